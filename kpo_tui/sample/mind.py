"""One side of a played negotiation: where it stands on each term, what it can live with, what it gives up next."""

import random
from pathlib import Path

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.library import load_positions
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import SIDES, Side
from kpo_tui.negotiation.playbook import Playbook
from kpo_tui.negotiation.positions import Position, Positions
from kpo_tui.negotiation.terms import Raw, SomeTerm


def sample_positions(name: str, playbook: Playbook) -> dict[Side, Positions]:
    """The positions of both parties that came with the playbook of that name."""
    return {party: load_positions(Path(f"{name}.{party}"), playbook) for party in SIDES}


class Mind:
    """A party with private positions. It stands on one rung of each ladder and goes down, light terms first."""

    def __init__(self, playbook: Playbook, positions: Positions, dice: random.Random, pace: float) -> None:
        """`pace` is how readily it concedes: at 1 it gives a step on its lightest terms whenever it is asked."""
        self.party = positions.party
        self._playbook, self._held, self._dice, self._pace = playbook, positions.clauses, dice, pace
        self._rungs: dict[tuple[str, str], int] = {}
        self._given_in: set[tuple[str, str]] = set()
        self._ladders = {
            (clause_id, term_id): _ladder(term, self._held[clause_id][term_id])
            for clause_id, clause in playbook.clauses.items()
            for term_id, term in clause.terms.items()
            if term_id in self._held.get(clause_id, {})
        }

    def weight(self, clause_id: str) -> int:
        """How much the clause matters to the party: the weight of its heaviest term."""
        return max((position.weight for position in self._held.get(clause_id, {}).values()), default=0)

    def insists(self, clause_id: str, term_id: str) -> bool:
        """True for a term that the party must have, and is the last it would give up."""
        position = self._held.get(clause_id, {}).get(term_id)
        return position is not None and (position.priority == "must" or position.weight >= 8)

    def reason(self, clause_id: str, term_id: str) -> str:
        """What the party may tell the other side of why."""
        position = self._held.get(clause_id, {}).get(term_id)
        return position.reason if position else ""

    def stance(self, clause_id: str) -> dict[str, Raw]:
        """What the party offers on the clause by itself, from the rungs that it stands on."""
        return {
            term_id: self._ladders[clause_id, term_id][self._rungs.get((clause_id, term_id), 0)]
            for term_id in self._playbook.clauses[clause_id].terms
            if (clause_id, term_id) in self._ladders
        }

    def content(self, clause_id: str, term_id: str, raw: Raw) -> bool:
        """True when the party can live with a value now: as good as its rung, or on its ladder down to it."""
        ladder = self._ladders.get((clause_id, term_id))
        if ladder is None or (clause_id, term_id) in self._given_in:
            return True
        rung = self._rungs.get((clause_id, term_id), 0)
        if raw in ladder[: rung + 1]:
            return True
        term: SomeTerm = self._playbook.clauses[clause_id].terms[term_id]
        ordered = bool(term.client_wants) and term.measure(term.read(raw)) is not None
        return ordered and term.better_for(self.party, term.read(ladder[rung]), term.read(raw)) <= 0

    def blocking(self, clause_id: str, offer: Offer) -> list[str]:
        """The terms of an offer that the party cannot live with yet."""
        return [term_id for term_id, raw in offer.terms.items() if not self.content(clause_id, term_id, raw)]

    def concede(self, clause_id: str, blocking: list[str]) -> list[str]:
        """Go down a rung on some of these terms, the light ones more readily; gives those it went down on."""
        gone: list[str] = []
        for term_id in blocking:
            key = (clause_id, term_id)
            if self.exhausted(clause_id, term_id):
                continue
            readiness = self._pace * (11 - self._held[clause_id][term_id].weight) / 10 + 0.05
            if self._dice.random() < readiness:
                self._rungs[key] = self._rungs.get(key, 0) + 1
                gone.append(term_id)
        return gone

    def exhausted(self, clause_id: str, term_id: str) -> bool:
        """True when the party stands on its last rung of the term."""
        ladder = self._ladders.get((clause_id, term_id), [""])
        return self._rungs.get((clause_id, term_id), 0) >= len(ladder) - 1

    def give_in(self, clause_id: str, term_id: str) -> None:
        """Take whatever the other side wants here from now on: someone above has approved it."""
        self._given_in.add((clause_id, term_id))

    def answer(self, clause_id: str, theirs: Offer) -> dict[str, Raw]:
        """What the party counters with: the other side's value where it can live with it, else its own."""
        own = self.stance(clause_id)
        taken = {
            term_id: raw
            for term_id, raw in theirs.terms.items()
            if self.content(clause_id, term_id, raw) or term_id not in own
        }
        return {**own, **taken}


def _ladder(term: SomeTerm, position: Position) -> list[Raw]:
    """The canonical values from best to last, each once."""
    values: list[Raw] = []
    for text in position.rungs():
        try:
            raw = term.write(term.parse(text))
        except ValueNotUnderstood:
            continue
        if raw not in values:
            values.append(raw)
    return values or [term.write(term.parse(term.usual))]
