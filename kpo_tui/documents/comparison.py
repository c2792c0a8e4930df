"""Two moments of a negotiation compared: what was agreed, changed and reopened between them.

The summary of a redline says how far the parties moved; this adds how each clause got there, which only the
events between can tell: a clause that was reopened and agreed again is agreed at both moments.
"""

from collections.abc import Iterable

from kpo_tui.documents.document import Block, Document, Heading, Paragraph, Runs, Table, cells, plain
from kpo_tui.documents.notices import notices
from kpo_tui.documents.summary import summary
from kpo_tui.history.moment import Moment
from kpo_tui.negotiation.acts.acceptance import Accepted
from kpo_tui.negotiation.acts.reopening import Reopened
from kpo_tui.negotiation.state import Agreement, Negotiation
from kpo_tui.negotiation.terms import SomeTerm
from kpo_tui.negotiation.values import shown


def comparison(before: Negotiation, after: Negotiation, between: Iterable[Moment]) -> Document:
    """What happened from `before` to `after`. `between` are the moments after `before`, up to `after`'s own."""
    agreed: dict[str, Agreement] = {}
    reopened: list[tuple[str, Moment]] = []
    moments = list(between)
    for moment in moments:
        event, known = moment.event, moment.before
        if isinstance(event, Accepted) and known is not None:
            for clause_id in known.proposals[event.proposal].clauses:
                now = moment.state.clauses[clause_id].agreed
                if now is not None:
                    agreed[clause_id] = now
        elif isinstance(event, Reopened):
            reopened.append((event.clause, moment))
    blocks: list[Block] = [Heading(1, plain("Agreed")), *_agreed(after, agreed)]
    blocks += [Heading(1, plain("Changed after it was agreed")), *_changed(before, after)]
    blocks += [Heading(1, plain("Reopened")), *_reopened(after, reopened)]
    title = f"Event {before.seq} against event {after.seq}"
    first, *rest = summary(before, after, (moment.event for moment in moments)).blocks
    return Document(title, (first, *blocks, *rest), notices(after))


def _agreed(after: Negotiation, agreed: dict[str, Agreement]) -> list[Block]:
    """The clauses agreed between and still agreed at the end, in the order of the agreement."""
    rows: list[tuple[Runs, ...]] = []
    for clause_id in after.clauses:
        now = after.clauses[clause_id].agreed
        if clause_id in agreed and now is not None:
            made = f"proposal {now.proposal} of the {now.proposed_by}"
            rows.append(
                (
                    plain(after.clause(clause_id).title),
                    plain(_values(after, clause_id, now)),
                    plain(made),
                    plain(f"the {now.accepted_by} in event {now.accepted_seq}"),
                )
            )
    header = ("Clause", "What was agreed", "On", "Accepted by")
    return [Table(cells(header), tuple(rows))] if rows else _nothing()


def _values(state: Negotiation, clause_id: str, agreed: Agreement) -> str:
    if agreed.offer.left_out:
        return "left out"
    terms = state.clause(clause_id).terms
    said = [f"{terms[name].label}: {shown(terms[name], raw)}" for name, raw in agreed.offer.terms.items()]
    return "; ".join([*said, *(["own wording"] if agreed.offer.wording is not None else [])]) or "the wording"


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
    header = ("Clause", "Term", f"At event {before.seq}", f"At event {after.seq}")
    return [Table(cells(header), tuple(cells(row) for row in rows))] if rows else _nothing()


def _terms(state: Negotiation, clause_id: str, was: Agreement, now: Agreement) -> list[tuple[str, str, str]]:
    terms: dict[str, SomeTerm] = dict(state.clause(clause_id).terms)
    return [
        (term.label, shown(term, was.offer.terms.get(name)), shown(term, now.offer.terms.get(name)))
        for name, term in terms.items()
    ]


def _rest(was: Agreement, now: Agreement) -> list[tuple[str, str, str]]:
    """What is no value: wording and leaving out."""

    def wording(one: Agreement) -> str:
        return "the playbook’s" if one.offer.wording is None else f"own, of proposal {one.proposal}"

    same = was.offer.wording == now.offer.wording
    left = {True: "left out", False: "in the agreement"}
    return [
        ("wording", *((wording(was), wording(now)) if not same else ("", ""))),
        ("clause", left[was.offer.left_out], left[now.offer.left_out]),
    ]


def _reopened(after: Negotiation, reopened: list[tuple[str, Moment]]) -> list[Block]:
    blocks: list[Block] = []
    for clause_id, moment in reopened:
        known = moment.before.clauses[clause_id] if moment.before else None
        text = (
            f"{after.clause(clause_id).title}: asked by the {known.reopening if known else '–'}, consented to by the "
            f"{moment.event.party} in event {moment.event.seq} on {moment.event.at[:10]}; now {after.where(clause_id)}."
        )
        blocks.append(Paragraph(plain(text), clause=clause_id))
    return blocks or _nothing()


def _nothing() -> list[Block]:
    return [Paragraph(plain("Nothing."))]
