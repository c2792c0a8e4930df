"""The options of choices in a sentence, by any words that tell them apart.

An option is known by the words of its name or id that the other options of its term lack: `banned` says enough of
`training on client data is banned`. What the words deny counts: `without a premium` is no premium. Words that belong to
the name of a term, or say what kind of thing is meant, choose between terms that have such an option. Where two options
fit as well as each other, both are found, and it is for the caller to ask.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from kpo_tui.negotiation.party import Side
from kpo_tui.understanding.index import TermPlace
from kpo_tui.understanding.meanings import NO, PRONOUNS, Meaning, is_content, meanings_of
from kpo_tui.understanding.option_names import LIGHT_WORTH, NIL, Choice, LabelWords, OptionName, choice_of
from kpo_tui.understanding.synonyms import name_phrases, option_phrases
from kpo_tui.understanding.words import Word

_WIDEST = 5
"""Parts of a sentence, between commas, that one option may reach over."""
_LEAST = 0.3
"""The share of a name that must have been said."""
_AS_GOOD = 0.01
_EXACT = 0.35
"""Less is missing of a name that counts as said whole: words that do not tell it apart."""
_SAYING = ("say", "propose", "suggest", "think")
"""Words that lead to what is said, where they stand before it: `could we say the SOW`."""
_FAR_FETCHED = -1.0
_BY_PRONOUN = 0.6
"""What a side is worth that `we` or `they` means: `we accept shared cost` says more of sharing."""


class Found(NamedTuple):
    """An option that words may mean: of which term, from the word `start` to before `end`.

    `exact` is True where its whole name was said; `score` tells how well it fits, more is better. `left` has the
    words beside it that neither the option nor the name of its term explains.
    """

    place: TermPlace
    option: str
    start: int
    end: int
    exact: bool
    score: float
    left: tuple[str, ...]


@dataclass(frozen=True)
class Speech:
    """What words mean, looked for where it is needed: few sentences say an option. For a `party`, `our` and `their` mean the sides."""

    words: Sequence[Word]
    party: Side | None

    @cached_property
    def meanings(self) -> Sequence[Meaning]:
        """What the words mean as options."""
        return meanings_of(self.words, option_phrases(), self.party)

    @cached_property
    def called(self) -> Sequence[Meaning]:
        """What they mean as names of terms."""
        return meanings_of(self.words, name_phrases(), self.party)

    @cached_property
    def roots(self) -> frozenset[str]:
        """The roots of all that is said, denied or not."""
        return frozenset(root for meaning in self.meanings for root in meaning.plain)

    @cached_property
    def denied(self) -> frozenset[str]:
        """The roots of what is denied, and not said besides."""
        said = frozenset(root for meaning in self.meanings if not meaning.denied for root in meaning.roots)
        return frozenset(root for meaning in self.meanings if meaning.denied for root in meaning.plain) - said

    @cached_property
    def segments(self) -> Sequence[Sequence[Meaning]]:
        """The meanings between commas, `and` and `but`."""
        return [list(group) for _, group in groupby(self.meanings, key=lambda meaning: meaning.segment)]


class _Fit(NamedTuple):
    """How an option fits a part of a sentence."""

    option: str
    matched: float
    missing: float
    joined: int
    size: int
    places: frozenset[int]


class _Candidate(NamedTuple):
    place: TermPlace
    fit: _Fit
    rank: float
    named: frozenset[int]
    left: tuple[int, ...]


def options_in(words: Sequence[Word], terms: Iterable[TermPlace], party: Side | None = None) -> list[Found]:
    """The options that the words name, in their order; several of one place where they fit as well as each other.

    For a `party`, `our` and `their` mean the sides. The time it takes is linear in the words.
    """
    places = [place for place in terms if len(place.term.options) > 1]
    return options_among(places, Speech(words, party)) if places else []


def options_among(terms: Iterable[TermPlace], said: Speech) -> list[Found]:
    """The options of these choices that were said."""
    candidates: list[_Candidate] = []
    for place in terms:
        choice = choice_of(place)
        if not choice.roots.isdisjoint(said.roots):
            candidates += _candidates(place, choice, said)
    kept = _compatible(sorted(candidates, key=lambda one: -one.rank))
    explained = frozenset(at for one in kept for at in one.fit.places | one.named)
    found = (_found(one, explained, said.words) for one in kept)
    return sorted(found, key=lambda one: (one.start, one.end))


def _found(one: _Candidate, explained: frozenset[int], words: Sequence[Word]) -> Found:
    left = tuple(words[at].text for at in one.left if at not in explained)
    places = one.fit.places
    return Found(
        one.place, one.fit.option, min(places), max(places) + 1, one.fit.missing < _EXACT, one.rank, left
    )


def _candidates(place: TermPlace, choice: Choice, said: Speech) -> Iterator[_Candidate]:
    """The best options of a term in each run of parts of the sentence, each part of which says something of it."""
    words, whole = said.words, _whole_name(choice.label, said.meanings)
    own = _named_places(choice, said.meanings, said.called) | whole
    for first in range(len(said.segments)):
        window: list[Meaning] = []
        for segment in said.segments[first : first + _WIDEST]:
            window += segment
            if not _speaks_of(segment, choice, own):
                break
            free = [one for one in window if one.start not in whole]
            named = any(one.start in own for one in window)
            for fit in _best(choice, free, words, named):
                if _is_denied(fit, choice, said.denied):
                    continue
                if _touches_all(window, fit.places | own):
                    one = _candidate(place, choice, fit, window, own, words)
                    if one.rank > (_FAR_FETCHED if fit.missing < _EXACT else 0):
                        yield one


def _is_denied(fit: _Fit, choice: Choice, denied: frozenset[str]) -> bool:
    """True for an option of which any part of the sentence denies a word: `monthly, not in advance`."""
    names = [name for name in choice.names if name.option == fit.option]
    return bool(denied) and all(any(word & denied for word in name.words) for name in names)


def _speaks_of(segment: Sequence[Meaning], choice: Choice, own: frozenset[int]) -> bool:
    return any(one.plain & choice.roots or one.start in own for one in segment)


def _touches_all(window: Sequence[Meaning], places: frozenset[int]) -> bool:
    """True when each part of the sentence has a word of the option or of its term."""
    return {one.segment for one in window} == {one.segment for one in window if one.start in places}


def _whole_name(label: LabelWords, meanings: Sequence[Meaning]) -> frozenset[int]:
    """The places of the words where the whole name of the term stands for the first time."""
    size = len(label)
    for at in range(len(meanings) - size + 1 if size else 0):
        if all(meanings[at + n].roots & label[n] for n in range(size)):
            return _places(meanings[at : at + size])
    return frozenset()


def _places(meanings: Iterable[Meaning]) -> frozenset[int]:
    return frozenset(at for one in meanings for at in range(one.start, one.end))


def _named_places(choice: Choice, meanings: Sequence[Meaning], called: Sequence[Meaning]) -> frozenset[int]:
    return _places(one for one in (*meanings, *called) if one.plain & choice.beside)


def _best(choice: Choice, said: Sequence[Meaning], words: Sequence[Word], named: bool) -> Iterator[_Fit]:
    """The options that fit best; several where nothing sets them apart."""
    fits: dict[str, _Fit] = {}
    said = with_nil(choice, said)
    for name in choice.names:
        fit = fit_of(name, said, words, choice)
        if fit is not None and (name.option not in fits or _key(fit) > _key(fits[name.option])):
            fits[name.option] = fit
    best = max((_key(fit) for fit in fits.values()), default=None)
    for fit in fits.values():
        if _key(fit) == best and (named or _says_something(fit, said, words)):
            yield fit


def _says_something(fit: _Fit, said: Sequence[Meaning], words: Sequence[Word]) -> bool:
    """True unless it is only by words that stand in any sentence that the option was found."""
    if not fit.places <= {one.start for one in said if one.faint}:
        return True
    whole = fit.missing < _EXACT and (fit.size == len(said) or fit.size > 1)
    return whole and not all(words[at].text in PRONOUNS for at in fit.places)


def _key(fit: _Fit) -> tuple[float, float, int]:
    return round(fit.matched, 3), -round(fit.missing, 3), fit.joined


def with_nil(choice: Choice, said: Sequence[Meaning]) -> list[Meaning]:
    """What was said, and where the very name of the term is denied, that there is to be none."""
    if choice.nil is None:
        return list(said)
    return [one._replace(roots=one.roots | NIL) if _denies(one, choice) else one for one in said]


def _denies(one: Meaning, choice: Choice) -> bool:
    return NO in one.roots or (one.denied and bool(one.plain & choice.own))


def fit_of(name: OptionName, said: Sequence[Meaning], words: Sequence[Word], choice: Choice) -> _Fit | None:
    """How a name fits what was said; None where it says the contrary, another figure, or too little of it is there."""
    matched, share, taken = 0.0, 0.0, set[int]()
    first = next((n for n, one in enumerate(said) if not one.faint), 0)
    said_so = {n for n, one in enumerate(said[:first]) if words[one.start].text in _SAYING}
    for word, part, worth in zip(name.words, name.shares, name.worth, strict=True):
        at = next((n for n, one in enumerate(said) if n not in taken | said_so and one.roots & word), None)
        if at is not None:
            taken.add(at)
            by_pronoun = words[said[at].start].text in PRONOUNS
            matched, share = matched + (_BY_PRONOUN if by_pronoun else 1) * worth, share + part
        elif _contradicted(word, said):
            return None
    missing = sum(name.shares) - share
    if share <= LIGHT_WORTH or share < _LEAST * sum(name.shares):
        return None
    if missing >= _EXACT and not _tells_apart(said, taken, choice):
        return None
    places = _places(said[n] for n in taken)
    between = range(min(places), max(places) + 1)
    joined = sum(1 if any(words[at].text == join for at in between) else -1 for join in name.joins)
    return _Fit(name.option, matched, missing, joined, len(taken), places)


def _contradicted(word: frozenset[str], said: Sequence[Meaning]) -> bool:
    """True when what the word says is denied, what it denies is said, or another figure stands for it."""
    contrary = frozenset(r[1:] if r[0] == "-" else f"-{r}" for r in word)
    return any(one.roots & contrary for one in said)


def _tells_apart(said: Sequence[Meaning], taken: set[int], choice: Choice) -> bool:
    """True when a word that was said is not in every option."""
    options = {one.option for one in choice.names}
    for at in taken:
        having = {one.option for one in choice.names if any(said[at].roots & word for word in one.words)}
        if having != options:
            return True
    return False


def _candidate(
    place: TermPlace,
    choice: Choice,
    fit: _Fit,
    window: Sequence[Meaning],
    own: frozenset[int],
    words: Sequence[Word],
) -> _Candidate:
    start, end = window[0].start, window[-1].end
    named = own.intersection(range(start, end)) - fit.places
    twins = frozenset(
        at for one in window if one.denied and one.plain & choice.roots for at in range(one.start, one.end)
    )
    covered = _places(window)
    left = tuple(
        at
        for at in range(start, end)
        if at in covered and at not in fit.places | named | twins and is_content(words[at])
    )
    rank = fit.size - 0.3 * fit.missing + 0.5 * min(len(named), 2) - 0.6 * len(left)
    return _Candidate(place, fit, rank, named, left)


def _compatible(ranked: Sequence[_Candidate]) -> list[_Candidate]:
    """The candidates that do not need words that a better one needs; those that are as good stay beside it."""
    kept: list[_Candidate] = []
    needing: dict[int, list[_Candidate]] = {}
    for one in ranked:
        rivals = [other for at in one.fit.places for other in needing.get(at, ())]
        again = any(other.place is one.place and other.fit.option == one.fit.option for other in rivals)
        if not again and all(rival.rank - one.rank < _AS_GOOD for rival in rivals):
            kept.append(one)
            for at in one.fit.places | one.named:
                needing.setdefault(at, []).append(one)
    return kept
