"""One party's private positions. They never reach the log or an output for the other side."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Literal, TypeAlias

from msgspec import Struct

from kpo_tui.errors import Usage, ValueNotUnderstood
from kpo_tui.negotiation.party import Side
from kpo_tui.negotiation.playbook import Playbook, near_miss
from kpo_tui.negotiation.playbook_checks import Problem
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import Raw, SomeTerm, Value
from kpo_tui.text import one_line

Priority = Literal["must", "want", "trade"]


class Position(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Where a party stands on one term.

    `preferred` is what it asks for, `fallbacks` what it moves to, in order, and `walk_away` the last
    value it would still sign. `weight` (0 to 10) says how much the term matters to it; `priority`
    whether it must have it, wants it or would trade it. `reason` may be told to the other side;
    `private_note` and `approver` (who must approve going to the walk-away) may not.
    """

    preferred: str
    fallbacks: tuple[str, ...] = ()
    walk_away: str = ""
    weight: int = 5
    priority: Priority = "want"
    reason: str = ""
    private_note: str = ""
    approver: str = ""

    def rungs(self) -> tuple[str, ...]:
        """The ladder from best to last, as written."""
        return tuple(value for value in (self.preferred, *self.fallbacks, self.walk_away) if value)

    def rung(self, name: str) -> str:
        """The value on a rung: `preferred`, `fallback` (the first), `fallback-2`, …, or `walk-away`.

        A rung the ladder does not have gives the nearest firmer one. Raises Usage for another name.
        """
        if name == "preferred":
            return self.preferred
        if name == "walk-away":
            return self.walk_away or (self.fallbacks or (self.preferred,))[-1]
        kind, _, place = name.partition("-")
        if kind != "fallback" or (place and (not place.isdecimal() or len(place) > 9)):
            raise Usage(
                f"'{one_line(name, 40)}' is not a rung; use preferred, fallback, fallback-2 or walk-away"
            )
        return (self.preferred, *self.fallbacks)[: int(place or 1) + 1][-1]


class Positions(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A party's positions on the clauses of a playbook: clause id, then term id."""

    party: Side
    playbook: str
    clauses: dict[str, dict[str, Position]] = {}

    def offered(self, playbook: Playbook, clause: str, rung: str) -> dict[str, Raw]:
        """The canonical values of a clause's terms on a rung, for the terms there are positions on."""
        held = self.clauses.get(clause, {})
        terms: dict[str, SomeTerm] = (
            dict(playbook.clauses[clause].terms) if clause in playbook.clauses else {}
        )
        return {
            term_id: term.write(term.parse(held[term_id].rung(rung)))
            for term_id, term in terms.items()
            if term_id in held
        }


def problems_of_positions(positions: Positions, playbook: Playbook, file: str) -> list[Problem]:
    """Every problem of the positions, held against the playbook they are for."""
    problems: list[Problem] = []
    for clause_id, terms in positions.clauses.items():
        clause = playbook.clauses.get(clause_id)
        if clause is None:
            problems.append(_unknown("clause", clause_id, list(playbook.clauses), file, clause_id))
            continue
        for term_id, position in terms.items():
            term = clause.terms.get(term_id)
            if term is None:
                problems.append(_unknown("term", term_id, list(clause.terms), file, clause_id, term_id))
            else:
                problems += _ladder_problems(term, position, positions.party, clause_id, term_id, file)
    return problems


def _unknown(kind: str, name: str, known: list[str], file: str, clause: str, term: str = "") -> Problem:
    return Problem(f"is not a {kind} of the playbook{near_miss(name, known)}", clause, term, file=file)


def _ladder_problems(
    term: SomeTerm, position: Position, party: Side, clause: str, term_id: str, file: str
) -> list[Problem]:
    problems: list[Problem] = []
    if not 0 <= position.weight <= 10:
        problems.append(Problem("is from 0 to 10", clause, term_id, "weight", file))
    keys = ["preferred", *("fallbacks" for _ in position.fallbacks), "walk_away"]
    read: list[tuple[str, object]] = []
    for key, text in zip(keys, position.rungs(), strict=False):
        try:
            read.append((key, term.parse(text)))
        except ValueNotUnderstood as error:
            problems.append(Problem(str(error), clause, term_id, key, file))
    for (_, firmer), (key, softer) in pairwise(read):
        if term.better_for(party, softer, firmer) > 0:
            problems.append(Problem("is better for you than the rung before it", clause, term_id, key, file))
    return problems


Place: TypeAlias = Literal["better", "preferred", "between", "fallback", "walk-away", "past", "unknown"]
"""`better` than preferred; on a rung; `between` two of them; `past` the last. `unknown`: not a rung, and
the term has no order by which to place it."""


class Ladder(Struct, frozen=True):
    """A position's rungs as values, best first, each with the name that people use for it."""

    term: SomeTerm
    party: Side
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


def ladder_of(term: SomeTerm, position: Position, party: Side) -> Ladder:
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
    state: Negotiation, party: Side, clause: str, offered: Mapping[str, Raw], values: Mapping[str, Raw]
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
