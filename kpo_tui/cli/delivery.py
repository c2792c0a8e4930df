"""`kpo send`: the agreement as a Word file for the other side."""

from pathlib import Path

import click

from kpo_tui.cli.common import (
    FILE,
    deal_argument,
    inputs_here,
    leave_if_damaged,
    opened,
    party_option,
    recorded,
    say,
)
from kpo_tui.cli.deal_documents import reference_option
from kpo_tui.correspondence import post
from kpo_tui.negotiation.party import Side, other
from kpo_tui.text import command_path


@click.command()
@deal_argument
@party_option
@click.option("-o", "--output", type=FILE, required=True, help="The Word file to write.")
@reference_option
def send(deal: Path, party: Side, output: Path, reference: Path | None) -> None:
    """Write the agreement as a Word file for the other side, and note in the log what was sent.

    Every clause is in it: agreed ones locked, your proposals as tracked changes against the other side's last
    text. Word records what is changed in it. Send the file yourself, and read what comes back with kpo receive.
    """
    from kpo_tui.documents.word import house_in

    post.path_typed(str(output))
    session = opened(deal)
    leave_if_damaged(session)
    parcel = post.packed(session, party, None if reference is None else house_in(reference))
    event = post.send(session, parcel, output, inputs_here())
    say(f"Wrote {output} for {session.state.parties.name(other(party))}: {parcel.clauses}.")
    recorded(session, event, dry_run=False)
    say(f"When it comes back: kpo receive {command_path(deal)} FILE.docx --as {other(party)}")
