"""What a part without a value says of values: those that are taken by name, halves and multiples, all the rest, names that wait."""

import re
from typing import Literal

from kpo_tui.understanding.doubt import AGREEING, doubt_in
from kpo_tui.understanding.factors import factor_in
from kpo_tui.understanding.grounds import unknown_in
from kpo_tui.understanding.heard import Heard
from kpo_tui.understanding.meant_values import Answer, Place, as_side
from kpo_tui.understanding.parts import Part
from kpo_tui.understanding.plain_values import nothing_of, yes_of
from kpo_tui.understanding.resolution import names_term_of, resolved
from kpo_tui.understanding.rests import is_rest, rest_in
from kpo_tui.understanding.scene import Scene
from kpo_tui.understanding.slots import UNITS, Slot, names_of, owner_of
from kpo_tui.understanding.targets import target
from kpo_tui.understanding.value_targets import clauses_named

_LEADING = frozenset("wlmpho1.2~,&:")
"""Letters of what may lead to something else and says nothing by itself."""
_ACCEPTED = frozenset({"accepted", "approved"})
_YES = frozenset({"yes", "y", "yep", "yeah"})
_PLAIN_YES = frozenset("yYPe.,&:~")
"""Letters of a name and a yes to it."""
_NONE_OF = re.compile(r"[wlmp.zj]*[nN][pe~.X]{0,2}P+[e~.Xj]{0,2}")


def hear_words(part: Part, following: Part | None, heard: Heard, scene: Scene) -> None:
    """Add what the part says to what was heard; what says nothing of values is unread, or makes it doubtful."""
    names = names_of(part.pieces)
    if "too" in part.kinds and names and following is not None and following.join == ",":
        _hear_refused_name(part, names, heard, scene, replaced=bool(following.values))
    elif part.kinds & {"too", "leave"} or (names and part.pieces[-1].kind == "out"):
        heard.unread.append(part.text)
    elif (plain := _plainly(part, names, scene)) is not None:
        heard.take(plain, Slot(names, "", "is", part.text), scene)
    elif names and set(part.letters) & set("nNr") and "rest" not in part.kinds:
        _hear_refused_name(part, names, heard, scene)
    elif _says_half_again(part, heard):
        return
    elif is_rest(part, following):
        _hear_rest(part, heard, scene)
    elif (clause := _clause_agreed_on(part, names, scene)) is not None:
        heard.whole, heard.clause = True, clause
    elif (slot := _slot_of_words(part, names, following, heard, scene)) is not None:
        _hear_slot(slot, part, heard, scene)
    else:
        _hear_rest_of_words(part, names, following, heard, scene)


def _says_half_again(part: Part, heard: Heard) -> bool:
    """True for the `fifty-fifty` behind what is halved already."""
    return (
        heard.last is not None
        and heard.last.relation == "half"
        and part.kinds <= {"halfway", "filler", ""}
        and "P" not in part.letters
    )


def _hear_refused_name(
    part: Part, names: tuple[str, ...], heard: Heard, scene: Scene, replaced: bool = False
) -> None:
    """The name of something that is refused: it tells which term the next value is for, by which it may be `replaced`."""
    heard.term = _term_named(names, scene)
    heard.refused = heard.term is not None
    if heard.term is not None and heard.may_be(heard.term):
        heard.denied |= {heard.term}  # cap 150%, not the super-cap
    heard.unread.append(part.text)
    if not replaced and (part.join == "." or part.letters.rstrip(",:")[-1:] in "nN"):
        heard.doubts.append("there is a no in it")


def _hear_rest(part: Part, heard: Heard, scene: Scene) -> None:
    """`the rest is fine`, `the rest as usual`, unless it is refused; with it, that what is answered is sent."""
    found = rest_in(part, scene)
    if found is None:
        heard.unread.append(part.text)
        heard.doubts.append(f"'{part.text[:60]}' is left out")
    else:
        heard.others = found
        heard.sends |= "s" in part.letters


def _clause_agreed_on(part: Part, names: tuple[str, ...], scene: Scene) -> str | None:
    """The clause that all is well with: `payment is fine`."""
    if not part.kinds & AGREEING or not names:
        return None
    here = target(names, "", lambda place: scene.in_play(place) and place.clause == scene.focus, scene)
    if len(here.places) == 1 and not here.unexplained and "terms" not in names:
        return None  # the term at hand that is called like another clause
    clauses = clauses_named(names, scene.index, literally=True)
    return clauses[0] if len(clauses) == 1 else None


def _hear_slot(slot: Slot, part: Part, heard: Heard, scene: Scene) -> None:
    """A value that words say, and the same for names that wait: `theirs on days and interest`."""
    if heard.waiting is not None and (heard.taken or _trails(part)) and part.join == "and":
        first = slot._replace(names=names_of(heard.waiting.pieces))
        heard.waiting = None
        heard.take(resolved(first, scene, heard.values), first, scene)
    if doubt := doubt_in(part):
        heard.doubts.append(doubt)
    if slot.relation in ("theirs", "ours") and part.kinds & {"up", "down"}:
        heard.doubts.append("it does not say how much")
    answer = resolved(slot, scene, heard.kept_values(scene))
    heard.take(answer, slot, scene)
    heard.whose = None
    unknown = unknown_in(part)
    heard.unread += unknown
    if unknown and answer.unexplained and slot.relation in ("theirs", "ours"):
        heard.doubts.append(f"I do not know '{unknown[0]}'")  # the ball is in your court
    heard.last = slot if slot.names else heard.last


def _hear_rest_of_words(
    part: Part, names: tuple[str, ...], following: Part | None, heard: Heard, scene: Scene
) -> None:
    """Other answers, conditions, names that wait for a value, agreement, and remarks."""
    letters = set(part.letters)
    if letters & set("rtkuRdxc"):
        heard.unread.append(part.text)
        heard.doubts.append("there is another answer in it")
    elif part.join in ("if", "unless"):
        heard.unread.append(part.text)
        heard.doubts.append(f"'{part.text[:60]}' is a condition")
    elif "s" in letters and letters <= _LEADING | set("sy"):
        heard.sends = True
    elif names and following is None and part.join == "but" and (ours := _kept_apart(names, heard, scene)):
        heard.take(ours, Slot(names, "", "ours", part.text), scene)
    elif names:
        heard.waiting = part
        if letters & set("nN"):
            heard.doubts.append("there is a no in it")
    elif part.kinds & AGREEING and letters <= _LEADING | set("yaYe"):
        _hear_agreement(part, heard, scene)
    elif not letters <= _LEADING | set("H"):
        heard.unread.append(part.text)
        if not _by_itself(part, following) and (doubt := doubt_in(part)):
            heard.doubts.append(doubt)


def _kept_apart(names: tuple[str, ...], heard: Heard, scene: Scene) -> Answer | None:
    """Our value of the one term that all theirs is but for: `the rest theirs bar the set-up fee`."""
    if heard.others is None or heard.others.whose != "theirs" or heard.whole or heard.waiting is not None:
        return None
    answer = resolved(
        Slot(names, "", "ours", " ".join(names)), scene.on(heard.others.clause or scene.focus), {}
    )
    return answer if len(answer.ways) == 1 and not answer.asks and not answer.unexplained else None


def _hear_agreement(part: Part, heard: Heard, scene: Scene) -> None:
    """That all is good; an acceptance that values stand beside is none, but a counter-proposal."""
    if (part.lead == ":" and heard.values) or part.join == "but":
        return  # silence never accepts: agreed; we want 30 days, but fine, 60
    if part.join == "." and heard.values and not _YES.isdisjoint(_said(part)):
        heard.unread.append(part.text)  # a yes to what was not shown yet
    accepts = "accept" in part.kinds
    if scene.at_hand.asked == "yes-no" and scene.focus in scene.at_hand.said and not accepts:
        return  # yes to our own answers, which are shown
    behind = bool(heard.values) and "deal" in part.text.casefold()
    heard.conditional |= accepts or behind or not _ACCEPTED.isdisjoint(_said(part))
    heard.whole = True


def _by_itself(part: Part, following: Part | None) -> bool:
    """True for a part that is a sentence, or leads to what follows a colon: it makes nothing else doubtful."""
    if part.join == "." or (following is not None and following.join == ":"):
        return True
    return not part.join and (following is None or following.join == ".")


def _plainly(part: Part, names: tuple[str, ...], scene: Scene) -> Answer | None:
    """None of something, where it is waived or said not to be: `no late interest`; or a plain yes to it: `earn-back yes`."""
    if names and not _YES.isdisjoint(_said(part)) and set(part.letters) <= _PLAIN_YES:
        return yes_of(names, scene)
    if names and ("waive" in part.kinds or (_no_before(part) and _says_none(part))):
        return nothing_of(names, owner_of(part.pieces), scene)
    return None


def _no_before(part: Part) -> bool:
    """True for a no just before a name, and nothing that does anything."""
    return _NONE_OF.fullmatch(part.letters.replace(",", "")) is not None


def _says_none(part: Part) -> bool:
    if {"don't", "dont", "not"} & {
        word for piece in part.pieces if piece.letter == "N" for word in piece.words
    }:
        return bool({"any", "a"} & set(part.words)) and bool({"want", "need", "require"} & set(part.words))
    return any(
        word in ("no", "without", "zero", "nil")
        for piece in part.pieces
        if piece.letter in "nN"
        for word in piece.words
    )


def _term_named(names: tuple[str, ...], scene: Scene) -> Place | None:
    places = target(names, "", lambda _: True, scene).places
    return (places[0].clause, places[0].id) if len(places) == 1 else None


def _interrupted(part: Part) -> bool:
    """True where somebody stands between the word of agreement and the name: `accept that we are late`."""
    at = next((n for n, piece in enumerate(part.pieces) if piece.kind in AGREEING), 0)
    after = [piece for piece in part.pieces[at + 1 :] if piece.letter in "Pwz"]
    return bool(after) and after[0].kind in ("we", "people")


def _slot_of_words(
    part: Part, names: tuple[str, ...], following: Part | None, heard: Heard, scene: Scene
) -> Slot | None:
    """The slot that a part without a value is: half of the way, a multiple, the value of one side."""
    kinds, owner = part.kinds, as_side(owner_of(part.pieces), scene)
    if not names and heard.waiting is not None and (owner or "halfway" in kinds or kinds & AGREEING):
        names, heard.waiting = names_of(heard.waiting.pieces), None
    if "halfway" in kinds or ("between" in kinds and "&" in part.letters):
        return Slot(names, owner, "half", part.text, both=bool(kinds & {"everywhere", "all", "each_way"}))
    if (factor := factor_in(None, part.pieces)) is not None:
        at = next(at for at, piece in enumerate(part.pieces) if piece.kind == "twice")
        counted_from = as_side(owner_of(part.pieces[at:]), scene)  # our plan is half of theirs
        return Slot(names, counted_from or owner, "times", part.text, factor=factor)
    side: Literal["ours", "theirs"] = "ours" if owner == "our" else "theirs"
    if not names and scene.asked_place() is None:
        names = _units_of_a_side(part)
    if names:
        return _slot_of_side(Slot(names, owner, side, part.text), part, following, heard, scene)
    if owner and scene.asked_place() is not None and not kinds & AGREEING:
        return Slot((), "", side, part.text)
    if owner and "fine" not in kinds:
        heard.taking, heard.whose = side, part
    return None


_OURS = frozenset({"our", "my", "ours", "mine"})
_BELONGS = re.compile(
    r"\b(?:of|for) (?:our|my|the (?:client|customer|buyer|provider|supplier|vendor)['’]s) (?!(?:own|side|last)\b)",
    re.IGNORECASE,
)
"""Whose a thing is that a term speaks of, and not whose value is meant: `the return of our data`."""


def _units_of_a_side(part: Part) -> tuple[str, ...]:
    """The unit of time that stands for what is counted in it: `your days`, `the provider's hours`."""
    owned = (piece for piece in part.pieces if piece.kind in ("their", "for_client", "for_provider"))
    return tuple(piece.words[-1] for piece in owned if piece.words[-1] in UNITS)[:1]


def _slot_of_side(slot: Slot, part: Part, following: Part | None, heard: Heard, scene: Scene) -> Slot | None:
    """The value of one side for what is named, where the part agrees to it, says whose it is, or goes on with others."""
    kinds, side = part.kinds, slot.relation
    both = "each_way" in kinds or "both" in _said(part)
    waits = heard.ahead and "fine" in kinds and part.pieces[-1].letter == "P"
    if kinds & AGREEING and not _interrupted(part) and not waits:
        if side == "ours" and _BELONGS.search(part.text):
            slot, side = slot._replace(owner="", relation="theirs"), "theirs"
        heard.taken, heard.taking = True, side
        if side == "ours":
            heard.doubts.append("it agrees to what is ours")
        return slot._replace(both=both)
    alike = heard.last is not None and heard.last.relation == "half" and set(part.letters) <= set("P.")
    if (heard.each or alike) and part.join == "and" and heard.last is not None:
        return heard.last._replace(names=slot.names, text=part.text)
    tells = part.letters.count("X") > 1 or ("X" in part.letters and kinds & {"people", "we", "past"})
    if slot.owner and tells:
        return None  # our broker came back; my client's lawyers look at it
    if slot.owner and not _has_its_value_behind(slot, following, scene):
        heard.taking = side
        return slot._replace(both=both)
    if "keep" in kinds:
        return slot._replace(relation="ours")
    shared = following is not None and following.join == "and" and following.names and _trails(following)
    if heard.taking and part.join in ("and", ",") and not shared and "X" not in part.letters:
        ours = heard.taking == "ours" or not _OURS.isdisjoint(
            _said(part)
        )  # our limit: the words are a phrase, too
        return slot._replace(relation="ours" if ours else "theirs")
    return None


def _said(part: Part) -> tuple[str, ...]:
    return tuple(part.words[part.pieces[0].start : part.pieces[-1].end])


def _trails(part: Part) -> bool:
    """True where the part ends with whose values these are: `A and B as you have it`, `A and B stay ours`."""
    return part.pieces[-1].kind in ("their", "they_say", "for_client", "for_provider", "our", "own_offer")


def _has_its_value_behind(slot: Slot, following: Part | None, scene: Scene) -> bool:
    """True where a value without a name follows a comma, of what is named: `our rate, 34`."""
    if following is None or following.join != "," or not following.values or names_of(following.pieces):
        return False
    value = following.values[0]
    return value.amount is not None and names_term_of(slot.names, value.amount, value.ready, scene)
