"""What the parts of an utterance say of values, one part after the other, with what the parts before have left open."""

import re
from collections.abc import Sequence

from kpo_tui.understanding.asides import without_asides
from kpo_tui.understanding.first_answers import unsay_no, without_the_answer
from kpo_tui.understanding.grounds import is_reason, tells_something
from kpo_tui.understanding.heard import Heard
from kpo_tui.understanding.heard_values import hear_values
from kpo_tui.understanding.heard_words import hear_words
from kpo_tui.understanding.moves import TURNED_DOWN
from kpo_tui.understanding.parts import Part
from kpo_tui.understanding.resolution import resolved
from kpo_tui.understanding.scene import Scene
from kpo_tui.understanding.slots import Slot
from kpo_tui.understanding.verdicts import condemns

_MAIN = frozenset({"we", "accept", "would", "will", "fine", "fine_with", "propose"})
"""Kinds of words of which one is in what a condition is for."""


_IDLE = frozenset("wlmpoyaYeH.~:,&")
"""Letters of parts that may change nothing of what was heard: courtesy, agreement, what leads to something."""


def hear(parts: Sequence[Part], scene: Scene) -> Heard:
    """All that the parts say of values."""
    heard = Heard()
    parts = without_the_answer(without_asides(parts, heard, scene), heard, scene)
    for at, part in enumerate(parts):
        scene = scene.on(heard.clause) if heard.clause is not None else scene
        if not part.pieces:
            heard.doubts.append("it breaks off")
            continue
        _hear_join(part, heard)
        heard.reason = is_reason(part, going_on=heard.reason)
        if heard.reason:
            heard.unread.append(part.text)
            continue
        following = parts[at + 1] if at + 1 < len(parts) else None
        later = [one for one in parts[at + 1 : at + 3] if one.join != "."]
        heard.ahead = any(one.values and not one.names for one in later)
        before = heard.kept()
        earlier = parts[at - 1] if at else None
        if _is_replaced(part, earlier):
            heard.unread.append(part.text)
        elif _ends_there(part, earlier):
            heard.unread += [part.text] if "X" in part.letters else []
        elif (set(part.letters) & set("nr") and set(part.letters) <= set("nrw,~X.")) or _judges(
            part, earlier
        ):
            _hear_no(part, following, earlier, heard)
        elif part.values and "halfway" not in part.kinds:
            hear_values(part, heard, scene)
        else:
            hear_words(part, following, heard, scene)
        if heard == before and (not set(part.letters) <= _IDLE or "keep" in part.kinds):
            heard.unread.append(part.text)
    _hear_half_of_the_rest(heard, scene)
    unsay_no(heard, scene)
    _leave(heard)
    _leave_guesses(heard)
    if _only_conditions(parts) and not heard.whole:
        heard.doubts.append("it is only a condition")
    return heard


def _hear_half_of_the_rest(heard: Heard, scene: Scene) -> None:
    """The middle for all that is not named, once it is known what is."""
    if heard.others is not None and heard.others.whose == "half":
        slot = Slot((), "", "half", heard.others.text, both=True)
        heard.take(resolved(slot, scene.on(heard.others.clause or scene.focus), heard.values), slot, scene)


def _hear_join(part: Part, heard: Heard) -> None:
    """How a part goes on with what was said before it."""
    if part.join == ".":
        heard.reason = False
        if heard.waiting is not None and "X" in heard.waiting.letters:
            heard.unread.append(heard.waiting.text)
            heard.waiting = None
    heard.corrects |= part.join in ("correct", "so") or "correct" in part.kinds
    heard.but |= part.join == "but" or (heard.whole and "only" in part.kinds)
    heard.conditional |= part.join in ("if", "unless")


def _only_conditions(parts: Sequence[Part]) -> bool:
    valued = [part for part in parts if part.values]
    return bool(valued) and all(part.join in ("if", "unless") and not part.kinds & _MAIN for part in valued)


def _leave_guesses(heard: Heard) -> None:
    """Parts with unknown words that came to nothing, where others are clear: they are left out, and said to be."""
    if not heard.guesses or not heard.values or len(heard.guesses) != len(heard.asks):
        return
    heard.unread += [part.text for part in heard.guesses]
    heard.asks, heard.ways = [], []
    if not all(tells_something(part) for part in heard.guesses):
        heard.doubts.append("a part of it is left out")


def _is_replaced(part: Part, before: Part | None) -> bool:
    """True for the name of what is not meant, behind what is: `arrears instead of advance`, `arbitration rather than your courts`."""
    named = before is not None and bool(before.values or before.names)
    return named and part.join == "instead" and part.lead != "instead" and not part.values


def _ends_there(part: Part, before: Part | None) -> bool:
    """True for `no further` behind a value, which says that it is the last."""
    after_a_value = before is not None and bool(before.values) and part.join in (",", "and")
    return (
        after_a_value
        and re.fullmatch(r"[nN]~X{0,2}[,.]*", part.letters) is not None
        and bool(part.kinds & {"up", "down"})
    )


def _judges(part: Part, before: Part | None) -> bool:
    """True for what turns the value before it down: `you want 120 days, which is too long`."""
    after_a_value = before is not None and bool(before.values) and part.join in (",", "and")
    too = "too" in part.kinds and set(part.letters) <= set("qoN.,:")
    return after_a_value and (too or condemns(part))


def _hear_no(part: Part, following: Part | None, before: Part | None, heard: Heard) -> None:
    """A no by itself: what follows replaces what was said, or what was said just before is refused."""
    turned = before is None and part.letters.strip(",.") == "n"  # a no to what was asked
    if following is not None and (
        (following.values and following.join != ".") or (turned and following.pieces)
    ):
        heard.corrects = True
    elif (
        before is not None
        and before.values
        and (part.join != "." or before.asks)
        and heard.last_before is not None
    ):
        heard.take_back(heard.last_before)
        heard.unread.append(f"{before.text}: {part.text}")
        if not heard.values and not heard.ways and following is None:
            heard.asks.append(f"{TURNED_DOWN} '{before.text[:60]}'. Which value do you want instead?")
    elif part.join != ".":
        heard.unread.append(part.text)
        heard.doubts.append("there is a no in it")
    else:
        heard.corrects = True


def _leave(heard: Heard) -> None:
    """Names that waited for a value in vain, and the word of one side's values that no name followed."""
    if heard.whose is not None:
        heard.unread.append(heard.whose.text)
    if heard.waiting is not None:
        part, heard.waiting = heard.waiting, None
        if part.join == "." or not (heard.values or heard.ways or heard.others):
            pass
        elif tells_something(part):
            heard.doubts.append(f"'{part.text[:60]}' is left out")  # 40 hours, the SOC is looking into it
        else:
            heard.asks.append(f"What about '{part.text}'? Please say which value you want.")
        heard.unread.append(part.text)
