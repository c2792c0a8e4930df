"""What the program that compares outputs says of one small negotiation."""

from pathlib import Path

import pytest

from tests.tools.negotiations import Sampled
from tests.tools.outputs import HERE, Place, compare, first_difference, told, write
from tests.tools.staging import DEAL, Log, Scene, kpo

pytestmark = pytest.mark.long


class Small(Sampled):
    """A negotiation of which little is looked at."""

    def scenes(self, log: Log) -> list[Scene]:
        steps = [
            kpo("status", DEAL, "payment"),
            kpo("accept", DEAL, "payment", "--as", "client"),
            kpo("propose", DEAL, "payment", "net_days=net 45", "--as", "client", "--valid-until", "14 days"),
            kpo("issues", DEAL, "-o", "issues.docx"),
            kpo("negotiate", DEAL, "--as", "provider", "--plain", typed="why?\n30 days\nyes\n"),
        ]
        return [Scene("small", steps, {DEAL: log.path.name})]


def test_the_program_writes_the_same_twice_and_what_differs_is_told(tmp_path: Path) -> None:
    old, new = Place(tmp_path / "old"), Place(tmp_path / "new")
    write(HERE, old, [Small("small", length="none")])
    assert told(old, ["small"]) == told(old, ["small", "nowhere"])
    said = next(old.outputs.glob("small/small/001-*.txt"))
    said.write_bytes(said.read_bytes().replace(b"Charges and payment", b"Payment and charges"))
    (old.outputs / "small" / "small" / "more.txt").touch()
    first, second = compare(old, new, HERE, ["small"])
    assert first.startswith(f"small/small/{said.name}: line ")
    assert "Payment and charges" in first.splitlines()[1]
    assert "Charges and payment" in first.splitlines()[2]
    assert second == "small/small/more.txt: only the old program writes it"
    outcomes = [
        path.read_text(encoding="utf-8").splitlines()[1] for path in sorted(said.parent.glob("0*.txt"))
    ]
    assert outcomes == ["ended: 0", "ended: 1", "ended: 0", "ended: 0", "ended: 0"]
    added = next(new.outputs.glob("small/small/003-*/deal.jsonl.added")).read_text(encoding="utf-8")
    assert '"at":"2026-01-12T09:' in added, "the clock is not this machine's"


def test_a_difference_is_shown_where_it_begins() -> None:
    assert first_difference(b"a\nbc\n", b"a\nbd\n") == "line 2\n    - bc\n    + bd"
    assert first_difference(b"a", b"a\nb") == "line 2\n    - (it has ended)\n    + b"
