"""`kpo verify`: check a log."""

from pathlib import Path

import click

from kpo_tui.cli.common import deal_argument, say, warn_of
from kpo_tui.documents.language import problems_of_wording
from kpo_tui.errors import BadInput
from kpo_tui.session import open_session


@click.command()
@deal_argument
def verify(deal: Path) -> None:
    """Check every line of a log against the one before it, replay it under the rules, and check its wording.

    Anyone can check the chain without this program: the `prev` of each line is the SHA-256 of the line
    before it, without the newline.
    """
    session = open_session(deal)
    if session.reading.damage is not None:
        raise BadInput(
            f"{deal}: damaged at {session.reading.damage}; it is sound up to event {session.state.seq}"
        )
    if found := problems_of_wording(session.state.playbook):
        raise BadInput(f"{deal}: the playbook's wording is not sound: {found[0]}")
    warn_of(deal, session)
    say(f"{deal}: sound. {session.state.seq} events, every one allowed by the rules; the chain is whole.")
    say(f"Log head {session.state.head}")
