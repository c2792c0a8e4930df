"""From a seed to a whole negotiation in a log."""

from pathlib import Path

from kpo_tui.errors import KpoError, Partly
from kpo_tui.negotiation.party import PARTIES
from kpo_tui.sample import incidents
from kpo_tui.sample.game import Length, Table, conclude, open_all, take_turn, take_up_parked
from kpo_tui.session import Session

PLAYBOOK = "kpo-essentials"
MOST_EVENTS = 100_000


def play_seeded(
    path: Path, seed: int, playbook: str = PLAYBOOK, length: Length = "quick", at_least: int = 0
) -> Session:
    """Play a negotiation into a new log at `path`; gives the session at its end.

    The same seed, playbook and length write the same bytes. With `at_least`, clauses are reopened until the log
    has about that many events. Raises Usage if there is a file already, Partly where the rest cannot be written.
    """
    table = Table(path, playbook, seed, length)
    try:
        _play(table, at_least)
    except KpoError as error:
        raise Partly(f"{path}: the first {table.state.seq} events were", error) from error
    return table.session


def _play(table: Table, at_least: int) -> None:
    open_all(table)
    for number in range(table.manner.rounds):
        _round(table, number)
        if not table.state.unsettled():
            break
    _lengthen(table, at_least)
    conclude(table)


def _round(table: Table, number: int) -> None:
    for party in PARTIES:
        take_up_parked(table, party)
        take_turn(table, party)
    if table.length == "quick":
        return
    if number == 1:
        incidents.add_clause(table, "client")
    elif number == 2:
        incidents.withdraw_one(table, "provider")
    elif number == 3:
        incidents.leave_out(table, table.dice.choice(PARTIES))
    elif number in (4, 6, 9):
        incidents.offer_package(table, table.dice.choice(PARTIES))
    elif number in (5, 8):
        incidents.reopen_one(table, table.dice.choice(PARTIES), consent=number == 8)
    if number and number % 3 == 0:
        table.calendar.wait(48, 120)


def _lengthen(table: Table, at_least: int) -> None:
    """Reopen clause after clause, and settle each again, until the log is as long as asked."""
    while table.state.seq < min(at_least, MOST_EVENTS):
        before = table.state.seq
        incidents.reopen_one(table, table.dice.choice(PARTIES), consent=True)
        for _ in range(table.manner.rounds):
            if not table.open_clauses():
                break
            for party in PARTIES:
                take_up_parked(table, party)
                take_turn(table, party)
        if table.state.seq == before:
            break
