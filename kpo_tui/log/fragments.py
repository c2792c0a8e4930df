"""Lines of a log that were broken into pieces on the way, and how they are put together again.

Programs break a long line at a width: anywhere, or behind a blank, or in place of one; where a word is longer than the
width, in its middle. Which of these it was is tried, and for every line but the last the hash that the next line
names tells which is right. For the last line only those are tried that fit what the other lines proved; where more
than one then reads as a line of a log, nobody can tell, and none is taken.
"""

import contextlib
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise, product
from typing import NamedTuple

import msgspec

from kpo_tui.errors import Damaged, Refused
from kpo_tui.log.record import Folding, event_of, line_of

MOST_PIECES = 1 << 20
"""Pieces that one line can be broken into: more than a width of 40 makes of the longest."""
BLANKS = b" \t"

_CHUNK = 1 << 16
_MOST_TRIED = 1 << 10
_MOST_BYTES_TRIED = 1 << 26
_INSIDE_CHARACTERS = bytes(range(0x80, 0xC0))
_PREV = re.compile(rb'"prev":"([0-9a-f]{64})"')


class Record:
    """One line of the log, in the pieces that it was broken into."""

    __slots__ = ("_depth", "_escape", "_in_text", "pieces")

    def __init__(self) -> None:
        self.pieces: list[bytes] = []
        self._depth, self._in_text, self._escape = 0, False, b""

    @property
    def whole(self) -> bool:
        """True when every brace that its pieces open is closed."""
        return bool(self.pieces) and self._depth <= 0

    def add(self, piece: bytes) -> None:
        """Take the next piece. Raises ValueError for more than a line can be broken into."""
        if len(self.pieces) == MOST_PIECES:
            raise ValueError("a line of it is broken into more pieces than mail makes")
        self.pieces.append(piece)
        for at in range(0, len(piece), _CHUNK):
            self._count(piece[at : at + _CHUNK])

    def _count(self, part: bytes) -> None:
        plain = (self._escape + part).replace(b"\\\\", b"")
        self._escape = b"\\" if plain.endswith(b"\\") else b""
        between = plain.removesuffix(b"\\").replace(b'\\"', b"").split(b'"')
        structure = b"".join(between[self._in_text :: 2])
        self._depth += structure.count(b"{") - structure.count(b"}")
        self._in_text ^= len(between) % 2 == 0

    @property
    def names(self) -> str:
        """The hash of the line before, as this one gives it; empty where it gives none."""
        found = _PREV.search(b"".join(piece.strip(BLANKS) for piece in self.pieces))
        return found[1].decode() if found else ""


def _as_they_are(pieces: list[bytes]) -> list[bytes]:
    if len(pieces) == 1:
        return [pieces[0].strip(BLANKS)]
    return [pieces[0].lstrip(BLANKS), *pieces[1:-1], pieces[-1].rstrip(BLANKS)]


def _without_empty_ones(pieces: list[bytes]) -> list[bytes]:
    return [piece for piece in _as_they_are(pieces) if piece.strip(BLANKS)]


def _stripped(pieces: list[bytes]) -> list[bytes]:
    return [found for piece in pieces if (found := piece.strip(BLANKS))]


def _characters(piece: bytes) -> int:
    return len(piece.translate(None, _INSIDE_CHARACTERS))


class _Way(NamedTuple):
    """How pieces become a line: what is taken off them first, and where a blank stood between them.

    `length` is how the program that broke the lines counted; None where it does not matter. Then a blank stood at
    every break, or at none. Else a piece of the full width ends inside a word, if that word with `beside` it is
    longer than the width: a program that breaks at blanks breaks no other word.
    """

    clean: Callable[[list[bytes]], list[bytes]]
    blank: bool
    length: Callable[[bytes], int] | None = None
    beside: int = 0

    def joined(self, record: Record, widest: "_Widest") -> bytes:
        pieces = self.clean(record.pieces)
        if self.length is None:
            return (b" " if self.blank else b"").join(pieces)
        width, out = widest.of(self.clean, self.length), pieces[:1]
        for piece, following in pairwise(pieces):
            if not self._inside_a_word(piece, following, width):
                out.append(b" ")
            out.append(following)
        return b"".join(out)

    def _inside_a_word(self, piece: bytes, following: bytes, width: int) -> bool:
        length = self.length or len
        if length(piece) < width:
            return False
        word = piece.rpartition(b" ")[2] + following.partition(b" ")[0]
        return length(word) + self.beside > width


_CLEANINGS = (_as_they_are, _without_empty_ones, _stripped)
_DROPPING = tuple((length, beside) for length in (len, _characters) for beside in (0, 1))


def _dropping(clean: Callable[[list[bytes]], list[bytes]]) -> list[_Way]:
    return [_Way(clean, True), *(_Way(clean, True, length, beside) for length, beside in _DROPPING)]


_WAYS = [way for clean in _CLEANINGS for way in (_Way(clean, False), *_dropping(clean))]


class _Widest:
    """How long the longest piece is that another follows: the width at which lines were broken."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._records = [record for record in records if len(record.pieces) > 1]
        self._known: dict[tuple[object, object], int] = {}

    def of(self, clean: Callable[[list[bytes]], list[bytes]], length: Callable[[bytes], int]) -> int:
        if (clean, length) not in self._known:
            pieces = (clean(record.pieces)[:-1] for record in self._records)
            self._known[clean, length] = max((length(piece) for some in pieces for piece in some), default=0)
        return self._known[clean, length]


class Joined(NamedTuple):
    """The lines; how many of them the next line proves; whether the last can be told.

    `certain` is False where it was cut off or broken and nothing tells what stood there; `pieces` says how many it is in.
    """

    lines: tuple[bytes, ...]
    proved: int
    certain: bool
    pieces: int = 0

    @property
    def sound(self) -> bool:
        """True when every line is one that the next one names, and the last one reads."""
        return self.certain and self.proved == len(self.lines) - 1 and _reads(self.lines[-1])


def lines_joined(records: list[Record]) -> Joined:
    """The lines that were broken into these records."""
    if not records:
        return Joined((), 0, certain=False)
    joining = _Joining(records)
    lines, proved = [], 0
    for record, following in pairwise(records):
        line, fits = joining.proved(record, following.names)
        lines.append(line)
        proved += fits
    last, certain = joining.last(records[-1], lines)
    return Joined((*lines, last), proved, certain, len(records[-1].pieces))


class _Joining:
    """Joins one record after the other, and keeps what the proved ones say of how all were broken."""

    def __init__(self, records: list[Record]) -> None:
        self._widest = _Widest(records)
        self._ways = list(_WAYS)
        self._kept = self._dropped = False

    def proved(self, record: Record, wanted: str) -> tuple[bytes, bool]:
        """The line with the hash that is wanted, and True; where there is none, one that reads well, and False."""
        if len(record.pieces) == 1:
            line = record.pieces[0].strip(BLANKS)
            return line, hashlib.sha256(line).hexdigest() == wanted
        for way in self._ways:
            line = way.joined(record, self._widest)
            if hashlib.sha256(line).hexdigest() == wanted:
                self._learn(way, record, line)
                return line, True
        return _Way(_stripped, True, len).joined(record, self._widest), False

    def _learn(self, way: _Way, record: Record, line: bytes) -> None:
        self._ways.remove(way)
        self._ways.insert(0, way)
        if self._kept or self._dropped:
            return
        kept = _Way(way.clean, False).joined(record, self._widest) == line
        dropped = any(one.joined(record, self._widest) == line for one in _dropping(way.clean))
        self._kept, self._dropped = kept and not dropped, dropped and not kept

    def last(self, record: Record, before: list[bytes]) -> tuple[bytes, bool]:
        """The last line, behind the lines `before` it, and True where nothing else can have stood there."""
        if len(record.pieces) == 1:
            return record.pieces[0].strip(BLANKS), record.whole
        pieces = self._ways[0].clean(record.pieces)
        prev = hashlib.sha256(before[-1]).hexdigest() if before else ""
        found = {line for line in self._possible(pieces) if _as_written(line, prev)}
        found = _allowed(found, before) if len(found) > 1 else found
        return (found.pop(), True) if len(found) == 1 else (b"".join(pieces), False)

    def _possible(self, pieces: list[bytes]) -> Iterator[bytes]:
        """What can have stood there, if all lines were broken in the same way; none where that is too much to try."""
        between = [self._between(piece) for piece in pieces[:-1]]
        doubtful = sum(len(choices) > 1 for choices in between)
        size = sum(map(len, pieces))
        if doubtful >= _MOST_TRIED.bit_length() or size << doubtful > _MOST_BYTES_TRIED:
            return
        for blanks in product(*between):
            yield b"".join(piece + blank for piece, blank in zip(pieces, (*blanks, b""), strict=True))

    def _between(self, piece: bytes) -> tuple[bytes, ...]:
        """What can have stood behind a piece of the last line."""
        if self._kept:
            return (b"",)
        clean = self._ways[0].clean
        short = all(length(piece) < self._widest.of(clean, length) for length in (len, _characters))
        behind_a_blank = not self._dropped and piece.endswith(b" ")
        return (b" ",) if short and not behind_a_blank else (b"", b" ")


def _reads(line: bytes) -> bool:
    try:
        event_of(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError):
        return False
    return True


def _as_written(line: bytes, prev: str) -> bool:
    """True for a line as this program writes one behind the line with the hash `prev`."""
    try:
        event = event_of(line)
        return event.prev == prev and line_of(event) == line
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError, Refused):
        return False


def _allowed(choices: set[bytes], before: list[bytes]) -> set[bytes]:
    """Those of the lines that the rules allow behind the lines `before`; none where these are not sound."""
    folding, allowed = Folding(), set()
    try:
        for line in before:
            folding.add(line)
    except Damaged:
        return set()
    for line in choices:
        trial = folding.going_on(folding.state, 0, 0) if folding.state else Folding()
        with contextlib.suppress(Damaged):
            trial.add(line)
            allowed.add(line)
    return allowed
