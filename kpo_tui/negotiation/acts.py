"""What a party may ask to do. `decide` turns an act into the event that it was done, or refuses it."""

from typing import TypeAlias

from msgspec import Struct

from kpo_tui.negotiation.events import Offer


class Propose(Struct, frozen=True, kw_only=True):
    """Offer terms, wording, a new clause or leaving one out, for one clause or a package of several.

    `offers` say what changes; terms left unsaid keep the party's own last values, or take the other
    party's from its standing proposal where `rest_as_offered` is set. `answering` names the other's
    proposal this one counters; without it, a party's first offer on a clause stands beside the
    other's opening, and any later one counters what the other has standing.
    """

    offers: dict[str, Offer]
    answering: int | None = None
    rest_as_offered: bool = False
    note: str = ""
    valid_until: str | None = None


class Accept(Struct, frozen=True, kw_only=True):
    """Accept the other party's proposal `proposal`.

    `content` is the hash of what the party has seen; None means the content the proposal has, which
    never changes.
    """

    proposal: int
    content: str | None = None


class Reject(Struct, frozen=True, kw_only=True):
    """Reject the other party's proposal."""

    proposal: int
    reason: str = ""


class Withdraw(Struct, frozen=True, kw_only=True):
    """Take back one's own proposal."""

    proposal: int
    reason: str = ""


class Park(Struct, frozen=True, kw_only=True):
    """Set a clause aside, saying why."""

    clause: str
    reason: str


class Unpark(Struct, frozen=True, kw_only=True):
    """Take a parked clause up again."""

    clause: str


class Reopen(Struct, frozen=True, kw_only=True):
    """Ask to reopen an agreed clause; where the other party has asked, consent to it."""

    clause: str
    reason: str = ""


class DeclineReopening(Struct, frozen=True, kw_only=True):
    """Decline the other party's request to reopen, or drop one's own."""

    clause: str
    reason: str = ""


class Comment(Struct, frozen=True, kw_only=True):
    """Say or ask something, about a clause or in general."""

    text: str
    clause: str | None = None


class Confirm(Struct, frozen=True, kw_only=True):
    """Confirm the whole text. `head` is the log head the party has read; None means the present one."""

    head: str | None = None


class Send(Struct, frozen=True, kw_only=True):
    """Note that a Word file was made for the other side: the SHA-256 of the `file` and of what it says."""

    file: str
    content: str


Act: TypeAlias = (
    Propose
    | Accept
    | Reject
    | Withdraw
    | Park
    | Unpark
    | Reopen
    | DeclineReopening
    | Comment
    | Confirm
    | Send
)
