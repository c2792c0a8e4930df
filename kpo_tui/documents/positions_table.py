"""Both parties' offers on a clause, side by side."""

from kpo_tui.documents.document import Runs, Table, plain
from kpo_tui.negotiation.party import PARTIES
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.values import gap_between, shown


def position_table(state: Negotiation, clause_id: str) -> Table | None:
    """Both parties' last offers on a clause, term by term, with the gap; None when nobody said anything."""
    said = {party: state.offer(clause_id, party) for party in PARTIES}
    rows: list[tuple[Runs, ...]] = []
    for term_id, term in state.clause(clause_id).terms.items():
        values = [offer.terms.get(term_id) if (offer := said[party]) else None for party in PARTIES]
        if any(value is not None for value in values):
            gap = gap_between(term, values[0], values[1])
            cells = [plain(shown(term, value), term=f"{clause_id}.{term_id}") for value in values]
            rows.append((plain(term.label), *cells, plain(gap.text if gap else "–")))
    if not rows:
        return None
    header = (plain("Term"), *(plain(state.parties.name(party)) for party in PARTIES), plain("Gap"))
    return Table(header, tuple(rows), clause=clause_id)
