"""A yes or no to a question with a step behind it, `yes please, remind us. and go to payment next`: the answer is kept, or told."""

import re

from msgspec.structs import replace

from kpo_tui.dialogue.prompts import Question
from kpo_tui.understanding.at_hand import AtHand
from kpo_tui.understanding.interpretation import read
from kpo_tui.understanding.moves import Going, Offering, Reading, Showing

_ANSWER = re.compile(
    r"(?:yes|yep|yeah|no|nope)\b(?! problem| doubt| matter| idea| clue)[^.;,]{0,40}?(?=[.;,]|\s(?:and|then|plus)\s)",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[.;,]\s|\s(?:and|then|plus)\s", re.IGNORECASE)
_LEADS = re.compile(r"(?:(?:and|then|plus|so) |\s)*+", re.IGNORECASE)
MOST_BREAKS = 6
"""At how many places a sentence is tried to be parted."""


def with_answer_kept(reading: Reading, asked: Question, text: str, hand: AtHand) -> Reading:
    """The reading of a step, with the answer that stands before it; told as not taken where it cannot be told apart."""
    answer = _ANSWER.match(text)
    steps = reading.sure and all(isinstance(move, Going | Showing) for move in reading.moves)
    if answer is None or not reading.moves or not steps:
        return reading
    for gap in list(_BREAK.finditer(text))[:MOST_BREAKS]:
        first, then = read(text[: gap.start()], hand), read(_LEADS.sub("", text[gap.end() :], count=1), hand)
        given = first.moves[0] if first.sure and len(first.moves) == 1 and not first.left_unread else None
        own = isinstance(given, Offering) and (given.clause, tuple(given.terms)) == (
            asked.clause,
            (asked.term,),
        )
        if given is not None and own and then.sure and then.moves == reading.moves:
            return replace(reading, moves=(given, *reading.moves))
    return replace(reading, left_unread=(*reading.left_unread, answer[0].strip()))
