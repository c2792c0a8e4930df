"""Patterns that are followed find what they stand for when they are written out, and nothing else."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from kpo_tui.understanding.grammar import spoken
from kpo_tui.understanding.wish_grammar import LONGEST_NAME, Patterns

WORD = st.sampled_from(["a", "b", "c", "don't"])
PHRASE = st.lists(WORD, min_size=1, max_size=2).map(" ".join)
GROUP = st.one_of(
    PHRASE,
    st.lists(st.one_of(st.just(""), PHRASE), min_size=2, max_size=3).map(lambda held: f"({'|'.join(held)})"),
)
PATTERN = st.lists(GROUP, min_size=1, max_size=4).map(" ".join)
WORDS = [words for size in range(1, 5) for words in product(("a", "b", "don't", "dont"), repeat=size)]


def plain(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.replace("'", "") for word in words)


@given(st.lists(PATTERN, min_size=1, max_size=3).map(";".join))
def test_a_pattern_means_the_phrases_that_it_stands_for(patterns: str) -> None:
    found = Patterns({"x": patterns}, {})
    written = {plain(words) for words in spoken(patterns)}
    for words in WORDS:
        assert bool(found.whole(words)) == (plain(words) in written), words


@given(
    st.lists(PATTERN, min_size=1, max_size=3).map(";".join), st.lists(WORD, min_size=1, max_size=6).map(tuple)
)
def test_what_begins_at_a_word_is_what_the_words_from_there_are(
    patterns: str, words: tuple[str, ...]
) -> None:
    found = Patterns({"x": patterns}, {})
    for start in range(len(words)):
        ends = {match.end for match in found.at(words, start)}
        assert ends == {end for end in range(start + 1, len(words) + 1) if found.whole(words[start:end])}


def test_a_name_may_stand_where_three_dots_are() -> None:
    found = Patterns({"why": "why is … (important|needed)"}, {})
    (match,) = found.whole(("why", "is", "late", "interest", "needed"))
    assert match.name == (2, 4)
    assert not found.whole(("why", "is", "needed"))
    assert not found.whole(("why", "is", *["late"] * (LONGEST_NAME + 1), "needed"))


def test_a_set_stands_for_each_of_its_words() -> None:
    found = Patterns({"ask": "ask <them> about (it|<them>)"}, {"them": "them; the other side"})
    assert found.whole(("ask", "the", "other", "side", "about", "them"))
    assert not found.whole(("ask", "the", "other", "about", "them"))


def test_of_two_kinds_the_first_counts_and_what_leaves_nothing_open_before_what_does() -> None:
    found = Patterns({"one": "show …", "two": "show it", "three": "show it"}, {})
    assert [match.kind for match in found.at(("show", "it"))] == ["two", "three", "one"]
