"""What can be found in a negotiation, clauses, terms and wording: exact words first, then what is spelled alike."""

import re
from collections.abc import Iterator

from msgspec import Struct

from kpo_tui.negotiation.party import Side, other
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.values import shown
from kpo_tui.text import one_line

MOST = 40
WORDING = "wording"
ALIKE = 68.0
"""Of 100: how alike a word must be to what is searched for."""
_TAGS = re.compile(r"\{%[^{}]*%\}|\{\{[^{}]*\}\}")


class Place(Struct, frozen=True):
    """Where something can be found: a clause, or one of its terms; `shown` is what the list says."""

    clause: str
    term: str | None
    title: str
    shown: str
    text: str


def places(state: Negotiation, party: Side) -> tuple[Place, ...]:
    """Everything that can be found in what the party may see."""
    found: list[Place] = []
    for clause_id in state.on_agenda():
        clause = state.clause(clause_id)
        title = one_line(clause.title, 100)
        found.append(Place(clause_id, None, title, title, f"{title} {clause_id} {clause.guidance}"))
        offers = [state.offer(clause_id, who) for who in (party, other(party))]
        for term_id, term in clause.terms.items():
            values = [
                one_line(shown(term, o.terms.get(term_id)), 80) for o in offers if o and term_id in o.terms
            ]
            ask = term.ask.client if party == "client" else term.ask.provider
            what = " / ".join(dict.fromkeys(values))
            label = one_line(term.label, 80)
            listed = f"{label}: {what}" if what else label
            found.append(Place(clause_id, term_id, title, listed, f"{label} {term_id} {what} {ask}"))
        found += _wordings(clause_id, title, [o.wording for o in offers if o and o.wording], clause.wording)
    return tuple(found)


def _wordings(clause_id: str, title: str, own: list[str], standard: str) -> Iterator[Place]:
    for text in [*own, standard]:
        if text:
            yield Place(clause_id, None, title, WORDING, one_line(_TAGS.sub("…", text), 20_000))


def search(found: tuple[Place, ...], query: str) -> tuple[Place, ...]:
    """The places that fit `query`, best first; all clauses where it is empty."""
    query = query.strip()
    if not query:
        return tuple(place for place in found if place.shown == place.title)[:MOST]
    from rapidfuzz import fuzz, utils

    wanted = utils.default_process(query)
    words = wanted.split()
    ranked: list[tuple[float, int]] = []
    for at, place in enumerate(found):
        text = utils.default_process(place.text)
        if words and all(word in text for word in words):
            ranked.append((_rank(place, words) + fuzz.ratio(wanted, utils.default_process(place.shown)), at))
        elif place.shown != WORDING:
            score = fuzz.token_set_ratio(wanted, utils.default_process(place.shown)) if words else 0
            score = max(score, fuzz.partial_ratio(wanted, utils.default_process(place.shown)))
            if score >= ALIKE:
                ranked.append((score, at))
    ranked.sort(key=lambda rank: (-rank[0], rank[1]))
    return tuple(
        found[at] if found[at].shown != WORDING else _excerpt(found[at], words) for _, at in ranked[:MOST]
    )


def _rank(place: Place, words: list[str]) -> float:
    """Titles and labels that say the words come before values, and those before wording."""
    if place.shown == WORDING:
        return 200.0
    shown_text = place.shown.partition(":")[0].casefold()
    return 400.0 if all(word in shown_text for word in words) else 300.0


def _excerpt(place: Place, words: list[str]) -> Place:
    """The wording around the first word found."""
    low = place.text.casefold()
    at = min((where for word in words if (where := low.find(word)) >= 0), default=0)
    start = max(at - 30, 0)
    cut = one_line(place.text[start : at + 90], 120)
    return Place(place.clause, None, place.title, f"“{'…' if start else ''}{cut}…”", "")
