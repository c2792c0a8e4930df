"""When a condition on term values is met."""

import tomllib
from decimal import Decimal

import msgspec
import pytest

from kpo_tui.negotiation.playbook import Playbook
from kpo_tui.negotiation.terms import Condition, Raw
from kpo_tui.negotiation.values import holds, lookup_in
from tests.builders import small_playbook

VALUES: dict[str, Raw] = {
    "payment.net_days": "45 days",
    "payment.interest": "1.5%",
    "payment.deposit": "USD 1000",
    "scope.services": ["research", "data entry"],
    "liability.cap": "100%",
}


def met(condition: str, clause: str = "payment", values: dict[str, Raw] | None = None) -> bool:
    """Whether the condition, written as in a playbook, is met by the values."""
    known = VALUES if values is None else values
    playbook: Playbook = small_playbook()
    lookup = lookup_in(playbook, clause, lambda home, term_id: known.get(f"{home}.{term_id}"))
    return holds(msgspec.convert(tomllib.loads(condition), Condition), lookup)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ('term = "net_days"\nis = "45 days"', True),
        ('term = "net_days"\nis = "30 days"', False),
        ('term = "net_days"\nis = ["30 days", "45 days"]', True),
        ('term = "net_days"\nis_not = "45 days"', False),
        ('term = "net_days"\nis_not = ["30 days", "60 days"]', True),
        ('term = "net_days"\nat_least = "45 days"', True),
        ('term = "net_days"\nat_least = "46 days"', False),
        ('term = "net_days"\nat_most = "45 days"', True),
        ('term = "net_days"\nat_most = "44 days"', False),
        ('term = "net_days"\nmore_than = "44 days"', True),
        ('term = "net_days"\nmore_than = "45 days"', False),
        ('term = "net_days"\nless_than = "46 days"', True),
        ('term = "net_days"\nless_than = "45 days"', False),
        ('term = "net_days"\ngiven = true', True),
        ('term = "net_days"\ngiven = false', False),
    ],
)
def test_each_test_holds_on_its_side_of_the_line(condition: str, expected: bool) -> None:
    assert met(condition) is expected


def test_a_value_is_the_same_however_it_was_written() -> None:
    assert met('term = "interest"\nis = "1.50%"')
    assert met('term = "interest"\nis = "1.5"')
    assert met('term = "deposit"\nis = "USD 1000.00"')
    assert not met('term = "interest"\nis_not = "1.5"')


def test_lengths_compare_across_units() -> None:
    assert met('term = "net_days"\nmore_than = "1 month"')
    assert met('term = "net_days"\nless_than = "2 months"')
    assert met('term = "net_days"\nat_least = "6 weeks"')


def test_a_name_without_a_clause_means_the_clause_itself() -> None:
    assert met('term = "cap"\nis = "100%"', clause="liability")
    assert not met('term = "cap"\ngiven = true', clause="payment")
    assert met('term = "liability.cap"\nis = "100%"', clause="payment")


def test_the_operand_may_be_another_terms_value() -> None:
    assert met('term = "interest"\nless_than = { term = "liability.cap" }')
    assert not met('term = "interest"\nmore_than = { term = "liability.cap" }')
    assert met('term = "interest"\nat_most = { term = "interest" }')


def test_values_of_several_terms_are_added_up() -> None:
    assert met('term = ["liability.cap", "interest"]\nat_least = "101.5%"')
    assert not met('term = ["liability.cap", "interest"]\nmore_than = "101.5%"')


def test_a_missing_value_meets_nothing_but_given_false() -> None:
    nothing: dict[str, Raw] = {}
    for test in (
        'is = "1%"',
        'is_not = "1%"',
        'at_least = "0%"',
        'at_most = "9%"',
        'less_than = "9%"',
        'more_than = "0%"',
        "given = true",
    ):
        assert not met(f'term = "interest"\n{test}', values=nothing)
    assert met('term = "interest"\ngiven = false', values=nothing)


def test_a_sum_with_a_missing_value_meets_nothing() -> None:
    some: dict[str, Raw] = {"payment.interest": "1%"}
    assert not met('term = ["interest", "liability.cap"]\nat_least = "0%"', values=some)
    assert not met('term = ["interest", "liability.cap"]\ngiven = true', values=some)
    assert met('term = ["interest", "liability.cap"]\ngiven = false', values=some)


def test_a_missing_operand_meets_nothing() -> None:
    some: dict[str, Raw] = {"payment.interest": "1%"}
    assert not met('term = "interest"\nat_most = { term = "liability.cap" }', values=some)
    assert not met('term = "interest"\nat_least = { term = "liability.cap" }', values=some)


def test_what_has_no_order_is_never_more_or_less() -> None:
    assert not met('term = "scope.services"\nat_least = { term = "liability.cap" }')
    assert not met('term = "liability.cap"\nat_most = { term = "scope.services" }')


def test_a_condition_without_a_test_is_not_met() -> None:
    assert not met('term = "interest"')


def test_a_lookup_gives_the_term_and_its_value() -> None:
    playbook = small_playbook()
    lookup = lookup_in(playbook, "payment", lambda home, term_id: VALUES.get(f"{home}.{term_id}"))
    found = lookup("interest")
    assert found is not None
    term, value = found
    assert (term.label, value) == ("Late interest", Decimal("1.5"))
    assert lookup("nothing") is None
    assert lookup("nowhere.interest") is None
