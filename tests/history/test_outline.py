"""Rounds and turns, and which clauses an event changes."""

from kpo_tui.history.moments import Moment
from kpo_tui.history.outline import Outline, changed_clauses
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.parking import Park
from kpo_tui.negotiation.acts.withdrawal import Withdraw
from tests.builders import Table, offer, opened, package
from tests.history.moments_told import Told


def test_a_round_ends_when_the_turn_comes_back() -> None:
    table = Told()
    table.does("client", offer("payment", net_days="45 days"))
    table.does("client", offer("liability", cap="50%"))
    table.does("provider", offer("payment", net_days="30 days"))
    table.does("client", offer("payment", net_days="40 days"))
    assert [entry.round for entry in table.outline] == [0, 1, 1, 1, 2]
    assert table.outline.rounds == (2, 5)


def test_a_comment_does_not_pass_the_turn() -> None:
    table = Told()
    table.does("provider", Comment(text="Shall we begin?"))
    table.does("client", offer("payment", net_days="45 days"))
    table.does("provider", Comment(text="Let me think."))
    table.does("client", offer("liability", cap="50%"))
    assert [entry.round for entry in table.outline] == [0, 0, 1, 1, 1]


def test_the_outline_says_what_who_and_where() -> None:
    table = Told()
    table.does("client", offer("payment", net_days="45 days"))
    table.does("provider", Park(clause="scope", reason="later"))
    entries = list(table.outline)
    assert [(one.seq, one.kind, one.party, one.clauses) for one in entries] == [
        (1, "opened", None, ()),
        (2, "proposed", "client", ("payment",)),
        (3, "parked", "provider", ("scope",)),
    ]


def test_a_clause_where_an_offer_lapses_with_its_package_is_changed_too() -> None:
    table = Told()
    table.does("client", package(payment={"net_days": "45 days"}, liability={"cap": "50%"}))
    table.does("provider", offer("payment", net_days="30 days", interest="1%"))
    table.does("client", offer("payment", net_days="40 days"))
    assert table.outline[4].clauses == ("payment", "liability")


def test_what_is_said_to_change_is_what_changes() -> None:
    table = Told()
    table.does("client", package(payment={"net_days": "45 days", "interest": "1%"}, liability={"cap": "50%"}))
    table.does("provider", Comment(text="Why?", clause="scope"))
    table.does("client", offer("scope", services=["Reports"]))
    table.does("client", Withdraw(proposal=2))
    table.does("provider", Accept(proposal=4))
    for moment in table.moments[1:]:
        before = moment.before
        assert before is not None
        really = {one for one, state in moment.state.clauses.items() if state != before.clauses.get(one)}
        assert set(changed_clauses(moment.event, before, moment.state)) == really


def test_the_opening_changes_no_clause() -> None:
    outline = Outline()
    assert len(outline) == 0
    table = Table()
    event = table.does("client", Comment(text="Hello."))
    assert changed_clauses(event, opened(), table.state) == ()
    assert isinstance(Moment(event, None, table.state), Moment)


def test_the_kinds_of_a_stretch_are_those_of_its_events() -> None:
    table = Told()
    table.does("client", offer("payment", net_days="45 days"))
    table.does("provider", Comment(text="Let me think."))
    outline = table.outline
    for first in range(1, 4):
        for last in range(first, 4):
            wanted = {(outline[seq].kind, outline[seq].party) for seq in range(first, last + 1)}
            assert outline.kinds_between(first, last) == wanted
