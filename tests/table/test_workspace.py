"""What a party said and did not send is kept: privately, whole, and never in the way."""

import os
import stat
from pathlib import Path

import pytest

from kpo_tui.dialogue.prompts import Working
from kpo_tui.dialogue.talk import Place, Talk
from kpo_tui.errors import BadInput
from kpo_tui.machine.files import state_folder
from kpo_tui.table.workspace import Recent, Workspace, recent, remember

OPENING = "ab" * 32
TALK = Talk(place=Place(clause="payment"), working={"payment": Working(terms={"net_days": "45 days"})})


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KPO_STATE_DIR", str(tmp_path / "state"))
    return tmp_path / "state"


def kept(talk: Talk = TALK, typed: str = "45 d") -> Workspace:
    workspace = Workspace(OPENING, "client")
    workspace.keep(talk, typed, "head", "mine.toml")
    return workspace


def test_what_was_kept_is_there_the_next_time() -> None:
    kept()
    again = Workspace(OPENING, "client").kept
    assert (again.talk, again.typed, again.head, again.positions) == (TALK, "45 d", "head", "mine.toml")


def test_each_party_and_each_negotiation_has_its_own() -> None:
    kept()
    assert Workspace(OPENING, "provider").kept.talk == Talk()
    assert Workspace("cd" * 32, "client").kept.talk == Talk()


def test_only_its_owner_can_read_it(folder: Path) -> None:
    path = kept().path
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [one.name for one in path.parent.iterdir() if one.suffix == ".new"] == []
    assert path.is_relative_to(folder)


def test_without_a_folder_named_it_lies_where_the_system_keeps_state(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KPO_STATE_DIR")
    assert state_folder().name == "kpo"


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b'{"opening":"x","party":"client"}', b'{"opening":"%s","party":"provider"}', b"\xff" * 9,
             b'{"opening":"%s","party":"client","format":99}', b"[" * 100_000],
)  # fmt: skip
def test_a_file_that_is_not_ours_is_set_aside_with_a_word(data: bytes) -> None:
    path = kept().path
    path.write_bytes(data.replace(b"%s", OPENING.encode()))
    workspace = Workspace(OPENING, "client")
    assert workspace.kept.talk == Talk()
    assert "set aside as" in workspace.notice
    aside = path.with_name(f"{path.name}.unreadable")
    assert aside.exists()
    path.write_bytes(b"{")
    Workspace(OPENING, "client")
    assert aside.with_name(f"{path.name}.unreadable-2").exists()


def test_a_folder_that_cannot_be_written_is_said(folder: Path) -> None:
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("in the way")
    with pytest.raises(BadInput, match="what you said cannot be kept"):
        kept()


def test_a_write_that_fails_leaves_what_was_there(monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = kept()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fdatasync", full)
    with pytest.raises(BadInput, match="No space left"):
        workspace.keep(Talk(), "", "head", "")
    monkeypatch.undo()
    monkeypatch.setenv("KPO_STATE_DIR", str(workspace.path.parent.parent))
    assert Workspace(OPENING, "client").kept.talk == TALK


def test_two_windows_of_one_party_keep_each_other_s_answers() -> None:
    one, two = Workspace(OPENING, "client"), Workspace(OPENING, "client")
    mine, taken = one.keep(TALK, "", "head", "")
    assert taken == ()
    liability = Working(terms={"cap": "100%"})
    both, taken = two.keep(Talk(working={"liability": liability}), "", "head", "")
    assert taken == ("payment",)
    assert both.working == {**TALK.working, "liability": liability}
    back, taken = one.keep(mine, "", "head", "")
    assert (back.working, taken) == (both.working, ("liability",))


def deal(number: int) -> Recent:
    return Recent(
        path=f"/deals/{number}.jsonl", client="Acme Ltd", provider="Bharat", playbook="Small", at="2026", settled=1,
        clauses=3, party="client",
    )  # fmt: skip


def test_recent_negotiations_are_listed_once_the_latest_first() -> None:
    assert recent() == ()
    for number in (*range(40), 20):
        remember(deal(number))
    assert [one.path for one in recent()][:2] == ["/deals/20.jsonl", "/deals/39.jsonl"]
    assert len(recent()) == 30


def test_a_recent_list_that_cannot_be_read_is_empty(folder: Path) -> None:
    remember(deal(1))
    (folder / "recent.json").write_bytes(b"{")
    assert recent() == ()
    remember(deal(2))
    assert [one.path for one in recent()] == ["/deals/2.jsonl"]


def test_a_list_that_cannot_be_written_keeps_nobody_from_working(folder: Path) -> None:
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("in the way")
    remember(deal(1))
    assert recent() == ()
