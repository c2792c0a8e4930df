"""Long negotiations to measure with: two seeded sides play every kind of act over the bundled playbook."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from kpo_tui.errors import Refused, ValueNotUnderstood
from kpo_tui.library import load_playbook
from kpo_tui.log.record import hash_of, line_of
from kpo_tui.negotiation.act import Act, Event
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.opening import Opened, begin
from kpo_tui.negotiation.acts.parking import Park, Unpark
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.acts.rejection import Reject
from kpo_tui.negotiation.acts.reopening import DeclineReopening, Reopen
from kpo_tui.negotiation.acts.withdrawal import Withdraw
from kpo_tui.negotiation.events import LOG_FORMAT, Offer
from kpo_tui.negotiation.party import SIDES, Parties, Side, other
from kpo_tui.negotiation.playbook import Playbook
from kpo_tui.negotiation.rules import decide, evolve
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import Raw, SomeTerm
from kpo_tui.table.session import instant

PLAYBOOK = "kpo-essentials"
PARTIES_NAMED = Parties("Acme Ltd", "Bharat Analytics")
MOST_ADDED = 4

_TYPED = (
    "yes", "no", "a", "b", "c", "2027-01-31", "2028-06-30", "Delhi; Pune", "Reports; Filings; Reviews",
    "A text of some length, as people write them", *(f"{number}{unit}" for number in (1, 2, 5, 10, 30, 45, 60, 90, 120)
    for unit in ("", "%", " days", " hours", " months", " years", "00 USD")),
)  # fmt: skip
_REMARKS = (
    "Our finance team asks for {0} days more here: the audit ends in week {0}. Would a fixed date suit you better?",
    "Could you say how the figure of {0} was reached? Our own count for the last quarter comes out lower.",
    "We can live with that if item {0} of your list moves as well.",
    "Legal has read it and has {0} remarks, none of them a blocker. They will come with our next proposal.",
)
_NOTES = ("", "", "As discussed on Tuesday.", "This is as far as the budget goes without asking the board.")
_WHY_REOPEN = "The new data protection officer wants to see it again."
_WHY_PARK = "Waits for the security review, which ends this month."
_WHY_REJECT = "We are too far apart here to go on from this."


def values_for(term: SomeTerm) -> list[Raw]:
    """Some sound values of a term, in canonical form."""
    example = term.expected().rpartition("such as ")[2].removesuffix(" or 31 January 2027")
    found: list[Raw] = []
    for typed in (term.usual, example, *_TYPED):
        try:
            raw = term.write(term.parse(typed))
        except ValueNotUnderstood:
            continue
        if raw not in found:
            found.append(raw)
    return found[:12]


class Player:
    """Both sides of a negotiation, rolling dice. The same seed plays the same game."""

    def __init__(self, playbook: Playbook, seed: int) -> None:
        self.random = random.Random(seed)
        self.values = {
            (clause_id, term_id): values_for(term)
            for clause_id, clause in playbook.clauses.items()
            for term_id, term in clause.terms.items()
        }

    def turn(self, state: Negotiation, at: str) -> tuple[Side, Act]:
        """A party and an act that the rules allow it now."""
        party = self.random.choice(SIDES)
        clause_id = self.random.choice(list(state.clauses))
        act = self._act(state, clause_id, party, at)
        try:
            decide(state, act, party, at)
        except Refused:
            act = self._remark(clause_id)
        return party, act

    def _act(self, state: Negotiation, clause_id: str, party: Side, at: str) -> Act:
        clause = state.clauses[clause_id]
        dice = self.random.random()
        if dice < 0.15:
            return self._remark(clause_id)
        if clause.agreed is not None:
            reopen = Reopen(clause=clause_id, reason=_WHY_REOPEN)
            return DeclineReopening(clause=clause_id) if dice < 0.25 else reopen
        if clause.parked is not None:
            return Unpark(clause=clause_id)
        if dice < 0.20:
            return Park(clause=clause_id, reason=_WHY_PARK)
        theirs = state.live(clause_id, other(party), at)
        if theirs is not None and dice < 0.24:
            return Reject(proposal=theirs.seq, reason=_WHY_REJECT)
        if theirs is not None and dice < 0.45:
            return Accept(proposal=theirs.seq)
        return self._proposal(state, clause_id, party, at)

    def _remark(self, clause_id: str) -> Comment:
        text = self.random.choice(_REMARKS).format(self.random.randrange(40))
        return Comment(text=text, clause=self.random.choice((clause_id, None)))

    def _proposal(self, state: Negotiation, clause_id: str, party: Side, at: str) -> Act:
        own = state.clauses[clause_id].side(party).standing
        dice = self.random.random()
        if own is not None and dice < 0.05:
            return Withdraw(proposal=own)
        if dice < 0.08 and len(state.clauses) < len(state.playbook.clauses) + MOST_ADDED:
            added = f"added_{self.random.randrange(MOST_ADDED)}"
            return Propose(offers={added: Offer(title="A clause of our own", wording="We shall meet.")})
        if dice < 0.10:
            return Propose(offers={clause_id: Offer(left_out=True)})
        among = {clause_id}
        if dice > 0.8:
            among.update(self.random.sample(list(state.clauses), self.random.randint(1, 2)))
        offers = {one: self._offer(state, one, party) for one in sorted(among)}
        until = instant(datetime.fromisoformat(at) + timedelta(days=1)) if dice > 0.95 else None
        act = Propose(offers=offers, note=self.random.choice(_NOTES), valid_until=until)
        return act.fitted(state, party, at, {})

    def _offer(self, state: Negotiation, clause_id: str, party: Side) -> Offer:
        """A first offer says every term, a later one moves about a quarter of them."""
        terms = state.clause(clause_id).terms
        first = state.offer(clause_id, party) is None
        moved = [term_id for term_id in terms if first or self.random.random() < 0.25]
        own_words = self.random.random() < 0.1 or not terms
        return Offer(
            terms={term_id: self.random.choice(self.values[clause_id, term_id]) for term_id in moved},
            wording="The Provider shall do so with care. " * 8 if own_words else None,
        )


def events(count: int, seed: int = 1) -> Iterator[tuple[Event, bytes]]:
    """The first `count` events of a game with their lines, the opening included."""
    playbook = load_playbook(PLAYBOOK)
    player = Player(playbook, seed)
    moment = datetime.fromisoformat("2026-01-01T00:00:00+00:00")
    opening = Opened(
        seq=1, at=instant(moment), party=None, prev="",
        format=LOG_FORMAT, parties=PARTIES_NAMED, playbook=playbook,
    )  # fmt: skip
    yield opening, (line := line_of(opening))
    state = begin(opening, hash_of(line))
    while state.seq < count:
        moment += timedelta(seconds=97)
        party, act = player.turn(state, instant(moment))
        event = decide(state, act, party, instant(moment))
        yield event, (line := line_of(event))
        state = evolve(state, event, hash_of(line))


def write_log(path: Path, count: int, seed: int = 1) -> dict[str, int]:
    """A log of `count` events at `path`, not flushed to the disk; gives how many there are of each type."""
    kinds: dict[str, int] = {}
    with path.open("wb") as file:
        for event, line in events(count, seed):
            kind = str(event.__struct_config__.tag)
            kinds[kind] = kinds.get(kind, 0) + 1
            file.write(line + b"\n")
    return kinds
