"""A package that is ahead while the party goes on speaking of it: it stays that package, with what is said instead."""

from msgspec.structs import replace

from kpo_tui.dialogue.talk import Pending
from kpo_tui.understanding.moves import AnyMove, Binding, Offering, Packaging


def within_package(waiting: Pending | None, moves: tuple[AnyMove, ...]) -> tuple[AnyMove, ...]:
    """Values for clauses of the package that is ahead, as that package with these values; all other moves as they are."""
    package = waiting.moves[0] if waiting is not None and len(waiting.moves) == 1 else None
    if not isinstance(package, Packaging):
        return moves
    new = {move.clause: move for move in moves if isinstance(move, Offering) and move.terms}
    plain = all(not (one.left_out or one.rest_as_offered or one.wording) for one in new.values())
    if len(new) != len(moves) or not plain or not new.keys() <= {one.clause for one in package.offers}:
        return moves
    offers = tuple(
        replace(one, terms={**one.terms, **new[one.clause].terms}) if one.clause in new else one
        for one in package.offers
    )
    return (replace(package, offers=offers),)


def holds_all(move: Binding, before: Packaging) -> bool:
    """True for a package that says something for each term of the one before."""
    now = {one.clause: one for one in move.offers} if isinstance(move, Packaging) else {}
    return all(
        one.clause in now and one.terms.keys() <= now[one.clause].terms.keys() for one in before.offers
    )
