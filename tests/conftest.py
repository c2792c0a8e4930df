"""Nothing here sees the developer's own settings: no locale, no home folder, no terminal width."""

import gc
import os
import sys
from collections.abc import Iterator
from itertools import count
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

# What is compiled once is kept for the many processes that tests start.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_collection_finish() -> None:
    """Let the collector of cycles pass by what all tests stand on, and look less often for what little comes on top."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)


def pytest_xdist_auto_num_workers() -> int:
    """Three workers for two processors: tests of screens and of other processes wait a good part of their time."""
    return max(1, (os.cpu_count() or 1) * 3 // 2)


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Empty folders, one after the other. (A folder of pytest's own for each test would look through all before it.)"""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch, homes: Iterator[Path]) -> None:
    """A machine without settings of its own."""
    home = next(homes)
    home.mkdir()
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
