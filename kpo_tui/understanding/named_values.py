"""Values said with the name of their term: yes and no (`no earn-back`), and texts (`seat: Geneva`).

What is said of a named term is never about the whole offer: a no to earn-back rejects nothing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from kpo_tui.negotiation.party import Side
from kpo_tui.understanding.grammar import Lexicon
from kpo_tui.understanding.index import SMALL, TermPlace, words_of
from kpo_tui.understanding.term_names import terms_called
from kpo_tui.understanding.words import Word, listed

_LONGEST_NAME = 12
"""Words of the longest name before a value."""
_PARTS = frozenset(",;\n.!()")
_JOINS = frozenset({"and", "but"})


class Answered(NamedTuple):
    """A yes or no to a named term, said from the word `start` to before `end`."""

    place: TermPlace
    yes: bool
    start: int
    end: int


class Worded(NamedTuple):
    """A text for a named term as it was typed, said from the word `start` to before `end`."""

    place: TermPlace
    text: str
    start: int
    end: int


@lru_cache(maxsize=1)
def _before() -> Lexicon:
    return Lexicon({
        "yes": "with; yes to; yes to the; (we|i) (want|need|require|insist on|ask for|would like|do want|do need); (we'd|i'd) like; include; including; add; keep; give us; we (accept|agree to|allow|offer|grant|give)",
        "no": "no; without; w/o; no to; not; (we|i) (do not|don't|won't|will not|can't|cannot) (want|need|accept|agree to|offer|give|allow|take|grant); drop; delete; strike; strike out; scrap; take out; remove; against; we are against; there (is|will be|shall be|should be) no",
    })  # fmt: skip


@lru_cache(maxsize=1)
def _after() -> Lexicon:
    return Lexicon({
        "yes": "yes; yes please; yep; in; (is|are|stays|goes) in; included; (is|are) included; required; (is|are) (required|needed|wanted|allowed|permitted); needed; must stay; applies; apply",
        "no": "no; nope; no thanks; out; (is|are|stays|goes) out; off; (is|are) off; (is|are|) not (needed|required|wanted|included|allowed|permitted|for us); excluded; (is|are) excluded; (does|shall|should|will) not apply; must go; never; unnecessary; is unnecessary",
    })  # fmt: skip


_POLITE = listed("please pls ok okay well so and but also the thanks then just - , : = a any")


def yes_no_in(words: Sequence[Word], terms: Iterable[TermPlace], party: Side | None = None) -> list[Answered]:
    """The yes and no that the words say to terms that they name; nothing for a name that says no yes or no."""
    questions = [place for place in terms if place.term.yes_or_no]
    found: list[Answered] = []
    parts = list(_parts(words, range(len(words)), _PARTS)) if questions else []
    for n, part in enumerate(parts):
        after = parts[n + 1] if n + 1 < len(parts) else []
        found += list(_answered(words, part, after, questions, party)) or [
            one
            for joined in _parts(words, part, _JOINS)
            for one in _answered(words, joined, [], questions, party)
        ]
    return found


def _parts(words: Sequence[Word], among: Iterable[int], apart: frozenset[str]) -> Iterator[list[int]]:
    """The places of the words between those that stand `apart`: commas and full stops, or `and` and `but`."""
    for parting, places in groupby(among, key=lambda at: words[at].text in apart):
        if not parting:
            yield list(places)


def _answered(
    words: Sequence[Word], part: list[int], after: list[int], questions: list[TermPlace], party: Side | None
) -> Iterator[Answered]:
    """What a part of a sentence says, or the `yes` that is all of the next part."""
    texts = [words[at].text for at in part]
    head, tail = 0, len(part)
    while head < tail and texts[head] in _POLITE:
        head += 1
    while head < tail and texts[tail - 1] in _POLITE:
        tail -= 1
    first, size = _before().at(texts, head) if head < tail else ("", 0)
    last, begin = _ending(texts, head + size, tail)
    follow = _after().whole([words[at].text for at in after])
    yes_no = last or (follow if not first else "") or first
    name = [words[at] for at in part[head + size : begin]]
    if not yes_no or not name or len(name) > _LONGEST_NAME:
        return
    end = after[-1] if follow and not last and not first else part[tail - 1]
    for place in terms_called(name, questions, party):
        yield Answered(place, yes_no == "yes", part[head], end + 1)


def _ending(texts: list[str], start: int, end: int) -> tuple[str, int]:
    """What the last words say, and where they begin."""
    for begin in range(max(start + 1, end - 4), end):
        if meaning := _after().whole(texts[begin:end]):
            return meaning, begin
    return "", end


_CONNECTING = tuple(
    tuple(phrase.split())
    for phrase in ("shall be", "should be", "will be", "to be", "must be", "would be", "is", "are", ":", "=")
)
_CONNECTING_FIRST = frozenset(phrase[0] for phrase in _CONNECTING)
_AND = listed("and , ; \n .")


class _Start(NamedTuple):
    """Where the name of a term begins, and the value after it."""

    place: TermPlace | None
    start: int
    value: int


def text_for(
    text: str, words: Sequence[Word], terms: Iterable[TermPlace], party: Side | None = None
) -> list[Worded]:
    """The texts that are said for named terms, each as typed, to where the next name begins.

    `words` are those of `text`. A name is followed by a colon, an equals sign or `is`, or is followed by one or two words
    with capitals and nothing else. `terms` that are no texts or lists are not found, but a text ends before their names.
    """
    places = list(terms)
    if not any(place.term.shape in ("text", "list") for place in places):
        return []
    starts = [one for at in _beginnings(words) if (one := _start(text, words, at, places, party))]
    found = []
    for n, one in enumerate(starts):
        end = starts[n + 1].start if n + 1 < len(starts) else len(words)
        while end > one.value and words[end - 1].text in _AND:
            end -= 1
        if one.place is not None and one.value < end:
            said = text[words[one.value].start : words[end - 1].end]
            found.append(Worded(one.place, said, one.start, end))
    return found


def _beginnings(words: Sequence[Word]) -> Iterator[int]:
    """Where names may begin: at the start, and after a comma or `and`."""
    for at, word in enumerate(words):
        if word.text not in _AND and (at == 0 or words[at - 1].text in _AND):
            yield at


def _start(
    text: str, words: Sequence[Word], at: int, places: list[TermPlace], party: Side | None
) -> _Start | None:
    link = _link(words, at)
    if link is not None:
        name, value = words[at : link[0]], link[1]
    else:
        name, value = _bare(text, words, at)
    called = terms_called(name, places, party) if name and name[0].text not in _SOME else []
    if not called or (link is None and name and any(place.term.shape == "one" for place in called)):
        return _Start(None, at, at) if _value_named(words, at, places, party) else None
    texts = [place for place in called if place.term.shape in ("text", "list")]
    names = link is not None and _is_capital(text, words[value])  # no number, where one is called so too
    sole = texts[0] if len(texts) == 1 and (len(called) == 1 or names) else None
    return _Start(None if sole is None or _is_clause(name, sole) else sole, at, value)


def _value_named(words: Sequence[Word], at: int, places: list[TermPlace], party: Side | None) -> bool:
    """True where a name is followed by a figure: `net 30 days`."""
    for end in range(at + 1, min(at + _LONGEST_NAME, len(words))):
        if words[end].text in _PARTS:
            return False
        if words[end].kind == "number":
            called = terms_called(words[at:end], places, party)
            return bool(called) and all(place.term.shape == "one" for place in called)
    return False


def _is_clause(name: Sequence[Word], place: TermPlace) -> bool:
    """True for words that name the term's clause and are not all of its own name."""
    said = {word.text for word in name if word.text not in SMALL}
    clause, label = set(words_of(place.clause.replace("_", " "))), set(words_of(place.term.label)) - SMALL
    return said <= clause and not label <= said


def _link(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """Where the connecting words after a name begin and end."""
    for begin in range(at + 1, min(at + _LONGEST_NAME, len(words))):
        if words[begin].text in _PARTS:
            return None
        if words[begin].text not in _CONNECTING_FIRST:
            continue
        for phrase in _CONNECTING:
            end = begin + len(phrase)
            if tuple(word.text for word in words[begin:end]) == phrase and end < len(words):
                return begin, end
    return None


_SOME = listed("any every each no all")
"""First words of what is said of things, and is no name of a term: `any affiliate should be able to order`."""
_CAPITAL = re.compile(r"[^\W\d_]")


def _bare(text: str, words: Sequence[Word], at: int) -> tuple[Sequence[Word], int]:
    """A name and the one or two words with capitals after it that end the part: `language English`."""
    end = at
    while end < len(words) and words[end].text not in _AND:
        end += 1
    value = end
    while value > at and end - value < 2 and _is_capital(text, words[value - 1]):
        value -= 1
    named = at < value < end and words[value - 1].text not in SMALL
    return (words[at:value], value) if named else ((), end)


def _is_capital(text: str, word: Word) -> bool:
    letter = text[word.start]
    return bool(_CAPITAL.match(letter)) and letter.isupper()
