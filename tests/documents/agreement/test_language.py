"""What a wording template may not hold."""

import time
from pathlib import Path

import pytest
import tomli_w

from kpo_tui.documents.agreement.language import (
    DEEPEST,
    MOST_COMPLAINTS,
    MOST_CONDITIONS,
    MOST_LOOP_TEXT,
    MOST_LOOPS,
    MOST_VALUES,
    complaints,
    problems_of_wording,
)
from kpo_tui.documents.agreement.wording import parts_of_template
from kpo_tui.errors import BadInput
from kpo_tui.library import check_playbook
from tests.builders import small_playbook
from tests.documents.agreement.templates import PLAYBOOK, VALUES, source


def refused(wording: str) -> str:
    """The first complaint about a template of the scope clause, which must not be rendered either."""
    found = complaints(PLAYBOOK, "scope", wording)
    assert found, f"{wording!r} passes"
    with pytest.raises(BadInput, match="clause scope, wording: "):
        parts_of_template(source(VALUES), "scope", wording)
    return found[0]


CONSTRUCTS = [
    ("{{ 'a' * 10**9 }}", "mul"),
    ("{{ 10**10**10 }}", "pow"),
    ("{{ services + services }}", "add"),
    ("{{ services ~ services }}", "concat"),
    ("{{ services[0] }}", "getitem"),
    ("{{ services.0 }}", "getitem"),
    ("{{ services[:1] }}", "getitem"),
    ("{{ 'text' }}", "const"),
    ("{{ 1 }}", "const"),
    ("{{ [1, 2] }}", "list"),
    ("{{ {'a': 1} }}", "dict"),
    ("{{ (1, 2) }}", "tuple"),
    ("{{ -auto }}", "neg"),
    ("{{ not auto }}", "not"),
    ("{{ auto and model }}", "and"),
    ("{{ auto == 'no' }}", "compare"),
    ("{{ services if auto else model }}", "condexpr"),
    ("{{ services is defined }}", "test"),
    ("{% if services is defined %}x{% endif %}", "test"),
    ("{% if services | length %}x{% endif %}", "filter"),
    ("{% if services() %}x{% endif %}", "call"),
    ("{{ services.__class__ }}", "getattr"),
    ("{{ services.__class__.__mro__ }}", "getattr"),
    ("{{ ''.__class__.__mro__ }}", "getattr"),
    ("{{ client.__init__.__globals__ }}", "getattr"),
    ("{{ payment.net_days.amount }}", "getattr"),
    ("{{ services['__class__'] }}", "getitem"),
    ("{{ 'a'.format(1) }}", "call"),
    ("{{ '%s'.__mod__(services) }}", "call"),
    ("{{ '%s' % services }}", "mod"),
    ("{{ range(10**9) }}", "call"),
    ("{{ lipsum() }}", "call"),
    ("{{ cycler('a') }}", "call"),
    ("{{ joiner() }}", "call"),
    ("{{ namespace() }}", "call"),
    ("{{ dict(a=1) }}", "call"),
    ("{{ super() }}", "call"),
    ("{{ self.body() }}", "call"),
    ("{{ services.append(1) }}", "call"),
    ("{% macro m() %}x{% endmacro %}", "macro"),
    ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "macro"),
    ("{% call services() %}x{% endcall %}", "callblock"),
    ("{% include 'x' %}", "include"),
    ("{% import 'x' as y %}", "import"),
    ("{% from 'x' import y %}", "fromimport"),
    ("{% extends 'x' %}", "extends"),
    ("{% block b %}x{% endblock %}", "block"),
    ("{% set x = 1 %}", "assign"),
    ("{% set x %}y{% endset %}", "assignblock"),
    ("{% with x = 1 %}y{% endwith %}", "with"),
    ("{% filter lower %}x{% endfilter %}", "filterblock"),
    ("{% autoescape false %}x{% endautoescape %}", "scope"),
    ("{% raw %}{{ services }}{% endraw %}", "raw"),
    ("a\n\n{%- raw -%}x{%- endraw -%}", "raw"),
]


@pytest.mark.parametrize(("wording", "construct"), CONSTRUCTS)
def test_a_construct_outside_the_language_is_refused_by_name(wording: str, construct: str) -> None:
    message = refused(wording)
    assert message.startswith(f"uses the construct '{construct}'")
    assert message.endswith("which wording may not hold")


@pytest.mark.parametrize(
    ("wording", "what"),
    [
        ("{{ services | attr('__class__') }}", "the filter 'attr'"),
        ("{{ services | format('x') }}", "the filter 'format'"),
        ("{{ '%s' | format(services) }}", "the filter 'format'"),
        ("{{ services | join(',') }}", "the filter 'join'"),
        ("{{ services | map(attribute='x') }}", "the filter 'map'"),
        ("{{ services | safe }}", "the filter 'safe'"),
        ("{{ services | lower('x') }}", "the filter 'lower'"),
        ("{{ services | lower(*services) }}", "the filter 'lower'"),
        ("{{ services | lower | lower | lower }}", "the construct 'filter'"),
        ("{{ payment.net_days | bullets }}", "the filter 'bullets' on something that is not a list term"),
        ("{{ rates | bullets }}", "the filter 'bullets' on something that is not a list term"),
        ("{{ client | bullets }}", "the filter 'bullets' on something that is not a list term"),
        ("{{ services | lower | bullets }}", "the filter 'bullets' on something that is not a list term"),
        ("{{ client | schedule }}", "the filter 'schedule' on something that is not a term"),
        ("{{ services | ref }}", "ref without the id of a clause in quotes"),
        ("{{ 1 | ref }}", "ref without the id of a clause in quotes"),
        ("{% for a in services %}{% for b in services %}{% endfor %}{% endfor %}", "a loop inside a loop"),
        ("{% for a in services recursive %}{% endfor %}", "a loop with else, if, recursive or several names"),
        ("{% for a in services if a %}{% endfor %}", "a loop with else, if, recursive or several names"),
        ("{% for a, b in services %}{% endfor %}", "a loop with else, if, recursive or several names"),
        ("{% for a in services %}{% else %}x{% endfor %}", "a loop with else, if, recursive or several names"),
        ("{% for a in range(10) %}{% endfor %}", "a loop over something that is not a list or table term"),
        ("{% for a in 'abc' %}{% endfor %}", "a loop over something that is not a list or table term"),
        ("{% for a in payment.net_days %}{% endfor %}", "a loop over something that is not a list or table term"),
        ("{% for a in services | lower %}{% endfor %}", "a loop over something that is not a list or table term"),
        ("{% for model in services %}{% endfor %}", "a loop name 'model' that means something else here"),
        ("{% for payment in services %}{% endfor %}", "a loop name 'payment' that means something else here"),
        ("{% for client in services %}{% endfor %}", "a loop name 'client' that means something else here"),
        ("{% for loop in services %}{% endfor %}", "a loop name 'loop' that means something else here"),
        ("{% if auto == services %}{% endif %}", "a comparison with something that is not a plain value"),
        ("{% if auto == none %}{% endif %}", "a comparison with something that is not a plain value"),
        ("{% if auto == -1 %}{% endif %}", "a comparison with something that is not a plain value"),
        ("{% if payment.net_days == 1e999 %}{% endif %}", "a comparison with something that is not a plain value"),
        ("{% if payment.net_days == 10000000000000000000 %}{% endif %}", "a comparison with something that is not a plain value"),
        ("{% if payment.net_days in 5 %}{% endif %}", "'in' without a list of plain values"),
        ("{% if model in 'fte' %}{% endif %}", "'in' without a list of plain values"),
        ("{% if model not in services %}{% endif %}", "'in' without a list of plain values"),
        ("{% if payment.net_days != 'a' < 5 %}{% endif %}", "a chain of comparisons"),
        ("{% if 'a' == model %}{% endif %}", "the construct 'const'"),
    ],
)  # fmt: skip
def test_a_use_outside_the_language_is_refused_in_words(wording: str, what: str) -> None:
    assert refused(wording) == f"uses {what} (line 1), which wording may not hold"


@pytest.mark.parametrize(
    ("wording", "message"),
    [
        ("{{ servces }}", "names 'servces', which is no term; did you mean 'services'?"),
        ("{{ net_days }}", "names 'net_days', which is no term; did you mean 'payment.net_days'?"),
        ("{{ payment.net_day }}", "names 'payment.net_day', which is no term; did you mean 'payment.net_days'?"),
        ("{{ lipsum }}", "names 'lipsum', which is no term"),
        ("{{ self }}", "names 'self', which is no term"),
        ("{{ loop }}", "names 'loop', which is no term"),
        ("{{ _ }}", "names '_', which is no term"),
        ("{{ payment }}", "names 'payment', which is no term"),
        ("{% for a in services %}{{ loop.index }}{% endfor %}", "names 'loop.index', which is no term"),
        ("{% for a in services %}{{ a.role }}{% endfor %}", "names 'a.role', which is no term"),
        ("{% for a in rates %}{{ a }}{% endfor %}", "names 'a', which is no term"),
        ("{% for a in rates %}{{ a.rule }}{% endfor %}", "names 'a.rule', which is no term"),
        ("{% for a in services %}{% endfor %}{{ a }}", "names 'a', which is no term"),
        ("{% if model == 'ftes' %}{% endif %}", "compares with 'ftes', which is no option there; did you mean 'fte'?"),
        ("{% if model in ('fte', 'x') %}{% endif %}", "compares with 'x', which is no option there"),
        ("{{ 'scoop' | ref }}", "refers to 'scoop', which is no numbered clause; did you mean 'scope'?"),
        ("{{ 'signature' | ref }}", "refers to 'signature', which is no numbered clause"),
        ("{% do x %}", "cannot be read: Encountered unknown tag 'do'. (line 1)"),
        ("{% debug %}", "cannot be read: Encountered unknown tag 'debug'. (line 1)"),
        ("\n\n{{ services", "cannot be read: unexpected end of template, expected 'end of print statement'. (line 3)"),
        ("{% if auto %}", "cannot be read: Unexpected end of template."),
        ("{% if auto == " + "1" * 5000 + " %}{% endif %}", "holds a number with too many digits"),
        ("a\ue0000\ue001", "holds a private-use character (U+E000 or U+E001)"),
    ],
)  # fmt: skip
def test_what_means_nothing_is_named_with_what_is_near(wording: str, message: str) -> None:
    assert refused(wording).startswith(message)


def test_the_line_is_named() -> None:
    assert "(line 3)" in refused("a\n\n{{ range(9) }}")


@pytest.mark.parametrize(
    "wording",
    [
        "{% if auto %}" * (DEEPEST + 2) + "x" + "{% endif %}" * (DEEPEST + 2),
        "{% if auto %}" * 3000 + "x" + "{% endif %}" * 3000,
        "{{ " + "(" * 5000 + "services" + ")" * 5000 + " }}",
        "{% if " + "not " * 5000 + "auto %}x{% endif %}",
        "{% if " + " or ".join(["auto"] * 50) + " %}x{% endif %}",
        "{% if " + "(" * 5000 + "auto" + ")" * 5000 + " %}x{% endif %}",
        "{{ services" + " | lower" * 5000 + " }}",
        "{{ payment" + ".net_days" * 5000 + " }}",
    ],
)
def test_deep_nesting_is_refused(wording: str) -> None:
    refused(wording)


@pytest.mark.parametrize(
    "wording",
    [
        "{% if auto %}a" + "{% elif auto %}b" * 6000 + "{% endif %}",
        "{% if auto %}b{% endif %}" * (MOST_CONDITIONS + 1),
        "{{ services }}" * (MOST_VALUES + 1),
        "{% for a in services %}" + "{{ a }}" * (MOST_VALUES + 1) + "{% endfor %}",
        "{% for a in services %}x{% endfor %}" * (MOST_LOOPS + 1),
        "{% for a in services %}" + "x" * (MOST_LOOP_TEXT + 1) + "{% endfor %}",
    ],
)
def test_a_template_that_could_grow_large_is_refused(wording: str) -> None:
    assert "more than" in refused(wording)


def test_a_template_full_of_mistakes_is_refused_quickly_with_the_first_of_them() -> None:
    started = time.perf_counter()
    found = complaints(PLAYBOOK, "scope", "".join(f"{{{{ nothing{at} }}}}" for at in range(5000)))
    assert len(found) == MOST_COMPLAINTS
    assert time.perf_counter() - started < 3


def test_every_template_of_a_playbook_is_checked() -> None:
    playbook = small_playbook("""
id = "p"
title = "P"
[definitions]
"Day" = "{{ cap }}"
[clauses.liability]
title = "Liability"
wording = "{{ cup }}"
[clauses.liability.definitions]
"Loss" = "{% set x = 1 %}"
[clauses.liability.terms.cap]
label = "Cap"
type = "percent"
""")
    assert [str(problem) for problem in problems_of_wording(playbook)] == [
        "key definitions.Day: names 'cap', which is no term; did you mean 'liability.cap'?",
        "clause liability, key wording: names 'cup', which is no term; did you mean 'cap'?",
        "clause liability, key definitions.Loss: uses the construct 'assign' (line 1), which wording may not hold",
    ]


@pytest.mark.parametrize(("wording", "construct"), CONSTRUCTS)
def test_it_is_refused_when_the_playbook_is_loaded_naming_clause_and_construct(
    wording: str, construct: str, tmp_path: Path
) -> None:
    terms = {
        "services": {"label": "S", "type": "list"},
        "auto": {"label": "A", "type": "yes/no"},
        "model": {"label": "M", "type": "text"},
    }
    clause = {"title": "Scope", "wording": wording, "terms": terms}
    path = tmp_path / "hostile.toml"
    path.write_text(tomli_w.dumps({"id": "p", "title": "P", "clauses": {"scope": clause}}))
    _, problems = check_playbook(path)
    assert str(problems[0]).startswith(
        f"hostile.toml, clause scope, key wording: uses the construct '{construct}'"
    )
