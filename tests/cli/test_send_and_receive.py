"""`kpo send` and `kpo receive`, and Word files as an output of every command."""

import errno
import hashlib
import io
import json
import signal
from io import FileIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from kpo_tui.cli.questions import Stopped
from kpo_tui.log import jsonl
from kpo_tui.table.session import open_session
from tests.cli.harness import Shell
from tests.correspondence.deals import PLAYBOOK
from tests.correspondence.editing import Edited


@pytest.fixture
def deal(kpo: Shell) -> str:
    """The client has offered everything, the provider has countered on payment."""
    kpo.write("letters.toml", PLAYBOOK)
    kpo.does(
        "new",
        "deal.jsonl",
        "--playbook",
        "letters.toml",
        "--client",
        "Acme Ltd",
        "--provider",
        "Bharat Analytics",
    )
    for clause, terms in (
        ("scope", ["services=market reports; data entry"]),
        ("payment", ["fee=USD 1000", "net_days=45 days", "interest=1%"]),
        ("liability", ["cap=150%"]),
        ("law", ["law=England"]),
    ):
        kpo.does("propose", "deal.jsonl", clause, *terms, "--as", "client")
    kpo.does("accept", "deal.jsonl", "law", "--as", "provider")
    return "deal.jsonl"


def edit(kpo: Shell, name: str, *pairs: tuple[str, str], tracked: bool = True) -> str:
    """The file after some words were replaced; gives the name of the new one."""
    edited = Edited((kpo.folder / name).read_bytes())
    edited.tracked = tracked
    for old, new in pairs:
        edited.replace(old, new)
    (kpo.folder / "back.docx").write_bytes(edited.data())
    return "back.docx"


def test_what_is_sent_is_noted_in_the_log_by_its_hash(kpo: Shell, deal: str) -> None:
    said = kpo.does("send", deal, "--as", "client", "-o", "out.docx")
    assert "Wrote out.docx for Bharat Analytics: 1 clause is agreed and locked, 4 are open." in said
    last = (kpo.folder / deal).read_text(encoding="utf-8").splitlines()[-1]
    assert json.loads(last)["file"] == hashlib.sha256((kpo.folder / "out.docx").read_bytes()).hexdigest()
    assert json.loads(last)["type"] == "sent"
    kpo.does("verify", deal)


def test_a_change_that_comes_back_is_recorded_as_the_other_sides(kpo: Shell, deal: str) -> None:
    kpo.does("send", deal, "--as", "client", "-o", "out.docx")
    back = edit(kpo, "out.docx", ("forty-five (45) days", "sixty (60) days"))
    said = kpo.does("receive", deal, back, "--as", "provider", "--dry-run")
    assert "Would record: Payment: Payment period 45 days → 60 days [Jane Smith on 2026-02-01]" in said
    assert "Would ask about: Scope: came back with our text in it" in said
    before = (kpo.folder / deal).read_bytes()
    assert before == (kpo.folder / deal).read_bytes()
    kpo.does("receive", deal, back, "--as", "provider", "--yes")
    state = open_session(Path(deal)).state
    proposal = state.standing("payment", "provider")
    assert proposal is not None
    assert proposal.clauses["payment"].terms["net_days"] == "60 days"
    assert proposal.note == "Came in a Word file, changed by Jane Smith on 2026-02-01."
    assert state.clauses["scope"].agreed is None


def test_acceptance_is_never_assumed_but_can_be_asked_for(kpo: Shell, deal: str) -> None:
    kpo.does("send", deal, "--as", "client", "-o", "out.docx")
    kpo.does("receive", deal, "out.docx", "--as", "provider", "--yes")
    assert open_session(Path(deal)).state.clauses["scope"].agreed is None
    kpo.does("receive", deal, "out.docx", "--as", "provider", "--yes", "--accept-unchanged")
    assert open_session(Path(deal)).state.clauses["scope"].agreed is not None


def test_who_stops_before_the_last_question_has_recorded_nothing(
    kpo: Shell, deal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kpo.does("send", deal, "--as", "client", "-o", "out.docx")
    back = edit(
        kpo, "out.docx", ("forty-five (45) days", "sixty (60) days"), ("for fraud", "for wilful fraud")
    )
    before = (kpo.folder / deal).read_bytes()
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    said = kpo("receive", deal, back, "--as", "provider")
    assert said.status != 0
    assert (kpo.folder / deal).read_bytes() == before
    monkeypatch.setattr("sys.stdin", io.StringIO("y\ny\nn\n"))
    said = kpo("receive", deal, back, "--as", "provider")
    assert said.status == 0, said
    assert "2 of 3 recorded" in said.out


def test_files_that_are_sent_in_a_sitting_are_in_house_style(
    kpo: Shell, deal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = docx.Document()
    house.styles["Heading 1"].font.name = "Garamond"
    house.save(str(kpo.folder / "house.docx"))
    monkeypatch.setattr("sys.stdin", io.StringIO("send out.docx\nyes\nquit\n"))
    kpo.does("negotiate", deal, "--as", "client", "--plain", "--reference", "house.docx")
    assert docx.Document(str(kpo.folder / "out.docx")).styles["Heading 1"].font.name == "Garamond"
    assert "there is no such file" in kpo.fails(
        3, "negotiate", deal, "--as", "client", "--plain", "--reference", "nowhere.docx"
    )


def test_silent_changes_come_first(kpo: Shell, deal: str) -> None:
    kpo.does("send", deal, "--as", "client", "-o", "out.docx")
    back = edit(kpo, "out.docx", ("for fraud", "for wilful fraud"), tracked=False)
    said = kpo.does("receive", deal, back, "--as", "provider", "--dry-run")
    assert said.startswith(
        "CHANGED SILENTLY, without being tracked (1):\n  Liability: changed without being tracked"
    )
    assert "(NOT ALL OF IT WAS TRACKED)" in said


def test_findings_and_acts_as_json(kpo: Shell, deal: str) -> None:
    kpo.does("send", deal, "--as", "client", "-o", "out.docx")
    back = edit(kpo, "out.docx", ("England", "India"))
    before = (kpo.folder / deal).read_bytes()
    found = json.loads(kpo.does("receive", deal, back, "--as", "provider", "--json"))
    assert (kpo.folder / deal).read_bytes() == before
    assert found["findings"][0]["kind"] == "agreed"
    assert next(s["reason"] for s in found["suggestions"]) == "reopening"


def test_the_sender_is_told_whose_changes_they_are(kpo: Shell, deal: str) -> None:
    kpo.does("send", deal, "--as", "client", "-o", "out.docx")
    assert "say --as provider" in kpo.fails(2, "receive", deal, "out.docx", "--as", "client")


def test_a_file_without_a_mark_is_compared_with_the_text_as_it_stands(kpo: Shell, deal: str) -> None:
    kpo.does("draft", deal, "-o", "draft.docx")
    said = kpo("receive", deal, "draft.docx", "--as", "provider", "--dry-run")
    assert "bears no mark of what was sent; it is compared with the text as it stands" in said.err
    assert said.status == 0


def test_files_that_are_no_word_files_give_one_line(kpo: Shell, deal: str) -> None:
    kpo.write("x.docx", "x")
    assert "is not a Word file" in kpo.fails(3, "receive", deal, "x.docx", "--as", "provider")
    assert "there is no such file" in kpo.fails(3, "receive", deal, "y.docx", "--as", "provider")
    assert "needs the ending .docx" in kpo.fails(2, "send", deal, "--as", "client", "-o", "x.doc")
    assert "goes with --yes" in kpo.fails(
        2, "receive", deal, "x.docx", "--as", "provider", "--accept-unchanged"
    )
    assert "--reference is for Word files" in kpo.fails(
        2, "draft", deal, "--reference", "x.docx", "-o", "a.md"
    )


def test_every_output_can_be_a_word_file(kpo: Shell, deal: str) -> None:
    commands = (
        ("draft", deal), ("issues", deal), ("status", deal), ("status", deal, "payment"), ("redline", deal),
        ("redline", deal, "--from", "2"), ("redline", deal, "--from", "2", "--summary"),
    )  # fmt: skip
    for at, command in enumerate(commands):
        for _ in range(2):
            kpo.does(*command, "-o", f"{at}.docx")
        with ZipFile(kpo.folder / f"{at}.docx") as archive:
            assert archive.testzip() is None
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    kpo.does("draft", deal, "-o", "styled.docx", "--reference", "0.docx")
    assert (kpo.folder / "styled.docx").stat().st_size > 1000


def test_redlines_of_word_files(kpo: Shell, deal: str) -> None:
    kpo.does("send", deal, "--as", "client", "-o", "out.docx")
    back = edit(kpo, "out.docx", ("for fraud", "for wilful fraud"))
    assert kpo.does("redline", "out.docx", back, "--stat").startswith("1 change: 1 word inserted, 0 deleted")
    assert "by Jane Smith are read as accepted" in kpo("redline", "out.docx", back, "--stat").err
    assert kpo.does("redline", "out.docx", back, "--stat", "--as-rejected").startswith("0 changes")
    assert kpo.does("redline", back, "--stat").startswith("1 change: 3 words inserted, 2 deleted")
    kpo.does("redline", "out.docx", back, "-o", "changes.docx")
    assert kpo.does("redline", "changes.docx", "--stat").startswith("1 change")
    assert "are for Word files" in kpo.fails(2, "redline", deal, "--as-accepted")


def test_the_redline_of_a_deal_names_who_changed_what_and_carries_their_notes(kpo: Shell, deal: str) -> None:
    kpo.does(
        "propose",
        deal,
        "payment",
        "net_days=30 days",
        "--as",
        "provider",
        "--rest-as-offered",
        "--note",
        "Cash.",
    )
    kpo.does("comment", deal, "Thank you.", "--as", "client")
    kpo.does("redline", deal, "-o", "offers.docx")
    kpo.does("redline", deal, "--from", "2", "-o", "moments.docx")
    for name in ("offers.docx", "moments.docx"):
        with ZipFile(kpo.folder / name) as archive:
            text = archive.read("word/document.xml").decode()
            comments = archive.read("word/comments.xml").decode()
        assert 'w:author="Bharat Analytics"' in text or 'w:author="Acme Ltd"' in text
        assert "Cash." in comments
        assert "Thank you." in comments


def test_what_is_received_half_is_told_so_with_the_status_of_what_failed(
    kpo: Shell, deal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kpo.does("send", deal, "--as", "client", "-o", "out.docx")
    room, write = iter(range(1)), jsonl._write_for_good

    def filling(file: FileIO, line: bytes) -> None:
        if next(room, None) is None:
            raise OSError(errno.ENOSPC, "No space left on device")
        write(file, line)

    monkeypatch.setattr(jsonl, "_write_for_good", filling)
    said = kpo("receive", deal, "out.docx", "--as", "provider", "--yes", "--accept-unchanged")
    assert said.status == 3
    assert "was recorded, the rest was not: deal.jsonl: cannot be written" in said.err
    assert "nothing was recorded" not in said.err + said.out


def test_who_is_told_to_end_while_it_is_asked_what_to_receive_records_nothing(
    kpo: Shell, deal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kpo.does("send", deal, "--as", "client", "-o", "out.docx")

    def told(*_: object, **__: object) -> None:
        assert signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL
        raise Stopped(signal.SIGTERM)  # as the signal does; a real one would also end the tests

    monkeypatch.setattr("click.confirm", told)
    assert kpo("receive", deal, "out.docx", "--as", "provider")[::2] == (
        143, "kpo: stopped; kpo status shows what was recorded\n",
    )  # fmt: skip
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
