"""Text from files and from the other party, made harmless to show.

Nothing here changes what is stored: the log keeps every character. What is shown replaces what could
act on a terminal or reorder a line by a visible stand-in.
"""

import re

# C0 controls but tab and newline, DEL and C1; bidirectional controls; line and paragraph separators;
# zero-width space and byte-order mark; interlinear and tag characters; lone surrogates and
# noncharacters. Zero-width joiners stay: Persian and Indic scripts need them.
ACTIVE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)


def _stand_in(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"⟨U+{code:04X}⟩"


def visible(text: str) -> str:
    r"""`text` with every character that could act on a screen replaced by a visible stand-in.

    >>> visible("pay\x1b[2J now")
    'pay␛[2J now'
    """
    return text if text.isascii() and text.isprintable() else ACTIVE.sub(_stand_in, text)


def spaced_once(text: str) -> str:
    """`text` with all white space made one space, and none at its ends."""
    if "  " not in text and text.isprintable() and not text.startswith(" ") and not text.endswith(" "):
        return text  # no white space but the space is printable
    return " ".join(text.split())


def one_line(text: str, limit: int = 0) -> str:
    """`text` made visible and put on one line, cut to `limit` characters if that is above zero."""
    flat = " ".join(visible(text[: limit * 4] if limit else text).split())
    return flat if not limit or len(flat) <= limit else flat[: limit - 1] + "…"


def listing(items: list[str], last: str = "and") -> str:
    """Items as prose: `a`, `a and b`, `a, b and c`."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}" if items else ""
