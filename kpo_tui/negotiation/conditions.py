"""Conditions on term values: when a follow-up term applies, and whether a check across terms holds."""

from collections.abc import Callable
from decimal import Decimal
from typing import TypeAlias

from kpo_tui.negotiation.playbook import Playbook
from kpo_tui.negotiation.terms import Condition, OtherTerm, Raw, SomeTerm, Value

Lookup: TypeAlias = Callable[[str], tuple[SomeTerm, Value] | None]
"""Gives the term and the value that a name stands for, or None while it has no value."""


def lookup_in(playbook: Playbook, clause: str, values: Callable[[str, str], Raw | None]) -> Lookup:
    """A lookup for names said in `clause`, over `values(clause, term)` in canonical form."""

    def find(name: str) -> tuple[SomeTerm, Value] | None:
        found = playbook.term(clause, name)
        raw = values(found[0], found[1]) if found else None
        return (found[2], found[2].read(raw)) if found and raw is not None else None

    return find


def holds(condition: Condition, lookup: Lookup) -> bool:
    """True when the condition is met. Values that are not there meet nothing but `given = false`."""
    found = [lookup(name) for name in condition.terms]
    if condition.given is not None:
        return all(known is not None for known in found) == condition.given
    present = [known for known in found if known is not None]
    if len(present) < len(found):
        return False
    term, value = present[0]
    if condition.is_ is not None:
        return value in _values(condition.is_, term)
    if condition.is_not is not None:
        return value not in _values(condition.is_not, term)
    left = _sum(present)
    for operand, test in _COMPARISONS.items():
        if (wanted := getattr(condition, operand)) is not None:
            right = _operand(wanted, term, lookup)
            return left is not None and right is not None and test(left, right)
    return False


_COMPARISONS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "at_least": Decimal.__ge__,
    "at_most": Decimal.__le__,
    "more_than": Decimal.__gt__,
    "less_than": Decimal.__lt__,
}


def _values(wanted: str | tuple[str, ...], term: SomeTerm) -> list[Value]:
    return [term.read(text) for text in ((wanted,) if isinstance(wanted, str) else wanted)]


def _sum(present: list[tuple[SomeTerm, Value]]) -> Decimal | None:
    parts = [term.common(value) for term, value in present]
    known = [part for part in parts if part is not None]
    return sum(known, Decimal(0)) if len(known) == len(parts) else None


def _operand(wanted: str | OtherTerm, term: SomeTerm, lookup: Lookup) -> Decimal | None:
    if isinstance(wanted, OtherTerm):
        found = lookup(wanted.term)
        return None if found is None else _sum([found])
    return term.common(term.read(wanted))
