"""The screen from its first picture to the exit status: it ends when told, and leaves the terminal as it was."""

import contextlib
import os
import select
import shutil
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from kpo_tui.machine.shutdown import Ending
from kpo_tui.machine.streams import STREAMS

if TYPE_CHECKING:
    from textual.app import App
    from textual.driver import Driver

_AS_IT_WAS = (
    "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"  # the mouse
    "\x1b[?2004l\x1b[?2048l\x1b[?1004l\x1b[?7h"  # pasting, telling of sizes and of the focus, long lines
    "\x1b[<u\x1b[?1049l\x1b[?25h"  # keys, the screen that was there before, the cursor
)


def run(app: "App[None]", leave: Callable[[int], None], keep: Callable[[], None]) -> int:
    """Run the program on the terminal; gives the exit status: 0, 1 after a crash, 128 + number after a signal.

    It is told to end by `leave`, with a status, and at last by `keep`, to keep what is half-typed; both may be called
    in any thread. A terminal of unknown size is taken as one of 80 columns and 24 lines.
    """
    restore, is_restored = _restoring()

    def at_last() -> None:
        restore()
        keep()

    ending = Ending(ask=leave, last=at_last)
    with ending.watched(STREAMS):  # even if they are gone since it was found that they can show a screen
        try:
            app.run(size=shutil.get_terminal_size())
        except OSError:
            if not ending.status:
                raise
        finally:
            if not is_restored():
                restore()
    crashed = app.return_code is None
    return ending.status or (1 if crashed else app.return_code or 0)


def continued() -> "type[Driver]":
    """What draws on the terminal also after the program was stopped from outside, and goes on.

    Textual gives the terminal up when it is stopped by a key, and takes it again when it is continued. A stop that
    no program is told of (SIGSTOP) leaves it as it is; taken a second time, the settings of the screen would be those
    to go back to at the end, and the threads of the first time would never end.
    """
    from textual.drivers.linux_driver import LinuxDriver

    class Continued(LinuxDriver):
        def _sigcont_application(self, *_: object) -> None:
            if self._auto_restart and not self._must_signal_resume:
                self.suspend_application_mode()
            super()._sigcont_application()

    return Continued


def _restoring() -> tuple[Callable[[], None], Callable[[], bool]]:
    """What brings the terminal back from the screen to what it is now, without waiting for it; and whether it is so."""
    nothing_to_do = (lambda: None, lambda: True)
    try:
        import termios
    except ImportError:
        return nothing_to_do
    keys, paint = sys.__stdin__, sys.__stderr__
    if keys is None or paint is None or not keys.isatty():
        return nothing_to_do
    number, painted = keys.fileno(), paint.fileno()
    try:
        before = termios.tcgetattr(number)
    except termios.error:  # it is gone already
        return nothing_to_do

    def restore() -> None:
        with contextlib.suppress(OSError, termios.error):  # it may be gone
            termios.tcsetattr(number, termios.TCSANOW, before)
            termios.tcflush(number, termios.TCIFLUSH)
            if select.select([], [painted], [], 0)[1]:
                os.write(painted, _AS_IT_WAS.encode())

    def is_restored() -> bool:
        with contextlib.suppress(termios.error):  # it may be gone
            return termios.tcgetattr(number) == before
        return True

    return restore, is_restored
