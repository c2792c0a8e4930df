"""Sentences that are acts other than accepting and proposing: reject, withdraw, park, reopen, leave out, confirm."""

import re
from collections.abc import Sequence

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.acts.confirmation import Confirm
from kpo_tui.negotiation.party import other
from kpo_tui.understanding.acceptances import accepted_by_name
from kpo_tui.understanding.act_sentences import act_said
from kpo_tui.understanding.confidences import tells_a_limit
from kpo_tui.understanding.index import ClausePlace, TermPlace
from kpo_tui.understanding.moves import Offering, Reading
from kpo_tui.understanding.pieces import Piece, Sentence
from kpo_tui.understanding.scene import Scene, sure
from kpo_tui.understanding.value_targets import clauses_named, stems_of, terms_named
from kpo_tui.understanding.verbs import VERBS
from kpo_tui.understanding.words import listed

_SENTENCE = re.compile(
    r"(?P<lead>(?:H,)?[,w&lmho]*(?:P[:,][,w&lmho]*)?(?:2w?m?(?=r))?)(?P<verb>["
    + "".join(VERBS)
    + r"cLp])(?P<object>(?:[o12Pe]|&(?=[o12Pe]))*)(?P<out>[OUA]?)(?P<rest>.*)",
    re.DOTALL,
)


def answered(sentence: Sentence, scene: Scene) -> Reading | None:
    """The reading of a sentence whose verb is one of these, or None where its verb is another."""
    if (reading := _outright(sentence, scene)) is not None:
        return reading
    match = _SENTENCE.fullmatch(sentence.letters)
    verb = _verb(match["verb"], match["out"]) if match is not None else None
    if (
        match is None
        or verb is None
        or (match["lead"].startswith("H") and sentence.pieces[0].words != ("sorry",))
    ):
        return None
    if verb == "c" and _confirms_a_term(sentence, match.start("rest"), scene):
        return None
    if doubt := _doubt(verb, match, sentence):
        return Reading(asks=doubt)
    rest = sentence.pieces[match.start("rest") :]
    asked_politely = verb == "k" and "m" in match["lead"] and match["rest"] == "?"
    reason = reason_in(sentence, () if asked_politely else rest, verb)
    if reason is None:
        return Reading()  # what to ask is left to what asks back
    names = [w for p in sentence.pieces[: match.start("rest")] if p.letter == "P" for w in p.words]
    clause = _clause(names, scene, verb)
    if isinstance(clause, Reading):
        return clause
    if verb == "c":
        return _confirmed(scene, named=bool(names))
    return (
        _term_or_clause(names, clause, scene, verb)
        or _put_off(verb, clause, sentence, scene)
        or _act(verb, clause, reason, scene)
    )


def _confirms_a_term(sentence: Sentence, end: int, scene: Scene) -> bool:
    """True for `please confirm your address`: what is to be confirmed is no clause, and not the agreement."""
    names = [word for piece in sentence.pieces[:end] if piece.letter == "P" for word in piece.words]
    return bool(names) and not clauses_named(names, scene.index)


_LETTERS = {"reject": "r", "withdraw": "t", "omit": "x", "park": "k"}


_ORDERS = frozenset({"don't", "dont", "do", "never", "not"})
"""First words of what may be an order to us: `don't accept payment`."""


def _outright(sentence: Sentence, scene: Scene) -> Reading | None:
    """The reading of a sentence that says an act word for word as a pattern of acts has it, with its reason."""
    act = act_said(sentence, scene)
    if act is None:
        return None
    rest = [piece for piece in sentence.pieces if piece.start >= act.end]
    if act.kind == "accept":
        return accepted_by_name([act.clause], sentence, scene) if act.end >= len(sentence.words) else None
    verb = _LETTERS[act.kind]
    if verb == "r" and sentence.texts[0] in _ORDERS:
        return Reading(
            asks="Do you want to reject that offer, or is that for somebody else? Please say reject, or what you want instead."
        )
    reason = "" if act.end >= len(sentence.words) else reason_in(sentence, rest, verb) if rest else None
    if reason is None:
        return None
    return _put_off(verb, act.clause, sentence, scene) or _act(verb, act.clause, reason, scene)


def _verb(letter: str, out: str) -> str | None:
    """The letter of the act: `leave … out` drops a clause, `take … up` unparks one."""
    if letter not in "Lp":
        return letter if not out or letter + out in ("xO", "uU", "RU") else None
    if out == "A":
        return "k"
    return "x" if out == "O" else "u" if out == "U" and letter == "p" else None


def _doubt(verb: str, match: re.Match[str], sentence: Sentence) -> str:
    """What to ask where the words around the verb leave doubt; empty where they leave none."""
    if "h" in match["lead"] or (verb != "k" and _is_a_thought(sentence.pieces[: match.end("lead")], verb)):
        return "Is that what you want to do, or a thought? Please say it as a plain statement."
    first = sentence.pieces[match.start("verb")].start
    last = sentence.pieces[match.start("rest")].start if match["rest"] else len(sentence.words)
    said = set(sentence.texts[first:last])
    if verb == "x" and sentence.pieces[-1].words[-1:] == ("table",) and said & {"our", "my"}:
        return (
            "Do you want to withdraw your offer, or to leave the clause out? Say withdraw, or leave it out."
        )
    ours = verb == "r" and (said & {"our", "my"} or "1" in match["object"])
    theirs = verb == "t" and (said & {"their", "your", "theirs"} or "2" in match["object"])
    if ours or theirs:
        return "Their proposal can be rejected, your own withdrawn. Which do you mean?"
    whole = first < last and {"whole", "entire"} & said and "eP" in match["object"]  # the whole clause
    if verb == "x" and set(match["object"]) & set("12" if whole else "12e"):
        return "Do you want to leave the clause out, or to answer the proposal?"
    if verb == "c" and sentence.texts[0] in ("please", "pls", "kindly"):
        return "Do you confirm the whole agreement?"
    return ""


_RESOLVED = frozenset({
    "must", "have to", "need to", "want to", "wish to", "intend to", "decided to", "going to", "obliged to", "forced to", "bound to", "compelled to", "but to",
})  # fmt: skip
"""How words end that say what one does, unlike what one would do."""


def _is_a_thought(lead: Sequence[Piece], verb: str) -> bool:
    """True for what one would do, unlike what one has to: `we have to turn that down`."""
    would = [piece for piece in lead if piece.letter == "m"]
    return any(" ".join(piece.words[-2:]) not in _RESOLVED for piece in would) or (
        verb == "c" and bool(would)
    )


def _clause(names: Sequence[str], scene: Scene, verb: str) -> str | Reading:
    """The clause that is meant: the one named, else the one in focus; a confirmation needs none."""
    if not names:
        if scene.focus is None and verb != "c":
            return Reading(asks="Which clause do you mean?")
        return scene.focus or ""
    found = clauses_named(names, scene.index)
    likely = [clause for clause in found if _possible(verb, clause, scene)]
    found = likely if len(found) > 1 and likely else found
    if len(found) == 1:
        return found[0]
    if found or terms_named(names, scene):
        return Reading(asks="Which clause do you mean?")
    return Reading(asks="I know no clause of that name. Which one do you mean?")


def _term_or_clause(names: Sequence[str], clause: str, scene: Scene, verb: str) -> Reading | None:
    """Asks back where what is to be left out may be one term of a clause."""
    stems = stems_of(names)
    if verb != "x" or not names or any(isinstance(p, ClausePlace) for p in scene.index.full.get(stems, ())):
        return None
    terms = [place for place in terms_named(names, scene, clause) if place.label <= set(stems)]
    if not terms:
        return None
    place, values = terms[0], [raw for raw in ("none", "no") if _takes(terms[0], raw)]
    moves = [Offering(clause=place.clause, terms={place.id: raw}) for raw in values]
    choices = tuple(scene.choice(move) for move in (Offering(clause=clause, left_out=True), *moves))
    return Reading(asks="Do you want to leave the whole clause out?", choices=choices)


_LATER = re.compile(
    r"\b(?:later|for now|for the (?:moment|time being|present)|(?:another|next) (?:day|time|round)|not yet|package)\b"
)


def _put_off(verb: str, clause: str, sentence: Sentence, scene: Scene) -> Reading | None:
    """Asks back where a clause is left out for now, or of a package; what is taken out of a package that is ahead is no clause left out."""
    here = scene.at_hand
    packaged = here.asked == "yes-no" and any(clause == name for name, _ in here.said_last)
    if verb != "x" or packaged or _LATER.search(sentence.text.casefold()) is None:
        return None
    later = [VERBS["k"].move(here, clause, "")] if VERBS["k"].possible(here, clause) else []
    choices = tuple(scene.choice(move) for move in (*later, Offering(clause=clause, left_out=True)))
    return Reading(asks="Set it aside for now, or leave it out of the agreement?", choices=choices)


def _takes(place: TermPlace, raw: str) -> bool:
    try:
        return place.term.read(raw) is not None
    except ValueNotUnderstood:
        return False


def _possible(verb: str, clause: str, scene: Scene) -> bool:
    """True where the state of the clause allows the act."""
    if verb == "c":
        return scene.at_hand.state.clauses[clause].agreed is None
    return VERBS[verb].possible(scene.at_hand, clause)


def _confirmed(scene: Scene, *, named: bool) -> Reading:
    if not named and not scene.at_hand.state.unsettled():
        return sure(Confirm())
    asks = "Only the whole agreement can be confirmed, once every clause is settled. What do you want to do?"
    return Reading(asks=asks)


def _act(verb: str, clause: str, reason: str, scene: Scene) -> Reading:
    at_hand = scene.at_hand
    asked = at_hand.state.clauses[clause].reopening == other(at_hand.party)
    if verb == "r" and asked and at_hand.theirs(clause) is None:
        verb = "d"
    if not VERBS[verb].possible(at_hand, clause):
        title = scene.title(clause)
        nothing = at_hand.nothing_stands(clause, title)
        return Reading(asks=VERBS[verb].otherwise.format(title=title, nothing=nothing))
    return sure(VERBS[verb].move(at_hand, clause, reason))


_BECAUSE = listed("because since as due given cause cos coz bc reason reasons owing considering")
_WAITING = listed("waiting wait awaiting need needs needing until till pending for while so must we i our")
"""Words that begin the reason for parking without a comma before them."""
_RETURNING = listed("come return revisit get go circle resume discuss talk")
_LEADS = (
    ("the", "reason", "being"), ("the", "reason", "is"), ("reason", "being"), ("reason", "is"), ("because", "of"), ("due", "to"),
    ("owing", "to"), ("given", "that"), ("reason",), ("because",), ("since",), ("as",), ("cause",), ("cos",), ("coz",), ("bc",),
    (":",), ("-",), (",",),
)  # fmt: skip
_REGRETS = listed("sorry kidding joking joke jk lol haha")
_TURNS = frozenset("aYycrt")
_STARTS = frozenset({"", ",", "w", "H", "&", "b", "n"})


def reason_in(sentence: Sentence, rest: Sequence[Piece], verb: str) -> str | None:
    """The reason in what follows the verb and its object; empty if nothing follows, None if it is no reason.

    A reason is text, said as it stands. It is none where it does another act or takes this one back.
    """
    if not rest:
        return ""
    begin = _begin(sentence, rest, parking=verb == "k")
    if begin is None or verb == "c":
        return None
    first = rest[1] if rest[0].letter in ",:" and len(rest) > 1 else rest[0]
    leads = first.kind in ("because", "too")
    if (
        (
            _only_offers(rest)
            and not (tells_a_limit(_without_lead(sentence, begin)) and rest[0].letter in ",:")
        )
        or first.letter in "bHtcui?!"
        or (verb != "k" and not leads and (first.letter in "ayYNI" or _turns_round(rest)))
    ):
        return None
    if verb != "k" and leads and _turns_round(rest[1:]):
        return None
    return _without_lead(sentence, begin) or None


_OFFERS = frozenset("vPpwlmoy&,:.~e")
"""Letters of what may offer something: a value among them is no reason."""


def _only_offers(rest: Sequence[Piece]) -> bool:
    """True for values and nothing that judges them: `unacceptable, 10% at risk`, unlike `10% is too little`."""
    letters = {piece.letter for piece in rest}
    return "v" in letters and letters <= _OFFERS


def _begin(sentence: Sentence, rest: Sequence[Piece], *, parking: bool) -> int | None:
    """The place of the word that the reason begins with, None where nothing leads to one."""
    words, lead = sentence.words, rest[0]
    spare = lead.start > 0 and not any(piece.end == lead.start for piece in sentence.pieces)
    before = words[lead.start - 1].text if spare else ""
    if lead.letter in ",:":
        return lead.end if len(rest) > 1 else len(words)
    if (
        parking
        and lead.letter == "&"
        and words[lead.end : lead.end + 1]
        and words[lead.end].text in _RETURNING
    ):
        return lead.end  # and come back to it next week
    if words[lead.start].text in _BECAUSE or (parking and words[lead.start].text in _WAITING):
        return lead.start
    if before in _BECAUSE or (parking and before in _WAITING):
        return lead.start - 1
    return None


def _turns_round(rest: Sequence[Piece]) -> bool:
    """True where what follows an act takes it back, or does another: `reject, no wait, accept`."""
    before = ""
    for piece in rest:
        turns = piece.letter in "H?Q" or (piece.letter in _TURNS and before in _STARTS)
        if turns or _REGRETS & set(piece.words):
            return True
        before = piece.letter
    return False


def _without_lead(sentence: Sentence, at: int) -> str:
    """What was typed from the word `at` on, without the `because` or colon that leads to it."""
    texts = sentence.texts[at : at + 3]
    lead = next((lead for lead in _LEADS if texts[: len(lead)] == lead), None)
    if lead is not None:
        return _without_lead(sentence, at + len(lead))
    return sentence.text[sentence.words[at].start :].strip() if texts else ""
