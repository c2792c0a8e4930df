"""The documents that can be asked for in a conversation, as previews."""

from collections.abc import Callable

from kpo_tui.dialogue.moves import Showing
from kpo_tui.documents.document import Document
from kpo_tui.documents.drafting import draft, draft_as_offered
from kpo_tui.documents.issues import issues
from kpo_tui.documents.redline import compare_documents
from kpo_tui.documents.status import status
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import Party, other
from kpo_tui.ui.presenting.previews import Preview, of_document, of_redline
from kpo_tui.ui.presenting.redline import between_offers


def preview_for(
    wanted: Showing, state: Negotiation, party: Party, covered: frozenset[str], *, signs: bool
) -> tuple[str, Callable[[], Preview]] | None:
    """What `wanted` is called and how it is made; None for what has a panel of its own.

    In `covered` clauses the other side's opening is not shown yet.
    """
    match wanted.what:
        case "draft":
            return "The draft", lambda: of_document(draft(state), "draft")
        case "issues":
            return "Open issues", lambda: of_document(issues(state), "issues")
        case "status":
            return "Status", lambda: of_document(status(state, state.last_at), "status")
        case "redline":
            return "Redline", lambda: _redline(state, party, wanted.clause, covered, signs=signs)
        case _:
            return None


def _redline(state: Negotiation, party: Party, clause: str | None, covered: frozenset[str], *, signs: bool) -> Preview:
    """The redline between what the party and the other side offer, on one clause or on all."""
    if clause is not None:
        found = between_offers(state, clause, party, may_see_theirs=clause not in covered)
        return of_redline(found, f"{state.clause(clause).title}: yours → theirs", f"redline-{clause}", signs=signs)
    ours, theirs = (_without(draft_as_offered(state, side), covered) for side in (party, other(party)))
    return of_redline(compare_documents(ours, theirs), "Your text → theirs", "redline", signs=signs)


def _without(document: Document, covered: frozenset[str]) -> Document:
    return Document(document.title, tuple(b for b in document.blocks if b.clause not in covered), document.notices)
