"""Multiples: `1.5x`, `twice`, `half of`, `a third of`. By themselves they are no value of any term."""

from collections.abc import Sequence
from fractions import Fraction

from kpo_tui.understanding.amounts import Amount, text_at
from kpo_tui.understanding.words import Word, listed

_FACTORS = {
    ("twice",): 2, ("thrice",): 3, ("double",): 2, ("triple",): 3, ("treble",): 3, ("quadruple",): 4,
}  # fmt: skip
_SHARES = {
    ("half",): Fraction(1, 2), ("a", "half"): Fraction(1, 2), ("one", "half"): Fraction(1, 2), ("a", "third"): Fraction(1, 3),
    ("one", "third"): Fraction(1, 3), ("two", "thirds"): Fraction(2, 3), ("a", "quarter"): Fraction(1, 4),
    ("one", "quarter"): Fraction(1, 4), ("three", "quarters"): Fraction(3, 4), ("a", "fifth"): Fraction(1, 5),
    ("a", "tenth"): Fraction(1, 10),
}  # fmt: skip
FIRST_OF_MULTIPLES = frozenset(said[0] for said in (*_FACTORS, *_SHARES))
"""Words that a multiple may begin with."""
_WHOLES = listed("of the that this our my their your its")
_OF_SEVERAL = listed("first second other latter former last")
_JOINED = listed("- check checks checked checking digit digits sided spaced")
"""After `double`: what makes another word of it."""
_TIMES = listed("x × times fold")
_OFTEN = listed("a an per each every / daily weekly monthly yearly annually")
_CHARGED = listed("charge charges fee fees")
"""What is counted by the year itself: four times yearly charges."""


def multiple_at(words: Sequence[Word], at: int) -> Amount | None:
    """The multiple in words that begins at a word."""
    one, two = text_at(words, at), (text_at(words, at), text_at(words, at + 1))
    if (one,) in _FACTORS and two[1] not in _JOINED | _OFTEN:
        return multiple(Fraction(_FACTORS[one,]), at + 1)
    if text_at(words, at - 1) in _OF_SEVERAL:
        return None
    if one == "half" and two[1] in _WHOLES:
        return multiple(_SHARES[one,], at + 1 + (two[1] == "of"))
    if two in _SHARES and text_at(words, at + 2) == "of":
        return multiple(_SHARES[two], at + 3)
    return None


def times_at(words: Sequence[Word], at: int) -> int:
    """The place after the `x` or `times` at a place, 0 if there is none: `three times a week` says how often."""
    at += text_at(words, at) == "-"
    often = text_at(words, at + 1) in _OFTEN and text_at(words, at + 2) not in _CHARGED
    if text_at(words, at) not in _TIMES or often:
        return 0
    followed = at + 1 < len(words) and words[at + 1].kind == "number"
    return 0 if followed else at + 1


def multiple(times: Fraction, end: int) -> Amount:
    """So many times something."""
    return Amount("multiple", str(times), end, "en", times=times)
