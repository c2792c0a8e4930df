r"""Events as lines, and the hash chain.

A line is one JSON object, compact, UTF-8. `prev` in each is the SHA-256 of the bytes of the line before
it, without the newline, so `head -n 7 deal.jsonl | tail -n 1 | tr -d '\n' | sha256sum` gives what line 8
must say. The head of a log is the hash of its last line.
"""

import hashlib
import json
from collections.abc import Callable
from typing import Union

import msgspec

from kpo_tui.errors import Damaged, Refused
from kpo_tui.negotiation.act import Event
from kpo_tui.negotiation.acts.opening import Opened, begin
from kpo_tui.negotiation.events import LOG_FORMAT
from kpo_tui.negotiation.rules import KINDS, RULES, evolve, permit
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.values import KnownValues
from kpo_tui.text import one_line

LONGEST_LINE = 32 * 1024 * 1024
"""Bytes. The first line holds the playbook; a line beyond this is not ours."""

_encoder = msgspec.json.Encoder()
_decode: Callable[[bytes], Event] = msgspec.json.Decoder(Union[tuple(RULES)]).decode  # noqa: UP007


class _Kind(msgspec.Struct, frozen=True):
    """What a line says of itself, to tell another version from a damaged line."""

    type: str = ""
    format: int | None = None


def _said(line: bytes) -> _Kind:
    """What a line says of itself; nothing where it cannot be read."""
    try:
        return msgspec.json.decode(line, type=_Kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _Kind()


def line_of(event: Event) -> bytes:
    """The line for an event, without the newline. Raises Refused for text that is not Unicode."""
    try:
        return _encoder.encode(event)
    except UnicodeEncodeError:
        reason = "its text holds half a character (a lone surrogate), which cannot be stored; type it again"
        raise Refused(RULES[type(event)].name, event.party, None, reason) from None


def event_of(line: bytes) -> Event:
    """The event of a line that is known to be sound."""
    return _decode(line)


def hash_of(line: bytes) -> str:
    """The SHA-256 of a line, as `prev` and the head give it."""
    return hashlib.sha256(line).hexdigest()


class Folding:
    """Takes a log's lines one after the other, checks each, and holds the state they lead to.

    It begins at the beginning, or goes on from a `state` that was reached before. `byte` says how far
    it has come, `last` where the last line began. A line that is not sound raises Damaged and changes
    nothing. Memory is that of the state: lines are not kept.
    """

    def __init__(self, state: Negotiation | None = None, last: int = 0, byte: int = 0) -> None:
        self.state = state
        self.last = last
        self.byte = byte
        self._known = KnownValues()
        self._written = bytearray()

    def going_on(self, state: Negotiation, last: int, byte: int) -> "Folding":
        """A folding from a `state` that this one was at, which need not look again at values it knows."""
        folding = Folding(state, last, byte)
        folding._known = self._known
        return folding

    @property
    def lines(self) -> int:
        """How many lines were folded in."""
        return 0 if self.state is None else self.state.seq

    def add(self, line: bytes) -> Event:
        """Check the next line (without its newline) and fold its event in."""
        state = self.state
        try:
            event = _decode(line)
            _encoder.encode_into(event, self._written)
            if self._written != line:
                _refuse_blanks_around(line)
                _refuse_repeated_keys(line)
            if event.prev != ("" if state is None else state.head):
                why = "the line before it is not the one it was written after"
                raise self.damaged(f"the chain is broken: {why}")
            head = hashlib.sha256(line).hexdigest()
            if state is None:
                self.state = self._begin(event, head)
            else:
                permit(state, event, self._known)
                self.state = evolve(state, event, head)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError) as error:
            raise self.damaged(self._unreadable(line, error)) from None
        except Refused as error:
            raise self.damaged(f"it is not allowed: {error}") from None
        self.last = self.byte
        self.byte += len(line) + 1
        return event

    def damaged(self, reason: str) -> Damaged:
        """The error for the line that comes next."""
        return Damaged(self.lines + 1, self.byte, reason)

    def _begin(self, event: Event, head: str) -> Negotiation:
        if not isinstance(event, Opened):
            raise self.damaged("a negotiation log begins with a line of type 'opened'")
        return begin(event, head)

    def _unreadable(self, line: bytes, error: Exception) -> str:
        said = _said(line)
        if self.state is None and said.type != "opened":
            return "it is not a negotiation log"
        if self.state is None and said.format != LOG_FORMAT:
            return f"the log has format {said.format}, this program reads format {LOG_FORMAT}; update kpo"
        if said.type and said.type not in KINDS:
            return f"it is of type '{one_line(said.type, 40)}', which this program does not know; update kpo"
        if isinstance(error, UnicodeDecodeError):
            return "it cannot be read (it holds bytes that are no UTF-8 text)"
        if "truncated" in str(error):
            return "it cannot be read (it ends in its middle)"
        return f"it cannot be read ({one_line(str(error), 160)})"


def _refuse_blanks_around(line: bytes) -> None:
    """Raises ValueError where mail or an editor left blanks or half of a line end: they would change what is hashed."""
    if line != line.strip():
        raise ValueError("it has blanks before it or at its end, or another line end than a newline")


def _refuse_repeated_keys(line: bytes) -> None:
    """Raises ValueError if an object in the line says a key twice: programs differ on which one counts."""

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(pairs)
        if len(found) < len(pairs):
            raise ValueError("a key appears twice")
        return found

    json.loads(line, object_pairs_hook=once)
