"""Words that say the contrary of one another, however alike they are written."""

from collections.abc import Collection

_DENIALS = """
    no not none never without neither nor nobody nothing cannot can't don't doesn't isn't won't aren't cant dont doesnt isnt wont arent
"""
DENIALS = frozenset(_DENIALS.split())
_PREFIXES = ("un", "in", "non", "non-", "dis", "im", "ir", "n")
_SWAPPED = (("in", "ex"), ("im", "ex"), ("over", "under"), ("up", "down"))


def contrary(one: Collection[str], other: Collection[str]) -> bool:
    """True where only one of two wordings denies, or a word of one is the contrary of a word of the other."""
    if DENIALS.isdisjoint(one) != DENIALS.isdisjoint(other):
        return True
    only_one, only_other = set(one).difference(other), set(other).difference(one)
    return any(_opposite(a, b) or _opposite(b, a) for a in only_one for b in only_other)


def _opposite(one: str, other: str) -> bool:
    """True for `limited` and `unlimited`, `included` and `excluded`."""
    negated = any(other == f"{prefix}{one}" for prefix in _PREFIXES) and len(one) > 3
    return negated or any(
        one.startswith(a)
        and other.startswith(b)
        and one[len(a) :] == other[len(b) :]
        and len(one) > len(a) + 2
        for a, b in _SWAPPED
    )
