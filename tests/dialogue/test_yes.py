"""A plain yes, what it is tied to, and undoing."""

from kpo_tui.dialogue.conversation import take, tidied
from kpo_tui.dialogue.prompts import Ahead, AskingBack, Decision, Question, Review
from kpo_tui.dialogue.talk import Talk, merged
from kpo_tui.dialogue.wishes import help_on
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.withdrawal import Withdraw
from kpo_tui.negotiation.positions import Position
from kpo_tui.understanding import moves as said
from tests.builders import Table, offer
from tests.dialogue.players import Player, both, lines, positions


def about_to_accept(table: Table) -> Player:
    """The client about to accept the provider's proposal 3."""
    table.does("client", offer(net_days="60 days", interest="1%"))
    table.does("provider", offer(net_days="30 days", interest="1%"))
    client = Player(table, "client")
    client.says("accept")
    assert isinstance(client.prompt(), Ahead)
    return client


def test_a_yes_counts_only_while_what_was_shown_still_stands() -> None:
    table = Table()
    client = about_to_accept(table)
    table.does("provider", offer(net_days="20 days"))
    turn = take(client.seat, client.talk, (said.SayingYes(),))
    assert not turn.acts
    assert "Nothing was recorded; please look again" in lines(turn)
    found = client.prompt()
    assert isinstance(found, Decision)
    assert found.proposal == 4


def test_a_yes_still_counts_when_something_else_happened_elsewhere() -> None:
    table = Table()
    client = about_to_accept(table)
    table.does("provider", offer("liability", cap="10%"))
    assert client.says("yes").acts
    assert table.state.where("payment") == "agreed"


def test_an_opening_is_not_disturbed_by_the_other_s_unseen_opening() -> None:
    client, _ = both()
    client.takes(said.Offering(clause="liability", terms={"cap": "100%"}))
    client.table.does("provider", offer("liability", cap="10%"))
    assert client.says("yes").acts


def test_no_records_nothing_and_leaves_the_answers() -> None:
    client, _ = both()
    client.takes(said.Offering(clause="liability", terms={"cap": "100%"}))
    assert lines(client.says("no")) == "Nothing was recorded."
    assert isinstance(client.prompt(), Review)
    assert client.table.state.seq == 1
    assert client.talk.answers("liability").terms == {"cap": "100%"}


def test_a_value_said_instead_of_yes_changes_what_is_ahead() -> None:
    client, _ = both()
    client.takes(said.Offering(clause="liability", terms={"cap": "100%"}))
    client.says("150%")
    found = client.prompt()
    assert isinstance(found, Ahead)
    assert found.says == ("Propose on Liability:", "  Cap: 150%")


def test_an_acceptance_names_the_very_content_that_was_shown() -> None:
    table = Table()
    client = about_to_accept(table)
    (act,) = client.says("yes").acts
    assert getattr(act, "content", None)
    assert getattr(act, "proposal", None) == 3


def test_limits_of_one_s_own_positions_are_said_before_the_yes() -> None:
    held = positions(
        "client", liability={"cap": Position(preferred="200%", walk_away="100%", approver="CFO")}
    )
    client = Player(Table(), "client", held)
    client.takes(said.Offering(clause="liability", terms={"cap": "50%"}))
    found = client.prompt()
    assert isinstance(found, Ahead)
    assert found.cautions == (
        "Cap: 50% is past your walk-away (100%).",
        "Cap: 50% needs the approval of: CFO.",
    )
    assert found.warnings == ()


def test_several_acts_are_shown_and_recorded_together() -> None:
    table = Table()
    client = about_to_accept(table)
    client.takes(Accept(clause="payment", proposal=3), Comment(text="Thank you.", clause="payment"))
    found = client.prompt()
    assert isinstance(found, Ahead)
    assert [text for text in found.says if not text.startswith(" ")] == [
        "Accept the provider’s proposal 3 on Payment:", "Say to the provider on Payment: Thank you.",
    ]  # fmt: skip
    assert len(client.says("yes").acts) == 2
    assert table.state.where("payment") == "agreed"


def test_what_the_rules_refuse_is_refused_before_anything_is_shown() -> None:
    client, _ = both()
    turn = client.takes(Withdraw(clause="payment", proposal=9))
    assert lines(turn, "refused") == "There is no proposal 9."
    assert client.talk.place.pending is None


def test_undo_takes_back_step_by_step() -> None:
    client, _ = both()
    client.takes(said.Going(clause="payment"))
    client.says("45 days")
    client.says("1%")
    assert isinstance(client.prompt(), Ahead)
    client.says("undo")
    found = client.prompt()
    assert isinstance(found, Question)
    assert found.term == "interest"
    client.says("undo")
    assert client.talk.working == {}
    client.says("undo")
    found = client.prompt()
    assert isinstance(found, Question)
    assert found.term == "services"
    assert "nothing to take back" in lines(client.says("undo"))


def test_what_was_sent_is_withdrawn_after_a_yes() -> None:
    client, _ = both()
    client.takes(said.Offering(clause="liability", terms={"cap": "100%"}))
    client.says("yes")
    assert "can be withdrawn" in lines(client.says("undo"))
    found = client.prompt()
    assert isinstance(found, Ahead)
    assert found.says == ("Take back your proposal 2 on Liability.",)
    client.says("yes")
    assert client.table.state.standing("liability", "client") is None


def test_unsent_answers_are_looked_at_again_when_the_other_side_moved() -> None:
    table = Table()
    table.does("client", offer(net_days="60 days", interest="1%"))
    table.does("provider", offer(net_days="30 days", interest="1%"))
    client = Player(table, "client")
    client.takes(said.Offering(clause="payment", terms={"net_days": "50 days"}))
    client.says("no")
    table.does("provider", offer(net_days="40 days"))
    found = client.prompt()
    assert isinstance(found, Decision)
    assert (found.proposal, found.working) == (4, True)
    client.says("send")
    found = client.prompt()
    assert isinstance(found, Ahead)
    assert found.says[0] == "Propose on Payment, in answer to proposal 4:"


def test_answers_already_on_the_record_are_not_offered_again() -> None:
    table = Table()
    client, _ = both(table)
    client.takes(said.Offering(clause="liability", terms={"cap": "100%"}))
    held = client.talk
    table.does("client", offer("liability", cap="100%"))
    assert tidied(client.seat, held).working == {}
    client.talk = held
    assert not isinstance(client.prompt(), Ahead)


def test_a_choice_of_readings_is_made_by_number_or_dropped() -> None:
    client, _ = both()
    one = said.Choice("Go to Payment", (said.Going(clause="payment"),))
    two = said.Choice("Go to Liability", (said.Going(clause="liability"),))
    asking = AskingBack(asks="Which one?", choices=(one, two))
    client.talk = client.talk.moved(asking=asking)
    client.says("2")
    assert client.talk.place.clause == "liability"
    client.talk = client.talk.moved(asking=asking)
    client.says("go to payment")
    assert client.talk.place.clause == "payment"
    client.talk = client.talk.moved(asking=asking)
    client.says("never mind")
    assert client.talk.place.asking is None


def test_an_empty_line_answers_nothing() -> None:
    client, _ = both()
    before = client.talk
    found = client.prompt()
    turn = client.says("  ")
    assert tuple(line.text for line in turn.lines) == help_on(found)
    assert client.talk.working == before.working


def test_answers_of_two_windows_come_together() -> None:
    client, _ = both()
    base = client.talk
    client.takes(said.Offering(clause="payment", terms={"net_days": "45 days"}))
    one = client.talk
    client.talk = base
    client.takes(said.Offering(clause="liability", terms={"cap": "100%"}))
    client.takes(said.Offering(clause="payment", terms={"net_days": "30 days"}))
    two, taken = merged(base, client.talk, one)
    assert taken == ()
    assert two.answers("payment").terms == {"net_days": "30 days"}
    three, taken = merged(base, base, two)
    assert taken == ("liability", "payment")
    assert three.working == two.working
    assert merged(base, base, base) == (base, ())
    assert Talk().answers("payment").said is False


def test_a_yes_counts_only_by_itself() -> None:
    table = Table()
    client = about_to_accept(table)
    turn = client.takes(said.SayingYes(), Comment(text="Thank you."))
    assert lines(turn) == "Please say yes by itself; then the rest."
    assert not turn.acts


def test_a_no_to_words_that_were_not_understood_leaves_only_them() -> None:
    """`no` after `Which term do you mean?` answers that; the question of the clause stays, and is not put off."""
    client, _ = both()
    client.says("go to payment")
    asked = client.prompt()
    assert isinstance(asked, Question)
    client.says("the gizmo shall be purple and fly")
    assert client.talk.place.unclear
    assert "still open" in lines(client.says("no"))
    assert client.prompt() == asked
    assert not client.talk.working
