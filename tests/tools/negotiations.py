"""The negotiations that are sampled: how each log is made, and which scenes it is good for."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from tests.tools.common import everywhere
from tests.tools.scenes import scenes_of
from tests.tools.sentences import scenes_said
from tests.tools.staging import Log, Scene, kpo

GOLDEN = Path(__file__).parents[1] / "logs"
MADE = "made.jsonl"
BEGIN = "2026-01-12T09:00:00+00:00"


@dataclass(frozen=True)
class Sampled:
    """One negotiation: played from a seed, a golden log, or only opened. `part` of its lines are taken."""

    name: str
    playbook: str = "kpo-essentials"
    seed: int = 1
    length: str = "quick"
    part: float = 1.0
    events: int = 0
    golden: str = ""
    said_alone: int = 20

    @property
    def number(self) -> int:
        """Which of all it is."""
        return SAMPLED.index(self) if self in SAMPLED else 0

    def making(self) -> Scene:
        """The scene in which its log is made."""
        if self.length == "none":
            names = ("--client", "Acme Ltd", "--provider", "Bharat Analytics", "--as", "client")
            return Scene("making", [kpo("new", MADE, "--playbook", self.playbook, *names)])
        played = ["--playbook", self.playbook, "--seed", str(self.seed), "--length", self.length]
        played += ["--events", str(self.events)] if self.events else []
        return Scene("making", [kpo("sample", "-o", MADE, *played)])

    def log_in(self, folder: Path, made: Path, thorough: bool) -> Log:
        """Its log, taken from what was made into the folder of logs, with its beginning beside it."""
        target = folder / f"{self.name}.jsonl"
        source = GOLDEN / f"{self.golden}.jsonl" if self.golden else made
        lines = source.read_bytes().splitlines(keepends=True)
        folder.mkdir(parents=True, exist_ok=True)
        taken = lines[: max(1, round(len(lines) * self.part))]
        early_of(target).write_bytes(b"".join(taken[: max(1, len(taken) // 3)]))
        target.write_bytes(b"".join(taken))
        return Log(target, self.number, thorough)

    def scenes(self, log: Log) -> list[Scene]:
        """All its scenes; the first negotiation has those that need none, too."""
        early = early_of(log.path)
        said = scenes_said(log, early, self.number, len(SAMPLED), self.said_alone)
        return [*scenes_of(log, early), *said, *(everywhere() if self.number == 0 else [])]


def early_of(log: Path) -> Path:
    """Where the beginning of a log lies."""
    return log.with_suffix(".early.jsonl")


def starts_after(log: Log) -> str:
    """A time soon after the log's last event."""
    return (datetime.fromisoformat(log.last_at) + timedelta(minutes=30)).isoformat()


SAMPLED = (
    Sampled("opened", length="none", said_alone=100),
    Sampled("opened-standard", "kpo-standard", length="none"),
    Sampled("essentials-quick", seed=3, part=0.976, said_alone=60),
    Sampled("essentials-begun", seed=11, part=0.35, said_alone=100),
    Sampled("essentials-half", seed=7, length="long", part=0.4, said_alone=100),
    Sampled("essentials-lengthened", seed=12, events=250),
    Sampled("everything", seed=29, length="long", golden="everything"),
    Sampled("deadlock", seed=4, length="deadlock", golden="deadlock", said_alone=60),
    Sampled("hostile", seed=2, golden="hostile"),
    Sampled("torn", seed=5, part=0.9, golden="torn"),
    Sampled("standard-quick", "kpo-standard", 5, "quick"),
    Sampled("standard-long", "kpo-standard", 8, "long", part=0.3),
    Sampled("clinical-pharma", "kpo-clinical-pharma", 21, "long", part=0.6),
    Sampled("data-annotation", "kpo-data-annotation", 22, "quick", part=0.5),
    Sampled("engineering-design", "kpo-engineering-design", 23, "long"),
    Sampled("financial-research", "kpo-financial-research", 24, "deadlock"),
    Sampled("ip-search", "kpo-ip-search", 25, "quick", part=0.7),
    Sampled("legal-process", "kpo-legal-process", 26, "long", part=0.2),
    Sampled("market-research", "kpo-market-research", 27, "quick", part=0.97),
    Sampled("research-analytics", "kpo-research-analytics", 28, "deadlock", part=0.8),
)
