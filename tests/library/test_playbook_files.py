"""Playbook files: their shape, and how one playbook extends another."""

import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest
import tomli_w

from kpo_tui.library import Unsound, bundled, check_playbook, load_playbook
from kpo_tui.library.schema import read_as
from kpo_tui.negotiation.playbook import Playbook
from tests.builders import PLAYBOOK


def shape_problems(text: str) -> list[str]:
    """What is wrong with the shape of a playbook file."""
    _, problems = read_as(Playbook, tomllib.loads(text, parse_float=str), "my.toml")
    return [str(problem) for problem in problems]


def saved(folder: Path, text: str, name: str = "my.toml") -> Path:
    """A file with that text."""
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def loaded(path: Path) -> Playbook:
    """The playbook in the file, which must be sound."""
    playbook, problems = check_playbook(path)
    assert playbook is not None
    assert [str(problem) for problem in problems] == []
    return playbook


def problems_in(path: Path) -> list[str]:
    """Every problem of the file."""
    return [str(problem) for problem in check_playbook(path)[1]]


# -- shape ------------------------------------------------------------------------------------


def test_every_problem_of_the_shape_is_found_at_once_with_its_place() -> None:
    text = """
titel = "My playbook"
id = "mine"
[clauses.payment]
title = "Payment"
wordings = "w"
[clauses.payment.terms.net_days]
label = "Payment period"
type = "duraton"
[clauses.payment.terms.interest]
type = "percent"
peer = "month"
client_wants = "more"
[clauses.scope]
title = ["Scope"]
[checks.late]
require = [{ term = "payment.net_days", atleast = "30 days" }]
"""
    assert sorted(shape_problems(text)) == sorted(
        [
            "my.toml, key title: is missing",
            "my.toml, key titel: is not a key we know; did you mean 'title'?",
            "my.toml, clause payment, key wordings: is not a key we know; did you mean 'wording'?",
            "my.toml, clause payment, term net_days, key type: 'duraton' is not a type of term; did you mean 'duration'?",
            "my.toml, clause payment, term interest, key label: is missing",
            "my.toml, clause payment, term interest, key peer: is not a key we know; did you mean 'per'?",
            "my.toml, clause payment, term interest, key client_wants: input should be 'high', 'low', 'first' or ''",
            "my.toml, clause scope, key title: input should be a valid string",
            "my.toml, key checks.late.message: is missing",
            "my.toml, key checks.late.require.0.atleast: is not a key we know; did you mean 'at_least'?",
        ]
    )


def test_a_term_needs_a_type() -> None:
    text = PLAYBOOK + '[clauses.liability.terms.x]\nlabel = "X"\n'
    assert shape_problems(text) == ["my.toml, clause liability, term x, key type: needs a type"]


def test_a_key_of_another_kind_is_refused() -> None:
    text = PLAYBOOK + '[clauses.liability.terms.x]\nlabel = "X"\ntype = "yes/no"\nmin = "1"\n'
    assert shape_problems(text) == ["my.toml, clause liability, term x, key min: is not a key we know"]


def test_a_table_where_text_belongs_is_named() -> None:
    assert shape_problems('id = "x"\ntitle = "t"\nclauses = 3') == [
        "my.toml, key clauses: input should be a valid dictionary"
    ]


def test_numbers_may_be_written_without_quotes_and_stay_exact() -> None:
    text = (
        PLAYBOOK
        + '[clauses.liability.terms.x]\nlabel = "X"\ntype = "number"\nmin = 1\nmax = 0.30000000000000004\n'
    )
    data = tomllib.loads(text, parse_float=str)
    playbook, problems = read_as(Playbook, data, "my.toml")
    assert playbook is not None, problems
    term: Any = playbook.clauses["liability"].terms["x"]
    assert (term.min, term.max) == ("1", "0.30000000000000004")


def test_every_problem_of_a_file_is_found_at_once(tmp_path: Path) -> None:
    text = """
id = "mine"
title = "Mine"
[clauses.payment]
title = "Payment"
group = "money"
after = "nowhere"
wording = "within {{ net_day }}"
[clauses.payment.terms.net_days]
label = "Payment period"
type = "duration"
unit = "fortnights"
[clauses.scope]
title = "Scope"
template = "missing.j2"
"""
    found = problems_in(saved(tmp_path, text))
    assert len(found) == 5
    assert all(problem.startswith("my.toml, clause ") for problem in found)
    for part in (
        "clause payment, key after: 'nowhere' is not another clause",
        "clause scope, key template: there is no template file 'missing.j2'",
        "clause payment, key group: 'money' is not a group",
        "clause payment, term net_days, key unit: is one of",
        "clause payment, key wording: names 'net_day', which is no term; did you mean 'net_days'?",
    ):
        assert any(part in problem for problem in found), part


def test_loading_names_the_first_problem_and_counts_the_others(tmp_path: Path) -> None:
    path = saved(tmp_path, 'id = "x"\n')
    with pytest.raises(Unsound) as caught:
        load_playbook(str(path))
    assert len(caught.value.problems) == 2
    assert str(caught.value) == f"my.toml, key title: is missing; and 1 more, see: kpo playbook check {path}"


# -- reading back -----------------------------------------------------------------------------


def as_toml(playbook: Playbook) -> str:
    """The playbook as a TOML file."""
    return tomli_w.dumps(msgspec.to_builtins(playbook))


def test_a_playbook_written_out_reads_back_the_same(tmp_path: Path) -> None:
    first = loaded(saved(tmp_path, PLAYBOOK))
    assert loaded(saved(tmp_path, as_toml(first), "again.toml")) == first


@pytest.mark.parametrize("name", sorted(bundled()))
def test_every_playbook_that_comes_with_the_program_is_sound_and_reads_back(
    name: str, tmp_path: Path
) -> None:
    first = load_playbook(name)
    assert first.id == name
    assert loaded(saved(tmp_path, as_toml(first), "again.toml")) == first


# -- extends, remove, after, template ---------------------------------------------------------


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A folder with the small playbook as `base.toml`."""
    saved(tmp_path, PLAYBOOK, "base.toml")
    return tmp_path


def test_an_extending_playbook_says_only_what_differs(base: Path) -> None:
    child = loaded(
        saved(
            base,
            'extends = "base"\nid = "mine"\n[clauses.payment.terms.net_days]\nusual = "30 days"\nmax = 60\n',
        )
    )
    parent = loaded(base / "base.toml")
    assert child.id == "mine"
    assert child.title == parent.title
    assert list(child.clauses) == list(parent.clauses)
    term: Any = child.clauses["payment"].terms["net_days"]
    assert (term.usual, term.max, term.min, term.label) == ("30 days", "60", "0", "Payment period")
    assert child.clauses["liability"] == parent.clauses["liability"]


def test_a_clause_and_a_term_can_be_removed(base: Path) -> None:
    text = 'extends = "base"\n[clauses.liability]\nremove = true\n[clauses.payment.terms.deposit]\nremove = true\n'
    child = loaded(saved(base, text))
    assert list(child.clauses) == ["scope", "payment"]
    assert list(child.clauses["payment"].terms) == ["net_days", "interest"]


def test_removing_what_is_not_there_is_a_problem(base: Path) -> None:
    found = problems_in(saved(base, 'extends = "base"\n[clauses.liabilty]\nremove = true\n'))
    assert "my.toml, clause liabilty, key remove: is not a key we know" in found


def test_a_new_clause_takes_the_place_it_asks_for(base: Path) -> None:
    clause = '[clauses.{name}]\ntitle = "On {name}"\nwording = "w"\nafter = "{after}"\n'
    text = (
        'extends = "base"\n'
        + clause.format(name="tax", after="scope")
        + clause.format(name="audit", after="tax")
    )
    child = loaded(saved(base, text))
    assert list(child.clauses) == ["scope", "tax", "audit", "payment", "liability"]


def test_an_existing_clause_can_be_moved(base: Path) -> None:
    child = loaded(saved(base, 'extends = "base"\n[clauses.scope]\nafter = "liability"\n'))
    assert list(child.clauses) == ["payment", "liability", "scope"]


@pytest.mark.parametrize("after", ['"nowhere"', '"tax"', "3", '["scope"]', "{ clause = 1 }"])
def test_a_clause_goes_only_after_another(base: Path, after: str) -> None:
    text = f'extends = "base"\n[clauses.tax]\ntitle = "T"\nwording = "w"\nafter = {after}\n'
    found = problems_in(saved(base, text))
    assert len(found) == 1
    assert found[0].startswith("my.toml, clause tax, key after: ")
    assert found[0].endswith("is not another clause")


def test_wording_may_lie_in_a_template_beside_the_playbook(base: Path) -> None:
    saved(base, "Liability is {{ cap }}.", "liability.j2")
    child = loaded(saved(base, 'extends = "base"\n[clauses.liability]\ntemplate = "liability.j2"\n'))
    assert child.clauses["liability"].wording == "Liability is {{ cap }}."


def test_wording_may_lie_in_a_folder_of_templates(base: Path) -> None:
    saved(base, "Liability is {{ cap }}!", "templates/liability.j2")
    child = loaded(saved(base, 'extends = "base"\n[clauses.liability]\ntemplate = "liability.j2"\n'))
    assert child.clauses["liability"].wording == "Liability is {{ cap }}!"


def test_wording_replaces_the_template_of_the_playbook_below(base: Path) -> None:
    saved(base, "from a file", "liability.j2")
    saved(base, 'extends = "base"\n[clauses.liability]\ntemplate = "liability.j2"\n', "middle.toml")
    child = loaded(saved(base, 'extends = "middle"\n[clauses.liability]\nwording = "in place"\n'))
    assert child.clauses["liability"].wording == "in place"


def test_templates_are_found_beside_the_playbook_that_names_them(base: Path) -> None:
    saved(base, "from below", "lib/liability.j2")
    text = PLAYBOOK.replace(
        'wording = "Liability is limited to {{ cap }} of the yearly charges."', 'template = "liability.j2"'
    )
    saved(base, text, "lib/other.toml")
    assert loaded(saved(base, 'extends = "lib/other"\n')).clauses["liability"].wording == "from below"


def test_a_playbook_may_extend_one_that_extends_another(base: Path) -> None:
    saved(base, 'extends = "base"\ntitle = "Middle"\nsummary = "S"\n', "middle.toml")
    child = loaded(saved(base, 'extends = "middle"\ntitle = "Top"\n'))
    assert (child.id, child.title, child.summary) == ("small", "Top", "S")


def test_a_bundled_playbook_can_be_extended_from_anywhere(tmp_path: Path) -> None:
    child = loaded(saved(tmp_path, 'extends = "kpo-essentials"\nid = "mine"\n'))
    parent = load_playbook("kpo-essentials")
    assert child.id == "mine"
    assert child.clauses == parent.clauses
