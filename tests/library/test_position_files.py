"""Positions files: held against their playbook, and found where they are typed."""

from pathlib import Path

import pytest

from kpo_tui.errors import BadInput
from kpo_tui.library import (
    Unsound,
    bundled,
    check_positions,
    exposure_of,
    find_positions,
    load_playbook,
    load_positions,
    positions_typed,
)
from kpo_tui.machine.files import open_to_others
from kpo_tui.machine.resources import folder
from tests.builders import small_playbook
from tests.library.files import Save


def test_positions_are_held_against_the_playbook(save: Save) -> None:
    path = save(
        "mine.toml", 'party = "client"\nplaybook = "small"\n[clauses.payment.net_days]\npreferred = "60"\n'
    )
    assert load_positions(path, small_playbook()).party == "client"


def test_unsound_positions_are_refused_with_the_first_problem(save: Save) -> None:
    path = save(
        "mine.toml", 'party = "client"\nplaybook = "small"\n[clauses.payment.net_days]\npreferred = "soon"\n'
    )
    with pytest.raises(Unsound, match=r"mine\.toml, clause payment, term net_days, key preferred: 'soon'"):
        load_positions(path, small_playbook())
    positions, found = check_positions(path, small_playbook())
    assert positions is not None
    assert len(found) == 1


@pytest.mark.parametrize(
    "content", [b"\xff\xfe", b"x = " + b"[" * 50_000, b'party = "client"\nparty = "client"']
)
def test_positions_that_cannot_be_read(save: Save, content: bytes) -> None:
    with pytest.raises(BadInput):
        load_positions(save("mine.toml", content), small_playbook())


SAMPLES = [path.stem for path in folder("playbooks").glob("*.toml") if path.stem not in bundled()]


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_sample_positions_are_sound_for_their_playbook(name: str) -> None:
    playbook, party = name.rsplit(".", 1)
    positions = load_positions(find_positions(Path(name)), load_playbook(playbook))
    assert (positions.party, positions.playbook) == (party, playbook)


def test_no_file_beside_takes_the_place_of_sample_positions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("kpo-essentials.client", "kpo-essentials.client.toml"):
        (tmp_path / name).write_text('party = "client"', encoding="utf-8")
    ours = folder("playbooks") / "kpo-essentials.client.toml"
    assert find_positions(positions_typed("kpo-essentials.client")) == ours
    assert find_positions(positions_typed("./kpo-essentials.client")) == tmp_path / "kpo-essentials.client"
    assert find_positions(positions_typed("mine.client")) == Path("mine.client")
    child = tmp_path / "mine.toml"
    child.write_text('extends = "kpo-essentials.client"\n', encoding="utf-8")
    assert load_positions(child, load_playbook("kpo-essentials")) == load_positions(
        ours, load_playbook("kpo-essentials")
    )


def test_a_positions_file_that_others_may_come_by_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shared").mkdir()
    log = tmp_path / "shared" / "deal.jsonl"
    beside, away = log.with_name("mine.toml"), tmp_path / "mine.toml"
    for path in (log, beside, away):
        path.write_text("")
    assert "lies in the folder of the log" in exposure_of(beside, log)
    assert exposure_of(Path("kpo-essentials.client"), log) == ""
    away.chmod(0o600)
    assert (open_to_others(away), exposure_of(away, log)) == (False, "")
    assert open_to_others(Path("/etc/passwd"))
    monkeypatch.setattr("kpo_tui.library.shelf.open_to_others", lambda _: True)
    assert "can be read by every user of this machine" in exposure_of(away, log)
