"""One frozen snapshot of the desk drives the screen."""

from msgspec import Struct

from kpo_tui.desk import Desk
from kpo_tui.dialogue.prompts import Prompt, TermLine
from kpo_tui.negotiation.advice import Advice
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import Party, other
from kpo_tui.ui.presenting.clauses import ClauseRow, ClauseRows, progress_of
from kpo_tui.ui.presenting.heading import Heading


class Snapshot(Struct, frozen=True, eq=False):
    """All that the screen shows of a desk at one moment.

    `state` is the negotiation as the party may see it, `clause` the one at hand. `end` is the byte that the log was read to.
    """

    state: Negotiation
    party: Party
    clause: str
    prompt: Prompt
    lines: tuple[TermLine, ...]
    theirs_shown: bool
    they_spoke: bool
    advice: Advice | None
    rows: tuple[ClauseRow, ...]
    heading: Heading
    end: int


def snapshot_of(desk: Desk, rows: ClauseRows, before: str) -> Snapshot:
    """The desk as it is now. `before` is the clause that was at hand, for prompts that are about none."""
    state, party, at = desk.state, desk.party, desk.seat.at
    prompt = desk.prompt()
    clause = desk.clause or (before if before in state.clauses else next(iter(state.clauses)))
    listed = rows.rows(state, at, desk.unsent())
    heading = Heading(
        state.parties.client,
        state.parties.provider,
        party,
        progress_of(listed),
        state.head,
        "read-only" if desk.read_only else "what-if copy" if state.origin else "",
    )
    return Snapshot(
        state=desk.seen,
        party=party,
        clause=clause,
        prompt=prompt,
        lines=desk.lines(clause),
        theirs_shown=desk.may_see_theirs(clause),
        they_spoke=state.clauses[clause].side(other(party)).spoke,
        advice=desk.advice(clause),
        rows=listed,
        heading=heading,
        end=desk.end,
    )
