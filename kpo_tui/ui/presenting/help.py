"""The help screen: the marks, the keys as they are bound, and what one can say."""

from collections.abc import Iterable

from textual.content import Content

from kpo_tui.ui.keys import KeyGroup
from kpo_tui.ui.presenting.clauses import MARKS
from kpo_tui.ui.presenting.layout import BLANK, Grid, Item, Para, Rule
from kpo_tui.ui.presenting.plain import joined, line

SAYINGS: tuple[tuple[str, str], ...] = (
    ("45 days", "answers what is asked; several values can stand in one line"),
    ("accept", "accepts what the other side proposes here"),
    ("ok but 45 days", "takes what they propose, but for this"),
    ("counter: net 45, interest 1%", "counters with these values"),
    ("park it, waiting for our CFO", "sets the clause aside, with the reason"),
    ("why?", "says why this is asked"),
    ("what's normal?", "says what is usual in the market"),
    ("take our fallback", "answers with that rung of your own positions"),
    ("skip", "leaves the question for later"),
    ("back", "goes back to the question before"),
    ("undo", "takes back the last answer that was not sent"),
    ("go to liability", "goes to a clause"),
    ("show redline", "shows both wordings in one"),
    ("what's still open?", "lists the open points"),
    ("send", "sends your answers on the clause, after a yes"),
    ("send agreement.docx", "writes a Word file for the other side, after a yes"),
    ("receive agreement-v2.docx", "reads the Word file that came back"),
    ("withdraw", "takes back your standing proposal"),
    ("reopen, our treasury asks", "asks to reopen an agreed clause"),
    ("quit", "leaves; everything is kept"),
)
"""Sentences with what they do; a test reads each as the conversation does."""


def help_items(groups: Iterable[KeyGroup], *, talking: bool) -> tuple[Item, ...]:
    """Keys by place and, where one talks, the sentences and the marks."""
    items: list[Item] = []
    if talking:
        items += [Rule(line("What you can say", "bold")), BLANK]
        items.append(
            Grid((line("Say"), line("It")), tuple((line(say, "$ours"), line(does)) for say, does in SAYINGS))
        )
        items += [BLANK, Rule(line("Marks in the clause list", "bold")), BLANK]
        items += [Para(joined(line(mark, look), "  ", line(means))) for mark, look, means in MARKS.values()]
        items += [
            Para(
                joined(
                    line("3/9", "$quiet"),
                    "  ",
                    line("terms on which both say the same, of those that were named"),
                )
            ),
            Para(
                joined(
                    line("+3", "$private"),
                    "  ",
                    line("answers of yours that are not sent yet; only you see them"),
                )
            ),
            BLANK,
        ]
    for group in groups:
        rows = tuple((line(key.keys, "$ours"), line(key.does)) for key in group.keys)
        items += [
            Rule(line(group.title, "bold")),
            BLANK,
            Grid((Content("Key"), Content("Does")), rows),
            BLANK,
        ]
    return tuple(items)
