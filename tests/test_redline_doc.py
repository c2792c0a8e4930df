"""The examples on redlines do what they show: those of the guide and of the functions themselves."""

import doctest
from pathlib import Path
from types import ModuleType

import pytest

from kpo_tui.documents.redline import document_redline, segments, text_redline

GUIDE = Path(__file__).parent.parent / "docs" / "redline.md"


def test_the_examples_of_the_guide_do_what_they_show() -> None:
    done = doctest.testfile(str(GUIDE), module_relative=False)
    assert done.attempted >= 10
    assert done.failed == 0


@pytest.mark.parametrize("module", [text_redline, document_redline, segments])
def test_the_examples_of_the_functions_do_what_they_show(module: ModuleType) -> None:
    done = doctest.testmod(module)
    assert done.attempted
    assert done.failed == 0
