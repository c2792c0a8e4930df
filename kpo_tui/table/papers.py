"""The documents that can be asked for at the table, made of what a party may see."""

from kpo_tui.dialogue.replies import told
from kpo_tui.documents.document import Document, paragraph, table
from kpo_tui.documents.notices import notices
from kpo_tui.documents.reports.issues import all_values
from kpo_tui.errors import Usage
from kpo_tui.negotiation.party import Side, other
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.values import shown
from kpo_tui.table.session import Session
from kpo_tui.understanding.moves import Showing


def paper(session: Session, seen: Negotiation, party: Side, showing: Showing) -> Document:
    """What was asked to be shown; of one clause, where one is named. Raises Usage for a clause there is not.

    `seen` is the negotiation as the party may see it.
    """
    clause = showing.clause
    if clause is not None and clause not in seen.clauses:
        raise Usage(f"there is no clause '{clause}'")
    match showing.what:
        case "draft":
            from kpo_tui.documents.agreement.draft import draft

            return draft(seen).about(clause)
        case "issues":
            from kpo_tui.documents.reports.issues import issues

            return issues(seen, clause)
        case "redline":
            from kpo_tui.documents.agreement.draft import both_offers
            from kpo_tui.documents.redline import compare_documents

            return compare_documents(*both_offers(seen, clause))
        case "status":
            from kpo_tui.documents.reports.standings import status

            return status(seen, session.now(), clause)
        case "history":
            return history(session, seen, clause)
        case "theirs":
            return offers(seen, other(party), clause)
        case "ours":
            return offers(seen, party, clause)
        case "offers":
            return to_answer(seen, party, session.now())


def history(session: Session, seen: Negotiation, clause: str | None) -> Document:
    """What happened, event by event; on one clause, if one is named."""
    rows = happened(session, clause)
    title = "What happened so far" if clause is None else f"What happened on {seen.clause(clause).title}"
    return _listed(seen, title, ("Event", "When (UTC)", "What"), rows, "Nothing yet.")


def happened(session: Session, clause: str | None) -> list[tuple[str, str, str]]:
    """Each event, or each on the clause: its number, when it was, and what was done."""
    return [
        (str(event.seq), event.at[:16].replace("T", " "), told(before, event))
        for before, event in session.history()
        if before is not None and (clause is None or clause in event.about(before.clauses_of))
    ]


def to_answer(seen: Negotiation, party: Side, at: str) -> Document:
    """The other side's offers that await an answer of the party, a row a clause."""
    rows = [
        (
            str(offer.seq),
            seen.clause(name).title,
            all_values(seen, name, offer.clauses[name]) or "own wording",
        )
        for offer in seen.to_answer(party, at)
        for name in offer.clauses
        if name in seen.clauses
    ]
    return _listed(seen, "What awaits your answer", ("Offer", "Clause", "Values"), rows, "Nothing.")


def offers(seen: Negotiation, party: Side, clause: str | None) -> Document:
    """What one party last offered, on every clause or on one."""
    rows = [
        (
            seen.clause(name).title,
            seen.clause(name).terms[term_id].label,
            shown(seen.clause(name).terms[term_id], raw),
        )
        for name in ([clause] if clause else seen.clauses)
        if (offer := seen.offer(name, party)) is not None
        for term_id, raw in offer.terms.items()
    ]
    title = f"What {seen.parties.name(party)} (the {party}) offers"
    return _listed(seen, title, ("Clause", "Term", "Value"), rows, "Nothing that can be seen yet.")


def _listed(
    seen: Negotiation, title: str, header: tuple[str, ...], rows: list[tuple[str, str, str]], nothing: str
) -> Document:
    block = table(header, rows) if rows else paragraph(nothing)
    return Document(title, (block,), notices(seen))
