"""The walk: what is asked when, what is shown of the other side, and how one moves about."""

from kpo_tui.dialogue.agenda import behind
from kpo_tui.dialogue.clause_prompts import at_clause
from kpo_tui.dialogue.prompts import Ahead, AskingBack, Decision, Question, Reminder, Review, Waiting
from kpo_tui.negotiation.acts.parking import Park
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.terms import Raw
from kpo_tui.understanding import moves as said
from tests.builders import PLAYBOOK, Table, offer, small_playbook
from tests.dialogue.players import Player, both, lines

PAYMENT: dict[str, Raw] = {"net_days": "45 days", "interest": "1%"}


def asked(player: Player) -> tuple[str, str]:
    """What is before the player: the kind of prompt, and the term or the clause."""
    found = player.prompt()
    return type(found).__name__, str(getattr(found, "term", "") or getattr(found, "clause", ""))


def opens_payment(player: Player, days: str = "45 days") -> None:
    """Answer the questions on payment and send them."""
    player.takes(said.Going(clause="payment"))
    player.says(days)
    player.says("1%")
    player.says("yes")


def test_the_first_question_is_the_first_of_the_agenda() -> None:
    client, provider = both()
    assert asked(client) == asked(provider) == ("Question", "services")


def test_a_clause_is_asked_question_by_question_and_then_shown_as_a_whole() -> None:
    client, _ = both()
    client.takes(said.Going(clause="payment"))
    assert asked(client) == ("Question", "net_days")
    client.says("45 days")
    assert asked(client) == ("Question", "interest")
    client.says("1%")
    found = client.prompt()
    assert isinstance(found, Ahead)
    assert found.says == ("Propose on Payment:", "  Payment period: 45 days", "  Late interest: 1% per month")
    assert client.table.state.seq == 1
    assert client.says("yes").acts
    assert client.table.state.offer("payment", "client") == Offer(terms=PAYMENT)


def test_a_follow_up_is_asked_only_where_it_applies() -> None:
    client, _ = both()
    client.takes(said.Going(clause="payment"))
    client.says("90 days")
    client.says("1%")
    assert asked(client) == ("Question", "deposit")
    client.says("back")
    client.says("back")
    client.says("45 days")
    assert asked(client) == ("Ahead", "")


def test_the_other_side_s_opening_is_hidden_until_one_s_own_is_in() -> None:
    table = Table()
    table.does("provider", offer(net_days="30 days", interest="2%"))
    client = Player(table, "client")
    client.takes(said.Going(clause="payment"))
    found = client.prompt()
    assert isinstance(found, Question)
    assert found.theirs == ""
    assert "2%" not in str(found)
    opens_payment(client)
    assert table.state.standing("payment", "provider") is not None, "openings cross"
    decision = at_clause(client.seat, client.talk, "payment")
    assert isinstance(decision, Decision)
    assert [line.theirs for line in decision.lines] == ["30 days", "2% per month"]


def test_one_may_look_first_and_then_answers() -> None:
    table = Table()
    table.does("provider", offer(net_days="30 days", interest="2%"))
    client = Player(table, "client")
    client.takes(said.Going(clause="payment"))
    assert "Yours will answer it" in lines(client.says("show theirs"))
    assert asked(client) == ("Decision", "payment")
    client.says("45 days")
    found = client.prompt()
    assert isinstance(found, Question)
    assert (found.term, found.theirs) == ("interest", "2% per month")
    client.says("1%")
    client.says("yes")
    assert table.state.standing("payment", "provider") is None, "it was answered, so it lapsed"


def test_a_proposal_to_answer_comes_before_questions_elsewhere() -> None:
    client, provider = both()
    opens_payment(client)
    opens_payment(provider, "30 days")
    assert asked(provider) == ("Decision", "payment")
    client.looks_up()
    assert asked(client) == ("Decision", "payment")


def test_what_the_other_side_does_never_moves_one_to_another_clause() -> None:
    client, provider = both()
    opens_payment(client)
    assert asked(client) == ("Question", "cap")
    opens_payment(provider, "30 days")
    assert asked(client) == ("Question", "cap")


def test_a_value_at_a_decision_makes_a_counter_proposal() -> None:
    client, provider = both()
    opens_payment(client)
    opens_payment(provider, "30 days")
    provider.says("40 days")
    found = provider.prompt()
    assert isinstance(found, Ahead)
    assert found.says[0] == "Propose on Payment, in answer to proposal 2:"
    assert found.says[1] == "  Payment period: 40 days (30 days before; the client: 45 days)"
    provider.says("yes")
    assert client.table.state.clauses["payment"].countered


def test_taking_the_rest_as_offered_keeps_what_was_said() -> None:
    table = Table()
    client, provider = both(table)
    table.does("client", offer(net_days="60 days", interest="1%"))
    table.does("provider", offer(net_days="30 days", interest="2%"))
    client.takes(said.Offering(clause="payment", terms={"net_days": "45 days"}, rest_as_offered=True))
    assert client.says("yes").acts
    assert table.state.offer("payment", "client") == Offer(terms={"net_days": "45 days", "interest": "2%"})
    assert isinstance(provider.looks_up(), Decision)


def test_values_that_are_just_what_the_other_side_offers_are_an_acceptance() -> None:
    table = Table()
    client, _ = both(table)
    table.does("client", offer(net_days="60 days", interest="1%"))
    table.does("provider", offer(net_days="30 days", interest="1%"))
    turn = client.takes(said.Offering(clause="payment", terms={"net_days": "30 days"}))
    assert "would be an acceptance" in lines(turn)
    client.says("yes")
    assert table.state.where("payment") == "agreed"


def test_what_was_offered_already_is_said_to_be() -> None:
    table = Table()
    client, _ = both(table)
    table.does("client", offer(net_days="60 days", interest="1%"))
    turn = client.takes(said.Offering(clause="payment", terms={"net_days": "60 days"}))
    assert lines(turn) == "Payment period: 60 days.\nThat is what you have offered already, in proposal 2."
    assert client.talk.working == {}


def test_an_incomplete_offer_cannot_be_accepted_and_says_what_is_missing() -> None:
    table = Table()
    client, provider = both(table)
    table.does("client", offer(net_days="60 days", interest="1%"))
    table.does("provider", offer(net_days="30 days"))
    found = client.looks_up()
    assert isinstance(found, Decision)
    assert found.missing == ("Late interest",)
    assert "leaves interest of payment without a value" in lines(client.says("accept"), "refused")
    provider.talk = provider.talk.moved(later={"payment": 2, "scope": 0, "liability": 0})
    assert asked(provider)[0] == "Waiting"


def test_an_own_offer_that_lacks_a_value_is_asked_for_when_nothing_else_is_left() -> None:
    table = Table()
    client, _ = both(table)
    table.does("client", offer("scope", services=["Reports"]))
    table.does("client", offer("payment", net_days="45 days"))
    table.does("client", offer("liability", cap="100%"))
    assert asked(client) == ("Question", "interest")


def test_skipped_questions_leave_an_offer_to_look_over() -> None:
    client, _ = both()
    client.takes(said.Going(clause="payment"))
    client.says("45 days")
    assert "left open for now" in lines(client.says("skip"))
    found = client.prompt()
    assert isinstance(found, Review)
    assert found.missing == ("Late interest",)
    client.says("send")
    found = client.prompt()
    assert isinstance(found, Ahead)
    assert found.warnings == ("Payment: it cannot be accepted until you give Late interest.",)


def test_a_clause_with_nothing_answered_cannot_be_sent() -> None:
    client, _ = both()
    client.says("skip")
    assert asked(client) == ("Review", "scope")
    assert "nothing to send" in lines(client.says("send"), "refused")


def test_a_clause_put_off_comes_back_when_something_new_is_there() -> None:
    client, provider = both()
    opens_payment(client)
    opens_payment(provider, "30 days")
    client.takes(said.Going(clause="payment"))
    assert "left for later" in lines(client.says("skip"))
    assert asked(client) == ("Question", "cap")
    provider.takes(said.Offering(clause="payment", terms={"net_days": "35 days"}))
    provider.says("yes")
    client.talk = client.talk.moved(clause=None)
    assert asked(client) == ("Decision", "payment")


def test_what_was_put_off_can_be_taken_up_when_nothing_else_is_left() -> None:
    client, _ = both()
    for _ in range(3):
        client.says("next")
    found = client.prompt()
    assert isinstance(found, Waiting)
    assert found.skipped == ("scope", "payment", "liability")
    client.says("next")
    assert asked(client) == ("Question", "services")


def test_parking_asks_for_its_reason_and_takes_it_word_for_word() -> None:
    client, _ = both()
    client.takes(Park(clause="payment"))
    found = client.prompt()
    assert isinstance(found, AskingBack)
    assert "Why should Payment be set aside?" in found.asks
    client.says("Yes, but our CFO is away; accept nothing.")
    found = client.prompt()
    assert isinstance(found, Ahead)
    assert found.says == ("Set Payment aside. Reason: Yes, but our CFO is away; accept nothing.",)
    client.says("yes")
    assert client.table.state.where("payment") == "parked"


def test_parked_clauses_are_remembered_last() -> None:
    table = Table()
    client, _ = both(table)
    table.does("client", Park(clause="scope", reason="Waiting."))
    assert asked(client) == ("Question", "net_days")
    client.talk = client.talk.moved(clause=None, later={"payment": 0, "liability": 0})
    found = client.prompt()
    assert isinstance(found, Reminder)
    assert (found.clause, found.parked_by, found.reason) == ("scope", "client", "Waiting.")
    client.says("take it up again")
    client.says("yes")
    assert asked(client) == ("Question", "services")


def test_after_a_sending_the_walk_goes_on_forward_and_at_the_end_back_to_what_is_left() -> None:
    client, _ = both()
    opens_payment(client)
    assert asked(client) == ("Question", "cap"), "the clause after payment, not scope before it"
    client.says("100%")
    client.says("yes")
    assert asked(client) == ("Question", "services"), "nothing is left ahead, so the first that is open comes"


def test_a_clause_where_the_other_side_moved_behind_the_walk_waits_for_its_end() -> None:
    client, provider = both()
    opens_payment(client)
    opens_payment(provider, "30 days")
    assert asked(client) == ("Question", "cap")
    assert behind(client.seat, client.talk, "liability") == ("payment",)
    assert behind(client.seat, client.talk, "scope") == ()
    client.says("100%")
    client.says("yes")
    assert asked(client) == ("Decision", "payment"), "an offer to answer comes before an opening"


def with_parties() -> Table:
    """A negotiation in which who the parties are stands first in the agreement."""
    text = PLAYBOOK.replace("[clauses.scope]", PARTIES + "[clauses.scope]", 1)
    return Table(small_playbook(text))


PARTIES = """
[clauses.parties]
title = "Parties"
place = "parties"
wording = "Between {{ client_entity }} and {{ provider_entity }}."
[clauses.parties.terms.client_entity]
label = "Client’s company"
type = "text"
ask = { client = "Who are you?", provider = "Who do you think they are?" }
[clauses.parties.terms.provider_entity]
label = "Provider’s company"
type = "text"
ask = { client = "Who do you think they are?", provider = "Who are you?" }

"""


def test_who_the_parties_are_comes_last_in_the_walk_and_first_in_the_agreement() -> None:
    client = Player(with_parties(), "client")
    assert asked(client) == ("Question", "services")
    for _ in range(3):
        client.says("next")
    assert asked(client) == ("Question", "client_entity")
    assert next(iter(client.table.state.clauses)) == "parties"


def test_each_side_says_what_it_knows_of_itself_and_only_confirms_the_rest() -> None:
    table = with_parties()
    client, provider = both(table)
    client.takes(said.Going(clause="parties"))
    client.says("Acme Ltd, a company of England")
    found = client.prompt()
    assert isinstance(found, Ahead), "the provider’s company is left to the provider"
    assert "left to the provider to say: Provider’s company" in " ".join(found.warnings)
    client.says("yes")
    provider.takes(said.Going(clause="parties"))
    assert asked(provider) == ("Question", "provider_entity")
    provider.says("Bharat Analytics, a company of India")
    provider.says("yes")
    assert asked(provider) == ("Question", "client_entity"), "once the client has said it"
    found = provider.prompt()
    assert isinstance(found, Question)
    assert [one.shown for one in found.suggestions] == ["Acme Ltd, a company of England"]
    provider.says("take 1")
    provider.says("yes")
    client.takes(said.Going(clause="parties"))
    assert isinstance(client.prompt(), Decision)
    client.says("accept")
    client.says("yes")
    assert table.state.where("parties") == "agreed"
