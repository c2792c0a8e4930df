"""Whole sentences that are a wish (why, what is normal, skip, back, go to …, show), or take a value that is known."""

from typing import TypeAlias, get_args

from msgspec.structs import replace

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.terms import Raw, SomeTerm
from kpo_tui.understanding import lexicon
from kpo_tui.understanding import moves as said
from kpo_tui.understanding.index import SMALL, ClausePlace
from kpo_tui.understanding.moves import AnyMove, Going, Offering, Reading
from kpo_tui.understanding.scene import Scene, sure
from kpo_tui.understanding.value_targets import clauses_named, stems_of, terms_named
from kpo_tui.understanding.words import listed

Words: TypeAlias = tuple[str, ...]

_WISHES: dict[str, AnyMove] = {
    "why": said.AskingWhy(), "norm": said.AskingNorm(), "advice": said.AskingAdvice(), "help": said.AskingHelp(), "skip": said.Skipping(),
    "back": said.GoingBack(), "next": said.GoingOn(), "undo": said.Undoing(), "quit": said.Quitting(),
    **{what: said.Showing(what=what) for what in get_args(said.Shown)},
}  # fmt: skip
_BEFORE = listed("""
    please pls plz kindly ok okay so well hmm hm um uh er thanks thank you just now then hey hi and sorry oh ah actually maybe
    let's lets let us can could we i you me would like to want quickly again here for now well right yes ! . , ; - ?
""")
"""What may stand before a wish without changing it."""
AFTER = listed("""
    please pls plz kindly thanks thank you now then again here ! . , ; ? first instead for us quickly next
""")
"""What may stand after one."""
_MARKS = frozenset("!.?,;")
_POINTING = listed("this that it here for on about of one question point clause term")
_NOUNS = listed("clause section article question point topic part item term chapter issue")
_USUAL = listed("normal usual standard typical market common reasonable customary")
_LONGEST_LEAD = 6


def wish(words: Words, scene: Scene) -> Reading | None:
    """The wish that the words are, all of them accounted for; None if they are none."""
    return next((found for core in cores(words) if (found := _plain(core, scene))), None)


def cores(words: Words) -> list[Words]:
    """The words as they are, and with more and more of the politeness around them taken off."""
    start, end, bare = 0, len(words), len(words)
    while end > start and words[end - 1] in AFTER:
        end -= 1
    while bare and words[bare - 1] in _MARKS:
        bare -= 1
    found = [words, words[:bare], words[:end]]
    while start < end and words[start] in _BEFORE:
        start += 1
        found += [words[start:bare], words[start:end]]
    return [core for core in dict.fromkeys(found) if core]


def _plain(words: Words, scene: Scene) -> Reading | None:
    table = lexicon.wishes()
    if words in table:
        return sure(_WISHES[table[words]])
    for size in range(min(len(words) - 1, lexicon.longest_wish()), 0, -1):
        found = _WISHES.get(table.get(words[:size], ""))
        if isinstance(found, said.Asking) and set(words[size:]) <= _POINTING:
            return sure(found)
        if (
            isinstance(found, said.Asking | said.Showing)
            and (about := place_named(words[size:], scene)) is not None
        ):
            term = {"term": about[1]} if isinstance(found, said.Asking) else {}
            return sure(replace(found, clause=about[0], **term))
    return sure(said.AskingNorm()) if words[0] == "is" and words[-1] in _USUAL else None


def place_named(words: Words, scene: Scene) -> tuple[str, str | None] | None:
    """The clause or term that words after a wish name; None where they name nothing, or several."""
    names = tuple(w for w in words if w not in SMALL | _NOUNS | AFTER and w not in (":", "-", "_", "our"))
    if not names or not all(scene.index.knows(word) for word in names):
        return None
    clauses = clauses_named(names, scene.index)
    terms = terms_named(names, scene)
    if len(clauses) == 1 and (len(terms) != 1 or clauses[0] != terms[0].clause or len(names) == 1):
        return clauses[0], None
    return (terms[0].clause, terms[0].id) if len(terms) == 1 else None


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
    while len(names) > 1 and names[-1] in _NOUNS | SMALL:
        names = names[:-1]
    while len(names) > 1 and names[0] in _NOUNS | SMALL | {"our", "my"}:
        names = names[1:]
    if set(names) <= SMALL or not all(scene.index.knows(word) or word in SMALL for word in names):
        return None
    moves: list[AnyMove] = [Going(clause=clause) for clause in clauses_named(names, scene.index)]
    if not moves:
        stems = set(stems_of(names))
        terms = [t for t in terms_named(names, scene) if led or t.head in stems or t.label <= stems]
        moves = [Going(clause=term.clause, term=term.id) for term in terms]
    if len(moves) < 2:
        return sure(*moves) if moves else None
    return Reading(asks="Where do you want to go?", choices=tuple(scene.choice(move) for move in moves[:3]))


_VERBS = listed("""
    take use go with to for offer propose apply we'll well let's lets we i'll insert put in say give them set it at counter the
    fill enter try can could move fall back our
""")
_PREPOSITIONS = listed("on for of in at here value position")
_EVERYTHING = frozenset({
    ("everything",), ("all",), ("all", "terms"), ("all", "of", "it"), ("the", "whole", "clause"), ("every", "term"),
    ("the", "clause"), ("whole", "clause"), ("this", "clause"), ("all", "the", "terms"),
})  # fmt: skip
_WALKING_OUT = frozenset({("walk", "away"), ("walkaway",)})
_AS_A_VALUE = frozenset({"take", "use", "our", "to", "offer"})
"""`we walk away` leaves the table; only with one of these is it the walk-away value."""


def taking(words: Words, scene: Scene) -> Reading | None:
    """`take our fallback`, `our walk-away on interest`, `take theirs`, `split the difference`; None for others."""
    readings = (_rung_or_theirs(core, scene) or _middle(core, scene) for core in cores(words))
    return next((reading for reading in readings if reading is not None), None)


def _rung_or_theirs(words: Words, scene: Scene) -> Reading | None:
    verbs = next((at for at, word in enumerate(words) if word not in _VERBS), len(words))
    for at in range(verbs + 1):
        for end in range(min(len(words), at + lexicon.longest_wish()), at, -1):
            phrase = words[at:end]
            rung = lexicon.rungs().get(phrase)
            if rung is None and phrase not in lexicon.leading("T"):
                continue
            if phrase in _WALKING_OUT and not _AS_A_VALUE & set(words[:at]):
                return None
            where = _where(words[end:], scene)
            if isinstance(where, Reading):
                return where
            if where is not None:
                clause, term = where
                taken = said.TakingRung(rung=rung or "", clause=clause, term=term)
                return sure(taken) if rung else _theirs(clause, term, scene)
    return None


def _where(words: Words, scene: Scene) -> tuple[str, str | None] | Reading | None:
    """The clause and term that a value is taken for: as named, else those at hand; None for other words."""
    said = tuple(word for word in words if word not in AFTER)
    while said and said[0] in _PREPOSITIONS:
        said = said[1:]
    if said and said not in _EVERYTHING:
        return place_named(said, scene)
    if scene.focus is None:
        return Reading(asks="For which clause?")
    asked = scene.asked_place()
    return scene.focus, asked.id if asked is not None and asked.clause == scene.focus and not said else None


def _theirs(clause: str, term: str | None, scene: Scene) -> Reading:
    """The other side's value of a term; its whole proposal is accepted by accepting it, so that asks back."""
    if term is None:
        proposal = scene.at_hand.theirs(clause)
        if proposal is None:
            return Reading(asks=scene.at_hand.nothing_stands(clause, scene.title(clause)))
        whole = scene.choice(Accept(clause=clause, proposal=proposal.seq))
        asks = "Do you accept their whole proposal, or take one value? Please name the term."
        return Reading(asks=asks, choices=(whole,))
    value = scene.at_hand.their_value(clause, term)
    if value is None:
        if clause in scene.at_hand.covered:
            return Reading(asks=scene.at_hand.nothing_stands(clause, scene.title(clause)))
        label = scene.index.place(clause, term).term.label
        return Reading(asks=f"The other side's value for {label} is not on the table.")
    return sure(Offering(clause=clause, terms={term: value}))


def _middle(words: Words, scene: Scene) -> Reading | None:
    for end in range(min(len(words), lexicon.longest_wish()), 0, -1):
        if words[:end] in lexicon.leading("M"):
            where = _where(words[end:], scene)
            return where if where is None or isinstance(where, Reading) else _midpoint(*where, scene)
    return None


def _midpoint(clause: str, named: str | None, scene: Scene) -> Reading:
    """The middle between both sides' values of the term, or of the only term of the clause that has one."""
    at_hand, terms = scene.at_hand, scene.at_hand.state.clause(clause).terms
    middles = [
        (name, raw)
        for name in ([named] if named else terms)
        for raw in halfway(terms[name], at_hand.our_value(clause, name), at_hand.their_value(clause, name))
    ]
    if not middles:
        return Reading(asks="There are no two numbers to meet between. Which value do you want?")
    offers = [Offering(clause=clause, terms={name: raw}) for name, raw in middles]
    if len(offers) == 1:
        return sure(offers[0])
    told = [scene.valued(clause, *middle, offer) for middle, offer in zip(middles, offers, strict=True)]
    return Reading(asks="Which value do you mean?", choices=tuple(told[:3]))


def halfway(term: SomeTerm, ours: Raw | None, theirs: Raw | None) -> tuple[Raw, ...]:
    """The values in the middle of two that differ, as canonical values; none where the term has no such value."""
    if ours is None or theirs is None or ours == theirs:
        return ()
    middles = term.middles(term.read(ours), term.read(theirs))
    try:
        return tuple(term.write(term.read(term.write(value))) for value in middles)
    except ValueNotUnderstood:
        return ()
