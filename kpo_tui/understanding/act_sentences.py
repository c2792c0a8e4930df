"""Sentences that are one act on one clause, word for word as a pattern of acts has it, with a reason behind it or none.

They are looked for before values are, so that a name beside `reject` is never taken for an option.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from kpo_tui.understanding.act_phrases import PATTERNS, SETS
from kpo_tui.understanding.index import SMALL
from kpo_tui.understanding.owners import companies_in
from kpo_tui.understanding.pieces import Sentence
from kpo_tui.understanding.scene import Scene
from kpo_tui.understanding.value_targets import clauses_named, terms_named
from kpo_tui.understanding.wish_grammar import Patterns
from kpo_tui.understanding.words import Word, listed, split

_LEFT_OUT = frozenset({",", ":", "-"})
_ROLES = {
    "client": listed("client client's customer customer's buyer buyer's"),
    "provider": listed("provider provider's supplier supplier's vendor vendor's"),
}
_MONTHS = listed(SETS["month"].replace(";", " "))
_IN_NAMES = listed("the of and -")
"""Small words that may stand in the name of a clause."""
_NO_NAMES = listed(
    "our my their your clause clauses section article question point topic part item issue all whole one"
)
"""Words that a search for names passes over, and that change what an act is about: `part of the exit offer`."""


class Act(NamedTuple):
    """An act that a sentence says: its kind, the clause, and the place of the word behind it."""

    kind: str
    clause: str
    end: int


_MOST_WORDS = 60
"""Longer sentences are no act alone."""
_NAME = "CLAUSE"
"""Stands for the name of a clause; nobody can type it, since words are in lower case."""
_LONGEST_NAME = 6


@lru_cache(maxsize=1)
def patterns_of_acts() -> Patterns:
    """The patterns that say acts, written out once and kept."""
    patterns = {kind: _grouped(_plainly(patterns)) for kind, patterns in PATTERNS.items()}
    return Patterns(patterns, {name: _plainly(words) for name, words in SETS.items()})


_SHORT = {
    "we're": "we are", "i'm": "i am", "we'll": "we will", "i'll": "i will", "we've": "we have", "i've": "i have", "you've": "you have",
    "it's": "it is", "that's": "that is", "let's": "let us", "we'd": "we would", "i'd": "i would", "can't": "cannot", "don't": "do not",
    "doesn't": "does not", "won't": "will not", "aren't": "are not", "isn't": "is not",
}  # fmt: skip
_LONG = _SHORT | {
    short.replace("'", ""): long
    for short, long in _SHORT.items()
    if short.replace("'", "") in listed("im ive youve lets cant dont doesnt wont arent isnt thats weve")
}


def _plainly(patterns: str) -> str:
    """The patterns as sentences are held against them: without hyphens, and with short forms written out."""
    return re.sub(
        r"[a-z]+(?:'[a-z]+)?", lambda short: _SHORT.get(short[0], short[0]), patterns.replace("-", " ")
    )


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """Every word of a pattern."""
    return frozenset(word for phrase in patterns_of_acts().parts for word in phrase)


def _grouped(patterns: str) -> str:
    """The patterns with each `<set>` outside of a group as a group of its own, so that several are not multiplied."""
    parts = re.split(r"(\([^()]*\))", patterns)
    return "".join(part if part.startswith("(") else _alone(part) for part in parts)


def _alone(part: str) -> str:
    return part.replace("<", "(<").replace(">", ">)").replace("…", f"({_NAME})")


def act_said(sentence: Sentence, scene: Scene) -> Act | None:
    """The act that the sentence begins with, or is; None where it is none, or where two can be meant."""
    if len(sentence.words) > _MOST_WORDS:
        return None
    places = _levelled(sentence, scene)
    asks = bool(places) and places[-1][0] == "?"
    places = places[_referring(places) : -1 if asks else None]
    if not places:
        return None
    found = [
        act
        for name in _names(places, scene)
        for act in _acts(name, places, sentence)
        if act.kind == "park" or not asks
    ]
    furthest = max((act.end for act in found), default=0)
    best = [act for act in found if act.end == furthest]
    return best[0] if len({(act.kind, act.clause) for act in best}) == 1 else None


class _Named(NamedTuple):
    """Words that name a clause, from `start` to before `stop`; `loosely` where only by what else people call it."""

    start: int
    stop: int
    clause: str
    loosely: bool


def _names(places: Sequence[tuple[str, int]], scene: Scene) -> Iterator[_Named]:
    """All that names just one clause; the clause in focus for sentences without a name."""
    texts = [text for text, _ in places]
    if scene.focus is not None:
        yield _Named(0, 0, scene.focus, loosely=False)
    for start in range(len(texts)):
        for stop in range(start + 1, min(start + _LONGEST_NAME, len(texts)) + 1):
            if not _may_name(texts[stop - 1], scene):
                break
            if (named := _named(texts[start:stop], scene)) is not None:
                yield _Named(start, stop, *named)


def _may_name(word: str, scene: Scene) -> bool:
    return word not in _NO_NAMES and (
        word in _IN_NAMES
        or (word in SMALL and word in scene.index.title_words)
        or (word not in SMALL and scene.index.knows(word))
    )


def _named(words: Sequence[str], scene: Scene) -> tuple[str, bool] | None:
    """The one clause that the words name, and whether only loosely."""
    if words[0] in _IN_NAMES or words[-1] in _IN_NAMES:
        return None
    literally = clauses_named(words, scene.index, literally=True)
    found = literally or clauses_named(words, scene.index)
    if len(found) != 1 or (not literally and terms_named(words, scene)):
        return None
    return found[0], not literally


def _acts(name: _Named, places: Sequence[tuple[str, int]], sentence: Sentence) -> Iterator[Act]:
    """The acts on the clause with which the sentence begins; an acceptance names it literally."""
    texts = [text for text, _ in places]
    shown = [*texts[: name.start], *([_NAME] if name.stop else []), *texts[name.stop :]]
    shorter = len(texts) - len(shown)
    for match in patterns_of_acts().at(shown):
        if (name.stop and match.end <= name.start) or (name.loosely and match.kind == "accept"):
            continue
        last = match.end + shorter
        end = len(sentence.words) if last >= len(places) else places[last - 1][1] + 1
        yield Act(match.kind, name.clause, end)


def _levelled(sentence: Sentence, scene: Scene) -> list[tuple[str, int]]:
    """The words that patterns are held against, each with its place: who speaks is `we`, the other `they`, numbers are `n`."""
    words = sentence.words
    typed = split(sentence.text, scene.at_hand.locale) if sentence.misspelt else words
    typed = typed if len(typed) == len(words) else words
    companies = {one.start: one for one in companies_in(typed, scene.at_hand.state.parties)}
    found: list[tuple[str, int]] = []
    at = 0
    while at < len(words):
        if (company := companies.get(at)) is not None:
            _add_side(found, company.side, typed[company.end - 1].text.endswith(("'s", "'")), at, scene)
            at = company.end
            continue
        text = typed[at].text if typed[at].text in _known() else words[at].text
        side = next((side for side, said in _ROLES.items() if text in said), None)
        if side is not None and not _names_a_clause(words, at, scene):
            if found and found[-1][0] == "the":
                found.pop()
            _add_side(found, side, text.endswith("'s"), at, scene)
        elif text == "its" and at > 0 and {"we", "they"} & {said for said, _ in found[:1]}:
            found.append(("our" if found[0][0] == "we" else "their", at))
        elif text not in _LEFT_OUT and not (text in "!." and at + 1 == len(words)):
            said = "n" if words[at].kind == "number" else _LONG.get(typed[at].text, text)
            found += [(word, at) for word in said.split()]
        at += 1
    return found


_LETTERS = listed("mail email e-mail letter message note fax draft communication")
_OF_DATE = _MONTHS | listed("n of dated today yesterday th st nd rd last")


def _referring(places: Sequence[tuple[str, int]]) -> int:
    """How many words only say what letter is answered: `we refer to your mail of 3 June and`."""
    texts = [text for text, _ in places]
    if texts[:2] not in (["we", "refer"], ["i", "refer"], ["we", "revert"]) or "and" not in texts:
        return 0
    end = texts.index("and")
    letter = texts[2:end]
    known = (
        len(letter) > 2
        and letter[0] == "to"
        and letter[1] in ("your", "their", "the")
        and letter[2] in _LETTERS
    )
    return end + 1 if known and set(letter[3:]) <= _OF_DATE else 0


def _add_side(found: list[tuple[str, int]], side: str, owns: bool, at: int, scene: Scene) -> None:
    own = side == scene.at_hand.party
    found.append((("our" if own else "their") if owns else ("we" if own else "they"), at))


def _names_a_clause(words: Sequence[Word], at: int, scene: Scene) -> bool:
    """True for a role that belongs to the name of a clause, as `client's duties` does."""
    return (
        len(clauses_named([word.text for word in words[at : at + 2]], scene.index, literally=True)) == 1
        and len(words) > at + 1
    )
