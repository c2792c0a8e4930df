"""Two drafts made together, sharing what cannot differ, are the drafts made one by one."""

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from kpo_tui.documents.agreement.draft import drafts_of
from kpo_tui.library import load_playbook
from kpo_tui.negotiation.acts.opening import Opened, begin
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.events import LOG_FORMAT, Offer
from kpo_tui.negotiation.party import Parties
from kpo_tui.negotiation.rules import decide, evolve
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import Raw, SomeTerm

AT = "2026-01-01T00:00:00.000Z"
ADDED = "escrow"


@cache
def opened() -> Negotiation:
    """A negotiation over the standard playbook with a clause that was added."""
    playbook = load_playbook("kpo-standard")
    state = begin(
        Opened(
            seq=1, at=AT, party=None, prev="", format=LOG_FORMAT, parties=Parties("A", "B"), playbook=playbook
        ),
        "0" * 64,
    )
    offer = Offer(title="Escrow", wording="The Provider shall keep the source in escrow.")
    event = decide(state, Propose(offers={ADDED: offer}), "client", AT)
    return evolve(state, event, "1" * 64)


def usual(term: SomeTerm) -> Raw:
    return term.write(term.parse(term.usual or getattr(term, "example", "")))


@cache
def offers() -> dict[str, Offer]:
    """What can be said of every clause: all its usual values."""
    found = {ADDED: Offer(title="Escrow", wording="The Provider shall keep the source in escrow.")}
    for clause_id, clause in opened().playbook.clauses.items():
        terms = {name: usual(term) for name, term in clause.terms.items()}
        found[clause_id] = Offer(terms=terms)
    return found


@settings(max_examples=10, deadline=None)
@given(
    gone=st.sets(st.sampled_from(sorted(offers())), max_size=3),
    empty=st.sets(st.sampled_from(sorted(offers())), max_size=3),
    worded=st.sets(st.sampled_from(sorted(offers())), max_size=3),
)
def test_what_two_drafts_share_reads_as_if_it_were_drafted_for_each(
    gone: set[str], empty: set[str], worded: set[str]
) -> None:
    first = offers()
    second = {clause_id: offer for clause_id, offer in first.items() if clause_id not in gone}
    for clause_id in empty & second.keys() - {ADDED}:
        second[clause_id] = Offer()
    for clause_id in worded & second.keys():
        second[clause_id] = Offer(
            title=first[clause_id].title, wording="The parties shall agree on it later."
        )
    for one, other in ((first, second), (second, first)):
        together = drafts_of(opened(), one, other)
        assert together[0] == drafts_of(opened(), one, one)[0]
        assert together[1] == drafts_of(opened(), other, other)[1]
