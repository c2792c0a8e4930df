"""How gaps closed, and who moved: from what both parties offered, and nothing else."""

from datetime import timedelta

from kpo_tui.history.gaps import TermHistory, gap_histories
from kpo_tui.history.tally import outstanding, tallies
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.reopening import Reopen
from tests.builders import offer
from tests.history.moments_told import Told


def bargained() -> Told:
    """Payment days from 60 against 30 to 45, with the late interest along."""
    table = Told()
    table.does("client", offer("payment", net_days="60 days", interest="1%"))
    table.does("provider", offer("payment", net_days="30 days", interest="2%"))
    table.does("client", Comment(text="Let us see."))
    table.does("client", offer("payment", net_days="50 days"))
    table.does("provider", offer("payment", net_days="25 days"))
    table.does("client", offer("payment", net_days="45 days", interest="2%"))
    table.does("provider", Accept(proposal=7))
    return table


def history_of(table: Told, term_id: str) -> TermHistory:
    return next(one for one in gap_histories(table.moments) if one.term_id == term_id)


def test_each_step_has_both_offers_and_the_gap_between_them() -> None:
    steps = history_of(bargained(), "net_days").steps
    assert [(one.client, one.provider) for one in steps] == [
        ("60 days", None), ("60 days", "30 days"), ("50 days", "30 days"), ("50 days", "25 days"),
        ("45 days", "25 days"), ("45 days", "45 days"),
    ]  # fmt: skip
    assert [one.gap.text if one.gap else None for one in steps] == [
        None, "30 days", "20 days", "25 days", "20 days", "none",
    ]  # fmt: skip


def test_each_step_says_who_moved_and_which_way() -> None:
    steps = history_of(bargained(), "net_days").steps
    assert [(one.moved, one.concedes) for one in steps] == [
        ("client", 0), ("provider", 0), ("client", 1), ("provider", -1), ("client", 1), ("provider", 1),
    ]  # fmt: skip
    assert [one.round for one in steps] == [1, 1, 2, 2, 3, 3]
    assert [one.agreed for one in steps] == [False] * 5 + [True]


def test_a_term_that_nobody_moved_has_no_step_for_it() -> None:
    steps = history_of(bargained(), "interest").steps
    assert [(one.seq, one.client, one.provider) for one in steps] == [
        (2, "1%", None), (3, "1%", "2%"), (7, "2%", "2%"), (8, "2%", "2%"),
    ]  # fmt: skip
    assert steps[-1].moved is None


def test_only_terms_that_are_numbers_and_were_offered_have_a_history() -> None:
    table = bargained()
    table.does("client", offer("scope", services=["Reports"]))
    assert [one.term_id for one in gap_histories(table.moments)] == ["net_days", "interest"]


def test_a_reopened_clause_goes_on_from_what_was_agreed() -> None:
    table = bargained()
    table.does("client", Reopen(clause="payment"))
    table.does("provider", Reopen(clause="payment"))
    table.does("provider", offer("payment", net_days="40 days"))
    steps = history_of(table, "net_days").steps
    assert [(one.client, one.provider, one.agreed) for one in steps[-2:]] == [
        ("45 days", "45 days", False), ("45 days", "40 days", False),
    ]  # fmt: skip


def test_turns_steps_and_time_are_counted_for_each_party() -> None:
    table = bargained()
    found = tallies(table.moments)
    assert (found["client"].turns, found["provider"].turns) == (3, 3)
    assert (found["client"].proposals, found["provider"].proposals) == (3, 2)
    assert (found["client"].conceded, found["client"].retreated) == (3, 0)
    assert (found["provider"].conceded, found["provider"].retreated) == (0, 1)
    assert (found["client"].acceptances, found["provider"].acceptances) == (0, 1)


def test_time_is_held_by_the_party_that_acts_next_and_comments_do_not_end_it() -> None:
    found = tallies(bargained().moments)
    assert found["client"].held == timedelta(seconds=1 + 2 + 1)
    assert found["provider"].held == timedelta(seconds=3)


def test_what_is_outstanding_is_told_by_party() -> None:
    table = Told()
    table.does("client", offer("payment", net_days="60 days", interest="1%"))
    table.does("client", offer("scope", services=["Reports"]))
    table.does("provider", Accept(proposal=3))
    assert outstanding(table.state, "provider") == ["Payment: answer 2"]
    assert outstanding(table.state, "client") == []


def test_confirming_is_outstanding_once_all_is_settled() -> None:
    table = Told()
    for clause, terms in (
        ("payment", {"net_days": "9 days", "interest": "1%"}),
        ("scope", {"services": ["A"]}),
        ("liability", {"cap": "1%"}),
    ):
        made = table.does("client", offer(clause, **terms))
        table.does("provider", Accept(proposal=made.seq))
    assert outstanding(table.state, "client") == ["confirm the whole text"]
