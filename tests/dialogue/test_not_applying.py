"""Values that do not apply under the choices made: left out by name, and told where others make them fall away."""

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from kpo_tui.dialogue.answers import offer_at_hand
from kpo_tui.dialogue.prompts import Ahead, Question, Review
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.terms import Raw
from kpo_tui.understanding import moves as said
from tests.builders import Table, offer
from tests.dialogue.players import Player, lines
from tests.dialogue.questions import proposed
from tests.negotiation.test_applicability import DEPOSIT, VALUES

values = st.fixed_dictionaries({}, optional={name: st.sampled_from(raws) for name, raws in VALUES.items()})


def at_payment(table: Table | None = None) -> Player:
    """The client at the clause on payment."""
    client = Player(table or Table(), "client")
    client.says("go to payment")
    return client


def test_an_answer_that_does_not_apply_is_refused_with_what_it_hangs_on() -> None:
    client = at_payment()
    assert lines(client.says("deposit USD 5"), "refused") == f"{DEPOSIT} (not said yet)."
    assert client.talk.answers("payment").terms == {}
    client.says("net 30")
    assert lines(client.says("deposit USD 5"), "refused") == f"{DEPOSIT} (here: 30 days)."
    assert client.talk.answers("payment").terms == {"net_days": "30 days"}


def test_what_another_answer_makes_fall_away_is_told_and_does_not_come_back_by_itself() -> None:
    client = at_payment()
    client.says("net 90, deposit USD 5")
    turn = client.says("net 30")
    assert f"No longer said: Deposit USD 5. {DEPOSIT} (here: 30 days)." in lines(turn)
    client.says("net 90")
    assert "deposit" not in offer_at_hand(client.seat, client.talk, "payment").terms
    client.says("undo")
    client.says("undo")
    assert client.talk.answers("payment").terms == {"net_days": "90 days", "deposit": "USD 5"}


def test_a_counter_of_a_value_that_does_not_apply_is_no_acceptance() -> None:
    table = Table()
    table.does("client", offer(net_days="60 days", interest="1%"))
    table.does("provider", offer(net_days="45 days", interest="1%"))
    client = at_payment(table)
    turn = client.says("ok but deposit USD 5")
    assert DEPOSIT in lines(turn, "refused")
    assert not isinstance(client.prompt(), Ahead)


def test_what_is_left_out_of_their_offer_since_it_does_not_apply_is_told() -> None:
    table = Table()
    table.does("provider", offer(net_days="90 days", interest="1%", deposit="USD 5"))
    client = at_payment(table)
    client.says("show theirs")
    assert "No longer said: Deposit USD 5." in lines(client.says("ok but net 45"))
    assert proposed(client)[0].startswith("Propose on Payment")


def test_a_package_says_what_falls_away_on_its_card() -> None:
    table = Table()
    table.does("client", offer(net_days="90 days", interest="1%", deposit="USD 5"))
    client = at_payment(table)
    client.says("net 30, cap 150%")
    assert "  Payment: Deposit: no longer said (USD 5 before)" in proposed(client)
    client.says("no")
    told = lines(client.says("net 30, deposit USD 9, cap 150%"))
    assert f"Not taken: Deposit USD 9. {DEPOSIT} (here: 30 days)." in told
    assert "  Payment: Deposit: no longer said (USD 5 before)" in proposed(client)
    assert not any("USD 9" in line for line in proposed(client))


def test_a_value_that_does_not_apply_is_left_out_by_name_and_the_rest_is_taken() -> None:
    client = at_payment()
    told = lines(client.says("net 30, interest 2%, deposit USD 5"))
    assert f"Not taken: Deposit USD 5. {DEPOSIT} (here: 30 days)." in told
    assert client.talk.answers("payment").terms == {"net_days": "30 days", "interest": "2%"}


def test_what_a_value_hangs_on_may_be_said_beside_it() -> None:
    client = at_payment()
    client.says("deposit USD 5, net 90")
    assert client.talk.answers("payment").terms == {"net_days": "90 days", "deposit": "USD 5"}


def test_one_goes_to_the_clause_of_a_question_that_does_not_apply_and_is_told_why() -> None:
    client = Player(Table(), "client")
    turn = client.takes(said.Going(clause="payment", term="deposit"))
    assert lines(turn) == f"{DEPOSIT} (not said yet)."
    found = client.prompt()
    assert isinstance(found, Question)
    assert found.term == "net_days"


def test_the_usual_for_a_term_that_does_not_apply_is_refused_by_name() -> None:
    turn = at_payment().takes(said.TakingUsual(clause="payment", term="deposit"))
    assert lines(turn, "refused") == f"{DEPOSIT} (not said yet)."


@settings(max_examples=80, deadline=None)
@given(st.lists(values, min_size=1, max_size=4), st.booleans())
def test_no_answer_is_dropped_without_a_word(answers: list[dict[str, Raw]], countering: bool) -> None:
    table = Table()
    if countering:
        table.does("client", offer(net_days="90 days", interest="2%", deposit="USD 10"))
        table.does("provider", offer(net_days="30 days", interest="1%"))
    client = at_payment(table)
    for given_now in answers:
        before = offer_at_hand(client.seat, client.talk, "payment").terms
        turn = client.takes(said.Offering(clause="payment", terms=given_now))
        after = offer_at_hand(client.seat, client.talk, "payment").terms
        if "refused" in {line.kind for line in turn.lines}:
            assert DEPOSIT in lines(turn, "refused")
            assert "deposit" in given_now
            assert after == before
            continue
        left_out = {"deposit"} if "Not taken: Deposit" in lines(turn) else set()
        assert {*given_now} >= left_out
        assert {name: raw for name, raw in given_now.items() if name not in left_out}.items() <= after.items()
        assert not left_out or given_now["deposit"] != after.get("deposit")
        for name in before.keys() - after.keys():
            assert f"No longer said: {'Deposit' if name == 'deposit' else name}" in lines(turn)
        ahead = client.prompt()
        if isinstance(ahead, Ahead) and isinstance(ahead.moves[0], Accept):
            assert after == {"net_days": "30 days", "interest": "1%"}


@pytest.mark.parametrize("text", ["send", "yes"])
def test_what_was_refused_is_not_sent(text: str) -> None:
    client = at_payment()
    client.says("deposit USD 5")
    client.says(text)
    assert not isinstance(client.prompt(), Ahead | Review)
