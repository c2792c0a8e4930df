"""Whose something is, by the name of a company."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from kpo_tui.negotiation.party import SIDES, Parties, Side
from kpo_tui.understanding.grammar import Lexicon
from kpo_tui.understanding.words import Word, listed, split, stem

_WHOSE = Lexicon({
    "ours": "our; ours; our own; my; mine; we; us; our side; our side's; from us; on our side",
    "theirs": "their; theirs; your; yours; they; them; you; the other side; the other side's; other side; other side's; the others; the other party; the other party's; their side; your side; the counterparty; the counterparty's; counterparty",
    "client": "client; client's; the client; the client's; customer; customer's; the customer; the customer's; the buyer; the buyer's",
    "provider": "provider; provider's; the provider; the provider's; supplier; supplier's; the supplier; the supplier's; vendor; vendor's; the vendor; the vendor's",
})  # fmt: skip
"""Words that say whose something is without its name: no company is known by them."""
_FORMS = listed("""
    ltd limited inc incorporated llc llp plc gmbh ag sa sas bv nv pvt private pte pty co company corp corporation group holding holdings
    the and of ug kg oy ab as spa srl
""")
"""Words of companies' names that many have."""


class Owner(NamedTuple):
    """A side that the words from `start` to before `end` name."""

    side: Side
    start: int
    end: int


def companies_in(words: Sequence[Word], names: Parties) -> list[Owner]:
    """The companies that words name, in their order, each as the side that it is."""
    companies = _companies(*(names.name(side) for side in SIDES))
    texts = [stem(word.text) for word in words]
    if not any(company and company[0] in texts for company in companies.values()):
        return []
    found = [one for at in range(len(words)) if (one := _company_at(texts, at, companies)) is not None]
    return [one for at, one in enumerate(found) if not at or one.start >= found[at - 1].end]


def _company_at(texts: list[str], at: int, companies: dict[Side, tuple[str, ...]]) -> Owner | None:
    """The company whose name begins at a stem: by as many of its words as follow, at least its first."""
    for side, company in companies.items():
        size = 0
        while size < len(company) and at + size < len(texts) and texts[at + size] == company[size]:
            size += 1
        if size:
            return Owner(side, at, at + size)
    return None


@lru_cache(maxsize=16)
def _companies(*names: str) -> dict[Side, tuple[str, ...]]:
    """The stems of the words of the companies' names; none where the first is one that many have, or that both have."""
    said = {side: tuple(word.text for word in split(name)) for side, name in zip(SIDES, names, strict=True)}
    alike = len({words[:1] for words in said.values()}) == 1
    return {
        side: () if alike or _is_plain(words) else tuple(map(stem, words)) for side, words in said.items()
    }


def _is_plain(words: tuple[str, ...]) -> bool:
    """True for a name that begins with a word that many have."""
    return not words or words[0] in _FORMS or len(words[0]) < 2 or bool(_WHOSE.at(words, 0)[1])
