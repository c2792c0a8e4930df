"""From what was typed to what comes of it: reasons, picks and choices are taken as such, the rest is read."""

from msgspec.structs import replace

from kpo_tui.dialogue import prompts
from kpo_tui.dialogue.clause_prompts import prompt
from kpo_tui.dialogue.conversation import after_doubt, left, said_yes, take
from kpo_tui.dialogue.corrections import corrected
from kpo_tui.dialogue.hands import hand_of, said_last, terms_of
from kpo_tui.dialogue.kept_answers import with_answer_kept
from kpo_tui.dialogue.picks import behind_a_no, picked_without, with_more
from kpo_tui.dialogue.plain_answers import is_doubted, takes_text, turns_away, which_one, yes_to_choices
from kpo_tui.dialogue.prompts import Ahead, AskingBack, Prompt, Question, Review
from kpo_tui.dialogue.replies import Line, Turn, saying
from kpo_tui.dialogue.safeguards import passed_by
from kpo_tui.dialogue.talk import Seat, Talk, remembering, uncovered
from kpo_tui.dialogue.wishes import help_on
from kpo_tui.negotiation.acts.parking import Park
from kpo_tui.text import one_line
from kpo_tui.understanding.assent import Agreement, agreement, independent, names_something, refuses, wish_in
from kpo_tui.understanding.at_hand import AtHand
from kpo_tui.understanding.interpretation import read
from kpo_tui.understanding.moves import (
    AnyMove,
    Asking,
    Choice,
    Going,
    Offering,
    Packaging,
    Reading,
    SayingNo,
    SayingYes,
    Showing,
    Skipping,
    TakingRung,
    Undoing,
)
from kpo_tui.understanding.numbered_picks import is_figure, picked
from kpo_tui.understanding.text_answers import unquoted

MOST_PICKS = 9
"""Numbers up to this may be meant to pick something, whatever else they may be."""
_ALL = frozenset({"take all", "take all of ours", "take everything"})
_PLAIN: dict[str, AnyMove] = {"yes": SayingYes(), "y": SayingYes(), "no": SayingNo(), "n": SayingNo()}
"""Plain yes and no, whatever is asked; to a question for a value they may be one, so that these are read."""

_DROPS = frozenset({"no", "cancel", "back", "undo", "never mind", "nevermind", "stop", "don't", "forget it"})
_UNDOES = frozenset({"undo", "back", "go back"})
_NONE_OF_THEM = frozenset({
    "none", "neither", "none of these", "none of them", "none of those", "neither of these", "neither of them", "not that",
    "not this",
})  # fmt: skip


def hear(seat: Seat, talk: Talk, text: str) -> Turn:
    """What a sentence makes of the talk. Nothing that was typed is ever a yes to something not shown."""
    text = text.strip()
    asked = prompt(seat, talk)
    if not text:
        return Turn(talk, tuple(Line("says", line) for line in help_on(asked)))
    if talk.place.parking is not None:
        return _reason(seat, talk, talk.place.parking, text)
    if talk.place.asking is not None:
        return _choice(seat, talk, talk.place.asking, text)
    if isinstance(asked, Ahead) and (beside := passed_by(asked.word, text)) is not None:
        return after_doubt(seat, talk) or _with_unread(
            said_yes(seat, talk), Reading(left_unread=(beside,) if beside else ())
        )
    if (turn := corrected(seat, talk, asked, text) or _yes_and_on(seat, talk, asked, text)) is not None:
        return turn
    if isinstance(asked, Question) and text.casefold() in _ALL:
        rung = "fallback" if asked.ours else "preferred"
        return take(seat, talk, (TakingRung(rung=rung, clause=asked.clause),))
    if isinstance(asked, Question) and (turn := _pick(seat, talk, asked, text)) is not None:
        return turn
    if agreement(text) in ("yes", "fine") and (turn := _bare_yes(seat, talk, asked)) is not None:
        return turn
    if talk.place.unclear and isinstance(asked, Question) and refuses(text):
        return saying(talk.understood(), "says", "Let us leave that. The question here is still open.")
    return _read(seat, talk.understood(), asked, text)


def _yes_and_on(seat: Seat, talk: Talk, asked: Prompt, text: str) -> Turn | None:
    """A yes to what is ahead, and to which clause to go then: `yes, and on to liability`; None for other sentences."""
    more = with_more(text) if isinstance(asked, Ahead) and not asked.word else None
    plain = more is not None and not more.pick.isdigit()
    reading = read(more.rest, hand_of(seat, talk, asked)) if more is not None and plain else None
    if reading is None or not reading.sure or not all(isinstance(move, Going) for move in reading.moves):
        return None
    if (doubt := after_doubt(seat, talk)) is not None:
        return doubt
    done = said_yes(seat, talk)
    gone = take(seat, done.talk, reading.moves) if done.acts else done
    return replace(gone, lines=(*done.lines, *gone.lines) if done.acts else done.lines, acts=done.acts)


def _bare_yes(seat: Seat, talk: Talk, asked: Prompt) -> Turn | None:
    """A yes and nothing else: to what is shown now, or to nothing. None where what is asked may take it as a value."""
    if (doubt := after_doubt(seat, talk)) is not None:
        return doubt
    return None if isinstance(asked, Question | Ahead) else take(seat, talk, (SayingYes(),))


def _reason(seat: Seat, talk: Talk, parking: Park, text: str) -> Turn:
    """The reason that was asked for, word for word; or a word that drops the matter, or says no reason."""
    if _drops(text):
        return take(seat, talk, (SayingNo(),))
    if agreement(text) is not None or is_figure(text) or picked(text) is not None:
        return saying(talk, "asks", "That says no reason. Say why in a few words, or no to leave it.")
    said = text.rstrip(" .!?")  # a mark is no second word, which would make a reason of a wish
    if (wanted := wish_in(said, hand_of(seat, talk, prompt(seat, talk.moved())))) is not None:
        return take(seat, talk, (wanted,))
    return take(seat, talk.moved(), (replace(parking, reason=text),))


def _choice(seat: Seat, talk: Talk, asking: AskingBack, text: str) -> Turn:
    """One of the readings, by its number, its words or a yes; a sentence that says itself what it is about is read anew."""
    if (number := picked(text)) is not None or is_figure(text):
        if number is not None and 1 <= number.number <= len(asking.choices):
            return take(seat, talk, asking.choices[number.number - 1].moves)
        return saying(talk, "asks", f"That is the number of none of them. {which_one(asking)}")
    by_words = [choice.moves for choice in asking.choices if text.casefold() == choice.text.casefold()]
    less = picked_without(asking, text, hand_of(seat, talk, prompt(seat, uncovered(talk))))
    if meant := (by_words[0] if by_words else less):
        return take(seat, talk, meant)
    if text.casefold().strip(" .!") in _UNDOES:
        return take(seat, talk, (Undoing(),))
    if _drops(text) or text.casefold().strip(" .!") in _NONE_OF_THEM:
        return take(seat, talk, (SayingNo(),))
    if (agreed := agreement(text)) is not None:
        return _yes_to_choices(seat, talk, asking, agreed)
    if (more := with_more(text)) is not None:
        return _picked_and_more(seat, talk, asking, more.pick, more.rest)
    if (rest := behind_a_no(text)) and (turn := _left_for(seat, talk, rest)) is not None:
        return turn
    return _anew(seat, talk, asking, text)


_LEADING_ON = Going | Showing | Asking | Skipping
"""Wishes that go on from a question which is left."""


def _left_for(seat: Seat, talk: Talk, text: str) -> Turn | None:
    """The question left for what is wished behind a no: `no. go to term`; None for values, which may replace what was asked about."""
    under = take(seat, talk, (SayingNo(),))
    reading = read(text, hand_of(seat, under.talk, prompt(seat, under.talk)))
    if not reading.sure or not all(isinstance(move, _LEADING_ON) for move in reading.moves):
        return None
    more = _with_unread(take(seat, under.talk, reading.moves), reading)
    return replace(more, lines=(*under.lines, *more.lines))


def _picked_and_more(seat: Seat, talk: Talk, asking: AskingBack, pick: str, text: str) -> Turn:
    """A yes to the only choice, or a number, and more behind it: done where that is clear, asked about where it is not.

    What is picked is taken first only where it is no act; an act takes a yes or a number by itself.
    """
    numbered = pick.isdigit() and int(pick) <= len(asking.choices)
    meant = asking.choices[int(pick) - 1].moves if numbered else yes_to_choices(asking)
    first = Turn(talk) if isinstance(meant, str) else take(seat, talk, meant)
    reading = read(text, hand_of(seat, first.talk, prompt(seat, first.talk)))
    plain = not isinstance(meant, str) and all(isinstance(move, Offering | Packaging) for move in meant)
    understood = (reading.sure and not any(isinstance(m, SayingYes | SayingNo) for m in reading.moves)) or (
        bool(reading.choices) and first.talk.place.pending is None
    )
    if not plain or not understood or any(line.kind == "refused" for line in first.lines):
        return saying(talk, "asks", "Please say yes, or the number, by itself; then the rest.")
    if reading.sure:
        more = _with_unread(take(seat, first.talk, reading.moves), reading)
    else:
        asks = AskingBack(asks=reading.asks or "Is it this?", choices=reading.choices)
        more = _with_unread(Turn(remembering(first.talk, first.talk.moved(asking=asks))), reading)
    return replace(more, lines=(*first.lines, *more.lines))


def _drops(text: str) -> bool:
    return text.casefold().strip(" .") in _DROPS or refuses(text)


def _yes_to_choices(seat: Seat, talk: Talk, asking: AskingBack, agreed: Agreement) -> Turn:
    meant = yes_to_choices(asking)
    if not isinstance(meant, str) and agreed != "yes":
        other = is_doubted(asking) or takes_text(meant, seat.state)
        unlikely = turns_away(meant) or (agreed == "act" and other)
        meant = which_one(asking) if unlikely else meant
    return saying(talk, "asks", meant) if isinstance(meant, str) else take(seat, talk, meant)


def _anew(seat: Seat, talk: Talk, asking: AskingBack, text: str) -> Turn:
    """A sentence that is no answer to what was asked back: taken if it stands by itself, else the question stays."""
    dropped = uncovered(talk)
    hand = replace(hand_of(seat, dropped, prompt(seat, dropped)), said_last=said_last(talk))
    reading = read(text, hand)
    if reading.sure and reading.moves:
        if isinstance(reading.moves[0], Undoing | SayingNo):
            return take(seat, talk, reading.moves)
        if _corrects(reading, hand) and unquoted(text) is None:
            moves, asks = reading.moves, "Is it this?"
            reading = replace(
                reading,
                moves=(),
                sure=False,
                asks=asks,
                choices=(Choice("; ".join(m.asked(seat.state, seat.locale) for m in moves), moves),),
            )
        elif _denied(reading, text) or (
            independent(reading, text, hand) and not _bare_words(reading, text, hand)
        ):
            return _with_unread(take(seat, talk, reading.moves), reading)
        else:
            return saying(talk, "asks", which_one(asking))
    if not reading.choices:
        return saying(talk, "asks", reading.asks or which_one(asking))
    if reading.asks != "Is it this?" and not names_something(text, hand):
        return saying(talk, "asks", which_one(asking))
    again = AskingBack(asks=reading.asks or asking.asks, choices=reading.choices)
    lines = () if again == asking else (left(asking),)
    return _with_unread(Turn(talk.moved(asking=again), lines), reading)


def _denied(reading: Reading, text: str) -> bool:
    """True for a no to what was asked back, and behind it another act: `no, just accept theirs`."""
    first, comma, _ = text.partition(",")
    return (
        bool(comma) and refuses(first) and not any(isinstance(m, Offering | Packaging) for m in reading.moves)
    )


def _bare_words(reading: Reading, text: str, hand: AtHand) -> bool:
    """True for a word or two that would be taken as they are for a text: said behind a question, they may answer that."""
    term = hand.asked_term
    verbatim = term is not None and term.shape != "one" and unquoted(text) is None
    return verbatim and len(text.split()) <= 2 and all(isinstance(m, Offering) for m in reading.moves)


def _corrects(reading: Reading, hand: AtHand) -> bool:
    """True for a value for nothing but what was asked about: it replaces what was offered to pick."""
    return set(terms_of(reading.moves)) <= set(hand.said_last) and all(
        isinstance(m, Offering | Packaging) for m in reading.moves
    )


def _pick(seat: Seat, talk: Talk, asked: Question, text: str) -> Turn | None:
    """The suggestion that a number takes; one beyond them may be a value, unless it is said to pick or might be."""
    found, count = picked(text), len(asked.suggestions)
    if found is None:
        return None
    if 1 <= found.number <= count:
        return take(seat, talk, (asked.suggestions[found.number - 1].move,))
    if found.bare and (not count or found.number > MOST_PICKS):
        return None
    there = f"There {'is 1 suggestion' if count == 1 else f'are {count} suggestions'}."
    reading = read(text, hand_of(seat, talk, asked)) if found.bare else Reading()
    if not reading.sure or not all(isinstance(move, Offering) for move in reading.moves):
        return saying(talk, "asks", there)
    return _asked_about(seat, talk, reading, f"{there} Or is it this?")


def _read(seat: Seat, talk: Talk, asked: Prompt, text: str) -> Turn:
    word = text.casefold().strip(" .")
    if word in _PLAIN and not isinstance(asked, Question):
        return take(seat, talk, (_PLAIN[word],))
    hand = hand_of(seat, talk, asked)
    reading = read(text, hand)
    if isinstance(asked, Question):
        reading = with_answer_kept(reading, asked, text, hand)
    if reading.sure and reading.moves:
        if (number := picked(text)) is not None and number.bare and number.number <= MOST_PICKS:
            if isinstance(asked, Ahead):
                doubt = "Say yes to record it, or no. To change a value, say what it is for."
                return saying(talk, "asks", doubt)
            if isinstance(asked, Review | prompts.Decision):
                return _asked_about(seat, talk, reading, "Nothing to pick has a number here. Is it this?")
        turn = take(seat, talk, reading.moves)
        if reading.left_unread and turn.talk.place.pending == talk.place.pending:
            turn = replace(turn, talk=turn.talk.understood(clearly=False))  # nothing new was shown for a yes
        return _with_unread(turn, reading)
    if word in _PLAIN:
        return take(seat, talk, (_PLAIN[word],))
    back = reading.asks or "That is not clear. Say help to see what you can say."
    if not reading.choices:
        return Turn(talk.understood(clearly=False), (Line("asks", back),))
    asking = AskingBack(asks=back, choices=reading.choices)
    return _with_unread(Turn(remembering(talk, talk.moved(asking=asking))), reading)


def _with_unread(turn: Turn, reading: Reading) -> Turn:
    """The turn, told how values were worked out and which words were passed by."""
    lines = turn.lines
    if reading.notes and not any(line.kind == "refused" for line in lines):
        lines += (Line("says", f"Worked out: {one_line('; '.join(reading.notes), 300)}."),)
    if reading.left_unread:
        words = [one_line(text, 100).rstrip(",;:. ") or text for text in reading.left_unread]
        lines += (Line("says", f"Not taken: {', '.join(words)}."),)
    return replace(turn, lines=lines)


def _asked_about(seat: Seat, talk: Talk, reading: Reading, asks: str) -> Turn:
    """A number that stands before nothing to pick: whoever picked by numbers until now may not mean a value."""
    choice = Choice(
        " and ".join(move.asked(seat.state, seat.locale) for move in reading.moves), reading.moves
    )
    return Turn(remembering(talk, talk.moved(asking=AskingBack(asks=asks, choices=(choice,)))))
