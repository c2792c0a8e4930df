"""`kpo send`: the agreement as a Word file for the other side."""

import hashlib
from pathlib import Path

import click

from kpo_tui.cli.common import deal_argument, leave_if_damaged, note, opened, party_option, recorded, say
from kpo_tui.cli.emitting import reference_option
from kpo_tui.errors import KpoError, Usage
from kpo_tui.negotiation.acts import Send
from kpo_tui.negotiation.terms import Party, other
from kpo_tui.session import save


@click.command()
@deal_argument
@party_option
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help="The Word file to write."
)
@reference_option
def send(deal: Path, party: Party, output: Path, reference: Path | None) -> None:
    """Write the agreement as a Word file for the other side, and note in the log what was sent.

    Every clause is in it: agreed ones locked, your proposals as tracked changes against the other side's last
    text. Word records what is changed in it. Send the file yourself, and read what comes back with kpo receive.
    """
    from kpo_tui.correspondence import outgoing
    from kpo_tui.documents.formats.word import house_in, write

    if output.suffix.lower() != ".docx":
        raise Usage(f"{output}: a Word file needs the ending .docx")
    session = opened(deal)
    leave_if_damaged(session)

    sent = outgoing(session.state, party)
    data = write(sent.document, sent.extras, None if reference is None else house_in(reference))
    fresh = not output.exists()
    save(output, data)
    try:
        event = session.perform(Send(file=hashlib.sha256(data).hexdigest(), content=sent.content), party)
    except KpoError:
        if fresh:
            output.unlink(missing_ok=True)
        note(f"kpo: {output} must not be sent: it is not noted in the log; run kpo send again")
        raise
    name = session.state.parties.name(other(party))
    say(f"Wrote {output} for {name}: {_what(len(sent.extras.locked), len(session.state.unsettled()))}.")
    recorded(session, event, dry_run=False)
    say(f"When it comes back: kpo receive {deal} FILE.docx --as {other(party)}")


def _what(locked: int, still_open: int) -> str:
    agreed = "1 clause is agreed and locked" if locked == 1 else f"{locked} clauses are agreed and locked"
    return f"{agreed}, {still_open} {'is' if still_open == 1 else 'are'} open"
