"""The executive summary of a redline: what changed between two moments, who moved, and what is left.

It speaks only of what both parties know: what was offered, agreed, added, left out and is still open.
What a deal is worth, whether to sign it and who must approve it are each side's own and not in the log.
"""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from kpo_tui.documents.document import Block, Document, Heading, Table, paragraph, plain, table
from kpo_tui.documents.notices import notices
from kpo_tui.documents.reports.issues import differing_terms
from kpo_tui.history.gaps import towards
from kpo_tui.negotiation.act import Event
from kpo_tui.negotiation.acts.acceptance import Accepted
from kpo_tui.negotiation.acts.comment import Commented
from kpo_tui.negotiation.acts.proposal import Proposed
from kpo_tui.negotiation.acts.rejection import Rejected
from kpo_tui.negotiation.acts.withdrawal import Withdrawn
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.outlook import next_step, overall_step
from kpo_tui.negotiation.party import SIDES, Side
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import Gap, Raw, SomeTerm
from kpo_tui.negotiation.values import gap_between, shown, value_said
from kpo_tui.text import listing, one_line

_NAMED = 3  # terms named of a clause that is open
_PLAIN_ACTS = {Accepted: "Accepted", Rejected: "Rejected", Withdrawn: "Withdrawn", Commented: "Comments"}
ACTS = ("Offers", "Counter-offers", *_PLAIN_ACTS.values())


class Move(Struct, frozen=True):
    """One party's change on one term. `concedes` is 1 for a step towards the other side, -1 for one away.

    `before` is None where the party had said nothing yet. `gap_before` and `gap_after` are how far the
    parties were apart on the term, None where one had not spoken.
    """

    party: Side
    clause: str
    term_id: str
    term: SomeTerm
    before: Raw | None
    after: Raw
    concedes: int
    gap_before: Gap | None
    gap_after: Gap | None

    @property
    def closed(self) -> int | None:
        """How much of the gap was closed, in percent, below zero where it grew; None where it has no measure."""
        first, last = (gap.amount if gap else None for gap in (self.gap_before, self.gap_after))
        return None if not first or last is None else round((first - last) * 100 / first)


def summary(before: Negotiation, after: Negotiation, events: Iterable[Event]) -> Document:
    """What changed from `before` to `after`, on a page or two; `events` are those between, to be counted."""
    made = moves(before, after)
    start, end = (f"event {state.seq} ({state.last_at[:10]})" for state in (before, after))
    opening = f"{after.parties}, from {start} to {end}. {overall_step(after)}"
    changed = [move for move in made if move.before is not None]
    blocks: list[Block] = [paragraph(opening)]
    blocks += _section("Key terms", [_key_terms(after, changed)] if changed else [])
    blocks += _section("Who moved", [_who_moved(after, made), _acts(after, events)])
    blocks += _section("What happened to clauses", _clauses(before, after))
    blocks += _section("Still open", [_open(after)] if after.unsettled() else [])
    blocks += _section("Next step", _next(after))
    return Document("Redline summary", tuple(blocks), notices(after))


def _section(title: str, contents: list[Block]) -> list[Block]:
    return [Heading(1, plain(title)), *(contents or [paragraph("Nothing.")])]


def _key_terms(after: Negotiation, changed: list[Move]) -> Table:
    """Values that a party changed, before → after, and how much of the gap that closed."""
    header = ("Clause", "Term", "Who moved", "Before → after", "Gap before → after", "Closed")
    rows = [
        (
            after.clause(move.clause).title,
            move.term.label,
            move.party,
            f"{shown(move.term, move.before)} → {shown(move.term, move.after)}",
            f"{_gap(move.gap_before)} → {'agreed' if after.clauses[move.clause].agreed else _gap(move.gap_after)}",
            "–" if move.closed is None else "wider" if move.closed < 0 else f"{move.closed}%",
        )
        for move in changed
    ]
    return table(header, rows)


def _gap(gap: Gap | None) -> str:
    return gap.text if gap else "–"


def _who_moved(after: Negotiation, made: list[Move]) -> Table:
    """For each party: steps towards the other side and away from it, changes that are neither, first values."""
    rows = []
    for party in SIDES:
        own = [move for move in made if move.party == party]
        steps = [move for move in own if move.before is not None]
        rows.append(
            (
                after.parties.name(party),
                _labels(move for move in own if move.concedes > 0),
                _labels(move for move in made if move.party != party and move.concedes > 0),
                _labels(move for move in own if move.concedes < 0),
                _labels(move for move in steps if move.concedes == 0),
                str(len(own) - len(steps) or "–"),
            )
        )
    header = (
        "Party", "Concessions given", "Concessions received", "Moved away", "Changed otherwise", "Said first",
    )  # fmt: skip
    return table(header, rows)


def _labels(found: Iterable[Move]) -> str:
    labels = [move.term.label for move in found]
    return f"{len(labels)}: {', '.join(labels)}" if len(labels) > 1 else "".join(labels) or "–"


def _acts(after: Negotiation, events: Iterable[Event]) -> Table:
    """How often each party did what."""
    done = acts_of(events)
    rows = [(act, *(str(done[party, act]) for party in SIDES)) for act in ACTS]
    return table(("Acts since", after.parties.client, after.parties.provider), rows)


def _clauses(before: Negotiation, after: Negotiation) -> list[Block]:
    """What is new, agreed, left out, reopened or parked since, and whose own wording is on the table."""
    found: list[Block] = []
    for clause_id in after.clauses:
        known = clause_id in before.clauses
        was, now = (before.where(clause_id) if known else None), after.where(clause_id)
        news = ([f"new, {now}"] if was is None else [f"{was} → {now}"]) if was != now else []
        for party in SIDES:
            news += _told(before.offer(clause_id, party) if known else None, after, clause_id, party)
        asks, asked = after.clauses[clause_id].reopening, known and before.clauses[clause_id].reopening
        if asks and asks != asked:
            news.append(f"{asks} asks to reopen it")
        if news:
            title = one_line(after.clause(clause_id).title)
            found.append(paragraph(f"{title}: {'; '.join(news)}.", clause=clause_id))
    return found


def _told(old: Offer | None, after: Negotiation, clause_id: str, party: Side) -> list[str]:
    """What `party` says of a clause as a whole that it had not said: words of its own, or to leave it out."""
    standing = after.standing(clause_id, party)
    new = standing.clauses[clause_id] if standing else None
    if new is None:
        return []
    if new.left_out:
        return [] if old and old.left_out else [f"{party} proposes to leave it out"]
    wording = old.wording if old else None
    if new.wording == wording:
        return []
    return [f"{party} {'offers wording of its own' if new.wording else 'takes the wording of the playbook'}"]


def _open(after: Negotiation) -> Table:
    """The clauses that are not settled: on what the parties are apart, and what comes next."""
    rows = []
    for clause_id in after.unsettled():
        apart = [_apart(after, clause_id, term_id) for term_id in differing_terms(after, clause_id)]
        rows.append((after.clause(clause_id).title, _first(apart) or "–", next_step(after, clause_id)))
    return table(("Clause", "Apart on", "Next step"), rows)


def _first(items: list[str]) -> str:
    """The first of the items as prose, and how many more there are."""
    more = [f"{len(items) - _NAMED} more"] if len(items) > _NAMED else []
    return listing([*items[:_NAMED], *more])


def _apart(after: Negotiation, clause_id: str, term_id: str) -> str:
    term = after.clause(clause_id).terms[term_id]
    gap = gap_between(term, *(value_said(after, clause_id, term_id, party) for party in SIDES))
    return f"{term.label} ({gap.text if gap else 'one side has not said'})"


def _next(after: Negotiation) -> list[Block]:
    """Who has how many offers to answer, and the first time limit."""
    at = after.last_at
    said = []
    for party in SIDES:
        waiting = after.to_answer(party, at)
        if waiting:
            named = _first([str(proposal.seq) for proposal in waiting])
            said.append(f"{after.parties.on(party)} to answer {named}.")
    limits = [
        (p.valid_until, p.seq) for p in after.proposals.values() if p.valid_until and p.valid_until >= at
    ]
    if limits:
        until, number = min(limits)
        said.append(f"First time limit: {until[:10]}, for {number}.")
    return [paragraph(text) for text in said or [overall_step(after)]]


def moves(before: Negotiation, after: Negotiation) -> list[Move]:
    """Every value that a party said anew between the two moments, in the order of the agreement."""
    found: list[Move] = []
    for clause_id in after.clauses:
        for term_id, term in after.clause(clause_id).terms.items():
            old = {party: value_said(before, clause_id, term_id, party) for party in SIDES}
            new = {party: value_said(after, clause_id, term_id, party) for party in SIDES}
            gaps = [gap_between(term, said["client"], said["provider"]) for said in (old, new)]
            for party in SIDES:
                was, now = old[party], new[party]
                if now is not None and now != was:
                    step = towards(term, party, was, now)
                    found.append(Move(party, clause_id, term_id, term, was, now, step, *gaps))
    return found


def acts_of(events: Iterable[Event]) -> Counter[tuple[Side, str]]:
    """How often each party did what, by one of `ACTS`."""
    return Counter((event.party, _act(event)) for event in events if event.party is not None)


def _act(event: Event) -> str:
    if isinstance(event, Proposed):
        return "Counter-offers" if event.answers else "Offers"
    return _PLAIN_ACTS.get(type(event), "")


def openings_end(events: Iterable[Event]) -> int:
    """The number of the last event before either party first answered the other; 1 where neither has yet."""
    for event in events:
        if isinstance(event, Accepted | Rejected) or (isinstance(event, Proposed) and event.answers):
            return event.seq - 1
    return 1
