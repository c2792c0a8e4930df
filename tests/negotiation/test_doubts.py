"""Names and titles that mislead are refused when new, and told of when they stand in a log."""

import pytest

from kpo_tui.errors import Refused
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.acts.withdrawal import Withdraw
from kpo_tui.negotiation.doubts import doubts, doubts_about_parties, doubts_in
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import Parties
from tests.builders import Table, nothing_doubted


def adding(clause_id: str, title: str) -> Propose:
    """A new clause."""
    return Propose(offers={clause_id: Offer(title=title, wording="We may look at the books.")})


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (("Acme Ltd", "Bharat"), []),
        (("Client", "Provider"), []),
        (("Acme Ltd", "Acme Ltd"), ["the provider's name is the client's; the two need different names"]),
        (("Acme Ltd", "ACME LTD."), ["the provider's name looks like the client's; the two need different names"]),
        (("Provider", "Acme"), ["the client's name looks like 'provider', which the other party is; write it in full"]),
        (("A\nB", "C\nD"), [f"the {party}'s name holds a line break; write it on one line" for party in ("client", "provider")]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_names_of_two_parties(names: tuple[str, str], found: list[str]) -> None:
    assert doubts_about_parties(Parties(*names)) == found


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("Audit\nAgreed by both", "holds a line break"),
        ("Payment", "'Payment', is the title of payment; choose another title"),
        ("PAYMENT.", "'PAYMENT.', looks like the title of payment; choose another title"),
        ("Раyment", "mixes Cyrillic and Latin"),
        ("ACME Ltd", "looks like the client's name"),
    ],
)
def test_a_new_clause_with_a_title_that_misleads_is_refused(title: str, part: str) -> None:
    refused = Table().refuses("client", adding("audit", title))
    assert refused.startswith("client cannot propose: the title of audit")
    assert part in refused


def test_two_new_clauses_of_a_package_need_different_titles() -> None:
    package = Propose(offers={**adding("audit", "Audit").offers, **adding("audits", "AUDIT").offers})
    assert "looks like the title of audit" in Table().refuses("client", package)


def test_a_title_can_be_taken_again_once_its_clause_is_dropped() -> None:
    table = Table()
    made = table.does("client", adding("audit", "Audit"))
    assert "is the title of audit" in table.refuses("provider", adding("books", "Audit"))
    table.does("client", Withdraw(proposal=made.seq))
    table.does("provider", adding("books", "Audit"))
    assert "is the title of books" in table.refuses("client", adding("audit", "Audit"))


def test_a_clause_can_be_given_another_title_but_not_that_of_another() -> None:
    table = Table()
    table.does("client", adding("audit", "Audit"))
    table.does("provider", adding("audit", "Books and audit"))
    assert "is the title of scope" in table.refuses("client", adding("audit", "Scope"))


def test_a_clause_that_stands_under_a_doubtful_title_can_be_negotiated_on() -> None:
    table = Table()
    with nothing_doubted():
        made = table.does("client", adding("audit", "Audit\u200b"))
    assert [doubt[:30] for doubt in doubts_in(table.state)] == ["the title of audit holds an in"]
    answer = table.does(
        "provider", Propose(offers={"audit": Offer(wording="We may not.")}, answering=made.seq)
    )
    assert doubts(table.state, answer) == []


def test_titles_that_stand_side_by_side_are_told_once() -> None:
    table = Table()
    with nothing_doubted():
        table.does("client", adding("audit", "Audit"))
        table.does("client", adding("books", "Aud\u0456t"))
        table.does("client", adding("pay", "Payment."))
    found = doubts_in(table.state)
    assert len(found) == 2
    assert found[0].startswith("the title of books mixes")
    assert found[1].startswith("the title of pay, 'Payment.', looks like the title of payment")


def test_a_refusal_names_party_and_act() -> None:
    with pytest.raises(Refused) as caught:
        Table().does("provider", adding("audit", "Scope"))
    assert (caught.value.act, caught.value.party) == ("propose", "provider")
