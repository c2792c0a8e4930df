"""What the language of wording has, and that whatever passes can be rendered."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpo_tui.documents.agreement.language import complaints
from kpo_tui.documents.agreement.wording import parts_of_template
from kpo_tui.documents.document import text_of
from kpo_tui.errors import BadInput
from kpo_tui.negotiation.terms import Raw
from tests.documents.agreement.templates import PLAYBOOK, VALUES, rendered, source


def test_values_filters_conditions_and_loops_are_the_language() -> None:
    assert rendered("{{ payment.net_days }}") == "forty-five (45) days"
    assert rendered("{{ payment.net_days | figures }}") == "45 days"
    assert rendered("{{ payment.net_days | capital }}") == "Forty-five (45) days"
    assert rendered("{{ model | lower }}") == "per head"
    assert rendered("{{ 'payment' | ref }}") == "clause 3"
    assert rendered("{{ rates | schedule }}") == "Schedule 1 (scope.rates)"
    assert rendered("{{ client }} and {{ provider | lower }}") == "Acme and bharat"
    assert rendered("{% for s in services %}{{ s | capital }}. {% endfor %}") == "Research. Data {{ entry }}."
    assert rendered("{% for r in rates %}{{ r.role }}: {{ r.rate }}{% endfor %}") == "Analyst: USD 28"
    assert rendered("{# a remark #}x") == "x"


@pytest.mark.parametrize(
    ("test", "holds"),
    [
        ("services", True),
        ("not services", False),
        ("auto", False),
        ("payment.interest", False),
        ("model == 'fte'", True),
        ("model != 'fte'", False),
        ("model in ('fte', 'fixed')", True),
        ("model not in ['fixed']", True),
        ("payment.net_days == 45", True),
        ("payment.net_days == '45 days'", True),
        ("payment.net_days > 44.5", True),
        ("payment.net_days >= 46", False),
        ("payment.net_days < 'x'", False),
        ("payment.interest < 5", False),
        ("auto == 'no' and model == 'fte'", True),
        ("auto or services", True),
        ("not (auto or services)", False),
        ("client == 'Acme'", True),
        ("client > 5", False),
        ("client", True),
        ("services == 'research'", False),
        ("payment.net_days in ()", False),
    ],
)
def test_conditions_ask_for_values(test: str, holds: bool) -> None:
    assert rendered(f"{{% if {test} %}}yes{{% else %}}no{{% endif %}}") == ("yes" if holds else "no")


@pytest.mark.parametrize(
    ("test", "holds"),
    [
        ("r.role", True),
        ("r.items", False),
        ("r.rate > 20", True),
        ("r.rate < 20", False),
        ("r.role == 'Analyst'", True),
    ],
)
def test_conditions_ask_for_the_cells_of_a_row(test: str, holds: bool) -> None:
    wording = f"{{% for r in rates %}}{{% if {test} %}}yes{{% else %}}no{{% endif %}}{{% endfor %}}"
    assert rendered(wording) == ("yes" if holds else "no")


def test_conditions_ask_for_the_entries_of_a_list() -> None:
    wording = "{% for s in services %}{% if s == 'research' or s > 5 %}[{{ s }}]{% endif %}{% endfor %}"
    assert rendered(wording) == "[research]"


def test_values_are_never_read_as_templates() -> None:
    assert rendered("{{ services }}") == "research and data {{ entry }}"


_names = st.sampled_from(
    [
        "services", "model", "auto", "rates", "payment.net_days", "payment.interest", "payment.start", "client", "a",
        "a.role", "a.rate", "a.items", "loop", "self", "scope", "scope.services", "payment", "x",
    ]
)  # fmt: skip
_filters = st.sampled_from(
    ["", " | bullets", " | lower", " | capital", " | figures", " | schedule", " | ref", " | attr('x')"]
)
_constants = st.sampled_from(
    [
        "'fte'",
        "'research'",
        "0",
        "45",
        "1.5",
        "1e999",
        "true",
        "none",
        "-1",
        "('fte', 5)",
        "[1]",
        "()",
        "model",
        "'\\ud800'",
        "9" * 30,
    ]
)
_values = st.builds("{0}{1}".format, _names | st.sampled_from(["'payment'", "'nowhere'", "1"]), _filters)
_operators = st.sampled_from(["==", "!=", "<", "<=", ">", ">=", "in", "not in", "is", "+"])
_tests = st.recursive(
    _names | st.builds("{0} {1} {2}".format, _names, _operators, _constants) | st.builds("{0} {1} {2} < 5".format, _names, _operators, _constants),
    lambda inner: st.builds("not {0}".format, inner) | st.builds("({0} and {1})".format, inner, inner) | st.builds("{0} or {1}".format, inner, inner),
    max_leaves=4,
)  # fmt: skip
_text = st.text(st.characters(codec="utf-8"), max_size=8) | st.sampled_from(
    ["\n- ", "\n\n", "  - a\n", "\ue0000\ue001", "{#", "%}", "$"]
)
_templates = st.recursive(
    _text | st.builds("{{{{ {0} }}}}".format, _values),
    lambda inner: st.lists(inner, max_size=4).map("".join)
    | st.builds("{{% if {0} %}}{1}{{% else %}}{2}{{% endif %}}".format, _tests, inner, inner)
    | st.builds("{{% if {0} %}}{1}{{% elif {0} %}}{2}{{% endif %}}".format, _tests, inner, inner)
    | st.builds("{{% for {0} in {1} %}}{2}{{% endfor %}}".format, st.sampled_from(["a", "x", "loop", "self", "payment"]), _names, inner),
    max_leaves=8,
)  # fmt: skip
_some_values = st.fixed_dictionaries({}, optional={name: st.just(raw) for name, raw in VALUES.items()})


@given(_templates, _some_values)
@settings(max_examples=200, deadline=None)
def test_whatever_passes_is_rendered_and_stays_small(wording: str, values: dict[str, Raw]) -> None:
    if complaints(PLAYBOOK, "scope", wording):
        with pytest.raises(BadInput):
            parts_of_template(source(values), "scope", wording)
        return
    parts = parts_of_template(source(values), "scope", wording)
    assert all(part.level in (1, 2, 3) and part.runs for part in parts)
    assert sum(len(text_of(part.runs)) for part in parts) < 20_000
    assert parts == parts_of_template(source(values), "scope", wording)


@given(
    st.text(st.characters(codec="utf-8"), max_size=60)
    | st.from_regex(r"(\{[{%#]|[%}]\}|[a-z. |'()=]|for|in|if|end){0,25}", fullmatch=True)
)
@settings(max_examples=200, deadline=None)
def test_any_text_is_refused_or_rendered(wording: str) -> None:
    if not complaints(PLAYBOOK, "scope", wording):
        parts_of_template(source(VALUES), "scope", wording)
