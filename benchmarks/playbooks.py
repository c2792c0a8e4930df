"""How long a playbook takes: `python -m benchmarks.playbooks [--repetitions N]`.

Opening a negotiation and drafting the whole agreement, with the standard playbook against the essentials,
for each word that is rendered; and checking every playbook and positions file that comes with the program.
"""

import argparse
import sys
from functools import partial

from benchmarks.measuring import Ratio, command, in_turns, machine, report, scratch_folder
from kpo_tui.documents.agreement import language, wording
from kpo_tui.documents.agreement.draft import draft
from kpo_tui.documents.formats.markdown import document_as_markdown
from kpo_tui.library import load_playbook
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.opening import Opened, begin
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.events import LOG_FORMAT, Offer
from kpo_tui.negotiation.party import Parties
from kpo_tui.negotiation.rules import decide, evolve

PER_WORD_TARGET = 1.5
CHECK_TARGET_MS = 1000.0
AT = "2026-01-01T00:00:00.000Z"


def drafted(name: str) -> str:
    """Load a playbook, agree every clause on its usual values, and write the whole draft."""
    language.parsed.cache_clear()
    wording._compiled.cache_clear()  # noqa: SLF001  (each run is to pay for what a fresh process pays for)
    playbook = load_playbook(name)
    offers = {
        clause_id: Offer(
            terms={
                term_id: term.write(term.parse(term.usual or getattr(term, "example", "")))  # type: ignore[arg-type]
                for term_id, term in clause.terms.items()
            }
        )
        for clause_id, clause in playbook.clauses.items()
    }
    opening = Opened(
        seq=1, at=AT, party=None, prev="", format=LOG_FORMAT, parties=Parties("A", "B"), playbook=playbook
    )
    state = begin(opening, "0" * 64)
    package = Propose(offers=offers).fitted(state, "client", AT, {})
    state = evolve(state, decide(state, package, "client", AT), "1" * 64)
    state = evolve(state, decide(state, Accept(proposal=2), "provider", AT), "2" * 64)
    return document_as_markdown(draft(state))


def measured(repetitions: int) -> list[Ratio]:
    """The time for each thousand words, and that of checking all files against a second."""
    names = {"ours": "kpo-standard", "base": "kpo-essentials"}
    with scratch_folder() as folder:
        check = command(folder / "bytecode", sys.executable, "-m", "kpo_tui", "playbook", "check")
        runs = {key: partial(drafted, name) for key, name in names.items()}
        median = in_turns({**runs, "check": check}, repetitions)
    words = {key: len(drafted(name).split()) / 1000 for key, name in names.items()}
    return [
        Ratio(
            "new + draft, 1,000 words: kpo-standard / kpo-essentials",
            median["ours"] / words["ours"],
            median["base"] / words["base"],
            PER_WORD_TARGET,
        ),
        Ratio("kpo playbook check, all files / one second", median["check"], CHECK_TARGET_MS, 1.0),
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repetitions", type=int, default=9)
    arguments = parser.parse_args()
    print(report(f"Playbooks ({machine()})", measured(arguments.repetitions)))


if __name__ == "__main__":
    main()
