"""Yes and no to a question of yes and no, by what a whole sentence affirms or denies."""

import pytest

from kpo_tui.understanding.interpretation import read
from kpo_tui.understanding.polarity import affirmed
from kpo_tui.understanding.words import split
from tests.builders import Table
from tests.playbooks.deals import playbook_named

STATE = Table(playbook_named("kpo-standard")).state


def said(place: str, text: str) -> bool | None:
    clause, term = place.split(".")
    return affirmed(split(text), STATE.clause(clause).terms[term])


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("benchmarking.right", "Naturally, we insist on having it."),
        ("exit.licence_needed", "I'm afraid we do, yes."),
        ("disputes.private", "the proceedings should be private"),
        ("disputes.private", "they ought to be confidential"),
        ("notices.email_claims", "an email will do"),
        ("service_credits.earn_back", "by all means"),
    ],
)
def test_a_sentence_that_affirms_is_a_yes(place: str, text: str) -> None:
    assert said(place, text) is True


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("tax.withholding", "None is expected"),
        ("tax.withholding", "we don't expect any"),
        ("notices.email_claims", "email isn't enough"),
        ("notices.email_claims", "not by email"),
        ("scope.sweep_in", "No, what isn't listed isn't included."),
        ("scope.sweep_in", "I would rather not"),
        ("benchmarking.right", "we can live without it"),
    ],
)
def test_a_sentence_that_denies_is_a_no(place: str, text: str) -> None:
    assert said(place, text) is False


@pytest.mark.parametrize(
    "text",
    [
        "maybe", "yes and no", "depends", "we do not object to not having it", "not always", "we are not sure", "we don't insist on it", "they want it", "do we need it",
        "do we need it?", "what is needed", "only if we need it", "yes, we do not need it", "we need it in 3 months", "", "the parties", "we might need it",
    ],
)  # fmt: skip
def test_what_is_unsaid_doubted_conditional_or_wanted_by_others_is_neither(text: str) -> None:
    assert said("benchmarking.right", text) is None


def test_words_of_a_party_s_name_are_never_put_right() -> None:
    from kpo_tui.understanding.index import index_of
    from kpo_tui.understanding.misspellings import spelt_right

    words = split("what Acme's lawyers said of Acme")
    assert spelt_right(words, index_of(STATE), frozenset()) == words


def test_what_only_takes_back_something_said_is_no_text() -> None:
    from kpo_tui.understanding.at_hand import AtHand
    from tests.builders import moment

    at_hand = AtHand(
        state=STATE, party="client", at=moment(5000), asked="question", clause="disputes", term="seat"
    )
    for text in ("Ignore that.", "forget what I just wrote", "never mind", "scrap that please"):
        reading = read(text, at_hand)
        assert not any(hasattr(move, "terms") for move in reading.moves)
        assert not any(hasattr(move, "terms") for choice in reading.choices for move in choice.moves)
    assert read("Geneva, of course", at_hand) == read("Geneva", at_hand)
