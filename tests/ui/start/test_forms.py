"""What is typed into forms: a new negotiation, an export, files to compare."""

from pathlib import Path

import pytest

from kpo_tui.documents.document import Document, Paragraph, plain
from kpo_tui.documents.formats import formats
from kpo_tui.documents.redline import compare_texts
from kpo_tui.errors import BadInput, KpoError, Usage
from kpo_tui.ui.negotiation.editor_text import edited
from kpo_tui.ui.panels.preview import export, of_document, of_redline
from kpo_tui.ui.start.new_deal_form import NewDeal, problems_of, suggested_file
from kpo_tui.ui.start.start_screen import redline_of


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


GOOD = NewDeal(client="Acme Ltd", provider="Bharat", file="deal", party="client")


def test_a_form_filled_in_has_no_problems_and_a_name_gets_its_ending() -> None:
    assert problems_of(GOOD) == {}
    assert GOOD.path.name == "deal.jsonl"


def test_an_empty_form_has_a_problem_in_each_field_that_is_needed() -> None:
    assert set(problems_of(NewDeal())) == {"client", "provider", "file"}


@pytest.mark.parametrize(
    ("form", "field", "part"),
    [
        (NewDeal(client="Acme", provider=" Acme ", file="d"), "provider", "different names"),
        (NewDeal(client="Acme Ltd", provider="ACME LTD.", file="d"), "provider", "looks like the client's"),
        (NewDeal(client="Acme", provider="Аcme", file="d"), "provider", "mixes Cyrillic and Latin"),
        (NewDeal(client="x" * 201, provider="B", file="d"), "client", "longer than 200"),
        (NewDeal(client="A", provider="B", file="nowhere/d"), "file", "no folder"),
        (NewDeal(client="A", provider="B", file="there.jsonl"), "file", "already"),
        (NewDeal(client="A", provider="B", file="d\0"), "file", "cannot be"),
        (NewDeal(client="A", provider="B", file="d", playbook="kpo-esentials"), "playbook", "did you mean"),
        (
            NewDeal(client="A", provider="B", file="d", party="client", positions="no.toml"),
            "positions",
            "no such file",
        ),
        (
            NewDeal(client="A", provider="B", file="d", positions="kpo-essentials.client"),
            "positions",
            "leave this empty",
        ),
        (
            NewDeal(client="A", provider="B", file="d", party="provider", positions="kpo-essentials.client"),
            "positions",
            "positions of the client",
        ),
    ],
)
def test_each_problem_is_said_under_its_field(form: NewDeal, field: str, part: str) -> None:
    Path("there.jsonl").write_text("x", encoding="utf-8")
    problems = problems_of(form)
    assert list(problems) == [field]
    assert part in problems[field]


def test_a_file_name_is_suggested_from_the_names() -> None:
    assert suggested_file("Acme Ltd", "Bharat Analytics") == "acme-bharat.jsonl"
    assert suggested_file("", "") == ""


DOCUMENT = Document("Terms", (Paragraph(plain("Pay [soon].")),))


@pytest.mark.parametrize("ending", [".md", ".html", ".json", ".txt"])
def test_a_document_is_exported_in_the_format_of_the_ending(ending: str) -> None:
    path = export(of_document(DOCUMENT, "draft"), f"out{ending}")
    assert "soon" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", [".md", ".html", ".json", ".txt"])
def test_a_redline_is_exported_in_the_format_of_the_ending(ending: str) -> None:
    preview = of_redline(compare_texts("30 days", "45 days"), "a → b", "redline", signs=True)
    assert "45" in export(preview, f"out{ending}").read_text(encoding="utf-8")


@pytest.mark.parametrize("typed", ["", "draft", "draft.pdf", "nowhere/draft.md"])
def test_an_export_that_cannot_be_says_why(typed: str) -> None:
    with pytest.raises(KpoError):
        export(of_document(DOCUMENT, "draft"), typed)
    with pytest.raises(KpoError):
        export(of_redline(compare_texts("a", "b"), "t", "n", signs=False), typed)


def test_a_negotiation_is_never_overwritten_by_an_export(tmp_path: Path) -> None:
    from tests.builders import session_in

    log = session_in(tmp_path).path.rename(tmp_path / "deal.md")
    with pytest.raises(Usage, match="negotiation's log"):
        export(of_document(DOCUMENT, "draft"), str(log))


def test_two_files_are_compared() -> None:
    Path("a.md").write_text("Pay in 30 days.", encoding="utf-8")
    Path("b.md").write_text("Pay in 45 days.", encoding="utf-8")
    preview = redline_of(Path("a.md"), Path("b.md"), signs=True)
    assert preview.title == "a.md → b.md"
    assert "[-30-][+45+]" in str(preview.write(formats()["terminal"]))


def test_wording_goes_to_an_editor_and_comes_back(tmp_path: Path) -> None:
    script = tmp_path / "editor.sh"
    script.write_text("#!/bin/sh\nprintf ' and more\\n' >> \"$1\"\n", encoding="utf-8")
    script.chmod(0o700)
    assert edited("Pay soon", str(script)) == "Pay soon and more"


def test_an_editor_that_fails_leaves_the_text_as_it_was() -> None:
    for editor in ("false", "no-such-editor-here", "'unclosed"):
        with pytest.raises(BadInput, match="as it was"):
            edited("Pay soon", editor)
