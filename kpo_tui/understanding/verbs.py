"""The verbs of acts that a sentence names outright: reject, withdraw, leave out, park, reopen.

A row is a verb: the phrases that say it, when it is possible, what to ask where it is not, and the move that it
makes. `pieces` writes a verb down as its letter. Accepting, proposing and confirming are read elsewhere.
"""

from collections.abc import Callable
from typing import NamedTuple

from kpo_tui.negotiation.acts.parking import Park, Unpark
from kpo_tui.negotiation.acts.rejection import Reject
from kpo_tui.negotiation.acts.reopening import DeclineReopening, Reopen
from kpo_tui.negotiation.acts.withdrawal import Withdraw
from kpo_tui.negotiation.state import ClauseState
from kpo_tui.understanding.at_hand import AtHand
from kpo_tui.understanding.moves import AnyMove, Offering


class Verb(NamedTuple):
    """What says an act on a clause, and what comes of it.

    `possible` says whether the clause allows the act now; `otherwise` is what is asked where it does not, with the
    clause's `{title}`, or with the words for an offer that does not stand: `{nothing}`. `move` makes the move
    from the clause and the reason that was given.
    """

    phrases: str
    possible: Callable[[AtHand, str], bool]
    otherwise: str
    move: Callable[[AtHand, str, str], AnyMove]


def _known(at_hand: AtHand, clause: str) -> ClauseState:
    return at_hand.state.clauses[clause]


def _rejection(at_hand: AtHand, clause: str, reason: str) -> AnyMove:
    theirs = at_hand.theirs(clause)
    return Reject(clause=clause, proposal=theirs.seq if theirs else 0, reason=reason)


def _withdrawal(at_hand: AtHand, clause: str, reason: str) -> AnyMove:
    own = at_hand.state.standing(clause, at_hand.party)
    return Withdraw(clause=clause, proposal=own.seq if own else 0, reason=reason)


VERBS: dict[str, Verb] = {
    "r": Verb(
        """
    reject; we reject; rejected; refuse; refused; no way; not acceptable; that's not acceptable; is not
    acceptable; isn't acceptable; not acceptable to us; unacceptable; that's unacceptable; is
    unacceptable; out of the question; that's out of the question; no chance; not a chance; hard no;
    that's a no; it's a no; it's a no from us; that's a no from us; a no from us; a hard no; absolutely
    not; definitely not; certainly not; turn down; turn it down; turn that down; turn this down; throw
    out; we can't accept that; we can't accept this; we cannot accept this; we cannot accept that; say
    no to; decline; no deal""",
        lambda at_hand, clause: at_hand.theirs(clause) is not None,
        "{nothing} What do you want to do?",
        _rejection,
    ),
    "t": Verb(
        """
    ~withdraw; ~retract; ~pull; (we|i|we'll|i'll|we want to|i want to) (take|pull) (back|it back|that back); take back; take it back; take that back; take this back; pull back; pull
    our offer; pull it; ~revoke; ~rescind; withdrawn""",
        lambda at_hand, clause: at_hand.state.standing(clause, at_hand.party) is not None,
        "Nothing of yours stands on {title} to withdraw. What do you want to do?",
        _withdrawal,
    ),
    "k": Verb(
        """
    park; parked; put on hold; put it on hold; put this on hold; put that on hold; on hold; shelve; hold
    off on; set aside; put aside; leave aside; set it aside; put it aside; put this aside; set this
    aside; leave it aside; put a pin in; defer; postpone""",
        lambda at_hand, clause: _known(at_hand, clause).agreed is None,
        "{title} is agreed. Do you want to reopen it?",
        lambda _, clause, reason: Park(clause=clause, reason=reason),
    ),
    "u": Verb(
        """
    unpark; un-park; take up again; take it up again; pick up again; pick it up again; resume; take off
    hold; take it off hold; unshelve; take up; back on the table""",
        lambda at_hand, clause: _known(at_hand, clause).parked is not None,
        "{title} is not parked. What do you want to do?",
        lambda _, clause, __: Unpark(clause=clause),
    ),
    "R": Verb(
        """
    reopen; re-open; open again; open up again; open it again; open it up again; revisit; renegotiate;
    reopening; re-negotiate""",
        lambda at_hand, clause: _known(at_hand, clause).agreed is not None,
        "{title} is not agreed, so there is nothing to reopen. What do you want to do?",
        lambda _, clause, reason: Reopen(clause=clause, reason=reason),
    ),
    "d": Verb(
        """
    decline the request; decline to reopen; decline reopening; refuse to reopen; keep it closed; keep
    closed; keep it as agreed; leave it as agreed; leave it closed; leave it as it is; stays closed;
    stays agreed; stay with what we agreed""",
        lambda at_hand, clause: _known(at_hand, clause).reopening is not None,
        "Nobody asks to reopen {title}. What do you want to do?",
        lambda _, clause, reason: DeclineReopening(clause=clause, reason=reason),
    ),
    "x": Verb(
        """
    leave out; leave it out; leave this out; leave that out; ~drop; remove; delete; strike; strike out;
    cut out; take out; take it out; omit; do without; scrap; get rid of; dispense with; exclude""",
        lambda at_hand, clause: _known(at_hand, clause).agreed is None,
        "{title} is agreed. Do you want to reopen it?",
        lambda _, clause, reason: Offering(clause=clause, left_out=True, note=reason),
    ),
}
