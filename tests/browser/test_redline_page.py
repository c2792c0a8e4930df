"""The page of a redline in a browser: keys, counts, previews, and that no text acts."""

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from kpo_tui.documents.document import Document, Paragraph, Table, plain
from kpo_tui.documents.formats.html import redline_as_html
from kpo_tui.documents.redline import compare_documents, compare_texts, stat
from kpo_tui.documents.redline.folder_index import Compared, index_page
from tests.browser.conftest import Browser
from tests.documents.redline.builders import AGREEMENT
from tests.documents.redline.test_redline_html import ATTACKS

pytestmark = pytest.mark.browser

LINES = AGREEMENT.split("\n")
NEW = (
    "\n".join([*LINES[:6], *LINES[7:12], LINES[6], *LINES[12:]])
    .replace("within 30 days", "within 45 days")
    .replace("five Business Days", "ten Business Days")
    .replace(" It shall assign analysts who hold the qualifications set out in Schedule 2.", "")
)
REDLINE = compare_texts(AGREEMENT, NEW)


def press(chrome: Chrome, *keys: str) -> None:
    for key in keys:
        chrome.find_element(By.TAG_NAME, "body").send_keys(key)


def count_shown(chrome: Chrome) -> str:
    return chrome.find_element(By.ID, "count").text


def text_shown(chrome: Chrome) -> str:
    """What a person would read: the text that is not hidden, to the character."""
    script = """
      const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
      let said = "";
      while (walker.nextNode())
        if (walker.currentNode.parentElement.checkVisibility()) said += walker.currentNode.data;
      return said;
    """
    return str(chrome.execute_script(script))


def in_view(chrome: Chrome, css: str) -> bool:
    script = """
      const box = document.querySelector(arguments[0]).getBoundingClientRect();
      return box.top >= 0 && box.bottom <= innerHeight;
    """
    return bool(chrome.execute_script(script, css))


def test_the_keys_go_through_the_changes_and_the_count_follows(browser: Browser) -> None:
    chrome = browser.open(redline_as_html(REDLINE))
    changes = stat(REDLINE).changes
    assert changes >= 4
    assert count_shown(chrome) == f"{changes} changes"
    for number in range(1, changes + 1):
        press(chrome, "n")
        assert count_shown(chrome) == f"{number} of {changes}"
        assert chrome.find_elements(By.CSS_SELECTOR, "main .here")
        assert in_view(chrome, "main .here")
    press(chrome, "n")
    assert count_shown(chrome) == f"1 of {changes}"
    press(chrome, "p")
    assert count_shown(chrome) == f"{changes} of {changes}"
    press(chrome, Keys.ARROW_LEFT, "k", Keys.ARROW_RIGHT, "j")
    assert count_shown(chrome) == f"{changes} of {changes}"
    assert browser.complaints() == []


def test_previous_from_the_start_is_the_last_change(browser: Browser) -> None:
    chrome = browser.open(redline_as_html(REDLINE))
    chrome.find_element(By.CSS_SELECTOR, "[data-step='-1']").click()
    changes = stat(REDLINE).changes
    assert count_shown(chrome) == f"{changes} of {changes}"


def test_the_previews_read_as_the_two_texts_to_the_character(browser: Browser) -> None:
    chrome = browser.open(redline_as_html(REDLINE))
    press(chrome, "a")
    assert text_shown(chrome) == NEW
    press(chrome, "r")
    assert text_shown(chrome) == AGREEMENT
    press(chrome, "m")
    assert "30" in text_shown(chrome)
    assert "45" in text_shown(chrome)
    pressed = chrome.find_elements(By.CSS_SELECTOR, "[aria-pressed='true']")
    assert [button.get_attribute("data-show") for button in pressed] == ["marks"]


@pytest.mark.parametrize("spacing", ["One  two.\n\n\n Three.\t\n", "One two.\r\nThree.\r\n", " One two.\n"])
def test_white_space_that_differs_is_in_its_preview(browser: Browser, spacing: str) -> None:
    chrome = browser.open(redline_as_html(compare_texts("One two.\nThree.\n", spacing)))
    press(chrome, "a")
    assert text_shown(chrome) == spacing.replace("\r\n", "\n")
    press(chrome, "r")
    assert text_shown(chrome) == "One two.\nThree.\n"


def test_the_side_list_leads_to_each_change(browser: Browser) -> None:
    chrome = browser.open(redline_as_html(REDLINE))
    entries = chrome.find_elements(By.CSS_SELECTOR, "nav a")
    assert len(entries) == stat(REDLINE).changes
    entries[-1].click()
    assert count_shown(chrome) == f"{len(entries)} of {len(entries)}"
    assert entries[-1].get_attribute("aria-current") == "true"
    assert in_view(chrome, "main .here")
    marked = chrome.find_elements(By.CSS_SELECTOR, "main .here")
    assert {mark.get_attribute("data-change") for mark in marked} == {str(len(entries))}


def test_the_list_and_the_buttons_work_from_the_keyboard_alone(browser: Browser) -> None:
    chrome = browser.open(redline_as_html(REDLINE))
    chrome.find_elements(By.CSS_SELECTOR, "nav a")[1].send_keys(Keys.ENTER)
    assert count_shown(chrome).startswith("2 of ")
    chrome.find_element(By.CSS_SELECTOR, "[data-show='new']").send_keys(Keys.SPACE)
    assert text_shown(chrome) == NEW


def test_no_text_runs_as_a_script_or_loads_anything(browser: Browser) -> None:
    attack = "\n".join(ATTACKS)
    table = Table((plain(attack),), ((plain(attack),),), caption=attack)
    before = Document(attack, (Paragraph(plain(f"a {attack}")), table), (attack,))
    after = Document(attack, (Paragraph(plain(f"{attack} b")), table), (attack,))
    index = index_page(attack, [Compared(attack, "not compared", reason=attack)])
    for html in (
        redline_as_html(compare_documents(before, after)),
        redline_as_html(compare_texts("", attack)),
        index,
    ):
        chrome = browser.open(html)  # an alert would fail the next command
        assert chrome.find_elements(By.CSS_SELECTOR, "img, svg, main script, iframe, object") == []
        assert len(chrome.find_elements(By.TAG_NAME, "main")) == 1
        loaded = chrome.execute_script("return performance.getEntriesByType('resource').length")
        assert loaded == 0
        assert browser.complaints() == []


def test_a_script_put_into_the_page_by_hand_is_refused(browser: Browser) -> None:
    html = redline_as_html(REDLINE).replace("<main>", "<main><script>document.title = 'ran'</script>", 1)
    chrome = browser.open(html)
    assert chrome.title != "ran"
    assert any("Content Security Policy" in complaint for complaint in browser.complaints())


def test_print_has_the_text_with_its_marks_and_no_controls(browser: Browser) -> None:
    chrome = browser.open(redline_as_html(REDLINE))
    chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        hidden = chrome.find_elements(By.CSS_SELECTOR, "nav, header div")
        assert hidden
        assert not any(element.is_displayed() for element in hidden)
        marks = chrome.find_elements(By.CSS_SELECTOR, "main ins:not(.spacing), main del:not(.spacing)")
        assert marks
        assert all(mark.is_displayed() for mark in marks)
    finally:
        chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_a_page_without_changes_says_so(browser: Browser) -> None:
    chrome = browser.open(redline_as_html(compare_texts("Same.", "Same.")))
    assert count_shown(chrome) == "No changes"
    press(chrome, "n", "p")
    assert browser.complaints() == []


def test_the_index_leads_to_the_pages_and_back(browser: Browser) -> None:
    browser.open(redline_as_html(REDLINE, title="msa.txt", index="index.html"), "0001-msa.txt.html")
    files = [Compared("msa.txt", "changed", stat(REDLINE), "0001-msa.txt.html"), Compared("a.txt", "gone")]
    chrome = browser.open(index_page("old → new", files), "index.html")
    chrome.find_element(By.LINK_TEXT, "msa.txt").click()
    assert count_shown(chrome) == f"{stat(REDLINE).changes} changes"
    chrome.find_element(By.LINK_TEXT, "All files").click()
    assert chrome.title == "old → new"
