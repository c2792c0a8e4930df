"""`kpo forget`: delete what is kept privately of a negotiation."""

from pathlib import Path

import click

from kpo_tui.cli.asking import confirmed
from kpo_tui.cli.common import deal_argument, opened, party_option, say
from kpo_tui.negotiation.party import Party


@click.command()
@deal_argument
@party_option
@click.option("--yes", is_flag=True, help="Do not ask first.")
def forget(deal: Path, party: Party, yes: bool) -> None:
    """Delete what this machine keeps privately of your side of DEAL: answers not sent yet, and where you were.

    With it goes what this machine has seen of DEAL, unless the other side speaks from here too: it will not notice
    any more if DEAL is rewritten. What was recorded in DEAL stays. DEAL leaves the list of recent negotiations.
    """
    from kpo_tui.workspace import Workspace, forget_recent

    session = opened(deal)
    if not yes and not confirmed(f"Delete what you have not sent yet, for the {party}?", err=True):
        raise click.Abort
    Workspace(session.opening(), party).forget()
    if session.memory is not None:
        session.memory.forget(party)
    forget_recent(deal)
    say(f"Forgotten: what the {party} had not sent yet in {deal}.")
