"""Compares two files and prints the redline as the shared benchmark's judge reads it: JSON on stdout.

python benchmarks/redline_ops.py OLD NEW
"""

import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from kpo_tui.documents.redline import Redline, Segment, compare_texts

WARM_UP = "warm up , the 30 days\nx y", "warm up the 45 days\nx z"


def op(segment: Segment) -> list[str | int]:
    """One segment as an operation."""
    old, new = [segment.old_start, segment.old_end], [segment.new_start, segment.new_end]
    if segment.kind in ("equal", "spacing"):
        return ["=", *old, *new]
    if segment.kind == "replaced":
        return ["!", *old, *new]
    return ["-", *old] if old[0] < old[1] else ["+", *new]


def moves(redline: Redline) -> list[list[int]]:
    """Where each move begins and ends in both texts."""
    found: dict[int, list[list[Segment]]] = {}
    for segment in redline.segments:
        if segment.move is not None:
            ends = found.setdefault(segment.move, [[], []])
            ends[segment.new_start < segment.new_end].append(segment)
    return [
        [old[0].old_start, old[-1].old_end, new[0].new_start, new[-1].new_end] for old, new in found.values()
    ]


def read(path: str) -> str:
    with Path(path).open(encoding="utf-8", newline="") as file:
        return file.read()


def main() -> None:
    old, new = read(sys.argv[1]), read(sys.argv[2])
    compare_texts(*WARM_UP)
    start = time.perf_counter()
    redline = compare_texts(old, new)
    elapsed = time.perf_counter() - start
    ops = [op(segment) for segment in redline.segments]
    json.dump({"ops": ops, "moves": moves(redline), "elapsed_s": elapsed}, sys.stdout)


if __name__ == "__main__":
    main()
