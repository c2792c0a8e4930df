"""A yes line by line: it accepts nothing, and is too little for a confidence."""

from pathlib import Path

import pytest

from kpo_tui.table.session import open_session
from tests.builders import offer, session_in
from tests.plain.playing import sit
from tests.plain.test_sitting import typing


@pytest.fixture
def deal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KPO_STATE_DIR", str(tmp_path / "state"))
    return session_in(tmp_path).path


def test_a_yes_too_many_accepts_nothing_and_a_question_back_is_asked_again_next_time(deal: Path) -> None:
    session = open_session(deal)
    session.perform(offer("liability", cap="200%"), "client")
    session.perform(offer("liability", cap="60%"), "provider")
    said = sit(deal, typing("go to liability", "y", "sure", "perhaps a cap of 150%", "quit"), "client")
    assert said.count("To accept their offer on Liability, say accept.") == 2
    again = sit(deal, typing("what's normal?", "y", "y", "y", "y", "quit"), "client")
    assert again.count("1. Cap 150%") == 2
    standing = open_session(deal).state.offer("liability", "client")
    assert standing is not None
    assert standing.terms == {"cap": "150%"}
    assert open_session(deal).state.seq == 4


def test_what_a_party_says_of_its_walk_away_takes_a_word_before_the_other_side_reads_it(deal: Path) -> None:
    open_session(deal).perform(offer("liability", cap="60%"), "provider")
    lines = (
        "park it, our walk-away is 111%",
        "reject, 60% is below our walk-away of 111%",
        "tell them our walk-away is 111%",
    )
    for line in lines:
        said = sit(
            deal, typing("show theirs on liability", "go to liability", line, "y", "no", "quit"), "client"
        )
        assert "The other side will read this: " in said
        assert said.count("Type disclose to record this for the other side to read, or no.") >= 2
    assert open_session(deal).state.seq == 2
