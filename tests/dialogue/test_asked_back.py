"""After a question was asked back: a yes, a number or a bare word is an answer to that, and to nothing else."""

import pytest

from kpo_tui.dialogue.prompts import Ahead, AskingBack, Decision, Question, Review
from kpo_tui.negotiation.acts.parking import Park
from kpo_tui.negotiation.acts.rejection import Reject
from kpo_tui.understanding import moves as said
from kpo_tui.understanding.moves import Choice
from tests.dialogue.players import both, lines
from tests.dialogue.questions import YES, asked, caps, offered_60, proposed


@pytest.mark.parametrize("text", YES)
def test_a_yes_takes_the_only_choice_and_needs_its_own_yes_to_be_recorded(text: str) -> None:
    client = asked("150%")
    assert not client.says(text).acts
    assert proposed(client) == [
        "Propose on Liability, in answer to proposal 3:",
        "  Cap: 150% (200% before; the provider: 60%)",
    ]
    assert client.says("yes").acts
    assert client.table.state.where("liability") != "agreed"


@pytest.mark.parametrize("text", YES)
def test_a_yes_to_several_choices_asks_which_one_and_keeps_the_question(text: str) -> None:
    client = asked("150%", "120%")
    turn = client.says(text)
    assert lines(turn, "asks") == "Which one? Say its number, 1 to 2, or no to leave the question."
    assert client.prompt() == caps("150%", "120%")


def test_what_was_said_with_a_maybe_is_taken_by_a_yes_and_not_the_other_side_s_offer() -> None:
    client = offered_60()
    client.says("perhaps a cap of 150%")
    assert isinstance(client.prompt(), AskingBack)
    client.says("y")
    client.says("y")
    standing = client.table.state.offer("liability", "client")
    assert standing is not None
    assert standing.terms == {"cap": "150%"}


@pytest.mark.parametrize("text", ["accept their offer", "accept", "agreed", "deal", "fine", "send"])
def test_an_acceptance_is_no_yes_to_a_rejection(text: str) -> None:
    client = offered_60()
    asking = AskingBack(
        asks="Is it this?", choices=(Choice("Reject", (Reject(clause="liability", proposal=3),)),)
    )
    client.talk = client.talk.moved(asking=asking)
    assert "Which one?" in lines(client.says(text))
    assert client.prompt() == asking
    client.says("yes")
    assert "Reject" in proposed(client)[0]


@pytest.mark.parametrize(
    "text", ["2", "#2", "2.", "(2)", "option 2", "number 2", "the second", "take 2", "the second one"]
)
def test_a_number_picks_among_the_choices(text: str) -> None:
    client = asked("150%", "120%")
    client.says(text)
    assert "  Cap: 120% (200% before; the provider: 60%)" in proposed(client)


@pytest.mark.parametrize("text", ["3", "0", "45", "150", "1.5", "option 9", "the fifth"])
def test_a_number_out_of_range_is_said_to_be(text: str) -> None:
    client = asked("150%", "120%")
    assert "none of them" in lines(client.says(text), "asks")
    assert client.prompt() == caps("150%", "120%")


@pytest.mark.parametrize(
    "text", ["no", "nope", "cancel", "never mind", "neither", "none of these", "no thanks"]
)
def test_a_no_leaves_the_question_and_says_so(text: str) -> None:
    client = asked("150%", "120%")
    assert lines(client.says(text)) == "Let us leave that."
    assert isinstance(client.prompt(), Decision)


@pytest.mark.parametrize("text", ["why?", "what's normal?", "help", "show draft", "what should we say?"])
def test_a_wish_is_granted_and_the_question_stays(text: str) -> None:
    client = asked("150%")
    assert "Left:" not in lines(client.says(text))
    assert client.prompt() == caps("150%")


@pytest.mark.parametrize(
    "text", ["go to payment", "skip", "tell them: we need time", "reject, it is too low"]
)
def test_a_sentence_that_says_what_it_is_about_leaves_the_question_and_that_is_said(text: str) -> None:
    client = asked("150%")
    assert lines(client.says(text)).startswith("Left: I am not sure what you mean. Is it this? Cap 150%")
    assert client.talk.place.asking is None


def test_a_click_elsewhere_leaves_the_question_and_that_is_said() -> None:
    client = asked("150%")
    assert "Left:" in lines(client.takes(said.Going(clause="payment")))


@pytest.mark.parametrize("text", ["no, 125%", "cap 125%"])
def test_another_value_for_what_was_asked_takes_the_place_of_the_first_and_that_is_said(text: str) -> None:
    client = asked("150%")
    assert "Left:" in lines(client.says(text))
    found = client.prompt()
    assert isinstance(found, AskingBack)
    assert [choice.text for choice in found.choices] == ["Propose on Liability: Cap 125%"]


@pytest.mark.parametrize(
    "text",
    ["reject", "withdraw", "accept their offer", "take theirs", "fallback", "xyzzy", "park it", "fine?"],
)
def test_less_than_a_sentence_keeps_the_question(text: str) -> None:
    client = asked("150%")
    client.says(text)
    assert client.prompt() == caps("150%")


def test_a_word_or_two_behind_a_question_are_no_text_for_another() -> None:
    client, _ = both()
    assert isinstance(client.prompt(), Question)
    client.talk = client.talk.moved(asking=caps("150%"))
    assert "Which one?" in lines(client.says("1 y"))
    assert client.prompt() == caps("150%")
    assert client.talk.answers("scope").terms == {}


def test_accepting_by_name_is_still_possible() -> None:
    client = asked("150%")
    assert "Left:" in lines(client.says("accept liability"))
    assert "Accept" in proposed(client)[0]


# -- a reason ----------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [*YES, "1", "45", "2."])
def test_a_yes_or_a_number_is_no_reason(text: str) -> None:
    client = offered_60()
    client.takes(Park(clause="liability"))
    before = client.prompt()
    assert "says no reason" in lines(client.says(text))
    assert client.prompt() == before


@pytest.mark.parametrize("text", ["help", "show draft", "why?", "what's normal?"])
def test_a_wish_is_no_reason_and_the_question_for_one_stays(text: str) -> None:
    client = offered_60()
    client.takes(Park(clause="liability"))
    before = client.prompt()
    client.says(text)
    assert client.prompt() == before


def test_what_is_done_instead_of_giving_a_reason_leaves_the_matter_and_that_is_said() -> None:
    client = offered_60()
    client.takes(Park(clause="liability"))
    assert "Left: Why should Liability be set aside?" in lines(client.says("go to payment"))
    assert client.talk.place.parking is None


@pytest.mark.parametrize(
    "text", ["our insurer", "not sure yet", "ok in principle, waiting for the CFO", "yes, but later"]
)
def test_any_other_words_are_the_reason(text: str) -> None:
    client = offered_60()
    client.takes(Park(clause="liability"))
    client.says(text)
    assert proposed(client) == [f"Set Liability aside. Reason: {text}."]


# -- what was not understood, with nothing to pick ---------------------------------------------


@pytest.mark.parametrize("text", ["y", "yes", "ok", "fine", "deal", "agreed", "👍"])
def test_a_yes_after_words_that_were_not_understood_accepts_nothing(text: str) -> None:
    client = offered_60()
    assert "not sure" in lines(client.says("Best regards Tom"))
    for _ in range(3):
        assert "nothing to say yes to" in lines(client.says(text))
    assert isinstance(client.prompt(), Decision)
    client.says("accept")
    assert "Accept" in proposed(client)[0]


def test_before_recording_a_yes_after_words_that_were_not_understood_is_asked_for_once_more() -> None:
    client = offered_60()
    client.says("accept")
    client.says("Best regards Tom")
    turn = client.says("yes")
    assert not turn.acts
    assert "Say yes once more" in lines(turn)
    assert client.says("yes").acts


def test_after_a_wish_a_yes_counts_again() -> None:
    client = offered_60()
    client.says("accept")
    client.says("Best regards Tom")
    client.says("why?")
    assert client.says("yes").acts


def test_send_is_no_yes_to_recording() -> None:
    client = offered_60()
    client.says("accept")
    turn = client.says("send")
    assert not turn.acts
    assert lines(turn) == "Say yes to record it, or no."
    assert isinstance(client.prompt(), Ahead)


def test_is_that_a_yes_or_a_no_is_about_what_is_ahead_and_not_about_the_offer_behind_it() -> None:
    client = offered_60()
    client.says("reject, it is too low")
    assert lines(client.says("yes no")) == "Is that a yes or a no?"
    found = client.prompt()
    assert isinstance(found, Ahead)
    assert "Reject" in found.says[0]


def test_undoing_after_words_that_were_not_understood_leads_back_as_ever() -> None:
    client, _ = both()
    client.takes(said.Going(clause="payment"))
    client.says("45 days")
    client.says("skip")
    assert isinstance(client.prompt(), Review)
    client.says("qqq www")
    client.says("undo")
    found = client.prompt()
    assert isinstance(found, Question)
    assert not client.talk.place.unclear
