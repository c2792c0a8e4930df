"""Two companies agree on one clause, by program instead of on the screen.

    .venv/bin/python examples/agree_by_program.py             in a temporary folder
    .venv/bin/python examples/agree_by_program.py acme.jsonl  in a log that is kept: kpo status acme.jsonl

The client opens, the provider counters, the client accepts. Each act is checked against the rules and is on the disk
before the next one is made. Printed are where the clause stands, and its text as Markdown.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from kpo_tui.documents.agreement.draft import draft
from kpo_tui.documents.formats.markdown import document_as_markdown
from kpo_tui.documents.formats.terminal import document_as_text
from kpo_tui.documents.reports.standings import status
from kpo_tui.errors import KpoError
from kpo_tui.library import load_playbook
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import Parties
from kpo_tui.negotiation.playbook import Playbook
from kpo_tui.table.session import begin_session

CLAUSE = "term"
CLIENT_WANTS = {
    "start_date": "4 January 2027",
    "initial_months": "2 years",
    "renewal": "only if both agree",
    "non_renewal_days": "30 days",
}
PROVIDER_WANTS = {"initial_months": "36 months"}


def offer(playbook: Playbook, typed: dict[str, str]) -> Offer:
    """What people type, as the values that a log holds. Raises ValueNotUnderstood."""
    terms = playbook.clauses[CLAUSE].terms
    return Offer(terms={name: terms[name].canonical(text) for name, text in typed.items()})


def negotiate(log: Path) -> None:
    """Open a negotiation in the file `log`, agree on the clause and print what came of it."""
    playbook = load_playbook("kpo-essentials")
    session = begin_session(log, playbook, Parties(client="Acme Ltd", provider="Insight LLP"))

    opening = session.perform(Propose(offers={CLAUSE: offer(playbook, CLIENT_WANTS)}), "client")
    counter = session.perform(
        # What the provider leaves unsaid it takes as the client offered it.
        Propose(
            offers={CLAUSE: offer(playbook, PROVIDER_WANTS)}, answering=opening.seq, rest_as_offered=True
        ),
        "provider",
    )
    session.perform(Accept(proposal=counter.seq), "client")

    print(document_as_text(status(session.state, session.now(), CLAUSE)))
    print(document_as_markdown(draft(session.state).about(CLAUSE)))


def main() -> int:
    """Negotiate in the file that was named, or in one that is gone afterwards."""
    try:
        if len(sys.argv) > 1:
            negotiate(Path(sys.argv[1]))
        else:
            with TemporaryDirectory() as folder:
                negotiate(Path(folder) / "acme.jsonl")
    except KpoError as error:  # what the program refuses, in one line for a person
        print(error, file=sys.stderr)
        return error.exit_status
    return 0


if __name__ == "__main__":
    sys.exit(main())
