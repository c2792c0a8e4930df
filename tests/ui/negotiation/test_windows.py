"""Windows over the negotiation: the editor of wording, documents and their export."""

from pathlib import Path

import pytest

from kpo_tui.dialogue.prompts import Question
from kpo_tui.ui.app import KpoApp
from kpo_tui.ui.kit.lines import Lines
from kpo_tui.ui.negotiation.wording_editor import WordingEditor
from kpo_tui.ui.panels.clauses import ClauseList
from kpo_tui.ui.panels.preview import PreviewScreen
from tests.ui.sitting import SIZES, app_at, say, seat, shown, until


async def test_wording_is_edited_and_becomes_part_of_what_would_be_proposed(deal: Path) -> None:
    app = app_at(deal)
    async with app.run_test(size=(100, 30)) as pilot:
        await say(pilot, "go to liability")
        await pilot.press("f4")
        await pilot.pause()
        assert isinstance(app.screen, WordingEditor)
        app.screen.query_one("#wording").text = "Nobody is liable for [anything]."  # type: ignore[attr-defined]
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert seat(pilot).seat.desk.working("liability").wording == "Nobody is liable for [anything]."


async def test_the_editor_drops_changes_only_when_told_twice(deal: Path) -> None:
    app = app_at(deal)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("f4")
        await pilot.pause()
        await pilot.press("x", "escape")
        await pilot.pause()
        assert isinstance(app.screen, WordingEditor)
        await pilot.press("escape")
        await pilot.pause()
        seat(pilot)


async def test_wording_that_is_being_edited_is_there_again_whatever_ended_the_program(deal: Path) -> None:
    app = app_at(deal)
    async with app.run_test(size=(100, 30)) as pilot:
        await say(pilot, "go to liability")
        await pilot.press("f4")
        await pilot.pause()
        editor_text(app, "Nobody is\n\nliable for [anything].")
        await pilot.pause()
        app.exit()
    again = app_at(deal)
    async with again.run_test(size=(100, 30)) as pilot:
        await say(pilot, "go to liability")
        await pilot.press("f4")
        await pilot.pause()
        assert again.screen.query_one("#wording").text == "Nobody is\n\nliable for [anything]."  # type: ignore[attr-defined]
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert seat(pilot).seat.desk.edited("liability") is None


def editor_text(app: KpoApp, text: str) -> None:
    assert isinstance(app.screen, WordingEditor)
    app.screen.query_one("#wording").text = text  # type: ignore[attr-defined]


@pytest.mark.parametrize(("key", "part"), [("f2", "Not yet agreed"), ("f3", "are open"), ("f7", "offer")])
async def test_documents_open_over_the_screen_and_close_again(deal: Path, key: str, part: str) -> None:
    app = app_at(deal)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(key)
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, PreviewScreen)
        await until(pilot, lambda: "One moment" not in screen.query_one("#document", Lines).text)
        assert part in screen.query_one("#document", Lines).text + str(
            screen.query_one("#document").border_title
        )
        await pilot.press("escape")
        await pilot.pause()
        seat(pilot)


async def test_an_export_asks_before_it_replaces_a_file(deal: Path, tmp_path: Path) -> None:
    target = tmp_path / "draft.md"
    target.write_text("mine", encoding="utf-8")
    app = app_at(deal)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("f2")
        await pilot.pause()
        preview = app.screen
        await until(pilot, lambda: "One moment" not in preview.query_one("#document", Lines).text)
        await pilot.press("e")
        await pilot.pause()
        app.screen.query_one("#path").value = str(target)  # type: ignore[attr-defined]
        await pilot.press("enter")
        await pilot.pause()
        assert target.read_text(encoding="utf-8") == "mine"
        await pilot.press("enter")
        await pilot.pause()
    assert "Subject to contract" in target.read_text(encoding="utf-8")


async def test_find_jumps_to_a_term(deal: Path) -> None:
    app = app_at(deal)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("ctrl+f", *"late inter", "enter")
        await pilot.pause()
        prompt = shown(pilot).prompt
        assert isinstance(prompt, Question)
        assert (prompt.clause, prompt.term) == ("payment", "interest")


async def test_jump_mode_puts_letters_on_panels_and_goes_there(deal: Path) -> None:
    for size in SIZES[::2]:
        app = app_at(deal)
        async with app.run_test(size=size) as pilot:
            await pilot.press("ctrl+o")
            await pilot.pause()
            await pilot.press("s")
            await pilot.pause()
            assert seat(pilot).focused is seat(pilot).query_one(ClauseList)
