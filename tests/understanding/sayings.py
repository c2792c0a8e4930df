"""Sentences for laws, made by chance: offers with what they hold, acceptances, and words that turn them."""

from fractions import Fraction
from typing import NamedTuple

from hypothesis import strategies as st

from kpo_tui.understanding.moves import Offering, Packaging, Reading
from tests.understanding.situations import OUR_PAYMENT, THEIR_PAYMENT

STRANGE = ("giraffe", "mountain", "umbrella", "whistle", "guitar", "purple", "harvest", "zeppelin")
"""Words that nothing explains."""


class Term(NamedTuple):
    """A term of the payment clause on which the sides differ: what people call it, and how a figure of it is said."""

    id: str
    names: tuple[str, ...]
    written: str
    low: Fraction
    high: Fraction
    step: Fraction

    def said(self, number: Fraction) -> str:
        """The figure as people say it."""
        return _SAID[self.id].format(plain(number))

    def raw(self, number: Fraction) -> str:
        """The figure as a log holds it."""
        return self.written.format(plain(number))

    @property
    def ours(self) -> Fraction:
        """The figure that the client offers."""
        return figure(str(OUR_PAYMENT[self.id]))

    @property
    def theirs(self) -> Fraction:
        """The figure that the provider offers."""
        return figure(str(THEIR_PAYMENT[self.id]))

    @property
    def numbers(self) -> st.SearchStrategy[Fraction]:
        """Figures that are values of the term."""
        steps = int((self.high - self.low) / self.step)
        return st.integers(0, steps).map(lambda at: self.low + at * self.step)


_SAID = {
    "net_days": "{} days",
    "rate_usd_hour": "{} dollars",
    "late_interest_pct": "{}%",
    "early_discount_pct": "{}%",
}
PERIOD = Term(
    "net_days",
    ("payment period", "the payment period", "our payment period"),
    "{} days",
    Fraction(31),
    Fraction(59),
    Fraction(1),
)
RATE = Term(
    "rate_usd_hour",
    ("hourly rate", "the hourly rate", "the rate"),
    "USD {}",
    Fraction(26),
    Fraction(29),
    Fraction(1, 2),
)
INTEREST = Term(
    "late_interest_pct",
    ("late interest", "the interest on late payment", "interest"),
    "{}%",
    Fraction("1.05"),
    Fraction("1.45"),
    Fraction("0.05"),
)
TERMS = (PERIOD, RATE, INTEREST)


def plain(number: Fraction) -> str:
    """A figure with no more decimals than it has."""
    return f"{float(number):.4f}".rstrip("0").rstrip(".")


def figure(raw: str) -> Fraction:
    """The figure in a canonical value."""
    return Fraction(next(word for word in raw.replace("%", "").split() if word[0].isdigit()))


class Offer(NamedTuple):
    """A sentence that offers something, and what it offers: figures by the id of their term."""

    text: str
    values: dict[str, str]
    names: tuple[str, ...]


LEADS = ("", "we propose ", "we would like ", "let us say ", "please make it ", "our answer: ")
JOINS = (" and ", ", ", "; ", " plus ")


@st.composite
def offers(draw: st.DrawFn, least: int = 1) -> Offer:
    """A plain offer of one to three named values."""
    terms = draw(st.permutations(TERMS))[: draw(st.integers(least, len(TERMS)))]
    join = draw(st.sampled_from(JOINS if len(terms) < 3 else JOINS[:3]))
    parts, values, names = [], {}, []
    for term in terms:
        number, name = draw(term.numbers), draw(st.sampled_from(term.names))
        parts.append(draw(st.sampled_from(("{} {}", "{}: {}", "{} of {}"))).format(name, term.said(number)))
        values[term.id] = term.raw(number)
        names.append(name)
    return Offer(draw(st.sampled_from(LEADS)) + join.join(parts), values, tuple(names))


ACCEPTANCES = (
    "accept", "agreed", "deal", "we accept", "we accept your offer", "ok, agreed", "yes, we agree", "fine by us", "that works for us",
    "accepted as it stands", "we can live with that", "happy to accept", "we accept the whole package", "we agree to your proposal",
    "works for me", "no objections from us", "we're agreed", "sounds good, we accept", "you've got a deal",
)  # fmt: skip
OTHER_ANSWERS = (
    "reject",
    "we reject your offer",
    "withdraw our offer",
    "we withdraw our proposal",
    "not acceptable to us",
)
TURNING = (
    "not", "never", "don't", "maybe", "perhaps", "unless", "only if", "provided", "if", "but", "except", "subject to", "until", "almost",
    "depending", "45 days", "2%", "USD 40", "except the rate", "if they pay", "pending approval", "in principle", "hypothetically",
)  # fmt: skip
"""Words, conditions and values no one of which leaves an acceptance an acceptance."""


def proposed(reading: Reading) -> dict[str, str]:
    """The values that a reading proposes, by term; empty where it proposes nothing."""
    found: dict[str, str] = {}
    for move in reading.moves:
        for one in (
            move.offers if isinstance(move, Packaging) else (move,) if isinstance(move, Offering) else ()
        ):
            found.update({term: str(raw) for term, raw in one.terms.items()})
    return found


def told(reading: Reading) -> str:
    """All that a reading says was proposed, worked out or passed by, in one text."""
    return " ".join((*proposed(reading).values(), *reading.left_unread, *reading.notes)).casefold()
