"""A kind of term that nobody but these tests has heard of, met wherever the program deals with values."""

import re
from decimal import Decimal
from typing import Any, ClassVar

import pytest
from msgspec.structs import replace

from kpo_tui.correspondence.value_stretches import value_among, value_of
from kpo_tui.documents.agreement.draft import draft_as_offered
from kpo_tui.documents.document import Table
from kpo_tui.documents.reports.standings import position_table
from kpo_tui.history.gaps import gap_histories
from kpo_tui.negotiation.playbook import Clause, Playbook
from kpo_tui.negotiation.terms import Amounts, Composed, Raw, Term
from kpo_tui.understanding.at_hand import AtHand
from kpo_tui.understanding.interpretation import read
from kpo_tui.understanding.moves import Offering
from tests.builders import moment, offer, small_playbook
from tests.history.moments_told import Told


class Ratio(Composed, frozen=True):
    """So many of one for one of another."""

    first: Decimal


class RatioTerm(Term[Ratio], frozen=True, kw_only=True, tag="ratio"):
    """A ratio to one: 3:1."""

    charted: ClassVar[bool] = True
    amounts: ClassVar[frozenset[Amounts]] = frozenset({"notation"})
    notation: ClassVar[re.Pattern[str]] = re.compile(r"(\d+(?:\.\d+)?)\s*(?::|to)\s*(?:1|one)")
    around_figure: ClassVar[tuple[int, int]] = (0, 2)

    def parse(self, text: str, locale: str = "en") -> Ratio:
        if (match := self.notation.fullmatch(text)) is None:
            raise self.misunderstood(text)
        return Ratio(Decimal(match[1]))

    def read(self, raw: Raw) -> Ratio:
        return self.parse(self.stored_text(raw))

    def write(self, value: Ratio) -> Raw:
        return f"{value.first:f}:1"

    def show(self, value: Ratio, locale: str = "en") -> str:
        return f"{value.first:f}:1"

    def contract(self, value: Ratio) -> str:
        return f"{value.first:f} for each one ({self.show(value)})"

    def measure(self, value: Ratio) -> Decimal:
        return value.first

    def middle(self, mine: Ratio, theirs: Ratio) -> Ratio:
        return Ratio((mine.first + theirs.first) / 2)

    def expected(self) -> str:
        return "a ratio to one, such as 3:1"


RATIO = RatioTerm(label="Review ratio", client_wants="high")


def staffed() -> Playbook:
    """The small playbook with a clause about reviewers."""
    terms: Any = {"reviewers": RATIO}
    wording = "There are reviewers at {{ reviewers }}{% if reviewers > 3 %}, always{% endif %}."
    small = small_playbook()
    return replace(
        small, clauses={**small.clauses, "team": Clause(title="Team", terms=terms, wording=wording)}
    )


@pytest.fixture
def table() -> Told:
    table = Told(staffed())
    table.does("client", offer("team", reviewers="5:1"))
    table.does("provider", offer("team", reviewers="2:1"))
    return table


def at_hand(table: Told, **more: Any) -> AtHand:
    return AtHand(state=table.state, party="client", at=moment(900), **{"clause": "team", **more})


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("review ratio 3:1", "3:1"),
        ("the review ratio should be 4 to one", "4:1"),
        ("how about 4 : 1?", "4:1"),
        ("split the difference", "3.5:1"),
        ("meet in the middle on the review ratio", "3.5:1"),
    ],
)
def test_it_is_understood(table: Told, text: str, raw: Raw) -> None:
    reading = read(text, at_hand(table))
    assert (reading.sure, reading.moves) == (True, (Offering(clause="team", terms={"reviewers": raw}),))


def test_it_is_understood_from_another_clause_where_it_is_named(table: Told) -> None:
    reading = read("review ratio 3:1", at_hand(table, clause="payment"))
    assert reading.moves == (Offering(clause="team", terms={"reviewers": "3:1"}),)


def test_what_is_no_value_of_it_is_asked_back(table: Told) -> None:
    asks = "Review ratio: '10 days' is not a value for it. Please give a ratio to one, such as 3:1."
    assert read("review ratio 10 days", at_hand(table)).asks == asks


def test_a_notation_ends_where_a_word_ends(table: Told) -> None:
    assert not read("review ratio 3:10", at_hand(table)).sure


def test_its_gap_is_told_and_charted(table: Told) -> None:
    (found,) = position_table(table.state, "team")
    assert isinstance(found, Table)
    assert [cell[0].text for cell in found.rows[0]] == ["Review ratio", "5:1", "2:1", "3"]
    histories = gap_histories(table.moments)
    assert [history.term_id for history in histories] == ["reviewers"]


def test_it_is_worded_and_read_back(table: Told) -> None:
    document = draft_as_offered(table.state, "client")
    texts = ["".join(run.text for run in block.runs) for block in document.blocks if hasattr(block, "runs")]
    assert "There are reviewers at 5 for each one (5:1), always." in texts
    assert value_of(RATIO, "4:1") == "4:1"
    assert value_of(RATIO, "4 for each one (4:1)") == "4:1"
    assert value_among(RATIO, "reviewers are at 4:1 from now on") == "4:1"
