"""Sample negotiations: the same seed plays the same game, every game is sound, and each length keeps its word."""

import errno
import random
from collections import Counter
from io import FileIO
from pathlib import Path

import pytest

from kpo_tui.errors import Partly, Usage
from kpo_tui.library import load_playbook, load_positions
from kpo_tui.log import jsonl
from kpo_tui.log.playback import Recording
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import SIDES
from kpo_tui.sample.game import LENGTHS
from kpo_tui.sample.mind import Mind
from kpo_tui.sample.seeded_play import play_seeded
from kpo_tui.table.session import Session

pytestmark = pytest.mark.long


def played(folder: Path, seed: int, length: str = "quick", **more: object) -> Session:
    return play_seeded(folder / f"{seed}-{length}.jsonl", seed, length=length, **more)  # type: ignore[arg-type]


def test_the_same_seed_writes_the_same_bytes_and_another_one_others(tmp_path: Path) -> None:
    first, again = (played(home, 11) for home in (tmp_path, _made(tmp_path / "again")))
    assert first.path.read_bytes() == again.path.read_bytes()
    assert first.path.read_bytes() != played(tmp_path, 12).path.read_bytes()


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("seed", [1, 2, 77])
def test_every_game_is_sound_and_ends_as_it_should(seed: int, length: str, tmp_path: Path) -> None:
    session = played(tmp_path, seed, length)
    recording = Recording(session.path)
    assert recording.damage is None
    assert recording.end.concluded == (length != "deadlock")
    assert bool(recording.end.unsettled()) == (length == "deadlock")


def test_a_quick_agreement_is_shorter_than_a_long_one(tmp_path: Path) -> None:
    assert played(tmp_path, 3).state.seq < 100 < played(tmp_path, 3, "long").state.seq


def test_a_longer_log_is_played_on_demand(tmp_path: Path) -> None:
    session = played(tmp_path, 4, at_least=400)
    assert 400 <= session.state.seq < 500
    assert session.state.concluded


def test_every_playbook_with_positions_can_be_played(tmp_path: Path) -> None:
    session = played(tmp_path, 5, playbook="kpo-data-annotation")
    assert session.state.playbook.id == "kpo-data-annotation"
    assert not session.state.unsettled()


def test_light_terms_give_way_sooner_than_heavy_ones() -> None:
    playbook = load_playbook("kpo-essentials")
    positions = load_positions(Path("kpo-essentials.client"), playbook)
    mind = Mind(playbook, positions, random.Random(1), pace=0.3)
    asked: Counter[bool] = Counter()
    terms: Counter[bool] = Counter()
    for clause_id, held in positions.clauses.items():
        for term_id, position in held.items():
            if not mind.exhausted(clause_id, term_id):
                heavy = position.weight >= 7
                terms[heavy] += 1
                while not mind.concede(clause_id, [term_id]):
                    asked[heavy] += 1
    assert terms[True] > 5
    assert asked[True] / terms[True] > 1.5 * asked[False] / terms[False]


def test_a_mind_is_content_with_its_rung_and_better_and_gives_in_only_when_told() -> None:
    playbook = load_playbook("kpo-essentials")
    mind = Mind(playbook, load_positions(Path("kpo-essentials.client"), playbook), random.Random(1), pace=1)
    assert mind.stance("term")["initial_months"] == "12 months"
    assert mind.content("term", "initial_months", "12 months")
    assert not mind.content("term", "initial_months", "60 months")
    offer = Offer(terms={"initial_months": "60 months"})
    assert mind.blocking("term", offer) == ["initial_months"]
    assert mind.answer("term", offer)["initial_months"] == "12 months"
    mind.give_in("term", "initial_months")
    assert mind.answer("term", offer)["initial_months"] == "60 months"


def test_private_notes_stay_out_of_a_played_log(tmp_path: Path) -> None:
    text = played(tmp_path, 9, "long").path.read_text(encoding="utf-8")
    for party in SIDES:
        positions = load_positions(Path(f"kpo-essentials.{party}"), load_playbook("kpo-essentials"))
        notes = [
            one.private_note
            for held in positions.clauses.values()
            for one in held.values()
            if one.private_note
        ]
        assert notes
        assert [note for note in notes if note in text] == []


def test_no_log_is_overwritten(tmp_path: Path) -> None:
    played(tmp_path, 1)
    with pytest.raises(Usage, match="there is a file of that name already"):
        played(tmp_path, 1)


def test_a_disk_that_fills_leaves_a_log_of_which_is_said_how_far_it_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, write = iter(range(20)), jsonl._write_for_good

    def filling(file: FileIO, line: bytes) -> None:
        if next(room, None) is None:
            raise OSError(errno.ENOSPC, "No space left on device")
        write(file, line)

    monkeypatch.setattr(jsonl, "_write_for_good", filling)
    with pytest.raises(Partly, match="the first 21 events were recorded, the rest was not") as caught:
        played(tmp_path, 1)
    assert caught.value.exit_status == 3
    assert "nothing was recorded" not in str(caught.value)
    assert jsonl.read(tmp_path / "1-quick.jsonl").state.seq == 21
