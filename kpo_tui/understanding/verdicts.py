"""What is said about a value that turns it down: `monthly in advance is not acceptable`, `we refuse office hours only`.

A value with a verdict is no offer, whatever it is a value of. Verdicts are known by their words behind the value, in the same
part of a sentence, and by the verbs that turn down what follows them.
"""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from kpo_tui.understanding.parts import Part
from kpo_tui.understanding.words import listed

_BEING = listed("is are was were be being looks sounds seems feels remains stays s 's it's that's")
_DENYING = listed(
    "not never no cannot can't isn't aren't wasn't won't doesn't don't wouldn't couldn't isnt arent wont doesnt dont cant wouldnt"
)
_HARMLESS = listed(
    "negotiable negotiate debatable discussion debate problem problems issue issues concern concerns worry trouble objection objections difficulty matter bother bad brainer"
)
"""What a denial behind a value may deny and be a yes: `no problem`, `is not an issue`."""
_BAD = listed("""
    unacceptable impossible unworkable infeasible unreasonable unrealistic unrealistically excessive outrageous usurious harsh problematic risky wrong
    bad worse worst unfair unattractive unaffordable unusual rejected refused excluded gone dead off out steep tough heavy hard insufficient
    nightmare killer dealbreaker breaker stretch nonstarter non problem trouble mistake madness ridiculous crazy absurd offensive nonsense
    too above beyond below outside wrong
""")
"""Words behind `is` that turn down what they are said of."""
_CHANGING = listed("change move fall shrink")
_DIRECTIONS = listed("up down below above lower higher under over back")
_BETWEEN = frozenset({"a", "an", "the", "any", "really", "be", "for", "open", "to", "up"})
_HURTING = listed("""
    hurts hurt kills kill worries worry surprises surprise scares exceeds exceed breaks costs ruins damages frightens bothers troubles goes
    fails violates contradicts stretches strains shocks annoys defeats
""")
"""Verbs of which what is said is turned down: `kills our cash flow`, `goes too far`."""
_HARMS = listed(
    "cost hurt kill worry exceed break ruin damage mean fail violate stretch double delay slow block stop"
)
"""What a value would do that is turned down: `office only would cost you more`."""
_MUST = listed("must should has have needs need ought to")
_LEAVING = listed("go come change disappear vanish fall drop leave out off away down improve shrink move")
_REFUSING = listed("""
    refuse refuses refusing reject rejects rejecting decline declines oppose opposes remove removes removing delete strike dislike dislikes hate hates
    resist resists against unhappy fear fears dread
""")
"""Verbs and the like before what they turn down."""
_CANNOT = listed("cannot can't cant couldn't won't wont don't dont never not nobody")
_BEARING = listed(
    "accept accepts agree agrees take takes live do does offer afford support sign pays pay bear buy swallow"
)
_TROUBLE = listed("problem problems issue issues trouble difficulty difficulties concern concerns worry")
_PARTING = frozenset({"and", "but", "or"})
_SIGNS = frozenset(",;:.!?()\n")
_WE = frozenset({"we", "i", "our", "my"})
_NEAR = 4
"""So many words before a value a verb that turns it down may stand."""


def turned_down(part: Part, start: int, end: int, *, worded: bool) -> bool:
    """True where the words before or behind a value from `start` to before `end`, in its part of the sentence, say no to it.

    `worded` is a value that is said in words: `drop monthly in advance` turns it down, `drop 30` may be what is offered.
    """
    ahead = max((one.end for one in part.values if one.end <= start), default=part.pieces[0].start)
    before = part.words[max(ahead, start - _NEAR) : start]
    if worded and part.words[start] in _WE and _refused_before(part.words[start:end], worded=False):
        return (
            True  # we are the client, so that `we refuse the client's law` begins with a word of the option
        )
    behind, followed = _behind(part, end)
    return _condemned(behind, followed) or _refused_before(before, worded=worded)


def is_held(part: Part, end: int, *, firmly: bool = False) -> bool:
    """True where the words behind a value, which ends before `end`, hold on to it by what they deny: `60 days is not negotiable`.

    `firmly` leaves out what only says that it is not bad: `60 days isn't out of the question`.
    """
    behind, followed = _behind(part, end)
    at = next((at for at, word in enumerate(behind) if word in _DENYING), len(behind))
    denied = [one for one in behind[at + 1 :] if one not in _BETWEEN]
    return not followed and _holds_on(denied) and not (firmly and not _BAD.isdisjoint(denied[:1]))


def _behind(part: Part, end: int) -> tuple[Sequence[str], bool]:
    """The words behind a value in its part of the sentence, up to the next value, and whether there is one."""
    following = min((one.start for one in part.values if one.start >= end), default=None)
    last = part.pieces[-1].end if following is None else following
    return part.words[end : max(last, end)], following is not None


def condemns(part: Part) -> bool:
    """True for a part that says no to what was said before it: `silence is consent in your draft, that must change`."""
    words = part.words[part.pieces[0].start - 1 if part.pieces[0].start else 0 : part.pieces[-1].end]
    at = next((at for at, word in enumerate(words[:2]) if word in _POINTING), None)
    return at is not None and not part.values and _condemned(words[at + 1 :], followed=False)


_POINTING = frozenset({"that", "this", "which", "it", "that's"})


def is_condemned(behind: Sequence[str]) -> bool:
    """True for words behind what is spoken of, to the end of a sentence, of which one is a verdict."""
    return _condemned(tuple(takewhile(_SIGNS.isdisjoint, behind)), followed=False)


def _condemned(behind: Sequence[str], followed: bool) -> bool:
    """True for words behind a value of which one is a verdict; a denial with another value behind it speaks of that."""
    for at, word in enumerate(behind):
        if word in _PARTING:
            return False  # and not a day more
        rest = behind[at + 1 :]
        if word in _DENYING and rest and not followed:
            return not _holds_on([one for one in rest if one not in _BETWEEN])
        if word in _BEING and _DENYING.isdisjoint(rest[:2]) and not _BAD.isdisjoint(rest[:_NEAR]):
            return True
        goes = _DENYING.isdisjoint(rest[:1]) and not _LEAVING.isdisjoint(rest[:2])
        if word in _MUST and goes and not followed:
            return True
        if at == 0 and word in _HURTING and rest and not followed:
            return True
        if word in ("would", "will") and not _HARMS.isdisjoint(rest[:1]) and not followed:
            return True
    return False


def _holds_on(denied: Sequence[str]) -> bool:
    """True for what is denied of a value by which one holds on to it: `not negotiable`, `must not change`, `no problem`."""
    first, after = denied[:1], denied[1:2]
    moves = not _LEAVING.isdisjoint(first) and not _DIRECTIONS.isdisjoint(after)
    return moves or not _CHANGING.isdisjoint(first) or not (_HARMLESS | _BAD).isdisjoint(first)


def _refused_before(before: Sequence[str], *, worded: bool) -> bool:
    """True for a verb of refusing before the value, or trouble with it: `we refuse`, `we have a problem with`."""
    words = [word for word in before if word not in ("a", "an", "the", "your", "their", "any", "with")]
    if any(word in _REFUSING for word in words) or (worded and words[-1:] == ["drop"]):
        return _DENYING.isdisjoint(words) and "nothing" not in words  # nothing against it
    trouble = any(word in _TROUBLE for word in words) and "with" in before and "no" not in before
    cannot = any(one in _CANNOT and two in _BEARING for one, two in pairwise(words))
    return trouble or cannot
