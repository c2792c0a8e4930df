"""Blame: who put a value or a paragraph forward first, and who accepted it."""

from kpo_tui.documents.agreement.draft import draft
from kpo_tui.documents.agreement.provenance import (
    Blame,
    Point,
    Provenance,
    blame_block,
    blame_sentence,
    blame_value,
    blamed_draft,
    value_point,
)
from kpo_tui.documents.document import Heading, Numbered, Paragraph, text_of
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.acts.rejection import Reject
from kpo_tui.negotiation.acts.reopening import Reopen
from kpo_tui.negotiation.acts.withdrawal import Withdraw
from kpo_tui.negotiation.events import Offer
from tests.builders import Table, offer, package


def traced(table: Table) -> Provenance:
    """What is known after all that happened at the table."""
    return Provenance.of(table.events)


def value(table: Table, clause: str, term: str) -> Blame:
    found = blame_value(table.state, traced(table), clause, term)
    assert found is not None
    return found


def agreed_payment() -> Table:
    """The client's 45 days, the provider's 1.5%, in a proposal of the client that the provider accepts."""
    table = Table()
    table.does("client", offer("payment", net_days="45 days", interest="1%"))
    table.does("provider", offer("payment", net_days="30 days", interest="1.5%"))
    table.does("client", offer("payment", net_days="40 days"))
    table.does("provider", offer("payment", net_days="45 days"))
    table.does("client", offer("payment", interest="1.5%", net_days="45 days"))
    table.does("provider", Accept(proposal=6))
    return table


def test_a_value_belongs_to_who_put_it_forward_first() -> None:
    interest = value(agreed_payment(), "payment", "interest")
    assert interest.source is not None
    assert (interest.source.party, interest.source.proposal) == ("provider", 3)
    assert (interest.accepted_by, interest.accepted_seq) == ("provider", 7)
    assert interest.sentence() == (
        "Late interest (1.5% per month): put forward by the provider on 2026-01-01 in proposal 3, "
        "accepted by the provider on 2026-01-01 in event 7."
    )


def test_a_value_that_both_had_left_begins_anew() -> None:
    days = value(agreed_payment(), "payment", "net_days")
    assert days.source is not None
    assert (days.source.party, days.source.proposal, days.source.answers) == ("provider", 5, (4,))


def test_a_value_on_the_table_is_known_before_it_is_agreed() -> None:
    table = Table()
    table.does("client", offer("payment", net_days="45 days"))
    found = blame_value(table.state, traced(table), "payment", "net_days", "client")
    assert found is not None
    assert found.sentence().endswith("in proposal 2, not agreed.")
    assert blame_value(table.state, traced(table), "payment", "net_days", "provider") is None
    assert blame_value(table.state, traced(table), "payment", "net_days") is None


def test_reopening_keeps_where_values_come_from() -> None:
    table = agreed_payment()
    table.does("client", Reopen(clause="payment"))
    table.does("provider", Reopen(clause="payment"))
    assert "payment" not in traced(table).settled
    table.does("client", offer("payment", net_days="20 days"))
    table.does("provider", Accept(proposal=10))
    assert value(table, "payment", "interest").source == value(agreed_payment(), "payment", "interest").source
    days = value(table, "payment", "net_days").source
    assert days is not None
    assert (days.party, days.proposal) == ("client", 10)


def test_own_wording_is_traced_paragraph_by_paragraph() -> None:
    table = Table()
    table.does("client", Propose(offers={"audit": Offer(title="Audit", wording="Once a year.\n\nAt noon.")}))
    table.does(
        "provider", Propose(offers={"audit": Offer(title="Audit", wording="Once a year.\n\nAt dusk.")})
    )
    table.does("client", Accept(proposal=3))
    provenance, drafted = traced(table), draft(table.state)
    lines = [block for block in drafted.blocks if isinstance(block, Numbered) and block.clause == "audit"]
    found = [blame_block(table.state, provenance, block)[0].source for block in lines]
    assert [(one.party, one.proposal) for one in found if one] == [("client", 2), ("provider", 3)]


def test_a_sentence_of_the_playbook_is_known_as_that() -> None:
    table = agreed_payment()
    block = next(
        one for one in draft(table.state).blocks if isinstance(one, Numbered) and one.clause == "payment"
    )
    words, days = block.runs[0], next(run for run in block.runs if run.term)
    said = blame_sentence(table.state, traced(table), block, words)
    assert [one.sentence().split(",")[0] for one in said] == ["The wording: wording of the playbook"]
    assert [one.term_id for one in blame_sentence(table.state, traced(table), block, days)] == ["net_days"]


def test_the_heading_of_a_clause_tells_of_the_proposal_that_was_accepted() -> None:
    table = agreed_payment()
    heading = next(
        one for one in draft(table.state).blocks if isinstance(one, Heading) and one.clause == "payment"
    )
    found = blame_block(table.state, traced(table), heading)
    assert found[0].sentence() == (
        "The clause: put forward by the client on 2026-01-01 in proposal 6, answering 5, "
        "accepted by the provider on 2026-01-01 in event 7."
    )


def test_what_ended_otherwise_leaves_no_trace_in_the_agreement() -> None:
    table = Table()
    table.does("client", package(payment={"net_days": "9 days"}, liability={"cap": "50%"}))
    table.does("provider", Reject(proposal=2))
    table.does("client", offer("liability", cap="75%"))
    table.does("client", Withdraw(proposal=4))
    table.does("provider", offer("liability", cap="50%"))
    table.does("client", Accept(proposal=6))
    source = value(table, "liability", "cap").source
    assert source is not None
    assert (source.party, source.proposal) == ("provider", 6)


def test_a_clause_left_out_is_told_at_the_end_of_the_draft() -> None:
    table = Table()
    table.does("client", offer("liability", cap="50%"))
    table.does("provider", Propose(offers={"liability": Offer(left_out=True)}))
    table.does("client", Accept(proposal=3))
    last = blamed_draft(table.state, traced(table)).blocks[-1]
    assert isinstance(last, Paragraph)
    assert text_of(last.runs).startswith("↳ Liability is left out: put forward by the provider")


def test_the_blamed_draft_is_the_draft_with_notes_between() -> None:
    table = agreed_payment()
    plain, blamed = draft(table.state), blamed_draft(table.state, traced(table))
    notes = [b for b in blamed.blocks if isinstance(b, Paragraph) and text_of(b.runs).startswith("↳")]
    assert [block for block in blamed.blocks if block not in notes] == list(plain.blocks)
    assert len(notes) == 3
    assert blamed.notices == plain.notices


def test_a_list_is_noted_once_after_its_last_entry() -> None:
    table = Table()
    table.does("client", offer("scope", services=["Reports", "Filings"]))
    table.does("provider", Accept(proposal=2))
    texts = [
        text_of(b.runs) for b in blamed_draft(table.state, traced(table)).blocks if not hasattr(b, "rows")
    ]
    noted = [at for at, text in enumerate(texts) if text.startswith("↳ Services")]
    assert len(noted) == 1
    assert texts[noted[0] - 1] == "Filings."


def test_nothing_is_known_of_a_value_nobody_said() -> None:
    assert traced(Table()).origin("payment", value_point("net_days", "45 days")) is None
    assert Point("a", "b") == ("a", "b")


def test_a_value_that_only_chooses_the_wording_is_noted_at_the_end_of_its_clause() -> None:
    table = Table()
    table.does("client", offer("payment", net_days="45 days", interest="0%"))
    table.does("provider", Accept(proposal=2))
    blocks = [one for one in blamed_draft(table.state, traced(table)).blocks if one.clause == "payment"]
    last = blocks[-1]
    assert isinstance(last, Paragraph)
    assert text_of(last.runs).startswith("↳ Late interest (0% per month): put forward by the client")
