"""Yes or no."""

import pytest

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.terms import YesNoTerm

RENEWAL = YesNoTerm(label="Renewal", client_wants="high")


def test_yes_and_no_may_be_typed_in_several_ways() -> None:
    assert all(RENEWAL.parse(text) is True for text in ("yes", "Y", "TRUE", "yep", " Yes! ", "on"))
    assert all(RENEWAL.parse(text) is False for text in ("no", "N", "false", "No.", "nope", "off"))


def test_anything_else_is_refused() -> None:
    for text in ("", "maybe", "1", "yes but", "ja"):
        with pytest.raises(ValueNotUnderstood, match="expected yes or no, such as yes"):
            RENEWAL.parse(text)


def test_it_is_stored_as_yes_or_no() -> None:
    assert RENEWAL.write(value=True) == "yes"
    assert RENEWAL.write(value=False) == "no"
    for raw in ("Yes", "true", "y", ""):
        with pytest.raises(ValueNotUnderstood):
            RENEWAL.read(raw)


def test_no_means_none() -> None:
    assert RENEWAL.is_nil(value=False)
    assert not RENEWAL.is_nil(value=True)


def test_the_gap_is_yes_against_no() -> None:
    assert RENEWAL.gap(mine=True, theirs=False).text == "yes against no"
    assert RENEWAL.gap(mine=False, theirs=False).closed


def test_yes_is_better_for_who_wants_it() -> None:
    assert RENEWAL.better_for("client", a=True, b=False) == 1
    assert RENEWAL.better_for("provider", a=True, b=False) == -1
