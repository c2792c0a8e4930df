"""One of several options, and yes or no."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import ClassVar

from kpo_tui.negotiation.terms.base import Amounts, Fault, Raw, Term
from kpo_tui.negotiation.terms.contraries import contrary

_YES = frozenset({"yes", "y", "true", "yeah", "yep", "on"})
_NO = frozenset({"no", "n", "false", "nope", "none", "off"})
_ARTICLES = frozenset({"the", "a", "an"})
NEAR_ENOUGH = 82.0
CLEARLY_AHEAD = 6.0
"""Likeness, in hundredths, from which a misspelt option is taken as meant, and the lead it must have."""


class ChoiceTerm(Term[str], frozen=True, kw_only=True, tag="choice"):
    """One of `options`, an ordered table of id and name; the letter of an option is its place.

    With `client_wants = "first"` the options stand best for the client first.
    """

    options: dict[str, str]

    amounts: ClassVar[frozenset[Amounts]] = frozenset({"option"})
    differs: ClassVar[str] = "another option"

    def faults(self) -> Iterator[Fault]:
        if not 2 <= len(self.options) <= 26:
            yield Fault("options", f"has {len(self.options)} options; give 2 to 26")
        if self.client_wants in ("high", "low"):
            yield Fault("client_wants", "is 'first' or left out for a choice")

    def picks(self) -> Iterator[tuple[str, Raw]]:
        for option in self.options:
            yield f"option {self.letter(option)}", option

    def letter(self, option: str) -> str:
        """The letter people may type for an option: the first is `a`."""
        return chr(ord("a") + list(self.options).index(option))

    def parse(self, text: str, locale: str = "en") -> str:
        wanted = " ".join(text.split()).casefold().strip(" .")
        if wanted.replace(" ", "_") in self.options:
            return wanted.replace(" ", "_")
        if letter := re.fullmatch(r"\(?(?:option\s+)?([a-z])\)?", wanted):
            at = ord(letter[1]) - ord("a")
            if at < len(self.options):
                return list(self.options)[at]
        for option, name in self.options.items():
            if wanted == name.casefold():
                return option
        return self._nearest(text, wanted)

    def _nearest(self, text: str, wanted: str) -> str:
        if len(wanted) < 3:
            raise self.misunderstood(text)
        likeness = {
            option: max(_likeness(wanted, name.casefold()), _likeness(wanted, option.replace("_", " ")))
            for option, name in self.options.items()
        }
        ranked = sorted(likeness.items(), key=lambda pair: -pair[1])
        if ranked[0][1] < NEAR_ENOUGH:
            raise self.misunderstood(text)
        if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < CLEARLY_AHEAD:
            raise self.misunderstood(
                text, f"could be {self._named(ranked[0][0])} or {self._named(ranked[1][0])}"
            )
        return ranked[0][0]

    def _named(self, option: str) -> str:
        return f"{self.letter(option)} ({self.options[option]})"

    def read(self, raw: Raw) -> str:
        text = self.stored_text(raw)
        if text not in self.options:
            raise self.misunderstood(text)
        return text

    def write(self, value: str) -> Raw:
        return value

    def show(self, value: str, locale: str = "en") -> str:
        return self.options[value]

    def measure(self, value: str) -> Decimal | None:
        """The option's place where the options have an order: 0 is best for the client."""
        return Decimal(list(self.options).index(value)) if self.client_wants == "first" else None

    def distance(self, amount: Decimal) -> str:
        return "next option" if amount == 1 else f"{amount} options apart"

    def expected(self) -> str:
        named = "; ".join(self._named(option) for option in self.options)
        return f"one of {named}, such as a"


class YesNoTerm(Term[bool], frozen=True, kw_only=True, tag="yes/no"):
    """Yes or no; `client_wants = "high"` means that the client would rather have yes."""

    yes_or_no: ClassVar[bool] = True

    def picks(self) -> Iterator[tuple[str, Raw]]:
        for answer in ("yes", "no"):
            yield "an option", answer

    def parse(self, text: str, locale: str = "en") -> bool:
        wanted = text.strip().casefold().strip(" .!")
        if wanted in _YES:
            return True
        if wanted in _NO:
            return False
        raise self.misunderstood(text)

    def read(self, raw: Raw) -> bool:
        text = self.stored_text(raw)
        if text not in ("yes", "no"):
            raise self.misunderstood(text)
        return text == "yes"

    def write(self, value: bool) -> Raw:
        return "yes" if value else "no"

    def show(self, value: bool, locale: str = "en") -> str:
        return "yes" if value else "no"

    def measure(self, value: bool) -> Decimal:
        return Decimal(1 if value else 0)

    def distance(self, amount: Decimal) -> str:
        return "yes against no"

    def expected(self) -> str:
        return "yes or no, such as yes"


def _likeness(typed: str, name: str) -> float:
    """How like a name what was typed is, in hundredths: the whole name, or whole words of it as they stand.

    Nothing where one says the contrary of the other (`allowed`, `not allowed`), or what was typed has a figure that
    the name has not: a slip of the pen is forgiven, another meaning is not.
    """
    from rapidfuzz import fuzz

    said, words = _words(typed), _words(name)
    if contrary(said, words):
        return 0.0
    if not set(re.findall(r"\d+", typed)) <= set(re.findall(r"\d+", name)):
        return 0.0
    if said and any(words[at : at + len(said)] == said for at in range(len(words))):
        return 100.0
    return fuzz.ratio(typed, name)


@lru_cache(maxsize=512)
def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in re.findall(r"[\w%'’]+", text) if word not in _ARTICLES)
