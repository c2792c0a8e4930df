"""What all terms have in common: the questions, who wants what, and the operations on values.

A term is one typed, negotiable value of a clause. Its subclass (one for each `type` of a playbook)
knows how to read what people type, how to store it, how to show it on a screen and in a contract, and
how far two values lie apart. Values themselves are plain frozen data: `str`, `bool`, `Decimal`,
`date`, tuples, `Money`, `Duration`.

Three forms of a value:

- typed      what a person enters, in the writing of a locale: `net 45`, `1 000,50 EUR`
- canonical  what the log stores, the same on every machine: `45 days`, `EUR 1000.50`
- shown      what is printed: `45 days` on a screen, `forty-five (45) days` in a contract
"""

from abc import abstractmethod
from datetime import date
from decimal import Decimal
from typing import Any, Generic, Literal, TypeAlias, TypeVar

from msgspec import Struct

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.party import Party
from kpo_tui.text import one_line

Raw: TypeAlias = str | list[str | dict[str, str]]
"""A value in canonical form, as JSON holds it."""


class Money(Struct, frozen=True):
    """An amount in a currency, by its ISO 4217 code."""

    currency: str
    amount: Decimal


class Duration(Struct, frozen=True):
    """A length of time in one of the units of `duration.UNITS`."""

    amount: Decimal
    unit: str


Row: TypeAlias = tuple[str, ...]
"""A table row: one canonical cell for each column, in the columns' order; "" where a cell is empty."""

Value: TypeAlias = str | bool | Decimal | date | Money | Duration | tuple[str, ...] | tuple[Row, ...]
V = TypeVar("V", bound=Value)


class Gap(Struct, frozen=True):
    """How far two values lie apart.

    `amount` is the distance in the term's unit, zero when they are the same, None when there is no
    measure (texts that differ); `text` says it in words.
    """

    amount: Decimal | None
    text: str

    @property
    def closed(self) -> bool:
        """True when there is nothing left between the two values."""
        return self.amount == 0


CLOSED = Gap(Decimal(0), "none")


class Condition(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, rename={
    "is_": "is",
}):  # fmt: skip
    """A test on the value of a term: in `when` of a follow-up term and in cross-term checks.

    `term` names a term (`clause.term`, or `term` within the same clause) or several, whose values are
    added up. Exactly one of the tests is given. Its operand is a value of that term in canonical form,
    or `{ term = "clause.term" }` for the value of another. `given` asks whether there is a value at
    all. A condition on a term without a value fails, except `given = false`.
    """

    term: str | tuple[str, ...]
    is_: str | tuple[str, ...] | None = None
    is_not: str | tuple[str, ...] | None = None
    at_least: "str | OtherTerm | None" = None
    at_most: "str | OtherTerm | None" = None
    more_than: "str | OtherTerm | None" = None
    less_than: "str | OtherTerm | None" = None
    given: bool | None = None

    @property
    def terms(self) -> tuple[str, ...]:
        """The names on the left side."""
        return (self.term,) if isinstance(self.term, str) else self.term


class OtherTerm(Struct, frozen=True, forbid_unknown_fields=True):
    """The right side of a condition when it is another term's value."""

    term: str


class Ask(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The question for each party, in plain language."""

    client: str = ""
    provider: str = ""


class Term(
    Struct,
    Generic[V],
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    tag_field="type",
):
    """One typed, negotiable value. Subclasses add what their type needs.

    `label` names it to people; `ask` holds the question for each party; `why` says why it matters;
    `norm` is the market norm in words, `source` where that comes from, and `usual` a value within
    it; `client_wants` says which end is better for the client (the provider wants the other): `high`
    or `low` for what can be measured, `first` for options listed best for the client first, empty
    where neither side has a natural end. `when` holds the conditions, all of which must be met for
    the term to apply; `optional` says that an offer is complete without it.
    """

    label: str
    ask: Ask = Ask()
    why: str = ""
    norm: str = ""
    source: str = ""
    usual: str = ""
    client_wants: Literal["high", "low", "first", ""] = ""
    when: tuple[Condition, ...] = ()
    optional: bool = False

    @abstractmethod
    def parse(self, text: str, locale: str = "en") -> V:
        """The value a person means by `text`, numbers written as in `locale` (`en`, `de_DE`, …).

        Raises ValueNotUnderstood, which says what was expected, with an example.
        """

    @abstractmethod
    def read(self, raw: Raw) -> V:
        """The value of a canonical form. Raises ValueNotUnderstood."""

    @abstractmethod
    def write(self, value: V) -> Raw:
        """The canonical form: `read(write(value)) == value`, always."""

    @abstractmethod
    def show(self, value: V, locale: str = "en") -> str:
        """The value for a screen."""

    @abstractmethod
    def expected(self) -> str:
        """What a value looks like, with an example: `a number of days, such as 45 days`."""

    def contract(self, value: V) -> str:
        """The value as a contract words it; amounts in words and figures."""
        return self.show(value)

    def measure(self, value: V) -> Decimal | None:
        """A number that orders values of this term, in its unit; None where there is no order."""
        return None

    def common(self, value: V) -> Decimal | None:
        """`measure` on a scale shared by all terms of the type, to compare or add across terms."""
        return self.measure(value)

    def is_nil(self, value: V) -> bool:
        """True for a value that means there is none: zero, no, an empty list. Wording tests it."""
        return not value

    def gap(self, mine: V, theirs: V) -> Gap:
        """How far two values lie apart, in the term's unit."""
        if mine == theirs:
            return CLOSED
        a, b = self.measure(mine), self.measure(theirs)
        if a is None or b is None:
            return Gap(None, "differs")
        return Gap(abs(a - b), self.distance(abs(a - b)))

    def distance(self, amount: Decimal) -> str:
        """A measured distance in words."""
        return f"{amount:f}"

    def better_for(self, party: Party, a: V, b: V) -> int:
        """1 when `a` is better for `party` than `b`, -1 when worse, 0 when neither or unknown."""
        x, y = self.measure(a), self.measure(b)
        if x is None or y is None or x == y or not self.client_wants:
            return 0
        client_gains = (x > y) == (self.client_wants == "high")
        return 1 if client_gains == (party == "client") else -1

    def misunderstood(self, text: object, why: str = "") -> ValueNotUnderstood:
        """The error for `text`, saying what was expected."""
        shown = one_line(text if isinstance(text, str) else repr(text), 60)
        return ValueNotUnderstood(shown, one_line(self.expected()), one_line(why))

    def stored_text(self, raw: Raw) -> str:
        """`raw` if it is text, as it must be for every type but list and table."""
        if isinstance(raw, str):
            return raw
        raise self.misunderstood(raw, "is stored as a list")


SomeTerm: TypeAlias = Term[Any]
"""A term of any type, for code that passes its values on without looking into them."""
