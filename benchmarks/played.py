"""Long negotiations to measure with: two seeded sides play every kind of act over a playbook."""

import random
from collections.abc import Iterator
from pathlib import Path

from kpo_tui.errors import Refused, ValueNotUnderstood
from kpo_tui.library import load_playbook
from kpo_tui.log.record import hash_of, line_of
from kpo_tui.negotiation import acts
from kpo_tui.negotiation.deciding import decide
from kpo_tui.negotiation.events import LOG_FORMAT, AnyEvent, Offer, Opened, Parties
from kpo_tui.negotiation.playbook import Playbook
from kpo_tui.negotiation.rules import begin, evolve
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import PARTIES, Party, Raw, SomeTerm, other

_TYPED = (
    "yes", "no", "a", "b", "c", "2027-01-31", "2028-06-30", "Delhi; Pune", "Reports; Filings; Reviews",
    "A text of some length, as people write them", *(f"{number}{unit}" for number in (1, 2, 5, 10, 30, 45, 60, 90, 120)
    for unit in ("", "%", " days", " hours", " months", " years", "00 USD")),
)  # fmt: skip
_REMARKS = (
    "Our finance team asks for {0} days more here: the audit ends in week {0}, and invoices that come in before "
    "that cannot be matched to purchase orders. Would a fixed date suit you better?",
    "Could you say how the figure of {0} was reached? Our own count for the last quarter comes out lower.",
    "We can live with that if item {0} of your list moves as well.",
    "Legal has read it and has {0} remarks, none of them a blocker. They will come with our next proposal, together "
    "with the names of the people who decide on them.",
)
_NOTES = (
    "",
    "",
    "As discussed on the call of Tuesday.",
    "This is as far as the budget goes without asking the board.",
)


def playbook_to_play() -> Playbook:
    """The bundled playbook."""
    return load_playbook("kpo-essentials")


def instant_after(seconds: int) -> str:
    """A time, so many seconds into the year 2026."""
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    days, hour = divmod(hours, 24)
    return f"2026-{1 + days // 28 % 12:02d}-{1 + days % 28:02d}T{hour:02d}:{minute:02d}:{second:02d}.000Z"


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


class Play:
    """A negotiation that goes on for as long as it is asked to; the same seed plays the same one."""

    def __init__(self, playbook: Playbook, seed: int) -> None:
        self.random = random.Random(seed)
        self.opening = Opened(
            seq=1, at=instant_after(0), party=None, prev="", format=LOG_FORMAT,
            parties=Parties("Acme Ltd", "Bharat Analytics"), playbook=playbook,
        )  # fmt: skip
        self.state = begin(self.opening, hash_of(line_of(self.opening)))
        self.values = {
            (clause_id, term_id): values_for(term)
            for clause_id, clause in playbook.clauses.items()
            for term_id, term in clause.terms.items()
        }

    def events(self, count: int) -> Iterator[AnyEvent]:
        """The first `count` events, the opening included."""
        yield self.opening
        while self.state.seq < count:
            event = self._next_event(instant_after(self.state.seq * 97))
            self.state = evolve(self.state, event, hash_of(line_of(event)))
            yield event

    def _next_event(self, at: str) -> AnyEvent:
        party = self.random.choice(PARTIES)
        clause_id = self.random.choice(list(self.state.clauses))
        try:
            return decide(self.state, self._act(clause_id, party, at), party, at)
        except Refused:
            return decide(self.state, self._remark(clause_id), party, at)

    def _act(self, clause_id: str, party: Party, at: str) -> acts.Act:
        clause = self.state.clauses[clause_id]
        dice = self.random.random()
        if dice < 0.15:
            return self._remark(clause_id)
        if clause.agreed is not None:
            return (
                acts.DeclineReopening(clause=clause_id)
                if dice < 0.25
                else acts.Reopen(
                    clause=clause_id, reason="The new data protection officer wants to see it again."
                )
            )
        if clause.parked is not None:
            return acts.Unpark(clause=clause_id)
        if dice < 0.20:
            return acts.Park(clause=clause_id, reason="Waits for the security review, which ends this month.")
        theirs = self.state.live(clause_id, other(party), at)
        if theirs is not None and dice < 0.45:
            return self._answer(theirs.seq, dice)
        return self._proposal(clause_id, party)

    def _answer(self, number: int, dice: float) -> acts.Act:
        return (
            acts.Reject(proposal=number, reason="We are too far apart here to go on from this.")
            if dice < 0.24
            else acts.Accept(proposal=number)
        )

    def _remark(self, clause_id: str) -> acts.Comment:
        text = self.random.choice(_REMARKS).format(self.random.randrange(40))
        return acts.Comment(text=text, clause=self.random.choice((clause_id, None)))

    def _proposal(self, clause_id: str, party: Party) -> acts.Act:
        own = self.state.clauses[clause_id].side(party).standing
        dice = self.random.random()
        if own is not None and dice < 0.05:
            return acts.Withdraw(proposal=own)
        if dice < 0.08 and len(self.state.clauses) < len(self.state.playbook.clauses) + 4:
            fresh = f"added_{self.random.randrange(4)}"
            return acts.Propose(
                offers={fresh: Offer(title="A clause of our own", wording="The Parties shall meet.")}
            )
        if dice < 0.10:
            return acts.Propose(offers={clause_id: Offer(left_out=True)})
        several = 1 if dice < 0.8 else self.random.randint(2, 3)
        among = {clause_id, *self.random.sample(list(self.state.clauses), several - 1)}
        until = instant_after(self.state.seq * 97 + 86_400) if dice > 0.95 else None
        offers = {one: self._offer(one, party) for one in sorted(among)}
        return acts.Propose(offers=offers, note=self.random.choice(_NOTES), valid_until=until)

    def _offer(self, clause_id: str, party: Party) -> Offer:
        """A first offer says every term, a later one moves about a quarter of them."""
        clause = self.state.clause(clause_id)
        first = self.state.offer(clause_id, party) is None
        moved = [term_id for term_id in clause.terms if first or self.random.random() < 0.25]
        terms = {term_id: self.random.choice(self.values[clause_id, term_id]) for term_id in moved}
        own_words = self.random.random() < 0.1 or not clause.terms
        return Offer(terms=terms, wording="The Provider shall do so with care. " * 8 if own_words else None)


def write_log(path: Path, count: int, seed: int = 1) -> Negotiation:
    """A log of `count` events at `path`; gives the state it leads to. Not flushed: nothing depends on it."""
    play = Play(playbook_to_play(), seed)
    head = ""
    with path.open("wb") as file:
        for event in play.events(count):
            line = line_of(event)
            assert event.prev == head
            head = hash_of(line)
            file.write(line + b"\n")
    return play.state
