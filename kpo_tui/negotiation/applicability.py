"""Values that do not apply: what they hang on, in words; and offers that say nothing.

The rules do not ask for it, so that logs in which such offers stand open and replay for ever: what does not apply is
left out of an offer that is made. Of what is new, it is told (`decide`, and the conversation for answers).
"""

from collections.abc import Iterable, Mapping

from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import Side
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import Condition, OtherTerm, Raw, SomeTerm
from kpo_tui.negotiation.values import Lookup, holds, lookup_in, missing_terms, shown, value_said
from kpo_tui.text import listing, one_line

_SHOWN = 80


def named_in_vain(
    state: Negotiation,
    said: Mapping[str, Offer],
    made: Mapping[str, Offer],
    party: Side,
    locale: str = "en",
) -> str | None:
    """Why the first value that was named is not in what was made of it: it does not apply; None where all are."""
    for clause_id, offer in said.items():
        lost = [name for name in offer.terms if name not in made[clause_id].terms]
        if lost and not made[clause_id].left_out:
            return applies_only(state, clause_id, lost[0], made, party, locale)
    return None


def applies_only(
    state: Negotiation,
    clause_id: str,
    term_id: str,
    made: Mapping[str, Offer],
    party: Side,
    locale: str = "en",
) -> str:
    """Where a term applies that does not by what `party` says, and how it is instead."""
    lookup = _lookup(state, clause_id, made, party)
    term: SomeTerm = state.clause(clause_id).terms[term_id]
    unmet = [condition for condition in term.when if not holds(condition, lookup)]
    places = [_in_words(state, clause_id, condition, lookup, locale) for condition in unmet]
    return f"{one_line(term.label, _SHOWN)} applies only where {listing(places)}"


def says_nothing(state: Negotiation, made: Mapping[str, Offer], party: Side) -> str | None:
    """On which clause an offer has neither values nor wording where values are needed; None where it has none such."""
    for clause_id, offer in made.items():
        if offer.left_out or offer.terms or offer.wording is not None or clause_id not in state.clauses:
            continue
        if missing_terms(state, clause_id, offer, party, made):
            return f"it says nothing on {one_line(state.clause(clause_id).title, _SHOWN)} yet; give a value"
    return None


def values_shown(
    state: Negotiation, clause_id: str, values: Mapping[str, Raw], names: Iterable[str], locale: str = "en"
) -> list[str]:
    """The values of some terms, each with its label: `Late interest 1% per month`."""
    terms = state.clause(clause_id).terms
    return [
        f"{one_line(terms[name].label, _SHOWN)} {one_line(shown(terms[name], values[name], locale), _SHOWN)}"
        for name in names
    ]


def _lookup(state: Negotiation, clause_id: str, made: Mapping[str, Offer], party: Side) -> Lookup:
    def said(home: str, term_id: str) -> Raw | None:
        return made[home].terms.get(term_id) if home in made else value_said(state, home, term_id, party)

    return lookup_in(state.playbook, clause_id, said)


def _in_words(state: Negotiation, clause_id: str, condition: Condition, lookup: Lookup, locale: str) -> str:
    """A condition as people say it, with what the value is: `Notice is more than 30 days (here: 10 days)`."""
    names = [_named(state, clause_id, name) for name in condition.terms]
    found = [lookup(name) for name in condition.terms]
    here = [one_line(term.show(value, locale), _SHOWN) for term, value in filter(None, found)]
    told = f"here: {listing(here)}" if here else "not said yet"
    return f"{' and '.join(names)} {_test(state, clause_id, condition, locale)} ({told})"


def _test(state: Negotiation, clause_id: str, condition: Condition, locale: str) -> str:
    if condition.given is not None:
        return "has a value" if condition.given else "has no value"
    known = state.playbook.term(clause_id, condition.terms[0])
    for key, words in _TESTS.items():
        operand = getattr(condition, key)
        if isinstance(operand, OtherTerm):
            return f"{words} {_named(state, clause_id, operand.term)}"
        if operand is not None:
            wanted = (operand,) if isinstance(operand, str) else operand
            values = [known[2].show(known[2].read(text), locale) if known else text for text in wanted]
            together = "together " if len(condition.terms) > 1 else ""
            return f"{together}{words} {' or '.join(one_line(value, _SHOWN) for value in values)}"
    return "is as it must be"


_TESTS = {
    "is_": "is",
    "is_not": "is not",
    "at_least": "is at least",
    "at_most": "is at most",
    "more_than": "is more than",
    "less_than": "is less than",
}


def _named(state: Negotiation, clause_id: str, name: str) -> str:
    """The label of the term that a name means; of another clause with its title."""
    found = state.playbook.term(clause_id, name)
    if found is None:
        return one_line(name, _SHOWN)
    label = one_line(found[2].label, _SHOWN)
    return label if found[0] == clause_id else f"{label} ({one_line(state.clause(found[0]).title, _SHOWN)})"
