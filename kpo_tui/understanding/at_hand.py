"""What a sentence is said about: the state, who speaks, and what was asked."""

from typing import Literal, TypeAlias

from msgspec import Struct

from kpo_tui.negotiation.events import Proposal
from kpo_tui.negotiation.party import Side, other
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import Raw, SomeTerm

Asked: TypeAlias = Literal[
    "question", "decision", "review", "reopening", "reminder", "standing", "confirmation", "waiting", "yes-no"
]
"""What is before the party. `yes-no` waits for a plain yes before something is recorded."""


class AtHand(Struct, frozen=True, kw_only=True):
    """What is at hand when `party` says something at the time `at`.

    `clause` and `term` are what the conversation is at, if anything. `locale` says how numbers and dates
    are written. `covered` are the clauses on which the other side has made an opening that the party may not see yet;
    the state is without them. With `theirs_hidden` the other side's opening on the clause at hand may not be seen yet,
    so that no reading takes a value from it.
    """

    state: Negotiation
    party: Side
    at: str
    asked: Asked = "waiting"
    clause: str | None = None
    term: str | None = None
    locale: str = "en"
    theirs_hidden: bool = False
    covered: frozenset[str] = frozenset()
    said: dict[str, dict[str, Raw]] = {}
    said_last: tuple[tuple[str, str], ...] = ()

    def nothing_stands(self, clause_id: str, title: str) -> str:
        """What to say where the other side has no offer on a clause that the party may answer."""
        if clause_id in self.covered:
            they = other(self.party)
            return (
                f"The {they} has made an offer on {title}. It is covered until yours is in: make your own, or say "
                "show theirs to see it first."
            )
        return f"Nothing of the other side stands on {title}."

    @property
    def asked_term(self) -> SomeTerm | None:
        """The term that a question is about."""
        if self.asked != "question" or self.clause is None or self.term is None:
            return None
        return self.state.clause(self.clause).terms.get(self.term)

    def theirs(self, clause_id: str) -> Proposal | None:
        """The other side's proposal that awaits an answer on the clause."""
        return self.state.live(clause_id, other(self.party), self.at)

    def their_value(self, clause_id: str, term_id: str) -> Raw | None:
        """The other side's value of a term in the proposal that it has standing."""
        if self.theirs_hidden and clause_id == self.clause:
            return None
        proposal = self.theirs(clause_id)
        return None if proposal is None else proposal.clauses[clause_id].terms.get(term_id)

    def our_value(self, clause_id: str, term_id: str) -> Raw | None:
        """What the party itself last said on a term."""
        offer = self.state.offer(clause_id, self.party)
        return None if offer is None else offer.terms.get(term_id)
