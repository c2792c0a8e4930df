"""Time limits of an offer in a sentence: `open until Friday`, `lapses on 31 March 2027`, `this week only`."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple

from kpo_tui.understanding.amounts import text_at
from kpo_tui.understanding.grammar import Lexicon
from kpo_tui.understanding.instants import Instant, instant_at
from kpo_tui.understanding.words import Word, listed

_LEADS = {
    "any": """
        (open|valid|good|firm|available|binding|stands|stand|holds|hold) (until|till|til|through|thru|up to) (and including|);
        (open|valid) (for|to|on|within); good (to|on|within); (offer|proposal|quote|price|quotation) (is|stays|remains|) good for; hold (this|the|our) (offer|proposal) (open|) (until|till|through); valid through; on the table (until|till|til|through|for); (stays|remains|is) (open|valid|good|on the table) (until|till|til|through|for); valid; (lapses|lapse|expires|expire|expiring|expiry|runs out|falls away) (on|at|by|after|in|until|) (:|);
        (answer|reply|respond|decide|let us know|let me know|come back to us|get back to us|tell us) (by|before|until|no later than);
        (answer|let us know|let me know|come back to us|get back to us) within; (please|kindly) (reply|respond|decide) within;
        your (answer|reply|response|decision|acceptance) (by|before|within|until|no later than);
        if we have not heard from you (by|before|within|until); unless we hear from you (by|before|within); if we hear (back|) from you (by|before|within|until); if we (have|get) your (answer|reply|acceptance|yes) (by|before|within|until);
        if you (accept|agree|answer|reply|respond|decide|confirm|sign|say yes) (by|before|within|until);
        (subject to|on) (your|) (acceptance|confirmation) (by|before|within);
        deadline (is|:|) (on|); deadline for (your|an|the) (answer|reply|response|decision|acceptance) (is|:|) (on|);
        deadline for (this|it|acceptance|the offer|our offer) (is|:|) (on|); deadline to (answer|reply|respond|accept) (is|:|) (on|);
        you have (time|) (until|till); only (until|till|for); valid only (until|till|for|on)
    """,
    "near": "(by|before|until|till|til|no later than|not later than|by the latest)",
    "only": "only",
    "for": "for",
}  # fmt: skip
"""What leads to a time limit: to any, or only to one that is near, since `by 31 March` may be a value; `only today`;
`for the next week`, but not `for a week`, which may be one too."""
_BARE_LEADS = listed("this today tonight tomorrow")
"""First words of what is a time limit where `only` comes after it."""
_LATEST = (
    ("at", "the", "very", "latest"),
    ("at", "the", "latest"),
    ("latest",),
    ("sharp",),
    ("only",),
    ("at", "latest"),
)


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
            return Deadline(at, _past_latest(words, found.end), _written(found.at))
    return None


def _led(words: Sequence[Word], texts: Sequence[str], at: int, now: datetime) -> Instant | None:
    """The instant after a lead that begins at a word."""
    lead, size = _lexicon().at(texts, at)
    after = at + size
    if not lead or after >= len(words):
        return None
    found = instant_at(words, after, now)
    if found is None or (lead == "near" and not found.near):
        return None
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


def _past_latest(words: Sequence[Word], at: int) -> int:
    sizes = (len(said) for said in _LATEST if tuple(text_at(words, at + n) for n in range(len(said))) == said)
    return at + next(sizes, 0)


def _written(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon:
    return Lexicon(_LEADS)
