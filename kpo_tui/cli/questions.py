"""Questions of single commands, and what it means to be told to end while one waits for its answer."""

import contextlib
import os
import signal
from collections.abc import Iterator
from typing import Final

import click

from kpo_tui.machine.shutdown import Ending
from kpo_tui.machine.streams import terminals

STOPPED: Final = "stopped; kpo status shows what was recorded"
"""What is said when the program was told to end."""


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
    """Signals raise Stopped as soon as Python can; where it cannot, since it waits for a key, the word is said all the same."""
    with Ending(last=_last_word, heard=_stop).watched(terminals()):
        yield


def _stop(number: int) -> None:
    if number == signal.SIGINT:
        raise KeyboardInterrupt
    raise Stopped(number)


def _last_word() -> None:
    with contextlib.suppress(OSError):
        os.write(2, f"\nkpo: {STOPPED}\n".encode())
