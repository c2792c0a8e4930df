"""What is made of a Word file that came back: findings, and the acts that it suggests for its party."""

import re
from collections.abc import Iterator
from typing import Final

from kpo_tui.correspondence.allotment import Group, Known, allotted, people_in
from kpo_tui.correspondence.clause_text import CameBack, SentClause, came_back, sent_clause
from kpo_tui.correspondence.findings import Finding, Incoming
from kpo_tui.correspondence.outbox import Outgoing
from kpo_tui.correspondence.sent_lines import Expected, expected_lines, flat
from kpo_tui.correspondence.silent_changes import silent_changes
from kpo_tui.correspondence.suggested_acts import Suggesting
from kpo_tui.documents.document import Block, Document, Heading, text_of
from kpo_tui.documents.redline.common_sequence import heaviest_chain
from kpo_tui.documents.redline.sides import both_texts, is_marked, rejected
from kpo_tui.documents.word.changes import Content, Line, accept_all, run_on, settled_into
from kpo_tui.documents.word.word_file import running_title
from kpo_tui.machine.collector import no_collector
from kpo_tui.negotiation.party import Side
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.text import one_line

_SHOWN: Final = 160
_PAGES: Final = re.compile(r"Page [0-9]+ of [0-9]+")


class _Sent:
    """What was sent, clause by clause: our text, and the other side's own, which it may have gone back to."""

    def __init__(self, sent: Outgoing, lines: list[Expected]) -> None:
        self.ours = _by_clause(sent.ours.blocks)
        self._marked = _by_clause(sent.document.blocks)
        self.clauses = list(dict.fromkeys((*self.ours, *self._marked)))
        heads = [block for block in sent.document.blocks if isinstance(block, Heading)]
        first = {head.clause: head for head in reversed(heads)}
        titles = _headings(list(first.values()))
        self.places = Known(sent.extras.marked, _headings(heads), _owners(lines), titles)

    def our_text(self, clause_id: str) -> SentClause | None:
        """The clause as we propose it; None where it is not to be there."""
        return sent_clause(self.ours[clause_id]) if clause_id in self.ours else None

    def their_text(self, clause_id: str, ours: SentClause | None) -> SentClause | None:
        """The clause as the other side had it last, which is `ours` where we changed nothing; None where it had none."""
        blocks = self._marked.get(clause_id, [])
        if not any(map(is_marked, blocks)):
            return ours
        document = rejected(Document("", tuple(blocks)))
        return sent_clause(list(document.blocks)) if document.blocks else None


@no_collector()
def incoming(sent: Outgoing, now: Negotiation, party: Side, content: Content, at: str) -> Incoming:
    """What `party` did to the file `sent`, which came back with this content, as the negotiation stands `now`.

    Silent changes come first among the findings. No suggestion is carried out here; those that the rules
    refuse at the time `at` say why.
    """
    ours = now.parties.name(sent.party)
    lines = expected_lines(sent)
    silent = tuple(silent_changes(lines, content.lines, ours))
    known = _Sent(sent, lines)
    made = [(settled_into(running, accept_all), running) for running in run_on(content.lines, accept_all)]
    groups = allotted([line for line, _ in made if line is not None], known.places)
    people = people_in(made, groups, known.places, ours)
    suggesting = Suggesting(sent, now, party, at, people, {finding.clause for finding in silent})
    back = _together(groups)
    for clause_id in known.clauses:
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
        *_around(sent, content, groups),
    ]
    return Incoming(tuple(found), tuple(suggesting.suggestions))


def _read(suggesting: Suggesting, clause_id: str, known: _Sent, back: CameBack | None) -> None:
    """What happened to one clause."""
    ours = known.our_text(clause_id)
    if back is None or not any(back.lines):
        if ours is not None:
            suggesting.struck(clause_id)
        else:
            suggesting.kept(clause_id)
    elif ours is not None and _same(ours, back):
        suggesting.kept(clause_id)
    elif (theirs := known.their_text(clause_id, ours)) is not None and _same(theirs, back):
        suggesting.went_back(clause_id)
    elif sent := ours or theirs:
        suggesting.changed(clause_id, sent, back)


def _same(sent: SentClause, back: CameBack) -> bool:
    return sent.lines == back.lines and [table.grid for table in sent.tables] == back.tables


def _headings(heads: list[Heading]) -> dict[str, str]:
    """Headings that were sent, flat, with their clause: with our changes, without them, and with both in it."""
    forms = [(head.clause, (text_of(head.runs), *both_texts(head.runs))) for head in heads]
    return {flat(text): clause for clause, texts in forms for text in texts if text and clause is not None}


def _owners(lines: list[Expected]) -> dict[str, str]:
    """Every line that stands in one clause only, in each of its forms, with that clause."""
    owners: dict[str, str] = {}
    shared: set[str] = set()
    for line in lines:
        if line.clause is not None and not line.cell:
            for text in line.forms:
                if owners.setdefault(text, line.clause) != line.clause:
                    shared.add(text)
    return {text: clause for text, clause in owners.items() if text not in shared}


def _by_clause(all_blocks: tuple[Block, ...]) -> dict[str, list[Block]]:
    blocks: dict[str, list[Block]] = {}
    for block in all_blocks:
        if block.clause is not None:
            blocks.setdefault(block.clause, []).append(block)
    return blocks


def _together(groups: list[Group]) -> dict[str, CameBack]:
    """What came back of each clause, its schedules with it."""
    lines: dict[str, list[Line]] = {}
    for group in groups:
        if group.clause is not None:
            lines.setdefault(group.clause, []).extend(group.lines)
    return {clause_id: came_back(own) for clause_id, own in lines.items()}


def _order(groups: list[Group], sent: list[str], now: Negotiation) -> Iterator[Finding]:
    """Clauses that stand elsewhere than they were sent: as few as explain the new order."""
    order = list(dict.fromkeys(group.clause for group in groups if group.clause is not None))
    places = {clause: at for at, clause in enumerate(sent)}
    known = [clause for clause in order if clause in places]
    stayed = {known[at] for at in heaviest_chain([places[clause] for clause in known], [1] * len(known))}
    for before, clause in zip(["", *order], order, strict=False):
        if clause in places and clause not in stayed:
            place = f"after {_title(now, before)}" if before else "at the beginning"
            yield Finding("order", f"{_title(now, clause)} was moved; it now stands {place}", clause)


def _title(state: Negotiation, clause_id: str) -> str:
    return state.clause(clause_id).title if clause_id in state.clauses else "Definitions"


def _around(sent: Outgoing, content: Content, groups: list[Group]) -> Iterator[Finding]:
    """Each thing around the text that is not as it was sent, and each that cannot be read."""
    document = sent.document
    header = flat(document.notices[0]) if document.notices else ""
    footer = flat(f"{running_title(document.title)} Page 1 of 1")
    wanted = {"header": header, "footer": footer}
    came: dict[str, list[str]] = {"header": [], "footer": []}
    for kind, text in content.apart:
        came.setdefault(kind, []).append(_PAGES.sub("Page 1 of 1", flat(text)))
    for kind, texts in came.items():
        for text in dict.fromkeys(texts):
            if text != wanted.get(kind):
                yield Finding(
                    "around", f"a {kind} that was not sent: “{one_line(text, _SHOWN)}”", None, "", text
                )
        if kind in wanted and wanted[kind] and wanted[kind] not in texts:
            yield Finding("around", f"the {kind} as it was sent is gone", None, wanted[kind])
    yield from _front(sent, groups)
    for what in content.odd:
        yield Finding("unread", f"the file holds {what}; look at it in Word")


def _front(sent: Outgoing, groups: list[Group]) -> Iterator[Finding]:
    """The title and the notices above the first clause."""
    front = [flat(sent.document.title), *map(flat, sent.document.notices[1:])]
    lines = [text for line in groups[0].lines if (text := flat(line.text))]
    where = "above the first clause"
    for text in [text for text in lines if text not in front]:
        yield Finding("around", f"{where} now stands: “{one_line(text, _SHOWN)}”", None, "", text)
    for text in [text for text in front if text not in lines]:
        yield Finding("around", f"{where} is gone: “{one_line(text, _SHOWN)}”", None, text)
