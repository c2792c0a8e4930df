"""`kpo sample`: a negotiation played by two seeded sides."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kpo_tui.cli.common import say
from kpo_tui.errors import Usage

if TYPE_CHECKING:
    from kpo_tui.sample.game import Length

LENGTHS = ("quick", "long", "deadlock")


@click.command()
@click.option(
    "--seed", type=int, default=1, show_default=True, help="The same seed plays the same negotiation."
)
@click.option(
    "-o", "--output", "deal", type=click.Path(path_type=Path), required=True, help="The log to write."
)
@click.option(
    "--playbook", default="kpo-essentials", show_default=True, help="A playbook that has sample positions."
)
@click.option(
    "--length", type=click.Choice(LENGTHS), default="quick", show_default=True,
    help="A quick agreement, a long one with everything in it, or one that ends in a deadlock.",
)  # fmt: skip
@click.option(
    "--events", type=click.IntRange(1, 100_000), default=1, metavar="N",
    help="Go on reopening and settling clauses until there are about N events.",
)  # fmt: skip
def sample(seed: int, deal: Path, playbook: str, length: "Length", events: int) -> None:
    """Play a negotiation between a client and a provider from the sample positions, into a new log.

    \b
    Example:
      kpo sample --seed 7 --length long -o sample.jsonl
      kpo replay sample.jsonl --print
    """
    if events > 1 and length == "deadlock":
        raise Usage(
            "--events makes a negotiation longer that comes to an agreement; leave it out with deadlock"
        )
    from kpo_tui.sample.seeded import play_seeded
    from kpo_tui.session import begun_here

    session = play_seeded(deal, seed, playbook, length, events)
    begun_here(deal, session.reading)
    open_clauses = len(session.state.unsettled())
    how = "both confirmed" if session.state.concluded else f"{open_clauses} clauses open"
    say(f"Played {session.state.seq} events into {deal}: {how}. Log head {session.state.head[:12]}.")
