"""What stands in a text beside or before other words and is no text itself: where it leads, and commands."""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.understanding.at_hand import AtHand
from kpo_tui.understanding.bargains import beginnings_of_offers, mostly_offers
from kpo_tui.understanding.moves import AnyMove, Asking, Going, Offering, Packaging, Reading, Sending
from kpo_tui.understanding.passages import passages
from kpo_tui.understanding.pieces import Sentence
from kpo_tui.understanding.scene import Scene, sure
from kpo_tui.understanding.wish_sentences import going, wish
from kpo_tui.understanding.words import Word, listed

COMMANDING = listed("""
    send submit skip pass back next undo quit exit help later go goto show take use park unpark accept reject withdraw confirm
    reopen cancel stop kpo why idk default defaults change counter propose leave drop delete remove return continue advice
    offer
""")
"""Words that begin a command: a text that begins with one may be one that was not understood."""
_PARTING = frozenset(",;:.!\n")
_ORDER = listed("now first next then ok okay so and but well on for as to regarding re concerning")
"""Words that say when something is done, and of what: `now liability`, `and then go to insurance`, `as to payment`."""
_TAKING = frozenset({"usual", "rest", "move"})
_LONGEST_LEAD = 9
_SENDING = listed("send submit it that this them now please off")


def said_elsewhere(
    sentence: Sentence, scene: Scene, read: Callable[[str, AtHand], Reading]
) -> tuple[Reading | None, bool]:
    """What a text is rather than the answer asked for: said on the clause to which it leads, commands, offers; True where it must be that."""
    if (led := _led_to(sentence, scene)) is not None:
        found = read(led.rest, replace(scene.at_hand, clause=led.clause, term=None, asked="standing"))
        if _offers(found) and (led.outright or not lists_out(sentence, scene)):
            return found, led.outright
        if led.outright:
            there = scene.choice(Going(clause=led.clause))
            return Reading(asks="What do you want to do?", choices=(there,), left_unread=(led.rest,)), True
    if "\n" in sentence.text and passages(sentence.text).passed:
        found = read(sentence.text, replace(scene.at_hand, term=None, asked="standing"))
        if _offers(found):
            return found, False
    offers = not lists_out(sentence, scene) and mostly_offers(sentence, scene)
    found = read(sentence.text, replace(scene.at_hand, term=None, asked="standing")) if offers else Reading()
    whole = found.sure and _offers(found) and not found.left_unread
    if not whole and (more := _values_behind(sentence, scene, read)) is not None:
        return more, False
    if not whole and (commands := _commands_within(sentence, scene)) is not None:
        return commands, False
    return (found if _offers(found) else Reading()) if offers else None, False


def offered_there(sentence: Sentence, scene: Scene, read: Callable[[str, AtHand], Reading]) -> Reading | None:
    """What is offered on another clause, to which the sentence leads first: `now payment: 30 days, no deposit`."""
    led = _led_to(sentence, scene)
    named = led is not None and (led.outright or sentence.text[: -len(led.rest)].rstrip().endswith(":"))
    if led is None or not named or led.term or scene.at_hand.asked == "yes-no":
        return None
    if scene.at_hand.state.clauses[led.clause].agreed is not None:
        return None
    found = read(led.rest, replace(scene.at_hand, clause=led.clause, term=None, asked="standing"))
    return found if _offers(found) else None


def lists_out(sentence: Sentence, scene: Scene) -> bool:
    """True for the entries of a list with signs between them, which are hardly anything else."""
    term = scene.at_hand.asked_term
    return term is not None and term.shape != "text" and any(sign in sentence.text for sign in ";|\t\n")


def _values_behind(
    sentence: Sentence, scene: Scene, read: Callable[[str, AtHand], Reading]
) -> Reading | None:
    """The text with the values of other terms that are said behind it: `11am to 8pm, no deposit`."""
    clause, name = str(scene.at_hand.clause), str(scene.at_hand.term)
    place = scene.asked_place()
    for at in beginnings_of_offers(sentence, scene, named=lists_out(sentence, scene)):
        start = sentence.words[at].start
        said = read(sentence.text[start:], replace(scene.at_hand, term=None, asked="standing"))
        moves = said.moves or (said.choices[0].moves if said.choices else ())
        move = moves[0] if len(moves) == 1 else None
        plain = isinstance(move, Offering) and not move.rest_as_offered and move.clause == clause
        if (
            place is None
            or not plain
            or not isinstance(move, Offering)
            or name in move.terms
            or said.left_unread
        ):
            continue
        try:
            raw = place.term.canonical(_without_joining(sentence.text[:start]), scene.at_hand.locale)
        except ValueNotUnderstood:
            return None
        return sure(replace(move, terms={name: raw, **move.terms}))
    return None


def _without_joining(text: str) -> str:
    """A text without what stands between it and what is said behind it."""
    text = text.rstrip(_MARKS)
    before, _, last = text.rpartition(" ")
    return before.rstrip(_MARKS) if last.casefold() in _JOINING else text


_MARKS = " \t\n,;."
_JOINING = frozenset({"and", "but", "with", "also"})


def _offers(reading: Reading) -> bool:
    """True for what offers values, or may."""
    moves = reading.moves or (reading.choices[0].moves if reading.choices else ())
    return any(isinstance(move, Offering | Packaging) for move in moves)


class _Led(NamedTuple):
    """The clause to which a text leads first, the words behind that, and whether a command leads there and no mere name."""

    clause: str
    rest: str
    outright: bool
    term: str | None = None


def _led_to(sentence: Sentence, scene: Scene) -> _Led | None:
    """Where a text leads before it says more: `let's go to payment: net 30`, `now liability. Our cap is 200%`."""
    words = sentence.words
    end = next((at for at, word in enumerate(words[:_LONGEST_LEAD]) if word.text in _PARTING), 0)
    if not end or end + 1 >= len(words):
        return None
    head = _without_order(words[:end])
    outright = going(head, scene, lead_needed=True)
    found = outright or going(head, scene, lead_needed=False)
    move = found.moves[0] if found is not None and found.sure else None
    if not isinstance(move, Going) or move.clause == scene.at_hand.clause:
        return None
    rest = sentence.text[words[end + 1].start :]
    return _Led(move.clause, rest, outright is not None or len(head) < end, move.term)


def _commands_within(sentence: Sentence, scene: Scene) -> Reading | None:
    """The commands that parts of a text are, and what it says beside them; sure where all of it is commands."""
    parts = list(_parts(sentence.words))
    said = [_command(_without_order(part), scene) for part in parts]
    moves = tuple(move for one in said if one is not None for move in one)
    if not moves or len(parts) == 1 or (said[0] is None and lists_out(sentence, scene)):
        return None
    if None not in said:
        return sure(*moves)
    left = tuple(
        sentence.text[part[0].start : part[-1].end]
        for part, one in zip(parts, said, strict=True)
        if one is None
    )
    return Reading(choices=tuple(scene.choice(move) for move in moves), left_unread=left)


def _parts(words: tuple[Word, ...]) -> Iterator[tuple[Word, ...]]:
    """The words between commas and full stops, and before and after `then`."""
    for apart, part in groupby(words, key=lambda word: word.text in _PARTING or word.text == "then"):
        if not apart and (found := tuple(part)) and _without_order(found):
            yield found


def _without_order(words: tuple[Word, ...]) -> tuple[str, ...]:
    texts = tuple(word.text for word in words)
    while texts and texts[0] in _ORDER:
        texts = texts[1:]
    return texts


def _command(words: tuple[str, ...], scene: Scene) -> tuple[AnyMove, ...] | None:
    """What a part does that is a command and could be no entry of a list."""
    if not (COMMANDING | _TAKING).intersection(words):
        return None
    if words[:1] in (("send",), ("submit",)) and set(words) <= _SENDING:
        return (Sending(),)
    found = (wish(words, scene) if len(words) > 1 else None) or going(words, scene, lead_needed=True)
    if found is None or not found.sure or any(isinstance(move, Asking) for move in found.moves):
        return None  # `background checks` asks nothing
    return found.moves
