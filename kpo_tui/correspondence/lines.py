"""Which lines of a text are still there in another."""

from difflib import SequenceMatcher


def aligned(old: list[str], new: list[str]) -> list[tuple[bool, int, int, int, int]]:
    """Stretches of two texts, in order: whether they are equal, and where they begin and end in either.

    >>> aligned(["a", "b", "c"], ["a", "x", "c"])
    [(True, 0, 1, 0, 1), (False, 1, 2, 1, 2), (True, 2, 3, 2, 3)]
    """
    if len(old) == len(new):
        changed = [at for at, line in enumerate(old) if line != new[at]]
        gone, come = {old[at] for at in changed}, {new[at] for at in changed}
        if gone.isdisjoint(new) and come.isdisjoint(old):  # each line stands where it stood
            return [(same, i, j, i, j) for same, i, j in _runs(changed, len(old))]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [(tag == "equal", i1, i2, j1, j2) for tag, i1, i2, j1, j2 in matcher.get_opcodes()]


def _runs(changed: list[int], end: int) -> list[tuple[bool, int, int]]:
    """Stretches of places from 0 to `end` that are not among the changed ones, and of those that are."""
    found: list[tuple[bool, int, int]] = []
    for at in changed:
        if found and not found[-1][0] and found[-1][2] == at:
            found[-1] = (False, found[-1][1], at + 1)
            continue
        start = found[-1][2] if found else 0
        if start < at:
            found.append((True, start, at))
        found.append((False, at, at + 1))
    start = found[-1][2] if found else 0
    return found if start == end else [*found, (True, start, end)]
