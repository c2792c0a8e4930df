"""How the gaps closed, as a document: each numeric term round by round, and both parties' share in it."""

from collections.abc import Iterable
from datetime import timedelta

from kpo_tui.documents.document import Block, Document, Heading, Table, cells, paragraph, plain, table
from kpo_tui.documents.notices import notices
from kpo_tui.history.gaps import Step, TermHistory, gap_histories
from kpo_tui.history.moments import Moment
from kpo_tui.history.tally import Tally, outstanding, tallies
from kpo_tui.negotiation.party import SIDES, Side
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.values import shown


def gap_history(moments: Iterable[Moment]) -> Document:
    """What both parties offered on each numeric term, how far apart it left them, and who moved.

    `moments` are those of a log from its first event on; there is at least one.
    """
    made = list(moments)
    state = made[-1].state
    blocks: list[Block] = [Heading(1, plain("The parties")), _parties(state, tallies(made))]
    for party in SIDES:
        owed = "; ".join(outstanding(state, party)) or "nothing"
        blocks.append(paragraph(f"Outstanding from {state.parties.name(party)}: {owed}."))
    histories = gap_histories(made)
    for clause_id in dict.fromkeys(history.clause for history in histories):
        blocks.append(Heading(1, plain(state.clause(clause_id).title), clause=clause_id))
        for history in histories:
            if history.clause == clause_id:
                blocks += [Heading(2, plain(history.term.label), clause=clause_id), _steps(state, history)]
    if not histories:
        blocks.append(paragraph("Nothing was offered yet on any term that is a number."))
    return Document(f"How the gaps closed, to event {state.seq}", tuple(blocks), notices(state))


def _parties(state: Negotiation, found: dict[Side, Tally]) -> Table:
    header = ("Party", "Turns", "Time held", "Proposals", "Acceptances", "Steps closer, further")
    rows = [
        (
            str(state.parties.on(party)),
            str(tally.turns),
            length(tally.held),
            str(tally.proposals),
            str(tally.acceptances),
            f"{tally.conceded}, {tally.retreated}",
        )
        for party, tally in found.items()
    ]
    return table(header, rows)


def _steps(state: Negotiation, history: TermHistory) -> Table:
    header = ("Round", "Event", state.parties.client, state.parties.provider, "Gap", "Who moved")
    name = f"{history.clause}.{history.term_id}"
    rows = tuple(
        (
            plain(str(step.round)),
            plain(str(step.seq)),
            *(plain(shown(history.term, step.side(party)), term=name) for party in SIDES),
            plain("agreed" if step.agreed else step.gap.text if step.gap else "–"),
            plain(_moved(step)),
        )
        for step in history.steps
    )
    return Table(cells(header), rows, clause=history.clause)


def _moved(step: Step) -> str:
    if step.moved is None:
        return "–"
    return step.moved + {1: ", closer", -1: ", further", 0: ""}[step.concedes]


def length(time: timedelta) -> str:
    """A length of time in its two largest units: `3 days 4 hours`, `11 minutes`."""
    seconds = int(time.total_seconds())
    parts: list[str] = []
    for name, size in (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1)):
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(f"{count} {name}{'' if count == 1 else 's'}")
        if len(parts) == 2 or (parts and not count):
            break
    return " ".join(parts) or "0 seconds"
