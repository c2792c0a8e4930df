"""Tables of typed cells: a rate card, key staff, milestones."""

import re
from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal, TypeAlias

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.terms.base import Fault, Gap, Raw, Row, SomeTerm, Term
from kpo_tui.negotiation.terms.choice import YesNoTerm
from kpo_tui.negotiation.terms.dates import DateTerm
from kpo_tui.negotiation.terms.duration import DurationTerm
from kpo_tui.negotiation.terms.money import MoneyTerm
from kpo_tui.negotiation.terms.number import NumberTerm, PercentTerm
from kpo_tui.negotiation.terms.texts import MOST_ITEMS, TextTerm, apart_by

_SIGNS = tuple(re.compile(sign) for sign in (r"\|", r"\t", r";", r",(?!\d{3}(?!\d))\s*+", r"\s{2,}"))
"""What parts cells, the plainest first. A comma that groups figures parts nothing."""

Cell: TypeAlias = TextTerm | NumberTerm | PercentTerm | MoneyTerm | DurationTerm | DateTerm | YesNoTerm


class TableTerm(Term[tuple[Row, ...]], frozen=True, kw_only=True, tag="table"):
    """Rows of typed cells; `columns` is an ordered table of column id and cell type.

    Typed one row on a line (or separated by semicolons), cells separated by `|`. Pasted lines may part their cells by
    tabs, semicolons, commas or two spaces, and begin with the titles of the columns. A column that is `optional` may
    be left empty.
    """

    columns: dict[str, Cell]
    at_least: int = 1

    shape: ClassVar[Literal["table"]] = "table"

    def faults(self) -> Iterator[Fault]:
        yield from super().faults()
        if not 1 <= len(self.columns) <= 12:
            yield Fault("columns", f"has {len(self.columns)} columns; give 1 to 12")

    def parse(self, text: str, locale: str = "en") -> tuple[Row, ...]:
        if text.strip().casefold() in ("none", "nil", "-") and self.at_least == 0:
            return ()
        lines = self._lines(text)
        parted = [self._parted(line, len(lines)) for line in lines]
        if len(parted) > 1 and self._are_titles(parted[0], locale):
            lines, parted = lines[1:], parted[1:]
        rows = [
            self._parse_row(line, cells, f"in row {n} " if len(lines) > 1 else "", locale)
            for n, (line, cells) in enumerate(zip(lines, parted, strict=True), 1)
        ]
        return self._counted(rows)

    def _lines(self, text: str) -> list[str]:
        """The rows as typed: one on a line, or on one line parted by semicolons."""
        lines = text.splitlines() if "\n" in text.strip() else text.split(";")
        return [line for line in lines if line.strip()]

    def _parted(self, line: str, rows: int) -> list[str]:
        """The cells of a row: by the first sign that gives as many as there are columns.

        A single row of texts is not parted at commas or spaces: any sentence has those.
        """
        plain = rows == 1 and len(self.columns) < 3 and all(c.shape == "text" for c in self.columns.values())
        for sign in _SIGNS[:2] if plain else _SIGNS:
            cells = [cell.strip() for cell in sign.split(line.strip(" "))]
            if len(cells) > len(self.columns) and not cells[0]:
                cells = cells[1:]
            if len(cells) > len(self.columns) and not cells[-1]:
                cells = cells[:-1]
            if len(cells) == len(self.columns) or (sign is _SIGNS[0] and len(cells) > 1):
                return cells
        return self._with_commas_within(line) or [line.strip()]

    def _with_commas_within(self, line: str) -> list[str]:
        """The cells of a row of texts and a figure at the end that has commas in its last text: `Analyst, Pune, India, USD 28`."""
        *texts, figure = self.columns.values()
        cells = [cell.strip() for cell in _SIGNS[3].split(line.strip(" ,"))]
        if figure.shape != "one" or not texts or len(cells) <= len(self.columns):
            return []
        ahead = len(texts) - 1
        return [*cells[:ahead], ", ".join(cells[ahead:-1]), cells[-1]]

    def _are_titles(self, cells: list[str], locale: str) -> bool:
        """True for a first row that has the titles of the columns, or words where they have figures."""
        if len(cells) != len(self.columns):
            return False
        titles = [{_level(name), _level(column.label)} for name, column in self.columns.items()]
        if all(_level(cell) in title for cell, title in zip(cells, titles, strict=True)):
            return True
        typed = [
            (column, cell)
            for column, cell in zip(self.columns.values(), cells, strict=True)
            if column.shape == "one"
        ]
        return (
            bool(typed)
            and not any(re.search(r"\d", cell) for cell in cells)
            and not any(_is_value(column, cell, locale) for column, cell in typed)
        )

    def _parse_row(self, line: str, cells: list[str], where: str, locale: str) -> Row:
        if len(cells) != len(self.columns):
            raise self.misunderstood(line, f"{where}has {len(cells)} of {len(self.columns)} columns")
        try:
            return tuple(
                self._cell(column, cell, locale)
                for column, cell in zip(self.columns.values(), cells, strict=True)
            )
        except ValueNotUnderstood as error:
            raise ValueNotUnderstood(
                error.text, error.expected, f"{where}{error.why or 'is not understood'}"
            ) from None

    def _cell(self, column: SomeTerm, text: str, locale: str) -> str:
        if not text and column.optional:
            return ""
        try:
            return str(column.write(column.parse(text, locale)))
        except ValueNotUnderstood as error:
            raise ValueNotUnderstood(text, f"{error.expected} for {column.label}", error.why) from None

    def _counted(self, rows: list[Row]) -> tuple[Row, ...]:
        if len(rows) < self.at_least or len(rows) > MOST_ITEMS:
            raise self.misunderstood(f"{len(rows)} rows", "is not a fitting number of rows")
        return tuple(rows)

    def read(self, raw: Raw) -> tuple[Row, ...]:
        if not isinstance(raw, list):
            raise self.misunderstood(raw)
        rows: list[Row] = []
        for row in raw:
            if not isinstance(row, dict) or list(row) != list(self.columns):
                raise self.misunderstood(str(row)[:60], "is not a row of this table")
            columns: Iterable[SomeTerm] = self.columns.values()
            rows.append(
                tuple(
                    str(column.write(column.read(cell))) if cell or not column.optional else ""
                    for column, cell in zip(columns, row.values(), strict=True)
                )
            )
        return self._counted(rows)

    def write(self, value: tuple[Row, ...]) -> Raw:
        return [dict(zip(self.columns, row, strict=True)) for row in value]

    def shown_rows(self, value: tuple[Row, ...], locale: str = "en") -> tuple[tuple[str, ...], ...]:
        columns: Iterable[SomeTerm] = self.columns.values()
        return tuple(
            tuple(
                column.show(column.read(cell), locale) if cell else ""
                for column, cell in zip(columns, row, strict=True)
            )
            for row in value
        )

    def show(self, value: tuple[Row, ...], locale: str = "en") -> str:
        rows = self.shown_rows(value, locale)
        return "; ".join(", ".join(cell for cell in row if cell) for row in rows) or "none"

    def typed(self, value: tuple[Row, ...], locale: str = "en") -> str:
        return "; ".join(" | ".join(row) for row in self.shown_rows(value, locale)) or "none"

    def apart(self, mine: tuple[Row, ...], theirs: tuple[Row, ...]) -> Gap:
        return apart_by(mine, theirs, "row", "rows")

    def expected(self) -> str:
        titles = " | ".join(column.label for column in self.columns.values())
        return f"rows of {titles}, such as {self._example_row()}"

    def _example_row(self) -> str:
        return " | ".join(
            column.usual or column.expected().partition(", such as ")[2] or column.label
            for column in self.columns.values()
        )


def _level(text: str) -> str:
    return " ".join(text.replace("_", " ").casefold().split())


def _is_value(column: SomeTerm, cell: str, locale: str) -> bool:
    try:
        column.parse(cell, locale)
    except ValueNotUnderstood:
        return False
    return True
