"""How soon the conversation answers: `python -m benchmarks.talking [--turns N]`.

Turns of a party at its desk (a sentence heard, kept and answered by the next prompt) in a negotiation of
1,000 clauses with a log of 20,000 events, against one of 10 clauses; the slowest 5% of each.
"""

import argparse
import os
import time
from pathlib import Path

from msgspec.structs import replace

from benchmarks.measuring import Ratio, machine, report, scratch_folder
from kpo_tui.dialogue.prompts import Ahead, Decision, Prompt, Question, Review
from kpo_tui.library import load_playbook
from kpo_tui.log.record import hash_of, line_of
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import Parties
from kpo_tui.negotiation.playbook import Playbook
from kpo_tui.negotiation.rules import decide, evolve
from kpo_tui.negotiation.terms import SomeTerm
from kpo_tui.table.desk import Desk
from kpo_tui.table.session import begin_session, open_session

TARGET = 1.5
SIZES = {"10 clauses, 200 events": (10, 200), "1,000 clauses, 20,000 events": (1000, 20_000)}
AT = "2026-01-31T12:00:00.000Z"


def playbook_of(clauses: int) -> Playbook:
    """So many clauses, each with the eight first terms of the essentials' payment clause."""
    essentials = load_playbook("kpo-essentials")
    payment = essentials.clauses["payment"]
    terms = {name: replace(term, when=()) for name, term in list(payment.terms.items())[:8]}
    named = {
        f"c{number}": replace(payment, title=f"Clause {number}", wording="Pay.", terms=terms)
        for number in range(clauses)
    }
    return replace(essentials, clauses=named, checks={}, trades={}, definitions={}, names=())


def write_log(path: Path, clauses: int, events: int) -> None:
    """The provider opens every clause, then the client remarks on one after the other."""
    session = begin_session(
        path, playbook_of(clauses), Parties("Acme Ltd", "Bharat Analytics"), clock=lambda: AT
    )
    state = session.state
    with path.open("ab") as file:
        for number in range(events):
            about = f"c{number % clauses}"
            terms: dict[str, SomeTerm] = dict(state.clause(about).terms)
            usual = {name: term.write(term.parse(term.usual)) for name, term in terms.items() if term.usual}
            opens = number < clauses
            act = Propose(offers={about: Offer(terms=usual)}) if opens else Comment(text="Why?", clause=about)
            event = decide(state, act, "provider" if opens else "client", AT)
            line = line_of(event)
            file.write(line + b"\n")
            state = evolve(state, event, hash_of(line))


def answer_to(asked: Prompt) -> str:
    """What a party that agrees to everything says."""
    match asked:
        case Question():
            return "take 1" if asked.suggestions else "skip"
        case Ahead():
            return "yes"
        case Decision():
            return "accept"
        case Review():
            return "send"
        case _:
            return "next"


def turns(path: Path, number: int) -> list[float]:
    """The milliseconds that each of so many turns took, shortest first; the first ten are not counted.

    Ten clauses have no more than about a hundred turns in them.
    """
    desk = Desk(open_session(path), "client")
    taken = []
    for _ in range(number + 10):
        said = answer_to(desk.prompt())
        start = time.perf_counter()
        desk.hear(said)
        desk.prompt()
        if desk.clause is not None:
            desk.lines(desk.clause)
        taken.append((time.perf_counter() - start) * 1000)
    return sorted(taken[10:])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.talking", description=__doc__)
    parser.add_argument("--turns", type=int, default=80)
    wanted = parser.parse_args()
    print(machine())
    with scratch_folder() as folder:
        os.environ["KPO_STATE_DIR"] = str(folder / "state")
        took: list[list[float]] = []
        for name, (clauses, events) in SIZES.items():
            path = folder / f"{clauses}.jsonl"
            write_log(path, clauses, events)
            took.append(turns(path, wanted.turns))
            print(f"{name}: median {took[-1][len(took[-1]) // 2]:.1f} ms, slowest {took[-1][-1]:.1f} ms")
        late = [times[int(len(times) * 0.95)] for times in took]
        print(
            report("A turn, the slowest 5%", [Ratio(" / ".join(reversed(SIZES)), late[1], late[0], TARGET)])
        )


if __name__ == "__main__":
    main()
