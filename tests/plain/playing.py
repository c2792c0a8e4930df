"""A side that plays by a simple rule: it reads what is said and answers the question at its end."""

import io
from collections.abc import Callable
from pathlib import Path

from kpo_tui.negotiation.party import Side
from kpo_tui.plain.console import Console
from kpo_tui.plain.sitting import Sitting
from kpo_tui.table.desk import Desk
from kpo_tui.table.session import open_here

MOST_LINES = 2000
"""A sitting that takes more lines goes round in circles."""

Answering = Callable[[str], str | None]
"""From all that was said since the last answer to the next answer; None ends the input."""


class Keyboard(io.StringIO):
    """Types what the rule answers to what was said since it typed last."""

    def __init__(self, sink: io.StringIO, answer: Answering) -> None:
        super().__init__()
        self.sink, self.answer, self.read_to, self.lines = sink, answer, 0, 0

    def readline(self, *_: object) -> str:  # type: ignore[override]
        said = self.sink.getvalue()[self.read_to :]
        self.read_to = len(self.sink.getvalue())
        self.lines += 1
        assert self.lines < MOST_LINES, said
        typed = self.answer(said)
        return "" if typed is None else f"{typed}\n"


def sit(
    deal: Path,
    answer: Answering,
    party: Side | None = None,
    positions: dict[Side, Path] | None = None,
    clock: Callable[[], str] | None = None,
    sink: io.StringIO | None = None,
) -> str:
    """One sitting at the log, answering by the rule; gives all that was said and typed, which is in the `sink` too."""
    sink = sink or io.StringIO()

    def sit_down(who: Side) -> Desk:
        session = open_here(deal, clock) if clock else open_here(deal)
        return Desk(session, who, (positions or {}).get(who))

    Sitting(
        Console(Keyboard(sink, answer), sink), deal, sit_down, party or "client", shared=party is None
    ).run()
    return sink.getvalue()


def agreeable(said: str) -> str | None:
    """Takes the first suggestion, accepts, types what is to be typed, confirms, hands over; leaves when all is done."""
    question = said.rstrip().rpartition("\n")[2]
    if "Press Enter when you are there" in question:
        return ""
    if "Both parties have confirmed" in said:
        return "quit"
    if "There is nothing for you to do" in said or "Nothing comes next" in said:
        return "" if "Press Enter to hand over" in said else "quit"
    if question.startswith("Type "):
        return question.split()[1]
    for asked, answer in (
        ("Record this?", "yes"),
        ("Accept, give values", "accept"),
        ("Send it?", "send"),
        ("Say take it up again", "take it up again"),
        ("Confirm the whole text?", "confirm"),
        ("Give values to counter", "skip"),
        ("Open it again?", "reopen it"),
    ):
        if asked in question:
            return answer
    return "take 1" if "\n1. " in said else "skip"
