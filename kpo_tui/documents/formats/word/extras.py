"""What a Word file can carry beside a document: markers, locks and comments."""

from msgspec import Struct


class Note(Struct, frozen=True):
    """A comment in the margin: beside the clause, or beside the title where it is about none.

    `by` is its author, `at` when it was written (RFC 3339).
    """

    text: str
    by: str
    at: str
    clause: str | None = None


class Extras(Struct, frozen=True):
    """`marked` clauses have a hidden bookmark each, named by their place in it; `locked` ones cannot be edited.

    `locked` gives the name that the lock shows for a clause. `mark` is a hidden bookmark on the title.
    With `tracking`, Word records what is changed in the file.
    """

    marked: tuple[str, ...] = ()
    locked: dict[str, str] = {}
    notes: tuple[Note, ...] = ()
    mark: str = ""
    tracking: bool = False


NOTHING = Extras()
