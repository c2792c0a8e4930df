"""Where words lead: the clause or the term that a wish names, with the politeness around it taken off."""

from functools import lru_cache
from itertools import groupby
from typing import TypeAlias

from kpo_tui.negotiation.party import other
from kpo_tui.understanding import lexicon, wish_lexicon
from kpo_tui.understanding.figures import NUMBER_WORDS
from kpo_tui.understanding.index import SMALL, ClausePlace, words_of
from kpo_tui.understanding.moves import AnyMove, Going, Reading
from kpo_tui.understanding.scene import Scene, sure
from kpo_tui.understanding.value_targets import OWNERS, clauses_named, stems_of, terms_named
from kpo_tui.understanding.wish_phrases import AFTER, BEFORE, TOPICS
from kpo_tui.understanding.words import listed

Words: TypeAlias = tuple[str, ...]

NOUNS = listed("clause section article question point topic part item term chapter issue")
_CONDITIONS = listed("if when or unless before after until once whether")
_DENIALS = frozenset({"never", "not"})
_COUNTING = frozenset(NUMBER_WORDS) - {"one"}
_LONGEST_LEAD = 6
_MOST_ENDS = 12
_LONGEST_TAIL = 6


@lru_cache(maxsize=16)
def cores(words: Words) -> tuple[Words, ...]:
    """The words as they are, and with more and more of the politeness around them taken off."""
    ends = endings(words)
    return tuple(dict.fromkeys(words[at:end] for at in beginnings(words) for end in ends if at < end))


def beginnings(words: Words) -> list[int]:
    """Where a wish may begin, after no, some or all of what may stand before it."""
    found = [0]
    for at in found:
        if at < len(words) and len(found) < _MOST_ENDS:
            after = [at + 1] if words[at] in BEFORE else []
            after += [match.end for match in wish_lexicon.around().at(words, at) if match.kind == "before"]
            found += [one for one in after if one not in found]
    return sorted(found)


def endings(words: Words) -> list[int]:
    """Where a wish may end, before what may stand after it."""
    found = [len(words)]
    for end in found:
        if end and len(found) < _MOST_ENDS:
            starts = [at for at in range(max(0, end - _LONGEST_TAIL), end) if _is_tail(words[at:end])]
            found += [one for one in starts if one not in found]
    return sorted(found, reverse=True)


def _is_tail(words: Words) -> bool:
    if len(words) == 1 and words[0] in AFTER:
        return True
    return any(match.kind == "after" for match in wish_lexicon.around().whole(words))


def place_named(words: Words, scene: Scene) -> tuple[str, str | None] | None:
    """The clause or term that words after a wish name; None where they name nothing, or several."""
    names = tuple(w for w in words if w not in SMALL | NOUNS | AFTER and w not in (":", "-", "_", "our"))
    if not names and names_a_clause_whole(words, scene):
        names = words  # `term` is the title of a clause, too
    if not names or not _all_name(names, scene) or _hangs_on(words, scene):
        return None
    if _has_a_figure(names, scene):
        return None
    clauses = clauses_named(names, scene.index)
    terms = terms_named(names, scene)
    if len(clauses) == 1 and (len(terms) != 1 or clauses[0] != terms[0].clause or len(names) == 1):
        return clauses[0], None
    return (terms[0].clause, terms[0].id) if len(terms) == 1 else None


def place_asked_about(words: Words, scene: Scene) -> tuple[str, str | None] | None:
    """The place that a question names; of several that it may mean, the one at hand."""
    if (place := place_named(words, scene)) is not None:
        return place
    names = tuple(w for w in words if w not in SMALL | NOUNS | AFTER and w[0].isalnum())
    if not names or not _all_name(names, scene):
        return None
    if _hangs_on(words, scene) or _has_a_figure(names, scene):
        return None
    asked = scene.asked_place()
    known = clauses_named(names, scene.index)
    near = {(term.clause, term.id) for term in terms_named(names, scene)}
    if asked is not None and (asked.clause, asked.id) in near | {(clause, asked.id) for clause in known}:
        return asked.clause, asked.id
    here = scene.focus is not None and scene.focus in {*known, *(clause for clause, _ in near)}
    return (scene.focus, None) if here and scene.focus is not None else None


def _all_name(words: Words, scene: Scene) -> bool:
    """True for words each of which can be part of a name, or that are a name together."""
    known = all(scene.index.knows(word) or word in SMALL for word in words)
    return known or (OWNERS.isdisjoint(words) and stems_of(words) in scene.index.full)


def _has_a_figure(names: Words, scene: Scene) -> bool:
    """True for a figure among the words, which is a value unless the words are a whole name that holds it."""
    figures = [name for name in names if name[0].isdigit() or name in _COUNTING]
    return bool(figures) and stems_of(names) not in scene.index.full


def _hangs_on(words: Words, scene: Scene) -> bool:
    """True where a word makes a condition or a choice of what is named, or denies it, and is no part of the name."""
    doubtful, stems = (
        set(words) & _CONDITIONS,
        set(stems_of([word for word in words if word not in NOUNS | AFTER])),
    )
    if (
        _DENIALS & set(words)
        and stems_of([word for word in words if word not in NOUNS | AFTER]) not in scene.index.full
    ):
        return True
    if not doubtful:
        return False
    terms = (words_of(place.term.label) for place in scene.index.terms if stems <= place.words)
    titles = (
        words_of(scene.at_hand.state.clause(place.id).title)
        for place in scene.index.clauses.values()
        if stems <= place.words
    )
    return not any(doubtful <= set(name) for names in (terms, titles) for name in names)


def going(words: Words, scene: Scene, *, lead_needed: bool) -> Reading | None:
    """`go to liability`, `liability please`; asks back where the name is near to several places."""
    leads = lexicon.leading("g")
    for core in cores(words):
        for size in range(min(_LONGEST_LEAD, len(core) - 1), -1, -1):
            led = size > 0 and core[:size] in leads
            if (led or (size == 0 and not lead_needed)) and (found := _going(core[size:], scene, led)):
                return found
    return None


def names_a_clause_whole(words: Words, scene: Scene) -> bool:
    """True when the words are the whole title of a clause, even one that means something else too: `change`."""
    said = tuple(word for word in words if word[0].isalnum())
    while said and said[-1] in AFTER:
        said = said[:-1]
    places = scene.index.full.get(stems_of(said), ()) if said and said[0] not in SMALL else ()
    return any(isinstance(place, ClausePlace) for place in places)


def _going(words: Words, scene: Scene, led: bool) -> Reading | None:
    """The place that the words name; without a word that leads to it, a term must be named by what it is."""
    names = tuple(word for word in words if word not in AFTER and word[0].isalnum())
    while len(names) > 1 and names[-1] in NOUNS | SMALL:
        names = names[:-1]
    while len(names) > 1 and names[0] in NOUNS | SMALL | {"our", "my"}:
        names = names[1:]
    if found := _of_a_side(words, scene):
        return sure(found)
    if not _all_name(names, scene):
        names = tuple(name if scene.index.knows(name) else TOPICS.get(name, name) for name in names)
    if (
        set(names) <= SMALL
        or _hangs_on(words, scene)
        or _has_a_figure(names, scene)
        or not _all_name(names, scene)
    ):
        return None
    moves: list[AnyMove] = [Going(clause=clause) for clause in clauses_named(names, scene.index)]
    if not moves and led and (several := _first_of_several(names, scene)):
        return several
    if not moves:
        stems = set(stems_of(names))
        terms = [t for t in terms_named(names, scene) if led or t.head in stems or t.label <= stems]
        moves = [Going(clause=term.clause, term=term.id) for term in terms]
    if len(moves) < 2:
        return sure(*moves) if moves else None
    return Reading(asks="Where do you want to go?", choices=tuple(scene.choice(move) for move in moves[:3]))


def _first_of_several(names: Words, scene: Scene) -> Reading | None:
    """The first of several clauses that are named one after the other, with the others left: `back to payment and liability`."""
    named = [list(some) for joined, some in groupby(names, key=lambda word: word == "and") if not joined]
    clauses = [clauses_named(some, scene.index, literally=True) for some in named]
    if len(named) < 2 or any(len(found) != 1 for found in clauses):
        return None
    left = tuple(" ".join(some) for some in named[1:])
    return Reading(moves=(Going(clause=clauses[0][0]),), sure=True, left_unread=left)


def _of_a_side(words: Words, scene: Scene) -> Going | None:
    """What a side calls its own: `our business` is `Client's business` where the client says it."""
    ours, theirs = scene.at_hand.party, other(scene.at_hand.party)
    whose = {"our": ours, "my": ours, "their": theirs, "your": theirs}
    if len(words) < 2 or words[0] not in whose:
        return None
    named = {whose[words[0]], *stems_of([word for word in words[1:] if word not in AFTER | NOUNS])}
    found = [place for place in scene.index.terms if named <= place.words]
    return Going(clause=found[0].clause, term=found[0].id) if len(named) > 1 and len(found) == 1 else None
