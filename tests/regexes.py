"""Whether a regular expression can take more than linear time, told from its form alone.

A pattern is made an automaton of positions: a position for each class of characters in it. A matcher that goes
back takes more than linear time where, on one word, a position leads to itself and to another that leads to
itself too (`a*a*x`), or to itself in two ways (`(a|a)*x`), and what comes then can fail. A search begins at every
place, which is one more position that leads to itself (`a*x`). What looks ahead or behind counts for the one
character it names; `^`, `$` and longer looks count as what may fail.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Literal

Way = Literal["fullmatch", "match", "search"]
_SAMPLE = "az09AZ_ \n\t.,;:'\"’()[]{}<>|#%&$€/\\+-*=?!°é²①٣ß\u00a0\u202f\u2028中\U0001f600"
_CATEGORIES = {
    sre.CATEGORY_DIGIT: r"\d", sre.CATEGORY_NOT_DIGIT: r"\D", sre.CATEGORY_SPACE: r"\s", sre.CATEGORY_NOT_SPACE: r"\S",
    sre.CATEGORY_WORD: r"\w", sre.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip
_MOST_COPIES = 2
"""Counted repetition is written out this often: it is no loop."""


@dataclass
class Part:
    """A part of a pattern: where it begins and ends, and what may not follow when it ends there or is empty.

    Sets of characters are numbers, a bit for each sample character. `empty` is None where it cannot be empty.
    """

    first: dict[int, int] = field(default_factory=dict)
    last: dict[int, int] = field(default_factory=dict)
    empty: int | None = None


class Automaton:
    """The positions of a pattern and the ways between them; `twice` has the ways there are two of."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.flags = pattern.flags
        tree = parser.parse(pattern.pattern, pattern.flags)
        self.at_the_start = bool(not self.flags & re.MULTILINE and _begins_at_the_start(tree))
        self.sample = sorted({*_SAMPLE, *_characters_in(tree)})
        self.every = (1 << len(self.sample)) - 1
        self.ways: dict[int, dict[int, int]] = defaultdict(dict)
        self.twice: set[tuple[int, int]] = set()
        self.looks_far: list[bool] = []
        self.count = 0
        self.whole = self._sequence(tree, looped=False)

    def _position(self, characters: int) -> Part:
        self.count += 1
        return Part({self.count: characters}, {self.count: 0})

    def _join(self, ends: dict[int, int], begins: dict[int, int]) -> None:
        for (end, barred), (begin, characters) in product(ends.items(), begins.items()):
            if allowed := characters & ~barred:
                if self.ways[end].get(begin, 0) & allowed:
                    self.twice.add((end, begin))
                self.ways[end][begin] = self.ways[end].get(begin, 0) | allowed

    def _then(self, one: Part, two: Part) -> Part:
        self._join(one.last, two.first)
        first, last = dict(one.first), dict(two.last)
        if one.empty is not None:
            first |= {at: held for at, characters in two.first.items() if (held := characters & ~one.empty)}
        if two.empty is not None:
            last |= {at: barred | two.empty for at, barred in one.last.items()}
        both = None if one.empty is None or two.empty is None else one.empty | two.empty
        return Part(first, last, both)

    def _sequence(self, nodes: Iterable[Any], *, looped: bool) -> Part:
        whole = Part(empty=0)
        for node in nodes:
            whole = self._then(whole, self._part(*node, looped=looped))
        return whole

    def _part(self, kind: Any, held: Any, *, looped: bool) -> Part:
        if kind in (sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN):
            return self._position(self._characters(kind, held))
        if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            return self._repeated(kind, *held, looped=looped)
        if kind is sre.SUBPATTERN:
            return self._sequence(held[3], looped=looped)
        if kind is sre.ATOMIC_GROUP:
            return self._sequence(held, looped=looped)
        if kind is sre.BRANCH:
            return self._either([self._sequence(branch, looped=looped) for branch in held[1]])
        if kind is sre.AT:
            return Part(empty=self.every if held in (sre.AT_END, sre.AT_END_STRING) else 0)
        if kind in (sre.ASSERT, sre.ASSERT_NOT):
            return self._look(kind, *held, looped=looped)
        raise NotImplementedError(f"{kind} in a pattern")

    def _either(self, parts: list[Part]) -> Part:
        first = {at: held for part in parts for at, held in part.first.items()}
        last = {at: barred for part in parts for at, barred in part.last.items()}
        empties = [part.empty for part in parts if part.empty is not None]
        empty = None
        for barred in empties:
            empty = barred if empty is None else empty & barred
        return Part(first, last, empty)

    def _look(self, kind: Any, direction: int, nodes: Any, *, looped: bool) -> Part:
        """What looks ahead at one character bars others; what looks further is a pattern of its own."""
        inner = list(nodes)
        if (
            direction > 0
            and len(inner) == 1
            and inner[0][0] in (sre.LITERAL, sre.NOT_LITERAL, sre.IN, sre.ANY)
        ):
            named = self._characters(*inner[0])
            return Part(empty=named if kind is sre.ASSERT_NOT else self.every & ~named)
        if any(high is sre.MAXREPEAT for high in _bounds_in(inner)):
            self.looks_far.append(looped)
        return Part(empty=self.every if direction > 0 else 0)

    def _repeated(self, kind: Any, low: int, high: Any, nodes: Any, *, looped: bool) -> Part:
        endless = high is sre.MAXREPEAT
        inner = list(nodes)
        whole = Part(empty=0)
        for _ in range(min(low, _MOST_COPIES)):
            whole = self._then(whole, self._sequence(inner, looped=looped or endless))
        if endless:
            loop = self._sequence(inner, looped=True)
            self._join(loop.last, loop.first)
            rest = Part(loop.first, loop.last, 0)
            if (
                kind is sre.POSSESSIVE_REPEAT
                and len(inner) == 1
                and inner[0][0] in (sre.LITERAL, sre.NOT_LITERAL, sre.IN, sre.ANY)
            ):
                barred = self._characters(*inner[0])
                rest = Part(loop.first, dict.fromkeys(loop.last, barred), barred)
            return self._then(whole, rest)
        for _ in range(min(high - low, _MOST_COPIES)):
            some = self._sequence(inner, looped=looped)
            whole = self._then(whole, Part(some.first, some.last, 0))
        return whole

    def _characters(self, kind: Any, held: Any) -> int:
        return sum(1 << at for at, character in enumerate(self.sample) if self._is_in(kind, held, character))

    def _is_in(self, kind: Any, held: Any, character: str) -> bool:
        if kind is sre.ANY:
            return bool(self.flags & re.DOTALL) or character != "\n"
        if kind is sre.NOT_LITERAL:
            return not self._is_in(sre.LITERAL, held, character)
        if kind is sre.LITERAL:
            return any(ord(same) == held for same in self._same(character))
        if kind is sre.RANGE:
            return any(held[0] <= ord(same) <= held[1] for same in self._same(character))
        if kind is sre.CATEGORY:
            return re.match(_CATEGORIES[held], character, self.flags & re.ASCII) is not None
        found = any(self._is_in(of, what, character) for of, what in held if of is not sre.NEGATE)
        return found != (held[0][0] is sre.NEGATE)

    def _same(self, character: str) -> set[str]:
        if not self.flags & re.IGNORECASE:
            return {character}
        return {same for same in (character, character.lower(), character.upper()) if len(same) == 1}


def _characters_in(nodes: Iterable[Any]) -> Iterator[str]:
    """The characters that a parsed pattern names, and those just beside a range."""
    for kind, held in nodes:
        if kind in (sre.LITERAL, sre.NOT_LITERAL):
            yield chr(held)
        elif kind is sre.RANGE:
            yield from (chr(code) for code in (*held, max(held[0] - 1, 0), min(held[1] + 1, 0x10FFFF)))
        elif kind is sre.IN:
            yield from _characters_in(held)
        else:
            for inner in _inner(kind, held):
                yield from _characters_in(inner)


def _inner(kind: Any, held: Any) -> list[Any]:
    """The parsed patterns within a node."""
    if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        return [held[2]]
    if kind is sre.SUBPATTERN:
        return [held[3]]
    if kind is sre.BRANCH:
        return list(held[1])
    if kind in (sre.ASSERT, sre.ASSERT_NOT):
        return [held[1]]
    return [held] if kind is sre.ATOMIC_GROUP else []


def _begins_at_the_start(nodes: Iterable[Any]) -> bool:
    for kind, held in nodes:
        if kind is sre.BRANCH:
            return all(_begins_at_the_start(branch) for branch in held[1])
        return kind is sre.AT and held in (sre.AT_BEGINNING, sre.AT_BEGINNING_STRING)
    return False


def _bounds_in(nodes: Iterable[Any]) -> Iterator[Any]:
    for kind, held in nodes:
        if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            yield held[1]
        for inner in _inner(kind, held):
            yield from _bounds_in(inner)


def danger_in(pattern: re.Pattern[str], way: Way) -> str:
    """What makes a pattern take more than linear time when it is used in that way; empty where nothing does."""
    machine = Automaton(pattern)
    way = "match" if way == "search" and machine.at_the_start else way
    if any(looped or way == "search" for looped in machine.looks_far):
        return "looks ahead or behind any distance from any place"
    ways = {at: dict(after) for at, after in machine.ways.items()}
    if way == "search":
        ways[0] = {0: machine.every, **machine.whole.first}
    # Once it has come to where it may end, it cannot fail: only ways that do not pass there are tried again.
    ends = machine.whole.last
    if way == "fullmatch":  # only where anything at all may follow it cannot fail
        ends = {
            at: 0 for at, barred in ends.items() if not barred and ways.get(at, {}).get(at) == machine.every
        }
    failing = {
        at: {
            then: held
            for then, characters in after.items()
            if (held := characters & ends.get(at, machine.every))
        }
        for at, after in ways.items()
    }
    loops = _loops(failing)
    if any(two in loops.get(one, ()) and one in loops[one] for one, two in machine.twice):
        return "goes round in two ways"
    if any(at and _splits(at, at, failing, loops) for at in loops):
        return "goes round in two ways"
    for one in loops:
        for two in _reached(one, ways) & loops.keys() - loops[one]:
            if _splits(one, two, failing if one else ways, loops):
                return "begins anew at every place" if one == 0 else "goes on in two ways"
    return ""


def _loops(ways: dict[int, dict[int, int]]) -> dict[int, frozenset[int]]:
    """For each position that leads back to itself, the positions on the ways there."""
    before: dict[int, dict[int, int]] = defaultdict(dict)
    for at, led_to in ways.items():
        for then, characters in led_to.items():
            before[then][at] = characters
    return {at: frozenset(after & _reached(at, before)) for at in ways if at in (after := _reached(at, ways))}


def _reached(at: int, ways: dict[int, dict[int, int]]) -> set[int]:
    found: set[int] = set()
    ahead = list(ways.get(at, ()))
    while ahead:
        if (then := ahead.pop()) not in found:
            found.add(then)
            ahead += ways.get(then, ())
    return found


def _splits(one: int, two: int, ways: dict[int, dict[int, int]], loops: dict[int, frozenset[int]]) -> bool:
    """True where one word leads from `one` to itself, from `one` to `two` and from `two` to itself.

    With both the same: where a word leads from it to itself in two ways.
    """
    both = _together(one, two, ways, loops)
    goal = (one, two, two)
    ahead, seen = [((one, one, two), one != two)], set()
    while ahead:
        (a, b, c), split = ahead.pop()
        for (x, z), characters in both.get((a, c), {}).items():
            for y, held in ways.get(b, {}).items():
                if not characters & held:
                    continue
                then = ((x, y, z), split or x != y)
                if then == (goal, True):
                    return True
                if then not in seen and (one != two or x == z):
                    seen.add(then)
                    ahead.append(then)
    return False


def _together(
    one: int, two: int, ways: dict[int, dict[int, int]], loops: dict[int, frozenset[int]]
) -> dict[tuple[int, int], dict[tuple[int, int], int]]:
    """The ways of pairs of positions, each in its loop, on which one word leads from this pair to itself."""
    steps: dict[tuple[int, int], dict[tuple[int, int], int]] = {}
    ahead = [(one, two)]
    while ahead:
        if (pair := ahead.pop()) in steps:
            continue
        steps[pair] = {
            (x, z): held
            for x, characters in ways[pair[0]].items()
            for z, others in ways[pair[1]].items()
            if x in loops[one] and z in loops[two] and (held := characters & others)
        }
        ahead += steps[pair]
    return steps if any((one, two) in after for after in steps.values()) else {}
