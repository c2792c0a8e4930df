"""A headless Chromium for pages that stand alone in a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

DRIVER = "/usr/bin/chromedriver"
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,900",
)


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """One browser for all tests, with a profile of its own; its console is kept."""
    options = ChromeOptions()
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    browser = Chrome(options=options, service=Service(DRIVER))
    yield browser
    browser.quit()


class Browser:
    """Opens pages of a test's own folder; each is read from its file, as a user would open it."""

    def __init__(self, chrome: Chrome, folder: Path) -> None:
        self.chrome, self._folder = chrome, folder

    def open(self, html: str, name: str = "page.html") -> Chrome:
        """The page with this text, loaded, with an empty console."""
        path = self._folder / name
        path.write_text(html, encoding="utf-8", newline="")
        self.complaints()
        self.chrome.get(path.as_uri())
        return self.chrome

    def complaints(self) -> list[str]:
        """What the browser wrote to its console since the page was opened: errors, and what it refused to run."""
        return [str(entry["message"]) for entry in self.chrome.get_log("browser")]  # type: ignore[no-untyped-call]


@pytest.fixture
def browser(chromium: Chrome, tmp_path: Path) -> Browser:
    """The browser, with a folder for pages."""
    return Browser(chromium, tmp_path)
