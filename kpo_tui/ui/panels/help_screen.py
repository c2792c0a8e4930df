"""The help screen: the marks, the keys as they are bound, and what one can say."""

from collections.abc import Iterable
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from kpo_tui.negotiation import rules
from kpo_tui.ui.kit.fitted_screen import Dialog, Window
from kpo_tui.ui.kit.keys import KeyGroup
from kpo_tui.ui.kit.layout import BLANK, Grid, Item, Para, Rule, para
from kpo_tui.ui.kit.lines import Lines
from kpo_tui.ui.kit.plain import joined, line, own
from kpo_tui.ui.panels.clauses import MARKS, Stand

CLOSED = ("3/9", "$quiet", "terms on which both say the same, of those that were named")
"""What the numbers behind a clause mean."""
SAYINGS: tuple[tuple[str, str], ...] = (
    ("45 days", "answers what is asked; several values can stand in one line"),
    ("accept", "accepts what the other side proposes here"),
    ("ok but 45 days", "takes what they propose, but for this"),
    ("counter: net 45, interest 1%", "counters with these values"),
    ("park it, waiting for our CFO", "sets the clause aside, with the reason"),
    ("why?", "says why this is asked"),
    ("what's normal?", "says what is usual in the market"),
    ("take our fallback", "answers with that rung of your own positions"),
    ("take the usual", "answers with what the playbook calls usual; for this clause: all that is open"),
    ("skip", "leaves the question for later"),
    ("leave that to them", "leaves it for the other side to say first"),
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


REPLAY_CLAUSES: dict[Stand, tuple[str, str, str]] = MARKS | {
    "yours": ("●", "$yours", "the client’s turn"),
    "theirs": ("◐", "$theirs", "the provider’s turn"),
}
"""The marks of the clause list, as nobody's seat has them."""


def _marked(*marks: tuple[str, str, str]) -> list[Item]:
    """Marks with their colours and what they mean."""
    return [Para(joined(own(mark, look), "  ", line(means))) for mark, look, means in marks]


def _titled(title: str, *items: Item) -> list[Item]:
    return [Rule(line(title, "bold")), BLANK, *items]


def sayings() -> list[Item]:
    """What one can say at the table, and the marks of the clause list there."""
    rows = tuple((line(say, "$ours"), line(does)) for say, does in SAYINGS)
    unsent = ("+3", "$private", "answers of yours that are not sent yet; only you see them")
    return [
        *_titled("What you can say", Grid((line("Say"), line("It")), rows), BLANK),
        *_titled("Marks in the clause list", *_marked(*MARKS.values(), CLOSED, unsent), BLANK),
    ]


def replay_marks() -> list[Item]:
    """The marks of a replay."""
    timeline: list[Item] = [
        para(
            "The client’s acts stand above the line, the provider’s below it. Where several share a column, the "
            "weightiest is shown. Click or drag to go there; the wheel goes event by event."
        )
    ]
    shown = rules.MARKS.values()
    for sign in dict.fromkeys(mark.sign for mark in shown):
        same = [mark for mark in shown if mark.sign == sign]
        look = f"${same[0].tone}" if same[0].tone else ""
        timeline += _marked((sign, look, "; ".join(mark.means for mark in same)))
    timeline += _marked(("A B", "$yours bold", "the moments to compare"))
    kept = "Choosing a clause keeps it at hand, whatever the next events are about; once more lets it go."
    return [
        *_titled("The timeline", *timeline, BLANK),
        *_titled("Marks in the clause list", *_marked(*REPLAY_CLAUSES.values(), CLOSED), para(kept), BLANK),
    ]


def key_items(groups: Iterable[KeyGroup]) -> list[Item]:
    """Keys by place."""
    items: list[Item] = []
    for group in groups:
        rows = tuple((line(key.keys, "$ours"), line(key.does)) for key in group.keys)
        items += _titled(group.title, Grid((line("Key"), line("Does")), rows), BLANK)
    return items


_ABOUT = {"talk": sayings, "replay": replay_marks, "": list}


class Help(Dialog[None]):
    """Keys of the screen below; and what one can say there, or what the marks of a replay mean."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f1,q", "dismiss", "Close")]

    def __init__(self, groups: tuple[KeyGroup, ...], about: Literal["talk", "replay", ""] = "") -> None:
        super().__init__()
        self._items = (*_ABOUT[about](), *key_items(groups))

    def compose(self) -> ComposeResult:
        lines = Lines(self._items, id="help")
        yield Window("Help", lines, subtitle="Escape closes", classes="dialog tall")
