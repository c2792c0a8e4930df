"""Whole sentences that are a wish (why, what is normal, skip, back, go to …, show), or take a value that is known.

A wish accounts for every word: for itself, for the politeness around it, and for a name that says what it is about.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import get_args

from msgspec.structs import replace

from kpo_tui.negotiation.party import other
from kpo_tui.understanding import moves as said
from kpo_tui.understanding import wish_lexicon
from kpo_tui.understanding.figures import NUMBER_WORDS, UNIT_WORDS
from kpo_tui.understanding.moves import AnyMove, Reading
from kpo_tui.understanding.named_places import (
    Words,
    beginnings,
    cores,
    endings,
    going,
    names_a_clause_whole,
    place_asked_about,
    place_named,
)
from kpo_tui.understanding.scene import Scene, sentence_of, sure
from kpo_tui.understanding.taken_values import halfway, taking
from kpo_tui.understanding.wish_grammar import Match
from kpo_tui.understanding.wish_phrases import AFTER
from kpo_tui.understanding.words import listed

__all__ = ["AFTER", "cores", "going", "halfway", "names_a_clause_whole", "place_named", "taking", "wish"]

_WISHES: dict[str, AnyMove] = {
    "why": said.AskingWhy(), "norm": said.AskingNorm(), "advice": said.AskingAdvice(), "help": said.AskingHelp(), "skip": said.Skipping(),
    "unsure": said.Skipping(), "leave_to_them": said.LeavingToThem(), "back": said.GoingBack(), "next": said.GoingOn(),
    "undo": said.Undoing(), "quit": said.Quitting(), "repeat": said.Repeating(), "send": said.Sending(), "closing": said.Quitting(),
    "options": said.AskingOptions(), "clause": said.Showing(what="status"), "package": said.Showing(what="theirs"),
    "our_package": said.Showing(what="history"), **{what: said.Showing(what=what) for what in get_args(said.Shown)},
}  # fmt: skip
_MARKS = frozenset("!.?,;")
_PARTING = frozenset({*_MARKS, "-", ":", "\n", "and", "then"})
"""What parts wishes that are said one after the other."""
_POINTING = listed("this that it here for on about of one question point clause term")
_ENDINGS = {"s": "is", "re": "are", "ve": "have", "m": "am", "ll": "will", "d": "would"}
_DRAWN = listed("what that this it there who where how i we they you here whatever everything which why when")
_UNMARKED = {
    "whats": ("what", "is"),
    "thats": ("that", "is"),
    "im": ("i", "am"),
    "hows": ("how", "is"),
    "wheres": ("where", "is"),
}
_FILLERS = listed("""
    really actually exactly just honestly simply basically quickly kindly please perhaps maybe even ever totally completely
    quite truly frankly currently precisely literally genuinely seriously
""")
"""Words that change nothing wherever they stand in a wish."""
_MINUTES = listed("min mins minute minutes sec secs second seconds hr hrs")
_LONGEST_SERIES = 14
"""The most words of wishes that are said one after the other with nothing between them."""


def wish(words: Words, scene: Scene) -> Reading | None:
    """The wish that the words are, all of them accounted for; None if they are none."""
    plain = tuple(word for word in words if word not in _MARKS)
    if wish_lexicon.usual_alone().whole(plain):  # `usual please` takes it, a bare `usual` asks what it is
        return taking(plain, scene)
    found = _one(words, scene) or _several(words, scene) or _usual_taken(plain, scene) or _why(words, scene)
    return found if found is None or not _THE_CLAUSE & set(pairwise(words)) else _here(found, scene)


_THE_CLAUSE = frozenset((which, "clause") for which in ("this", "the", "that"))


def _here(found: Reading, scene: Scene) -> Reading:
    """What is to be shown of `this clause` is shown of the one at hand."""
    moves = tuple(
        replace(move, clause=scene.focus) if isinstance(move, said.Showing) and move.clause is None else move
        for move in found.moves
    )
    return replace(found, moves=moves)


_MAY_PROPOSE = listed("not don't dont shouldn't shouldnt couldn't couldnt")


_HAPPENED = listed("did have has was were")
"""Words behind `why` that ask for what came to be: the history tells it, with the reason that was given."""


def _why(words: Words, scene: Scene) -> Reading | None:
    """A question that begins with `why`, whatever it is about: a term that it names, or gives a value of, else what is at hand."""
    if words[:1] != ("why",) or words[-1:] != ("?",) or len(words) < 3 or words[1] in _MAY_PROPOSE:
        return None
    said_of = sentence_of(" ".join(words[1:-1]), scene).pieces
    places: set[tuple[str, str | None]] = {
        (p.ready.ways[0][0].clause, p.ready.ways[0][0].id) for p in said_of if p.ready is not None
    }
    places |= {place for p in said_of if p.letter == "P" and (place := place_named(p.words, scene))}
    places = {place for place in places if place[0] == scene.focus} or {p for p in places if p[1] is None}
    clause, term = places.pop() if len(places) == 1 else (None, None)
    if words[1] in _HAPPENED:
        return sure(said.Showing(what="history", clause=clause or scene.focus))
    return sure(said.AskingWhy(clause=clause, term=term))


def _usual_taken(words: Words, scene: Scene) -> Reading | None:
    """`take the usual`: what is taken of either side's positions is read elsewhere, beside other values."""
    found = taking(words, scene)
    usual = found is not None and all(isinstance(move, said.TakingUsual) for move in found.moves)
    return found if usual and found is not None and found.moves else None


def _one(words: Words, scene: Scene) -> Reading | None:
    """One wish, with the politeness around it: said whole, else with a name behind it."""
    plain = tuple(word for word in words if word not in _MARKS) or words
    ways = dict.fromkeys(
        (plain, _spelt_out(plain), _without_fillers(plain), _without_fillers(_spelt_out(plain)))
    )
    readings = (_said_so(way, scene) for way in ways if way)
    return next((reading for reading in readings if reading is not None), None)


def _spelt_out(words: Words) -> Words:
    """The words with what is drawn together apart: `that's` as `that is`."""
    found: list[str] = []
    for word in words:
        head, _, tail = word.partition("'")
        found += (
            (head, _ENDINGS[tail]) if head in _DRAWN and tail in _ENDINGS else _UNMARKED.get(word, (word,))
        )
    return tuple(found)


def _without_fillers(words: Words) -> Words:
    """The words without those that only lend them weight."""
    return tuple(word for word in words if word not in _FILLERS)


def _said_so(words: Words, scene: Scene) -> Reading | None:
    """The wish that these words are, in no other spelling."""
    found = [(core, wish_lexicon.patterns().at(core)) for core in cores(words)]
    whole = (
        _whole(match, core, scene) for core, matches in found for match in matches if match.end == len(core)
    )
    named = (
        _named(match, core, scene) for core, matches in found for match in matches if match.end < len(core)
    )
    return next((reading for readings in (whole, named) for reading in readings if reading is not None), None)


def _whole(match: Match, words: Words, scene: Scene) -> Reading | None:
    """What a pattern means that says all, where what it leaves open is a name and nothing else."""
    move = _move(match, words, scene)
    if match.kind == "closing":
        if match.name is not None and not _is_value(words[slice(*match.name)]):
            return None
        going_on = (scene.choice(said.Quitting()), scene.choice(said.GoingOn()))
        return Reading(asks="Do you want to leave, or to go on?", choices=going_on)
    if match.kind in ("package", "our_package") and isinstance(move, said.Showing):
        return _of_a_package(match.kind, move, scene)
    if match.name is None or move is None:
        return None if move is None else sure(move)
    name = words[slice(*match.name)]
    judged = match.kind == "norm" and _is_value(name) and words[match.name[0] - 1] not in _OF
    return sure(move) if judged else _about(move, place_asked_about(name, scene))


def _of_a_package(kind: str, move: said.Showing, scene: Scene) -> Reading:
    """A package of the other side that stands, clause by clause; or what became of the party's own last offer of several."""
    hand = scene.at_hand
    party = other(hand.party) if kind == "package" else hand.party
    several = [one for one in hand.state.proposals.values() if one.party == party and len(one.clauses) > 1]
    if kind == "package":
        several = [one for one in several if hand.state.live(next(iter(one.clauses)), party, hand.at) == one]
    here = [one for one in several if scene.focus in one.clauses]
    if kind == "package" and not several:
        return Reading(asks=f"No package of the {party} stands. What do you want to see?")
    clauses = tuple((here or several)[-1].clauses) if several else (scene.focus,)
    return sure(*(said.Showing(what=move.what, clause=clause) for clause in clauses))


_OF = listed("on about for with of to in at regarding concerning around")
"""Words behind which a value is no question whether it is usual, unlike `is 45 days normal?`."""


def _named(match: Match, words: Words, scene: Scene) -> Reading | None:
    """What asks or shows, with what it is about behind it."""
    move, rest = _move(match, words, scene), words[match.end :]
    if match.name is not None or not isinstance(move, said.Asking | said.Showing):
        return None
    if isinstance(move, said.Asking) and set(rest) <= _POINTING:
        return sure(move)
    return _about(move, place_asked_about(rest, scene))


def _move(match: Match, words: Words, scene: Scene) -> AnyMove | None:
    """The wish of a kind. What a party says of its own side by its name is no word of the other."""
    if scene.at_hand.party in words[: match.end]:
        if match.kind == "leave_to_them":
            return None
        if match.kind == "theirs":
            return said.Showing(what="ours")
    return _WISHES[match.kind]


def _about(move: AnyMove, place: tuple[str, str | None] | None) -> Reading | None:
    """The wish about the place that is named."""
    if place is None:
        return None
    if isinstance(move, said.About):
        return sure(replace(move, clause=place[0], term=place[1]))
    return sure(replace(move, clause=place[0])) if isinstance(move, said.Showing) else None


def _is_value(words: Words) -> bool:
    """True for a figure with its unit, of which one may ask whether it is usual."""
    known = {*NUMBER_WORDS, *UNIT_WORDS, *_MINUTES, "%", "$", "usd", "percent", "per", "a", "an", "for"}
    return any(word[0].isdigit() or word in NUMBER_WORDS for word in words) and all(
        word[0].isdigit() or word in known for word in words
    )


def _several(words: Words, scene: Scene) -> Reading | None:
    """Wishes said one after the other: `no idea, skip it`, `sla: what did they say?`, `go to fees and show theirs`."""
    parts = list(_parted(words))
    if len(parts) == 1:
        return _series(parts[0], scene)
    parts = [part for part in parts if not _is_polite(part)]
    found = [_one(part, scene) or _series(part, scene) or _place_in(part, scene) for part in parts]
    readings = [reading for reading in found if reading is not None]
    if not readings or len(readings) != len(found):
        return None
    if any(isinstance(move, said.Going) for reading in readings for move in reading.moves):
        led = any(going(part, scene, lead_needed=True) is not None for part in parts)
        first = any(isinstance(move, said.Going) for move in readings[0].moves)
        return _there(readings, led=led) if led or first else None
    return _together(readings)


def _place_in(words: Words, scene: Scene) -> Reading | None:
    """The place that a part names; one that is to come later is left for now."""
    later = words[-1:] == ("later",)
    found = going(words[:-1] if later else words, scene, lead_needed=False)
    if found is None or not found.sure:
        return None
    return sure(said.Skipping()) if later else found


def _there(readings: list[Reading], *, led: bool) -> Reading | None:
    """What is asked about the one clause that is named, after going there where that is said; what is left is left."""
    moves = [move for reading in readings for move in reading.moves]
    goings = list(dict.fromkeys(move for move in moves if isinstance(move, said.Going)))
    asked = [move for move in moves if isinstance(move, said.About | said.Showing)]
    left = said.Skipping | said.GoingOn
    others = [m for m in moves if m not in goings and m not in asked and not isinstance(m, left)]
    clause = goings[0].clause
    if others or len(goings) != 1 or not (led or asked) or any(m.clause not in (None, clause) for m in asked):
        return None
    return sure(*(goings if led else ()), *dict.fromkeys(replace(move, clause=clause) for move in asked))


def _parted(words: Words) -> Iterator[Words]:
    part: list[str] = []
    for word in (*words, ","):
        if word not in _PARTING:
            part.append(word)
        elif part:
            yield tuple(part)
            part = []


def _is_polite(words: Words) -> bool:
    return len(words) in beginnings(words) or 0 in endings(words)


def _series(words: Words, scene: Scene) -> Reading | None:
    """The same wish said twice with nothing between: `save everything i have to leave now`."""
    if len(words) > _LONGEST_SERIES:
        return None
    for at in range(2, len(words) - 1):
        first = _one(words[:at], scene)
        if first is not None and first.sure and first == _one(words[at:], scene):
            return first
    return None


def _together(readings: list[Reading]) -> Reading | None:
    """What wishes said together come to: what is asked comes before leaving it; else they must not differ."""
    readings = [reading for reading in readings if reading.sure] or readings[:1]
    if not readings[0].sure:
        return readings[0]
    moves = list(dict.fromkeys(move for reading in readings for move in reading.moves))
    asked = [move for move in moves if isinstance(move, said.Asking | said.Showing)]
    others = {type(move) for move in moves} - {type(move) for move in asked}
    if asked and others <= {said.Skipping, said.Quitting, said.AskingHelp}:
        return sure(*asked)
    moves = [move for move in moves if not isinstance(move, said.AskingHelp)] or moves
    if len(moves) > 1:
        moves = [move for move in moves if not isinstance(move, said.Skipping)]
    return sure(*moves) if len(moves) == 1 else None
