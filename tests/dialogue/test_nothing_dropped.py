"""Nothing that was said, asked or answered is dropped in silence: skip, undo, take all, leaving and going on."""

import pytest

from kpo_tui.dialogue.prompts import AskingBack, Question
from kpo_tui.dialogue.talk import remembering
from kpo_tui.negotiation.positions import Position
from kpo_tui.understanding import moves as said
from kpo_tui.understanding.moves import Choice
from tests.builders import Table
from tests.dialogue.players import Player, both, lines, positions
from tests.dialogue.questions import offered_60, proposed
from tests.playbooks.deals import playbook_named


def test_what_was_ahead_and_is_left_is_said_to_be() -> None:
    client = offered_60()
    client.says("accept")
    assert "Not recorded: Accept" in lines(client.says("go to payment"))


def test_a_question_back_over_what_is_ahead_leads_back_to_it_and_the_next_yes_counts_once_more() -> None:
    client = offered_60()
    client.says("accept")
    before = client.prompt()
    client.says("perhaps 125%")
    assert isinstance(client.prompt(), AskingBack)
    client.says("no")
    assert client.prompt() == before
    assert not client.says("y").acts
    assert client.says("y").acts


def test_another_value_for_what_is_ahead_takes_its_place_and_what_was_not_recorded_is_said() -> None:
    client = offered_60()
    client.says("accept")
    assert "Not recorded: Accept" in lines(client.says("no, 125%"))
    assert "  Cap: 125% (200% before; the provider: 60%)" in proposed(client)


def test_an_answer_beside_a_question_back_keeps_the_question() -> None:
    table = Table()
    client, _ = both(table)
    client.takes(said.Going(clause="payment"))
    client.says("45 days")
    choice = Choice(
        "Payment period 54 days", (said.Offering(clause="payment", terms={"net_days": "54 days"}),)
    )
    client.talk = client.talk.moved(asking=AskingBack(asks="Is it this?", choices=(choice,)))
    client.says("interest 1%")
    assert isinstance(client.prompt(), AskingBack)
    client.says("1")
    assert proposed(client) == [
        "Propose on Payment:",
        "  Payment period: 54 days",
        "  Late interest: 1% per month",
    ]


@pytest.mark.parametrize(("asked", "left"), [("perhaps interest 1%", "no"), ("park it", "never mind")])
def test_undo_after_a_question_that_was_left_takes_back_the_answer_before_it(asked: str, left: str) -> None:
    client, _ = both()
    client.takes(said.Going(clause="payment"))
    client.says("45 days")
    before = client.prompt()
    client.says(asked)
    client.says(left)
    assert client.prompt() == before
    assert lines(client.says("undo")) == "Taken back: Payment period 45 days."
    assert client.talk.answers("payment").terms == {}
    assert isinstance(client.prompt(), Question)
    client.says("undo")
    assert lines(client.says("undo")) == "There is nothing to take back."


def test_undo_leaves_a_question_back_and_then_takes_back_the_answer_before_it() -> None:
    client, _ = both()
    client.takes(said.Going(clause="payment"))
    client.says("45 days")
    client.says("interest maybe 1%, or 2%, xyzzy")
    assert isinstance(client.prompt(), AskingBack)
    assert lines(client.says("undo")).startswith("Left:")
    assert client.talk.answers("payment").terms == {"net_days": "45 days"}
    client.says("undo")
    assert client.talk.answers("payment").terms == {}
    for _ in range(5):
        client.says("undo")
    assert "nothing to take back" in lines(client.says("undo"))


def test_skipping_takes_out_an_answer_and_says_so_and_undo_brings_it_back() -> None:
    client, _ = both()
    client.takes(said.Going(clause="payment"))
    client.says("45 days")
    client.says("back")
    assert lines(client.says("skip")) == (
        "Payment period is left open for now. Your answer 45 days is taken out; undo brings it back."
    )
    assert client.talk.answers("payment").terms == {}
    client.says("undo")
    assert client.talk.answers("payment").terms == {"net_days": "45 days"}


def test_taking_all_fills_what_is_open_and_says_what_it_kept() -> None:
    held = positions(
        "client",
        payment={"net_days": Position(preferred="60 days"), "interest": Position(preferred="1%")},
    )
    client = Player(Table(), "client", held)
    client.takes(said.Going(clause="payment"))
    client.says("45 days")
    turn = client.says("take all")
    assert "Kept: Payment period 45 days." in lines(turn)
    assert client.talk.answers("payment").terms == {"net_days": "45 days", "interest": "1%"}


def test_after_sending_the_walk_goes_on_downwards() -> None:
    client, _ = both()
    client.takes(said.Offering(clause="payment", terms={"net_days": "45 days", "interest": "1%"}))
    client.says("yes")
    found = client.prompt()
    assert isinstance(found, Question)
    assert found.clause == "liability"
    client.says("100%")
    client.says("yes")
    found = client.prompt()
    assert isinstance(found, Question)
    assert found.clause == "scope", "nothing is left below, so from the beginning"


@pytest.mark.parametrize("number", ["1", "(1)", "#1", "the first"])
def test_a_number_picks_a_suggestion_where_the_term_is_a_number_too(number: str) -> None:
    held = positions("client", payment={"net_days": Position(preferred="60 days")})
    client = Player(Table(), "client", held)
    client.takes(said.Going(clause="payment"))
    client.says(number)
    assert client.talk.answers("payment").terms == {"net_days": "60 days"}


def test_a_number_beyond_the_suggestions_is_asked_about() -> None:
    held = positions("client", payment={"net_days": Position(preferred="60 days")})
    client = Player(Table(), "client", held)
    client.takes(said.Going(clause="payment"))
    client.says("7")
    found = client.prompt()
    assert isinstance(found, AskingBack)
    assert found.asks == "There is 1 suggestion. Or is it this?"
    assert client.talk.answers("payment").terms == {}
    client.says("1")
    assert client.talk.answers("payment").terms == {"net_days": "7 days"}


def test_what_was_asked_back_is_kept_when_the_party_leaves() -> None:
    client = offered_60()
    client.says("perhaps a cap of 150%")
    before = client.prompt()
    assert isinstance(before, AskingBack)
    assert client.says("quit").leaves
    assert client.prompt() == before


def test_a_no_with_another_act_behind_it_leaves_the_question_back_and_takes_none_of_its_choices() -> None:
    client, provider = both()
    provider.takes(said.Offering(clause="payment", terms={"net_days": "30 days", "late_interest": "1%"}))
    provider.says("yes")
    client.takes(said.Going(clause="payment"))
    client.says("perhaps interest 2%")
    assert isinstance(client.prompt(), AskingBack)
    client.says("no, show me theirs")
    client.says("no, go to liability")
    assert client.talk.answers("payment").terms == {}


def test_answers_are_said_to_be_kept_where_something_else_is_ahead_instead() -> None:
    client = offered_60()
    client.says("cap 150%")
    said_back = lines(client.says("note: our last word"))
    assert "Not recorded, and kept as your answers: Liability." in said_back


def test_one_value_of_a_package_that_is_ahead_changes_that_package() -> None:
    client = offered_60()
    client.says("package: cap 150%, 45 days on payment")
    turn = client.says("make that 50 days")
    assert "Not recorded" not in lines(turn)
    told = " ".join(proposed(client))
    assert "package" in told
    assert "150%" in told
    assert "50 days" in told


def test_a_package_that_takes_the_place_of_another_and_says_less_is_told() -> None:
    client = offered_60()
    cap = said.Offering(clause="liability", terms={"cap": "150%"})
    both_terms = said.Offering(clause="payment", terms={"net_days": "45 days", "interest": "1%"})
    one_term = said.Offering(clause="payment", terms={"net_days": "45 days"})
    client.takes(said.Packaging(offers=(cap, both_terms)))
    assert "Not recorded" in lines(client.takes(said.Packaging(offers=(cap, one_term))))
    assert "Not recorded" not in lines(client.takes(said.Packaging(offers=(cap, both_terms))))


def test_a_yes_with_where_to_go_records_and_goes() -> None:
    client = offered_60()
    client.says("cap 150%")
    turn = client.says("yes, and on to payment")
    assert len(turn.acts) == 1
    assert client.talk.place.clause == "payment"


def test_a_yes_to_the_only_choice_and_an_answer_behind_it_are_both_taken() -> None:
    client = offered_60()
    client.says("go to payment")
    client.says("perhaps 45 days")
    client.says("yes and interest 1%")
    assert client.talk.answers("payment").terms == {"net_days": "45 days", "interest": "1%"}


def test_a_yes_to_several_choices_with_words_behind_it_is_to_be_said_by_itself() -> None:
    client = offered_60()
    client.says("go to payment")
    client.says("30 or 45 days")
    assert "by itself" in lines(client.says("yes and interest 1%"), "asks")
    assert isinstance(client.prompt(), AskingBack)


def test_a_word_that_sends_is_no_yes_to_what_may_not_be_meant_so() -> None:
    client = offered_60()
    client.says("no deal unless the cap is 150%")
    for text in ("send it", "accept"):
        assert lines(client.says(text), "asks").startswith("Which one?")
    client.says("yes")
    assert "150%" in " ".join(proposed(client))


@pytest.mark.parametrize("text", ["good, yes", "yes, that's it", "yes please do", "great, yes"])
def test_a_yes_among_good_words_records_what_is_ahead(text: str) -> None:
    client = offered_60()
    client.says("cap 150%")
    assert client.says(text).acts


@pytest.mark.parametrize("text", ["agreed, yes", "good", "yes, deal"])
def test_good_words_that_may_be_said_of_their_offer_record_nothing(text: str) -> None:
    client = offered_60()
    client.says("cap 150%")
    assert not client.says(text).acts


def packaged() -> Player:
    """A client about to offer a package on payment and liability."""
    client = offered_60()
    client.says("net 45 and 1% interest, and cap 150%")
    assert proposed(client)[0].startswith("Propose a package on ")
    return client


@pytest.mark.parametrize(
    "text", ["leave the liability out, that one comes later", "take liability out of it", "drop liability"]
)
def test_a_clause_taken_out_of_a_package_is_not_left_out_of_the_agreement(text: str) -> None:
    client = packaged()
    told = lines(client.says(text))
    assert proposed(client)[0].startswith("Propose on Payment")
    assert "Dropped with it: Cap 150%." in told


def test_a_no_to_a_package_names_the_values_that_fall_away() -> None:
    told = lines(packaged().says("no"))
    assert "Nothing was recorded." in told
    assert all(
        value in told for value in ("Payment period 45 days", "Late interest 1% per month", "Cap 150%")
    )


def test_a_value_picked_over_a_package_changes_the_package() -> None:
    client = packaged()
    choice = Choice("Cap 140%", (said.Offering(clause="liability", terms={"cap": "140%"}),))
    client.talk = remembering(
        client.talk, client.talk.moved(asking=AskingBack(asks="Is it this?", choices=(choice,)))
    )
    client.says("1")
    assert proposed(client)[0].startswith("Propose a package on ")


def test_a_yes_before_a_step_is_kept() -> None:
    client = Player(Table(playbook_named("kpo-standard")), "client")
    client.talk = client.talk.moved(clause="service_credits", chosen=True, term="earn_back")
    told = lines(client.says("yes please, remind us. and go to payment next"))
    asked = client.prompt()
    assert "Earn-back: yes" in told
    assert isinstance(asked, Question)
    assert asked.clause == "payment"


def test_a_step_behind_a_yes_that_is_not_taken_is_told() -> None:
    client = Player(Table(playbook_named("kpo-standard")), "client")
    client.talk = client.talk.moved(clause="service_credits", chosen=True, term="earn_back")
    told = lines(client.says("yes, and go to payment"))
    assert "Earn-back: yes" in told
    assert "Not taken: and go to payment" in told
