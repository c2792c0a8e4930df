"""Compares texts that are no contracts, each at two sizes: time, memory, and how both grow with the size.

    python -m benchmarks.redline_hostile

Each comparison runs in a process of its own. Growth is the time at twice the size against the time at the size:
2 where time is in proportion to it.
"""

import multiprocessing
import random
import resource
import time
from collections.abc import Callable
from typing import Final, NamedTuple

from kpo_tui.documents.redline import compare_texts

SIZE: Final = 500_000  # words, lines or characters


class Outcome(NamedTuple):
    """Seconds, the rise of memory in bytes, the size of both texts in characters, and whether both come back exactly."""

    seconds: float
    memory: int
    size: int
    exact: bool


def chosen(items: list[str], count: int, seed: int, between: str = " ") -> str:
    return between.join(random.Random(seed).choices(items, k=count))


def shuffled(count: int) -> tuple[str, str]:
    lines = [f"line {k} of this long text here" for k in range(count // 5)]
    return "\n".join(lines), "\n".join(random.Random(1).sample(lines, len(lines)))


def edited_line(count: int) -> tuple[str, str]:
    text = chosen([f"word{k}" for k in range(3000)], count, 1)
    return text, text.replace("word17 ", "changed ")


FEW: Final = ["one", "two", "three"]
BYTES: Final = [chr(k) for k in range(256)]
CASES: Final[dict[str, Callable[[int], tuple[str, str]]]] = {
    "one line, a word in 3,000 changed": edited_line,
    "one line, all different": lambda n: (" ".join(map(str, range(n))), " ".join(map(str, range(n, 2 * n)))),
    "one line, few words": lambda n: (chosen(FEW, n, 1), chosen(FEW, n, 2)),
    "one word repeated": lambda n: ("word " * 2 * n, "word " * n + "other " + "word " * n),
    "any bytes": lambda n: (chosen(BYTES, n, 1, ""), chosen(BYTES, n, 2, "")),
    "lines shuffled": shuffled,
    "short lines, others between": lambda n: ("a\n" * n, "a\nb\n" * n),
    "other line ends": lambda n: ("one two\r\nthree\n" * (n // 4), "one two\nthree\n" * (n // 4)),
    "brackets": lambda n: ("(" * n + ")" * n, "(" * (n - 1) + ")" * n),
}


def measured(name: str, size: int) -> Outcome:
    old, new = CASES[name](size)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    redline = compare_texts(old, new)
    seconds = time.process_time() - start
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    exact = redline.accept_all() == new and redline.reject_all() == old
    return Outcome(seconds, memory, len(old) + len(new), exact)


def main() -> None:
    print(
        "| texts | characters | seconds | growth | memory against the texts | exact |\n|---|---|---|---|---|---|"
    )
    context = multiprocessing.get_context("spawn")
    for name in CASES:
        with context.Pool(1, maxtasksperchild=1) as pool:
            half, whole = (pool.apply(measured, (name, size)) for size in (SIZE // 2, SIZE))
        growth = whole.seconds / max(half.seconds, 0.001)
        print(
            f"| {name} | {whole.size / 1e6:.1f} million | {whole.seconds:.1f} | {growth:.1f} "
            f"| {whole.memory / whole.size:.0f} times | {'yes' if half.exact and whole.exact else 'NO'} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
