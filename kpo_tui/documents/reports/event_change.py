"""What one event changed: each clause before and after, what a party newly offers, and its wording redlined.

The wording that an offer changes is compared with the party's own offer before or, if it made none, with the
other side's. An acceptance is compared with what the accepting party offered itself: it shows what it gave.
"""

from collections.abc import Sequence
from typing import TypeVar

from msgspec import Struct

from kpo_tui.documents.agreement.draft import clause_draft
from kpo_tui.documents.document import Block, Document, Heading, Table, cells, paragraph, plain, runs_of
from kpo_tui.documents.notices import notices
from kpo_tui.documents.redline import compare_documents
from kpo_tui.history.moments import Moment, told
from kpo_tui.history.outline import changed_clauses
from kpo_tui.negotiation.acts.acceptance import Accepted
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import Side, other
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import Raw, SomeTerm
from kpo_tui.negotiation.values import shown

_Item = TypeVar("_Item")
LONGEST_LINE = 4000
"""Characters of the log's own line, and of a remark, that are shown."""


class ValueChange(Struct, frozen=True):
    """A term whose value the event changed, in canonical form. None: there was none."""

    term_id: str
    term: SomeTerm
    before: Raw | None
    after: Raw | None


class ClauseChange(Struct, frozen=True):
    """What became of one clause.

    `was` and `now` say where it stands (`was` is None for a clause that is new). `values` are those that the
    event's party says or accepts anew. `wording` is the clause's text with the change marked; `against` says
    with what it was compared. Both are empty where the text is not touched.
    """

    clause: str
    title: str
    was: str | None
    now: str
    values: tuple[ValueChange, ...] = ()
    wording: tuple[Block, ...] = ()
    against: str = ""


def changes(moment: Moment, *, worded: bool = True) -> list[ClauseChange]:
    """What the event changed, clause by clause; without `worded`, wording is left out."""
    if moment.before is None:
        return []
    return [
        _change(moment, moment.before, clause_id, worded)
        for clause_id in changed_clauses(moment.event, moment.before, moment.state)
    ]


def _change(moment: Moment, before: Negotiation, clause_id: str, worded: bool) -> ClauseChange:
    state, event = moment.state, moment.event
    party: Side = event.party or "client"
    was = before.where(clause_id, event.at) if clause_id in before.clauses else None
    title, now, bound = state.clause(clause_id).title, state.where(clause_id), event.binds(before)
    offer = bound.clauses.get(clause_id) if bound else None
    if offer is None:  # it says nothing here, only ends an offer, say
        return ClauseChange(clause_id, title, was, now)
    base, against = _base(before, clause_id, party, isinstance(event, Accepted))
    values = _values(state, clause_id, before.offer(clause_id, base) if base else None, offer)
    wording: tuple[Block, ...] = ()
    if worded and not offer.left_out:
        text_before = clause_draft(before, clause_id, base) if base else ()
        wording = _redline(text_before, clause_draft(state, clause_id, party))
    return ClauseChange(clause_id, title, was, now, values, wording, against)


def _base(before: Negotiation, clause_id: str, party: Side, accepting: bool) -> tuple[Side | None, str]:
    """Whose last offer to compare with, and how to say so."""
    if clause_id in before.clauses:
        for side in (party, other(party)):
            if before.offer(clause_id, side) is not None:
                verb = "accepts" if accepting else "offers"
                whose = "it" if side == party else f"the {side}"
                return side, f"as the {party} {verb} it, against what {whose} offered before"
    return None, f"as the {party} offers it for the first time"


def _values(state: Negotiation, clause_id: str, old: Offer | None, new: Offer) -> tuple[ValueChange, ...]:
    known = old.terms if old else {}
    return tuple(
        ValueChange(term_id, term, known.get(term_id), new.terms.get(term_id))
        for term_id, term in state.clause(clause_id).terms.items()
        if not new.left_out and known.get(term_id) != new.terms.get(term_id)
    )


def _redline(old: tuple[Block, ...], new: tuple[Block, ...]) -> tuple[Block, ...]:
    """The new text with its changes marked; the plain text where there was none before; nothing if it is the same."""
    if not old:
        return new
    return () if old == new else compare_documents(Document("", old), Document("", new)).blocks


def event_blocks(moment: Moment, *, whole: bool = True) -> list[Block]:
    """One event: what happened in words, and what it changed, clause by clause.

    Without `whole`, paragraphs of a redline are left out that are not changed and not next to one that is.
    """
    event, state = moment.event, moment.state
    who = f"{state.parties.on(event.party)} " if event.party else ""
    blocks: list[Block] = [paragraph(f"{event.at}: {who}{told(event, moment.before, LONGEST_LINE)}")]
    for change in changes(moment):
        blocks.append(Heading(1, plain(change.title), clause=change.clause))
        where = f"{change.was} → {change.now}" if change.was != change.now else change.now
        blocks.append(paragraph(f"State: {where}.", clause=change.clause))
        blocks += _value_table(change)
        if change.wording:
            blocks.append(paragraph(f"Wording {change.against}:", "strong", change.clause))
            blocks += change.wording if whole else around_changes(change.wording)
    return blocks


def event_document(moment: Moment, line: bytes) -> Document:
    """One event in full: what happened, what it changed, and its line of the log."""
    text = line.decode("utf-8", "replace")
    if len(text) > LONGEST_LINE:
        text = f"{text[:LONGEST_LINE]}… ({len(text) - LONGEST_LINE} more characters)"
    blocks = (*event_blocks(moment), Heading(1, plain("The line of the log")), paragraph(text, "quiet"))
    return Document(f"Event {moment.event.seq}", blocks, notices(moment.state))


def around_changes(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks that are marked and their neighbours, with `…` for the others; all where nothing is marked."""
    marked = [any(run.mark != "none" for run in runs_of(block)) for block in blocks]
    near = [any(marked[max(at - 1, 0) : at + 2]) for at in range(len(marked))]
    return only(blocks, near, paragraph("…", "quiet", blocks[0].clause))


def only(items: Sequence[_Item], wanted: Sequence[bool], left_out: _Item) -> tuple[_Item, ...]:
    """The items that are wanted, with one `left_out` for all others in a row; all where none is."""
    if not any(wanted):
        return tuple(items)
    found: list[_Item] = []
    for item, is_wanted in zip(items, wanted, strict=True):
        if is_wanted:
            found.append(item)
        elif not found or found[-1] != left_out:
            found.append(left_out)
    return tuple(found)


def _value_table(change: ClauseChange) -> list[Block]:
    if not change.values:
        return []
    rows = tuple(
        (
            plain(value.term.label),
            plain(shown(value.term, value.before)),
            plain(shown(value.term, value.after), term=f"{change.clause}.{value.term_id}"),
        )
        for value in change.values
    )
    return [Table(cells(("Term", "Before", "After")), rows, clause=change.clause)]
