"""The reason that follows an act: `reject because …`, `park it, waiting for our CFO`."""

from collections.abc import Sequence

from kpo_tui.dialogue.understanding.pieces import Piece, Sentence
from kpo_tui.dialogue.understanding.words import listed

_BECAUSE = listed("because since as due given cause cos coz bc reason reasons owing considering")
_WAITING = frozenset(
    [
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
    ]
)
"""Words that begin the reason for parking without a comma before them."""
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
    if first.letter in "bHtcui?" or (verb != "k" and (first.letter in "ayYNI" or _turns_round(rest))):
        return None
    return _without_lead(sentence, begin) or None


def _begin(sentence: Sentence, rest: Sequence[Piece], *, parking: bool) -> int | None:
    """The place of the word that the reason begins with, None where nothing leads to one."""
    words, lead = sentence.words, rest[0]
    spare = lead.start > 0 and not any(piece.end == lead.start for piece in sentence.pieces)
    before = words[lead.start - 1].text if spare else ""
    if lead.letter in ",:":
        return lead.end if len(rest) > 1 else len(words)
    if words[lead.start].text in _BECAUSE or (parking and words[lead.start].text in _WAITING):
        return lead.start
    if before in _BECAUSE or (parking and before in _WAITING):
        return lead.start - 1
    return None


def _turns_round(rest: Sequence[Piece]) -> bool:
    """True where what follows an act takes it back, or does another: `reject, no wait, accept`."""
    before = ""
    for piece in rest:
        if (
            piece.letter in "H?Q"
            or _REGRETS & set(piece.words)
            or (piece.letter in _TURNS and before in _STARTS)
        ):
            return True
        before = piece.letter
    return False


def _without_lead(sentence: Sentence, at: int) -> str:
    """What was typed from the word `at` on, without the `because` or colon that leads to it."""
    texts = sentence.texts[at : at + 3]
    lead = next((lead for lead in _LEADS if texts[: len(lead)] == lead), None)
    return sentence.text_from(at) if lead is None else _without_lead(sentence, at + len(lead))
