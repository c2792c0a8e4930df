"""What each party did over a negotiation, counted, and what it has still to do."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from msgspec import Struct

from kpo_tui.history.gaps import towards
from kpo_tui.history.moments import Moment
from kpo_tui.history.outline import Turns
from kpo_tui.negotiation.acts.acceptance import Accepted
from kpo_tui.negotiation.acts.comment import Commented
from kpo_tui.negotiation.acts.opening import Opened
from kpo_tui.negotiation.acts.proposal import Proposed
from kpo_tui.negotiation.outlook import next_step
from kpo_tui.negotiation.party import SIDES, Side
from kpo_tui.negotiation.state import Negotiation


class Tally(Struct):
    """One party's counts. `held` is the time in which it was the one to move.

    `conceded` counts steps towards the other side, `retreated` steps away from it, both by terms.
    """

    turns: int = 0
    proposals: int = 0
    acceptances: int = 0
    conceded: int = 0
    retreated: int = 0
    held: timedelta = timedelta()


class Counting:
    """Takes a log's events one after the other and counts. `found` holds both parties' counts so far."""

    def __init__(self) -> None:
        self.found = {party: Tally() for party in SIDES}
        self._turns = Turns()
        self._last = ""

    def add(self, moment: Moment) -> None:
        """Count the next event."""
        event = moment.event
        if not isinstance(event, Opened | Commented) and event.party is not None:
            own = self.found[event.party]
            own.turns += self._turns.passes(event)
            own.held += datetime.fromisoformat(event.at) - datetime.fromisoformat(self._last or event.at)
            own.acceptances += isinstance(event, Accepted)
            if isinstance(event, Proposed) and moment.before is not None:
                _count_steps(own, event, moment.before)
        if not isinstance(event, Commented):
            self._last = event.at


def tallies(moments: Iterable[Moment]) -> dict[Side, Tally]:
    """Both parties' counts over a log from its first event on."""
    counting = Counting()
    for moment in moments:
        counting.add(moment)
    return counting.found


def _count_steps(own: Tally, event: Proposed, before: Negotiation) -> None:
    own.proposals += 1
    for clause_id, offer in event.clauses.items():
        known = before.clauses.get(clause_id)
        last = known.side(event.party or "client").last if known else None
        if last is None:
            continue
        terms = before.clause(clause_id).terms
        for term_id, raw in offer.terms.items():
            step = towards(terms[term_id], event.party or "client", last.terms.get(term_id), raw)
            own.conceded += step > 0
            own.retreated += step < 0


def outstanding(state: Negotiation, party: Side) -> list[str]:
    """What the next steps say that `party` has to do, clause by clause."""
    found: list[str] = []
    for clause_id in state.on_agenda():
        steps = [step for step in next_step(state, clause_id).split("; ") if step.startswith(f"{party} to ")]
        found += [f"{state.clause(clause_id).title}: {step.removeprefix(f'{party} to ')}" for step in steps]
    if not state.unsettled() and party not in state.confirmed:
        found.append("confirm the whole text")
    return found
