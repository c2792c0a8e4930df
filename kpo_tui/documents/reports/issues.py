"""The open-issues list: every clause, where it stands, both positions, and what comes next.

It holds only what both parties know. Priorities and owners are those the playbook suggests; a compromise
is proposed only where the playbook names a market norm that lies between the two offers.
"""

from collections.abc import Iterator
from itertools import count

from kpo_tui.documents.document import Block, Document, Heading, Table, paragraph, plain, table
from kpo_tui.documents.notices import notices
from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.outlook import next_step
from kpo_tui.negotiation.party import SIDES, Side
from kpo_tui.negotiation.state import Negotiation, Standing
from kpo_tui.negotiation.terms import SomeTerm
from kpo_tui.negotiation.values import gap_between, shown, value_said

COLUMNS = (
    "Ref", "Clause", "Issue", "Client position", "Provider position", "Gap / risk", "Priority", "Owner client",
    "Owner provider", "Status", "Proposed compromise", "Linked issues", "Next step", "Due", "Agreed result",
)  # fmt: skip

_STATUS: dict[Standing, str] = {
    "open": "open", "offered": "proposed", "common ground": "proposed", "agreed": "agreed", "left out": "agreed",
    "parked": "parked", "dropped": "agreed",
}  # fmt: skip


def issues(state: Negotiation, clause: str | None = None) -> Document:
    """The issues list, grouped by subject: groups and rows that are open first, agreed rows shaded; or of one clause."""
    open_count = len(state.unsettled())
    of_all = f"{open_count} of {len(state.on_agenda())} clauses are open"
    who = str(state.parties)
    blocks: list[Block] = [paragraph(f"{who}: {of_all if open_count else 'every clause is settled'}.")]
    groups: dict[str, list[str]] = {}
    for clause_id in state.on_agenda() if clause is None else [clause]:
        groups.setdefault(state.clause(clause_id).group, []).append(clause_id)
    order = [
        *(name for name in state.playbook.groups if name in groups),
        *(name for name in groups if not name),
    ]
    for group in sorted(order, key=lambda name: all(_is_settled(state, one) for one in groups[name])):
        blocks.append(Heading(1, plain(state.playbook.groups.get(group, "Other clauses"))))
        blocks.append(_table(state, groups[group]))
    return Document(f"Open issues: {state.playbook.agreement}", tuple(blocks), notices(state))


def _is_settled(state: Negotiation, clause_id: str) -> bool:
    return state.clauses[clause_id].agreed is not None


def _table(state: Negotiation, clause_ids: list[str]) -> Table:
    ordered = sorted(clause_ids, key=lambda known: _is_settled(state, known))
    rows = [row for clause_id in ordered for row in _rows(state, clause_id)]
    shaded = (at for at, row in enumerate(rows) if row[COLUMNS.index("Status")] == "agreed")
    return table(COLUMNS, rows, shaded)


def _rows(state: Negotiation, clause_id: str) -> list[tuple[str, ...]]:
    """The rows of one clause: a row for each term that is not common, or one for the clause."""
    differing = [] if _is_settled(state, clause_id) else differing_terms(state, clause_id)
    return [_row(state, clause_id, term_id) for term_id in differing] or [_row(state, clause_id, None)]


def differing_terms(state: Negotiation, clause_id: str) -> list[str]:
    """The terms of a clause on which the parties' last offers are not the same, once either spoke."""
    said = [state.offer(clause_id, party) for party in SIDES]
    if not any(said):
        return []
    return [
        term_id
        for term_id in state.clause(clause_id).terms
        if len({repr(offer.terms.get(term_id) if offer else None) for offer in said}) > 1
    ]


def reference(state: Negotiation, clause_id: str, term_id: str | None) -> str:
    """A short name that an issue keeps from one list to the next: `LIA-02`, the second term of liability.

    The letters are the first three of the clause's id, more where an earlier clause has those.
    """
    taken: set[str] = set()
    letters = ""
    for known in state.clauses:
        letters = next(letters for letters in _abbreviations(known) if letters not in taken)
        taken.add(letters)
        if known == clause_id:
            break
    place = list(state.clause(clause_id).terms).index(term_id) + 1 if term_id else 0
    return f"{letters.upper()}-{place:02d}"


def _abbreviations(clause_id: str) -> Iterator[str]:
    """The first letters of an id, ever more of them, then all with a number behind."""
    yield from (clause_id[:size] for size in range(min(3, len(clause_id)), len(clause_id) + 1))
    yield from (f"{clause_id}{at}" for at in count(2))


def _row(state: Negotiation, clause_id: str, term_id: str | None) -> tuple[str, ...]:
    clause = state.clause(clause_id)
    term = clause.terms[term_id] if term_id else None
    where = state.where(clause_id)
    client, provider = (_position(state, clause_id, term_id, party) for party in SIDES)
    return (
        reference(state, clause_id, term_id),
        clause.title,
        term.label if term else "whole clause",
        client,
        provider,
        _gap(state, clause_id, term_id, term),
        clause.priority or "–",
        clause.owner.client or "–",
        clause.owner.provider or "–",
        _STATUS[where],
        _compromise(state, clause_id, term_id, term),
        _linked(state, clause_id, term_id),
        next_step(state, clause_id) or "–",
        _due(state, clause_id),
        _result(state, clause_id),
    )


def _position(state: Negotiation, clause_id: str, term_id: str | None, party: Side) -> str:
    standing = state.standing(clause_id, party)
    offer = standing.clauses[clause_id] if standing else state.offer(clause_id, party)
    if offer is None or _is_settled(state, clause_id):
        return "–"
    if offer.left_out:
        return "leave it out"
    if term_id is not None:
        return shown(state.clause(clause_id).terms[term_id], offer.terms.get(term_id))
    return all_values(state, clause_id, offer) or "the playbook's wording"


def all_values(state: Negotiation, clause_id: str, offer: Offer) -> str:
    """What an offer says on its clause, term by term, and whether in words of its own; empty where it says nothing."""
    terms = state.clause(clause_id).terms
    said = [f"{terms[name].label}: {shown(terms[name], raw)}" for name, raw in offer.terms.items()]
    if offer.wording is not None:
        said.append("own wording")
    return "; ".join(said)


def _gap(state: Negotiation, clause_id: str, term_id: str | None, term: SomeTerm | None) -> str:
    if term is None or term_id is None:
        return "none" if state.where(clause_id) in ("agreed", "left out", "common ground") else "–"
    gap = gap_between(term, *(value_said(state, clause_id, term_id, party) for party in SIDES))
    return gap.text if gap else "one side has not said"


def _compromise(state: Negotiation, clause_id: str, term_id: str | None, term: SomeTerm | None) -> str:
    if term is None or term_id is None or not term.norm or not term.usual:
        return "–"
    mine, theirs = (value_said(state, clause_id, term_id, party) for party in SIDES)
    try:
        usual = term.write(term.parse(term.usual))
    except (ValueNotUnderstood, ValueError):  # the other company's playbook may say anything here
        return "–"
    gaps = gap_between(term, mine, usual), gap_between(term, usual, theirs), gap_between(term, mine, theirs)
    first, second, whole = (gap.amount if gap else None for gap in gaps)
    if first is None or second is None or whole is None or first + second != whole:
        return "–"
    return f"market norm: {term.norm}"


def _linked(state: Negotiation, clause_id: str, term_id: str | None) -> str:
    """The other clauses that a known trade or a check ties to this term."""
    name = f"{clause_id}.{term_id}"
    ties = [trade.terms for trade in state.playbook.trades.values()]
    ties += [
        tuple(said for condition in (*check.when, *check.require) for said in condition.terms)
        for check in state.playbook.checks.values()
    ]
    found = {
        linked.split(".")[0]
        for tie in ties
        if any(said == name or (term_id is None and said.startswith(f"{clause_id}.")) for said in tie)
        for linked in tie
    }
    titles = [state.clause(c).title for c in state.on_agenda() if c in found and c != clause_id]
    return ", ".join(titles) or "–"


def _due(state: Negotiation, clause_id: str) -> str:
    standing = [state.standing(clause_id, party) for party in SIDES]
    times = [proposal.valid_until for proposal in standing if proposal and proposal.valid_until]
    return min(times)[:10] if times else "–"


def _result(state: Negotiation, clause_id: str) -> str:
    agreed = state.clauses[clause_id].agreed
    if agreed is None:
        return "–"
    if agreed.offer.left_out:
        return f"left out (proposal {agreed.proposal})"
    said = all_values(state, clause_id, agreed.offer) or "the playbook's wording"
    return f"{said} (proposal {agreed.proposal})"
