"""What is asked to be shown is told on a screen, line by line; all of it when that is asked for."""

from pathlib import Path

import pytest

from kpo_tui.plain.overviews import SCREEN, shortened
from tests.builders import session_in
from tests.plain.playing import sit
from tests.plain.test_sitting import begin, typing

SHOWN = ("issues", "status", "offers", "history", "theirs", "ours", "redline")


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KPO_STATE_DIR", str(tmp_path / "state"))


@pytest.fixture
def deal(tmp_path: Path) -> Path:
    return begin(tmp_path, "kpo-standard")[0]


def answer_to(said: str, words: str) -> list[str]:
    """The lines that came of the words, until the next ones."""
    return said.split(f"client> {words}\n")[1].split("client>")[0].strip().splitlines()


@pytest.mark.parametrize(
    "words", [f"show {what}" for what in SHOWN] + ["show me the clause", "what’s normal?", "help"]
)
def test_an_answer_fits_a_screen(deal: Path, words: str) -> None:
    said = sit(deal, typing("go to payment", words, "quit"), "client")
    assert len(answer_to(said, words)) <= SCREEN + 2


def test_what_is_open_names_each_clause_once_by_whose_turn_it_is(deal: Path) -> None:
    told = answer_to(sit(deal, typing("show issues", "quit"), "client"), "show issues")
    assert told[0].startswith("Nothing offered yet (41): Parties; ")
    assert "show all" in told[1]


def test_show_all_shows_the_document_that_was_told_in_short_and_then_what_is_asked_again(deal: Path) -> None:
    said = sit(deal, typing("show issues", "show all", "show all", "quit"), "client")
    first, second = (part.split("client>")[0] for part in said.split("client> show all\n")[1:])
    assert "Open issues: " in first
    assert len(first.splitlines()) > SCREEN
    assert "Open issues: " not in second


def test_a_draft_is_read_as_a_whole() -> None:
    long = "\n".join(map(str, range(100)))
    assert shortened(long, "draft") == long
    assert len(shortened(long, "redline").splitlines()) < SCREEN
    assert "78 lines more: show all" in shortened(long, "redline")


def test_an_opening_that_may_not_be_seen_yet_is_in_no_overview(tmp_path: Path) -> None:
    deal = session_in(tmp_path).path
    lines = ["", "go to liability", "137.5%", "yes", "hand over", "", "what is open", "what is open from them?", "status", "history",
             "go to liability", "show me the clause", "what's left in this clause", "what's in their package?"]  # fmt: skip
    after = sit(deal, typing(*lines)).split("Please hand over to the provider")[1]
    assert "137.5" not in after
    assert "Nothing to be seen of the client before your opening (1): " in after
    assert "No offer awaits your answer." in after


def test_what_waits_is_told_a_line_an_offer(tmp_path: Path) -> None:
    deal = session_in(tmp_path).path
    lines = [
        "",
        "go to liability",
        "137.5%",
        "yes",
        "hand over",
        "",
        "go to liability",
        "120%",
        "yes",
        "what is open from them?",
    ]
    told = sit(deal, typing(*lines)).split("> what is open from them?\n")[1].splitlines()
    assert told[0].startswith("Liability (")
    assert "apart on " in told[0]


def test_what_is_left_in_a_clause_is_each_term_that_is_apart(tmp_path: Path) -> None:
    deal = session_in(tmp_path).path
    lines = [
        "",
        "go to liability",
        "137.5%",
        "yes",
        "hand over",
        "",
        "go to liability",
        "120%",
        "yes",
        "what's left in liability?",
    ]
    told = sit(deal, typing(*lines)).split("> what's left in liability?\n")[1]
    assert "they say 137.5%; you said 120%" in told
    assert "Its text: show draft of liability." in told
