"""`kpo verify`: check a log."""

from pathlib import Path

import click

from kpo_tui.auditing import audited
from kpo_tui.cli.common import deal_argument, say, warn_of
from kpo_tui.errors import BadInput


@click.command()
@deal_argument
@click.option(
    "--origin",
    type=click.Path(path_type=Path),
    help="The log that a what-if copy was made from, to check against.",
)
def verify(deal: Path, origin: Path | None) -> None:
    """Check every line of a log against the one before it, replay it under the rules, and look at what it says.

    Anyone can check the chain without this program: the `prev` of each line is the SHA-256 of the line
    before it, without the newline. In a what-if copy, the copied events are turned back into the lines they had
    in the original, whose head the copy names: so nothing of them was changed. With --origin, the original has to be
    that log.

    What stands in a sound log and would be refused today if it were new is listed as a finding, and the status is
    then 1: names and titles that look alike or hide something, problems of the playbook and of its wording.

    The times in a log are its writers' word: nothing proves them.
    """
    audit = audited(deal)
    session = audit.session
    if session.reading.damage is not None:
        raise BadInput(
            f"{deal}: damaged at {session.reading.damage}; it is sound up to event {session.state.seq}"
        )
    warn_of(deal, session)
    say(f"{deal}: sound. {session.state.seq} events, every one allowed by the rules; the chain is whole.")
    say("Its times are what its writers wrote; nothing proves them.")
    if origin is not None or session.state.origin is not None:
        _verify_origin(deal, origin)
    for finding in audit.findings:
        say(f"finding: {finding}")
    say(f"Log head {session.state.head}")
    if audit.findings:
        raise click.exceptions.Exit(1)


def _verify_origin(deal: Path, original: Path | None) -> None:
    """Check what a what-if copy says of its origin, and say of what it is one."""
    from kpo_tui.log.forking import check_origin
    from kpo_tui.log.recording import Recording

    found = check_origin(Recording(deal), None if original is None else Recording(original))
    if found is not None:
        of = f"the log with head {found.head[:12]}" if original is None else str(original)
        say(f"What-if copy of {of}: events 1 to {found.seq} are the original’s, unchanged.")
