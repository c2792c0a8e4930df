"""Private advice: where an offer lies on the ladder, what to move to next, and what to do."""

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from kpo_tui.negotiation.advice import Advice, advice_on, cautions
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import Side
from kpo_tui.negotiation.positions import Position, Positions, better_than, ladder_of
from kpo_tui.negotiation.terms import Raw, SomeTerm
from tests.builders import opened

STATE = opened()
NET_DAYS: SomeTerm = STATE.clause("payment").terms["net_days"]
DAYS = Position(
    preferred="60 days", fallbacks=("45 days", "40 days"), walk_away="30 days", reason="Our cash cycle is long.",
    private_note="Treasury lives with 30.", approver="CFO", weight=8, priority="must",
)  # fmt: skip
MINE = Positions(party="client", playbook="small", clauses={"payment": {"net_days": DAYS}})


SERVICES: list[Raw] = [["research"], ["research", "filing"], ["cooking"]]


def on(theirs: Raw | None, ours: Raw | None = "60 days", mine: Positions = MINE) -> Advice:
    """Advice on an offer of so many days, after `ours`."""
    offered = None if theirs is None else Offer(terms={"net_days": theirs})
    return advice_on(STATE, mine, "payment", offered, Offer(terms={"net_days": ours}) if ours else None)


@pytest.mark.parametrize(
    ("offered", "place", "where"),
    [
        ("90 days", "better", "better than your preferred value"),
        ("60 days", "preferred", "your preferred value"),
        ("50 days", "between", "between your preferred and your fallback"),
        ("45 days", "fallback", "your fallback"),
        ("40 days", "fallback", "your fallback 2"),
        ("35 days", "between", "between your fallback 2 and your walk-away"),
        ("30 days", "walk-away", "your walk-away"),
        ("29 days", "past", "past your walk-away"),
    ],
)
def test_an_offer_is_placed_on_the_ladder(offered: str, place: str, where: str) -> None:
    (term,) = on(offered).terms
    assert (term.place, term.where) == (place, where)


def test_the_provider_s_ladder_runs_the_other_way() -> None:
    mine = Positions(
        party="provider",
        playbook="small",
        clauses={"payment": {"net_days": Position(preferred="14 days", walk_away="45 days")}},
    )
    assert on("10 days", None, mine).terms[0].place == "better"
    assert on("60 days", None, mine).terms[0].place == "past"


@pytest.mark.parametrize(
    ("said", "rung", "value"),
    [(None, "preferred", "60 days"), ("60 days", "fallback", "45 days"), ("45 days", "fallback-2", "40 days"),
     ("42 days", "fallback-2", "40 days"), ("40 days", "walk-away", "30 days"), ("30 days", "", None)],
)  # fmt: skip
def test_the_next_rung_is_the_first_below_what_was_said(
    said: str | None, rung: str, value: str | None
) -> None:
    (term,) = on("10 days", said).terms
    assert (term.next_rung, term.next_value) == (rung, value)


def test_there_is_no_next_rung_where_the_offer_is_as_good_already() -> None:
    assert on("45 days").terms[0].next_rung == ""
    assert on("50 days").terms[0].next_rung == ""
    assert on("44 days").terms[0].next_rung == "fallback"


@pytest.mark.parametrize(
    ("offered", "said", "verdict", "text"),
    [
        ("60 days", "60 days", "accept", "You can accept."),
        ("45 days", "60 days", "accept", "You can accept. There may be room on: Payment period."),
        ("30 days", "60 days", "escalate", "You can sign this once it is approved: Payment period (CFO)."),
        ("10 days", "60 days", "counter", "Counter. Past your walk-away: Payment period."),
        ("10 days", "30 days", "escalate",
         "Payment period: past what you may sign, and you have no rung left. Ask your side first."),
    ],
)  # fmt: skip
def test_the_verdict_says_what_to_do(offered: str, said: str, verdict: str, text: str) -> None:
    given = on(offered, said)
    assert (given.verdict, given.text) == (verdict, text)


def test_without_an_offer_there_is_nothing_to_judge() -> None:
    assert on(None).verdict == "none"
    assert advice_on(STATE, MINE, "payment", Offer(left_out=True), None).verdict == "none"
    assert advice_on(STATE, MINE, "scope", Offer(terms={"services": ["Reports"]}), None).verdict == "none"


def test_an_offer_that_says_nothing_on_a_term_is_to_be_filled_in() -> None:
    given = advice_on(
        STATE, MINE, "payment", Offer(terms={"interest": "1%"}), Offer(terms={"net_days": "60 days"})
    )
    assert given.terms[0].place == "unsaid"
    assert given.verdict == "counter"


def test_values_without_an_order_are_on_a_rung_or_to_be_judged_by_a_person() -> None:
    services = Position(preferred="research", walk_away="research; filing")
    mine = Positions(party="client", playbook="small", clauses={"scope": {"services": services}})
    kinds = [
        advice_on(STATE, mine, "scope", Offer(terms={"services": said}), None).terms[0].place
        for said in SERVICES
    ]
    assert kinds == ["preferred", "walk-away", "unknown"]


def test_the_reason_may_be_said_and_the_rest_is_marked_as_private() -> None:
    (term,) = on("30 days").terms
    assert (term.say, term.note, term.approver, term.approval) == (
        "Our cash cycle is long.", "Treasury lives with 30.", "CFO", True,
    )  # fmt: skip
    assert not on("40 days").terms[0].approval


def test_cautions_speak_of_what_is_past_the_walk_away_or_needs_approval() -> None:
    assert cautions(STATE, MINE, "payment", Offer(terms={"net_days": "45 days"})) == ()
    assert cautions(STATE, MINE, "payment", Offer(terms={"net_days": "30 days"})) == (
        "Payment period: 30 days needs the approval of: CFO.",
    )
    assert cautions(STATE, MINE, "payment", Offer(terms={"net_days": "10 days"}))[0] == (
        "Payment period: 10 days is past your walk-away (30 days)."
    )


def test_what_the_other_side_offers_may_be_better_than_one_s_own_fallback() -> None:
    own: dict[str, Raw] = {"net_days": "45 days", "interest": "1%"}
    offered: dict[str, Raw] = {"net_days": "50 days", "interest": "2%", "deposit": "USD 1"}
    assert better_than(STATE, "client", "payment", offered, own) == {"net_days": "50 days"}


days = st.integers(0, 180).map(lambda number: f"{number} days")


@settings(max_examples=50, deadline=None)
@given(
    st.sampled_from(["client", "provider"]),
    st.lists(st.integers(0, 180), min_size=2, max_size=5, unique=True),
    days,
)
def test_stepping_down_a_ladder_never_gets_better_and_comes_to_its_end(
    party: Side, rungs: list[int], said: str
) -> None:
    ordered = [f"{number} days" for number in sorted(rungs, reverse=party == "client")]
    position = Position(preferred=ordered[0], fallbacks=tuple(ordered[1:-1]), walk_away=ordered[-1])
    ladder = ladder_of(NET_DAYS, position, party)
    value: Raw = said
    for _ in range(len(ordered) + 1):
        following = ladder.after(value)
        if following is None:
            break
        lower = NET_DAYS.write(ladder.values[following])
        assert NET_DAYS.better_for(party, NET_DAYS.read(lower), NET_DAYS.read(value)) < 0
        value = lower
    else:
        raise AssertionError(value)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(0, 180), min_size=1, max_size=4, unique=True), days, days)
def test_a_better_offer_never_lies_lower_on_the_ladder(rungs: list[int], one: str, two: str) -> None:
    ordered = [f"{number} days" for number in sorted(rungs, reverse=True)]
    ladder = ladder_of(NET_DAYS, Position(preferred=ordered[0], fallbacks=tuple(ordered[1:])), "client")
    if NET_DAYS.better_for("client", NET_DAYS.read(one), NET_DAYS.read(two)) >= 0:
        (place, at), (other_place, below) = ladder.place(one), ladder.place(two)
        assert at <= below
        assert not (place == "past" and other_place != "past")
