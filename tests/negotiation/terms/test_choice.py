"""One of several options."""

import pytest

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.terms import ChoiceTerm

OPTIONS = {"client": "Client owns all", "shared": "Shared", "provider": "Provider owns all"}
OWNER = ChoiceTerm(label="IP", options=OPTIONS, client_wants="first")
PLAIN = ChoiceTerm(label="IP", options=OPTIONS)


def test_an_option_may_be_typed_as_letter_id_or_name() -> None:
    for text in ("b", "B", "(b)", "b)", "b.", "option b", "shared", "SHARED", " Shared. "):
        assert OWNER.parse(text) == "shared"


def test_a_letter_past_the_last_option_is_refused() -> None:
    with pytest.raises(ValueNotUnderstood, match="'d' is not understood"):
        OWNER.parse("d")


def test_an_id_wins_over_a_letter() -> None:
    swapped = ChoiceTerm(label="C", options={"b": "First", "a": "Second"})
    assert swapped.parse("a") == "a"


def test_a_misspelt_option_is_taken_as_meant() -> None:
    assert OWNER.parse("shard") == "shared"
    assert OWNER.parse("cleint owns all") == "client"


def test_what_could_be_two_options_is_asked_back() -> None:
    with pytest.raises(
        ValueNotUnderstood, match=r"could be a \(Client owns all\) or c \(Provider owns all\)"
    ):
        OWNER.parse("owns all")


def test_a_word_that_denies_is_never_a_slip_of_the_pen() -> None:
    hire = ChoiceTerm(
        label="Hiring", options={"free": "free", "with_fee": "against a fee", "none": "not allowed"}
    )
    for text in ("allowed", "not free", "not against a fee", "all"):
        with pytest.raises(ValueNotUnderstood):
            hire.parse(text)
    assert hire.parse("not alowed") == "none"
    proof = ChoiceTerm(label="Proof", options={"both": "ISO and SOC", "one_of_them": "ISO or SOC"})
    with pytest.raises(ValueNotUnderstood):
        proof.parse("none")


def test_another_figure_is_never_a_slip_of_the_pen() -> None:
    price = ChoiceTerm(label="Price", options={"card": "rate card", "plus": "rate card plus 10%"})
    with pytest.raises(ValueNotUnderstood):
        price.parse("rate card plus 15%")
    assert price.parse("rate card plus") == price.parse("rate card plus 10") == "plus"


def test_part_of_a_name_means_whole_words_and_articles_count_for_nothing() -> None:
    owner = ChoiceTerm(
        label="Tools", options={"client_owns": "client owns", "field": "the client in its field"}
    )
    with pytest.raises(ValueNotUnderstood, match="could be a"):
        owner.parse("the client")
    idle = ChoiceTerm(label="Idle", options={"shared": "shared equally", "deposit": "deposit of one month"})
    for text in ("all", "monthly"):
        with pytest.raises(ValueNotUnderstood):
            idle.parse(text)
    assert idle.parse("one month") == "deposit"


def test_what_is_like_no_option_is_refused_with_all_of_them() -> None:
    with pytest.raises(ValueNotUnderstood) as caught:
        OWNER.parse("whoever")
    assert str(caught.value).endswith(
        "expected one of a (Client owns all); b (Shared); c (Provider owns all), such as a"
    )


def test_letters_follow_the_order() -> None:
    assert [OWNER.letter(option) for option in OPTIONS] == ["a", "b", "c"]


def test_it_is_stored_by_id_and_shown_by_name() -> None:
    assert OWNER.write("shared") == "shared"
    assert OWNER.show("shared") == "Shared"
    for raw in ("Shared", "b", "nobody", ""):
        with pytest.raises(ValueNotUnderstood):
            OWNER.read(raw)


def test_ordered_options_lie_steps_apart() -> None:
    assert OWNER.gap("client", "shared").text == "next option"
    assert OWNER.gap("provider", "client").text == "2 options apart"
    assert OWNER.gap("shared", "shared").closed


def test_options_without_order_have_no_measure() -> None:
    gap = PLAIN.gap("client", "shared")
    assert (gap.amount, gap.text, gap.closed) == (None, "another option", False)
    assert PLAIN.gap("shared", "shared").closed
    assert PLAIN.better_for("client", "client", "shared") == 0


def test_the_first_option_is_best_for_the_client() -> None:
    assert OWNER.better_for("client", "client", "provider") == 1
    assert OWNER.better_for("provider", "client", "provider") == -1


def test_an_option_never_means_none() -> None:
    assert not OWNER.is_nil("client")
