"""What distinguishes the kinds of events: how they are marked, what they void, whether they pass the turn."""

from collections.abc import Callable

import pytest

from kpo_tui.errors import Refused
from kpo_tui.negotiation.act import Act, Event, Mark
from kpo_tui.negotiation.acts.acceptance import Accept, Accepted
from kpo_tui.negotiation.acts.comment import Comment, Commented
from kpo_tui.negotiation.acts.confirmation import Confirmed
from kpo_tui.negotiation.acts.dispatch import Send, Sent
from kpo_tui.negotiation.acts.opening import Opened
from kpo_tui.negotiation.acts.parking import Park, Parked, Unparked
from kpo_tui.negotiation.acts.proposal import Propose, Proposed
from kpo_tui.negotiation.acts.rejection import Rejected
from kpo_tui.negotiation.acts.reopening import (
    DeclineReopening,
    Reopen,
    Reopened,
    ReopeningAsked,
    ReopeningDeclined,
)
from kpo_tui.negotiation.acts.withdrawal import Withdrawn
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import SIDES, Side, other
from kpo_tui.negotiation.rules import KINDS, MARKS, RULES, evolve, permit
from kpo_tui.negotiation.state import ClauseState, Negotiation, Remark, Stance
from tests.builders import Table, anything, moment, offer
from tests.negotiation.scenes import FULL, agreed, concluded, confirmed, fresh, offered

SENT = Send(file="e" * 64, content="f" * 64)
AFTER_THE_END: set[type[Event]] = {Opened, ReopeningAsked, ReopeningDeclined, Reopened, Sent}
"""What the end of a negotiation does not keep from happening, or what only its beginning allows."""


def test_the_log_and_the_timelines_know_the_kinds_by_these_names_and_marks() -> None:
    assert {
        "confirmed": Mark("★", "agreed", "the whole text confirmed", 120),
        "reopened": Mark("↺", "yours", "a clause reopened", 110, milestone=True),
        "reopening_asked": Mark("?", "yours", "asking to reopen a clause", 100),
        "accepted": Mark("✓", "agreed", "an acceptance", 90, milestone=True),
        "rejected": Mark("✗", "deleted", "a rejection", 80),
        "withdrawn": Mark("✗", "deleted", "a proposal taken back", 70),
        "reopening_declined": Mark("✗", "deleted", "declining to reopen it", 60),
        "parked": Mark("‖", "quiet", "a clause parked", 50, milestone=True),
        "unparked": Mark("▹", "quiet", "a clause taken up again", 40),
        "proposed": Mark("◆", "", "a proposal", 30, milestone=True),
        "commented": Mark("”", "private", "a note", 20, milestone=True),
        "sent": Mark("↗", "quiet", "a Word file sent", 10),
    } == MARKS
    assert set(KINDS) == {*MARKS, "opened"}


def test_only_what_is_said_or_noted_leaves_the_turn_where_it_is() -> None:
    assert {kind for kind in RULES if not kind.passes_turn} == {Opened, Commented, Sent}


@pytest.mark.parametrize(
    ("act", "stays"),
    [(Comment(text="One more thing."), False), (Reopen(clause="scope"), False), (SENT, True)],
    ids=["a comment", "asking to reopen", "a file sent"],
)
def test_any_act_but_the_others_confirmation_and_a_file_voids_one(act: Act, stays: bool) -> None:
    table = confirmed()
    table.does("provider", act)
    assert list(table.state.confirmed) == (["client"] if stays else [])


def test_only_a_confirmation_and_a_file_leave_the_text_as_it_was_confirmed() -> None:
    assert {kind for kind in RULES if kind.leaves_text} == {Confirmed, Sent}


def test_what_both_confirmed_holds_until_the_other_consents_to_reopen() -> None:
    table = concluded()
    table.does("client", Reopen(clause="scope"))
    assert table.state.concluded
    table.does("provider", DeclineReopening(clause="scope"))
    table.does("client", SENT)
    assert table.state.concluded
    table.does("client", Reopen(clause="scope"))
    table.does("provider", Reopen(clause="scope"))
    assert table.state.confirmed == {}


EVENTS: dict[type[Event], dict[str, object]] = {
    Proposed: {"clauses": {"payment": Offer()}},
    Accepted: {"proposal": 2, "content": ""},
    Rejected: {"proposal": 2},
    Withdrawn: {"proposal": 2},
    Parked: {"clause": "payment", "reason": "later"},
    Unparked: {"clause": "payment"},
    ReopeningAsked: {"clause": "payment"},
    ReopeningDeclined: {"clause": "payment"},
    Reopened: {"clause": "payment"},
    Commented: {"text": "Hello."},
    Sent: {"file": "e" * 64, "content": "f" * 64},
    Confirmed: {"head": ""},
}


def event_of(kind: type[Event], state: Negotiation, seq: int) -> Event:
    """One of that kind, as a log might hold it."""
    return kind(seq=seq, at=moment(99), party="client", prev=state.head, **anything(EVENTS[kind]))


def test_there_is_an_example_of_every_kind() -> None:
    assert {Opened, *EVENTS} == set(RULES)


MOVES_OFFERS: set[type[Event]] = {Proposed, Accepted, Rejected, Withdrawn, Reopened}
"""What `Provenance` has a case for: any other kind must leave every offer where it is."""


@pytest.mark.parametrize("table", [offered, agreed], ids=["while an offer stands", "once one is agreed"])
@pytest.mark.parametrize(
    "kind", [kind for kind in EVENTS if kind not in MOVES_OFFERS], ids=lambda kind: kind.__name__
)
def test_what_moves_no_offer_leaves_every_one_where_it_is(
    kind: type[Event], table: Callable[[], Table]
) -> None:
    before = table().state
    after = event_of(kind, before, before.seq + 1).effect(before)
    assert after.proposals == before.proposals
    for clause, known in before.clauses.items():
        now = after.clauses[clause]
        assert (now.client, now.provider, now.agreed) == (known.client, known.provider, known.agreed)


@pytest.mark.parametrize("kind", EVENTS, ids=lambda kind: kind.__name__)
def test_no_kind_of_event_happens_out_of_sequence(kind: type[Event]) -> None:
    state = fresh().state
    with pytest.raises(Refused, match=r"its number is 9 and should be 2$"):
        permit(state, event_of(kind, state, 9))


@pytest.mark.parametrize(
    "kind", [kind for kind in EVENTS if kind not in AFTER_THE_END], ids=lambda kind: kind.__name__
)
def test_once_both_have_confirmed_only_reopening_and_files_are_left(kind: type[Event]) -> None:
    state = concluded().state
    with pytest.raises(
        Refused, match=r"both parties have confirmed the agreement; only reopening a clause is pos"
    ):
        permit(state, event_of(kind, state, state.seq + 1))


@pytest.mark.parametrize("kind", [ReopeningAsked, ReopeningDeclined, Reopened])
def test_an_unknown_clause_is_neither_reopened_nor_declined(kind: type[Event]) -> None:
    state = fresh().state
    event = kind(seq=2, at=moment(9), party="client", prev=state.head, **anything({"clause": "paymnt"}))
    with pytest.raises(Refused, match=r"there is no clause 'paymnt'; did you mean 'payment'\?$"):
        permit(state, event)


def test_a_message_names_at_most_five_clauses() -> None:
    said = fresh().refuses("client", Propose(offers={f"c{number}": Offer() for number in range(6)}))
    assert said.startswith("client cannot propose c0, c1, c2, c3, c4: ")


def test_the_state_after_an_event_bears_its_number_time_and_head() -> None:
    state = fresh().state
    after = evolve(state, event_of(Commented, state, 2), "a" * 64)
    assert (after.seq, after.last_at, after.head) == (2, moment(99), "a" * 64)


def test_a_comment_and_a_reason_to_park_are_kept_with_their_number_time_and_party() -> None:
    table = fresh()
    table.does("provider", Comment(text="Which days?", clause="payment"))
    table.does("client", Park(clause="payment", reason="Audit first."))
    clause = table.state.clauses["payment"]
    assert clause.comment == Remark(2, moment(1), "provider", "Which days?")
    assert clause.parked == Remark(3, moment(2), "client", "Audit first.")
    table.does("provider", Comment(text="In general."))
    assert table.state.clauses["payment"] == clause


@pytest.mark.parametrize("maker", SIDES)
def test_a_reopened_clause_goes_on_from_what_was_agreed_and_openings_cross_there_no_longer(
    maker: Side,
) -> None:
    table = fresh()
    table.does(maker, offer("payment", **FULL))
    table.does(other(maker), Accept(proposal=2))
    table.does("client", Reopen(clause="payment"))
    table.does("provider", Reopen(clause="payment"))
    last = Stance(last=Offer(terms=FULL))
    assert table.state.clauses["payment"] == ClauseState(
        client=last, provider=last, reopened=True, countered=True
    )


def test_on_a_clause_that_was_left_out_and_reopened_the_first_answer_counters_whoever_never_spoke() -> None:
    table = fresh()
    table.does("client", Propose(offers={"payment": Offer(left_out=True)}))
    table.does("provider", Accept(proposal=2))
    table.does("client", Reopen(clause="payment"))
    table.does("provider", Reopen(clause="payment"))
    assert table.state.clauses["payment"] == ClauseState(reopened=True, countered=True)
    table.does("client", offer("payment", **FULL))
    before = table.state
    answer = table.does("provider", offer("payment", net_days="30 days"))
    assert isinstance(answer, Proposed)
    assert answer.answers == (6,)
    beside = Proposed(seq=7, at=moment(6), party="provider", prev="", clauses={"payment": Offer(terms=FULL)})
    with pytest.raises(Refused, match=r"it does not answer proposal 6$"):
        permit(before, beside)
