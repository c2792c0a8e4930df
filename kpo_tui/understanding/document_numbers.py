"""Numbers that are no values: those of clauses, proposals and laws, times of day, telephone numbers, years."""

from collections.abc import Sequence

from kpo_tui.understanding.amounts import glued_at, text_at
from kpo_tui.understanding.words import Word, listed

_NUMBERED = listed("""
    clause clauses section sections article articles art paragraph paragraphs para chapter schedule annex appendix exhibit part page
    proposal proposals event item items point points option options question version draft row ticket
    iso iec soc pci nist sox gdpr directive regulation fy q v ias ifrs isae ssae
""")
"""Words that a number after them belongs to, as its name."""
_ZONES = listed("ist est cet gmt utc pst bst et pt cst edt pdt cest eet jst sgt hkt")
_DAY_HALVES = listed("am pm o'clock")
_PREFIXES = listed("usd eur gbp inr chf jpy cad aud sgd php pln sek nok dkk aed zar rs us net x times")
"""Words that may be written together with a figure that is a value."""
_ALWAYS = frozenset({*(("24", sign, "7") for sign in "/x×*"), ("24", "by", "7"), ("7", "/", "24")})
_IN_A_YEAR = listed("in since during year")
_REACH = 6


def not_a_value(words: Sequence[Word], at: int) -> bool:
    """True for a number that names something: `clause 12.3`, `Article 28`, `24/7`, `9 to 6 IST`, a telephone number.

    What stands after it is not looked at for a unit: `schedule 5 days` is for who knows that `5 days` is one amount.
    """
    if words[at].kind != "number":
        return False
    return (
        _named(words, at)
        or _around_the_clock(words, at)
        or _time_of_day(words, at)
        or _telephone(words, at)
        or _year(words, at)
    )


def part_of_a_name(words: Sequence[Word], at: int) -> bool:
    """True for a number that is written together with letters before it: `P1`, `ISO27001`, `v2`."""
    before = text_at(words, at - 1)
    together = glued_at(words, at) and words[at - 1].kind == "word"
    return together and before not in _PREFIXES and (len(before) <= 2 or before in _NUMBERED)


def _named(words: Sequence[Word], at: int) -> bool:
    before = at - 1 - (text_at(words, at - 1) in (".", "#", "-"))
    return text_at(words, before) in _NUMBERED or (text_at(words, at - 1) == "#" and glued_at(words, at))


def _around_the_clock(words: Sequence[Word], at: int) -> bool:
    """`24/7`, `24x7`, `24 x 7`, `7/24`."""
    for start in (at, at - 2):
        said = tuple(text_at(words, start + n) for n in range(3))
        if said in _ALWAYS:
            return True
    return False


def _time_of_day(words: Sequence[Word], at: int) -> bool:
    """`9:30`, `5 pm`, `5 p.m.`, `9 to 6 IST`, `9-5 CET`."""
    if text_at(words, at + 1) in _DAY_HALVES | _ZONES or _dotted_half(words, at + 1):
        return True
    for colon, beside in ((at + 1, at + 2), (at - 1, at - 2)):
        minutes = max(at, beside)
        if text_at(words, colon) == ":" and glued_at(words, colon) and glued_at(words, minutes):
            return _is_hour(text_at(words, min(at, beside))) and len(text_at(words, minutes)) == 2
    to_zone = text_at(words, at + 1) in ("to", "-") and _is_hour(text_at(words, at + 2))
    return to_zone and (text_at(words, at + 3) in _DAY_HALVES | _ZONES or _dotted_half(words, at + 3))


def _dotted_half(words: Sequence[Word], at: int) -> bool:
    """`a.m.`, `p.m.`: a month is what `p.m.` means after a percentage, not after an hour."""
    return (
        text_at(words, at) in ("a", "p") and text_at(words, at + 1) == "." and text_at(words, at + 2) == "m"
    )


def _is_hour(text: str) -> bool:
    return text.isdecimal() and len(text) <= 2 and int(text) <= 24


def _telephone(words: Sequence[Word], at: int) -> bool:
    """One of at least three groups of figures, seven figures or more: `212-555-0100`, `+44 20 7946 0958`."""
    first = last = at
    while at - first < 2 * _REACH and (before := _group_beside(words, first, -1)) is not None:
        first = before
    while last - at < 2 * _REACH and (after := _group_beside(words, last, 1)) is not None:
        last = after
    groups = [word.text for word in words[first : last + 1] if word.kind == "number"]
    figures = sum(map(len, groups))
    if text_at(words, first - 1) == "+" and glued_at(words, first):
        return figures >= 7
    return len(groups) > 2 and figures >= 7


def _group_beside(words: Sequence[Word], at: int, step: int) -> int | None:
    """The place of the group of figures beside another one, with a blank or a dash between them."""
    beside = at + step
    if text_at(words, beside) in ("-", ")", "("):
        beside += step
    found = 0 <= beside < len(words) and words[beside].kind == "number" and words[beside].text.isdecimal()
    return beside if found else None


def _year(words: Sequence[Word], at: int) -> bool:
    """`in 2027`, `FY 2027`, `Q1 2027`."""
    text = words[at].text
    if len(text) != 4 or not text.isdecimal() or not 1950 <= int(text) < 2100:
        return False
    return text_at(words, at - 1) in _IN_A_YEAR or text_at(words, at - 2) == "q"
