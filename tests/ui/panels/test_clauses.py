"""The clause list: where each clause stands for each party."""

from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.parking import Park
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.acts.reopening import Reopen
from kpo_tui.negotiation.acts.withdrawal import Withdraw
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import Side
from kpo_tui.ui.panels.clauses import MARKS, ClauseRow, ClauseRows, Heading, heading_line, progress_of
from tests.builders import Table, moment, offer


def rows(table: Table, party: Side, unsent: dict[str, int] | None = None) -> dict[str, ClauseRow]:
    found = ClauseRows(party).rows(table.state, moment(table.seconds), unsent or {})
    return {row.clause: row for row in found}


def test_a_clause_nobody_spoke_on_is_open_for_both() -> None:
    assert rows(Table(), "client")["payment"].stand == "open"


def test_an_offer_is_the_other_sides_turn() -> None:
    table = Table()
    table.does("client", offer(net_days="45 days", interest="1%"))
    assert rows(table, "client")["payment"].stand == "theirs"
    assert rows(table, "provider")["payment"].stand == "yours"


def test_an_offer_that_lacks_something_stays_with_its_maker() -> None:
    table = Table()
    table.does("client", offer(net_days="45 days"))
    assert rows(table, "client")["payment"].stand == "yours"


def test_a_clause_on_which_both_say_the_same_is_marked_and_counted() -> None:
    table = Table()
    for party in ("client", "provider"):
        table.does(party, offer(net_days="45 days", interest="1%"))
    row = rows(table, "client")["payment"]
    assert (row.stand, row.note) == ("common", "2/2")


def test_agreed_parked_left_out_and_dropped() -> None:
    table = Table()
    table.does("client", offer("liability", cap="100%"))
    table.does("provider", Accept(proposal=table.state.seq))
    table.does("client", Park(clause="payment", reason="later"))
    table.does("client", Propose(offers={"scope": Offer(left_out=True)}))
    table.does("provider", Accept(proposal=table.state.seq))
    table.does("client", Propose(offers={"extra": Offer(title="Extra", wording="More.")}))
    table.does("client", Withdraw(proposal=table.state.seq))
    stands = {name: row.stand for name, row in rows(table, "client").items()}
    assert stands == {"scope": "left out", "payment": "parked", "liability": "agreed"}


def test_a_request_to_reopen_waits_for_the_other_side() -> None:
    table = Table()
    table.does("client", offer("liability", cap="100%"))
    table.does("provider", Accept(proposal=table.state.seq))
    table.does("client", Reopen(clause="liability", reason="new facts"))
    assert rows(table, "client")["liability"].stand == "theirs"
    assert rows(table, "provider")["liability"].stand == "yours"


def test_answers_that_are_not_sent_are_counted_in_the_row() -> None:
    assert rows(Table(), "client", {"payment": 2})["payment"].note == "+2"


def test_rows_are_made_anew_only_for_what_changed() -> None:
    table, made = Table(), ClauseRows("client")
    before = made.rows(table.state, moment(0), {})
    assert made.rows(table.state, moment(0), {}) is before
    table.does("client", offer(net_days="45 days", interest="1%"))
    after = made.rows(table.state, moment(1), {})
    assert [a is b for a, b in zip(before, after, strict=True)] == [True, False, True]


def test_an_offer_whose_time_is_past_no_longer_waits() -> None:
    table, made = Table(), ClauseRows("provider")
    table.does(
        "client",
        Propose(
            offers={"payment": Offer(terms={"net_days": "45 days", "interest": "1%"})}, valid_until=moment(50)
        ),
    )
    assert made.rows(table.state, moment(10), {})[1].stand == "yours"
    assert made.rows(table.state, moment(60), {})[1].stand == "open"


def test_marks_differ_without_colour() -> None:
    signs = [mark for mark, _, _ in MARKS.values()]
    assert len(set(signs)) == len(signs)


def test_progress_counts_what_is_settled_and_what_waits() -> None:
    table = Table()
    table.does("client", offer("liability", cap="100%"))
    table.does("provider", Accept(proposal=table.state.seq))
    table.does("provider", offer(net_days="45 days", interest="1%"))
    progress = progress_of(tuple(rows(table, "client").values()))
    assert (progress.settled, progress.clauses, progress.yours) == (1, 3, 1)
    heading = Heading("Acme [b]Ltd", "Bharat", "client", progress, "3f2a91c0" * 8)
    for width in (60, 80, 100, 160):
        text = heading_line(heading, width).plain
        assert len(text) <= width
        assert "client" in text
        assert "1 of 3 settled" in text
    assert "Acme [b]Ltd – Bharat" in heading_line(heading, 160).plain


def test_a_clause_counts_as_settled_until_its_reopening_is_consented_to() -> None:
    table = Table()
    table.does("client", offer("liability", cap="100%"))
    table.does("provider", Accept(proposal=2))
    table.does("client", Reopen(clause="liability", reason="Our insurer asks."))
    assert progress_of(tuple(rows(table, "client").values())).settled == 1
    assert progress_of(tuple(rows(table, "provider").values())).settled == 1
    table.does("provider", Reopen(clause="liability", reason="Agreed."))
    assert progress_of(tuple(rows(table, "client").values())).settled == 0
