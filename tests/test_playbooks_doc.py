"""The guide to playbooks tells the truth: its files check, its examples read as it says, its commands run."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest

from kpo_tui.cli import run
from kpo_tui.documents.agreement.draft import draft
from kpo_tui.documents.document import Numbered, text_of
from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.library import check_playbook, check_positions, load_playbook
from kpo_tui.library.schema import read_as
from kpo_tui.negotiation.playbook import Playbook
from kpo_tui.negotiation.terms import SomeTerm
from tests.playbooks.deals import agreed_on, usual
from tests.playbooks.test_drafts import problems
from tests.test_tutorial import shown_in, steps

GUIDE = Path(__file__).parent.parent / "docs" / "playbooks.md"
TEXT = GUIDE.read_text(encoding="utf-8")
TYPES = ("text", "list", "choice", "yes/no", "number", "percent", "money", "duration", "date", "table")
MINIMAL = 'id = "demo"\ntitle = "Demo"\n[clauses.demo]\ntitle = "Demo"\nwording = "Demo."\n'


def blocks(language: str) -> list[str]:
    """The blocks of the guide in that language, such as `toml complete`."""
    return re.findall(rf"^```{re.escape(language)}\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)


def file_name(block: str) -> str:
    """Where a block is saved: by its id, or for positions by playbook and party."""
    data = tomllib.loads(block)
    return f"{data['playbook']}.{data['party']}.toml" if "party" in data else f"{data['id']}.toml"


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with every file of the guide, where we stand."""
    monkeypatch.chdir(tmp_path)
    for block in (*blocks("toml complete"), *blocks("toml wrong")):
        (tmp_path / file_name(block)).write_text(block, encoding="utf-8")
    return tmp_path


def test_every_complete_file_checks(files: Path) -> None:
    names = [file_name(block) for block in blocks("toml complete")]
    assert len(names) == len(set(names)) == 4
    for name in names:
        data = tomllib.loads((files / name).read_text(encoding="utf-8"))
        if "party" in data:
            playbook = load_playbook(str(files / f"{data['playbook']}.toml"))
            assert check_positions(files / name, playbook)[1] == []
        else:
            assert check_playbook(files / name)[1] == []


@pytest.mark.parametrize("block", blocks("toml"))
def test_every_other_piece_is_toml(block: str) -> None:
    pieces = block.split("\nwhen = ") if block.startswith("when = ") else [block]
    for at, piece in enumerate(pieces):
        tomllib.loads(f"when = {piece}" if at else piece)


def test_the_drafts_of_the_guide_read_right(files: Path) -> None:
    for name in ("consulting.toml", "consulting-fixed.toml"):
        assert problems(agreed_on(load_playbook(name), usual)) == []


def test_the_draft_reads_as_the_guide_says(files: Path) -> None:
    document = draft(agreed_on(load_playbook("consulting.toml"), usual))
    lines = [f"{b.number} {text_of(b.runs)}" for b in document.blocks if isinstance(b, Numbered)]
    (shown,) = blocks("text draft")
    assert [line for line in shown.splitlines() if line not in lines] == []


def demonstrations() -> list[tuple[SomeTerm, str, str]]:
    """Each typed example with its term and what the guide says is understood."""
    found: list[tuple[SomeTerm, str, str]] = []
    parts = re.findall(r"^```toml term\n(.*?)^```\n(.*?)(?=^###? )", TEXT, re.DOTALL | re.MULTILINE)
    for block, after in parts:
        term = _term(block)
        for typed, understood in re.findall(r"^\| `(.+?)` \| (`.+?`|refused) \|$", after, re.MULTILINE):
            found.append((term, typed.replace(r"\|", "|"), understood.strip("`")))
    return found


def _term(block: str) -> SomeTerm:
    playbook, found = read_as(Playbook, tomllib.loads(MINIMAL + block, parse_float=str), "demo.toml")
    assert playbook is not None, found
    (term,) = playbook.clauses["demo"].terms.values()
    return term


@pytest.mark.parametrize(("term", "typed", "understood"), demonstrations())
def test_a_typed_example(term: SomeTerm, typed: str, understood: str) -> None:
    if understood == "refused":
        with pytest.raises(ValueNotUnderstood):
            term.parse(typed)
    else:
        assert term.show(term.parse(typed)) == understood


def test_every_type_has_examples_that_check(tmp_path: Path) -> None:
    path = tmp_path / "demo.toml"
    path.write_text(MINIMAL + "".join(blocks("toml term")), encoding="utf-8")
    playbook, found = check_playbook(path)
    assert found == []
    assert playbook is not None
    types = {term.__struct_config__.tag for term in playbook.clauses["demo"].terms.values()}
    assert types == set(TYPES)
    shown = {term.__struct_config__.tag for term, _, _ in demonstrations()}
    assert shown == set(TYPES)


def test_every_command_does_what_the_guide_shows(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commands = steps(TEXT)
    assert len(commands) >= 9
    for command, expected in commands:
        status = run(shlex.split(command)[1:])
        output = capsys.readouterr()
        refused = "wrong.toml" in command or "shape.toml" in command
        assert (status != 0) == refused, f"{command}\n{output.out}{output.err}"
        missing = shown_in(expected, output.out + output.err)
        assert missing is None, f"{command}\nlacks: {missing}\n{output.out}{output.err}"


def test_the_contents_lead_somewhere() -> None:
    titles = {
        re.sub(r"[^\w -]", "", title).lower().replace(" ", "-")
        for title in re.findall(r"^## (.+)$", TEXT, re.MULTILINE)
    }
    links = re.findall(r"\]\(#([^)]+)\)", TEXT)
    assert len(links) > 12
    assert [link for link in links if link not in titles] == []
