"""How the gap on each number closed: a chart of one term, who moved, and all terms at a glance."""

from msgspec import Struct
from textual.app import ComposeResult, RenderResult
from textual.color import Color
from textual.containers import Vertical
from textual.content import Content
from textual_plotext import PlotextPlot

from kpo_tui.history.gaps import Step, TermHistory
from kpo_tui.negotiation.party import SIDES, Side
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import Raw
from kpo_tui.negotiation.values import shown
from kpo_tui.replay.past import Past
from kpo_tui.ui.kit.layout import BLANK, Ends, Item, Para, Rule, para
from kpo_tui.ui.kit.lines import Lines
from kpo_tui.ui.kit.plain import joined, line, own
from kpo_tui.ui.panels.clause_panels import LOOKING
from kpo_tui.ui.replay.frame import COLOURS, Frame

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

    curves: dict[Side, Curve]
    named: tuple[tuple[float, str], ...]
    last_round: int


def chart_of(history: TermHistory, last_round: int) -> Chart | None:
    """The chart of a term up to a round; None where its values have no one scale, as two currencies have none."""
    said = {raw for step in history.steps for raw in (step.client, step.provider) if isinstance(raw, str)}
    if len({history.term.scale(history.term.read(raw)) for raw in said}) > 1:
        return None
    curves = {party: _curve(history, party, last_round) for party in SIDES}
    named = {
        measured: line(shown(history.term, raw), limit=18).plain
        for step in history.steps[-MOST_POINTS:]
        for raw in (step.client, step.provider)
        if (measured := _measure(history, raw)) is not None
    }
    return Chart(curves, tuple(sorted(named.items())), last_round)


def _measure(history: TermHistory, raw: Raw | None) -> float | None:
    measured = None if raw is None else history.term.measure(history.term.read(raw))
    return None if measured is None else float(measured)


def _curve(history: TermHistory, party: Side, last_round: int) -> Curve:
    """A party holds what it offered until it offers something else: a line of stairs."""
    rounds: list[float] = []
    values: list[float] = []
    for step in history.steps[-MOST_POINTS:]:
        measured = _measure(history, step.side(party))
        if measured is None or (values and values[-1] == measured):
            continue
        rounds += [step.round] * (2 if values else 1)
        values += [*values[-1:], measured]
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
    last, title = history.steps[-1], line(state.clause(history.clause).title, "$quiet")
    items: list[Item] = [Para(joined(line(history.term.label, "bold", 100), "  ", title))]
    client, provider = (
        joined(own(f"{party} ", COLOURS[party]), line(shown(history.term, last.side(party)), limit=80))
        for party in SIDES
    )
    items.append(Para(joined(client, "  ", provider, "  ", _now(last))))
    items += [_step(history, step) for step in reversed(history.steps[-MOST_STEPS:])]
    if len(history.steps) > MOST_STEPS:
        items.append(para(f"… and {len(history.steps) - MOST_STEPS} earlier", "$quiet"))
    return tuple(items)


def _now(step: Step) -> Content:
    if step.agreed:
        return own("agreed", "$agreed")
    if step.gap is None:
        return own("one side only", "$quiet")
    return own("no gap", "$agreed") if step.gap.closed else line(f"gap {step.gap.text}", "$gap")


def _step(history: TermHistory, step: Step) -> Para:
    where = own(f"round {step.round}, event {step.seq}  ", "$quiet")
    if step.moved is None:
        opened = own("open again" if step.gap else "–", "$quiet")
        return Para(joined(where, own("agreed", "$agreed") if step.agreed else opened), rest=4)
    value = line(shown(history.term, step.side(step.moved)), limit=80)
    how = MOVES[step.concedes] or "says"
    agreed = own(", agreed", "$agreed") if step.agreed else Content("")
    who = own(f"{step.moved} ", COLOURS[step.moved])
    return Para(joined(where, who, own(f"{how}: "), value, agreed), rest=4)


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
                mark = own("▸ " if history is chosen else "  ")
                right = joined(own(spark(history), "$gap"), "  ", _now(history.steps[-1]))
                items.append(Ends(joined(mark, line(history.term.label, limit=100)), right))
    return tuple(items)


POINTS = {"client": "●", "provider": "◆"}
"""The mark of each party's offers on the chart: they differ without colour too."""
APART = 10
"""Columns from one named round to the next at least: names that touch would be left out, now this, now that."""
LOWEST = 5
"""Rows below which a chart says nothing."""


class GapChart(PlotextPlot):
    """The offers of both parties on one term over the rounds."""

    chart: Chart | None = None

    def show(self, chart: Chart | None) -> None:
        """Draw this chart; none where there is nothing to draw."""
        self.chart = chart
        self.display = chart is not None and any(curve.values for curve in chart.curves.values())
        self.refresh()

    def render(self) -> RenderResult:
        """The chart, for the size and the theme that there are now."""
        self._draw()
        return super().render()

    def _draw(self) -> None:
        chart, plot = self.chart, self.plt
        plot.clear_figure()
        if chart is None or self.size.height < LOWEST:
            return
        plot.frame(False)
        for party in SIDES:
            curve = chart.curves[party]
            if curve.values:
                colour = self._colour("ours" if party == "client" else "theirs")
                plot.plot(curve.rounds, curve.values, marker="braille", color=colour)
                plot.scatter(curve.rounds, curve.values, marker=POINTS[party], color=colour)
        named = ticks(chart, self.size.height - 2)
        plot.yticks([value for value, _ in named], [text for _, text in named])
        first = min(curve.rounds[0] for curve in chart.curves.values() if curve.values)
        columns = self.size.width - max(len(text) for _, text in named)
        stride = max(-int((first - chart.last_round) // max(columns // APART, 1)), 1)
        rounds = list(range(int(first), chart.last_round + 1, stride))
        named_rounds = [f"round {rounds[0]}", *(str(number) for number in rounds[1:])]
        plot.xticks([float(number) for number in rounds], named_rounds)

    def _colour(self, name: str) -> tuple[int, int, int] | str:
        return "default" if self.app.no_color else Color.parse(self.app.theme_variables[name]).rgb


class GapsPanel(Vertical):
    """The chart of a term of the clause at hand, or of the one that was chosen, and lines below it."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.border_title = "Gaps"
        self._frame: Frame | None = None
        self._past: Past | None = None
        self._chosen: tuple[str, str] | None = None

    def compose(self) -> ComposeResult:
        yield GapChart(id="chart")
        yield Lines((para(LOOKING, "$quiet"),), id="steps")

    def on_mount(self) -> None:
        self.query_one(GapChart).display = False
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self._paint())

    def present(self, frame: Frame, past: Past | None) -> None:
        """Show this moment; `past` is None until the log has been looked through."""
        before, self._frame, self._past = self._frame, frame, past
        if before is not None and before.clause != frame.clause:
            self._chosen = None
        self._paint()

    def step_term(self, by: int) -> None:
        """Show the next term, or the one before."""
        if found := self._histories():
            history = found[(found.index(self._shown(found)) + by) % len(found)]
            self._chosen = (history.clause, history.term_id)
            self._paint()

    @property
    def term(self) -> tuple[str, str] | None:
        """The clause and the term that the chart shows."""
        found = self._histories()
        history = self._shown(found) if found else None
        return None if history is None else (history.clause, history.term_id)

    def _histories(self) -> tuple[TermHistory, ...]:
        return () if self._frame is None or self._past is None else self._past.histories(self._frame.seq)

    def _shown(self, found: tuple[TermHistory, ...]) -> TermHistory:
        """The term that was chosen; else the first of the clause at hand; else the first of all."""
        clause = self._frame.clause if self._frame else ""
        chosen = [one for one in found if (one.clause, one.term_id) == self._chosen]
        here = [one for one in found if one.clause == clause]
        return (chosen or here or list(found))[0]

    def _paint(self) -> None:
        frame, found = self._frame, self._histories()
        if frame is None or self._past is None or not self.display:
            return
        steps = self.query_one("#steps", Lines)
        if not found:
            self.query_one(GapChart).show(None)
            steps.show((para("Nothing was offered yet on any term that is a number.", "$quiet"),))
            return
        history = self._shown(found)
        self.query_one(GapChart).show(chart_of(history, frame.round))
        steps.show(
            (*step_items(frame.state, history), *overview_items(frame.state, found, history)), top=True
        )
