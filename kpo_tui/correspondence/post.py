"""Word files to the other side and back: packed, sent, read back, recorded. What cli, ui and plain call.

Files and the log are touched here; what a file says is worked out in `correspondence`. What it takes to read one is
loaded when one is read. Everything raised is a KpoError.
"""

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from msgspec import Struct

from kpo_tui.dialogue.replies import Line, told
from kpo_tui.errors import BadInput, Conflict, KpoError, Unsure, Usage, some_recorded
from kpo_tui.log import jsonl
from kpo_tui.machine.files import reason_of, write_whole
from kpo_tui.negotiation.act import Event
from kpo_tui.negotiation.acts.dispatch import Send
from kpo_tui.negotiation.party import Side, other
from kpo_tui.negotiation.rules import decide, evolve
from kpo_tui.table.output import save
from kpo_tui.table.session import Session
from kpo_tui.text import one_line, sentence

if TYPE_CHECKING:
    from kpo_tui.correspondence.findings import Incoming, Suggestion
    from kpo_tui.documents.word import House
    from kpo_tui.documents.word.changes import Content
    from kpo_tui.table.desk import Desk

_ASKED: Final = re.compile(r"(send|receive)\s++(.*\S\.docx)", re.IGNORECASE)


def asked_for(text: str) -> tuple[Literal["send", "receive"], str] | None:
    """What `send FILE.docx` and `receive FILE.docx` ask for; None for all that is said otherwise."""
    found = _ASKED.fullmatch(text.strip(" '\""))
    if found is None:
        return None
    return "send" if found[1].lower() == "send" else "receive", found[2].strip(" '\"")


def path_typed(typed: str) -> Path:
    """The path of a Word file that was typed. Raises Usage where it is none."""
    shown = one_line(typed, 80)
    try:
        path = Path(typed.strip()).expanduser()
        path.exists()
    except (RuntimeError, ValueError, OSError) as error:
        raise Usage(f"{shown}: {getattr(error, 'strerror', None) or error}") from None
    if "\0" in typed:
        raise Usage(f"{shown}: cannot be a file's name")
    if not typed.strip() or path.suffix.lower() != ".docx":
        raise Usage(f"{shown}: a Word file needs the ending .docx".removeprefix(": "))
    return path


class Parcel(Struct, frozen=True):
    """A Word file that `party` can send, made at the log head `head`; `content` is the hash of what it says.

    `agreed` and `open` count the clauses in it.
    """

    party: Side
    data: bytes
    content: str
    head: str
    agreed: int
    open: int

    @property
    def clauses(self) -> str:
        """What is in it: `2 clauses are agreed and locked, 1 is open`."""
        agreed = "1 clause is" if self.agreed == 1 else f"{self.agreed} clauses are"
        return f"{agreed} agreed and locked, {self.open} {'is' if self.open == 1 else 'are'} open"


def packed(session: Session, party: Side, house: "House | None" = None) -> Parcel:
    """The agreement as `party` would send it now, in the style of the `house`. Nothing is written."""
    from kpo_tui.correspondence.outbox import outgoing
    from kpo_tui.documents.word import write

    state = session.state
    sent = outgoing(state, party)
    data = write(sent.document, sent.extras, house)
    return Parcel(party, data, sent.content, state.head, len(sent.extras.locked), len(state.unsettled()))


def suggested_path(log: Path, party: Side) -> Path:
    """A file beside the log that is not there yet: what was sent stays, so that its hash can be proved."""
    first = f"{log.stem}-from-{party}"
    paths = [log.with_name(f"{name}.docx") for name in (first, *(f"{first}-{at}" for at in range(2, 100)))]
    return next((path for path in paths if not path.exists()), paths[0])


def files_beside(log: Path, most: int = 5) -> list[Path]:
    """The Word files in the log's folder, the newest first; none where the folder cannot be read."""
    try:
        found = [(path.stat().st_mtime, path) for path in log.absolute().parent.glob("*.docx")]
    except OSError:
        return []
    return [path for _, path in sorted(found, reverse=True)[:most] if not path.name.startswith("~$")]


def send(session: Session, parcel: Parcel, path: Path, inputs: Sequence[Path] = ()) -> Event:
    """Write the file and note in the log that it was sent; either both or neither. It replaces none of the `inputs`.

    Raises Conflict where the log moved on since it was packed, BadInput or Usage where it cannot be written, Unsure
    where nobody can tell whether it was noted; the file then stays.
    """
    _still_at(session, parcel.head)
    before = _bytes_in(path)
    save(path, parcel.data, inputs)
    act = Send(file=hashlib.sha256(parcel.data).hexdigest(), content=parcel.content)
    try:
        return session.perform(act, parcel.party)
    except Unsure:
        raise
    except KpoError:
        _put_back(path, before)
        raise


def _put_back(path: Path, before: bytes | None) -> None:
    """What lay at the path before, or nothing. Raises BadInput where that cannot be done."""
    try:
        if before is not None:
            write_whole(path, before)
        elif path.is_file():
            path.unlink(missing_ok=True)
    except OSError as error:
        raise BadInput(
            f"{path}: was written, nothing was recorded, and it cannot be put back ({reason_of(error)}); do not send it"
        ) from error


def _bytes_in(path: Path) -> bytes | None:
    """What the file holds that is about to be replaced; None where there is none."""
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError as error:
        raise BadInput(f"{path}: cannot be read before it is replaced ({error.strerror or error})") from error


def _still_at(session: Session, head: str) -> None:
    if session.state.head != head:
        raise Conflict(f"{session.path}: something was recorded meanwhile; look again")


class Received(Struct, frozen=True):
    """A Word file that `party` edited, and what it says at the log head `head`.

    `remarks` say what it was compared with, where that is not what its mark names.
    """

    file: Path
    content: "Content"
    party: Side
    found: "Incoming"
    remarks: tuple[str, ...]
    head: str


def opened(file: Path) -> "Content":
    """What is in a Word file that came back. Raises BadInput where it is none that can be read."""
    from kpo_tui.documents.word.content import content_in

    return content_in(file)


def edited_by(session: Session, content: "Content") -> Side | None:
    """The party whose changes are in a file: the one that it was sent to. None where the file does not say."""
    from kpo_tui.correspondence.allotment import event_sent_with

    number = event_sent_with(content.lines)
    return next((other(sent.party) for sent in session.sendings() if sent.party and sent.seq == number), None)


def read_back(session: Session, file: Path, content: "Content", party: Side) -> Received:
    """What a file says that `party` edited, against what was sent, which is made again from the log.

    Raises Usage where `party` is the one that sent it.
    """
    from kpo_tui.correspondence.allotment import event_sent_with
    from kpo_tui.correspondence.inbox import incoming
    from kpo_tui.correspondence.outbox import outgoing

    now, remarks = session.state, []
    number = event_sent_with(content.lines)
    sendings = session.sendings()
    sent = next((event for event in sendings if event.seq == number), None)
    if sent is None:
        sent = next((event for event in reversed(sendings) if event.party == other(party)), None)
        why = f"says it was sent with event {number}, which this log does not have as a sending"
        why = "bears no mark of what was sent" if number is None else why
        what = "the last file sent" if sent else "the text as it stands"
        remarks.append(f"{file}: {why}; it is compared with {what}")
    if sent is not None and sent.party == party:
        raise Usage(
            f"{file}: was sent by the {party}; the changes in it are the {other(party)}'s: say --as {other(party)}"
        )
    reference = outgoing(now if sent is None else session.state_at(sent.seq - 1), other(party))
    if sent is not None and reference.content != sent.content:
        remarks.append(
            "this version of kpo writes the file that was sent in another way than the one that sent it; "
            "compare what is found with the file that you sent"
        )
    found = incoming(reference, now, party, content, session.clock())
    return Received(file, content, party, found, tuple(remarks), now.head)


class Ahead(NamedTuple):
    """What a suggestion would put on the record, in a sentence; or why it cannot be."""

    suggestion: "Suggestion"
    says: str
    refused: str = ""


def ahead(session: Session, received: Received, chosen: "Sequence[Suggestion]") -> tuple[Ahead, ...]:
    """What recording these suggestions one after the other would come to. Nothing is recorded."""
    state, at, found = session.state, session.clock(), []
    for suggestion in chosen:
        try:
            event = decide(state, suggestion.act, received.party, at)
        except KpoError as error:
            found.append(Ahead(suggestion, "", str(error)))
            continue
        found.append(Ahead(suggestion, told(state, event)))
        state = evolve(state, event, state.head)
    return tuple(found)


class Outcome(NamedTuple):
    """What was recorded, and what kept the rest from it; None when nothing did."""

    events: tuple[Event, ...]
    problem: KpoError | None = None


def record(session: Session, received: Received, chosen: "Sequence[Suggestion]") -> Outcome:
    """Record suggestions that a person said yes to, with nothing of anybody else between them.

    Raises Conflict where the log moved on since the file was read; then nothing was recorded.
    """
    _still_at(session, received.head)
    events: list[Event] = []
    try:
        with jsonl.locked(session.path):
            for suggestion in chosen:  # what was recorded before one is refused counts
                events.append(session.perform(suggestion.act, received.party))  # noqa: PERF401
    except KpoError as error:
        if not events:
            raise
        return Outcome(tuple(events), some_recorded(len(events), len(chosen), error))
    return Outcome(tuple(events))


class Told(NamedTuple):
    """How many acts were recorded, what is to be told of them, and of the `rest` that could not be."""

    acts: int
    recorded: tuple[Line, ...]
    rest: tuple[Line, ...]


class Postbox:
    """The post of the party at a desk."""

    def __init__(self, desk: "Desk") -> None:
        self.desk, self._session = desk, desk.session

    def suggested_path(self) -> Path:
        """A file beside the log that is not there yet."""
        return suggested_path(self._session.path, self.desk.party)

    def files(self) -> list[Path]:
        """The Word files beside the log, the newest first."""
        return files_beside(self._session.path)

    def packed(self, house: "House | None" = None) -> Parcel:
        """The agreement as the party would send it now, in the style of the `house`. Nothing is written."""
        return packed(self._session, self.desk.party, house)

    def send(self, parcel: Parcel, path: Path) -> tuple[Line, ...]:
        """Write the file and note in the log that it was sent, as `post.send` does; tells it."""
        before = self.desk.state
        return self.desk.carried(before, (send(self._session, parcel, path),))

    def edited_by(self, content: "Content") -> Side | None:
        """The party whose changes are in a file; None where the file does not say."""
        return edited_by(self._session, content)

    def read(self, path: Path, content: "Content", party: Side) -> Received:
        """What a file says that `party` edited. Raises Usage where `party` is the one that sent it."""
        return read_back(self._session, path, content, party)

    def ahead(self, received: Received, chosen: "Sequence[Suggestion]") -> tuple[Ahead, ...]:
        """What recording these suggestions one after the other would come to. Nothing is recorded."""
        return ahead(self._session, received, chosen)

    def record(self, received: Received, chosen: "Sequence[Suggestion]") -> Told:
        """Record suggestions that a person said yes to. Raises Conflict as `post.record` does."""
        before = self.desk.state
        events, problem = record(self._session, received, chosen)
        rest = () if problem is None else (
            Line("refused", sentence(str(problem))), Line("says", "Receive the file again for the rest."),
        )  # fmt: skip
        return Told(len(events), self.desk.carried(before, events), rest)
