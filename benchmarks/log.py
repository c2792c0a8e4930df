"""The log against its floors: `python -m benchmarks.log [--events N] [--repetitions N]`.

1. Opening, verifying and folding a long log, against parsing and hashing each of its lines.
2. The memory that takes, for logs of growing length.
3. An act, decided, checked and on the disk, against SQLite and against a bare write and fdatasync.
"""

import argparse
import hashlib
import json
import os
import sqlite3
import statistics
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from benchmarks.measuring import Ratio, in_turns, machine, printed_by, report, scratch_folder, table
from benchmarks.played import PARTIES_NAMED, PLAYBOOK, Player, write_log
from kpo_tui.library import load_playbook
from kpo_tui.log import jsonl
from kpo_tui.table.session import begin_session

READ_TARGET = 2.0
SQLITE_TARGET = 0.7
GROWTH_TARGET_KIB = 1024


def floor(path: Path) -> None:
    """Parse and hash every line: the least that reading a hash-chained JSON log can take in Python."""
    with path.open("rb") as file:
        for line in file:
            json.loads(line)
            hashlib.sha256(line[:-1]).hexdigest()


def reading(path: Path, repetitions: int) -> str:
    """Section 1."""
    runs: dict[str, Callable[[], object]] = {"read": lambda: jsonl.read(path), "floor": lambda: floor(path)}
    median = in_turns(runs, repetitions)
    ratio = Ratio("open, verify and fold / json + SHA-256", median["read"], median["floor"], READ_TARGET)
    return report("Reading", [ratio])


def memory(folder: Path, counts: list[int]) -> str:
    """Section 2: each log is read in a process of its own, which traces what it allocates."""
    path = folder / "memory.jsonl"
    rows, peaks = [], []
    for count in counts:
        write_log(path, count)
        peak, kept = (int(word) for word in printed_by("benchmarks.log", "--memory-of", str(path)).split())
        rows.append((f"{count:,} events", f"{path.stat().st_size // 1024:,}", f"{peak:,}", f"{kept:,}"))
        peaks.append(peak)
    grown = max(peaks) - peaks[0]
    shown = table(("log", "size KiB", "peak KiB", "kept KiB"), rows)
    met = "yes" if grown <= GROWTH_TARGET_KIB else "NO"
    return f"Memory of reading\n{shown}\nlongest less shortest: {grown:,} KiB, target <= {GROWTH_TARGET_KIB:,}, met: {met}"


def memory_of(path: Path) -> str:
    """The KiB allocated at most while reading, and those still held by the state it gives."""
    tracemalloc.start()
    state = jsonl.read(path).state
    kept, peak = tracemalloc.get_traced_memory()
    assert state.seq > 0
    return f"{peak // 1024} {kept // 1024}"


def appending(folder: Path, count: int) -> str:
    """Section 3: one act, one insert, one write after the other, each timed on its own."""
    session = begin_session(folder / "append.jsonl", load_playbook(PLAYBOOK), PARTIES_NAMED)
    player = Player(session.state.playbook, seed=1)
    database = sqlite3.connect(folder / "append.db", isolation_level=None)
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE events (seq INTEGER PRIMARY KEY, line BLOB NOT NULL)")
    bare = os.open(folder / "append.bare", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    times: dict[str, list[float]] = {"act": [], "sqlite": [], "bare": []}
    for _ in range(count):
        party, act = player.turn(session.state, session.clock())
        times["act"].append(_timed(lambda: session.perform(act, party)))  # noqa: B023  (called at once)
        with session.path.open("rb") as log:
            log.seek(session.reading.last)
            line = log.read()
        row = (session.state.seq, line)
        times["sqlite"].append(_timed(lambda: database.execute("INSERT INTO events VALUES (?, ?)", row)))  # noqa: B023
        times["bare"].append(_timed(lambda: _write_bare(bare, line)))  # noqa: B023
    database.close()
    os.close(bare)
    median = {name: statistics.median(taken) for name, taken in times.items()}
    return report(
        "Appending",
        [
            Ratio(
                "Session.perform / SQLite, FULL, rollback journal",
                median["act"],
                median["sqlite"],
                SQLITE_TARGET,
            ),
            Ratio("Session.perform / write + fdatasync", median["act"], median["bare"]),
        ],
    )


def _write_bare(file: int, line: bytes) -> None:
    os.write(file, line)
    os.fdatasync(file)


def _timed(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.log", description=__doc__)
    parser.add_argument("--events", type=int, default=100_000, help="length of the log to read")
    parser.add_argument("--appends", type=int, default=500, help="acts to append")
    parser.add_argument("--repetitions", type=int, default=9)
    parser.add_argument("--memory-of", type=Path, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.memory_of is not None:
        print(memory_of(wanted.memory_of))
        return
    print(machine())
    with scratch_folder() as folder:
        path = folder / "long.jsonl"
        kinds = write_log(path, wanted.events)
        print(f"{wanted.events:,} events: " + ", ".join(f"{count:,} {kind}" for kind, count in kinds.items()))
        print(f"\n{reading(path, wanted.repetitions)}")
        print(f"\n{memory(folder, [wanted.events // 100, wanted.events // 10, wanted.events])}")
        print(f"\n{appending(folder, wanted.appends)}")


if __name__ == "__main__":
    main()
