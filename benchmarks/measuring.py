"""What the benchmarks share: measuring in turns, and a table of ratios with their targets."""

import contextlib
import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent


class Ratio(NamedTuple):
    """One line of a report: what was measured, against what, in milliseconds, and what is allowed.

    Without a target it is there to compare.
    """

    name: str
    ours: float
    base: float
    target: float | None = None

    @property
    def value(self) -> float:
        """How many times as long as the base."""
        return self.ours / self.base

    @property
    def met(self) -> str:
        """Whether the ratio is within the target."""
        if self.target is None:
            return ""
        return "yes" if self.value <= self.target else "NO"


def in_turns(runs: Mapping[str, Callable[[], object]], repetitions: int) -> dict[str, float]:
    """The median time of each in milliseconds, the runs interleaved so that noise falls on all alike."""
    times: dict[str, list[float]] = {name: [] for name in runs}
    for run in runs.values():
        run()  # once unmeasured: caches of the file system and of the interpreter
    for _ in range(repetitions):
        for name, run in runs.items():
            gc.collect()
            start = time.perf_counter()
            run()
            times[name].append((time.perf_counter() - start) * 1000)
    return {name: statistics.median(taken) for name, taken in times.items()}


def command(bytecode: Path, *arguments: str) -> Callable[[], object]:
    """A run of a command in a process of its own, its output thrown away.

    Compiled modules are kept in the folder `bytecode`, as an installed program has them.
    """
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    settings["PYTHONPYCACHEPREFIX"] = str(bytecode)
    return lambda: subprocess.run(arguments, check=True, cwd=ROOT, capture_output=True, env=settings)


def printed_by(module: str, *arguments: str) -> str:
    """What `python -m module arguments` prints, run in a fresh interpreter."""
    words = [sys.executable, "-m", module, *arguments]
    return subprocess.run(words, check=True, cwd=ROOT, capture_output=True, text=True).stdout


@contextlib.contextmanager
def scratch_folder() -> Iterator[Path]:
    """A folder for the files of one run, on the disk that the program lies on."""
    parent = ROOT / "build"
    parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="benchmark-", dir=parent) as name:
        yield Path(name)


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Rows under headings, the first column to the left and the rest to the right."""
    widths = [max(len(row[at]) for row in (headings, *rows)) for at in range(len(headings))]
    lines = []
    for row in (headings, *rows):
        cells = [
            row[0].ljust(widths[0]),
            *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)),
        ]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def report(title: str, ratios: Sequence[Ratio]) -> str:
    """The ratios as a table."""
    rows = [
        (
            one.name,
            f"{one.ours:.2f}",
            f"{one.base:.2f}",
            f"{one.value:.2f}",
            "" if one.target is None else f"<= {one.target:g}",
            one.met,
        )
        for one in ratios
    ]
    return f"{title}\n" + table(("what", "ours ms", "base ms", "ratio", "target", "met"), rows)


def machine() -> str:
    """The machine in a few words, to put beside its numbers."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"Python {sys.version.split()[0]}, {os.cpu_count()} cores{load}"
