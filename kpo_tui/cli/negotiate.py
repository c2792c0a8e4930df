"""`kpo negotiate`: the conversation, on the screen or line by line."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kpo_tui.cli.common import FILE, PositionsPath, as_option, deal_argument, locale_named, opened
from kpo_tui.errors import BadInput, Usage
from kpo_tui.machine.streams import shows_screens
from kpo_tui.negotiation.party import Side
from kpo_tui.negotiation.playbook import Playbook
from kpo_tui.table.session import Session
from kpo_tui.text import command_path

if TYPE_CHECKING:
    from kpo_tui.documents.word import House


@click.command()
@deal_argument
@as_option(
    "The party you speak for. Without it, both sides share this keyboard, with a hand-over between them."
)
@click.option(
    "--positions", "files", type=PositionsPath(), multiple=True,
    help="Your private positions, for suggestions and advice; they are remembered. For both sides: give it twice.",
)  # fmt: skip
@click.option("--plain", is_flag=True, help="Line by line, without a screen: for screen readers and pipes.")
@click.option("--locale", help="How numbers and dates are written, such as de_DE.")
@click.option(
    "--reference", type=FILE, metavar="FILE.docx",
    help="Word files that you send have the styles, fonts and page of this file.",
)  # fmt: skip
def negotiate(
    deal: Path, party: Side | None, files: tuple[Path, ...], plain: bool, locale: str | None, reference: Path | None
) -> None:  # fmt: skip
    """Negotiate DEAL: be led from question to question, answer proposals, and agree.

    What you answer is kept privately on this machine until you send it, and nothing is recorded before
    you have seen it and said yes. Leave at any time and come back to the same question.

    \b
    Examples:
      kpo negotiate deal.jsonl --as client --positions kpo-essentials.client
      kpo negotiate deal.jsonl --plain
    """
    session = opened(deal)
    if session.reading.damage is not None:
        see = f"kpo verify {command_path(deal)}"
        raise BadInput(f"{deal}: the log is damaged and opens read-only; see: {see}")
    positions = _by_party(files, party, session.state.playbook)
    house = None
    if reference is not None:
        from kpo_tui.documents.word import house_in

        house = house_in(reference)
    if plain or not shows_screens():
        raise click.exceptions.Exit(_plainly(session, party, positions, locale_named(locale), house))
    from kpo_tui.ui.app import negotiate as on_screen

    raise click.exceptions.Exit(on_screen(deal, party, positions, locale_named(locale), house))


def _by_party(files: tuple[Path, ...], party: Side | None, playbook: Playbook) -> dict[Side, Path]:
    """The positions files by the party whose positions they hold. Raises Usage for one that is out of place."""
    found: dict[Side, Path] = {}
    for file in files:
        from kpo_tui.library import load_positions  # loads what no negotiation without positions needs

        theirs = load_positions(file, playbook).party
        if party is not None and theirs != party:
            raise Usage(f"{file}: holds the positions of the {theirs}, and you speak for the {party}")
        if theirs in found:
            raise Usage(f"{file}: there are positions of the {theirs} already; give one file for each party")
        found[theirs] = file
    return found


def _plainly(
    session: Session, party: Side | None, positions: dict[Side, Path], locale: str, house: "House | None"
) -> int:
    """A sitting, line by line; the other party, if it shares the keyboard, reads the log by itself."""
    from kpo_tui.plain.console import Console
    from kpo_tui.plain.sitting import Sitting
    from kpo_tui.table.desk import Desk
    from kpo_tui.table.session import open_here

    def sit_down(who: Side) -> Desk:
        here = session if who == first else open_here(session.path)
        return Desk(here, who, positions.get(who), locale)

    first: Side = party or "client"
    return Sitting(Console(), session.path, sit_down, first, shared=party is None, house=house).run()
