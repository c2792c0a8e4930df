"""Tables of typed cells."""

import pytest

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.terms import DurationTerm, MoneyTerm, Raw, TableTerm, TextTerm
from tests.builders import anything

RATES = TableTerm(
    label="Rates",
    columns={
        "role": TextTerm(label="Role"),
        "rate": MoneyTerm(label="Rate", currency="USD", per="hour"),
        "notice": DurationTerm(label="Notice", unit="days", optional=True),
    },
)


def row(role: str, rate: str, notice: str = "") -> dict[str, str]:
    return {"role": role, "rate": rate, "notice": notice}


def test_rows_are_typed_line_by_line_or_with_semicolons() -> None:
    two = [row("Analyst", "USD 28", "30 days"), row("Lead", "USD 40")]
    assert RATES.write(RATES.parse("Analyst | 28 | 30\nLead | $40/h |")) == two
    assert RATES.write(RATES.parse("| Analyst | 28 | 30 |; | Lead | 40 | |")) == two
    assert RATES.write(RATES.parse("\nAnalyst|28|30 days\n\n|Lead|40||\n")) == two


CARD = TableTerm(
    label="Rate card",
    columns={
        "role": TextTerm(label="Role"),
        "location": TextTerm(label="Location"),
        "rate": MoneyTerm(label="Rate", currency="USD", per="hour"),
    },
)
TWO_TEXTS = TableTerm(
    label="People", columns={"name": TextTerm(label="Name"), "role": TextTerm(label="Role")}
)


@pytest.mark.parametrize("sign", ["\t", " | ", ";", "; ", ", ", ",", "   "])
@pytest.mark.parametrize("titles", [True, False])
def test_pasted_lines_are_rows_whatever_parts_their_cells_with_titles_or_without(
    sign: str, titles: bool
) -> None:
    rows = [("Senior analyst", "Pune", "USD 34"), ("Analyst", "New York", "USD 1,200.50")]
    lines = [sign.join(cells) for cells in ([("Role", "Location", "Hourly rate")] * titles + rows)]
    assert CARD.parse("\n".join(lines)) == (
        ("Senior analyst", "Pune", "USD 34"),
        ("Analyst", "New York", "USD 1200.5"),
    )


def test_a_single_line_may_hold_rows_and_cells() -> None:
    assert CARD.parse("Analyst, Pune, 24; Lead, Pune, 40") == (
        ("Analyst", "Pune", "USD 24"),
        ("Lead", "Pune", "USD 40"),
    )


def test_pasted_texts_are_rows_of_a_table_of_texts() -> None:
    assert TWO_TEXTS.parse("Name\tRole\nA. Rao\tLead\nB. Sen\tAnalyst") == (
        ("A. Rao", "Lead"),
        ("B. Sen", "Analyst"),
    )
    assert TWO_TEXTS.parse("A. Rao, Lead\nB. Sen, Analyst") == (("A. Rao", "Lead"), ("B. Sen", "Analyst"))


@pytest.mark.parametrize("text", ["not now, ask legal", "wait  a moment", "send"])
def test_a_sentence_is_no_row_of_texts(text: str) -> None:
    with pytest.raises(ValueNotUnderstood, match="has 1 of 2 columns"):
        TWO_TEXTS.parse(text)


def test_the_row_that_is_wrong_is_named() -> None:
    with pytest.raises(ValueNotUnderstood, match="'Lead 40' in row 2 has 1 of 3 columns"):
        CARD.parse("Role\tLocation\tRate\nAnalyst\tPune\t24\nLead  40")
    with pytest.raises(ValueNotUnderstood, match=r"'cheap' in row 2 is not understood; .* for Rate$"):
        CARD.parse("Analyst\tPune\t24\nLead\tPune\tcheap")


def test_a_row_needs_as_many_cells_as_there_are_columns() -> None:
    for text, count in (("Analyst | 28", 2), ("Analyst", 1), ("a | 1 | 2 | 3", 4)):
        with pytest.raises(ValueNotUnderstood, match=f"has {count} of 3 columns"):
            RATES.parse(text)


def test_a_cell_is_refused_with_the_column_it_stands_in() -> None:
    with pytest.raises(ValueNotUnderstood, match=r"'cheap' is not understood; .* for Rate$"):
        RATES.parse("Analyst | cheap | 30")
    with pytest.raises(ValueNotUnderstood, match=r"'' is empty; .* for Role$"):
        RATES.parse(" | 28 | 30")


def test_a_table_needs_a_row_unless_it_may_be_empty() -> None:
    with pytest.raises(ValueNotUnderstood, match="is not a fitting number of rows"):
        RATES.parse("")
    empty = TableTerm(label="T", columns=RATES.columns, at_least=0)
    assert empty.parse("none") == ()
    assert empty.read([]) == ()
    assert empty.show(()) == "none"
    assert empty.is_nil(())


@pytest.mark.parametrize(
    "raw",
    [
        "Analyst | 28",
        ["Analyst"],
        [{"role": "Analyst", "rate": "USD 28"}],
        [{"rate": "USD 28", "role": "Analyst", "notice": ""}],
        [{"role": "Analyst", "rate": "USD 28", "notice": "", "more": "x"}],
        [row("Analyst", "28")],
        [row("", "USD 28")],
        [row("Analyst", "USD 28", "a month")],
        [],
    ],
)
def test_only_whole_rows_of_sound_cells_are_read(raw: Raw) -> None:
    with pytest.raises(ValueNotUnderstood):
        RATES.read(anything(raw))


def test_a_cell_has_one_canonical_form() -> None:
    loose = RATES.read([row("Analyst", "USD 28.00", "1.0 days")])
    assert RATES.write(loose) == [row("Analyst", "USD 28", "1 day")]


def test_it_is_shown_cell_by_cell() -> None:
    value = RATES.read([row("Analyst", "USD 28", "30 days"), row("Lead", "USD 40.5")])
    assert RATES.shown_rows(value)[0] == ("Analyst", "USD 28 per hour", "30 days")
    assert RATES.show(value) == "Analyst, USD 28 per hour, 30 days; Lead, USD 40.50 per hour"


def test_a_gap_counts_rows() -> None:
    one, two = RATES.read([row("Analyst", "USD 28")]), RATES.read([row("Analyst", "USD 30")])
    assert RATES.gap(one, two).text == "2 rows on one side only"
    assert RATES.gap(one, one + two).text == "1 row on one side only"
    assert RATES.gap(one + two, two + one).text == "another order"
    assert RATES.gap(one, one).closed


def test_the_example_is_a_row_that_would_be_taken() -> None:
    assert RATES.expected() == "rows of Role | Rate | Notice, such as Role | USD 28 | 30 days"
    assert RATES.parse("Role | USD 28 | 30 days")
