"""What the panels say of a clause: positions, wording, history, advice. Plain functions, no app."""

from kpo_tui.dialogue.prompts import TermLine
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.parking import Park, Unpark
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.acts.rejection import Reject
from kpo_tui.negotiation.acts.reopening import DeclineReopening, Reopen
from kpo_tui.negotiation.acts.withdrawal import Withdraw
from kpo_tui.negotiation.advice import Advice, TermAdvice
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import Side
from kpo_tui.negotiation.playbook import Trade
from kpo_tui.ui.kit.layout import Item, laid_out
from kpo_tui.ui.panels.clause_panels import history_items
from kpo_tui.ui.panels.position_lines import Positions, advice_items, copied, position_items
from kpo_tui.ui.panels.redline_lines import between_offers, clause_redline
from tests.builders import Table, offer


def text(items: tuple[Item, ...], width: int = 80) -> str:
    return "\n".join(content.plain.rstrip() for content in laid_out(items, width))


DIFFERS = TermLine("net_days", "Payment period", "45 days", "60 days", "15 days", closed=False, ask=True)
SAME = TermLine("interest", "Late interest", "1%", "1%", "none", closed=True)
UNSENT = TermLine("deposit", "Deposit", "–", "–", "–", closed=False, working="USD 5")


def test_positions_show_the_gap_first_and_what_is_the_same_below() -> None:
    shown = text(position_items(Positions((SAME, DIFFERS), theirs_shown=True, they_spoke=True)))
    assert shown.splitlines()[1].split() == [
        "?",
        "Payment",
        "period",
        "45",
        "days",
        "60",
        "days",
        "15",
        "days",
    ]
    assert shown.splitlines()[-1] == "= Late interest: 1%"


def test_positions_stack_in_a_narrow_panel() -> None:
    shown = text(position_items(Positions((DIFFERS,), theirs_shown=True, they_spoke=True)), 40)
    assert shown.splitlines() == ["? Payment period                 15 days", "  you 45 days  they 60 days"]


def test_answers_that_are_not_sent_are_marked() -> None:
    shown = text(position_items(Positions((UNSENT,), theirs_shown=True, they_spoke=False)))
    assert "USD 5*" in shown
    assert "only you see it" in shown


def test_a_covered_opening_is_explained() -> None:
    shown = text(position_items(Positions((UNSENT,), theirs_shown=False, they_spoke=True)))
    assert "stays covered until yours is in" in shown


def test_a_clause_without_terms_says_so() -> None:
    assert "no terms" in text(position_items(Positions((), theirs_shown=True, they_spoke=True)))


def test_positions_are_copied_in_columns_without_what_is_not_sent() -> None:
    assert copied((DIFFERS, UNSENT)) == (
        "Term\tYou\tThey\tGap\nPayment period\t45 days\t60 days\t15 days\nDeposit\t–\t–\t–"
    )


def bargained() -> Table:
    table = Table()
    table.does("client", offer(net_days="60 days", interest="1%"))
    table.does("provider", offer(net_days="30 days", interest="1%"))
    return table


def test_the_wording_is_a_redline_from_yours_to_theirs() -> None:
    state = bargained().state
    for signs, period in (
        (True, "[-sixty (60) days-][+thirty (30) days+]"),
        (False, "sixty (60) daysthirty (30) days"),
    ):
        found = between_offers(state, "payment", "client", may_see_theirs=True)
        shown = text(clause_redline(found, signs=signs))
        assert f"pay within {period}." in shown
        assert "yours taken out  theirs put in" in shown


def test_a_covered_wording_shows_only_yours() -> None:
    found = between_offers(bargained().state, "payment", "provider", may_see_theirs=False)
    assert "thirty (30) days" in text(clause_redline(found, signs=True))
    assert "sixty" not in text(clause_redline(found, signs=True))


def test_without_offers_the_wording_says_when_it_comes() -> None:
    found = between_offers(Table().state, "payment", "client", may_see_theirs=True)
    assert "no wording to show yet" in text(clause_redline(found, signs=False))


def history(table: Table, party: Side, *, theirs_shown: bool = True, earlier: int = 0) -> str:
    clause = table.state.clause("payment")
    return text(
        history_items(table.events, "payment", clause, party, theirs_shown=theirs_shown, earlier=earlier), 200
    )


def test_the_history_tells_what_was_new_in_each_offer_newest_first() -> None:
    table = bargained()
    table.does("client", Propose(offers={"payment": Offer(terms={"net_days": "45 days"})}, note="Half way."))
    lines = history(table, "client", earlier=3).splitlines()
    assert lines[0] == "4  01-01 00:00  You countered: Payment period 45 days – Half way."
    assert lines[1].endswith("They proposed: Payment period 30 days; Late interest 1% per month")
    assert lines[-1] == "… and 3 earlier"


def test_the_history_covers_their_opening_as_long_as_it_may_not_be_seen() -> None:
    shown = history(bargained(), "provider", theirs_shown=False)
    assert "They proposed (covered until your opening is in)" in shown
    assert "60 days" not in shown


def test_every_kind_of_event_is_told() -> None:
    table = bargained()
    table.does("client", Reject(proposal=3, reason="too soon"))
    table.does("client", Withdraw(proposal=2))
    table.does("provider", Park(clause="payment", reason="CFO"))
    table.does("client", Unpark(clause="payment"))
    table.does("client", Comment(text="Well?", clause="payment"))
    table.does("provider", Propose(offers={"payment": Offer(left_out=True)}, note="Not needed."))
    table.does("client", Accept(proposal=table.state.seq))
    table.does("client", Reopen(clause="payment", reason="needed after all"))
    table.does("provider", DeclineReopening(clause="payment"))
    table.does("client", Reopen(clause="payment"))
    table.does("provider", Reopen(clause="payment"))
    shown = history(table, "client")
    for part in (
        "rejected 3: too soon", "withdrew 2", "parked it: CFO", "took it up again", "wrote: Well?",
        "to leave the clause out: Not needed.", "accepted", "asked to reopen it: needed after all",
        "declined to reopen it", "consented: it is open again",
    ):  # fmt: skip
        assert part in shown


def test_an_empty_history_teaches() -> None:
    items = history_items((), "payment", Table().state.clause("payment"), "client", theirs_shown=True)
    assert "Nothing was said on this clause yet" in text(items)


def test_advice_says_what_to_do_then_term_by_term_the_weightiest_first() -> None:
    light = TermAdvice(
        term="interest", label="Late interest", place="preferred", where="your preferred value", weight=2
    )
    heavy = TermAdvice(
        term="net_days", label="Payment period", place="past", where="past your walk-away", weight=9,
        next_rung="walk-away", next_shown="45 days", say="Our cash.", note="CFO is flexible.", approver="CFO", approval=True,
    )  # fmt: skip
    trade = Trade(client_gets="time", provider_gets="volume", why="Both win.")
    shown = text(advice_items(Advice("payment", "counter", "Counter.", (light, heavy), (trade,))))
    assert shown.index("Payment period") < shown.index("Late interest")
    for part in (
        "Counter.",
        "past your walk-away",
        "walk away: 45 days",
        "Say: Our cash.",
        "Must approve: CFO",
        "Both win.",
    ):
        assert part in shown


def test_without_positions_advice_says_how_to_open_them() -> None:
    assert "--positions FILE" in text(advice_items(None))
