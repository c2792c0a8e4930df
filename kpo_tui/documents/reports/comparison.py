"""Two moments of a negotiation compared: what was agreed, changed and reopened between them.

The summary of a redline says how far the parties moved; this adds how each clause got there, which only the
events between can tell: a clause that was reopened and agreed again is agreed at both moments.
"""

from collections.abc import Iterable, Sequence

from kpo_tui.documents.document import Block, Document, Heading, paragraph, plain, table
from kpo_tui.documents.notices import notices
from kpo_tui.documents.reports.issues import all_values
from kpo_tui.documents.reports.summary import summary
from kpo_tui.history.moments import Moment
from kpo_tui.negotiation.acts.acceptance import Accepted
from kpo_tui.negotiation.acts.reopening import Reopened
from kpo_tui.negotiation.state import Agreement, Negotiation
from kpo_tui.negotiation.values import shown

_NOTHING = paragraph("Nothing.")


def comparison(before: Negotiation, after: Negotiation, between: Iterable[Moment]) -> Document:
    """What happened from `before` to `after`. `between` are the moments after `before`, up to `after`'s own."""
    agreed: set[str] = set()
    reopened: list[tuple[str, Moment]] = []
    moments = list(between)
    for moment in moments:
        event, known = moment.event, moment.before
        if isinstance(event, Accepted) and known is not None:
            agreed.update(known.proposals[event.proposal].clauses)
        elif isinstance(event, Reopened):
            reopened.append((event.clause, moment))
    blocks: list[Block] = [Heading(1, plain("Agreed")), *_agreed(after, agreed)]
    blocks += [Heading(1, plain("Changed after it was agreed")), *_changed(before, after)]
    blocks += [Heading(1, plain("Reopened")), *_reopened(after, reopened)]
    title = f"Event {before.seq} against event {after.seq}"
    first, *rest = summary(before, after, (moment.event for moment in moments)).blocks
    return Document(title, (first, *blocks, *rest), notices(after))


def _agreed(after: Negotiation, agreed: set[str]) -> list[Block]:
    """The clauses agreed between and still agreed at the end, in the order of the agreement."""
    rows = [
        (
            after.clause(clause_id).title,
            "left out" if now.offer.left_out else all_values(after, clause_id, now.offer) or "the wording",
            f"proposal {now.proposal} of the {now.proposed_by}",
            f"the {now.accepted_by} in event {now.accepted_seq}",
        )
        for clause_id, clause in after.clauses.items()
        if clause_id in agreed and (now := clause.agreed) is not None
    ]
    return _rows(("Clause", "What was agreed", "On", "Accepted by"), rows)


def _changed(before: Negotiation, after: Negotiation) -> list[Block]:
    """Values agreed at the first moment that are other ones, or open again, at the second."""
    rows: list[tuple[str, ...]] = []
    for clause_id, known in before.clauses.items():
        was, now = known.agreed, after.clauses[clause_id].agreed
        if was is None or was == now:
            continue
        title = after.clause(clause_id).title
        if now is None:
            rows.append((title, "whole clause", "agreed", after.where(clause_id)))
            continue
        rows += [
            (title, label, old, new)
            for label, old, new in (*_terms(after, clause_id, was, now), *_rest(was, now))
            if old != new
        ]
    return _rows(("Clause", "Term", f"At event {before.seq}", f"At event {after.seq}"), rows)


def _terms(state: Negotiation, clause_id: str, was: Agreement, now: Agreement) -> list[tuple[str, str, str]]:
    return [
        (term.label, shown(term, was.offer.terms.get(name)), shown(term, now.offer.terms.get(name)))
        for name, term in state.clause(clause_id).terms.items()
    ]


def _rest(was: Agreement, now: Agreement) -> list[tuple[str, str, str]]:
    """What is no value: wording and leaving out."""

    def wording(one: Agreement) -> str:
        return "the playbook’s" if one.offer.wording is None else f"own, of proposal {one.proposal}"

    left = {True: "left out", False: "in the agreement"}
    clause = ("clause", left[was.offer.left_out], left[now.offer.left_out])
    return (
        [clause]
        if was.offer.wording == now.offer.wording
        else [("wording", wording(was), wording(now)), clause]
    )


def _reopened(after: Negotiation, reopened: list[tuple[str, Moment]]) -> list[Block]:
    blocks: list[Block] = []
    for clause_id, moment in reopened:
        known = moment.before.clauses[clause_id] if moment.before else None
        text = (
            f"{after.clause(clause_id).title}: asked by the {known.reopening if known else '–'}, consented to by the "
            f"{moment.event.party} in event {moment.event.seq} on {moment.event.at[:10]}; now {after.where(clause_id)}."
        )
        blocks.append(paragraph(text, clause=clause_id))
    return blocks or [_NOTHING]


def _rows(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[Block]:
    return [table(header, rows) if rows else _NOTHING]
