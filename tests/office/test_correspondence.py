"""A file that LibreOffice edited, with its own recording of changes, comes back as the edits that were made."""

import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from kpo_tui.correspondence import Incoming
from kpo_tui.negotiation.acts import Comment, Propose
from kpo_tui.negotiation.events import Offer
from tests.correspondence.deals import VALUES, received, sent_file
from tests.correspondence.test_round_trip import LINES, PROSE, WORDS, lines_of, with_values
from tests.office.running import Job, run_office

pytestmark = pytest.mark.office

CASES = int(os.environ.get("KPO_OFFICE_EDITS", "100"))
Steps = tuple[tuple[str, ...], ...]
RECORD: Steps = (("author", "Jane Smith"), ("record",))


class Edit(NamedTuple):
    """The steps to take, and what must then be found."""

    steps: Steps
    check: Callable[[Incoming], None]


def offers_in(found: Incoming) -> dict[str, Offer]:
    return {c: o for s in found.suggestions if isinstance(s.act, Propose) for c, o in s.act.offers.items()}


def proposes(meant: dict[str, Offer], *, silent: bool = False) -> Callable[[Incoming], None]:
    def check(found: Incoming) -> None:
        assert offers_in(found) == meant
        assert found.silent == silent

    return check


def reads(clause: str, lines: list[str], *, silent: bool = False) -> Callable[[Incoming], None]:
    def check(found: Incoming) -> None:
        offers = offers_in(found)
        assert list(offers) == [clause]
        assert lines_of(offers[clause]) == lines
        assert offers[clause].terms == VALUES[clause]
        assert found.silent == silent

    return check


def value(chance: random.Random) -> Edit:
    days, cap = chance.randint(2, 44), chance.randint(1, 99)
    if chance.random() < 0.5:
        steps = (*RECORD, ("replace", "forty-five (45) days", f"{days} days"))
        return Edit(steps, proposes(with_values("payment", net_days=f"{days} days")))
    steps = (*RECORD, ("replace", "one hundred and fifty per cent (150%)", f"{cap}%"))
    return Edit(steps, proposes(with_values("liability", cap=f"{cap}%")))


def words(chance: random.Random, record: Steps = RECORD) -> Edit:
    old = chance.choice(list(PROSE))
    new = chance.choice(
        [f"{chance.choice(WORDS)} {chance.randint(2, 99)}", f"{chance.choice(WORDS)} {old}", ""]
    )
    lines = [" ".join(line.replace(old, new).split()) for line in LINES[PROSE[old]]]
    return Edit((*record, ("replace", old, new)), reads(PROSE[old], lines, silent=record != RECORD))


def silent(chance: random.Random) -> Edit:
    return words(chance, (("silence",),))


def inserted(chance: random.Random) -> Edit:
    clause = chance.choice(["payment", "liability"])
    at, text = chance.randrange(len(LINES[clause])), f"It is {chance.choice(WORDS)} {chance.randint(2, 99)}."
    lines = [*LINES[clause][: at + 1], text, *LINES[clause][at + 1 :]]
    return Edit((*RECORD, ("after", LINES[clause][at][-25:], text)), reads(clause, lines))


def struck(chance: random.Random) -> Edit:
    clause, at = chance.choice([("payment", 2), ("liability", 1), ("scope", 4)])
    lines = [line for k, line in enumerate(LINES[clause]) if k != at]
    return Edit((*RECORD, ("strike", LINES[clause][at])), reads(clause, lines))


def moved(chance: random.Random) -> Edit:
    clause, at = chance.choice([("payment", 2), ("liability", 1)])
    lines = [LINES[clause][at], *(line for k, line in enumerate(LINES[clause]) if k != at)]
    title = {"payment": "Payment", "liability": "Liability"}[clause]
    steps = (("strike", LINES[clause][at]), ("after", title, LINES[clause][at]))
    return Edit((*RECORD, *steps), reads(clause, lines))


def new_clause(chance: random.Random) -> Edit:
    title, text = f"{chance.choice(WORDS).title()} {chance.randint(2, 99)}", f"It is {chance.choice(WORDS)}."

    def check(found: Incoming) -> None:
        assert [(o.title, o.wording) for o in offers_in(found).values()] == [(title, f"{text}\n")]

    return Edit((*RECORD, ("heading", chance.choice(["in good faith", "for fraud"]), title, text)), check)


def struck_clause(chance: random.Random) -> Edit:
    clause = chance.choice(["payment", "liability"])
    steps = tuple(("strike", line[-25:]) for line in LINES[clause])
    return Edit((*RECORD, *steps, ("strike", clause.title())), proposes({clause: Offer(left_out=True)}))


def remark(chance: random.Random) -> Edit:
    place, text = chance.choice(list(PROSE)), f"Is this {chance.choice(WORDS)} {chance.randint(2, 99)}?"

    def check(found: Incoming) -> None:
        acts = [s.act for s in found.suggestions if isinstance(s.act, Comment)]
        assert [act.clause for act in acts] == [PROSE[place]]
        assert acts[0].text.endswith(f": {text}")

    return Edit((("author", "Jane Smith"), ("remark", place, text)), check)


def two_authors(chance: random.Random) -> Edit:
    steps = (*RECORD, ("replace", "withhold", f"keep {chance.choice(WORDS)}"), ("author", "Ravi Rao"))

    def check(found: Incoming) -> None:
        who = " ".join(name for s in found.suggestions for name in s.who)
        assert "Jane Smith" in who
        assert "Ravi Rao" in who

    return Edit((*steps, ("replace", "until they", f"until {chance.choice(WORDS)} they")), check)


@pytest.mark.parametrize(
    "kind", [value, words, silent, inserted, struck, moved, new_clause, struck_clause, remark, two_authors]
)
def test_edits_made_in_libreoffice_come_back(kind: Callable[[random.Random], Edit], tmp_path: Path) -> None:
    source = tmp_path / "sent.docx"
    source.write_bytes(sent_file())
    edits = [kind(random.Random(case)) for case in range(CASES)]
    targets = [tmp_path / f"{case}.docx" for case in range(CASES)]
    run_office([Job(source, edit.steps, target) for edit, target in zip(edits, targets, strict=True)])
    wrong = []
    for case, (edit, target) in enumerate(zip(edits, targets, strict=True)):
        found = received(target.read_bytes())
        try:
            edit.check(found)
        except AssertionError as error:
            wrong.append((case, edit.steps, str(error)[:600], found.findings))
    assert wrong == []
