"""The documents that can be asked for in a conversation, as previews."""

from collections.abc import Callable
from typing import Final

from kpo_tui.desk import Desk
from kpo_tui.dialogue.moves import Showing, Shown
from kpo_tui.papers import paper
from kpo_tui.ui.presenting.previews import Preview, of_document, of_redline

TITLES: Final[dict[Shown, str]] = {
    "draft": "The draft",
    "issues": "Open issues",
    "status": "Where it stands",
    "redline": "Redline",
    "history": "History",
    "theirs": "What they offer",
    "ours": "What you offer",
}


def preview_for(desk: Desk, wanted: Showing, *, signs: bool) -> Callable[[], Preview]:
    """How the document that is wanted is made; safe to call in a thread, whatever the desk does meanwhile."""
    session, seen, party = desk.session, desk.seen, desk.party

    def make() -> Preview:
        document = paper(session, seen, party, wanted)
        if wanted.what == "redline":
            return of_redline(document, document.title, "redline", signs=signs)
        return of_document(document, wanted.what)

    return make
