"""Taking what is usual, leaving a question to the other side, and hearing it once more."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kpo_tui.dialogue.answers import open_terms, suggestions
from kpo_tui.dialogue.prompts import Ahead, Question
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import Side
from kpo_tui.negotiation.terms import Raw, SomeTerm
from kpo_tui.understanding import moves as said
from tests.builders import Table
from tests.dialogue.players import Player, lines
from tests.playbooks.deals import playbook_named

STANDARD = playbook_named("kpo-standard")
ESSENTIALS = playbook_named("kpo-essentials")


def client(playbook: str = "kpo-essentials") -> Player:
    return Player(Table(playbook_named(playbook)), "client")


def terms_of(player: Player, clause: str) -> dict[str, SomeTerm]:
    return dict(player.table.state.clause(clause).terms)


def test_the_usual_is_taken_for_the_question_at_hand_and_no_other() -> None:
    player = client()
    player.says("go to net days")
    turn = player.says("take the usual")
    usual = terms_of(player, "payment")["net_days"]
    assert player.talk.answers("payment").terms == {"net_days": usual.canonical(usual.usual)}
    assert lines(turn).startswith("The usual is taken for: Payment period.")
    assert not turn.acts


def test_the_usual_of_a_clause_keeps_what_was_answered_and_says_so() -> None:
    player = client()
    player.says("go to net days")
    player.says("75 days")
    turn = player.says("defaults please")
    assert player.talk.answers("payment").terms["net_days"] == "75 days"
    assert len(player.talk.answers("payment").terms) > 3
    assert "Kept: Payment period 75 days." in lines(turn)


def test_what_was_left_open_is_left_open_by_the_usual_of_the_clause() -> None:
    player = client()
    player.says("go to late interest")
    player.says("skip")
    turn = player.says("the usual for this clause")
    assert "late_interest_pct" not in player.talk.answers("payment").terms
    assert "Still left open: Interest on late payment" in lines(turn)


def test_facts_of_other_deals_are_examples_and_never_taken() -> None:
    player = client("kpo-standard")
    turn = player.says("go to parties")
    turn = player.says("take the usual for this clause")
    assert "200 Harbor Street" in lines(turn)
    assert "for example" in lines(turn)
    assert not any("Harbor" in str(raw) for raw in player.talk.answers("parties").terms.values())
    sources = {one.source for one in suggestions(player.seat, player.talk, "parties", "client_address")}
    assert "example" in sources
    assert "usual" not in sources


def test_an_example_is_not_taken_for_the_question_either() -> None:
    player = client("kpo-standard")
    player.takes(said.Going(clause="parties", term="client_address"))
    turn = player.says("take the usual")
    assert not player.talk.answers("parties").terms
    assert "for example: 200 Harbor Street" in lines(turn)


@settings(max_examples=25, deadline=None)
@given(clause=st.sampled_from(sorted(STANDARD.clauses)), skipped=st.integers(0, 3))
def test_the_usual_of_a_clause_leaves_open_only_what_it_may_not_take(clause: str, skipped: int) -> None:
    player = client("kpo-standard")
    player.takes(said.Going(clause=clause))
    for _ in range(skipped):
        if isinstance(player.prompt(), Question):
            player.takes(said.Skipping())
    put_off = player.talk.answers(clause).skipped
    turn = player.takes(said.TakingUsual(clause=clause))
    terms, answers = terms_of(player, clause), player.talk.answers(clause).terms
    assert not turn.acts
    assert not set(put_off) & answers.keys()
    for name, raw in answers.items():
        assert terms[name].shape == "one"
        assert raw == terms[name].canonical(terms[name].usual)
    for name in open_terms(player.seat, player.talk, clause):
        assert terms[name].shape != "one" or not terms[name].usual
        assert terms[name].label in lines(turn)


def test_the_usual_can_be_taken_back() -> None:
    player = client()
    player.says("go to payment")
    player.says("defaults please")
    assert player.talk.answers("payment").terms
    player.says("undo")
    assert not player.talk.answers("payment").terms


def test_a_question_is_left_to_the_other_side_as_by_skip() -> None:
    player = client()
    player.says("go to late interest")
    turn = player.says("they know that better")
    assert player.talk.answers("payment").skipped == ("late_interest_pct",)
    assert "The provider may speak first there." in lines(turn)


def test_another_clause_is_left_to_the_other_side_by_its_name() -> None:
    player = client()
    turn = player.says("leave liability to the provider")
    assert "liability" in player.talk.place.later
    assert "The provider may speak first there." in lines(turn)


def test_an_answer_that_was_given_is_not_left_to_the_other_side() -> None:
    player = client()
    player.says("go to net days")
    player.says("75 days")
    turn = player.says("leave payment period to the provider")
    assert player.talk.answers("payment").terms == {"net_days": "75 days"}
    assert "undo" in lines(turn)


def test_what_is_asked_can_be_heard_once_more() -> None:
    player = client()
    player.says("go to late interest")
    before = player.prompt()
    turn = player.says("say that again")
    assert turn.repeats
    assert player.prompt() == before
    assert not isinstance(before, Ahead)


OUR_WARRANTY: dict[str, Raw] = {
    "standard": "skill_only", "period_days": "180 days", "defect_remedy": "redo_only", "redo_days": "5 business days",
}  # fmt: skip
THEIR_WARRANTY: dict[str, Raw] = {**OUR_WARRANTY, "period_days": "60 days", "redo_days": "15 business days"}


def answering_them() -> Player:
    """The client, on a clause where both sides have offered different periods."""
    table = Table(STANDARD)
    offers: dict[Side, dict[str, Raw]] = {"client": OUR_WARRANTY, "provider": THEIR_WARRANTY}
    for side, terms in offers.items():
        table.does(side, Propose(offers={"warranty": Offer(terms=terms)}))
    player = Player(table, "client")
    player.says("go to warranty")
    return player


def test_the_rest_as_offered_keeps_an_answer_that_is_not_sent_and_says_so() -> None:
    player = answering_them()
    player.says("period 120 days")
    turn = player.says("the rest as they offer it")
    assert "Kept, as you answered: Warranty period 120 days." in lines(turn)
    assert player.talk.answers("warranty").terms == {**THEIR_WARRANTY, "period_days": "120 days"}


def test_an_acceptance_says_which_answers_it_drops() -> None:
    player = answering_them()
    player.says("period 120 days")
    player.says("accept")
    asked = player.prompt()
    assert isinstance(asked, Ahead)
    assert "Your answers that were not sent are dropped by it: Warranty period 120 days." in asked.warnings


def test_a_yes_with_a_value_changes_what_is_shown_and_records_nothing() -> None:
    player = answering_them()
    player.says("period 120 days, then send")
    turn = player.says("yes, but redo in 7 business days")
    assert not turn.acts
    assert player.talk.answers("warranty").terms == {
        "period_days": "120 days",
        "redo_days": "7 business days",
    }
    assert isinstance(player.prompt(), Ahead)


def test_what_is_usual_does_not_fill_in_for_a_value_that_is_refused() -> None:
    player = answering_them()
    refused = said.Offering(clause="warranty", terms={"period_days": "9000 days"})
    turn = player.takes(refused, said.TakingUsual(clause="warranty"))
    assert "Not done, since that was refused: Take the usual for all that is open" in lines(turn)
    assert not player.talk.answers("warranty").terms
