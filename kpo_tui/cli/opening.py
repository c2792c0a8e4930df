"""`kpo new`: open a negotiation."""

from pathlib import Path

import click

from kpo_tui.cli.common import deal_argument, note, say
from kpo_tui.errors import Refused, Usage
from kpo_tui.library import load_playbook
from kpo_tui.memory import lying_at
from kpo_tui.negotiation.party import PARTIES, Parties, Party
from kpo_tui.session import begin_session, begun_here
from kpo_tui.text import command_path


@click.command()
@deal_argument
@click.option(
    "--playbook", default="kpo-essentials", show_default=True, help="A playbook's name or TOML file."
)
@click.option("--client", required=True, help="The client company's name.")
@click.option("--provider", required=True, help="The provider company's name.")
@click.option("--as", "party", type=click.Choice(PARTIES), help="The party that opens it, if one does.")
def new(deal: Path, playbook: str, client: str, provider: str, party: Party | None) -> None:
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
    say(
        f"{loaded.title}: {len(loaded.clauses)} clauses, {loaded.term_count()} terms. Log head {state.head[:12]}."
    )
    say(f"Next: kpo status {command_path(deal)}")
    if trouble:
        note(f"kpo: {deal}: {trouble}, so nobody here would notice if the log were rewritten")
