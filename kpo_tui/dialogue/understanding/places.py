"""The clauses and terms of a playbook by the words that name them, whatever the playbook."""

import re
from typing import NamedTuple

from kpo_tui.dialogue.understanding.words import levelled, listed, stem
from kpo_tui.negotiation.terms import SomeTerm

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
    """A term as it may be named: `label` has the stems of its label, `head` the one before the first small word.

    `also` are words that belong to it without naming it: what it is counted from, a share of, its unit.
    """

    clause: str
    id: str
    term: SomeTerm
    label: frozenset[str]
    head: str
    name: frozenset[str]
    also: frozenset[str]

    @property
    def words(self) -> frozenset[str]:
        """The stems of its label and of its id."""
        return self.label | self.name


_NAME_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*")


def words_of(name: str) -> tuple[str, ...]:
    """The words and figures of a name, in lower case; an id counts as words."""
    return tuple(_NAME_WORD.findall(levelled(name).lower()))


def named(name: str) -> tuple[str, ...]:
    """The stems of the words and figures of a name, in order, small words left out."""
    return tuple(stem(word) for word in words_of(name) if word not in SMALL)


def clause_place(clause_id: str, title: str) -> ClausePlace:
    """A clause as it may be named."""
    words = frozenset(named(title))
    return ClausePlace(clause_id, words, words | frozenset(named(clause_id)))


def term_place(clause_id: str, term_id: str, term: SomeTerm) -> TermPlace:
    """A term as it may be named."""
    label, name = frozenset(named(term.label)), frozenset(named(term_id))
    also = frozenset(named(term.associated()))
    return TermPlace(clause_id, term_id, term, label, head_of(term.label), name, also)


def head_of(label: str) -> str:
    """The word that says what kind of thing it is: `period` in `Payment period`, `time` in `Time to cure`."""
    head = ""
    for word in words_of(label):
        if word in SMALL and head:
            break
        head = head if word in SMALL or word[0].isdigit() else stem(word)
    return head
