"""Mails and paragraphs: what is read of them, and what is passed by."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpo_tui.understanding.interpretation import read
from kpo_tui.understanding.passages import Passages, passages
from tests.understanding.readings_told import short
from tests.understanding.situations import situation

SENTENCES = ("Net 45.", "The rate is 28 dollars.", "We need 1.2% interest!", "Is that fine?")


def test_one_sentence_is_itself() -> None:
    assert passages("net 45 please") == Passages(("net 45 please",), ())


def test_a_greeting_and_a_signature_are_passed_by() -> None:
    assert passages("Hi Anna, net 45. Best, Tom") == Passages(("net 45.",), ("Hi Anna,", "Best, Tom"))


def test_a_greeting_and_a_signature_on_lines_of_their_own_are_passed_by() -> None:
    found = passages("Dear Ms Okafor,\n\nNet 45.\n\nKind regards,\nTom Ray\nAcme Ltd")
    assert found == Passages(("Net 45.",), ("Dear Ms Okafor,", "Kind regards,", "Tom Ray", "Acme Ltd"))


def test_a_name_below_an_empty_line_signs_and_one_in_the_text_does_not() -> None:
    assert passages("Net 45.\n\nAnna Smith").passed == ("Anna Smith",)
    assert passages("Net 45.\nAnna Smith").passed == ()


def test_headers_are_passed_by_above_the_text_only() -> None:
    assert passages("From: Anna\nSubject: net 99\n\nNet 45.\nTo: be seen.") == Passages(
        ("Net 45.", "To: be seen."), ("From: Anna", "Subject: net 99")
    )


def test_what_is_quoted_is_passed_by() -> None:
    assert passages("On 3 May 2026, Anna wrote:\n> net 30\nnet 45") == Passages(
        ("net 45",), ("On 3 May 2026, Anna wrote:", "> net 30")
    )


def test_marks_of_a_list_are_taken_off_where_there_is_a_list() -> None:
    assert passages("- net 45\n2. rate 28\n(c) interest 1%").sentences == ("net 45", "rate 28", "interest 1%")
    assert passages("- net 45").sentences == ("- net 45",)


@pytest.mark.parametrize(
    "text",
    [
        "approx. 45 days",
        "net 45 p.a. or so",
        "Mr. Ray wants net 45",
        "Acme Ltd. pays in 45 days",
        "e.g. 45 days",
        "Anna B. says 45",
    ],
)
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert passages(text).sentences == (text,)


@given(
    st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=6), st.sampled_from([" ", "\n", "\n\n", "  "])
)
@settings(max_examples=50, deadline=None)
def test_sentences_are_parted_where_they_end_and_nothing_is_lost(said: list[str], join: str) -> None:
    assert passages(join.join(said)) == Passages(tuple(said), ())


@given(
    st.text(st.characters(blacklist_categories=("Cc", "Cs", "Z")) | st.sampled_from(" \n.>:-"), max_size=120)
)
@settings(max_examples=100, deadline=None)
def test_no_word_of_a_text_is_lost(text: str) -> None:
    found = passages(text.strip())
    kept = "".join("".join((*found.sentences, *found.passed)).split())
    assert len(kept) >= sum(map(str.isalpha, text)) - sum(
        line.strip()[:3].count(c) for line in text.split("\n") for c in "abcdefghijklmnopqrstuvwxyz"
    )


@pytest.mark.parametrize(
    ("text", "wanted", "unread"),
    [
        ("Hi Anna, we can do 45 days. Best, Tom", "propose payment net_days=45 days", ("Hi Anna,", "Best, Tom")),
        ("> 30 days please\n45 days", "propose payment net_days=45 days", ("> 30 days please",)),
        ("- payment period 45 days\n- late interest 1.2%", "propose payment net_days=45 days | late_interest_pct=1.2%", ()),
        ("net 45. rate 28.", "propose payment net_days=45 days | rate_usd_hour=USD 28", ()),
        ("From: Anna\nSubject: terms 99\n\nnet 45", "propose payment net_days=45 days", ("From: Anna", "Subject: terms 99")),
        ("We accept. Thanks for the call", "?", ("Thanks for the call",)),
        ("We had lunch. It rained.", "?", ("We had lunch.", "It rained.")),
        ("Reject. The rate is too high.", "reject payment: The rate is too high.", ()),
        ("We accept. We withdraw our offer.", "?", ("We accept.", "We withdraw our offer.")),
        ("net 45. We accept.", "?", None),
    ],
)  # fmt: skip
def test_a_passage_is_what_all_its_sentences_say(
    text: str, wanted: str, unread: tuple[str, ...] | None
) -> None:
    reading = read(text, situation("pay"))
    assert short(reading) == wanted, reading
    assert unread is None or reading.left_unread == unread


def test_several_paragraphs_too_long_to_look_over_ask_for_a_few_sentences() -> None:
    reading = read("We can do 45 days. " * 400, situation("pay"))
    assert not reading.sure
    assert "too long" in str(reading.asks)
