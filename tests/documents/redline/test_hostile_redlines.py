"""Texts that are no contracts: bounded in room and in the size of the answer, and still exact."""

import gc
import random
import tracemalloc

import pytest
from rapidfuzz.distance import Indel

from kpo_tui.documents.document import Document, Heading, Run
from kpo_tui.documents.formats.terminal import redline_as_text
from kpo_tui.documents.redline import Redline, common_sequence, compare_documents, compare_texts, tokens
from kpo_tui.documents.redline.blocks import Texts
from tests.documents.redline.builders import AGREEMENT

CHANCE = random.Random(5)
SIZE = 60_000


def words(prefix: str, count: int = SIZE) -> str:
    return " ".join(f"{prefix}{k}" for k in range(count))


def noise(alphabet: int) -> str:
    return "".join(chr(CHANCE.randrange(alphabet)) for _ in range(SIZE))


HOSTILE = {
    "nothing": ("", "one word"),
    "only white space": (" \r\n\t \n", "\n\n"),
    "one long line, all different": (words("a"), words("b")),
    "one long line of few words": (
        " ".join(CHANCE.choices(("one", "two", "three", "four"), k=SIZE)),
        " ".join(CHANCE.choices(("one", "two", "three", "four"), k=SIZE)),
    ),
    "one word repeated": ("word " * SIZE, "word " * (SIZE // 2) + "other " + "word " * (SIZE // 3)),
    "bytes": (noise(256), noise(256)),
    "any characters": (noise(0xD800), noise(0xD800)),
    "empty lines": ("\n" * SIZE, "\n" * (SIZE // 2)),
    "short lines": ("a\n" * (SIZE // 4), "a\nb\n" * (SIZE // 8)),
    "mixed line ends": ("one\rtwo\r\nthree\n\rfour\u2028five\x85six", "one\ntwo\nthree\nfour\nfive\nsix"),
    "nesting": ("(" * SIZE + ")" * SIZE, "(" * (SIZE - 1) + ")" * SIZE),
    "control sequences": ("\x1b[2J\x1b]52;c;aGk=\x07 pay", "\x1b[2K\u202e pay"),
    "shuffled lines": (
        "\n".join(f"line {k} of this text" for k in range(5000)),
        "\n".join(f"line {k} of this text" for k in CHANCE.sample(range(5000), 5000)),
    ),
    "hyphens": ("a-" * SIZE, "a-" * (SIZE - 1) + "b"),
}


def is_exact(redline: Redline) -> bool:
    return redline.accept_all() == redline.new and redline.reject_all() == redline.old


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_compared_exactly_and_in_bounded_room(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = HOSTILE[name]
    room = Texts.of(old, new).room
    largest = 0
    editops = Indel.editops

    def measured(a: str, b: str) -> object:
        nonlocal largest
        largest = max(largest, len(a) * len(b))
        return editops(a, b)

    class Watched:
        editops = staticmethod(measured)
        normalized_similarity = staticmethod(Indel.normalized_similarity)

    monkeypatch.setattr(common_sequence, "Indel", Watched)
    redline = compare_texts(old, new)
    assert is_exact(redline)
    assert largest <= room
    assert len(redline.segments) <= len(old) + len(new)


def test_one_long_line_without_a_rare_word_is_still_compared_word_by_word() -> None:
    old = " ".join(CHANCE.choices([f"w{k}" for k in range(50)], k=40_000))
    new = f"{old[:90_000]} changed here {old[90_000:].replace('w7 w8 ', 'w7 x8 ')}"
    redline = compare_texts(old, new)
    assert is_exact(redline)
    kept = sum(segment.old_end - segment.old_start for segment in redline.segments if segment.kind == "equal")
    assert kept > 0.99 * len(old)


def test_one_other_word_among_very_many_repeats_is_one_insertion() -> None:
    old, new = "word " * 200_000, "word " * 120_000 + "other " + "word " * 80_000
    redline = compare_texts(old, new)
    assert [segment.kind for segment in redline.segments] == ["equal", "inserted", "equal"]


def test_memory_stays_in_proportion_to_the_texts() -> None:
    old = "".join(AGREEMENT.replace("Provider", f"Provider{k}") for k in range(60))
    new = old.replace("shall", "must").replace("30 days", "45 days")
    tracemalloc.start()
    compare_texts(old, new)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 40 * (len(old) + len(new))


def test_more_distinct_tokens_than_code_points_are_replaced_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "_LAST", 50)
    redline = compare_texts(words("a", 100), words("b", 100))
    assert [segment.kind for segment in redline.segments] == ["replaced"]
    assert is_exact(redline)


def test_the_collector_is_left_as_it_was() -> None:
    compare_texts("a b", "a c")
    assert gc.isenabled()
    gc.disable()
    try:
        compare_texts("a b", "a c")
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_text_that_looks_like_a_mark_is_told_from_one() -> None:
    told = "is [-10%-] [+5%+] [moved 1 away: x]."
    text = redline_as_text(compare_texts(f"The limit {told}", f"The cap {told}"), colour=False)
    assert "\\[-10%\\-]" in text
    assert "\\[moved 1 away" in text
    plain = redline_as_text(compare_texts("See [1] - or [a].", "See [1] - or [b]."), colour=False)
    assert plain.startswith("See [1] - or ")


def test_a_heading_with_a_line_end_begins_no_line_of_its_own() -> None:
    heading = Heading(1, (Run("Publicity\nAgreed: payment"),))
    document = compare_documents(Document("D", (heading,)), Document("D", (heading,)))
    assert redline_as_text(document, colour=False) == "D\n\nPublicity Agreed: payment\n\n"
