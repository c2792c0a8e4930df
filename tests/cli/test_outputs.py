import json
from pathlib import Path

import pytest

from kpo_tui import __version__
from kpo_tui.cli import COMMANDS, run
from tests.cli.harness import Shell


@pytest.mark.parametrize("name", ["draft", "issues"])
@pytest.mark.parametrize("form", ["md", "html", "json", "terminal"])
def test_the_same_log_gives_the_same_bytes(kpo: Shell, name: str, form: str) -> None:
    deal = kpo.begin()
    kpo.does("propose", deal, "payment", "net_days=30", "interest=1", "--as", "client")
    assert kpo.does(name, deal, "--format", form) == kpo.does(name, deal, "--format", form)


def test_every_output_carries_its_force_the_log_head_and_the_notice(kpo: Shell) -> None:
    deal = kpo.begin()
    head = json.loads(kpo.does("status", deal, "--json"))["head"]
    for name in ("draft", "issues", "status"):
        for form in ("md", "html", "json", "terminal"):
            text = kpo.does(name, deal, "--format", form)
            assert "Subject to contract" in text
            assert head in text
            assert "not legal advice" in text


def test_the_format_follows_the_ending(kpo: Shell) -> None:
    deal = kpo.begin()
    for ending, beginning in (
        (".md", "# "),
        (".html", "<!doctype html>"),
        (".json", "{"),
        (".txt", "Knowledge"),
    ):
        kpo.does("draft", deal, "-o", f"draft{ending}")
        assert (kpo.folder / f"draft{ending}").read_text().startswith(beginning)


def test_status_as_json_has_both_sides_and_the_gap(kpo: Shell) -> None:
    deal = kpo.begin()
    kpo.does("propose", deal, "payment", "net_days=60", "interest=1", "--as", "client")
    kpo.does("propose", deal, "payment", "net_days=30", "--as", "provider")
    clause = json.loads(kpo.does("status", deal, "payment", "--json"))
    assert clause["client"]["terms"]["net_days"] == "60 days"
    assert clause["provider"]["proposal"] == 3
    assert clause["gaps"]["net_days"] == {"amount": "30", "text": "30 days"}


def test_playbooks_can_be_listed_shown_checked_and_started(kpo: Shell) -> None:
    assert "kpo-essentials" in kpo.does("playbook", "list")
    assert "Checks" in kpo.does("playbook", "show", "kpo-essentials")
    assert "asks the client" in kpo.does("playbook", "show", "kpo-essentials", "--clause", "payment")
    assert kpo("playbook", "check").status == 0
    kpo.does("playbook", "new", "mine.toml")
    assert kpo("playbook", "check", "mine.toml").status == 0
    kpo.does("playbook", "new", "ours.toml", "--extends", "kpo-essentials")
    assert kpo("playbook", "check", "ours.toml").status == 0
    assert "there is a file of that name already" in kpo.fails(2, "playbook", "new", "ours.toml")


def test_the_standard_playbook_shows_its_trades_and_legal_limits_with_their_sources(kpo: Shell) -> None:
    shown = kpo.does("playbook", "show", "kpo-standard")
    assert "warning: GDPR Article 33(2) sets no hours" in shown
    assert "[S12" in shown
    assert shown.split("\nTrades\n")[1].count(" / provider: ") == 24


def test_a_whole_playbook_as_toml_is_a_sound_playbook(kpo: Shell) -> None:
    kpo.write("whole.toml", kpo.does("playbook", "show", "kpo-essentials", "--toml"))
    assert kpo("playbook", "check", "whole.toml") == (0, "", "whole.toml: no problems\n")
    assert kpo.does("playbook", "show", "whole.toml", "--toml") == kpo.does(
        "playbook", "show", "kpo-essentials", "--toml"
    )


def test_check_reports_every_problem_at_once(kpo: Shell) -> None:
    kpo.write("bad.toml", 'id = "x"\ntitel = "X"\n[clauses.pay]\ntitle = "P"\nwordng = "x"\n')
    said = kpo("playbook", "check", "bad.toml")
    assert said.status == 1
    assert "key titel: is not a key we know; did you mean 'title'?" in said.out
    assert "bad.toml, clause pay, key wordng: is not a key we know; did you mean 'wording'?" in said.out
    assert "key title: is missing" in said.out


def test_every_command_has_help_that_says_what_it_does(kpo: Shell) -> None:
    for name, (_, summary) in COMMANDS.items():
        text = kpo.does(name, "--help")
        assert "Usage: kpo" in text
        assert len(summary) > 10


def test_version_is_answered_by_both_ways_in(kpo: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    assert kpo.does("--version") == f"kpo {__version__}\n"
    assert run(["--version"]) == 0


def test_without_a_terminal_the_sample_is_played(kpo: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", str(kpo.folder))
    folder = Path(kpo.does().rpartition(" ")[2].strip())
    names = {path.name for path in folder.iterdir()}
    assert {
        "sample.jsonl",
        "draft.md",
        "draft.html",
        "draft.txt",
        "issues.md",
        "issues.html",
        "status.txt",
    } <= names
    assert kpo("verify", str(folder / "sample.jsonl")).status == 0
    assert "[Not yet agreed" in (folder / "draft.txt").read_text(encoding="utf-8")


def test_the_sample_is_the_same_every_time(tmp_path: Path) -> None:
    from kpo_tui.sample.story import play

    assert play(tmp_path / "a.jsonl").state.head == play(tmp_path / "b.jsonl").state.head
