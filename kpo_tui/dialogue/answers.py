"""What a party would offer on a clause and what it could pick, what it may see of the other side's, term by term."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from kpo_tui.dialogue.facts import left_to_them
from kpo_tui.dialogue.prompts import Suggestion, TermLine
from kpo_tui.dialogue.talk import Seat, Talk
from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.act import Event
from kpo_tui.negotiation.acts.proposal import Proposed
from kpo_tui.negotiation.applicability import applies_only
from kpo_tui.negotiation.events import Offer, Proposal
from kpo_tui.negotiation.party import Side, other
from kpo_tui.negotiation.positions import ladder_of
from kpo_tui.negotiation.state import Negotiation, Stance
from kpo_tui.negotiation.terms import Raw, SomeTerm, Value
from kpo_tui.negotiation.values import applying_terms, gap_between, missing_terms, only_applying, shown
from kpo_tui.understanding.moves import Offering

GIVEN, OURS = "your answer, not sent yet", "what you said last"
"""Where suggestions come from; see also `theirs_from`."""


def theirs_from(they: Side) -> str:
    """Where a suggestion of the other side's value comes from."""
    return f"what the {they} offers"


def may_see_theirs(seat: Seat, talk: Talk, clause: str) -> bool:
    """True once the party has made its own opening on the clause, or asked to see the other's first.

    Clauses that were proposed as new have no questions to answer unseen, and nor has one that was reopened.
    """
    known = seat.state.clauses[clause]
    own = known.side(seat.party)
    return bool(
        own.spoke
        or known.countered
        or known.agreed
        or known.reopened
        or known.title is not None
        or clause in talk.place.looked
    )


def their_proposal(seat: Seat, talk: Talk, clause: str) -> Proposal | None:
    """The other side's live proposal on the clause, if the party may see it whole."""
    live = seat.state.live(clause, other(seat.party), seat.at)
    if live is None:
        return None
    return None if _is_hidden(seat, talk, live) else live


def own_proposal(seat: Seat, clause: str) -> Proposal | None:
    """The party's own live proposal on the clause."""
    return seat.state.live(clause, seat.party, seat.at)


def offer_at_hand(seat: Seat, talk: Talk, clause: str) -> Offer:
    """What the party would propose on the clause now: its last values with its unsent answers over them."""
    last = seat.state.offer(clause, seat.party) or Offer()
    working = talk.answers(clause)
    wording = last.wording if working.wording is None else working.wording
    offer = Offer(
        terms={**last.terms, **working.terms},
        wording=wording or None,
        title=seat.state.clauses[clause].title,
    )
    return only_applying(seat.state, clause, {clause: offer}, seat.party)


def those_applying(seat: Seat, talk: Talk, clause: str, values: Mapping[str, Raw]) -> dict[str, Raw]:
    """Those of the values that apply, taken as answers all at once."""
    hand = offer_at_hand(seat, talk, clause)
    offer = Offer(terms={**hand.terms, **values}, wording=hand.wording, title=hand.title)
    kept = only_applying(seat.state, clause, {clause: offer}, seat.party).terms
    return {name: raw for name, raw in values.items() if name in kept}


def not_applying(seat: Seat, talk: Talk, clause: str, term_id: str) -> str | None:
    """Where the term applies, if by what the party would propose now it does not; None where it does."""
    offer = offer_at_hand(seat, talk, clause)
    if term_id in applying_terms(seat.state, clause, offer, seat.party):
        return None
    return applies_only(seat.state, clause, term_id, {clause: offer}, seat.party, seat.locale)


def open_terms(seat: Seat, talk: Talk, clause: str) -> list[str]:
    """The terms that still need an answer, in order: those that apply, have no value and were not skipped.

    Optional ones are asked for once, in the party's opening; facts that the other side knows once it has said them.
    """
    offer = offer_at_hand(seat, talk, clause)
    opening = seat.state.offer(clause, seat.party) is None
    skipped = talk.answers(clause).skipped
    return [
        term_id
        for term_id, term in applying_terms(seat.state, clause, offer, seat.party).items()
        if term_id not in offer.terms
        and term_id not in skipped
        and (opening or not term.optional)
        and not theirs_to_say(seat, talk, clause, term_id)
    ]


def theirs_to_say(seat: Seat, talk: Talk, clause: str, term_id: str) -> bool:
    """True for a fact about the other side that it has still to say."""
    sees = may_see_theirs(seat, talk, clause)
    return left_to_them(seat.state, clause, term_id, seat.party, sees)


def walked_terms(seat: Seat, talk: Talk, clause: str) -> list[str]:
    """The terms that apply, answered or not, in the order in which they are asked."""
    offer = offer_at_hand(seat, talk, clause)
    return [
        term_id
        for term_id in applying_terms(seat.state, clause, offer, seat.party)
        if term_id in offer.terms or not theirs_to_say(seat, talk, clause, term_id)
    ]


def still_to_give(
    seat: Seat, talk: Talk, clause: str, made: Mapping[str, Offer]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The labels of terms that the party's own offer lacks: those for itself to give, and those left to the other side."""
    terms = seat.state.clause(clause).terms
    missing = missing_terms(seat.state, clause, made[clause], seat.party, made)
    theirs = {name for name in missing if theirs_to_say(seat, talk, clause, name)}
    return (
        tuple(terms[name].label for name in missing if name not in theirs),
        tuple(terms[name].label for name in missing if name in theirs),
    )


def lacking(state: Negotiation, clause: str, made: Mapping[str, Offer], maker: Side) -> tuple[str, ...]:
    """The labels of terms without which an offer that `maker` made, alone or in a package, cannot be accepted."""
    terms = state.clause(clause).terms
    return tuple(terms[name].label for name in missing_terms(state, clause, made[clause], maker, made))


def term_lines(seat: Seat, talk: Talk, clause: str) -> tuple[TermLine, ...]:
    """Both positions on the clause, term by term; the other side's hidden while it may not be seen."""
    state, party = seat.state, seat.party
    agreed = state.clauses[clause].agreed
    ours = agreed.offer if agreed else state.offer(clause, party) or Offer()
    seen = state.offer(clause, other(party)) if may_see_theirs(seat, talk, clause) else None
    theirs = agreed.offer if agreed else seen or Offer()
    hand = ours if agreed else offer_at_hand(seat, talk, clause)
    asked = set() if agreed else set(open_terms(seat, talk, clause))
    applying = applying_terms(state, clause, hand, party)
    given = {} if agreed else talk.answers(clause).terms
    said = (ours.terms, theirs.terms, given)
    return tuple(
        _line(term_id, term, seat.locale, said, term_id in asked)
        for term_id, term in state.clause(clause).terms.items()
        if term_id in applying or term_id in theirs.terms
    )


def _line(name: str, term: SomeTerm, locale: str, said: Sequence[Mapping[str, Raw]], ask: bool) -> TermLine:
    mine, yours, new = (terms.get(name) for terms in said)
    new = None if new == mine else new
    gap, then = gap_between(term, mine, yours), None if new is None else gap_between(term, new, yours)
    last = gap if new is None else then
    return TermLine(
        term=name,
        label=term.label,
        ours=shown(term, mine, locale),
        theirs=shown(term, yours, locale),
        gap=gap.text if gap else "–",
        closed=last is not None and last.closed,
        working="" if new is None else shown(term, new, locale),
        ask=ask,
        gap_then=then.text if then else "",
    )


def covered(seat: Seat, talk: Talk) -> list[str]:
    """The clauses on which the other side has made an opening that the party may not see yet."""
    they = other(seat.party)
    return [
        clause
        for clause, known in seat.state.clauses.items()
        if known.side(they).spoke and not may_see_theirs(seat, talk, clause)
    ]


def as_seen(seat: Seat, talk: Talk) -> Negotiation:
    """The negotiation as the party may see it: without the openings that the other side made unseen.

    It is for reading and for showing; what a party does is decided on the whole.
    """
    they = other(seat.party)
    clauses = dict(seat.state.clauses)
    proposals = dict(seat.state.proposals)
    hidden = covered(seat, talk)
    for clause in hidden:
        clauses[clause] = clauses[clause].with_side(they, Stance(None, clauses[clause].side(they).standing))
    for number in {clauses[clause].side(they).standing for clause in hidden}:
        if number is not None and _is_hidden(seat, talk, proposals[number]):
            for clause in proposals.pop(number).clauses:
                clauses[clause] = clauses[clause].with_side(they, Stance(clauses[clause].side(they).last))
    return replace(seat.state, clauses=clauses, proposals=proposals)


def _is_hidden(seat: Seat, talk: Talk, proposal: Proposal) -> bool:
    return not all(
        offer.left_out or may_see_theirs(seat, talk, about) for about, offer in proposal.clauses.items()
    )


def suggestions(seat: Seat, talk: Talk, clause: str, term_id: str) -> tuple[Suggestion, ...]:
    """What one can pick for a term, each value once, the likeliest first."""
    term: SomeTerm = seat.state.clause(clause).terms[term_id]
    found: dict[str, Suggestion] = {}
    for source, raw, private in _sources(seat, talk, clause, term_id, term):
        shown = term.show(term.read(raw), seat.locale)
        if shown not in found:
            found[shown] = Suggestion(
                source=source,
                shown=shown,
                text=term.typed(term.read(raw), seat.locale),
                move=Offering(clause=clause, terms={term_id: raw}),
                private=private,
            )
    return tuple(found.values())


def _sources(
    seat: Seat, talk: Talk, clause: str, term_id: str, term: SomeTerm
) -> Iterator[tuple[str, Raw, bool]]:
    """Where each value comes from, the value, and whether it is private; the likeliest first."""
    said = [
        offer.terms.get(term_id) if (offer := seat.state.offer(clause, party)) else None
        for party in (seat.party, other(seat.party))
    ]
    ours, theirs = said[0], said[1] if may_see_theirs(seat, talk, clause) else None
    given = talk.answers(clause).terms.get(term_id)
    if given is not None:
        yield GIVEN, given, False
    yield from _rungs(seat, clause, term_id, term, given or ours)
    if ours is not None:
        yield OURS, ours, False
    if theirs is not None:
        yield theirs_from(other(seat.party)), theirs, False
    if ours is not None and theirs is not None and (middle := midpoint(term, ours, theirs)) is not None:
        yield "the middle of both", middle, False
    if term.usual:
        yield "example" if term.only_an_example else "usual", term.canonical(term.usual), False
    yield from ((called, raw, False) for called, raw in term.picks())


def _rungs(
    seat: Seat, clause: str, term_id: str, term: SomeTerm, last: Raw | None
) -> Iterator[tuple[str, Raw, bool]]:
    """The party's preferred value before it spoke; after that the next rung of its ladder."""
    held = seat.positions.clauses.get(clause, {}) if seat.positions else {}
    if term_id not in held:
        return
    ladder = ladder_of(term, held[term_id], seat.party)
    following = ladder.after(last)
    if following is not None:
        name = ladder.names[following].replace("fallback-", "fallback ")
        name += " value" if name == "preferred" else ""
        yield f"your {name}", term.write(ladder.values[following]), True


def midpoint(term: SomeTerm, ours: Raw, theirs: Raw) -> Raw | None:
    """The value half way between two; None where there is no such thing, or no round one."""
    a, b = term.read(ours), term.read(theirs)
    middle: Value | None = term.middle(a, b)
    if middle is None or middle in (a, b):
        return None
    try:
        raw = term.write(middle)
        return raw if term.write(term.read(raw)) == raw else None
    except ValueNotUnderstood:
        return None


def given_anew(before: Negotiation, events: Iterable[Event]) -> tuple[tuple[str, str], ...]:
    """The terms to which the party that proposed gave other values than it had `before`."""
    found = []
    for event in (one for one in events if isinstance(one, Proposed)):
        for clause, offer in event.clauses.items():
            held = before.offer(clause, event.party) if event.party and clause in before.clauses else None
            said = held.terms if held is not None else {}
            found += [(clause, term) for term, raw in offer.terms.items() if said.get(term) != raw]
    return tuple(found)
