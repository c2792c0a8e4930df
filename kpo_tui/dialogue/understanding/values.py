"""Which terms the values in a sentence are meant for."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from kpo_tui.dialogue.understanding.at_hand import AtHand
from kpo_tui.dialogue.understanding.figures import Amount
from kpo_tui.dialogue.understanding.places import ALIKE, SMALL, ClausePlace, Index, TermPlace
from kpo_tui.dialogue.understanding.words import stem
from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.terms import (
    ChoiceTerm,
    DateTerm,
    DurationTerm,
    MoneyTerm,
    NumberTerm,
    PercentTerm,
    Raw,
    SomeTerm,
    YesNoTerm,
)

_KINDS: dict[str, tuple[type, ...]] = {
    "time": (DurationTerm,),
    "percent": (PercentTerm,),
    "money": (MoneyTerm,),
    "count": (NumberTerm,),
    "bare": (NumberTerm, PercentTerm, DurationTerm, MoneyTerm),
    "date": (DateTerm,),
    "option": (ChoiceTerm, YesNoTerm),
}
_GENERIC = frozenset({"period", "time", "day", "duration", "length"})
_IDLE = frozenset({"value", "number", "figure", "rate"})


class Said(NamedTuple):
    """A value for a term, in canonical form."""

    clause: str
    term: str
    raw: Raw


class Unclear(NamedTuple):
    """Why a value could not be placed: what to ask, and the readings it may have."""

    asks: str
    choices: tuple[Said, ...] = ()


class Pair(NamedTuple):
    """An amount and the words beside it that name what it is for."""

    names: tuple[str, ...]
    amount: Amount
    basis: tuple[str, ...] = ()


class Match(NamedTuple):
    """How well a term fits the words: the higher `score` the better; `labelled` if they name the term itself."""

    score: float
    labelled: bool
    place: TermPlace


def parsed(term: SomeTerm, amount: Amount) -> Raw | ValueNotUnderstood:
    """The amount as a canonical value of the term, or why it is none."""
    if not isinstance(term, _KINDS[amount.kind]):
        return ValueNotUnderstood(amount.text, term.expected())
    if isinstance(term, NumberTerm) and amount.kind == "count":
        if amount.unit not in (term.unit.casefold(), term.one.casefold()):
            return ValueNotUnderstood(amount.text, term.expected())
    try:
        return term.write(term.parse(amount.text, amount.locale))
    except ValueNotUnderstood as error:
        return error


def place_pair(
    pair: Pair, at_hand: AtHand, index: Index, focus: str | None, used: Iterable[tuple[str, str]]
) -> Said | Unclear:
    """The term that a value is for: named by the words beside it, else the one at hand, else the one it must be."""
    taken = set(used)
    pair = pair._replace(names=_as_net(pair))
    names = tuple(
        stem(word) for word in pair.names if word not in SMALL and word not in ("our", "my", "their", "your")
    )
    if asked := _answers_the_question(pair, names, at_hand, index, taken):
        return asked
    if not names:
        return _unnamed(pair, at_hand, index, focus, taken)
    found = [match for match in matches(names, index, focus) if _explains(pair.basis, match.place, index)]
    labelled = [match for match in found if match.labelled]
    if labelled:
        return _named(labelled, pair, at_hand, focus, taken)
    clauses = {match.place.clause for match in found}
    if len(clauses) == 1:
        return _unnamed(pair, at_hand, index, clauses.pop(), taken)
    known = [word for word in pair.names if word not in SMALL]
    return Unclear(f"I do not know what '{' '.join(known)}' is here. Which term do you mean?")


_PAYMENT_TERMS = (
    ("payment", "term"),
    ("payment", "terms"),
    ("payment", "days"),
    ("credit", "period"),
    ("days", "to", "pay"),
    ("net", "days"),
)


def _as_net(pair: Pair) -> tuple[str, ...]:
    """The names, with what everyone calls the payment period replaced by `net`."""
    kept = tuple(word for word in pair.names if word not in SMALL or word == "to")
    return ("net",) if pair.amount.kind in ("time", "bare") and kept in _PAYMENT_TERMS else pair.names


def _answers_the_question(
    pair: Pair, names: tuple[str, ...], at_hand: AtHand, index: Index, taken: set[tuple[str, str]]
) -> Said | None:
    """The value for the term that was asked for, where it can be one and every word beside it belongs to that term."""
    if at_hand.asked_term is None or (at_hand.clause, at_hand.term) in taken:
        return None
    place = next(p for p in index.terms if (p.clause, p.id) == (at_hand.clause, at_hand.term))
    raw = parsed(place.term, pair.amount)
    if isinstance(raw, ValueNotUnderstood) or not _explains((*names, *pair.basis), place, index):
        return None
    return Said(place.clause, place.id, raw)


def _explains(words: Sequence[str], place: TermPlace, index: Index) -> bool:
    """True when every word belongs to the term: its name, its clause's, or what it is counted from."""
    clause = next(clause for clause in index.clauses if clause.id == place.clause)
    known = place.label | place.name | place.also | clause.words
    return all(
        w in SMALL
        or (w == "net" and isinstance(place.term, DurationTerm) and place.label & {"pay", "payment"})
        or stem(w) in known
        for w in words
    )


def matches(names: Sequence[str], index: Index, focus: str | None) -> list[Match]:
    """The terms for which every word has an explanation, best first; those of the clause in focus before others."""
    clauses = {place.id: place for place in index.clauses}
    found = [match for place in index.terms if (match := _match(names, place, clauses[place.clause]))]
    here = [match for match in found if match.place.clause == focus and match.labelled]
    return sorted(here or found, key=lambda match: -match.score)


def _match(names: Sequence[str], place: TermPlace, clause: ClausePlace) -> Match | None:
    score, labelled = 0.0, False
    own = place.label | place.name
    for word in names:
        if word == "net":
            if not isinstance(place.term, DurationTerm) or not own & {"pay", "payment", "net"}:
                return None
            score, labelled = (
                score + (5 if "net" in place.name else 4 if own <= {"pay", "payment"} | _GENERIC else 3),
                True,
            )
        elif word in own:
            score, labelled = score + (3 if word in place.label else 2.5), True
        elif own.intersection(ALIKE.get(word, ())):
            score, labelled = score + 2, True
        elif word in clause.words or clause.words.intersection(ALIKE.get(word, ())) or word in place.also:
            score += 1
        else:
            return None
    if place.head in names or any(place.head in ALIKE.get(word, ()) for word in names):
        score += 2
    if place.label and place.label <= set(names):
        score += 3
    return Match(score + len(place.label & set(names)) / (len(place.label) or 1) / 10, labelled, place)


def _named(
    found: list[Match], pair: Pair, at_hand: AtHand, focus: str | None, taken: set[tuple[str, str]]
) -> Said | Unclear:
    fitting = [
        (match, raw)
        for match in found
        if not isinstance(raw := parsed(match.place.term, pair.amount), ValueNotUnderstood)
    ]
    if not fitting:
        return _misfit(found[0].place, pair.amount)
    best = _best([match for match, _ in fitting], at_hand, pair.names)
    if len(best) > 1:
        free = [match for match in best if (match.place.clause, match.place.id) not in taken]
        best = free if len(free) == 1 else best
    raws = {id(match): raw for match, raw in fitting}
    if len(best) == 1:
        return Said(best[0].place.clause, best[0].place.id, raws[id(best[0])])
    return Unclear(
        "Which of these do you mean?",
        tuple(Said(match.place.clause, match.place.id, raws[id(match)]) for match in best[:3]),
    )


def _best(found: list[Match], at_hand: AtHand, words: Sequence[str]) -> list[Match]:
    """The matches that nothing sets apart from the best one: score, whose they are, how open they are."""
    top = [match for match in found if match.score >= found[0].score - 0.05]
    if len(top) > 1:
        top = _whose(top, at_hand, words)
    if len(top) > 1 and (at_hand.clause, at_hand.term) in {(m.place.clause, m.place.id) for m in top}:
        return [m for m in top if (m.place.clause, m.place.id) == (at_hand.clause, at_hand.term)]
    if len(top) > 1:
        most = max(at_hand.open_term(match.place.clause, match.place.id) for match in top)
        top = [match for match in top if at_hand.open_term(match.place.clause, match.place.id) == most]
    return top


def _whose(found: list[Match], at_hand: AtHand, words: Sequence[str]) -> list[Match]:
    own = at_hand.party
    if {"our", "my"} & set(words):
        wanted = own
    elif {"their", "your"} & set(words):
        wanted = "provider" if own == "client" else "client"
    else:
        return found
    return [match for match in found if wanted in match.place.label] or found


def _misfit(place: TermPlace, amount: Amount) -> Unclear:
    error = parsed(place.term, amount)
    why = f" {error.why}" if isinstance(error, ValueNotUnderstood) and error.why else " is not a value for it"
    return Unclear(f"{place.term.label}: '{amount.text}'{why}. Please give {place.term.expected()}.")


def _unnamed(
    pair: Pair, at_hand: AtHand, index: Index, clause: str | None, taken: set[tuple[str, str]]
) -> Said | Unclear:
    amount, asked = pair.amount, at_hand.asked_term
    if (
        asked is not None
        and at_hand.term
        and clause == at_hand.clause
        and (clause, at_hand.term) not in taken
    ):
        raw = parsed(asked, amount)
        if not isinstance(raw, ValueNotUnderstood):
            return Said(str(clause), at_hand.term, raw)
        if isinstance(asked, _KINDS[amount.kind]):
            return Unclear(
                f"{asked.label}: '{amount.text}'{f' {raw.why}' if raw.why else ' is not understood'}. Please give {asked.expected()}."
            )
    if clause is None:
        return Unclear(f"What is '{amount.text}' for? Please name the term.")
    fitting = [
        (place, raw)
        for place in index.terms
        if place.clause == clause
        and (clause, place.id) not in taken
        and _explains(pair.basis, place, index)
        and not isinstance(raw := parsed(place.term, amount), ValueNotUnderstood)
    ]
    if not fitting:
        return Unclear(f"'{amount.text}' fits no term here. Please name the term it is for.")
    if asked is not None and clause == at_hand.clause and not taken:
        return Unclear(f"Which term is '{amount.text}' for?", _said(fitting))
    chosen = _only_one(fitting, amount, at_hand, index, clause)
    if chosen is not None:
        return Said(clause, chosen[0].id, chosen[1])
    return Unclear(f"Which term is '{amount.text}' for?", _said(_openest(fitting, at_hand)))


def _said(fitting: Sequence[tuple[TermPlace, Raw]]) -> tuple[Said, ...]:
    return tuple(Said(place.clause, place.id, raw) for place, raw in fitting[:3])


def _openest(fitting: list[tuple[TermPlace, Raw]], at_hand: AtHand) -> list[tuple[TermPlace, Raw]]:
    return sorted(fitting, key=lambda pair: -at_hand.open_term(pair[0].clause, pair[0].id))


def _only_one(
    fitting: list[tuple[TermPlace, Raw]], amount: Amount, at_hand: AtHand, index: Index, clause: str
) -> tuple[TermPlace, Raw] | None:
    """The one term that a value without a name must be for, if there is one."""
    if len(fitting) == 1:
        return fitting[0]
    openness = {place.id: at_hand.open_term(clause, place.id) for place, _ in fitting}
    most = max(openness.values())
    top = [pair for pair in fitting if openness[pair[0].id] == most]
    head = [pair for pair in fitting if _named_like_its_clause(pair[0], index)]
    if len(head) == 1 and amount.kind in ("time", "bare"):
        return head[0] if head[0] in top else None
    if len(top) == 1:
        return top[0]
    if "." in amount.text:
        near = [pair for pair in top if _between(pair, at_hand)]
        if not near:
            near = [(place, raw) for place, raw in top if place.term.usual and raw == _usual(place.term)]
        return near[0] if len(near) == 1 else None
    return None


def _usual(term: SomeTerm) -> Raw | None:
    try:
        return term.write(term.parse(term.usual))
    except ValueNotUnderstood:
        return None


def _named_like_its_clause(place: TermPlace, index: Index) -> bool:
    """True for a term called after its clause alone, as the payment period of the payment clause is."""
    clause = next(clause for clause in index.clauses if clause.id == place.clause)
    return bool(place.label & clause.words) and place.label <= clause.words | _GENERIC


def _between(pair: tuple[TermPlace, Raw], at_hand: AtHand) -> bool:
    """True when the value lies between what both sides said, ends included."""
    place, raw = pair
    ends = at_hand.our_value(place.clause, place.id), at_hand.their_value(place.clause, place.id)
    measured = [_measure(place.term, end) for end in ends]
    value = _measure(place.term, raw)
    if value is None or any(end is None for end in measured):
        return False
    known = [end for end in measured if end is not None]
    return min(known) <= value <= max(known)


def _measure(term: SomeTerm, raw: Raw | None) -> Decimal | None:
    return None if raw is None else term.measure(term.read(raw))
