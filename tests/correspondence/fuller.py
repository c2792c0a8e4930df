"""Deals over the bundled playbooks, as far as deals go before a file is sent: both have offered, some is agreed."""

import random
from functools import cache
from typing import NamedTuple

from kpo_tui.correspondence.findings import Incoming
from kpo_tui.correspondence.inbox import incoming
from kpo_tui.correspondence.outbox import Outgoing, outgoing
from kpo_tui.documents.document import Heading, Numbered, Table, text_of
from kpo_tui.documents.word import write
from kpo_tui.documents.word.content import content_of
from kpo_tui.errors import Refused
from kpo_tui.negotiation.act import Act
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import Side
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import ListTerm, Raw, SomeTerm, TableTerm
from tests import builders
from tests.correspondence import deals
from tests.playbooks.deals import playbook_named, random_value, usual


class Deal(NamedTuple):
    """A negotiation, and the file that the client sends in it."""

    state: Negotiation
    sent: Outgoing
    data: bytes

    def received(self, data: bytes) -> Incoming:
        """What is made of a file that came back from the provider."""
        return incoming(self.sent, self.state, "provider", content_of(data, "back.docx"), self.state.last_at)


@cache
def deal(name: str) -> Deal:
    """The deal called `letters`, or one over the bundled playbook of that name."""
    state = deals.dealt() if name == "letters" else _negotiated(name)
    sent = outgoing(state, "client")
    return Deal(state, sent, write(sent.document, sent.extras))


def _negotiated(name: str) -> Negotiation:
    """The client offers, the provider answers on much and agrees to some, and the client comes back on that."""
    playbook = playbook_named(name)
    table = builders.Table(playbook)
    chance = random.Random(name)
    for clause_id, clause in playbook.clauses.items():
        terms = {term_id: usual(clause_id, term_id, term) for term_id, term in clause.terms.items()}
        table.does("client", _fitted(table, "client", clause_id, Offer(terms=terms)))
    worded = _wordings(table.state)
    open_clauses = []
    for clause_id in playbook.clauses:
        if chance.random() < 0.15:
            standing = table.state.standing(clause_id, "client")
            assert standing is not None
            _may(table, "provider", Accept(proposal=standing.seq))
        elif chance.random() < 0.6:
            open_clauses.append(clause_id)
            own = _reworded(chance, worded[clause_id]) if chance.random() < 0.3 else None
            _offer(table, "provider", clause_id, _varied(chance, table.state, clause_id), own)
    _added(table, "provider", "Joint reviews", "The Parties shall review the work together once a quarter.")
    _added(
        table,
        "client",
        "Audit of the records",
        "The Client may audit the records.\n\nIt shall say so ten days before.",
    )
    for clause_id in open_clauses:
        if chance.random() < 0.8:
            own = _reworded(chance, worded[clause_id]) if chance.random() < 0.25 else None
            _offer(table, "client", clause_id, _varied(chance, table.state, clause_id), own)
    return table.state


def _fitted(table: builders.Table, party: Side, clause: str, offer: Offer) -> Propose:
    """The offer with what applies of it."""
    return Propose(offers={clause: offer}).fitted(table.state, party, table.state.last_at, {})


def _offer(
    table: builders.Table, party: Side, clause: str, terms: dict[str, Raw], wording: str | None
) -> None:
    if not _may(table, party, _fitted(table, party, clause, Offer(terms=terms, wording=wording))):
        whole = Offer(terms=_terms(table.state, clause), wording=wording)
        table.does(party, _fitted(table, party, clause, whole))


def _may(table: builders.Table, party: Side, act: Act) -> bool:
    """Do what the rules may refuse, as values that do not go together; gives whether they did not."""
    try:
        table.does(party, act)
    except Refused:
        return False
    return True


def _added(table: builders.Table, party: Side, title: str, wording: str) -> None:
    name = title.casefold().replace(" ", "_")
    table.does(party, Propose(offers={name: Offer(title=title, wording=wording)}))


def _terms(state: Negotiation, clause: str) -> dict[str, Raw]:
    offer = state.offer(clause, "client")
    assert offer is not None
    return dict(offer.terms)


def _varied(chance: random.Random, state: Negotiation, clause: str) -> dict[str, Raw]:
    """The client's values with some of them changed."""
    terms = _terms(state, clause)
    for term_id, term in state.playbook.clauses[clause].terms.items():
        if term_id in terms and chance.random() < 0.3 and not isinstance(term, TableTerm | ListTerm):
            terms[term_id] = some_value(chance, term)
    return terms


def some_value(chance: random.Random, term: SomeTerm) -> Raw:
    """A value of the term, as it is stored."""
    return term.write(builders.anything(random_value(chance, term)))


def _wordings(state: Negotiation) -> dict[str, list[tuple[int, str]]]:
    """What each clause says in the draft, its schedules left aside."""
    found: dict[str, list[tuple[int, str]]] = {}
    seen: set[str | None] = set()
    scheduled: set[str | None] = set()
    for block in outgoing(state, "client").ours.blocks:
        if isinstance(block, Heading):
            if block.clause in seen:
                scheduled.add(block.clause)
            seen.add(block.clause)
        elif not isinstance(block, Table) and block.clause not in scheduled and block.clause is not None:
            level = block.level if isinstance(block, Numbered) else 1
            found.setdefault(block.clause, []).append((level, text_of(block.runs)))
    return found


def _reworded(chance: random.Random, lines: list[tuple[int, str]]) -> str:
    """Own wording: some words other, some sentences gone, some new."""
    kept = []
    for level, text in lines:
        words = text.split(" ")
        if chance.random() < 0.4 and len(words) > 6:
            at = chance.randrange(1, len(words) - 2)
            words[at : at + chance.randint(0, 2)] = chance.choice(
                ["fairly and", "in writing", "promptly", "without delay"]
            ).split()
        if len(lines) < 3 or chance.random() < 0.9:
            kept.append((level, " ".join(words)))
        if chance.random() < 0.1:
            kept.append((1, f"This applies from day {chance.randint(2, 900)} on."))
    text, before = "", 1
    for level, line in kept:
        text += f"{chr(10) if text and 1 in (level, before) else ''}{'' if level == 1 else '  ' * (level - 2) + '- '}{line}\n"
        before = level
    return text
