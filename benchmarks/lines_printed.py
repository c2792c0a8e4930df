"""How much is read for each change: `python -m benchmarks.lines_printed [--seeds N]`.

Two sides with their sample positions talk over kpo-standard in `--plain`, each in a sitting of its own, until both
have confirmed. They answer what is asked, counter each other, change their minds, ask why or
for help, put off, park and remark, by a rule and a seed. Counted are the lines with text that are printed between two
things typed, without the line that is typed on; a change is a line typed that changed an answer or the record.
"After a change" is the mean of what is printed after such a line; "in all" holds what was asked for, too.
"""

import argparse
import contextlib
import io
import os
import random
import re
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measuring import machine, scratch_folder
from kpo_tui.dialogue import prompts
from kpo_tui.library import load_playbook
from kpo_tui.negotiation.party import SIDES, Parties, Side, other
from kpo_tui.plain.console import Console
from kpo_tui.plain.sitting import Sitting
from kpo_tui.table.desk import Desk
from kpo_tui.table.session import begin_session, open_session

PLAYBOOK = "kpo-standard"
NAMES = Parties("Northwind plc", "Deccan Ltd")
TARGET = 6.0
MOST_TYPED = 6000
COUNTERS = 3
"""Counter-offers that a side makes on a clause before it takes what is offered."""


class Rule:
    """One side's way to answer: what it types at a prompt; None where the other side has to act."""

    def __init__(self, seed: str) -> None:
        self.chance = random.Random(seed)
        self.countered: Counter[str] = Counter()
        self.aside: prompts.Prompt | None = None

    def answer(self, asked: prompts.Prompt) -> str | None:
        """What is typed: now and then something beside the matter, else an answer."""
        waits = isinstance(asked, prompts.Waiting | prompts.Done)
        if not waits and self.aside != asked and self.chance.random() < 0.1:
            self.aside = asked
            return self.chance.choice(("why?", "what is usual?", "help", "advice"))
        return self._to_the_matter(asked)

    def _to_the_matter(self, asked: prompts.Prompt) -> str | None:  # noqa: C901  (a line for each prompt)
        match asked:
            case prompts.Question():
                return self._value(asked)
            case prompts.Decision():
                return self._decided(asked)
            case prompts.Review():
                return "send" if not asked.missing else "skip"
            case prompts.Ahead():
                return "yes"
            case prompts.AskingBack():
                return "1" if asked.choices else "no"
            case prompts.Reminder():
                return "take it up again"
            case prompts.Standing():
                return "next"
            case prompts.Confirmation():
                return "confirm"
            case prompts.Waiting():
                return None
            case prompts.Done():
                return "quit"

    def _value(self, asked: prompts.Question) -> str:
        if not asked.suggestions or (asked.optional and self.chance.random() < 0.5):
            return "skip"
        return "take 1" if self.chance.random() < 0.85 else asked.suggestions[-1].text

    def _decided(self, asked: prompts.Decision) -> str:
        apart = [line for line in asked.lines if not line.closed and line.ours != "–" and line.theirs != "–"]
        dice = self.chance.random()
        if asked.kind == "reopening":
            return "reopen it"
        if dice < 0.04:
            return self.chance.choice(
                ("park it, finance has to look at it", "comment: please explain this", "skip")
            )
        if self.countered[asked.clause] < COUNTERS and apart:
            self.countered[asked.clause] += 1
            one = self.chance.choice(apart)
            if len(apart) == 1 or asked.missing or dice < 0.2:
                return "take our fallback"
            return f"ok but {one.label} {one.ours}"
        return "skip" if asked.missing else "accept"


class Keyboard(io.StringIO):
    """Types by the rule, counts what was printed since it typed last, and waits while the other side is at it."""

    def __init__(self, table: "Play", party: Side) -> None:
        super().__init__()
        self.table, self.party, self.read_to = table, party, 0
        self.lines = self.all_lines = self.typed = self.changes = self.after_changes = 0
        self.before: object = None
        self.parts: Counter[str] = Counter()

    def readline(self, *_: object) -> str:  # type: ignore[override]
        desk = self.table.sittings[self.party].desk
        self.count(desk)
        asked = desk.prompt()
        text = self.table.rules[self.party].answer(asked)
        if text is None or (text == "quit" and not self.table.state_done()):
            self.table.hand_over(self.party)
            text = "quit" if self.table.state_done() or self.table.stuck else "next"
        self.typed += 1
        return f"{text}\n" if self.typed < MOST_TYPED else ""

    def count(self, desk: Desk) -> None:
        """Count what was printed since the last line typed, and whether that line changed anything."""
        printed = self.table.sinks[self.party].getvalue()
        fresh = printed[self.read_to :]
        self.read_to = len(printed)
        lines = fresh.split("\n")[1:-1]  # the first is what was typed, the last is typed on
        kind = type(desk.prompt()).__name__
        read = sum(bool(line.strip()) for line in lines)
        self.lines += read
        self.parts[kind] += read
        self.parts[f"{kind} times"] += 1
        self.all_lines += len(lines) + 1
        now = (desk.state.seq, {clause: desk.working(clause) for clause in desk.unsent()})
        if now != self.before:
            self.changes += 1
            self.after_changes += read
        self.before = now


class Terminal(Console):
    """A console in a thread, where no signal can be heard."""

    @contextlib.contextmanager
    def ending_when_told(self) -> Iterator[None]:
        """Nothing tells it to end."""
        yield


class Play:
    """Two sittings in threads of their own, of which one moves at a time."""

    def __init__(self, log: Path, seed: int) -> None:
        self.log = log
        self.turns = {party: threading.Semaphore(0) for party in SIDES}
        self.rules = {party: Rule(f"{party} {seed}") for party in SIDES}
        self.sinks = {party: io.StringIO() for party in SIDES}
        self.keyboards = {party: Keyboard(self, party) for party in SIDES}
        self.sittings = {party: self._sitting(party) for party in SIDES}
        self.idle, self.stuck = 0, False

    def _sitting(self, party: Side) -> Sitting:
        def sit_down(who: Side) -> Desk:
            return Desk(open_session(self.log), who, Path(f"{PLAYBOOK}.{who}"))

        console = Terminal(self.keyboards[party], self.sinks[party])
        return Sitting(console, self.log, sit_down, party, shared=False)

    def state_done(self) -> bool:
        """True once both have confirmed."""
        return open_session(self.log).state.concluded

    def hand_over(self, party: Side) -> None:
        """The other side moves until it waits in its turn."""
        head = open_session(self.log).state.head
        self.turns[other(party)].release()
        self.turns[party].acquire()
        self.idle = self.idle + 1 if open_session(self.log).state.head == head else 0
        self.stuck = self.idle > 4

    def run(self) -> None:
        """Play to the end."""

        def play(party: Side) -> None:
            self.turns[party].acquire()
            try:
                self.sittings[party].run()
            finally:
                self.idle = 9
                self.stuck = True
                self.turns[other(party)].release()

        threads = [threading.Thread(target=play, args=(party,), daemon=True) for party in SIDES]
        for thread in threads:
            thread.start()
        self.turns["client"].release()
        for thread in threads:
            thread.join()


def played(folder: Path, seed: int) -> Play:
    """One deal, from the first question to both confirmations."""
    log = folder / f"deal-{seed}.jsonl"
    begin_session(log, load_playbook(PLAYBOOK), NAMES)
    play = Play(log, seed)
    play.run()
    return play


def main() -> None:
    """Play, and print what was read for each change."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seeds", type=int, default=3)
    asked.add_argument("--keep", type=Path, help="keep what both sides saw in this folder")
    given = asked.parse_args()
    print(machine())
    with scratch_folder() as folder:
        os.environ["KPO_STATE_DIR"] = str(folder / "state")
        for seed in range(given.seeds):
            play = played(folder, seed)
            boards = play.keyboards.values()
            names = ("lines", "typed", "changes", "after_changes")
            lines, typed, changes, after = (sum(getattr(b, name) for b in boards) for name in names)
            state = open_session(play.log).state
            print(
                f"seed {seed}: {lines:,} lines read, {typed:,} typed, {changes:,} changes, {state.seq:,} events: "
                f"{after / changes:.1f} lines after a change, {lines / changes:.1f} a change in all"
                f" (all lines: {sum(b.all_lines for b in boards):,}); {'confirmed' if state.concluded else 'NOT confirmed'}"
            )
            parts = sum((board.parts for board in boards), Counter())
            for kind in sorted(re.sub(" times", "", part) for part in parts if part.endswith(" times")):
                times = parts[f"{kind} times"]
                print(f"  {kind:12} {times:5} times, {parts[kind] / times:5.1f} lines each")
            if given.keep:
                for party, sink in play.sinks.items():
                    (given.keep / f"{party}-{seed}.txt").write_text(sink.getvalue(), encoding="utf-8")


if __name__ == "__main__":
    main()
