"""How the gap on a term closed: points for a chart, and lines that say who moved."""

from msgspec import Struct
from textual.content import Content

from kpo_tui.history.gaps import Step, TermHistory
from kpo_tui.negotiation.party import PARTIES, Party
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import Raw
from kpo_tui.negotiation.values import shown
from kpo_tui.ui.presenting.layout import BLANK, Ends, Item, Para, Rule, para
from kpo_tui.ui.presenting.plain import joined, line, own
from kpo_tui.ui.presenting.replay import SIDES

MOST_POINTS = 200
"""Steps of one party that the chart draws; of more, the latest."""
MOST_STEPS = 40
BARS = "▁▂▃▄▅▆▇█"
LONGEST_SPARK = 14
MOVES = {1: "closer", -1: "further away", 0: ""}


class Curve(Struct, frozen=True):
    """What one party offered: rounds and measured values, in order."""

    rounds: tuple[float, ...]
    values: tuple[float, ...]


class Chart(Struct, frozen=True):
    """Both parties' curves on one scale, and the values to name on it as (measure, in words)."""

    curves: dict[Party, Curve]
    named: tuple[tuple[float, str], ...]
    last_round: int


def chart_of(history: TermHistory, last_round: int) -> Chart | None:
    """The chart of a term up to a round; None where its values have no one scale, as two currencies have none."""
    said = {raw for step in history.steps for raw in (step.client, step.provider) if isinstance(raw, str)}
    if len({history.term.scale(history.term.read(raw)) for raw in said}) > 1:
        return None
    curves = {party: _curve(history, party, last_round) for party in PARTIES}
    named: dict[float, str] = {}
    for step in history.steps[-MOST_POINTS:]:
        for raw in (step.client, step.provider):
            measured = _measure(history, raw)
            if measured is not None:
                named[measured] = line(shown(history.term, raw), limit=18).plain
    return Chart(curves, tuple(sorted(named.items())), last_round)


def _measure(history: TermHistory, raw: Raw | None) -> float | None:
    measured = None if raw is None else history.term.measure(history.term.read(raw))
    return None if measured is None else float(measured)


def _curve(history: TermHistory, party: Party, last_round: int) -> Curve:
    """A party holds what it offered until it offers something else: a line of stairs."""
    rounds: list[float] = []
    values: list[float] = []
    for step in history.steps[-MOST_POINTS:]:
        measured = _measure(history, step.side(party))
        if measured is None or (values and values[-1] == measured):
            continue
        if values:
            rounds.append(step.round)
            values.append(values[-1])
        rounds.append(step.round)
        values.append(measured)
    if values and rounds[-1] < last_round:
        rounds.append(last_round)
        values.append(values[-1])
    return Curve(tuple(rounds), tuple(values))


def ticks(chart: Chart, rows: int) -> tuple[tuple[float, str], ...]:
    """The values to name at the side of a chart of so many rows, far enough apart to be read."""
    if not chart.named:
        return ()
    low, high = chart.named[0][0], chart.named[-1][0]
    apart = (high - low) / max(rows - 1, 1)
    found = [chart.named[-1]]
    for value, text in reversed(chart.named[:-1]):
        if found[-1][0] - value >= apart and (value - low >= apart or value == low):
            found.append((value, text))
    return tuple(reversed(found))


def step_items(state: Negotiation, history: TermHistory) -> tuple[Item, ...]:
    """The steps on a term, the latest first, each with who moved and where to."""
    title = joined(
        line(history.term.label, "bold", 100), own("  "), line(state.clause(history.clause).title, "$quiet")
    )
    items: list[Item] = [Para(title)]
    last = history.steps[-1]
    now = [
        joined(own(f"{party} ", SIDES[party]), line(shown(history.term, last.side(party)), limit=80))
        for party in PARTIES
    ]
    gap = own("agreed", "$agreed") if last.agreed else _gap(last)
    items.append(Para(joined(*now[:1], "  ", *now[1:], "  ", gap)))
    items += [_step(history, step) for step in reversed(history.steps[-MOST_STEPS:])]
    if len(history.steps) > MOST_STEPS:
        items.append(para(f"… and {len(history.steps) - MOST_STEPS} earlier", "$quiet"))
    return tuple(items)


def _gap(step: Step) -> Content:
    if step.gap is None:
        return own("one side only", "$quiet")
    return own("no gap", "$agreed") if step.gap.closed else line(f"gap {step.gap.text}", "$gap")


def _step(history: TermHistory, step: Step) -> Para:
    where = own(f"round {step.round}, event {step.seq}  ", "$quiet")
    if step.agreed and step.moved is None:
        return Para(joined(where, own("agreed", "$agreed")), rest=4)
    if step.moved is None:
        return Para(joined(where, own("open again" if step.gap else "–", "$quiet")), rest=4)
    value = line(shown(history.term, step.side(step.moved)), limit=80)
    how = MOVES[step.concedes] or "says"
    agreed = own(", agreed", "$agreed") if step.agreed else Content("")
    return Para(
        joined(where, own(f"{step.moved} ", SIDES[step.moved]), own(f"{how}: "), value, agreed), rest=4
    )


def spark(history: TermHistory) -> str:
    """The size of the gap step by step as bars, the widest the highest; a tick where it is agreed."""
    amounts = [step.gap.amount for step in history.steps if step.gap is not None and not step.agreed]
    known = [amount for amount in amounts if amount is not None][-LONGEST_SPARK:]
    most = max(known, default=None)
    bars = "".join(BARS[int(amount * (len(BARS) - 1) / most)] if most else BARS[0] for amount in known)
    return bars + ("✓" if history.steps[-1].agreed else "")


def overview_items(
    state: Negotiation, histories: tuple[TermHistory, ...], chosen: TermHistory
) -> tuple[Item, ...]:
    """Every numeric term with its gap as it closed, by clauses."""
    items: list[Item] = [BLANK, Rule(own("Every number, its gap over time", "$quiet"))]
    for clause_id in dict.fromkeys(history.clause for history in histories):
        items.append(Para(line(state.clause(clause_id).title, "bold", 100)))
        for history in histories:
            if history.clause == clause_id:
                last = history.steps[-1]
                gap = own("agreed", "$agreed") if last.agreed else _gap(last)
                mark = own("▸ " if history is chosen else "  ")
                right = joined(own(spark(history), "$gap"), "  ", gap)
                items.append(Ends(joined(mark, line(history.term.label, limit=100)), right))
    return tuple(items)
