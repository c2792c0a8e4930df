"""Private advice to one party: how good the other side's offer is, and what to answer.

It holds the offer against the party's ladder, term by term. It knows only what the playbook, the
positions and the negotiation say, and it never leaves the party's own screen.
"""

from typing import Literal, TypeAlias

from msgspec import Struct

from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import other
from kpo_tui.negotiation.playbook import Trade
from kpo_tui.negotiation.positions import (
    Ladder,
    Place,
    Position,
    Positions,
    Priority,
    ladder_of,
    needs_approval,
)
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import Raw, SomeTerm
from kpo_tui.negotiation.values import shown
from kpo_tui.text import listing

Verdict: TypeAlias = Literal["accept", "counter", "escalate", "none"]
"""`accept`: within what the party may sign by itself. `escalate`: someone has to approve first, or the
ladder is at its end. `counter`: the party has room to move. `none`: there is no offer to judge."""


class TermAdvice(Struct, frozen=True, kw_only=True):
    """Advice on one term.

    `place` says where the offer lies on the party's ladder (`unsaid`: it says nothing here), `where` the
    same in words. `next_rung` and `next_value` are what the party would move to next, empty and None
    at the end of its ladder. `say` is the reason, which may be told; `note` and `approver` may not.
    `approval` is True where taking the offer needs the approver.
    """

    term: str
    label: str
    place: Place | Literal["unsaid"]
    where: str
    next_rung: str = ""
    next_value: Raw | None = None
    next_shown: str = ""
    say: str = ""
    note: str = ""
    approver: str = ""
    approval: bool = False
    weight: int = 5
    priority: Priority = "want"


class Advice(Struct, frozen=True):
    """Advice on one clause: what to do with the offer, why, term by term, and the known trades around it."""

    clause: str
    verdict: Verdict
    text: str
    terms: tuple[TermAdvice, ...]
    trades: tuple[Trade, ...] = ()


def advice_on(
    state: Negotiation, positions: Positions, clause: str, theirs: Offer | None, ours: Offer | None
) -> Advice:
    """Advice on what the other side offers on a clause (None: nothing yet, or nothing the party may see).

    `ours` is what the party last said or is about to say: the next rung is counted from there.
    """
    terms: dict[str, SomeTerm] = dict(state.clause(clause).terms)
    held = positions.clauses.get(clause, {})
    advised = tuple(
        _on_term(term_id, terms[term_id], position, positions, theirs, ours)
        for term_id, position in held.items()
        if term_id in terms and _applies(term_id, theirs, ours)
    )
    verdict, text = _verdict(advised, theirs, other(positions.party))
    return Advice(clause, verdict, text, advised, _trades(state, clause))


class Caution(Struct, frozen=True):
    """What to think of before a value is agreed to or offered: it is past the walk-away, or `approver` has to agree."""

    kind: Literal["walk-away", "approval"]
    text: str
    approver: str = ""


def cautions(state: Negotiation, positions: Positions, clause: str, offer: Offer) -> tuple[str, ...]:
    """What to think of before agreeing to these values, or offering them, in words."""
    return tuple(caution.text for caution in limits_reached(state, positions, clause, offer))


def limits_reached(
    state: Negotiation, positions: Positions, clause: str, offer: Offer
) -> tuple[Caution, ...]:
    """The values that are past the walk-away, and those that somebody has to approve."""
    found: list[Caution] = []
    terms: dict[str, SomeTerm] = dict(state.clause(clause).terms)
    for term_id, position in positions.clauses.get(clause, {}).items():
        raw = offer.terms.get(term_id)
        if raw is None or term_id not in terms:
            continue
        ladder = ladder_of(terms[term_id], position, positions.party)
        label, value = terms[term_id].label, shown(terms[term_id], raw)
        if ladder.place(raw)[0] == "past":
            last = shown(terms[term_id], terms[term_id].write(ladder.values[-1]))
            found.append(Caution("walk-away", f"{label}: {value} is past your walk-away ({last})."))
        if needs_approval(ladder, position, raw):
            text = f"{label}: {value} needs the approval of: {position.approver}."
            found.append(Caution("approval", text, position.approver))
    return tuple(found)


def _applies(term_id: str, theirs: Offer | None, ours: Offer | None) -> bool:
    """True for a term that either side speaks of; before anyone spoke, for all."""
    spoken = [offer for offer in (theirs, ours) if offer is not None and offer.terms]
    return not spoken or any(term_id in offer.terms for offer in spoken)


def _on_term(
    term_id: str,
    term: SomeTerm,
    position: Position,
    positions: Positions,
    theirs: Offer | None,
    ours: Offer | None,
) -> TermAdvice:
    ladder = ladder_of(term, position, positions.party)
    offered = theirs.terms.get(term_id) if theirs else None
    following = ladder.after(ours.terms.get(term_id) if ours else None)
    value = None if following is None else term.write(ladder.values[following])
    if value is not None and offered is not None and _beats(ladder, offered, value):
        following, value = None, None  # the offer is better already than what the party would move to
    return TermAdvice(
        term=term_id,
        label=term.label,
        place="unsaid" if offered is None else ladder.place(offered)[0],
        where="no value offered" if offered is None else _in_words(ladder, offered),
        next_rung="" if following is None else ladder.names[following],
        next_value=value,
        next_shown="" if value is None else shown(term, value),
        say=position.reason,
        note=position.private_note,
        approver=position.approver,
        approval=offered is not None and needs_approval(ladder, position, offered),
        weight=position.weight,
        priority=position.priority,
    )


def _beats(ladder: Ladder, offered: Raw, rung: Raw) -> bool:
    """True when what is offered is as good for the party as that rung, or better."""
    read = ladder.term.read
    return offered == rung or ladder.term.better_for(ladder.party, read(offered), read(rung)) > 0


def _in_words(ladder: Ladder, raw: Raw) -> str:
    place, at = ladder.place(raw)
    named = [name if name == "walk-away" else name.replace("-", " ") for name in ladder.names]
    match place:
        case "better":
            return "better than your preferred value"
        case "between":
            return f"between your {named[at - 1]} and your {named[at]}"
        case "past":
            return f"past your {named[at]}{'' if named[at] == 'walk-away' else ', the last of your ladder'}"
        case "unknown":
            return "not on your ladder; judge it yourself"
        case _:
            return f"your {named[at]}" + (" value" if place == "preferred" else "")


def _verdict(advised: tuple[TermAdvice, ...], theirs: Offer | None, they: str) -> tuple[Verdict, str]:
    if theirs is None:
        return "none", f"The {they} has no offer here that you may see yet."
    if theirs.left_out:
        return "none", f"The {they} would leave the clause out. Your positions do not say what to answer."
    past = [advice for advice in advised if advice.place == "past"]
    if stuck := [advice.label for advice in past if not advice.next_rung]:
        why = "past what you may sign, and you have no rung left. Ask your side first."
        return "escalate", f"{_names(stuck)}: {why}"
    if past:
        return "counter", f"Counter. Past your walk-away: {_names([advice.label for advice in past])}."
    if approvals := [f"{advice.label} ({advice.approver})" for advice in advised if advice.approval]:
        return "escalate", f"You can sign this once it is approved: {_names(approvals)}."
    if unsaid := [advice.label for advice in advised if advice.place == "unsaid"]:
        return "counter", f"Counter, to fill in what is missing: {_names(unsaid)}."
    unknown = [advice.label for advice in advised if advice.place == "unknown"]
    look = f" Look yourself at: {_names(unknown)}." if unknown else ""
    below = [advice.label for advice in advised if advice.place in ("between", "fallback", "walk-away")]
    room = f" There may be room on: {_names(below)}." if below else ""
    if not advised:
        return "none", "Your positions say nothing on this clause."
    return "accept", f"You can accept.{room}{look}"


def _names(labels: list[str]) -> str:
    return listing(labels if len(labels) <= 4 else [*labels[:3], f"{len(labels) - 3} more"])


def _trades(state: Negotiation, clause: str) -> tuple[Trade, ...]:
    """The playbook's known trades that move a term of the clause."""
    return tuple(
        trade
        for trade in state.playbook.trades.values()
        if any(name.rpartition(".")[0] == clause for name in trade.terms)
    )
