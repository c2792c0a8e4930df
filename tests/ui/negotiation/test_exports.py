"""Documents that are exported from the line to type on: a command wherever it is typed, and never an answer."""

from pathlib import Path

import pytest

from tests.ui.sitting import app_at, said, say, seat


@pytest.mark.parametrize("place", ["go to scope", "go to payment"])
async def test_an_export_is_written_and_is_no_answer(deal: Path, tmp_path: Path, place: str) -> None:
    app = app_at(deal)
    async with app.run_test(size=(100, 30)) as pilot:
        await say(pilot, place)
        await say(pilot, f"export draft {tmp_path / 'x.html'}")
        assert "Wrote" in said(pilot)
        assert seat(pilot).seat.desk.unsent() == {}
    assert "<html" in (tmp_path / "x.html").read_text(encoding="utf-8")


async def test_an_export_that_cannot_be_written_is_told(deal: Path, tmp_path: Path) -> None:
    app = app_at(deal)
    async with app.run_test(size=(100, 30)) as pilot:
        await say(pilot, f"save the issues to {tmp_path / 'x.wav'}")
        assert "x.wav" in said(pilot)
        assert seat(pilot).seat.desk.unsent() == {}
    assert not (tmp_path / "x.wav").exists()
