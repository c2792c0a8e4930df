"""What a part with values says of them: each value in its slot, for the term that it is meant for."""

from collections.abc import Sequence

from kpo_tui.understanding.amounts import in_the_unit_of
from kpo_tui.understanding.doubt import AGREEING, doubt_in
from kpo_tui.understanding.figures import Amount
from kpo_tui.understanding.grounds import is_remark, tells_something
from kpo_tui.understanding.heard import Heard, Rest
from kpo_tui.understanding.index import SMALL, TermPlace
from kpo_tui.understanding.meant_values import Answer, Place, Said
from kpo_tui.understanding.parts import Part
from kpo_tui.understanding.resolution import fits_place, holding, is_held, names_term_of, resolved
from kpo_tui.understanding.rests import all_theirs_within
from kpo_tui.understanding.scene import Scene
from kpo_tui.understanding.slots import Slot, names_of, owner_of, slots_in
from kpo_tui.understanding.value_targets import explains
from kpo_tui.understanding.words import stem
from kpo_tui.understanding.worked_values import moved_between

_ACTS = frozenset("tkuRdx")


def hear_values(part: Part, heard: Heard, scene: Scene) -> None:
    """Add what the part says of its values to what was heard."""
    if "ask" in part.kinds and part.asks and not part.kinds & {"would", "propose"}:
        heard.unread.append(part.text)
        heard.doubts.append("it is a question")
        return
    found = _likeliest_slots(slots_in(part, corrects=heard.corrects), heard, scene)
    if is_remark(part, bool(heard.values or heard.ways)) and not _answers(found, heard, scene):
        heard.unread.append(part.text)
        return
    _hear_doubts(part, found, heard)
    if part.pieces[-1].kind in AGREEING and len(part.pieces) > 1 and part.pieces[-2].kind == "we":
        heard.whole = True
    if _accepts_with(part) or (heard.whole and part.join == "," and not heard.values and _is_led(part)):
        heard.whole = heard.conditional = True
    if all_theirs_within(part):
        heard.others = Rest("theirs", None, part.text)
    before = heard.last_before = heard.kept()
    for slot in found:
        _hear_slot(_completed(_agreed_to(slot, part, scene), heard, scene), part, heard, scene)
    if "X" in part.letters and len(heard.asks) > len(before.asks) and (before.values or before.ways):
        heard.take_back(before)
        heard.unread.append(part.text)
        if not tells_something(part) or ("we" in part.kinds and part.names and "past" not in part.kinds):
            heard.doubts.append(f"'{part.text[:60]}' is left out")
        return
    if "X" in part.letters and len(heard.asks) > len(before.asks):
        heard.doubts = before.doubts
        heard.guesses += [part] * (len(heard.asks) - len(before.asks))
    heard.each = "each" in part.kinds
    unknown = [part.typed(piece) for piece in part.pieces if piece.letter == "X"]
    heard.unread += unknown


def _hear_doubts(part: Part, found: Sequence[Slot], heard: Heard) -> None:
    """Why it may not be meant as an offer, or not as the whole of it."""
    if (doubt := doubt_in(part)) and not all(slot.relation == "no" for slot in found):
        heard.doubts.append(doubt)
    if part.letters[-2:-1] == "P" and part.letters[-1] in _ACTS:  # for 60% you get exclusivity dropped
        heard.unread.append(part.typed(part.pieces[-1]))
        heard.doubts.append("there is another answer in it")


def _likeliest_slots(pairings: Sequence[list[Slot]], heard: Heard, scene: Scene) -> list[Slot]:
    """Of several ways to pair names with values, the first of which each slot is clear."""
    if len(pairings) == 1:
        return pairings[0]

    def clear(slot: Slot) -> bool:
        answer = resolved(slot, scene, heard.values)
        return slot.relation == "no" or (len(answer.ways) == 1 and not answer.unexplained)

    return next((slots for slots in pairings if all(clear(slot) for slot in slots)), pairings[0])


def _accepts_with(part: Part) -> bool:
    """True where all is accepted but for values behind it, which makes it a counter-proposal: `accept with 45 days`."""
    first = part.pieces[0]
    agreed = first.kind == "accept" or (first.kind == "fine" and bool(_AGREED & set(first.words)))
    return agreed and len(part.pieces) > 1 and part.words[first.end] in _WITH


def _is_led(part: Part) -> bool:
    """True for values that something was accepted with: the `without the fee` of `agreed, without the fee`."""
    at = part.pieces[0].start
    return not _WITH.isdisjoint(part.words[max(0, at - 1) : at + 1])


_WITH = frozenset({"with", "without", "on"})
_AGREED = frozenset({"accepted", "agreed", "deal"})


def _answers(found: Sequence[Slot], heard: Heard, scene: Scene) -> bool:
    """True where every slot is clearly for a term that has no value yet."""
    for slot in found:
        answer = resolved(_completed(slot, heard, scene), scene, heard.values)
        if (
            len(answer.ways) != 1
            or not slot.names
            or any(place in heard.values for place, _ in answer.ways[0].values)
        ):
            return False
    return True


def _agreed_to(slot: Slot, part: Part, scene: Scene) -> Slot:
    """A value without a name that is agreed to, as the other side's where that offers just it: `yes to the 24 hours`."""
    if slot.names or slot.owner or slot.relation != "is" or not part.kinds & {"fine", "fine_with"}:
        return slot
    if slot.amount is None or slot.ready is not None:
        return slot
    held = [
        place
        for place in holding(slot.amount, scene)
        if scene.theirs(place) == fits_place((place.clause, place.id), slot.amount, scene)
    ]
    return slot._replace(owner="their") if len(held) == 1 else slot


def _completed(slot: Slot, heard: Heard, scene: Scene) -> Slot:
    """The slot with the names that wait for a value, or those of the slot before where only the owner is new."""
    waiting = heard.waiting
    if not slot.names and waiting is not None and not _is_of(waiting, slot, scene):
        heard.unread.append(waiting.text)
        heard.waiting = None
    elif not slot.names and waiting is not None:
        named = slot._replace(names=names_of(waiting.pieces), owner=slot.owner or owner_of(waiting.pieces))
        if not slot.owner or not is_held(slot, scene) or _alike(named, slot, heard, scene):
            heard.waiting = None
            return named
    elif not slot.names and heard.corrects and slot.relation == "times" and heard.last is not None:
        return slot._replace(names=heard.last.names, owner=slot.owner or heard.last.owner)
    if not slot.names and slot.owner and slot.relation == "is" and not is_held(slot, scene):
        last = heard.last
        if last is not None and last.relation == "is":
            amount = slot.amount and last.amount and in_the_unit_of(slot.amount, last.amount)
            return slot._replace(names=last.names, amount=amount or slot.amount)
        label = frozenset[str]() if heard.term is None else scene.index.place(*heard.term).label
        if label & {"client", "provider"}:
            return slot._replace(names=tuple(sorted(label - {"client", "provider"})))
    return slot


def _alike(named: Slot, slot: Slot, heard: Heard, scene: Scene) -> bool:
    """True where a value means the same by a name as without it."""
    return resolved(named, scene, heard.values).ways == resolved(slot, scene, heard.values).ways


def _is_of(waiting: Part, slot: Slot, scene: Scene) -> bool:
    """True unless a value that is said in words is of another term than the one whose name waits."""
    if slot.ready is None or slot.amount is None:
        return True
    return names_term_of(names_of(waiting.pieces), slot.amount, slot.ready, scene)


_CALENDAR = frozenset({"month", "quarter", "year"})
_MOMENT = _CALENDAR | {"end"}
"""Stems of what a time may be counted from, which names no term: `30 days from the end of the month`."""


def _tells_when(words: Sequence[str], scene: Scene) -> bool:
    """True where all that words name is an end, after which no term at hand is called."""
    stems = {stem(word) for word in words if word not in SMALL}
    here = scene.index.terms_of(scene.focus)
    return (
        "end" in stems
        and stems <= _MOMENT
        and scene.focus is not None
        and not any("end" in place.label | place.also for place in here)
    )


def _hear_slot(slot: Slot, part: Part, heard: Heard, scene: Scene) -> None:
    if _tells_when(slot.names, scene):
        slot = slot._replace(names=(), vague=True)
    elif any(
        piece.letter == "j" and not _CALENDAR.isdisjoint(piece.words) and _tells_when(piece.words, scene)
        for piece in part.pieces
    ):
        slot = slot._replace(vague=True)  # not the end of the contract
    if slot.relation == "no":
        _hear_refused(slot, part, heard, scene)
        return
    if slot.vague:
        heard.doubts.append("it is not said exactly")
    from_said = _from_what_was_said(slot, part, heard, scene)
    if from_said is not None and heard.term is not None:
        heard.values.pop(heard.term)
    answer = from_said or _of_the_same(slot, part, heard, scene) or resolved(slot, scene, heard.values)
    answer = _or_of_the_last(answer, slot, part, heard, scene)
    if _says_again(answer, slot, heard, scene):
        heard.asks.append(f"What about '{part.text}'? Please say which value you want.")
        return
    heard.last = slot if slot.names or slot.relation == "times" else heard.last
    heard.take(answer, slot, scene)


def _says_again(answer: Answer, slot: Slot, heard: Heard, scene: Scene) -> bool:
    """True for an option that was said before, now beside the name of something else: `neutral law and neutral arbitration`."""
    if slot.ready is None or len(answer.ways) != 1:
        return False
    (place, raw), *_ = answer.ways[0].values
    again = heard.values.get(place) == raw and bool(set(slot.names) - SMALL)
    return again and not explains(slot.names, scene.index.place(*place), scene.index)


def _or_of_the_last(answer: Answer, slot: Slot, part: Part, heard: Heard, scene: Scene) -> Answer:
    """With the term that was spoken of last as another way, for a bare number that may be a second value of it: `24 months, or 30`."""
    term, amount = heard.term, slot.amount
    unnamed = not slot.names and not slot.owner and slot.relation == "is"
    if not unnamed or amount is None or amount.kind != "bare" or term is None or term not in heard.values:
        return answer
    raw = fits_place(term, amount, scene)
    if raw is None or heard.corrects or not answer.ways or answer.ways[0].values == ((term, raw),):
        return answer
    asks = f"Which term is '{amount.text[:40]}' for? Please name it."
    if part.join in _LISTED and part.text.strip(" .!") == amount.text:
        several = len(answer.ways) > 1  # the next of a list: 45 days, 28, 1%
        return answer if several else answer._replace(ways=(Said(((term, raw),)), *answer.ways), asks=asks)
    before = (term, heard.values.pop(term))
    both = tuple(way._replace(values=(before, *way.values)) for way in answer.ways)
    return answer._replace(ways=(Said(((term, raw),)), Said((before,)), *both), asks=asks)


_LISTED = frozenset({"", ",", "and"})
"""How the values of a list are joined, each for another term."""


def _of_the_same(slot: Slot, part: Part, heard: Heard, scene: Scene) -> Answer | None:
    """The value for the term that was just spoken of: one that a correction replaces, or that was refused before."""
    if slot.names or slot.owner or slot.amount is None or slot.relation != "is" or len(slot.others) > 1:
        return None
    if heard.notes and heard.term in heard.values and heard.term is not None:
        worked = heard.values[heard.term]
        if fits_place(heard.term, slot.amount, scene) == worked:
            return Answer((Said(((heard.term, worked),)),))  # half way on the rate, so $30
    last = scene.at_hand.said_last if heard.corrects or "propose" in part.kinds else ()
    slip = "correct" in part.kinds or part.join == "correct"
    if not slip and (either := _of_the_question_or_before(slot.amount, last, heard, scene)) is not None:
        return either
    refused = heard.term is not None and (heard.corrects or heard.refused or _is_ours(heard, scene))
    before = (
        *((heard.term,) if refused and heard.term is not None else ()),
        *(last if not heard.values else ()),
    )
    for place in dict.fromkeys(before):
        if (raw := fits_place(place, slot.amount, scene)) is not None:
            return Answer((Said(((place, raw),)),))
    return (
        Answer(asks=f"Which value do you mean by '{slot.amount.text[:40]}'?")
        if heard.refused and slot.amount.kind == "bare"
        else None
    )


def _is_ours(heard: Heard, scene: Scene) -> bool:
    """True where a `but` follows what we offered anyway: we prefer our 24 hours, but let us say 36."""
    if heard.term is None or heard.term not in heard.values:
        return False
    return heard.but and heard.values[heard.term] == scene.at_hand.our_value(*heard.term)


_OF_A_SIDE = frozenset({
    "our", "their", "they_say", "own_offer", "their_offer", "for_client", "for_provider",
})  # fmt: skip


def _from_what_was_said(slot: Slot, part: Part, heard: Heard, scene: Scene) -> Answer | None:
    """So much more or less of the value that was just mentioned as a side's: `you want 75 days, we can give 15 less`."""
    counted = slot.relation in ("up", "down") and not slot.names and slot.base is None
    if not counted or part.kinds & _OF_A_SIDE or heard.term is None or heard.term not in heard.values:
        return None
    stands = (scene.at_hand.our_value(*heard.term), scene.at_hand.their_value(*heard.term))
    if heard.values[heard.term] not in stands:
        return None
    answer = moved_between(scene.index.place(*heard.term), slot, scene)
    return answer if answer.ways else None


def _of_the_question_or_before(
    amount: Amount, last: tuple[Place, ...], heard: Heard, scene: Scene
) -> Answer | None:
    """Asks where a value may correct what was said last, or answer what is asked now: `no, 36`."""
    asked = scene.asked_place()
    if asked is None or heard.term is not None or not last or (asked.clause, asked.id) in last:
        return None
    here = fits_place((asked.clause, asked.id), amount, scene)
    given = [(place, raw) for place in last if (raw := fits_place(place, amount, scene)) is not None]
    if here is None or not given:
        return None
    ways = tuple(Said((pair,)) for pair in (*given, ((asked.clause, asked.id), here)))
    return Answer(ways, "Which of these do you mean?")


def _said_last(amount: Amount, scene: Scene) -> list[TermPlace]:
    """The terms that were just given the value, which is now named to be replaced: not 30, 60."""
    said = scene.at_hand.said
    return [
        scene.index.place(clause, term)
        for clause, term in scene.at_hand.said_last
        if fits_place((clause, term), amount, scene) == said.get(clause, {}).get(term, "")
    ]


def _hear_refused(slot: Slot, part: Part, heard: Heard, scene: Scene) -> None:
    """A value that is named only to be turned down, or replaced: it tells which term the next one is for."""
    assert slot.amount is not None  # noqa: S101  (it is a value)
    held = _said_last(slot.amount, scene) or list(holding(slot.amount, scene))
    if slot.names or len(held) != 1:
        ways = resolved(slot._replace(relation="is"), scene, {}).ways
        heard.term = ways[0].values[0][0] if len(ways) == 1 else None
    else:
        heard.term = (held[0].clause, held[0].id)
    heard.turned_down = slot.amount.text
    heard.unread.append(slot.amount.text)
    if heard.term in heard.values and heard.term is not None:
        other = fits_place(heard.term, slot.amount, scene) != heard.values[heard.term]
        if other and (part.join == "instead" or part.text.casefold().startswith("not ")):
            return  # 45 days, not 40; 12 months instead of 18
        heard.doubts.append("it is not clear which of the two values is meant")
    heard.corrects = heard.refused = True
    if heard.term is None and slot.names:
        heard.last = slot
