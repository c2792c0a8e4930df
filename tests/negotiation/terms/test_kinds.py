"""What every kind of term says of itself, so that nobody else needs to ask which kind a term is."""

import ast
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest

import kpo_tui
from kpo_tui.negotiation.terms import (
    AnyTerm,
    ChoiceTerm,
    DateTerm,
    Duration,
    DurationTerm,
    Fault,
    ListTerm,
    Money,
    MoneyTerm,
    NumberTerm,
    PercentTerm,
    SomeTerm,
    TableTerm,
    Term,
    TextTerm,
    YesNoTerm,
)
from tests.negotiation.terms.test_term_laws import KINDS

PACKAGE = Path(kpo_tui.__file__).parent
CLASSES: tuple[type[SomeTerm], ...] = get_args(AnyTerm)
TERMS = {type(kind.term): kind.term for kind in KINDS.values()}
WITHIN_A_KIND = {"letter", "within", "example"}
"""What a kind has for itself and its own errors, and no one else asks for."""

FTE = NumberTerm(label="Team", unit="FTE", one="Person")
CUT = PercentTerm(label="Cut", per="month", of="the charges")
RATE = MoneyTerm(label="Rate", currency="USD", per="hour")
TIME = DurationTerm(label="Time", unit="days", basis="after the invoice")
DATE = DateTerm(label="Start")
LAW = ChoiceTerm(label="Law", options={"mine": "my law", "none_yet": "none yet"})
AUDIT = YesNoTerm(label="Audit")
TEXT = TextTerm(label="Address")
LIST = ListTerm(label="Services")
CARD = TableTerm(label="Rates", columns={"role": TextTerm(label="Role"), "rate": RATE})

every_class = pytest.mark.parametrize("kind", CLASSES, ids=[kind.__name__ for kind in CLASSES])


# -- what a kind may lack -----------------------------------------------------------------------


@every_class
def test_a_kind_is_held_to_the_laws_of_terms(kind: type[SomeTerm]) -> None:
    assert kind in TERMS, "give it a row in KINDS of test_laws"


@every_class
def test_a_kind_does_all_that_has_no_sensible_default(kind: type[SomeTerm]) -> None:
    needed = {name for name, offered in vars(Term).items() if getattr(offered, "__isabstractmethod__", False)}
    assert needed == {"parse", "read", "write", "show", "expected"}
    assert [name for name in sorted(needed) if getattr(kind, name) is getattr(Term, name)] == []


@every_class
def test_what_a_kind_offers_every_term_offers(kind: type[SomeTerm]) -> None:
    own = {name for name in dir(kind) if not name.startswith("_")} - set(kind.__struct_fields__)
    assert own - set(dir(Term)) - WITHIN_A_KIND == set()


@every_class
def test_a_value_of_a_kind_can_be_said(kind: type[SomeTerm]) -> None:
    assert kind.amounts or kind.yes_or_no or kind.shape != "one"
    assert ("notation" in kind.amounts) == (kind.notation is not None)
    assert ("option" in kind.amounts) == bool(TERMS[kind].options)
    assert (kind.shape == "table") == bool(TERMS[kind].columns)


@pytest.mark.parametrize("kind", [kind for kind in CLASSES if kind.charted or kind.around_figure])
def test_a_kind_that_is_charted_is_measured_and_read_back_from_figures(kind: type[SomeTerm]) -> None:
    term = TERMS[kind]
    value = term.parse(term.expected().partition(", such as ")[2].partition(" or ")[0])
    assert term.measure(value) is not None
    assert kind.charted
    assert kind.around_figure


@every_class
def test_a_kind_is_called_by_a_name_of_its_own(kind: type[SomeTerm]) -> None:
    tags = [other.__struct_config__.tag for other in CLASSES]
    assert tags.count(kind.__struct_config__.tag) == 1
    assert kind.__doc__


def asked_for_its_kind(tree: ast.AST) -> Iterator[str]:
    """The kinds of terms that a module asks for: with `isinstance`, `issubclass`, `type(…)` or a class pattern."""
    names = {kind.__name__ for kind in CLASSES} | {"Bounded"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("isinstance", "issubclass"):
            yield from (n.id for n in ast.walk(node) if isinstance(n, ast.Name) and n.id in names)
        if isinstance(node, ast.MatchClass) and getattr(node.cls, "id", "") in names:
            yield node.cls.id  # type: ignore[attr-defined]
        if isinstance(node, ast.Dict | ast.Tuple | ast.Set | ast.Compare):
            yield from (n.id for n in ast.iter_child_nodes(node) if isinstance(n, ast.Name) and n.id in names)


def test_nobody_asks_which_kind_a_term_is() -> None:
    asked = {
        str(path.relative_to(PACKAGE)): kinds
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.parent != PACKAGE / "negotiation" / "terms"
        and (kinds := list(asked_for_its_kind(ast.parse(path.read_text(encoding="utf-8")))))
    }
    assert asked == {}


@pytest.mark.parametrize(
    "code", ["isinstance(t, TextTerm | ListTerm)", "match t:\n case MoneyTerm(): pass", "{DateTerm: 1}"]
)
def test_asking_for_a_kind_is_seen(code: str) -> None:
    assert list(asked_for_its_kind(ast.parse(code)))


# -- each thing that a term says of itself ------------------------------------------------------


@pytest.mark.parametrize(
    ("term", "shape"),
    [(TEXT, "text"), (LIST, "list"), (CARD, "table"), (FTE, "one"), (LAW, "one"), (AUDIT, "one"), (DATE, "one")],
)  # fmt: skip
def test_its_shape(term: SomeTerm, shape: str) -> None:
    assert term.shape == shape


def test_options_and_columns_in_their_order() -> None:
    assert list(LAW.options) == ["mine", "none_yet"]
    assert list(CARD.columns) == ["role", "rate"]
    for term in (FTE, AUDIT, TEXT):
        assert not term.options
        assert not term.columns


def test_what_can_be_picked() -> None:
    assert list(LAW.picks()) == [("option a", "mine"), ("option b", "none_yet")]
    assert list(AUDIT.picks()) == [("an option", "yes"), ("an option", "no")]
    assert list(FTE.picks()) == []


@pytest.mark.parametrize(
    ("term", "amounts"),
    [
        (FTE, {"count", "bare"}), (CUT, {"percent", "bare"}), (RATE, {"money", "bare"}), (TIME, {"time", "bare"}),
        (DATE, {"date"}), (LAW, {"option"}), (AUDIT, set()), (TEXT, set()), (LIST, set()), (CARD, set()),
    ],
)  # fmt: skip
def test_the_amounts_in_a_sentence_that_it_takes(term: SomeTerm, amounts: set[str]) -> None:
    assert term.amounts == amounts


def test_its_units() -> None:
    assert FTE.units() == {"fte", "person"}
    assert NumberTerm(label="N").units() == TIME.units() == CUT.units() == frozenset()
    assert FTE.counted_in("fte")
    assert not FTE.counted_in("days")
    assert TIME.counted_in("days")
    assert not TIME.counted_in("hours")
    assert not RATE.counted_in("hour")


@pytest.mark.parametrize(
    ("term", "words"),
    [
        (FTE, "FTE Person"), (CUT, "the charges month"), (RATE, "hour"), (TIME, "after the invoice"), (DATE, ""), (LAW, ""),
        (PercentTerm(label="P"), " "), (MoneyTerm(label="M", currency="USD"), ""),
    ],
)  # fmt: skip
def test_words_that_belong_to_it(term: SomeTerm, words: str) -> None:
    assert term.associated() == words


@pytest.mark.parametrize(
    ("term", "mine", "theirs", "middle", "middles"),
    [
        (FTE, "10", "15", "12.5", ["12.5"]),
        (NumberTerm(label="N", whole=True), "10", "15", "12.5", ["12", "13"]),
        (NumberTerm(label="N", whole=True), "10", "14", "12", ["12"]),
        (CUT, "1%", "2%", "1.5%", ["1.5%"]),
        (RATE, "USD 28", "USD 33", "USD 30.5", ["USD 30.5"]),
        (RATE, "USD 28", "EUR 30", None, []),
        (TIME, "30 days", "45 days", "38 days", ["37 days", "38 days"]),
        (TIME, "30 days", "33 days", "32 days", ["31 days", "32 days"]),
        (TIME, "30 days", "40 days", "35 days", ["35 days"]),
        (TIME, "1.5 days", "2 days", "1.75 days", ["1.75 days"]),
        (TIME, "30 days", "2 months", None, []),
        (DATE, "2027-01-01", "2027-01-03", None, []),
        (LAW, "mine", "none_yet", None, []),
        (TEXT, "one", "two", None, []),
    ],
)
def test_the_middle_of_two_values(
    term: SomeTerm, mine: str, theirs: str, middle: str | None, middles: list[str]
) -> None:
    ours, others = term.read(mine), term.read(theirs)
    half = term.middle(ours, others)
    assert (None if half is None else term.write(half)) == middle
    assert [term.write(value) for value in term.middles(ours, others)] == middles


def test_what_a_value_is_measured_in() -> None:
    assert RATE.scale(Money("EUR", Decimal(1))) == "EUR"
    assert TIME.scale(Duration(Decimal(1), "weeks")) == TIME.scale(Duration(Decimal(1), "days")) == ""
    assert FTE.scale(Decimal(1)) == ""


def test_whose_gap_is_charted() -> None:
    charted = {kind for kind in CLASSES if kind.charted}
    assert charted == {NumberTerm, PercentTerm, MoneyTerm, DurationTerm, DateTerm}


def test_how_a_value_is_typed() -> None:
    rows = CARD.parse("Analyst | 28; Lead | 40.5")
    assert CARD.typed(rows) == "Analyst | USD 28 per hour; Lead | USD 40.50 per hour"
    assert CARD.parse(CARD.typed(rows)) == rows
    assert CARD.shown_rows(rows) == (("Analyst", "USD 28 per hour"), ("Lead", "USD 40.50 per hour"))
    assert TableTerm(label="T", columns={"a": TEXT}, at_least=0).typed(()) == "none"
    assert TIME.typed(TIME.parse("net 45")) == "45 days"
    assert TIME.shown_rows(TIME.parse("net 45")) == ()


def test_what_is_typed_becomes_canonical() -> None:
    assert TIME.canonical("net 45") == "45 days"
    assert RATE.canonical("1.234,5 €", "de") == "EUR 1234.5"
    assert LIST.canonical("a; b") == ["a", "b"]


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("1", "is below the least that makes sense here (2)"),
        ("2", ""),
        ("8", ""),
        ("8.5", "is above the most that makes sense here (8)"),
    ],
)
def test_which_bound_is_passed(number: str, why: str) -> None:
    assert NumberTerm(label="N", min="2", max="8").beyond(Decimal(number)) == why
    assert NumberTerm(label="N").beyond(Decimal(number)) == LAW.beyond(Decimal(number)) == ""


def test_an_amount_for_messages_is_within_the_bounds() -> None:
    term = NumberTerm(label="N", min="2", max="8")
    assert (term.near("1"), term.near("5"), term.near("10"), LAW.near("10")) == ("2", "5", "8", "10")


def fault(text: str, key: str) -> list[Fault]:
    return [Fault(key, text)]


@pytest.mark.parametrize(
    ("term", "found"),
    [
        (NumberTerm(label="N", client_wants="first"), fault("is 'high', 'low' or left out here; 'first' is for a choice", "client_wants")),
        (ChoiceTerm(label="C", options={"a": "A", "b": "B"}, client_wants="low"), fault("is 'first' or left out for a choice", "client_wants")),
        (ChoiceTerm(label="C", options={"a": "A"}), fault("has 1 options; give 2 to 26", "options")),
        (TableTerm(label="T", columns={}), fault("has 0 columns; give 1 to 12", "columns")),
        (LAW, []), (CARD, []), (FTE, []),
    ],
)  # fmt: skip
def test_faults_in_how_a_playbook_says_it(term: SomeTerm, found: list[Fault]) -> None:
    assert list(term.faults()) == found


@pytest.mark.parametrize(
    ("kind", "more"),
    [(NumberTerm, {}), (PercentTerm, {}), (MoneyTerm, {"currency": "USD"}), (DurationTerm, {"unit": "days"})],
)
def test_faults_in_bounds(kind: type[SomeTerm], more: dict[str, Any]) -> None:
    def faults(**bounds: str) -> list[Fault]:
        said: dict[str, Any] = {"label": "B", **more, **bounds}
        return list(kind(**said).faults_of_bounds())

    assert faults(min="1", max="2") == faults(max="0") == faults() == []
    assert faults(min="x", max="2") == fault("'x' is not a number", "min")
    assert faults(min="3", max="2.50") == fault("is above max (2.5), so that no value fits", "min")


def test_faults_in_the_measure() -> None:
    assert list(DurationTerm(label="D", unit="fortnights").faults_of_measure()) == fault(
        "is one of hours, days, business days, weeks, months, years", "unit"
    )
    assert list(MoneyTerm(label="M", currency="dollar").faults_of_measure()) == fault(
        "'dollar' is not an ISO 4217 code such as USD", "currency"
    )
    assert (
        list(TIME.faults_of_measure()) == list(RATE.faults_of_measure()) == list(LAW.faults_of_bounds()) == []
    )
