"""`kpo` alone: help on a terminal; without one, the sample negotiation and its outputs."""

import sys

import click


def start(ctx: click.Context) -> None:
    """What happens when no command is given."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        click.echo(ctx.get_help())
        return
    from kpo_tui.sample.story import play_to_folder

    folder = play_to_folder()
    click.echo(f"Played the sample negotiation; its log, draft, issues list and status are in {folder}")
