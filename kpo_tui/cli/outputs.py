"""`kpo draft` and `kpo issues`."""

from pathlib import Path

import click

from kpo_tui.cli.common import deal_argument, leave_if_damaged, note, opened, say
from kpo_tui.cli.emitting import emit, format_option, output_option, reference_option
from kpo_tui.documents.document import Document
from kpo_tui.errors import Usage
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.session import Session


@click.command()
@deal_argument
@format_option
@output_option
@reference_option
@click.option(
    "--check", is_flag=True, help="Check the draft instead of writing it; status 1 if it has a problem."
)
@click.option(
    "--blame", is_flag=True, help="Say after each paragraph who put it forward, when, and who accepted it."
)
def draft(
    deal: Path, format_name: str | None, output: Path | None, reference: Path | None, check: bool, blame: bool
) -> None:
    """Write the agreement as it stands: agreed clauses in full, open ones as marked gaps.

    With --check, look for defined terms that are missing, unused or defined twice, references that lead
    nowhere, gaps left to fill in, and values that do not go together.
    """
    from kpo_tui.documents.drafting import draft as drafted

    if check and blame:
        raise Usage("--check writes no draft, so there is nothing for --blame to say; leave one out")
    session = opened(deal)
    if check:
        _check(session.state)
        leave_if_damaged(session)
        return
    emit(_blamed(session) if blame else drafted(session.state), format_name, output, reference, piped="md")
    leave_if_damaged(session)


def _blamed(session: Session) -> Document:
    from kpo_tui.documents.blamed import blamed_draft
    from kpo_tui.documents.provenance import Provenance

    return blamed_draft(session.state, Provenance.of(session.events()))


def _check(state: Negotiation) -> None:
    from kpo_tui.documents.checking import findings

    found = findings(state)
    for finding in found:
        say(str(finding))
    if not found:
        note("The draft has no problems in what is agreed.")
    if any(finding.severity == "problem" for finding in found):
        raise click.exceptions.Exit(1)


@click.command()
@deal_argument
@format_option
@output_option
@reference_option
def issues(deal: Path, format_name: str | None, output: Path | None, reference: Path | None) -> None:
    """Write the open-issues list: each open point with both positions, the gap and the next step."""
    from kpo_tui.documents.issues import issues as listed

    session = opened(deal)
    emit(listed(session.state), format_name, output, reference, piped="md")
    leave_if_damaged(session)
