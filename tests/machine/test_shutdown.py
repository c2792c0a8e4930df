"""A program that is told to end does so, whatever it is at, and keeps what was typed."""

import os
import signal
import termios
from pathlib import Path

import pytest

from kpo_tui.table.desk import Desk
from kpo_tui.table.session import open_session
from tests.builders import session_in
from tests.machine.pseudo_terminal import Terminal, at_terminal

pytestmark = pytest.mark.long

BUSY = """
import os
import kpo_tui.machine.shutdown
from kpo_tui.table.desk import Desk
kpo_tui.machine.shutdown.GRACE = 0.1
def spin(self, text):
    os.write(1, b"NOW BUSY")
    while True:
        pass
Desk.hear = spin
"""
FAILING = """
from kpo_tui.table.desk import Desk
def fail(self, text):
    raise RuntimeError("PRIVATE-MARK")
Desk.hear = fail
"""


@pytest.fixture
def deal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("KPO_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("KPO_CONFIG_DIR", str(tmp_path / "config"))
    return str(session_in(tmp_path).path)


def kept(deal: str) -> str:
    """What the client finds typed when it comes back."""
    return Desk(open_session(Path(deal)), "client").typed


def tell(terminal: Terminal, how: str) -> None:
    """Tell the program to end: with a signal, or by the terminal going away."""
    if how == "hang up":
        terminal.hang_up()
    else:
        terminal.process.send_signal(getattr(signal, how))


@pytest.mark.parametrize(("how", "status"), [("SIGTERM", 143), ("hang up", 129)])
def test_the_screen_ends_with_what_was_half_typed_kept(deal: str, how: str, status: int) -> None:
    with at_terminal("negotiate", deal, "--as", "client") as terminal:
        terminal.until("^q Quit")
        terminal.paste("1.5 per")
        terminal.until("1.5 per")
        tell(terminal, how)
        assert terminal.status() == status
    assert kept(deal) == "1.5 per"


def test_a_screen_that_is_busy_ends_with_the_sentence_that_was_being_read_kept(deal: str) -> None:
    with at_terminal("negotiate", deal, "--as", "client", program=BUSY) as terminal:
        terminal.until("^q Quit")
        terminal.paste("net 45")
        terminal.until("net 45")
        terminal.type("\r")
        terminal.until("NOW BUSY")
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.status() == 143
    assert terminal.shown.endswith(b"\x1b[?1049l\x1b[?25h")  # the terminal is as it was
    assert kept(deal) == "net 45"


@pytest.mark.parametrize(("how", "status"), [("SIGHUP", 129), ("hang up", 129), ("SIGINT", 130)])
def test_a_line_that_is_being_read_is_kept_when_the_program_is_told_to_end(
    deal: str, how: str, status: int
) -> None:
    with at_terminal("negotiate", deal, "--as", "client", "--plain", program=BUSY) as terminal:
        terminal.until("client>")
        terminal.type("net 45\n")
        terminal.until("NOW BUSY")
        tell(terminal, how)
        assert terminal.status() == status
    assert kept(deal) == "net 45"


def test_a_question_line_by_line_ends_when_the_terminal_goes_away(deal: str) -> None:
    with at_terminal("negotiate", deal, "--as", "client", "--plain") as terminal:
        terminal.until("client>")
        terminal.hang_up()
        assert terminal.status() == 129


def test_on_a_terminal_that_can_show_no_screen_a_negotiation_goes_on_in_lines(deal: str) -> None:
    with at_terminal("negotiate", deal, TERM="dumb") as terminal:
        terminal.until("Press Enter when you are there.")
        terminal.type("\n")
        terminal.until("client>")
        terminal.type("hand over\n")
        terminal.until("to the provider. Press Enter when you are there.")
        terminal.type("\x04")
        assert terminal.status() == 0
    assert b"\x1b" not in terminal.shown


def test_after_a_crash_of_the_screen_the_status_is_one_and_the_sentence_is_kept(deal: str) -> None:
    with at_terminal("negotiate", deal, "--as", "client", program=FAILING) as terminal:
        terminal.until("^q Quit")
        terminal.paste("net 45")
        terminal.until("net 45")
        terminal.type("\r")
        assert terminal.status() == 1
    assert b"Everything that was said is kept" in terminal.shown
    assert b"PRIVATE-MARK" not in terminal.shown
    assert kept(deal) == "net 45"


def test_a_signal_that_is_ignored_from_the_beginning_stays_ignored(deal: str) -> None:
    ignoring = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)"
    with at_terminal("negotiate", deal, "--as", "client", "--plain", program=ignoring) as terminal:
        terminal.until("client>")
        terminal.process.send_signal(signal.SIGHUP)
        terminal.type("quit\n")
        assert terminal.status() == 0


@pytest.mark.parametrize(("how", "status"), [("ctrl+q", 0), ("SIGTERM", 143)])
def test_a_screen_that_was_stopped_and_continued_leaves_the_terminal_as_it_was(
    deal: str, how: str, status: int
) -> None:
    with at_terminal("negotiate", deal, "--as", "client") as terminal:
        terminal.until("^q Quit")
        terminal.process.send_signal(signal.SIGSTOP)
        os.waitpid(terminal.process.pid, os.WUNTRACED)
        terminal.process.send_signal(signal.SIGCONT)
        terminal.until_sent(b"\x1b[?2004h")  # it has taken the terminal again
        if how == "ctrl+q":
            terminal.type("\x11")
        else:
            tell(terminal, how)
        watched = os.dup(terminal.ours)
        assert terminal.status() == status
        flags = termios.tcgetattr(watched)[3]
        os.close(watched)
    assert flags & termios.ECHO
    assert flags & termios.ICANON
    assert terminal.shown.rindex(b"\x1b[?1049l") > terminal.shown.rfind(b"\x1b[?1049h")


@pytest.mark.parametrize(("how", "status"), [("SIGTERM", 143), ("SIGHUP", 129), ("SIGINT", 130)])
@pytest.mark.parametrize(
    ("arguments", "question"),
    [(("say", "park liability, waiting"), "Record this?"), (("forget",), "Delete what")],
)
def test_a_question_of_a_command_ends_with_a_word(
    deal: str, arguments: tuple[str, ...], question: str, how: str, status: int
) -> None:
    command, *sentence = arguments
    with at_terminal(command, deal, *sentence, "--as", "client") as terminal:
        assert question in terminal.until("[y/N]: ")
        tell(terminal, how)
        assert terminal.status() == status
    assert b"kpo: stopped; kpo status shows what was recorded" in terminal.shown
