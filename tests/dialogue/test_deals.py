"""Reopening, packages, new clauses and clauses left out; suggestions; and a walk to the very end."""

from kpo_tui.dialogue.prompts import Ahead, Confirmation, Decision, Done, Question, Standing
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.reopening import Reopen
from kpo_tui.negotiation.positions import Position
from kpo_tui.negotiation.terms import Raw
from kpo_tui.understanding import moves as said
from tests.builders import Table, offer, package
from tests.dialogue.players import Player, both, lines, positions

PAYMENT: dict[str, Raw] = {"net_days": "45 days", "interest": "1%"}


def test_a_request_to_reopen_comes_first_and_is_consented_to_or_declined() -> None:
    for answer, where in (("reopen it", "open"), ("no", "agreed")):
        table = Table()
        _, provider = both(table)
        table.does("client", offer("liability", cap="100%"))
        table.does("provider", Accept(proposal=2))
        table.does("client", Reopen(clause="liability", reason="Our insurer asks."))
        provider.talk = provider.talk.moved(clause=None)
        found = provider.prompt()
        assert isinstance(found, Decision)
        assert found.kind == "reopening"
        provider.says(answer)
        provider.says("yes")
        assert table.state.where("liability") == where
        assert table.state.clauses["liability"].reopening is None


def test_an_agreed_clause_is_not_changed_but_reopened() -> None:
    table = Table()
    client, _ = both(table)
    table.does("client", offer("liability", cap="100%"))
    table.does("provider", Accept(proposal=2))
    turn = client.takes(said.Offering(clause="liability", terms={"cap": "50%"}))
    assert lines(turn, "refused") == "Liability is agreed. To change it, ask to reopen it: reopen liability."


def test_a_package_is_shown_once_all_its_clauses_may_be_seen() -> None:
    table = Table()
    client, _ = both(table)
    table.does("client", offer(net_days="60 days", interest="1%"))
    table.does(
        "provider", package(payment={"net_days": "30 days", "interest": "1%"}, liability={"cap": "50%"})
    )
    client.takes(said.Going(clause="payment"))
    found = client.prompt()
    assert isinstance(found, Standing)
    assert found.step == "package 3 is shown once you have given your opening on Liability"
    client.takes(said.Offering(clause="liability", terms={"cap": "200%"}))
    client.says("yes")
    found = client.prompt()
    assert isinstance(found, Decision)
    assert (found.kind, found.clauses) == ("package", ("payment", "liability"))
    assert [line.label for line in found.lines] == [
        "Cap",
        "Payment: Payment period",
        "Payment: Late interest",
    ]


def test_countering_one_clause_of_a_package_says_what_comes_off_the_table() -> None:
    table = Table()
    client, _ = both(table)
    table.does("client", package(payment={"net_days": "60 days", "interest": "1%"}, liability={"cap": "50%"}))
    client.takes(said.Offering(clause="liability", terms={"cap": "20%"}))
    found = client.prompt()
    assert isinstance(found, Ahead)
    assert found.warnings == ("Package 2 comes off the table whole, also on Payment.",)


def test_a_package_says_everything_that_was_said_and_answered_on_its_clauses() -> None:
    table = Table()
    client, _ = both(table)
    table.does("client", offer(net_days="60 days", interest="1%"))
    client.takes(said.Going(clause="liability"))
    client.takes(
        said.Packaging(
            offers=(
                said.Offering(clause="payment", terms={"net_days": "45 days"}),
                said.Offering(clause="liability", terms={"cap": "200%"}),
            ),
            note="These belong together.",
        )
    )
    found = client.prompt()
    assert isinstance(found, Ahead)
    assert found.says == (
        "Propose a package on Payment and Liability, to be accepted or rejected whole:",
        "  Payment: Payment period: 45 days (60 days before)", "  Payment: Late interest: 1% per month (unchanged)",
        "  Liability: Cap: 200%", "  Note to the other side: These belong together.",
    )  # fmt: skip
    client.says("yes")
    made = table.state.standing("payment", "client")
    assert made is not None
    assert made.clauses["payment"].terms == {"net_days": "45 days", "interest": "1%"}


def test_clauses_can_be_added_and_left_out() -> None:
    table = Table()
    client, provider = both(table)
    client.takes(said.Offering(clause="audit", title="Audit", wording="Once a year."))
    client.says("yes")
    found = provider.looks_up()
    assert isinstance(found, Decision)
    assert (found.kind, found.wording) == ("new clause", "Once a year.")
    provider.takes(said.Offering(clause="liability", left_out=True))
    provider.says("yes")
    client.talk = client.talk.moved(clause=None)
    found = client.prompt()
    assert isinstance(found, Decision)
    assert found.kind == "leave out"
    client.says("accept")
    client.says("yes")
    assert table.state.where("liability") == "left out"


def test_the_whole_walk_ends_in_a_confirmed_agreement() -> None:
    table = Table()
    client, provider = both(table)
    answers: dict[str, dict[str, Raw]] = {
        "scope": {"services": ["Reports"]}, "payment": PAYMENT, "liability": {"cap": "100%"},
    }  # fmt: skip
    for clause, values in answers.items():
        client.takes(said.Offering(clause=clause, terms=values))
        client.says("yes")
    for clause in ("scope", "payment", "liability"):
        provider.takes(said.Showing(what="theirs", clause=clause))
        provider.takes(Accept(clause=clause, proposal=table.state.standing(clause, "client").seq))  # type: ignore[union-attr]
        provider.says("yes")
    for player in (client, provider):
        assert isinstance(player.prompt(), Confirmation)
        player.says("confirm")
        player.says("yes")
    assert isinstance(client.prompt(), Done)
    assert table.state.concluded


def test_suggestions_start_with_the_own_ladder_and_are_marked_private() -> None:
    held = positions("client", payment={"net_days": Position(preferred="60 days", fallbacks=("45 days",))})
    table = Table()
    client = Player(table, "client", held)
    client.takes(said.Going(clause="payment"))
    found = client.prompt()
    assert isinstance(found, Question)
    assert (found.suggestions[0].shown, found.suggestions[0].private) == ("60 days", True)
    client.says("take 1")
    assert client.talk.answers("payment").terms == {"net_days": "60 days"}


def test_the_middle_of_both_and_the_next_rung_are_suggested_once_both_have_spoken() -> None:
    held = positions("client", payment={"net_days": Position(preferred="60 days", fallbacks=("50 days",))})
    table = Table()
    table.does("client", offer(net_days="60 days", interest="1%"))
    table.does("provider", offer(net_days="31 days", interest="1%"))
    client = Player(table, "client", held)
    client.takes(said.Going(clause="payment", term="net_days"))
    found = client.prompt()
    assert isinstance(found, Question)
    assert [(one.source, one.shown) for one in found.suggestions] == [
        ("your fallback", "50 days"), ("what you said last", "60 days"), ("what the provider offers", "31 days"),
        ("the middle of both", "46 days"),
    ]  # fmt: skip


def test_taking_the_fallback_keeps_what_the_other_side_offers_where_that_is_better() -> None:
    held = positions(
        "client", payment={"net_days": Position(preferred="60 days", fallbacks=("45 days",)),
                           "interest": Position(preferred="0%", fallbacks=("1%",))},
    )  # fmt: skip
    table = Table()
    table.does("client", offer(net_days="60 days", interest="0%"))
    table.does("provider", offer(net_days="50 days", interest="2%"))
    client = Player(table, "client", held)
    turn = client.takes(said.TakingRung(rung="fallback", clause="payment"))
    assert (
        lines(turn) == "What the provider offers is better for you on: Payment period. That is taken instead."
    )
    assert client.talk.answers("payment").terms == {"net_days": "50 days", "interest": "1%"}


def test_without_positions_a_rung_cannot_be_taken() -> None:
    client, _ = both()
    assert "You have no positions here" in lines(
        client.takes(said.TakingRung(rung="fallback", clause="payment"))
    )
