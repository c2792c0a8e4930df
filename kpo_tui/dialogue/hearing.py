"""From what was typed to what comes of it: reasons, picks and choices are taken as such, the rest is read."""

import re

from msgspec.structs import replace

from kpo_tui.dialogue import prompts
from kpo_tui.dialogue.answers import as_seen
from kpo_tui.dialogue.conversation import take
from kpo_tui.dialogue.explaining import help_on
from kpo_tui.dialogue.moves import AnyMove, Reading, SayingNo, SayingYes, TakingRung
from kpo_tui.dialogue.prompts import AskingBack, Prompt, Question
from kpo_tui.dialogue.replies import Line, Turn
from kpo_tui.dialogue.talk import Seat, Talk, remembering
from kpo_tui.dialogue.understanding import AtHand, read
from kpo_tui.dialogue.understanding.at_hand import Asked
from kpo_tui.dialogue.walk import at_hand, prompt
from kpo_tui.negotiation.terms import ChoiceTerm, YesNoTerm

_PICK = re.compile(r"(?:take|pick|use|choose)?\s*(?:#\s*)?(\d{1,2})[.)]?", re.IGNORECASE)
_TAKE = re.compile(r"(?:take|pick|use|choose)\s+(?:number\s+)?#?(\d{1,2})|#(\d{1,2})", re.IGNORECASE)
_ALL = frozenset({"take all", "take all of ours", "take everything"})
_PLAIN: dict[str, AnyMove] = {"yes": SayingYes(), "y": SayingYes(), "no": SayingNo(), "n": SayingNo()}
"""Plain yes and no, whatever is asked; to a question for a value they may be one, so that these are read."""

_DROPS = frozenset({"no", "cancel", "back", "undo", "never mind", "nevermind", "stop", "don't", "forget it"})


def hear(seat: Seat, talk: Talk, text: str) -> Turn:
    """What a sentence makes of the talk. Nothing that was typed is ever a yes to something not shown."""
    text = text.strip()
    asked = prompt(seat, talk)
    if not text:
        return Turn(talk, tuple(Line("says", line) for line in help_on(asked)))
    if talk.place.parking is not None:
        return _reason(seat, talk, text)
    if talk.place.asking is not None:
        return _choice(seat, talk, talk.place.asking, text)
    if isinstance(asked, Question) and text.casefold() in _ALL:
        rung = "fallback" if asked.ours else "preferred"
        return take(seat, talk, (TakingRung(rung=rung, clause=asked.clause),))
    if isinstance(asked, Question) and (number := _picked(seat, asked, text)) is not None:
        return _pick(seat, talk, asked, number)
    return _read(seat, talk, asked, text)


def _reason(seat: Seat, talk: Talk, text: str) -> Turn:
    """The reason that was asked for, word for word; or a word that drops the matter."""
    parking = talk.place.parking
    if parking is None or text.casefold().strip(" .") in _DROPS:
        return Turn(remembering(talk, talk.moved()), (Line("says", "Then it stays as it is."),))
    return take(seat, talk.moved(), (replace(parking, reason=text),))


def _choice(seat: Seat, talk: Talk, asking: AskingBack, text: str) -> Turn:
    """One of the readings, by its number or its words; anything else is read anew."""
    number = _PICK.fullmatch(text)
    if number and 1 <= int(number[1]) <= len(asking.choices):
        return take(seat, talk.moved(), asking.choices[int(number[1]) - 1].moves)
    for choice in asking.choices:
        if text.casefold() == choice.text.casefold():
            return take(seat, talk.moved(), choice.moves)
    if text.casefold().strip(" .") in _DROPS:
        return Turn(remembering(talk, talk.moved()), (Line("says", "Let us leave that."),))
    dropped = talk.moved()
    return _read(seat, dropped, prompt(seat, dropped), text)


def _picked(seat: Seat, asked: Question, text: str) -> int | None:
    """The number of the suggestion that is taken; a bare number only where it can be no value."""
    if found := _TAKE.fullmatch(text):
        return int(found[1] or found[2])
    term = seat.state.clause(asked.clause).terms[asked.term]
    bare = text.rstrip(".)")
    in_range = bare.isdecimal() and len(bare) <= 2 and 1 <= int(bare) <= len(asked.suggestions)
    return int(bare) if in_range and isinstance(term, ChoiceTerm | YesNoTerm) else None


def _pick(seat: Seat, talk: Talk, asked: Question, number: int) -> Turn:
    if not 1 <= number <= len(asked.suggestions):
        return Turn(talk, (Line("asks", f"There are {len(asked.suggestions)} suggestions."),))
    return take(seat, talk, (asked.suggestions[number - 1].move,))


def _read(seat: Seat, talk: Talk, asked: Prompt, text: str) -> Turn:
    word = text.casefold().strip(" .")
    if word in _PLAIN and not isinstance(asked, Question):
        return take(seat, talk, (_PLAIN[word],))
    reading = read_here(seat, talk, asked, text)
    if reading.sure and reading.moves:
        return take(seat, talk, reading.moves)
    if word in _PLAIN:
        return take(seat, talk, (_PLAIN[word],))
    back = reading.asks or "That is not clear. Say help to see what you can say."
    if not reading.choices:
        return Turn(talk, (Line("asks", back),))
    asking = AskingBack(asks=back, choices=reading.choices)
    return Turn(remembering(talk, talk.moved(asking=asking)))


def read_here(seat: Seat, talk: Talk, asked: Prompt, text: str) -> Reading:
    """What a sentence means where the party is. Openings that it may not see yet are kept from the reader."""
    hand = AtHand(
        state=as_seen(seat, talk),
        party=seat.party,
        at=seat.at,
        asked=_asked(asked),
        clause=at_hand(seat, talk),
        term=asked.term if isinstance(asked, Question) else None,
        locale=seat.locale,
    )
    return read(text, hand)


_ASKED: dict[type[Prompt], Asked] = {
    prompts.Question: "question",
    prompts.Decision: "decision",
    prompts.Review: "review",
    prompts.Reminder: "reminder",
    prompts.Standing: "standing",
    prompts.Confirmation: "confirmation",
    prompts.Ahead: "yes-no",
}


def _asked(asked: Prompt) -> Asked:
    if isinstance(asked, prompts.Decision) and asked.kind == "reopening":
        return "reopening"
    return _ASKED.get(type(asked), "waiting")
