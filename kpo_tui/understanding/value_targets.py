"""Which clauses and terms words name, and which terms the values in a sentence are meant for."""

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from kpo_tui.negotiation.party import other
from kpo_tui.understanding.index import SMALL, ClausePlace, Index, TermPlace
from kpo_tui.understanding.scene import Scene
from kpo_tui.understanding.synonyms import ALIKE, as_called
from kpo_tui.understanding.term_amounts import is_share
from kpo_tui.understanding.words import akin, stem

OWNERS = frozenset({"our", "my", "their", "your"})
_IDLE = OWNERS | {
    "clause", "clauses", "section", "article", "question", "point", "topic", "part", "item", "issue", "all", "whole", "one",
}  # fmt: skip
_PAY = frozenset({"pay", "payment", "net"})
GENERIC = frozenset({"period", "time", "day", "duration", "length", "amount", "percentage"})
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
    least = _ITSELF * len(names) if literally else 1
    fits = {clause: fit for clause, fit in _fits_of_all(names, index).items() if fit >= least}
    best = max(fits.values(), default=0)
    found = [clause for clause, fit in fits.items() if fit == best]
    plain = [word for word in words if word != "terms"]  # your liability terms
    return found if found or len(plain) == len(words) else clauses_named(plain, index, literally=literally)


def _fits_of_all(names: Sequence[str], index: Index) -> dict[str, int]:
    """How much words belong together to the names of the clauses to which each of them belongs."""
    each = [index.kept(name, _fits) for name in names]
    common = [clause for clause in each[0] if all(clause in fits for fits in each[1:])]
    return {clause: sum(fits[clause] for fits in each) for clause in common}


def _fits(name: str, index: Index) -> dict[str, int]:
    """How much a word belongs to the names of the clauses to which it belongs."""
    return {place.id: fit for place in index.clauses.values() if (fit := _fit(name, place))}


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
    found = [match for place in explaining(names, index) if (match := match_of(names, place, index))]
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


def is_named_outright(place: TermPlace, stems: Sequence[str], index: Index) -> bool:
    """True where the words are all of the term's name, or name its clause beside it."""
    called = [set(said) for said in as_called(tuple(stems))]
    clause = index.clauses[place.clause].words
    return any(place.label - GENERIC <= said or clause <= said for said in called)


def called_after_its_clause(place: TermPlace, index: Index) -> bool:
    """True for a term called after its clause alone, as the payment period of the payment clause is."""
    words = index.clauses[place.clause].words
    return bool(place.label & words) and place.label <= words | GENERIC


def match_of(names: Sequence[str], place: TermPlace, index: Index) -> Match | None:
    """How well a term fits the stems of words that name it, or what these stand for; None where one of them has no explanation."""
    clause = index.clauses[place.clause]
    ways = (*as_called(tuple(names)), *_as_said(names, place, index))
    matched = [found for said in ways if (found := _match(said, place, clause))]
    return max(matched, key=lambda match: (match.labelled, match.score), default=None)


def _as_said(names: Sequence[str], place: TermPlace, index: Index) -> list[tuple[str, ...]]:
    """The stems of the label, where the words are what people say for the term, and nothing else but words of its name and its clause."""
    own = place.words | index.clauses[place.clause].words
    said = (said for said in index.said_for(place) if said <= set(names) <= said | own)
    return [tuple(place.label) for _ in islice(said, 1)]


def _match(names: Sequence[str], place: TermPlace, clause: ClausePlace) -> Match | None:
    """How well a term fits stems as they are."""
    score, labelled = 0.0, False
    for name in names:
        worth = _net(place) if name == "net" else _worth(name, place)
        if worth:
            score, labelled = score + worth, True
        elif name != "net" and (_fit(name, clause) or name in place.also):
            score += 1
        elif name not in GENERIC or len(names) == 1:
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
        if name not in GENERIC or len(names) == 1
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
        or any(name in said for said in index.said_for(place))
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
    return 4 if own <= _PAY | GENERIC else 3
