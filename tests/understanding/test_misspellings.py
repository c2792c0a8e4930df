"""Words of names, of options and of what else people call them come right where they are misspelt."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from kpo_tui.negotiation.terms.contraries import contrary
from kpo_tui.understanding.misspellings import spellings, spelt_right
from kpo_tui.understanding.words import split, stem
from tests.understanding.test_options import index_for

INDEX = index_for("kpo-standard")
KNOWN = sorted(word for word in {*spellings(), *INDEX.spelling} if len(word) >= 4 and word.isalpha())
LONG = sorted(word for word in INDEX.spelling if len(word) >= 9 and word.isalpha())


def right(text: str) -> str:
    """The text with its words put right."""
    return " ".join(word.text for word in spelt_right(split(text), INDEX, frozenset()))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("intrest", "interest"), ("prcent", "percent"), ("warrnty perod", "warranty period"), ("notise", "notice"), ("genral", "general"),
        ("incidnet", "incident"), ("suppercap", "supercap"), ("acurracy", "accuracy"), ("profesional liabilty insurence", "professional liability insurance"),
        ("arbitraton", "arbitration"), ("quaterly", "quarterly"), ("earnbak", "earnback"), ("attriton", "attrition"), ("upfornt", "upfront"), ("poching", "poaching"),
    ],
)  # fmt: skip
def test_misspelt_names_come_right(typed: str, meant: str) -> None:
    assert right(typed) == meant


@given(st.sampled_from(LONG), st.data())
def test_two_letters_swapped_in_a_long_word_come_right(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(word) - 3))
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    assume(swapped != word and swapped not in spellings())
    assert stem(right(swapped)) == stem(word)


@pytest.mark.parametrize("word", ["dinner", "letter", "rates", "lunch", "Globex", "reflect"])
def test_other_words_stay_as_they_are(word: str) -> None:
    assert right(word) == word.lower()


@example("neither", 1, "drop")
@example("usual", 0, "double")
@given(st.sampled_from(KNOWN), st.integers(0, 20), st.sampled_from(["drop", "swap", "double"]))
def test_no_slip_of_the_pen_becomes_the_contrary_of_what_was_meant(word: str, place: int, slip: str) -> None:
    at = place % (len(word) - 1)
    kept = {"drop": "", "swap": word[at + 1] + word[at], "double": word[at] * 2 + word[at + 1]}[slip]
    slipped = word[:at] + kept + word[at + (1 if slip == "drop" else 2) :]
    assume(slipped not in KNOWN)
    corrected = right(slipped)
    assert corrected == slipped or not contrary((word,), (corrected,))


def test_words_of_the_contrary_are_told() -> None:
    for one, other in [
        ("either", "neither"),
        ("limited", "unlimited"),
        ("included", "excluded"),
        ("usual", "not"),
    ]:
        assert contrary((one,), (other,))
    assert not contrary(("client", "ends"), ("provider", "ends"))
