"""The page on the Python API is what the docstrings say, and names nothing that is not there."""

import pytest

from tests.tools import reference
from tests.tools.reference import PAGE, SUBJECTS, Subject

NAMES = [name for subject in SUBJECTS for name in subject.names]


def test_the_page_is_what_the_program_would_write() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference.reference(), "run python -m tests.tools.reference"


def test_no_name_is_told_twice() -> None:
    assert len(set(NAMES)) == len(NAMES)


def test_a_name_that_is_not_there_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reference, "SUBJECTS", (Subject("A", "B.", ("kpo_tui.errors:Lost",)),))
    with pytest.raises(AttributeError, match="Lost"):
        reference.reference()


def test_a_name_that_says_nothing_of_itself_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    undocumented = "kpo_tui.log.playback:Recording._check"
    monkeypatch.setattr(reference, "SUBJECTS", (Subject("A", "B.", (undocumented,)),))
    with pytest.raises(ValueError, match="has no docstring"):
        reference.reference()


def test_arguments_that_do_not_fit_on_a_line_have_one_each() -> None:
    page = reference.reference()
    assert "begin_session(\n    path: Path,\n    playbook: Playbook,\n" in page
    assert "\ndecide(state: Negotiation, act: Act, party: Side, at: str) -> Event\n" in page


def test_examples_of_docstrings_are_blocks_of_code() -> None:
    assert (
        '```python\n>>> redline = compare_texts("Pay within 30 days.", "Pay within 45 days.")\n'
        in reference.reference()
    )
