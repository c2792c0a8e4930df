"""`kpo say`: what a sentence means is shown, and recorded only after a yes or where --yes may stand for it."""

import json
from typing import Any

import pytest

from tests.cli.harness import Shell


@pytest.fixture
def deal(kpo: Shell) -> str:
    """Both sides have opened on payment; the provider offers 30 days and 1.5% interest."""
    name = kpo.begin()
    kpo.does("propose", name, "payment", "net_days=60", "interest=1", "--as", "client")
    kpo.does("propose", name, "payment", "net_days=30", "interest=1.5", "--as", "provider")
    return name


def reading(kpo: Shell, deal: str, text: str, *more: str, party: str = "client") -> dict[str, Any]:
    said = kpo.does("say", deal, "--as", party, "--dry-run", "--json", *more, text)
    found: dict[str, Any] = json.loads(said)
    return found


def size(kpo: Shell, deal: str) -> int:
    return (kpo.folder / deal).stat().st_size


def test_a_dry_run_in_json_prints_only_the_reading(kpo: Shell, deal: str) -> None:
    said = kpo.does("say", deal, "--as", "client", "--clause", "payment", "45 days", "--dry-run", "--json")
    assert said == (
        '{"acts": [{"act": "propose", "clause": "payment", "terms": {"net_days": "45 days"}}], '
        '"sure": true, "asks": null}\n'
    )


def test_a_dry_run_records_nothing(kpo: Shell, deal: str) -> None:
    before = size(kpo, deal)
    assert "Propose on Payment: Payment period 45 days" in kpo.does(
        "say", deal, "--as", "client", "45 days", "--dry-run"
    )
    assert size(kpo, deal) == before


def test_what_can_mean_several_things_comes_with_its_readings(kpo: Shell, deal: str) -> None:
    found = reading(kpo, deal, "45 days or 50 days", "--clause", "payment")
    assert found["acts"] == []
    assert found["sure"] is False
    assert found["asks"]
    assert [act["terms"] for choice in found["choices"] for act in choice["acts"]] == [
        {"net_days": "45 days"},
        {"net_days": "50 days"},
    ]


def test_a_question_whether_to_accept_offers_no_acceptance_to_pick(kpo: Shell, deal: str) -> None:
    found = reading(kpo, deal, "should we accept?")
    assert found["acts"] == []
    assert found["asks"]
    assert found["choices"] == []


def test_a_package_lists_the_terms_of_each_clause(kpo: Shell, deal: str) -> None:
    assert reading(kpo, deal, "net 45 if the liability cap is 150%")["acts"] == [
        {"act": "propose", "clauses": {"payment": {"net_days": "45 days"}, "liability": {"cap": "150%"}}}
    ]


def test_the_clause_is_found_from_the_text_else_from_what_awaits_an_answer(kpo: Shell, deal: str) -> None:
    assert reading(kpo, deal, "accept")["acts"][0]["clause"] == "payment"
    assert reading(kpo, deal, "liability cap 150%")["acts"][0]["clause"] == "liability"
    kpo.does("propose", deal, "liability", "cap=100", "--as", "provider")
    assert reading(kpo, deal, "accept")["sure"] is False


def test_yes_records_what_is_sure(kpo: Shell, deal: str) -> None:
    said = kpo.does("say", deal, "--as", "client", "ok but 45 days", "--yes")
    assert "Payment period: 45 days" in said
    assert "Late interest: 1.5% per month" in said
    assert "Recorded as event 4" in said
    assert "Agreed: Payment" not in said


def test_an_acceptance_with_another_value_is_a_counter_proposal(kpo: Shell, deal: str) -> None:
    said = kpo.does("say", deal, "--as", "client", "--clause", "payment", "accept 45 days", "--yes")
    assert "client proposes, countering 3" in said
    assert "agreed" not in kpo.does("status", deal, "payment")


def test_an_acceptance_is_recorded(kpo: Shell, deal: str) -> None:
    said = kpo.does("say", deal, "--as", "client", "--clause", "payment", "fine by us", "--yes")
    assert said.startswith("Read as: Accept proposal 3 on Payment.")
    assert "agreed" in kpo.does("status", deal)


@pytest.mark.parametrize(
    "text", ["don't accept", "accept?", "they accept", "accept perhaps 45 days", "asdf", ""]
)
def test_yes_records_nothing_that_is_not_sure(kpo: Shell, deal: str, text: str) -> None:
    before = size(kpo, deal)
    assert "nothing was recorded" in kpo.fails(
        1, "say", deal, "--as", "client", "--clause", "payment", text, "--yes"
    )
    assert size(kpo, deal) == before


def test_without_a_terminal_and_without_yes_nothing_is_recorded(kpo: Shell, deal: str) -> None:
    before = size(kpo, deal)
    complaint = kpo.fails(1, "say", deal, "--as", "client", "accept")
    assert complaint == "kpo: nothing was recorded: there is no terminal to ask at; add --yes to record it"
    assert size(kpo, deal) == before


@pytest.mark.parametrize(("answer", "grows"), [("y", True), ("n", False), ("", False)])
def test_at_a_terminal_a_plain_yes_records(
    kpo: Shell, deal: str, monkeypatch: pytest.MonkeyPatch, answer: str, grows: bool
) -> None:
    before = size(kpo, deal)
    monkeypatch.setattr("kpo_tui.cli.sentences.at_a_terminal", lambda: True)
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _prompt: answer)
    kpo("say", deal, "--as", "client", "accept")
    assert (size(kpo, deal) > before) is grows


def test_at_a_terminal_a_reading_can_be_picked(
    kpo: Shell, deal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["1", "y"])
    monkeypatch.setattr("kpo_tui.cli.sentences.at_a_terminal", lambda: True)
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _prompt: next(answers))
    said = kpo.does("say", deal, "--as", "client", "--clause", "payment", "perhaps 45 days")
    assert "1. Payment period 45 days" in said
    assert "Recorded as event 4" in said


def test_a_rung_of_our_positions_becomes_its_values(kpo: Shell, deal: str) -> None:
    mine = kpo.write(
        "mine.toml",
        'party = "client"\nplaybook = "small"\n[clauses.payment.net_days]\npreferred = "60 days"\n'
        'fallbacks = ["50 days"]\nwalk_away = "40 days"\n',
    )
    rung = reading(kpo, deal, "take our fallback", "--clause", "payment.net_days", "--positions", mine)
    assert rung["acts"] == [{"act": "propose", "clause": "payment", "terms": {"net_days": "50 days"}}]
    without = reading(kpo, deal, "take our fallback", "--clause", "payment.net_days")
    assert without["acts"] == [{"act": "take", "rung": "fallback", "clause": "payment", "term": "net_days"}]
    theirs = kpo.fails(
        2, "say", deal, "--as", "provider", "--clause", "payment", "take our fallback", "--positions", mine
    )
    assert "positions of the client" in theirs


def test_what_puts_nothing_on_the_record_is_answered(kpo: Shell, deal: str) -> None:
    before = size(kpo, deal)
    assert "60 days" in kpo.does("say", deal, "--as", "client", "--clause", "payment", "what did they offer?")
    assert "3 clauses are still open" in kpo.does("say", deal, "--as", "client", "where are we?")
    assert "Late interest: the playbook" in kpo.does(
        "say", deal, "--as", "client", "what's normal for late interest?"
    )
    assert "accept" in kpo.does("say", deal, "--as", "client", "help")
    for text in (
        "skip", "back", "next", "undo", "quit", "send", "say that again", "leave that to them", "take the usual on payment",
        "go to payment", "advice on payment", "take our fallback on payment",
    ):  # fmt: skip
        assert "kpo negotiate" in kpo.fails(1, "say", deal, "--as", "client", text), text
    assert size(kpo, deal) == before


def test_numbers_are_read_as_the_locale_writes_them(kpo: Shell, deal: str) -> None:
    acts = reading(kpo, deal, "late interest 1,25%", "--locale", "de_DE")["acts"]
    assert acts == [{"act": "propose", "clause": "payment", "terms": {"interest": "1.25%"}}]


def test_an_act_that_the_rules_refuse_is_refused_before_it_is_asked(kpo: Shell, deal: str) -> None:
    kpo.does("park", deal, "payment", "--reason", "Bank.", "--as", "provider")
    assert "is parked" in kpo.fails(
        1, "say", deal, "--as", "client", "--clause", "payment", "45 days", "--yes"
    )


def test_a_log_that_moved_on_meanwhile_is_a_conflict(
    kpo: Shell, deal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(_prompt: str) -> str:
        kpo("withdraw", deal, "payment", "--as", "provider")
        return "y"

    monkeypatch.setattr("kpo_tui.cli.sentences.at_a_terminal", lambda: True)
    monkeypatch.setattr("click.termui.visible_prompt_func", meanwhile)
    assert kpo("say", deal, "--as", "client", "accept").status == 4


def test_usage_is_explained(kpo: Shell, deal: str) -> None:
    assert "did you mean 'payment'" in kpo.fails(2, "say", deal, "--as", "client", "--clause", "paymnt", "ok")
    assert "has no term 'nets'" in kpo.fails(
        2, "say", deal, "--as", "client", "--clause", "payment.nets", "ok"
    )
    assert "--dry-run" in kpo.fails(2, "say", deal, "--as", "client", "--json", "ok")


def test_text_from_the_other_side_is_harmless_where_it_is_told(kpo: Shell, deal: str) -> None:
    assert "\x1b" not in kpo("say", deal, "--as", "client", "tell them: [b]\x1b[2J", "--dry-run").out


@pytest.mark.parametrize(
    "text",
    [
        "park it, our walk-away of 24 needs board approval",
        "reject, we can't go over 28 which is our ceiling",
        "tell them 30 is the most we can pay",
        "park it, legal can live with 150 but we can't tell them yet",
    ],
)
def test_words_that_sound_private_are_not_recorded_by_yes_alone(kpo: Shell, deal: str, text: str) -> None:
    before = size(kpo, deal)
    said = ("say", deal, "--as", "client", "--clause", "payment", text, "--yes")
    refused = kpo(*said)
    assert (refused.status, "add --disclose" in refused.err) == (1, True)
    assert size(kpo, deal) == before
    assert "Recorded as event" in kpo.does(*said, "--disclose")
