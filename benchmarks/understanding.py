"""How soon a sentence is read: `python -m benchmarks.understanding [--repeat N]`.

Processor time for lines of the tests' tables, for texts of 300 and 600 characters that are made of them, and for
the hostile inputs of the tests at 600 characters. Time is linear in the length where twice the text takes twice as long.
"""

import argparse
import random
import time
from collections.abc import Sequence

from benchmarks.measuring import machine, table
from kpo_tui.understanding.interpretation import read
from tests.understanding.hostile import PIECES
from tests.understanding.lines import all_lines
from tests.understanding.situations import situation

LONG = 600
TARGET_MS = 50.0
MOST_MS = 100.0
_JOINS = (", ", " and ", ". ", "; ", " ", "\n", " but ")
_MOMENTS = ("pay", "std-pay", "std-sla", "blank", "net", "std", "pricing-open")

Said = tuple[str, str]
"""A text, and the moment at which it is said."""


def lines() -> list[Said]:
    """Every fourth sentence of the tables, at its moment."""
    return [(line.text, line.situation) for line in all_lines()[::4]]


def passages(size: int) -> list[Said]:
    """Texts of so many characters, made of the sentences of the tables; the longer go on where the shorter end."""
    chance, known = random.Random("benchmark"), [text for text, _ in lines()]
    found = []
    for at in range(49):
        text = ""
        while len(text) < LONG:
            text += chance.choice(known) + chance.choice(_JOINS)
        found.append((text[:size], _MOMENTS[at % len(_MOMENTS)]))
    return found


def hostile(size: int) -> list[Said]:
    """Each of the hostile pieces over and over."""
    return [((piece * size)[:size], moment) for piece in PIECES for moment in ("pricing-open", "std-pay")]


def taken(said: Sequence[Said], repeat: int) -> list[float]:
    """The milliseconds of processor time of each text, the least of so many readings, shortest first."""
    times = []
    for text, moment in said:
        at_hand = situation(moment)
        read(text, at_hand)
        times.append(min(_once(text, moment) for _ in range(repeat)))
    return sorted(times)


def _once(text: str, moment: str) -> float:
    at_hand, start = situation(moment), time.process_time()
    read(text, at_hand)
    return (time.process_time() - start) * 1000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.understanding", description=__doc__)
    parser.add_argument("--repeat", type=int, default=3)
    wanted = parser.parse_args()
    print(machine())
    kinds = {
        "a sentence": (lines(), TARGET_MS),
        f"{LONG // 2} characters": (passages(LONG // 2), TARGET_MS),
        f"{LONG} characters": (passages(LONG), TARGET_MS),
        f"hostile, {LONG // 2}": (hostile(LONG // 2), MOST_MS),
        f"hostile, {LONG}": (hostile(LONG), MOST_MS),
    }
    rows = []
    for name, (said, target) in kinds.items():
        times = taken(said, wanted.repeat)
        late = times[int(len(times) * 0.95)]
        figures = (times[len(times) // 2], late, times[-1])
        rows.append((name, *(f"{one:.1f}" for one in figures), f"<= {target:g}", "yes" if times[-1] <= target else "NO"))
    print(table(("what", "median ms", "95% ms", "most ms", "target", "met"), rows))


if __name__ == "__main__":
    main()
