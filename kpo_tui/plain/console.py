"""Lines in and out: stdin and stdout without any control sequence but those that clear a terminal and mark pastes there."""

import contextlib
import errno
import sys
from collections.abc import Iterator
from typing import NoReturn, TextIO

from kpo_tui.machine.shutdown import GONE, Ending
from kpo_tui.machine.streams import is_dumb
from kpo_tui.plain.unread import PASTES_MARKED, PASTES_UNMARKED, half_typed, typed_ahead, typed_lines, waits
from kpo_tui.text import one_line, visible

OUT_OF_SIGHT = 60
"""Empty lines that take what was said off most screens, on a terminal that cannot clear itself."""


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
        self._terminals = tuple(stream for stream in (self.source, self.sink) if stream.isatty())
        self._waiting = False
        self._stopped = 0

    def say(self, text: str) -> None:
        """One line, made harmless."""
        self.write(visible(text).replace("\n", " ") + "\n")

    def write(self, text: str) -> None:
        """Lines as they are; they are harmless already. Raises Ended when the terminal is gone."""
        with self._present():
            self.sink.write(text)

    def ask(self, prompt: str, *, binding: bool = False, passage: bool = False) -> str:
        """The next line typed. Raises Ended when there is none, or when the program was told to stop.

        Where an answer is `binding`, lines that were typed at a terminal before it was asked for are none: they are told
        and dropped. Where it may be a `passage`, all lines that are pasted at a terminal are one answer; those typed
        before it was asked for are one each.
        """
        if binding and (ahead := typed_ahead(self.source)):
            self.say(f"Not taken, since it was typed before you were asked: {one_line(ahead, 200)}")
        together = not waits(self.source)
        with self._present():
            self._mark_pastes(PASTES_MARKED)
            self.sink.write(f"{visible(prompt)} ")
            self.sink.flush()
            lines = self._typed(passage, together)
            if not self.source.isatty():
                self.sink.write(visible(lines[0].rstrip("\n")) + "\n")
        if not lines[-1].endswith("\n"):
            raise Ended(half="".join(lines), status=GONE if self._gone() else 0)
        return "".join(lines).rstrip("\r\n")

    def flush(self) -> None:
        """Let all that was said be seen. Raises Ended when the terminal is gone."""
        with self._present():
            self.sink.flush()

    def clear(self) -> None:
        """Take what was said off the screen and out of its scroll-back, on a terminal that can."""
        if self.sink.isatty():
            self.write("\n" * OUT_OF_SIGHT if is_dumb() else "\x1b[H\x1b[2J\x1b[3J")
            self.flush()

    @contextlib.contextmanager
    def ending_when_told(self) -> Iterator[None]:
        """SIGTERM, SIGHUP and Ctrl-C end the reading of lines, never a recording half way.

        Where more than a moment passes until the next line is asked for, they end the program: what was typed
        last is kept by then.
        """
        with Ending(heard=self._stop).watched(stream.fileno() for stream in self._terminals):
            try:
                yield
            finally:
                with contextlib.suppress(OSError):
                    self._mark_pastes(PASTES_UNMARKED)

    def _mark_pastes(self, how: str) -> None:
        if len(self._terminals) == len((self.source, self.sink)) and not is_dumb():
            self.sink.write(how)
            self.sink.flush()

    def _typed(self, passage: bool, together: bool) -> list[str]:
        self._waiting = True
        typed: list[str] = []
        try:
            if self._stopped:
                self._end()
            typed.extend(typed_lines(self.source, passage, together))
        except Ended as ended:
            raise Ended("".join(typed) + ended.half, ended.status) from ended
        finally:
            self._waiting = False
        return typed

    def _stop(self, number: int) -> None:
        self._stopped = 128 + number
        if self._waiting:
            self._waiting = False
            self._end()

    def _end(self) -> NoReturn:
        raise Ended(half=half_typed(self.source), status=self._stopped)

    def _gone(self) -> bool:
        """True when the terminal that was there at the beginning no longer is."""
        return not all(stream.isatty() for stream in self._terminals)

    @contextlib.contextmanager
    def _present(self) -> Iterator[None]:
        """Raise Ended where reading or writing fails because the terminal is gone."""
        try:
            yield
        except OSError as error:
            if error.errno == errno.EIO or self._gone():
                raise Ended(status=self._stopped or GONE) from error
            raise
