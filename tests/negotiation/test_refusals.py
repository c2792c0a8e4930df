"""Rule 14: what is not allowed is refused with a reason, and changes nothing. Every guard has its case."""

from collections.abc import Callable
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from kpo_tui.errors import Refused
from kpo_tui.negotiation import guards, rules
from kpo_tui.negotiation.act import Act, Event
from kpo_tui.negotiation.acts import (
    acceptance,
    comment,
    confirmation,
    dispatch,
    opening,
    parking,
    proposal,
    reopening,
    withdrawal,
)
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.comment import Comment, Commented
from kpo_tui.negotiation.acts.confirmation import Confirm
from kpo_tui.negotiation.acts.dispatch import Send
from kpo_tui.negotiation.acts.parking import Park, Unpark
from kpo_tui.negotiation.acts.proposal import Propose, Proposed
from kpo_tui.negotiation.acts.rejection import Reject
from kpo_tui.negotiation.acts.reopening import DeclineReopening, Reopen, Reopened
from kpo_tui.negotiation.acts.withdrawal import Withdraw
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import Side
from kpo_tui.negotiation.rules import RULES, permit
from kpo_tui.negotiation.values import KnownValues
from tests.builders import Table, anything, moment, offer
from tests.negotiation.scenes import (
    FULL,
    agreed,
    asked,
    concluded,
    confirmed,
    fresh,
    full,
    halfway,
    offered,
    parked,
    settled,
    settled_and_asked,
    timed,
)

LONG = "x" * 20_001
NEW = Offer(title="Audit", wording="We may audit.")


class Case(NamedTuple):
    """What is tried where, which guard refuses it, and the whole message."""

    guard: Callable[..., str | None]
    table: Callable[[], Table]
    party: Side
    act: Act
    message: str


def propose(clause: str = "payment", **offer: object) -> Propose:
    """An offer on one clause that says just that."""
    return Propose(offers={clause: Offer(**anything(offer))})


CASES = [
    Case(guards.not_concluded, concluded, "client", Comment(text="Thanks."), "client cannot comment: both parties have confirmed the agreement; only reopening a clause is possible"),
    Case(proposal.about_known_clauses, fresh, "client", Propose(offers={}), "client cannot propose: it is about no clause"),
    Case(proposal.about_known_clauses, fresh, "client", propose("payment", title="Pay"), "client cannot propose payment: payment is a clause of the playbook and keeps its title"),
    Case(proposal.about_known_clauses, fresh, "client", propose("paymnt"), "client cannot propose paymnt: there is no clause 'paymnt'; did you mean 'payment'? To propose a new clause, give its title"),
    Case(proposal.about_known_clauses, fresh, "client", propose("qqq"), "client cannot propose qqq: there is no clause 'qqq'; To propose a new clause, give its title"),
    Case(proposal.about_known_clauses, fresh, "client", propose("No Id", title="T", wording="W"), "client cannot propose No Id: 'No Id' is not a usable clause id; use lower-case letters, digits and _"),
    Case(proposal.about_known_clauses, fresh, "client", propose("client", title="T", wording="W"), "client cannot propose client: 'client' is not a usable clause id; use lower-case letters, digits and _"),
    Case(proposal.about_known_clauses, fresh, "client", propose("audit", title=" ", wording="W"), "client cannot propose audit: the title of audit is empty or longer than 200 characters"),
    Case(proposal.about_known_clauses, fresh, "client", propose("audit", title="T" * 201, wording="W"), "client cannot propose audit: the title of audit is empty or longer than 200 characters"),
    Case(proposal.about_known_clauses, full, "client", propose("audit", title="T", wording="W"), "client cannot propose audit: there cannot be more than 2000 clauses"),
    Case(proposal.about_known_clauses, fresh, "client", Propose(offers={f"c{n}": NEW for n in range(1998)}), "client cannot propose c0, c1, c2, c3, c4: there cannot be more than 2000 clauses"),
    Case(proposal.none_agreed, agreed, "client", offer(net_days="30 days"), "client cannot propose payment: payment is agreed; ask to reopen it first"),
    Case(proposal.none_parked, parked, "client", offer(net_days="30 days"), "client cannot propose payment: payment is parked (audit); unpark it first"),
    Case(proposal.offers_well_formed, fresh, "client", propose(left_out=True, terms=FULL), "client cannot propose payment: payment cannot be left out and changed at once"),
    Case(proposal.offers_well_formed, fresh, "client", propose(left_out=True, wording="W"), "client cannot propose payment: payment cannot be left out and changed at once"),
    Case(proposal.offers_well_formed, fresh, "client", propose(wording=" \n"), "client cannot propose payment: the wording of payment is empty or longer than 100000 characters"),
    Case(proposal.offers_well_formed, fresh, "client", propose(wording="W" * 100_001), "client cannot propose payment: the wording of payment is empty or longer than 100000 characters"),
    Case(proposal.offers_well_formed, fresh, "client", propose("audit", title="Audit"), "client cannot propose audit: audit is a new clause and needs wording"),
    Case(proposal.offers_well_formed, fresh, "client", offer(net_day="45 days"), "client cannot propose payment: payment has no term 'net_day'; did you mean 'net_days'?"),
    Case(proposal.offers_well_formed, fresh, "client", offer(zzz="45 days"), "client cannot propose payment: payment has no term 'zzz'"),
    Case(proposal.offers_well_formed, fresh, "client", propose("audit", title="A", wording="W", terms=FULL), "client cannot propose audit: audit has no term 'net_days'"),
    Case(proposal.answers_what_stands, offered, "client", Propose(offers={"payment": Offer()}, answering=2), "client cannot propose payment: proposal 2 does not stand on payment"),
    Case(proposal.answers_what_stands, offered, "provider", Propose(offers={"scope": Offer(), "liability": Offer()}, answering=2), "provider cannot propose scope, liability: proposal 2 does not stand on scope and liability"),
    Case(proposal.answers_what_stands, timed, "provider", Propose(offers={"payment": Offer()}, answering=2), "provider cannot propose payment: proposal 2 does not stand on payment"),
    Case(proposal.time_is_ahead, fresh, "client", Propose(offers={"payment": Offer()}, valid_until="tomorrow"), "client cannot propose payment: 'tomorrow' is not a time like 2026-01-31T23:59:59.000Z"),
    Case(proposal.time_is_ahead, fresh, "client", Propose(offers={"payment": Offer()}, valid_until="2026-13-01T00:00:00.000Z"), "client cannot propose payment: '2026-13-01T00:00:00.000Z' is not a time like 2026-01-31T23:59:59.000Z"),
    Case(proposal.time_is_ahead, fresh, "client", Propose(offers={"payment": Offer()}, valid_until=moment(1)), "client cannot propose payment: its time to accept (2026-01-01T00:00:01.000Z) is already past"),
    Case(proposal.note_short_enough, fresh, "client", Propose(offers={"payment": Offer()}, note=LONG), "client cannot propose payment: its note is longer than 20000 characters"),
    Case(proposal.unsound_value, fresh, "client", offer(net_days="200 days"), "client cannot propose payment: net_days: '200 days' is above the most that makes sense here (180 days); expected a length of time in days, such as 30 days"),
    Case(proposal.unsound_value, fresh, "client", offer(net_days="45 day"), "client cannot propose payment: net_days is not in canonical form"),
    Case(guards.stands, fresh, "client", Accept(proposal=9), "client cannot accept: there is no proposal 9"),
    Case(guards.stands, fresh, "client", Reject(proposal=1), "client cannot reject: there is no proposal 1"),
    Case(guards.stands, fresh, "client", Withdraw(proposal=-5), "client cannot withdraw: there is no proposal -5"),
    Case(guards.stands, agreed, "provider", Accept(proposal=2), "provider cannot accept: proposal 2 does not stand (it is no proposal, or was answered, replaced or taken back)"),
    Case(guards.stands, agreed, "client", Withdraw(proposal=3), "client cannot withdraw: proposal 3 does not stand (it is no proposal, or was answered, replaced or taken back)"),
    Case(guards.made_by_the_other, offered, "client", Accept(proposal=2), "client cannot accept payment: proposal 2 is the party's own; only the other party can answer it"),
    Case(guards.made_by_the_other, offered, "client", Reject(proposal=2), "client cannot reject payment: proposal 2 is the party's own; only the other party can answer it"),
    Case(withdrawal.made_by_itself, offered, "provider", Withdraw(proposal=2), "provider cannot withdraw payment: proposal 2 is the other party's; only its maker can withdraw it"),
    Case(acceptance.still_valid, timed, "provider", Accept(proposal=2), "provider cannot accept payment: proposal 2 was valid until 2026-01-01T00:00:05.000Z"),
    Case(acceptance.same_content, offered, "provider", Accept(proposal=2, content="0" * 64), "provider cannot accept payment: proposal 2 does not say what was accepted; to change it, make a counter-proposal"),
    Case(acceptance.not_waiting, parked, "provider", Accept(proposal=2), "provider cannot accept payment: payment is parked (audit); unpark it first"),
    Case(acceptance.complete, halfway, "provider", Accept(proposal=2), "provider cannot accept payment: proposal 2 leaves interest of payment without a value"),
    Case(guards.reason_short_enough, offered, "provider", Reject(proposal=2, reason=LONG), "provider cannot reject payment: its reason is longer than 20000 characters"),
    Case(guards.reason_short_enough, offered, "client", Withdraw(proposal=2, reason=LONG), "client cannot withdraw payment: its reason is longer than 20000 characters"),
    Case(guards.reason_short_enough, fresh, "client", Park(clause="scope", reason=LONG), "client cannot park scope: its reason is longer than 20000 characters"),
    Case(guards.reason_short_enough, agreed, "client", Reopen(clause="payment", reason=LONG), "client cannot reopen payment: its reason is longer than 20000 characters"),
    Case(guards.reason_short_enough, asked, "provider", DeclineReopening(clause="payment", reason=LONG), "provider cannot decline to reopen payment: its reason is longer than 20000 characters"),
    Case(guards.clause_known, fresh, "client", Park(clause="scop", reason="x"), "client cannot park scop: there is no clause 'scop'; did you mean 'scope'?"),
    Case(guards.clause_known, fresh, "client", Unpark(clause="zzz"), "client cannot unpark zzz: there is no clause 'zzz'"),
    Case(guards.clause_known, fresh, "client", Reopen(clause="zzz"), "client cannot reopen zzz: there is no clause 'zzz'"),
    Case(guards.clause_known, fresh, "client", DeclineReopening(clause="a\x1b[2J"), "client cannot decline to reopen a␛[2J: there is no clause 'a␛[2J'"),
    Case(parking.is_open, agreed, "client", Park(clause="payment", reason="x"), "client cannot park payment: payment is agreed"),
    Case(parking.is_open, parked, "client", Park(clause="payment", reason="x"), "client cannot park payment: payment is parked already"),
    Case(parking.gives_a_reason, fresh, "client", Park(clause="scope", reason=" "), "client cannot park scope: a reason is needed; it goes onto the issues list"),
    Case(parking.is_parked, offered, "client", Unpark(clause="payment"), "client cannot unpark payment: payment is not parked"),
    Case(reopening.is_agreed, offered, "client", Reopen(clause="payment"), "client cannot reopen payment: payment is not agreed; it is open"),
    Case(reopening.not_asked_yet, asked, "client", Reopen(clause="payment"), "client cannot reopen payment: reopening payment has been asked for already"),
    Case(reopening.was_asked, agreed, "client", DeclineReopening(clause="payment"), "client cannot decline to reopen payment: nobody asks to reopen payment"),
    Case(comment.says_something, fresh, "client", Comment(text=" \n"), "client cannot comment: it says nothing"),
    Case(comment.says_something, fresh, "client", Comment(text=LONG), "client cannot comment: its text is longer than 20000 characters"),
    Case(comment.says_something, fresh, "client", Comment(text="Hello.", clause="paymnt"), "client cannot comment paymnt: there is no clause 'paymnt'; did you mean 'payment'?"),
    Case(confirmation.all_settled, agreed, "client", Confirm(), "client cannot confirm: scope and liability are not agreed yet; agree on it, or agree to leave it out"),
    Case(confirmation.nothing_to_reopen, settled_and_asked, "client", Confirm(), "client cannot confirm: reopening scope is asked for; answer that first"),
    Case(confirmation.not_confirmed_yet, confirmed, "client", Confirm(), "client cannot confirm: it has confirmed this text already"),
    Case(confirmation.on_this_head, settled, "client", Confirm(head="f" * 64), "client cannot confirm: the text has moved on from log head fffffffffff… to 000000000000; read it again"),
    Case(dispatch.names_hashes, fresh, "client", Send(file="", content="f" * 64), "client cannot send: it does not name the SHA-256 of the file and of its content"),
]  # fmt: skip


def the_event(monkeypatch: pytest.MonkeyPatch, table: Table, case: Case) -> Event:
    """The event that the act would make if nothing were refused."""
    seen: list[Event] = []
    with monkeypatch.context() as patched:
        patched.setattr(rules, "permit", lambda _state, event: seen.append(event))
        patched.setattr(rules, "doubts", lambda _state, _event: [])
        for one in ("named_in_vain", "says_nothing"):
            patched.setattr(rules, one, lambda *_: None)
        rules.decide(table.state, case.act, case.party, moment(table.seconds + 1))
    return seen[0]


def complaint(guard: Callable[..., str | None], table: Table, event: Event) -> str | None:
    """What one guard says."""
    return guard(table.state, event, *([KnownValues()] if guard is proposal.unsound_value else []))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.guard.__name__}: {case.message[:60]}")
def test_it_is_refused_with_a_reason_and_changes_nothing(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    table = case.table()
    event = the_event(monkeypatch, table, case)
    assert table.refuses(case.party, case.act) == case.message
    asked: list[Callable[..., str | None]] = [*RULES[type(event)].guards, proposal.unsound_value]
    assert next(guard for guard in asked if complaint(guard, table, event)) is case.guard


BY_A_LOG_ALONE = {guards.in_sequence, reopening.asked_by_the_other, opening.not_open_yet}
"""Guards that no act can run into, because `decide` makes a sound event: only a log that was tampered with."""


def test_every_guard_of_the_rules_has_a_case() -> None:
    of_the_rules: set[Callable[..., str | None]] = {guard for rule in RULES.values() for guard in rule.guards}
    assert {case.guard for case in CASES} | BY_A_LOG_ALONE == of_the_rules | {proposal.unsound_value}


OF_ALL_KINDS = {guards.in_sequence, guards.not_concluded}
"""Guards whose every row is tried elsewhere: whatever the event says, they look at where it comes."""


def test_every_guard_has_a_case_in_each_row_in_which_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = {(type(the_event(monkeypatch, case.table(), case)), case.guard) for case in CASES}
    rows = {(event, guard) for event, rule in RULES.items() for guard in rule.guards}
    untold = {
        (event.__name__, guard.__name__)
        for event, guard in rows - tried
        if guard not in OF_ALL_KINDS | BY_A_LOG_ALONE
    }
    assert untold == {("Reopened", "clause_known")}, (
        "of this one `test_kinds` has the case: no act makes the event"
    )


def test_every_kind_of_act_has_a_case() -> None:
    refused = set()
    for case in CASES:
        with pytest.raises(Refused) as caught:
            case.table().does(case.party, case.act)
        refused.add(caught.value.act)
    assert refused == {rule.name for rule in RULES.values()} - {"open"}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"seq": 1}, "its number is 1 and should be 2"),
        ({"seq": 3}, "its number is 3 and should be 2"),
        ({"party": None}, "it names no party"),
        *(
            ({"at": at}, f"its time '{at}' is not a time like 2026-01-31T12:00:00.000Z")
            for at in (
                "2026-01-31",
                "2026-01-31T12:00:00Z",
                "2026-01-31T12:00:00.000+00:00",
                "2026-13-31T12:00:00.000Z",
                "2026-00-10T12:00:00.000Z",
                "2026-01-32T12:00:00.000Z",
                "2026-02-31T12:00:00.000Z",
                "2100-02-29T12:00:00.000Z",
                "0000-01-31T12:00:00.000Z",
                "2026-01-31T24:00:00.000Z",
                "2026-01-31T12:00:00.000Zz",
                "٢٠٢٦-01-31T12:00:00.000Z",
            )
        ),
    ],
)
def test_an_event_out_of_its_place_or_without_sound_time_is_refused(
    changes: dict[str, object], reason: str
) -> None:
    state = Table().state
    sound = Commented(seq=2, at=moment(1), party="client", prev=state.head, text="Hello.")
    permit(state, sound)
    with pytest.raises(Refused) as caught:
        permit(state, replace(sound, **changes))
    assert caught.value.reason == reason


def test_consent_to_a_reopening_that_the_other_did_not_ask_for_is_refused() -> None:
    for table in (agreed(), asked()):
        seq = table.state.seq + 1
        event = Reopened(seq=seq, at=moment(9), party="client", prev=table.state.head, clause="payment")
        with pytest.raises(Refused) as caught:
            permit(table.state, event)
        assert str(caught.value) == (
            "client cannot reopen payment: the other party has not asked to reopen payment"
        )


def test_a_logged_offer_that_does_not_answer_what_it_must_is_refused() -> None:
    table = offered()
    table.does("provider", offer(net_days="30 days"))
    event = Proposed(
        seq=4, at=moment(9), party="client", prev=table.state.head, clauses={"payment": Offer(terms=FULL)}
    )
    with pytest.raises(Refused) as caught:
        permit(table.state, event)
    assert str(caught.value) == "client cannot propose payment: it does not answer proposal 3"


def test_a_logged_offer_that_answers_twice_answers_once() -> None:
    table = offered()
    event = Proposed(
        seq=3, at=moment(9), party="provider", prev=table.state.head,
        clauses={"payment": Offer(terms=FULL)}, answers=(2, 2),
    )  # fmt: skip
    permit(table.state, event)
    after = event.effect(table.state)
    assert list(after.proposals) == [3]
