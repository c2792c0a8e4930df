"""Values that are said in words: options, a yes or no to a named term, texts for named terms."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.party import Side
from kpo_tui.negotiation.terms import Raw
from kpo_tui.negotiation.terms.contraries import DENIALS
from kpo_tui.understanding.figures import Writing, amount_at
from kpo_tui.understanding.index import SMALL, Index, TermPlace, words_of
from kpo_tui.understanding.named_values import Worded, text_for, yes_no_in
from kpo_tui.understanding.options import Found, Speech, options_among
from kpo_tui.understanding.said_values import Said, sayings_in
from kpo_tui.understanding.vocabulary import letters
from kpo_tui.understanding.words import Word, akin, listed, root, stem


class Ready(NamedTuple):
    """A value that the words from `start` to before `end` say: of each term that may be meant, which.

    `left` are words among them that neither the value nor the name of a term explains.
    """

    start: int
    end: int
    ways: tuple[tuple[TermPlace, Raw], ...]
    left: tuple[str, ...] = ()


def ready_in(
    text: str,
    words: Sequence[Word],
    clause: str | None,
    index: Index,
    writing: Writing,
    party: str,
    said_of: Callable[[TermPlace], bool],
    elsewhere: Sequence[TermPlace],
) -> list[Ready]:
    """The values said in words for terms of the clause, in their order, none within another.

    `said_of` tells whether a term is in play; those `elsewhere` are in play on other clauses, and must be named.
    """
    places = index.terms_of(clause)
    side: Side = "client" if party == "client" else "provider"
    said_here = _said_apart(words, clause, index)
    others = [
        place for place in elsewhere if place.term.options and _is_named_elsewhere(place, said_here, index)
    ]
    choices, others = ([one for one in some if len(one.term.options) > 1] for some in (places, others))
    said = Speech(words, side)
    options = options_among(choices, said)
    found = [
        *_texts(text, words, places, writing),
        *_sayings(sayings_in(said, places), options, words),
        *_answers(words, places, side),
        *_options(words, options, index, writing, said_of),
        *_options(words, options_among(others, said), index, writing, lambda _: False),
    ]
    kept: list[Ready] = []
    for one in found:
        rivals = [other for other in kept if one.start < other.end and other.start < one.end]
        if not rivals:
            kept.append(one)
        elif len(rivals) == 1 and _share_words(one, rivals[0]):
            kept[kept.index(rivals[0])] = _either(one, rivals[0])
    return sorted(kept)


def _share_words(one: Ready, other: Ready) -> bool:
    """True for two values of a term of which each has words beside those that both have: `counts as accepted after a reminder`."""
    first, last = sorted((one, other))
    (place, raw), (rival, other_raw) = one.ways[0], other.ways[0]
    within = first.start == last.start or last.end <= first.end
    return not within and len(one.ways) == len(other.ways) == 1 and place is rival and raw != other_raw


def _either(one: Ready, other: Ready) -> Ready:
    """Both values, the one that is said with more words first."""
    ways = sorted((one, other), key=lambda ready: ready.start - ready.end)
    start, end = min(one.start, other.start), max(one.end, other.end)
    return Ready(start, end, tuple(way for ready in ways for way in ready.ways), one.left)


def _texts(text: str, words: Sequence[Word], places: list[TermPlace], writing: Writing) -> Iterator[Ready]:
    for worded in text_for(text, words, places):
        said = [word.text for word in words[worded.start : worded.end]]
        if {"is", "are", "was"} & set(said) and not worded.place.label <= {stem(word) for word in said}:
            continue  # only a part of the name, with a verb: reference is made to
        if any(word.kind in ("number", "date") for word in words[worded.end - 1 : worded.end]) or _is_amount(
            words, worded, writing
        ):
            continue  # a figure is for another term of that name
        try:
            raw = worded.place.term.canonical(worded.text.lstrip(" :=").strip())
        except ValueNotUnderstood:
            continue
        yield Ready(worded.start, worded.end, ((worded.place, raw),))


def _is_amount(words: Sequence[Word], worded: Worded, writing: Writing) -> bool:
    """True where the text of a term is one amount and nothing else."""
    found = (amount_at(words, at, "en", writing) for at in range(worded.start, worded.end))
    first = next((amount for amount in found if amount is not None), None)
    return first is not None and first.end >= worded.end


def _answers(words: Sequence[Word], places: list[TermPlace], party: Side) -> Iterator[Ready]:
    texts = {word.text for word in words}
    if "clause" in texts and texts & _LEAVING_OUT:
        return
    for said in yes_no_in(words, places, "client" if party == "client" else "provider"):
        yield Ready(said.start, said.end, ((said.place, "yes" if said.yes else "no"),))


def _sayings(found: Sequence[Said], options: Sequence[Found], words: Sequence[Word]) -> Iterator[Ready]:
    """What is said for a value, unless the words say more of its term by the names of options; not `half the time`."""
    for one in found:
        told = {stem(word.text) for word in words[one.start : one.end]} - _GENERIC
        if told and not any(_says_more(option, one) for option in options):
            yield Ready(one.start, one.end, ((one.place, one.raw),))


def _says_more(option: Found, one: Said) -> bool:
    """True for an option that is named by other words than those of the phrase, which may be among them."""
    apart = option.end <= one.start or one.end <= option.start
    within = one.start <= option.start and option.end <= one.end
    same = option.place is one.place
    return not (apart or within) and same and (option.exact or option.option == one.raw)


def _options(
    words: Sequence[Word],
    found: Sequence[Found],
    index: Index,
    writing: Writing,
    said_of: Callable[[TermPlace], bool],
) -> Iterator[Ready]:
    for span, group in groupby(found, key=lambda one: (one.start, one.end)):
        meant = [one for one in group if _is_meant(one, words, index, writing, said_of)]
        ways = tuple((one.place, one.option) for one in meant)
        if ways:
            left = tuple(word for word in meant[0].left if all(word in one.left for one in meant))
            yield Ready(_begun(span[0], words, ways), span[1], ways, left)


def _begun(start: int, words: Sequence[Word], ways: tuple[tuple[TermPlace, Raw], ...]) -> int:
    """The place where the name of an option begins, with the small words before it: `for as long as secret`."""
    spelt = {word for place, raw in ways for word in words_of(place.term.options.get(str(raw), ""))}
    while start > 0 and words[start - 1].text in SMALL and words[start - 1].text in spelt:
        start -= 1
    return start


def _is_meant(
    one: Found, words: Sequence[Word], index: Index, writing: Writing, said_of: Callable[[TermPlace], bool]
) -> bool:
    """True where the option is plainly said of its term: the term is named or in play, or the whole of a long name is said.

    Words that are the name of another term, and figures, are no options unless just that option is called so.
    """
    content = [
        word
        for word in words[one.start : one.end]
        if word.text not in SMALL | _COMMON and word.kind != "sign"
    ]
    if not content:
        said = {word.text for word in words[one.start : one.end]}
        answers = one.end < len(words) and words[one.end].text == ","  # no, the plan stays as it is
        return not answers and bool(said & {"no", "none", "nothing", "any"}) and _is_named(one, words)
    if (
        _of_another(one, content, words, index)
        or _is_amount_of_another(one, words, index, writing, said_of)
        or _only_counts(one, content, words)
    ):
        return False
    named = tuple(stem(word.text) for word in content)
    if (
        any(place is not one.place for place in index.full.get(named, ()))
        and not said_of(one.place)
        and not _is_named(one, words)
    ):
        return False
    spelt = one.place.term.options[one.option].casefold().replace("'", "").split()
    if DENIALS & set(spelt) and not (DENIALS | _FORBIDDING) & {word.text for word in words}:
        return False  # either may end it, and not: neither may end it
    if not one.exact and any(_is_figure(words, at, writing) for at in range(one.start, one.end)):
        return False
    if _is_named(one, words):
        return True
    if said_of(one.place):
        return one.exact or (len(content) > 1 and not set(one.left) - _spoken())
    label = {stem(word) for word in words_of(one.place.term.options[one.option]) if word not in SMALL}
    return len(label) > _LONG and label <= {stem(word.text) for word in content}


@lru_cache(maxsize=1)
def _spoken() -> frozenset[str]:
    """Words of the vocabulary by themselves: they say nothing that an option lacks."""
    return frozenset(phrase[0] for phrase in letters() if len(phrase) == 1)


_COMMON = listed(
    "no none not nothing any yes we our us i my they their you your client provider party pay give take accept do have can will would the with only"
)
"""Words that stand in many sentences, and say of no option that it is meant."""
_GENERIC = listed(
    "day days time period month months year years hour hours amount payment charge charges number date term first after"
)


def _of_another(one: Found, content: Sequence[Word], words: Sequence[Word], index: Index) -> bool:
    """True for words that all belong to the name of another term of the clause, where the option is not said whole."""
    said = {stem(word.text) for word in content}
    whole = {stem(word.text) for word in words[one.start : one.end + 1]}
    option = {stem(word) for word in words_of(one.place.term.options[one.option]) if word not in SMALL}
    others = (
        place.label | place.also for place in index.terms_of(one.place.clause) if place is not one.place
    )
    roots = {root(word) for word in said}
    return not option <= whole and any(roots <= {root(word) for word in known} for known in others)


def _is_amount_of_another(
    one: Found, words: Sequence[Word], index: Index, writing: Writing, said_of: Callable[[TermPlace], bool]
) -> bool:
    """True for a length of time by itself that another term is counted in, which is named beside it or in play: `5 years` of secrecy."""
    amount = amount_at(words, one.start, "en", writing)
    if amount is None or amount.kind != "time" or amount.end < one.end:
        return False
    ends = [at for at, word in enumerate(words) if word.text in _PARTING]
    first = max((at for at in ends if at < one.start), default=-1) + 1
    last = min((at for at in ends if at >= one.end), default=len(words))
    beside = {stem(words[at].text) for at in range(first, last) if not one.start <= at < one.end}
    spelt = {stem(word) for word in words_of(one.place.term.options[one.option])}
    if ((one.place.words | spelt) - _GENERIC) & beside:
        return False
    others = (place for place in index.terms_of(one.place.clause) if place is not one.place)
    return any(
        place.term.counted_in(amount.unit) and (said_of(place) or (place.label - _GENERIC) & beside)
        for place in others
    )


_PARTING = frozenset({",", ";", ".", "\n", "and", "but"})
_QUANTITIES = listed("everything all whole one end")
_BETWEEN = SMALL | listed("is are be stays at on")


def _only_counts(one: Found, content: Sequence[Word], words: Sequence[Word]) -> bool:
    """True for no more than a word of quantity of an option, away from the name of its term: everything theirs, one pen test."""
    if any(word.text not in _QUANTITIES for word in content):
        return False
    option = {stem(word) for word in words_of(one.place.term.options[one.option])}
    said = {stem(word.text) for word in words[one.start : one.end] if word not in content}
    before = [word for word in words[: one.start] if word.text not in _BETWEEN and word.kind != "sign"]
    beside = {stem(word.text) for word in (*before[-1:], *words[one.end : one.end + 1])}
    alone = len(words) == one.end - one.start
    return not alone and said.isdisjoint(option) and beside.isdisjoint(one.place.label - _GENERIC)


_LEAVING_OUT = frozenset({"strike", "drop", "leave", "remove", "delete", "omit", "need", "take", "cut"})
_FORBIDDING = listed("banned ban prohibited forbidden excluded waived zero free nil refused out")
_LONG = 2
"""An option of more words than these is known by its name alone."""


def _is_figure(words: Sequence[Word], at: int, writing: Writing) -> bool:
    amount = amount_at(words, at, "en", writing)
    return amount is not None and amount.kind != "bare"


def _said_apart(words: Sequence[Word], clause: str | None, index: Index) -> frozenset[str]:
    """The stems of words that name nothing on the clause."""
    here = (
        []
        if clause is None
        else [index.clauses[clause].words, *(place.label for place in index.terms_of(clause))]
    )
    return frozenset(stem(word.text) for word in words).difference(*here)


def _is_named_elsewhere(place: TermPlace, said: frozenset[str], index: Index) -> bool:
    """True where words that name nothing at hand are most of a term's name, its head and half of it, or a part of it and its clause."""
    label = place.label - {"client", "provider"}
    own = label - _GENERIC
    named, least = own & said, len(own) + (place.head not in said)
    most = 2 * len(named) >= least or 2 * len(label & said) >= len(label) + (place.head not in said)
    return bool(named) and (most or bool(index.clauses[place.clause].words & said - named))


def _is_named(one: Found, words: Sequence[Word]) -> bool:
    """True where a word of the term's label stands in the sentence beside the option."""
    beside = {
        stem(word.text)
        for at, word in enumerate(words)
        if not one.start <= at < one.end and word.kind == "word"
    }
    label = one.place.label - _GENERIC
    option = {stem(word) for word in words_of(one.place.term.options[one.option])}
    within = {stem(word.text) for word in words[one.start : one.end] if word.text not in SMALL | _COMMON}
    told = bool(label) and (label <= within or bool(within & label & option))
    if told and within - label and not one.left:
        return True  # it says its term itself: sole remedy
    return bool(label & beside) or any(akin(word, other) for word in label for other in beside)
