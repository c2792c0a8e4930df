"""All kinds of edits, and files with edits of one kind, or of several, as a reviewer makes them."""

import random
from collections.abc import Callable
from contextlib import suppress
from itertools import count

from tests.correspondence.clause_kinds import (
    a_move,
    a_new_clause,
    a_struck_clause,
    deletion,
    insertion,
    joined,
    parted,
    renumbering,
)
from tests.correspondence.fuller import Deal, deal
from tests.correspondence.paper import Paper
from tests.correspondence.text_kinds import (
    a_value,
    a_value_in_a_reworded_sentence,
    across_a_value,
    beside_ours,
    in_a_list,
    in_a_table,
    in_an_agreed_clause,
    in_the_definitions,
    remarks,
    rewording,
    two_authors,
)

Kind = Callable[[random.Random, Paper], None]
DEALS = ("letters", "kpo-essentials", "kpo-standard", "kpo-legal-process")


def a_silent_edit(chance: random.Random, paper: Paper) -> None:
    """Any edit of the text, without a trace."""
    paper.tracked = False
    chance.choice([rewording, insertion, deletion, a_value, a_new_clause, parted, joined])(chance, paper)
    paper.tracked = True


def a_review(chance: random.Random, paper: Paper) -> None:
    """Several kinds in one file."""
    kinds = chance.sample([kind for kind in KINDS.values() if kind is not a_review], chance.randint(3, 6))
    for kind in kinds:
        with suppress(IndexError):  # no place for it is left
            kind(chance, paper)
        paper.author, paper.day, paper.tracked = "Jane Smith", "2026-02-01", True


KINDS: dict[str, Kind] = {
    "value": a_value,
    "value and words": a_value_in_a_reworded_sentence,
    "rewording": rewording,
    "insertion": insertion,
    "deletion": deletion,
    "move": a_move,
    "new clause": a_new_clause,
    "struck clause": a_struck_clause,
    "silent": a_silent_edit,
    "comment": remarks,
    "two authors": two_authors,
    "renumbering": renumbering,
    "beside ours": beside_ours,
    "across a value": across_a_value,
    "table": in_a_table,
    "list": in_a_list,
    "definitions": in_the_definitions,
    "split": parted,
    "merge": joined,
    "agreed": in_an_agreed_clause,
    "review": a_review,
}


def reviewed(
    kind: str, case: int, deals: tuple[str, ...] = DEALS, *, ends: bool = True, layers: bool = True
) -> tuple[Deal, Paper]:
    """A deal and the paper of its file with edits of a kind; `ends` and `layers` as of the paper.

    The same case, the same edits.
    """
    sent = deal(deals[case % len(deals)])
    for attempt in count():
        paper = Paper(sent.sent, sent.state, ends=ends, layers=layers)
        with suppress(IndexError):  # no place for it
            KINDS[kind](random.Random(f"{kind} {case} {attempt}"), paper)
        if paper.steps:
            return sent, paper
    raise AssertionError(kind)
