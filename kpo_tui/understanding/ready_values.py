"""Values that are said in words: options, a yes or no to a named term, texts for named terms."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.terms import Raw
from kpo_tui.understanding.figures import Writing, amount_at
from kpo_tui.understanding.index import SMALL, Index, TermPlace
from kpo_tui.understanding.named_values import text_for, yes_no_in
from kpo_tui.understanding.options import Found, options_in
from kpo_tui.understanding.words import Word, stem


class Ready(NamedTuple):
    """A value that the words from `start` to before `end` say: of each term that may be meant, which.

    `plain` is False where neither the term was named nor the whole option said, so that the value is only guessed.
    """

    start: int
    end: int
    ways: tuple[tuple[TermPlace, Raw], ...]
    plain: bool = True


def ready_in(text: str, words: Sequence[Word], clause: str | None, index: Index, writing: Writing, party: str) -> list[Ready]:
    """The values said in words for terms of the clause, in their order, none within another."""
    places = index.terms_of(clause)
    side = "client" if party == "client" else "provider"
    found = [*_texts(text, words, places), *_answers(words, places, side), *_options(words, places, index, writing, side)]
    kept: list[Ready] = []
    for one in found:
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return sorted(kept)


def _texts(text: str, words: Sequence[Word], places: list[TermPlace]) -> Iterator[Ready]:
    for worded in text_for(text, words, places):
        try:
            raw = worded.place.term.canonical(worded.text)
        except ValueNotUnderstood:
            continue
        yield Ready(worded.start, worded.end, ((worded.place, raw),))


def _answers(words: Sequence[Word], places: list[TermPlace], party: "str") -> Iterator[Ready]:
    for said in yes_no_in(words, places, "client" if party == "client" else "provider"):
        yield Ready(said.start, said.end, ((said.place, "yes" if said.yes else "no"),))


def _options(words: Sequence[Word], places: list[TermPlace], index: Index, writing: Writing, party: str) -> Iterator[Ready]:
    found = options_in(words, places, "client" if party == "client" else "provider")
    for span, group in groupby(found, key=lambda one: (one.start, one.end)):
        ways = [one for one in group if _is_meant(one, words, index, writing)]
        if ways:
            plain = any(one.exact or _is_named(one, words) for one in ways)
            yield Ready(*span, tuple((one.place, one.option) for one in ways), plain)


def _is_meant(one: Found, words: Sequence[Word], index: Index, writing: Writing) -> bool:
    """False for words that are the name of a term, and for figures, unless just that option is called so."""
    span = words[one.start : one.end]
    named = tuple(stem(word.text) for word in span if word.text not in SMALL and word.kind != "sign")
    if any(place is not one.place for place in index.full.get(named, ())):
        return False
    figures = (amount_at(words, at, "en", writing) for at in range(one.start, one.end))
    return one.exact or not any(amount is not None and amount.kind not in ("bare",) for amount in figures)


def _is_named(one: Found, words: Sequence[Word]) -> bool:
    """True where a word of the term's label stands in the sentence beside the option."""
    beside = {stem(word.text) for at, word in enumerate(words) if not one.start <= at < one.end}
    return bool(one.place.label & beside)
