"""`kpo` alone: the start screen; without a terminal, the sample negotiation and its outputs."""

import click

from kpo_tui.errors import Usage
from kpo_tui.terminal import shows_screens, someone_is_there


def start() -> None:
    """What happens when no command is given. Raises Usage on a terminal that can show no screen."""
    if shows_screens():
        from kpo_tui.ui.app import start as on_screen

        raise click.exceptions.Exit(on_screen())
    if someone_is_there():
        raise Usage(
            "this terminal cannot show the screen (see TERM); go on line by line with: kpo negotiate DEAL --plain, "
            "after: kpo new DEAL (see: kpo --help)"
        )
    from kpo_tui.sample.story import play_to_folder

    folder = play_to_folder()
    click.echo(f"Played the sample negotiation; its log, draft, issues list and status are in {folder}")
