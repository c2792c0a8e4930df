"""What can be wrong with a playbook beyond its shape: a test for each check."""

from collections.abc import Callable, Iterator

import pytest

from kpo_tui.negotiation import playbook_checks as checks
from kpo_tui.negotiation.playbook import Clause, Playbook
from kpo_tui.negotiation.playbook_checks import CHECKS, Problem, first_fault, problems_of
from tests.builders import PLAYBOOK, small_playbook

Check = Callable[[Playbook], Iterator[Problem]]


def found(check: Check, more: str, text: str = PLAYBOOK) -> list[str]:
    """What the check says about the small playbook with more TOML at its end, or other text."""
    return [str(problem) for problem in check(small_playbook(text + "\n" + more))]


def term(kind: str, *keys: str, name: str = "x") -> str:
    """A further term of the liability clause."""
    return "\n".join([f'[clauses.liability.terms.{name}]\nlabel = "X"\ntype = "{kind}"', *keys])


def test_a_sound_playbook_has_no_problem() -> None:
    assert problems_of(small_playbook()) == []


def test_every_check_is_run() -> None:
    defined = {
        name for name, value in vars(checks).items() if getattr(value, "__module__", "") == checks.__name__
    }
    public = {name for name in defined if name[0] != "_" and name[0].islower()}
    assert {check.__name__ for check in CHECKS} == public - {"problems_of", "first_fault"}


def test_right_format() -> None:
    assert found(checks.right_format, "", "format = 2\n" + PLAYBOOK) == [
        "key format: has format 2; this program reads format 1"
    ]


def test_sane_size() -> None:
    none = Playbook(id="p", title="P", clauses={})
    assert [str(problem) for problem in checks.sane_size(none)] == [
        "key clauses: has no clauses; add a table such as [clauses.payment]"
    ]
    many = Playbook(id="p", title="P", clauses={f"c{at}": Clause(title="C") for at in range(2001)})
    assert [str(problem) for problem in checks.sane_size(many)] == [
        "key clauses: has 2001 clauses; at most 2000 are allowed"
    ]
    long = Playbook(id="p", title="P", clauses={"c": Clause(title="C", wording="x" * 100_001)})
    assert [str(problem) for problem in checks.sane_size(long)] == [
        "clause c, key wording: is longer than 100000 characters"
    ]
    terms = small_playbook().clauses["liability"].terms["cap"]
    full = Playbook(
        id="p", title="P", clauses={"c": Clause(title="C", terms={f"t{at}": terms for at in range(201)})}
    )
    assert [str(problem) for problem in checks.sane_size(full)] == [
        "clause c: has 201 terms; at most 200 are allowed"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name", ["Payment", "1st", "a-b", "", "a b", "x" * 61, "client", "if", "loop", "self"]
)
def test_well_named(name: str) -> None:
    clause = found(checks.well_named, f'[clauses."{name}"]\ntitle = "T"\nwording = "w"')
    assert len(clause) == 1
    assert clause[0].endswith(
        "is not a usable clause id; use lower-case letters, digits and underscores, beginning with a letter"
    )
    inner = found(checks.well_named, term("text", name=f'"{name}"'))
    assert len(inner) == 1
    assert "is not a usable term id" in inner[0]


def test_well_named_options_and_columns() -> None:
    assert (
        "'A b' is not a usable id"
        in found(checks.well_named, term("choice", 'options = { "A b" = "x", c = "y" }'))[0]
    )
    column = 'columns = { "A b" = { label = "A", type = "text" } }'
    assert "'A b' is not a usable id" in found(checks.well_named, term("table", column))[0]
    assert found(checks.well_named, term("choice", 'options = { none = "x", client = "y" }')) == []


def test_grouped() -> None:
    text = PLAYBOOK.replace('group = "commercial"', 'group = "comercial"', 1)
    assert found(checks.grouped, "", text) == [
        "clause scope, key group: 'comercial' is not a group; did you mean 'commercial'?"
    ]
    text = PLAYBOOK.replace('group = "commercial"', 'group = "zzz"', 1)
    assert found(checks.grouped, "", text) == [
        "clause scope, key group: 'zzz' is not a group; add it to [groups]"
    ]


def test_worded() -> None:
    assert found(checks.worded, '[clauses.empty]\ntitle = " "') == [
        "clause empty, key wording: has no wording; give wording or template",
        "clause empty, key title: is empty",
    ]


@pytest.mark.parametrize("place", ["parties", "signature"])
def test_one_front_and_one_end(place: str) -> None:
    one = f'[clauses.one]\ntitle = "T"\nwording = "w"\nplace = "{place}"\n'
    assert found(checks.one_front_and_one_end, one) == []
    assert found(checks.one_front_and_one_end, one + one.replace("one", "two")) == [
        f"clause two, key place: '{place}' is already the place of clause one"
    ]


def test_bounds_make_sense() -> None:
    assert found(checks.bounds_make_sense, term("number", 'min = "one"', 'max = "1e9"')) == [
        "clause liability, term x, key min: 'one' is not a number",
        "clause liability, term x, key max: '1e9' is not a number",
    ]
    assert found(checks.bounds_make_sense, term("percent", "min = 5", "max = 4.5")) == [
        "clause liability, term x, key min: is above max (4.5), so that no value fits"
    ]
    assert found(checks.bounds_make_sense, term("number", "min = -1.5", "max = -1.5")) == []


def test_bounds_make_sense_in_the_columns_of_a_table() -> None:
    column = 'columns = { rate = { label = "R", type = "money", currency = "USD", min = "low" } }'
    assert found(checks.bounds_make_sense, term("table", column)) == [
        "clause liability, term x, key columns.rate.min: 'low' is not a number"
    ]


def test_measures_are_known() -> None:
    assert found(checks.measures_are_known, term("duration", 'unit = "fortnights"')) == [
        "clause liability, term x, key unit: is one of hours, days, business days, weeks, months, years"
    ]
    for currency in ("usd", "DOLLARS", "ZZZ", ""):
        assert found(checks.measures_are_known, term("money", f'currency = "{currency}"')) == [
            f"clause liability, term x, key currency: '{currency}' is not an ISO 4217 code such as USD"
        ]
    column = 'columns = { term = { label = "T", type = "duration", unit = "d" } }'
    assert "key columns.term.unit: is one of" in found(checks.measures_are_known, term("table", column))[0]


def test_choices_have_options() -> None:
    one = term("choice", 'options = { a = "A" }')
    assert found(checks.choices_have_options, one) == [
        "clause liability, term x, key options: has 1 options; give 2 to 26"
    ]
    many = ", ".join(f'o{at} = "O"' for at in range(27))
    assert (
        "has 27 options" in found(checks.choices_have_options, term("choice", f"options = {{ {many} }}"))[0]
    )
    two = 'options = { a = "A", b = "B" }'
    assert found(checks.choices_have_options, term("choice", two, 'client_wants = "high"')) == [
        "clause liability, term x, key client_wants: is 'first' or left out for a choice"
    ]
    assert found(checks.choices_have_options, term("choice", two, 'client_wants = "first"')) == []
    assert found(checks.choices_have_options, term("number", 'client_wants = "first"')) == [
        "clause liability, term x, key client_wants: is 'high', 'low' or left out here; 'first' is for a choice"
    ]
    assert found(checks.choices_have_options, term("table", "columns = {}")) == [
        "clause liability, term x, key columns: has 0 columns; give 1 to 12"
    ]


def test_usual_values_fit() -> None:
    assert found(checks.usual_values_fit, term("percent", 'usual = "lots"')) == [
        "clause liability, term x, key usual: 'lots' is not understood; expected a percentage, such as lots"
    ]
    assert found(checks.usual_values_fit, term("number", 'usual = "9"', "max = 8")) == [
        "clause liability, term x, key usual: '9' is above the most that makes sense here (8); expected a number, such as 9"
    ]
    assert found(checks.usual_values_fit, term("percent", 'usual = "5% a month"', 'per = "month"')) == []


def test_usual_values_fit_whatever_else_is_wrong() -> None:
    assert found(checks.usual_values_fit, term("number", 'usual = "9"', 'max = "x"'))
    assert found(checks.usual_values_fit, term("duration", 'usual = "9 days"', 'unit = "x"', 'min = "1"'))


def when(condition: str) -> list[str]:
    """What is wrong with a condition on a further term of the liability clause."""
    return found(checks.conditions_make_sense, term("text", f"when = [{condition}]"))


def test_titles_tell_clauses_apart() -> None:
    clause = '[clauses.{}]\ntitle = "{}"\nwording = "w"\n'
    more = clause.format("pay", "Payment") + clause.format("scopes", "SCOPE.") + clause.format("x", "A\\nB")
    assert found(checks.titles_tell_clauses_apart, more) == [
        "clause pay, key title: is that of clause payment",
        "clause scopes, key title: looks like that of clause scope",
        "clause x, key title: holds a line break; write it on one line",
    ]


def test_labels_tell_the_terms_of_a_clause_apart_and_the_columns_of_a_table() -> None:
    table = """
[clauses.liability.terms.rates]
label = "Services"
type = "table"
[clauses.liability.terms.rates.columns.role]
label = "Role"
type = "text"
[clauses.liability.terms.rates.columns.cap]
label = "Cap"
type = "text"
[clauses.liability.terms.rates.columns.other]
label = "role"
type = "text"
"""
    limit = '[clauses.liability.terms.limit]\nlabel = "CAP"\ntype = "text"'
    hidden = '[clauses.liability.terms.x]\nlabel = "Ra\\u200bte"\ntype = "text"'
    assert found(checks.labels_tell_terms_apart, "\n".join((table, limit, hidden))) == [
        "clause liability, term rates, key columns.other.label: looks like that of columns.role",
        "clause liability, term limit, key label: looks like that of term cap",
        (
            "clause liability, term x, key label: holds an invisible or control character (U+200B); "
            "type it again without it"
        ),
    ]


@pytest.mark.parametrize(
    ("was", "now"),
    [('title = "Payment"', 'title = "Scope"'), ('label = "Deposit"', 'label = "Payment Period."')],
)
def test_a_log_by_a_playbook_whose_names_look_alike_still_opens(was: str, now: str) -> None:
    playbook = small_playbook(PLAYBOOK.replace(was, now))
    assert len(problems_of(playbook)) == 1
    assert first_fault(playbook) is None


def test_conditions_make_sense() -> None:
    prefix = "clause liability, term x, key when: "
    count = "a condition needs exactly one of is, is_not, at_least, at_most, more_than, less_than, given"
    assert when('{ term = "cap", is = "5%" }') == []
    assert when('{ term = "cap" }') == [prefix + count]
    assert when('{ term = "cap", is = "5%", given = true }') == [prefix + count]
    assert when('{ term = "cup", given = true }') == [prefix + "there is no term 'cup'"]
    assert when('{ term = "payment.net_day", given = true }') == [
        prefix + "there is no term 'payment.net_day'; did you mean 'payment.net_days'?"
    ]
    assert when("{ term = [], given = true }") == [prefix + "a condition needs a term"]
    assert when('{ term = ["cap", "payment.intrest"], at_least = "5%" }') == [
        prefix + "there is no term 'payment.intrest'; did you mean 'payment.interest'?"
    ]
    assert when('{ term = "cap", at_least = { term = "payment.nope" } }')[0].startswith(
        prefix + "there is no term 'payment.nope'"
    )
    assert when('{ term = "cap", is = ["5%", "much"] }') == [
        prefix + "'much' is not understood; expected a percentage, such as 10%"
    ]


def test_conditions_make_sense_even_on_a_term_whose_bounds_do_not() -> None:
    broken = term("number", 'min = "x"', name="y") + "\n" + term("text", 'when = [{ term = "y", is = "z" }]')
    assert len(found(checks.conditions_make_sense, broken)) == 1


def test_checks_make_sense() -> None:
    check = '[checks.c]\nmessage = "m"\nrequire = [{ term = "payment.net_days", at_most = "60" }]'
    assert found(checks.checks_make_sense, check) == [
        "key checks.c: '60' is not understood; expected a length of time in days, such as 30 days"
    ]
    assert found(checks.checks_make_sense, check.replace('"60"', '"60 days"')) == []
    bare = check.replace("payment.net_days", "net_days")
    assert "there is no term 'net_days'" in found(checks.checks_make_sense, bare)[0]


def test_trades_name_terms() -> None:
    trade = '[trades.t]\nclient_gets = "a"\nprovider_gets = "b"\nwhy = "c"\nterms = ["liability.cap", "liability.cup"]'
    assert found(checks.trades_name_terms, trade) == [
        "key trades.t: there is no term 'liability.cup'; did you mean 'liability.cap'?"
    ]


def test_follow_ups_end() -> None:
    itself = term("text", 'when = [{ term = "x", given = true }]')
    assert found(checks.follow_ups_end, itself) == ["clause liability, term x, key when: waits for itself"]
    circle = "\n".join(
        term("text", f'when = [{{ term = "{ahead}", given = true }}]', name=name)
        for name, ahead in (("x", "y"), ("y", "z"), ("z", "x"))
    )
    assert found(checks.follow_ups_end, circle) == [
        f"clause liability, term {name}, key when: waits for itself" for name in "xyz"
    ]
    line = "\n".join(
        term("text", f'when = [{{ term = "{ahead}", given = true }}]', name=name)
        for name, ahead in (("x", "y"), ("y", "cap"))
    )
    assert found(checks.follow_ups_end, line) == []


def test_a_problem_says_where_on_one_line() -> None:
    problem = Problem("is\nwrong\x1b", "a\nb", "t", "k", "f.toml")
    assert str(problem) == "f.toml, clause a b, term t, key k: is wrong␛"
    assert str(Problem("is wrong")) == "is wrong"
