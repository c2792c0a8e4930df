"""A small negotiation in a folder of its own."""

from pathlib import Path

import pytest

from tests.builders import session_in


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KPO_STATE_DIR", str(tmp_path / "state"))


@pytest.fixture
def deal(tmp_path: Path) -> Path:
    return session_in(tmp_path).path
