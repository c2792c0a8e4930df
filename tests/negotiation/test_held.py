"""What acts hold on to and bind their party to, and which values are remembered as sound."""

import pytest
from msgspec.structs import replace

from kpo_tui.errors import Refused
from kpo_tui.negotiation.act import Act, Event
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.confirmation import Confirm
from kpo_tui.negotiation.acts.opening import Opened, begin
from kpo_tui.negotiation.events import content_hash
from kpo_tui.negotiation.rules import decide
from kpo_tui.negotiation.state import Origin
from kpo_tui.negotiation.values import KnownValues, shown, value_said
from tests.builders import NAMES, anything, moment, offer, small_playbook
from tests.negotiation.scenes import FULL, fresh, offered


def test_an_act_as_shown_holds_on_to_what_its_party_sees() -> None:
    state = offered().state
    assert Confirm().as_shown(state) == Confirm(head=state.head)
    assert Accept(proposal=2).as_shown(state).content == content_hash(state.proposals[2].clauses)
    assert Accept(proposal=9).as_shown(state).content is None
    say = Comment(text="Hello.")
    assert say.as_shown(state) is say


def test_only_a_proposal_and_an_acceptance_bind_their_party_to_values() -> None:
    state = offered().state
    accept = decide(state, Accept(proposal=2), "provider", moment(9))
    made = decide(state, offer("liability", cap="50%"), "client", moment(9))
    say = decide(state, Comment(text="Hello."), "client", moment(9))
    assert accept.binds(state) == state.proposals[2]
    assert made.binds(state) is anything(made)
    assert say.binds(state) is None


def test_a_kind_that_says_not_what_it_does_cannot_be_used() -> None:
    state = fresh().state
    event = decide(state, Comment(text="Hello."), "client", moment(9))
    with pytest.raises(NotImplementedError):
        Event.effect(event, state)
    with pytest.raises(NotImplementedError):
        Act.event(Comment(text="Hello."), state, {"seq": 2, "at": moment(9), "party": "client", "prev": ""})


SOUND = Origin(head="a" * 64, seq=1, at=moment(1))


@pytest.mark.parametrize(
    "origin",
    [
        replace(SOUND, head="A" * 64),
        replace(SOUND, seq=0),
        replace(SOUND, at="now"),
        replace(SOUND, origin=replace(SOUND, seq=0)),
    ],
)
def test_a_copy_says_soundly_of_what_it_is_one(origin: Origin) -> None:
    event = Opened(
        seq=1, at=moment(0), party=None, prev="", format=1, parties=NAMES, playbook=small_playbook()
    )
    good = replace(event, origin=replace(SOUND, origin=SOUND))
    assert begin(good, "0" * 64).origin == good.origin
    with pytest.raises(
        Refused, match=r"^cannot open: what it says of the log it was copied from makes no sense$"
    ):
        begin(replace(event, origin=origin), "0" * 64)


def test_no_value_was_said_on_a_clause_that_there_is_not() -> None:
    state = offered().state
    assert value_said(state, "audit", "net_days", "client") is None
    assert value_said(state, "payment", "net_days", "client") == FULL["net_days"]
    assert value_said(state, "payment", "net_days", None) is None


def test_sound_values_are_remembered_up_to_a_number_and_a_length(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(KnownValues, "MOST", 2)
    terms, known = small_playbook().clauses["payment"].terms, KnownValues()
    for days in (1, 2, 1, 3, 1):
        assert (
            known.complaint("payment", terms, {"net_days": f"{days} days" if days > 1 else "1 day"}, {})
            is None
        )
        assert len(known._sound) <= 2
    listed = small_playbook().clauses["scope"].terms
    assert known.complaint("scope", listed, {"services": ["x" * 600, "y" * 600]}, {}) is None
    assert all(clause == "payment" for clause, _, _ in known._sound)


def test_a_value_is_shown_and_its_absence_by_a_dash() -> None:
    term = small_playbook().clauses["payment"].terms["net_days"]
    assert (shown(term, None), shown(term, "45 days")) == ("–", "45 days")


def test_proposals_to_answer_come_oldest_first() -> None:
    table = offered()
    table.does("client", offer("liability", cap="50%"))
    state = replace(table.state, proposals=dict(reversed(table.state.proposals.items())))
    assert [proposal.seq for proposal in state.to_answer("provider", moment(9))] == [2, 3]
