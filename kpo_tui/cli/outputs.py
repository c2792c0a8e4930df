"""`kpo draft` and `kpo issues`."""

from pathlib import Path

import click

from kpo_tui.cli.common import deal_argument, leave_if_damaged, opened
from kpo_tui.cli.emitting import emit, format_option, output_option


@click.command()
@deal_argument
@format_option
@output_option
def draft(deal: Path, format_name: str | None, output: Path | None) -> None:
    """Write the agreement as it stands: agreed clauses in full, open ones as marked gaps."""
    from kpo_tui.documents.drafting import draft as drafted

    session = opened(deal)
    emit(drafted(session.state), format_name, output)
    leave_if_damaged(session)


@click.command()
@deal_argument
@format_option
@output_option
def issues(deal: Path, format_name: str | None, output: Path | None) -> None:
    """Write the open-issues list: each open point with both positions, the gap and the next step."""
    from kpo_tui.documents.issues import issues as listed

    session = opened(deal)
    emit(listed(session.state), format_name, output)
    leave_if_damaged(session)
