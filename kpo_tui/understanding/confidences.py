"""What a party says of its own positions, or to its own side: nothing that it wants the other side to read."""

import re

from kpo_tui.text import one_line
from kpo_tui.understanding.moves import Reading

_APOSTROPHES = str.maketrans("", "", "'’‘`´")
_TABLE = """
    walkaway; walk aways; fallback; fall back; fallbacks; fall backs; bottom line; red line; red lines; reservation value;
    reservation price; last resort; dont tell; do not tell; never tell; not tell them; cant tell them; cannot tell them; cant tell you; wont tell them; not to tell them; between us; between ourselves;
    between you and me; for our eyes; our eyes only; keep it from them; keep this from them; off the record; internally;
    internal only; internal note; they must not know; they must not see; they shouldnt know; they should not know; dont let them;
    note to self; for internal use; at a pinch; if we have to; if we must; if need be; do not offer; dont offer; but start with; but start at;
    but begin with; say nothing to them; if pushed; our real limit; our absolute limit; confidentially for us
"""
_PHRASES = tuple(phrase.strip() for phrase in _TABLE.split(";"))


_WALKING = re.compile(r" walk away (?!on \d|with \d|after \d|upon \d)")
"""A walk-away; but to walk away on 30 days' notice is to terminate."""
_MAY = r"(?:will|would|could|can|may|might|ll|d)"
_PEOPLE = r"(?:(?:our|my) \w+|(?:the )?(?:cfo|ceo|coo|board|management|finance|legal|procurement|treasury|boss|committee))"
_APPROVE = r"(?:approved?|accept(?:ed)?|sign(?:ed)? off|cleared?|authori[sz]ed?|okayed|agree(?:d)? to|allow(?:ed|s)?|lets|take|live)"
_LIMIT = r"(?:limit|ceiling|floor|maximum|minimum|max|top|budget|headroom|leeway|mandate)s?"
_TOLD = (
    rf"(?:our|my) (?:\w+ s |\w+s )?(?:own |absolute |real |hard )?{_LIMIT}(?! of liability)",
    rf"{_LIMIT} (?:is|of|at) \d|is (?:the|our|my) {_LIMIT}|ceiling \d|only have budget|budget is",
    r"(?:have|got|is|leaves?)(?: \w+)? (?:room|headroom|leeway|flexibility|slack|mandate)",
    rf"(?:we|i) (?:\w+ )?{_MAY} (?:\w+ )?(?:stretch|settle|drop|live|(?:go|come) (?!back|on|through|with|ahead|into))",
    r"(?:can ?not|cant|could not|couldnt|wont|not) (?:\w+ )?(?:go|come) (?:any )?(?:above|below|beyond|over|under|higher|lower|past|further|up|down)",
    rf"{_PEOPLE} (?:(?:{_MAY}|has|have|had|only|already|just|once) )*{_APPROVE}",
    r"if (?:pressed|needed|pressured|necessary|(?:they|you) (?:push|insist|press))",
    r"(?:dont|do not|didnt|not) (?:\w+ )?(?:want|wish|like) to (?:show|reveal|say|tell|disclose|mention|share)",
    r"needs?(?: \w+)? (?:board|management) approval|needed(?: \w+)? (?:board|management) approval",
    r"(?:is|as) (?:low|high|far) as we|the (?:most|least) we",
)
"""What one's own people would approve, how far one could go, a limit of one's own, what is not to be shown."""
_LIMITS = re.compile(f" (?:{'|'.join(_TOLD)})")


def tells_a_limit(text: str) -> bool:
    """True for words that tell how far a party can go: no harm in an offer of just that, but in a reason or a comment."""
    spelt = text.translate(_APOSTROPHES).casefold()
    said = " ".join("".join(sign if sign.isalnum() else " " for sign in spelt).split())
    return tells_a_confidence(text) or _LIMITS.search(f" {said} ") is not None


def tells_a_confidence(text: str) -> bool:
    """True for a text in which a party speaks of its walk-away, or asks for something to be kept to its side."""
    spelt = text.translate(_APOSTROPHES).casefold()
    words = "".join(sign if sign.isalnum() else " " for sign in spelt).split()
    said = f" {' '.join(words)} "
    return _WALKING.search(said) is not None or any(f" {phrase} " in said for phrase in _PHRASES)


_OWN_SIDE = re.compile(
    r"(?:please )?(?:(?:a )?(?:comment|note|message|memo|remark|reminder) )?(?:(?:to|for) (?:my|our) (?:own )?(?:side|team|people|file|files|eyes|colleagues|lawyers?|boss|cfo|records?)(?: only)?"
    r"|(?:to|for) (?:self|myself|ourselves|us)(?: only)?|(?:strictly |for )?(?:private|internal)(?: (?:note|comment|memo|only|use only))*|(?:our|my) side only) ?(?::|-|\u2013|\u2014)\s",
    re.IGNORECASE,
)


def for_own_side(text: str) -> Reading | None:
    """Nothing taken of words that begin by saying that they are for the party's own side: `note to self: 35 is ok`."""
    if _OWN_SIDE.match(text) is None:
        return None
    asks = "Nothing that is said here is private, so nothing of that is taken. Only your positions, and the notes in them, stay with you."
    return Reading(asks=asks, left_unread=(one_line(text, 200),))
