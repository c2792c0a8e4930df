"""Word files line by line: what is read out, what is asked, what is recorded."""

from pathlib import Path

import pytest

from kpo_tui.negotiation.acts.dispatch import Sent
from kpo_tui.table.session import open_session
from tests.plain.playing import sit
from tests.plain.test_sitting import typing
from tests.ui.post import edited, offered, sent_from


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KPO_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)


def test_a_file_is_sent_only_after_a_yes(tmp_path: Path) -> None:
    path = offered(tmp_path).path
    said = sit(path, typing("send out.docx", "", "send out.docx", "yes", "send out.doc"), "client")
    assert said.count("1 clause is agreed and locked, 4 are open.") == 2
    assert "No file was written, and nothing was recorded." in said
    assert "Recorded: You wrote the agreement as a Word file" in said
    assert [type(event) for event in open_session(path).events(7)] == [Sent]
    assert Path("out.docx").stat().st_size > 1000


def test_what_came_back_is_asked_act_by_act_and_recorded_after_one_yes_for_all(tmp_path: Path) -> None:
    session = offered(tmp_path)
    back = edited(sent_from(session, tmp_path), ("forty-five (45) days", "sixty (60) days"))
    edited(back, ("for fraud", "for wilful fraud"), tracked=False)
    answers = ("receive back.docx", "yes", "no", "no", "no", "yes")
    for last, recorded in (("no", 0), ("yes", 1)):
        before = session.state.seq
        said = sit(session.path, typing(*answers[:-1], last), "client")
        assert "CHANGED SILENTLY, without being tracked (1):\n  Liability: changed" in said
        assert "    Nothing limits liability for [+wilful +]fraud." in said
        assert "within [-forty-five-][+sixty+] ([-45-][+60+]) days after the invoice." in said
        assert "1. The provider proposed on Payment" in said
        assert len(open_session(session.path).events(before)) == recorded
        assert ("Nothing was recorded." in said) == (not recorded)


def test_a_file_that_cannot_be_read_is_one_line_and_one_without_changes_says_so(tmp_path: Path) -> None:
    session = offered(tmp_path)
    sent_from(session, tmp_path)
    said = sit(session.path, typing("receive nowhere.docx", "receive 'out.docx'", *[""] * 4), "client")
    assert "Not possible: nowhere.docx: there is no such file" in said
    assert "No act was taken; nothing was recorded." in said
