"""How acts are told: sentences with places for titles, reasons and numbers, filled in for one act in one state.

What a party wrote is put into a sentence as it is; it is never read as one.
"""

from collections.abc import Callable
from typing import NamedTuple

from kpo_tui.negotiation.events import Proposal
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.text import listing, one_line

LONGEST = 200
"""Characters of a reason or a remark that a sentence quotes."""
LONGEST_TITLE = 80


class Words(NamedTuple):
    """The sentences of a kind of event, with places in braces; `PLACES` says which there are.

    `noted` stands in lists of events after its party, `told` is what a party is told that happened, `intended` what
    its own party is shown before it is recorded, `recalled` stands in the history of a clause after `You` or `They`.
    """

    noted: str
    told: str
    intended: str
    recalled: str


class Filling:
    """What the places of a sentence hold, for one act or event in one state (none where it names no clause)."""

    def __init__(
        self,
        said: object,
        state: Negotiation | None,
        *,
        they: str = "",
        who: str = "",
        longest: int = LONGEST,
    ) -> None:
        self.said, self._state, self.they, self.who, self.longest = said, state, they, who, longest

    def __getitem__(self, place: str) -> str:
        return PLACES[place](self)

    def field(self, name: str) -> str:
        """What a field of the act says; empty where it has none."""
        return str(getattr(self.said, name, "") or "")

    @property
    def state(self) -> Negotiation:
        """The state in which titles are looked up."""
        assert self._state is not None  # noqa: S101  (what is recalled on a clause names no title)
        return self._state

    @property
    def proposal(self) -> Proposal | None:
        """The proposal that it answers, while that stands."""
        return self.state.proposals.get(getattr(self.said, "proposal", 0))

    @property
    def package(self) -> bool:
        """True where that is one on several clauses."""
        return self.proposal is not None and len(self.proposal.clauses) > 1

    def on(self, preposition: str, title: Callable[[Negotiation, str], str]) -> str:
        """The clause behind what is said, where it is about one: ` on Fees`."""
        clause = self.field("clause")
        return f" {preposition} {title(self.state, clause)}" if clause else ""


PLACES: dict[str, Callable[[Filling], str]] = {
    "who": lambda act: act.who,
    "they": lambda act: act.they,
    # the clause: its title short enough for a sentence, or of any length
    "clause": lambda act: short_title(act.state, act.field("clause")),
    "whole_title": lambda act: title_of(act.state, act.field("clause")),
    "on_clause": lambda act: act.on("on", short_title),
    "on_whole_title": lambda act: act.on("on", title_of),
    "about_clause": lambda act: act.on("about", short_title),
    # the proposal that is answered: its number, what it is about, as its receiver is told, as a sentence asks for it
    "number": lambda act: act.field("proposal"),
    "titles": lambda act: titles(act.state, act.proposal),
    "whole_titles": lambda act: whole_titles(act.state, act.proposal),
    "theirs": lambda act: (
        f"the {act.they}’s {'package' if act.package else 'proposal'} {act.field('proposal')}"
        f" on {titles(act.state, act.proposal)}"
    ),
    "proposal": lambda act: (
        f"proposal {act.field('proposal')}{' (a package, whole)' if act.package else ''}"
        f" on {own_title(act.state, act.proposal, act.field('clause'))}"
    ),
    # a reason: in a list, as a sentence behind a sentence, behind what is asked for, in the history of a clause
    "quote": lambda act: with_quote(act.field("reason"), act.longest),
    "reason": lambda act: _ended(" Reason: ", one_line(act.field("reason"), LONGEST)),
    "because": lambda act: _behind(", because: ", one_line(act.field("reason"), LONGEST)),
    "why": lambda act: with_why(act.field("reason")),
    # a comment
    "text": lambda act: one_line(act.field("text"), LONGEST),
    "whole_text": lambda act: one_line(act.field("text")),
    "quoted_text": lambda act: f"“{one_line(act.field('text'), act.longest)}”",
    # the beginnings of hashes
    "head": lambda act: act.field("head")[:12],
    "digest": lambda act: one_line(act.field("file"), 12),
}
"""How each place is filled."""


def title_of(state: Negotiation, clause_id: str, new: str | None = None) -> str:
    """The whole title of a clause; what it is to be called where it is not there yet."""
    return state.clause(clause_id).title if clause_id in state.clauses else new or clause_id


def short_title(state: Negotiation, clause_id: str, new: str | None = None) -> str:
    """The title of a clause, short enough for a sentence."""
    return one_line(title_of(state, clause_id, new), LONGEST_TITLE)


def titles(state: Negotiation, proposal: Proposal | None) -> str:
    """What a proposal is about, for a sentence, as the proposal itself names it."""
    if proposal is None:
        return "what it was about"
    return listing([own_title(state, proposal, clause_id) for clause_id in proposal.clauses])


def own_title(state: Negotiation, proposal: Proposal | None, clause_id: str) -> str:
    """The title that a proposal gives a clause: another may stand beside it that names the clause otherwise."""
    offer = None if proposal is None else proposal.clauses.get(clause_id)
    return one_line((offer.title if offer else "") or title_of(state, clause_id), LONGEST_TITLE)


def whole_titles(state: Negotiation, proposal: Proposal | None) -> str:
    """What a proposal is about, in titles of any length, as the proposal would name them."""
    offers = {} if proposal is None else proposal.clauses
    return listing([offer.title or title_of(state, name) for name, offer in offers.items()])


def with_quote(text: str, longest: int) -> str:
    """A reason or note behind what it was given for, in a list: ` – “too dear”`."""
    return f" – “{one_line(text, longest)}”" if text else ""


def with_why(text: str) -> str:
    """A reason or note in the history of a clause: `: too dear`."""
    return _behind(": ", one_line(text))


def _behind(lead: str, text: str) -> str:
    return f"{lead}{text}" if text else ""


def _ended(lead: str, text: str) -> str:
    return _behind(lead, text if not text or text.endswith((".", "?", "!")) else f"{text}.")
