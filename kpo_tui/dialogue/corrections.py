"""A correction just behind a recording is about what was recorded, and never about the clause that comes next."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from kpo_tui.dialogue.hands import hand_of
from kpo_tui.dialogue.prompts import AskingBack, Prompt
from kpo_tui.dialogue.replies import Turn
from kpo_tui.dialogue.talk import Seat, Talk, remembering
from kpo_tui.text import one_line
from kpo_tui.understanding.interpretation import read
from kpo_tui.understanding.moves import Choice, Offering, value_named

_BEGINS = re.compile(
    r"(?:(?:oh|ah|no|nope|oops|ups|sorry|pardon|wait|actually|correction|apologies|my mistake|my bad|typo|hang on|hold on|rather|make that|make it"
    r"|(?:i|we) meant?(?: to say)?|(?:that|it) should (?:be|have been|read|say)|(?:i|we) should have said)\b[ ,:;.!\u2013\u2014-]*)+",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")
_LONGEST, _MOST = 4, 3
"""Words of a bare value; choices of a question."""


def corrected(seat: Seat, talk: Talk, asked: Prompt, text: str) -> Turn | None:
    """The question whether a bare value behind `sorry` or `I mean` is for what was just recorded; None for other sentences."""
    begun = _BEGINS.match(text)
    value = text[begun.end() :].strip() if begun is not None else ""
    if not talk.place.recorded_terms or not _FIGURE.search(value) or len(value.split()) > _LONGEST:
        return None
    choices = list(_for_what_was_recorded(seat, talk, asked, value))
    if not choices:
        return None
    if begun is not None and begun[0].casefold().strip(" ,:;.!") in ("no", "make it", "make that"):
        choices += _for_what_comes_next(seat, talk, asked, text)
    first = choices[0].moves[0]
    assert isinstance(first, Offering)  # noqa: S101  (that is what is made below)
    own = seat.state.offer(first.clause, seat.party)
    ((name, _),) = first.terms.items()
    before = "" if own is None else value_named(seat.state, first.clause, name, own.terms[name], seat.locale)
    change = f"Change it to {choices[0].text}?" if len(choices) == 1 else "Change it?"
    asks = f"That was recorded as {one_line(before, 120)}. {change}"
    asking = AskingBack(asks=asks, choices=tuple(choices[:_MOST]))
    return Turn(remembering(talk, talk.moved(asking=asking)))


def _for_what_was_recorded(seat: Seat, talk: Talk, asked: Prompt, value: str) -> Iterator[Choice]:
    """The value as an answer for each term that was recorded last and that it fits."""
    for clause, name in talk.place.recorded_terms:
        own = seat.state.offer(clause, seat.party)
        if own is None or name not in own.terms or seat.state.clauses[clause].agreed is not None:
            continue
        hand = replace(hand_of(seat, talk.understood(), asked), asked="question", clause=clause, term=name)
        reading = read(value, hand)
        move = reading.moves[0] if reading.sure and len(reading.moves) == 1 else None
        if isinstance(move, Offering) and move.clause == clause and set(move.terms) == {name}:
            yield Choice(value_named(seat.state, clause, name, move.terms[name], seat.locale), (move,))


def _for_what_comes_next(seat: Seat, talk: Talk, asked: Prompt, text: str) -> Iterator[Choice]:
    """What the words offer as an answer to what stands there now, which `no, 36 hours` may be as well."""
    reading = read(text, hand_of(seat, talk.understood(), asked))
    for moves in [reading.moves] if reading.sure else [one.moves for one in reading.choices[:1]]:
        if all(isinstance(move, Offering) for move in moves):
            yield Choice("; ".join(move.asked(seat.state, seat.locale) for move in moves), moves)
