"""Options are known by any words that tell them apart, in every playbook that comes with the program."""

import sys
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kpo_tui.negotiation.party import Side
from kpo_tui.understanding.index import SMALL, Index, TermPlace, index_of, words_of
from kpo_tui.understanding.meanings import FILLING, LIGHT, label_of
from kpo_tui.understanding.options import Found, options_in
from kpo_tui.understanding.synonyms import option_phrases
from kpo_tui.understanding.words import split
from tests.builders import Table
from tests.playbooks.deals import names, playbook_named

FILLERS = ("", "ok ", "please ", "we would like ", "could we say ", "fine, ", "we insist on ")


@cache
def index_for(playbook: str) -> Index:
    """The index of a playbook."""
    return index_of(Table(playbook_named(playbook)).state)


@cache
def choices() -> list[tuple[str, TermPlace]]:
    """Every choice of every playbook."""
    return [(name, place) for name in names() for place in index_for(name).terms if place.term.options]


def found_in(text: str, clause: str | None = None, party: Side = "client") -> set[tuple[str, str]]:
    """The options that a text names in the standard playbook: term and option."""
    index = index_for("kpo-standard")
    found = options_in(split(text), index.terms if clause is None else index.terms_of(clause), party)
    return {(one.place.id, one.option) for one in found}


def told(found: list[Found]) -> list[tuple[str, str, str]]:
    """What was found, told by names."""
    return [(one.place.clause, one.place.id, one.option) for one in found]


def distinctive(place: TermPlace, option: str) -> str:
    """The words of an option's name that no other option of its term has, nor its own name."""
    phrases = option_phrases()
    others = [label for other, label in place.term.options.items() if other != option]
    taken = frozenset().union(
        *(root for label in (*others, place.term.label) for root in label_of(label, phrases))
    )
    kept = [
        word.text
        for word in split(place.term.options[option])
        if word.kind != "sign"
        and word.text not in LIGHT
        and (roots := label_of(word.text, phrases))
        and not roots[0] & taken
    ]
    return " ".join(kept)


@pytest.mark.parametrize(
    ("text", "clause", "found"),
    [
        ("AI tools: approved list", "ai", {("use", "allow_list")}),
        ("training on our data is banned", "ai", {("training", "banned")}),
        ("no training, and tools only from an approved list", "ai", {("use", "allow_list"), ("training", "banned")}),
        ("consent for each tool, and training banned", "ai", {("use", "consent_per_tool"), ("training", "banned")}),
        ("renewal only by mutual agreement", "term", {("renewal", "mutual")}),
        ("renewal only if both agree", "term", {("renewal", "mutual")}),
        ("we bill every month, in advance", "payment", {("invoice_cycle", "monthly_advance")}),
        ("SIAC rules, one arbitrator", "disputes", {("rules", "siac"), ("arbitrators", "one")}),
        ("SIAC rules with three arbitrators", "disputes", {("rules", "siac"), ("arbitrators", "three")}),
        ("a sole arbitrator", "disputes", {("arbitrators", "one")}),
        ("service level report every month", "sla", {("report_cycle", "monthly")}),
        ("service level report once a quarter", "sla", {("report_cycle", "quarterly")}),
        ("silence: accepted after a reminder", "acceptance", {("silence", "after_reminder")}),
        ("fresh caps each year", "liability", {("cap_period", "yearly")}),
        ("caps that are fresh annually", "liability", {("cap_period", "yearly")}),
        ("indirect loss is excluded", "liability", {("indirect", "excluded")}),
        ("our name only with consent", "publicity", {("rule", "name_with_consent")}),
        ("exit assistance free of charge", "exit", {("price", "free")}),
        ("exit assistance at no cost", "exit", {("price", "free")}),
        ("the provider pays all costs of an incident", "breach", {("costs", "provider_all")}),
        ("the supplier bears all incident costs", "breach", {("costs", "provider_all")}),
        ("aware on suspicion", "breach", {("aware_when", "suspicion")}),
        ("the affiliate, guaranteed by the client", "parties", {("affiliate_payment", "affiliate_guaranteed")}),
        ("guaranteed by us", "parties", {("affiliate_payment", "affiliate_guaranteed")}),
        ("standard contractual clauses", "data_protection", {("transfers", "scc")}),
        ("just the listed ones", "parties", {("client_affiliates", "listed")}),
        ("our law", "governing_law", {("law", "clients")}),
        ("their law", "governing_law", {("law", "providers")}),
        ("hiring the team on exit is prohibited", "exit", {("staff_hire", "none")}),
        ("no exclusivity", "volume", {("exclusivity", "none")}),
        ("no step-in right", "step_in", {("right", "none")}),
    ],
)  # fmt: skip
def test_what_negotiators_say_for_an_option_finds_it(
    text: str, clause: str, found: set[tuple[str, str]]
) -> None:
    assert found_in(text, clause) == found


@pytest.mark.parametrize(
    ("text", "clause", "found"),
    [
        ("rate card without a premium", "exit", {("price", "rate_card")}),
        ("rate card, no premium", "exit", {("price", "rate_card")}),
        ("rate card with a premium", "exit", {("price", "rate_card_premium")}),
        ("training not free", "ai", set()),
        ("not monthly in advance", "payment", set()),
        ("invoicing monthly, not in advance", "payment", {("invoice_cycle", "monthly_arrears")}),
    ],
)
def test_what_is_denied_is_never_the_option(text: str, clause: str, found: set[tuple[str, str]]) -> None:
    assert found_in(text, clause) == found


def test_where_two_options_fit_as_well_both_are_found() -> None:
    assert found_in("invoicing: monthly", "payment") == {
        ("invoice_cycle", "monthly_arrears"),
        ("invoice_cycle", "monthly_advance"),
    }
    assert found_in("free", "exit") == {("price", "free"), ("staff_hire", "free")}
    assert found_in("the provider pays", "breach") == {("costs", "provider_all"), ("costs", "if_caused")}


def test_we_and_they_alone_name_no_option() -> None:
    for text in ("we would like that", "so we say", "let us see what they say"):
        assert found_in(text, "payment") == set(), text


def test_what_nothing_explains_is_left() -> None:
    index = index_for("kpo-standard")
    (found,) = options_in(split("rate card plus dinner"), index.terms_of("exit"), "client")
    assert (found.option, found.left) == ("rate_card", ("plus", "dinner"))


def test_the_span_of_an_option_is_where_it_stands() -> None:
    words = split("ok, training on our data is banned for good")
    (found,) = options_in(words, index_for("kpo-standard").terms_of("ai"), "client")
    assert [word.text for word in words[found.start : found.end]] == ["banned"]
    assert found.exact


def test_a_word_of_a_name_is_said_to_be_a_part_of_it() -> None:
    (found,) = options_in(split("quarterly"), index_for("kpo-standard").terms_of("payment"), "client")
    assert (found.option, found.exact) == ("quarterly_arrears", False)


@given(st.data())
def test_the_name_of_a_term_and_of_its_option_find_that_and_no_other(data: st.DataObject) -> None:
    playbook, place = data.draw(st.sampled_from(choices()))
    option = data.draw(st.sampled_from(list(place.term.options)))
    term, label = place.term.label.lower(), place.term.options[option].lower()
    filler = data.draw(st.sampled_from(FILLERS))
    text = filler + data.draw(
        st.sampled_from([f"{term}: {label}", f"{label} for the {term}", f"{term} is {label}"])
    )
    index = index_for(playbook)
    for terms in (index.terms_of(place.clause), index.terms):
        assert told(options_in(split(text), terms)) == [(place.clause, place.id, option)], text


@given(st.data())
def test_a_name_of_an_option_alone_finds_it_in_its_term(data: st.DataObject) -> None:
    playbook, place = data.draw(st.sampled_from(choices()))
    option = data.draw(st.sampled_from(list(place.term.options)))
    label = place.term.options[option].lower()
    talk = all(
        word in FILLING | SMALL for word in words_of(label)
    )  # ok this clause: that speaks of the clause
    text = ("" if talk else data.draw(st.sampled_from(FILLERS))) + label
    found = options_in(split(text), index_for(playbook).terms_of(place.clause))
    assert [one.option for one in found if one.place is place] == [option], text


@given(st.data())
def test_distinctive_words_find_an_option_and_never_another(data: st.DataObject) -> None:
    playbook, place = data.draw(st.sampled_from(choices()))
    option = data.draw(st.sampled_from(list(place.term.options)))
    words = distinctive(place, option)
    assume(
        not any(
            "-" in root for roots in label_of(place.term.options[option], option_phrases()) for root in roots
        )
    )
    text = f"{place.term.label}: {words}".lower()
    found = options_in(split(text), index_for(playbook).terms_of(place.clause))
    here = {one.option for one in found if one.place is place}
    assert here <= {option}, text
    name, said = (label_of(text, option_phrases()) for text in (place.term.options[option], words))
    if 2 * sum(any(roots & word for word in said) for roots in name) >= len(
        name
    ):  # a super is half of no super-cap
        assert here == {option}, text


def fragments() -> Iterator[str]:
    """Words that sentences about options are made of."""
    for _, place in choices():
        yield from (word.text for label in place.term.options.values() for word in split(label))


@given(
    st.lists(
        st.sampled_from(sorted({*fragments(), "no", "not", "we", ",", "and", "7", "month", "banned"})),
        max_size=60,
    )
)
def test_any_words_at_all_are_read_and_stay_within_what_was_said(words: list[str]) -> None:
    said = split(" ".join(words))
    for one in options_in(said, index_for("kpo-standard").terms, "provider"):
        assert 0 <= one.start < one.end <= len(said)
        assert one.option in one.place.term.options


def test_a_text_four_times_as_long_takes_about_four_times_the_steps() -> None:
    index = index_for("kpo-standard")

    def steps(times: int) -> int:
        """How many functions are called to find the options of a text."""
        said = split("the provider pays, monthly in advance, and free or banned, " * times)
        counted = 0

        def count(*_: object) -> None:
            nonlocal counted
            counted += 1

        sys.setprofile(count)
        try:
            options_in(said, index.terms, "client")
        finally:
            sys.setprofile(None)
        return counted

    steps(1)
    assert steps(20) < 5 * steps(5)
