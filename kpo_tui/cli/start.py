"""`kpo` alone: the start screen; without a terminal, the sample negotiation and its outputs."""

import sys

import click


def start() -> None:
    """What happens when no command is given."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        from kpo_tui.ui.app import start as on_screen

        on_screen()
        return
    from kpo_tui.sample.story import play_to_folder

    folder = play_to_folder()
    click.echo(f"Played the sample negotiation; its log, draft, issues list and status are in {folder}")
