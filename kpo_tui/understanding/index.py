"""The clauses and terms of a playbook by the words that name them. The index is made once for a playbook."""

import re
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, wraps
from typing import Any, NamedTuple, TypeVar

from kpo_tui.negotiation.party import SIDES
from kpo_tui.negotiation.playbook import Playbook
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import SomeTerm
from kpo_tui.understanding.figures import Writing
from kpo_tui.understanding.lexicon import key, letters
from kpo_tui.understanding.sayings import phrases
from kpo_tui.understanding.synonyms import ALIKE, KNOWN, as_called, words_said
from kpo_tui.understanding.words import levelled, listed, root, stem

SMALL = listed("""
    a an the of for on to in at by with after before from is are it as and or that its if when what which who how
    be may can do does per up beside under within
""")
"""Words that name nothing by themselves, though they stand in names."""


class ClausePlace(NamedTuple):
    """A clause as it may be named: stems of its title and of its id."""

    id: str
    title: frozenset[str]
    words: frozenset[str]


class TermPlace(NamedTuple):
    """A term as it may be named: `label` has the stems of its label, `head` the one before the first small word.

    `also` are words that belong to it without naming it: what it is counted from, a share of, its unit.
    """

    clause: str
    id: str
    term: SomeTerm
    head: str
    label: frozenset[str]
    name: frozenset[str]
    also: frozenset[str]

    @property
    def words(self) -> frozenset[str]:
        """The stems of its label and of its id."""
        return self.label | self.name


Made = TypeVar("Made")
Found = TypeVar("Found")
_TERMS_KEPT = 4096
_NAME_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*")


def once_a_term(make: Callable[[TermPlace], Made]) -> Callable[[TermPlace], Made]:
    """What is made of a term, made once: known by the term's identity, which is kept alive; all is forgotten when it is much."""
    kept: dict[int, tuple[SomeTerm, Made]] = {}

    @wraps(make)
    def known(place: TermPlace) -> Made:
        if (found := kept.get(id(place.term))) is not None:
            return found[1]
        if len(kept) >= _TERMS_KEPT:
            kept.clear()
        made = make(place)
        kept[id(place.term)] = place.term, made
        return made

    return known


def words_of(name: str) -> tuple[str, ...]:
    """The words and figures of a name, in lower case; an id counts as words."""
    return tuple(_NAME_WORD.findall(levelled(name).lower()))


def named(name: str) -> tuple[str, ...]:
    """The stems of the words and figures of a name, in order, small words left out."""
    return tuple(stem(word) for word in words_of(name) if word not in SMALL)


def head_of(label: str) -> str:
    """The word that says what kind of thing it is: `period` in `Payment period`, `time` in `Time to cure`."""
    head = ""
    for word in words_of(label):
        if word in SMALL and head:
            break
        head = head if word in SMALL or word[0].isdigit() else stem(word)
    return head


Phrase = tuple[str, ...]
_MOST_KEPT = 2048


class Index:
    """The clauses and terms of a negotiation by the words that name them.

    `full` leads from whole names to what they name, `first` has the stems that these begin with; `small_first` has the labels that begin with a small
    word (`when …`), by that word; `said_names` are those that people have for them beside their labels; `spelling` has every word of a name or an option, and of what else people call them.
    """

    def __init__(self, state: Negotiation) -> None:
        self.clauses: dict[str, ClausePlace] = {}
        self.terms: list[TermPlace] = []
        self.full: dict[Phrase, list[ClausePlace | TermPlace]] = {}
        self.small_first: dict[str, list[Phrase]] = {}
        self._by_clause: dict[str | None, list[TermPlace]] = {}
        self._kept: dict[tuple[Callable[..., Any], str], Any] = {}
        self.title_words: set[str] = set()
        self.said_names: set[Phrase] = set()
        self._said: dict[int, list[frozenset[str]]] = {}
        self._options: dict[str, frozenset[Phrase]] = {}
        self._spellings: dict[frozenset[Phrase], frozenset[str]] = {}
        self.parties = frozenset(word for side in SIDES for word in words_of(state.parties.name(side)))
        spelling: set[str] = set()
        for clause_id in state.clauses:
            clause = state.clause(clause_id)
            title = frozenset(named(clause.title))
            place = ClausePlace(clause_id, title, title | frozenset(named(clause_id)))
            self._add(place, clause.title, clause_id)
            self.title_words.update(words_of(clause.title))
            spelling.update(words_of(clause.title), words_of(clause_id))
            for term_id, term in clause.terms.items():
                parts = (frozenset(named(said)) for said in (term.label, term_id, term.associated()))
                self._add(
                    TermPlace(clause_id, term_id, term, head_of(term.label), *parts), term.label, term_id
                )
                spelling.update(words_of(term.label), words_of(term_id))
                spelling.update(word for label in term.options.values() for word in words_of(label))
        self._words = _holding([*self.clauses.values(), *self.terms])
        spelling.update(*self._add_sayings())
        self.spelling = frozenset(spelling | words_said())
        self.also_words = frozenset(word for place in self.terms for word in place.also)
        self._known = frozenset({*ALIKE, *map(stem, KNOWN)}).union(
            *(c.words for c in self.clauses.values()), *(t.words for t in self.terms)
        )
        self._roots = frozenset(root(word) for place in self.terms for word in place.label if len(word) > 5)
        self.first = frozenset(words[0] for words in self.full if words)
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

    def _add_sayings(self) -> Iterator[Phrase]:
        """What else people call clauses and terms, where that is the name of nothing else; the words of each."""
        places: list[tuple[ClausePlace | TermPlace, str, str]] = [
            *((place, place.id, "") for place in self.clauses.values()),
            *((place, place.clause, place.id) for place in self.terms),
        ]
        called: dict[Phrase, dict[int, tuple[ClausePlace | TermPlace, Phrase]]] = {}
        for place, clause, term in places:
            for phrase in phrases(clause, term):
                stems = tuple(stem(word) for word in phrase if word not in SMALL and word[0].isalnum())
                called.setdefault(stems, {})[id(place)] = place, phrase
        for stems, found in called.items():
            ((place, phrase),) = list(found.values())[:1]
            vague = len(stems) == 1 and ((phrase[-1],) in letters() or stems[0] in self._words)
            if (
                stems
                and not vague
                and len(found) == 1
                and len(as_called(stems)) == 1
                and not self._named_by(stems, place)
            ):
                self.full.setdefault(stems, []).append(place)
                self.said_names.add(stems)
                if isinstance(place, TermPlace):
                    self._said.setdefault(id(place), []).append(frozenset(stems))
                yield phrase

    def _named_by(self, stems: Phrase, but: ClausePlace | TermPlace) -> bool:
        """True where the words are part of the name of another clause or term."""
        if stems in self.full:
            return True
        known = [self._words.get(word, frozenset()) for word in stems]
        return bool(frozenset.intersection(*known) - {id(but)})

    def said_for(self, place: TermPlace) -> Sequence[frozenset[str]]:
        """The stems of each of the names that people have for a term alone."""
        return self._said.get(id(place), ())

    def kept(self, word: str, find: Callable[[str, "Index"], Found]) -> Found:
        """What `find` finds for the word among the clauses and terms, found once."""
        if (find, word) not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[find, word] = find(word, self)
        found: Found = self._kept[find, word]
        return found

    def place(self, clause: str, term: str) -> TermPlace:
        """The place of a term."""
        return next(place for place in self.terms_of(clause) if place.id == term)

    def terms_of(self, clause: str | None) -> list[TermPlace]:
        """The places of a clause's terms."""
        return self._by_clause.get(clause, [])

    def knows(self, word: str) -> bool:
        """True for a word that can be part of the name of a clause or a term."""
        return stem(word) in self._known or (root(stem(word)) in self._roots and (word,) not in letters())

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

    def spelling_with(self, options: frozenset[Phrase]) -> frozenset[str]:
        """Every word of a name, and of options, whose words are put together once for the options of a clause."""
        if options not in self._spellings:
            self._spellings[options] = self.spelling.union(*options)
        return self._spellings[options]

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


def _holding(places: Iterable[ClausePlace | TermPlace]) -> dict[str, frozenset[int]]:
    """The identities of the places that have a word in their names, by the word."""
    found: dict[str, set[int]] = {}
    for place in places:
        for word in place.words:
            found.setdefault(word, set()).add(id(place))
    return {word: frozenset(holding) for word, holding in found.items()}


_MOST_INDEXES = 8
_INDEXES: OrderedDict[tuple[int, Phrase], tuple[Playbook, Index]] = OrderedDict()
"""Indexes by the identity of their playbook, the parties' names and the titles of clauses added to it; the playbook is kept alive."""


def index_of(state: Negotiation) -> Index:
    """The index of the state's clauses; made once for a playbook, its parties and the clauses added to it."""
    titles = ((clause, held.title) for clause, held in state.clauses.items())
    names = (state.parties.name(side) for side in SIDES)
    added = (*names, *(f"{clause}: {title}" for clause, title in titles if title is not None))
    known = _INDEXES.get((id(state.playbook), added))
    if known is not None:
        return known[1]
    index = Index(state)
    _INDEXES[id(state.playbook), added] = state.playbook, index
    while len(_INDEXES) > _MOST_INDEXES:
        _INDEXES.popitem(last=False)
    return index
