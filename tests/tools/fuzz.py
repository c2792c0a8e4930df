"""Reads sentences that chance made up: `python -m tests.tools.fuzz [--count N] [--seed N] [--cores N] [--seconds N]`.

They are made of the vocabulary, the names and options of playbooks, values, punctuation, any characters, long
repeats, mails, and the hostile inputs of the tests, said at all moments that the tests know. Printed are how many were
read, the slowest with their processor time, and what raised. The same seed and count make the same sentences.
"""

import argparse
import os
import random
import signal
import sys
import time
import traceback
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from typing import NamedTuple, NoReturn

from kpo_tui.understanding import interpretation, vocabulary
from tests.understanding import hostile, situations
from tests.understanding.lines import all_lines

MOST_CHARACTERS = 600
LIMIT_MS = 100.0
_CHUNK = 5000
_KEPT = 5
_HANGS_AFTER = 20
"""Seconds after which a reading counts as one that does not end."""
_MARKS = (
    " ",
    " ",
    " ",
    " ",
    ", ",
    ". ",
    "; ",
    ": ",
    "? ",
    "! ",
    "\n",
    " - ",
    " and ",
    " but ",
    " if ",
    " (",
    ") ",
    "/",
    "",
)
_UNITS = (
    "",
    " days",
    " months",
    "%",
    " percent",
    " dollars",
    " hours",
    "k",
    "x",
    " years",
    "bps",
    " lakh",
    "/hr",
    " FTE",
    " business days",
)
_VALUES = (
    "USD 27.50",
    "$30",
    "1,20,000",
    "1.250,00",
    "ninety (90) days",
    "half a percent",
    "1 February 2027",
    "end of March",
    "25th",
    "a month",
)
_STRANGE = (
    "giraffe",
    "umbrella",
    "whistle",
    "überhaupt",
    "merci",
    "договор",
    "契約",
    "عقد",
    "🙂",
    "a\u0301",
    "x" * 40,
    "aaaa",
    "--",
    "'",
)
_MAIL = "Dear {0},\n\nThanks for your note. {1}\n\nOn 3 May 2026, Anna wrote:\n> {2}\n\n- {3}\n- {4}\n\nKind regards,\nAnna Smith\nAcme Ltd"


class Slow(NamedTuple):
    """A reading and the milliseconds of processor time that it took."""

    took: float
    moment: str
    text: str


class Found(NamedTuple):
    """What came of one chunk of sentences: how many, the processor time of all, the slowest, and what raised."""

    count: int
    took: float
    over: int
    slowest: list[Slow]
    raised: list[str]


@cache
def _words() -> tuple[str, ...]:
    """Phrases of the vocabulary, and the names and options of the playbooks."""
    phrases = [" ".join(phrase) for phrase in vocabulary.letters()]
    names: list[str] = []
    for moment in ("blank", "std"):
        state = situations.situation(moment).state
        for clause in state.clauses:
            held = state.clause(clause)
            names += [held.title, clause]
            for term in held.terms.values():
                names += [term.label, *term.options.values()]
    return (*phrases, *names, *names)


@cache
def _said() -> tuple[str, ...]:
    return tuple(line.text for line in all_lines())


def _word(chance: random.Random) -> str:
    """One word, name, value or strange thing."""
    kind = chance.random()
    if kind < 0.55:
        return chance.choice(_words())
    if kind < 0.8:
        return f"{chance.choice((chance.randint(0, 400), round(chance.random() * 200, 2)))}{chance.choice(_UNITS)}"
    if kind < 0.88:
        return chance.choice(_VALUES)
    if kind < 0.95:
        return chance.choice(_STRANGE)
    return "".join(
        chr(chance.choice((chance.randint(32, 126), chance.randint(160, 0x2FFF))))
        for _ in range(chance.randint(1, 8))
    )


def _misspelt(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) or 1)
    return text[:at] + chance.choice(("", text[at : at + 1] * 2, chance.choice("aeiou,.?"))) + text[at + 1 :]


def sentence(chance: random.Random) -> str:
    """A sentence of any of the kinds."""
    kind = chance.random()
    if kind < 0.55:
        return "".join(_word(chance) + chance.choice(_MARKS) for _ in range(chance.randint(1, 12)))[
            :MOST_CHARACTERS
        ]
    if kind < 0.7:
        said = chance.choice(_said())
        return (
            _misspelt(said, chance)
            if chance.random() < 0.5
            else f"{said}{chance.choice(_MARKS)}{_word(chance)}"
        )
    if kind < 0.85:
        return "".join(chance.choice(_said()) + chance.choice(_MARKS) for _ in range(chance.randint(2, 5)))[
            :MOST_CHARACTERS
        ]
    if kind < 0.9:
        return _MAIL.format(*(chance.choice(_said()) for _ in range(5)))[:MOST_CHARACTERS]
    piece = chance.choice(hostile.PIECES) if chance.random() < 0.5 else _word(chance) + chance.choice(_MARKS)
    return (piece * MOST_CHARACTERS)[: chance.randint(1, MOST_CHARACTERS)]


def _too_long(*_: object) -> NoReturn:
    raise TimeoutError


def read_chunk(seed: str, count: int) -> Found:
    """Read so many sentences; those that take a whole chunk's worth of seconds count as raised."""
    chance = random.Random(seed)
    signal.signal(signal.SIGALRM, _too_long)
    _warmed()
    slowest: list[Slow] = []
    raised: list[str] = []
    over, begun = 0, time.process_time()
    for _ in range(count):
        text, moment = sentence(chance), chance.choice(situations.NAMES)
        at_hand = situations.situation(moment)
        start = time.process_time()
        signal.alarm(_HANGS_AFTER)
        try:
            interpretation.read(text, at_hand)
        except Exception:  # noqa: BLE001  (whatever it is, it is what is looked for)
            raised.append(f"{moment}: {text!r}\n{traceback.format_exc(limit=-3)}")
        finally:
            signal.alarm(0)
        took = (time.process_time() - start) * 1000
        over += took > LIMIT_MS
        slowest = sorted([*slowest, Slow(took, moment, text)], reverse=True)[:_KEPT]
    return Found(count, time.process_time() - begun, over, slowest, raised)


def _warmed() -> None:
    for moment in situations.NAMES:
        interpretation.read("acept 45 days and mystuf, why?", situations.situation(moment))


def main() -> int:
    """Read and print; the exit status is 1 where anything raised."""
    parser = argparse.ArgumentParser(prog="python -m tests.tools.fuzz", description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--cores", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seconds", type=float, default=3600)
    wanted = parser.parse_args()
    chunks = [(f"{wanted.seed}/{n}", min(_CHUNK, wanted.count - n)) for n in range(0, wanted.count, _CHUNK)]
    count, took, over, begun = 0, 0.0, 0, time.monotonic()
    slowest: list[Slow] = []
    raised: list[str] = []
    with ProcessPoolExecutor(wanted.cores) as pool:
        waiting = [pool.submit(read_chunk, *chunk) for chunk in chunks]
        for one in waiting:
            if time.monotonic() - begun > wanted.seconds:
                one.cancel()
            if one.cancelled():
                continue
            found = one.result()
            count, took, over = count + found.count, took + found.took, over + found.over
            slowest, raised = sorted([*slowest, *found.slowest], reverse=True)[:_KEPT], raised + found.raised
            mean = f"{took / count * 1000:.2f} ms each" if count else ""
            print(f"{count:,} read, {mean}, {over} over {LIMIT_MS:.0f} ms, {len(raised)} raised", flush=True)
    for one in slowest:
        print(f"{one.took:.0f} ms at {one.moment}: {one.text[:200]!r}")
    for text in dict.fromkeys(raised):
        print(text)
    return 1 if raised else 0


if __name__ == "__main__":
    sys.exit(main())
