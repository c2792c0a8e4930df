"""What people type is read as it is meant, and nothing is taken for an act that is none."""

from functools import cache
from typing import get_args

import pytest

from kpo_tui.understanding.interpretation import read
from kpo_tui.understanding.moves import Binding, Reading
from tests.examples import examples
from tests.understanding.lines import LONG_TABLES, TABLES, Asked, Line, all_asked, all_lines, lines_of
from tests.understanding.readings_told import choices, short
from tests.understanding.situations import NAMES, situation

BINDING = get_args(Binding)


@cache
def reading_of(line: Line | Asked) -> Reading:
    return read(line.text, situation(line.situation))


def binds(reading: Reading) -> bool:
    return reading.sure and any(isinstance(move, BINDING) for move in reading.moves)


@pytest.mark.parametrize("table", [*TABLES, *LONG_TABLES])
def test_every_line_is_read_as_expected(table: str) -> None:
    misread = [
        f"[{line.situation}] {line.text!r}: {told}, not {line.reading}"
        for line in lines_of(table)
        if (told := short(reading_of(line))) != line.reading
    ]
    assert not misread, "\n".join(misread)


def test_every_question_back_offers_what_was_meant_and_says_what_is_in_doubt() -> None:
    others = [
        f"[{line.situation}] {line.text!r}: {choices(reading)}: {reading.asks}, not {line.choices}: {line.doubt}"
        for line in all_asked()
        if (reading := reading_of(line)).sure
        or choices(reading) != line.choices
        or not reading.asks
        or line.doubt not in reading.asks
    ]
    assert not others, "\n".join(others)


def test_there_are_enough_lines_of_every_kind() -> None:
    lines = all_lines()
    kinds = {line.reading.split(" ")[0] for line in lines}
    assert len(lines) > 1000
    assert {line.situation for line in lines} == set(NAMES)
    assert kinds >= {
        "propose", "package", "leave", "accept", "reject", "withdraw", "park", "unpark", "reopen", "decline", "comment",
        "confirm", "why", "norm", "advice", "help", "skip", "back", "next", "go", "undo", "show", "take", "yes", "no",
        "send", "quit", "?",
    }  # fmt: skip


def test_a_reading_either_is_sure_or_asks_in_one_sentence_or_two() -> None:
    for line in all_lines():
        reading = reading_of(line)
        assert reading.sure == (reading.asks is None), line
        assert reading.sure == bool(reading.moves), line
        assert len(reading.choices) <= 3, line
        asks = reading.asks
        assert asks is None or (asks.strip() and "\n" not in asks and asks[-1] in ".?"), (line, asks)


@pytest.mark.parametrize(
    "before",
    [
        "don't",
        "never",
        "should we",
        "they",
        "he said",
        "if they pay,",
        "maybe",
        "what if we",
        "we did not",
        "do you",
    ],
)
def test_no_answer_survives_a_word_that_turns_it(before: str) -> None:
    for line in all_lines()[len(before) % 3 :: examples(3, 1)]:
        if line.reading.split(" ")[0] in ("accept", "confirm", "reject", "withdraw"):
            turned = line._replace(text=f"{before} {line.text}")
            assert not binds(reading_of(turned)), turned


@pytest.mark.parametrize(
    "after", ["?", "only if they pay", "unless it rains", "lol", "or not", "tomorrow", "they said", "… not"]
)
def test_no_acceptance_survives_what_hangs_on_it(after: str) -> None:
    for line in all_lines()[len(after) % 3 :: examples(3, 1)]:
        if line.reading.split(" ")[0] in ("accept", "confirm"):
            turned = line._replace(text=f"{line.text} {after}")
            assert not binds(reading_of(turned)), turned


def test_capitals_and_trailing_marks_change_nothing() -> None:
    wordy = ("seat", "services", "milestones", "lists", "cost-heads", "channels", "hours")
    for line in all_lines()[:: examples(3, 1)]:
        if line.reading == "?" or ":" in line.reading or line.situation in wordy:
            continue
        assert short(reading_of(line._replace(text=line.text.upper()))) == line.reading, line
        assert short(reading_of(line._replace(text=f"  {line.text} "))) == line.reading, line
