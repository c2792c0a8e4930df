"""Terms made of words: a text, and a list of texts."""

import re
from collections.abc import Iterable
from typing import ClassVar, Literal

from kpo_tui.negotiation.terms.base import Gap, Raw, Row, Term
from kpo_tui.text import listing

MOST_ITEMS = 200
_BULLET = re.compile(r"^\s*(?:[-*•–]|\(?[0-9]{1,3}[.)]|\(?(?:[a-z]|[ivx]{2,4})\))\s+")
_SURROGATE = re.compile("[\ud800-\udfff]")


class TextTerm(Term[str], frozen=True, kw_only=True, tag="text"):
    """Free text of at most `longest` characters: an address, a name, a description."""

    longest: int = 4000
    example: str = ""

    shape: ClassVar[Literal["text"]] = "text"
    differs: ClassVar[str] = "the texts differ"

    def parse(self, text: str, locale: str = "en") -> str:
        return self.read(text.strip())

    def read(self, raw: Raw) -> str:
        text = self.stored_text(raw)
        if not text.strip():
            raise self.misunderstood(text, "is empty")
        if len(text) > self.longest:
            raise self.misunderstood(text, f"is longer than {self.longest} characters")
        if _SURROGATE.search(text):
            raise self.misunderstood(ascii(text), "is not valid Unicode text")
        return text

    def write(self, value: str) -> Raw:
        return value

    def show(self, value: str, locale: str = "en") -> str:
        return value

    def expected(self) -> str:
        example = self.example or self.usual
        return "a text" + (f", such as {example}" if example else f" of at most {self.longest} characters")


_LAST_AND = re.compile(r"\s(?:and|&)\s", re.IGNORECASE)


class ListTerm(Term[tuple[str, ...]], frozen=True, kw_only=True, tag="list"):
    """Several short texts, in order.

    Typed with semicolons or one on a line, bullets and numbers in front ignored; a single line
    without semicolons is split at its commas and the `and` before its last entry.
    """

    longest: int = 1000
    example: str = ""
    at_least: int = 1

    shape: ClassVar[Literal["list"]] = "list"

    def parse(self, text: str, locale: str = "en") -> tuple[str, ...]:
        if text.strip().casefold() in ("none", "nil", "-") and self.at_least == 0:
            return ()
        text = text.strip(" ;\r\n")
        items = re.split(r"[;\n]", text) if re.search(r"[;\n]", text) else _enumerated(text)
        return self.read([item for item in (_BULLET.sub("", item).strip() for item in items) if item])

    def read(self, raw: Raw) -> tuple[str, ...]:
        if not isinstance(raw, list) or not all(isinstance(item, str) for item in raw):
            raise self.misunderstood(raw)
        items = tuple(item for item in raw if isinstance(item, str))
        if len(items) < self.at_least or len(items) > MOST_ITEMS:
            raise self.misunderstood("; ".join(items), f"has {len(items)} entries")
        for item in items:
            if not item.strip() or len(item) > self.longest or _SURROGATE.search(item):
                raise self.misunderstood(ascii(item[:60]), "holds an entry that is empty or too long")
        return items

    def write(self, value: tuple[str, ...]) -> Raw:
        return list(value)

    def show(self, value: tuple[str, ...], locale: str = "en") -> str:
        return "; ".join(value) or "none"

    def contract(self, value: tuple[str, ...]) -> str:
        return listing(list(value)) or "none"

    def apart(self, mine: tuple[str, ...], theirs: tuple[str, ...]) -> Gap:
        return apart_by(mine, theirs, "entry", "entries")

    def expected(self) -> str:
        return (
            f"a list separated by semicolons, such as {self.example or self.usual or 'first; second; third'}"
        )


def _enumerated(text: str) -> list[str]:
    """The entries of `A, B and C`; no `and` parts them where one stands within the others too."""
    *items, last = text.split(",")
    if not items:
        return [last]
    apart = _LAST_AND.split(f" {last.strip()} ")
    return (
        [*items, last]
        if any(_LAST_AND.search(item) for item in items) or len(apart) > 2
        else [*items, *apart]
    )


def apart_by(mine: Iterable[str | Row], theirs: Iterable[str | Row], one: str, several: str) -> Gap:
    """How far two lists lie apart, in entries that only one of them has."""
    differing = len(set(mine) ^ set(theirs))
    if not differing:
        return Gap(None, "another order")
    return Gap(None, f"{differing} {one if differing == 1 else several} on one side only")
