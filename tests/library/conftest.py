"""A folder to write files in."""

from pathlib import Path

import pytest

from tests.library.files import Save


@pytest.fixture
def save(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Save:
    """Writes a file in a folder of its own, which is also where we stand."""
    monkeypatch.chdir(tmp_path)

    def written(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return written
