"""What is before the party: the prompt as a card, what can be picked, and the line to type on."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, OptionList
from textual.widgets.input import Selection
from textual.widgets.option_list import Option

from kpo_tui.ui.kit.fitted_screen import Field
from kpo_tui.ui.kit.keys import hidden
from kpo_tui.ui.kit.lines import Lines
from kpo_tui.ui.kit.plain import joined, line, own
from kpo_tui.ui.negotiation.cards import Card, Pick

MOST_RECALLED = 100
FRAME = 3
"""Lines of the middle column that are nobody's: the borders and the line to type on."""
LEAST_TALK, PART_OF_TALK = 2, 4
"""The conversation keeps so many lines, and every so-manyth line: the answer to a question is not lost above a card."""
LEAST_CARD = 3
_DIGITS = frozenset("123456789")
LABEL = 48
"""Characters of a suggestion that has a note behind it, so that the note is seen, too."""

_BREAK = " ⏎ "


def in_lines(typed: str) -> str:
    """What stands on the line to type on, in the lines in which it was pasted."""
    return typed.replace(_BREAK, "\n")


def _on_one_line(text: str) -> str:
    return text.replace("\n", _BREAK)


class Say(Field):
    """The line to type on. Up and down bring back what was said before; below the last it goes to the picks.

    Several lines that are pasted, such as an e-mail, stand in it with a mark between them, and are said as they were.
    """

    line_break: ClassVar[str] = _BREAK

    BINDINGS: ClassVar[list[BindingType]] = [
        hidden("up", "recall(-1)", "Said before"),
        hidden("down", "recall(1)", "To the suggestions"),
        hidden("pageup,shift+up", "screen.scroll_log(-1)", "Scroll back"),
        hidden("pagedown,shift+down", "screen.scroll_log(1)", "Scroll on"),
    ]

    def __init__(self) -> None:
        super().__init__(id="say")
        self._said: list[str] = []
        self._at = 0
        self.choices = 0
        """So many choices of a question that was asked back are settled by one key."""
        self._to_picks = False

    async def action_submit(self) -> None:
        """Say what stands here, once: the line is empty before the next key is read, so that no key says it again."""
        self._to_picks = not self.value.strip()
        await super().action_submit()
        self.value = ""

    async def on_key(self, event: events.Key) -> None:
        """Keys in the order in which they were pressed, however fast: Enter before what is typed behind it.

        A digit picks where Enter led to the picks and the focus is not there yet, and at a choice that one key settles.
        """
        if event.key == "enter":  # as a binding it would run after the keys that wait behind it
            event.stop()
            event.prevent_default()
            await self.action_submit()
            return
        picks, self._to_picks = self._to_picks, False
        number = int(event.key) if event.key in _DIGITS else 0
        if not self.value and number and (picks or number <= self.choices):
            event.stop()
            event.prevent_default()
            self.choices = 0  # the next key is for what is asked next
            self.post_message(Asking.Said(event.key))

    def bring_back(self, text: str, *, shown: bool) -> None:
        """What was half-typed before, kept to be recalled; where it is shown, what is typed next replaces it."""
        self.remember(text)
        if shown:
            self.value = _on_one_line(text)
            self.selection = Selection(0, len(self.value))

    def remember(self, text: str) -> None:
        """Keep what was said, to be brought back, and empty the line."""
        self.value = ""
        if text.strip() and (not self._said or self._said[-1] != text):
            self._said = [*self._said, text][-MOST_RECALLED:]
        self._at = len(self._said)

    def action_recall(self, by: int) -> None:
        """Bring back what was said before, or go on to the picks."""
        if by > 0 and self._at >= len(self._said):
            self.screen.query_one(Picks).enter()
            return
        self._at = max(0, min(self._at + by, len(self._said)))
        self.value = _on_one_line(self._said[self._at]) if self._at < len(self._said) else ""
        self.cursor_position = len(self.value)


class Picks(OptionList):
    """The numbered picks. A digit, Enter or a click takes one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"take({number})", f"Pick {number}", show=False) for number in range(1, 10)),
        hidden("escape", "leave", "Back to typing"),
        hidden("up", "up_or_leave", "Up"),
    ]

    def __init__(self) -> None:
        super().__init__(id="picks", markup=False, compact=True)
        self.picks: tuple[Pick, ...] = ()

    def show(self, picks: tuple[Pick, ...]) -> None:
        """Offer these instead."""
        if picks != self.picks:
            self.picks, self.display = picks, bool(picks)
            self.set_options([Option(_shown(at, pick)) for at, pick in enumerate(picks, 1)])

    def enter(self, lit: bool = True) -> None:
        """Take the focus, the first pick lit or none, so that Enter takes none."""
        if self.picks:
            self.screen.set_focus(self)
            self.highlighted = 0 if lit else None

    def action_take(self, number: int) -> None:
        """Take the pick with that number."""
        if 1 <= number <= len(self.picks):
            self.post_message(Asking.Picked(self.picks[number - 1]))

    def action_leave(self) -> None:
        """Back to the line to type on."""
        self.screen.set_focus(self.screen.query_one(Say))

    def on_key(self, event: events.Key) -> None:
        """Whoever goes on typing wants to type: the letter goes where it belongs."""
        if event.is_printable and event.character and not event.character.isdigit():
            event.stop()
            say = self.screen.query_one(Say)
            self.screen.set_focus(say)
            say.insert_text_at_cursor(event.character)

    def action_up_or_leave(self) -> None:
        """Up; from the first pick, back to the line to type on."""
        if self.highlighted in (None, 0):
            self.action_leave()
        else:
            self.action_cursor_up()

    def on_blur(self) -> None:
        self.highlighted = None


class Asking(Vertical):
    """The card with its picks and the input."""

    @dataclass
    class Picked(Message):
        """A pick was taken."""

        pick: Pick

    @dataclass
    class Said(Message):
        """Something was typed and sent with Enter."""

        text: str

    def compose(self) -> ComposeResult:
        yield Lines(id="card")
        yield Picks()
        yield Say()

    def show(self, card: Card, picks: tuple[Pick, ...]) -> None:
        """Put another prompt before the party. What is being typed and the focus stay."""
        self.border_title = line(card.title, limit=90)
        self.border_subtitle = line(card.subtitle, limit=60)
        self.query_one(Lines).show(card.items)
        self.query_one(Picks).show(picks)
        self.query_one(Say).choices = min(len(picks), 9) if card.settled_by_key else 0
        self.make_room()
        self.query_one(Say).placeholder = line(card.hint, limit=120).plain

    def make_room(self) -> None:
        """Let the card take what the picks, the input and the end of the conversation leave."""
        if isinstance(self.parent, Widget) and (height := self.parent.size.height):
            lines = self.query_one("#card", Lines)
            talk = max(height // PART_OF_TALK, LEAST_TALK)
            room = height - FRAME - talk - len(self.query_one(Picks).picks)
            lines.styles.max_height = max(room, LEAST_CARD)
            lines.refresh(layout=True)

    def reads_on(self) -> bool:
        """Scroll the card on by what is in sight of it; False where its end is in sight already."""
        lines = self.query_one("#card", Lines)
        if lines.max_scroll_y <= lines.scroll_offset.y:
            return False
        lines.scroll_relative(y=max(lines.size.height - 1, 1), animate=False)
        return True

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Picked(self.query_one(Picks).picks[event.option_index]))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Said(in_lines(event.value)))

    def on_click(self, event: events.Click) -> None:
        if event.widget is self:
            self.query_one(Say).focus()


def _shown(number: int, pick: Pick) -> Content:
    note = own(f"  {pick.note}", "$private" if pick.private else "$quiet") if pick.note else line("")
    return joined(own(f"{number} ", "$ours bold"), line(pick.label, limit=LABEL if pick.note else 160), note)
