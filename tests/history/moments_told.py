"""A negotiation in memory that keeps its moments and its outline."""

from kpo_tui.history.moments import Moment
from kpo_tui.history.outline import Outline
from kpo_tui.negotiation.act import Act, Event
from kpo_tui.negotiation.acts.opening import Opened
from kpo_tui.negotiation.party import Side
from kpo_tui.negotiation.playbook import Playbook
from tests.builders import NAMES, Table, moment, small_playbook


class Told(Table):
    """A table whose history can be asked for."""

    def __init__(self, playbook: Playbook | None = None) -> None:
        super().__init__(playbook)
        opening = Opened(
            seq=1, at=moment(0), party=None, prev="", format=1, parties=NAMES, playbook=playbook or small_playbook()
        )  # fmt: skip
        self.moments = [Moment(opening, None, self.state)]
        self.outline = Outline()
        self.outline.add(opening, None, self.state)

    def does(self, party: Side, act: Act) -> Event:
        before = self.state
        event = super().does(party, act)
        self.moments.append(Moment(event, before, self.state))
        self.outline.add(event, before, self.state)
        return event
