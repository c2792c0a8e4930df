"""Negotiations that begin: `kpo new` opens one, `kpo sample` plays one between two seeded sides."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kpo_tui.cli.common import FILE, as_option, deal_argument, note, say
from kpo_tui.errors import Refused, Usage
from kpo_tui.library import load_playbook
from kpo_tui.memory import lying_at
from kpo_tui.negotiation.party import Parties, Side
from kpo_tui.table.session import begin_session, begun_here, unnoticed
from kpo_tui.text import command_path

if TYPE_CHECKING:
    from kpo_tui.sample.game import Length


@click.command()
@deal_argument
@click.option(
    "--playbook", default="kpo-essentials", show_default=True, help="A playbook's name or TOML file."
)
@click.option("--client", required=True, help="The client company's name.")
@click.option("--provider", required=True, help="The provider company's name.")
@as_option("The party that opens it, if one does.")
def new(deal: Path, playbook: str, client: str, provider: str, party: Side | None) -> None:
    """Open a negotiation: write the log DEAL with the whole playbook in its first line.

    \b
    Example:
      kpo new deal.jsonl --client "Acme Ltd" --provider "Bharat Analytics"
    """
    loaded = load_playbook(playbook)
    if not deal.exists() and (before := lying_at(deal)) is not None:
        note(
            f"kpo: {deal}: this machine saw a negotiation there before, up to event {before.place.seq}, which is gone; "
            "choose another name if it may come back"
        )
    try:
        session = begin_session(deal, loaded, Parties(client.strip(), provider.strip()), party)
    except Refused as error:
        raise Usage(error.reason) from None
    trouble = begun_here(deal, session.reading, party)
    state = session.state
    say(f"Opened {deal}: {client.strip()} (client) and {provider.strip()} (provider).")
    size = f"{len(loaded.clauses)} clauses, {loaded.term_count()} terms"
    say(f"{loaded.title}: {size}. Log head {state.head[:12]}.")
    say(f"Next: kpo status {command_path(deal)}")
    if trouble:
        note(f"kpo: {deal}: {unnoticed(trouble)}")


@click.command()
@click.option(
    "--seed", type=int, default=1, show_default=True, help="The same seed plays the same negotiation."
)
@click.option("-o", "--output", "deal", type=FILE, required=True, help="The log to write.")
@click.option(
    "--playbook", default="kpo-essentials", show_default=True, help="A playbook that has sample positions."
)
@click.option(
    "--length", type=click.Choice(("quick", "long", "deadlock")), default="quick", show_default=True,
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
    from kpo_tui.sample.seeded_play import play_seeded

    session = play_seeded(deal, seed, playbook, length, events)
    begun_here(deal, session.reading)
    open_clauses = len(session.state.unsettled())
    how = "both confirmed" if session.state.concluded else f"{open_clauses} clauses open"
    say(f"Played {session.state.seq} events into {deal}: {how}. Log head {session.state.head[:12]}.")
