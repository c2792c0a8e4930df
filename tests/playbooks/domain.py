"""The domain table (`tests/data/kpo-terms.tsv`) and how playbooks and positions are held against it."""

import csv
from decimal import Decimal
from pathlib import Path

from msgspec import Struct

from kpo_tui.library import load_positions
from kpo_tui.negotiation.party import SIDES, Side
from kpo_tui.negotiation.playbook import Playbook
from kpo_tui.negotiation.positions import Position, Positions
from kpo_tui.negotiation.terms import (
    ChoiceTerm,
    DurationTerm,
    MoneyTerm,
    NumberTerm,
    PercentTerm,
    SomeTerm,
    YesNoTerm,
)

DATA = Path(__file__).parent.parent / "data"
DEADLOCKS = {
    "liability.data_supercap_pct",
    "indexation.cap_pct",
    "termination.lock_in_months",
    "ip.tool_improvements",
}
"""The four terms whose walk-aways are not meant to meet."""
DURATIONS = ("hours", "days", "months", "years")


class Row(Struct, frozen=True):
    """One row of the table. `ladders` holds each side's preferred, fallback and walk-away as written."""

    name: str
    type: str
    unit: str
    wants: str
    ladders: dict[Side, tuple[str, str, str]]

    @property
    def options(self) -> list[str]:
        """The options in words, best for the client first; none for a number."""
        return [part.strip()[2:] for part in self.unit.split(";")] if self.wants == "first" else []


def rows() -> list[Row]:
    """The table, row by row."""
    with (DATA / "kpo-terms.tsv").open(encoding="utf-8", newline="") as file:
        return [
            Row(
                f"{line['clause']}.{line['term']}",
                line["type"],
                line["unit_or_options"],
                line["client_wants"],
                {party: _three(line[f"{party}_p_f_w"]) for party in SIDES},
            )
            for line in csv.DictReader(file, delimiter="\t")
        ]


def _three(ladder: str) -> tuple[str, str, str]:
    preferred, fallback, walk_away = ladder.split("/")
    return preferred, fallback, walk_away


def option_ids() -> dict[str, list[str]]:
    """The ids that stand for the options of each choice of the table, in its order."""
    with (DATA / "kpo-option-ids.tsv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file, delimiter="\t"))
    return {f"{line['clause']}.{line['term']}": line["ids"].split() for line in lines}


def expected_kind(row: Row) -> type[SomeTerm]:
    """The type of term that a row asks for."""
    kinds: dict[str, type[SomeTerm]] = {
        "choice": ChoiceTerm, "yes/no": YesNoTerm, "number": NumberTerm, "%": PercentTerm, "money": MoneyTerm,
        **dict.fromkeys(DURATIONS, DurationTerm),
    }  # fmt: skip
    return kinds[row.type]


def faults_of_shape(row: Row, term: SomeTerm) -> list[str]:
    """Where a term departs from its row in type, unit, direction or number of options."""
    if not isinstance(term, expected_kind(row)):
        return [f"{row.name}: is not of type {row.type}"]
    found = []
    if isinstance(term, DurationTerm):
        unit = "business days" if row.unit == "business days" else row.type
        if term.unit != unit:
            found.append(f"{row.name}: is counted in {term.unit}, not in {unit}")
    if isinstance(term, MoneyTerm) and term.currency != "USD":
        found.append(f"{row.name}: is in {term.currency}")
    if isinstance(term, NumberTerm) and row.unit == "FTE" and term.unit != "FTE":
        found.append(f"{row.name}: is counted in {term.unit}")
    if isinstance(term, ChoiceTerm) and len(term.options) != len(row.options):
        found.append(f"{row.name}: has {len(term.options)} options, not {len(row.options)}")
    wanted = row.wants
    if row.type == "yes/no":
        wanted = "high" if row.options[0] == "yes" else "low"
    if term.client_wants != wanted:
        found.append(f"{row.name}: the client wants {term.client_wants}, not {wanted}")
    return found


def measure_of(row: Row, term: SomeTerm, text: str) -> Decimal | None:
    """A value of the table on the term's scale: `b` is place 1, `5` of USD million is 5000000."""
    if row.wants != "first":
        return Decimal(text) * (1_000_000 if row.unit == "USD million" else 1)
    if isinstance(term, YesNoTerm):
        return term.measure(row.options[ord(text) - ord("a")] == "yes")
    return Decimal(ord(text) - ord("a"))


def ladder_of(term: SomeTerm, position: Position) -> tuple[Decimal | None, ...]:
    """Preferred, first fallback and walk-away on the term's scale."""
    return tuple(
        term.measure(term.parse(position.rung(rung))) for rung in ("preferred", "fallback", "walk-away")
    )


def faults_of_ladder(row: Row, term: SomeTerm, positions: Positions, home: str) -> list[str]:
    """Where a party's position departs from its row."""
    clause, _, term_id = home.partition(".")
    position = positions.clauses.get(clause, {}).get(term_id)
    if position is None:
        return [f"{home}: the {positions.party} has no position"]
    held = ladder_of(term, position)
    wanted = tuple(measure_of(row, term, text) for text in row.ladders[positions.party])
    return [] if held == wanted else [f"{home}: the {positions.party} has {held}, not {wanted}"]


def sample(name: str, playbook: Playbook) -> dict[Side, Positions]:
    """The sample positions of both sides on a bundled playbook."""
    return {party: load_positions(Path(f"{name}.{party}"), playbook) for party in SIDES}


def term_of(playbook: Playbook, name: str) -> SomeTerm:
    """The term called `clause.term`, which must be there."""
    found = playbook.term("", name)
    assert found is not None, f"{playbook.id} has no term {name}"
    return found[2]


def gap_at_walk_aways(playbook: Playbook, positions: dict[Side, Positions], name: str) -> bool:
    """True when neither side's walk-away reaches the other's: what one would still sign, the other would not."""
    term = term_of(playbook, name)
    clause, _, term_id = name.partition(".")
    last = {party: term.parse(positions[party].clauses[clause][term_id].rung("walk-away")) for party in SIDES}
    return term.better_for("client", last["client"], last["provider"]) > 0


def missing_from(playbook: Playbook, mapping: dict[str, tuple[str, ...]]) -> list[str]:
    """The names in an article mapping that stand for nothing; `exit.*` means a clause with terms."""
    return [
        f"{point}: {name}"
        for point, names in mapping.items()
        for name in names or ("nothing",)
        if not _stands(playbook, name)
    ]


def _stands(playbook: Playbook, name: str) -> bool:
    clause, _, term_id = name.partition(".")
    if term_id == "*":
        return clause in playbook.clauses and bool(playbook.clauses[clause].terms)
    return playbook.term("", name) is not None
