"""What a party says of its own positions, or to its own side: nothing that it wants the other side to read."""

_APOSTROPHES = str.maketrans("", "", "'’‘`´")
_TABLE = """
    walk away; walkaway; walk aways; fallback; fall back; fallbacks; fall backs; bottom line; red line; red lines; reservation value;
    reservation price; last resort; dont tell; do not tell; never tell; not tell them; between us; between ourselves;
    between you and me; for our eyes; our eyes only; keep it from them; keep this from them; off the record; internally;
    internal only; internal note; they must not know; they must not see; they shouldnt know; they should not know; dont let them;
    if pushed; our real limit; our absolute limit; confidentially for us
"""
_PHRASES = tuple(phrase.strip() for phrase in _TABLE.split(";"))


def tells_a_confidence(text: str) -> bool:
    """True for a text in which a party speaks of its walk-away, or asks for something to be kept to its side."""
    spelt = text.translate(_APOSTROPHES).casefold()
    words = "".join(sign if sign.isalnum() else " " for sign in spelt).split()
    said = f" {' '.join(words)} "
    return any(f" {phrase} " in said for phrase in _PHRASES)
