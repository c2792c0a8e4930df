"""The clauses and terms of a playbook by the words that name them, whatever the playbook."""

from collections import OrderedDict
from typing import NamedTuple

from kpo_tui.dialogue.understanding.words import listed, split, stem
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import DurationTerm, MoneyTerm, NumberTerm, PercentTerm, SomeTerm

SMALL = listed("""
    a an the of for on to in at by with after before from is are it as and or that its if when what which who how
    be may can do does per up beside under
""")
"""Words that name nothing by themselves, though they stand in names."""

ALIKE: dict[str, tuple[str, ...]] = {
    "cap": ("limit", "ceiling"), "limit": ("cap", "ceiling"), "ceiling": ("cap", "limit"), "supercap": ("super",),
    "fee": ("charge",), "charge": ("fee",), "price": ("rate",), "pricing": ("price",), "duration": ("length",), "length": ("duration", "term"),
    "ownership": ("foreground",), "owner": ("ownership",), "staff": ("personnel", "team"), "people": ("personnel", "staff"), "team": ("personnel",),
    "privacy": ("data",), "gdpr": ("data",), "nda": ("confidentiality",), "secrecy": ("confidentiality",), "confidential": ("confidentiality",),
    "jurisdiction": ("law", "forum"), "court": ("forum",), "arbitration": ("forum",), "tat": ("turnaround",), "turn": ("turnaround",), "uptime": ("availability",),
    "availability": ("uptime",), "headcount": ("fte",), "ftes": ("fte",), "size": ("minimum",), "rebate": ("discount",), "prepayment": ("discount",), "early": ("discount",), "penalty": ("credit",),
    "penalties": ("credit",), "sla": ("level",), "slas": ("level",), "kpi": ("level",), "kpis": ("level",), "insurer": ("insurance",), "liable": ("liability",), "indemnification": ("indemnity",),
    "quality": ("accuracy",), "exact": ("accuracy",), "vat": ("tax",), "fx": ("currency",), "lockin": ("lock",), "setup": ("set",), "onboarding": ("set",), "hourly": ("hour",),
    "cadence": ("cycle",), "frequency": ("cycle",), "subcontractor": ("subcontracting",), "subcontract": ("subcontracting",), "warrantie": ("warranty",), "terminate": ("termination",), "leave": ("termination",),
    "dispute": ("disputes",), "fm": ("majeure",), "overdue": ("late",), "billing": ("invoice",), "invoicing": ("invoice",), "bill": ("invoice",), "payment": ("pay",), "pay": ("payment",),
}  # fmt: skip
"""What else people call things: a word, and the words of names it may stand for."""


class ClausePlace(NamedTuple):
    """A clause as it may be named: stems of its title and of its id."""

    id: str
    title: frozenset[str]
    words: frozenset[str]


class TermPlace(NamedTuple):
    """A term as it may be named: `label` has the stems of its label, `head` the one before the first small word."""

    clause: str
    id: str
    term: SomeTerm
    label: frozenset[str]
    head: str
    name: frozenset[str]
    also: frozenset[str]


def named(text: str) -> tuple[str, ...]:
    """The stems of the words and figures of a name, in order, small words left out."""
    words = split(text.replace("_", " "))
    return tuple(
        stem(word.text) for word in words if word.kind in ("word", "number") and word.text not in SMALL
    )


class Index:
    """Where the words of a playbook lead: to clauses, to terms."""

    def __init__(self, state: Negotiation) -> None:
        self.clauses: dict[str, ClausePlace] = {}
        self.terms: list[TermPlace] = []
        self._by_clause: dict[str, list[TermPlace]] = {}
        self.full: dict[tuple[str, ...], list[ClausePlace | TermPlace]] = {}
        for clause_id in state.clauses:
            self._add(clause_id, state)
        self.clause_words = frozenset(w for c in self.clauses.values() for w in c.words)
        self.term_words = frozenset(w for t in self.terms for w in (*t.label, *t.name))
        self.also_words = frozenset(w for t in self.terms for w in t.also)
        self.vocabulary = frozenset(ALIKE) | self.clause_words | self.term_words
        self.small_first: dict[str, list[tuple[str, ...]]] = {}
        for text in (place.term.label for place in self.terms):
            raw = tuple(word.text for word in split(text))
            if raw and raw[0] in SMALL:
                self.small_first.setdefault(raw[0], []).append(raw)
        self.longest = max((len(words) for words in self.full), default=1)
        self.spelling = frozenset(
            w.text
            for name in (n for c in self.clauses.values() for n in (state.clause(c.id).title, c.id))
            for w in split(name.replace("_", " "))
            if w.kind == "word"
        ) | frozenset(
            w.text
            for t in self.terms
            for n in (t.term.label, t.id)
            for w in split(n.replace("_", " "))
            if w.kind == "word"
        )

    def _add(self, clause_id: str, state: Negotiation) -> None:
        clause = state.clause(clause_id)
        title, own = named(clause.title), named(clause_id)
        place = ClausePlace(clause_id, frozenset(title), frozenset(title) | frozenset(own))
        self.clauses[clause_id] = place
        for name in dict.fromkeys((title, own)):
            self.full.setdefault(name, []).append(place)
        for term_id, term in clause.terms.items():
            label = named(term.label)
            found = TermPlace(
                clause_id,
                term_id,
                term,
                frozenset(label),
                head_of(term.label),
                frozenset(named(term_id)),
                _also(term),
            )
            self.terms.append(found)
            self._by_clause.setdefault(clause_id, []).append(found)
            for name in dict.fromkeys((label, named(term_id))):
                self.full.setdefault(name, []).append(found)

    def place(self, clause: str, term: str) -> TermPlace:
        """The place of a term."""
        return next(place for place in self.terms_of(clause) if place.id == term)

    def terms_of(self, clause: str) -> list[TermPlace]:
        """The places of a clause's terms."""
        return self._by_clause.get(clause, [])

    def knows(self, word: str) -> bool:
        """True for a word that can be part of the name of a clause or a term."""
        return stem(word) in self.vocabulary


def _also(term: SomeTerm) -> frozenset[str]:
    """Words that belong to a term without naming it: what it is counted from, a share of, its unit."""
    also = ""
    match term:
        case DurationTerm(basis=basis):
            also = basis
        case PercentTerm(of=of, per=per):
            also = f"{of} {per or ''}"
        case NumberTerm(unit=unit, one=one):
            also = f"{unit} {one}"
        case MoneyTerm(per=per):
            also = per or ""
        case _:
            pass
    return frozenset(named(also))


def head_of(label: str) -> str:
    """The word that says what kind of thing it is: `period` in `Payment period`, `time` in `Time to cure`."""
    head = ""
    for word in split(label):
        if head and (word.text in SMALL or word.kind == "sign"):
            break
        if word.kind == "word" and word.text not in SMALL:
            head = stem(word.text)
    return head


_INDEXES: OrderedDict[tuple[int, tuple[str, ...]], tuple[Negotiation, Index]] = OrderedDict()
_MOST_INDEXES = 8


def index_of(state: Negotiation) -> Index:
    """The index of the state's clauses; made once for a playbook and the clauses added to it."""
    added = tuple(clause_id for clause_id in state.clauses if clause_id not in state.playbook.clauses)
    key = (id(state.playbook), added)
    kept = _INDEXES.get(key)
    if kept is not None and kept[0].playbook is state.playbook:
        return kept[1]
    index = Index(state)
    _INDEXES[key] = (state, index)
    while len(_INDEXES) > _MOST_INDEXES:
        _INDEXES.popitem(last=False)
    return index
