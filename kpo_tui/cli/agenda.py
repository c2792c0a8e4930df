"""`kpo park`, `unpark`, `reopen` and `comment`."""

from pathlib import Path

import click

from kpo_tui.cli.common import deal_argument, dry_run_option, opened, party_option, recorded, say, title_of
from kpo_tui.negotiation.act import Act, Event
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.parking import Park, Unpark
from kpo_tui.negotiation.acts.reopening import DeclineReopening, Reopen, Reopened
from kpo_tui.negotiation.deciding import decide
from kpo_tui.negotiation.party import Party, other
from kpo_tui.session import Session

clause_argument = click.argument("clause")


@click.command()
@deal_argument
@clause_argument
@party_option
@click.option("--reason", required=True, help="Why; it goes onto the issues list.")
@dry_run_option
def park(deal: Path, clause: str, party: Party, reason: str, dry_run: bool) -> None:
    """Set a clause aside for later. Offers on it stay, but none is accepted until it is taken up again."""
    session = opened(deal)
    _perform(session, Park(clause=clause, reason=reason), party, dry_run)
    say(f"Parked: {title_of(session.state, clause)}.")


@click.command()
@deal_argument
@clause_argument
@party_option
@dry_run_option
def unpark(deal: Path, clause: str, party: Party, dry_run: bool) -> None:
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
def reopen(deal: Path, clause: str, party: Party, reason: str, decline: bool, dry_run: bool) -> None:
    """Ask to reopen an agreed clause; if the other side has asked, consent to it."""
    session = opened(deal)
    act: Act = (
        DeclineReopening(clause=clause, reason=reason) if decline else Reopen(clause=clause, reason=reason)
    )
    event = _perform(session, act, party, dry_run)
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
def comment(deal: Path, text: str, party: Party, clause: str | None, dry_run: bool) -> None:
    """Say or ask something, about a clause or in general, for both sides to read."""
    session = opened(deal)
    _perform(session, Comment(text=text, clause=clause), party, dry_run, whatever_happened=True)


def _perform(
    session: Session, act: Act, party: Party, dry_run: bool, whatever_happened: bool = False
) -> Event:
    if dry_run:
        event = decide(session.state, act, party, session.clock())
    elif whatever_happened:
        event = session.perform_whatever_happened(act, party)
    else:
        event = session.perform(act, party)
    recorded(session, event, dry_run)
    if dry_run and not whatever_happened:
        say("Without --dry-run:")
    return event
