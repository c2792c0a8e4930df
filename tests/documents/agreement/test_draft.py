"""The agreement as it stands, assembled from what is agreed."""

from kpo_tui.documents.agreement.draft import draft
from kpo_tui.documents.document import Heading, Numbered, Paragraph, Table, text_of
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.confirmation import Confirm
from kpo_tui.negotiation.acts.parking import Park
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.acts.withdrawal import Withdraw
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import SIDES
from tests.builders import Table as Deal
from tests.builders import offer, small_playbook
from tests.documents.agreement.agreements import (
    PAYMENT,
    PLAYBOOK,
    accept,
    agree,
    deal,
    gaps,
    line,
    lines,
    whole,
)

# -- the whole agreement ----------------------------------------------------------------------


def test_the_whole_agreement_reads_in_order() -> None:
    assert lines(draft(whole().state)) == [
        "Parties",
        "This agreement is made between Acme Ltd and Bharat Analytics.",
        "1 Definitions",
        "1.1 In this agreement:",
        "“affiliate” means a company under common control.",
        "“Business Day” means a day on which banks are open:",
        "(1) in London; and",
        "(2) in Mumbai.",
        "“Rate” means a price in Schedule 1 (Rate card).",
        "“Services” means the work described in clause 2.",
        "2 Scope",
        "2.1 The Provider shall perform the Services:",
        "(a) research; and",
        "(b) data entry.",
        "2.2 See clause 3 and clause 4.",
        "3 Payment",
        "3.1 The rates in Schedule 1 (Rate card) are due within forty-five (45) days, as Schedule 2 (Steps) says.",
        "4 Audit",
        "4.1 The Client may audit each Business Day. Each Rate holds for an affiliate.",
        "Signature",
        "Signed by both parties.",
        " | Signed for Acme Ltd | Signed for Bharat Analytics",
        "Schedule 1: Rate card",
        "Role | Rate",
        "Schedule 2: Steps",
        "1 invoice",
        "2 pay",
    ]


def test_the_agreement_has_the_title_its_playbook_gives() -> None:
    assert draft(deal().state).title == "Services Agreement"


def test_definitions_are_in_alphabetical_order_and_strong() -> None:
    document = draft(whole().state)
    strong = [
        run.text
        for block in document.blocks
        if isinstance(block, Paragraph) and block.clause == "definitions"
        for run in block.runs
        if run.style == "strong"
    ]
    assert strong == ["affiliate", "Business Day", "Rate", "Services"]


def test_only_definitions_that_are_used_are_listed() -> None:
    table = deal()
    agree(table, "scope", services=["research"])
    assert "“Services” means the work described in clause 2." in lines(draft(table.state))
    assert not [text for text in lines(draft(table.state)) if text.startswith("“Business Day”")]


def test_without_definitions_the_clauses_begin_at_one() -> None:
    playbook = small_playbook('id = "p"\ntitle = "P"\n[clauses.a]\ntitle = "A"\nwording = "w"\n')
    assert lines(draft(Deal(playbook).state))[0] == "1 A"


def test_values_in_the_text_know_their_terms() -> None:
    runs = [
        run
        for block in draft(whole().state).blocks
        if isinstance(block, Numbered) and block.clause == "payment"
        for run in block.runs
    ]
    assert [run.text for run in runs if run.term == "payment.net_days"] == ["forty-five (45) days"]


def test_list_items_are_lettered_past_z() -> None:
    table = deal()
    agree(table, "scope", services=[f"task {at}" for at in range(28)])
    labels = [
        block.number
        for block in draft(table.state).blocks
        if isinstance(block, Numbered) and block.level == 2
    ]
    assert labels[0] == "(a)"
    assert labels[25:] == ["(z)", "(aa)", "(bb)"]


def test_deeper_items_are_numbered_within_theirs() -> None:
    table = deal()
    accept(
        table,
        Propose(
            offers={
                "audit": Offer(wording="Lead:\n- one\n  - deep\n  - deeper\n- two\n  - again\n\nNext:\n- one")
            }
        ),
    )
    assert lines(draft(table.state), "audit")[1:] == [
        "4.1 Lead:",
        "(a) one",
        "(i) deep",
        "(ii) deeper",
        "(b) two",
        "(i) again",
        "4.2 Next:",
        "(a) one",
    ]


# -- what is still open -----------------------------------------------------------------------


def test_a_clause_nobody_spoke_on_is_a_marked_gap_that_keeps_its_number() -> None:
    document = draft(deal().state)
    assert lines(document, "payment") == ["3 Payment", "[Not yet agreed: open]"]
    assert gaps(document, "payment") == ["[Not yet agreed: open]"]
    assert lines(document, "parties") == ["Parties", "[Not yet agreed: open]"]


def test_an_offered_clause_shows_both_positions_and_their_gap() -> None:
    table = deal()
    table.does("client", offer("payment", net_days="60 days"))
    table.does("provider", offer("payment", net_days="30 days", steps=["pay"]))
    document = draft(table.state)
    assert gaps(document, "payment") == ["[Not yet agreed: offered]"]
    positions = next(
        block for block in document.blocks if isinstance(block, Table) and block.clause == "payment"
    )
    assert [text_of(cell) for cell in positions.header] == ["Term", "Acme Ltd", "Bharat Analytics", "Gap"]
    assert [[text_of(cell) for cell in row] for row in positions.rows] == [
        ["Payment period", "60 days", "30 days", "30 days"],
        ["Steps", "–", "pay", "–"],
    ]


def test_common_ground_is_still_not_agreed() -> None:
    table = deal()
    for party in SIDES:
        table.does(party, offer("audit"))
    assert gaps(draft(table.state), "audit") == ["[Not yet agreed: common ground]"]


def test_a_parked_clause_says_why() -> None:
    table = deal()
    table.does("client", Park(clause="audit", reason="waiting for the auditor"))
    assert gaps(draft(table.state), "audit") == ["[Not yet agreed: parked: waiting for the auditor]"]


def test_a_proposal_to_leave_a_clause_out_is_named() -> None:
    table = deal()
    table.does("provider", Propose(offers={"audit": Offer(left_out=True)}))
    assert gaps(draft(table.state), "audit")[1:] == ["[Bharat Analytics proposes to leave this clause out]"]


def test_own_wording_keeps_the_schedules_that_it_names_with_the_numbers_they_have_now() -> None:
    table = deal()
    wording = "The Provider follows Schedule 7 (Steps). Schedule 8 (Prices) and (Steps) are only words."
    accept(table, Propose(offers={"payment": Offer(wording=wording, terms=PAYMENT)}))
    assert lines(draft(table.state), "payment") == [
        "3 Payment",
        "3.1 The Provider follows Schedule 1 (Steps). Schedule 8 (Prices) and (Steps) are only words.",
        "Schedule 1: Steps",
        "1 invoice",
        "2 pay",
    ]


def test_own_wording_is_drafted_though_the_template_beside_it_names_what_is_no_term() -> None:
    table = Deal(small_playbook(PLAYBOOK.replace("steps | schedule", "nothing | schedule")))
    accept(table, Propose(offers={"payment": Offer(wording="See Schedule 1 (Steps).", terms=PAYMENT)}))
    assert lines(draft(table.state), "payment") == ["3 Payment", "3.1 See Schedule 1 (Steps)."]


def test_own_wording_that_is_offered_is_quoted_as_open() -> None:
    table = deal()
    table.does("client", Propose(offers={"audit": Offer(wording="No audits.\n\nEver {{ x }}.")}))
    found = gaps(draft(table.state), "audit")
    assert found == [
        "[Not yet agreed: offered]",
        "[Acme Ltd proposes this wording:]",
        "No audits.",
        "Ever {{ x }}.",
    ]


def test_a_reference_to_an_open_clause_still_gives_its_number() -> None:
    table = deal()
    agree(table, "scope", services=["research"])
    assert "2.2 See clause 3 and clause 4." in lines(draft(table.state))


def test_a_schedule_of_what_is_not_agreed_is_a_marked_gap() -> None:
    playbook = small_playbook(
        PLAYBOOK.replace("Each Rate holds for an affiliate.", "See {{ payment.rates | schedule }}.")
    )
    table = Deal(playbook)
    agree(table, "audit")
    found = lines(draft(table.state))
    assert "Schedule 1: Rate card" in found
    assert "[Rate card: not agreed]" in found


# -- clauses left out, added, worded by hand --------------------------------------------------


def test_a_clause_left_out_closes_the_numbering_and_its_references_are_gaps() -> None:
    table = deal()
    accept(table, Propose(offers={"payment": Offer(left_out=True)}))
    agree(table, "scope", services=["research"])
    document = draft(table.state)
    assert lines(document, "payment") == []
    assert lines(document, "audit")[0] == "3 Audit"
    assert "2.2 See [clause Payment: left out] and clause 3." in lines(document)
    assert gaps(document, "scope") == ["[clause Payment: left out]"]


def test_a_clause_left_out_takes_its_definitions_along() -> None:
    table = deal()
    accept(table, Propose(offers={"payment": Offer(left_out=True)}))
    agree(table, "audit")
    assert not [text for text in lines(draft(table.state)) if text.startswith("“Rate”")]


def test_a_new_clause_stands_at_the_end_of_the_body() -> None:
    table = deal()
    accept(
        table,
        Propose(offers={"tax": Offer(title="Taxes", wording="Each party bears its own.\n\n{{ x }}")}),
        "provider",
    )
    document = draft(table.state)
    assert lines(document, "tax") == ["5 Taxes", "5.1 Each party bears its own.", "5.2 {{ x }}"]
    headings = [line(block) for block in document.blocks if isinstance(block, Heading)]
    assert headings.index("5 Taxes") == headings.index("4 Audit") + 1


def test_a_new_clause_that_was_dropped_again_is_not_there() -> None:
    table = deal()
    event = table.does("client", Propose(offers={"tax": Offer(title="Taxes", wording="w")}))
    assert lines(draft(table.state), "tax")[0] == "5 Taxes"
    table.does("client", Withdraw(proposal=event.seq))
    assert lines(draft(table.state), "tax") == []


def test_own_wording_that_is_agreed_replaces_the_playbooks() -> None:
    table = deal()
    accept(table, Propose(offers={"audit": Offer(wording="Never.\n- not once\n\nNot {{ x }}.")}))
    assert lines(draft(table.state), "audit") == ["4 Audit", "4.1 Never.", "(a) not once", "4.2 Not {{ x }}."]


# -- the end ----------------------------------------------------------------------------------


def test_signature_blocks_name_both_companies_and_who_signs() -> None:
    table = draft(whole().state).blocks
    block = next(block for block in table if isinstance(block, Table) and block.clause == "signature")
    blank = "____________________"
    assert [[text_of(cell) for cell in row] for row in block.rows] == [
        ["Signature", blank, blank],
        ["Name", "A. Client", blank],
        ["Title", blank, "Director"],
        ["Date", blank, blank],
    ]


def test_a_schedule_holds_the_rows_of_its_table() -> None:
    schedules = [
        block
        for block in draft(whole().state).blocks
        if isinstance(block, Table) and block.clause == "payment"
    ]
    assert [[text_of(cell) for cell in row] for row in schedules[0].rows] == [
        ["Analyst", "USD 28 per hour"],
        ["Lead", "USD 40.50 per hour"],
    ]


def test_the_draft_is_subject_to_contract_until_both_have_confirmed() -> None:
    table = whole()
    for party in SIDES:
        force, notice = draft(table.state).notices
        assert force == (
            "Subject to contract: nothing here binds until both parties confirm it. "
            f"Log head {table.state.head} at event {table.state.seq} of 2026-01-01."
        )
        assert notice == "Not legal advice."
        table.does(party, Confirm())
    assert draft(table.state).notices[0] == (
        f"Confirmed by both parties on 2026-01-01. Log head {table.state.head} at event {table.state.seq} of 2026-01-01."
    )


def test_a_confirmation_that_was_voided_leaves_it_subject_to_contract() -> None:
    table = whole()
    table.does("client", Confirm())
    table.does("provider", Comment(text="wait"))
    assert draft(table.state).notices[0].startswith("Subject to contract")


def test_the_same_state_gives_the_same_document() -> None:
    assert draft(whole().state) == draft(whole().state)
    open_deal = deal()
    assert draft(open_deal.state) == draft(open_deal.state)
