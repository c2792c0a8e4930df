"""Replay against its bounds: `python -m benchmarks.replay [--events N] [--repetitions N]`.

1. Opening a long log for replay and showing its end, against `kpo status`, both as whole processes.
2. Jumping to a random event, against folding the whole log, and against the same in a log of 1,000 events.
3. Memory of a recording, against that of the state and the bytes of the log.
4. The page for a browser: how long it takes and how large it is, for each event.
"""

import argparse
import random
import statistics
import sys
import time
import tracemalloc
from pathlib import Path

from benchmarks.measuring import Ratio, command, in_turns, machine, printed_by, report, scratch_folder, table
from benchmarks.played import write_log
from kpo_tui.log import jsonl
from kpo_tui.log.playback import STRIDE, Recording

SHORT = 1_000
OPENING_TARGET = 1.3
FOLDING_TARGET = 1 / 50
SHORT_TARGET = 3.0
MEMORY_TARGET = 3.0
JUMPS = 200
SHOW_END = """
import sys
from pathlib import Path
from kpo_tui.documents.formats.terminal import document_as_text
from kpo_tui.documents.reports.standings import status
from kpo_tui.log.playback import Recording
end = Recording(Path(sys.argv[1])).end
sys.stdout.write(document_as_text(status(end, end.last_at)))
"""
"""What a replay does when it opens, in a process of its own: read for replay, and show where it ends."""


def opening(path: Path, bytecode: Path, repetitions: int) -> str:
    """Section 1."""
    runs = {
        "replay": command(bytecode, sys.executable, "-c", SHOW_END, str(path)),
        "status": command(bytecode, sys.executable, "-m", "kpo_tui", "status", str(path)),
    }
    median = in_turns(runs, repetitions)
    ratio = Ratio("open, show the end / kpo status", median["replay"], median["status"], OPENING_TARGET)
    return report("Opening for replay", [ratio])


def jumping(path: Path, short: Path, repetitions: int) -> str:
    """Section 2: jumps go round all stretches, so that none is to one that is still kept."""
    fold = in_turns({"fold": lambda: jsonl.read(path)}, repetitions)["fold"]
    recordings = {"long": Recording(path), "short": Recording(short)}
    dice = random.Random(1)
    times: dict[str, list[float]] = {name: [] for name in recordings}
    for turn in range(JUMPS):
        for name, recording in recordings.items():
            stretch = turn * 37 % -(-len(recording) // STRIDE)
            seq = min(stretch * STRIDE + dice.randint(1, STRIDE), len(recording))
            start = time.perf_counter()
            recording.state_at(seq)
            times[name].append((time.perf_counter() - start) * 1000)
    jump = {name: statistics.median(taken) for name, taken in times.items()}
    ratios = [
        Ratio("jump / folding the whole log", jump["long"], fold, FOLDING_TARGET),
        Ratio(f"jump / jump in a log of {SHORT:,} events", jump["long"], jump["short"], SHORT_TARGET),
    ]
    lines = [f"{one.name}: {one.value:.4f}, target <= {one.target:g}, met: {one.met}" for one in ratios]
    return (
        f"Jumping to an event, {JUMPS} times, medians {jump['long']:.2f} and {jump['short']:.2f} ms\n"
        + "\n".join(lines)
    )


def memory(path: Path) -> str:
    """Section 3: in a process of its own, which traces what it allocates."""
    state, kept, peak = (
        int(word) for word in printed_by("benchmarks.replay", "--memory-of", str(path)).split()
    )
    size = path.stat().st_size // 1024
    base = state + size
    rows = [(f"{state:,}", f"{size:,}", f"{kept:,}", f"{peak:,}", f"{kept / base:.2f}", f"{peak / base:.2f}")]
    shown = table(("state KiB", "log KiB", "kept KiB", "peak KiB", "kept / both", "peak / both"), rows)
    met = "yes" if peak <= MEMORY_TARGET * base else "NO"
    return f"Memory of a recording\n{shown}\ntarget <= {MEMORY_TARGET:g}, met: {met}"


def memory_of(path: Path) -> str:
    """KiB: of the state alone, of a recording, and at most while it is opened and jumped about in."""
    tracemalloc.start()
    state = jsonl.read(path).state
    alone = tracemalloc.get_traced_memory()[0]
    assert state.seq > 0
    del state
    tracemalloc.reset_peak()
    base = tracemalloc.get_traced_memory()[0]
    recording = Recording(path)
    kept = tracemalloc.get_traced_memory()[0] - base
    for seq in range(1, len(recording), max(1, len(recording) // 50)):
        recording.state_at(seq)
    peak = tracemalloc.get_traced_memory()[1] - base
    return f"{alone // 1024} {kept // 1024} {peak // 1024}"


def paging(path: Path, folder: Path) -> str:
    """Section 4: of a played log and of one with random values, which are longer in the redlines."""
    from kpo_tui.replay.page import page
    from kpo_tui.sample.seeded_play import play_seeded

    played = play_seeded(folder / "played.jsonl", 29, length="long").path
    rows = []
    for log in (played, path):
        recording = Recording(log)
        start = time.perf_counter()
        size = len(page(recording).encode())
        taken = (time.perf_counter() - start) * 1000
        each = len(recording)
        rows.append(
            (
                f"{each:,} events",
                f"{size // 1024:,}",
                f"{size / log.stat().st_size:.2f}",
                f"{taken / each:.2f}",
            )
        )
    return "The page\n" + table(("log", "page KiB", "page / log", "ms an event"), rows)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.replay", description=__doc__)
    parser.add_argument("--events", type=int, default=100_000, help="length of the log to replay")
    parser.add_argument("--repetitions", type=int, default=7)
    parser.add_argument("--memory-of", type=Path, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.memory_of is not None:
        print(memory_of(wanted.memory_of))
        return
    print(machine())
    with scratch_folder() as folder:
        path, short = folder / "long.jsonl", folder / "short.jsonl"
        write_log(path, wanted.events)
        write_log(short, SHORT)
        print(f"\n{opening(path, folder / 'bytecode', wanted.repetitions)}")
        print(f"\n{jumping(path, short, wanted.repetitions)}")
        print(f"\n{memory(path)}")
        print(f"\n{paging(short, folder)}")


if __name__ == "__main__":
    main()
