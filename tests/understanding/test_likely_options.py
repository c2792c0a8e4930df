"""Options and yes-or-no terms said in whole sentences at their clause: read, or asked about with the likeliest first."""

import pytest
from msgspec.structs import replace

from kpo_tui.understanding.at_hand import AtHand
from kpo_tui.understanding.interpretation import read
from kpo_tui.understanding.moves import Offering, Reading
from tests.understanding.readings_told import short
from tests.understanding.situations import situation


def at(clause: str) -> AtHand:
    """The client at a clause of the standard playbook on which nobody has offered anything."""
    return replace(situation("std-pay"), asked="standing", clause=clause, term=None)


def first(reading: Reading) -> tuple[str, object]:
    """The term and the value that come first among what is read, or asked about."""
    (move,) = reading.moves or reading.choices[0].moves
    assert isinstance(move, Offering)
    ((term, raw),) = move.terms.items()
    return term, raw


@pytest.mark.parametrize(
    ("clause", "text", "term", "option"),
    [
        ("acceptance", "If we stay silent even after a reminder, the deliverable counts as accepted.", "silence", "after_reminder"),
        ("acceptance", "Our silence must never count as acceptance.", "silence", "never_accepts"),
        ("security", "As proof of security you can show ISO 27001 and SOC 2 Type II.", "assurance", "iso_soc"),
        ("security", "You will give us either ISO 27001 or SOC 2.", "assurance", "one_of_them"),
        ("disputes", "Our courts decide.", "forum", "client_courts"),
        ("parties", "The affiliate pays, but the client guarantees it.", "affiliate_payment", "affiliate_guaranteed"),
        ("ip", "The outputs belong to us as soon as they are created.", "foreground", "client_on_creation"),
        ("ai", "You must not train on our data.", "training", "banned"),
        ("volume", "No exclusivity whatsoever.", "exclusivity", "none"),
        ("continuity", "You pay for the second site.", "second_site", "provider_cost"),
        ("change", "Assessments cost us nothing.", "estimate_fee", "free"),
    ],
)  # fmt: skip
def test_the_likeliest_option_comes_first_and_never_alone_where_it_is_unsure(
    clause: str, text: str, term: str, option: str
) -> None:
    reading = read(text, at(clause))
    assert first(reading) == (term, option)
    assert reading.sure or len(reading.choices) > 1


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Email is not enough for serious notices.", "no"),
        ("An email is fine for serious notices.", "yes"),
        ("For serious notices an email will not do.", "no"),
    ],
)
def test_a_statement_about_a_yes_or_no_term_answers_it(text: str, value: str) -> None:
    assert short(read(text, at("notices"))) == f"propose notices email_claims={value}"


def test_a_question_chooses_no_option() -> None:
    reading = read("Do our courts decide?", at("disputes"))
    assert not any(isinstance(move, Offering) for choice in reading.choices for move in choice.moves)
