"""What each event of a log is, in a few bytes: kind, party, clauses, round.

A round is the time in which the turn goes once from one party to the other: it begins with an act of a
party and ends before the same party’s first act after the other has acted. A comment, or a file that was
sent, does not pass the turn: it belongs to the round in which it is made. The opening stands before the first
round, in round 0, and so does what is said before the first act.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct

from kpo_tui.negotiation.act import Event
from kpo_tui.negotiation.party import Side
from kpo_tui.negotiation.rules import KINDS, RULES
from kpo_tui.negotiation.state import Negotiation

_CODE_OF = {event: code for code, event in enumerate(RULES)}
_PARTY_CODES: dict[Side | None, int] = {"client": 0, "provider": 1, None: 2}
_NAMED_IN_CODE: tuple[Side | None, ...] = ("client", "provider", None)
_SIDES = len(_NAMED_IN_CODE)


class Entry(Struct, frozen=True):
    """One event in outline. `clauses` are those it changes, the ones it names first."""

    seq: int
    kind: str
    party: Side | None
    clauses: tuple[str, ...]
    round: int


class Outline:
    """The outline of a log, event by event. Memory is a few bytes an event."""

    def __init__(self) -> None:
        self._codes = bytearray()
        self._clauses: list[tuple[str, ...]] = []
        self._rounds = array("Q")
        self._known: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._turns = Turns()

    def __len__(self) -> int:
        return len(self._codes)

    def add(self, event: Event, before: Negotiation | None, after: Negotiation | None) -> None:
        """Take in the next event, with the state before it (None for the first) and after it.

        This runs for every line of a log that is opened, so it does no more than it must.
        """
        party = event.party
        self._codes.append(_CODE_OF[type(event)] * _SIDES + _PARTY_CODES[party])
        changed = () if before is None or after is None else changed_clauses(event, before, after)
        self._clauses.append(self._known.setdefault(changed, changed))
        if party != self._turns.holder and self._turns.begins_round(event):
            self._rounds.append(event.seq)

    def __getitem__(self, seq: int) -> Entry:
        """The entry of event `seq`, counted from 1."""
        kind, party = divmod(self._codes[seq - 1], _SIDES)
        return Entry(seq, KINDS[kind], _NAMED_IN_CODE[party], self._clauses[seq - 1], self.round_of(seq))

    def __iter__(self) -> Iterator[Entry]:
        return (self[seq] for seq in range(1, len(self) + 1))

    def round_of(self, seq: int) -> int:
        """The number of the round that event `seq` belongs to; 0 for the opening."""
        return bisect_right(self._rounds, seq)

    def kinds_between(self, first: int, last: int) -> frozenset[tuple[str, Side | None]]:
        """The kinds of the events from `first` to `last`, each with its party. A look at one byte an event."""
        codes = (divmod(code, _SIDES) for code in set(self._codes[first - 1 : last]))
        return frozenset((KINDS[kind], _NAMED_IN_CODE[party]) for kind, party in codes)

    @property
    def rounds(self) -> tuple[int, ...]:
        """The number of the event that each round begins with, the first round first."""
        return tuple(self._rounds)


class Turns:
    """Whose turn it is, and when a round begins; takes the events one after the other."""

    def __init__(self) -> None:
        self.holder: Side | None = None
        self._starter: Side | None = None

    def passes(self, event: Event) -> bool:
        """True when the event takes the turn from the other party (or takes it first)."""
        if event.party == self.holder or not event.passes_turn:
            return False
        self.holder = event.party
        return True

    def begins_round(self, event: Event) -> bool:
        """True when a round begins with the event."""
        if not self.passes(event):
            return False
        self._starter = self._starter or event.party
        return event.party == self._starter


def changed_clauses(event: Event, before: Negotiation | None, after: Negotiation) -> tuple[str, ...]:
    """The clauses whose state the event changed: those it is about, then those where an offer lapsed by it."""
    if before is None:
        return ()
    about = event.about(before.clauses_of)
    if after.proposals is before.proposals or len(after.proposals) > len(before.proposals):  # nothing lapsed
        return about
    changed = about
    for clause_id in about:  # only what stood on one of these can have lapsed by it
        known = before.clauses.get(clause_id)
        for number in () if known is None else (known.client.standing, known.provider.standing):
            if number is not None and number not in after.proposals:
                lapsed = before.proposals[number].clauses
                changed = changed if len(lapsed) == 1 else tuple(dict.fromkeys((*changed, *lapsed)))
    return changed
