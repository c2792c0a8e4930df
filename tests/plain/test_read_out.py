"""A clause is read out in full once in a sitting; after that what is new, and nothing binding is left out."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from kpo_tui.dialogue import prompts
from kpo_tui.dialogue.prompts import Progress, TermLine
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.plain.read_out import ReadOut
from kpo_tui.table.session import open_session
from kpo_tui.understanding.moves import Offering
from tests.builders import Ticking, offer, session_in
from tests.plain.playing import sit
from tests.plain.test_sitting import typing

WALK = Progress(2, 3, 1)


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KPO_STATE_DIR", str(tmp_path / "state"))


@pytest.fixture
def deal(tmp_path: Path) -> Path:
    return session_in(tmp_path).path


def line(label: str, theirs: str, ours: str = "60 days") -> TermLine:
    return TermLine(label.lower(), label, ours, theirs, "some" if theirs != ours else "none", theirs == ours)


def decision(proposal: int, *lines: TermLine, clause: str = "payment") -> prompts.Decision:
    return prompts.Decision(
        clause=clause, title=clause.title(), kind="proposal", proposal=proposal, clauses=(clause,), lines=lines,
        progress=WALK, content=f"{proposal:064x}",
    )  # fmt: skip


def accepting(proposal: int, *values: str, clause: str = "payment") -> prompts.Ahead:
    says = (f"Accept the provider’s proposal {proposal}:", *(f"  {value}" for value in values))
    return prompts.Ahead(
        says=says, moves=(Accept(clause=clause, proposal=proposal),), content=f"{proposal:064x}"
    )


SAME = tuple(line(f"Same {number}", "60 days") for number in range(4))


def read(reader: ReadOut, asked: prompts.Prompt) -> str:
    return "\n".join(reader.lines(asked))


def test_an_offer_is_read_out_in_full_first_and_then_what_is_new_in_the_next() -> None:
    reader = ReadOut("client")
    first = read(reader, decision(2, line("Period", "30 days"), line("Rate", "9 days"), *SAME))
    assert "The same as yours: Same 0: 60 days; Same 1: 60 days; Same 2: 60 days; Same 3: 60 days." in first
    assert "Period: they say 30 days" in first
    second = read(reader, decision(4, line("Period", "35 days"), line("Rate", "9 days"), *SAME))
    assert "Period: they say 35 days; you said 60 days" in second
    assert "Still apart, as you heard before: Rate." in second
    assert "4 other terms the same as yours" in second
    assert "Same 1" not in second


def test_an_acceptance_is_read_out_whole_where_the_offer_was_not() -> None:
    reader = ReadOut("client")
    read(reader, decision(2, line("Period", "30 days"), *SAME))
    read(reader, decision(4, line("Period", "35 days"), *SAME))
    values = ["Period: 35 days", *(f"Same {number}: 60 days" for number in range(4))]
    said = read(reader, accepting(4, *values))
    assert all(value in said for value in values)


def test_an_acceptance_of_what_was_just_read_out_in_full_names_its_fingerprint() -> None:
    reader = ReadOut("client")
    read(reader, decision(2, line("Period", "30 days"), *SAME))
    values = ["Period: 30 days", *(f"Same {number}: 60 days" for number in range(4))]
    said = read(reader, accepting(2, *values))
    assert f"As shown above, 5 terms: {'; '.join(values)}. Fingerprint 000000000000." in said


def test_another_offer_than_the_one_read_out_is_read_out_whole_before_it_is_accepted() -> None:
    reader = ReadOut("client")
    read(reader, decision(2, line("Period", "30 days"), *SAME))
    assert "  Period: 31 days" in read(reader, accepting(3, "Period: 31 days"))


def test_after_another_clause_an_acceptance_is_read_out_whole_again() -> None:
    reader = ReadOut("client")
    read(reader, decision(2, line("Period", "30 days"), *SAME))
    read(reader, decision(3, line("Cap", "30 days"), clause="liability"))
    read(reader, decision(2, line("Period", "30 days"), *SAME))
    assert "  Period: 30 days" in read(reader, accepting(2, "Period: 30 days"))


def test_clauses_left_out_in_a_package_are_read_out_before_it_is_accepted() -> None:
    reader = ReadOut("client")
    package = prompts.Decision(
        clause="payment", title="Payment", kind="package", proposal=2, clauses=("payment", "liability"),
        lines=(line("Period", "30 days"),), progress=WALK, content=f"{2:064x}",
    )  # fmt: skip
    read(reader, package)
    said = read(reader, accepting(2, "Payment: Period: 30 days", "Liability: left out"))
    assert "  Liability: left out" in said


def test_what_is_about_to_be_recorded_is_read_out_with_all_that_is_new_after_each_change() -> None:
    reader = ReadOut("client")
    move = Offering(clause="payment", terms={})
    says = ("Propose on Payment:", "  Period: 45 days", "  Rate: 9 days", "  Deposit: USD 5")
    assert read(reader, prompts.Ahead(says=says, moves=(move,))).count("\n  ") == 3
    changed = (says[0], "  Period: 50 days", *says[2:])
    said = read(reader, prompts.Ahead(says=changed, moves=(move,), cautions=("Past it.",)))
    assert said.endswith("  Period: 50 days\n  Rate: 9 days\n  Deposit: USD 5\nFor you only: Past it.")


def test_what_stays_as_it_was_offered_last_is_read_out_once_and_then_counted() -> None:
    reader = ReadOut("client")
    move = Offering(clause="payment", terms={})
    says = ("Propose on Payment:", "  Period: 45 days", "  Rate: 9 days (unchanged)", "  Cap: 2 (unchanged)")
    assert read(reader, prompts.Ahead(says=says, moves=(move,))).count("(unchanged)") == 2
    said = read(reader, prompts.Ahead(says=(says[0], "  Period: 50 days", *says[2:]), moves=(move,)))
    assert said.endswith(
        "  Period: 50 days\n  2 lines that you heard before: unchanged since your last offer."
    )
    assert "Rate" not in said


def test_the_same_prompt_is_one_line_even_where_the_rest_of_the_deal_went_on() -> None:
    reader = ReadOut("client")
    read(reader, decision(2, line("Period", "30 days"), *SAME))
    moved_on = decision(2, line("Period", "30 days"), *SAME)
    assert read(reader, replace(moved_on, progress=Progress(2, 3, 2))) == "Payment (payment)."


def test_what_they_say_nothing_on_stands_in_a_line() -> None:
    reader = ReadOut("client")
    read(reader, prompts.Ahead(says=("Propose on Payment:",), moves=(Offering(clause="payment"),)))
    said = read(reader, decision(2, line("Period", "–"), line("Rate", "–"), line("Cap", "2 days")))
    assert "  They say nothing on: Period and Rate." in said
    assert "Cap: they say 2 days; you said 60 days" in said


def test_show_all_reads_it_out_in_full_again(deal: Path) -> None:
    session = open_session(deal, Ticking())
    session.perform(offer(net_days="60 days", interest="1%"), "client")
    session.perform(offer(net_days="30 days", interest="2%"), "provider")
    said = sit(deal, typing("what is usual?", "show all", "quit"), "client")
    assert said.count("Payment period: they say 30 days; you said 60 days") == 2
    assert len(re.findall(r"^Payment \(payment\)\.$", said, re.MULTILINE)) == 1


def test_after_other_clauses_the_values_that_are_apart_are_read_out_again() -> None:
    reader = ReadOut("client")
    read(reader, decision(2, line("Period", "30 days"), line("Rate", "9 days")))
    read(reader, decision(3, line("Cap", "30 days"), clause="liability"))
    said = read(reader, decision(4, line("Period", "30 days"), line("Rate", "8 days")))
    assert "Period: they say 30 days; you said 60 days" in said
    assert "as you heard before" not in said


def test_an_answer_that_is_not_sent_stands_beside_what_was_sent_with_a_gap_of_its_own() -> None:
    reader = ReadOut("client")
    unsent = TermLine("period", "Period", "60 days", "30 days", "30 days", False, "45 days", False, "15 days")
    said = read(reader, decision(2, unsent))
    assert "Period: they say 30 days; you said 60 days; gap: 30 days" in said
    assert "your answer, not sent: 45 days (gap then: 15 days)" in said


def test_an_unsent_answer_that_takes_their_value_is_not_said_to_be_on_the_record() -> None:
    unsent = TermLine("period", "Period", "60 days", "30 days", "30 days", True, "30 days", False, "none")
    said = read(ReadOut("client"), decision(2, unsent))
    assert "you said 60 days" in said
    assert "your answer, not sent: 30 days (as they say)" in said


def test_what_is_about_to_be_recorded_is_named_again_once_a_question_back_is_left() -> None:
    reader = ReadOut("client")
    says = ("Propose on Payment:", "  Period: 45 days", "  Rate: 9 days")
    ahead = prompts.Ahead(says=says, moves=(Offering(clause="payment", terms={}),))
    read(reader, ahead)
    read(reader, prompts.AskingBack(asks="Which one?"))
    assert read(reader, ahead) == "Still to be recorded: Propose on Payment: Period: 45 days; Rate: 9 days."
    assert read(reader, ahead) == "Still to be recorded: Propose on Payment: Period: 45 days; Rate: 9 days."
    read(reader, prompts.AskingBack(asks="Which one?"))
    changed = replace(ahead, says=(*says[:2], "  Rate: 8 days"))
    assert "Period: 45 days\n  Rate: 8 days" in read(reader, changed)


def test_what_would_be_offered_is_read_out_once_and_then_what_is_new_in_it() -> None:
    reader = ReadOut("client")
    review = prompts.Review(clause="payment", title="Payment", lines=SAME, missing=("Rate",), progress=WALK)
    assert read(reader, review).count("\n  Same") == 4
    rate = TermLine("rate", "Rate", "–", "–", "–", False, "9 days")
    said = read(reader, replace(review, lines=(*SAME, rate)))
    assert "  Rate: 9 days" in said
    assert "4 lines that you heard before" in said
    assert "cannot be accepted before you give: Rate" in said


def test_what_stays_is_told_in_short_where_it_was_read_out_beside_their_offer_just_before() -> None:
    reader = ReadOut("client")
    read(reader, decision(2, line("Period", "30 days"), line("Rate", "9 days")))
    says = (
        "Propose on Payment:",
        "  Period: 45 days (60 days before)",
        "  Rate: 60 days (unchanged; the provider: 9 days)",
    )
    ahead = prompts.Ahead(says=says, moves=(Offering(clause="payment", terms={}),))
    said = read(reader, ahead)
    assert said.endswith("  Unchanged, and apart as you heard: Rate 60 days.")
    read(reader, decision(3, line("Cap", "30 days"), clause="liability"))
    assert "Rate: 60 days (unchanged; the provider: 9 days)" in read(reader, ahead)


def test_what_only_they_say_stands_in_a_line() -> None:
    reader = ReadOut("client")
    read(reader, prompts.Ahead(says=("Propose on Payment:",), moves=(Offering(clause="payment"),)))
    theirs = [line(f"Term {number}", "9 days", "–") for number in range(3)]
    said = read(reader, decision(2, line("Cap", "2 days"), *theirs))
    assert "  They say, and you do not: Term 0 9 days; Term 1 9 days; Term 2 9 days." in said
