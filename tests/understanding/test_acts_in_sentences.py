"""Acts on a named clause are read whole, whoever says them in whichever of their usual forms; others' acts never are."""

import pytest

from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.parking import Park
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.acts.rejection import Reject
from kpo_tui.negotiation.acts.withdrawal import Withdraw
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import SIDES
from kpo_tui.understanding.at_hand import AtHand
from kpo_tui.understanding.interpretation import read
from kpo_tui.understanding.jests import in_jest
from kpo_tui.understanding.moves import Offering
from kpo_tui.understanding.passages import passages
from kpo_tui.understanding.scene import scene_of, sentence_of
from tests.builders import Table, moment
from tests.playbooks.deals import playbook_named

ACCEPTANCES = (
    "Bharat hereby accepts the Client's proposal on exit in full", "Exit is accepted as offered.", "Exit closed on the client's terms",
    "We are pleased to confirm acceptance of your exit proposal.", "You've got yourself a deal on exit.",
    "We'll bite the bullet and take your exit offer as it stands",
)  # fmt: skip
REJECTIONS = (
    "Client's exit offer is declined", "Bharat does not accept the proposal made on exit", "Thanks but no thanks, we reject the exit proposal",
    "we cannot follow your request on exit and reject it", "We must decline your exit offer because the period is too short",
)  # fmt: skip
WITHDRAWALS = (
    "please pull our exit proposal, we take it back", "Withdraw what we offered on exit", "take our exit offer off the table", "Bharat withdraws its offer on exit",
)  # fmt: skip
OMISSIONS = (
    "do without the exit clause altogether",
    "Strike the exit article in its entirety",
    "there should be no exit clause",
)
PARKINGS = ("Can we leave exit for later?", "Please put the exit clause on the back burner for now")
NO_ACTS = (
    "Acme accepts the exit offer", "We accept part of the exit offer", "We accept the exit offer if you lower the price", "Our exit proposal is accepted",
    "we accept that the exit clause is important", "Exit is agreed on our terms", "Do you accept the exit offer?", "we accept the exit offer in principle",
    "We do not reject the exit offer", "Acme rejects the exit offer", "Withdraw your exit offer", "don't delete the exit clause",
)  # fmt: skip


@pytest.fixture(scope="module")
def at_exit() -> AtHand:
    table = Table(playbook_named("kpo-standard"))
    terms = table.state.clause("exit").terms
    for side, days in zip(SIDES, ("60 days", "180 days"), strict=True):
        offer = Offer(terms={"plan_days": terms["plan_days"].canonical(days)})
        table.does(side, Propose(offers={"exit": offer}))
    return AtHand(state=table.state, party="provider", at=moment(5000), asked="decision", clause="exit")


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        *((text, Accept) for text in ACCEPTANCES),
        *((text, Reject) for text in REJECTIONS),
        *((text, Withdraw) for text in WITHDRAWALS),
        *((text, Park) for text in PARKINGS),
    ],
)
def test_an_act_is_read_whole(said: str, kind: type, at_exit: AtHand) -> None:
    reading = read(said, at_exit)
    assert reading.sure
    assert [type(move) for move in reading.moves] == [kind]


@pytest.mark.parametrize("said", OMISSIONS)
def test_a_clause_is_left_out(said: str, at_exit: AtHand) -> None:
    (move,) = read(said, at_exit).moves
    assert isinstance(move, Offering)
    assert move.left_out


@pytest.mark.parametrize("said", NO_ACTS)
def test_what_is_no_act_of_ours_is_never_sure(said: str, at_exit: AtHand) -> None:
    assert not any(
        isinstance(move, Accept | Reject | Withdraw | Park | Offering) for move in read(said, at_exit).moves
    )


@pytest.mark.parametrize(
    "said",
    [
        "Sixty days. How terribly generous of you.",
        "60 days! Shall we get married too?",
        "Sixty days, I can hear you trembling from here.",
    ],
)
def test_a_jest_is_known(said: str, at_exit: AtHand) -> None:
    scene = scene_of(at_exit)
    assert in_jest([sentence_of(text, scene) for text in passages(said).sentences], scene)


@pytest.mark.parametrize(
    "said",
    ["60 days", "We propose 90 days.", "60 days. We can live with that.", "90 days, our auditors insist"],
)
def test_an_offer_is_no_jest(said: str, at_exit: AtHand) -> None:
    scene = scene_of(at_exit)
    assert not in_jest([sentence_of(text, scene) for text in passages(said).sentences], scene)


@pytest.mark.parametrize("said", ["please confirm your address", "kindly confirm the registered office"])
def test_who_asks_to_confirm_a_term_is_not_asked_about_the_agreement(said: str, at_exit: AtHand) -> None:
    assert "agreement" not in str(read(said, at_exit).asks)


def test_an_order_not_to_accept_is_no_rejection_and_a_statement_is_one(at_exit: AtHand) -> None:
    assert not read("don't accept exit", at_exit).sure
    (move,) = read("we don't accept exit", at_exit).moves
    assert isinstance(move, Reject)
