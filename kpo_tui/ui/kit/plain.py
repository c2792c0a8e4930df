"""Text as the screen takes it: `Content`, never markup, with what could act on a terminal made visible.

Every text that comes from a log, a file or the other party goes through here on its way to a widget.
Styles are names of the theme (`$quiet`, `$ours`), so that they follow it.
"""

from textual.content import Content, Span

from kpo_tui.text import one_line, visible

LONGEST = 6000
"""Characters of one text that a panel shows; documents show all."""


def said(text: str, style: str = "", limit: int = LONGEST) -> Content:
    """A text of any length with its line ends kept; what is past `limit` is counted, not shown."""
    shown = visible(text[:limit].replace("\t", "    "))
    if len(text) > limit:
        shown += f" … ({len(text) - limit:,} characters more; see the draft or the history)"
    return Content(shown, spans=[Span(0, len(shown), style)] if style and shown else None)


def line(text: str, style: str = "", limit: int = 400) -> Content:
    """A text on one line, cut to `limit` characters."""
    return said(one_line(text, limit), style, limit + 1)


def own(text: str, style: str = "") -> Content:
    """The program's own words, spaces and all. Never text of a party or a file."""
    return Content(text, spans=[Span(0, len(text), style)] if style and text else None)


def joined(*parts: Content | str) -> Content:
    """Pieces one after the other; a `str` among them is the program's own text."""
    return Content("").join([part if isinstance(part, Content) else Content(part) for part in parts])


def fitted(content: Content, width: int) -> Content:
    """A line cut to `width` columns, with an ellipsis where it was longer."""
    return content if content.cell_length <= width else content.truncate(max(width, 1), ellipsis=True)


def sides(left: Content, right: Content, width: int) -> Content:
    """Two texts at the ends of a line of `width` columns; the left one gives way, the right one is kept."""
    right = fitted(right, max(width // 2, width - 12))
    left = fitted(left, max(width - right.cell_length - 1, 0))
    gap = max(width - left.cell_length - right.cell_length, 0)
    return joined(left, " " * gap, right)
