"""Taking what the playbook calls usual, for one term or for all that is open on a clause, and saying what was left."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from kpo_tui.dialogue.ahead import answer
from kpo_tui.dialogue.answers import not_applying, offer_at_hand, open_terms, those_applying, walked_terms
from kpo_tui.dialogue.replies import Line, Turn, saying
from kpo_tui.dialogue.talk import Seat, Talk
from kpo_tui.negotiation.terms import Raw, SomeTerm
from kpo_tui.negotiation.values import shown
from kpo_tui.text import listing, one_line
from kpo_tui.understanding import moves as said
from kpo_tui.understanding.moves import Offering

_LONGEST = 80


def take_usual(seat: Seat, talk: Talk, move: said.TakingUsual) -> Turn:
    """Take the usual values as answers that are not sent yet; what has a value already keeps it."""
    if move.clause not in seat.state.clauses:
        return saying(talk, "refused", f"There is no clause {one_line(move.clause, 40)}.")
    terms: Mapping[str, SomeTerm] = seat.state.clause(move.clause).terms
    if move.term is not None:
        wanted = [name for name in walked_terms(seat, talk, move.clause) if name == move.term]
        if not wanted:
            why = not_applying(seat, talk, move.clause, move.term) if move.term in terms else None
            return saying(talk, "refused", f"{why}." if why else "That does not apply here.")
        values = _usual(terms, wanted)
        left = {name: terms[name] for name in wanted if name not in values}
        kept: list[str] = []
    else:
        values = _all_usual(seat, talk, move.clause)
        kept = list(offer_at_hand(seat, talk, move.clause).terms)
        after = _with(talk, move.clause, values)
        walked = walked_terms(seat, after, move.clause)
        left = {name: terms[name] for name in walked if name not in values and name not in kept}
    lines = tuple(_told(seat, talk, move.clause, kept, left))
    if not values:
        return Turn(talk, lines or (Line("says", "There is nothing open here to take the usual for."),))
    turn = answer(seat, talk, Offering(clause=move.clause, terms=values))
    taken = Line("says", f"The usual is taken for: {listing([terms[name].label for name in values])}.")
    return replace(turn, lines=(taken, *turn.lines, *lines))


def _usual(terms: Mapping[str, SomeTerm], wanted: list[str]) -> dict[str, Raw]:
    """The usual values of the terms that have one: not examples, which are facts of some other deal."""
    held = ((name, terms[name]) for name in wanted)
    return {
        name: term.canonical(term.usual) for name, term in held if term.usual and not term.only_an_example
    }


def _all_usual(seat: Seat, talk: Talk, clause: str) -> dict[str, Raw]:
    """The usual values of all that is open; of what comes to apply by one of these, too."""
    terms = seat.state.clause(clause).terms
    values: dict[str, Raw] = {}
    while found := _usual(terms, open_terms(seat, _with(talk, clause, values), clause)):
        values |= found
    return those_applying(seat, talk, clause, values)


def _with(talk: Talk, clause: str, values: Mapping[str, Raw]) -> Talk:
    held = talk.answers(clause)
    return talk.answered(clause, replace(held, terms={**held.terms, **values}))


def _told(
    seat: Seat, talk: Talk, clause: str, kept: list[str], left: Mapping[str, SomeTerm]
) -> Iterator[Line]:
    """What was not taken, and why."""
    terms, held = seat.state.clause(clause).terms, offer_at_hand(seat, talk, clause).terms
    if kept:
        yield Line("says", f"Kept: {listing([_named(terms[name], held[name], seat) for name in kept])}.")
    skipped = [name for name in left if name in talk.answers(clause).skipped]
    if skipped:
        yield Line("says", f"Still left open: {listing([left[name].label for name in skipped])}.")
    asked = {name: term for name, term in left.items() if name not in skipped}
    facts = [
        f"{term.label}, for example: {one_line(term.usual, _LONGEST)}"
        for term in asked.values()
        if term.usual
    ]
    if facts:
        yield Line("says", f"For you to say: {'; '.join(facts)}.")
    if unknown := [term.label for term in asked.values() if not term.usual]:
        yield Line("says", f"The playbook names nothing usual for {listing(unknown)}.")


def _named(term: SomeTerm, raw: Raw, seat: Seat) -> str:
    return f"{term.label} {one_line(shown(term, raw, seat.locale), _LONGEST)}"
