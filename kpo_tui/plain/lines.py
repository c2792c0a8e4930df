"""Lines in and out: stdin and stdout without any control sequence, and signals that end in order."""

import contextlib
import signal
import sys
from collections.abc import Callable, Iterator
from types import FrameType
from typing import TextIO

from kpo_tui.text import visible


class Ended(Exception):
    """There is no more to read: the end of the input, or a signal. `half` is an unfinished last line."""

    def __init__(self, half: str = "", status: int = 0) -> None:
        self.half, self.status = half, status
        super().__init__(status)


class Console:
    """Where the party sits. What is typed is repeated where it would not be seen: when it comes from a pipe."""

    def __init__(self, source: TextIO | None = None, sink: TextIO | None = None) -> None:
        self.source = source or sys.stdin
        self.sink = sink or sys.stdout
        self._waiting = False
        self._stopped = 0

    def say(self, text: str) -> None:
        """One line, made harmless."""
        self.sink.write(visible(text).replace("\n", " ") + "\n")

    def write(self, text: str) -> None:
        """Lines as they are; they are harmless already."""
        self.sink.write(text)

    def ask(self, prompt: str) -> str:
        """The next line typed. Raises Ended when there is none, or when the program was told to stop."""
        self.sink.write(f"{visible(prompt)} ")
        self.sink.flush()
        self._waiting = True
        try:
            if self._stopped:
                raise Ended(half=_half_typed(self.source), status=self._stopped)
            line = self.source.readline()
        finally:
            self._waiting = False
        if not self.source.isatty():
            self.sink.write(visible(line.rstrip("\n")) + "\n")
        if not line.endswith("\n"):
            raise Ended(half=line)
        return line.rstrip("\r\n")

    def clear(self) -> None:
        """Take what was said off the screen and out of its scroll-back, on a terminal that can."""
        if self.sink.isatty():
            self.sink.write("\x1b[H\x1b[2J\x1b[3J")
            self.sink.flush()

    @contextlib.contextmanager
    def ending_on_signals(self) -> Iterator[None]:
        """SIGTERM, SIGHUP and Ctrl-C end the reading of lines, never a recording half way."""
        names = [name for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name)]
        before: dict[int, Callable[[int, FrameType | None], object] | int | None] = {}
        for name in names:
            number = getattr(signal, name)
            before[number] = signal.signal(number, self._stop)
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _stop(self, number: int, _frame: FrameType | None) -> None:
        self._stopped = 128 + number
        if self._waiting:
            self._waiting = False
            raise Ended(half=_half_typed(self.source), status=self._stopped)


def _half_typed(source: TextIO) -> str:
    """What stands in the terminal's line that was not entered yet, where the system gives it out."""
    try:
        import select
        import termios
        import tty

        if not source.isatty():
            return ""
        number = source.fileno()
        kept = termios.tcgetattr(number)
        tty.setcbreak(number, termios.TCSANOW)
        try:
            import os

            waiting = select.select([number], [], [], 0.1)[0]
            return os.read(number, 65536).decode("utf-8", "replace") if waiting else ""
        finally:
            termios.tcsetattr(number, termios.TCSANOW, kept)
    except (ImportError, OSError, ValueError):
        return ""
