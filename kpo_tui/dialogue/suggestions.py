"""Answers one can pick at a question: from the party's own positions, from what was said, from the playbook."""

from collections.abc import Iterator

from kpo_tui.dialogue.answers import may_see_theirs
from kpo_tui.dialogue.moves import Offering
from kpo_tui.dialogue.prompts import Suggestion
from kpo_tui.dialogue.talk import Seat, Talk
from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.party import other
from kpo_tui.negotiation.positions import ladder_of
from kpo_tui.negotiation.terms import Raw, SomeTerm, Value


def suggestions(seat: Seat, talk: Talk, clause: str, term_id: str) -> tuple[Suggestion, ...]:
    """What one can pick for a term, each value once, the likeliest first."""
    term: SomeTerm = seat.state.clause(clause).terms[term_id]
    found: dict[str, Suggestion] = {}
    for source, raw, private in _sources(seat, talk, clause, term_id, term):
        shown = term.show(term.read(raw), seat.locale)
        if shown not in found:
            found[shown] = Suggestion(
                source=source,
                shown=shown,
                text=term.typed(term.read(raw), seat.locale),
                move=Offering(clause=clause, terms={term_id: raw}),
                private=private,
            )
    return tuple(found.values())


def _sources(
    seat: Seat, talk: Talk, clause: str, term_id: str, term: SomeTerm
) -> Iterator[tuple[str, Raw, bool]]:
    """Where each value comes from, the value, and whether it is private; the likeliest first."""
    said = [
        offer.terms.get(term_id) if (offer := seat.state.offer(clause, party)) else None
        for party in (seat.party, other(seat.party))
    ]
    ours, theirs = said[0], said[1] if may_see_theirs(seat, talk, clause) else None
    given = talk.answers(clause).terms.get(term_id)
    if given is not None:
        yield "your answer, not sent yet", given, False
    yield from _rungs(seat, clause, term_id, term, given or ours)
    if ours is not None:
        yield "what you said last", ours, False
    if theirs is not None:
        yield f"what the {other(seat.party)} offers", theirs, False
    if ours is not None and theirs is not None and (middle := midpoint(term, ours, theirs)) is not None:
        yield "the middle of both", middle, False
    if term.usual:
        yield "usual", term.canonical(term.usual), False
    yield from ((called, raw, False) for called, raw in term.picks())


def _rungs(
    seat: Seat, clause: str, term_id: str, term: SomeTerm, last: Raw | None
) -> Iterator[tuple[str, Raw, bool]]:
    """The party's preferred value before it spoke; after that the next rung of its ladder."""
    held = seat.positions.clauses.get(clause, {}) if seat.positions else {}
    if term_id not in held:
        return
    ladder = ladder_of(term, held[term_id], seat.party)
    following = ladder.after(last)
    if following is not None:
        name = ladder.names[following].replace("fallback-", "fallback ")
        yield (
            f"your {name}{' value' if name == 'preferred' else ''}",
            term.write(ladder.values[following]),
            True,
        )


def midpoint(term: SomeTerm, ours: Raw, theirs: Raw) -> Raw | None:
    """The value half way between two; None where there is no such thing, or no round one."""
    a, b = term.read(ours), term.read(theirs)
    middle: Value | None = term.middle(a, b)
    if middle is None or middle in (a, b):
        return None
    try:
        raw = term.write(middle)
        return raw if term.write(term.read(raw)) == raw else None
    except ValueNotUnderstood:
        return None
