"""Which clause or term words name."""

from collections.abc import Sequence

from kpo_tui.dialogue.understanding.at_hand import AtHand
from kpo_tui.dialogue.understanding.places import ALIKE, SMALL, ClausePlace, Index, TermPlace
from kpo_tui.dialogue.understanding.values import matches
from kpo_tui.dialogue.understanding.words import stem

_IDLE = frozenset(
    {
        "clause",
        "section",
        "article",
        "question",
        "point",
        "topic",
        "part",
        "item",
        "issue",
        "our",
        "my",
        "your",
        "their",
        "all",
        "whole",
        "clauses",
        "one",
    }
)


def stems_of(words: Sequence[str]) -> tuple[str, ...]:
    """The stems of the words that name something."""
    return tuple(stem(word) for word in words if word not in SMALL and word not in _IDLE)


def clauses_named(words: Sequence[str], index: Index) -> list[str]:
    """The clauses that the words name: all of them are words of its title or id. Whole titles come alone."""
    names = stems_of(words)
    if not names:
        return []
    whole = [place.id for place in index.full.get(names, ()) if isinstance(place, ClausePlace)]
    if whole:
        return whole
    found = [
        (sum(_fit(name, place) for name in names), place)
        for place in index.clauses
        if all(_fit(name, place) for name in names)
    ]
    best = max((score for score, _ in found), default=0)
    return [place.id for score, place in found if score == best]


def _fit(name: str, place: ClausePlace) -> int:
    if name in place.words:
        return 2
    return 1 if place.words.intersection(ALIKE.get(name, ())) else 0


def terms_named(words: Sequence[str], at_hand: AtHand, index: Index, focus: str | None) -> list[TermPlace]:
    """The terms that the words name, all equally well; none where they name a clause at most."""
    names = stems_of(words)
    if not names:
        return []
    found = [match for match in matches(names, index, focus) if match.labelled]
    if not found:
        return []
    top = [match.place for match in found if match.score >= found[0].score - 0.05]
    if len(top) > 1:
        most = max(at_hand.open_term(place.clause, place.id) for place in top)
        top = [place for place in top if at_hand.open_term(place.clause, place.id) == most]
    return top


def names_clause_first(words: Sequence[str], index: Index) -> str | None:
    """The one clause named, where the words are its title or single out no term better."""
    found = clauses_named(words, index)
    return found[0] if len(found) == 1 else None
