"""A sitting at one keyboard: one party, or both in turn with a hand-over between them."""

import contextlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kpo_tui.correspondence.post import asked_for, path_typed
from kpo_tui.dialogue.prompts import Ahead, Done, Waiting
from kpo_tui.dialogue.replies import Reply
from kpo_tui.documents.document import Document
from kpo_tui.errors import BadInput, KpoError
from kpo_tui.negotiation.party import Side, other
from kpo_tui.plain.console import Console, Ended
from kpo_tui.plain.overviews import overview, shortened
from kpo_tui.plain.prompt_lines import LONGEST, question_mark, reply_lines
from kpo_tui.plain.read_out import ReadOut
from kpo_tui.table.desk import Desk
from kpo_tui.table.exports import export_named, write_export
from kpo_tui.text import command_path, one_line
from kpo_tui.understanding.moves import Showing
from kpo_tui.understanding.readiness import prepare

if TYPE_CHECKING:
    from kpo_tui.documents.word import House


_HAND_OVER = re.compile(r"(?:hand|pass) (?:it )?over(?: to .*)?|switch(?: sides?)?|other side", re.IGNORECASE)
_LEAVING = frozenset({"quit", "exit", "q", "bye", "leave"})
"""What leaves where no party is there yet, so that nobody's words are read."""
_AGAIN = re.compile(
    r"(?:show|read|say) (?:me )?(?:all|everything)(?: of it)?|say that again|repeat(?: that)?", re.IGNORECASE
)
_ALL = re.compile(r"(?:show|read|say) (?:me )?(?:all|everything)(?: of it)?", re.IGNORECASE)
_WORDING = re.compile(r"(?:edit |write |own )?wording", re.IGNORECASE)

SHARED = "Both sides share this keyboard, and each sees only what it may see. "
MORE_HELP = "Here: show all reads this out in full; export draft FILE (or issues, redline, status, history) writes a file; wording lets you type your own; send FILE.docx and receive FILE.docx are for a party that works in Word."


class Sitting:
    """The loop: say what is before the party, take a line, say what came of it."""

    def __init__(
        self,
        console: Console,
        log: Path,
        sit_down: Callable[[Side], Desk],
        party: Side,
        shared: bool,
        house: "House | None" = None,
    ) -> None:
        """`sit_down` gives a party's desk at the `log`; with `shared`, both parties use this keyboard in turn.

        Word files are sent in the style of the `house`.
        """
        self.console, self.log, self.sit_down = console, log, sit_down
        self.shared, self.house = shared, house
        self.party = party
        self.desks: dict[Side, Desk] = {}
        self._in_short: tuple[Showing, ...] = ()
        self._read_out = ReadOut(party)
        self._asked = ""

    @property
    def desk(self) -> Desk:
        """The desk of the party that is seated."""
        return self.desks[self.party]

    def run(self) -> int:
        """Talk until the party leaves; gives the exit status.

        Raises BadInput where what was said and not sent could not be kept.
        """
        with self.console.ending_when_told():
            try:
                if self.shared:  # nothing of anybody shows before somebody says to be there
                    self._seat(self.party, SHARED)
                else:
                    self._open(self.party)
                while self._turn():
                    pass
            except Ended as ended:
                return self._farewell(ended)
        return self._farewell(Ended())

    def _seat(self, party: Side, opening: str = "") -> None:
        """Hand over: clear what is private, wait until the party is there, then show what is before it."""
        self.console.clear()
        words = self.console.ask(f"{opening}Please hand over to the {party}. Press Enter when you are there.")
        while words.strip():  # said before anybody is there, it is nobody's answer
            if words.strip().casefold() in _LEAVING:
                raise Ended
            text = f"Not taken: {one_line(words, LONGEST)}. Press Enter alone when the {party} is there, or say quit."
            words = self.console.ask(text)
        self._open(party)

    def _open(self, party: Side) -> None:
        self.party = party
        if party not in self.desks:
            self.desks[party] = self.sit_down(party)
        names = self.desk.state.parties
        who = f"{names.name(party)}, the {party}"
        self.console.say(f"You speak for {who}. Say help at any time, quit to leave.")
        self._read_out = ReadOut(party)
        self._tell_news()
        if self.desk.typed:
            self.console.say(f"You were typing: {one_line(self.desk.typed, LONGEST)}")

    def _tell_news(self) -> None:
        """What happened without the party."""
        for notice in (*self.desk.refresh(), *self.desk.news()):
            self.console.say(one_line(notice.text, LONGEST))

    def _turn(self) -> bool:
        """One prompt and one answer; False when the party leaves."""
        self._tell_news()
        asked = self.desk.prompt()
        self.console.say("")
        for line in self._read_out.lines(asked):
            self.console.say(line)
        idle = self.shared and isinstance(asked, Waiting | Done)
        if idle:
            self.console.say(f"Press Enter to hand over to the {other(self.party)}.")
        if self.console.source.isatty():
            prepare()
        self._asked = question_mark(asked)
        mark = f"{self._asked} {self.party}>".lstrip()
        text = self.console.ask(mark, binding=isinstance(asked, Ahead), passage=True)
        if not text.strip():
            if idle:
                self._seat(other(self.party))
                return True
            text = "no" if isinstance(asked, Ahead) else ""
        return self._take(text.strip())

    def _take(self, text: str) -> bool:
        if self.shared and _HAND_OVER.fullmatch(text):
            self.desk.leave()
            self._seat(other(self.party))
            return True
        if wanted := export_named(text):
            with self._refusals():
                write_export(self.desk, wanted)
                self.console.say(f"Wrote {wanted.path}")
            return True
        if self._in_short and _ALL.fullmatch(text):
            for showing in self._in_short:
                self._show(showing, whole=True)
            self._in_short = ()
            return True
        if _AGAIN.fullmatch(text):
            self._read_out = ReadOut(self.party)
            return True
        if _WORDING.fullmatch(text):
            self._type_wording()
            return True
        if asked := asked_for(text):
            self._post(*asked)
            return True
        with self._refusals():
            self.desk.typing(text)  # whatever stops the program now, these words are not lost
            return self._say_back(text, self.desk.hear(text))
        return True

    @contextlib.contextmanager
    def _refusals(self) -> Iterator[None]:
        """Say what could not be done, and go on."""
        try:
            yield
        except KpoError as error:
            self.console.say(f"Not possible: {error}")

    def _say_back(self, text: str, reply: Reply) -> bool:
        """What came of the words that were taken; False when the party leaves."""
        for line in reply_lines(reply.lines):
            if line != self._asked:  # it is asked again at once
                self.console.say(line)
        if text.casefold() in ("help", "?") or not text:
            self.console.say(MORE_HELP)
        self._in_short = ()
        for showing in reply.shows:
            self._show(showing)
        if reply.repeats:
            self._read_out = ReadOut(self.party)
        return not reply.leaves

    def _show(self, showing: Showing, *, whole: bool = False) -> None:
        """What was asked to be shown: on a screen at first, all of it when that is asked for."""
        with self._refusals():
            told = None if whole else overview(self.desk, showing)
            if told is not None:
                for line in told:
                    self.console.say(line)
                self._in_short += (showing,)
                return
            text = written(self.desk.document(showing), showing.what)
            short = text if whole else shortened(text, showing.what)
            self.console.write(short)
            self._in_short += (showing,) if short != text else ()

    def _post(self, what: str, typed: str) -> None:
        """A Word file to the other side, or one that came back."""
        from kpo_tui.plain.word_files import receive, send_file

        with self._refusals():
            path = path_typed(typed)
            if what == "send":
                send_file(self.console, self.desk, path, self.house)
            else:
                receive(self.console, self.desk, path)

    def _type_wording(self) -> None:
        """Wording typed line by line, for the clause at hand."""
        clause = self.desk.clause
        if clause is None:
            self.console.say("There is no clause at hand. Go to one first: go to CLAUSE.")
            return
        title = one_line(self.desk.state.clause(clause).title, 80)
        self.console.say(f"Type your wording for {title}. End with a line that holds only a full stop.")
        typed: list[str] = []
        try:
            while (line := self.console.ask("wording>")).strip() != ".":
                typed.append(line)
        except Ended as ended:
            raise Ended("\n".join([*typed, ended.half]), ended.status) from ended
        if not any(line.strip() for line in typed):
            self.console.say("Nothing was typed; the wording stays as it is.")
            return
        for said in reply_lines(self.desk.propose_wording(clause, "\n".join(typed)).lines):
            self.console.say(said)

    def _farewell(self, ended: Ended) -> int:
        """Keep everything, and say how to go on. Raises BadInput where it could not be kept."""
        half = ended.half.strip()
        if self.party in self.desks:
            if half:
                self.desk.typing(ended.half)
            self.desk.leave()
        unkept = next((desk.unkept for desk in self.desks.values() if desk.unkept), "")
        try:
            self._say_goodbye(bool(half), bool(unkept))
        except Ended as gone:
            return ended.status or gone.status
        if unkept and not ended.status:
            raise BadInput(unkept)
        return ended.status

    def _say_goodbye(self, half: bool, unkept: bool) -> None:
        """What of it is kept, an unfinished line among it, and how to go on."""
        self.console.say("")
        if half:
            kept = "was not kept" if unkept else "is kept"
            self.console.say(f"The last line was not finished; it {kept}, and was not taken.")
        who = "" if self.shared else f" --as {self.party}"
        kept = "What you have not sent is not kept" if unkept else "Everything is kept"
        self.console.say(f"{kept}. Go on with: kpo negotiate {command_path(self.log)}{who} --plain")
        self.console.flush()


def written(document: Document, what: str) -> str:
    """The document as text without control sequences; a redline with marks that a screen reader reads out."""
    from kpo_tui.documents.formats.terminal import document_as_text, redline_as_text
    from kpo_tui.documents.view import view_of

    if what != "redline":
        return document_as_text(document)
    if all(bit.mark == "none" for bit in view_of(document).bits()):
        return "Nothing differs between what both sides offer so far.\n"
    return redline_as_text(document, colour=False, context=2)
