"""What a sentence in the conversation can mean: acts that go on the record, and wishes that do not.

`understanding` reads sentences into moves; `conversation` takes them. Moves are plain frozen data, and
their JSON (with the field `act` naming the kind) is what `kpo say --dry-run --json` prints.
"""

from typing import Literal, TypeAlias

from msgspec import Struct

from kpo_tui.negotiation.terms import Raw

Shown: TypeAlias = Literal["redline", "draft", "issues", "status", "history", "theirs", "ours"]
"""What can be asked to be shown. `redline` is between both sides' offers, `issues` is what is still open."""


class Move(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="act"):
    """What all moves have in common: nothing but the field `act`."""


# -- binding: they go on the record, after a plain yes ----------------------------------------


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


class Packaging(Move, frozen=True, kw_only=True, tag="package"):
    """Propose on several clauses at once, to be accepted or rejected whole."""

    offers: tuple[Offering, ...]
    note: str = ""


class Accepting(Move, frozen=True, kw_only=True, tag="accept"):
    """Accept the other side's proposal `proposal`, which stands on `clause`."""

    clause: str
    proposal: int


class Rejecting(Move, frozen=True, kw_only=True, tag="reject"):
    """Reject the other side's proposal."""

    clause: str
    proposal: int
    reason: str = ""


class Withdrawing(Move, frozen=True, kw_only=True, tag="withdraw"):
    """Take back one's own proposal."""

    clause: str
    proposal: int
    reason: str = ""


class Parking(Move, frozen=True, kw_only=True, tag="park"):
    """Set a clause aside. An empty `reason` means that one has still to be asked for."""

    clause: str
    reason: str = ""


class Unparking(Move, frozen=True, kw_only=True, tag="unpark"):
    """Take a parked clause up again."""

    clause: str


class Reopening(Move, frozen=True, kw_only=True, tag="reopen"):
    """Ask to reopen an agreed clause, or consent where the other side asked."""

    clause: str
    reason: str = ""


class DecliningReopening(Move, frozen=True, kw_only=True, tag="decline"):
    """Decline the other side's request to reopen, or drop one's own."""

    clause: str
    reason: str = ""


class Commenting(Move, frozen=True, kw_only=True, tag="comment"):
    """Say something to the other side, on the record."""

    text: str
    clause: str | None = None


class Confirming(Move, frozen=True, kw_only=True, tag="confirm"):
    """Confirm the whole text."""


# -- wishes: they change nothing on the record -------------------------------------------------


class AskingWhy(Move, frozen=True, kw_only=True, tag="why"):
    """Asks why this matters."""

    clause: str | None = None
    term: str | None = None


class AskingNorm(Move, frozen=True, kw_only=True, tag="norm"):
    """Asks what is usual in the market."""

    clause: str | None = None
    term: str | None = None


class AskingAdvice(Move, frozen=True, kw_only=True, tag="advice"):
    """How good is this offer for us, and what should we answer? Private to the party that asks."""

    clause: str | None = None
    term: str | None = None


class AskingHelp(Move, frozen=True, kw_only=True, tag="help"):
    """Asks what one can say here."""


class Skipping(Move, frozen=True, kw_only=True, tag="skip"):
    """Leave this question, or this clause, for later."""


class GoingBack(Move, frozen=True, kw_only=True, tag="back"):
    """Back to the question before."""


class Going(Move, frozen=True, kw_only=True, tag="go"):
    """Go to a clause, or to one of its terms."""

    clause: str
    term: str | None = None


class GoingOn(Move, frozen=True, kw_only=True, tag="next"):
    """On to the next thing."""


class Undoing(Move, frozen=True, kw_only=True, tag="undo"):
    """Take back the last thing that was not yet sent."""


class Showing(Move, frozen=True, kw_only=True, tag="show"):
    """Show a document or a list."""

    what: Shown
    clause: str | None = None


class TakingRung(Move, frozen=True, kw_only=True, tag="take"):
    """Take a rung of our own positions: `preferred`, `fallback`, `fallback-2`, …, `walk-away`.

    For the term at hand, or with `term` None for every term of the clause. Reading it needs no
    positions; using it does.
    """

    rung: str
    clause: str
    term: str | None = None


class SayingYes(Move, frozen=True, kw_only=True, tag="yes"):
    """A plain yes to what was asked."""


class SayingNo(Move, frozen=True, kw_only=True, tag="no"):
    """A plain no to what was asked."""


class Sending(Move, frozen=True, kw_only=True, tag="send"):
    """Send the working answers of the clause at hand as a proposal (which asks for a yes first)."""


class Quitting(Move, frozen=True, kw_only=True, tag="quit"):
    """Leave; everything is kept."""


Binding: TypeAlias = (
    Offering
    | Packaging
    | Accepting
    | Rejecting
    | Withdrawing
    | Parking
    | Unparking
    | Reopening
    | DecliningReopening
    | Commenting
    | Confirming
)
Wish: TypeAlias = (
    AskingWhy
    | AskingNorm
    | AskingAdvice
    | AskingHelp
    | Skipping
    | GoingBack
    | Going
    | GoingOn
    | Undoing
    | Showing
    | TakingRung
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


class Reading(Struct, frozen=True):
    """What a sentence was read as.

    `sure` is True only where there is one sensible reading; then `asks` is None. Otherwise `asks` says
    what is unclear and `choices` has the two or three readings (none where nothing was understood).
    """

    moves: tuple[AnyMove, ...] = ()
    sure: bool = False
    asks: str | None = None
    choices: tuple[Choice, ...] = ()
