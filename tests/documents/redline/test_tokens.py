"""How contracts are taken apart, and long sequences matched in bounded room."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpo_tui.documents.redline.blocks import split_blocks
from kpo_tui.documents.redline.common_sequence import Run, gaps, heaviest_chain, shared, unique_runs
from kpo_tui.documents.redline.tokens import Alphabet, offsets
from tests.documents.redline.builders import ANY_TEXT, TEXTS


def tokens(text: str) -> list[str]:
    """The tokens of a text, without the white space after each."""
    return [text[start:end].rstrip() for start, end in pairwise(offsets(text, 0))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "the non-compete of the Provider's staff",
            ["the", "non-compete", "of", "the", "Provider's", "staff"],
        ),
        (
            "USD 1,000.00 or $2,500.00, i.e. €3",
            ["USD", "1,000.00", "or", "$", "2,500.00", ",", "i.e", ".", "€", "3"],
        ),
        ("99.95% and .05%", ["99.95", "%", "and", ".05", "%"]),
        ("Section 9.2(a)(ii) of 2025-01-31", ["Section", "9.2", "(a)(ii)", "of", "2025-01-31"]),
        ("三十日内 pay", ["三", "十", "日", "内", "pay"]),
        ("हिन्दी e\u0301te\u0301", ["हिन्दी", "e\u0301te\u0301"]),
        ("ราคา", ["ร", "า", "ค", "า"]),
        ("(“Fees”)", ["(", "“", "Fees", "”", ")"]),
    ],
)
def test_a_contract_is_taken_apart(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@given(st.one_of(TEXTS, ANY_TEXT))
def test_tokens_cover_the_text_and_are_as_many_as_their_codes(text: str) -> None:
    text = text.lstrip()
    at = offsets(text, 7)
    assert len(at) == len(Alphabet().codes(text)) + 1
    assert at[0] == 7
    assert at[-1] == 7 + len(text)
    assert all(x < y for x, y in pairwise(at))


@given(st.one_of(TEXTS, ANY_TEXT), st.one_of(TEXTS, ANY_TEXT))
def test_codes_are_the_same_where_tokens_are(one: str, other: str) -> None:
    alphabet = Alphabet()
    one, other = one.strip(), other.strip()
    assert (alphabet.codes(one) == alphabet.codes(other)) == (tokens(one) == tokens(other))


@given(ANY_TEXT)
def test_blocks_cover_the_text_and_do_not_begin_with_white_space(text: str) -> None:
    blocks = split_blocks(text.lstrip())
    assert "".join(blocks) == text.lstrip()
    assert not any(block[0].isspace() for block in blocks)


def test_code_points_of_surrogates_are_left_out() -> None:
    alphabet = Alphabet()
    codes = alphabet.codes(" ".join(f"x{k}" for k in range(0xE100)))
    assert len(set(codes)) == 0xE100
    assert not any("\ud800" <= code <= "\udfff" for code in codes)


@given(st.text("abcdef", max_size=40), st.text("abcdef", max_size=40), st.sampled_from([0, 16, 10_000]))
def test_shared_runs_are_equal_and_in_order(old: str, new: str, room: int) -> None:
    i = j = 0
    for run in shared(old, new, room):
        assert old[run.old : run.old + run.size] == new[run.new : run.new + run.size]
        assert run.size > 0
        assert run.old >= i
        assert run.new >= j
        i, j = run.old + run.size, run.new + run.size


def test_what_occurs_once_in_both_makes_runs() -> None:
    assert unique_runs("abxcdx", "cdabx") == [Run(0, 2, 2), Run(3, 0, 2)]


def test_the_heaviest_chain_beats_the_longest() -> None:
    assert heaviest_chain([5, 1, 2, 3], [10, 2, 2, 2]) == [0]
    assert heaviest_chain([5, 1, 2, 3], [5, 2, 2, 2]) == [1, 2, 3]


def test_gaps_are_what_lies_between_runs() -> None:
    assert list(gaps([Run(1, 0, 2)], 4, 3)) == [((0, 1, 0, 0), Run(1, 0, 2)), ((3, 4, 2, 3), Run(4, 3, 0))]
