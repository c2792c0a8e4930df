"""Parties at a table in memory: the conversation without files."""

from collections.abc import Iterator

import msgspec

from kpo_tui.dialogue.clause_prompts import prompt, settled
from kpo_tui.dialogue.conversation import after_recording, take
from kpo_tui.dialogue.prompts import Prompt
from kpo_tui.dialogue.replies import Turn
from kpo_tui.dialogue.talk import Seat, Talk
from kpo_tui.dialogue.utterances import hear
from kpo_tui.negotiation.party import Side
from kpo_tui.negotiation.positions import Position, Positions
from kpo_tui.understanding.moves import AnyMove
from tests.builders import Table, moment


class Player:
    """One party, talking. Every turn is taken by a talk that was written down and read again."""

    def __init__(self, table: Table, party: Side, positions: Positions | None = None) -> None:
        self.table, self.party, self.positions = table, party, positions
        self.talk = settled(self.seat, Talk())

    @property
    def seat(self) -> Seat:
        """What the party knows now."""
        return Seat(self.table.state, self.party, moment(self.table.seconds), self.positions)

    def prompt(self) -> Prompt:
        """What is before the party."""
        self.talk = settled(self.seat, again(self.talk))
        return prompt(self.seat, self.talk)

    def looks_up(self) -> Prompt:
        """Leave the clause at hand, and see what comes next."""
        self.talk = self.talk.moved(clause=None, chosen=False, term=None)
        return self.prompt()

    def takes(self, *moves: AnyMove) -> Turn:
        """Take moves; what it said yes to happens."""
        self.prompt()
        return self._carried_out(take(self.seat, self.talk, moves))

    def says(self, text: str) -> Turn:
        """Say something."""
        self.prompt()
        return self._carried_out(hear(self.seat, self.talk, text))

    def _carried_out(self, turn: Turn) -> Turn:
        self.talk = turn.talk
        before = self.table.state
        events = tuple(self.table.does(self.party, act) for act in turn.acts)
        if events:
            self.talk = after_recording(self.seat, turn.talk, before, events)
        return turn


def again(talk: Talk) -> Talk:
    """The talk as it comes back from the disk."""
    return msgspec.json.decode(msgspec.json.encode(talk), type=Talk)


def both(table: Table | None = None) -> Iterator[Player]:
    """The client and the provider at one table."""
    table = table or Table()
    yield Player(table, "client")
    yield Player(table, "provider")


def lines(turn: Turn, kind: str | None = None) -> str:
    """What was said back, as one text."""
    return "\n".join(line.text for line in turn.lines if kind is None or line.kind == kind)


def positions(party: Side, **clauses: dict[str, Position]) -> Positions:
    """Positions on the small playbook."""
    return Positions(party=party, playbook="small", clauses=clauses)
