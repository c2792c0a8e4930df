"""Where the words of a playbook lead: to its clauses and terms. Made once for a playbook."""

import re
from collections import OrderedDict
from collections.abc import Iterable
from functools import cached_property

from kpo_tui.dialogue.understanding.figures import Writing
from kpo_tui.dialogue.understanding.lexicon import key, letters
from kpo_tui.dialogue.understanding.places import (
    ALIKE,
    SMALL,
    ClausePlace,
    TermPlace,
    clause_place,
    named,
    term_place,
    words_of,
)
from kpo_tui.dialogue.understanding.words import stem
from kpo_tui.negotiation.playbook import Playbook
from kpo_tui.negotiation.state import Negotiation

Phrase = tuple[str, ...]


class Index:
    """The clauses and terms of a negotiation by the words that name them.

    `full` leads from whole names to what they name; `small_first` has the labels that begin with a small
    word (`when …`), by that word; `spelling` has every word of a name as it is written.
    """

    def __init__(self, state: Negotiation) -> None:
        self.clauses: dict[str, ClausePlace] = {}
        self.terms: list[TermPlace] = []
        self.full: dict[Phrase, list[ClausePlace | TermPlace]] = {}
        self.small_first: dict[str, list[Phrase]] = {}
        self._by_clause: dict[str | None, list[TermPlace]] = {}
        self._options: dict[str, frozenset[Phrase]] = {}
        spelling: set[str] = set()
        for clause_id in state.clauses:
            clause = state.clause(clause_id)
            self._add(clause_place(clause_id, clause.title), clause.title, clause_id)
            spelling.update(words_of(clause.title), words_of(clause_id))
            for term_id, term in clause.terms.items():
                self._add(term_place(clause_id, term_id, term), term.label, term_id)
                spelling.update(words_of(term.label), words_of(term_id))
        self.spelling = frozenset(spelling)
        self.also_words = frozenset(word for place in self.terms for word in place.also)
        self._known = frozenset(ALIKE).union(
            *(c.words for c in self.clauses.values()), *(t.words for t in self.terms)
        )
        self.longest = max((len(words) for words in self.full), default=1)

    def _add(self, place: ClausePlace | TermPlace, title: str, name: str) -> None:
        if isinstance(place, ClausePlace):
            self.clauses[place.id] = place
        else:
            self.terms.append(place)
            self._by_clause.setdefault(place.clause, []).append(place)
            written = words_of(title)
            if written and written[0] in SMALL:
                self.small_first.setdefault(written[0], []).append(written)
        for words in dict.fromkeys((named(title), named(name))):
            self.full.setdefault(words, []).append(place)

    def place(self, clause: str, term: str) -> TermPlace:
        """The place of a term."""
        return next(place for place in self.terms_of(clause) if place.id == term)

    def terms_of(self, clause: str | None) -> list[TermPlace]:
        """The places of a clause's terms."""
        return self._by_clause.get(clause, [])

    def knows(self, word: str) -> bool:
        """True for a word that can be part of the name of a clause or a term."""
        return stem(word) in self._known

    def options_of(self, clause: str | None) -> frozenset[Phrase]:
        """The names of the options of a clause's terms, word by word."""
        if clause is None:
            return frozenset()
        if clause not in self._options:
            terms = (place.term for place in self.terms_of(clause))
            names = (name for term in terms for option in term.options.items() for name in option)
            phrases = {key(name.replace("_", " ")) for name in names}
            self._options[clause] = frozenset(p for p in phrases if len(p) > 1 or _means_only_itself(p))
        return self._options[clause]

    def writing_of(self, clause: str | None) -> Writing:
        """How values may be written: in the units of the clause's counts, of all where none is given, or in a notation."""
        return Writing(self._units if clause is None else _units(self.terms_of(clause)), self._notations)

    @cached_property
    def _units(self) -> frozenset[str]:
        return _units(self.terms)

    @cached_property
    def _notations(self) -> tuple[re.Pattern[str], ...]:
        found = (place.term.notation for place in self.terms)
        return tuple(dict.fromkeys(notation for notation in found if notation is not None))


def _means_only_itself(phrase: Phrase) -> bool:
    """True for one word that is no word of the conversation, nor a figure."""
    return bool(phrase) and phrase not in letters() and not phrase[0].isdigit()


def _units(places: Iterable[TermPlace]) -> frozenset[str]:
    return frozenset(unit for place in places for unit in place.term.units())


_MOST_INDEXES = 8
_INDEXES: OrderedDict[tuple[int, Phrase], tuple[Playbook, Index]] = OrderedDict()
"""Indexes by the identity of their playbook and the titles of clauses added to it; the playbook is kept alive."""


def index_of(state: Negotiation) -> Index:
    """The index of the state's clauses; made once for a playbook and the clauses added to it."""
    added = tuple(
        f"{clause}: {held.title}" for clause, held in state.clauses.items() if held.title is not None
    )
    known = _INDEXES.get((id(state.playbook), added))
    if known is not None:
        return known[1]
    index = Index(state)
    _INDEXES[id(state.playbook), added] = state.playbook, index
    while len(_INDEXES) > _MOST_INDEXES:
        _INDEXES.popitem(last=False)
    return index
