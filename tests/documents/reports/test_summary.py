"""The executive summary: who moved, what is new, agreed, left out and still open."""

from kpo_tui.documents.document import Document, Heading, Table, text_of
from kpo_tui.documents.reports.summary import acts_of, moves, openings_end, summary
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.acts.rejection import Reject
from kpo_tui.negotiation.acts.reopening import Reopen
from kpo_tui.negotiation.events import Offer, content_hash
from kpo_tui.negotiation.rules import evolve
from tests.builders import Table as Deal
from tests.builders import moment, offer


def opened() -> Deal:
    """Both sides have made their opening offers on payment."""
    deal = Deal()
    deal.does("client", offer(net_days="60 days", interest="1%"))
    deal.does("provider", offer(net_days="30 days", interest="2%"))
    return deal


def since(deal: Deal, seq: int) -> Document:
    """The summary of what happened after event `seq`."""
    before = Deal().state
    for event in deal.events:
        if event.seq <= seq:
            before = evolve(before, event, f"{event.seq:064x}")
    return summary(before, deal.state, [event for event in deal.events if event.seq > seq])


def section(document: Document, title: str) -> list[str]:
    """The lines of a section, a table row by row."""
    lines: list[str] = []
    inside = False
    for block in document.blocks:
        if isinstance(block, Heading):
            inside = text_of(block.runs) == title
        elif inside and isinstance(block, Table):
            lines += [" | ".join(map(text_of, row)) for row in (block.header, *block.rows)]
        elif inside and not isinstance(block, Table):
            lines.append(text_of(block.runs))
    return lines


def test_a_step_towards_the_other_side_is_given_by_one_and_received_by_the_other() -> None:
    deal = opened()
    deal.does("client", offer(net_days="45 days"))
    page = since(deal, 3)
    assert section(page, "Key terms")[1:] == [
        "Payment | Payment period | client | 60 days → 45 days | 30 days → 15 days | 50%"
    ]
    assert section(page, "Who moved")[1:3] == [
        "Acme Ltd | Payment period | – | – | – | –",
        "Bharat Analytics | – | Payment period | – | – | –",
    ]


def test_a_step_away_is_no_concession_and_widens_the_gap() -> None:
    deal = opened()
    deal.does("client", offer(net_days="75 days"))
    page = since(deal, 3)
    assert section(page, "Key terms")[1].endswith("| 30 days → 45 days | wider")
    assert section(page, "Who moved")[1] == "Acme Ltd | – | – | Payment period | – | –"


def test_accepting_is_moving_all_the_way() -> None:
    deal = opened()
    deal.does("client", Accept(proposal=3, content=content_hash(deal.state.proposals[3].clauses)))
    page = since(deal, 3)
    assert section(page, "Key terms")[1] == (
        "Payment | Payment period | client | 60 days → 30 days | 30 days → agreed | 100%"
    )
    assert "Payment: offered → agreed." in section(page, "What happened to clauses")
    assert "Accepted | 1 | 0" in section(page, "Who moved")


def test_first_values_are_counted_and_are_no_concession() -> None:
    page = since(opened(), 1)
    assert section(page, "Key terms") == ["Nothing."]
    assert section(page, "Who moved")[1] == "Acme Ltd | – | – | – | – | 2"


def test_what_is_new_left_out_reworded_and_reopened_is_said_with_the_party() -> None:
    deal = opened()
    deal.does("client", Propose(offers={"esg": Offer(title="Environment", wording="Be kind.")}))
    deal.does("provider", Propose(offers={"liability": Offer(left_out=True)}))
    deal.does("provider", Propose(offers={"scope": Offer(terms={"services": ["Reports"]}, wording="All.")}))
    deal.does("client", Accept(proposal=6, content=content_hash(deal.state.proposals[6].clauses)))
    deal.does("provider", Reopen(clause="scope", reason="Too wide."))
    told = section(since(deal, 3), "What happened to clauses")
    assert told == [
        "Scope: open → agreed; provider asks to reopen it.",
        "Liability: open → offered; provider proposes to leave it out.",
        "Environment: new, offered; client offers wording of its own.",
    ]


def test_open_clauses_name_what_the_parties_are_apart_on_and_the_next_step() -> None:
    deal = opened()
    open_now = section(since(deal, 1), "Still open")
    assert "Payment | Payment period (30 days) and Late interest (1 percentage point)" in open_now[2]
    assert open_now[2].endswith("provider to answer 2; client to answer 3")
    assert open_now[1].startswith("Scope | – | either party to propose")


def test_the_next_step_names_who_has_to_answer_and_the_first_time_limit() -> None:
    deal = opened()
    deal.does(
        "client",
        Propose(offers={"liability": Offer(terms={"cap": "150%"})}, valid_until=moment(90_000)),
    )
    assert section(since(deal, 1), "Next step") == [
        "Acme Ltd (client) to answer 3.",
        "Bharat Analytics (provider) to answer 2 and 4.",
        "First time limit: 2026-01-02, for 4.",
    ]


def test_acts_are_counted_by_party_and_kind() -> None:
    deal = opened()
    deal.does("client", Propose(offers={"payment": Offer(terms={"net_days": "45 days"})}, answering=3))
    deal.does("provider", Reject(proposal=4))
    deal.does("provider", Comment(text="No."))
    done = acts_of(deal.events)
    assert (done["client", "Offers"], done["client", "Counter-offers"]) == (1, 1)
    assert (done["provider", "Rejected"], done["provider", "Comments"]) == (1, 1)


def test_openings_end_where_one_party_first_answers_the_other() -> None:
    deal = opened()
    assert openings_end(deal.events) == 1
    deal.does("provider", Reject(proposal=2))
    assert openings_end(deal.events) == 3


def test_the_same_moment_twice_has_no_moves() -> None:
    state = opened().state
    assert moves(state, state) == []
