"""Offers as people say them: packages, time limits, corrections, references, ranges, both sides at once."""

import pytest
from msgspec.structs import replace

from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.terms import Raw
from kpo_tui.understanding.at_hand import AtHand
from kpo_tui.understanding.interpretation import read
from kpo_tui.understanding.moves import Offering, Packaging, Reading
from kpo_tui.understanding.parts import Part, parts_of
from kpo_tui.understanding.scene import scene_of, sentence_of
from tests.builders import Table
from tests.playbooks.deals import playbook_named
from tests.understanding.readings_told import short
from tests.understanding.situations import LATER, situation


def heard(text: str, moment: str = "pay") -> Reading:
    return read(text, situation(moment))


def parts(text: str, moment: str = "pay") -> list[Part]:
    scene = scene_of(situation(moment))
    return parts_of([sentence_of(text, scene)])


@pytest.mark.parametrize(
    ("text", "joins"),
    [
        ("net 45, rate 28", ["", ","]),
        ("net 45 and rate 28", ["", "and"]),
        ("net 45 but rate 28", ["", "but"]),
        ("net 45 if rate 28", ["", "if"]),
        ("net 45 because our bank wants it", ["", "because"]),
        ("net 45 unless it rains", ["", "unless"]),
        ("net 45 instead of net 30", ["", "instead"]),
        ("rate 27, sorry, 28", ["", "correct"]),
        ("net 45", [""]),
        ("but if you do, net 45", ["but"]),
    ],
)
def test_the_parts_of_a_sentence_know_what_joins_them(text: str, joins: list[str]) -> None:
    assert [part.join for part in parts(text)] == joins


def test_a_part_has_the_words_that_were_typed_of_it() -> None:
    assert [part.text for part in parts("Net 45 days and the Rate 28!")] == ["Net 45 days", "Rate 28"]


def test_a_further_sentence_begins_with_a_full_stop() -> None:
    scene = scene_of(situation("pay"))
    found = parts_of([sentence_of("net 45", scene), sentence_of("rate 28", scene)])
    assert [part.join for part in found] == ["", "."]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("45 to 50 days", ["45 days", "50 days"]),
        ("between 40 and 50 days", ["40 days", "50 days"]),
        ("97, 98 or even 98.5", ["97", "98", "98.5"]),
    ],
)
def test_the_ends_of_a_range_are_one_value_of_several(text: str, values: list[str]) -> None:
    (value,) = parts(text)[0].values
    assert [amount.text for amount in value.others] == values


def test_small_number_words_beside_figures_only_count() -> None:
    assert [[value.words for value in part.values] for part in parts("these two: net 45, rate 28")][-1] == [
        ("28",)
    ]
    assert all(
        ("two",) not in [value.words for value in part.values] for part in parts("these two: net 45, rate 28")
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("their interest", "propose payment late_interest_pct=1.5%"),
        ("theirs on interest", "propose payment late_interest_pct=1.5%"),
        (
            "keep our rate and take their interest",
            "propose payment rate_usd_hour=USD 25 | late_interest_pct=1.5%",
        ),
        ("the rest is fine but 45 days", "propose payment net_days=45 days + rest"),
        ("all good except 45 days", "propose payment net_days=45 days + rest"),
        ("45 days because our bank needs 5 days", "propose payment net_days=45 days"),
        ("from 30 to 45 days", "propose payment net_days=45 days"),
        ("45 days, not 30", "propose payment net_days=45 days"),
        ("not 30 but 45 days", "propose payment net_days=45 days"),
        ("net 45 if you accept rate 28", "propose payment net_days=45 days | rate_usd_hour=USD 28"),
        ("45 to 50 days", "?"),
        ("about 45 days", "?"),
        ("45 days?", "?"),
        ("they want 45 days", "?"),
        ("our CFO wants 45 days", "?"),
        ("we had 45 days last year", "?"),
        ("45 days subject to board approval", "?"),
        ("net 45 and net 50", "?"),
        ("payment period 500 days", "?"),
        ("1.25", "?"),
        ("27", "propose payment rate_usd_hour=USD 27"),
        ("we accept the interest and 45 days", "propose payment late_interest_pct=1.5% | net_days=45 days"),
    ],
)
def test_an_offer_on_payment_is_read_as_it_is_meant(text: str, wanted: str) -> None:
    assert short(heard(text)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "notice 60 days for us and 120 for them",
            "propose termination client_notice_days=60 days | provider_notice_days=120 days",
        ),
        ("90 days each way", "propose termination client_notice_days=90 days | provider_notice_days=90 days"),
        ("our notice 60 days", "propose termination client_notice_days=60 days"),
        ("their notice 60 days", "propose termination provider_notice_days=60 days"),
        ("60 days", "?"),
    ],
)
def test_a_notice_is_of_the_side_that_is_named(text: str, wanted: str) -> None:
    assert short(heard(text, "notice")) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "net 45 if cap 150%",
        "if you agree to net 45, we take a cap of 150%",
        "net 45 against a cap of 150%",
        "net 45 and cap 150%",
    ],
)
def test_values_on_two_clauses_are_one_package(text: str) -> None:
    (move,) = heard(text).moves
    assert isinstance(move, Packaging)
    assert {one.clause: one.terms for one in move.offers} == {
        "payment": {"net_days": "45 days"},
        "liability": {"cap_pct": "150%"},
    }


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("net 45, open until 31 March 2027", "2027-03-31T23:59:59.000Z"),
        ("offer open until 31 March 2027: net 45", "2027-03-31T23:59:59.000Z"),
        ("net 45. Our offer lapses on 31 March 2027", "2027-03-31T23:59:59.000Z"),
        ("net 45; you have until 31 March 2027 to take this offer", "2027-03-31T23:59:59.000Z"),
        ("net 45. You have until 31 March 2027.", "2027-03-31T23:59:59.000Z"),
        ("net 45", None),
    ],
)
def test_an_offer_is_good_until_the_time_limit_that_is_said(text: str, until: str | None) -> None:
    (move,) = heard(text).moves
    assert isinstance(move, Offering)
    assert move.terms == {"net_days": "45 days"}
    assert move.valid_until == until


def test_the_time_limit_of_a_package_is_that_of_the_whole() -> None:
    (move,) = heard("net 45 and cap 150%, open until 31 March 2027").moves
    assert isinstance(move, Packaging)
    assert move.valid_until == "2027-03-31T23:59:59.000Z"
    assert [one.valid_until for one in move.offers] == [None, None]


SAID: dict[str, dict[str, Raw]] = {"payment": {"late_interest_pct": "1.2%"}}
JUST_SAID = replace(situation("pay"), said=SAID, said_last=(("payment", "late_interest_pct"),))


@pytest.mark.parametrize(
    "text", ["sorry, 1.3%", "I meant 1.3%", "make that 1.3%", "no wait, 1.3%", "correction: 1.3%"]
)
def test_a_correction_is_for_what_was_said_last(text: str) -> None:
    assert short(read(text, JUST_SAID)) == "propose payment late_interest_pct=1.3%"


def test_without_anything_said_last_a_correction_of_a_percentage_is_asked() -> None:
    assert short(heard("sorry, 1.3%")) == "?"


def test_what_was_said_and_not_sent_is_ours() -> None:
    assert short(read("our interest plus 0.2%", JUST_SAID)) == "propose payment late_interest_pct=1.4%"
    assert short(heard("our interest plus 0.2%")) == "propose payment late_interest_pct=1.2%"


def test_the_other_side_sees_the_same_offer_the_other_way_round() -> None:
    theirs = replace(situation("pay"), party="provider")
    assert short(read("take their interest", theirs)) == "propose payment late_interest_pct=1%"
    assert short(read("keep our interest", theirs)) == "propose payment late_interest_pct=1.5%"
    assert short(read("2 dollars less than the client offers", theirs)) in (
        "?",
        "propose payment rate_usd_hour=USD 23",
    )


def test_naming_all_that_the_other_side_offers_is_accepting_it() -> None:
    reading = heard("we accept 30 days, 1.5% interest", "only-net")
    assert not reading.sure or short(reading) != "accept payment"
    assert short(heard("ok 30 days", "only-net")) == "accept payment"


def test_many_unclear_values_in_one_sentence_are_read_in_no_time() -> None:
    reading = heard("twenty " * 80)
    assert not reading.sure
    assert len(reading.choices) <= 3


@pytest.mark.parametrize(
    "limit",
    [
        "{} or more", "no less than {}", "not less than {}", "at least {}", "minimum {}", "not below {}", "up to {}", "no more than {}", "{} at most",
        "{} at the latest", "not more than {}", "maximum {}", "{} at the very least", "no longer than {}", "a minimum of {}", "a maximum of {}",
    ],
)  # fmt: skip
def test_a_limit_offers_the_limit(limit: str) -> None:
    assert short(heard(limit.format("45 days"))) == "propose payment net_days=45 days"


@pytest.mark.parametrize(
    "roughly",
    ["around {}", "{} or so", "roughly {}", "approximately {}", "somewhere near {}", "almost {}", "circa {}"],
)
def test_what_is_not_said_exactly_is_asked_with_its_value(roughly: str) -> None:
    reading = heard(roughly.format("45 days"))
    assert not reading.sure
    assert [choice.text for choice in reading.choices] == ["Payment period 45 days"]


@pytest.mark.parametrize(
    "same",
    [
        "match {}",
        "matching {}",
        "same as {}",
        "accept {}",
        "go with {}",
        "take {}",
        "agree to {}",
        "adopt {}",
        "mirror {}",
    ],
)
def test_what_the_other_side_offers_is_taken_by_its_name(same: str) -> None:
    assert short(heard(same.format("their interest"))) == "propose payment late_interest_pct=1.5%"


@pytest.mark.parametrize(
    "because", ["because", "since", "owing to", "due to", "as our bank needs", "given that", "in view of"]
)
def test_the_figures_of_a_reason_are_no_values(because: str) -> None:
    reading = heard(f"payment period 45 days, {because} our 12 banks and 20%")
    assert short(reading) in ("?", "propose payment net_days=45 days")
    assert "12" in " ".join(reading.left_unread)


@pytest.mark.parametrize(
    "text",
    [
        "withdraw",
        "we retract",
        "take that back",
        "take it back",
        "we pull our offer",
        "rescind our offer",
        "revoke our proposal",
    ],
)
def test_taking_back_an_offer_withdraws_ours(text: str) -> None:
    assert short(heard(text)) == "withdraw payment"


def _with_limits(said: dict[str, dict[str, Raw]]) -> AtHand:
    """The limits of liability differ; what the client has `said` is not sent."""
    table = Table(playbook_named("kpo-essentials"))
    ours, theirs = (
        Propose(offers={"liability": Offer(terms={"cap_pct": cap, "data_supercap_pct": data})})
        for cap, data in (("100%", "500%"), ("50%", "100%"))
    )
    table.does("client", ours)
    table.does("provider", theirs)
    return AtHand(
        state=table.state, party="client", at=LATER, asked="decision", clause="liability", said=said
    )


UNSENT = _with_limits({"liability": {"cap_pct": "50%", "data_supercap_pct": "140%"}})


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("cap 60%", "cap_pct=60%"),
        ("we can live with your cap of 50%", "cap_pct=50%"),
        ("cap 60% and super-cap 200%", "cap_pct=60% | data_supercap_pct=200%"),
        ("super-cap 300%", "data_supercap_pct=300%"),
    ],
)
def test_a_term_keeps_its_name_while_an_answer_like_theirs_is_not_sent(text: str, reading: str) -> None:
    assert short(read(text, UNSENT)) == f"propose liability {reading}"


def test_a_bare_value_may_be_for_any_answer_that_is_not_sent() -> None:
    assert not read("60%", UNSENT).sure


def test_a_value_is_not_for_what_is_denied() -> None:
    assert short(read("150%, not the super-cap", UNSENT)) == "propose liability cap_pct=150%"
    assert short(read("150%, not the cap", UNSENT)) == "propose liability data_supercap_pct=150%"


def test_twice_that_is_twice_what_was_said_before() -> None:
    reading = read("cap 120% and super-cap twice that", UNSENT)
    assert short(reading) == "propose liability cap_pct=120% | data_supercap_pct=240%"
