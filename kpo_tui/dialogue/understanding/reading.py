"""Reading a sentence: what it can be, one kind after the other, each accounting for every word."""

from kpo_tui.dialogue.moves import Choice, Reading, Sending
from kpo_tui.dialogue.telling import told
from kpo_tui.dialogue.understanding import asking
from kpo_tui.dialogue.understanding.answers import answered, comment
from kpo_tui.dialogue.understanding.at_hand import AtHand
from kpo_tui.dialogue.understanding.clauses import clauses_named
from kpo_tui.dialogue.understanding.direct import WORDY, answer, exact_option, value_typed, yes_or_no
from kpo_tui.dialogue.understanding.lexicon import key, letters
from kpo_tui.dialogue.understanding.pieces import Sentence, take_apart
from kpo_tui.dialogue.understanding.places import Index, index_of
from kpo_tui.dialogue.understanding.plain import plain_answer
from kpo_tui.dialogue.understanding.proposals import proposed
from kpo_tui.dialogue.understanding.wishes import going, wish
from kpo_tui.dialogue.understanding.words import MOST_CHARACTERS
from kpo_tui.negotiation.terms import ChoiceTerm, NumberTerm, SomeTerm
from kpo_tui.text import ACTIVE


def read(text: str, at_hand: AtHand) -> Reading:
    """What `text` means, said at that moment. Sure only where every word is accounted for in one sensible way."""
    text = text.replace("\r\n", "\n").strip()
    if not text:
        return Reading(asks="Please say something; `help` shows what one can say here.")
    if ACTIVE.search(text):
        return Reading(asks="That holds characters that cannot be shown. Please type it again.")
    focus = focus_of(at_hand)
    if said := comment(text, focus):
        return said
    if len(text) > MOST_CHARACTERS:
        return _long(text, at_hand)
    index = index_of(at_hand.state)
    sentence = take_apart(text, index, at_hand.locale, _options(at_hand, focus), _units(at_hand, focus))
    return _read(sentence, at_hand, index, focus)


def focus_of(at_hand: AtHand) -> str | None:
    """The clause that is at hand; where none is, the one that awaits the party's answer if there is just one."""
    if at_hand.clause is not None:
        return at_hand.clause
    waiting = at_hand.state.to_answer(at_hand.party, at_hand.at)
    return next(iter(waiting[0].clauses)) if len(waiting) == 1 else None


def _read(sentence: Sentence, at_hand: AtHand, index: Index, focus: str | None) -> Reading:
    words = tuple(word.text for word in sentence.words)
    said = (
        plain_answer(sentence, at_hand, focus)
        or exact_option(sentence, at_hand)
        or yes_or_no(sentence, at_hand)
        or _wish(words, at_hand, index, focus)
        or answer(sentence, at_hand, index, focus)
        or _going(sentence, words, at_hand, index, focus)
        or _sending(sentence)
        or answered(sentence, at_hand, index, focus)
        or proposed(*_clause_first(sentence, index, focus), at_hand, index)
    )
    return said if said is not None and said.sure else asking.back(sentence, at_hand, focus, said)


def _wish(words: tuple[str, ...], at_hand: AtHand, index: Index, focus: str | None) -> Reading | None:
    """A wish; asks back where it is one word, and also one of a clause's title, as `exit` can be."""
    found = wish(words, at_hand, index, focus)
    if found is None or len(words) > 1 or not any(words[0] in place.title for place in index.clauses):
        return found
    place = going(words, at_hand, index, None, lead_needed=False)
    if place is None or not place.moves:
        return found
    moves = (*found.moves, *place.moves)
    return Reading(
        asks="What do you want to do?", choices=tuple(Choice(told(m, at_hand.state), (m,)) for m in moves)
    )


def _going(
    sentence: Sentence, words: tuple[str, ...], at_hand: AtHand, index: Index, focus: str | None
) -> Reading | None:
    if "v" in sentence.letters:
        return None
    return going(words, at_hand, index, focus, lead_needed=not set(sentence.letters) <= set("P,"))


def _sending(sentence: Sentence) -> Reading | None:
    letters = sentence.letters.replace(",", "")
    return (
        Reading(moves=(Sending(),), sure=True)
        if letters in ("s", "ws", "ls", "ys", "so", "lso", "wls", "lys")
        else None
    )


def _clause_first(sentence: Sentence, index: Index, focus: str | None) -> tuple[Sentence, str | None]:
    """The sentence without the clause that it names first, before a colon, and that clause: `payment: accept`."""
    if sentence.letters[:2] == "P:" and "v" not in sentence.letters and len(sentence.pieces) > 2:
        found = clauses_named(sentence.pieces[0].words, index)
        if len(found) == 1:
            return sentence._replace(pieces=sentence.pieces[2:]), found[0]
    return sentence, focus


def _options(at_hand: AtHand, focus: str | None) -> frozenset[tuple[str, ...]]:
    """The names of options of the clause in focus, as values that a sentence may hold."""
    terms: list[SomeTerm] = list(at_hand.state.clause(focus).terms.values()) if focus else []
    names = [
        name
        for term in terms
        if isinstance(term, ChoiceTerm)
        for pair in term.options.items()
        for name in pair
    ]
    phrases = {key(name.replace("_", " ")) for name in names}
    return frozenset(p for p in phrases if len(p) > 1 or (p and p not in letters() and not p[0].isdigit()))


def _units(at_hand: AtHand, focus: str | None) -> frozenset[str]:
    """The units of the playbook's counts, such as `fte`: of the clause in focus, or of all."""
    clauses = [focus] if focus else list(at_hand.state.clauses)
    terms: list[SomeTerm] = [
        term for clause in clauses for term in at_hand.state.clause(clause).terms.values()
    ]
    return frozenset(
        name.casefold() for t in terms if isinstance(t, NumberTerm) for name in (t.unit, t.one) if name
    )


def _long(text: str, at_hand: AtHand) -> Reading:
    """A long text: an answer to a question for text, and nothing else."""
    term = at_hand.asked_term
    if isinstance(term, WORDY):
        return value_typed(term, text, at_hand)
    asks = "That is too long to be sure what you mean. Please say it in one short sentence, or begin with `comment:`."
    return Reading(asks=asks)
