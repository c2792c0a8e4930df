"""Paragraphs and grids as lines of a width."""

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from kpo_tui.ui.kit.layout import Either, Ends, Grid, Item, Para, Rule, laid_out, para
from kpo_tui.ui.kit.plain import fitted, line, own, said, sides


def texts(items: list[Item], width: int) -> list[str]:
    return [content.plain.rstrip() for content in laid_out(items, width)]


def test_a_paragraph_wraps_and_hangs_under_its_number() -> None:
    assert texts([Para(line("The Client shall pay"), own("5.1 "))], 16) == ["5.1 The Client", "    shall pay"]


def test_without_a_number_the_first_line_begins_at_the_edge() -> None:
    assert texts([Para(line("one two three"), rest=2)], 9) == ["one two", "  three"]


def test_a_grid_keeps_words_whole_where_it_can() -> None:
    grid = Grid((line("Term"), line("You")), ((line("Payment period"), line("45 days")),))
    assert texts([grid], 20) == ["Term         You", "Payment      45 days", "period"]


def test_a_grid_that_cannot_fit_is_shown_row_by_row() -> None:
    header = tuple(line(name) for name in ("No.", "Clause", "Client", "Provider"))
    row = (line("1"), line("Confidentiality"), line("twelve months"), line("eighteen months"))
    clause = ["  Clause:", "    Confidentiality"]
    rest = ["  Client: twelve", "    months", "  Provider: eighteen", "    months"]
    assert texts([Grid(header, (row,))], 25) == ["1", *clause, *rest]


def test_a_rule_has_its_title_in_it() -> None:
    assert texts([Rule(line("Risk"))], 12) == ["── Risk ────"]


def test_ends_keep_the_right_text_and_cut_the_left() -> None:
    assert texts([Ends(line("Termination and exit"), line("5/15"))], 16) == ["Terminatio… 5/15"]


def test_either_looks_at_the_width() -> None:
    either = Either(20, (para("wide"),), (para("narrow"),))
    assert texts([either], 20) == ["wide"]
    assert texts([either], 19) == ["narrow"]


anything = st.text(max_size=60)
contents = st.builds(line, anything)
items = st.one_of(
    st.builds(Para, contents, contents, st.integers(0, 6)),
    st.builds(Ends, contents, contents),
    st.builds(Rule, contents),
    st.integers(1, 5).flatmap(
        lambda n: st.builds(
            Grid, st.tuples(*[contents] * n), st.lists(st.tuples(*[contents] * n), max_size=3).map(tuple)
        )
    ),
)


@given(st.lists(items, max_size=4), st.integers(8, 60))
def test_no_line_is_wider_than_its_place(some: list[Item], width: int) -> None:
    for content in laid_out(some, width):
        assert content.rstrip().cell_length <= width


@given(anything, anything, st.integers(1, 40))
def test_two_ends_fill_their_line_and_no_more(left: str, right: str, width: int) -> None:
    assert sides(line(left), line(right), width).cell_length <= max(width, 2)


def test_text_of_others_is_shown_as_it_is_but_harmless() -> None:
    assert said("[bold]pay[/bold] \x1b[2J").plain == "[bold]pay[/bold] ␛[2J"
    assert line("a\nb\u202ec").plain == "a b⟨U+202E⟩c"


def test_very_long_text_is_cut_and_counted() -> None:
    assert said("x" * 7000).plain.endswith("… (1,000 characters more; see the draft or the history)")


def test_fitted_leaves_what_fits_alone() -> None:
    content = Content("four")
    assert fitted(content, 4) is content
    assert fitted(Content("fives"), 4).plain == "fiv…"
