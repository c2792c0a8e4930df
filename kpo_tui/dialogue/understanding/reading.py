"""Reading a sentence: what it can be, one kind after the other, each accounting for every word."""

from kpo_tui.dialogue.moves import (
    AnyMove,
    Choice,
    Confirming,
    Offering,
    Reading,
    Reopening,
    SayingNo,
    SayingYes,
    Sending,
)
from kpo_tui.dialogue.telling import told, value_told
from kpo_tui.dialogue.understanding import asking
from kpo_tui.dialogue.understanding.answers import answered, comment
from kpo_tui.dialogue.understanding.at_hand import AtHand
from kpo_tui.dialogue.understanding.pieces import Sentence, take_apart
from kpo_tui.dialogue.understanding.places import Index, index_of
from kpo_tui.dialogue.understanding.proposals import proposed
from kpo_tui.dialogue.understanding.wishes import going, wish
from kpo_tui.dialogue.understanding.words import MOST_CHARACTERS
from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.terms import (
    ChoiceTerm,
    ListTerm,
    NumberTerm,
    SomeTerm,
    TableTerm,
    TextTerm,
    YesNoTerm,
    other,
)
from kpo_tui.text import ACTIVE

WORDY = (TextTerm, ListTerm, TableTerm)
"""Kinds of terms whose values are free text."""


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


def _options(at_hand: AtHand, focus: str | None) -> dict[tuple[str, ...], str]:
    """The names of options of the clause in focus, as values that a sentence may hold."""
    from kpo_tui.dialogue.understanding.lexicon import key, letters

    if focus is None:
        return {}
    found: dict[tuple[str, ...], str] = {}
    for term_id, term in at_hand.state.clause(focus).terms.items():
        if isinstance(term, ChoiceTerm):
            for option, name in term.options.items():
                for phrase in (key(name), key(option.replace("_", " "))):
                    if len(phrase) > 1 or (phrase and phrase not in letters() and not phrase[0].isdigit()):
                        found.setdefault(phrase, term_id)
    return found


def _units(at_hand: AtHand, focus: str | None) -> frozenset[str]:
    clauses = [focus] if focus else list(at_hand.state.clauses)
    terms: list[SomeTerm] = [t for c in clauses for t in at_hand.state.clause(c).terms.values()]
    return frozenset(
        name.casefold() for t in terms if isinstance(t, NumberTerm) for name in (t.unit, t.one) if name
    )


def _read(sentence: Sentence, at_hand: AtHand, index: Index, focus: str | None) -> Reading:
    words = tuple(word.text for word in sentence.words)
    term = at_hand.asked_term
    if plain := _plain_yes_or_no(sentence, at_hand, focus):
        return plain
    exact = _exact_option(sentence, term, at_hand)
    if exact is not None:
        return exact
    if isinstance(term, YesNoTerm) and (said := _yes_or_no(sentence, at_hand)):
        return said
    if found := wish(words, at_hand, index, focus):
        return _unless_also_a_place(found, words, at_hand, index)
    if term is not None and (said := _answer(sentence, term, at_hand, index, focus)):
        return said
    bare = set(sentence.letters) <= set("P,")
    if "v" not in sentence.letters and (found := going(words, at_hand, index, focus, lead_needed=not bare)):
        return found
    if _sends(sentence):
        return Reading(moves=(Sending(),), sure=True)
    if found := answered(sentence, at_hand, index, focus):
        return found if found.sure else asking.back(sentence, at_hand, focus, found)
    if found := proposed(sentence, at_hand, index, focus):
        return found if found.sure else asking.back(sentence, at_hand, focus, found)
    return asking.back(sentence, at_hand, focus, None)


def _unless_also_a_place(found: Reading, words: tuple[str, ...], at_hand: AtHand, index: Index) -> Reading:
    """Asks back where a one-word wish is also a word of a clause's name, as `exit` can be."""
    if len(words) > 1 or not any(words[0] in place.title for place in index.clauses):
        return found
    choices = [Choice(told(move, at_hand.state), (move,)) for move in found.moves]
    place = going(words, at_hand, index, None, lead_needed=False)
    if place is None or not place.moves:
        return found
    choices += [Choice(told(move, at_hand.state), (move,)) for move in place.moves]
    return Reading(asks="What do you want to do?", choices=tuple(choices))


def _sends(sentence: Sentence) -> bool:
    letters = sentence.letters.strip(",")
    return letters in ("s", "ws", "ls", "y,s", "ys", "so", "lso", "so,", "wls", "ly,s")


_YES = frozenset({"y", "s"})


def _plain_yes_or_no(sentence: Sentence, at_hand: AtHand, focus: str | None) -> Reading | None:
    """A plain yes or no, where one was asked for."""
    letters = sentence.letters.replace(",", "").replace("&", "")
    agrees = bool(letters) and (set(letters) <= {"y", "w"} and "y" in letters)
    refuses = bool(letters) and set(letters) <= {"n", "H", "w"} and set(letters) & {"n", "H"} != set()
    words = tuple(word.text for word in sentence.words if word.kind == "word")
    ahead = words in (
        ("go", "ahead"),
        ("do", "it"),
        ("yes", "go", "ahead"),
        ("please", "do"),
        ("record", "it"),
        ("ok", "go", "ahead"),
        ("yes", "do", "it"),
        ("proceed",),
        ("go", "ahead", "please"),
        ("please", "go", "ahead"),
        ("yes", "send", "it"),
        ("yes", "record", "it"),
    )
    match at_hand.asked:
        case "yes-no":
            if agrees or ahead or letters in ("s", "ys"):
                return _sure(SayingYes())
            if refuses or (letters and set(letters) <= {"n", "H", "w", "N"} and letters[0] in "nH"):
                return _sure(SayingNo())
            if letters and letters[0] in "yn":
                return asking.back(
                    sentence,
                    at_hand,
                    focus,
                    Reading(asks="Is that a yes or a no? Please say just yes or no."),
                )
        case "review":
            if agrees:
                return _sure(SayingYes())
            if letters and set(letters) <= {"n"}:
                return _sure(SayingNo())
        case "reopening" if focus is not None and at_hand.state.clauses[focus].reopening == other(
            at_hand.party
        ):
            if agrees:
                return _sure(Reopening(clause=focus))
        case "confirmation":
            if agrees and words and words[0] in ("yes", "yep", "yeah") and not at_hand.state.unsettled():
                return _sure(Confirming())
        case _:
            pass
    return None


def _yes_or_no(sentence: Sentence, at_hand: AtHand) -> Reading | None:
    letters = sentence.letters.replace(",", "")
    if letters and set(letters) <= {"y", "w"} and "y" in letters:
        return _value(at_hand, "yes")
    if letters and set(letters) <= {"n", "w"} and "n" in letters:
        return _value(at_hand, "no")
    return None


def _exact_option(sentence: Sentence, term: SomeTerm | None, at_hand: AtHand) -> Reading | None:
    """The option named in full, or by its letter, even where its name is a word that means something else too."""
    if not isinstance(term, ChoiceTerm):
        return None
    wanted = " ".join(sentence.text.split()).casefold().strip(" .!")
    if (
        wanted in {*term.options, *(name.casefold() for name in term.options.values())}
        or len(wanted.strip("()")) == 1
    ):
        return _parsed(term, sentence.text, at_hand)
    return None


_AROUND = frozenset(["please", "pls", "plz", "kindly", "so", "well", "hmm", "hm", "um", "uh", "er", "we'd", "i'd", "we", "i", "would", "like", "prefer", "want", "to", "go", "for", "with", "let's", "lets", "say", "make", "it", "ok", "okay", "the", "a", "an", "option", "thanks", "thank", "you", "!", ".", ",", "think", "guess", "our", "answer", "is", "choice", "choose", "pick", "take", "be", ":", "number", "can", "could", "do", "just", "then", "use", "i'll", "we'll"])  # fmt: skip


def _answer(
    sentence: Sentence, term: SomeTerm, at_hand: AtHand, index: Index, focus: str | None
) -> Reading | None:
    """The answer to the question about a choice, or a text, where it is no command."""
    if isinstance(term, ChoiceTerm):
        return _option(sentence, term, at_hand)
    if isinstance(term, WORDY):
        return _free_text(sentence, term, at_hand, index, focus)
    return None


def _option(sentence: Sentence, term: ChoiceTerm, at_hand: AtHand) -> Reading | None:
    if set(sentence.letters) & set("?QNqzIb|~"):
        return None
    words = sentence.words
    start, end = 0, len(words)
    while start < end and words[start].text in _AROUND:
        try:
            return _parsed(term, sentence.text[words[start].start : words[end - 1].end], at_hand, strict=True)
        except ValueNotUnderstood:
            start += 1
    while end > start and words[end - 1].text in (
        "please",
        "pls",
        "thanks",
        "you",
        "thank",
        "!",
        ".",
        ",",
        "for",
        "us",
        "then",
        "plz",
    ):
        end -= 1
    if start >= end:
        return None
    try:
        return _parsed(term, sentence.text[words[start].start : words[end - 1].end], at_hand, strict=True)
    except ValueNotUnderstood:
        return None


def _parsed(term: SomeTerm, text: str, at_hand: AtHand, *, strict: bool = False) -> Reading:
    try:
        raw = term.write(term.parse(text, at_hand.locale))
    except ValueNotUnderstood as error:
        if strict:
            raise
        return Reading(asks=f"{error}.")
    return _sure(Offering(clause=str(at_hand.clause), terms={str(at_hand.term): raw}))


def _value(at_hand: AtHand, raw: str) -> Reading:
    return _sure(Offering(clause=str(at_hand.clause), terms={str(at_hand.term): raw}))


def _free_text(
    sentence: Sentence, term: SomeTerm, at_hand: AtHand, index: Index, focus: str | None
) -> Reading | None:
    """Any text is the answer to a question for text, but a clear command, and what may be one asks back."""
    words = tuple(word.text for word in sentence.words)
    command = going(words, at_hand, index, focus, lead_needed=True) or answered(
        sentence, at_hand, index, focus
    )
    if command is not None and command.sure:
        return command
    letters = sentence.letters
    plain = Reading(asks=f"Is that your answer for {term.label}?")
    reading = _parsed(term, sentence.text, at_hand)
    if not reading.sure:
        return reading
    doubtful = ("?" in letters and bool(set(letters) & set("qmzIayw"))) or (
        bool(letters) and set(letters.replace(",", "")) <= set("aynNwlhoHrk")
    )
    if doubtful or going(words, at_hand, index, focus, lead_needed=False):
        move = reading.moves[0]
        assert isinstance(move, Offering)  # noqa: S101  (that is what _parsed makes)
        shown = value_told(
            at_hand.state, str(at_hand.clause), str(at_hand.term), move.terms[str(at_hand.term)]
        )
        return Reading(asks=plain.asks, choices=(Choice(shown, reading.moves),))
    return reading


def _long(text: str, at_hand: AtHand) -> Reading:
    """A long text: an answer to a question for text, and nothing else."""
    term = at_hand.asked_term
    if isinstance(term, WORDY):
        return _parsed(term, text, at_hand)
    return Reading(
        asks="That is too long to be sure what you mean. Please say it in one short sentence, or begin with `comment:`."
    )


def _sure(move: AnyMove) -> Reading:
    return Reading(moves=(move,), sure=True)
