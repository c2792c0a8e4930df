"""Patterns of wishes made ready: which of them begin at a word, and where they end, in time linear in the words.

The notation is that of `grammar`, and three things more:

    why is … important       `…` stands for the name of a clause or a term, or whatever words are there
    ask <them> about <it>    `<them>` stands for one of the patterns of that name in the table of sets
    (say (it|that)|repeat)   alternatives may hold others

So many sentences have a pattern that they are not written out: the patterns are one automaton, and all of them are
followed at once.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

from kpo_tui.understanding.grammar import Phrase, key

HOLE = "…"
LONGEST_NAME = 8
"""The most words that `…` stands for."""


Name: TypeAlias = tuple[int, int] | None


class Match(NamedTuple):
    """What begins at a word: the kind, where it ends, and the words that stand for `…`."""

    end: int
    kind: str
    name: Name


class _Node:
    """A place in the patterns: what follows on a word, and what follows on nothing."""

    __slots__ = ("free", "kinds", "words")

    def __init__(self) -> None:
        self.words: dict[str, _Node] = {}
        self.free: list[_Node] = []
        self.kinds: list[str] = []

    def after(self, phrase: Sequence[str]) -> "_Node":
        """The place that the words lead to; an apostrophe may be left out."""
        node = self
        for word in phrase:
            following = node.words.get(word)
            if following is None:
                following = node.words[word] = _Node()
                if "'" in word:
                    node.words.setdefault(word.replace("'", ""), following)
            node = following
        return node


class _Places:
    """Places of the patterns that the same words lead to: the kinds that end there, and where each word leads.

    Where it leads is found when it is asked for, and kept among all that are `known`.
    """

    __slots__ = ("_known", "_led", "_words", "kinds")

    def __init__(self, nodes: Iterable[_Node], known: "dict[tuple[_Node, ...], _Places]") -> None:
        found: dict[_Node, None] = {}
        waiting = [*nodes][::-1]
        while waiting:
            one = waiting.pop()
            if one not in found:
                found[one] = None
                waiting += one.free
        self.kinds = [kind for one in found for kind in one.kinds]
        self._words: dict[str, list[_Node]] = {}
        for one in found:
            for word, following in one.words.items():
                self._words.setdefault(word, []).append(following)
        self._known = known
        self._led: dict[str, _Places] = {}

    def lead_on(self, word: str) -> bool:
        """True where a word leads anywhere from here."""
        return word in self._words

    def after(self, word: str) -> "_Places | None":
        """The places that a word leads to."""
        if (led := self._led.get(word)) is None and word in self._words:
            nodes = tuple(dict.fromkeys(self._words[word]))
            if (led := self._known.get(nodes)) is None:
                led = self._known[nodes] = _Places(nodes, self._known)
            self._led[word] = led
        return led


class Patterns:
    """Patterns of several kinds, followed at once. Where two kinds fit as well, the one named first counts."""

    def __init__(self, tables: Mapping[str, str], sets: Mapping[str, str]) -> None:
        self._sets = {name: [one.strip() for one in words.split(";")] for name, words in sets.items()}
        self._order = {kind: at for at, kind in enumerate(tables)}
        self.parts: dict[Phrase, str] = {}
        root = _Node()
        for kind, patterns in tables.items():
            for pattern in patterns.split(";"):
                if pattern.strip():
                    self._led_to(root, " ".join(pattern.split()), kind).kinds.append(kind)
        self._start = _Places([root], {})

    def _led_to(self, node: _Node, pattern: str, kind: str) -> _Node:
        """The place that a pattern leads to from another: by its parts, one after the other."""
        for part in _parts(pattern):
            if part[0] == "<":
                choices = self._sets[part[1:-1]]
            elif part[0] == "(":
                choices = _choices(part[1:-1])
            elif phrase := _words_of(part):
                self.parts.setdefault(phrase, kind)
                node = node.after(phrase)
                continue
            else:
                continue
            following = _Node()
            for one in choices:
                self._led_to(node, one, kind).free.append(following)
            node = following
        return node

    def begins(self, word: str) -> bool:
        """True for a word that a pattern may begin with."""
        return self._start.lead_on(word)

    def at(self, words: Sequence[str], start: int = 0) -> list[Match]:
        """All that begins at the word: the longest first, before others what leaves nothing open."""
        found: dict[tuple[int, str, Name], Match] = {}
        self._follow(self._start, words, start, None, found)
        some = [match for match in found.values() if match.end > start]
        return sorted(some, key=lambda m: (-m.end, m.name is not None, self._order[m.kind]))

    def _follow(
        self,
        places: _Places | None,
        words: Sequence[str],
        at: int,
        name: Name,
        found: dict[tuple[int, str, Name], Match],
    ) -> None:
        """Note all that ends at a word from here on; only one name is in a pattern."""
        while places is not None:
            for kind in places.kinds:
                found[at, kind, name] = Match(at, kind, name)
            if name is None and (opened := places.after(HOLE)) is not None:
                for end in range(at + 1, min(at + LONGEST_NAME, len(words)) + 1):
                    self._follow(opened, words, end, (at, end), found)
            if at == len(words):
                return
            places = places.after(words[at])
            at += 1

    def whole(self, words: Sequence[str]) -> list[Match]:
        """What all the words together are."""
        return [match for match in self.at(words) if match.end == len(words)]


@cache
def _words_of(phrase: str) -> Phrase:
    """The words of a phrase. Most have no sign in them, and need no looking for any."""
    words = tuple(phrase.split())
    return words if all(map(str.isalpha, words)) else key(phrase)


_BREAKS = re.compile(r"[()<>]")


@cache
def _parts(pattern: str) -> tuple[str, ...]:
    """The parts of a pattern: words, a set in its brackets, or alternatives in theirs, which may hold others."""
    parts: list[str] = []
    depth = start = 0
    for found in _BREAKS.finditer(pattern):
        at, sign = found.start(), found[0]
        if not depth and sign in "(<":
            if head := pattern[start:at].strip():
                parts.append(head)
            start = at
        depth += 1 if sign in "(<" else -1
        if not depth:
            parts.append(pattern[start : at + 1])
            start = at + 1
    if tail := pattern[start:].strip():
        parts.append(tail)
    return tuple(parts)


@cache
def _choices(inner: str) -> list[str]:
    """The alternatives of a group, parted outside of those that they hold."""
    found, depth = [""], 0
    for sign in inner:
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            found.append("")
        else:
            found[-1] += sign
    return found
