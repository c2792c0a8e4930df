"""Which terms words name: by the words of labels, and by what negotiators call them.

A term is named where every word is explained by its label, its id, its clause or what else people call those, and enough of
its label is there. Of several such terms the one whose rarest words were said is meant; the others only where they are
as good.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kpo_tui.negotiation.party import Side
from kpo_tui.understanding.index import TermPlace, once_a_term, words_of
from kpo_tui.understanding.meanings import Meaning, label_of, meanings_of, root
from kpo_tui.understanding.synonyms import ALIKE, name_phrases
from kpo_tui.understanding.words import Word

_ENOUGH = 0.45
"""The share of a label that names its term."""
_ALIKE_WORTH = 0.7
_MEASURES = frozenset({
    "pct", "usd", "m", "day#", "day", "month#", "month", "hour#", "hour", "year#", "year", "week#",
    "week",
})  # fmt: skip
"""Roots in ids that say what a value is measured in."""
_HEAD_WORTH = 0.5
_CONTRARY = 0.2
"""What a word takes away that is denied in the name and not in what is said, or the other way round."""
_MEANING = 0.1
"""What each meaning adds, of words that have several."""
_AS_GOOD = 0.05


class _Label(NamedTuple):
    """What the words of a label mean, each with what else people call it, and what may stand beside them."""

    label: tuple[frozenset[str], ...]
    head: frozenset[str]
    denied: frozenset[str]
    own: frozenset[str]
    alike: frozenset[str]
    beside: frozenset[str]


def terms_called(
    words: Sequence[Word], terms: Iterable[TermPlace], party: Side | None = None
) -> list[TermPlace]:
    """The terms that the words name, all equally well; none where a word is left that names nothing there.

    For a `party`, `our` and `their` mean the sides.
    """
    said = meanings_of(words, name_phrases(), party)
    if not said or all(one.faint for one in said):
        return []
    places = list(terms)
    typed = words_of(" ".join(word.text for word in words))
    if outright := [place for place in places if words_of(place.term.label) == typed]:
        return outright
    scores = [(_score(said, _known(place)), place) for place in places]
    best = max((score for score, _ in scores), default=0)
    return [place for score, place in scores if score > 0 and best - score < _AS_GOOD]


def _score(said: Sequence[Meaning], known: _Label) -> float:
    """How well the words name a term; 0 where they do not."""
    strong = {one.start for one in said if one.plain & known.own}
    alike = {one.start for one in said if one.plain & known.alike} - strong
    beside = {one.start for one in said if one.faint or one.plain & known.beside}
    if not (strong or alike) or not {one.start for one in said} <= strong | alike | beside:
        return 0
    named = sum(1 for word in known.label if any(one.plain & word for one in said))
    share = named / len(known.label) if known.label else 0
    head = any(one.plain & known.head for one in said)
    if named and share < _ENOUGH and not head:
        return 0
    contrary = sum(
        1 for one in said if one.plain & known.own and one.denied != bool(one.plain & known.denied)
    )
    rest = (strong | alike) - {one.start for one in said if one.faint}
    matched = sum(1 for one in said if one.plain & known.own)
    worth = (
        len(strong)
        + _MEANING * matched
        + _ALIKE_WORTH * len(alike)
        + share
        + _HEAD_WORTH * head
        - _CONTRARY * contrary
    )
    return worth if rest else 0


@once_a_term
def _known(place: TermPlace) -> _Label:
    label = _words(place.term.label)
    by_id = frozenset().union(*_words(place.id), {root(word) for word in words_of(place.id)})
    own = frozenset().union(*label, by_id - _MEASURES)
    beside = own.union(*_words(place.clause), *_words(" ".join(place.also)))
    head = frozenset().union(*_words(place.head))
    said = frozenset().union(*label_of(place.term.label, name_phrases()))
    denied = frozenset(one[1:] for one in said if one.startswith("-"))
    return _Label(tuple(word | _alike(word) for word in label), head, denied, own, _alike(own), beside)


def _words(text: str) -> tuple[frozenset[str], ...]:
    """What the words of a label mean; a name stays the same where it says that something is not."""
    return tuple(
        frozenset(one.removeprefix("-") for one in roots) for roots in label_of(text, name_phrases())
    )


def _alike(roots: frozenset[str]) -> frozenset[str]:
    """What else people call what the roots mean."""
    return frozenset(
        root(said) for said, names in ALIKE.items() if any(root(name) in roots for name in names)
    )
