"""The open-issues list: a row for each issue, with both positions and what comes next."""

import pytest

from kpo_tui.documents.document import Heading, Table, text_of
from kpo_tui.documents.reports.issues import COLUMNS, issues
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.parking import Park
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.acts.reopening import Reopen
from kpo_tui.negotiation.acts.withdrawal import Withdraw
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import SIDES
from kpo_tui.negotiation.state import Negotiation
from tests.builders import PLAYBOOK, offer, small_playbook
from tests.builders import Table as Deal

Row = dict[str, str]


def tables(state: Negotiation) -> list[Table]:
    """The tables of the list, one for each group."""
    return [block for block in issues(state).blocks if isinstance(block, Table)]


def rows(state: Negotiation, clause: str | None = None) -> list[Row]:
    """The rows of the list by column, or those of the clause with that title."""
    found = [
        {text_of(name): text_of(cell) for name, cell in zip(table.header, row, strict=True)}
        for table in tables(state)
        for row in table.rows
    ]
    return [row for row in found if clause is None or row["Clause"] == clause]


def one(state: Negotiation, clause: str) -> Row:
    """The only row of a clause."""
    (row,) = rows(state, clause)
    return row


def summary(state: Negotiation) -> str:
    """The first line of the list."""
    return text_of(issues(state).blocks[0].runs)  # type: ignore[union-attr]


def test_the_columns_are_those_of_an_issues_list() -> None:
    assert COLUMNS == (
        "Ref", "Clause", "Issue", "Client position", "Provider position", "Gap / risk", "Priority", "Owner client",
        "Owner provider", "Status", "Proposed compromise", "Linked issues", "Next step", "Due", "Agreed result",
    )  # fmt: skip
    for table in tables(Deal().state):
        assert tuple(text_of(cell) for cell in table.header) == COLUMNS
        assert all(len(row) == len(COLUMNS) for row in table.rows)


def test_every_clause_has_a_row_under_its_group() -> None:
    document = issues(Deal().state)
    assert [text_of(block.runs) for block in document.blocks if isinstance(block, Heading)] == [
        "Commercial",
        "Other clauses",
    ]
    assert [row["Clause"] for row in rows(Deal().state)] == ["Scope", "Payment", "Liability"]
    assert document.title == "Open issues: Knowledge Process Outsourcing Agreement"
    assert document.notices[0].startswith("Subject to contract")


def test_a_clause_nobody_spoke_on_is_open_as_a_whole() -> None:
    assert one(Deal().state, "Payment") == {
        **dict.fromkeys(COLUMNS, "–"),
        "Ref": "PAY-00",
        "Clause": "Payment",
        "Issue": "whole clause",
        "Status": "open",
        "Next step": "either party to propose",
    }


def test_a_differing_term_has_a_row_with_both_positions_and_the_gap() -> None:
    table = Deal()
    table.does("client", offer(net_days="60 days", interest="1%"))
    table.does("provider", offer(net_days="30 days", interest="1%"))
    row = one(table.state, "Payment")
    assert row["Issue"] == "Payment period"
    assert (row["Client position"], row["Provider position"]) == ("60 days", "30 days")
    assert row["Gap / risk"] == "30 days"
    assert row["Status"] == "proposed"
    assert row["Next step"] == "provider to answer 2; client to answer 3"


def test_every_differing_term_has_a_row_and_common_ones_have_none() -> None:
    table = Deal()
    table.does("client", offer(net_days="60 days", interest="1%"))
    table.does("provider", offer(net_days="60 days", interest="2%"))
    table.does("provider", offer(net_days="90 days", interest="2%", deposit="USD 5"))
    assert [row["Issue"] for row in rows(table.state, "Payment")] == [
        "Payment period",
        "Late interest",
        "Deposit",
    ]
    assert [row["Ref"] for row in rows(table.state, "Payment")] == ["PAY-01", "PAY-02", "PAY-03"]


def test_a_term_only_one_side_spoke_on_is_an_issue() -> None:
    table = Deal()
    table.does("client", offer(net_days="60 days", interest="1%"))
    found = rows(table.state, "Payment")
    assert [row["Issue"] for row in found] == ["Payment period", "Late interest"]
    assert [row["Provider position"] for row in found] == ["–", "–"]
    assert found[0]["Gap / risk"] == "one side has not said"


def test_a_reference_stays_with_its_issue() -> None:
    table = Deal()
    table.does("client", offer(net_days="60 days", interest="1%"))
    table.does("provider", offer(net_days="30 days", interest="2%"))
    assert [row["Ref"] for row in rows(table.state, "Payment")] == ["PAY-01", "PAY-02"]
    table.does("client", offer(net_days="30 days", interest="1%"))
    assert [row["Ref"] for row in rows(table.state, "Payment")] == ["PAY-02"]


def test_no_two_issues_share_a_reference() -> None:
    text = "\n".join(
        f'[clauses.{name}]\ntitle = "{name}"\nwording = "w"'
        for name in ("term", "termination", "ter", "termini")
    )
    table = Deal(small_playbook(f'id = "p"\ntitle = "P"\n{text}'))
    found = [row["Ref"] for row in rows(table.state)]
    assert len(set(found)) == len(found)


def test_common_ground_is_proposed_until_one_accepts() -> None:
    table = Deal()
    for party in SIDES:
        table.does(party, offer("liability", cap="100%"))
    row = one(table.state, "Liability")
    assert (row["Issue"], row["Status"], row["Gap / risk"]) == ("whole clause", "proposed", "none")
    assert row["Client position"] == row["Provider position"] == "Cap: 100%"
    assert row["Next step"] == "either party to accept"


def test_an_agreed_clause_is_shaded_and_says_what_was_agreed() -> None:
    table = Deal()
    event = table.does("client", offer("payment", net_days="45 days", interest="1%"))
    table.does("provider", Accept(proposal=event.seq))
    row = one(table.state, "Payment")
    assert row["Status"] == "agreed"
    assert row["Agreed result"] == "Payment period: 45 days; Late interest: 1% per month (proposal 2)"
    assert row["Next step"] == "–"
    commercial = tables(table.state)[0]
    titles = [text_of(commercial.rows[at][1]) for at in commercial.shaded]
    assert titles == ["Payment"]


def test_open_rows_come_before_agreed_ones() -> None:
    table = Deal()
    event = table.does("client", offer("scope", services=["research"]))
    table.does("provider", Accept(proposal=event.seq))
    commercial = tables(table.state)[0]
    assert [text_of(row[1]) for row in commercial.rows] == ["Payment", "Scope"]
    assert commercial.shaded == (1,)


def test_a_clause_left_out_is_agreed() -> None:
    table = Deal()
    event = table.does("client", Propose(offers={"liability": Offer(left_out=True)}))
    assert one(table.state, "Liability")["Client position"] == "leave it out"
    table.does("provider", Accept(proposal=event.seq))
    row = one(table.state, "Liability")
    assert (row["Status"], row["Agreed result"]) == ("agreed", "left out (proposal 2)")
    assert tables(table.state)[1].shaded == (0,)


def test_a_parked_clause_keeps_its_positions_and_gives_the_reason() -> None:
    table = Deal()
    table.does("client", offer("liability", cap="200%"))
    table.does("provider", Park(clause="liability", reason="waiting for\nthe insurer"))
    row = one(table.state, "Liability")
    assert row["Status"] == "parked"
    assert row["Client position"] == "200%"
    assert row["Next step"] == "parked by provider: waiting for the insurer"


def test_an_incomplete_offer_names_who_has_to_complete_it() -> None:
    table = Deal()
    table.does("client", offer(net_days="60 days"))
    assert rows(table.state, "Payment")[0]["Next step"] == "client to complete 2 (Late interest)"


def test_a_request_to_reopen_is_the_next_step() -> None:
    table = Deal()
    event = table.does("client", offer("liability", cap="100%"))
    table.does("provider", Accept(proposal=event.seq))
    table.does("client", Reopen(clause="liability", reason="new insurer"))
    assert one(table.state, "Liability")["Next step"] == "provider to answer the request to reopen"


def test_the_earliest_time_to_accept_is_when_it_is_due() -> None:
    table = Deal()
    for party, day in (("client", "2026-03-01"), ("provider", "2026-02-01")):
        made = Propose(
            offers={"liability": Offer(terms={"cap": "100%" if party == "client" else "50%"})},
            valid_until=f"{day}T00:00:00.000Z",
        )
        table.does("client" if party == "client" else "provider", made)
    assert one(table.state, "Liability")["Due"] == "2026-02-01"


def test_own_wording_is_named() -> None:
    table = Deal()
    table.does("client", Propose(offers={"liability": Offer(terms={"cap": "100%"}, wording="No limit.")}))
    table.does("provider", offer("liability", cap="100%"))
    row = one(table.state, "Liability")
    assert row["Issue"] == "whole clause"
    assert row["Client position"] == "Cap: 100%; own wording"


def test_a_clause_a_party_proposed_is_listed_until_it_is_dropped() -> None:
    table = Deal()
    event = table.does("client", Propose(offers={"tax": Offer(title="Taxes", wording="w")}))
    assert one(table.state, "Taxes")["Ref"] == "TAX-00"
    table.does("client", Withdraw(proposal=event.seq))
    assert rows(table.state, "Taxes") == []


def test_the_summary_counts_what_is_open() -> None:
    table = Deal()
    names = "Acme Ltd (client) and Bharat Analytics (provider)"
    assert summary(table.state) == f"{names}: 3 of 3 clauses are open."
    for made in (
        offer("scope", services=["research"]),
        offer("payment", net_days="45 days", interest="1%"),
        offer("liability", cap="100%"),
    ):
        event = table.does("client", made)
        table.does("provider", Accept(proposal=event.seq))
    assert summary(table.state) == f"{names}: every clause is settled."


@pytest.mark.parametrize(
    ("client", "provider", "proposed"),
    [
        ("60 days", "30 days", "market norm: 45 days is usual"),
        ("30 days", "60 days", "market norm: 45 days is usual"),
        ("45 days", "60 days", "market norm: 45 days is usual"),
        ("60 days", "50 days", "–"),
        ("30 days", "20 days", "–"),
    ],
)
def test_the_market_norm_is_proposed_only_where_it_lies_between(
    client: str, provider: str, proposed: str
) -> None:
    text = PLAYBOOK.replace('unit = "days"', 'unit = "days"\nnorm = "45 days is usual"\nusual = "net 45"')
    table = Deal(small_playbook(text))
    table.does("client", offer(net_days=client))
    table.does("provider", offer(net_days=provider))
    assert rows(table.state, "Payment")[0]["Proposed compromise"] == proposed


def test_no_norm_is_proposed_while_one_side_has_not_said() -> None:
    text = PLAYBOOK.replace('unit = "days"', 'unit = "days"\nnorm = "45 days is usual"\nusual = "net 45"')
    table = Deal(small_playbook(text))
    table.does("client", offer(net_days="60 days"))
    assert rows(table.state, "Payment")[0]["Proposed compromise"] == "–"


def test_trades_and_checks_link_issues() -> None:
    more = """
[trades.cap_for_days]
client_gets = "a higher cap"
provider_gets = "earlier payment"
why = "cash"
terms = ["liability.cap", "payment.net_days"]
[checks.interest]
require = [{ term = "payment.interest", at_most = "2%" }, { term = "scope.services", given = true }]
message = "m"
"""
    table = Deal(small_playbook(PLAYBOOK + more))
    table.does("client", offer(net_days="60 days", interest="1%"))
    assert [row["Linked issues"] for row in rows(table.state, "Payment")] == ["Liability", "Scope"]
    assert one(table.state, "Liability")["Linked issues"] == "Payment"


def test_owners_and_priority_are_the_playbooks() -> None:
    owned = PLAYBOOK.replace(
        'title = "Liability"',
        'title = "Liability"\npriority = "must"\nowner = { client = "Legal", provider = "CFO" }',
    )
    row = one(Deal(small_playbook(owned)).state, "Liability")
    assert (row["Priority"], row["Owner client"], row["Owner provider"]) == ("must", "Legal", "CFO")
