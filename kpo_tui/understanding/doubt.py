"""What makes it doubtful that a part of a sentence offers what it says."""

from kpo_tui.understanding.grounds import OFFERING, unknown_in
from kpo_tui.understanding.numerals_spelt import LARGE
from kpo_tui.understanding.parts import Part
from kpo_tui.understanding.pieces import Piece
from kpo_tui.understanding.verdicts import is_held

_SAYING = frozenset({"propose", "raise", "cut", "would", "will", "halfway"})
"""Kinds of words of which one shows that a bare number is offered beside a word that is not known."""
AGREEING = frozenset({"accept", "fine", "fine_with"})
"""Kinds of words of agreement."""


_TOPIC = frozenset({("as", "to"), ("as", "for"), ("with", "regard"), ("in", "respect")})
"""How a sentence begins that first says what it is about: as to your 31 dollars: …"""
_THEIRS = frozenset({"their", "they_say", "their_offer"})


def doubt_in(part: Part) -> str:
    """Why a part may not be meant as an offer, in a few words; empty where nothing says so."""
    kinds = part.kinds
    if "figure_of_speech" in kinds:
        return "it may be said in jest"
    if _is_question(part):
        return "it is a question"
    if "hypothesis" in kinds:
        return "it is only a thought"
    if part.pieces[-1].kind == "opinion" and kinds & AGREEING and not part.values:
        return f"it is only agreed '{part.typed(part.pieces[-1])}'"
    if "hedge" in kinds or ("perhaps" in kinds and not (part.asks and kinds & {"would", "propose"})):
        return "it is said with a maybe"
    if part.asks and _is_sounding(part):
        return "it asks what you would make of it"
    held = any(is_held(part, value.end, firmly=True) for value in part.values)
    if ("not" in kinds and not held) or "hold" in kinds:
        return "there is a no in it"
    if part.join == "or":
        return "it is one or the other"
    if part.join == "unless" or "unsettled_if" in kinds:
        return "it hangs on a condition"
    return _doubt_in_its_words(part)


_ASKING_WHETHER = frozenset({"is", "are", "was", "were"})
"""Words before a value with which one asks whether it is: `is office only a must for you?`."""


def _is_question(part: Part) -> bool:
    """True for what asks; not for `why not` or `shall we split the difference`, nor for the `which` that goes on with what was named."""
    first = part.pieces[0].start
    if part.asks and first and part.words[first - 1] in _ASKING_WHETHER:
        return True
    asking = [piece.words for piece in part.pieces if piece.kind == "ask"]
    if asking in ([("why", "not")], [("shall", "we")]):
        return not part.kinds & {"propose", "halfway", "raise", "cut"}
    if asking == [("which",)]:
        asking = [] if part.join == "," and part.pieces[0].kind == "ask" and part.values else asking
    agreeing = bool(part.kinds & AGREEING) and not part.values  # shall we accept the rate?
    return bool(asking) or (part.asks and (agreeing or not part.kinds & {"would", "propose"}))


def _doubt_in_its_words(part: Part) -> str:
    kinds = part.kinds
    if "past" in kinds:
        return "it tells of the past, or of what others said"
    if part.words[:2] in _TOPIC and part.kinds & _THEIRS and not kinds & AGREEING:
        return "it only says what is theirs"
    if unknown_in(part) and kinds & {"accept", "fine", "fine_with"}:
        return f"I do not know '{unknown_in(part)[0]}'"
    if _of_others(part) or _told_of_them(part):
        return "it says what somebody else does"
    if _counts_something(part):
        return "I do not know what is counted"
    if _says_when(part):
        return "it may say when"
    offering = OFFERING if part.names or not _is_bare(part) else _SAYING
    if len(unknown_in(part)) > (1 if part.names else 0) and not kinds & offering:
        return f"I do not know '{unknown_in(part)[0]}'"
    return ""


def _is_sounding(part: Part) -> bool:
    """True for a question about what a value would do: `would 45 days help you?`; not whether it would work, which asks for it."""
    first = next((at for at, piece in enumerate(part.pieces) if piece.letter not in ".X"), 0)
    if part.pieces[first].words[:-1] or part.pieces[first].letter not in "mlh" or part.kinds & AGREEING:
        return False
    about = next((piece for piece in part.pieces[first + 1 :] if piece.letter != "."), None)
    return about is not None and about.letter in "vP" and "work" not in part.words


def _of_others(part: Part) -> bool:
    """True where somebody else accepts or wants, or has to be asked: `our CFO wants 45 days`, `we could sell that to our board`."""
    subjects = [piece for piece in part.pieces if piece.kind == "people"]
    if not subjects or part.join == "if":
        return False
    words = {word for piece in subjects for word in piece.words}
    doing = part.kinds & (AGREEING | {"propose"}) or "X" in part.letters
    addressed = words <= {"you", "you'll", "you're", "you'd"}
    return (
        bool(doing)
        and not addressed
        and not part.kinds & {"we"}
        and not any(p.letter == "P" and p.end <= subjects[0].start for p in part.pieces)
    )


def _counts_something(part: Part) -> bool:
    """True for a bare number with an unknown word right behind it, `one quarter`, or a magnitude by itself: `two more million`."""
    if part.values and not LARGE.keys().isdisjoint(unknown_in(part)):
        return True
    bare = [piece for piece in part.values if piece.amount is not None and piece.amount.kind == "bare"]
    return any(one.letter == "X" and one.start == piece.end for piece in bare for one in part.pieces)


def _says_when(part: Part) -> bool:
    """True for a length of time behind another value that says `in` and no name: `rate 26 dollars, in 12 weeks`."""
    for piece in part.values:
        if (
            piece.amount is None
            or piece.amount.kind != "time"
            or part.words[piece.start - 1 : piece.start] != ("in",)
        ):
            continue
        before = [one for one in part.pieces if one.end <= piece.start][-1:]
        after = [one for one in part.pieces if one.start >= piece.end]
        behind = before[0].letter == "v" if before else part.join in (",", "and")
        if behind and not any(one.letter == "P" for one in after):
            return True
    return False


def _is_bare(part: Part) -> bool:
    return any(piece.amount is not None and piece.amount.kind == "bare" for piece in part.values)


def _told_of_them(part: Part) -> bool:
    """True for what the other side says, where nothing is made of it: `they want 45 days`."""
    told = next((piece for piece in part.pieces if piece.kind == "they_say"), None)
    if (
        told is None
        or part.join == "if"
        or part.kinds & {"up", "down", "halfway", "twice", "raise", "cut", "our", "we", "same"}
    ):
        return False
    return any(told.end <= value.start for value in part.values) and not _grants(part, told)


def _grants(part: Part, told: Piece) -> bool:
    """True for the time in which the other side is to do something: `you have 30 days to cure a breach`."""
    return (
        told.words == ("you", "have")
        and any(part.words[value.end : value.end + 1] == ("to",) for value in part.values)
        and bool(part.names)
    )
