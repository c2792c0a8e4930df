"""The negotiation screen: the clauses, the conversation, and beside it the clause at hand."""

import threading
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from kpo_tui.dialogue.prompts import Ahead, Confirmation, Done, Question, Waiting
from kpo_tui.dialogue.replies import Line
from kpo_tui.dialogue.safeguards import passed_by
from kpo_tui.negotiation.party import Side, other
from kpo_tui.ui.kit.background import Lull
from kpo_tui.ui.kit.fitted_screen import Fitted, KeyLine, ReplayWanted
from kpo_tui.ui.kit.keys import hidden
from kpo_tui.ui.kit.panel_tabs import Jump
from kpo_tui.ui.negotiation.cards import Pick, card_of, picks_of
from kpo_tui.ui.negotiation.prompt_panel import Asking, Picks, Say, in_lines
from kpo_tui.ui.negotiation.seat import Seat, Table, follow
from kpo_tui.ui.negotiation.word_exchange import WORD_KEYS, WORD_PICKS, Exchange
from kpo_tui.ui.panels.clauses import ClauseList, HeadingLine
from kpo_tui.ui.panels.details import NegotiationPanels
from kpo_tui.ui.panels.snapshot import Said, Snapshot, talk_items
from kpo_tui.understanding.moves import Going, GoingOn, SayingYes, Showing, Shown, Undoing
from kpo_tui.understanding.numbered_picks import picked
from kpo_tui.understanding.readiness import prepare

FOLLOWED_AFTER = 0.2
"""Seconds after sitting down until the log is followed: the first picture comes first."""


class NegotiationScreen(Fitted[None]):
    """One party's seat at the table, its panels, and its exchange of Word files."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "app.help", "Help", tooltip="Keys, marks, and what you can say"),
        Binding(
            "ctrl+f", "find", "Find", priority=True, tooltip="Find a clause, a term or words of the text"
        ),
        Binding("f2", "read('draft')", "Draft", tooltip="Read the draft; from there it can be exported"),
        Binding(
            "f3", "read('issues')", "Issues", tooltip="See what is still open; from there it can be exported"
        ),
        Binding("f4", "wording", "Edit", tooltip="Edit the wording of the clause at hand"),
        Binding("f5", "next_panel(1)", "Panel", tooltip="Show the next panel"),
        hidden("shift+f5", "next_panel(-1)", "Panel before", tooltip="Show the panel before"),
        Binding("f6", "hand_over", "Hand over", tooltip="Hand the keyboard to the other side"),
        Binding("ctrl+o", "jump", "Jump", priority=True, tooltip="Jump to a panel by its letter"),
        hidden("f7", "read('redline')", "Redline", tooltip="Read both sides’ texts as one redline"),
        hidden("f8", "next", "Next", tooltip="Go on to what comes next"),
        hidden("ctrl+z", "undo", "Undo", tooltip="Take back the last answer that is not sent"),
        hidden("ctrl+r", "replay", "Replay", tooltip="Replay from the start how it came to this"),
        hidden("escape", "type", "Type", tooltip="Go to the line to type on"),
        hidden("f10", "leave", "Leave", tooltip="Leave the table; everything is kept"),
        *WORD_KEYS,
    ]

    AUTO_FOCUS = "#say"

    @dataclass
    class HandingOver(Message):
        """The keyboard passes to `party`."""

        party: Side

    class Left(Message):
        """The party leaves the table."""

    def __init__(self, table: Table, party: Side) -> None:
        super().__init__()
        self.seat = Seat(table, party, self)
        self.panels = NegotiationPanels(table.history)
        self._word = Exchange(self.seat, self.open, self._show_talk)
        self.action_next_panel, self.action_type = self.panels.step, self.panels.talk
        self.action_send_word, self.action_receive_word = self._word.send, self._word.receive
        self._over = threading.Event()
        self._lull = Lull(self, self.keep_typing)
        self._line: Say | None = None

    def compose(self) -> ComposeResult:
        yield HeadingLine()
        yield self.panels
        yield KeyLine()

    def on_mount(self) -> None:
        desk = self.seat.desk
        self._line = say = self.query_one(Say)
        self.said(self.seat.table.lines(desk.party))
        if desk.typed:
            ahead = isinstance(
                self.seat.snapshot.prompt, Ahead
            )  # there it is not one Enter away from a yes again
            how = "" if ahead else " Type over it, or go on at its end; up brings it back."
            self.said((Line("notice", f"You were typing: {desk.typed}{how}"),))
            say.bring_back(desk.typed, shown=not ahead)
        self.set_focus(say)
        self.seat.begin()
        prepare()
        self.set_timer(FOLLOWED_AFTER, self._follow)

    def _follow(self) -> None:
        grew = partial(self.call_later, self.seat.log_grew)
        following = partial(follow, self.seat.table.path, self._over, grew)
        self.run_worker(following, thread=True, group="following")

    def on_unmount(self) -> None:
        self._over.set()
        self.keep_typing()
        self.seat.end()

    def on_resize(self, event: events.Resize) -> None:
        self.panels.fit(event.size)

    def keep_typing(self) -> None:
        """Keep what is half-typed now, also where word of it is still on its way; may be called in any thread."""
        if self._line is not None and self._line.value:
            self.seat.typing(in_lines(self._line.value))
        self.seat.keep_typing()

    # -- the front of the seat -----------------------------------------------------------------

    def present(self, snapshot: Snapshot) -> None:
        """Show what is before the party now."""
        self.query_one(HeadingLine).heading = snapshot.heading
        self.panels.present(snapshot)
        self.query_one(Asking).show(card_of(snapshot.prompt), self._picks(snapshot))

    def _picks(self, snapshot: Snapshot) -> tuple[Pick, ...]:
        found = picks_of(snapshot.prompt)
        if isinstance(snapshot.prompt, Waiting):
            found = (*found, *WORD_PICKS)
        if self.seat.table.shared and isinstance(snapshot.prompt, Waiting | Confirmation | Done):
            label = f"Hand the keyboard to the {other(self.seat.desk.party)}"
            found = (Pick(label, action="hand_over"), *found)
        return found

    def said(self, lines: tuple[Said, ...]) -> None:
        """Show what was said."""
        self.panels.conversation.add(talk_items(lines))

    # -- what is said and picked ---------------------------------------------------------------

    @on(Asking.Said)
    def _said(self, event: Asking.Said) -> None:
        prompt = self.seat.snapshot.prompt
        if not event.text.strip():
            if isinstance(prompt, Ahead):  # Enter alone leads to no yes
                self.app.bell()
            else:  # an empty line answers nothing by itself
                self.query_one(Picks).enter(lit=isinstance(prompt, Question))
            return
        from kpo_tui.understanding.assent import agreement  # it knows many words

        agrees = isinstance(prompt, Ahead) and (
            agreement(event.text) or passed_by(prompt.word, event.text) is not None
        )
        if agrees and not self._seen_to_the_end():
            return
        self.query_one(Say).remember(event.text)
        self.panels.conversation.to_the_end()
        self.panels.tab = "talk"
        self._typing("")
        taken = (self._picks_by_number, self._word.asked_for, self.seat.exports)
        if not any(takes(event.text) for takes in taken):
            self.seat.say(event.text)

    def _seen_to_the_end(self) -> bool:
        """True when all of what would be recorded was in sight; else the next part of it comes into sight."""
        if self.query_one(Asking).reads_on():
            text = "There was more to read: here it goes on. Say yes once you have seen the end."
            self.seat.add((Line("asks", text),))
            return False
        return True

    def _picks_by_number(self, text: str) -> bool:
        """True where a number was typed that stands before a pick, and so takes it. No number says yes to recording."""
        number, picks = picked(text), self.query_one(Picks)
        if number is None or not 1 <= number.number <= len(picks.picks):
            return False
        if isinstance(self.seat.snapshot.prompt, Ahead):
            self.seat.add((text, Line("asks", "Say yes to record it, or no.")))
        else:
            picks.action_take(number.number)
        return True

    @on(Asking.Picked)
    async def _picked(self, event: Asking.Picked) -> None:
        pick, say = event.pick, self.query_one(Say)
        if any(isinstance(move, SayingYes) for move in pick.moves) and not self._seen_to_the_end():
            return
        self.set_focus(say)
        if pick.begin:
            say.value = pick.begin
            say.cursor_position = len(say.value)
        elif pick.action:
            await self.run_action(pick.action)
        elif pick.text:
            self.seat.say(pick.text)
        else:
            self.seat.take(pick.moves, pick.label)

    @on(Input.Changed, "#say")
    def _is_typing(self, event: Input.Changed) -> None:
        self._typing(in_lines(event.value))

    def _typing(self, text: str) -> None:
        self.seat.typing(text)
        self._lull.put_off()

    @on(ClauseList.Chosen)
    def _chosen(self, event: ClauseList.Chosen) -> None:
        self.go(event.clause)

    def go(self, clause: str, term: str | None = None) -> None:
        """Go to a clause, or to one of its terms."""
        self.panels.talk()
        self.seat.take((Going(clause=clause, term=term),))

    def action_scroll_log(self, by: int) -> None:
        """Scroll the conversation by a page."""
        log = self.panels.conversation
        log.scroll_relative(y=by * max(log.size.height - 1, 1), animate=False)

    # -- what is asked to be shown -------------------------------------------------------------

    def show_wanted(self, wanted: Showing) -> None:
        """A document opens over the screen; what has a panel of its own comes into sight there."""
        panel = {"history": "history", "theirs": "positions", "ours": "positions"}.get(wanted.what)
        if panel is not None and wanted.clause in (None, self.seat.snapshot.clause):
            self.panels.tab = panel
            return
        from kpo_tui.ui.panels.preview import PreviewScreen, preview_of

        self.app.push_screen(PreviewScreen(*preview_of(self.seat.desk, wanted, signs=self.app.no_color)))

    def action_read(self, what: Shown) -> None:
        """Read the draft, what is still open, or both sides' texts in one."""
        self.show_wanted(Showing(what=what))

    def action_replay(self) -> None:
        """Replay the log, after a warning where it shows what is still covered here."""
        if covered := self.seat.desk.covered():
            from kpo_tui.ui.word.plain_yes import Uncovering

            self.open(Uncovering(covered), self._replay)
        else:
            self._replay()

    def _replay(self, _sure: bool = True) -> None:
        self.post_message(ReplayWanted(self.seat.table.path))

    def action_undo(self) -> None:
        """Take back the last answer that was not sent."""
        self.seat.take((Undoing(),), "undo")

    def action_next(self) -> None:
        """On to what comes next."""
        self.seat.take((GoingOn(),), "next")

    def action_wording(self) -> None:
        """Edit the wording of the clause at hand."""
        from kpo_tui.ui.negotiation.editor_text import wording_at_hand
        from kpo_tui.ui.negotiation.wording_editor import WordingEditor

        desk, clause = self.seat.desk, self.seat.snapshot.clause
        title = self.seat.snapshot.state.clause(clause).title
        keeping = partial(desk.editing, clause)
        editor = WordingEditor(title, wording_at_hand(desk, clause), keeping, desk.edited(clause))
        self.open(editor, lambda text: self.seat.ask(partial(desk.propose_wording, clause, text)))

    def action_find(self) -> None:
        """Search over clauses, terms and wording."""
        from kpo_tui.ui.negotiation.places import places
        from kpo_tui.ui.negotiation.search_dialog import SearchDialog

        found = places(self.seat.snapshot.state, self.seat.desk.party)
        self.open(SearchDialog(found), lambda place: self.go(place.clause, place.term))

    # -- panels and Word files -----------------------------------------------------------------

    def action_jump(self) -> None:
        """Letters on the panels in sight; pressing one goes there."""
        self.open(Jump(self.panels.targets()), self.panels.jump)

    def _show_talk(self) -> None:
        """Bring what is said next into sight."""
        self.panels.tab = "talk"
        self.call_after_refresh(self.panels.conversation.scroll_end, animate=False)

    # -- leaving -------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Handing over makes sense only where both sides share the keyboard."""
        return self.seat.table.shared if action == "hand_over" else super().check_action(action, parameters)

    def action_hand_over(self) -> None:
        """Clear the screen of all that is private and let the other side sit down."""
        self.post_message(self.HandingOver(other(self.seat.desk.party)))

    def leave(self) -> None:
        """Leave the table."""
        self.post_message(self.Left())

    action_leave = leave
