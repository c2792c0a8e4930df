"""What `kpo say` answers to sentences that put nothing on the record: why, what is normal or show something."""

from collections.abc import Iterator

from kpo_tui.cli.common import say
from kpo_tui.cli.emitting import emit
from kpo_tui.dialogue.moves import AnyMove, AskingHelp, AskingNorm, AskingWhy, Showing, Shown
from kpo_tui.dialogue.understanding import AtHand
from kpo_tui.dialogue.understanding.scene import focus_of
from kpo_tui.documents.document import Document
from kpo_tui.errors import KpoError, Usage
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import SomeTerm
from kpo_tui.session import Session
from kpo_tui.text import command_path

_HELP = (
    "You can say values (net 45, interest 1%), accept, reject, ok but 45 days, park it with a reason, withdraw,",
    "reopen, leave a clause out, tell them: …, confirm; or ask why, what's normal, show draft, what's still open.",
)


def fulfil(move: AnyMove, session: Session, at_hand: AtHand) -> None:
    """Answer a wish. Raises KpoError for one that only makes sense in the conversation."""
    match move:
        case AskingWhy() | AskingNorm():
            _explain(move, session.state, at_hand)
        case AskingHelp():
            for line in _HELP:
                say(line)
        case Showing(what=what, clause=clause):
            emit(_document(what, clause or focus_of(at_hand), session), "terminal", None)
        case _:
            raise KpoError(
                f"that is for the conversation; say it in: kpo negotiate {command_path(session.path)}"
            )


def _explain(move: AskingWhy | AskingNorm, state: Negotiation, at_hand: AtHand) -> None:
    clause = move.clause or focus_of(at_hand)
    if clause is None:
        raise Usage("which clause? Name it in the sentence, or with --clause")
    named = move.term or (at_hand.term if move.clause in (None, at_hand.clause) else None)
    terms = state.clause(clause).terms
    for term in [terms[named]] if named else terms.values():
        for line in _why(term) if isinstance(move, AskingWhy) else _norm(term):
            say(f"{term.label}: {line}")


def _why(term: SomeTerm) -> Iterator[str]:
    yield term.why or "the playbook gives no reason"


def _norm(term: SomeTerm) -> Iterator[str]:
    norm = term.norm or (f"usually {term.usual}" if term.usual else "the playbook knows no norm")
    yield norm + (f" (source: {term.source})" if term.source else "")


def _document(what: Shown, clause: str | None, session: Session) -> Document:
    """The document to show; both sides' offers where offers are asked for."""
    state, at = session.state, session.now()
    if what == "draft":
        from kpo_tui.documents.drafting import draft

        return draft(state)
    if what == "issues":
        from kpo_tui.documents.issues import issues

        return issues(state)
    if what in ("redline", "history"):
        command = "redline" if what == "redline" else "negotiate"
        raise KpoError(f"for that, see: kpo {command} {command_path(session.path)}")
    from kpo_tui.documents.status import clause_status, status

    return status(state, at) if clause is None or what == "status" else clause_status(state, clause, at)
