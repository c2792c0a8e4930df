"""What every event carries, and what a proposal says.

An event is one line of the log, frozen, complete in itself. The kinds of events lie in `acts`, each with the act
that asks for it.
"""

import hashlib

import msgspec
from msgspec import Struct

from kpo_tui.negotiation.party import Side
from kpo_tui.negotiation.terms import Raw

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


class Stamped(
    Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    tag_field="type",
    gc=False,
):
    """What all events carry.

    `seq` is its place in the log, from 1; `at` its time (UTC, RFC 3339 with milliseconds); `party` who acted (None
    where neither did); `prev` the SHA-256 of the line before it, empty for the first.
    """

    seq: int
    at: str
    party: Side | None
    prev: str


class Proposal(Stamped, frozen=True, kw_only=True, gc=False):
    """An offer on one clause or, as a package, on several, as it stands in the state of a negotiation.

    Its `seq` is the number people know it by. `clauses` is complete: terms left unsaid were filled
    with the party's own last values. `answers` names the other party's proposals that it counters,
    which thereby lapse. Past `valid_until` it cannot be accepted.
    """

    clauses: dict[str, Offer]
    answers: tuple[int, ...] = ()
    note: str = ""
    valid_until: str | None = None


def content_hash(clauses: dict[str, Offer]) -> str:
    """The SHA-256 of a proposal's content: its `clauses` as JSON, keys sorted, no white space."""
    return hashlib.sha256(msgspec.json.encode(clauses, order="sorted")).hexdigest()
