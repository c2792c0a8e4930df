"""What `kpo replay` writes."""

import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from kpo_tui.cli.common import note, say, warn_of_history, warn_of_names, write_output
from kpo_tui.cli.emitting import emit
from kpo_tui.history.telling import told
from kpo_tui.log.recording import Recording
from kpo_tui.negotiation.party import Party
from kpo_tui.session import watched
from kpo_tui.text import command_path, visible


class EventLine(msgspec.Struct, frozen=True):
    """An event for other programs: its outline, what it says in words, and its line of the log."""

    seq: int
    at: str
    party: Party | None
    type: str
    round: int
    clauses: tuple[str, ...]
    told: str
    event: msgspec.Raw


def warn_of(recording: Recording) -> None:
    """Say on stderr how far the log can be replayed, where that is not to its end."""
    reading = recording.reading
    warn_of_history(watched(recording.path, reading))
    if reading.torn:
        note(
            f"kpo: {recording.path}: the last line is unfinished ({reading.torn} bytes); it was never recorded"
        )
    if reading.damage is not None:
        note(
            f"kpo: {recording.path}: damaged at {reading.damage}. It is replayed up to event {len(recording)}"
        )
    warn_of_names(recording.path, reading.state)


def lines(
    recording: Recording, as_json: bool, clause: str | None, party: Party | None, text: str | None
) -> Iterator[str]:
    """One line an event, of all that are wanted, each with its line end."""
    from kpo_tui.documents.formats.json import harmless

    width = len(str(len(recording)))
    for moment in recording.moments():
        event, entry = moment.event, recording.outline[moment.event.seq]
        if (clause and clause not in entry.clauses) or (party and event.party != party):
            continue
        if text and not any(text.casefold() in said.casefold() for said in event.texts()):
            continue
        what = told(event, moment.before)
        if as_json:
            raw = msgspec.Raw(recording.line_at(event.seq))
            line = EventLine(
                event.seq, event.at, event.party, entry.kind, entry.round, entry.clauses, what, raw
            )
            yield harmless(msgspec.json.encode(line)) + "\n"
        else:
            when = f"{event.at[:10]} {event.at[11:16]}"
            yield visible(f"{event.seq:>{width}}  {when}  {event.party or '':<8}  {what}") + "\n"


def write_lines(found: Iterator[str], output: Path | None) -> None:
    """Lines to a file, or to stdout as they come."""
    if output is not None:
        write_output("".join(found), output)
        return
    for line in found:
        sys.stdout.write(line)


def state(
    recording: Recording, seq: int, as_json: bool, format_name: str | None, output: Path | None
) -> None:
    """The state after an event, as `kpo status` shows it."""
    known = recording.state_at(seq)
    if as_json:
        import json

        from kpo_tui.cli.status_json import as_data

        write_output(json.dumps(as_data(known, known.last_at), indent=2, ensure_ascii=True) + "\n", output)
        return
    from kpo_tui.documents.status import status

    emit(status(known, known.last_at), format_name, output)


def change(recording: Recording, seq: int, format_name: str | None, output: Path | None) -> None:
    """What one event changed, with marks."""
    from kpo_tui.cli.comparing import Target, emit_redline
    from kpo_tui.documents.event_change import event_document

    document = event_document(recording.moment_at(seq), recording.line_at(seq))
    emit_redline(document, Target(format_name, output, whole=True), document.title)


def gaps(recording: Recording, seq: int, format_name: str | None, output: Path | None) -> None:
    """How the gaps closed, up to an event."""
    from kpo_tui.documents.gap_history import gap_history

    emit(gap_history(recording.moments(1, seq)), format_name, output)


def compare(
    recording: Recording, names: tuple[str, str], format_name: str | None, output: Path | None
) -> None:
    """Two moments compared, the earlier one first."""
    from kpo_tui.documents.comparison import comparison
    from kpo_tui.replay.steps import moment_named

    first, second = sorted(moment_named(recording, name) for name in names)
    between = recording.moments(first + 1, second)
    emit(comparison(recording.state_at(first), recording.state_at(second), between), format_name, output)


def fork_to(recording: Recording, seq: int, path: Path) -> None:
    """A what-if copy from an event on."""
    from kpo_tui.log.forking import fork
    from kpo_tui.session import begun_here, utc_now

    if recording.damage is not None and seq == len(recording):
        note(f"kpo: the copy goes as far as {recording.path} is sound")
    reading = fork(recording, seq, path, utc_now())
    begun_here(path, reading)
    say(f"Copied events 1 to {seq} of {recording.path} to {path}; log head {reading.state.head[:12]}.")
    say("It is a what-if copy, which its first line and every output of it say: nothing in it binds.")
    say(
        f"Go on in it as usual, and check it with: kpo verify {command_path(path)} --origin {command_path(recording.path)}"
    )
