"""`kpo negotiate` as a process: pipes, signals, terminals."""

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.harness import Shell
from tests.plain.playing import sit

KPO = [sys.executable, "-m", "kpo_tui"]


@pytest.fixture
def deal(kpo: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("KPO_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("TERM", "xterm")
    return kpo.begin()


def negotiate(deal: str, typed: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Negotiate with what is typed, through pipes."""
    return subprocess.run(
        [*KPO, "negotiate", deal, *options],
        input=typed,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def come_back(deal: str) -> str:
    """What the client is told when it comes back; it leaves at once."""
    return sit(Path(deal), lambda _said: None, "client")


def until(stream: int, wanted: bytes) -> bytes:
    """Read until something was said."""
    said = b""
    while wanted not in said:
        chunk = os.read(stream, 65536)
        assert chunk, said
        said += chunk
    return said


def test_through_a_pipe_it_is_plain_without_being_told(kpo: Shell, deal: str) -> None:
    done = negotiate(deal, "go to payment\n45 days\n1 %\nyes\nquit\n", "--as", "client")
    assert done.returncode == 0, done.stderr
    assert "Recorded: You proposed on Payment (2)." in done.stdout
    assert "\x1b" not in done.stdout
    assert done.stdout.rstrip().endswith(f"kpo negotiate {deal} --as client --plain")
    assert '"net_days":"45 days"' in (kpo.folder / deal).read_text()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_program_that_is_stopped_comes_back_to_the_same_question(deal: str, number: int) -> None:
    with subprocess.Popen(
        [*KPO, "negotiate", deal, "--as", "client"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(b"go to payment\n45 days\n")
        process.stdin.flush()
        said = until(process.stdout.fileno(), b"Late interest?\n")
        said += until(process.stdout.fileno(), b"client>") if not said.endswith(b"client> ") else b""
        process.send_signal(number)
        rest = process.stdout.read()
        status = process.wait(timeout=30)
    if number == signal.SIGKILL:
        assert status == -number
    else:
        assert status == 128 + number
        assert b"Everything is kept. Go on with: kpo negotiate" in rest
    again = come_back(deal)
    assert "Payment (payment), clause 2 of 3, question 2 of 2." in again
    assert "Late interest?" in again


def test_what_stood_in_the_line_of_a_terminal_is_kept_when_it_is_told_to_stop(deal: str) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*KPO, "negotiate", deal, "--plain", "--as", "client"], stdin=theirs, stdout=theirs
    ) as process:
        os.close(theirs)
        until(ours, b"client>")
        os.write(ours, b"Reports and fil")
        until(ours, b"and fil")
        process.send_signal(signal.SIGTERM)
        until(ours, b"--plain")
        assert process.wait(timeout=30) == 143
    os.close(ours)
    assert "You were typing: Reports and fil" in come_back(deal)


def test_a_hand_over_clears_screen_and_scroll_back_on_a_terminal_only(deal: str) -> None:
    assert "\x1b" not in negotiate(deal, "\nhand over\n\nquit\n").stdout
    ours, theirs = pty.openpty()
    with subprocess.Popen([*KPO, "negotiate", deal, "--plain"], stdin=theirs, stdout=theirs) as process:
        os.close(theirs)
        until(ours, b"Press Enter when you are there.")
        os.write(ours, b"\n")
        until(ours, b"client>")
        os.write(ours, b"hand over\n")
        assert b"\x1b[3J" in until(ours, b"provider. Press Enter when you are there.")
        os.write(ours, b"\n")
        until(ours, b"provider>")
        os.write(ours, b"quit\n")
        until(ours, b"--plain")
        assert process.wait(timeout=30) == 0
    os.close(ours)


def test_a_line_without_an_end_is_kept_and_not_taken(deal: str) -> None:
    done = negotiate(deal, "Reports", "--as", "client")
    assert "The last line was not finished; it is kept, and was not taken." in done.stdout
    assert "You were typing: Reports" in come_back(deal)


def test_bad_input_is_one_clear_line(kpo: Shell, deal: str) -> None:
    kpo.fails(3, "negotiate", "nowhere.jsonl", "--plain")
    kpo.fails(2, "negotiate", deal, "--as", "nobody")
    assert "there is no such file" in kpo.fails(
        3, "negotiate", deal, "--as", "client", "--positions", "none.toml"
    )
    kpo.write("theirs.toml", 'party = "provider"\nplaybook = "small"\n')
    assert "you speak for the client" in kpo.fails(
        2, "negotiate", deal, "--as", "client", "--positions", "theirs.toml"
    )
    twice = ("--positions", "theirs.toml", "--positions", "theirs.toml")
    assert "one file for each party" in kpo.fails(2, "negotiate", deal, *twice)
    with (kpo.folder / deal).open("ab") as log:
        log.write(b"what is this\n")
    said = kpo("negotiate", deal, "--as", "client")
    assert said.status == 3
    assert "opens read-only" in said.err


def test_what_is_kept_can_be_forgotten(deal: str, kpo: Shell, tmp_path: Path) -> None:
    negotiate(deal, "go to payment\n45 days\n", "--as", "client")
    assert "question 2 of 2" in come_back(deal)
    said = kpo("forget", deal, "--as", "client", "--yes")
    assert said.out == f"Forgotten: what the client had not sent yet in {deal}.\n"
    assert '"path"' not in (tmp_path / "state" / "recent.json").read_text()
    assert "Scope (scope), clause 1 of 3, question 1 of 1." in come_back(deal)


@pytest.mark.parametrize("closed", ["<&-", ">&-", "<&- >&- 2>&-"])
def test_with_streams_that_the_shell_closed_it_ends_in_order(kpo: Shell, deal: str, closed: str) -> None:
    before = (kpo.folder / deal).read_bytes()
    command = f'exec "$0" -m kpo_tui negotiate "$1" --as client --plain {closed}'
    done = subprocess.run(
        ["sh", "-c", command, sys.executable, deal], input=b"", capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 0
    assert done.stderr == b""
    assert (kpo.folder / deal).read_bytes() == before


def sit_at_a_dumb_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TERM", raising=False)
    for stream in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(f"sys.{stream}.isatty", lambda: True)


def test_on_a_terminal_that_can_show_no_screen_a_replay_is_printed(
    kpo: Shell, deal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sit_at_a_dumb_terminal(monkeypatch)
    assert kpo.does("replay", deal) == kpo.does("replay", deal, "--print")


def test_on_a_terminal_that_can_show_no_screen_kpo_alone_says_what_to_do(
    kpo: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    sit_at_a_dumb_terminal(monkeypatch)
    assert "kpo negotiate DEAL --plain" in kpo.fails(2)
