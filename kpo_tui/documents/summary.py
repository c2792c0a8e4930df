"""The executive summary of a redline: what changed between two moments, who moved, and what is left.

It speaks only of what both parties know: what was offered, agreed, added, left out and is still open.
What a deal is worth, whether to sign it and who must approve it are each side's own and not in the log.
"""

from collections.abc import Iterable

from kpo_tui.documents.document import Block, Document, Heading, Paragraph, Table, cells, plain
from kpo_tui.documents.issues import differing_terms
from kpo_tui.documents.movement import Move, acts_of, moves
from kpo_tui.documents.notices import notices
from kpo_tui.negotiation.act import Event
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.outlook import next_step, overall_step
from kpo_tui.negotiation.party import PARTIES, Party
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import Gap
from kpo_tui.negotiation.values import gap_between, shown, value_said
from kpo_tui.text import listing, one_line

_NAMED = 3  # terms named of a clause that is open


def summary(before: Negotiation, after: Negotiation, events: Iterable[Event]) -> Document:
    """What changed from `before` to `after`, on a page or two; `events` are those between, to be counted."""
    made = moves(before, after)
    opening = (
        f"{after.parties.client} (client) and {after.parties.provider} (provider), "
        f"from event {before.seq} ({before.last_at[:10]}) to event {after.seq} ({after.last_at[:10]}). "
        f"{overall_step(after)}"
    )
    changed = [move for move in made if move.before is not None]
    blocks: list[Block] = [Paragraph(plain(opening))]
    blocks += _section("Key terms", [_key_terms(after, changed)] if changed else [])
    blocks += _section("Who moved", [_who_moved(after, made), _acts(after, events)])
    blocks += _section("What happened to clauses", _clauses(before, after))
    blocks += _section("Still open", [_open(after)] if after.unsettled() else [])
    blocks += _section("Next step", _next(after))
    return Document("Redline summary", tuple(blocks), notices(after))


def _section(title: str, contents: list[Block]) -> list[Block]:
    return [Heading(1, plain(title)), *(contents or [Paragraph(plain("Nothing."))])]


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
    return _table(header, rows)


def _gap(gap: Gap | None) -> str:
    return gap.text if gap else "–"


def _who_moved(after: Negotiation, made: list[Move]) -> Table:
    """For each party: steps towards the other side and away from it, changes that are neither, first values."""
    rows = []
    for party in PARTIES:
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
    return _table(header, rows)


def _labels(found: Iterable[Move]) -> str:
    labels = [move.term.label for move in found]
    return f"{len(labels)}: {', '.join(labels)}" if len(labels) > 1 else "".join(labels) or "–"


def _acts(after: Negotiation, events: Iterable[Event]) -> Table:
    """How often each party did what."""
    done = acts_of(events)
    client, provider = (done[party] for party in PARTIES)
    rows = [
        ("Offers", client.offers, provider.offers),
        ("Counter-offers", client.counter_offers, provider.counter_offers),
        ("Accepted", client.acceptances, provider.acceptances),
        ("Rejected", client.rejections, provider.rejections),
        ("Withdrawn", client.withdrawals, provider.withdrawals),
        ("Comments", client.comments, provider.comments),
    ]
    header = ("Acts since", after.parties.client, after.parties.provider)
    return _table(header, [(name, str(mine), str(theirs)) for name, mine, theirs in rows])


def _clauses(before: Negotiation, after: Negotiation) -> list[Block]:
    """What is new, agreed, left out, reopened or parked since, and whose own wording is on the table."""
    found: list[Block] = []
    for clause_id in after.clauses:
        known = clause_id in before.clauses
        was, now = (before.where(clause_id) if known else None), after.where(clause_id)
        news = ([f"new, {now}"] if was is None else [f"{was} → {now}"]) if was != now else []
        for party in PARTIES:
            news += _told(before.offer(clause_id, party) if known else None, after, clause_id, party)
        asks, asked = after.clauses[clause_id].reopening, known and before.clauses[clause_id].reopening
        if asks and asks != asked:
            news.append(f"{asks} asks to reopen it")
        if news:
            title = one_line(after.clause(clause_id).title)
            found.append(Paragraph(plain(f"{title}: {'; '.join(news)}."), clause=clause_id))
    return found


def _told(old: Offer | None, after: Negotiation, clause_id: str, party: Party) -> list[str]:
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
        apart = differing_terms(after, clause_id)
        named = [_apart(after, clause_id, term_id) for term_id in apart[:_NAMED]]
        if len(apart) > _NAMED:
            named.append(f"{len(apart) - _NAMED} more")
        rows.append((after.clause(clause_id).title, listing(named) or "–", next_step(after, clause_id)))
    return _table(("Clause", "Apart on", "Next step"), rows)


def _apart(after: Negotiation, clause_id: str, term_id: str) -> str:
    term = after.clause(clause_id).terms[term_id]
    gap = gap_between(term, *(value_said(after, clause_id, term_id, party) for party in PARTIES))
    return f"{term.label} ({gap.text if gap else 'one side has not said'})"


def _next(after: Negotiation) -> list[Block]:
    """Who has how many offers to answer, and the first time limit."""
    at = after.last_at
    said = []
    for party in PARTIES:
        waiting = after.to_answer(party, at)
        named = [str(proposal.seq) for proposal in waiting[:_NAMED]]
        if len(waiting) > _NAMED:
            named.append(f"{len(waiting) - _NAMED} more")
        if waiting:
            said.append(f"{after.parties.name(party)} ({party}) to answer {listing(named)}.")
    limits = [
        (p.valid_until, p.seq) for p in after.proposals.values() if p.valid_until and p.valid_until >= at
    ]
    if limits:
        until, number = min(limits)
        said.append(f"First time limit: {until[:10]}, for {number}.")
    return [Paragraph(plain(text)) for text in said or [overall_step(after)]]


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Table:
    return Table(cells(header), tuple(cells(row) for row in rows))
