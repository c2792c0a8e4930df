from pathlib import Path

import pytest

from tests.cli.harness import Shell


@pytest.fixture
def kpo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    monkeypatch.chdir(tmp_path)
    return Shell(tmp_path, capsys)
