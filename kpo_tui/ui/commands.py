"""The command palette: what the screen at hand can do, and every clause to go to."""

from collections.abc import Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from kpo_tui.ui.kit.keys import meaning, own_bindings
from kpo_tui.ui.kit.plain import line
from kpo_tui.ui.negotiation.negotiation_screen import NegotiationScreen

Command = tuple[str, Callable[[], object]]


class ScreenCommands(Provider):
    """Commands of the screen that the palette was opened on."""

    def _commands(self) -> Iterator[Command]:
        app, screen = self.app, self.screen
        for node in (screen, app):
            for binding in own_bindings(node):
                name = binding.action.partition("(")[0]
                if binding.description and name != "command_palette" and node.check_action(name, ()):
                    yield meaning(binding), partial(app.run_action, binding.action, node)
        if isinstance(screen, NegotiationScreen):
            for row in screen.seat.snapshot.rows:
                yield f"Go to {row.title}", partial(screen.go, row.clause)

    async def discover(self) -> Hits:
        seen: set[str] = set()
        for name, run in self._commands():
            if name not in seen and not name.startswith("Go to "):
                seen.add(name)
                yield DiscoveryHit(line(name), run, text=name)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for name, run in self._commands():
            score = matcher.match(name)
            if score > 0:
                yield Hit(score, line(name), run, text=name)
