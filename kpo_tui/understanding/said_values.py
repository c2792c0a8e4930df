"""Values said in the words of the field, which no name of an option has: `office only`, `no home working`.

A phrase is said where all its words stand together in one part of a sentence, in any order, by their roots, with no more than
a little between them.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.terms import Raw, SomeTerm
from kpo_tui.understanding.index import TermPlace, once_a_term
from kpo_tui.understanding.meanings import DENYING, Meaning, meanings_of
from kpo_tui.understanding.option_names import LITTLE, LabelWords
from kpo_tui.understanding.options import Speech
from kpo_tui.understanding.sayings import NAMES, NOTHING, phrases, said_of
from kpo_tui.understanding.synonyms import option_phrases
from kpo_tui.understanding.words import Word, listed, split

_PASSED_BY = 2
"""So many words that say nothing may stand within a phrase."""

_SUBJECTS = listed("we i you they")
"""Behind what is theirs in a phrase these own nothing, but begin something: before a tribunal we talk."""
_BEYOND = listed(
    "above beyond over more exceeding than greater longer later after before until unless except without"
)
"""Words behind a denial that take something out of it."""
_NEEDED = listed("needed required wanted whatsoever whatever necessary")
_DENIAL_WITHIN = 3
"""So many words before what it denies a denial may stand."""


class Saying(NamedTuple):
    """What is said for a value of a term: what each of its words means, and how many parts of a sentence they reach over."""

    raw: Raw
    words: LabelWords
    parts: int


class Said(NamedTuple):
    """A value that words say for a term, from the word `start` to before `end`; of `size` words that mean something."""

    place: TermPlace
    raw: Raw
    start: int
    end: int
    size: int


def sayings_in(said: Speech, places: Sequence[TermPlace]) -> list[Said]:
    """The values that the words say for some of these terms, in their order: of what overlaps the longest, none where several are as long."""
    roots = frozenset(root for meaning in said.meanings for root in meaning.roots)
    found = [
        Said(place, one.raw, *span, len(one.words))
        for place in places
        for one in _beginning(place, roots)
        if all(word & roots for word in one.words)
        for span in _spans(one, said)
    ]
    kept: list[Said] = []
    for one in sorted(found, key=lambda one: -one.size):
        rivals = [other for other in kept if one.start < other.end and other.start < one.end]
        if not rivals or any(rival.size == one.size for rival in rivals):
            kept.append(one)
    return [one for one in _once(kept) if not _contested(one, kept)]


def _beginning(place: TermPlace, roots: frozenset[str]) -> list[Saying]:
    """The sayings for a term whose first word means one of the roots, in the order of the file."""
    by_root = _by_root(place)
    places = {at for root in roots & by_root.keys() for at in by_root[root]}
    return [_sayings(place)[at] for at in sorted(places)]


def _once(found: Sequence[Said]) -> Iterator[Said]:
    seen = set[tuple[int, Raw, int]]()
    for one in sorted(found, key=lambda one: (one.start, -one.size)):
        key = id(one.place), one.raw, one.start
        if key not in seen:
            seen.add(key)
            yield one


def _contested(one: Said, found: Sequence[Said]) -> bool:
    return any(
        (other.place, other.raw) != (one.place, one.raw) and one.start < other.end and other.start < one.end
        for other in found
    )


def _spans(one: Saying, said: Speech) -> Iterator[tuple[int, int]]:
    """Where all words of a phrase stand together, in any order, with little between them."""
    for at, first in enumerate(said.meanings):
        if not any(first.roots & word for word in one.words) or _denied_before(first, said):
            continue
        left, passed = list(one.words), 0
        for meaning in said.meanings[at:]:
            if meaning.segment - first.segment >= one.parts or _parted(first, meaning, said):
                break
            fit = next((word for word in left if word & meaning.roots), None)
            if fit is one.words[0] and meaning is not first and said.words[meaning.start].text in _SUBJECTS:
                break
            if fit is not None:
                left.remove(fit)
            elif passed == _PASSED_BY or not _says_nothing(meaning, said):
                break
            else:
                passed += 1
            if not left and not (first.denied and _goes_on(meaning, said)):
                yield _with_its_denial(first, said.words), _with_idle_words(meaning.end, said.words)
                break


def _denied_before(first: Meaning, said: Speech) -> bool:
    """True for a word that is denied only since one before it is: `don't mind home working`."""
    before = next((one for one in reversed(said.meanings) if one.end <= first.start), None)
    return first.denied and before is not None and before.denied and before.segment == first.segment


def _with_idle_words(end: int, words: Sequence[Word]) -> int:
    """Where a phrase ends with the words behind it that add nothing: `no deposit whatsoever`."""
    while end < len(words) and words[end].text in LITTLE | _NEEDED:
        end += 1
    return end


def _parted(first: Meaning, last: Meaning, said: Speech) -> bool:
    """True where a colon stands between: what is before it is a name."""
    return any(word.text == ":" for word in said.words[first.start : last.start])


def _goes_on(last: Meaning, said: Speech) -> bool:
    """True where what is denied is more than the phrase: `no increase above 3%`, `no publicity costs`."""
    if any(word.text in _BEYOND for word in said.words[last.end : last.end + 2]):
        return True
    more = next((one for one in said.meanings if one.start >= last.end), None)
    denied = more is not None and more.denied and more.segment == last.segment
    return denied and more is not None and said.words[more.start].text not in LITTLE


def _with_its_denial(first: Meaning, words: Sequence[Word]) -> int:
    """Where a phrase begins: with the word that denies what its first word means, if one does."""
    before = range(first.start - 1, max(first.start - _DENIAL_WITHIN, 0) - 1, -1) if first.denied else ()
    return next((at for at in before if words[at].text in DENYING), first.start)


def _says_nothing(meaning: Meaning, said: Speech) -> bool:
    return not meaning.denied and (meaning.faint or said.words[meaning.start].text in LITTLE)


@once_a_term
def _sayings(place: TermPlace) -> tuple[Saying, ...]:
    """What is said for the values of a term."""
    made = (
        _saying(raw, " ".join(phrase))
        for value in said_of(place.clause).get(place.id, {})
        if value != NAMES and (raw := value_of(place.term, value)) is not None
        for phrase in phrases(place.clause, place.id, value)
    )
    return tuple({(one.raw, frozenset(one.words)): one for one in made if one.words}.values())


@once_a_term
def _by_root(place: TermPlace) -> dict[str, list[int]]:
    """The places of the sayings for a term by each root that their first word may have."""
    found: dict[str, list[int]] = {}
    for at, one in enumerate(_sayings(place)):
        for root in one.words[0]:
            found.setdefault(root, []).append(at)
    return found


def _saying(raw: Raw, text: str) -> Saying:
    meanings = meanings_of(split(text), option_phrases())
    parts = 1 + max((meaning.segment for meaning in meanings), default=0)
    return Saying(raw, tuple(meaning.roots for meaning in meanings), parts)


def value_of(term: SomeTerm, name: str) -> Raw | None:
    """The value of a term that a key of its table means; None for one that it has not."""
    if term.options:
        return name if name in term.options else None
    if term.yes_or_no:
        return name if name in ("yes", "no") else None
    if name != NOTHING or not term.charted:
        return None
    try:
        return term.canonical("0")
    except ValueNotUnderstood:
        return None
