"""Where a value lies on a party's ladder: from what it asks for, over its fallbacks, to its walk-away. Private."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

from kpo_tui.negotiation.party import Party
from kpo_tui.negotiation.positions import Position
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import Raw, SomeTerm, Value

Place: TypeAlias = Literal["better", "preferred", "between", "fallback", "walk-away", "past", "unknown"]
"""`better` than preferred; on a rung; `between` two of them; `past` the last. `unknown`: not a rung, and
the term has no order by which to place it."""


class Ladder(Struct, frozen=True):
    """A position's rungs as values, best first, each with the name that people use for it."""

    term: SomeTerm
    party: Party
    names: tuple[str, ...]
    values: tuple[Value, ...]

    def place(self, raw: Raw) -> tuple[Place, int]:
        """Where a canonical value lies, and the rung that it still meets (the last one where it meets none)."""
        value: Value = self.term.read(raw)
        if value in self.values:
            at = self.values.index(value)
            return self._kind(at), at
        if not self.ordered:
            return "unknown", len(self.values) - 1
        for at, rung in enumerate(self.values):
            better = self.term.better_for(self.party, value, rung)
            if better == 0 and self.term.measure(value) == self.term.measure(rung):
                return self._kind(at), at
            if better > 0:
                return ("between" if at else "better"), at
        return "past", len(self.values) - 1

    @property
    def ordered(self) -> bool:
        """True when any two values of the term can be held against one another."""
        return bool(self.term.client_wants) and self.term.measure(self.values[0]) is not None

    def after(self, raw: Raw | None) -> int | None:
        """The next rung to move to from a canonical value: the first that is worse for the party; None at the end.

        From no value at all it is the first rung.
        """
        if raw is None:
            return 0
        place, at = self.place(raw)
        if place == "unknown":
            return None
        following = at if place in ("better", "between") else at + 1
        return following if following < len(self.values) and place != "past" else None

    def _kind(self, at: int) -> Place:
        name = self.names[at]
        return "preferred" if name == "preferred" else "walk-away" if name == "walk-away" else "fallback"


def ladder_of(term: SomeTerm, position: Position, party: Party) -> Ladder:
    """The ladder of a position; its rungs were checked when the positions were read."""
    names = [
        "preferred",
        *("fallback" if at == 0 else f"fallback-{at + 1}" for at in range(len(position.fallbacks))),
    ]
    texts = [position.preferred, *position.fallbacks]
    values: list[Value] = [term.parse(text) for text in texts]
    if position.walk_away:
        last: Value = term.parse(position.walk_away)
        if last != values[-1]:
            names.append("walk-away")
            values.append(last)
    return Ladder(term, party, tuple(names), tuple(values))


def better_than(
    state: Negotiation, party: Party, clause: str, offered: Mapping[str, Raw], values: Mapping[str, Raw]
) -> dict[str, Raw]:
    """Those values of an offer that are better for the party than its own `values` of the same terms."""
    terms: dict[str, SomeTerm] = dict(state.clause(clause).terms)
    return {
        term_id: raw
        for term_id, raw in offered.items()
        if term_id in values
        and terms[term_id].better_for(party, terms[term_id].read(raw), terms[term_id].read(values[term_id]))
        > 0
    }


def needs_approval(ladder: Ladder, position: Position, raw: Raw) -> bool:
    """True when the value goes further than the fallbacks do, so that the position's approver is to be asked."""
    if not position.approver:
        return False
    place, at = ladder.place(raw)
    return place == "past" or (place in ("between", "walk-away") and ladder.names[at] == "walk-away")
