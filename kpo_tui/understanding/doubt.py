"""What makes it doubtful that a part of a sentence offers what it says, and which parts only give reasons or remark."""

from kpo_tui.understanding.parts import Part

_OFFERING = frozenset({"propose", "raise", "cut", "keep", "same", "would", "will", "our", "own_offer", "for_us", "halfway", "at_most", "at_least", "fine", "fine_with"})
"""Kinds of words of which one shows that a value is offered."""
_SAYING = frozenset({"propose", "raise", "cut", "would", "will", "halfway"})
"""Those of which one shows it where a bare number stands beside a word that is not known."""
_TAKING = frozenset({"accept", "fine", "fine_with"})


def doubt_in(part: Part) -> str:
    """Why a part may not be meant as an offer, in a few words; empty where nothing says so."""
    kinds = part.kinds
    if "figure_of_speech" in kinds:
        return "it may be said in jest"
    if "ask" in kinds or (part.asks and not kinds & {"would", "propose"}):
        return "it is a question"
    if "hypothesis" in kinds:
        return "it is only a thought"
    if "hedge" in kinds and not kinds & {"would", "propose"}:
        return "it is said with a maybe"
    if "not" in kinds or "hold" in kinds:
        return "there is a no in it"
    if part.join == "or":
        return "it is one or the other"
    if part.join == "unless" or "unsettled_if" in kinds:
        return "it hangs on a condition"
    if "past" in kinds:
        return "it tells of the past, or of what others said"
    if _unknown(part) and kinds & {"accept", "fine", "fine_with"}:
        return f"I do not know '{_unknown(part)[0]}'"
    if _of_others(part) or _told_of_them(part):
        return "it says what somebody else does"
    if _counts_something(part):
        return "I do not know what is counted"
    if _says_when(part):
        return "it may say when"
    if len(_unknown(part)) > (1 if part.names else 0) and not kinds & (_OFFERING if part.names or not _is_bare(part) else _SAYING):
        return f"I do not know '{_unknown(part)[0]}'"
    return ""


def _of_others(part: Part) -> bool:
    """True where somebody else accepts or wants: `they will accept 40`, `our CFO wants 45 days`."""
    subjects = [piece for piece in part.pieces if piece.kind == "people"]
    if not subjects or part.join == "if":
        return False
    words = {word for piece in subjects for word in piece.words}
    doing = part.kinds & (_TAKING | {"propose"})
    addressed = words <= {"you", "you'll", "you're", "you'd"}
    return bool(doing) and not addressed and not part.kinds & {"we"} and not any(p.letter == "P" and p.end <= subjects[0].start for p in part.pieces)


def _counts_something(part: Part) -> bool:
    """True for a bare number with an unknown word right behind it: `one quarter`."""
    bare = [piece for piece in part.values if piece.amount is not None and piece.amount.kind == "bare"]
    return any(one.letter == "X" and one.start == piece.end for piece in bare for one in part.pieces)


def _says_when(part: Part) -> bool:
    """True for a length of time behind another value that says `in` and no name: `rate 26 dollars, in 12 weeks`."""
    for piece in part.values:
        if piece.amount is None or piece.amount.kind != "time" or part.words[piece.start - 1 : piece.start] != ("in",):
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
    if told is None or part.join == "if" or part.kinds & {"up", "down", "halfway", "twice", "raise", "cut", "our", "we", "same"}:
        return False
    return any(told.end <= value.start for value in part.values)


def _unknown(part: Part) -> list[str]:
    return [part.typed(piece) for piece in part.pieces if piece.letter == "X"]


def is_reason(part: Part, offered: bool, going_on: bool) -> bool:
    """True for a part that gives a reason, or goes on with one: its figures are no values."""
    if part.join == "because" or "because" in part.kinds:
        return not (part.lead.startswith("as ") and set(part.letters) <= set("P.~o"))  # as the general cap
    if not going_on:
        return False
    begins = part.join in (",", "but", "if", "correct") and bool(part.kinds & (_OFFERING | {"we"})) and bool(part.values)
    named = part.join == "," and bool(part.names) and bool(part.values) and not _unknown(part)
    return not (begins or named)


def tells_something(part: Part) -> bool:
    """True for a statement of its own, with somebody who does something that the vocabulary has no word for: a reason, a remark."""
    subject = next((at for at, piece in enumerate(part.pieces) if piece.kind in ("we", "people", "it", "they_say", "their") or piece.letter == "P"), None)
    return subject is not None and any(piece.letter == "X" for piece in part.pieces[subject + 1 :]) and not part.kinds & {"propose", "would"}


def says_outright(part: Part) -> bool:
    """True for a part in which the party itself offers or asks for something."""
    return bool(part.kinds & {"we", "our", "would", "will"}) and bool(part.kinds & {"propose", "would", "raise", "cut", "keep"})


def is_remark(part: Part, offered: bool) -> bool:
    """True for what may only tell something about an offer that was made before, figures and all."""
    unknown = len(_unknown(part)) + 2 * ("past" in part.kinds)
    return offered and unknown > 1 and part.join in (",", ".", "and") and not part.kinds & {"correct", "propose", "would"}
