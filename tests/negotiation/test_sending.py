"""Noting that a file was sent: it changes nothing between the parties."""

import pytest
from msgspec.structs import replace

from kpo_tui.errors import Damaged
from kpo_tui.log.record import Folding, line_of
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.confirmation import Confirm
from kpo_tui.negotiation.acts.dispatch import Send, Sent
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.acts.reopening import Reopen
from kpo_tui.negotiation.events import Offer
from tests.builders import Table, small_playbook
from tests.correspondence.deals import PLAYBOOK, VALUES

HASH = "a" * 64


def settled() -> Table:
    """A negotiation in which every clause is agreed."""
    table = Table(small_playbook(PLAYBOOK))
    offers = {clause: Offer(terms=dict(terms)) for clause, terms in VALUES.items()}
    table.does("client", Propose(offers=offers))
    table.does("provider", Accept(proposal=2))
    return table


def test_sending_changes_nothing_but_the_record() -> None:
    table = settled()
    before = table.state
    event = table.does("client", Send(file=HASH, content=HASH))
    assert isinstance(event, Sent)
    assert replace(table.state, seq=before.seq, head=before.head, last_at=before.last_at) == before


def test_sending_leaves_a_confirmation_standing_since_the_text_is_the_same() -> None:
    table = settled()
    table.does("client", Confirm())
    table.does("client", Send(file=HASH, content=HASH))
    assert set(table.state.confirmed) == {"client"}
    table.does("provider", Confirm())
    assert table.state.concluded


def test_the_signed_text_can_be_sent_too() -> None:
    table = settled()
    table.does("client", Confirm())
    table.does("provider", Confirm())
    table.does("provider", Send(file=HASH, content=HASH))
    assert table.state.concluded
    table.does("client", Reopen(clause="law"))


def test_a_sending_names_two_hashes() -> None:
    table = settled()
    for file, content in (("", HASH), (HASH, "A" * 64), (HASH, "a" * 63)):
        said = table.refuses("client", Send(file=file, content=content))
        assert said == "client cannot send: it does not name the SHA-256 of the file and of its content"


def test_a_type_of_event_that_is_not_known_is_named() -> None:
    folding = Folding()
    table = Table()
    folding.state = table.state
    event = Sent(seq=2, at="2026-01-01T00:00:01.000Z", party="client", prev="", file=HASH, content=HASH)
    line = line_of(event).replace(b'"type":"sent"', b'"type":"faxed"')
    with pytest.raises(Damaged, match="it is of type 'faxed', which this program does not know; update kpo"):
        folding.add(line)
