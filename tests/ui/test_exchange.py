"""The exchange of Word files by itself: what it opens, and what it says at its seat."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from textual.screen import Screen

from kpo_tui.ui.negotiation.word_exchange import Exchange
from kpo_tui.ui.word.plain_yes import PlainYes
from kpo_tui.ui.word.word_dialogs import ReceiveDialog, SendDialog
from tests.ui.test_seat import seated

Given = TypeVar("Given")


class Opened:
    """Opens no screen, but notes which, and lets the test give what one gives."""

    def __init__(self) -> None:
        self.screens: list[object] = []
        self.gives: Callable[[object], object] = id

    def __call__(self, screen: Screen[Given], then: Callable[[Given], object], /) -> None:
        self.screens.append(screen)
        self.gives = then  # type: ignore[assignment]


def test_sending_asks_for_a_file_then_for_a_yes_and_without_one_writes_nothing(
    deal: Path, tmp_path: Path
) -> None:
    seat, front = seated(deal)
    opened, brought = Opened(), list[bool]()
    exchange = Exchange(seat, opened, lambda: brought.append(True))
    assert exchange.asked_for(f"send {tmp_path / 'out.docx'}")
    assert isinstance(opened.screens[-1], SendDialog)
    opened.gives((exchange._box.packed(), tmp_path / "out.docx"))
    assert isinstance(opened.screens[-1], PlainYes)
    opened.gives(False)
    assert front.lines[-1] == "No file was written, and nothing was recorded."
    assert brought
    assert not (tmp_path / "out.docx").exists()


def test_other_words_are_not_the_exchanges(deal: Path) -> None:
    seat, _ = seated(deal)
    opened = Opened()
    exchange = Exchange(seat, opened, list)
    assert not exchange.asked_for("send")
    assert exchange.asked_for("receive back.docx")
    assert isinstance(opened.screens[-1], ReceiveDialog)
