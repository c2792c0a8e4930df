"""Which clauses and terms words name, and which terms the values in a sentence are meant for."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.party import other
from kpo_tui.negotiation.terms import Raw, SomeTerm
from kpo_tui.understanding.figures import Amount
from kpo_tui.understanding.index import SMALL, ClausePlace, Index, TermPlace
from kpo_tui.understanding.scene import Scene
from kpo_tui.understanding.synonyms import ALIKE, as_called
from kpo_tui.understanding.term_amounts import as_value, is_share
from kpo_tui.understanding.words import akin, stem

OWNERS = frozenset({"our", "my", "their", "your"})
_IDLE = OWNERS | {
    "clause", "clauses", "section", "article", "question", "point", "topic", "part", "item", "issue", "all", "whole", "one",
}  # fmt: skip
_PAY = frozenset({"pay", "payment", "net"})
_GENERIC = frozenset({"period", "time", "day", "duration", "length", "amount", "percentage"})
_UNITS = frozenset({"pct", "usd", "hour", "day", "week", "month", "year", "m"})
_ITSELF = 2
_NEAR = 0.05
"""Scores no further apart than this are as good as one another."""


class Match(NamedTuple):
    """How well a term fits the words: the higher `score` the better; `labelled` if they name the term itself, `plain` if by what it is."""

    score: float
    labelled: bool
    place: TermPlace
    plain: bool = True


def stems_of(words: Sequence[str]) -> tuple[str, ...]:
    """The stems of the words that name something."""
    return tuple(stem(word) for word in words if word not in SMALL and word not in _IDLE)


def clauses_named(words: Sequence[str], index: Index, *, literally: bool = False) -> list[str]:
    """The clauses that the words name: all of them are words of its title or id. Whole titles come alone.

    Unless `literally`, they may also be what else people call those words.
    """
    names = stems_of(words)
    if not names:
        return []
    whole = [place.id for place in index.full.get(names, ()) if isinstance(place, ClausePlace)]
    if whole:
        return whole
    fits = {place.id: [_fit(name, place) for name in names] for place in index.clauses.values()}
    if literally:
        fits = {clause: fit for clause, fit in fits.items() if set(fit) == {_ITSELF}}
    best = max((sum(fit) for fit in fits.values() if all(fit)), default=0)
    return [clause for clause, fit in fits.items() if all(fit) and sum(fit) == best]


def _fit(name: str, place: ClausePlace) -> int:
    """How much a word belongs to a clause's name: itself, as what else people call it, or not at all."""
    if name in place.words:
        return _ITSELF
    return 1 if place.words.intersection(ALIKE.get(name, ())) else 0


def terms_named(words: Sequence[str], scene: Scene, focus: str | None = None) -> list[TermPlace]:
    """The terms that the words name, all equally well; none where they name a clause at most."""
    found = [match for match in matches(stems_of(words), scene.index, focus or scene.focus) if match.labelled]
    return [match.place for match in best_of(found, scene, words)]


def matches(names: Sequence[str], index: Index, focus: str | None) -> list[Match]:
    """The terms for which every word has an explanation, best first; those of the clause in focus before others."""
    if not names:
        return []
    found = [
        match
        for place in explaining(names, index)
        if (match := match_of(names, place, index.clauses[place.clause]))
    ]
    here = [match for match in found if match.place.clause == focus and match.labelled]
    return sorted(here or found, key=lambda match: -match.score)


def best_of(found: Sequence[Match], scene: Scene, words: Sequence[str]) -> list[Match]:
    """The matches that nothing sets apart from the best: not the score, whose they are, or how open they are."""
    if not found:
        return []
    top = _whose([match for match in found if match.score >= found[0].score - _NEAR], scene, words)
    if len(top) < 2:
        return top
    asked = scene.asked_place()
    if here := [match for match in top if match.place is asked]:
        return here
    most = max(scene.openness(match.place) for match in top)
    return [match for match in top if scene.openness(match.place) == most]


def _whose(found: list[Match], scene: Scene, words: Sequence[str]) -> list[Match]:
    """Of equal matches, those of the party that `our` or `their` means."""
    party = scene.at_hand.party
    owners = OWNERS & set(words)
    if len(found) < 2 or not owners:
        return found
    wanted = party if owners & {"our", "my"} else other(party)
    return [match for match in found if wanted in match.place.label] or found


def explains(words: Sequence[str], place: TermPlace, index: Index) -> bool:
    """True when every word belongs to the term: its name, its clause's, or what it is counted from."""
    known = place.label | place.name | place.also | index.clauses[place.clause].words
    pays = "time" in place.term.amounts and bool(place.label & _PAY)
    return all(word in SMALL or (word == "net" and pays) or stem(word) in known for word in words)


def called_after_its_clause(place: TermPlace, index: Index) -> bool:
    """True for a term called after its clause alone, as the payment period of the payment clause is."""
    words = index.clauses[place.clause].words
    return bool(place.label & words) and place.label <= words | _GENERIC


def match_of(names: Sequence[str], place: TermPlace, clause: ClausePlace) -> Match | None:
    """How well a term fits the stems of words that name it, or what these stand for; None where one of them has no explanation."""
    matched = [found for said in as_called(tuple(names)) if (found := _match(said, place, clause))]
    return max(matched, key=lambda match: (match.labelled, match.score), default=None)


def _match(names: Sequence[str], place: TermPlace, clause: ClausePlace) -> Match | None:
    """How well a term fits stems as they are."""
    score, labelled = 0.0, False
    for name in names:
        worth = _net(place) if name == "net" else _worth(name, place)
        if worth:
            score, labelled = score + worth, True
        elif name != "net" and (_fit(name, clause) or name in place.also):
            score += 1
        elif name not in _GENERIC or len(names) == 1:
            return None
    labelled = labelled or is_share(names, place)
    if place.head in names or any(place.head in ALIKE.get(name, ()) for name in names):
        score += 2
    if place.label and place.label <= set(names):
        score += 3
    if place.name - _UNITS and place.name - _UNITS <= set(names):
        score += 2
    plain = (
        place.head in names
        or place.label <= set(names)
        or len(place.label & set(names)) > 1
        or bool((clause.words | (place.name - _UNITS)) & set(names))
    )
    return Match(score + len(place.label & set(names)) / (len(place.label) or 1) / 10, labelled, place, plain)


def explaining(names: Sequence[str], index: Index) -> list[TermPlace]:
    """The terms that explain every one of the stems that not every term may be named with, or what these stand for; in the order of the index."""
    ways = [_explaining(said, index) for said in as_called(tuple(names))]
    if len(ways) == 1:
        return ways[0]
    kept = {id(place) for way in ways for place in way}
    return [place for place in index.terms if id(place) in kept]


def _explaining(names: Sequence[str], index: Index) -> list[TermPlace]:
    needed = [
        index.kept(name, _explained)
        for name in dict.fromkeys(names)
        if name not in _GENERIC or len(names) == 1
    ]
    if not needed:
        return index.terms
    least = min(needed, key=len)
    return [index.terms[at] for at in least if all(at in places for places in needed)]


def _explained(name: str, index: Index) -> dict[int, None]:
    """The places among the terms of those that have an explanation for the word."""
    return {
        at: None
        for at, place in enumerate(index.terms)
        if _match((name,), place, index.clauses[place.clause])
    }


def _worth(name: str, place: TermPlace) -> float:
    """How much a word says that this term is meant; 0 where it does not."""
    if name in place.label:
        return 3
    if name in place.name:
        return 2.5
    if any(akin(name, word) for word in place.label):
        return 2.2
    return 2 if (place.label | place.name).intersection(ALIKE.get(name, ())) else 0


def _net(place: TermPlace) -> float:
    """`net 45` is a payment period; best the one that is called nothing else."""
    own = place.label | place.name
    if "time" not in place.term.amounts or not own & _PAY:
        return 0
    if "net" in place.name:
        return 5
    return 4 if own <= _PAY | _GENERIC else 3


_PAYMENT_PERIOD = (
    ("payment", "term"), ("payment", "terms"), ("payment", "days"), ("credit", "period"), ("days", "to", "pay"), ("net", "days"),
)  # fmt: skip
"""What everyone calls the payment period, whatever the playbook calls it."""


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


Fit = tuple[TermPlace, Raw]


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
