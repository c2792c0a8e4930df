"""Who moved between two moments of a negotiation: values said anew, acts counted. No words for a page here."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from kpo_tui.negotiation.act import Event
from kpo_tui.negotiation.acts.acceptance import Accepted
from kpo_tui.negotiation.acts.comment import Commented
from kpo_tui.negotiation.acts.proposal import Proposed
from kpo_tui.negotiation.acts.rejection import Rejected
from kpo_tui.negotiation.acts.withdrawal import Withdrawn
from kpo_tui.negotiation.party import PARTIES, Party, other
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import Gap, Raw, SomeTerm
from kpo_tui.negotiation.values import gap_between, value_said


class Move(Struct, frozen=True):
    """One party's change on one term. `concedes` is 1 for a step towards the other side, -1 for one away.

    `before` is None where the party had said nothing yet. `gap_before` and `gap_after` are how far the
    parties were apart on the term, None where one had not spoken.
    """

    party: Party
    clause: str
    term_id: str
    term: SomeTerm
    before: Raw | None
    after: Raw
    concedes: int
    gap_before: Gap | None
    gap_after: Gap | None

    @property
    def closed(self) -> int | None:
        """How much of the gap was closed, in percent, below zero where it grew; None where it has no measure."""
        amounts = [gap.amount if gap else None for gap in (self.gap_before, self.gap_after)]
        first, last = amounts
        return None if not first or last is None else round((first - last) * 100 / first)


class Acts(Struct, frozen=True):
    """How often a party did what."""

    offers: int = 0
    counter_offers: int = 0
    acceptances: int = 0
    rejections: int = 0
    withdrawals: int = 0
    comments: int = 0


def moves(before: Negotiation, after: Negotiation) -> list[Move]:
    """Every value that a party said anew between the two moments, in the order of the agreement."""
    found: list[Move] = []
    for clause_id in after.clauses:
        for term_id, term in after.clause(clause_id).terms.items():
            old = {party: value_said(before, clause_id, term_id, party) for party in PARTIES}
            new = {party: value_said(after, clause_id, term_id, party) for party in PARTIES}
            gaps = [gap_between(term, said["client"], said["provider"]) for said in (old, new)]
            for party in PARTIES:
                was, now = old[party], new[party]
                if now is not None and now != was:
                    towards = _towards(term, party, was, now)
                    found.append(Move(party, clause_id, term_id, term, was, now, towards, *gaps))
    return found


def _towards(term: SomeTerm, party: Party, old: Raw | None, new: Raw) -> int:
    return 0 if old is None else term.better_for(other(party), term.read(new), term.read(old))


def acts_of(events: Iterable[Event]) -> dict[Party, Acts]:
    """What each party did."""
    done: dict[Party, Acts] = {party: Acts() for party in PARTIES}
    for event in events:
        if event.party is None:
            continue
        acts = done[event.party]
        match event:
            case Proposed(answers=answers) if answers:
                acts = replace(acts, counter_offers=acts.counter_offers + 1)
            case Proposed():
                acts = replace(acts, offers=acts.offers + 1)
            case Accepted():
                acts = replace(acts, acceptances=acts.acceptances + 1)
            case Rejected():
                acts = replace(acts, rejections=acts.rejections + 1)
            case Withdrawn():
                acts = replace(acts, withdrawals=acts.withdrawals + 1)
            case Commented():
                acts = replace(acts, comments=acts.comments + 1)
        done[event.party] = acts
    return done


def openings_end(events: Iterable[Event]) -> int:
    """The number of the last event before either party first answered the other; 1 where neither has yet."""
    for event in events:
        if isinstance(event, Accepted | Rejected) or (isinstance(event, Proposed) and event.answers):
            return event.seq - 1
    return 1
