"""Documents and redlines as bytes: one module a format, which serves drafts, lists, redlines and replays alike.

A format is there by its module: each module of this package has a `FORMAT`, and names, endings, choices and help are
found there. So a module loads nothing heavy before it writes. None of them lets text of a document act: no
markup, no control sequence, no script.
"""

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from kpo_tui.documents.document import Document
from kpo_tui.errors import Usage

if TYPE_CHECKING:
    from kpo_tui.documents.redline import Redline
    from kpo_tui.documents.word import Note

_FIRST: Final = ("md", "html", "json", "terminal", "docx")
"""The order in which formats are listed; others come behind."""


class Look(NamedTuple):
    """What can be chosen about a file beside its format; each format minds what concerns it.

    `title` stands in for a redline's own. `width` is in columns, by default the format's own; with `context`, only so
    many unchanged lines are shown about a change. A Word file has the style of the file `reference`, and `notes` as
    comments.
    """

    title: str | None = None
    width: int | None = None
    colour: bool = False
    context: int | None = None
    reference: Path | None = None
    notes: "tuple[Note, ...]" = ()


PLAIN: Final = Look()


class Format(NamedTuple):
    """A format: its name, its files' endings with the usual one first, and the functions that write it.

    A redline is of texts or a marked document. A format that `tracks` is a word processor's: bytes, in a house style,
    with changes to accept or reject that have an author each. It takes no redline of texts.
    """

    name: str
    endings: tuple[str, ...]
    document: Callable[[Document, Look], str | bytes]
    redline: "Callable[[Redline | Document, Look], str | bytes]"
    tracks: bool = False


@cache
def formats() -> dict[str, Format]:
    """All formats by their names."""
    from importlib import import_module
    from pkgutil import iter_modules

    modules = [
        import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__) if not found.ispkg
    ]
    known = {module.FORMAT.name: module.FORMAT for module in modules}
    return {name: known[name] for name in (*_FIRST, *sorted(known.keys() - {*_FIRST}))}


def format_of(path: Path, among: Iterable[Format] = (), more: str = "") -> Format:
    """The format that the ending of a file's name says, of all or of those `among` which it must be.

    Raises Usage for an ending that none has; `more` ends what it says.
    """
    allowed = list(among) or list(formats().values())
    for known in allowed:
        if path.suffix.lower() in known.endings:
            return known
    endings = ", ".join(ending for known in allowed for ending in known.endings)
    raise Usage(f"{path}: no format has that ending; use one of {endings}{more}")
