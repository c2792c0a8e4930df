"""Questions of single commands, and what it means to be told to end while one waits for its answer."""

import contextlib
import signal
from collections.abc import Iterator
from types import FrameType

import click

from kpo_tui.ending import SIGNALS


class Stopped(Exception):
    """The program was told to end, by a signal, while it asked. `status` is what it ends with."""

    def __init__(self, number: int) -> None:
        self.status = 128 + number
        super().__init__(number)


def confirmed(question: str, err: bool = False) -> bool:
    """True after a plain yes. Raises Stopped where the program is told to end meanwhile."""
    with _stopping():
        return click.confirm(question, default=False, err=err)


def number_picked(question: str, most: int) -> int:
    """A number from 0, the default, to `most`. Raises Stopped where the program is told to end meanwhile."""
    with _stopping():
        picked: int = click.prompt(question, type=click.IntRange(0, most), default=0)
        return picked


@contextlib.contextmanager
def _stopping() -> Iterator[None]:
    """Signals raise Stopped, but the one of Ctrl-C, which Python raises by itself, and those that are ignored."""
    told = [one for one in SIGNALS if one != signal.SIGINT and signal.getsignal(one) is not signal.SIG_IGN]
    before = {number: signal.signal(number, _stop) for number in told}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)


def _stop(number: int, _frame: FrameType | None) -> None:
    raise Stopped(number)
