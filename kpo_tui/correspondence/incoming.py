"""What is made of a Word file that came back: findings, and the acts that it suggests for its party."""

from collections.abc import Iterator
from typing import NamedTuple

from kpo_tui.correspondence.allotting import Group, allotted
from kpo_tui.correspondence.around import around
from kpo_tui.correspondence.clause_text import CameBack, SentClause, came_back, sent_clause
from kpo_tui.correspondence.expected import expected_lines, flat
from kpo_tui.correspondence.findings import Finding, Incoming
from kpo_tui.correspondence.outgoing import Outgoing
from kpo_tui.correspondence.people import people_in
from kpo_tui.correspondence.silent import silent_changes
from kpo_tui.correspondence.suggesting import Suggesting
from kpo_tui.documents.document import Block, Document, Heading, text_of
from kpo_tui.documents.formats.word.changes import Content, accept_all, settled
from kpo_tui.documents.redline.sides import rejected
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import Party


class _Sent(NamedTuple):
    """What was sent, clause by clause: our text, and the other side's own, which it may have gone back to."""

    ours: dict[str, SentClause]
    theirs: dict[str, SentClause]
    headings: dict[str, str]


def incoming(sent: Outgoing, now: Negotiation, party: Party, content: Content, at: str) -> Incoming:
    """What `party` did to the file `sent`, which came back with this content, as the negotiation stands `now`.

    Silent changes come first among the findings. No suggestion is carried out here; those that the rules
    refuse at the time `at` say why.
    """
    ours = now.parties.name(sent.party)
    silent = tuple(silent_changes(expected_lines(sent), content.lines, ours))
    known = _Sent(_clauses(sent.ours), _clauses(rejected(sent.document)), _headings(sent.document))
    groups = allotted(settled(content.lines, accept_all), sent.extras.marked, known.headings)
    people = people_in(content, sent, known.headings, ours)
    suggesting = Suggesting(sent, now, party, at, people, {finding.clause for finding in silent})
    back = _together(groups)
    for clause_id in dict.fromkeys((*known.ours, *known.theirs)):
        _read(suggesting, clause_id, known, back.get(clause_id))
    for group in groups:
        if group.new:
            suggesting.new_clause(group.new, came_back(group.lines))
    suggesting.values_elsewhere()
    suggesting.remarks(content)
    suggesting.untouched()
    found = [
        *silent,
        *suggesting.findings,
        *_order(groups, list(known.ours), now),
        *around(sent, content, groups),
    ]
    return Incoming(tuple(found), tuple(suggesting.suggestions))


def _read(suggesting: Suggesting, clause_id: str, known: _Sent, back: CameBack | None) -> None:
    """What happened to one clause."""
    ours, theirs = known.ours.get(clause_id), known.theirs.get(clause_id)
    here = back is not None and any(back.lines)
    if (ours is not None and back is not None and here and _same(ours, back)) or (ours is None and not here):
        suggesting.kept(clause_id)
    elif theirs is not None and back is not None and here and _same(theirs, back):
        suggesting.went_back(clause_id)
    elif not here or back is None:
        suggesting.struck(clause_id)
    else:
        sent = ours or theirs
        assert sent is not None  # noqa: S101  (it is one of theirs or of ours)
        suggesting.changed(clause_id, sent, back)


def _same(sent: SentClause, back: CameBack) -> bool:
    return sent.lines == back.lines and [table.grid for table in sent.tables] == back.tables


def _clauses(document: Document) -> dict[str, SentClause]:
    blocks: dict[str, list[Block]] = {}
    for block in document.blocks:
        if block.clause is not None:
            blocks.setdefault(block.clause, []).append(block)
    return {clause_id: sent_clause(own) for clause_id, own in blocks.items()}


def _headings(document: Document) -> dict[str, str]:
    """Every heading as it was sent, flat, with its clause."""
    heads = [b for b in document.blocks if isinstance(b, Heading) and b.clause is not None]
    return {flat(text_of(head.runs)): head.clause or "" for head in heads}


def _together(groups: list[Group]) -> dict[str, CameBack]:
    """What came back of each clause, its schedules with it."""
    lines: dict[str, list[Group]] = {}
    for group in groups:
        if group.clause is not None:
            lines.setdefault(group.clause, []).append(group)
    return {clause_id: came_back([line for g in own for line in g.lines]) for clause_id, own in lines.items()}


def _order(groups: list[Group], sent: list[str], now: Negotiation) -> Iterator[Finding]:
    """Clauses that stand elsewhere than they were sent: as few as explain the new order."""
    order = list(dict.fromkeys(group.clause for group in groups if group.clause is not None))
    stayed = set(_longest_rising([sent.index(clause) for clause in order if clause in sent]))
    for before, clause in zip(["", *order], order, strict=False):
        if clause in sent and sent.index(clause) not in stayed:
            place = f"after {_title(now, before)}" if before else "at the beginning"
            yield Finding("order", f"{_title(now, clause)} was moved; it now stands {place}", clause)


def _title(state: Negotiation, clause_id: str) -> str:
    return state.clause(clause_id).title if clause_id in state.clauses else "Definitions"


def _longest_rising(numbers: list[int]) -> list[int]:
    """The longest rising selection of the numbers, in their order."""
    best: list[list[int]] = []
    for number in numbers:
        before = max((chain for chain in best if chain[-1] < number), key=len, default=[])
        best.append([*before, number])
    return max(best, key=len, default=[])
