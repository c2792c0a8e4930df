"""What happened. Each event is one line of the log, frozen, complete in itself.

Every event carries `seq` (its place in the log, from 1), `at` (UTC, RFC 3339 with milliseconds),
`party` (who acted; None where neither did) and `prev` (the SHA-256 of the line before it, empty for
the first).
"""

import hashlib
from typing import TypeAlias

import msgspec
from msgspec import Struct

from kpo_tui.negotiation.playbook import Playbook
from kpo_tui.negotiation.terms import Party, Raw

LOG_FORMAT = 1
"""Version of the log format this program writes and reads."""


class Offer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """What a proposal says about one clause.

    `terms` are values in canonical form; `wording` replaces the playbook's wording for this proposal
    (None: the playbook's); `title` names a clause that the playbook lacks; `left_out` proposes to
    leave the clause out, and then nothing else is said.
    """

    terms: dict[str, Raw] = {}
    wording: str | None = None
    title: str | None = None
    left_out: bool = False


class Event(
    Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    tag_field="type",
    gc=False,
):
    """What all events carry."""

    seq: int
    at: str
    party: Party | None
    prev: str


class Parties(Struct, frozen=True, forbid_unknown_fields=True):
    """The names of the two companies."""

    client: str
    provider: str

    def name(self, party: Party) -> str:
        """The company in that role."""
        return self.client if party == "client" else self.provider


class Origin(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Of which negotiation a log is a what-if copy: its `head` after its first `seq` events, copied `at`.

    The events up to `seq` are those of the original. `origin` is the original's own origin, where that was
    a copy, too.
    """

    head: str
    seq: int
    at: str
    origin: "Origin | None" = None


class Opened(Event, frozen=True, kw_only=True, tag="opened", gc=False):
    """The negotiation began: who negotiates, and the whole playbook; in a what-if copy, of what it is one."""

    format: int
    parties: Parties
    playbook: Playbook
    origin: Origin | None = None


class Proposed(Event, frozen=True, kw_only=True, tag="proposed", gc=False):
    """A party made an offer on one clause or, as a package, on several.

    Its `seq` is the number people know it by. `clauses` is complete: terms left unsaid were filled
    with the party's own last values. `answers` names the other party's proposals that it counters,
    which thereby lapse. Past `valid_until` it cannot be accepted.
    """

    clauses: dict[str, Offer]
    answers: tuple[int, ...] = ()
    note: str = ""
    valid_until: str | None = None


class Accepted(Event, frozen=True, kw_only=True, tag="accepted", gc=False):
    """A party accepted the other's proposal; `content` is the SHA-256 of what it accepted."""

    proposal: int
    content: str


class Rejected(Event, frozen=True, kw_only=True, tag="rejected", gc=False):
    """A party rejected the other's proposal."""

    proposal: int
    reason: str = ""


class Withdrawn(Event, frozen=True, kw_only=True, tag="withdrawn", gc=False):
    """A party took back its own proposal."""

    proposal: int
    reason: str = ""


class Parked(Event, frozen=True, kw_only=True, tag="parked", gc=False):
    """A party set a clause aside for later."""

    clause: str
    reason: str


class Unparked(Event, frozen=True, kw_only=True, tag="unparked", gc=False):
    """A party took a parked clause up again."""

    clause: str


class ReopeningAsked(Event, frozen=True, kw_only=True, tag="reopening_asked", gc=False):
    """A party asked to reopen an agreed clause."""

    clause: str
    reason: str = ""


class ReopeningDeclined(Event, frozen=True, kw_only=True, tag="reopening_declined", gc=False):
    """The other party declined to reopen, or the asking party no longer asks."""

    clause: str
    reason: str = ""


class Reopened(Event, frozen=True, kw_only=True, tag="reopened", gc=False):
    """The other party consented: the clause is open again."""

    clause: str


class Commented(Event, frozen=True, kw_only=True, tag="commented", gc=False):
    """A party said or asked something, about a clause or in general."""

    text: str
    clause: str | None = None


class Confirmed(Event, frozen=True, kw_only=True, tag="confirmed", gc=False):
    """A party confirmed the whole text as it stood at the log head `head`."""

    head: str


class Sent(Event, frozen=True, kw_only=True, tag="sent", gc=False):
    """A party made a Word file of the whole text for the other side. It changes nothing between them.

    `file` is the SHA-256 of the file, `content` that of what it says: text, changes and comments, whatever
    the house style. Both can be computed again from the log as it was before this event.
    """

    file: str
    content: str


AnyEvent: TypeAlias = (
    Opened
    | Proposed
    | Accepted
    | Rejected
    | Withdrawn
    | Parked
    | Unparked
    | ReopeningAsked
    | ReopeningDeclined
    | Reopened
    | Commented
    | Confirmed
    | Sent
)


def content_hash(clauses: dict[str, Offer]) -> str:
    """The SHA-256 of a proposal's content: its `clauses` as JSON, keys sorted, no white space."""
    return hashlib.sha256(msgspec.json.encode(clauses, order="sorted")).hexdigest()
