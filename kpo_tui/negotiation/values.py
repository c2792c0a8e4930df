"""Values of terms in the state of a negotiation: what holds, what is missing, how far apart."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TypeAlias

from msgspec.structs import replace

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import Side
from kpo_tui.negotiation.playbook import Playbook
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import Condition, Gap, OtherTerm, Raw, SomeTerm, Value


def value_said(state: Negotiation, clause_id: str, term_id: str, party: Side | None) -> Raw | None:
    """The canonical value of a term: the agreed one, else what `party` last said."""
    clause = state.clauses.get(clause_id)
    if clause is None:
        return None
    if clause.agreed is not None:
        return clause.agreed.offer.terms.get(term_id)
    last = clause.side(party).last if party else None
    return last.terms.get(term_id) if last else None


def applying_terms(
    state: Negotiation,
    clause_id: str,
    offer: Offer,
    party: Side,
    alongside: Mapping[str, Offer] | None = None,
    among: Mapping[str, SomeTerm] | None = None,
) -> dict[str, SomeTerm]:
    """The terms of the clause that apply, given the values of an offer; only those `among` them that are asked for.

    A condition on another clause looks at the rest of the same package (`alongside`), then at what is
    agreed there, then at what `party` last said there.
    """
    terms = state.clause(clause_id).terms if among is None else among
    offers = {**(alongside or {}), clause_id: offer}

    def said(home: str, term_id: str) -> Raw | None:
        here = offers.get(home)
        return here.terms.get(term_id) if here else value_said(state, home, term_id, party)

    lookup = lookup_in(state.playbook, clause_id, said)
    return {
        term_id: term
        for term_id, term in terms.items()
        if not term.when or all(holds(condition, lookup) for condition in term.when)
    }


def only_applying(state: Negotiation, clause_id: str, offers: Mapping[str, Offer], party: Side) -> Offer:
    """The offer on a clause without values of terms that do not apply, in the playbook's order.

    `offers` holds it with the rest of its package. Terms the clause does not have, and values that are
    none, stay for the rules to refuse by name.
    """
    offer = offers[clause_id]
    known = state.playbook.clauses.get(clause_id)
    if known is None or offer.left_out or not all(term_id in known.terms for term_id in offer.terms):
        return offer
    while True:  # a follow-up of a term that does not apply does not apply either
        try:
            applying = applying_terms(state, clause_id, offer, party, offers)
        except ValueNotUnderstood:
            return offer
        kept = {term_id: offer.terms[term_id] for term_id in applying if term_id in offer.terms}
        if len(kept) == len(offer.terms):
            return replace(offer, terms=kept)
        offer = replace(offer, terms=kept)


def missing_terms(
    state: Negotiation,
    clause_id: str,
    offer: Offer,
    party: Side,
    alongside: Mapping[str, Offer] | None = None,
) -> list[str]:
    """The ids of terms that apply and still lack a value, so that the offer cannot be accepted yet."""
    if offer.left_out:
        return []
    unsaid = {
        term_id: term
        for term_id, term in state.clause(clause_id).terms.items()
        if term_id not in offer.terms and not term.optional
    }
    return list(applying_terms(state, clause_id, offer, party, alongside, unsaid)) if unsaid else []


def gap_between(term: SomeTerm, mine: Raw | None, theirs: Raw | None) -> Gap | None:
    """How far two canonical values of a term lie apart; None when either is missing."""
    if mine is None or theirs is None:
        return None
    return term.gap(term.read(mine), term.read(theirs))


def shown(term: SomeTerm, raw: Raw | None, locale: str = "en") -> str:
    """A canonical value for a screen; `–` when there is none."""
    return "–" if raw is None else term.show(term.read(raw), locale)


class KnownValues:
    """Remembers which canonical values were found sound, so that a long log is not parsed twice."""

    MOST = 4096
    LONGEST = 1000

    def __init__(self) -> None:
        self._sound: set[tuple[str, str, str | tuple[str]]] = set()

    def complaint(
        self,
        clause_id: str,
        terms: Mapping[str, SomeTerm],
        values: Mapping[str, Raw],
        said: Mapping[str, Raw],
    ) -> str | None:
        """What is wrong with the first of `values` that is no canonical value of its term; None when nothing is.

        A value that is also in `said` is known to be sound.
        """
        for term_id, raw in values.items():
            if raw == said.get(term_id):
                continue
            key = (clause_id, term_id, raw if isinstance(raw, str) else (repr(raw),))
            if key in self._sound:
                continue
            if reason := _complaint(term_id, terms[term_id], raw):
                return reason
            if len(str(raw)) <= self.LONGEST:
                if len(self._sound) >= self.MOST:
                    self._sound.clear()
                self._sound.add(key)
        return None


def _complaint(term_id: str, term: SomeTerm, raw: Raw) -> str | None:
    try:
        return None if term.write(term.read(raw)) == raw else f"{term_id} is not in canonical form"
    except ValueNotUnderstood as error:
        return f"{term_id}: {error}"


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
