"""Nothing here sees the developer's own settings: no locale, no home folder, no terminal width."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A test run says what is right; how long it takes is for the programs in benchmarks/.
# The examples of the laws are the same in every run, so that a change is judged by itself; `make laws` looks for others.
settings.register_profile(
    "kpo",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=not os.environ.get("KPO_LAWS"),
)
settings.load_profile("kpo")


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A machine without settings of its own."""
    home: Path = tmp_path_factory.mktemp("home")
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home))
    for name in (
        "LC_ALL",
        "LC_NUMERIC",
        "KPO_LOCALE",
        "KPO_STATE_DIR",
        "KPO_CONFIG_DIR",
        "NO_COLOR",
        "COLUMNS",
        "LINES",
        "EDITOR",
        "VISUAL",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
