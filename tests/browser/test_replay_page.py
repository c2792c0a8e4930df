"""The replay page in a real browser: clicked and keyed through, offline, with a hostile log, printed and dark."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.ui import WebDriverWait

from kpo_tui.log.playback import Recording
from kpo_tui.replay.page import page
from tests.logs.making import LOGS, log_named

pytestmark = pytest.mark.browser
QUIET = {"latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}


@pytest.fixture
def chrome(chromium: Chrome) -> Iterator[Chrome]:
    """The browser without a network."""
    chromium.execute_cdp_cmd("Network.enable", {})
    chromium.execute_cdp_cmd("Network.emulateNetworkConditions", {"offline": True, **QUIET})
    yield chromium
    chromium.execute_cdp_cmd("Network.emulateNetworkConditions", {"offline": False, **QUIET})


class Replay:
    """The page, as a person at the keyboard and the mouse sees it."""

    def __init__(self, chrome: Chrome) -> None:
        self.chrome = chrome

    def one(self, name: str) -> WebElement:
        return self.chrome.find_element(By.ID, name)

    def press(self, *keys: str) -> None:
        for key in keys:
            ActionChains(self.chrome).send_keys(key).perform()

    @property
    def at(self) -> int:
        return int(self.one("number").get_property("value"))  # type: ignore[arg-type]

    @property
    def event(self) -> str:
        return self.one("event").text

    def rows(self) -> list[list[str]]:
        """The clauses with their states."""
        rows = self.chrome.find_elements(By.CSS_SELECTOR, "#clauses tbody tr")
        return [[cell.text for cell in row.find_elements(By.TAG_NAME, "td")] for row in rows]

    def complaints(self) -> list[str]:
        return [str(entry["message"]) for entry in self.chrome.get_log("browser")]  # type: ignore[no-untyped-call]

    def until(self, done: Callable[[], bool]) -> None:
        WebDriverWait(self.chrome, 10).until(lambda _: done())

    def until_at(self, seq: int) -> None:
        self.until(lambda: self.at == seq)


class Opener(Protocol):
    """Opens the page of a golden log, at an anchor if one is given."""

    def __call__(self, name: str, anchor: str = "") -> tuple[Replay, Recording]: ...


@pytest.fixture
def replay(chrome: Chrome, tmp_path: Path) -> Opener:
    """Opens the page of a golden log from a file."""

    def opened(name: str, anchor: str = "") -> tuple[Replay, Recording]:
        recording = Recording(log_named(name))
        path = tmp_path / "page.html"
        path.write_text(page(recording), encoding="utf-8")
        shown = Replay(chrome)
        shown.complaints()
        chrome.get(path.as_uri() + anchor)
        return shown, recording

    return opened


@pytest.mark.parametrize("name", LOGS)
def test_it_opens_at_the_end_with_the_state_of_the_log(name: str, replay: Opener) -> None:
    shown, recording = replay(name)
    assert shown.at == len(recording)
    state = recording.end
    assert [row[1].split(" ", 1)[1] for row in shown.rows()] == [
        state.where(one) for one in state.on_agenda()
    ]
    assert shown.complaints() == []


def test_arrow_keys_step_both_ways_and_show_the_state_of_that_moment(replay: Opener) -> None:
    shown, recording = replay("everything")
    shown.press(*[Keys.ARROW_LEFT] * 5)
    assert shown.at == len(recording) - 5
    shown.press(Keys.HOME)
    assert shown.at == 1
    assert "opened: Northwind" in shown.event
    shown.press(*[Keys.ARROW_RIGHT] * 30)
    assert shown.at == 31
    for seq in (31, 250, 90, len(recording)):
        shown.chrome.execute_script("location.hash = arguments[0]", str(seq))
        shown.until_at(seq)
        state = recording.state_at(seq)
        assert [row[1].split(" ", 1)[1] for row in shown.rows()] == [
            state.where(one) for one in state.on_agenda()
        ]
    assert shown.complaints() == []


def test_buttons_units_and_the_number_go_where_they_say(replay: Opener) -> None:
    shown, recording = replay("everything")
    shown.one("first").click()
    assert not shown.one("back").is_enabled()
    Select(shown.one("unit")).select_by_value("round")
    shown.one("next").click()
    shown.one("next").click()
    assert shown.at == recording.outline.rounds[1]
    shown.one("back").click()
    assert shown.at == recording.outline.rounds[0]
    shown.one("last").click()
    assert shown.at == len(recording)
    shown.one("number").click()
    shown.one("number").send_keys(Keys.CONTROL, "a", Keys.NULL, "42", Keys.ENTER)
    assert shown.at == 42
    assert "Event 42 of" in shown.event


def test_an_event_shows_what_it_changed_with_a_redline(replay: Opener) -> None:
    shown, recording = replay("quick")
    counter = next(one.seq for one in recording.outline if one.kind == "proposed" and one.round > 1)
    shown.press(Keys.HOME, *[Keys.ARROW_RIGHT] * (counter - 1))
    marks = shown.one("event").find_elements(By.CSS_SELECTOR, ".word ins, .word del")
    assert marks
    assert "against what" in shown.event
    shown.chrome.find_element(By.TAG_NAME, "summary").click()
    assert f'"seq":{counter}' in shown.one("line").text


def test_a_chosen_clause_shows_its_values_and_its_changes(replay: Opener) -> None:
    shown, recording = replay("everything")
    row = next(at for at, one in enumerate(recording.end.on_agenda()) if one == "liability")
    shown.chrome.find_elements(By.CSS_SELECTOR, "#clauses tbody tr")[row].click()
    assert shown.one("detail-title").text.casefold() == "liability"
    assert "General limit of liability" in shown.one("values").text
    shown.press(Keys.HOME, "n", "n")
    changes = [one.seq for one in recording.outline if "liability" in one.clauses]
    assert shown.at == changes[1]
    shown.press("p")
    assert shown.at == changes[0]


def test_the_timeline_can_be_clicked_and_scrubbed(replay: Opener) -> None:
    shown, recording = replay("everything")
    timeline = shown.one("timeline")
    ActionChains(shown.chrome).move_to_element(timeline).click().perform()
    assert abs(shown.at - len(recording) / 2) < 4
    ActionChains(shown.chrome).click_and_hold().move_by_offset(200, 0).release().perform()
    assert shown.at > len(recording) / 2 + 20
    before = shown.at
    shown.one("scrub").send_keys(Keys.ARROW_LEFT)
    assert shown.at == before - 1


def test_a_text_is_found_and_one_that_is_not_there_is_told(replay: Opener) -> None:
    shown, _ = replay("everything")
    shown.press("/", "holidays", Keys.ENTER)
    assert "holidays" in shown.event
    first = shown.at
    shown.one("find").send_keys(Keys.ENTER)
    assert shown.at != first
    shown.one("find").send_keys("xyz", Keys.ENTER)
    assert shown.one("found").text == "not found"


def test_it_plays_and_pauses_and_says_how_much_time_went_by(replay: Opener) -> None:
    shown, _ = replay("quick", "#1")
    Select(shown.one("speed")).select_by_visible_text("10")
    shown.one("play").click()
    shown.until(lambda: shown.at >= 3)
    shown.one("play").click()
    assert shown.one("play").text == "Play"
    shown.press(Keys.HOME)
    waited = next(seq for seq in range(2, 82) if _step_on(shown) and "later" in shown.event.splitlines()[0])
    assert waited > 2


def _step_on(shown: Replay) -> bool:
    shown.press(Keys.ARROW_RIGHT)
    return True


def test_nothing_in_a_hostile_log_becomes_markup(replay: Opener) -> None:
    shown, recording = replay("hostile")
    for _ in range(len(recording)):
        assert (
            shown.chrome.find_elements(By.CSS_SELECTOR, "body img, body iframe, #event script, footer script")
            == []
        )
        shown.press(Keys.ARROW_LEFT)
    shown.chrome.execute_script("location.hash = '3'")
    shown.until_at(3)
    assert "<script>alert(1)</script>" in shown.event
    assert "{{ 7 * 7 }}" in shown.event
    wide = shown.chrome.execute_script("return document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0
    assert shown.complaints() == []


def test_a_narrow_window_and_paper_lose_nothing_to_the_side(replay: Opener) -> None:
    shown, _ = replay("everything", "#60")
    shown.chrome.set_window_size(520, 900)
    try:
        assert (
            shown.chrome.execute_script("return document.documentElement.scrollWidth - window.innerWidth")
            <= 0
        )
        shown.chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
        assert not shown.one("play").is_displayed()
        assert shown.one("event").is_displayed()
    finally:
        shown.chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
        shown.chrome.set_window_size(1280, 900)
