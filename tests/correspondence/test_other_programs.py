"""What other programs leave behind in a file that they write anew is no edit of it."""

from copy import deepcopy
from typing import Any

import pytest
from lxml import etree

from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.proposal import Propose
from tests.correspondence.deals import VALUES, returned
from tests.correspondence.editing import Edited, W, set_text, visible_runs


def numbered(paragraph: Any, style: str, level: int) -> None:
    """Give a paragraph a style, and a level of its own in the list of the clauses."""
    properties = paragraph.find(f"{W}pPr")
    properties.find(f"{W}pStyle").set(f"{W}val", style)
    number = etree.SubElement(properties, f"{W}numPr")
    etree.SubElement(number, f"{W}ilvl").set(f"{W}val", str(level))
    etree.SubElement(number, f"{W}numId").set(f"{W}val", "1")


@pytest.mark.parametrize("style", ["Clause2", "ClauseText"])
def test_an_item_that_lost_its_style_keeps_the_level_of_its_list(style: str) -> None:
    """LibreOffice gives a paragraph behind one whose end is deleted the style of that one."""

    def edit(edited: Edited) -> None:
        numbered(edited.paragraph("data entry"), style, 2)
        edited.replace("with care", "with due care")

    (act,) = [s.act for s in returned(edit).suggestions if isinstance(s.act, Propose)]
    assert act.offers["scope"].terms == VALUES["scope"]
    assert "- market reports;\n- data entry; and\n- weekly calls.\n" in (act.offers["scope"].wording or "")


def test_an_entry_that_lost_its_level_is_still_one_of_its_list() -> None:
    """As the first one does where LibreOffice strikes the sentence in front of the list."""

    def edit(edited: Edited) -> None:
        style = edited.paragraph("market reports").find(f"{W}pPr/{W}pStyle")
        style.set(f"{W}val", "Clause2")
        edited.strike("The Provider shall perform the Services")

    (act,) = [s.act for s in returned(edit).suggestions if isinstance(s.act, Propose)]
    assert act.offers["scope"].terms == VALUES["scope"]


def test_a_heading_is_one_whatever_its_level_in_the_list() -> None:
    def edit(edited: Edited) -> None:
        edited.after("for fraud", "Audit", like="Liability")
        edited.after("Audit", "It may audit.", like="Nothing limits")
        numbered(edited.paragraph("Audit"), "Heading1", 1)

    assert {s.clause for s in returned(edit).suggestions if s.reason == "new clause"} == {"audit"}


def test_rows_without_a_word_are_no_rows() -> None:
    """Pandoc does not know that a row was struck, and leaves an empty one."""

    def edit(edited: Edited) -> None:
        row = next(edited.paragraph("Tom Lee").iterancestors(f"{W}tr"))
        empty = deepcopy(row)
        for run in visible_runs(empty):
            set_text(run, "")
        row.addnext(empty)

    found = returned(edit)
    assert found.findings == ()
    assert {s.reason for s in found.suggestions} == {"acceptance"}


def test_a_space_before_a_stop_is_no_change() -> None:
    """Pandoc moves spaces out of what is deleted."""

    def edit(edited: Edited) -> None:
        edited.tracked = False
        edited.insert(".", " ")
        paragraph = edited.paragraph("in good faith.")
        edited.type(paragraph, len("The Client may withhold what it disputes in good faith"), 54, " ")

    found = returned(edit)
    assert found.findings == ()
    assert {s.reason for s in found.suggestions} == {"acceptance"}


def test_a_day_that_is_none_is_not_told() -> None:
    def edit(edited: Edited) -> None:
        edited.at = "0-00-00T00:00:00"
        edited.remark("in good faith", "Why?")

    (act,) = [s.act for s in returned(edit).suggestions if isinstance(s.act, Comment)]
    assert act.text == "Jane Smith: Why?"
