"""Every command that writes a document or a redline knows the same formats, and refuses others in the same words."""

from pathlib import Path

import pytest

from kpo_tui.documents.formats import formats
from tests.cli.harness import Shell
from tests.logs.making import log_named

QUICK = str(log_named("quick"))
OUTPUTS = {
    "a draft": ("draft", QUICK),
    "a draft with its sources": ("draft", QUICK, "--blame"),
    "the open issues": ("issues", QUICK),
    "where it stands": ("status", QUICK),
    "a redline of the offers": ("redline", QUICK),
    "a redline of two moments": ("redline", QUICK, "--from", "5"),
    "a summary": ("redline", QUICK, "--summary"),
    "a redline of two texts": ("redline", "old.txt", "new.txt"),
    "a redline of two Word files": ("redline", "old.docx", "new.docx"),
    "the changes tracked in a Word file": ("redline", "old.docx"),
    "a moment of a replay": ("replay", QUICK, "--print", "--at", "20"),
    "what an event changed": ("replay", QUICK, "--change", "--at", "20"),
    "how the gaps closed": ("replay", QUICK, "--gaps"),
    "two moments compared": ("replay", QUICK, "--compare", "5", "30"),
}
REFUSED = {
    **OUTPUTS,
    "the counts of a redline": ("redline", QUICK, "--stat"),
    "a replay": ("replay", QUICK),
}


@pytest.fixture
def files(kpo: Shell) -> Shell:
    kpo.write("old.txt", "Pay within 30 days.\n")
    kpo.write("new.txt", "Pay within 45 days.\n")
    for name in ("old", "new"):
        kpo.does("redline", "old.txt", "new.txt", "-o", f"{name}.docx")
    return kpo


@pytest.mark.parametrize("what", REFUSED)
def test_an_unknown_ending_is_refused_in_the_same_words_and_nothing_is_written(
    files: Shell, what: str
) -> None:
    known = ", ".join(ending for form in formats().values() for ending in form.endings)
    said = files(*REFUSED[what], "-o", "x.unknown")
    assert said.status == 2
    assert not said.out
    assert said.err.splitlines()[-1] == (
        f"kpo: x.unknown: no format has that ending; use one of {known}, or say --format"
    )
    assert not Path("x.unknown").exists()


@pytest.mark.parametrize("what", OUTPUTS)
def test_every_output_is_written_in_every_format_by_its_ending_as_by_its_name(
    files: Shell, what: str
) -> None:
    for name, form in formats().items():
        files.does(*OUTPUTS[what], "-o", f"a{form.endings[-1]}")
        files.does(*OUTPUTS[what], "--format", name, "-o", f"{name}.unknown")
        assert Path(f"a{form.endings[-1]}").read_bytes() == Path(f"{name}.unknown").read_bytes()


@pytest.mark.parametrize("command", ["draft", "issues", "status", "redline", "replay"])
def test_the_help_of_a_command_names_every_format(kpo: Shell, command: str) -> None:
    listed = next(
        part for part in kpo.does(command, "--help").split() if part.startswith("[") and "html" in part
    )
    assert sorted(listed.strip("[]").split("|")) == sorted(formats())
