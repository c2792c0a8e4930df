"""Kill a writing process over and over: `python -m benchmarks.soak [--kills N] [--seed N]`.

A child plays a negotiation and reports each act over a pipe once it was acknowledged: its number and
the hash of its line. At a random moment it is killed with SIGKILL. Then the log must verify from its
first line to its last, hold every line that was acknowledged, and take the next act. Exit status 1 if
it ever does not, or if not one act was acknowledged. Needs a system with fork.
"""

import argparse
import os
import random
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from benchmarks.measuring import machine, scratch_folder
from benchmarks.played import PARTIES_NAMED, PLAYBOOK, Player
from kpo_tui.errors import KpoError
from kpo_tui.library import load_playbook
from kpo_tui.log.record import hash_of
from kpo_tui.machine import files
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.table.session import begin_session, open_session

KILLS_A_LOG = 20
MOST_FAILURES = 10
LONGEST_LIFE = 0.02
READY = b"\n"


@dataclass
class Tally:
    """What happened so far."""

    kills: int = 0
    acknowledged: int = 0
    unacknowledged: int = 0
    torn: int = 0
    failures: int = 0

    def __str__(self) -> str:
        return (
            f"{self.kills:,} kills: {self.acknowledged:,} acts acknowledged, {self.failures} logs found wanting; "
            f"{self.unacknowledged} acts recorded but killed before they were acknowledged, {self.torn} torn lines"
        )


def play_until_killed(path: Path, player: Player, pipe: int) -> NoReturn:
    """The child: says that it is ready, then does one act after the other and reports each."""
    files._lock.cache_clear()  # noqa: SLF001  (a lock does not pass to a forked process)
    session = open_session(path)
    os.write(pipe, READY)
    while True:
        party, act = player.turn(session.state, session.clock())
        session.perform(act, party)
        os.write(pipe, f"{session.state.seq} {session.state.head}\n".encode())


def kill_one(path: Path, player: Player, life: float) -> dict[int, str]:
    """Let a child play for `life` seconds and kill it; gives the acts it reported, number to hash."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            play_until_killed(path, player, writing)
        finally:
            os._exit(1)  # only an error leads here
    os.close(writing)
    os.read(reading, len(READY))
    time.sleep(life)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        raise ChildProcessError("the child ended by itself")
    with os.fdopen(reading, "r") as reports:
        return {int(number): head for number, head in (line.split() for line in reports)}


def complaint(path: Path, reported: dict[int, str], tally: Tally) -> str | None:
    """What is wrong with the log after a kill; None when nothing is."""
    session = open_session(path)
    if session.reading.damage is not None:
        return f"damaged at {session.reading.damage}"
    lines = path.read_bytes().split(b"\n")[:-1]
    for number, head in reported.items():
        if number > len(lines) or hash_of(lines[number - 1]) != head:
            return f"act {number} was acknowledged and is lost"
    tally.torn += bool(session.reading.torn)
    tally.unacknowledged += bool(reported) and session.state.seq > max(reported)
    session.perform(Comment(text="Still here."), "client")
    again = open_session(path)
    if again.reading.damage is not None or again.state.seq != len(lines) + 1:
        return "the next act did not go in behind the last one"
    return None


def soak(folder: Path, kills: int, seed: int) -> Tally:
    """Kill that many children, on a fresh log every so often."""
    dice = random.Random(seed)
    tally = Tally()
    playbook = load_playbook(PLAYBOOK)
    player = Player(playbook, seed)
    path = folder / "0.jsonl"
    while tally.kills < kills and tally.failures < MOST_FAILURES:
        if tally.kills % KILLS_A_LOG == 0 or tally.failures:
            path = folder / f"{tally.kills}.jsonl"
            begin_session(path, playbook, PARTIES_NAMED)
        player.random.seed(dice.random())
        try:
            reported = kill_one(path, player, dice.uniform(0, LONGEST_LIFE))
            found = complaint(path, reported, tally)
        except (KpoError, ChildProcessError) as error:
            reported, found = {}, str(error)
        tally.kills += 1
        tally.acknowledged += len(reported)
        if found:
            tally.failures += 1
            print(f"kill {tally.kills}: {found}", file=sys.stderr)
    return tally


def main() -> int:
    """Soak and print; 1 if anything was lost."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    print(machine())
    with scratch_folder() as folder:
        tally = soak(folder, wanted.kills, wanted.seed)
    print(tally)
    return 0 if tally.acknowledged and not tally.failures else 1


if __name__ == "__main__":
    sys.exit(main())
