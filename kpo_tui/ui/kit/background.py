"""What takes its time is made in a thread, and handed over where it is still wanted; and what waits for a lull."""

from collections.abc import Callable
from functools import partial
from typing import TypeAlias, TypeVar

from textual.dom import DOMNode
from textual.timer import Timer
from textual.worker import get_current_worker

from kpo_tui.errors import KpoError

LULL = 0.3
"""Seconds after the last key until what was typed is kept."""
Made = TypeVar("Made")
Wanted: TypeAlias = Callable[[], bool]
"""Says whether somebody still waits for what is being made."""


def make_aside(
    node: DOMNode,
    make: Callable[[Wanted], Made],
    then: Callable[[Made], object],
    failed: Callable[[KpoError], object] | None = None,
    group: str = "default",
) -> None:
    """Make something in a thread and give it to `then`; give a KpoError that it raises to `failed`.

    What is made later in the same `group` of the node takes its place: then, and once the node is gone, nobody waits
    for it, and nothing is called.
    """

    def work() -> None:
        worker = get_current_worker()
        try:
            give = partial(then, make(lambda: not worker.is_cancelled))
        except KpoError as error:
            if failed is None:
                raise
            give = partial(failed, error)
        if not worker.is_cancelled:
            node.app.call_from_thread(give)

    node.run_worker(work, thread=True, exclusive=True, group=group)


class Lull:
    """Calls `act` once nothing has happened for `seconds`."""

    def __init__(self, node: DOMNode, act: Callable[[], object], seconds: float = LULL) -> None:
        self._node, self._act, self._seconds = node, act, seconds
        self._timer: Timer | None = None

    def put_off(self) -> None:
        """Something happened: wait anew."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._node.set_timer(self._seconds, self._act)
