"""Amounts of a sentence as values of a term."""

import re
from collections.abc import Sequence

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.terms import Raw, SomeTerm
from kpo_tui.understanding.figures import Amount
from kpo_tui.understanding.index import TermPlace
from kpo_tui.understanding.words import listed

_COMMON_BASES = listed(
    "charge fee month monthly year annual invoice payment rate each price team task down up"
)
"""What many terms are a share of, which tells none of them."""


_MOST_PARSED = 4096
_PARSED: dict[tuple[int, str, str, str, str], tuple[SomeTerm, Raw | ValueNotUnderstood]] = {}
"""Amounts that were parsed, by the identity of the term, which is kept alive: each is asked for several times over."""


def as_value(term: SomeTerm, amount: Amount) -> Raw | ValueNotUnderstood:
    """The amount as a canonical value of the term, or why it is none."""
    key = (id(term), amount.kind, amount.text, amount.unit, amount.locale)
    if key not in _PARSED:
        if len(_PARSED) >= _MOST_PARSED:
            _PARSED.clear()
        _PARSED[key] = term, _parse(term, amount)
    return _PARSED[key][1]


def _parse(term: SomeTerm, amount: Amount) -> Raw | ValueNotUnderstood:
    fits = amount.kind != "count" and amount.kind in term.amounts
    text = _counted(term, amount)
    if counts_points(term, amount):
        text = amount.text.removesuffix("%")
    elif not fits and text == amount.text and not term.counted_in(amount.unit):
        return ValueNotUnderstood(amount.text, term.expected())
    try:
        return term.canonical(text, amount.locale)
    except ValueNotUnderstood as error:
        return error.with_traceback(None)


def counts_points(term: SomeTerm, amount: Amount) -> bool:
    """True for `5 points` and a term that is a number of percentage points, not a percentage."""
    return amount.unit == "point" and term.counted_in("percentage points")


_EACH_TIME = re.compile(r"(\d+) (?:a|per|each|every) (year|quarter|month|week)")


_YEARLY = frozenset({"year", "yearly", "annual", "annually"})


def _counted(term: SomeTerm, amount: Amount) -> str:
    """The amount without the time for which it is given, where the term's own name says it: `3 a year` for `Audits a year`."""
    if "money" in term.amounts and _YEARLY & set(term.label.casefold().split()):
        return amount.text.removesuffix(" per year")
    each = (
        _EACH_TIME.fullmatch(amount.text) if "bare" in term.amounts and "money" not in term.amounts else None
    )
    return each[1] if each is not None and each[2] in term.label.casefold().split() else amount.text


def is_share(names: Sequence[str], place: TermPlace) -> bool:
    """True where the words say what the term is a share of, and few things are: `35% of the forecast`."""
    return "percent" in place.term.amounts and bool(names) and set(names) <= place.also - _COMMON_BASES
