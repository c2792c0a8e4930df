"""Strategies for acts: sound ones that go somewhere, and hostile ones that no rule allows."""

import hypothesis.strategies as st

from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import SIDES
from kpo_tui.negotiation.terms import Raw
from tests.builders import moment, small_playbook

PLAYBOOK = small_playbook()

parties = st.sampled_from(SIDES)
known = st.sampled_from(list(PLAYBOOK.clauses))
clause_ids = st.one_of(known, known, known, st.sampled_from(["audit", "travel", "No id", "", "client"]))
numbers = st.integers(-1, 40)
texts = st.one_of(st.sampled_from(["", "Why?", "\ud800", "x" * 20_001]), st.text(max_size=20))
SOUND: dict[str, list[Raw]] = {
    "services": [["Reports"], ["Reports", "Filings"]],
    "net_days": ["0 days", "45 days", "90 days"],
    "interest": ["0%", "2%"],
    "deposit": ["USD 500", "EUR 12.5"],
    "cap": ["50%", "100%"],
}
UNSOUND: dict[str, list[Raw]] = {
    "services": [[], "Reports"],
    "net_days": ["45 day", "soon", "200 days"],
    "interest": ["1.50%", ["1%"]],
    "deposit": ["500"],
    "cap": ["half"],
    "unheard_of": ["1"],
}


@st.composite
def sound_offers(draw: st.DrawFn, clause_id: str) -> Offer:
    """An offer that can be made on an open clause and, most of the time, accepted."""
    if draw(st.integers(0, 7)) == 0:
        return Offer(left_out=True, title=None if clause_id in PLAYBOOK.clauses else "Audit")
    if clause_id not in PLAYBOOK.clauses:
        return Offer(title="Audit", wording=draw(st.sampled_from(["Once a year.", "Never."])))
    among = PLAYBOOK.clauses[clause_id].terms
    said = among if draw(st.integers(0, 4)) else list(among)[:1]
    return Offer(terms={name: draw(st.sampled_from(SOUND[name])) for name in said})


@st.composite
def offers(draw: st.DrawFn, clause_id: str) -> Offer:
    """Mostly a sound offer on the clause, now and then one that no rule allows."""
    if draw(st.integers(0, 9)) == 0:
        return Offer(left_out=True, title="Audit" if clause_id == "audit" and draw(st.booleans()) else None)
    clause = PLAYBOOK.clauses.get(clause_id)
    among = list(clause.terms) if clause else []
    if draw(st.integers(0, 19)) == 0:
        among.append("unheard_of")
    terms = {
        name: draw(st.sampled_from(SOUND.get(name, []) + UNSOUND[name]))
        for name in among
        if draw(st.integers(0, 3))
    }
    title = None if clause else draw(st.sampled_from(["Audit", "Audits", None, " "]))
    wording = draw(st.sampled_from(["Well said.", "\udfff", " "])) if draw(st.integers(0, 5)) == 0 else None
    return Offer(terms=terms, wording=wording or ("Ours." if title else None), title=title)


@st.composite
def proposals(draw: st.DrawFn, now: int) -> Propose:
    """An offer on one clause, or a package."""
    about = draw(
        st.lists(clause_ids, min_size=0 if draw(st.integers(0, 19)) == 0 else 1, max_size=3, unique=True)
    )
    return Propose(
        offers={clause_id: draw(offers(clause_id)) for clause_id in about},
        answering=draw(st.one_of(st.none(), st.none(), numbers)),
        rest_as_offered=draw(st.booleans()),
        note=draw(st.sampled_from(["", "", "Please.", "x" * 20_001])),
        valid_until=draw(st.one_of(st.none(), st.none(), st.integers(now - 1, now + 9).map(moment))),
    )  # fmt: skip
