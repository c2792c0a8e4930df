"""Accepting what the other side offers: all of it, by clause; taking one point only asks back."""

from collections.abc import Sequence

from kpo_tui.dialogue.moves import Choice, Offering, Reading
from kpo_tui.dialogue.understanding.groups import Group
from kpo_tui.dialogue.understanding.matching import clauses_named, terms_named
from kpo_tui.dialogue.understanding.scene import Scene, sure
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.parking import Unpark
from kpo_tui.text import listing


def accepted(scene: Scene, clause: str | None) -> Reading:
    """Accept what the other side offers on the clause, or ask what is meant where nothing stands there."""
    at_hand = scene.at_hand
    waiting = at_hand.state.to_answer(at_hand.party, at_hand.at)
    choices = tuple(scene.choice(Accept(clause=next(iter(p.clauses)), proposal=p.seq)) for p in waiting[:3])
    if clause is None:
        asks = "Which proposal do you accept?" if waiting else "Nothing of the other side awaits your answer."
        return Reading(asks=f"{asks} What do you want to do?" if not waiting else asks, choices=choices)
    proposal = at_hand.theirs(clause)
    if proposal is None:
        asks = f"{at_hand.nothing_stands(clause, scene.title(clause))} What do you want to do?"
        return Reading(asks=asks, choices=choices)
    if at_hand.state.clauses[clause].parked is not None:
        again = (scene.choice(Unpark(clause=clause)),)
        return Reading(asks=f"{scene.title(clause)} is parked. Take it up again first?", choices=again)
    return sure(Accept(clause=clause, proposal=proposal.seq))


def accepted_by_name(groups: Sequence[Group], scene: Scene) -> Reading | None:
    """`accept payment`, `accept payment and term`; `ok with the rate` alone asks back."""
    clauses: dict[str, None] = {}
    for group in groups:
        if group.kind == "whole":
            continue
        found = clauses_named(group.names, scene.index, literally=True)
        if len(found) != 1:
            return _partial(group.names, scene, found)
        clauses[found[0]] = None
    if not clauses:
        return None
    if whole := _of_a_package(list(clauses), groups, scene):
        return whole
    readings = [accepted(scene, clause) for clause in clauses]
    unsure = next((reading for reading in readings if not reading.sure), None)
    return unsure or sure(*(move for reading in readings for move in reading.moves))


def _of_a_package(clauses: Sequence[str], groups: Sequence[Group], scene: Scene) -> Reading | None:
    """Asks back where clauses are accepted by name that stand in a package, which is accepted whole or not at all."""
    if any("package" in piece.words for group in groups for piece in group.pieces):
        return None
    for clause in clauses:
        proposal = scene.at_hand.theirs(clause)
        if proposal is not None and not set(proposal.clauses) <= set(clauses):
            titles = listing([scene.title(name) for name in proposal.clauses])
            asks = f"Proposal {proposal.seq} is a package on {titles}, to be accepted whole. Do you accept all of it?"
            return Reading(asks=asks, choices=(scene.choice(Accept(clause=clause, proposal=proposal.seq)),))
    return None


def _partial(names: Sequence[str], scene: Scene, clauses: Sequence[str]) -> Reading:
    """Taking one term only is no acceptance: it is a counter-proposal, or the whole is meant."""
    choices: list[Choice] = []
    for place in terms_named(names, scene)[:2]:
        value = scene.at_hand.their_value(place.clause, place.id)
        if value is not None:
            choices.append(scene.choice(Offering(clause=place.clause, terms={place.id: value})))
            clauses = [*clauses, place.clause]
    for clause in clauses:
        proposal = scene.at_hand.theirs(clause)
        if proposal is not None:
            choices.append(scene.choice(Accept(clause=clause, proposal=proposal.seq)))
    return Reading(
        asks="Do you accept the whole proposal, or take that point only?",
        choices=tuple({choice.text: choice for choice in choices}.values())[:3],
    )


def same_as_offered(offer: Offering, scene: Scene) -> Reading | None:
    """An acceptance, where what is said is all that the other side offers on the clause and we have not said yet."""
    proposal = scene.at_hand.theirs(offer.clause)
    if proposal is None or len(proposal.clauses) > 1:
        return None
    offered = proposal.clauses[offer.clause].terms
    ours = {term: scene.at_hand.our_value(offer.clause, term) for term in offered}
    return accepted(scene, offer.clause) if {**ours, **offer.terms} == offered else None
