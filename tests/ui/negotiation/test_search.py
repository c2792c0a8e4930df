"""Search over clauses, terms and wording."""

from kpo_tui.ui.negotiation.places import Place, places, search
from tests.builders import PLAYBOOK, Table, offer, small_playbook


def found(query: str, table: Table | None = None) -> list[Place]:
    return list(search(places((table or Table()).state, "client"), query))


def test_nothing_typed_lists_the_clauses() -> None:
    assert [place.clause for place in found("")] == ["scope", "payment", "liability"]


def test_a_label_comes_before_wording() -> None:
    first = found("late interest")[0]
    assert (first.clause, first.term, first.shown) == ("payment", "interest", "Late interest")


def test_words_of_the_wording_are_found_with_what_stands_around_them() -> None:
    place = found("yearly charges")[0]
    assert place.clause == "liability"
    assert "of the yearly charges" in place.shown
    assert "{{" not in place.shown


def test_values_are_found() -> None:
    table = Table()
    table.does("client", offer(net_days="77 days", interest="1%"))
    assert found("77 days", table)[0].shown == "Payment period: 77 days"


def test_what_is_spelled_nearly_so_is_found() -> None:
    assert found("liabilty")[0].clause == "liability"


def test_nonsense_finds_nothing() -> None:
    assert found("qqqqzzzz") == []


def test_hostile_titles_are_plain_text() -> None:
    table = Table(small_playbook(PLAYBOOK.replace('title = "Payment"', 'title = "[red]Pay\\u001b[2J[/]"')))
    assert found("red pay", table)[0].title == "[red]Pay␛[2J[/]"
