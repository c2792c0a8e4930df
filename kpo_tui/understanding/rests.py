"""What is said of all that is not named: whose values the rest takes, and of which clause."""

import re
from itertools import pairwise

from kpo_tui.understanding import lexicon, wish_lexicon
from kpo_tui.understanding.doubt import AGREEING, doubt_in
from kpo_tui.understanding.heard import Heard, Rest
from kpo_tui.understanding.meant_values import as_side
from kpo_tui.understanding.parts import Part
from kpo_tui.understanding.scene import Scene
from kpo_tui.understanding.slots import names_of, owner_of
from kpo_tui.understanding.value_targets import clauses_named

_THEIRS = frozenset({"their", "their_offer", "they_say"})
_OURS = frozenset({"our", "own_offer", "we_do", "keep"})
_PLAIN = re.compile(r"[Eeo.,&2s]*")
"""Letters of what says nothing of the rest but that it is good, or whose it is."""
_OWNING = {("their",), ("your",), ("their", "own"), ("your", "own")}
_OUR_OWN = frozenset({"position", "positions", "prefer", "preferred"})


def is_rest(part: Part, following: Part | None) -> bool:
    """True for a part that speaks of all that is not named: `the rest`, `all as they offer`, `all good` before `except …`."""
    ahead = following is not None and following.join == "," and following.values  # otherwise, 30 days
    if "rest" in part.kinds or names_of(part.pieces):
        return "rest" in part.kinds and not (ahead and set(part.letters) <= set("E."))
    follows = following is not None and (following.join == "but" or "only" in following.kinds)
    if part.kinds & {"all", "everywhere"}:
        return follows or bool(part.kinds & (_THEIRS | _OURS))
    theirs = owner_of(part.pieces) not in ("", "our")
    return follows and theirs and set(part.letters) <= set("2zwlopyYa.")


def all_theirs_within(part: Part) -> bool:
    """True for a part with values that says beside them that all is theirs: `everything as they have it with net 45`."""
    return any(
        {one.kind, other.kind} & _THEIRS
        and {one.kind, other.kind} & {"all", "everywhere"}
        and not {one.words, other.words} & _OWNING
        for one, other in pairwise(part.pieces)
    )


def rest_in(part: Part, scene: Scene) -> Rest | None:
    """What a part says of the rest; None where that is refused, in doubt, or in words that are not known."""
    whose, begin, end = _known_values(part) or ("", 0, 0)
    beside = tuple(piece for piece in part.pieces if not begin <= piece.start < end)
    known = part.having(piece for piece in beside if piece.letter != "X")
    names = names_of(beside)
    clauses = clauses_named(names, scene.index, literally=True) if names else ()
    if set(known.letters) & set("nNr") or doubt_in(known) or (names and len(clauses) != 1):
        return None
    clause = clauses[0] if clauses else None
    if whose:
        return None if any(piece.letter == "X" for piece in beside) else Rest(whose, clause, part.text)
    if "halfway" in part.kinds:
        return Rest("half", clause, part.text)
    agreed, owner = part.kinds & AGREEING, as_side(owner_of(part.pieces), scene)
    theirs, ours = owner == "their" or part.kinds & _THEIRS, owner == "our" or part.kinds & _OURS
    if ("X" in part.letters and not agreed) or (ours and (theirs or agreed)):
        return None
    if ours:
        words = part.words[part.pieces[0].start : part.pieces[-1].end]
        stays = "kept" if "keep" in part.kinds else "ours"
        return Rest("preferred" if _OUR_OWN & set(words) else stays, clause, part.text)
    plain = theirs or agreed or _PLAIN.fullmatch(part.letters.replace("P", ""))
    return Rest("theirs", clause, part.text) if plain else None


def _known_values(part: Part) -> tuple[str, int, int] | None:
    """A rung of our positions, or what is usual, as the part says it, with the place of its words."""
    words, last = part.words[: part.pieces[-1].end], part.pieces[-1].end
    for at in range(part.pieces[0].start, last):
        for end in range(min(last, at + lexicon.longest_wish()), at, -1):
            rung = lexicon.rungs().get(words[at:end])
            if rung is not None and (rung != "walk-away" or "walk" in " ".join(words[at:end])):
                return rung, at, end
        for match in wish_lexicon.usual().at(words, at):
            if not {"your", "their"} & set(words[at : match.end]):
                return "usual", at, match.end
    return None


def decide_rest(heard: Heard, scene: Scene) -> None:
    """Whether the rest is taken as offered: where that was said, or all was good but what follows."""
    others = heard.others
    said = others is not None and others.whose == "theirs"
    wanted = said or (
        not others and heard.whole and (heard.but or heard.conditional or heard.clause) and not heard.taken
    )
    about = heard.clause or (others.clause if others else None)
    scene = scene if about is None else scene.on(about)
    clauses: set[str | None] = {clause for clause, _ in heard.values} or {scene.focus}
    if others and not said and about is None and len(clauses) > 1:
        _leave_others(heard, others, f"'{others.text[:60]}' is left out: name its clause")
    theirs = None if scene.focus is None else scene.at_hand.theirs(scene.focus)
    if heard.clause is not None and heard.values and heard.clause not in clauses:
        heard.doubts.append("it agrees to another clause too")
    wanted = wanted and (said or bool(heard.values))
    if wanted and theirs is not None and scene.focus is not None:
        heard.rest = scene.focus
        if clauses != {scene.focus} or len(theirs.clauses) > 1:
            heard.doubts.append("it changes more than the proposal at hand")
        elif heard.whole and not heard.but and not said:
            heard.doubts.append("an acceptance cannot have conditions, so it would be a counter-proposal")
    elif said and others:
        _leave_others(heard, others, "no offer of the other side awaits your answer there")
    elif heard.whole and heard.values and not heard.but and _says_theirs(heard, scene):
        heard.doubts.append("that is what the other side offers")


def _leave_others(heard: Heard, others: Rest, doubt: str) -> None:
    heard.unread.append(others.text)
    heard.doubts.append(doubt)
    heard.others = None


def _says_theirs(heard: Heard, scene: Scene) -> bool:
    return all(scene.at_hand.their_value(*place) == raw for place, raw in heard.values.items())
