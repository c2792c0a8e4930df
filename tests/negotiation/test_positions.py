"""One party's private positions: the ladder, its rungs, and what can be wrong with them."""

import tomllib

import pytest

from kpo_tui.errors import Usage
from kpo_tui.library.schema import read_as
from kpo_tui.negotiation.positions import Position, Positions, problems_of_positions
from tests.builders import small_playbook

LADDER = Position(preferred="60", fallbacks=("50", "45 days"), walk_away="net 30")

POSITIONS = """
party = "client"
playbook = "small"
[clauses.payment.net_days]
preferred = 60
fallbacks = ["50", "45 days"]
walk_away = "net 30"
weight = 8
[clauses.payment.interest]
preferred = "0.5%"
"""


PLACE = "mine.toml, clause payment, term net_days"


def positions(text: str = POSITIONS) -> Positions:
    found, problems = read_as(Positions, tomllib.loads(text, parse_float=str), "mine.toml")
    assert found is not None, problems
    return found


def complaints(text: str) -> list[str]:
    """Every problem of positions written like this, for the small playbook."""
    found, problems = read_as(Positions, tomllib.loads(text, parse_float=str), "mine.toml")
    if found is not None:
        problems += problems_of_positions(found, small_playbook(), "mine.toml")
    return [str(problem) for problem in problems]


def on_payment(**keys: str) -> str:
    """Positions of the client on the payment period."""
    lines = "\n".join(f"{key} = {value}" for key, value in keys.items())
    return f'party = "client"\nplaybook = "small"\n[clauses.payment.net_days]\n{lines}\n'


def test_a_ladder_leads_from_preferred_to_walk_away() -> None:
    assert LADDER.rungs() == ("60", "50", "45 days", "net 30")
    assert Position(preferred="60").rungs() == ("60",)


@pytest.mark.parametrize(
    ("name", "value"),
    [("preferred", "60"), ("fallback", "50"), ("fallback-1", "50"), ("fallback-2", "45 days"), ("walk-away", "net 30")],
)  # fmt: skip
def test_each_rung_has_a_name(name: str, value: str) -> None:
    assert LADDER.rung(name) == value


def test_a_rung_the_ladder_lacks_gives_the_nearest_firmer_one() -> None:
    assert LADDER.rung("fallback-9") == "45 days"
    assert Position(preferred="60").rung("fallback") == "60"
    assert Position(preferred="60").rung("walk-away") == "60"
    assert Position(preferred="60", fallbacks=("50",)).rung("walk-away") == "50"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "middle",
        "fallback-x",
        "fallback--1",
        "walk_away",
        "Preferred",
        "fallback-²",
        f"fallback-{'9' * 5000}",
    ],
)
def test_another_name_is_no_rung(name: str) -> None:
    with pytest.raises(Usage, match="is not a rung; use preferred, fallback, fallback-2 or walk-away"):
        LADDER.rung(name)


def test_an_offer_takes_the_rungs_values_in_canonical_form() -> None:
    mine, playbook = positions(), small_playbook()
    assert mine.offered(playbook, "payment", "preferred") == {"net_days": "60 days", "interest": "0.5%"}
    assert mine.offered(playbook, "payment", "walk-away") == {"net_days": "30 days", "interest": "0.5%"}


def test_a_clause_without_positions_offers_nothing() -> None:
    assert positions().offered(small_playbook(), "scope", "preferred") == {}
    assert positions().offered(small_playbook(), "nowhere", "preferred") == {}


def test_sound_positions_have_no_problem() -> None:
    assert complaints(POSITIONS) == []


def test_an_unknown_clause_is_named_with_the_nearest() -> None:
    text = 'party = "client"\nplaybook = "small"\n[clauses.paymant.net_days]\npreferred = "60"'
    assert complaints(text) == [
        "mine.toml, clause paymant: is not a clause of the playbook; did you mean 'payment'?"
    ]


def test_an_unknown_term_is_named_with_the_nearest() -> None:
    text = 'party = "client"\nplaybook = "small"\n[clauses.payment.net_day]\npreferred = "60"'
    assert complaints(text) == [
        "mine.toml, clause payment, term net_day: is not a term of the playbook; did you mean 'net_days'?"
    ]


def test_an_unknown_key_is_named_with_the_nearest() -> None:
    assert complaints(on_payment(preferred='"60"', walkaway='"30"')) == [
        "mine.toml, clause payment, term net_days, key walkaway: is not a key we know; did you mean 'walk_away'?"
    ]


def test_a_value_that_is_none_of_the_terms_is_named_with_what_was_expected() -> None:
    assert complaints(on_payment(preferred='"soon"')) == [
        f"{PLACE}, key preferred: 'soon' is not understood; expected a length of time in days, such as 30 days"
    ]


def test_a_ladder_that_rises_is_named() -> None:
    found = complaints(on_payment(preferred='"45"', fallbacks='["60"]', walk_away='"30"'))
    assert found == [
        "mine.toml, clause payment, term net_days, key fallbacks: is better for you than the rung before it"
    ]


def test_which_way_a_ladder_rises_depends_on_the_party() -> None:
    text = on_payment(preferred='"45"', walk_away='"60"')
    assert "is better for you" in complaints(text)[0]
    assert complaints(text.replace('"client"', '"provider"')) == []


def test_a_weight_is_from_0_to_10() -> None:
    assert complaints(on_payment(preferred='"60"', weight="10")) == []
    assert complaints(on_payment(preferred='"60"', weight="0")) == []
    for weight in ("11", "-1"):
        assert complaints(on_payment(preferred='"60"', weight=weight)) == [
            "mine.toml, clause payment, term net_days, key weight: is from 0 to 10"
        ]


def test_every_problem_is_found_at_once() -> None:
    text = """
party = "client"
playbook = "small"
[clauses.paymant.net_days]
preferred = "60"
[clauses.payment.net_days]
preferred = "soon"
weight = 12
[clauses.payment.intrest]
preferred = "1%"
"""
    found = "\n".join(complaints(text))
    assert len(found.splitlines()) == 4
    for part in ("clause paymant", "key preferred", "key weight", "term intrest"):
        assert part in found


def test_every_problem_of_the_shape_is_found_at_once() -> None:
    text = 'party = "clint"\n[clauses.payment.net_days]\nweight = "much"\npriority = "dream"'
    found = "\n".join(complaints(text))
    for part in (
        "key party",
        "key playbook: is missing",
        "key preferred: is missing",
        "key weight",
        "key priority",
    ):
        assert part in found
