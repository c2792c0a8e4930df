"""From a template and values to paragraphs of runs: values never change the structure."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpo_tui.documents.agreement.paragraphs import Part, parts_of_text
from kpo_tui.documents.agreement.wording import Source, parts_of_template
from kpo_tui.documents.document import Run, text_of
from kpo_tui.errors import BadInput
from kpo_tui.negotiation.terms import Raw
from tests.documents.agreement.templates import PLAYBOOK, VALUES, source

HOSTILE = [
    "two\nlines",
    "a\n\n- b\n\nc",
    "- a bullet",
    "  - deeper",
    "\ue0000\ue001",
    "\ue000ref payment\ue001",
    "{{ services }} {% if x %}",
    "a\u2028b\x0cc\x85d",
    " . , ; :",
    "1. x",
    "$title",
    "\\1",
]


def parts(wording: str, clause: str = "scope", **values: Raw) -> list[Part]:
    """The parts of a template; `scope_services=[…]` sets a value, the others are as in `VALUES`."""
    changed = {name.replace("_", ".", 1): raw for name, raw in values.items()}
    return parts_of_template(source({**VALUES, **changed}), clause, wording)


def lines(found: Sequence[Part]) -> list[tuple[int, str]]:
    """Level and text of each part."""
    return [(part.level, text_of(part.runs)) for part in found]


# -- paragraphs and list items ----------------------------------------------------------------


def test_a_blank_line_begins_a_paragraph_and_other_breaks_are_spaces() -> None:
    assert lines(parts_of_text("one\ntwo  three\n\n \nfour")) == [(1, "one two three"), (1, "four")]


def test_a_dash_begins_a_list_item_one_level_deeper_when_indented() -> None:
    text = "lead:\n- one\n  more of it\n- two\n  - deeper\n- three\n\nafter"
    assert lines(parts_of_text(text)) == [
        (1, "lead:"),
        (2, "one more of it"),
        (2, "two"),
        (3, "deeper"),
        (2, "three"),
        (1, "after"),
    ]


def test_what_only_looks_like_a_list_item_is_none() -> None:
    assert lines(parts_of_text("-5 per cent\n-\n– dash\n* star")) == [(1, "-5 per cent - – dash * star")]


def test_empty_paragraphs_and_items_are_left_out() -> None:
    assert parts_of_text("") == ()
    assert parts_of_text("\n \n\t\n") == ()
    assert lines(parts_of_text("a\n-  \n- b")) == [(1, "a"), (2, "b")]


def test_no_space_is_left_before_a_stop() -> None:
    assert lines(parts_of_text("one , two ; three : ( four ) .")) == [(1, "one, two; three: ( four).")]


def test_text_that_a_party_wrote_is_no_template() -> None:
    assert lines(parts_of_text("{{ services }} {% raw %} \ue0000\ue001")) == [
        (1, "{{ services }} {% raw %} \ue0000\ue001")
    ]


def test_a_condition_that_fails_leaves_no_empty_paragraph() -> None:
    wording = "one\n{% if auto %}\n\ntwo\n{% endif %}\n\nthree"
    assert lines(parts(wording)) == [(1, "one"), (1, "three")]
    assert lines(parts(wording, scope_auto="yes")) == [(1, "one"), (1, "two"), (1, "three")]


# -- values -----------------------------------------------------------------------------------


def test_a_value_is_a_run_that_knows_its_term() -> None:
    assert parts("Pay within {{ payment.net_days }}.") == [
        Part(1, (Run("Pay within "), Run("forty-five (45) days", term="payment.net_days"), Run(".")))
    ]
    assert parts("{{ services }}")[0].runs[0].term == "scope.services"


def test_a_value_that_is_not_there_is_a_marked_gap() -> None:
    assert parts("Interest is {{ payment.interest }}.") == [
        Part(
            1, (Run("Interest is "), Run("[Interest: not agreed]", "gap", term="payment.interest"), Run("."))
        )
    ]
    assert lines(parts("as follows:\n{{ services | bullets }}", scope_services=[]))[-1] == (2, "none")


def test_a_list_that_is_not_there_is_one_marked_gap() -> None:
    found = parts_of_template(source({}), "scope", "The services: {{ services | bullets }}")
    assert lines(found) == [(1, "The services:"), (2, "[Services: not agreed]")]
    assert found[1].runs[0].style == "gap"


def test_the_parties_have_no_term() -> None:
    assert parts("{{ client }}") == [Part(1, (Run("Acme"),))]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (["a"], ["a."]),
        (["a", "b"], ["a; and", "b."]),
        (["a", "b", "c"], ["a;", "b; and", "c."]),
        (["a.", "b;", "c ,"], ["a;", "b; and", "c."]),
    ],
)
def test_bullets_end_as_a_list_in_a_contract_does(
    items: list[str | dict[str, str]], expected: list[str]
) -> None:
    found = lines(parts("Do:\n{{ services | bullets }}\nand no more.", scope_services=items))
    assert found[0] == (1, "Do:")
    assert [text for _, text in found[1:-1]] == expected[:-1]
    assert found[-1] == (2, f"{expected[-1]} and no more.")


def test_a_zero_value_is_said_but_tests_as_none() -> None:
    wording = "{% if payment.net_days %}in {{ payment.net_days }}{% else %}at once ({{ payment.net_days }}){% endif %}"
    assert lines(parts(wording, payment_net_days="0 days")) == [(1, "at once (zero (0) days)")]


@pytest.mark.parametrize("raw", ["no", "yes"])
def test_yes_and_no_can_be_said_and_tested(raw: str) -> None:
    found = lines(parts("{{ auto }}{% if auto == 'yes' %}!{% endif %}", scope_auto=raw))
    assert found == [(1, "yes!" if raw == "yes" else "no")]


def test_a_reference_gives_the_number_of_a_clause() -> None:
    assert parts('see {{ "payment" | ref }}.') == [Part(1, (Run("see "), Run("clause 3"), Run(".")))]


def test_a_reference_to_a_clause_that_is_left_out_is_a_gap() -> None:
    without = Source(PLAYBOOK, {}, lambda *_: None, lambda _: None, lambda *_: "")
    assert parts_of_template(without, "scope", "see {{ 'payment' | ref }}") == [
        Part(1, (Run("see "), Run("[clause Payment: left out]", "gap")))
    ]


def test_a_table_is_said_row_by_row() -> None:
    rates: Raw = [
        {"role": "Analyst", "rate": "USD 28", "items": ""},
        {"role": "Lead\n- x", "rate": "USD 40.5", "items": "all"},
    ]
    wording = "{% for r in rates %}\n- {{ r.role }}: {{ r.rate }}{% if r.items %} ({{ r.items }}){% endif %}\n\n{% endfor %}"
    assert lines(parts(wording, scope_rates=rates)) == [
        (2, "Analyst: USD 28"),
        (2, "Lead\n- x: USD 40.50 (all)"),
    ]


def test_a_column_is_never_a_method() -> None:
    rates: Raw = [{"role": "Analyst", "rate": "USD 28", "items": "reports"}]
    assert lines(parts("{% for r in rates %}{{ r.items }}{% endfor %}", scope_rates=rates)) == [
        (1, "reports")
    ]


# -- values that would be structure -----------------------------------------------------------


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_never_changes_the_structure(value: str) -> None:
    found = parts(
        "Lead {{ services }} end.\n\n{% for s in services %}\n- {{ s }}\n{% endfor %}",
        scope_services=[value, "z"],
    )
    assert [part.level for part in found] == [1, 2, 2]
    assert Run(f"{value} and z", term="scope.services") in found[0].runs
    assert found[1].runs == (Run(value, term="scope.services"),)


@pytest.mark.parametrize("value", HOSTILE)
def test_a_bullet_never_changes_the_structure(value: str) -> None:
    found = parts("{{ services | bullets }}", scope_services=[value, "z"])
    assert [part.level for part in found] == [2, 2]
    assert found[0].runs == (Run(value.rstrip(" .;,"), term="scope.services"), Run("; and"))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_partys_name_never_changes_the_structure(name: str) -> None:
    named = Source(PLAYBOOK, {"client": name, "provider": "B"}, lambda *_: None, lambda _: "1", lambda *_: "")
    assert parts_of_template(named, "scope", "- {{ client }} pays.") == [Part(2, (Run(name), Run(" pays.")))]


@given(
    st.lists(
        st.text(st.characters(codec="utf-8"), min_size=1, max_size=30).filter(
            lambda text: text.strip() != ""
        ),
        min_size=1,
        max_size=4,
    )
)
@settings(max_examples=60, deadline=None)
def test_any_list_gives_as_many_items_as_it_has(items: list[str]) -> None:
    raw: Raw = list(items)
    found = parts("Do:\n{{ services | bullets }}", scope_services=raw)
    assert [part.level for part in found] == [1] + [2] * len(items)
    assert [part.runs[0].text for part in found[1:]] == [item.rstrip(" .;,") for item in items]


def test_a_template_that_holds_what_it_may_not_is_not_rendered() -> None:
    with pytest.raises(BadInput) as caught:
        parts("{{ services.__class__ }}")
    assert str(caught.value) == (
        "clause scope, wording: uses the construct 'getattr' (line 1), which wording may not hold"
    )
