"""Mistakes are made where they can be, one at a time, and shown to what can notice them."""

import pytest

from tests.tools.mistakes import made, mistakes
from tests.tools.noticed import Reached, drawn
from tests.tools.reach import Reach, beginnings, function_at, lost_words
from tests.understanding.lines import HERE

SOURCE = '''
"""Words of answers."""

YES = "yes; (of|by) course"

def answered(party: str, count: int) -> str:
    """What a party says."""
    if count > 1:
        return ask(party, "client", again=True)
    return YES


class Table:
    def seats(self) -> int:
        return 2
'''


def changes(kind: str) -> list[tuple[str, str]]:
    """Each mistake of a kind in the source: the place before and after."""
    return [made(SOURCE, mistake)[1:] for mistake in mistakes(SOURCE) if mistake.kind == kind]


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("compare", "count > 1", "count >= 1"),
        ("number", "1", "2"),
        ("flag", "True", "False"),
        ("side", "'client'", "'provider'"),
        ("argument", "ask(party, 'client', again=True)", "ask(party, 'client')"),
        ("order", "ask(party, 'client', again=True)", "ask('client', party, again=True)"),
        ("phrase", "'yes; (of|by) course'", "' (of|by) course'"),
        ("phrase", "'yes; (of|by) course'", "'yes; (of) course'"),
    ],
)
def test_a_mistake_changes_one_place(kind: str, before: str, after: str) -> None:
    assert (before, after) in changes(kind)


def test_an_early_return_is_never_reached() -> None:
    [(_, after)] = changes("return")
    assert after.startswith("if False:")


def test_what_no_one_reads_and_what_only_tells_types_is_left_alone() -> None:
    assert not any("party says" in before or "Words of" in before for before, _ in changes("phrase"))


def test_a_line_belongs_to_the_function_that_it_is_in() -> None:
    lines = SOURCE.splitlines()
    assert function_at(SOURCE, lines.index("    return YES") + 1) == "answered"
    assert function_at(SOURCE, lines.index("        return 2") + 1) == "Table.seats"
    assert function_at(SOURCE, 4) == ""


def test_words_that_a_phrase_loses_are_known_whole_and_groups_may_hold_any() -> None:
    assert lost_words("'accept; agree'", "'accept;'") == beginnings("agree")
    assert lost_words("'we agreed; we agree'", "'we agree'") == beginnings("agreed we agree")
    assert lost_words("'<well> accept; agree'", "'agree'") is None
    assert lost_words("1", "2") is None


def test_a_mistake_reaches_what_calls_its_function_or_holds_its_words() -> None:
    reach = Reach(HERE)
    reach.during |= {"1": {"verbs.read"}, "2": {"parts.split"}}
    names = {"1": "we accept it", "2": "45 days"}
    assert Reached("verbs.read").among(reach, names) == {"1"}
    assert Reached("", beginnings("days")).among(reach, names) == {"2"}
    assert Reached("verbs.never_called").among(reach, names) == {"1", "2"}
    assert Reached().among(reach, names) == {"1", "2"}


def test_the_same_seed_draws_the_same_mistakes_from_every_module() -> None:
    cases = drawn(200, 7, "tables")
    assert cases == drawn(200, 7, "tables")
    assert cases != drawn(200, 8, "tables")
    assert len({case.module for case in cases}) > 50
    assert len(cases) == pytest.approx(200, abs=20)
