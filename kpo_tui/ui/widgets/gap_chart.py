"""How the gap on each number closed: a chart of one term, who moved, and all terms at a glance."""

from textual.app import ComposeResult, RenderResult
from textual.color import Color
from textual.containers import Vertical
from textual_plotext import PlotextPlot

from kpo_tui.history.gaps import TermHistory
from kpo_tui.negotiation.terms import PARTIES
from kpo_tui.replay.past import Past
from kpo_tui.ui.presenting.layout import para
from kpo_tui.ui.presenting.replay import Frame
from kpo_tui.ui.presenting.replay_gaps import Chart, chart_of, overview_items, step_items, ticks
from kpo_tui.ui.widgets.lines import Lines
from kpo_tui.ui.widgets.panels import LOOKING

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
        for party in PARTIES:
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
        found = self._histories()
        if found:
            shown = found.index(self._shown(found)) + by
            history = found[shown % len(found)]
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
