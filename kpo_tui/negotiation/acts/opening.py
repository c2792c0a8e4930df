"""The first event: who negotiates, and on what agenda. No party asks for it; a new log begins with it."""

from typing import ClassVar

from kpo_tui.errors import Refused
from kpo_tui.negotiation.act import Event, Mark
from kpo_tui.negotiation.acts.sentence import Words
from kpo_tui.negotiation.events import LOG_FORMAT
from kpo_tui.negotiation.guards import is_hash, is_instant
from kpo_tui.negotiation.party import Parties
from kpo_tui.negotiation.playbook import Playbook
from kpo_tui.negotiation.playbook_checks import first_fault
from kpo_tui.negotiation.state import ClauseState, Negotiation, Origin


class Opened(Event, frozen=True, kw_only=True, tag="opened", gc=False):
    """The negotiation began: who negotiates, and the whole playbook; in a what-if copy, of what it is one."""

    mark: ClassVar[Mark | None] = None
    words: ClassVar = Words(
        noted="opened the negotiation",
        told="The negotiation was opened.",
        intended="Open the negotiation with the {they}.",
        recalled="opened the negotiation",
    )
    passes_turn: ClassVar = False
    format: int
    parties: Parties
    playbook: Playbook
    origin: Origin | None = None

    def effect(self, state: Negotiation) -> Negotiation:
        """Never asked for: `begin` makes the first state, and there is no second opening."""
        raise AssertionError("a negotiation is opened once")

    def noted(self, before: Negotiation | None, longest: int) -> str:
        again = f", a what-if copy from event {self.origin.seq}" if self.origin else ""
        return f"opened: {self.parties.client} and {self.parties.provider}, {self.playbook.title}{again}"


def begin(event: Opened, head: str) -> Negotiation:
    """The state after the first event. `head` is the hash of its line.

    Raises Refused when the event or its playbook is not sound.
    """
    if (reason := _unsound(event)) is not None:
        raise Refused("open", None, None, reason)
    return Negotiation(
        playbook=event.playbook,
        parties=event.parties,
        opened_at=event.at,
        clauses={clause_id: ClauseState() for clause_id in event.playbook.clauses},
        seq=1,
        head=head,
        last_at=event.at,
        origin=event.origin,
    )


def not_open_yet(state: Negotiation, event: Opened) -> str | None:
    """A guard that lets nothing pass: where there is a state, the negotiation is open."""
    return "the negotiation is open already"


def _unsound(event: Opened) -> str | None:
    if event.format != LOG_FORMAT:
        return f"it is written in format {event.format}, this program reads format {LOG_FORMAT}; update kpo"
    if event.seq != 1 or event.prev:
        return "it is not the first event"
    if not is_instant(event.at):
        return "its time is not a time like 2026-01-31T12:00:00.000Z"
    for name in (event.parties.client, event.parties.provider):
        if not name.strip() or len(name) > 200:
            return "a party's name is empty or longer than 200 characters"
    if event.origin is not None and not _likely(event.origin):
        return "what it says of the log it was copied from makes no sense"
    fault = first_fault(event.playbook)
    return None if fault is None else f"its playbook is not sound: {fault}"


def _likely(origin: Origin) -> bool:
    said = origin.seq >= 1 and bool(is_hash(origin.head)) and bool(is_instant(origin.at))
    return said and (origin.origin is None or _likely(origin.origin))
