"""Two moments compared, one event in full, and the history of gaps, as documents."""

from kpo_tui.documents.document import Document, Paragraph, text_of
from kpo_tui.documents.document import Table as Grid
from kpo_tui.documents.formats import PLAIN, formats
from kpo_tui.documents.reports.comparison import comparison
from kpo_tui.documents.reports.event_change import changes, event_document
from kpo_tui.documents.reports.gap_history import gap_history
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.parking import Park
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.acts.reopening import Reopen
from kpo_tui.negotiation.events import Offer
from tests.builders import offer
from tests.history.moments_told import Told


def text(document: Document) -> str:
    """Everything a document says, one block or row a line."""
    lines: list[str] = []
    for block in document.blocks:
        if isinstance(block, Grid):
            lines += [" | ".join(text_of(cell) for cell in row) for row in block.rows]
        else:
            lines.append(text_of(block.runs))
    return "\n".join(lines)


def compared(table: Told, first: int, second: int) -> str:
    between = table.moments[first:second]
    document = comparison(table.moments[first - 1].state, table.moments[second - 1].state, between)
    assert document.title == f"Event {first} against event {second}"
    return text(document)


def reopened_liability() -> Told:
    """A limit of 50% agreed in event 3, reopened in 5, and agreed again as 75% in 7."""
    table = Told()
    table.does("client", offer("liability", cap="50%"))
    table.does("provider", Accept(proposal=2))
    table.does("client", Reopen(clause="liability", reason="Our insurer."))
    table.does("provider", Reopen(clause="liability"))
    table.does("client", offer("liability", cap="75%"))
    table.does("provider", Accept(proposal=6))
    return table


def test_what_was_agreed_between_is_told_with_its_values() -> None:
    said = compared(reopened_liability(), 1, 3)
    assert "Liability | Cap: 50% | proposal 2 of the client | the provider in event 3" in said
    assert "Changed after it was agreed\nNothing." in said


def test_a_clause_agreed_at_both_moments_can_have_been_reopened_and_changed() -> None:
    said = compared(reopened_liability(), 3, 7)
    assert "Liability | Cap | 50% | 75%" in said
    assert (
        "Liability: asked by the client, consented to by the provider in event 5 on 2026-01-01; now agreed."
        in said
    )
    assert "Liability | Cap: 75% | proposal 6 of the client | the provider in event 7" in said


def test_a_clause_that_is_open_again_is_told_as_changed() -> None:
    said = compared(reopened_liability(), 3, 5)
    assert "Liability | whole clause | agreed | open" in said
    assert "Agreed\nNothing." in said


def test_wording_and_leaving_out_are_changes_too() -> None:
    table = reopened_liability()
    table.does("client", Reopen(clause="liability"))
    table.does("provider", Reopen(clause="liability"))
    table.does(
        "client", Propose(offers={"liability": Offer(terms={"cap": "75%"}, wording="As agreed orally.")})
    )
    table.does("provider", Accept(proposal=10))
    assert "Liability | wording | the playbook’s | own, of proposal 10" in compared(table, 7, 11)


def test_a_moment_and_itself_differ_in_nothing() -> None:
    said = compared(reopened_liability(), 4, 4)
    assert said.count("Nothing.") >= 3


def test_a_change_shows_values_and_wording_before_and_after() -> None:
    table = Told()
    table.does("client", offer("payment", net_days="45 days", interest="1%"))
    table.does("client", offer("payment", net_days="30 days"))
    (change,) = changes(table.moments[-1])
    assert [(one.term_id, one.before, one.after) for one in change.values] == [
        ("net_days", "45 days", "30 days")
    ]
    marked = [
        (run.mark, run.text) for block in change.wording if not isinstance(block, Grid) for run in block.runs
    ]
    assert ("deleted", "forty-five (45) days") in marked
    assert ("inserted", "thirty (30) days") in marked
    assert change.against == "as the client offers it, against what it offered before"


def test_a_first_answer_is_compared_with_the_other_sides_offer() -> None:
    table = Told()
    table.does("client", offer("liability", cap="50%"))
    assert changes(table.moments[-1])[0].against == "as the client offers it for the first time"
    table.does("provider", offer("liability", cap="25%"))
    (change,) = changes(table.moments[-1])
    assert change.against == "as the provider offers it, against what the client offered before"


def test_an_acceptance_shows_what_the_accepting_party_gave() -> None:
    table = Told()
    table.does("client", offer("liability", cap="50%"))
    table.does("provider", offer("liability", cap="25%"))
    table.does("client", Accept(proposal=3))
    (change,) = changes(table.moments[-1])
    assert (change.was, change.now) == ("offered", "agreed")
    assert [(one.before, one.after) for one in change.values] == [("50%", "25%")]
    assert change.against == "as the client accepts it, against what it offered before"


def test_an_event_without_words_changes_only_the_state() -> None:
    table = Told()
    table.does("client", Park(clause="liability", reason="Later."))
    (change,) = changes(table.moments[-1])
    assert (change.was, change.now, change.values, change.wording) == ("open", "parked", (), ())
    table.does("client", Comment(text="Hello."))
    assert changes(table.moments[-1]) == []
    assert changes(table.moments[0]) == []


def test_a_new_clause_and_one_left_out_can_be_shown() -> None:
    table = Told()
    table.does("client", Propose(offers={"audit": Offer(title="Audit", wording="Once a year.")}))
    (change,) = changes(table.moments[-1])
    assert (change.was, change.now) == (None, "offered")
    assert change.wording
    table.does("provider", Propose(offers={"audit": Offer(left_out=True)}))
    assert changes(table.moments[-1])[0].wording == ()


def test_an_event_in_full_ends_with_its_line() -> None:
    table = Told()
    table.does("client", offer("payment", net_days="45 days"))
    document = event_document(table.moments[-1], b'{"seq":2}')
    assert text(document).splitlines()[-1] == '{"seq":2}'
    long = event_document(table.moments[-1], b"x" * 5000)
    assert text(long).endswith("(1000 more characters)")


def test_the_history_of_gaps_is_a_table_a_term() -> None:
    table = Told()
    table.does("client", offer("payment", net_days="60 days", interest="1%"))
    table.does("provider", offer("payment", net_days="30 days", interest="1%"))
    table.does("client", offer("payment", net_days="45 days"))
    said = text(gap_history(table.moments))
    assert "2 | 4 | 45 days | 30 days | 15 days | client, closer" in said
    assert "Outstanding from Bharat Analytics: Payment: answer 4." in said
    assert "Acme Ltd (client) | 2 | 2 seconds | 2 | 0 | 1, 0" in said


def test_without_offers_the_history_says_so() -> None:
    assert "Nothing was offered yet" in text(gap_history(Told().moments))


def test_every_format_takes_these_documents() -> None:
    table = reopened_liability()
    documents = [
        gap_history(table.moments),
        comparison(table.moments[0].state, table.state, table.moments[1:]),
        event_document(table.moments[-1], b"{}"),
    ]
    for document in documents:
        assert isinstance(document.blocks[0], Paragraph) or document.blocks
        for form in formats().values():
            assert form.document(document, PLAIN)
