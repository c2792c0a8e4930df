"""What a sentence in the conversation can mean: acts that go on the record, and wishes that do not.

`understanding` reads sentences into moves; `conversation` takes them. What goes on the record is an act as the
negotiation knows it, or an `Offering` or `Packaging`, of which a proposal is made. Moves are plain frozen data, and
their JSON (with the field `act` naming the kind) is what `kpo say --dry-run --json` prints.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias, Union

from msgspec import Struct

from kpo_tui.negotiation.act import Act
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.acts.sentence import short_title
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.rules import ACTS
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import Raw
from kpo_tui.negotiation.values import shown
from kpo_tui.text import listing, one_line

Shown: TypeAlias = Literal["redline", "draft", "issues", "status", "history", "theirs", "ours", "offers"]
"""What can be asked to be shown. `redline` is between both sides' offers, `issues` is what is still open, `offers` awaits an answer."""


_SHOWN: dict[Shown, str] = {
    "redline": "the redline", "draft": "the draft", "issues": "what is still open", "status": "where things stand",
    "history": "the history of offers", "theirs": "the other side's offer", "ours": "our own offer",
    "offers": "the offers that await our answer",
}  # fmt: skip


class Move(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="act"):
    """What all moves have in common with acts: the field `act`, and that they can be told.

    `says` is how a move is told that is always told alike.
    """

    says: ClassVar[str] = ""

    def asked(self, state: Negotiation, locale: str) -> str:
        """What the sentence is understood to mean, in a few words: `Go to Fees`."""
        assert self.says  # noqa: S101  (a move says this, or has its own telling)
        return self.says


class Offering(Move, frozen=True, kw_only=True, tag="propose"):
    """Propose on a clause: what is said anew. `rest_as_offered` takes the other side's values for the rest.

    `terms` hold canonical values. `wording` is own wording, `left_out` proposes to leave the clause out.
    """

    clause: str
    terms: dict[str, Raw] = {}
    rest_as_offered: bool = False
    wording: str | None = None
    title: str | None = None
    left_out: bool = False
    note: str = ""
    valid_until: str | None = None

    @property
    def offer(self) -> Offer:
        """What it says of its clause, as a proposal does."""
        return Offer(terms=self.terms, wording=self.wording, title=self.title, left_out=self.left_out)

    def asked(self, state: Negotiation, locale: str) -> str:
        title = short_title(state, self.clause)
        if self.left_out:
            return f"Propose to leave {title} out"
        return f"Propose on {title}: {self.content(state, locale)}"

    def content(self, state: Negotiation, locale: str) -> str:
        """What it says, value by value."""
        if self.left_out:
            return "leave the clause out"
        said = [value_named(state, self.clause, name, raw, locale) for name, raw in self.terms.items()]
        said += ["own wording"] if self.wording is not None else []
        said += ["the rest as the other side offers it"] if self.rest_as_offered else []
        return listing(said) or "nothing new"


class Packaging(Move, frozen=True, kw_only=True, tag="package"):
    """Propose on several clauses at once, to be accepted or rejected whole."""

    offers: tuple[Offering, ...]
    note: str = ""
    valid_until: str | None = None

    def asked(self, state: Negotiation, locale: str) -> str:
        contents = [
            f"{short_title(state, offer.clause)}: {offer.content(state, locale)}" for offer in self.offers
        ]
        return f"Propose a package: {'; '.join(contents)}"


class About(Move, frozen=True, kw_only=True):
    """Something about a term, about a clause, or about what is at hand."""

    clause: str | None = None
    term: str | None = None

    def asked(self, state: Negotiation, locale: str) -> str:
        if self.clause is None:
            return self.says
        return f"{self.says}: {_label(state, self.clause, self.term) if self.term else short_title(state, self.clause)}"


class Asking(About, frozen=True, kw_only=True):
    """A question about a term, about a clause, or about what is at hand."""


class AskingWhy(Asking, frozen=True, kw_only=True, tag="why"):
    """Asks why this matters."""

    says: ClassVar = "Ask why this matters"


class AskingNorm(Asking, frozen=True, kw_only=True, tag="norm"):
    """Asks what is usual in the market."""

    says: ClassVar = "Ask what is usual"


class AskingAdvice(Asking, frozen=True, kw_only=True, tag="advice"):
    """How good is this offer for us, and what should we answer? Private to the party that asks."""

    says: ClassVar = "Ask what to answer"


class AskingOptions(Asking, frozen=True, kw_only=True, tag="options"):
    """Asks what can be chosen for a term, or for the terms of a clause."""

    says: ClassVar = "Ask what can be chosen"


class AskingHelp(Move, frozen=True, kw_only=True, tag="help"):
    """Asks what one can say here."""

    says: ClassVar = "Show what one can say here"


class Skipping(Move, frozen=True, kw_only=True, tag="skip"):
    """Leave this question, or this clause, for later."""

    says: ClassVar = "Leave this for later"


class LeavingToThem(About, frozen=True, kw_only=True, tag="leave_to_them"):
    """Leave the opening of a question, or of a clause, to the other side: it knows that better."""

    says: ClassVar = "Leave this to the other side"


class Repeating(Move, frozen=True, kw_only=True, tag="repeat"):
    """Show what is before the party in full once more."""

    says: ClassVar = "Say it once more"


class GoingBack(Move, frozen=True, kw_only=True, tag="back"):
    """Back to the question before."""

    says: ClassVar = "Go back to the question before"


class Going(Move, frozen=True, kw_only=True, tag="go"):
    """Go to a clause, or to one of its terms."""

    clause: str
    term: str | None = None

    def asked(self, state: Negotiation, locale: str) -> str:
        term = f", {_label(state, self.clause, self.term)}" if self.term else ""
        return f"Go to {short_title(state, self.clause)}{term}"


class GoingOn(Move, frozen=True, kw_only=True, tag="next"):
    """On to the next thing."""

    says: ClassVar = "Go on to the next point"


class Undoing(Move, frozen=True, kw_only=True, tag="undo"):
    """Take back the last thing that was not yet sent."""

    says: ClassVar = "Take back the last step"


class Unsaying(Move, frozen=True, kw_only=True, tag="unsay"):
    """Take answers that are not sent yet out of what would be offered on a clause, and leave their terms open."""

    clause: str
    terms: tuple[str, ...]

    def asked(self, state: Negotiation, locale: str) -> str:
        return (
            f"Take {listing([_label(state, self.clause, term) for term in self.terms])} out of your answers"
        )


class Showing(Move, frozen=True, kw_only=True, tag="show"):
    """Show a document or a list."""

    what: Shown
    clause: str | None = None

    def asked(self, state: Negotiation, locale: str) -> str:
        return f"Show {_SHOWN[self.what]}" + (f" on {short_title(state, self.clause)}" if self.clause else "")


class TakingRung(Move, frozen=True, kw_only=True, tag="take"):
    """Take a rung of our own positions: `preferred`, `fallback`, `fallback-2`, …, `walk-away`.

    For the term at hand, or with `term` None for every term of the clause. Reading it needs no
    positions; using it does.
    """

    rung: str
    clause: str
    term: str | None = None

    def asked(self, state: Negotiation, locale: str) -> str:
        whole = f"every term of {short_title(state, self.clause)}"
        what = _label(state, self.clause, self.term) if self.term else whole
        return f"Take our {self.rung.replace('-2', ' 2').replace('-3', ' 3')} for {what}"


class TakingUsual(Move, frozen=True, kw_only=True, tag="take_usual"):
    """Take what the playbook calls usual: for one term, or with `term` None for every open term of the clause."""

    clause: str
    term: str | None = None

    def asked(self, state: Negotiation, locale: str) -> str:
        title = short_title(state, self.clause)
        return f"Take the usual for {_label(state, self.clause, self.term) if self.term else f'all that is open on {title}'}"


class SayingYes(Move, frozen=True, kw_only=True, tag="yes"):
    """A plain yes to what was asked."""

    says: ClassVar = "Yes"


class SayingNo(Move, frozen=True, kw_only=True, tag="no"):
    """A plain no to what was asked."""

    says: ClassVar = "No"


class Sending(Move, frozen=True, kw_only=True, tag="send"):
    """Send the working answers of the clause at hand as a proposal (which asks for a yes first)."""

    says: ClassVar = "Send the answers on this clause as a proposal"


class Quitting(Move, frozen=True, kw_only=True, tag="quit"):
    """Leave; everything is kept."""

    says: ClassVar = "Leave; everything is kept"


if TYPE_CHECKING:
    Binding: TypeAlias = Act | Offering | Packaging
else:  # to be read back from what is kept of a talk, it must name each kind
    Binding = Union[(*ACTS, Offering, Packaging)]
Wish: TypeAlias = (
    AskingWhy
    | AskingNorm
    | AskingAdvice
    | AskingOptions
    | AskingHelp
    | Skipping
    | LeavingToThem
    | Repeating
    | GoingBack
    | Going
    | GoingOn
    | Undoing
    | Unsaying
    | Showing
    | TakingRung
    | TakingUsual
    | SayingYes
    | SayingNo
    | Sending
    | Quitting
)
AnyMove: TypeAlias = Binding | Wish


class Choice(Struct, frozen=True):
    """One way to read a sentence, for asking back: in words, and as moves."""

    text: str
    moves: tuple[AnyMove, ...]


TURNED_DOWN, ALL_BUT = "You say no to", "You agree to all but"
MEANT_SO = "I am not sure that it is meant so"
"""How a question begins that names what is in doubt of values that were understood."""


class Reading(Struct, frozen=True):
    """What a sentence was read as.

    `sure` is True only where there is one sensible reading; then `asks` is None. Otherwise `asks` says
    what is unclear and `choices` has the two or three readings (none where nothing was understood).
    `left_unread` are words that were passed by, as they were typed; `notes` say how a value was worked out.
    """

    moves: tuple[AnyMove, ...] = ()
    sure: bool = False
    asks: str | None = None
    choices: tuple[Choice, ...] = ()
    left_unread: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def offerings(moves: Iterable[AnyMove]) -> list[Offering]:
    """What moves offer, clause by clause."""
    found: list[Offering] = []
    for move in moves:
        found += move.offers if isinstance(move, Packaging) else (move,) if isinstance(move, Offering) else ()
    return found


def act_of(move: Binding, state: Negotiation) -> Act:
    """The act that a binding move asks for, holding on to what `state` shows."""
    if isinstance(move, Act):
        return move.as_shown(state)
    offers = offerings((move,))
    return Propose(
        offers={one.clause: one.offer for one in offers},
        rest_as_offered=any(one.rest_as_offered for one in offers),
        note=move.note,
        valid_until=move.valid_until,
    )


def value_named(state: Negotiation, clause: str, term_id: str, raw: Raw, locale: str = "en") -> str:
    """A value with its term, as a choice of readings names it: `Late interest 1% per month`."""
    term = state.clause(clause).terms[term_id]
    return f"{one_line(term.label, 80)} {one_line(shown(term, raw, locale), 200)}"


def _label(state: Negotiation, clause: str, term: str) -> str:
    return one_line(state.clause(clause).terms[term].label, 80)
