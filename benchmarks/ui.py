"""How quick the screen is: `python -m benchmarks.ui [--quick]`.

First paint against a bare Textual app with the same kinds of widgets; key presses and clause changes with 1,000
clauses and a log of 20,000 events against 10 clauses; processor time while idle; memory over a thousand turns.
"""

import argparse
import asyncio
import os
import resource
import statistics
import sys
import time
from pathlib import Path
from typing import NamedTuple

from textual import events
from textual.pilot import Pilot

from benchmarks.measuring import Ratio, command, in_turns, machine, report, scratch_folder
from kpo_tui.log.record import hash_of, line_of
from kpo_tui.negotiation.acts.opening import Opened, begin
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.events import LOG_FORMAT, Offer
from kpo_tui.negotiation.party import SIDES, Parties
from kpo_tui.negotiation.playbook import Clause, Playbook
from kpo_tui.negotiation.rules import decide, evolve
from kpo_tui.negotiation.terms import AnyTerm, DurationTerm, PercentTerm
from kpo_tui.ui.app import KpoApp
from kpo_tui.ui.negotiation.negotiation_screen import NegotiationScreen
from kpo_tui.ui.negotiation.prompt_panel import Say
from kpo_tui.ui.negotiation.seat import Table

SIZE = (120, 40)
BARE = """
import sys
from textual.app import App
from textual.containers import Container, Vertical
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.widgets import Footer, Input, OptionList, Static
if "same" in sys.argv:
    import kpo_tui.ui.app
class Bare(App):
    def compose(self):
        with Container(), Vertical():
            yield Static("kpo")
            yield ScrollView()
            yield OptionList("one", "two")
            yield Input()
        yield Footer()
    def on_mount(self):
        self.call_after_refresh(self.exit)
Bare().run(headless=True, size=(120, 40))
"""
OURS = """
import sys
from pathlib import Path
from kpo_tui.ui.app import KpoApp
from kpo_tui.ui.negotiation.seat import Table
class Timed(KpoApp):
    def on_mount(self):
        self.call_after_refresh(self.exit)
Timed(Table(Path(sys.argv[1]), "client", {})).run(headless=True, size=(120, 40))
"""


class Sitting(NamedTuple):
    """Milliseconds of each key press and each clause change; the share of a core used while idle; MiB kept."""

    keys: list[float]
    clauses: list[float]
    idle: float


def playbook(clauses: int) -> Playbook:
    """A playbook of so many clauses of two terms."""
    terms: dict[str, AnyTerm] = {
        "days": DurationTerm(label="Period", unit="days"),
        "rate": PercentTerm(label="Rate"),
    }
    wording = "It is done within {{ days }} at {{ rate }}."
    named = {
        f"c{n}": Clause(title=f"Clause {n} of many", wording=wording, terms=dict(terms))
        for n in range(clauses)
    }
    return Playbook(id="many", title="Many clauses", clauses=named)


def write_log(path: Path, clauses: int, count: int) -> None:
    """A log of `count` events in which both sides take turns on all clauses."""
    opened = Opened(seq=1, at=moment(0), party=None, prev="", format=LOG_FORMAT, parties=Parties("Acme", "Bharat"),
                    playbook=playbook(clauses))  # fmt: skip
    line = line_of(opened)
    state = begin(opened, hash_of(line))
    with path.open("wb") as file:
        file.write(line + b"\n")
        for seq in range(2, count + 1):
            turn, place = divmod(seq - 2, clauses)
            offer = Offer(terms={"days": f"{20 + turn % 60} days", "rate": f"{1 + turn % 9}%"})
            event = decide(state, Propose(offers={f"c{place}": offer}), SIDES[turn % 2], moment(seq))
            line = line_of(event)
            file.write(line + b"\n")
            state = evolve(state, event, hash_of(line))


def moment(seconds: int) -> str:
    """A time, so many seconds after the beginning."""
    hours, rest = divmod(seconds, 3600)
    return f"2026-01-{1 + hours // 24:02d}T{hours % 24:02d}:{rest // 60:02d}:{rest % 60:02d}.000Z"


async def painted(screen: NegotiationScreen, start: float) -> float:
    """Milliseconds from `start` until the screen is painted after what was just done to it."""
    done = asyncio.get_running_loop().create_future()

    def tell() -> None:
        if not done.done():
            done.set_result(None)

    screen.call_after_refresh(tell)
    await done
    return (time.perf_counter() - start) * 1000


async def key_press(app: KpoApp, screen: NegotiationScreen, letter: str) -> float:
    """Milliseconds from a key until its letter is on the screen."""
    say = screen.query_one(Say)
    before, start = say.value, time.perf_counter()
    app.post_message(events.Key(letter, letter))
    while say.value == before:
        await asyncio.sleep(0)
    return await painted(screen, start)


async def clause_change(screen: NegotiationScreen, clause: str) -> float:
    """Milliseconds from going to a clause until it is on the screen."""
    start = time.perf_counter()
    screen.go(clause)
    return await painted(screen, start)


async def at_rest(pilot: Pilot[None]) -> None:
    """Wait until threads have read and compared what they are to."""
    await pilot.pause(1.0)
    while any(w.group in ("wording", "history") and not w.is_finished for w in pilot.app.workers):
        await pilot.pause(0.1)


async def sit(path: Path, repetitions: int, idle_seconds: float) -> Sitting:
    """Sit down, press keys, walk through clauses, and then do nothing."""
    app = KpoApp(Table(path, "client", {}))
    async with app.run_test(size=SIZE) as pilot:
        await at_rest(pilot)
        screen = app.screen
        assert isinstance(screen, NegotiationScreen)
        names = list(screen.seat.snapshot.state.clauses)
        say = screen.query_one(Say)
        keys, clauses = [], []
        for at in range(repetitions):
            keys.append(await key_press(app, screen, "abcdefgh"[at % 8]))
            if at % 20 == 19:
                say.value = ""
            clauses.append(await clause_change(screen, names[(at * 7) % len(names)]))
        await at_rest(pilot)
        before = time.process_time()
        await asyncio.sleep(idle_seconds)
        idle = (time.process_time() - before) / idle_seconds
    return Sitting(keys, clauses, idle)


async def talk(path: Path, turns: int) -> list[float]:
    """Memory in MiB at every tenth of so many turns."""
    app = KpoApp(Table(path, "client", {}))
    held: list[float] = []
    async with app.run_test(size=SIZE) as pilot:
        await at_rest(pilot)
        screen = app.screen
        assert isinstance(screen, NegotiationScreen)
        for turn in range(1, turns + 1):
            screen.seat.say(("why?", "what's normal?", "skip", "45 days")[turn % 4])
            await painted(screen, time.perf_counter())
            if turn % (turns // 10) == 0:
                held.append(memory())
    return held


def memory() -> float:
    """Memory of this process in MiB: now where the system says it, else the most it had."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def slowest(times: list[float]) -> float:
    """The time that the slowest 5 % take at least."""
    return statistics.quantiles(times, n=20)[-1]


def measured(folder: Path, repetitions: int) -> list[Ratio]:
    """All ratios."""
    few, many = folder / "few.jsonl", folder / "many.jsonl"
    write_log(few, 10, 40)
    write_log(many, 1000, 20_000)
    programs = {"ours": (OURS, ""), "same": (BARE, "same"), "bare": (BARE, "")}
    paint = in_turns(
        {
            name: command(folder / "pyc", sys.executable, "-c", code, str(few), word)
            for name, (code, word) in programs.items()
        },
        max(repetitions // 10, 5),
    )
    small, large = Sitting([], [], 0), Sitting([], [], 0)
    for _ in range(3):
        once = [asyncio.run(sit(path, repetitions, 5)) for path in (few, many)]
        small, large = (
            Sitting(a.keys + b.keys, a.clauses + b.clauses, b.idle)
            for a, b in zip((small, large), once, strict=True)
        )
    print(f"Idle with 1,000 clauses: {large.idle:.2%} of a core; with 10: {small.idle:.2%}")
    return [
        Ratio("first paint, against a bare app with the same imports", paint["ours"], paint["same"], 1.4),
        Ratio("first paint, against a bare app of Textual's widgets alone", paint["ours"], paint["bare"]),
        Ratio("slowest 5 % of key presses", slowest(large.keys), slowest(small.keys), 1.5),
        Ratio("median key press", statistics.median(large.keys), statistics.median(small.keys)),
        Ratio("slowest 5 % of clause changes", slowest(large.clauses), slowest(small.clauses), 1.5),
        Ratio("median clause change", statistics.median(large.clauses), statistics.median(small.clauses)),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer repetitions")
    quick = parser.parse_args().quick
    with scratch_folder() as folder:
        os.environ["KPO_STATE_DIR"] = os.environ["KPO_CONFIG_DIR"] = str(folder / "state")
        print(report(f"The screen ({machine()})", measured(folder, 40 if quick else 120)))
        held = asyncio.run(talk(folder / "few.jsonl", 200 if quick else 1000))
        print("Memory over the turns, MiB: " + " ".join(f"{one:.0f}" for one in held))


if __name__ == "__main__":
    main()
