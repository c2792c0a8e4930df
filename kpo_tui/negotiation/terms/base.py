"""What all terms have in common: the questions, who wants what, and the operations on values.

A term is one typed, negotiable value of a clause. Its subclass (one for each `type` of a playbook)
knows how to read what people type, how to store it, how to show it on a screen and in a contract, and
how far two values lie apart; what else the program needs to know of a kind of term, it asks here, so that
a new kind is a module in this folder and its row in `__init__`. Values themselves are plain frozen data:
`str`, `bool`, `Decimal`, `date`, tuples, and what is `Composed` of these, such as `Money`.

Three forms of a value:

- typed      what a person enters, in the writing of a locale: `net 45`, `1 000,50 EUR`
- canonical  what the log stores, the same on every machine: `45 days`, `EUR 1000.50`
- shown      what is printed: `45 days` on a screen, `forty-five (45) days` in a contract
"""

import re
from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, Generic, Literal, NamedTuple, TypeAlias, TypeVar

from msgspec import Struct

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.party import Side
from kpo_tui.negotiation.terms.numerals import NotANumber, read_plain, write_plain
from kpo_tui.text import one_line

Raw: TypeAlias = str | list[str | dict[str, str]]
"""A value in canonical form, as JSON holds it."""


class Composed(Struct, frozen=True):
    """A value of several parts: a kind of term that needs one defines it beside the term."""


Row: TypeAlias = tuple[str, ...]
"""A table row: one canonical cell for each column, in the columns' order; "" where a cell is empty."""

Value: TypeAlias = str | bool | Decimal | date | Composed | tuple[str, ...] | tuple[Row, ...]
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


class Fault(NamedTuple):
    """What makes no sense in how a playbook says a term: at which key, and why."""

    key: str
    text: str


Amounts: TypeAlias = Literal[
    "bare", "time", "percent", "money", "count", "date", "option", "notation", "multiple"
]
"""What a value in a sentence may look like: a number, a number with a unit of time, a sign, a currency or what is
counted, a date, the name of an option, or what matches the `notation` of a kind of term. So many times something
(`1.5x`) is no value by itself."""


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

    shape: ClassVar[Literal["one", "text", "list", "table"]] = "one"
    """Whether a value is one thing, such as an amount or an option, or words: a text, a list of texts, a table."""
    yes_or_no: ClassVar[bool] = False
    """True where a bare yes or no answers the question."""
    charted: ClassVar[bool] = False
    """True where the history of its gap is worth a chart: values that are measured on a scale."""
    amounts: ClassVar[frozenset[Amounts]] = frozenset()
    """Which amounts in a sentence can be its value; of those counted, only what is `counted_in` its unit."""
    differs: ClassVar[str] = "differs"
    """What is said of two values between which nothing can be measured."""
    notation: ClassVar[re.Pattern[str] | None] = None
    """Matches a value in a sentence where it is written as nothing else is; the sentence is in lower case there."""
    around_figure: ClassVar[tuple[int, int] | None] = None
    """The most words before and after a figure that say a value (`USD 40.00 per FTE per month`: 1, 6); None where
    none is said in figures."""

    @property
    def options(self) -> Mapping[str, str]:
        """The options to choose from, id to name, in their order; none where other values are possible."""
        return {}

    @property
    def columns(self) -> "Mapping[str, SomeTerm]":
        """The columns of a table, id to what its cells are; none for all that is no table."""
        return {}

    @property
    def min(self) -> str | None:
        """The least that a value may measure, in canonical writing, where there is a least."""
        return None

    @property
    def max(self) -> str | None:
        """The most that a value may measure."""
        return None

    @property
    def only_an_example(self) -> bool:
        """True where `usual` only shows what an answer looks like.

        It does where answers are words, which tell a fact of a deal, such as an address or a list of names: nobody
        means to take those of another.
        """
        return self.shape != "one"

    def units(self) -> frozenset[str]:
        """Words of its own for what is counted, in lower case: `fte`."""
        return frozenset()

    def counted_in(self, unit: str) -> bool:
        """True where values are counted in that unit: `160 hours` are hours charged before hours to pay."""
        return False

    def associated(self) -> str:
        """Words that belong to the term without naming it: what it is counted from, a share of, its unit."""
        return ""

    def faults(self) -> Iterator[Fault]:
        """What makes no sense in how a playbook says the term, beyond its bounds and its measure."""
        if self.client_wants == "first":
            yield Fault("client_wants", "is 'high', 'low' or left out here; 'first' is for a choice")

    def faults_of_bounds(self) -> Iterator[Fault]:
        """What makes no sense in its `min` and `max`: that one is no number, or that no number is within both."""
        bounds: dict[str, Decimal] = {}
        for key, bound in (("min", self.min), ("max", self.max)):
            try:
                bounds |= {} if bound is None else {key: read_plain(bound)}
            except NotANumber:
                yield Fault(key, f"'{one_line(str(bound), 40)}' is not a number")
        if len(bounds) == 2 and bounds["min"] > bounds["max"]:
            yield Fault("min", f"is above max ({write_plain(bounds['max'])}), so that no value fits")

    def faults_of_measure(self) -> Iterator[Fault]:
        """What makes no sense in the unit or currency it is measured in."""
        return iter(())

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

    def canonical(self, text: str, locale: str = "en") -> Raw:
        """The canonical form of what a person typed. Raises ValueNotUnderstood."""
        return self.write(self.parse(text, locale))

    def typed(self, value: V, locale: str = "en") -> str:
        """What a person would type for a value."""
        return self.show(value, locale)

    def shown_rows(self, value: V, locale: str = "en") -> tuple[tuple[str, ...], ...]:
        """The rows of a table as shown on a screen and in a contract's schedule; none for all that is no table."""
        return ()

    def picks(self) -> Iterator[tuple[str, Raw]]:
        """The values to pick from at the question, each with what it is called there."""
        return iter(())

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
        return CLOSED if mine == theirs else self.apart(mine, theirs)

    def apart(self, mine: V, theirs: V) -> Gap:
        """How far two values lie apart that are not the same."""
        a, b = self.measure(mine), self.measure(theirs)
        if a is None or b is None:
            return Gap(None, self.differs)
        return Gap(abs(a - b), self.distance(abs(a - b)))

    def distance(self, amount: Decimal) -> str:
        """A measured distance in words."""
        return f"{amount:f}"

    def scale(self, value: V) -> str:
        """What the value is measured in where not all values share one scale: its currency."""
        return ""

    def middle(self, mine: V, theirs: V) -> V | None:
        """The value half way between two, rounded where nobody would say it exactly; None where there is none."""
        return None

    def middles(self, mine: V, theirs: V) -> tuple[V, ...]:
        """The value half way, or the two nearest to it where it is none that people would say."""
        middle = self.middle(mine, theirs)
        return () if middle is None else (middle,)

    def better_for(self, party: Side, a: V, b: V) -> int:
        """1 when `a` is better for `party` than `b`, -1 when worse, 0 when neither or unknown."""
        x, y = self.measure(a), self.measure(b)
        if x is None or y is None or x == y or not self.client_wants:
            return 0
        client_gains = (x > y) == (self.client_wants == "high")
        return 1 if client_gains == (party == "client") else -1

    def beyond(self, measured: Decimal, show: Callable[[str], str] = str) -> str:
        """Which bound is passed, in words; empty within them. Both are inclusive and catch slips of the pen."""
        if self.min is not None and measured < read_plain(self.min):
            return f"is below the least that makes sense here ({show(self.min)})"
        if self.max is not None and measured > read_plain(self.max):
            return f"is above the most that makes sense here ({show(self.max)})"
        return ""

    def near(self, amount: str) -> str:
        """An amount to show in messages, one that the bounds allow: a bound where `amount` is beyond it."""
        if self.min and read_plain(self.min) > read_plain(amount):
            return self.min
        return self.max if self.max and read_plain(self.max) < read_plain(amount) else amount

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
