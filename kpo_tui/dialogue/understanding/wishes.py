"""Whole sentences that are a wish: why, what is normal, skip, back, go to …, show …, take our fallback."""

from collections.abc import Sequence
from decimal import Decimal

from kpo_tui.dialogue.moves import (
    AnyMove,
    AskingAdvice,
    AskingHelp,
    AskingNorm,
    AskingWhy,
    Choice,
    Going,
    GoingBack,
    GoingOn,
    Offering,
    Quitting,
    Reading,
    Shown,
    Showing,
    Skipping,
    TakingRung,
    Undoing,
)
from kpo_tui.dialogue.telling import told, value_told
from kpo_tui.dialogue.understanding import lexicon
from kpo_tui.dialogue.understanding.at_hand import AtHand
from kpo_tui.dialogue.understanding.clauses import clauses_named, terms_named
from kpo_tui.dialogue.understanding.places import SMALL, Index
from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.terms import (
    Duration,
    DurationTerm,
    Money,
    MoneyTerm,
    NumberTerm,
    PercentTerm,
    Raw,
    SomeTerm,
)

Words = tuple[str, ...]

_PLAIN: dict[str, AnyMove] = {
    "help": AskingHelp(), "skip": Skipping(), "back": GoingBack(), "next": GoingOn(), "undo": Undoing(), "quit": Quitting(),
}  # fmt: skip
_SHOWN: dict[str, Shown] = {
    "redline": "redline", "draft": "draft", "issues": "issues", "status": "status", "history": "history", "theirs": "theirs", "ours": "ours",
}  # fmt: skip
_POLITE = frozenset("""
    please pls plz kindly ok okay so well hmm hm um uh er thanks thank you just now then hey hi and sorry oh ah actually maybe
    let's lets let us can could we i you me would like to want quickly again here for now well right yes ! . , ; - ?
""".split())  # fmt: skip
_MARKS = frozenset("!.?,;")
_POINTING = frozenset(
    {"this", "that", "it", "here", "for", "on", "about", "of", "one", "question", "point", "clause", "term"}
)
_LEFT_OVER = frozenset(
    {
        "please",
        "pls",
        "plz",
        "kindly",
        "thanks",
        "thank",
        "you",
        "now",
        "then",
        "again",
        "here",
        "!",
        ".",
        ",",
        ";",
        "?",
        "first",
        "instead",
        "for",
        "us",
        "quickly",
        "next",
    }
)
_PLACE_NOUNS = frozenset(
    {"clause", "section", "article", "question", "point", "topic", "part", "item", "term", "chapter", "issue"}
)
_TAKING = frozenset(
    {
        "take",
        "use",
        "go",
        "with",
        "to",
        "for",
        "offer",
        "propose",
        "apply",
        "we'll",
        "well",
        "let's",
        "lets",
        "we",
        "i'll",
        "insert",
        "put",
        "in",
        "say",
        "give",
        "them",
        "set",
        "it",
        "at",
        "counter",
        "the",
        "fill",
        "enter",
        "try",
        "can",
        "could",
        "move",
        "fall",
        "back",
        "our",
    }
)
_EVERYTHING = frozenset(
    {
        ("everything",),
        ("all",),
        ("all", "terms"),
        ("all", "of", "it"),
        ("the", "whole", "clause"),
        ("every", "term"),
        ("the", "clause"),
        ("whole", "clause"),
        ("this", "clause"),
        ("all", "the", "terms"),
    }
)


def wish(words: Words, at_hand: AtHand, index: Index, focus: str | None) -> Reading | None:
    """The wish that the words are, all of them accounted for; None if they are none."""
    for said in _cores(words):
        found = (
            _plain(said, at_hand, index, focus)
            or _taking(said, at_hand, index, focus)
            or _middle(said, at_hand, index, focus)
        )
        if found is not None:
            return found
    return None


def _cores(words: Words) -> list[Words]:
    """The words as they are, and without the politeness around them."""
    start, end = 0, len(words)
    while end > start and words[end - 1] in _LEFT_OVER:
        end -= 1
    bare = len(words)
    while bare and words[bare - 1] in _MARKS:
        bare -= 1
    tails = list(dict.fromkeys((words, words[:bare], words[:end])))
    found = [tail for tail in tails if tail]
    while start < end and words[start] in _POLITE:
        start += 1
        found += [words[start:bare], words[start:end]]
    return [core for core in found if core]


def _plain(words: Words, at_hand: AtHand, index: Index, focus: str | None) -> Reading | None:
    table = lexicon.wishes()
    name = table.get(words)
    if name is not None:
        return _sure(_named_wish(name, None, None))
    for size in range(len(words) - 1, 0, -1):
        name = table.get(words[:size])
        if name in ("why", "norm", "advice") and set(words[size:]) <= _POINTING:
            return _sure(_named_wish(name, None, None))
        if name in ("why", "norm", "advice", *_SHOWN) and (
            about := _place(words[size:], at_hand, index, focus)
        ):
            return _sure(_named_wish(name, *about)) if about[0] else None
    if words[0] == "is" and words[-1] in (
        "normal",
        "usual",
        "standard",
        "typical",
        "market",
        "common",
        "reasonable",
        "customary",
    ):
        return _sure(AskingNorm())
    return None


def _named_wish(name: str, clause: str | None, term: str | None) -> AnyMove:
    match name:
        case "why":
            return AskingWhy(clause=clause, term=term)
        case "norm":
            return AskingNorm(clause=clause, term=term)
        case "advice":
            return AskingAdvice(clause=clause, term=term)
        case _:
            return _PLAIN.get(name) or Showing(what=_SHOWN[name], clause=clause)


def _place(
    words: Words, at_hand: AtHand, index: Index, focus: str | None
) -> tuple[str | None, str | None] | None:
    """The clause or term that words after a wish name; None where they name nothing or too much."""
    names = tuple(
        w
        for w in words
        if w not in SMALL
        and w not in _PLACE_NOUNS
        and w not in _LEFT_OVER
        and w not in (":", "-", "_", "our", "the")
    )
    if not names or not all(index.knows(word) for word in names):
        return None
    found = clauses_named(names, index)
    terms = terms_named(names, at_hand, index, focus)
    if len(found) == 1 and (not terms or len(terms) > 1 or found[0] != terms[0].clause or len(names) == 1):
        return found[0], None
    if len(terms) == 1:
        return terms[0].clause, terms[0].id
    return None


def going(
    words: Words, at_hand: AtHand, index: Index, focus: str | None, lead_needed: bool
) -> Reading | None:
    """`go to liability`, `liability please`; asks back where the name is near to several clauses."""
    leads = lexicon.leading("g")
    for core in _cores(words):
        for size in range(min(6, len(core) - 1), -1, -1):
            if size and core[:size] not in leads or (not size and lead_needed):
                continue
            found = _going(core[size:], at_hand, index, focus)
            if found is not None:
                return found
    return None


def _going(words: Words, at_hand: AtHand, index: Index, focus: str | None) -> Reading | None:
    names = tuple(w for w in words if w not in _LEFT_OVER and w not in ("-", "_"))
    while len(names) > 1 and (names[-1] in _PLACE_NOUNS or names[-1] in SMALL):
        names = names[:-1]
    while len(names) > 1 and (names[0] in _PLACE_NOUNS or names[0] in SMALL or names[0] in ("our", "my")):
        names = names[1:]
    if (
        not names
        or not all(index.knows(word) or word in SMALL for word in names)
        or all(word in SMALL for word in names)
    ):
        return None
    found = clauses_named(names, index)
    terms = [place for place in terms_named(names, at_hand, index, focus)]
    if len(found) == 1:
        return _sure(Going(clause=found[0]))
    if len(terms) == 1 and not found:
        return _sure(Going(clause=terms[0].clause, term=terms[0].id))
    moves: list[AnyMove] = [Going(clause=clause) for clause in found] or [
        Going(clause=t.clause, term=t.id) for t in terms
    ]
    if not moves:
        return None
    choices = tuple(Choice(told(move, at_hand.state), (move,)) for move in moves[:3])
    return Reading(asks="Where do you want to go?", choices=choices)


def _taking(words: Words, at_hand: AtHand, index: Index, focus: str | None) -> Reading | None:
    """`take our fallback`, `our walk-away on interest`, `take theirs`."""
    start = 0
    while start < len(words) and words[start] in _TAKING:
        start += 1
    for at in dict.fromkeys((*range(start + 1), start)):
        for end in range(len(words), at, -1):
            phrase = words[at:end]
            rung = lexicon.rungs().get(phrase)
            theirs = phrase in lexicon.leading("T")
            if rung is None and not theirs:
                continue
            if phrase in (("walk", "away"), ("walkaway",)) and not {
                "take",
                "use",
                "our",
                "to",
                "offer",
            } & set(words[:at]):
                return None
            where = _where(words[end:], at_hand, index, focus)
            if where is None:
                continue
            if isinstance(where, Reading):
                return where
            return (
                _sure(TakingRung(rung=rung, clause=where[0], term=where[1]))
                if rung
                else _their(where, at_hand)
            )
    return None


def _where(
    words: Words, at_hand: AtHand, index: Index, focus: str | None
) -> tuple[str, str | None] | Reading | None:
    """The clause and term that a rung is taken for: as named, else those at hand."""
    said = tuple(word for word in words if word not in _LEFT_OVER)
    while said and said[0] in ("on", "for", "of", "in", "at", "here", "value", "position"):
        said = said[1:]
    if not said:
        if focus is None:
            return Reading(asks="For which clause?")
        return focus, at_hand.term if at_hand.asked == "question" and focus == at_hand.clause else None
    if said in _EVERYTHING:
        return (focus, None) if focus else Reading(asks="For which clause?")
    place = _place(said, at_hand, index, focus)
    return (place[0], place[1]) if place and place[0] else None


def _their(where: tuple[str, str | None], at_hand: AtHand) -> Reading:
    clause, term = where
    if term is None:
        proposal = at_hand.theirs(clause)
        if proposal is None:
            return Reading(asks=f"Nothing of the other side stands on {at_hand.state.clause(clause).title}.")
        from kpo_tui.dialogue.moves import Accepting

        move = Accepting(clause=clause, proposal=proposal.seq)
        return Reading(
            asks="Do you accept their whole proposal, or take one value? Please name the term.",
            choices=(Choice(told(move, at_hand.state), (move,)),),
        )
    value = at_hand.their_value(clause, term)
    if value is None:
        return Reading(
            asks=f"The other side's value for {at_hand.state.clause(clause).terms[term].label} is not on the table."
        )
    return _sure(Offering(clause=clause, terms={term: value}))


def _middle(words: Words, at_hand: AtHand, index: Index, focus: str | None) -> Reading | None:
    """`split the difference`, `meet in the middle on interest`."""
    for end in range(len(words), 0, -1):
        if words[:end] not in lexicon.leading("M"):
            continue
        where = _where(words[end:], at_hand, index, focus)
        if where is None:
            return None
        if isinstance(where, Reading):
            return where
        return _midpoint(where, at_hand)
    return None


def _midpoint(where: tuple[str, str | None], at_hand: AtHand) -> Reading:
    clause, named = where
    terms = at_hand.state.clause(clause).terms
    between = {
        name: value
        for name in ([named] if named else terms)
        if (
            value := _halfway(terms[name], at_hand.our_value(clause, name), at_hand.their_value(clause, name))
        )
    }
    if not between:
        return Reading(asks="There are no two numbers to meet between. Which value do you want?")
    offers = [(name, raw) for name, raws in between.items() for raw in raws]
    if len(offers) == 1:
        return _sure(Offering(clause=clause, terms={offers[0][0]: offers[0][1]}))
    choices = tuple(
        Choice(
            value_told(at_hand.state, clause, name, raw, at_hand.locale),
            (Offering(clause=clause, terms={name: raw}),),
        )
        for name, raw in offers[:3]
    )
    return Reading(asks="Which value do you mean?", choices=choices)


def _halfway(term: SomeTerm, ours: Raw | None, theirs: Raw | None) -> tuple[Raw, ...]:
    """The value half way between two that differ; the two nearest whole ones where it is counted in wholes; none if there is none."""
    if (
        ours is None
        or theirs is None
        or ours == theirs
        or not isinstance(term, DurationTerm | MoneyTerm | NumberTerm | PercentTerm)
    ):
        return ()
    a, b = term.read(ours), term.read(theirs)
    ends = (a.amount, b.amount) if isinstance(a, Duration | Money) else (a, b)
    if isinstance(a, Duration) and a.unit != b.unit or isinstance(a, Money) and a.currency != b.currency:
        return ()
    middle = (ends[0] + ends[1]) / Decimal(2)
    wholes = isinstance(term, DurationTerm) or isinstance(term, NumberTerm) and term.whole
    if wholes and all(end == int(end) for end in ends) and middle != int(middle):
        amounts: Sequence[Decimal] = (Decimal(int(middle)), Decimal(int(middle) + 1))
    else:
        amounts = (middle,)
    found: list[Raw] = []
    for amount in amounts:
        value = (
            Duration(amount, a.unit)
            if isinstance(a, Duration)
            else Money(a.currency, amount)
            if isinstance(a, Money)
            else amount
        )
        try:
            found.append(term.write(term.read(term.write(value))))
        except ValueNotUnderstood:
            return ()
    return tuple(found)


def _sure(move: AnyMove) -> Reading:
    return Reading(moves=(move,), sure=True)
