"""What an amount in a sentence is, and how a playbook's terms write values."""

import re
from collections.abc import Collection, Sequence
from fractions import Fraction
from typing import NamedTuple

from kpo_tui.negotiation.terms import Amounts
from kpo_tui.understanding.words import Word


class Amount(NamedTuple):
    """A value as said: `text` is what a term parses, numbers in the writing of `locale`.

    `end` is the place of the first word after it; `unit` is the unit of a count or a length of time, `point` where
    a percentage is said in points, of a date without its year the month and day. Where it may mean several things, or nothing that can be a value, `doubt` says so
    in words and `either` has the texts of what it may mean; no term parses the `text` of such an amount. `times` is
    the factor of a multiple.
    """

    kind: Amounts
    text: str
    end: int
    locale: str
    unit: str = ""
    doubt: str = ""
    either: tuple[str, ...] = ()
    times: Fraction | None = None


class Writing(NamedTuple):
    """How a playbook's terms write values: its own units, such as `fte`, and notations that are no plain numbers."""

    units: frozenset[str] = frozenset()
    notations: tuple[re.Pattern[str], ...] = ()


def text_at(words: Sequence[Word], at: int) -> str:
    """The word at a place; empty beyond the sentence."""
    return words[at].text if 0 <= at < len(words) else ""


def glued_at(words: Sequence[Word], at: int) -> bool:
    """True where a word stands with nothing between it and the word before."""
    return 0 < at < len(words) and words[at].glued


def name_at(words: Sequence[Word], at: int, names: Collection[str]) -> tuple[str, int] | None:
    """The one of the names that begins at `at`, of two words or of one, and the place after it."""
    said = ((" ".join(text_at(words, at + n) for n in range(size)), at + size) for size in (2, 1))
    return next((found for found in said if found[0] in names), None)


_FIGURE = re.compile(r"[\d.,']+")


def in_the_unit_of(amount: Amount, other: Amount) -> Amount:
    """A bare figure in the unit that another has: the 35 of `35 to 40 days`."""
    if amount.kind != "bare" or other.kind == "bare":
        return amount
    figure = _FIGURE.search(other.text)
    if figure is None:
        return amount
    return other._replace(
        text=other.text[: figure.start()] + amount.text + other.text[figure.end() :], end=amount.end
    )
