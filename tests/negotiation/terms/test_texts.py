"""Texts, and lists of texts."""

import pytest

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.terms import ListTerm, TextTerm
from kpo_tui.negotiation.terms.texts import MOST_ITEMS

ADDRESS = TextTerm(label="Address", longest=20)
SERVICES = ListTerm(label="Services", longest=30)
EXCLUDED = ListTerm(label="Excluded", at_least=0)


def test_a_text_is_kept_as_it_was_typed_but_for_spaces_around_it() -> None:
    assert ADDRESS.parse("  1 High  Street \n") == "1 High  Street"


def test_a_text_is_neither_empty_nor_too_long() -> None:
    with pytest.raises(ValueNotUnderstood, match="is empty"):
        ADDRESS.parse(" \n ")
    with pytest.raises(ValueNotUnderstood, match="is longer than 20 characters"):
        ADDRESS.parse("x" * 21)
    with pytest.raises(ValueNotUnderstood):
        ADDRESS.read("x" * 21)


def test_a_text_that_is_no_unicode_is_refused() -> None:
    with pytest.raises(ValueNotUnderstood, match="is not valid Unicode text"):
        ADDRESS.parse("a\ud800b")
    with pytest.raises(ValueNotUnderstood):
        SERVICES.read(["a\udfffb"])


def test_texts_differ_or_they_do_not() -> None:
    gap = ADDRESS.gap("a", "b")
    assert (gap.amount, gap.text) == (None, "the texts differ")
    assert ADDRESS.gap("a", "a").closed
    assert ADDRESS.better_for("client", "a", "b") == 0


def test_a_list_is_split_at_semicolons_lines_or_commas() -> None:
    assert SERVICES.parse("a; b, c ;d") == ("a", "b, c", "d")
    assert SERVICES.parse("a\nb; c") == ("a", "b", "c")
    assert SERVICES.parse("a, b,c") == ("a", "b", "c")
    assert SERVICES.parse("a\r\nb\r\n") == ("a", "b")
    assert SERVICES.parse("a, b;") == ("a", "b")


def test_bullets_and_numbers_in_front_are_ignored() -> None:
    assert SERVICES.parse("- a\n* b\n• c\n– d") == ("a", "b", "c", "d")
    assert SERVICES.parse("1. a\n2) b\n(3) c\n12. d") == ("a", "b", "c", "d")
    assert SERVICES.parse("a) x; (b) y; iii) z") == ("x", "y", "z")


def test_what_only_looks_like_a_bullet_is_kept() -> None:
    for text in ("Dr. Rao", "A. Singh", "No. 5", "-5 degrees", "3.5 FTE", "US. law", "1.5"):
        assert SERVICES.parse(text) == (text,)


def test_none_empties_a_list_that_may_be_empty() -> None:
    assert EXCLUDED.parse("none") == ()
    assert EXCLUDED.parse("Nil") == ()
    assert EXCLUDED.show(()) == "none"
    assert EXCLUDED.contract(()) == "none"
    assert EXCLUDED.is_nil(())


def test_a_list_is_not_too_short_and_not_too_long() -> None:
    for text in ("", ";", " , ", "\n"):
        with pytest.raises(ValueNotUnderstood, match="has 0 entries"):
            SERVICES.parse(text)
    with pytest.raises(ValueNotUnderstood, match=f"has {MOST_ITEMS + 1} entries"):
        SERVICES.read(["x"] * (MOST_ITEMS + 1))
    with pytest.raises(ValueNotUnderstood, match="empty or too long"):
        SERVICES.read(["x" * 31])
    with pytest.raises(ValueNotUnderstood, match="empty or too long"):
        SERVICES.read(["a", " "])


def test_a_list_is_stored_as_a_list_of_texts() -> None:
    assert SERVICES.write(("a", "b")) == ["a", "b"]
    assert SERVICES.read(["a", "b"]) == ("a", "b")
    with pytest.raises(ValueNotUnderstood):
        SERVICES.read("a; b")
    with pytest.raises(ValueNotUnderstood):
        SERVICES.read([{"a": "b"}])


def test_a_contract_lists_in_prose() -> None:
    assert SERVICES.contract(("a",)) == "a"
    assert SERVICES.contract(("a", "b", "c")) == "a, b and c"
    assert SERVICES.show(("a", "b")) == "a; b"


def test_a_gap_between_lists_counts_entries() -> None:
    assert SERVICES.gap(("a", "b"), ("b", "c")).text == "2 entries on one side only"
    assert SERVICES.gap(("a", "b"), ("a",)).text == "1 entry on one side only"
    assert SERVICES.gap(("a", "b"), ("b", "a")).text == "another order"
    assert not SERVICES.gap(("a", "b"), ("b", "a")).closed
    assert SERVICES.gap(("a",), ("a",)).closed


def test_the_example_is_the_terms_own_where_it_has_one() -> None:
    assert ListTerm(label="L", example="x; y").expected() == "a list separated by semicolons, such as x; y"
    assert TextTerm(label="T", usual="London").expected() == "a text, such as London"
