"""A pick among choices with more behind it: less than was offered, another answer, a wish."""

import pytest

from kpo_tui.dialogue.prompts import Ahead, AskingBack
from tests.dialogue.players import Player, lines
from tests.dialogue.questions import offered_60


def asked_about_both() -> Player:
    client = offered_60()
    client.says("go to payment")
    client.says("perhaps 45 days and interest 1%")
    asked = client.prompt()
    assert isinstance(asked, AskingBack)
    assert len(asked.choices) == 1
    return client


@pytest.mark.parametrize(
    "text",
    [
        "1 but not the interest",
        "yes but without the interest",
        "no, without the interest",
        "not the interest",
    ],
)
def test_a_choice_can_be_taken_without_one_of_its_terms(text: str) -> None:
    client = asked_about_both()
    client.says(text)
    assert client.talk.answers("payment").terms == {"net_days": "45 days"}


def test_a_choice_without_a_term_that_it_has_not_is_not_taken() -> None:
    client = asked_about_both()
    client.says("1 but not the cap")
    assert not client.talk.answers("payment").said


def test_a_choice_without_all_of_its_terms_is_no_choice() -> None:
    client = offered_60()
    client.says("go to payment")
    client.says("perhaps interest 1%")
    client.says("1 but not the interest")
    assert not client.talk.answers("payment").said


def test_what_is_wished_behind_a_pick_is_done_too() -> None:
    client = asked_about_both()
    client.says("1 and go to liability")
    assert client.talk.answers("payment").terms == {"net_days": "45 days", "interest": "1%"}
    assert client.talk.place.clause == "liability"


def test_what_is_unclear_behind_a_pick_is_asked_about_once_that_is_taken() -> None:
    client = offered_60()
    client.says("go to payment")
    client.says("perhaps 45 days")
    client.says("1 and perhaps interest 1%")
    assert client.talk.answers("payment").terms == {"net_days": "45 days"}
    assert isinstance(client.prompt(), AskingBack)
    client.says("1")
    assert client.talk.answers("payment").terms == {"net_days": "45 days", "interest": "1%"}


@pytest.mark.parametrize("text", ["no. go to liability", "no, go to liability", "no go to liability"])
def test_a_no_and_where_to_go_leaves_the_question_and_goes(text: str) -> None:
    client = asked_about_both()
    client.says(text)
    assert client.talk.place.clause == "liability"
    assert not client.talk.answers("payment").said


def test_an_act_is_not_done_by_a_pick_with_more_behind_it() -> None:
    client = asked_about_both()
    client.says("no")
    client.says("go to liability")
    client.says("good compromise, we accept")
    assert isinstance(client.prompt(), AskingBack)
    turn = client.says("1 and go to payment")
    assert not turn.acts
    assert "by itself" in lines(turn, "asks")
    assert isinstance(client.prompt(), AskingBack)


def with_a_card() -> Player:
    client = offered_60()
    client.says("go to payment")
    client.says("45 days and interest 1%")
    client.says("send")
    assert isinstance(client.prompt(), Ahead)
    return client


@pytest.mark.parametrize(
    "text",
    [
        "take out the interest", "take the interest out", "leave interest open", "leave out the late interest",
        "without the interest", "drop the interest, I leave that to them", "not the interest", "no, remove the interest",
    ],
)  # fmt: skip
def test_an_answer_can_be_taken_out_of_what_is_about_to_be_recorded(text: str) -> None:
    client = with_a_card()
    turn = client.says(text)
    assert "Taken out, and left open" in lines(turn)
    assert client.talk.answers("payment").terms == {"net_days": "45 days"}
    ahead = client.prompt()
    assert isinstance(ahead, Ahead)
    assert "1%" not in " ".join(ahead.says)
    client.says("undo")
    assert client.talk.answers("payment").terms == {"net_days": "45 days", "interest": "1%"}


def test_what_was_said_beside_it_is_told() -> None:
    assert "I leave that to them" in lines(with_a_card().says("take out the interest, I leave that to them"))


def test_taking_out_names_one_answer_or_nothing_happens() -> None:
    for text in ("take out the cap", "leave it open", "without", "drop the deposit"):
        client = with_a_card()
        client.says(text)
        assert client.talk.answers("payment").terms == {"net_days": "45 days", "interest": "1%"}


@pytest.mark.parametrize("text", ["take out the 1%", "take out 45 days"])
def test_an_answer_can_be_taken_out_by_its_value(text: str) -> None:
    client = with_a_card()
    assert "Taken out" in lines(client.says(text))
    assert len(client.talk.answers("payment").terms) == 1


def test_what_is_to_be_taken_out_and_is_no_answer_is_asked_about() -> None:
    client = with_a_card()
    assert "name of none" in lines(client.says("take out the 77 days"), "asks")
