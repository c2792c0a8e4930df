"""Sentences that accept, propose or counter: what is taken as offered and what is said anew."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from kpo_tui.dialogue.moves import Accepting, AnyMove, Choice, Offering, Packaging, Reading
from kpo_tui.dialogue.telling import told, value_told
from kpo_tui.dialogue.understanding.at_hand import AtHand
from kpo_tui.dialogue.understanding.clauses import clauses_named, terms_named
from kpo_tui.dialogue.understanding.pieces import Piece, Sentence
from kpo_tui.dialogue.understanding.places import Index
from kpo_tui.dialogue.understanding.values import Pair, Said, Unclear, place_pair
from kpo_tui.negotiation.terms import Raw

_SEPARATORS = frozenset(",&bi")
_WHOLE = re.compile(r"(?:[wl]*(?:[yae]|Y(?=[oe]))[oe]*)*[wl]*(?:[ya]|Y(?=[oe]))[oew]*|[oe]+y+w?")
_TAKE = re.compile(r"[wl]*[aY]o?P+o?|P+o?w?y+|[wl]*yP+")
_VALUE = re.compile(r"[wlmphoPvj:y]*")
_MIXED = re.compile(r"[wl]*[yaY][oe]*[:]?[pPvjo:]+")
_VALUED = re.compile(r"[wlmpho]*[Pvj:]+o?y+w?")
_NAME = re.compile(r"[wolmp]*P+[o:]*")
_LEAD = re.compile(r"[wlmpho:]*")


class Group(NamedTuple):
    """A part of a sentence: what comes `before` it (a separator's letter), what it is, its pieces."""

    before: str
    kind: str
    pieces: tuple[Piece, ...]


def groups_of(pieces: Sequence[Piece]) -> list[Group] | None:
    """The parts of a sentence, or None where a part is of no known kind."""
    parts: list[tuple[str, list[Piece]]] = [("", [])]
    for piece in pieces:
        if piece.letter in _SEPARATORS:
            if parts[-1][1]:
                parts.append((piece.letter, []))
            elif piece.letter in "bi":
                parts[-1] = (piece.letter, [])
        else:
            parts[-1][1].append(piece)
    found: list[Group] = []
    for before, members in parts:
        if members:
            kind = _kind(_letters(members))
            if kind is None:
                return None
            found.append(Group(before, kind, tuple(members)))
    return [group for group in found if group.kind != "lead"]


def _letters(members: Sequence[Piece]) -> str:
    """The letters of a part; `live with` beside a value proposes it."""
    valued = any(piece.letter == "v" for piece in members)
    return "".join(
        "p" if valued and piece.letter == "Y" and piece.words[-2:] == ("live", "with") else piece.letter
        for piece in members
    )


def _kind(letters: str) -> str | None:
    if _LEAD.fullmatch(letters):
        return "lead"
    if letters in ("e", "oe", "eo"):
        return "rest"
    if _WHOLE.fullmatch(letters):
        return "whole"
    if _TAKE.fullmatch(letters):
        return "take"
    if "v" in letters and _VALUE.fullmatch(letters) and "y" not in letters:
        return "value"
    if "v" in letters and (_MIXED.fullmatch(letters) or _VALUED.fullmatch(letters)):
        return "mixed"
    return "name" if _NAME.fullmatch(letters) else None


def proposed(sentence: Sentence, focus: str | None, at_hand: AtHand, index: Index) -> Reading | None:
    """The reading of a sentence that accepts or proposes, None where it does neither in a known way."""
    pieces = list(sentence.pieces)
    if (
        pieces
        and pieces[-1].letter == "?"
        and any(p.letter == "m" or p.words[:2] in (("how", "about"), ("what", "about")) for p in pieces)
    ):
        if any(piece.letter in "ayY" for piece in pieces):
            return None
        pieces.pop()
    if (
        any(piece.letter == "m" for piece in pieces)
        and any(piece.letter in "aY" for piece in pieces)
        and not any(p.letter == "v" for p in pieces)
    ):
        return None
    groups = groups_of(pieces)
    if not groups:
        return None
    kinds = {group.kind for group in groups}
    conditional = any(group.before == "i" for group in groups)
    if kinds <= {"whole"} and not conditional:
        return accepted(at_hand, focus, None)
    if kinds <= {"whole", "take", "name"} and not conditional and not any(g.before == "b" for g in groups):
        return _accepted_by_name(groups, at_hand, index, focus)
    if kinds & {"whole", "take", "mixed"}:
        return _with_taking(groups, at_hand, index, focus, conditional)
    if "value" not in kinds:
        return None
    return _proposal(groups, at_hand, index, focus)


def accepted(at_hand: AtHand, focus: str | None, clause: str | None) -> Reading:
    """Accept what the other side offers on the clause, or asks what is meant where nothing stands there."""
    clause = clause or focus
    waiting = at_hand.state.to_answer(at_hand.party, at_hand.at)
    choices = tuple(
        _choice(at_hand, Accepting(clause=next(iter(p.clauses)), proposal=p.seq)) for p in waiting[:3]
    )
    if clause is None:
        asks = (
            "Which proposal do you accept?"
            if waiting
            else "Nothing of the other side awaits your answer. What do you want to do?"
        )
        return Reading(asks=asks, choices=choices)
    proposal = at_hand.theirs(clause)
    if proposal is None:
        title = at_hand.state.clause(clause).title
        return Reading(
            asks=f"Nothing of the other side stands on {title}. What do you want to do?", choices=choices
        )
    return Reading(moves=(Accepting(clause=clause, proposal=proposal.seq),), sure=True)


def _choice(at_hand: AtHand, *moves: AnyMove) -> Choice:
    return Choice("; ".join(told(move, at_hand.state, at_hand.locale) for move in moves), tuple(moves))


def _names(group: Group) -> tuple[str, ...]:
    return tuple(word for piece in group.pieces if piece.letter == "P" for word in piece.words)


def _accepted_by_name(
    groups: list[Group], at_hand: AtHand, index: Index, focus: str | None
) -> Reading | None:
    """`accept payment`, `accept payment and term`; `ok with the rate` alone asks back."""
    clauses: list[str] = []
    for group in groups:
        if group.kind == "whole":
            continue
        found = clauses_named(_names(group), index)
        standing = [clause for clause in found if at_hand.theirs(clause) is not None]
        if len(found) == 1 and focus in found:
            clauses += found
        elif len(standing) == 1 and len(found) <= 1:
            clauses += standing
        elif len(found) == 1:
            return accepted(at_hand, None, found[0])
        else:
            return _partial(_names(group), at_hand, index, focus, standing)
    if not clauses:
        return None
    readings = [accepted(at_hand, None, clause) for clause in dict.fromkeys(clauses)]
    unsure = [reading for reading in readings if not reading.sure]
    return (
        unsure[0]
        if unsure
        else Reading(moves=tuple(m for reading in readings for m in reading.moves), sure=True)
    )


def _partial(
    names: Sequence[str], at_hand: AtHand, index: Index, focus: str | None, standing: list[str]
) -> Reading:
    """Taking one term only is no acceptance: it is a counter-proposal, or the whole is meant."""
    choices: list[Choice] = []
    for clause in standing[:3]:
        proposal = at_hand.theirs(clause)
        if proposal is not None:
            choices.append(_choice(at_hand, Accepting(clause=clause, proposal=proposal.seq)))
    for place in terms_named(names, at_hand, index, focus)[:2]:
        value = at_hand.their_value(place.clause, place.id)
        proposal = at_hand.theirs(place.clause)
        if value is not None and proposal is not None:
            choices.append(_choice(at_hand, Offering(clause=place.clause, terms={place.id: value})))
            choices.append(_choice(at_hand, Accepting(clause=place.clause, proposal=proposal.seq)))
    return Reading(
        asks="Do you accept the whole proposal, or take that point only?",
        choices=tuple(dict.fromkeys(choices))[:3],
    )


def _with_taking(
    groups: list[Group], at_hand: AtHand, index: Index, focus: str | None, conditional: bool
) -> Reading | None:
    """`ok but 45 days`, `ok with the rate but 45 days`, `yes to everything except interest, 1%`, `accept 45 days`."""
    if (
        at_hand.asked_term is not None
        and not any(g.kind == "take" for g in groups)
        and not any(g.before in "bi" and g.before for g in groups)
    ):
        return _proposal(groups, at_hand, index, focus)
    taken: dict[tuple[str, str], Raw] = {}
    clause = focus
    whole = any(group.kind in ("whole", "mixed", "rest") for group in groups)
    for group in groups:
        if group.kind != "take":
            continue
        names = _names(group)
        terms = terms_named(names, at_hand, index, focus)
        clauses = clauses_named(names, index)
        if clauses == [focus] or (len(clauses) == 1 and not terms):
            whole, clause = True, clauses[0]
            continue
        if len(terms) != 1:
            return Reading(asks=f"Which term do you mean by '{' '.join(names)}'?")
        value = at_hand.their_value(terms[0].clause, terms[0].id)
        if value is None:
            return Reading(
                asks=f"The other side has offered no value for {terms[0].term.label}. What do you want to propose?"
            )
        taken[terms[0].clause, terms[0].id] = value
    values = [group for group in groups if group.kind in ("value", "mixed", "name")]
    but = any(group.before == "b" for group in groups)
    reading = _proposal(
        values,
        at_hand,
        index,
        clause,
        whole and not taken,
        tuple(Said(c, t, v) for (c, t), v in taken.items()),
    )
    if reading is None or not reading.sure:
        return reading
    if conditional:
        return _unsure(
            "Do you mean a counter-proposal? An acceptance cannot have conditions.", reading, at_hand
        )
    if but or taken:
        return reading
    return _same_as_offered(reading, at_hand) or _unsure(
        "Do you accept, or is that a counter-proposal?", reading, at_hand
    )


def _unsure(asks: str, reading: Reading, at_hand: AtHand) -> Reading:
    choices = [_choice(at_hand, *reading.moves)]
    clause = next((m.clause for m in reading.moves if isinstance(m, Offering)), None)
    proposal = at_hand.theirs(clause) if clause else None
    if clause and proposal is not None:
        choices.append(_choice(at_hand, Accepting(clause=clause, proposal=proposal.seq)))
    return Reading(asks=asks, choices=tuple(choices))


def _same_as_offered(reading: Reading, at_hand: AtHand) -> Reading | None:
    """An acceptance, where the values said are all that the other side offers on the clause and we do not have yet."""
    move = reading.moves[0]
    if len(reading.moves) > 1 or not isinstance(move, Offering):
        return None
    proposal = at_hand.theirs(move.clause)
    if proposal is None or len(proposal.clauses) > 1:
        return None
    offered = proposal.clauses[move.clause].terms
    said = {**{t: at_hand.our_value(move.clause, t) for t in offered}, **move.terms}
    return accepted(at_hand, None, move.clause) if said == offered else None


def _proposal(
    groups: Sequence[Group],
    at_hand: AtHand,
    index: Index,
    focus: str | None,
    rest: bool = False,
    taken: tuple[Said, ...] = (),
) -> Reading | None:
    paired = _pairs(groups)
    if paired is None:
        return None
    pairs, lonely = paired
    scope = focus
    for names in lonely:
        found = clauses_named(names, index)
        if len(found) != 1:
            return Reading(asks=f"What about '{' '.join(names)}'? Please say which value you want.")
        scope = found[0]
    said: list[Said] = list(taken)
    unclear: list[tuple[Pair, Unclear]] = []
    ordered = sorted(pairs, key=lambda pair: not pair.names)
    for pair in ordered:
        place = place_pair(
            pair, at_hand, index, _scope(pair, scope, said, at_hand), [(s.clause, s.term) for s in said]
        )
        if isinstance(place, Unclear):
            unclear.append((pair, place))
        elif any((place.clause, place.term) == (s.clause, s.term) for s in said):
            return Reading(
                asks=f"Two values for {at_hand.state.clause(place.clause).terms[place.term].label}: which one do you mean?"
            )
        else:
            said.append(place)
    if unclear:
        return _asked_back(unclear[0][1], said, at_hand, rest)
    return Reading(moves=_offers(_in_order(said, pairs, ordered, taken), rest), sure=True) if said else None


def _scope(pair: Pair, scope: str | None, said: list[Said], at_hand: AtHand) -> str | None:
    if scope is None and said and not pair.names:
        return said[-1].clause
    return scope


def _in_order(
    said: list[Said], pairs: list[Pair], ordered: list[Pair], taken: tuple[Said, ...]
) -> list[Said]:
    """What was said, in the order in which it was."""
    by_pair = dict(zip((id(pair) for pair in ordered), said[len(taken) :], strict=True))
    return [*taken, *(by_pair[id(pair)] for pair in pairs)]


def _asked_back(unclear: Unclear, said: list[Said], at_hand: AtHand, rest: bool) -> Reading:
    choices = tuple(
        Choice(
            value_told(at_hand.state, option.clause, option.term, option.raw, at_hand.locale),
            _offers([*said, option], rest),
        )
        for option in unclear.choices
    )
    return Reading(asks=unclear.asks, choices=choices)


def _offers(said: Sequence[Said], rest: bool) -> tuple[AnyMove, ...]:
    by_clause: dict[str, dict[str, Raw]] = {}
    for value in said:
        by_clause.setdefault(value.clause, {})[value.term] = value.raw
    offers = tuple(
        Offering(clause=clause, terms=terms, rest_as_offered=rest) for clause, terms in by_clause.items()
    )
    return (Packaging(offers=offers),) if len(offers) > 1 else offers


def _pairs(groups: Sequence[Group]) -> tuple[list[Pair], list[tuple[str, ...]]] | None:
    """Each value with the words that name it, and names without a value; None where it is not clear what goes with what."""
    pairs: list[Pair] = []
    lonely: list[tuple[str, ...]] = []
    waiting: tuple[str, ...] = ()
    for group in groups:
        members = [piece for piece in group.pieces if piece.letter in "Pvj"]
        count = sum(piece.letter == "v" for piece in members)
        if count == 0:
            if waiting:
                lonely.append(waiting)
            waiting = _names(group)
            continue
        found = _within(members)
        if found is None:
            return None
        if waiting:
            if not found[0].names:
                found[0] = found[0]._replace(names=waiting)
            else:
                lonely.append(waiting)
            waiting = ()
        pairs += found
    if waiting:
        if pairs and not pairs[-1].names:
            pairs[-1] = pairs[-1]._replace(names=waiting)
        else:
            lonely.append(waiting)
    return pairs, lonely


def _within(members: Sequence[Piece]) -> list[Pair] | None:
    """The pairs within one part: names and values in turn, whichever comes first."""
    count = sum(piece.letter == "v" for piece in members)
    if count == 1:
        names = tuple(word for piece in members if piece.letter == "P" for word in piece.words)
        basis = tuple(word for piece in members if piece.letter == "j" for word in piece.words)
        amount = next(piece.amount for piece in members if piece.letter == "v")
        return [Pair(names, amount, basis)] if amount else None
    if any(piece.letter == "j" for piece in members):
        return None
    runs = re.sub("P+", "P", "".join(piece.letter for piece in members))
    if runs not in ("Pv" * count, "vP" * count):
        return None
    names_first = runs.startswith("P")
    found: list[Pair] = []
    names: tuple[str, ...] = ()
    for piece in members if names_first else reversed(members):
        if piece.letter == "P":
            names = (*names, *piece.words) if names_first else (*piece.words, *names)
        elif piece.amount is not None:
            found.append(Pair(names, piece.amount))
            names = ()
    return found if names_first else found[::-1]
