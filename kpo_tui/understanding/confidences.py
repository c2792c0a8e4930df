"""What a party says of its own positions, or to its own side: nothing that it wants the other side to read."""

import re

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
_LIMITS = re.compile(
    r" (?:our|my) (?:own |absolute |real |hard )?(?:limit|ceiling|floor|maximum|minimum|max|top|budget)s? | only have budget | budget is | we can (?:stretch|go|live) | can live with | need(?:s|ed|)(?: \w+)? (?:board|management) approval"
    r" | (?:is|as) (?:low|high|far) as we | the (?:most|least) we | ceiling \d"
)


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
