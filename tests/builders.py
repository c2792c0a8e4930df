"""Small builders, so that a test says only what it is about."""

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from kpo_tui.errors import KpoError
from kpo_tui.library.schema import read_as
from kpo_tui.negotiation.act import Act, Event
from kpo_tui.negotiation.acts.opening import Opened, begin
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import Parties, Side
from kpo_tui.negotiation.playbook import Playbook
from kpo_tui.negotiation.rules import decide, evolve
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import Raw
from kpo_tui.table.session import Session, begin_session

NAMES = Parties("Acme Ltd", "Bharat Analytics")

PLAYBOOK = """
id = "small"
title = "A small playbook"

[groups]
commercial = "Commercial"

[definitions]
"Services" = "the work described in {{ 'scope' | ref }}"

[clauses.scope]
title = "Scope"
group = "commercial"
wording = "The Provider shall perform:\\n{{ services | bullets }}"
[clauses.scope.terms.services]
label = "Services"
type = "list"

[clauses.payment]
title = "Payment"
group = "commercial"
wording = '''
The Client shall pay within {{ net_days }}.
{% if interest %}

Late sums bear interest at {{ interest }}.
{% endif %}
'''
[clauses.payment.terms.net_days]
label = "Payment period"
type = "duration"
unit = "days"
min = 0
max = 180
client_wants = "high"
[clauses.payment.terms.interest]
label = "Late interest"
type = "percent"
per = "month"
max = 5
client_wants = "low"
[clauses.payment.terms.deposit]
label = "Deposit"
type = "money"
currency = "USD"
when = [{ term = "net_days", more_than = "60 days" }]

[clauses.liability]
title = "Liability"
wording = "Liability is limited to {{ cap }} of the yearly charges."
[clauses.liability.terms.cap]
label = "Cap"
type = "percent"
client_wants = "high"
"""


def small_playbook(text: str = PLAYBOOK) -> Playbook:
    """The playbook in `text`, which must be sound in shape."""
    playbook, problems = read_as(Playbook, tomllib.loads(text, parse_float=str), "small.toml")
    assert playbook is not None, problems
    return playbook


def opened(playbook: Playbook | None = None) -> Negotiation:
    """A negotiation that has just begun."""
    event = Opened(
        seq=1,
        at=moment(0),
        party=None,
        prev="",
        format=1,
        parties=NAMES,
        playbook=playbook or small_playbook(),
    )
    return begin(event, "0" * 64)


def moment(seconds: int) -> str:
    """A time, so many seconds after the tests' beginning of time."""
    hours, rest = divmod(seconds, 3600)
    return f"2026-01-{1 + hours // 24:02d}T{hours % 24:02d}:{rest // 60:02d}:{rest % 60:02d}.000Z"


def offer(clause: str = "payment", **terms: Raw) -> Propose:
    """An offer on one clause."""
    return Propose(offers={clause: Offer(terms=terms)})


def package(**clauses: Mapping[str, Raw]) -> Propose:
    """An offer on several clauses at once."""
    return Propose(offers={clause: Offer(terms=dict(terms)) for clause, terms in clauses.items()})


class Table:
    """A negotiation in memory: acts go in, events and state come out."""

    def __init__(self, playbook: Playbook | None = None) -> None:
        self.state = opened(playbook)
        self.events: list[Event] = []
        self.seconds = 0

    def does(self, party: Side, act: Act) -> Event:
        """`party` does `act`; a second passes. Raises Refused, and then nothing has changed."""
        self.seconds += 1
        event = decide(self.state, act, party, moment(self.seconds))
        self.state = evolve(self.state, event, f"{event.seq:064x}")
        self.events.append(event)
        return event

    def refuses(self, party: Side, act: Act) -> str:
        """The message with which `act` is refused; asserts that it is, and that nothing changed."""
        before, seconds = self.state, self.seconds
        try:
            self.does(party, act)
        except KpoError as error:
            assert self.state is before
            self.seconds = seconds
            return str(error)
        raise AssertionError(f"{party} was allowed to do {act}")


class Ticking:
    """A clock that moves one second each time it is read."""

    def __init__(self) -> None:
        self.seconds = 0

    def __call__(self) -> str:
        self.seconds += 1
        return moment(self.seconds)


def session_in(folder: Path, playbook: Playbook | None = None, name: str = "deal.jsonl") -> Session:
    """A negotiation in a log file in `folder`."""
    return begin_session(folder / name, playbook or small_playbook(), NAMES, clock=Ticking())


@contextmanager
def nothing_doubted() -> Iterator[None]:
    """Within, names and titles are taken as they come, as by programs that others write logs with."""
    with (
        patch("kpo_tui.negotiation.rules.doubts", lambda *_: []),
        patch("kpo_tui.table.session.doubts", lambda *_: []),
    ):
        yield


def anything(value: Any) -> Any:
    """For tests that hand over what the types forbid."""
    return value
