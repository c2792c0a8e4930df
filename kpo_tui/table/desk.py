"""One party at the table: the shared session, and its own private talk, positions and workspace.

What cli and ui call. A desk reads the log before it takes anything in, records what the party said a plain
yes to, and keeps the rest privately. Everything it raises is a KpoError.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from kpo_tui.dialogue.agenda import came_back, progress
from kpo_tui.dialogue.ahead import still_ahead
from kpo_tui.dialogue.answers import as_seen, covered, may_see_theirs, offer_at_hand, term_lines
from kpo_tui.dialogue.clause_prompts import at_hand, prompt, settled
from kpo_tui.dialogue.conversation import after_recording, said_yes, take, tidied
from kpo_tui.dialogue.explanations import advice
from kpo_tui.dialogue.prompts import Ahead, Progress, Prompt, Question, TermLine, Working, asks_the_same
from kpo_tui.dialogue.replies import Line, Notice, Reply, Turn, take_care
from kpo_tui.dialogue.second_reading import heard_again, taken_again
from kpo_tui.dialogue.talk import Seat
from kpo_tui.documents.document import Document
from kpo_tui.errors import BadInput, Conflict, KpoError, some_recorded
from kpo_tui.negotiation.act import Event
from kpo_tui.negotiation.acts.confirmation import Confirm
from kpo_tui.negotiation.acts.opening import Opened
from kpo_tui.negotiation.advice import Advice
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import Side
from kpo_tui.negotiation.positions import Positions
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.table.happenings import (
    as_recent,
    decides,
    happened,
    left_behind,
    noticed,
    obstacles,
    recorded,
    returned,
    since,
    take_history,
    to_decide,
)
from kpo_tui.table.session import Session
from kpo_tui.table.workspace import Draft, Workspace, remember
from kpo_tui.text import one_line, sentence
from kpo_tui.understanding.moves import AnyMove, Offering, Showing
from kpo_tui.understanding.numbered_picks import picked

TRIES = 5
"""How often an act is tried again while the other side keeps acting elsewhere."""


class Desk:
    """One party at the table. What it said and did not send is on the disk after every call that changes it."""

    def __init__(
        self, session: Session, party: Side, positions: Path | None = None, locale: str = "en"
    ) -> None:
        """Sit down, with the positions in the file named, else with those of last time if they can be read.

        Raises BadInput, Unsound or Usage for a positions file that was named and cannot be used.
        """
        self.session, self.party, self.locale = session, party, locale
        self._workspace = Workspace(session.opening(), party)
        kept = self._workspace.kept
        self._talk, self._draft = kept.talk, kept.draft
        self.typed = kept.typed
        """What was typed and not entered yet."""
        self._news = [Notice(self._workspace.notice)] if self._workspace.notice else []
        self.positions_file = kept.positions
        self.positions = self._with_positions(positions)
        missed = (*since(session, kept.head, party), *returned(self.seat, self._talk))
        self._news += (*to_decide(session, party), *missed, *take_care(self.state))
        self._talk = settled(self.seat, tidied(self.seat, self._talk))
        self._shown: Prompt | None = None
        self._checked: tuple[str, tuple[str, ...]] = ("", ())
        self.unkept = ""
        """Why what is said or typed here and not sent is not kept; empty where it is."""
        self._keep()
        self._remember()

    # -- what is before the party ---------------------------------------------------------------

    @property
    def state(self) -> Negotiation:
        """The negotiation as last read. To show it, use `seen`."""
        return self.session.state

    @property
    def seat(self) -> Seat:
        """The state, the party and what it knows, now."""
        return Seat(self.state, self.party, self.session.now(), self.positions, self.locale)

    @property
    def seen(self) -> Negotiation:
        """The negotiation as the party may see it: without openings that it has still to answer unseen."""
        return as_seen(self.seat, self._talk)

    @property
    def read_only(self) -> bool:
        """True where the log is damaged, so that nothing is recorded any more."""
        return self.session.reading.damage is not None

    @property
    def end(self) -> int:
        """The byte that the log was read to."""
        return self.session.reading.end

    @property
    def clause(self) -> str | None:
        """The clause at hand; None when nothing is left to do."""
        return at_hand(self.seat, self._talk)

    def prompt(self) -> Prompt:
        """What is before the party now. Before a confirmation is recorded it has what the checks of the draft find."""
        asked = prompt(self.seat, self._talk)
        if isinstance(asked, Ahead):
            found = self._findings() if any(isinstance(move, Confirm) for move in asked.moves) else ()
            asked = replace(asked, warnings=(*asked.warnings, *found, *obstacles(self.session, self.party)))
        self._shown = asked
        return asked

    def progress(self) -> Progress:
        """How far the negotiation is."""
        return progress(self.seat, self.clause)

    def lines(self, clause: str) -> tuple[TermLine, ...]:
        """Both positions on a clause, term by term; the other side's hidden while it may not be seen."""
        return term_lines(self.seat, self._talk, clause)

    def working(self, clause: str) -> Working:
        """The answers on a clause that are not sent yet."""
        return self._talk.answers(clause)

    def unsent(self) -> dict[str, int]:
        """How many answers are not sent yet, for each clause that has any."""
        return {clause: len(held.terms) or 1 for clause, held in self._talk.working.items() if held.said}

    def offer(self, clause: str) -> Offer:
        """What the party would propose on a clause now: its last values with its unsent answers over them."""
        return offer_at_hand(self.seat, self._talk, clause)

    def may_see_theirs(self, clause: str) -> bool:
        """True once the party has made its own opening on the clause, or asked to see the other's first."""
        return may_see_theirs(self.seat, self._talk, clause)

    def covered(self) -> tuple[str, ...]:
        """The titles of clauses on which the other side's opening is not to be seen yet."""
        return tuple(self.state.clause(clause).title for clause in covered(self.seat, self._talk))

    def advice(self, clause: str) -> Advice | None:
        """Private advice on a clause; None without positions."""
        return advice(self.seat, self._talk, clause)

    def news(self) -> tuple[Notice, ...]:
        """What is to be told and was not yet: what happened since last time, what could not be read. Told once."""
        told_now, self._news = tuple(self._news), []
        return told_now

    def paper(self, showing: Showing) -> Callable[[], Document]:
        """How a document that is asked for is made, of what the party may see now; safe to call in a thread.

        Calling it raises Usage for a clause there is not.
        """
        from kpo_tui.table.papers import paper

        return partial(paper, self.session, self.seen, self.party, showing)

    def document(self, showing: Showing) -> Document:
        """The document that is asked for. Raises Usage for a clause there is not."""
        return self.paper(showing)()

    # -- what the party says --------------------------------------------------------------------

    def hear(self, text: str) -> Reply:
        """Take in a sentence: it changes the talk or, where it is a plain yes to what is ahead, records that."""
        from kpo_tui.dialogue.utterances import hear  # it knows many words, and is needed for the first one

        reply = self._moved_on(picked(text) is not None, text)
        if reply is not None:
            return reply
        self.typed = ""
        if decides(self.session, self.party, text):
            line = take_history(self.session, self.party)
            return Reply((line, *noticed(self._settle())))
        return self._carry_out(hear(self.seat, self._talk, text))

    def take(self, *moves: AnyMove) -> Reply:
        """The same for a button or a key."""
        picks = isinstance(self._shown, Question) and any(
            one.move in moves for one in self._shown.suggestions
        )
        return self._moved_on(picks, moves=moves) or self._carry_out(take(self.seat, self._talk, moves))

    def propose_wording(self, clause: str, text: str) -> Reply:
        """Take wording from the editor as an answer on the clause; empty text means the playbook's wording."""
        return self.take(Offering(clause=clause, wording=text.strip()))

    def typing(self, text: str) -> None:
        """Keep what is half typed."""
        self.typed = text
        self._keep()

    def editing(self, clause: str, text: str | None) -> None:
        """Keep wording that is being edited and not taken yet; None once it was taken or left."""
        self._draft = None if text is None else Draft(clause, text)
        self._keep()

    def edited(self, clause: str) -> str | None:
        """Wording of the clause that was being edited when the program ended; None where there is none."""
        return self._draft.text if self._draft is not None and self._draft.clause == clause else None

    def refresh(self) -> tuple[Notice, ...]:
        """Read what others added to the log; tells it. Raises BadInput where the log can no longer be read."""
        before, back = self.state, came_back(self.seat, self._talk)
        if not self.session.path.exists():
            kept = "What was not sent is not kept" if self.unkept else "All that was said is kept"
            raise BadInput(
                f"{self.session.path}: is no longer there; it may have been moved or renamed. {kept}."
            )
        events = self.session.refresh()
        if not events:
            return ()
        if isinstance(events[0], Opened):
            if self.session.opening() != self._workspace.kept.opening:
                raise BadInput(f"{self.session.path}: was replaced by another negotiation; open it again")
            found = [Notice("The log was replaced by another copy of this negotiation.")]
            found = to_decide(self.session, self.party) or found
        else:
            found = [*happened(before, events, self.party), *returned(self.seat, self._talk, back)]
        return (*found, *take_care(self.state, before), *self._settle())

    def carried(self, before: Negotiation, events: tuple[Event, ...]) -> tuple[Line, ...]:
        """Take note of what was recorded through this desk's session beside the conversation; tells it."""
        lost = noticed(self._settle())
        return (*recorded(before, events, self.party), *lost)

    def leave(self) -> None:
        """Keep everything, at the end."""
        self._keep()
        self._remember()

    # -- within ---------------------------------------------------------------------------------

    def _moved_on(self, picks: bool, text: str = "", moves: tuple[AnyMove, ...] = ()) -> Reply | None:
        """What comes of words or moves where something happened that changed what was asked; None where nothing did.

        Where a suggestion is picked, it also matters whether the same are suggested still. Words that are not taken
        are told back, and kept as typed.
        """
        shown = self._shown
        notices = self.refresh()
        self._news += notices
        if not notices or shown is None or asks_the_same(shown, self.prompt(), picks):
            return None
        if moves:
            turn = taken_again(self.seat, self._talk, moves)
        else:
            turn = heard_again(self.seat, self._talk, shown, text.strip())
        if turn is not None:
            self.typed = self.typed if moves else ""
            return self._carry_out(turn)
        self.typed = self.typed if moves else text
        kept = f" Your words were not taken: {one_line(text, 2000)}" if text.strip() else ""
        self._keep()
        changed = Line("asks", f"Things have changed since you were asked; please look again.{kept}")
        return Reply((*noticed(self.news()), changed))

    def _carry_out(self, turn: Turn) -> Reply:
        """Record what was said yes to, and keep the rest."""
        told_first = noticed(self.news())
        if turn.acts:
            return self._record(turn, told_first)
        self._talk = turn.talk
        self._keep()
        return Reply((*told_first, *turn.lines), turn.shows, turn.leaves, repeats=turn.repeats)

    def _record(self, turn: Turn, lines: tuple[Line, ...], tries: int = TRIES) -> Reply:
        """Record what was said yes to, again where the other side was quicker and the same is still ahead."""
        before, events = self.state, list[Event]()
        try:
            for act in turn.acts:
                event = self.session.perform(act, self.party)
                events.append(event)
        except KpoError as error:
            again = True
            if isinstance(error, Conflict):
                lines += noticed(self.refresh())
                again = still_ahead(self.seat, self._talk) is not None
                if again and not events and tries:
                    return self._record(said_yes(self.seat, self._talk), lines, tries - 1)
            why = some_recorded(len(events), len(turn.acts), error)
            lines += (Line("refused", sentence(str(why))),) if again else ()
        if events:
            lines += recorded(before, events, self.party)
            self._talk = after_recording(self.seat, turn.talk, before, tuple(events))
            lines += left_behind(self.seat, self._talk, turn.talk.sent)
        self._keep()
        return Reply((*lines, *turn.lines), turn.shows, turn.leaves, tuple(events))

    def _settle(self) -> tuple[Notice, ...]:
        """Fit the talk to the state as it is by now; tells where nothing is left of what was to be recorded."""
        lost = self._talk.place.pending is not None and still_ahead(self.seat, self._talk) is None
        self._talk = settled(self.seat, self._talk)
        self._keep()
        text = "So what you were about to record was not recorded. Please look again."
        return (Notice(text),) if lost else ()

    def _keep(self) -> None:
        """Write down where the party is. What cannot be written is told, once; it keeps nobody from going on."""
        now = (self._talk, self.typed, self.state.head, self.positions_file, self._draft)
        try:
            self._talk, taken = self._workspace.keep(*now)
        except BadInput as error:
            if str(error) != self.unkept:
                self.unkept = str(error)
                self._news.append(Notice(sentence(str(error))))
            return
        self.unkept = ""
        for clause in taken:
            title = self.state.clause(clause).title if clause in self.state.clauses else clause
            self._news.append(Notice(f"Answers on {title} were taken over from your other window.", clause))

    def _with_positions(self, named: Path | None) -> Positions | None:
        """The positions in the file named, or in that of last time."""
        if named is None and not self.positions_file:
            return None
        from kpo_tui.table.own_positions import own_positions  # what it needs takes longer than all the rest

        self.positions_file, positions, notice = own_positions(
            self.session, self.party, named, self.positions_file
        )
        self._news += [Notice(notice)] if notice else []
        return positions

    def _remember(self) -> None:
        """Put the negotiation on the list of recent ones, which holds nothing private."""
        remember(as_recent(self.session, self.party, self.progress()))

    def _findings(self) -> tuple[str, ...]:
        """What the checks of the draft find, once for each state."""
        if self._checked[0] != self.state.head:
            from kpo_tui.documents.agreement.checks import findings

            self._checked = (self.state.head, tuple(str(finding) for finding in findings(self.state)))
        return self._checked[1]
