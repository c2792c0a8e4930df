"""Which of the values that were said do not apply, by all that is said at once."""

from collections.abc import Mapping

from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.terms import Raw
from kpo_tui.negotiation.values import only_applying
from kpo_tui.understanding.meant_values import Place
from kpo_tui.understanding.scene import Scene


def in_vain(values: Mapping[Place, Raw], rest: str, scene: Scene) -> frozenset[Place]:
    """The terms among the `values` that do not apply, over what the party said before and, on the clause `rest`, the other side's values."""
    if not any(scene.index.place(*place).term.when for place in values):
        return frozenset()
    made = {clause: Offer(terms=_said(clause, rest, scene)) for clause in {clause for clause, _ in values}}
    for (clause, term), raw in values.items():
        made[clause].terms[term] = raw
    state, party = scene.at_hand.state, scene.at_hand.party
    kept = {clause: only_applying(state, clause, made, party).terms for clause in made}
    return frozenset((clause, term) for clause, term in values if term not in kept[clause])


def _said(clause: str, rest: str, scene: Scene) -> dict[str, Raw]:
    """What the party says on a clause, with the rest as the other side offers it where that was said."""
    at_hand = scene.at_hand
    last = at_hand.state.offer(clause, at_hand.party)
    theirs = at_hand.theirs(clause) if clause == rest else None
    return {
        **({} if last is None else last.terms),
        **at_hand.said.get(clause, {}),
        **({} if theirs is None else theirs.clauses[clause].terms),
    }
