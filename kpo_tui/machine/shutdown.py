"""Ending when told: by a signal, or by a terminal that goes away, whatever is being worked on.

The system tells a thread of its own, since the main one may be busy for long. The thread asks the program to
end in order; if it has not after a moment, or is told again, the thread does what must be done last and ends it.
"""

import contextlib
import faulthandler
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

NAMES = ("SIGTERM", "SIGHUP", "SIGINT")
SIGNALS = tuple(getattr(signal, name) for name in NAMES if hasattr(signal, name))
GONE = 128 + 1
"""The exit status when the terminal is gone: that of SIGHUP, the signal that tells so where one comes."""
GRACE = 1.5
"""Seconds to end in order."""
LAST = 0.3
"""Seconds for what must be done last."""
_STOP = 0
"""No signal has this number: the thread is to stop."""


def nothing() -> None:
    """When nothing must be done last."""


def unheard(_number: int) -> None:
    """When a signal means nothing to the main thread: the other one hears it."""


class Ending:
    """What happens when the program is told to end. `status` is what it ends with then; 0 until it is told.

    `ask` is called with the status, to end in order. `last` is called where that takes too long: it may not
    wait for anything. Both are called in a thread. `heard` is called in the main thread with a signal's number,
    as soon as Python can.
    """

    def __init__(
        self,
        ask: Callable[[int], None] = unheard,
        last: Callable[[], None] = nothing,
        heard: Callable[[int], None] = unheard,
    ) -> None:
        self.status = 0
        self._ask, self._last, self._heard = ask, last, heard

    @contextlib.contextmanager
    def watched(self, terminals: Iterable[int]) -> Iterator[None]:
        """Listen for signals, and whether one of the terminals goes away. Signals that are ignored stay so."""
        heard = [number for number in SIGNALS if signal.getsignal(number) is not signal.SIG_IGN]
        before = {number: signal.signal(number, lambda told, _frame: self._heard(told)) for number in heard}
        try:
            with self._thread(set(terminals)) if os.name == "posix" else contextlib.nullcontext():
                yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler or signal.SIG_DFL)

    @contextlib.contextmanager
    def _thread(self, terminals: set[int]) -> Iterator[None]:
        """The thread that listens. Once told it goes on to the end of the program, which must not be far."""
        ears, mouth = os.pipe()
        os.set_blocking(mouth, False)
        before = signal.set_wakeup_fd(mouth, warn_on_full_buffer=False)
        thread = threading.Thread(target=self._listen, args=(ears, terminals), daemon=True, name="ending")
        open_to = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)  # a signal is to wake the main thread
        thread.start()
        signal.pthread_sigmask(signal.SIG_SETMASK, open_to)
        try:
            yield
        finally:
            signal.set_wakeup_fd(before)
            if not self.status:
                os.write(mouth, bytes([_STOP]))
                thread.join()
                os.close(ears)
                os.close(mouth)

    def _listen(self, ears: int, terminals: set[int]) -> None:
        while not self.status:
            told = _told(ears, terminals, None)
            if _STOP in told:
                return
            self.status = next((128 + number for number in told), 0)
        nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  (open to the end)
        faulthandler.dump_traceback_later(
            GRACE + 1.5 * LAST, exit=True, file=nowhere
        )  # if Python itself hangs
        self._ask(self.status)
        end = time.monotonic() + GRACE
        while (left := end - time.monotonic()) > 0:
            if _told(ears, set(), left) - {GONE - 128}:  # terminals that close tell so twice
                break
        self._end()

    def _end(self) -> None:
        thread = threading.Thread(target=self._last, daemon=True, name="ending-last")
        thread.start()
        thread.join(LAST)
        os._exit(self.status)


def _told(ears: int, terminals: set[int], seconds: float | None) -> set[int]:
    """The numbers of the signals that came, SIGHUP's for a terminal that is gone; none after some seconds."""
    import select

    poll = select.poll()
    poll.register(ears, select.POLLIN)
    for terminal in terminals:
        poll.register(terminal, 0)
    told: set[int] = set()
    for number, what in poll.poll(None if seconds is None else seconds * 1000):
        if number == ears:
            told |= {byte for byte in os.read(ears, 512) if byte in (_STOP, *SIGNALS)}
            continue
        terminals.discard(number)
        if what & (select.POLLHUP | select.POLLERR):  # not POLLNVAL: some systems cannot watch terminals
            told.add(GONE - 128)
    return told
