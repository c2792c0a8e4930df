"""What every kind of act has. The kinds lie in `acts`, each in a module of its own; `rules.RULES` is the list of them.

An `Act` is what a party asks to do (`Reject`), an `Event` that it was done (`Rejected`). All that is to be known of
a kind is said by these two: its fields, what it makes of the state, how it is told, how it is marked. The guards that
stand before it are in its row of the rules.
"""

from collections.abc import Callable, Iterable
from typing import ClassVar, Literal, NamedTuple, TypeAlias, TypedDict

from msgspec import Struct
from msgspec.structs import replace

from kpo_tui.negotiation.acts.sentence import Filling, Words
from kpo_tui.negotiation.events import Offer, Proposal, Stamped
from kpo_tui.negotiation.party import Side, other
from kpo_tui.negotiation.playbook import Clause
from kpo_tui.negotiation.state import ClauseState, Negotiation, Stance

Tone: TypeAlias = Literal["", "agreed", "deleted", "quiet", "yours", "private"]
"""The colour of a mark, by what it says; empty for the colour of the event's party."""


class Mark(NamedTuple):
    """How a kind of event shows in a timeline: one character, its tone, what it is, and its weight.

    Where several events share a place, the mark of the greatest weight is shown. A replay that goes from mark to mark
    halts at those that are a `milestone`.
    """

    sign: str
    tone: Tone
    means: str
    weight: int
    milestone: bool = False


class There(NamedTuple):
    """The clause in whose history an event is recalled, and what the party of the event said there before.

    Where it is `covered`, what the event says is not told.
    """

    clause_id: str
    clause: Clause
    last: Offer | None
    covered: bool


class Envelope(TypedDict):
    """What a new event carries whatever its kind."""

    seq: int
    at: str
    party: Side
    prev: str


class Event(Stamped, frozen=True, kw_only=True, gc=False):
    """What happened: one line of the log."""

    words: ClassVar[Words]
    """Its sentences; a kind that these are not enough for has methods of its own."""
    mark: ClassVar[Mark | None]
    """How it shows in a timeline; None where it does not."""
    leaves_text: ClassVar[bool] = False
    """True where the text that a party confirmed is still the same after it, so that its confirmation holds."""
    passes_turn: ClassVar[bool] = True
    """False for what is only said or noted: it belongs to the round in which it is made."""

    def effect(self, state: Negotiation) -> Negotiation:
        """The state after it, given that its guards have passed; numbers, times and head are for the rules to set."""
        raise NotImplementedError

    def noted(self, before: Negotiation, longest: int) -> str:
        """For lists of events, after its party: `rejects 12: Fees – “too dear”`. Texts are cut at `longest`."""
        return self.words_in(before).noted.format_map(Filling(self, before, longest=longest))

    def told(self, before: Negotiation, who: str) -> str:
        """To a party, what `who` did, as a sentence like `The client rejected proposal 12 on Fees`."""
        return self.words_in(before).told.format_map(Filling(self, before, who=who))

    def intended(self, state: Negotiation) -> str:
        """To its own party before it is recorded, as a sentence like `Reject the client’s proposal 12 on Fees`."""
        return self.words_in(state).intended.format_map(
            Filling(self, state, they=other(self.party or "client"))
        )

    def recalled(self, there: There) -> str:
        """In the history of a clause, after `You` or `They`: `rejected 12`."""
        return self.words_in(None).recalled.format_map(Filling(self, None))

    def words_in(self, state: Negotiation | None) -> Words:
        """Its sentences in that state, where they depend on it."""
        return self.words

    def about(self, proposed: Callable[[int], Iterable[str]]) -> tuple[str, ...]:
        """The clauses it is about; `proposed` gives those of a proposal that stands, by its number."""
        clause: str | None = getattr(self, "clause", None)
        return () if clause is None else (clause,)

    def binds(self, state: Negotiation) -> Proposal | None:
        """The proposal whose values its party stands by with it, if it is an act of that kind."""
        return None

    def texts(self) -> list[str]:
        """Every text that a party wrote in it, for searching."""
        return [text for name in ("note", "reason", "text") if (text := getattr(self, name, ""))]


class Answer(Event, frozen=True, kw_only=True, gc=False):
    """An answer to the proposal of that number."""

    proposal: int

    def about(self, proposed: Callable[[int], Iterable[str]]) -> tuple[str, ...]:
        """The clauses of the proposal."""
        return tuple(proposed(self.proposal))


class OnClause(Event, frozen=True, kw_only=True, gc=False):
    """An event on that clause alone."""

    clause: str


class Act(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="act"):
    """What a party asks to do, be it by a command or in a sentence.

    `says` is how it is told that a sentence is understood so, in the manner of `Words`. `clause` in an answer to a
    proposal says by which of its clauses it was meant; the record does not need it.
    """

    says: ClassVar[str]

    def event(self, state: Negotiation, here: Envelope) -> Event:
        """The event that it makes, completed; whether that may happen is for the rules."""
        raise NotImplementedError

    def asked(self, state: Negotiation, locale: str) -> str:
        """What a sentence is understood to ask for, in a few words: `Reject proposal 12 on Fees`."""
        return self.says.format_map(Filling(self, state))

    def as_shown(self, state: Negotiation) -> "Act":
        """The same, holding on to what `state` shows now: an acceptance to its content, a confirmation to its head."""
        return self


def changed(state: Negotiation, clause_id: str, change: Callable[[ClauseState], ClauseState]) -> Negotiation:
    """The state with one clause changed."""
    return replace(state, clauses={**state.clauses, clause_id: change(state.clauses[clause_id])})


def retire(clauses: dict[str, ClauseState], proposals: dict[int, Proposal], number: int | None) -> None:
    """Take a proposal off the table, on every clause it is about; nothing to do where there is none."""
    if number is None:
        return
    proposal = proposals.pop(number)
    for clause_id in proposal.clauses:
        clause = clauses[clause_id]
        party = proposal.party or "client"
        clauses[clause_id] = clause.with_side(party, Stance(clause.side(party).last))


def without(state: Negotiation, number: int) -> Negotiation:
    """The state in which that proposal no longer stands, on any of its clauses."""
    clauses, proposals = dict(state.clauses), dict(state.proposals)
    retire(clauses, proposals, number)
    return replace(state, clauses=clauses, proposals=proposals)
