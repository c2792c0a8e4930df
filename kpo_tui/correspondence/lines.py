"""Which lines of a text are still there in another."""

from difflib import SequenceMatcher
from itertools import groupby


def aligned(old: list[str], new: list[str]) -> list[tuple[bool, int, int, int, int]]:
    """Stretches of two texts, in order: whether they are equal, and where they begin and end in either.

    >>> aligned(["a", "b", "c"], ["a", "x", "c"])
    [(True, 0, 1, 0, 1), (False, 1, 2, 1, 2), (True, 2, 3, 2, 3)]
    """
    if len(old) == len(new):
        here = [was == now for was, now in zip(old, new, strict=True)]
        gone = {was for was, same in zip(old, here, strict=True) if not same}
        come = {now for now, same in zip(new, here, strict=True) if not same}
        if gone.isdisjoint(new) and come.isdisjoint(
            old
        ):  # each line stands where it stood: nothing to search
            runs = [
                (same, [at for at, _ in group])
                for same, group in groupby(enumerate(here), lambda one: one[1])
            ]
            return [(same, at[0], at[-1] + 1, at[0], at[-1] + 1) for same, at in runs]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [(tag == "equal", i1, i2, j1, j2) for tag, i1, i2, j1, j2 in matcher.get_opcodes()]
