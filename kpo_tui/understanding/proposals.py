"""Sentences that accept, propose or counter: what is taken as offered and what is said anew."""

from collections.abc import Sequence

from msgspec.structs import replace

from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.parking import Unpark
from kpo_tui.negotiation.terms import Raw
from kpo_tui.text import listing
from kpo_tui.understanding.groups import Group, groups_of, paired, without_the_former
from kpo_tui.understanding.moves import AnyMove, Choice, Offering, Packaging, Reading
from kpo_tui.understanding.pieces import Piece, Sentence
from kpo_tui.understanding.scene import Scene, sure
from kpo_tui.understanding.value_targets import Pair, Said, Unclear, clauses_named, place_pair, terms_named

_POLITE_QUESTIONS = (("how", "about"), ("what", "about"))


def proposed(sentence: Sentence, scene: Scene) -> Reading | None:
    """The reading of a sentence that accepts or proposes, None where it does neither in a known way."""
    pieces = _as_a_statement(sentence.pieces)
    groups = groups_of(without_the_former(pieces)) if pieces else None
    if not groups:
        return None
    kinds = {group.kind for group in groups}
    conditional = any(group.before == "i" for group in groups)
    changes = conditional or any(group.before == "b" for group in groups)
    if kinds == {"rest"}:
        return None
    if kinds == {"whole"} and not changes:
        return accepted(scene, scene.focus)
    if kinds & {"whole", "take"} and kinds <= {"whole", "take", "name"} and not changes:
        return accepted_by_name(groups, scene)
    if conditional and kinds <= {"mixed", "would", "value", "name"}:
        return _proposal(groups, scene)
    if kinds & {"would"} or not kinds & {"take", "mixed", "value"}:
        return None
    return _proposal(groups, scene) if kinds <= {"value", "name"} else _with_taking(groups, scene)


def _as_a_statement(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces without the question mark of a polite proposal; none where it asks about accepting."""
    letters = {piece.letter for piece in pieces}
    if "m" in letters and letters & set("aY") and "v" not in letters:
        return ()
    polite = "m" in letters or any(piece.words[:2] in _POLITE_QUESTIONS for piece in pieces)
    if not pieces or pieces[-1].letter != "?" or not polite:
        return pieces
    return () if letters & set("ayY") else pieces[:-1]


def _with_taking(groups: Sequence[Group], scene: Scene) -> Reading | None:
    """`ok but 45 days`, `ok with the rate but 45 days`, `yes to everything except interest, 1%`, `accept 45 days`."""
    conditional = any(group.before == "i" for group in groups)
    but = any(group.before == "b" or group.kind == "rest" for group in groups)
    takes = any(group.kind == "take" for group in groups)
    if scene.at_hand.asked_term is not None and not (takes or but or conditional):
        return _proposal(groups, scene)
    scene = _on_the_clause_named(groups, scene)
    taken = _taken(groups, scene)
    if isinstance(taken, Reading):
        return taken
    values = [group for group in groups if group.kind in ("value", "mixed", "name")]
    reading = _proposal(values, scene, taken, rest=not taken)
    if reading is None or not reading.sure:
        return reading
    if not taken and (doubt := _beyond(reading, scene)):
        return doubt
    if conditional:
        asks = "Do you mean a counter-proposal? An acceptance cannot have conditions."
        return _or_accept(asks, reading, scene)
    if but or taken:
        return reading
    offer = reading.moves[0]
    same = same_as_offered(offer, scene) if isinstance(offer, Offering) else None
    return same or _or_accept("Do you accept, or is that a counter-proposal?", reading, scene)


def _on_the_clause_named(groups: Sequence[Group], scene: Scene) -> Scene:
    """The scene with the clause in focus that is taken by name: `ok with payment but 45 days`."""
    for group in groups:
        clauses = clauses_named(group.names, scene.index, literally=True) if group.kind == "take" else []
        if len(clauses) == 1:
            return scene.on(clauses[0])
    return scene


def _taken(groups: Sequence[Group], scene: Scene) -> list[Said] | Reading:
    """The values of the other side that are taken by name; none where all of its proposal is taken."""
    found: list[Said] = []
    for group in groups:
        clauses = clauses_named(group.names, scene.index, literally=True)
        if group.kind != "take" or clauses == [scene.focus]:
            continue
        terms = terms_named(group.names, scene)
        if len(terms) != 1:
            return Reading(asks=f"Which term do you mean by '{' '.join(group.names)}'?")
        place = terms[0]
        value = scene.at_hand.their_value(place.clause, place.id)
        if value is None:
            asks = f"The other side has offered no value for {place.term.label}. What do you want to propose?"
            return Reading(asks=asks)
        found.append(Said(place.clause, place.id, value))
    return found


def _offers_in(reading: Reading) -> list[Offering]:
    moves = [one for m in reading.moves for one in (m.offers if isinstance(m, Packaging) else (m,))]
    return [move for move in moves if isinstance(move, Offering)]


def _beyond(reading: Reading, scene: Scene) -> Reading | None:
    """Asks back where `ok but …` changes another clause than the one that is ok, or part of a package."""
    proposal = scene.at_hand.theirs(scene.focus) if scene.focus else None
    offers = _offers_in(reading)
    changed = {offer.clause for offer in offers}
    if proposal is None or (changed == {scene.focus} and len(proposal.clauses) == 1):
        return None
    rest = [Offering(clause=name, rest_as_offered=True) for name in proposal.clauses if name not in changed]
    alone = [replace(offer, rest_as_offered=False) for offer in offers]
    choices = [scene.choice(_together([*offers, *rest]))] if rest else []
    asks = "That changes more than the proposal at hand. What do you want to propose?"
    return Reading(asks=asks, choices=(*choices, scene.choice(_together(alone))))


def _or_accept(asks: str, reading: Reading, scene: Scene) -> Reading:
    """Asks whether a counter-proposal or an acceptance is meant."""
    choices = [scene.choice(*reading.moves)]
    for offer in _offers_in(reading)[:1]:
        proposal = scene.at_hand.theirs(offer.clause)
        if proposal is not None:
            choices.append(scene.choice(Accept(clause=offer.clause, proposal=proposal.seq)))
    return Reading(asks=asks, choices=tuple(choices))


def _proposal(
    groups: Sequence[Group], scene: Scene, taken: Sequence[Said] = (), rest: bool = False
) -> Reading | None:
    """The proposal of the values in the parts, beside those `taken` as offered; `rest` takes the others too."""
    found = paired(groups)
    if found is None:
        return None
    named: list[str] = []
    for names in found.alone:
        clauses = clauses_named(names, scene.index)
        if len(clauses) != 1:
            return Reading(asks=f"What about '{' '.join(names)}'? Please say which value you want.")
        named += clauses
    placed = _placed(found.pairs, scene.on(named[-1] if named else scene.focus), taken, rest)
    if isinstance(placed, Reading):
        return placed
    if stray := [clause for clause in named if clause not in {said.clause for said in placed}]:
        return Reading(asks=f"What about {scene.title(stray[0])}? Please say which value you want there.")
    return sure(_together(_offers([*taken, *placed], rest))) if placed else None


def _placed(pairs: Sequence[Pair], scene: Scene, taken: Sequence[Said], rest: bool) -> list[Said] | Reading:
    """What each value is said for, those with names first; the question to ask where one is unclear."""
    said: dict[int, Said] = {}
    for at in sorted(range(len(pairs)), key=lambda at: not pairs[at].names):
        before = [*taken, *said.values()]
        unnamed = scene.focus is None and before and not pairs[at].names
        here = scene.on(before[-1].clause) if unnamed else scene
        place = place_pair(pairs[at], here, [(s.clause, s.term) for s in before])
        if isinstance(place, Unclear):
            return _asked_back(place, before, scene, rest)
        if any((place.clause, place.term) == (s.clause, s.term) for s in before):
            label = scene.index.place(place.clause, place.term).term.label
            return Reading(asks=f"Two values for {label}: which one do you mean?")
        said[at] = place
    return [said[at] for at in sorted(said)]


def _asked_back(unclear: Unclear, said: Sequence[Said], scene: Scene, rest: bool) -> Reading:
    told = [scene.valued(*value, _together(_offers([*said, value], rest))) for value in unclear.choices]
    return Reading(asks=unclear.asks, choices=tuple(told))


def _offers(said: Sequence[Said], rest: bool) -> list[Offering]:
    by_clause: dict[str, dict[str, Raw]] = {}
    for value in said:
        by_clause.setdefault(value.clause, {})[value.term] = value.raw
    return [Offering(clause=clause, terms=terms, rest_as_offered=rest) for clause, terms in by_clause.items()]


def _together(offers: Sequence[Offering]) -> AnyMove:
    return offers[0] if len(offers) == 1 else Packaging(offers=tuple(offers))


def accepted(scene: Scene, clause: str | None) -> Reading:
    """Accept what the other side offers on the clause, or ask what is meant where nothing stands there."""
    at_hand = scene.at_hand
    waiting = at_hand.state.to_answer(at_hand.party, at_hand.at)
    choices = tuple(scene.choice(Accept(clause=next(iter(p.clauses)), proposal=p.seq)) for p in waiting[:3])
    if clause is None:
        asks = "Which proposal do you accept?" if waiting else "Nothing of the other side awaits your answer."
        return Reading(asks=f"{asks} What do you want to do?" if not waiting else asks, choices=choices)
    proposal = at_hand.theirs(clause)
    if proposal is None:
        asks = f"{at_hand.nothing_stands(clause, scene.title(clause))} What do you want to do?"
        return Reading(asks=asks, choices=choices)
    if at_hand.state.clauses[clause].parked is not None:
        again = (scene.choice(Unpark(clause=clause)),)
        return Reading(asks=f"{scene.title(clause)} is parked. Take it up again first?", choices=again)
    return sure(Accept(clause=clause, proposal=proposal.seq))


def accepted_by_name(groups: Sequence[Group], scene: Scene) -> Reading | None:
    """`accept payment`, `accept payment and term`; `ok with the rate` alone asks back."""
    clauses: dict[str, None] = {}
    for group in groups:
        if group.kind == "whole":
            continue
        found = clauses_named(group.names, scene.index, literally=True)
        if len(found) != 1:
            return _partial(group.names, scene, found)
        clauses[found[0]] = None
    if not clauses:
        return None
    if whole := _of_a_package(list(clauses), groups, scene):
        return whole
    readings = [accepted(scene, clause) for clause in clauses]
    unsure = next((reading for reading in readings if not reading.sure), None)
    return unsure or sure(*(move for reading in readings for move in reading.moves))


def _of_a_package(clauses: Sequence[str], groups: Sequence[Group], scene: Scene) -> Reading | None:
    """Asks back where clauses are accepted by name that stand in a package, which is accepted whole or not at all."""
    if any("package" in piece.words for group in groups for piece in group.pieces):
        return None
    for clause in clauses:
        proposal = scene.at_hand.theirs(clause)
        if proposal is not None and not set(proposal.clauses) <= set(clauses):
            titles = listing([scene.title(name) for name in proposal.clauses])
            asks = f"Proposal {proposal.seq} is a package on {titles}, to be accepted whole. Do you accept all of it?"
            return Reading(asks=asks, choices=(scene.choice(Accept(clause=clause, proposal=proposal.seq)),))
    return None


def _partial(names: Sequence[str], scene: Scene, clauses: Sequence[str]) -> Reading:
    """Taking one term only is no acceptance: it is a counter-proposal, or the whole is meant."""
    choices: list[Choice] = []
    for place in terms_named(names, scene)[:2]:
        value = scene.at_hand.their_value(place.clause, place.id)
        if value is not None:
            choices.append(scene.choice(Offering(clause=place.clause, terms={place.id: value})))
            clauses = [*clauses, place.clause]
    for clause in clauses:
        proposal = scene.at_hand.theirs(clause)
        if proposal is not None:
            choices.append(scene.choice(Accept(clause=clause, proposal=proposal.seq)))
    return Reading(
        asks="Do you accept the whole proposal, or take that point only?",
        choices=tuple({choice.text: choice for choice in choices}.values())[:3],
    )


def same_as_offered(offer: Offering, scene: Scene) -> Reading | None:
    """An acceptance, where what is said is all that the other side offers on the clause and we have not said yet."""
    proposal = scene.at_hand.theirs(offer.clause)
    if proposal is None or len(proposal.clauses) > 1:
        return None
    offered = proposal.clauses[offer.clause].terms
    ours = {term: scene.at_hand.our_value(offer.clause, term) for term in offered}
    return accepted(scene, offer.clause) if {**ours, **offer.terms} == offered else None
