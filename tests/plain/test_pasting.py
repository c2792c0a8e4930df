"""Lines pasted at a terminal: one passage, asked about once; lines typed ahead are read one by one, and bind nobody."""

import io
import os
from collections.abc import Iterator
from typing import TextIO

import pytest

pytest.importorskip("pty")

from kpo_tui.plain.console import Console, Ended
from kpo_tui.plain.unread import half_typed

MAIL = "Dear Ingrid,\nwe need a cap of 150%.\nBest regards\nRamon\n"


class Keyboard:
    """A terminal of our own: what is typed there when it is asked for something, or before."""

    def __init__(self) -> None:
        self.ours, theirs = os.openpty()
        self.source: TextIO = os.fdopen(theirs, encoding="utf-8")
        self.said = Typing(self)
        self.console = Console(self.source, self.said)

    def type(self, text: str) -> None:
        os.write(self.ours, text.encode())


class Typing(io.StringIO):
    """A screen; what is `next` is typed once the prompt is shown."""

    def __init__(self, keyboard: Keyboard) -> None:
        super().__init__()
        self.keyboard, self.next = keyboard, ""

    def flush(self) -> None:
        typed, self.next = self.next, ""
        self.keyboard.type(typed)


@pytest.fixture
def keyboard() -> Iterator[Keyboard]:
    keyboard = Keyboard()
    yield keyboard
    keyboard.source.close()
    os.close(keyboard.ours)


def asked(keyboard: Keyboard, typed: str, *, binding: bool = False, passage: bool = True) -> str:
    """The answer to a question, where this is typed once it was shown."""
    keyboard.said.next = typed
    return keyboard.console.ask("client>", binding=binding, passage=passage)


def test_lines_that_come_together_are_one_passage(keyboard: Keyboard) -> None:
    assert asked(keyboard, MAIL) == MAIL.rstrip("\n")
    assert asked(keyboard, "net 45\n") == "net 45"


def test_a_paste_goes_on_to_its_mark_and_the_marks_are_no_words(keyboard: Keyboard) -> None:
    assert asked(keyboard, f"\x1b[200~{MAIL}\x1b[201~\n", passage=True).strip() == MAIL.strip()
    assert asked(keyboard, "\x1b[200~net 45\x1b[201~\n") == "net 45"
    keyboard.type(f"\x1b[200~{MAIL}")
    assert asked(keyboard, "\x1b[201~ please\n").endswith("Ramon\n please")


def test_the_last_line_of_a_passage_may_have_to_be_entered_yet(
    keyboard: Keyboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    def entered(source: TextIO) -> str:
        found = half_typed(source)
        keyboard.type(" Cruz\n")
        return found

    monkeypatch.setattr("kpo_tui.plain.unread.half_typed", entered)
    assert asked(keyboard, MAIL.rstrip("\n")) == f"{MAIL.rstrip()} Cruz"


def test_lines_typed_ahead_are_one_answer_each(keyboard: Keyboard) -> None:
    keyboard.type("go to payment\n45 days\n")
    assert asked(keyboard, "") == "go to payment"
    assert asked(keyboard, "") == "45 days"


def test_a_mail_is_one_passage_even_where_it_came_before_it_was_asked_for(keyboard: Keyboard) -> None:
    keyboard.type(MAIL)
    assert asked(keyboard, "") == MAIL.rstrip("\n")


def test_what_was_typed_before_a_binding_question_is_told_and_dropped(keyboard: Keyboard) -> None:
    keyboard.type("send\nyes\n")
    assert asked(keyboard, "no\n", binding=True) == "no"
    assert "Not taken, since it was typed before you were asked: send / yes" in keyboard.said.getvalue()


def test_where_no_passage_is_asked_for_lines_stay_lines(keyboard: Keyboard) -> None:
    assert asked(keyboard, f"\x1b[200~{MAIL}\x1b[201~\n", passage=False) == "Dear Ingrid,"
    assert keyboard.console.ask("wording>") == "we need a cap of 150%."


def test_nothing_of_a_passage_that_breaks_off_is_lost(keyboard: Keyboard) -> None:
    with pytest.raises(Ended) as ended:
        asked(keyboard, "\x1b[200~we need\na cap\n\x04")
    assert ended.value.half == "we need\na cap\n"


def test_lines_from_a_pipe_are_one_answer_each() -> None:
    console = Console(io.StringIO(MAIL), io.StringIO())
    assert [console.ask(">", passage=True) for _ in range(4)] == MAIL.splitlines()
