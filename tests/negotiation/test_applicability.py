"""Values that do not apply are refused by name, others fall away and are told, and an offer says something."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from kpo_tui.errors import Refused
from kpo_tui.negotiation.acts.proposal import Propose, Proposed
from kpo_tui.negotiation.applicability import applies_only
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.rules import decide, permit
from kpo_tui.negotiation.terms import Raw
from kpo_tui.negotiation.values import applying_terms
from tests.builders import Table, moment, offer
from tests.playbooks.deals import playbook_named

DEPOSIT = "Deposit applies only where Payment period is more than 60 days"
VALUES = {
    "net_days": ["0 days", "30 days", "60 days", "61 days", "90 days"],
    "interest": ["1%", "2%"],
    "deposit": ["USD 5", "USD 10"],
}
said = st.fixed_dictionaries({}, optional={name: st.sampled_from(raws) for name, raws in VALUES.items()})
FOLLOWING = [
    (name, clause_id, term_id)
    for name in ("kpo-essentials", "kpo-standard", "kpo-financial-research", "kpo-clinical-pharma")
    for clause_id, clause in playbook_named(name).clauses.items()
    for term_id, term in clause.terms.items()
    if term.when
]


def proposed(**terms: str) -> Table:
    """The client has proposed these on payment."""
    table = Table()
    table.does("client", offer(**terms))
    return table


def test_a_value_that_does_not_apply_is_refused_with_what_it_hangs_on() -> None:
    refused = proposed(net_days="30 days").refuses("client", offer(deposit="USD 5"))
    assert refused == f"client cannot propose payment: {DEPOSIT} (here: 30 days)"
    refused = Table().refuses("client", offer(deposit="USD 5"))
    assert refused == f"client cannot propose payment: {DEPOSIT} (not said yet)"


def test_values_that_contradict_one_another_are_refused() -> None:
    refused = proposed(net_days="90 days").refuses("client", offer(net_days="45 days", deposit="USD 5"))
    assert f"{DEPOSIT} (here: 45 days)" in refused


def test_a_value_that_another_makes_fall_away_is_told() -> None:
    table = proposed(net_days="90 days", deposit="USD 5")
    act = offer(net_days="30 days")
    made = table.does("client", act)
    assert isinstance(made, Proposed)
    assert made.clauses["payment"].terms == {"net_days": "30 days"}
    before = proposed(net_days="90 days", deposit="USD 5").state
    assert act.fallen(before, made) == {"payment": {"deposit": "USD 5"}}


@pytest.mark.parametrize("clauses", [("payment",), ("payment", "liability")])
def test_an_offer_that_says_nothing_is_refused(clauses: tuple[str, ...]) -> None:
    offers = {"payment": Offer(), **{name: Offer(terms={"cap": "100%"}) for name in clauses[1:]}}
    refused = Table().refuses("client", Propose(offers=offers))
    assert refused.endswith("it says nothing on Payment yet; give a value")


@pytest.mark.parametrize("said", [Offer(wording="We pay."), Offer(left_out=True)])
def test_wording_and_leaving_out_say_something(said: Offer) -> None:
    Table().does("client", Propose(offers={"payment": said}))


def test_a_line_that_says_nothing_or_was_made_by_older_rules_is_still_permitted() -> None:
    state = Table().state
    here = {"seq": 2, "at": moment(9), "party": "client", "prev": state.head}
    for terms in ({}, {"net_days": "30 days", "deposit": "USD 5"}):
        permit(state, Proposed(**here, clauses={"payment": Offer(terms=terms)}))  # type: ignore[arg-type]


@given(last=said, new=said)
def test_what_is_named_is_in_the_offer_or_refused_by_its_name(
    last: dict[str, Raw], new: dict[str, Raw]
) -> None:
    table = Table()
    before = Propose(offers={"payment": Offer(terms=last)}).fitted(table.state, "client", moment(1), {})
    if before.offers["payment"].terms:
        table.does("client", before)
    whole = {**before.offers["payment"].terms, **new}
    long = int(str(whole.get("net_days", "0")).split()[0]) > 60
    act = Propose(offers={"payment": Offer(terms=new)})
    if not whole or ("deposit" in new and not long):
        with pytest.raises(Refused, match=DEPOSIT if "deposit" in new else "says nothing"):
            decide(table.state, act, "client", moment(2))
        return
    made = decide(table.state, act, "client", moment(2))
    assert isinstance(made, Proposed)
    terms = made.clauses["payment"].terms
    assert new.items() <= terms.items()
    assert {**terms, **act.fallen(table.state, made)["payment"]} == whole


@pytest.mark.parametrize(("playbook", "clause", "term"), FOLLOWING, ids=str)
def test_every_follow_up_of_every_playbook_says_where_it_applies(
    playbook: str, clause: str, term: str
) -> None:
    state = Table(playbook_named(playbook)).state
    known = state.clause(clause).terms[term]
    made = {clause: Offer()}
    if term in applying_terms(state, clause, made[clause], "client"):
        return
    told = applies_only(state, clause, term, made, "client")
    assert told.startswith(f"{known.label} applies only where ")
    assert "_" not in told
    assert "as it must be" not in told
