"""A package that is ahead while the party goes on speaking of it: it stays that package, with what is said instead."""

from collections.abc import Iterable

from msgspec.structs import replace

from kpo_tui.dialogue.replies import Line
from kpo_tui.dialogue.talk import Pending, Seat, Talk
from kpo_tui.negotiation.events import Offer
from kpo_tui.text import listing
from kpo_tui.understanding.moves import AnyMove, Binding, Offering, Packaging, offerings, value_named


def within_package(waiting: Pending | None, moves: tuple[AnyMove, ...]) -> tuple[AnyMove, ...]:
    """Values for clauses of the package that is ahead, and clauses taken out of it, as that package; other moves as they are.

    To leave a clause out is said of the package while that is what is spoken of; a package of one clause is an offer.
    """
    package = waiting.moves[0] if waiting is not None and len(waiting.moves) == 1 else None
    if not isinstance(package, Packaging):
        return moves
    new = {
        move.clause: move for move in moves if isinstance(move, Offering) and (move.terms or move.left_out)
    }
    plain = not any(one.rest_as_offered or one.wording for one in new.values())
    held = {one.clause for one in package.offers if not one.left_out}
    if len(new) != len(moves) or not plain or not new.keys() <= held:
        return moves
    offers = tuple(
        replace(one, terms={**one.terms, **new[one.clause].terms}) if one.clause in new else one
        for one in package.offers
        if one.clause not in new or not new[one.clause].left_out
    )
    if not offers:
        return moves
    return (replace(package, offers=offers),) if len(offers) > 1 else (replace(offers[0], note=package.note),)


def dropped(seat: Seat, talk: Talk, moves: Iterable[Binding]) -> tuple[Line, ...]:
    """Names the new values of packages that are ahead no longer."""
    values = _given_up(seat, talk, moves)
    return (Line("says", f"Dropped with it: {listing(values)}."),) if values else ()


def _given_up(seat: Seat, talk: Talk, moves: Iterable[Binding]) -> list[str]:
    """The new values of packages among the moves that are neither kept as answers in the talk nor ahead there."""
    after = talk.place.pending
    ahead = {one.clause: one.terms for one in offerings(after.moves if after else ())}
    lost: list[str] = []
    for one in offerings(move for move in moves if isinstance(move, Packaging)):
        known = one.clause in seat.state.clauses
        last = (seat.state.offer(one.clause, seat.party) if known else None) or Offer()
        kept = (last.terms, talk.answers(one.clause).terms, ahead.get(one.clause, {}))
        lost += [
            value_named(seat.state, one.clause, name, raw, seat.locale)
            for name, raw in one.terms.items()
            if known and all(terms.get(name) != raw for terms in kept)
        ]
    return lost


def _holds_all(move: Binding, before: Packaging) -> bool:
    """True for a package that says something for each term of the one before."""
    now = {one.clause: one for one in move.offers} if isinstance(move, Packaging) else {}
    return all(
        one.clause in now and one.terms.keys() <= now[one.clause].terms.keys() for one in before.offers
    )


def goes_on(move: Binding, talk: Talk, others: tuple[Binding, ...]) -> bool:
    """True where nothing is lost of what was ahead: it is among what is ahead now, or kept as answers."""
    if move in others or (isinstance(move, Packaging) and any(_holds_all(one, move) for one in others)):
        return True
    return isinstance(move, Offering) and not move.left_out and talk.answers(move.clause).said
