"""A party's word on an offer or a clause: `kpo accept`, `reject`, `withdraw`, `confirm`, `park`, `unpark`, `reopen`, `comment`."""

from pathlib import Path

import click

from kpo_tui.cli.common import (
    clause_named,
    deal_argument,
    dry_run_option,
    note,
    opened,
    party_option,
    performed,
    proposal_number,
    recorded,
    say,
    title_of,
)
from kpo_tui.errors import Refused, Usage
from kpo_tui.negotiation.act import Act, Event
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.confirmation import Confirm
from kpo_tui.negotiation.acts.parking import Park, Unpark
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.acts.rejection import Reject
from kpo_tui.negotiation.acts.reopening import DeclineReopening, Reopen, Reopened
from kpo_tui.negotiation.acts.withdrawal import Withdraw
from kpo_tui.negotiation.outlook import overall_step
from kpo_tui.negotiation.party import Side, other
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.values import shown
from kpo_tui.table.session import Session
from kpo_tui.text import listing, one_line
from kpo_tui.understanding.confidences import tells_a_limit
from kpo_tui.understanding.untold import tells_untold

target_argument = click.argument("target", metavar="CLAUSE|NUMBER")
clause_argument = click.argument("clause")
reason_option = click.option("--reason", default="", help="Why, for the other side to read.")


@click.command()
@deal_argument
@target_argument
@party_option
@click.option("--content", metavar="SHA256", help="Accept only if the proposal's content has this hash.")
@dry_run_option
def accept(deal: Path, target: str, party: Side, content: str | None, dry_run: bool) -> None:
    """Accept what the other side proposes on a clause, or a proposal by its number.

    A package covers several clauses and is accepted whole, so it is accepted by its number. To accept
    with a change, make a counter-proposal instead.
    """
    session = opened(deal)
    number = _proposal(session.state, target, other(party), "accept", party)
    _refuse_unseen(session, party, target, number)
    before = session.state
    _perform(session, Accept(proposal=number, content=content), party, dry_run)
    proposal = before.proposals[number]
    for clause_id, offer in proposal.clauses.items():
        say(f"Agreed: {title_of(session.state, clause_id)}" + (" is left out" if offer.left_out else ""))
        terms = before.clause(clause_id).terms
        for term_id, raw in offer.terms.items():
            say(f"    {terms[term_id].label}: {one_line(shown(terms[term_id], raw), 300)}")
        if offer.wording is not None:
            say(f"    with {proposal.party}'s own wording")
    say(overall_step(session.state))


def _refuse_unseen(session: Session, party: Side, target: str, number: int) -> None:
    """Raises Refused for an offer, accepted by its clause's name, that came after this machine last looked."""
    looked = session.memory.looked if session.memory is not None else 0
    if proposal_number(target) is None and 0 < looked < number:
        raise Refused(
            "accept", party, target, f"proposal {number} came after you last looked, at event {looked}; look at it, then accept "
            f"{number}"
        )  # fmt: skip


@click.command()
@deal_argument
@target_argument
@party_option
@reason_option
@dry_run_option
def reject(deal: Path, target: str, party: Side, reason: str, dry_run: bool) -> None:
    """Reject what the other side proposes on a clause, or a proposal by its number."""
    session = opened(deal)
    number = _proposal(session.state, target, other(party), "reject", party)
    _perform(session, Reject(proposal=number, reason=reason), party, dry_run)
    say(f"Rejected: proposal {number} no longer stands.")


@click.command()
@deal_argument
@target_argument
@party_option
@reason_option
@dry_run_option
def withdraw(deal: Path, target: str, party: Side, reason: str, dry_run: bool) -> None:
    """Take back your own proposal on a clause, or one by its number."""
    session = opened(deal)
    number = _proposal(session.state, target, party, "withdraw", party)
    _perform(session, Withdraw(proposal=number, reason=reason), party, dry_run)
    say(f"Withdrawn: proposal {number} no longer stands.")


@click.command()
@deal_argument
@party_option
@click.option("--head", metavar="SHA256", help="Confirm only if the log head is this one (or begins so).")
@click.option("--anyway", is_flag=True, help="Confirm although the draft has problems.")
@dry_run_option
def confirm(deal: Path, party: Side, head: str | None, anyway: bool, dry_run: bool) -> None:
    """Confirm the whole agreed text as the log has it now.

    It binds once both parties have confirmed the same text. Give --head with the log head printed on
    the draft you have read, to be sure that nothing has changed since. The draft is checked first (see
    kpo draft --check), and a text with problems is confirmed only with --anyway.
    """
    session = opened(deal)
    if head is not None:
        if len(head) < 8:
            raise Usage("give at least the first 8 characters of the log head")
        head = session.state.head if session.state.head.startswith(head.lower()) else head
    if session.reading.damage is None and not session.state.unsettled():
        refuse_problems(session, party, anyway)
    _perform(session, Confirm(head=head), party, dry_run)
    say(overall_step(session.state))


def refuse_problems(session: Session, party: Side, anyway: bool) -> None:
    """Raise Refused where the draft has problems, unless it is to be confirmed anyway; findings go to stderr."""
    from kpo_tui.documents.agreement.checks import findings

    found = findings(session.state)
    for finding in found:
        note(str(finding))
    problems = [finding for finding in found if finding.severity == "problem"]
    if problems and not anyway:
        count = "a problem" if len(problems) == 1 else f"{len(problems)} problems"
        raise Refused(
            "confirm", party, None, f"the draft has {count}; see kpo draft --check, or add --anyway"
        )


def _proposal(state: Negotiation, target: str, maker: Side, act: str, party: Side) -> int:
    """The number of the proposal meant by a number or, where that is clear, by a clause."""
    number = proposal_number(target)
    if number is not None:
        return number
    clause_id = clause_named(state, target.strip())
    proposal = state.standing(clause_id, maker)
    if proposal is None:
        raise Refused(act, party, clause_id, f"the {maker} has no proposal standing on {clause_id}")
    if len(proposal.clauses) > 1:
        names = listing(list(proposal.clauses))
        reason = f"proposal {proposal.seq} is a package on {names}; name it by its number to {act} it whole"
        raise Refused(act, party, clause_id, reason)
    return proposal.seq


@click.command()
@deal_argument
@clause_argument
@party_option
@click.option("--reason", required=True, help="Why; it goes onto the issues list.")
@dry_run_option
def park(deal: Path, clause: str, party: Side, reason: str, dry_run: bool) -> None:
    """Set a clause aside for later. Offers on it stay, but none is accepted until it is taken up again."""
    session = opened(deal)
    _perform(session, Park(clause=clause, reason=reason), party, dry_run)
    say(f"Parked: {title_of(session.state, clause)}.")


@click.command()
@deal_argument
@clause_argument
@party_option
@dry_run_option
def unpark(deal: Path, clause: str, party: Side, dry_run: bool) -> None:
    """Take a parked clause up again, with the offers it had."""
    session = opened(deal)
    _perform(session, Unpark(clause=clause), party, dry_run)
    say(f"Taken up again: {title_of(session.state, clause)}.")


@click.command()
@deal_argument
@clause_argument
@party_option
@click.option("--reason", default="", help="Why, for the other side to read.")
@click.option("--decline", is_flag=True, help="Decline the other side's request, or drop your own.")
@dry_run_option
def reopen(deal: Path, clause: str, party: Side, reason: str, decline: bool, dry_run: bool) -> None:
    """Ask to reopen an agreed clause; if the other side has asked, consent to it."""
    session = opened(deal)
    act = DeclineReopening if decline else Reopen
    event = _perform(session, act(clause=clause, reason=reason), party, dry_run)
    if decline:
        say(f"Declined: {title_of(session.state, clause)} stays agreed.")
    elif isinstance(event, Reopened):
        say(f"Reopened: {title_of(session.state, clause)} is open again.")
    else:
        say(f"Asked: {title_of(session.state, clause)} stays agreed until the {other(party)} consents.")


@click.command()
@deal_argument
@click.argument("text")
@party_option
@click.option("--clause", help="The clause it is about.")
@dry_run_option
def comment(deal: Path, text: str, party: Side, clause: str | None, dry_run: bool) -> None:
    """Say or ask something, about a clause or in general, for both sides to read."""
    session = opened(deal)
    act = Comment(text=text, clause=clause)
    note_confidences(act, session.state)
    if dry_run:
        recorded(session, performed(session, act, party, dry_run), dry_run)
    else:
        recorded(session, session.perform_whatever_happened(act, party), dry_run)


def note_confidences(act: Act, state: Negotiation) -> bool:
    """Tell on stderr where a text that goes on the record sounds like one to keep from the other side; True if one does.

    So does an amount that nobody has said on the clause.
    """
    texts = [str(getattr(act, name, "")) for name in ("text", "reason", "note")]
    clause = getattr(act, "clause", None)
    beside = next(iter(act.offers.values()), None) if isinstance(act, Propose) else None
    private = [
        text
        for text in texts
        if tells_a_limit(text) or (text and tells_untold(text, state, clause, beside=beside))
    ]
    for text in private:
        note(
            f"kpo: the other side will read this, and it sounds like something to keep from it: {one_line(text, 200)}"
        )
    return bool(private)


def _perform(session: Session, act: Act, party: Side, dry_run: bool) -> Event:
    note_confidences(act, session.state)
    event = performed(session, act, party, dry_run)
    recorded(session, event, dry_run)
    if dry_run:
        say("Without --dry-run:")
    return event
