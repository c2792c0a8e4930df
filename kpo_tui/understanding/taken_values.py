"""Taking values that are known: a rung of our own positions, theirs, the middle between both, what is usual."""

from functools import lru_cache

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.terms import Raw, SomeTerm
from kpo_tui.understanding import lexicon, wish_lexicon
from kpo_tui.understanding import moves as said
from kpo_tui.understanding.moves import Offering, Reading
from kpo_tui.understanding.named_places import Words, cores, place_named
from kpo_tui.understanding.scene import Scene, sure
from kpo_tui.understanding.wish_phrases import AFTER
from kpo_tui.understanding.words import listed

_VERBS = listed("""
    take use go with to for offer propose apply we'll well let's lets we i'll insert put in say give them set it at counter the
    fill enter try can could move fall back our keep stick choose pick apply have settle want
""")
_TAKING = listed(
    "take use go put fill apply keep stick choose pick insert set enter have want give offer propose settle try"
)
_PREPOSITIONS = listed("on for of in at here value position")
_EVERYTHING = frozenset({
    ("everything",), ("all",), ("all", "terms"), ("all", "of", "it"), ("the", "whole", "clause"), ("every", "term"),
    ("the", "clause"), ("whole", "clause"), ("this", "clause"), ("all", "the", "terms"), ("that", "clause"), ("the", "whole", "thing"),
    ("all", "of", "this"), ("all", "questions"), ("all", "the", "questions"), ("every", "question"), ("across", "the", "board"),
})  # fmt: skip
_REST = frozenset({
    ("rest",), ("the", "rest"), ("all", "the", "rest"), ("everything", "else"), ("the", "others"), ("all", "of", "them"),
    ("all", "of", "these"), ("all", "else"), ("the", "rest", "of", "it"), ("the", "rest", "of", "the", "clause"), ("the", "rest", "of", "this"),
})  # fmt: skip
"""What is open still: for what is usual the same as everything, since no answer is replaced by it."""
_WHOLE = listed("everything all whole rest clause every lot")
_SEVERAL = listed("defaults usuals norms values terms answers numbers figures settings standards")
_WALKING_OUT = frozenset({("walk", "away"), ("walkaway",)})
_AS_A_VALUE = frozenset({"take", "use", "our", "to", "offer"})
"""`we walk away` leaves the table; only with one of these is it the walk-away value."""


def taking(words: Words, scene: Scene) -> Reading | None:
    """`take our fallback`, `our walk-away on interest`, `take theirs`, `split the difference`; None for others."""
    readings = (
        _rung_or_theirs(core, scene) or _middle(core, scene) or _usual(core, scene) for core in cores(words)
    )
    return next((reading for reading in readings if reading is not None), None)


@lru_cache(maxsize=1)
def _beginnings() -> frozenset[Words]:
    """The first words of what takes a rung or theirs."""
    return frozenset(phrase[:1] for phrase in (*lexicon.rungs(), *lexicon.leading("T")))


def _rung_or_theirs(words: Words, scene: Scene) -> Reading | None:
    verbs = next((at for at, word in enumerate(words) if word not in _VERBS), len(words))
    for at in (at for at in range(verbs + 1) if words[at : at + 1] in _beginnings()):
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


def _usual(words: Words, scene: Scene) -> Reading | None:
    """What the playbook calls usual, taken as our answer: `take the usual`, `defaults please`."""
    for match in wish_lexicon.usual_alone().whole(words):
        several = bool((_SEVERAL | _WHOLE) & set(words))
        rest = () if match.name is None else words[slice(*match.name)]
        if (found := _usual_for(rest, several, scene)) is not None:
            return found
    verbs = next((at for at, word in enumerate(words) if word not in _VERBS), len(words))
    takes = next((at for at, word in enumerate(words[:verbs]) if word in _TAKING), verbs)
    for at in range(takes + 1, verbs + 1):
        for match in wish_lexicon.usual().at(words, at):
            several = bool(_SEVERAL & set(words[at : match.end]))
            if (found := _usual_for(words[match.end :], several, scene)) is not None:
                return found
    return None


def _usual_for(rest: Words, several: bool, scene: Scene) -> Reading | None:
    """The usual for the place that is named, else for what is at hand: the question, or the clause if `several` are meant."""
    named = tuple(word for word in rest if word not in AFTER)
    while named and named[0] in _PREPOSITIONS:
        named = named[1:]
    where = _where(("everything",) if named in _REST else rest, scene)
    if where is None or isinstance(where, Reading):
        return where
    clause, term = where
    return sure(said.TakingUsual(clause=clause, term=None if several and not rest else term))


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
