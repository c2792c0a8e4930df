"""The negotiation screen: the clauses, the conversation, and beside it the clause at hand."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from kpo_tui.dialogue.moves import Going, GoingOn, SayingYes, Showing, Undoing
from kpo_tui.dialogue.picking import picked
from kpo_tui.dialogue.prompts import Ahead, Confirmation, Done, Question, Waiting
from kpo_tui.dialogue.replies import Line
from kpo_tui.negotiation.party import Party, other
from kpo_tui.ui.presenting.cards import card_of
from kpo_tui.ui.presenting.picks import Pick, picks_of
from kpo_tui.ui.presenting.plain import line
from kpo_tui.ui.presenting.snapshot import Snapshot
from kpo_tui.ui.presenting.talk import Said, talk_items
from kpo_tui.ui.screens.word_seat import WORD_PICKS, WordSeat
from kpo_tui.ui.widgets.asking import Asking, Picks, Say
from kpo_tui.ui.widgets.clause_list import ClauseList
from kpo_tui.ui.widgets.details import Details
from kpo_tui.ui.widgets.heading import HeadingLine
from kpo_tui.ui.widgets.lines import Growing

if TYPE_CHECKING:
    from kpo_tui.ui.presenting.search import Place


class NegotiationScreen(WordSeat):
    """One party's seat at the table."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "app.help", "Help", tooltip="Keys, marks, and what you can say"),
        Binding(
            "ctrl+f", "find", "Find", priority=True, tooltip="Find a clause, a term or words of the text"
        ),
        Binding("f2", "draft", "Draft", tooltip="Read the draft; from there it can be exported"),
        Binding("f3", "issues", "Issues", tooltip="See what is still open; from there it can be exported"),
        Binding("f4", "wording", "Edit", tooltip="Edit the wording of the clause at hand"),
        Binding("f5", "next_panel(1)", "Panel", tooltip="Show the next panel"),
        Binding("shift+f5", "next_panel(-1)", "Panel before", show=False, tooltip="Show the panel before"),
        Binding("f6", "hand_over", "Hand over", tooltip="Hand the keyboard to the other side"),
        Binding("ctrl+o", "jump", "Jump", priority=True, tooltip="Jump to a panel by its letter"),
        Binding("f7", "redline", "Redline", show=False, tooltip="Read both sides’ texts as one redline"),
        Binding("f8", "next", "Next", show=False, tooltip="Go on to what comes next"),
        Binding("ctrl+z", "undo", "Undo", show=False, tooltip="Take back the last answer that is not sent"),
        Binding(
            "ctrl+r", "replay", "Replay", show=False, tooltip="Replay from the start how it came to this"
        ),
        Binding("escape", "type", "Type", show=False, tooltip="Go to the line to type on"),
        Binding("f10", "leave", "Leave", show=False, tooltip="Leave the table; everything is kept"),
    ]

    AUTO_FOCUS = "#say"

    class HandingOver(Message):
        """The keyboard passes to `party`."""

        def __init__(self, party: Party) -> None:
            self.party = party
            super().__init__()

    class Left(Message):
        """The party leaves the table."""

    class ReplayWanted(Message):
        """The log at `path` should be replayed."""

        def __init__(self, path: Path) -> None:
            self.path = path
            super().__init__()

    def on_mount(self) -> None:
        self.query_one("#log", Growing).add(talk_items(self.table.lines(self.desk.party)))
        say = self.query_one(Say)
        if isinstance(self.desk.prompt(), Ahead):
            if self.desk.typed:  # what was half-typed at a yes or no is not one Enter away from it again
                self.said((Line("notice", f"You were typing: {self.desk.typed}"),))
        else:
            say.value = self.desk.typed
        say.cursor_position = len(say.value)
        self.set_focus(say)

    # -- the snapshot --------------------------------------------------------------------------

    def watch_snapshot(self, snapshot: Snapshot) -> None:
        self.query_one(HeadingLine).heading = snapshot.heading
        self.query_one(ClauseList).show(snapshot.rows, snapshot.clause)
        self.query_one(Asking).show(card_of(snapshot.prompt), self._picks(snapshot))
        details = self.query_one(Details)
        title = line(snapshot.state.clause(snapshot.clause).title, limit=60)
        details.border_title = title
        details.present(snapshot)
        yours = snapshot.heading.progress.yours
        self.query_one(ClauseList).border_subtitle = f"{yours} for you" if yours else ""

    def _picks(self, snapshot: Snapshot) -> tuple[Pick, ...]:
        found = picks_of(snapshot.prompt)
        if isinstance(snapshot.prompt, Waiting):
            found = (*found, *WORD_PICKS)
        if self.table.shared and isinstance(snapshot.prompt, Waiting | Confirmation | Done):
            label = f"Hand the keyboard to the {other(self.desk.party)}"
            found = (Pick(label, action="hand_over"), *found)
        return found

    # -- what is said and picked ---------------------------------------------------------------

    def said(self, lines: tuple[Said, ...]) -> None:
        self.query_one("#log", Growing).add(talk_items(lines))

    @on(Asking.Said)
    def _said(self, event: Asking.Said) -> None:
        asking = self.query_one(Asking)
        ahead = self.snapshot is not None and isinstance(self.snapshot.prompt, Ahead)
        if not event.text.strip():
            if ahead:  # Enter alone leads to no yes
                self.app.bell()
            else:
                asking.offer(lit=self.snapshot is not None and isinstance(self.snapshot.prompt, Question))
            return
        if ahead and self._agrees(event.text) and not self._seen_to_the_end():
            return
        asking.clear(event.text)
        self.query_one("#log", Growing).to_the_end()
        self.tab = "talk"
        self.typing("")
        if not self._picks_by_number(event.text) and not self.asks_for_word(event.text):
            self.say(event.text)

    def _agrees(self, text: str) -> bool:
        from kpo_tui.dialogue.understanding.agreeing import agreement  # it knows many words

        return agreement(text) is not None

    def _seen_to_the_end(self) -> bool:
        """True when all of what would be recorded was in sight; else the next part of it comes into sight."""
        if self.query_one(Asking).reads_on():
            self._add(
                (
                    Line(
                        "asks", "There was more to read: here it goes on. Say yes once you have seen the end."
                    ),
                )
            )
            return False
        return True

    def _picks_by_number(self, text: str) -> bool:
        """True where a number was typed that stands before a pick, and so takes it. No number says yes to recording."""
        number = picked(text)
        if number is None or self.snapshot is None:
            return False
        if not isinstance(self.snapshot.prompt, Ahead):
            return self.query_one(Asking).pick(number.number)
        if not 1 <= number.number <= len(self.query_one(Picks).picks):
            return False
        self._add((text, Line("asks", "Say yes to record it, or no.")))
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
            self.say(pick.text)
        else:
            self.take(pick.moves, pick.label)

    @on(Input.Changed, "#say")
    def _is_typing(self, event: Input.Changed) -> None:
        self.typing(event.value)

    @on(ClauseList.Chosen)
    def _chosen(self, event: ClauseList.Chosen) -> None:
        self.go(event.clause)

    def go(self, clause: str, term: str | None = None) -> None:
        """Go to a clause, or to one of its terms."""
        self.tab = "talk"
        self.set_focus(self.query_one(Say))
        self.take((Going(clause=clause, term=term),), "")

    def action_scroll_log(self, by: int) -> None:
        """Scroll the conversation by a page."""
        log = self.query_one("#log", Growing)
        log.scroll_relative(y=by * max(log.size.height - 1, 1), animate=False)

    # -- what is asked to be shown -------------------------------------------------------------

    def show_wanted(self, wanted: Showing) -> None:
        """A document opens over the screen; what has a panel of its own comes into sight there."""
        panel = {"history": "history", "theirs": "positions", "ours": "positions"}.get(wanted.what)
        here = self.snapshot.clause if self.snapshot else None
        if panel is not None and wanted.clause in (None, here):
            self.tab = panel
            return
        from kpo_tui.ui.screens.preview import PreviewScreen
        from kpo_tui.ui.screens.showing import TITLES, preview_for

        make = preview_for(self.desk, wanted, signs=self.app.no_color)
        self.app.push_screen(PreviewScreen(TITLES[wanted.what], make))

    def action_draft(self) -> None:
        """Read the draft."""
        self.show_wanted(Showing(what="draft"))

    def action_issues(self) -> None:
        """See what is still open."""
        self.show_wanted(Showing(what="issues"))

    def action_redline(self) -> None:
        """Both sides' texts in one."""
        self.show_wanted(Showing(what="redline"))

    def action_replay(self) -> None:
        """Replay the log, after a warning where it shows what is still covered here."""
        if covered := self.desk.covered():
            from kpo_tui.ui.screens.uncovering import Uncovering

            self.app.push_screen(Uncovering(covered), self._replay)
        else:
            self._replay(True)

    def _replay(self, sure: bool | None) -> None:
        if sure:
            self.post_message(self.ReplayWanted(self.table.path))

    def action_undo(self) -> None:
        """Take back the last answer that was not sent."""
        self.take((Undoing(),), "undo")

    def action_next(self) -> None:
        """On to what comes next."""
        self.take((GoingOn(),), "next")

    def action_wording(self) -> None:
        """Edit the wording of the clause at hand."""
        from kpo_tui.ui.presenting.wording import wording_at_hand
        from kpo_tui.ui.screens.wording import WordingEditor

        if (snapshot := self.snapshot) is not None:
            clause = snapshot.clause
            text = wording_at_hand(self.desk, clause)
            title = snapshot.state.clause(clause).title
            editor = WordingEditor(title, text, partial(self.desk.editing, clause), self.desk.edited(clause))
            self.app.push_screen(editor, lambda kept: self._worded(clause, kept))

    def _worded(self, clause: str, text: str | None) -> None:
        if text is not None:
            self.ask(lambda: self.desk.propose_wording(clause, text))

    def action_find(self) -> None:
        """Search over clauses, terms and wording."""
        from kpo_tui.ui.presenting.search import places
        from kpo_tui.ui.screens.search import SearchDialog

        if (snapshot := self.snapshot) is not None:
            self.app.push_screen(SearchDialog(places(snapshot.state, self.desk.party)), self._found)

    def _found(self, place: "Place | None") -> None:
        if place is not None:
            self.go(place.clause, place.term)

    # -- leaving -------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Handing over makes sense only where both sides share the keyboard."""
        return self.table.shared if action == "hand_over" else super().check_action(action, parameters)

    def action_hand_over(self) -> None:
        """Clear the screen of all that is private and let the other side sit down."""
        self.post_message(self.HandingOver(other(self.desk.party)))

    def action_leave(self) -> None:
        self.leave()

    def leave(self) -> None:
        self.post_message(self.Left())
