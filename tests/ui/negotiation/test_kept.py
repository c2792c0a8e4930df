"""Nothing is lost: what is half-typed, quitting, a crash. Signals: tests/ending."""

from pathlib import Path

import pytest

from kpo_tui.dialogue.prompts import Question
from kpo_tui.machine.crash import crash_note
from kpo_tui.ui.app import KpoApp
from kpo_tui.ui.kit.background import LULL
from kpo_tui.ui.negotiation.prompt_panel import Say
from kpo_tui.ui.themes import CONTRAST, DARK, LIGHT, remember_theme, remembered_theme
from tests.ui.sitting import app_at, said, say, seat, shown, until


async def left_in_mid_sentence(app: KpoApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await say(pilot, "go to payment")
        await say(pilot, "45 days")
        await pilot.press(*"1.5 per")
        await pilot.press("ctrl+q")
        await until(pilot, lambda: not app.is_running or app._exit)


async def test_one_comes_back_to_the_same_question_with_the_same_text(deal: Path) -> None:
    await left_in_mid_sentence(app_at(deal))
    app = app_at(deal)
    async with app.run_test(size=(80, 24)) as pilot:
        prompt = shown(pilot).prompt
        assert isinstance(prompt, Question)
        assert (prompt.clause, prompt.term) == ("payment", "interest")
        assert shown(pilot).lines[0].working == "45 days"
        assert seat(pilot).query_one(Say).value == "1.5 per"


async def test_what_is_half_typed_is_kept_a_moment_after_the_last_key(deal: Path) -> None:
    app = app_at(deal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"1.5")
        assert LULL < 1
        await until(pilot, lambda: seat(pilot).seat.desk.typed == "1.5")


async def test_what_was_sent_is_no_longer_half_typed(deal: Path) -> None:
    app = app_at(deal)
    async with app.run_test(size=(80, 24)) as pilot:
        await say(pilot, "why?")
    assert seat_typed(deal) == ""


def seat_typed(deal: Path) -> str:
    return app_at(deal)._table.desk("client").typed  # type: ignore[union-attr]


def test_a_crash_is_told_in_a_line_without_what_anybody_said(tmp_path: Path) -> None:
    def goes_wrong(walk_away: str) -> None:
        raise RuntimeError(f"with {walk_away}")

    try:
        goes_wrong("PRIVATE-MARK")
    except RuntimeError as error:
        note = crash_note(error)
    assert "Everything that was said is kept" in note
    written = next((tmp_path / "state").glob("crash-*.txt"))
    assert "goes_wrong" in written.read_text(encoding="utf-8")
    assert "PRIVATE-MARK" not in note + written.read_text(encoding="utf-8")
    assert written.stat().st_mode & 0o077 == 0


async def test_a_crash_does_not_say_that_what_could_not_be_written_is_kept(
    deal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("KPO_STATE_DIR", str(tmp_path / "file" / "under"))
    app = app_at(deal)
    async with app.run_test(size=(80, 24)) as pilot:
        await say(pilot, "go to payment")
        assert app._table is not None
        assert "cannot be kept" in app.unkept
        await say(pilot, "45 days")
        assert "cannot be kept" in app._table.unkept
        assert "What was not sent is not kept" in crash_note(RuntimeError(), app._table.unkept)


async def test_the_theme_is_switched_with_a_key_and_remembered(deal: Path) -> None:
    app = app_at(deal)
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.theme == DARK
        await pilot.press("f9")
        assert app.theme == LIGHT
        await pilot.press("f9")
    assert remembered_theme() == CONTRAST


def test_settings_that_cannot_be_read_or_written_do_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "config"
    folder.mkdir()
    (folder / "settings.toml").write_bytes(b"theme = \xff")
    assert remembered_theme() == DARK
    (folder / "settings.toml").write_text('theme = "pink"', encoding="utf-8")
    assert remembered_theme() == DARK
    monkeypatch.setenv("KPO_CONFIG_DIR", str(folder / "settings.toml" / "under"))
    remember_theme(LIGHT)
    assert remembered_theme() == DARK


async def test_what_was_half_typed_is_replaced_by_what_is_typed_now_and_can_be_recalled(deal: Path) -> None:
    await left_in_mid_sentence(app_at(deal))
    app = app_at(deal)
    async with app.run_test(size=(80, 24)) as pilot:
        line = seat(pilot).query_one(Say)
        assert "You were typing: 1.5 per" in said(pilot)
        await pilot.press(*"skip")
        assert line.value == "skip"
        await pilot.press("up")
        assert line.value == "1.5 per"


async def test_one_can_go_on_at_the_end_of_what_was_half_typed(deal: Path) -> None:
    await left_in_mid_sentence(app_at(deal))
    app = app_at(deal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end", *"cent")
        assert seat(pilot).query_one(Say).value == "1.5 percent"
