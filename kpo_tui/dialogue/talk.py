"""What one party has said and not yet sent, and where in the walk it is. Private; kept for the next time."""

from msgspec import Struct
from msgspec.structs import replace

from kpo_tui.dialogue.prompts import AskingBack, Working
from kpo_tui.negotiation.acts.parking import Park
from kpo_tui.negotiation.party import Side
from kpo_tui.negotiation.positions import Positions
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.understanding.moves import Binding

MOST_STEPS = 200
"""How many steps can be taken back."""


class Seat(Struct, frozen=True):
    """Whose turn it is to talk: the negotiation as it stands at the time `at`, a party, and what it knows.

    `locale` is how the party writes numbers and dates.
    """

    state: Negotiation
    party: Side
    at: str
    positions: Positions | None = None
    locale: str = "en"


class Pending(Struct, frozen=True):
    """What was shown as about to be recorded. `tie` is the fingerprint of everything it meant when shown."""

    moves: tuple[Binding, ...]
    tie: str


class Place(Struct, frozen=True, omit_defaults=True):
    """Where in the walk the party is.

    `clause` is at hand (None: whatever comes next), `chosen` is True where the party went there itself,
    `term` is a question it went back to. `later` are clauses put off, each with the mark of what it had
    to be looked at then; `looked` are clauses where it asked to see the other side's opening first.
    `pending` (a plain yes is awaited), `asking` (a choice of readings) and `parking` (a reason is awaited) are
    set one at a time; leaving a question goes back to what stood before it. `unclear` is True where what was said last was
    not understood or refused, `recorded` where it recorded something: a bare yes is then no answer to what stands there.
    `recorded_terms` are the terms that were given other values by what was recorded last, until something else is said.
    `came_from` is the clause where the party was last: the walk goes on from there.
    """

    clause: str | None = None
    chosen: bool = False
    term: str | None = None
    later: dict[str, int] = {}
    looked: tuple[str, ...] = ()
    pending: Pending | None = None
    asking: AskingBack | None = None
    parking: Park | None = None
    unclear: bool = False
    came_from: str | None = None
    recorded: bool = False
    recorded_terms: tuple[tuple[str, str], ...] = ()


class Step(Struct, frozen=True):
    """How to take one step back: the place before, and the answers of each clause that it changed."""

    place: Place
    working: dict[str, Working | None] = {}


class Talk(Struct, frozen=True, omit_defaults=True):
    """One party's side of the conversation. `sent` is the number of the last proposal it sent from here."""

    place: Place = Place()
    working: dict[str, Working] = {}
    past: tuple[Step, ...] = ()
    sent: int = 0

    def answers(self, clause: str) -> Working:
        """The answers on a clause that are not sent yet."""
        return self.working.get(clause) or Working()

    def moved(self, **changes: object) -> "Talk":
        """At another place; what was asked there is no longer asked."""
        cleared: dict[str, object] = {
            "pending": None,
            "asking": None,
            "parking": None,
            "unclear": False,
            "recorded": False,
            "recorded_terms": (),
        }
        return replace(self, place=replace(self.place, **(cleared | changes)))

    def understood(self, clearly: bool = True) -> "Talk":
        """At the same place, with what was said last understood, or not."""
        return replace(
            self, place=replace(self.place, unclear=not clearly, recorded=False, recorded_terms=())
        )

    def answered(self, clause: str, working: Working | None) -> "Talk":
        """With other answers on a clause, or with none."""
        others = {name: held for name, held in self.working.items() if name != clause}
        return replace(self, working=others if working is None else {**others, clause: working})


def remembering(before: Talk, after: Talk) -> Talk:
    """`after`, able to go back to `before`; the same where nothing changed."""
    before = before.understood()
    if after.understood().place == before.place and after.working == before.working:
        return after
    changed = {
        clause: before.working.get(clause)
        for clause in before.working.keys() | after.working.keys()
        if before.working.get(clause) is not after.working.get(clause)
    }
    past = (*before.past, Step(before.place, changed))[-MOST_STEPS:]
    return replace(after, past=past)


def undone(talk: Talk) -> Talk | None:
    """The talk before the last step; None where there is nothing to take back."""
    if not talk.past:
        return None
    step = talk.past[-1]
    both: dict[str, Working | None] = {**talk.working, **step.working}
    working = {clause: held for clause, held in both.items() if held is not None}
    return replace(talk, place=step.place, working=working, past=talk.past[:-1])


def uncovered(talk: Talk) -> Talk:
    """The talk without the question that was asked back last: at what stood before it, and with the steps before it."""
    if talk.place.asking is None and talk.place.parking is None:
        return talk
    bare = talk.moved()
    if not talk.past or talk.past[-1].working:
        return bare
    under = replace(talk, place=talk.past[-1].place, past=talk.past[:-1])
    return uncovered(under) if under.moved().place == bare.place else bare


def merged(base: Talk, ours: Talk, others: Talk) -> tuple[Talk, tuple[str, ...]]:
    """Answers given in two windows of the same party, brought together; and the clauses taken from the other.

    `base` is what both began with. Where both changed a clause, ours counts.
    """
    taken = tuple(
        clause
        for clause in base.working.keys() | others.working.keys()
        if others.working.get(clause) != base.working.get(clause)
        and ours.working.get(clause) == base.working.get(clause)
    )
    for clause in taken:
        ours = ours.answered(clause, others.working.get(clause))
    return ours, tuple(sorted(taken))
