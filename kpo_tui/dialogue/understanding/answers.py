"""Sentences that are acts of answering: reject, withdraw, park, reopen, leave out, confirm, say something."""

import re

from kpo_tui.dialogue.moves import (
    AnyMove,
    Commenting,
    Confirming,
    DecliningReopening,
    Offering,
    Parking,
    Choice,
    Reading,
    Rejecting,
    Reopening,
    Unparking,
    Withdrawing,
)
from kpo_tui.dialogue.telling import told
from kpo_tui.dialogue.understanding import lexicon
from kpo_tui.dialogue.understanding.at_hand import AtHand
from kpo_tui.dialogue.understanding.clauses import clauses_named, stems_of, terms_named
from kpo_tui.dialogue.understanding.pieces import Piece, Sentence
from kpo_tui.dialogue.understanding.places import ClausePlace, Index, TermPlace
from kpo_tui.dialogue.understanding.words import levelled, split
from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.terms import other

_BECAUSE = frozenset(
    {
        "because",
        "since",
        "as",
        "due",
        "given",
        "cause",
        "cos",
        "coz",
        "bc",
        "reason",
        "reasons",
        "owing",
        "considering",
    }
)
_DROPPED = (
    ("the", "reason", "being"),
    ("the", "reason", "is"),
    ("reason", "being"),
    ("reason", "is"),
    ("because", "of"),
    ("due", "to"),
    ("owing", "to"),
    ("given", "that"),
    ("reason",),
    ("because",),
    ("since",),
    ("as",),
    ("cause",),
    ("cos",),
    ("coz",),
    ("bc",),
    (":",),
    ("-",),
    (",",),
)
_WAITING = frozenset(
    {
        "waiting",
        "wait",
        "awaiting",
        "need",
        "needs",
        "needing",
        "until",
        "till",
        "pending",
        "for",
        "while",
        "so",
        "must",
        "we",
        "i",
        "our",
    }
)
_VERB = re.compile(
    r"(?:[,w&lmho]*)(?P<place>P[:,])?(?:[,w&lmho]*)(?P<verb>[rtkuRdxcLp])(?P<object>[oPe&|b]*)(?P<out>[OU]?)(?P<rest>.*)"
)


def answered(sentence: Sentence, at_hand: AtHand, index: Index, focus: str | None) -> Reading | None:
    """The reading of a sentence whose verb is one of these, or None where its verb is another."""
    letters = sentence.letters
    match = _VERB.fullmatch(letters)
    if match is None:
        return None
    verb = match["verb"]
    pieces = sentence.pieces
    if verb in "Lp":
        if not match["out"] or (verb == "L" and match["out"] == "U"):
            return None
        verb = "u" if match["out"] == "U" else "x"
    first = match.start("verb")
    if "m" in letters[:first] and verb not in "k":
        return Reading(asks="Is that what you want to do, or a thought? Please say it as a plain statement.")
    names = [
        w for at, p in enumerate(pieces) if p.letter == "P" and at < match.start("rest") for w in p.words
    ]
    rest = pieces[match.start("rest") :]
    if verb == "k" and [p.letter for p in rest] == ["?"]:
        rest = ()
    reason = _reason(sentence, rest, verb)
    if reason is None:
        return Reading(asks="I am not sure what you want to do. Please say it in a few plain words.")
    clause = _clause(names, at_hand, index, focus, verb)
    if isinstance(clause, Reading):
        return clause
    if verb == "x" and names and (doubt := _term_or_clause(names, clause, at_hand, index)):
        return doubt
    return _move(verb, clause, reason, bool(names), at_hand)


def _reason(sentence: Sentence, rest: tuple[Piece, ...], verb: str) -> str | None:
    """The reason in what follows the verb and its object; empty if nothing follows, None if it is no reason."""
    if not rest:
        return ""
    lead = rest[0]
    begins = sentence.words[lead.start].text
    if lead.letter in ",:" and len(rest) > 1:
        after = rest[1]
        begins = sentence.words[lead.end].text if lead.end < len(sentence.words) else ""
        from_word = lead.end
        lead = after
    elif begins in _BECAUSE or _because_before(sentence, lead) or (verb == "k" and begins in _WAITING):
        from_word = lead.start - (1 if begins not in _BECAUSE and _because_before(sentence, lead) else 0)
    elif lead.letter in ",:":
        return ""
    else:
        return None
    if verb in "cL" or lead.letter in "abyYN?Hcrts" and verb != "k" or lead.letter in "bHtcu?":
        return None
    if verb != "k" and _turns_round(rest):
        return None
    return _without_lead(sentence, from_word) or None


_REGRETS = frozenset({"sorry", "kidding", "joking", "joke", "jk", "lol", "haha"})


def _turns_round(rest: tuple[Piece, ...]) -> bool:
    """True where what follows an act takes it back, or does another: `reject, no wait, accept`."""
    before = ""
    for piece in rest:
        if (
            piece.letter in "H?Q"
            or (piece.letter in "aYycrt" and before in ("", ",", "w", "H", "&", "b", "n"))
            or _REGRETS & set(piece.words)
        ):
            return True
        before = piece.letter
    return False


def _without_lead(sentence: Sentence, at: int) -> str:
    """What was typed from the word `at` on, without the `because` or colon that leads to it."""
    texts = [word.text for word in sentence.words[at : at + 3]]
    for lead in _DROPPED:
        if tuple(texts[: len(lead)]) == lead:
            return _without_lead(sentence, at + len(lead))
    return sentence.text_from(at)


def _because_before(sentence: Sentence, piece: Piece) -> bool:
    return piece.start > 0 and sentence.words[piece.start - 1].text in _BECAUSE


def _clause(names: list[str], at_hand: AtHand, index: Index, focus: str | None, verb: str) -> str | Reading:
    if not names:
        clause = focus
        if clause is None and verb in "c":
            return ""
        if clause is None:
            return Reading(asks="Which clause do you mean?")
        return clause
    found = clauses_named(names, index)
    if len(found) > 1:
        found = [c for c in found if _possible(verb, c, at_hand)] or found
    if len(found) == 1:
        return found[0]
    terms = terms_named(names, at_hand, index, focus)
    if verb == "c" and not found:
        return Reading(asks="A confirmation is for the whole agreement. Do you want to confirm all of it?")
    if found or terms:
        return Reading(asks="Which clause do you mean?")
    return Reading(asks="I know no clause of that name. Which clause do you mean?")


def _term_or_clause(names: list[str], clause: str, at_hand: AtHand, index: Index) -> Reading | None:
    """Asks back where what is to be left out may be one term of a clause."""
    if any(isinstance(place, ClausePlace) for place in index.full.get(stems_of(names), ())):
        return None
    terms = [
        place for place in terms_named(names, at_hand, index, clause) if place.label <= set(stems_of(names))
    ]
    if not terms:
        return None
    move = Offering(clause=clause, left_out=True)
    nil = [raw for raw in ("none", "no") if _has_option(terms[0], raw)]
    moves: list[AnyMove] = [
        move,
        *(Offering(clause=terms[0].clause, terms={terms[0].id: raw}) for raw in nil),
    ]
    choices = tuple(Choice(told(move, at_hand.state), (move,)) for move in moves)
    return Reading(asks="Do you want to leave the whole clause out?", choices=choices)


def _has_option(place: TermPlace, raw: str) -> bool:
    try:
        return place.term.read(raw) is not None
    except ValueNotUnderstood:
        return False


def _possible(verb: str, clause: str, at_hand: AtHand) -> bool:
    known = at_hand.state.clauses[clause]
    match verb:
        case "r":
            return at_hand.theirs(clause) is not None
        case "t":
            return at_hand.state.standing(clause, at_hand.party) is not None
        case "u":
            return known.parked is not None
        case "R":
            return known.agreed is not None
        case "d":
            return known.reopening is not None
        case _:
            return known.agreed is None


def _move(verb: str, clause: str, reason: str, named: bool, at_hand: AtHand) -> Reading:
    state, title = at_hand.state, at_hand.state.clause(clause).title if clause else ""
    known = state.clauses.get(clause)
    if (
        verb in "rd"
        and known is not None
        and known.reopening == other(at_hand.party)
        and not at_hand.theirs(clause)
    ):
        return _sure(DecliningReopening(clause=clause, reason=reason))
    if verb == "c":
        if named or state.unsettled():
            return Reading(
                asks="Only the whole agreement can be confirmed, once every clause is settled. What do you want to do?"
            )
        return _sure(Confirming())
    if not _possible(verb, clause, at_hand):
        return Reading(asks=_IMPOSSIBLE[verb].format(title=title))
    if verb == "r":
        proposal = at_hand.theirs(clause)
        return _sure(Rejecting(clause=clause, proposal=proposal.seq if proposal else 0, reason=reason))
    if verb == "t":
        own = state.standing(clause, at_hand.party)
        return _sure(Withdrawing(clause=clause, proposal=own.seq if own else 0, reason=reason))
    if verb in "xL":
        return _sure(Offering(clause=clause, left_out=True, note=reason))
    plain: dict[str, AnyMove] = {
        "k": Parking(clause=clause, reason=reason),
        "u": Unparking(clause=clause),
        "R": Reopening(clause=clause, reason=reason),
        "d": DecliningReopening(clause=clause, reason=reason),
    }
    return _sure(plain[verb])


_IMPOSSIBLE = {
    "r": "Nothing of the other side stands on {title} to reject. What do you want to do?",
    "t": "Nothing of yours stands on {title} to withdraw. What do you want to do?",
    "u": "{title} is not parked. What do you want to do?",
    "R": "{title} is not agreed, so there is nothing to reopen. What do you want to do?",
    "d": "Nobody asks to reopen {title}. What do you want to do?",
    "k": "{title} is agreed. Do you want to reopen it?",
    "x": "{title} is agreed. Do you want to reopen it?",
    "L": "{title} is agreed. Do you want to reopen it?",
}


def _sure(move: AnyMove) -> Reading:
    return Reading(moves=(move,), sure=True)


_COLON_NEEDED = frozenset({("comment",), ("comments",), ("remark",), ("message",), ("note",)})


def comment(text: str, focus: str | None) -> Reading | None:
    """The comment that a text is, if it begins as one: `tell them: …`. The rest is said as it stands."""
    words = split(text[:200])
    leads = {phrase for phrase, letter in lexicon.letters().items() if letter == "C"}
    start = 1 if words and words[0].text in ("please", "pls", "ok", "and") else 0
    for size in range(6, 0, -1):
        phrase = tuple(word.text for word in words[start : start + size])
        if phrase not in leads or len(phrase) < size:
            continue
        after = start + size
        colon = after < len(words) and words[after].text in (":", ",", "-")
        said = text[words[after].end if colon else words[after].start :].strip() if after < len(words) else ""
        if not said:
            return Reading(asks="What do you want to say to the other side?")
        if colon or phrase[-1] == "that":
            return _sure(Commenting(text=said, clause=focus))
        if phrase in _COLON_NEEDED:
            return None
        moves = (Commenting(text=said, clause=focus),)
        return Reading(
            moves=moves, asks=f"Do you want to say this to the other side: “{levelled(said)[:200]}”?"
        )
    return None
