"""Time limits of an offer in a sentence: `open until Friday`, `lapses on 31 March 2027`, `this week only`."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple

from kpo_tui.negotiation.terms.duration import UNITS
from kpo_tui.understanding.amounts import text_at
from kpo_tui.understanding.grammar import Lexicon
from kpo_tui.understanding.instants import Instant, instant_at
from kpo_tui.understanding.words import Word, listed

_LEADS = {
    "any": """
        (open|valid|good|firm|available|binding|stands|stand|holds|hold) (until|till|til|through|thru|up to) (and including|);
        (open|valid) (for|to|on|within); (open|valid) for (your|) acceptance (until|till|til|through|thru|up to|by|within|for); good (to|on|within); (offer|proposal|quote|price|quotation) (is|stays|remains|) good for; hold (this|the|our) (offer|proposal) (open|) (until|till|through); valid through; on the table (until|till|til|through|for); (stays|remains|is) (open|valid|good|on the table) (until|till|til|through|for); valid; (lapses|lapse|expires|expire|expiring|expiry|runs out|falls away) (on|at|by|after|in|until|) (:|);
        (answer|reply|respond|decide|let us know|let me know|come back to us|get back to us|tell us) (by|before|until|no later than);
        (answer|let us know|let me know|come back to us|get back to us) within; (please|kindly) (reply|respond|decide) within;
        your (answer|reply|response|decision|acceptance) (by|before|within|until|no later than);
        (answer|decision|reply|response|yes|signature|confirmation) (is|) (needed|required|due|expected) (by|before|within|until|no later than); (need|want|expect|require|must have|let me have|let us have|would like|would need) (a|an|your) (answer|reply|response|decision|acceptance|yes|signature|confirmation) (by|before|within|until|no later than);
        (come back|get back|revert) (to us|to me|) (by|before|until); (please|kindly) (confirm|sign|accept|come back) (by|before|until);
        if we have not heard from you (by|before|within); unless we hear from you (by|before|within); if (we|i) hear (back|) from you (by|before|within|until); if (we|i) (have|get|receive) (a|an|your) (answer|reply|acceptance|yes|signature|decision) (by|before|within|until);
        (if|provided|provided that|as long as|so long as|only if|on condition that) you (accept|agree|answer|reply|respond|decide|confirm|sign|say yes|take it|take this|accept it|accept this|sign this|sign it|sign off|sign up) (by|before|within|until);
        (take|accept|sign|grab) (it|this|that) (by|before|until); (take|accept) it or leave it (by|before|until);
        (offer|proposal|quote|quotation) (dies|ends|closes|stops|is withdrawn|is gone|is off the table|goes away) (on|at|by|after|); (is|are|) (off the table|gone|withdrawn) (after|from|as of); (on offer|up for grabs|for the taking) (until|till|til|through|for);
        (keep|hold|holding|keeping) (this|that|it|this offer|the offer|our offer|that offer) (open|firm|good|) (for you|) (until|till|through|for);
        (this|that|it|which) (only|) (stands|stand|holds|is open|is valid|is good|is firm|is on the table|will stand|will hold) (only|) (until|till|til|through|thru|up to|for);
        (subject to|on) (your|) (acceptance|confirmation) (by|before|within);
        deadline (is|:|) (on|); deadline for (your|an|the) (answer|reply|response|decision|acceptance) (is|:|) (on|);
        deadline for (this|it|acceptance|the offer|our offer) (is|:|) (on|); deadline to (answer|reply|respond|accept) (is|:|) (on|);
        (you|they) (have|have got) (time|) (until|till|til); (you've|they've) (got|) (time|) (until|till|til); only (until|till); (valid|open|good|firm|stands|holds) only (until|till|for|on)
    """,
    "near": """
        (by|before|until|till|til|no later than|not later than|by the latest); (have|need) to decide; must decide;
        (if|provided|provided that|as long as|so long as|only if) you (accept|agree|decide|sign|confirm|say yes|take it|take this|accept it|accept this|sign it|sign this|sign off|sign up)
    """,
    "only": "only",
    "alone": "only for",
    "after": "(after|from)",
    "for": "for",
}  # fmt: skip
"""What leads to a time limit: to any, or only to one that is near, since `by 31 March` may be a value; `only today`;
`for the next week`, but not `for a week`, which may be one too."""
_BARE_LEADS = listed("this today tonight tomorrow")
"""First words of what is a time limit where `only` comes after it."""
_MAY_END = frozenset(word for names in UNITS.values() for word in names) | listed(
    "percent hour offer proposal this that it"
)
"""Words behind which `only for` begins a limit of the offer; behind a name it says how long something is to be."""
_BEHIND = {
    "": """
        at the very latest; at the latest; at latest; latest; sharp; only;
        to (accept|decide|agree|sign|answer|reply|respond|confirm|say yes|come back to us|think it over|think about it|make up your mind); to (take|accept|sign) (it|this|that|this offer|the offer|our offer)
    """,
    "gone": """
        (or|after that|then|) (it|this|that|the offer|this offer|our offer|that offer|the deal) (is|will be|is then|) (gone|off|off the table|withdrawn|void|dead|history|no longer available);
        (or|after that|then|) (it|this|that|the offer|this offer|our offer|that offer|the deal) (lapses|expires|goes|falls away|dies|goes away|will lapse|ends)
    """,
}  # fmt: skip
"""What may stand behind a time limit, and what behind a day makes it one: `after Friday this offer is gone`."""


class Deadline(NamedTuple):
    """A time limit: the places of its first word and of the first word after it, and the instant, as the log writes it."""

    start: int
    end: int
    at: str


def deadline_in(words: Sequence[Word], at_time: str) -> Deadline | None:
    """The first time limit in a sentence that is said at a moment, an RFC 3339 text; None where there is none.

    A day, week or month that is named ends with its last second, 23:59:59 UTC, unless a time of day is said; so does
    a day's business. Mornings and afternoons end at noon and at 18:00. A weekday, a day of a month or an hour is the
    next one after the moment; lengths of time are counted from it. No clock is asked.
    """
    now = datetime.fromisoformat(at_time)
    now = now.astimezone(UTC) if now.tzinfo else now.replace(tzinfo=UTC)
    texts = [word.text for word in words]
    for at in range(len(words)):
        try:
            found = _led(words, texts, at, now) or _only(words, at, now)
        except OverflowError:  # beyond the calendar
            continue
        if found is not None:
            return Deadline(at, _past_what_follows(texts, found.end), _written(found.at))
    return None


def _led(words: Sequence[Word], texts: Sequence[str], at: int, now: datetime) -> Instant | None:
    """The instant after a lead that begins at a word."""
    lead, size = _lexicon().at(texts, at)
    after = at + size
    if not lead or after >= len(words):
        return None
    found = instant_at(words, after, now)
    if found is None or (lead == "near" and not found.near and texts[after] not in _BARE_LEADS):
        return None
    if lead == "after":
        return found if _behind_at(texts, found.end)[0] == "gone" else None
    named = at > 0 and words[at - 1].kind == "word" and words[at - 1].text not in _MAY_END
    if lead == "alone" and named and texts[after] not in _BARE_LEADS:
        return None  # monitoring only for 9 months: how long that is
    if lead == "for":
        ahead = texts[after : after + 2] in (["the", "next"], ["the", "coming"], ["the", "following"])
        return found if ahead or text_at(words, found.end) == "only" else None
    return found if lead != "only" or found.near or texts[after] in _BARE_LEADS else None


def _only(words: Sequence[Word], at: int, now: datetime) -> Instant | None:
    """A day or a week with `only` after it: `today only`."""
    if text_at(words, at) not in _BARE_LEADS:
        return None
    found = instant_at(words, at, now)
    return found if found is not None and text_at(words, found.end) == "only" else None


def _past_what_follows(texts: Sequence[str], at: int) -> int:
    """The place behind what only repeats that it is a limit: `at the latest`, `to take this`, `or it is gone`."""
    while (end := _behind_at(texts, at)[1]) > at:
        at = end
    return at


def _behind_at(texts: Sequence[str], at: int) -> tuple[str, int]:
    """What stands at a place behind a time limit, and where it ends."""
    after = at + (texts[at : at + 1] == [","])
    meaning, size = _behind().at(texts, after) if after < len(texts) else ("", 0)
    return meaning, after + size if size else at


def _written(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon:
    return Lexicon(_LEADS)


@lru_cache(maxsize=1)
def _behind() -> Lexicon:
    return Lexicon(_BEHIND)
