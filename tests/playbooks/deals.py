"""Whole deals over a playbook, made without a log: every clause agreed on values that a test chooses."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from kpo_tui.library import bundled, load_playbook
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.opening import Opened, begin
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import Parties
from kpo_tui.negotiation.playbook import Playbook
from kpo_tui.negotiation.rules import decide, evolve
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import (
    ChoiceTerm,
    DateTerm,
    Duration,
    DurationTerm,
    ListTerm,
    Money,
    MoneyTerm,
    NumberTerm,
    PercentTerm,
    Raw,
    SomeTerm,
    TableTerm,
    TextTerm,
    YesNoTerm,
)

AT = "2026-01-01T00:00:00.000Z"
NAMES = Parties("Acme Ltd", "Bharat Analytics")
Chooser = Callable[[str, str, SomeTerm], Raw]


@cache
def playbook_named(name: str) -> Playbook:
    """A bundled playbook, loaded once."""
    return load_playbook(name)


def names() -> list[str]:
    """The ids of all bundled playbooks."""
    return list(bundled())


def agreed_on(playbook: Playbook, choose: Chooser) -> Negotiation:
    """A negotiation in which every clause is agreed on the values that `choose` gives its terms, as far as they apply."""
    offers = {
        clause_id: Offer(
            terms={term_id: choose(clause_id, term_id, term) for term_id, term in clause.terms.items()}
        )
        for clause_id, clause in playbook.clauses.items()
    }
    opening = Opened(seq=1, at=AT, party=None, prev="", format=1, parties=NAMES, playbook=playbook)
    state = begin(opening, "0" * 64)
    package = Propose(offers=offers).fitted(state, "client", AT, {})
    for party, act in (("client", package), ("provider", Accept(proposal=2))):
        event = decide(state, act, party, AT)  # type: ignore[arg-type]
        state = evolve(state, event, f"{event.seq:064x}")
    return state


def usual(_clause: str, _term_id: str, term: SomeTerm) -> Raw:
    """The value at the market norm; for texts and lists, the example."""
    return term.write(term.parse(term.usual or getattr(term, "example", "")))


def at_random(chance: random.Random) -> Chooser:
    """A chooser of random values within each term's bounds."""
    return lambda _clause, _term_id, term: term.write(random_value(chance, term))


def random_value(chance: random.Random, term: SomeTerm) -> object:
    """A random value of the term, often at an end of its range."""
    match term:
        case ChoiceTerm():
            return chance.choice(list(term.options))
        case YesNoTerm():
            return chance.random() < 0.5
        case NumberTerm() | PercentTerm():
            return _number(
                chance, term.min, term.max, whole=isinstance(term, NumberTerm) or chance.random() < 0.7
            )
        case MoneyTerm():
            return Money(term.currency, _number(chance, term.min, term.max, whole=chance.random() < 0.8))
        case DurationTerm():
            return Duration(_number(chance, term.min, term.max, whole=True), term.unit)
        case DateTerm():
            return date(2026, 1, 1) + timedelta(days=chance.randrange(2000))
        case ListTerm():
            size = chance.randint(max(term.at_least, 0), max(term.at_least, 4))
            return tuple(chance.choice(_ITEMS) for _ in range(size))
        case TableTerm():
            size = chance.randint(max(term.at_least, 0), max(term.at_least, 3))
            return tuple(_row(chance, term) for _ in range(size))
        case TextTerm():
            return chance.choice(_TEXTS)
    raise AssertionError(term)


def _row(chance: random.Random, table: TableTerm) -> tuple[str, ...]:
    cells: list[SomeTerm] = list(table.columns.values())
    return tuple(str(cell.write(random_value(chance, cell))) for cell in cells)


_ITEMS = (
    "weekly sector report",
    "the client's own data",
    "a call on Mondays",
    "review of 200 files",
    "drafts",
)
_TEXTS = (
    "as the Parties agree in writing",
    "12 High Street, London",
    "every case in which a person is named",
)


def _number(chance: random.Random, least: str | None, most: str | None, *, whole: bool) -> Decimal:
    low = Decimal(least or 0)
    high = Decimal(most) if most is not None else low + 100
    if chance.random() < 0.3:
        return chance.choice([low, min(low + 1, high), high])
    drawn = low + (high - low) * Decimal(chance.randrange(1001)) / 1000
    return min(max(drawn.to_integral_value(), low), high) if whole else round(drawn, 1)
