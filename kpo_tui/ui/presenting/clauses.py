"""The clause list: where each clause stands for the party at the table, with a mark that needs no colour."""

from typing import Literal, TypeAlias

from msgspec import Struct

from kpo_tui.negotiation.party import Party, other
from kpo_tui.negotiation.state import ClauseState, Negotiation
from kpo_tui.negotiation.values import missing_terms
from kpo_tui.text import one_line

Stand: TypeAlias = Literal["agreed", "yours", "theirs", "open", "parked", "left out", "common"]

MARKS: dict[Stand, tuple[str, str, str]] = {
    "agreed": ("✓", "$agreed", "agreed"),
    "common": ("≈", "$yours", "both say the same; one acceptance is missing"),
    "yours": ("●", "$yours", "your turn"),
    "theirs": ("◐", "$theirs", "the other side’s turn"),
    "open": ("○", "$quiet", "nobody has spoken yet"),
    "parked": ("‖", "$quiet", "parked"),
    "left out": ("–", "$quiet", "left out by agreement"),
}
"""For each way a clause can stand: its mark, its colour, and what it means."""


class ClauseRow(Struct, frozen=True):
    """One clause of the list. `note` is short: terms closed of those offered, or answers not sent yet."""

    clause: str
    title: str
    stand: Stand
    note: str = ""


class Progress(Struct, frozen=True):
    """How many clauses are settled, of how many; and how many wait for the party."""

    settled: int
    clauses: int
    yours: int


def stand_of(state: Negotiation, clause_id: str, party: Party, at: str) -> Stand | None:
    """Where a clause stands for `party` at the time `at`; None for one that was proposed and dropped."""
    clause = state.clauses[clause_id]
    where = state.where(clause_id, at)
    if clause.reopening is not None and clause.agreed is not None:
        return "theirs" if clause.reopening == party else "yours"
    match where:
        case "dropped":
            return None
        case "agreed" | "left out" | "parked" | "open":
            return where
        case "common ground":
            return "common"
        case "offered":
            return "yours" if _awaits(state, clause_id, party, at) else "theirs"


def _awaits(state: Negotiation, clause_id: str, party: Party, at: str) -> bool:
    """True when the other side's offer waits for `party`, or its own lacks something."""
    if state.live(clause_id, other(party), at) is not None:
        return True
    own = state.live(clause_id, party, at)
    return own is not None and bool(
        missing_terms(state, clause_id, own.clauses[clause_id], party, own.clauses)
    )


class ClauseRows:
    """Makes the rows, anew only for clauses that changed: a long agenda costs no more than a short one."""

    def __init__(self, party: Party) -> None:
        self._party = party
        self._known: dict[str, tuple[ClauseState, ClauseRow | None]] = {}
        self._rows: tuple[ClauseRow, ...] = ()
        self._for: tuple[Negotiation, tuple[tuple[str, int], ...]] | None = None

    def rows(self, state: Negotiation, at: str, unsent: dict[str, int]) -> tuple[ClauseRow, ...]:
        """The rows in the order of the agenda. `unsent` counts the answers of a clause that are not sent yet."""
        key = (state, tuple(unsent.items()))
        timed = any(proposal.valid_until for proposal in state.proposals.values())
        if not timed and self._for is not None and self._for[0] is state and self._for[1] == key[1]:
            return self._rows
        found = [self._row(state, clause_id, at, timed) for clause_id in state.clauses]
        self._rows = tuple(
            ClauseRow(row.clause, row.title, row.stand, f"+{count}")
            if (count := unsent.get(row.clause))
            else row
            for row in found
            if row is not None
        )
        self._for = key
        return self._rows

    def _row(self, state: Negotiation, clause_id: str, at: str, timed: bool) -> ClauseRow | None:
        clause = state.clauses[clause_id]
        known = self._known.get(clause_id)
        if known is not None and known[0] is clause and not timed:
            return known[1]
        stand = stand_of(state, clause_id, self._party, at)
        title = one_line(state.clause(clause_id).title, 120)
        row = None if stand is None else ClauseRow(clause_id, title, stand, _closed(clause, stand))
        self._known[clause_id] = (clause, row)
        return row


def _closed(clause: ClauseState, stand: Stand) -> str:
    """Terms on which both sides say the same, of those that either named; only where both have spoken."""
    if (
        stand not in ("yours", "theirs", "common")
        or clause.client.last is None
        or clause.provider.last is None
    ):
        return ""
    ours, theirs = clause.client.last.terms, clause.provider.last.terms
    named = ours.keys() | theirs.keys()
    return f"{sum(ours.get(name) == theirs.get(name) for name in named)}/{len(named)}" if named else ""


def progress_of(rows: tuple[ClauseRow, ...]) -> Progress:
    """Counts over the rows."""
    settled = sum(row.stand in ("agreed", "left out") for row in rows)
    yours = sum(row.stand in ("yours", "common") for row in rows)
    return Progress(settled, len(rows), yours)
