"""A program at a terminal of its own, whose size nobody set."""

import contextlib
import os
import pty
import re
import select
import subprocess
import sys
from collections.abc import Iterator

PATIENCE = 60
"""Seconds after which waiting for a process is given up."""
_CONTROLS = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[^\[])")


class Terminal:
    """The other end of a program's terminal, and what was shown there."""

    def __init__(self, ours: int, process: subprocess.Popen[bytes]) -> None:
        self.ours, self.process = ours, process
        self.shown = b""

    def until(self, wanted: str) -> str:
        """Read until something was shown; gives all that was shown since the last time."""
        shown = b""
        while wanted.encode() not in _CONTROLS.sub(b"", shown):
            chunk = self._read()
            assert chunk, shown
            shown += chunk
            self.shown += chunk
        return _CONTROLS.sub(b"", shown).decode()

    def until_sent(self, wanted: bytes) -> None:
        """Read until some bytes were sent to the terminal, controls among them."""
        sent = b""
        while wanted not in sent:
            chunk = self._read()
            assert chunk, sent
            sent += chunk
        self.shown += sent

    def _read(self) -> bytes:
        """What is shown next; fails where nothing is for very long, and does not wait for ever."""
        assert select.select([self.ours], [], [], PATIENCE)[0], (
            f"nothing more was shown after {self.shown[-400:]!r}"
        )
        return os.read(self.ours, 65536)

    def type(self, text: str) -> None:
        """Type something."""
        os.write(self.ours, text.encode())

    def paste(self, text: str) -> None:
        """Type something at once, as a screen is told of it."""
        self.type(f"\x1b[200~{text}\x1b[201~")

    def hang_up(self) -> None:
        """Go away, without a signal to anybody."""
        os.close(self.ours)
        self.ours = -1

    def status(self) -> int:
        """Wait for the program's end; gives its exit status, and reads what it still shows."""
        while self.ours >= 0:
            try:
                chunk = self._read()
            except OSError:  # nobody writes there any more
                break
            if not chunk:
                break
            self.shown += chunk
        return self.process.wait(timeout=PATIENCE)


@contextlib.contextmanager
def at_terminal(*arguments: str, program: str = "", **environment: str) -> Iterator[Terminal]:
    """Run `kpo`, after the lines of `program`, at a terminal that sends no signals by itself."""
    ours, theirs = pty.openpty()
    heard = (
        "signal.signal(signal.SIGINT, signal.default_int_handler)"  # it may be ignored where the tests run
    )
    script = f"import signal\nimport sys\n{heard}\n{program}\nfrom kpo_tui.cli import run\nsys.exit(run(sys.argv[1:]))"
    process = subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm-256color"} | environment,
        start_new_session=True,
    )
    os.close(theirs)
    terminal = Terminal(ours, process)
    try:
        yield terminal
    finally:
        process.kill()
        process.wait()
        if terminal.ours >= 0:
            os.close(terminal.ours)
