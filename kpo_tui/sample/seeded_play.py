"""From a seed to a whole negotiation in a log, with what happens in it besides bargaining.

Packages are offered, new clauses proposed, clauses left out or reopened.
"""

from pathlib import Path

from kpo_tui.errors import KpoError, Partly
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.acts.rejection import Reject
from kpo_tui.negotiation.acts.reopening import DeclineReopening, Reopen
from kpo_tui.negotiation.acts.withdrawal import Withdraw
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import SIDES, Side, other
from kpo_tui.negotiation.terms import Raw
from kpo_tui.sample import PLAYBOOK, remarks
from kpo_tui.sample.game import ADDED, Length, Table, conclude, open_all, take_turn, take_up_parked
from kpo_tui.table.session import Session

MOST_EVENTS = 100_000


def play_seeded(
    path: Path, seed: int, playbook: str = PLAYBOOK, length: Length = "quick", at_least: int = 0
) -> Session:
    """Play a negotiation into a new log at `path`; gives the session at its end.

    The same seed, playbook and length write the same bytes. With `at_least`, clauses are reopened until the log
    has about that many events. Raises Usage if there is a file already, Partly where the rest cannot be written.
    """
    table = Table(path, playbook, seed, length)
    try:
        _play(table, at_least)
    except KpoError as error:
        raise Partly(f"{path}: the first {table.state.seq} events were", error) from error
    return table.session


def _play(table: Table, at_least: int) -> None:
    open_all(table)
    for number in range(table.manner.rounds):
        _round(table, number)
        if not table.state.unsettled():
            break
    _lengthen(table, at_least)
    conclude(table)


def _round(table: Table, number: int) -> None:
    for party in SIDES:
        take_up_parked(table, party)
        take_turn(table, party)
    if table.length == "quick":
        return
    if number == 1:
        add_clause(table, "client")
    elif number == 2:
        withdraw_one(table, "provider")
    elif number == 3:
        leave_out(table, table.dice.choice(SIDES))
    elif number in (4, 6, 9):
        offer_package(table, table.dice.choice(SIDES))
    elif number in (5, 8):
        reopen_one(table, table.dice.choice(SIDES), consent=number == 8)
    if number and number % 3 == 0:
        table.calendar.wait(48, 120)


def _lengthen(table: Table, at_least: int) -> None:
    """Reopen clause after clause, and settle each again, until the log is as long as asked."""
    while table.state.seq < min(at_least, MOST_EVENTS):
        before = table.state.seq
        reopen_one(table, table.dice.choice(SIDES), consent=True)
        for _ in range(table.manner.rounds):
            if not table.open_clauses():
                break
            for party in SIDES:
                take_up_parked(table, party)
                take_turn(table, party)
        if table.state.seq == before:
            break


UNWANTED = "lowest_price"


def add_clause(table: Table, party: Side) -> None:
    """A clause that the playbook lacks is proposed."""
    if ADDED not in table.state.clauses:
        offer = Offer(title=remarks.ADDED_TITLE, wording=remarks.PUBLICITY)
        table.does(party, Propose(offers={ADDED: offer}, note="The playbook has nothing on this."))


def leave_out(table: Table, party: Side) -> None:
    """Leaving out the lightest clause that no other refers to is proposed, and now and then refused at first.

    Where every clause of the playbook is needed, a new one is proposed that the other side wants left out.
    """
    open_ones = [clause_id for clause_id in table.open_clauses() if _can_be_missed(table, clause_id)]
    if not open_ones:
        offer = Offer(title=remarks.UNWANTED_TITLE, wording=remarks.UNWANTED)
        table.does(party, Propose(offers={UNWANTED: offer}, note="Our standard terms have this."))
        return
    lightest = min(open_ones, key=lambda one: (sum(table.minds[side].weight(one) for side in SIDES), one))
    made = table.does(party, Propose(offers={lightest: Offer(left_out=True)}, note=remarks.LEAVING_OUT))
    if table.rolls(0.5):
        table.does(other(party), Reject(proposal=made.seq, reason="Our compliance team insists on it."))
        made = table.does(
            party, Propose(offers={lightest: Offer(left_out=True)}, note="Please ask them again.")
        )
    table.calendar.wait(24, 72)
    table.does(other(party), Accept(proposal=made.seq))


def _can_be_missed(table: Table, clause_id: str) -> bool:
    """True for a clause in the body that no other clause, check or condition speaks of."""
    playbook = table.state.playbook
    known = playbook.clauses.get(clause_id)
    if known is None or known.place != "body" or known.definitions:
        return False
    mentions = (f"'{clause_id}'", f'"{clause_id}"', f"{clause_id}.")
    for name, clause in playbook.clauses.items():
        conditions = [said for term in clause.terms.values() for one in term.when for said in one.terms]
        texts = [clause.wording, *clause.definitions.values(), *conditions]
        mentioned = clause_id in clause.needs or any(m in text for m in mentions for text in texts)
        if name != clause_id and mentioned:
            return False
    return not any(mention in text for mention in mentions for text in playbook.definitions.values())


def withdraw_one(table: Table, party: Side) -> None:
    """A proposal is taken back, and another made in its place."""
    possible = set(table.open_clauses()) & set(table.state.playbook.clauses)
    own = [one for one in table.state.proposals.values() if one.party == party and len(one.clauses) == 1]
    own = [one for one in own if possible.issuperset(one.clauses)]
    if not own:
        return
    proposal = table.dice.choice(sorted(own, key=lambda one: one.seq))
    clause_id = next(iter(proposal.clauses))
    table.does(party, Withdraw(proposal=proposal.seq, reason=table.dice.choice(remarks.WITHDRAWING)))
    table.proposes(party, clause_id, table.minds[party].stance(clause_id))


def offer_package(table: Table, party: Side) -> None:
    """One of the playbook's known trades on clauses that are open: each side gives way on one of its terms."""
    playbook = table.state.playbook
    for trade in table.dice.sample(list(playbook.trades.values()), len(playbook.trades)):
        clause_ids = list(dict.fromkeys(name.partition(".")[0] for name in trade.terms))
        if len(clause_ids) < 2 or not set(clause_ids) <= set(table.open_clauses()):
            continue
        offers = {one: Offer(terms=_meeting_halfway(table, party, one, trade.terms)) for one in clause_ids}
        ours, theirs = trade.provider_gets, trade.client_gets
        if party == "client":
            ours, theirs = theirs, ours
        note = f"These belong together: {theirs} for you, {ours} for us. {trade.why}"
        table.tries(party, Propose(offers=offers, note=note))
        return


def _meeting_halfway(table: Table, party: Side, clause_id: str, traded: tuple[str, ...]) -> dict[str, Raw]:
    """The party's own stance on the clause, with the other's on every second term that is traded."""
    own = table.minds[party].stance(clause_id)
    theirs = table.minds[other(party)].stance(clause_id)
    for at, name in enumerate(traded):
        home, _, term_id = name.partition(".")
        if home == clause_id and at % 2 and term_id in theirs:
            own[term_id] = theirs[term_id]
    return table.completed(clause_id, party, own)


def reopen_one(table: Table, party: Side, *, consent: bool) -> None:
    """An agreed clause is asked for again; the other side consents and it is agreed anew, or it declines."""
    agreed = [
        clause_id
        for clause_id, clause in table.state.clauses.items()
        if clause_id in table.state.playbook.clauses
        and clause.agreed is not None
        and not clause.agreed.offer.left_out
        and table.state.clause(clause_id).terms
    ]
    if not agreed:
        return
    clause_id = table.dice.choice(agreed)
    table.does(party, Reopen(clause=clause_id, reason=table.dice.choice(remarks.REOPENING)))
    table.calendar.wait(3, 40)
    if consent:
        table.does(other(party), Reopen(clause=clause_id))
        table.proposes(party, clause_id, table.minds[party].stance(clause_id))
    else:
        table.does(other(party), DeclineReopening(clause=clause_id, reason=remarks.DECLINING))
