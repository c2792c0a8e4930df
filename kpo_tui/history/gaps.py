"""How the gap on each numeric term closed: what both parties offered, step by step, and who moved.

Only offers that both parties have seen are looked at; nobody's positions are known here.
"""

from collections.abc import Iterable

from msgspec import Struct

from kpo_tui.history.moments import Moment
from kpo_tui.history.outline import Turns, changed_clauses
from kpo_tui.negotiation.party import SIDES, Side, other
from kpo_tui.negotiation.terms import Gap, Raw, SomeTerm
from kpo_tui.negotiation.values import gap_between, value_said


class Step(Struct, frozen=True):
    """One change of what the parties offer on a term, in canonical values.

    `moved` names the party whose offer changed, by `concedes`: 1 towards the other side, -1 away from it, 0
    where neither can be said, as in a first offer. `agreed` is True when the step made the value agreed.
    """

    seq: int
    at: str
    round: int
    client: Raw | None
    provider: Raw | None
    gap: Gap | None
    moved: Side | None
    concedes: int
    agreed: bool = False

    def side(self, party: Side) -> Raw | None:
        """What that party offered."""
        return self.client if party == "client" else self.provider


class TermHistory(Struct, frozen=True):
    """The steps on one term, in order."""

    clause: str
    term_id: str
    term: SomeTerm
    steps: tuple[Step, ...]


def gap_histories(moments: Iterable[Moment]) -> list[TermHistory]:
    """The history of every numeric term that anything was offered on, in the order of the agreement.

    `moments` are those of a log from its first event on.
    """
    turns, number, state = Turns(), 0, None
    steps: dict[tuple[str, str], list[Step]] = {}
    for moment in moments:
        number += turns.begins_round(moment.event)
        state = moment.state
        if moment.before is None:
            continue
        for clause_id in changed_clauses(moment.event, moment.before, state):
            for term_id, term in state.clause(clause_id).terms.items():
                if term.charted:
                    _follow(steps.setdefault((clause_id, term_id), []), moment, clause_id, term_id, number)
    if state is None:
        return []
    return [
        TermHistory(clause_id, term_id, term, tuple(found))
        for clause_id in state.clauses
        for term_id, term in state.clause(clause_id).terms.items()
        if (found := steps.get((clause_id, term_id)))
    ]


def _follow(steps: list[Step], moment: Moment, clause_id: str, term_id: str, number: int) -> None:
    """Add a step if what either party offers on the term has changed, or has become agreed."""
    state, event = moment.state, moment.event
    term = state.clause(clause_id).terms[term_id]
    now = {party: value_said(state, clause_id, term_id, party) for party in SIDES}
    client, provider = now["client"], now["provider"]
    agreed = state.clauses[clause_id].agreed is not None
    last = steps[-1] if steps else None
    if client is None and provider is None:
        return
    if last is not None and (last.client, last.provider, last.agreed) == (client, provider, agreed):
        return
    moved = next((party for party in SIDES if now[party] != (last and last.side(party))), None)
    concedes = towards(term, moved, last.side(moved), now[moved]) if moved and last else 0
    gap = gap_between(term, client, provider)
    steps.append(Step(event.seq, event.at, number, client, provider, gap, moved, concedes, agreed))


def towards(term: SomeTerm, party: Side, old: Raw | None, new: Raw | None) -> int:
    """1 when `new` is a step of `party` towards the other side from `old`, -1 away from it, 0 if neither."""
    if old is None or new is None:
        return 0
    return term.better_for(other(party), term.read(new), term.read(old))
