"""`kpo status`: where a negotiation stands, or one clause of it in full."""

import json
from pathlib import Path

import click

from kpo_tui.cli.common import deal_argument, leave_if_damaged, opened, say, title_of
from kpo_tui.errors import Usage
from kpo_tui.negotiation.outlook import next_step, overall_step
from kpo_tui.negotiation.playbook import nearest
from kpo_tui.negotiation.state import Negotiation, expired
from kpo_tui.negotiation.terms import PARTIES, Party
from kpo_tui.negotiation.values import gap_between, shown
from kpo_tui.session import Session
from kpo_tui.text import one_line

MARKS = {
    "open": "·", "offered": "→", "common ground": "=", "agreed": "✓", "left out": "✕", "parked": "‖", "dropped": "✕",
}  # fmt: skip


@click.command()
@deal_argument
@click.argument("clause", required=False)
@click.option("--json", "as_json", is_flag=True, help="Write it as JSON, for other programs.")
def status(deal: Path, clause: str | None, as_json: bool) -> None:
    """Show where each clause stands; with CLAUSE, both sides' offers on it term by term."""
    session = opened(deal)
    if clause is not None and clause not in session.state.clauses:
        near = nearest(clause, list(session.state.clauses))
        hint = f"; did you mean '{near}'?" if near else ""
        raise Usage(f"there is no clause '{one_line(clause, 40)}'{hint}")
    at = session.clock()
    if as_json:
        from kpo_tui.cli.status_json import as_data

        say(json.dumps(as_data(session.state, at, clause), indent=2, ensure_ascii=True))
    elif clause is not None:
        _show_clause(session.state, clause, at)
    else:
        _show(session, at)
    leave_if_damaged(session)


def _show(session: Session, at: str) -> None:
    state = session.state
    say(f"{state.parties.client} (client) and {state.parties.provider} (provider)")
    say(f"{one_line(state.playbook.agreement, 100)}; playbook {one_line(state.playbook.id, 40)}")
    say(f"Event {state.seq}, log head {state.head}")
    say("")
    shown_ids = state.on_agenda()
    width = max(len(clause_id) for clause_id in [*shown_ids, "clause"])
    say(f"  {'clause':{width}}  {'state':13}  {'client':>8}  {'provider':>8}  next step")
    for clause_id in shown_ids:
        where = state.where(clause_id, at)
        offers = [_number(state, clause_id, party, at) for party in PARTIES]
        step = one_line(next_step(state, clause_id, at), 90)
        say(
            f"{MARKS[where]} {clause_id:{width}}  {where:13}  {offers[0]:>8}  {offers[1]:>8}  {step}".rstrip()
        )
    say("")
    say(overall_step(state) + ("" if state.concluded else " Subject to contract."))


def _number(state: Negotiation, clause_id: str, party: Party, at: str) -> str:
    proposal = state.standing(clause_id, party)
    if proposal is None:
        return "–"
    mark = "!" if expired(proposal, at) else "*" if len(proposal.clauses) > 1 else ""
    return f"{proposal.seq}{mark}"


def _show_clause(state: Negotiation, clause_id: str, at: str) -> None:
    clause = state.clauses[clause_id]
    say(f"{title_of(state, clause_id)}: {state.where(clause_id, at)}")
    if step := next_step(state, clause_id, at):
        say(f"Next: {step}")
    for party in PARTIES:
        proposal = state.standing(clause_id, party)
        if proposal is not None:
            say(
                f"{party}: proposal {proposal.seq} of {proposal.at[:10]}"
                + _circumstances(state, clause_id, party, at)
            )
            if proposal.note:
                say(f"    note: {one_line(proposal.note, 400)}")
    if clause.agreed is not None:
        say(
            f"Agreed by proposal {clause.agreed.proposal} of the {clause.agreed.proposed_by}, ",
        )
        say(f"    accepted by the {clause.agreed.accepted_by} in event {clause.agreed.accepted_seq}")
    _show_terms(state, clause_id)
    for party in PARTIES:
        offer = state.offer(clause_id, party)
        if offer is not None and offer.wording is not None:
            say(f"{party}'s own wording:")
            say("\n".join(f"    {line}" for line in offer.wording.splitlines()))
    if clause.comment is not None:
        say(f"{clause.comment.party} on {clause.comment.at[:10]}: {one_line(clause.comment.text, 400)}")


def _circumstances(state: Negotiation, clause_id: str, party: Party, at: str) -> str:
    proposal = state.standing(clause_id, party)
    if proposal is None:
        return ""
    parts = []
    if proposal.clauses[clause_id].left_out:
        parts.append("to leave the clause out")
    if len(proposal.clauses) > 1:
        parts.append(f"a package on {', '.join(proposal.clauses)}")
    if proposal.answers:
        parts.append(f"answers {', '.join(str(number) for number in proposal.answers)}")
    if proposal.valid_until:
        parts.append(f"{'was' if expired(proposal, at) else 'is'} valid until {proposal.valid_until}")
    return "".join(f"; {part}" for part in parts)


def _show_terms(state: Negotiation, clause_id: str) -> None:
    agreed = state.clauses[clause_id].agreed
    for term_id, term in state.clause(clause_id).terms.items():
        if agreed is not None:
            if term_id in agreed.offer.terms:
                say(f"  {term_id}: {one_line(shown(term, agreed.offer.terms[term_id]), 300)}")
            continue
        values = [offer.terms.get(term_id) if (offer := state.offer(clause_id, p)) else None for p in PARTIES]
        gap = gap_between(term, values[0], values[1])
        say(f"  {term_id} ({one_line(term.label, 60)})")
        say(f"      client: {one_line(shown(term, values[0]), 300)}")
        say(f"      provider: {one_line(shown(term, values[1]), 300)}")
        if gap is not None:
            say(f"      gap: {gap.text}")
