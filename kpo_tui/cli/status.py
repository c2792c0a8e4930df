"""`kpo status`: where a negotiation stands, or one clause of it in full."""

import json
from pathlib import Path

import click

from kpo_tui.cli.common import clause_named, deal_argument, leave_if_damaged, opened
from kpo_tui.cli.emitting import emit, format_option, output_option, reference_option
from kpo_tui.documents.status import clause_status
from kpo_tui.documents.status import status as overall_status


@click.command()
@deal_argument
@click.argument("clause", required=False)
@click.option("--json", "as_json", is_flag=True, help="Write the state itself as JSON, for other programs.")
@format_option
@output_option
@reference_option
def status(
    deal: Path, clause: str | None, as_json: bool, format_name: str | None, output: Path | None,
    reference: Path | None,
) -> None:  # fmt: skip
    """Show where each clause stands; with CLAUSE, both sides' offers on it term by term.

    A proposal's number has a * when it is a package, and a ! when its time has passed.
    """
    session = opened(deal)
    at = session.now()
    if clause is not None:
        clause = clause_named(session.state, clause)
    if as_json:
        from kpo_tui.cli.status_json import as_data

        click.echo(json.dumps(as_data(session.state, at, clause), indent=2, ensure_ascii=True))
    else:
        document = (
            overall_status(session.state, at) if clause is None else clause_status(session.state, clause, at)
        )
        emit(document, format_name, output, reference)
    leave_if_damaged(session)
