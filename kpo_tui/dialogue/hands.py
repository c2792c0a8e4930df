"""What a sentence is said about: what the party may see, what was asked, what it spoke of last."""

from collections.abc import Iterable

from kpo_tui.dialogue import prompts
from kpo_tui.dialogue.answers import as_seen, covered
from kpo_tui.dialogue.clause_prompts import at_hand
from kpo_tui.dialogue.prompts import Prompt, Question
from kpo_tui.dialogue.talk import Seat, Talk
from kpo_tui.understanding.at_hand import Asked, AtHand
from kpo_tui.understanding.moves import AnyMove, Offering, Packaging


def hand_of(seat: Seat, talk: Talk, asked: Prompt) -> AtHand:
    """What a sentence is said about. Openings that the party may not see yet are kept from the reader."""
    reopening = isinstance(asked, prompts.Decision) and asked.kind == "reopening"
    return AtHand(
        state=as_seen(seat, talk),
        party=seat.party,
        at=seat.at,
        asked="reopening" if reopening else _ASKED.get(type(asked), "waiting"),
        clause=at_hand(seat, talk),
        term=asked.term if isinstance(asked, Question) else None,
        locale=seat.locale,
        covered=frozenset(covered(seat, talk)),
        said={clause: dict(held.terms) for clause, held in talk.working.items()},
        said_last=said_last(talk),
    )


def said_last(talk: Talk) -> tuple[tuple[str, str], ...]:
    """The terms that the party spoke of last: in a question that is open, in what is about to be recorded, in its last answer."""
    if talk.place.asking is not None:
        return terms_of([move for choice in talk.place.asking.choices for move in choice.moves])
    if talk.place.pending is not None and (
        told := terms_of([m for m in talk.place.pending.moves if isinstance(m, Packaging)])
    ):
        return told
    for step in reversed(talk.past):
        changed = [
            (clause, term)
            for clause, before in step.working.items()
            for term, raw in talk.answers(clause).terms.items()
            if before is None or before.terms.get(term) != raw
        ]
        if changed:
            return tuple(changed)
    return ()


def terms_of(moves: Iterable[AnyMove]) -> tuple[tuple[str, str], ...]:
    """The terms that the moves give values to."""
    offers = [one for move in moves for one in (move.offers if isinstance(move, Packaging) else (move,))]
    found = [(one.clause, term) for one in offers if isinstance(one, Offering) for term in one.terms]
    return tuple(dict.fromkeys(found))


_ASKED: dict[type[Prompt], Asked] = {
    prompts.Question: "question",
    prompts.Decision: "decision",
    prompts.Review: "review",
    prompts.Reminder: "reminder",
    prompts.Standing: "standing",
    prompts.Confirmation: "confirmation",
    prompts.Ahead: "yes-no",
}
