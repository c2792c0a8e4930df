"""A negotiation that two seeded sides play from their sample positions. The same seed plays the same game.

Both open every clause with what they prefer. Then they take turns: each answers what the other has standing,
takes what it can live with, goes down its ladders on the rest, the light terms first, and accepts once nothing
is left in its way. Where both stand on their last rung, a clause is parked, traded in a package, or given in on by
the side to which it matters less. What else happens, `incidents` tells.
"""

import random
from datetime import timedelta
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from kpo_tui.errors import Refused
from kpo_tui.library import load_playbook
from kpo_tui.negotiation.act import Act, Event
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.confirmation import Confirm
from kpo_tui.negotiation.acts.parking import Park, Unpark
from kpo_tui.negotiation.acts.proposal import Propose, Proposed
from kpo_tui.negotiation.acts.rejection import Reject
from kpo_tui.negotiation.events import Offer, Proposal
from kpo_tui.negotiation.party import SIDES, Side, other
from kpo_tui.negotiation.rules import decide
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import Raw, SomeTerm
from kpo_tui.negotiation.values import missing_terms
from kpo_tui.sample import BEGINS, NAMES, remarks
from kpo_tui.sample.mind import Mind, sample_positions
from kpo_tui.table.session import Session, begin_session, instant

_CLOSES = 18


class Calendar:
    """A clock that moves when it is read, by a few minutes, and when told to wait."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self.now = BEGINS

    def __call__(self) -> str:
        self.now += timedelta(seconds=self._dice.randint(70, 1500))
        self._to_office_hours()
        return instant(self.now)

    def wait(self, least: int, most: int) -> None:
        """Let some hours pass."""
        self.now += timedelta(hours=self._dice.randint(least, most))
        self._to_office_hours()

    def ahead(self, days: int) -> str:
        """The end of the day, so many days ahead."""
        return instant((self.now + timedelta(days=days)).replace(hour=23, minute=59, second=59))

    def _to_office_hours(self) -> None:
        if self.now.hour >= _CLOSES or self.now.hour < BEGINS.hour:
            self.now += timedelta(days=1 if self.now.hour >= _CLOSES else 0)
            self.now = self.now.replace(hour=BEGINS.hour, minute=self._dice.randint(0, 40))
        while self.now.weekday() > 4:
            self.now += timedelta(days=1)


Length: TypeAlias = Literal["quick", "long", "deadlock"]
LENGTHS: tuple[Length, ...] = ("quick", "long", "deadlock")
ADDED = "name_and_logo"


class Manner(NamedTuple):
    """How a game is played: how readily both concede, how much they talk, and the most rounds it may take."""

    pace: float
    talk: float
    rounds: int


MANNERS: dict[Length, Manner] = {
    "quick": Manner(4.0, 0.02, 40),
    "long": Manner(0.35, 0.22, 400),
    "deadlock": Manner(0.45, 0.12, 24),
}


class Table:
    """The table both sides sit at: the session, their minds, the dice, the calendar, and simple acts."""

    def __init__(self, path: Path, playbook_name: str, seed: int, length: Length) -> None:
        self.dice = random.Random(seed)  # noqa: S311  (a game, no secret)
        self.manner = MANNERS[length]
        self.length = length
        self.calendar = Calendar(self.dice)
        playbook = load_playbook(playbook_name)
        self.minds: dict[Side, Mind] = {
            party: Mind(playbook, positions, self.dice, self.manner.pace)
            for party, positions in sample_positions(playbook_name, playbook).items()
        }
        self.session: Session = begin_session(path, playbook, NAMES, clock=self.calendar)
        self.agenda = list(playbook.clauses)
        self.for_good: set[str] = set()

    @property
    def state(self) -> Negotiation:
        """Where the negotiation stands."""
        return self.session.state

    def does(self, party: Side, act: Act) -> Event:
        """`party` does `act`, which the rules must allow; of a stance that it offers whole, what applies."""
        if isinstance(act, Propose):
            act = act.fitted(self.state, party, self.state.last_at, {})
        return self.session.perform(act, party)

    def tries(self, party: Side, act: Act) -> bool:
        """`party` does `act` if the rules allow it; True if it did."""
        try:
            self.does(party, act)
        except Refused:
            return False
        return True

    def says(self, party: Side, clause_id: str | None = None) -> None:
        """A remark, about a clause or in general."""
        self.does(party, Comment(text=self.dice.choice(remarks.COMMENTS), clause=clause_id))

    def rolls(self, chance: float) -> bool:
        """True with that chance."""
        return self.dice.random() < chance

    def open_clauses(self) -> list[str]:
        """The clauses on the table that are neither settled nor parked."""
        state = self.state
        return [clause_id for clause_id in state.unsettled() if state.clauses[clause_id].parked is None]

    def proposes(self, party: Side, clause_id: str, values: dict[str, Raw], *, first: bool = False) -> None:
        """An offer of these values, now and then with a note or a time limit; nothing if it stands already."""
        note = "" if first or not self.rolls(0.3) else self.dice.choice(remarks.NOTES)
        until = self.calendar.ahead(self.dice.randint(3, 12)) if not first and self.rolls(0.08) else None
        offers = {clause_id: Offer(terms=self.completed(clause_id, party, values))}
        act = Propose(offers=offers, note=note, valid_until=until)
        act = act.fitted(self.state, party, self.state.last_at, {})
        standing = self.state.live(clause_id, party, self.state.last_at)
        made = decide(self.state, act, party, self.state.last_at)
        if standing is None or not isinstance(made, Proposed) or made.clauses != standing.clauses:
            self.does(party, act)

    def completed(self, clause_id: str, party: Side, values: dict[str, Raw]) -> dict[str, Raw]:
        """The values with a usual one for each term that neither side's positions know, but that would be missing."""
        offer = Offer(terms=values)
        for term_id in missing_terms(self.state, clause_id, offer, party):
            term: SomeTerm = self.state.clause(clause_id).terms[term_id]
            typed = term.usual or term.expected().rpartition("such as ")[2].split(" or ")[0]
            values = {**values, term_id: term.write(term.parse(typed))}
        return values


def open_all(table: Table) -> None:
    """Both sides open every clause with what they prefer, clause by clause."""
    for party in SIDES:
        for clause_id in table.agenda:
            table.proposes(party, clause_id, table.minds[party].stance(clause_id), first=True)
        table.calendar.wait(20, 60)
    table.does("provider", Comment(text="Thank you for your opening. Let us go through it clause by clause."))


def take_turn(table: Table, party: Side) -> None:
    """`party` answers a handful of clauses, in the order in which they come to hand."""
    waiting = table.open_clauses()
    table.dice.shuffle(waiting)
    for clause_id in waiting[: table.dice.randint(3, 8)]:
        if clause_id in table.open_clauses():  # a package may have settled it meanwhile
            answer_offer(table, party, clause_id)
    if table.rolls(table.manner.talk):
        table.says(party)
    table.calendar.wait(2, 30)


def answer_offer(table: Table, party: Side, clause_id: str) -> None:
    """What `party` does about one clause now."""
    state, mind = table.state, table.minds[party]
    theirs = state.live(clause_id, other(party), state.last_at)
    if clause_id not in state.playbook.clauses:
        _answer_new_clause(table, party, theirs)
    elif theirs is None:
        if state.live(clause_id, party, state.last_at) is None:
            table.proposes(party, clause_id, mind.stance(clause_id))
    elif theirs.clauses[clause_id].left_out:
        table.does(party, Accept(proposal=theirs.seq))
    elif len(theirs.clauses) > 1:
        _answer_package(table, party, theirs)
    else:
        _bargain(table, party, clause_id, theirs)


def _bargain(table: Table, party: Side, clause_id: str, theirs: Proposal) -> None:
    mind, offer = table.minds[party], theirs.clauses[clause_id]
    blocking = mind.blocking(clause_id, offer)
    missing = missing_terms(table.state, clause_id, offer, other(party))
    if not blocking and not missing and table.tries(party, Accept(proposal=theirs.seq)):
        return
    conceded = mind.concede(clause_id, blocking)
    stuck = [term_id for term_id in blocking if mind.exhausted(clause_id, term_id)]
    if blocking and stuck == blocking and not conceded:
        _get_unstuck(table, party, clause_id, stuck)
    elif not conceded and blocking and table.rolls(table.manner.talk * 2):
        table.says(party, clause_id)
    else:
        table.proposes(party, clause_id, mind.answer(clause_id, offer))


def _get_unstuck(table: Table, party: Side, clause_id: str, stuck: list[str]) -> None:
    """`party` can go no further: it parks the clause, or whoever it matters less to gives in."""
    term_id = stuck[0]
    mind, rival = table.minds[party], table.minds[other(party)]
    if table.length == "deadlock" and mind.insists(clause_id, term_id):
        label = table.state.clause(clause_id).terms[term_id].label
        table.does(party, Park(clause=clause_id, reason=remarks.DEADLOCKED.format(term=label.lower())))
        table.for_good.add(clause_id)
    elif table.rolls(0.25):
        reason = mind.reason(clause_id, term_id) or table.dice.choice(remarks.PARKING)
        table.does(party, Park(clause=clause_id, reason=reason))
    elif mind.weight(clause_id) <= rival.weight(clause_id) or table.rolls(0.3):
        for one in stuck:
            mind.give_in(clause_id, one)
        theirs = table.state.live(clause_id, other(party), table.state.last_at)
        assert theirs is not None  # noqa: S101  (it is what was being answered)
        values = table.completed(clause_id, party, mind.answer(clause_id, theirs.clauses[clause_id]))
        offers = {clause_id: Offer(terms=values)}
        table.does(party, Propose(offers=offers, note=remarks.GIVING_IN))
    elif table.rolls(0.4):
        table.says(party, clause_id)


def _answer_package(table: Table, party: Side, theirs: Proposal) -> None:
    """A package is taken whole, or refused with a reason."""
    mind = table.minds[party]
    blocked = sum(len(mind.blocking(clause_id, offer)) for clause_id, offer in theirs.clauses.items())
    if (blocked <= 2 or table.rolls(0.3)) and table.tries(party, Accept(proposal=theirs.seq)):
        return
    table.does(party, Reject(proposal=theirs.seq, reason=table.dice.choice(remarks.REJECTING)))


def _answer_new_clause(table: Table, party: Side, theirs: Proposal | None) -> None:
    if theirs is None:
        return
    if party == "provider" and ADDED in theirs.clauses and theirs.clauses[ADDED].wording == remarks.PUBLICITY:
        offer = Offer(title=remarks.ADDED_TITLE, wording=remarks.PUBLICITY_ANSWER)
        table.does(party, Propose(offers={ADDED: offer}, note="We can stop within 30 days."))
    elif theirs.clauses[next(iter(theirs.clauses))].left_out or ADDED in theirs.clauses:
        table.does(party, Accept(proposal=theirs.seq))
    else:
        left_out = {clause_id: Offer(left_out=True) for clause_id in theirs.clauses}
        table.does(party, Propose(offers=left_out, note=remarks.LEAVING_OUT))


def take_up_parked(table: Table, party: Side) -> None:
    """What was parked by chance is taken up again after a while; what is deadlocked stays."""
    for clause_id in table.state.unsettled():
        parked = table.state.clauses[clause_id].parked
        if parked is not None and clause_id not in table.for_good and table.rolls(0.5):
            table.does(party, Unpark(clause=clause_id))


def conclude(table: Table) -> None:
    """Both confirm, once everything is settled; where it is not, they say that they leave it at that."""
    if table.state.unsettled():
        for clause_id in table.open_clauses():
            reason = remarks.STOPPED.format(term=table.state.clause(clause_id).title)
            table.does("provider", Park(clause=clause_id, reason=reason))
        text = "We stop here for now. Our boards will speak; the parked clauses stay as they are."
        table.does("client", Comment(text=text))
        return
    table.does("client", Confirm())
    if table.length == "long":  # any act voids a first confirmation
        table.does("provider", Comment(text="Our signatory is back tomorrow; please confirm once more then."))
        table.calendar.wait(18, 30)
        table.does("client", Confirm())
    table.does("provider", Confirm())
