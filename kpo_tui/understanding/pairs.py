"""Values beside names, each for the term that it is meant for: the one that is named, else the one at hand, else the one it must be."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.terms import Raw, SomeTerm
from kpo_tui.understanding.figures import Amount
from kpo_tui.understanding.index import SMALL, TermPlace
from kpo_tui.understanding.scene import Scene
from kpo_tui.understanding.term_amounts import as_value
from kpo_tui.understanding.value_targets import OWNERS, best_of, called_after_its_clause, explains, matches
from kpo_tui.understanding.words import stem

_PAYMENT_PERIOD = (
    ("payment", "term"), ("payment", "terms"), ("payment", "days"), ("credit", "period"), ("days", "to", "pay"), ("net", "days"),
)  # fmt: skip
"""What everyone calls the payment period, whatever the playbook calls it."""
Fit = tuple[TermPlace, Raw]


class Said(NamedTuple):
    """A value for a term, in canonical form."""

    clause: str
    term: str
    raw: Raw


class Unclear(NamedTuple):
    """Why a value could not be placed: what to ask, and the readings it may have."""

    asks: str
    choices: tuple[Said, ...] = ()


class Pair(NamedTuple):
    """An amount, the words beside it that name what it is for, and those that say what it is counted from."""

    names: tuple[str, ...]
    amount: Amount
    basis: tuple[str, ...] = ()


def place_pair(pair: Pair, scene: Scene, taken: Collection[tuple[str, str]]) -> Said | Unclear:
    """The term that a value is for: named by the words beside it, else the one at hand, else the one it must be.

    `taken` are terms that have a value already.
    """
    pair = pair._replace(names=_as_net(pair))
    names = tuple(stem(word) for word in pair.names if word not in SMALL and word not in OWNERS)
    if asked := _for_the_question(pair, names, scene, taken):
        return asked
    if not names:
        return _unnamed(pair, scene, taken)
    named = matches(names, scene.index, scene.focus)
    found = [match for match in named if explains(pair.basis, match.place, scene.index)]
    labelled = [match for match in found if match.labelled]
    if labelled:
        fitting = [match for match in labelled if _fits(match.place, pair.amount) is not None]
        if not fitting:
            return misfit(labelled[0].place.term, pair.amount)
        best = [match.place for match in best_of(fitting, scene, pair.names)]
        free = [place for place in best if (place.clause, place.id) not in taken]
        return _one_of(free if len(free) == 1 else best, pair.amount, "Which of these do you mean?")
    clauses = {match.place.clause for match in found}
    if len(clauses) == 1:
        return _unnamed(pair, scene.on(clauses.pop()), taken)
    known = " ".join(word for word in pair.names if word not in SMALL)
    return Unclear(f"I do not know what '{known}' is here. Which term do you mean?")


def _as_net(pair: Pair) -> tuple[str, ...]:
    """The names, with what everyone calls the payment period replaced by `net`."""
    kept = tuple(word for word in pair.names if word not in SMALL or word == "to")
    return ("net",) if pair.amount.kind in ("time", "bare") and kept in _PAYMENT_PERIOD else pair.names


def _for_the_question(
    pair: Pair, names: tuple[str, ...], scene: Scene, taken: Collection[tuple[str, str]]
) -> Said | Unclear | None:
    """The value for the term that was asked for, where every word beside it belongs to that term."""
    place = scene.asked_place()
    if place is None or (place.clause, place.id) in taken or place.clause != scene.focus:
        return None
    raw = _fits(place, pair.amount)
    if raw is None:
        wrong = not names and pair.amount.kind in place.term.amounts
        return misfit(place.term, pair.amount) if wrong else None
    return Said(place.clause, place.id, raw) if explains((*names, *pair.basis), place, scene.index) else None


def _unnamed(pair: Pair, scene: Scene, taken: Collection[tuple[str, str]]) -> Said | Unclear:
    """The term of the clause in focus that a value without a name must be for; asks where it may be for several."""
    said = pair.amount.text
    if scene.focus is None:
        return Unclear(f"What is '{said}' for? Please name the term.")
    fitting = [
        (place, raw)
        for place in scene.index.terms_of(scene.focus)
        if (place.clause, place.id) not in taken
        and explains(pair.basis, place, scene.index)
        and (raw := _fits(place, pair.amount)) is not None
    ]
    if not fitting:
        return Unclear(f"'{said}' fits no term here. Please name the term it is for.")
    fitting = [fit for fit in fitting if fit[0].term.counted_in(pair.amount.unit)] or fitting
    beside_the_question = scene.asked_place() is not None and not taken
    chosen = None if beside_the_question else _only_one(fitting, pair.amount, scene)
    likely = sorted((place for place, _ in fitting), key=scene.openness, reverse=True)
    asks = f"Which term is '{said}' for?"
    return _one_of([chosen] if chosen else likely, pair.amount, asks, chosen is not None)


def _one_of(places: Sequence[TermPlace], amount: Amount, asks: str, certain: bool = True) -> Said | Unclear:
    """The value for the one place there is, or the question which of several is meant."""
    said = [Said(p.clause, p.id, raw) for p in places if (raw := _fits(p, amount)) is not None]
    return said[0] if certain and len(said) == 1 else Unclear(asks, tuple(said[:3]))


def _only_one(fitting: Sequence[Fit], amount: Amount, scene: Scene) -> TermPlace | None:
    """The one term that a value without a name must be for, if there is one.

    A length of time without a name goes to the term that is called after its clause alone. Otherwise only
    one may still be open, or, for money and a number with decimals, only one may lie between what both sides
    said.
    """
    if len(fitting) == 1:
        return fitting[0][0]
    most = max(scene.openness(place) for place, _ in fitting)
    top = [(place, raw) for place, raw in fitting if scene.openness(place) == most]
    head = [place for place, _ in fitting if called_after_its_clause(place, scene.index)]
    if len(head) == 1 and amount.kind in ("time", "bare"):
        return head[0] if any(place is head[0] for place, _ in top) else None
    if len(top) > 1 and (amount.kind == "money" or "." in amount.text):
        top = [fit for fit in top if _between(fit, scene)] or [fit for fit in top if _usual(fit)]
    return top[0][0] if len(top) == 1 else None


def _fits(place: TermPlace, amount: Amount) -> Raw | None:
    """The amount as a canonical value of the term, None where it is none."""
    raw = as_value(place.term, amount)
    return None if isinstance(raw, ValueNotUnderstood) else raw


def misfit(term: SomeTerm, amount: Amount) -> Unclear:
    """The question to ask for an amount that is no value of the term it is meant for."""
    error = as_value(term, amount)
    why = f" {error.why}" if isinstance(error, ValueNotUnderstood) and error.why else " is not a value for it"
    return Unclear(f"{term.label}: '{amount.text}'{why}. Please give {term.expected()}.")


def _usual(fit: Fit) -> bool:
    """True when the value is the one at the market norm."""
    term = fit[0].term
    try:
        return bool(term.usual) and term.canonical(term.usual) == fit[1]
    except ValueNotUnderstood:
        return False


def _between(fit: Fit, scene: Scene) -> bool:
    """True when the value lies between what both sides said, ends included."""
    place, raw = fit
    ours = scene.at_hand.our_value(place.clause, place.id)
    theirs = scene.at_hand.their_value(place.clause, place.id)
    if ours is None or theirs is None:
        return False
    low, value, high = (place.term.measure(place.term.read(said)) for said in (ours, raw, theirs))
    if low is None or value is None or high is None:
        return False
    return min(low, high) <= value <= max(low, high)
