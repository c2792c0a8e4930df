"""Pictures of the main screens, compared with those kept in `snapshots` and, for the README, in docs/pictures.

They are looked at by people when they change: `make pictures` paints them anew.
"""

import os
import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from shutil import copyfile

import pytest
from textual.pilot import Pilot

from kpo_tui.library import load_playbook
from kpo_tui.sample import NAMES
from kpo_tui.sample.story import play
from kpo_tui.table.session import begin_session
from kpo_tui.ui.app import KpoApp
from kpo_tui.ui.negotiation.negotiation_screen import NegotiationScreen
from kpo_tui.ui.negotiation.seat import Table
from kpo_tui.ui.themes import CONTRAST, LIGHT
from tests.ui.sitting import opened, painted, say

pytestmark = pytest.mark.long

HERE = Path(__file__).parent / "snapshots"
DOCS = Path(__file__).resolve().parents[2] / "docs" / "pictures"
SMALL, LARGE, WHOLE = (80, 24), (120, 40), (160, 50)
POSITIONS = Path("kpo-essentials.client")
Doing = Callable[[Pilot[None]], Awaitable[None]]


def noon() -> str:
    """The time at which all pictures are taken."""
    return "2026-01-13T12:00:00.000Z"


def normal(svg: str) -> str:
    """A picture without what differs from run to run, and without fonts from elsewhere."""
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"terminal-\d+", "terminal", svg).replace("Fira Code,", "")
    return "\n".join(line.rstrip() for line in svg.splitlines() if line.strip()) + "\n"


async def at_rest(pilot: Pilot[None]) -> str:
    """The picture of the screen, once nothing in it moves any more."""
    before, svg = "", normal(pilot.app.export_screenshot())
    while svg != before:
        await pilot.pause(0.05)
        before, svg = svg, normal(pilot.app.export_screenshot())
    return svg


async def compare(pilot: Pilot[None], path: Path) -> None:
    """Compare the screen with the picture at `path`; with KPO_PICTURES set, keep it there instead."""
    svg = await at_rest(pilot)
    if os.environ.get("KPO_PICTURES"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(svg, encoding="utf-8")
    assert svg == path.read_text(encoding="utf-8"), f"{path.name} changed; look at it, then: make pictures"


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.jsonl"
    play(path)
    return path


@pytest.fixture
def sample(tmp_path: Path, played: Path) -> Path:
    path = tmp_path / "northwind-deccan.jsonl"
    copyfile(played, path)
    return path


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    path = tmp_path / "northwind-deccan.jsonl"
    begin_session(path, load_playbook("kpo-essentials"), NAMES, clock=noon)
    return path


def at_table(path: Path) -> KpoApp:
    return KpoApp(Table(path, "client", {"client": POSITIONS}, clock=noon))


async def nothing(pilot: Pilot[None]) -> None:
    """Leave the screen as it opens."""


async def to_accept(pilot: Pilot[None]) -> None:
    await say(pilot, "accept")


async def some_answers(pilot: Pilot[None]) -> None:
    await say(pilot, "go to payment")
    await say(pilot, "what's normal?")
    await pilot.press("down")


def pressing(*keys: str) -> Doing:
    async def press(pilot: Pilot[None]) -> None:
        await pilot.press(*keys)
        await pilot.pause()

    return press


async def the_draft(pilot: Pilot[None]) -> None:
    await pilot.press("f2")
    await pilot.pause()
    await opened(pilot)


async def the_light(pilot: Pilot[None]) -> None:
    pilot.app.theme = LIGHT


async def the_contrast(pilot: Pilot[None]) -> None:
    pilot.app.theme = CONTRAST


SAMPLE: dict[str, tuple[tuple[int, int], Doing]] = {
    "decision-80": (SMALL, nothing),
    "decision-120": (LARGE, nothing),
    "decision-160": (WHOLE, nothing),
    "ahead-120": (LARGE, to_accept),
    "wording-80": (SMALL, pressing("f5", "f5", "f5")),
    "positions-80": (SMALL, pressing("f5", "f5")),
    "find-80": (SMALL, pressing("ctrl+f", *"notice")),
    "jump-120": (LARGE, pressing("ctrl+o")),
    "help-120": (LARGE, pressing("f1")),
    "draft-80": (SMALL, the_draft),
    "light-120": (LARGE, the_light),
    "contrast-80": (SMALL, the_contrast),
}
FRESH: dict[str, tuple[tuple[int, int], Doing]] = {
    "question-80": (SMALL, some_answers),
    "question-120": (LARGE, some_answers),
}


async def taken(app: KpoApp, size: tuple[int, int], doing: Doing, path: Path) -> None:
    """Open the screen, do something, take the picture."""
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        if isinstance(app.screen, NegotiationScreen):
            await painted(pilot)
        await doing(pilot)
        await pilot.pause()
        if isinstance(app.screen, NegotiationScreen):
            await painted(pilot)
        await compare(pilot, path)


@pytest.mark.parametrize("name", SAMPLE)
async def test_the_sample_looks_as_it_did(sample: Path, name: str) -> None:
    size, doing = SAMPLE[name]
    await taken(at_table(sample), size, doing, HERE / f"{name}.svg")


@pytest.mark.parametrize("name", FRESH)
async def test_a_question_looks_as_it_did(fresh: Path, name: str) -> None:
    size, doing = FRESH[name]
    await taken(at_table(fresh), size, doing, HERE / f"{name}.svg")


@pytest.mark.parametrize(
    ("name", "size", "doing"),
    [("start-80", SMALL, nothing), ("start-120", LARGE, nothing), ("form-120", LARGE, pressing("n"))],
)
async def test_the_start_looks_as_it_did(
    sample: Path, name: str, size: tuple[int, int], doing: Doing
) -> None:
    Table(sample, "client", {}, clock=noon).desk("client").leave()
    await taken(KpoApp(), size, doing, HERE / f"{name}.svg")


async def test_the_hand_over_looks_as_it_did(sample: Path) -> None:
    await taken(KpoApp(Table(sample, None, {}, clock=noon)), SMALL, nothing, HERE / "hand-over-80.svg")


async def test_the_pictures_of_the_readme_are_current(sample: Path) -> None:
    await taken(at_table(sample), (140, 40), pressing("f5"), DOCS / "negotiation.svg")


async def test_the_question_of_the_readme_is_current(fresh: Path) -> None:
    async def asks(pilot: Pilot[None]) -> None:
        await say(pilot, "go to payment")
        await say(pilot, "why?")

    await taken(at_table(fresh), (100, 30), asks, DOCS / "question.svg")
