"""One moment of a recording, as the replay screen shows it. Plain functions over a frozen value."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256

import msgspec
from msgspec import Struct
from textual.content import Content

from kpo_tui.documents.document import Block, Document
from kpo_tui.documents.document import Heading as Title
from kpo_tui.documents.reports.event_change import event_blocks
from kpo_tui.documents.reports.gap_history import length
from kpo_tui.history.moments import Moment, told
from kpo_tui.history.tally import Tally, outstanding
from kpo_tui.log.playback import Recording
from kpo_tui.negotiation.acts.proposal import Proposed
from kpo_tui.negotiation.party import SIDES, Side
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.values import gap_between, shown
from kpo_tui.replay.times import later
from kpo_tui.text import visible
from kpo_tui.ui.kit.layout import BLANK, Either, Grid, Item, Para, Rule, lead, para
from kpo_tui.ui.kit.plain import joined, line, own
from kpo_tui.ui.panels.clauses import ClauseRow, ClauseRows, Heading, progress_of
from kpo_tui.ui.panels.redline_lines import redline_items

COLOURS: dict[Side | None, str] = {"client": "$ours", "provider": "$theirs", None: "$quiet"}
"""The colour of each party, as the timeline has it."""
WAIT_TOLD = timedelta(minutes=1)
"""The time between two events from which on it is said."""
MOST_LINES = 300
LONGEST_VALUE = 160
LABEL = 6


class Frame(Struct, frozen=True, eq=False):
    """All that the screen shows of one moment. `clause` is the one at hand, `waited` says the time since the event before."""

    seq: int
    of: int
    round: int
    moment: Moment
    line: bytes
    clause: str
    waited: str
    rows: tuple[ClauseRow, ...]
    heading: Heading

    @property
    def state(self) -> Negotiation:
        """The negotiation after the event."""
        return self.moment.state


def frame_of(recording: Recording, seq: int, rows: ClauseRows, clause: str) -> Frame:
    """The moment after event `seq`, with `clause` at hand. Raises KpoError if the log can no longer be read."""
    moment = recording.moment_at(seq)
    state = moment.state
    listed = rows.rows(state, state.last_at, {})
    names = state.parties
    note = "replay" if recording.damage is None else "replay of a damaged log"
    heading = Heading(names.client, names.provider, "", progress_of(listed), state.head, note)
    return Frame(
        seq=seq,
        of=len(recording),
        round=recording.outline.round_of(seq),
        moment=moment,
        line=recording.line_at(seq),
        clause=clause if clause in state.clauses else next(iter(state.clauses)),
        waited=_waited(moment),
        rows=listed,
        heading=heading,
    )


def _waited(moment: Moment) -> str:
    if moment.before is None:
        return ""
    time = datetime.fromisoformat(moment.event.at) - datetime.fromisoformat(moment.before.last_at)
    return f"{later(time)} later" if time >= WAIT_TOLD else ""


def troubles(recording: Recording) -> tuple[str, ...]:
    """How far the log can be played, where that is not to its end; empty for a sound log."""
    reading = recording.reading
    if reading.damage is not None:
        return (f"The log is damaged at {reading.damage}. It is played up to event {len(recording)}.",)
    if reading.torn:
        return (f"The last line of the log is unfinished ({reading.torn} bytes); it was never recorded.",)
    return ()


def place_line(frame: Frame, *, waited: bool = True) -> Content:
    """The number, the round and the time of the event, and with `waited` how long after the one before."""
    at = frame.moment.event.at
    return joined(
        own("Event ", "$quiet"),
        own(f"{frame.seq:,}", "bold"),
        own(f" of {frame.of:,}", "$quiet"),
        own(f"  round {frame.round}" if frame.round else "  the opening", "$quiet"),
        "  ",
        line(f"{at[:10]} {at[11:16]}"),
        own(f"  {frame.waited}" if frame.waited and waited else "", "$yours"),
    )


def told_line(moment: Moment) -> Content:
    """Who did what, in words."""
    event = moment.event
    what = line(told(event, moment.before), limit=600)
    if event.party is None:
        return what
    return joined(line(moment.state.parties.name(event.party), f"{COLOURS[event.party]} bold", 60), " ", what)


def change_items(frame: Frame, *, signs: bool) -> tuple[Item, ...]:
    """What the event changed, with the wording redlined. It takes its time: for a thread."""
    if frame.moment.before is None:
        hint = "Nothing was said yet. The right arrow goes to the first act, Space plays."
        return lead("The negotiation begins.", hint)
    first, *blocks = event_blocks(frame.moment, whole=False)
    items = tuple(redline_items(Document("", (first, *blocks)), signs=signs))
    if not blocks:
        return (*items, BLANK, para("It changes no clause.", "$quiet"))
    if _repeats(frame.moment, blocks):
        text = "It says what its party said before: no value and no wording is another."
        return (*items, para(text, "$quiet"))
    return items


def _repeats(moment: Moment, blocks: Sequence[Block]) -> bool:
    """True for a proposal that only puts its party's last offers on the table again."""
    event = moment.event
    if not isinstance(event, Proposed) or any(offer.left_out for offer in event.clauses.values()):
        return False
    return all(isinstance(block, Title) for block in blocks[::2]) and len(blocks) == 2 * len(event.clauses)


def position_items(frame: Frame) -> tuple[Item, ...]:
    """Both parties' last offers on the clause at hand, with the gap, and what is agreed."""
    state, clause_id = frame.state, frame.clause
    known, terms = state.clauses[clause_id], state.clause(clause_id).terms
    where = state.where(clause_id, state.last_at)
    items: list[Item] = [Para(joined(own("This clause is ", "$quiet"), line(where, "bold")))]
    items += [Para(_standing(state, clause_id, party), rest=2) for party in SIDES]
    if not terms:
        return (*items, BLANK, para("It has no terms: it is agreed as text.", "$quiet"))
    offers = [known.side(party).last for party in SIDES]
    agreed = known.agreed.offer if known.agreed else None
    rows = []
    for term_id, term in terms.items():
        said = [offer.terms.get(term_id) if offer else None for offer in offers]
        settled = agreed.terms.get(term_id) if agreed else None
        if settled is None and said == [None, None]:
            continue
        gap = None if agreed else gap_between(term, *said)
        values = [line(shown(term, raw), limit=LONGEST_VALUE) for raw in said]
        apart = line(gap.text, "$gap") if gap and gap.text else own("–", "$quiet")
        last = line(shown(term, settled), "$agreed", LONGEST_VALUE) if agreed else apart
        rows.append((line(term.label, limit=120), *values, last))
    if not rows:
        return (*items, BLANK, para("Nobody has said a value yet.", "$quiet"))
    header = ("Term", "Client", "Provider", "Agreed" if agreed else "Gap")
    return (*items, BLANK, Grid(tuple(own(name) for name in header), tuple(rows)))


def _standing(state: Negotiation, clause_id: str, party: Side) -> Content:
    live = state.live(clause_id, party, state.last_at)
    says = "has no proposal on the table" if live is None else f"proposal {live.seq} is on the table"
    return joined(own(f"{party} ", COLOURS[party]), line(says, "" if live else "$quiet"))


def line_items(frame: Frame) -> tuple[Item, ...]:
    """The line of the log, spread out but with every character it has; and its place in the chain of hashes."""
    prev = frame.moment.event.prev
    items: list[Item] = []
    if prev:
        items.append(_hash("prev", prev, "$quiet"))
        items.append(Para(own(f"is the hash of line {frame.seq - 1}: checked", "$agreed"), own(" " * LABEL)))
    items.append(_hash("hash", sha256(frame.line).hexdigest(), ""))
    named = f"is what line {frame.seq + 1} names as prev"
    follows = "is the log head: nothing follows" if frame.seq == frame.of else named
    items.append(Para(own(follows, "$quiet"), own(" " * LABEL)))
    pretty = visible(msgspec.json.format(frame.line, indent=2).decode("utf-8", "replace")).split("\n")
    items += [Rule(own(f"Line {frame.seq}, {len(frame.line):,} bytes", "$quiet"))]
    for text in pretty[:MOST_LINES]:
        stripped = text.lstrip(" ")
        items.append(Para(Content(stripped[:4000]), own(" " * (len(text) - len(stripped)))))
    if len(pretty) > MOST_LINES:
        items.append(para(f"… {len(pretty) - MOST_LINES:,} lines more: kpo replay --print --json", "$quiet"))
    return tuple(items)


def _hash(label: str, digest: str, look: str) -> Either:
    """A hash on one line, or on two where there is no room for that."""
    first, half = own(label.ljust(LABEL), "$quiet"), len(digest) // 2
    halves = (Para(own(digest[:half], look), first), Para(own(digest[half:], look), own(" " * LABEL)))
    return Either(LABEL + len(digest), (Para(own(digest, look), first),), halves)


def party_items(state: Negotiation, tallies: dict[Side, Tally]) -> tuple[Item, ...]:
    """What each party did up to here, and what it still owes."""
    labels = ("", "Turns", "Time held", "Proposals", "Acceptances", "Steps closer", "Steps further")
    columns: list[tuple[Content, ...]] = [tuple(own(label) for label in labels)]
    for party in SIDES:
        did, name = tallies[party], line(state.parties.name(party), f"{COLOURS[party]} bold", 60)
        counts = did.proposals, did.acceptances, did.conceded, did.retreated
        cells = str(did.turns), length(did.held), *map(str, counts)
        columns.append((name, *(own(cell) for cell in cells)))
    header, *rows = zip(*columns, strict=True)
    items: list[Item] = [Grid(header, tuple(rows))]
    for party in SIDES:
        owed = outstanding(state, party)
        items += [BLANK, Rule(joined(own("Outstanding from the ", "$quiet"), own(party, COLOURS[party])))]
        items += [Para(line(text, limit=300), own("• ", "$quiet")) for text in owed]
        items += [] if owed else [para("Nothing.", "$quiet")]
    return tuple(items)
