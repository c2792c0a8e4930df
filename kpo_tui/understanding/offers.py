"""Sentences that offer: slots become values of terms, and those of one utterance one proposal or one package.

Words that name nothing, courtesy, reasons and remarks are passed by, and said to be. What makes it doubtful that the
values are meant so (a question, a negation, somebody else's words, a condition that nothing here settles) asks back;
the whole reading is then the first choice.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, product

from kpo_tui.negotiation.party import other
from kpo_tui.negotiation.terms import Raw
from kpo_tui.negotiation.values import missing_terms
from kpo_tui.text import listing, one_line
from kpo_tui.understanding.acceptances import accepted
from kpo_tui.understanding.confidences import tells_a_confidence
from kpo_tui.understanding.heard import Heard
from kpo_tui.understanding.heard_parts import hear
from kpo_tui.understanding.idle_values import in_vain
from kpo_tui.understanding.index import ClausePlace, TermPlace
from kpo_tui.understanding.jests import in_jest
from kpo_tui.understanding.left_out import explained_by, with_left_out
from kpo_tui.understanding.meant_values import Place, Said, place_of
from kpo_tui.understanding.moves import (
    ALL_BUT,
    MEANT_SO,
    TURNED_DOWN,
    AnyMove,
    Choice,
    Offering,
    Packaging,
    Reading,
    Sending,
    TakingRung,
    TakingUsual,
    value_named,
)
from kpo_tui.understanding.options_beside import with_options_beside
from kpo_tui.understanding.parts import Part, parts_of
from kpo_tui.understanding.pieces import Sentence
from kpo_tui.understanding.qualifiers import qualified
from kpo_tui.understanding.rests import decide_rest
from kpo_tui.understanding.scene import Scene, sentence_of
from kpo_tui.understanding.value_targets import stems_of

_MOST_CHOICES = 3
_MOST_TRIED = 64
"""Combinations of unclear values that are looked at: most repeat one another where a sentence holds many."""


def offered(sentences: Sequence[Sentence], scene: Scene) -> Reading | None:
    """The reading of sentences that offer something; None where they do not."""

    def of_parts(parts: Sequence[Part]) -> Reading | None:
        reading = _offered(sentences, parts, scene)
        return None if reading is None else with_left_out(reading, parts, scene)

    if (clause := _agreed_clause_named(sentences[0], scene)) is not None:
        return Reading(
            asks=f"{scene.title(clause)} is agreed. To change it, reopen it first: reopen {clause}."
        )
    parts = parts_of(sentences)
    reading = of_parts(parts)
    if reading is None:
        return None
    return _without_what_is_excepted(with_options_beside(reading, parts, scene, of_parts), parts, scene)


def _without_what_is_excepted(reading: Reading, parts: Sequence[Part], scene: Scene) -> Reading:
    """The reading; where all is agreed to but just what the other side offers, the question what is wanted there instead."""
    moves = reading.moves or (reading.choices[-1].moves if reading.choices else ())
    move = moves[0] if len(moves) == 1 else None
    but = any(part.join == "but" for part in parts)
    if not but or not isinstance(move, Offering) or not move.rest_as_offered or not move.terms:
        return reading
    places = [scene.index.place(move.clause, term) for term in move.terms]
    if any(scene.theirs(place) != move.terms[place.id] for place in places):
        return reading
    labels = listing([one_line(place.term.label, 80) for place in places])
    asks = f"{ALL_BUT} {labels}. Which value do you want there instead?"
    return Reading(asks=asks, left_unread=reading.left_unread)


def _agreed_clause_named(sentence: Sentence, scene: Scene) -> str | None:
    """The agreed clause, another than that at hand, that stands by its whole name before a colon and values: `term: 36 months`."""
    if not re.match(r"P:.*v", sentence.letters):
        return None
    named = scene.index.full.get(stems_of(sentence.pieces[0].words), ())
    found = [place.id for place in named if isinstance(place, ClausePlace)]
    agreed = len(found) == 1 and scene.at_hand.state.clauses[found[0]].agreed is not None
    return found[0] if agreed and found[0] != scene.focus else None


def offers_something(sentences: Sequence[Sentence], scene: Scene) -> bool:
    """True where sentences have a reading as an offer."""
    return _says_values(_hearing(parts_of(sentences), scene))


def _says_values(heard: Heard) -> bool:
    return bool(heard.values or heard.others or heard.asks)


def _offered(sentences: Sequence[Sentence], parts: Sequence[Part], scene: Scene) -> Reading | None:
    heard = _heard(parts, scene)
    if not _says_values(heard):
        acts = any(_ACTS.intersection(one.letters) for one in sentences)
        return _refusal(heard.turned_down) if heard.turned_down and not acts else None
    if heard.rest and not (heard.values or heard.ways or heard.rest in scene.at_hand.said):
        return _nothing_but_the_rest(heard, scene)
    heard.doubts += _doubts_of_all(sentences, parts, scene)
    if heard.others and not heard.rest and len(heard.asks) > len(heard.ways):
        heard.unread.append(heard.others.text)
    unread = tuple(dict.fromkeys(one_line(text, 200) for text in heard.unread))
    taken = (
        heard.others.text if heard.others is not None else ""
    )  # a rung of our positions that is taken by its name
    if any(tells_a_confidence(sentence.text.replace(taken, "")) for sentence in sentences):
        asks = "That speaks of your own limits, which the other side must not read, so it is not taken as an offer. To offer a value, say just that value."
        return Reading(asks=asks, left_unread=tuple(sentence.text for sentence in sentences))
    until = next((sentence.until for sentence in sentences if sentence.until is not None), None)
    choices = tuple(_choices(heard, scene, until))
    if heard.asks:
        return Reading(asks=heard.asks[0], choices=choices, left_unread=unread, notes=tuple(heard.notes))
    if not choices:
        stays = heard.others is not None and heard.others.whose in ("ours", "kept")
        kept = "Your own values stay as they are. " if stays else ""
        return Reading(asks=f"{kept}What do you want to propose?", left_unread=unread)
    moves = choices[0].moves
    plain = Reading(moves=moves, sure=True, left_unread=unread, notes=tuple(heard.notes))
    same = _same_as_offered(moves[0], sentences, scene) if len(moves) == 1 else None
    if same is not None and not with_left_out(plain, parts, scene).left_unread:
        return same
    explained = explained_by(moves, scene, worked=bool(heard.notes))
    heard.doubts += qualified(parts, explained, unread, scene)
    if heard.whole and (instead := _acceptance_of(moves, scene)) is not None:
        asks = "These are values that the other side offers. Is it this?"
        return Reading(asks=asks, choices=(instead, *choices[:1]), left_unread=unread)
    if heard.doubts:
        which = "Is it this?" if len(choices) == 1 else "Is it one of these?"
        asks = f"{MEANT_SO}: {heard.doubts[0]}. {which}"
        return Reading(asks=asks, choices=choices, left_unread=unread, notes=tuple(heard.notes))
    return plain


_ACTS = frozenset("tkuRxdc")
"""Letters of words of acts: what turns a value down beside one may be its reason."""


def _refusal(text: str) -> Reading:
    asks = f"{TURNED_DOWN} '{one_line(text, 60)}'. Which value do you want instead?"
    return Reading(asks=asks, left_unread=(one_line(text, 200),))


def _doubts_of_all(sentences: Sequence[Sentence], parts: Sequence[Part], scene: Scene) -> list[str]:
    """Why nothing of what was said may be meant, wherever in it that is said."""
    thought = "it is only a thought" if any("hypothesis" in part.kinds for part in parts) else ""
    others = any(part.values and _OF_OTHERS.search(part.text) for part in parts)
    elsewhere = "it speaks of somebody else" if others else ""
    return [doubt for doubt in (in_jest(sentences, scene), thought, elsewhere) if doubt]


_OF_OTHERS = re.compile(
    r"\b(?:other|existing) (?:supplier|vendor|provider|client|customer|outsourcer)s?\b",
    re.IGNORECASE,
)
"""What is had with somebody who is no party here: `the SCCs are in place with our other supplier`."""


def _heard(parts: Sequence[Part], scene: Scene) -> Heard:
    """What the parts say; a value is for no term that is denied, and for one it applies to where it fits one as well."""
    heard = _hearing(parts, scene)
    if heard.denied:
        scene = replace(scene, barred=heard.denied)
        heard = _hearing(parts, scene)
    said = {
        **{pair[0]: pair[1] for ways in heard.ways for way in ways for pair in way.values},
        **heard.values,
    }
    named = (place for part in parts for place in scene.index.full.get(stems_of(part.names), ()))
    barred = in_vain(said, heard.rest, scene) - {
        place_of(place) for place in named if isinstance(place, TermPlace)
    }
    elsewhere = frozenset(place for place in barred if place[0] != scene.focus)
    for less in dict.fromkeys((barred, elsewhere)):
        if less and (again := _hearing(parts, replace(scene, barred=scene.barred | less))).is_as_clear_as(
            heard
        ):
            return again
    return heard


def _hearing(parts: Sequence[Part], scene: Scene) -> Heard:
    heard = hear(parts, scene)
    decide_rest(heard, scene)
    return heard


_ACCEPTING = frozenset("wlaYyvPoj")


def _same_as_offered(move: AnyMove, sentences: Sequence[Sentence], scene: Scene) -> Reading | None:
    """An acceptance, where a sentence of acceptance and nothing else names all that the other side offers on the clause."""
    letters = set("".join(sentence.letters for sentence in sentences))
    proposal = scene.at_hand.theirs(move.clause) if isinstance(move, Offering) else None
    if (
        proposal is None
        or not isinstance(move, Offering)
        or len(proposal.clauses) > 1
        or not letters <= _ACCEPTING
        or not letters & set("aYy")
    ):
        return None
    offered_terms = proposal.clauses[move.clause].terms
    ours = {term: scene.at_hand.our_value(move.clause, term) for term in offered_terms}
    return accepted(scene, move.clause) if {**ours, **move.terms} == offered_terms else None


def _acceptance_of(moves: tuple[AnyMove, ...], scene: Scene) -> Choice | None:
    """The acceptance that it comes to where all values are theirs, and so is the rest: `30 days works for us, accept`."""
    move = moves[0]
    if len(moves) > 1 or not isinstance(move, Offering) or not move.rest_as_offered:
        return None
    proposal = scene.at_hand.theirs(move.clause)
    if proposal is None or len(proposal.clauses) > 1:
        return None
    offered_terms = proposal.clauses[move.clause].terms
    whole = accepted(scene.on(move.clause), move.clause)
    same = all(offered_terms.get(term) == raw for term, raw in move.terms.items())
    state, they, made = scene.at_hand.state, other(scene.at_hand.party), proposal.clauses
    ready = not missing_terms(
        state, move.clause, made[move.clause], they, made
    )  # else nobody can accept it yet
    return scene.choice(*whole.moves) if whole.sure and same and ready else None


def _choices(heard: Heard, scene: Scene, until: str | None) -> list[Choice]:
    """Every reading of the whole, each as one proposal; several where values are unclear. None puts a value over another if there is one that does not."""
    found: dict[str, Choice] = {}
    tried = list(islice(product(*heard.ways), _MOST_TRIED))
    for ways in [one for one in tried if _keeps_all(one, heard, scene)] or tried:
        values = dict(heard.values)
        for way in ways:
            values.update(dict(way.values))
        moves = tuple(_moves(values, heard, scene, until))
        text = "; ".join((*(_told(move, scene) for move in moves), *(way.how for way in ways if way.how)))
        if moves:
            found.setdefault(text, Choice(text, moves))
        if len(found) == _MOST_CHOICES:
            break
    return list(found.values())


def _keeps_all(ways: Sequence[Said], heard: Heard, scene: Scene) -> bool:
    """True where no two values are of one term, but for one of the other side's that was only mentioned."""
    theirs = scene.at_hand.their_value
    said = {place: raw for place, raw in heard.values.items() if theirs(*place) != raw}
    return all(said.setdefault(place, raw) == raw for way in ways for place, raw in way.values)


def _moves(values: dict[Place, Raw], heard: Heard, scene: Scene, until: str | None) -> Iterator[AnyMove]:
    """The proposal, then what is taken for all that it does not name, then that it is sent."""
    if values or heard.rest:
        yield _together(values, heard.rest, until)
    clauses: set[str | None] = {clause for clause, _ in values} or {scene.focus}
    if len(heard.asks) > len(heard.ways):
        return  # what is not known yet must not be filled as the rest is
    if heard.others is not None and (clause := heard.others.clause or next(iter(clauses))) is not None:
        whose = heard.others.whose
        if whose == "ours" and not _have_spoken(clause, scene):
            whose = "preferred"
        if whose == "usual":
            yield TakingUsual(clause=clause)
        elif whose not in ("ours", "kept", "theirs", "half"):
            yield TakingRung(rung=whose, clause=clause)
    if heard.sends and (values or heard.others):
        yield Sending()


def _have_spoken(clause: str, scene: Scene) -> bool:
    """True where the party has values of its own on the clause, sent or not, that can stay as they are."""
    at_hand = scene.at_hand
    return clause in at_hand.said or at_hand.state.offer(clause, at_hand.party) is not None


def _nothing_but_the_rest(heard: Heard, scene: Scene) -> Reading:
    """Asks where the rest is taken as offered, and nothing that it is the rest of was understood."""
    unread = tuple(dict.fromkeys(one_line(text, 200) for text in heard.unread))
    if unread or heard.asks:
        asks = (
            heard.asks[0]
            if heard.asks
            else f"What about '{unread[0][:60]}'? Please say which value you want."
        )
        return Reading(asks=asks, left_unread=unread)
    whole = accepted(scene.on(heard.rest), heard.rest)
    if not whole.sure:
        return whole
    all_of_it = "You have answered nothing here yet, so the rest is all that the other side offers."
    if heard.others is not None and not _AGREEING & set(sentence_of(heard.others.text, scene).letters):
        return Reading(asks=f"{all_of_it} What do you want to do?")  # all other points
    return Reading(asks=f"{all_of_it} Is it this?", choices=(scene.choice(*whole.moves),))


_AGREEING = frozenset("2Yyap")
"""Letters of words of which an acceptance has one."""


def _told(move: AnyMove, scene: Scene) -> str:
    """A choice in words: the value alone where there is one, else the whole proposal."""
    if isinstance(move, Offering) and len(move.terms) == 1 and not move.rest_as_offered:
        ((term, raw),) = move.terms.items()
        return value_named(scene.at_hand.state, move.clause, term, raw, scene.at_hand.locale)
    return move.asked(scene.at_hand.state, scene.at_hand.locale)


def _together(values: dict[Place, Raw], rest: str, until: str | None) -> AnyMove:
    """One proposal, or one package over several clauses, good `until` then. On the clause `rest` the rest is taken as offered."""
    by_clause: dict[str, dict[str, Raw]] = {rest: {}} if rest else {}
    for (clause, term), raw in values.items():
        by_clause.setdefault(clause, {})[term] = raw
    several = len(by_clause) > 1
    offers = tuple(
        Offering(
            clause=clause, terms=terms, rest_as_offered=clause == rest, valid_until=None if several else until
        )
        for clause, terms in by_clause.items()
    )
    return Packaging(offers=offers, valid_until=until) if several else offers[0]
