"""The other side acts in between: nothing is taken, picked or recorded that means another thing by then."""

from pathlib import Path

import pytest

from kpo_tui.dialogue.prompts import Ahead, Decision, Question
from kpo_tui.errors import BadInput
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.party import Parties
from kpo_tui.table.desk import Desk
from kpo_tui.table.session import begin_session
from kpo_tui.understanding import moves as said
from tests.builders import Ticking, small_playbook
from tests.table.desks import opens_payment, sit, text


def test_a_yes_is_not_taken_where_the_other_side_just_moved(deal: Path) -> None:
    client, provider = sit(deal), sit(deal, "provider")
    opens_payment(client)
    opens_payment(provider, "30 days")
    client.refresh()
    client.take(Accept(clause="payment", proposal=3))
    assert isinstance(client.prompt(), Ahead)
    provider.take(said.Offering(clause="payment", terms={"net_days": "20 days"}))
    provider.hear("yes")
    reply = client.hear("yes")
    assert not reply.recorded
    assert "The provider countered on Payment (4)." in text(reply, "notice")
    assert "was not recorded. Please look again." in text(reply, "notice")
    assert "Your words were not taken: yes" in text(reply, "asks")
    found = client.prompt()
    assert isinstance(found, Decision)
    assert found.proposal == 4


def test_an_answer_is_taken_where_the_other_side_moved_elsewhere(deal: Path) -> None:
    client, provider = sit(deal), sit(deal, "provider")
    client.take(said.Going(clause="payment"))
    client.prompt()
    opens_payment(provider)
    reply = client.hear("45 days")
    assert text(reply) == "The provider proposed on Payment (2).\nPayment period: 45 days."
    found = client.prompt()
    assert isinstance(found, Question)
    assert found.theirs == ""


def test_a_conflict_in_the_very_moment_is_tried_again_where_it_means_the_same(
    deal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, provider = sit(deal), sit(deal, "provider")
    client.take(said.Offering(clause="liability", terms={"cap": "100%"}))
    client.prompt()
    real = client.session.refresh
    opens_payment(provider)
    calls = iter([False, True])
    monkeypatch.setattr(client.session, "refresh", lambda: real() if next(calls) else ())
    reply = client.hear("yes")
    assert [event.seq for event in reply.recorded] == [3]
    assert "The provider proposed on Payment (2)." in text(reply)


def test_a_conflict_that_changes_the_meaning_records_nothing(
    deal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, provider = sit(deal), sit(deal, "provider")
    opens_payment(client)
    opens_payment(provider, "30 days")
    client.refresh()
    client.take(Accept(clause="payment", proposal=3))
    client.prompt()
    provider.take(said.Offering(clause="payment", terms={"net_days": "20 days"}))
    provider.hear("yes")
    real = client.session.refresh
    calls = iter([False, True])
    monkeypatch.setattr(client.session, "refresh", lambda: real() if next(calls) else ())
    reply = client.hear("yes")
    assert not reply.recorded
    assert "Please look again" in text(reply)
    assert client.state.where("payment") == "offered"


def test_a_log_that_cannot_be_written_keeps_the_question_open(
    deal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = sit(deal)
    client.take(said.Offering(clause="liability", terms={"cap": "100%"}))

    def full(*_: object) -> object:
        raise BadInput("deal.jsonl: cannot be written (No space left on device); nothing was recorded")

    monkeypatch.setattr(client.session, "perform", full)
    reply = client.hear("yes")
    assert "nothing was recorded" in text(reply, "refused")
    monkeypatch.undo()
    assert isinstance(client.prompt(), Ahead)


def test_a_log_replaced_by_another_negotiation_is_noticed(deal: Path) -> None:
    client = sit(deal)
    deal.unlink()
    begin_session(deal, small_playbook(), Parties("Others", "Strangers"), clock=Ticking())
    with pytest.raises(BadInput, match="replaced by another negotiation"):
        client.refresh()


def test_a_button_pressed_too_late_takes_nothing_and_keeps_what_was_typed(deal: Path) -> None:
    client, provider = sit(deal), sit(deal, "provider")
    opens_payment(client)
    opens_payment(provider, "30 days")
    client.refresh()
    client.take(Accept(clause="payment", proposal=3))
    client.prompt()
    client.typing("net 4")
    provider.take(said.Offering(clause="payment", terms={"net_days": "20 days"}))
    provider.hear("yes")
    assert not client.take(said.SayingYes()).recorded
    assert client.typed == "net 4"


def test_a_copy_of_the_log_that_took_its_place_is_read_anew(deal: Path) -> None:
    client = sit(deal)
    begun = deal.read_bytes()
    opens_payment(client)
    deal.write_bytes(begun)
    (notice,) = client.refresh()
    assert "replaced by another copy" in notice.text
    assert client.state.seq == 1
    assert isinstance(client.prompt(), Question)


def suggested(desk: Desk) -> list[str]:
    found = desk.prompt()
    assert isinstance(found, Question), found
    return [one.shown for one in found.suggestions]


def at_the_payment_period(deal: Path) -> tuple[Desk, Desk]:
    """Both with an opening on payment, the client at the question for the days, with the provider's among what is suggested."""
    client, provider = sit(deal), sit(deal, "provider")
    opens_payment(client)
    opens_payment(provider, "30 days")
    client.hear("next")
    client.take(said.Going(clause="payment", term="net_days"))
    assert suggested(client) == ["60 days", "30 days", "45 days"]
    provider.take(said.Going(clause="payment"))
    provider.take(said.Offering(clause="payment", terms={"net_days": "40 days"}))
    provider.hear("yes")
    return client, provider


@pytest.mark.parametrize("typed", ["2", "take 2", "the second", "#2"])
def test_nothing_is_picked_where_other_suggestions_stand_than_were_shown(deal: Path, typed: str) -> None:
    client, _ = at_the_payment_period(deal)
    reply = client.hear(typed)
    assert f"Your words were not taken: {typed}" in text(reply, "asks")
    assert client.working("payment").terms == {}
    assert suggested(client) == ["60 days", "40 days", "50 days"]
    client.hear(typed)
    assert "40 days" in str(client.prompt()) or client.working("payment").terms == {"net_days": "40 days"}


def test_nothing_is_picked_by_a_key_either(deal: Path) -> None:
    client, _ = at_the_payment_period(deal)
    client.take(said.Offering(clause="payment", terms={"net_days": "30 days"}))
    assert client.working("payment").terms == {}


def test_a_value_is_taken_whatever_is_suggested_by_then(deal: Path) -> None:
    client, _ = at_the_payment_period(deal)
    client.hear("50 days")
    assert client.working("payment").terms == {"net_days": "50 days"}


def test_a_wish_is_done_where_the_other_side_just_moved(deal: Path) -> None:
    client, provider = sit(deal), sit(deal, "provider")
    opens_payment(client)
    opens_payment(provider, "30 days")
    client.refresh()
    client.take(Accept(clause="payment", proposal=3))
    client.prompt()
    provider.take(said.Offering(clause="payment", terms={"net_days": "20 days"}))
    provider.hear("yes")
    reply = client.hear("go to scope")
    assert "The provider countered on Payment (4)." in text(reply, "notice")
    assert "Read again, since things have changed: go to scope" in text(reply, "notice")
    assert client.clause == "scope"
    assert not reply.recorded


def test_where_the_other_side_moved_behind_the_walk_it_is_told_once(deal: Path) -> None:
    client, provider = sit(deal), sit(deal, "provider")
    client.hear("Market reports")
    client.hear("yes")
    assert client.clause == "payment"
    provider.take(said.Offering(clause="scope", terms={"services": ["Filings"]}))
    provider.hear("yes")
    client.refresh()
    reply = opens_payment(client)
    assert (
        "The provider moved on Scope: go to scope, or go on; it comes again after the last clause."
        in text(reply)
    )
    assert client.clause == "liability"
    client.hear("next")
    assert client.clause == "scope"


def test_a_clause_left_for_later_is_told_to_come_again(deal: Path) -> None:
    client, provider = sit(deal), sit(deal, "provider")
    opens_payment(client)
    opens_payment(provider, "30 days")
    client.refresh()
    client.hear("go to payment")
    client.hear("next")
    provider.take(said.Going(clause="payment"))
    provider.take(said.Offering(clause="payment", terms={"net_days": "40 days"}))
    provider.hear("yes")
    told = "\n".join(notice.text for notice in client.refresh())
    assert "You had left Payment for later; there is something new, so it comes again." in told
    assert client.refresh() == ()
