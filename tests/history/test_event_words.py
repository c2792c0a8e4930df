"""Events in words."""

from kpo_tui.history.moments import told
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.parking import Park, Unpark
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.acts.rejection import Reject
from kpo_tui.negotiation.acts.reopening import DeclineReopening, Reopen
from kpo_tui.negotiation.acts.withdrawal import Withdraw
from kpo_tui.negotiation.events import Offer
from tests.builders import offer, package
from tests.history.moments_told import Told


def last(table: Told) -> str:
    moment = table.moments[-1]
    return told(moment.event, moment.before)


def test_the_opening_names_the_parties_and_the_playbook() -> None:
    assert last(Told()) == "opened: Acme Ltd and Bharat Analytics, A small playbook"


def test_a_proposal_names_the_values_that_are_new() -> None:
    table = Told()
    table.does("client", offer("payment", net_days="45 days", interest="1%"))
    assert last(table) == "proposes on Payment: Payment period 45 days; Late interest 1% per month"
    table.does("client", offer("payment", net_days="40 days"))
    assert last(table) == "proposes on Payment: Payment period 40 days"


def test_a_counter_proposal_names_what_it_answers_and_its_note_and_limit() -> None:
    table = Told()
    table.does("client", offer("payment", net_days="45 days", interest="1%"))
    act = Propose(
        offers={"payment": Offer(terms={"net_days": "30 days"})},
        answering=2,
        note="As discussed.",
        valid_until="2026-02-01T00:00:00.000Z",
    )
    table.does("provider", act)
    assert last(table) == "counters 2 on Payment: Payment period 30 days (until 2026-02-01) – “As discussed.”"


def test_packages_wording_new_clauses_and_leaving_out_are_told() -> None:
    table = Told()
    table.does("client", package(payment={"net_days": "45 days"}, liability={"cap": "50%"}))
    assert last(table) == "proposes a package on Payment and Liability: Payment period 45 days; Cap 50%"
    table.does("client", Propose(offers={"scope": Offer(left_out=True)}))
    assert last(table) == "proposes on Scope: to leave it out"
    table.does("client", Propose(offers={"audit": Offer(title="Audit", wording="Once a year.")}))
    assert last(table) == "proposes on Audit: own wording"


def test_answers_name_the_proposal_and_its_clauses() -> None:
    table = Told()
    table.does("client", package(payment={"net_days": "45 days", "interest": "1%"}, liability={"cap": "50%"}))
    table.does("provider", Reject(proposal=2, reason="Too much at once."))
    assert last(table) == "rejects 2: Payment and Liability – “Too much at once.”"
    table.does("client", offer("liability", cap="50%"))
    table.does("client", Withdraw(proposal=4))
    assert last(table) == "withdraws 4: Liability"
    table.does("client", offer("liability", cap="50%"))
    table.does("provider", Accept(proposal=6))
    assert last(table) == "accepts 6: Liability"


def test_what_is_done_with_a_clause_is_told() -> None:
    table = Told()
    table.does("client", offer("liability", cap="50%"))
    table.does("provider", Accept(proposal=2))
    table.does("provider", Reopen(clause="liability", reason="Our insurer asks."))
    assert last(table) == "asks to reopen Liability – “Our insurer asks.”"
    table.does("client", DeclineReopening(clause="liability"))
    assert last(table) == "declines to reopen Liability"
    table.does("provider", Reopen(clause="liability"))
    table.does("client", Reopen(clause="liability"))
    assert last(table) == "consents: Liability is open again"
    table.does("client", Park(clause="liability", reason="Later."))
    assert last(table) == "parks Liability – “Later.”"
    table.does("provider", Unpark(clause="liability"))
    assert last(table) == "takes up Liability again"
    table.does("provider", Comment(text="Why?", clause="scope"))
    assert last(table) == "says on Scope: “Why?”"


def test_long_texts_are_cut_unless_more_is_asked_for() -> None:
    table = Told()
    table.does("client", Comment(text="word " * 200))
    assert len(last(table)) < 300
    moment = table.moments[-1]
    assert len(told(moment.event, moment.before, 2000)) > 900


def test_what_a_party_wrote_stays_on_one_harmless_line() -> None:
    table = Told()
    table.does("client", Comment(text="a\n\x1b[2J\u202eb"))
    assert last(table) == "says: “a ␛[2J⟨U+202E⟩b”"
