"""The start screen: begin, continue, open, compare, look at the sample."""

from pathlib import Path

import pytest

from kpo_tui.table.session import open_session
from kpo_tui.ui.app import KpoApp
from kpo_tui.ui.kit.fitted_screen import Problem
from kpo_tui.ui.kit.lines import Lines
from kpo_tui.ui.negotiation.hand_over import HandOver
from kpo_tui.ui.negotiation.negotiation_screen import NegotiationScreen
from kpo_tui.ui.panels.preview import PreviewScreen
from kpo_tui.ui.start.new_deal_form import NewDealForm
from kpo_tui.ui.start.start_screen import StartScreen
from tests.ui.sitting import app_at, seat, shown, until


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))


async def test_a_new_negotiation_is_begun_by_keys_alone(tmp_path: Path) -> None:
    app = KpoApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        await pilot.pause()
        await pilot.press(*"Acme", "enter", *"Bharat", "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, NegotiationScreen))
        assert shown(pilot).heading.client == "Acme"
        assert seat(pilot).seat.table.path.name == "acme-bharat.jsonl"
    assert open_session(tmp_path / "acme-bharat.jsonl").state.playbook.id == "kpo-essentials"


async def test_a_form_with_a_mistake_says_so_under_the_field_and_stays() -> None:
    app = KpoApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("n")
        await pilot.pause()
        await pilot.press(*"Acme", "ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, NewDealForm)
        problem = app.screen.query_one("#problem-provider", Problem)
        assert problem.display
        assert "a company’s name is needed" in str(problem.visual)
        assert app.focused is app.screen.query_one("#provider")


async def test_a_recent_negotiation_is_gone_on_with(deal: Path) -> None:
    first = app_at(deal, "provider")
    async with first.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
    app = KpoApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, NegotiationScreen))
        assert shown(pilot).party == "provider"
        await pilot.press("f10")
        await until(pilot, lambda: isinstance(app.screen, StartScreen))


async def test_a_file_is_opened_by_name(deal: Path) -> None:
    app = KpoApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("o")
        await pilot.pause()
        await pilot.press(*"nowhere.jsonl", "tab", "tab", "enter")
        await pilot.pause()
        app.screen.open()  # type: ignore[attr-defined]
        assert "no such file" in str(app.screen.query_one("#problem", Problem).visual)
        app.screen.query_one("#file").value = str(deal)  # type: ignore[attr-defined]
        await pilot.click("#open")
        await until(pilot, lambda: isinstance(app.screen, NegotiationScreen))


async def test_two_files_are_compared(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Pay [b]in[/b] 30 days.", encoding="utf-8")
    (tmp_path / "b.md").write_text("Pay [b]in[/b] 45 days.", encoding="utf-8")
    app = KpoApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("r")
        await pilot.pause()
        await pilot.press(*"a.md", "enter", *"b.md", "enter")
        await until(pilot, lambda: isinstance(app.screen, PreviewScreen))
        await until(
            pilot, lambda: "Pay [b]in[/b] 3045 days." in app.screen.query_one("#document", Lines).text
        )


async def test_the_sample_opens_with_both_seats() -> None:
    app = KpoApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, HandOver))


async def test_a_log_that_cannot_be_opened_is_told_in_a_line(tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text("not a log\n", encoding="utf-8")
    from kpo_tui.ui.start.start_screen import Opening

    app = KpoApp()
    async with app.run_test(size=(100, 30)) as pilot:
        app.open(Opening(bad, "client"))
        await pilot.pause()
        assert isinstance(app.screen, StartScreen)
        assert any("not a negotiation log" in note.message for note in app._notifications)
