"""A whole negotiation as one page for a browser: a timeline to step through, offline, with nothing to fetch.

The page holds what each event changed, and puts the state at any moment together from that. Texts of the log
travel as data, every character that could act escaped, and the page shows them as text and as nothing else.
"""

from collections.abc import Iterator
from datetime import datetime
from html import escape
from itertools import groupby

import msgspec
from msgspec import Struct

from kpo_tui.documents.document import Block, Runs, Table
from kpo_tui.documents.notices import notices
from kpo_tui.documents.reports.event_change import ClauseChange, changes, only
from kpo_tui.documents.reports.standings import MARKS, standing_number
from kpo_tui.history.moments import Moment, told
from kpo_tui.log.playback import Recording
from kpo_tui.machine.resources import page_template
from kpo_tui.negotiation.outlook import next_step
from kpo_tui.negotiation.party import SIDES
from kpo_tui.negotiation.playbook import Clause
from kpo_tui.negotiation.state import ClauseState, Negotiation
from kpo_tui.negotiation.terms import Raw
from kpo_tui.negotiation.values import shown
from kpo_tui.replay.times import later
from kpo_tui.text import ACTIVE, one_line, visible

MOST_WORDED = 5_000
"""Events up to which a page shows redlines of wording; in longer logs it shows the values alone."""
LONGEST_LINE = 2_000
LONGEST_EQUAL = 160
"""Characters of the log's own line and of remarks, and of wording that stays the same, that are shown whole."""
_EITHER_SIDE = 70
_WAIT = 3600.0
"""Seconds from which the time between two events is told."""

_MARK_CODES = {"none": 0, "inserted": 1, "deleted": 2, "moved_from": 3, "moved_to": 4}


class ClauseNames(Struct, frozen=True):
    """A clause's title and the labels of its terms."""

    title: str
    terms: tuple[str, ...]


class Row(Struct, frozen=True, array_like=True):
    """How a clause stands from an event on: its place, mark and state, each side's proposal, the next step."""

    clause: int
    mark: str
    where: str
    client: str
    provider: str
    next_step: str


class Said(Struct, frozen=True, array_like=True):
    """A value from an event on: the clause and term by their places, whose (0, 1; 2: the agreed one), and what."""

    clause: int
    term: int
    side: int
    text: str


class Line(Struct, frozen=True, array_like=True):
    """A paragraph of a redline: its number, and its stretches, each with a code of what became of it."""

    number: str
    stretches: tuple[tuple[int, str], ...]


_LEFT_OUT = Line("", ((0, "…"),))


class Change(Struct, frozen=True, omit_defaults=True):
    """What an event changed on one clause."""

    clause: int
    was: str
    now: str
    values: tuple[tuple[str, str, str], ...] = ()
    against: str = ""
    wording: tuple[Line, ...] = ()


class PageEvent(Struct, frozen=True, omit_defaults=True):
    """One event: when, of what kind, whose, in words, its round, the time since the one before, its line."""

    at: str
    kind: str
    party: int
    told: str
    round: int
    line: str
    later: str = ""
    rows: tuple[Row, ...] = ()
    said: tuple[Said, ...] = ()
    changes: tuple[Change, ...] = ()


class PageData(Struct, frozen=True):
    """The whole page."""

    parties: tuple[str, ...]
    agreement: str
    notices: tuple[str, ...]
    clauses: tuple[ClauseNames, ...]
    events: tuple[PageEvent, ...]


def is_worded(recording: Recording) -> bool:
    """True if the page shows redlines of wording."""
    return len(recording) <= MOST_WORDED


def events_of(recording: Recording) -> Iterator[PageEvent]:
    """Every event of a recording, with what it changed."""
    places = {clause_id: at for at, clause_id in enumerate(recording.end.clauses)}
    worded = is_worded(recording)
    rows: dict[str, Row] = {}
    last = ""
    for moment in recording.moments():
        event, entry = moment.event, recording.outline[moment.event.seq]
        line = recording.line_at(event.seq).decode("utf-8", "replace")
        cut = f" … ({len(line) - LONGEST_LINE} more characters)" if len(line) > LONGEST_LINE else ""
        yield PageEvent(
            at=event.at,
            kind=entry.kind,
            party=SIDES.index(event.party) if event.party else -1,
            told=told(event, moment.before, LONGEST_LINE),
            round=entry.round,
            line=visible(line[:LONGEST_LINE]) + cut,
            later=_waited(last, event.at),
            rows=tuple(_new_rows(moment, places, rows, entry.clauses)),
            said=tuple(_new_values(moment, places, entry.clauses)),
            changes=tuple(_change(change, places) for change in changes(moment, worded=worded)),
        )
        last = event.at


def _waited(before: str, at: str) -> str:
    if not before:
        return ""
    time = datetime.fromisoformat(at) - datetime.fromisoformat(before)
    return f"{later(time)} later" if time.total_seconds() >= _WAIT else ""


def _new_rows(
    moment: Moment, places: dict[str, int], rows: dict[str, Row], changed: tuple[str, ...]
) -> Iterator[Row]:
    """The rows that are other ones now: of the clauses changed, and of those where a time limit may have passed."""
    state, before = moment.state, moment.before
    offers = [one for known in (state, before) if known is not None for one in known.proposals.values()]
    timed = [clause_id for one in offers if one.valid_until is not None for clause_id in one.clauses]
    looked_at = state.clauses if before is None else dict.fromkeys((*changed, *timed))
    for clause_id in looked_at:
        row = _row(state, clause_id, places[clause_id])
        if rows.get(clause_id) != row:
            rows[clause_id] = row
            yield row


def _row(state: Negotiation, clause_id: str, place: int) -> Row:
    at = state.last_at
    where = state.where(clause_id, at)
    client, provider = (standing_number(state, clause_id, party, at) for party in SIDES)
    return Row(place, MARKS[where], where, client, provider, one_line(next_step(state, clause_id, at), 200))


def _new_values(moment: Moment, places: dict[str, int], changed: tuple[str, ...]) -> Iterator[Said]:
    for clause_id in changed:
        terms = moment.state.clause(clause_id).terms
        now = _values(moment.state.clauses[clause_id])
        was = _values(moment.before.clauses.get(clause_id) if moment.before else None)
        for side, (new, old) in enumerate(zip(now, was, strict=True)):
            for place, (term_id, term) in enumerate(terms.items()):
                if new.get(term_id) != old.get(term_id):
                    text = one_line(shown(term, new.get(term_id)), 300) if term_id in new else ""
                    yield Said(places[clause_id], place, side, text)


def _values(clause: ClauseState | None) -> tuple[dict[str, Raw], ...]:
    """What the client, the provider and the agreement say, in canonical values."""
    if clause is None:
        return ({}, {}, {})
    offers = (clause.client.last, clause.provider.last, clause.agreed.offer if clause.agreed else None)
    return tuple(dict(offer.terms) if offer else {} for offer in offers)


def _change(change: ClauseChange, places: dict[str, int]) -> Change:
    values = tuple(
        (
            one_line(value.term.label),
            one_line(shown(value.term, value.before), 300),
            one_line(shown(value.term, value.after), 300),
        )
        for value in change.values
    )
    wording = _around_changes([line for block in change.wording if (line := _line(block)) is not None])
    place, against = places[change.clause], change.against if wording else ""
    return Change(place, change.was or "", change.now, values, against, wording)


def _around_changes(lines: list[Line]) -> tuple[Line, ...]:
    """The paragraphs that changed, each with the one before it, and a mark where others are left out."""
    changed = [any(code for code, _ in line.stretches) for line in lines]
    return only(lines, [any(changed[at : at + 2]) for at in range(len(changed))], _LEFT_OUT)


def _line(block: Block) -> Line | None:
    if isinstance(block, Table):
        return None
    number = getattr(block, "number", None)
    return Line(number or "", tuple(_stretches(block.runs)))


def _stretches(runs: Runs) -> Iterator[tuple[int, str]]:
    """The runs, neighbours with one mark joined, and long ones that stay the same cut in the middle."""
    for mark, alike in groupby(runs, key=lambda run: run.mark):
        code, text = _MARK_CODES[mark], "".join(visible(run.text) for run in alike)
        if code == 0 and len(text) > LONGEST_EQUAL:
            start, end = text[:_EITHER_SIDE].rpartition(" ")[0], text[-_EITHER_SIDE:].partition(" ")[2]
            yield code, f"{start or text[:_EITHER_SIDE]} … {end or text[-_EITHER_SIDE:]}"
        else:
            yield code, text


_MARKUP = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def page(recording: Recording) -> str:
    """The page for a recording, to its end or as far as it is sound."""
    state = recording.end
    title = f"{state.parties.client} and {state.parties.provider}: how the agreement came about"
    data = PageData(
        parties=tuple(visible(state.parties.name(party)) for party in SIDES),
        agreement=visible(state.playbook.agreement),
        notices=tuple(visible(notice) for notice in (*_left_out(recording), *notices(state))),
        clauses=tuple(_names(state.clause(clause_id)) for clause_id in state.clauses),
        events=tuple(events_of(recording)),
    )
    template = page_template("replay.html")
    return template.text.substitute(
        title=escape(visible(title)), digest=template.digest, data=_embedded(data)
    )


def _names(clause: Clause) -> ClauseNames:
    return ClauseNames(visible(clause.title), tuple(visible(term.label) for term in clause.terms.values()))


def _left_out(recording: Recording) -> Iterator[str]:
    """What of the log this page does not show."""
    if recording.damage is not None:
        yield f"The log is damaged at {recording.damage}. This page shows it up to event {len(recording)}."
    if not is_worded(recording):
        yield (
            f"The log has more than {MOST_WORDED:,} events: this page shows what changed in values, not in wording. "
            "For the wording: kpo replay --change --at N"
        )


def _embedded(data: PageData) -> str:
    """The data as JSON that can stand in a page: no character in it can end its element or act on a screen."""
    text = msgspec.json.encode(data).decode()
    for character, escaped in _MARKUP.items():
        text = text.replace(character, escaped)
    return ACTIVE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
