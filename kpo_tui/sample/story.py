"""The sample negotiation: two sides play the essentials from their sample positions.

It is a fixed story on a fixed clock, so that it is the same on every machine: both open with what they
prefer, move to their fallbacks, and settle where their ranges meet. Where they do not meet, a clause is
parked or stays open, a package is tried, one clause is added and one is reopened.
"""

import tempfile
from datetime import timedelta
from pathlib import Path

from kpo_tui.documents.agreement.draft import draft
from kpo_tui.documents.formats import PLAIN, format_of
from kpo_tui.documents.reports.issues import issues
from kpo_tui.documents.reports.standings import status
from kpo_tui.library import load_playbook
from kpo_tui.negotiation.act import Act, Event
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.parking import Park
from kpo_tui.negotiation.acts.proposal import Propose, Proposed
from kpo_tui.negotiation.acts.reopening import Reopen
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import SIDES, Side, other
from kpo_tui.negotiation.positions import Positions
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import Raw, SomeTerm
from kpo_tui.negotiation.values import missing_terms
from kpo_tui.sample import BEGINS, NAMES, PLAYBOOK, remarks
from kpo_tui.sample.mind import sample_positions
from kpo_tui.table.output import save
from kpo_tui.table.session import Session, begin_session, instant

EXCLUSIVE_FIELD: dict[str, Raw] = {
    "tool_improvements": "provider_exclusive_field",
    "exclusive_field": "motor and household insurance pricing in North America",
    "exclusive_months": "18 months",
}


class _OfficeClock:
    """A clock that moves on by eleven minutes each time it is read."""

    def __init__(self) -> None:
        self.now = BEGINS

    def __call__(self) -> str:
        self.now += timedelta(minutes=11)
        return instant(self.now)


def play_to_folder() -> Path:
    """Play the sample into a fresh folder, with draft, issues list and status; gives the folder."""
    home = Path(tempfile.mkdtemp(prefix="kpo-sample-"))
    session = play(home / "sample.jsonl")
    state = session.state
    outputs = {"draft": draft(state), "issues": issues(state), "status": status(state, state.last_at)}
    for name, document in outputs.items():
        for ending in (".md", ".html", ".txt", ".docx"):
            path = home / f"{name}{ending}"
            save(path, format_of(path).document(document, PLAIN))
    return home


def play(path: Path) -> Session:
    """Play the sample into a log at `path`; gives the session at its end."""
    playbook = load_playbook(PLAYBOOK)
    positions = sample_positions(PLAYBOOK, playbook)
    story = _Story(begin_session(path, playbook, NAMES, clock=_OfficeClock()), positions)
    story.tell()
    return story.session


class _Story:
    """The acts of both sides, in order."""

    def __init__(self, session: Session, positions: dict[Side, Positions]) -> None:
        self.session = session
        self.positions = positions

    @property
    def state(self) -> Negotiation:
        return self.session.state

    def tell(self) -> None:
        """Play from the openings to the last word."""
        agenda = list(self.state.playbook.clauses)
        for party in SIDES:
            for clause_id in agenda:
                self.offer(party, clause_id, "preferred")
        thanks = "Thank you for your opening. Let us go through it clause by clause."
        self.do(Comment(text=thanks), "provider")
        for clause_id in agenda:
            self.bargain(clause_id)
        self.end()

    def offer(self, party: Side, clause_id: str, rung: str, note: str = "") -> None:
        """`party` offers its values on a rung."""
        values = self.positions[party].offered(self.state.playbook, clause_id, rung)
        self.do(Propose(offers={clause_id: Offer(terms=values)}, note=note), party)

    def bargain(self, clause_id: str) -> None:
        """Two moves towards each other, then an agreement where the ranges meet."""
        if self.state.where(clause_id) == "common ground":
            self.accept_standing(clause_id, "provider")
            return
        self.offer("client", clause_id, "fallback")
        self.offer("provider", clause_id, "fallback")
        if self.state.where(clause_id) == "common ground":
            self.accept_standing(clause_id, "client")
        elif (meeting := self.meeting(clause_id)) is not None:
            self.settle(clause_id, meeting)

    def settle(self, clause_id: str, values: dict[str, Raw]) -> None:
        """The client offers values both can live with, and the provider accepts."""
        act = Propose(offers={clause_id: Offer(terms=values)}, note="We can sign on this.")
        made = self.do(act, "client")
        assert isinstance(made, Proposed)  # noqa: S101  (that is what Propose makes)
        if missing_terms(self.state, clause_id, made.clauses[clause_id], "client"):
            return
        self.do(Accept(proposal=made.seq), "provider")

    def meeting(self, clause_id: str) -> dict[str, Raw] | None:
        """A value for each term that is past neither side's walk-away; None where there is none."""
        values: dict[str, Raw] = {}
        for term_id, term in self.state.clause(clause_id).terms.items():
            value = self.meeting_value(clause_id, term_id, term)
            if value is None:
                return None
            values[term_id] = value
        return values

    def meeting_value(self, clause_id: str, term_id: str, term: SomeTerm) -> Raw | None:
        held = {party: self.positions[party].clauses.get(clause_id, {}).get(term_id) for party in SIDES}
        rungs = [text for position in held.values() if position for text in reversed(position.rungs())]
        for text in ([term.usual] if term.usual else []) + rungs:
            value = term.parse(text)
            walk_aways = {party: position.rung("walk-away") for party, position in held.items() if position}
            if all(term.better_for(one, term.parse(last), value) <= 0 for one, last in walk_aways.items()):
                return term.write(value)
        return None

    def accept_standing(self, clause_id: str, party: Side) -> None:
        """`party` accepts what the other has standing on the clause, if it can be."""
        standing = self.state.standing(clause_id, other(party))
        if standing and not missing_terms(self.state, clause_id, standing.clauses[clause_id], other(party)):
            self.do(Accept(proposal=standing.seq), party)

    def end(self) -> None:
        """A clause added, one reopened and agreed again, a package offered, one clause parked."""
        publicity = Offer(title="Publicity", wording=remarks.PUBLICITY)
        added = Propose(offers={"publicity": publicity}, note="The playbook lacks this.")
        made = self.do(added, "client")
        self.do(Accept(proposal=made.seq), "provider")
        self.do(Reopen(clause="payment", reason="Our treasury asks for one change."), "client")
        self.do(Reopen(clause="payment"), "provider")
        package = Propose(
            offers={
                "payment": Offer(terms={"net_days": "45 days", "early_discount_pct": "2%"}),
                "ip": Offer(terms=EXCLUSIVE_FIELD),
            },
            note="Longer payment for you, our own tools for us: these two belong together.",
        )
        made = self.do(package, "provider")
        self.do(Accept(proposal=made.seq), "client")
        reason = "Waiting for our insurer’s answer on the data cap."
        self.do(Park(clause="liability", reason=reason), "provider")

    def do(self, act: Act, party: Side) -> Event:
        """`party` does `act`; of positions that it offers whole, what applies."""
        if isinstance(act, Propose):
            act = act.fitted(self.state, party, self.state.last_at, {})
        return self.session.perform(act, party)
