"""`kpo replay`, `kpo sample`, `kpo draft --blame` and `kpo verify --origin`."""

import json
from pathlib import Path

import pytest

from tests.cli.harness import Shell
from tests.log.making import short_log
from tests.logs.making import log_named

QUICK = str(log_named("quick"))


def test_print_gives_one_line_an_event(kpo: Shell) -> None:
    lines = kpo.does("replay", QUICK, "--print").splitlines()
    assert len(lines) == 82
    assert lines[0].startswith(" 1  2026-01-12 09:")
    assert "opened: Northwind Insurance plc and Deccan Knowledge Services Pvt Ltd" in lines[0]
    assert lines[-1].split()[3:5] == ["provider", "confirms"]


def test_without_a_terminal_it_prints(kpo: Shell) -> None:
    assert kpo.does("replay", QUICK) == kpo.does("replay", QUICK, "--print")
    assert kpo.does("replay", QUICK, "--at", "9") == kpo.does("replay", QUICK, "--print", "--at", "9")


def test_print_as_json_gives_one_object_a_line_with_the_line_of_the_log(kpo: Shell) -> None:
    lines = [json.loads(line) for line in kpo.does("replay", QUICK, "--print", "--json").splitlines()]
    log = [json.loads(line) for line in Path(QUICK).read_bytes().splitlines()]
    assert [line["event"] for line in lines] == log
    assert set(lines[5]) == {"seq", "at", "party", "type", "round", "clauses", "told", "event"}


def test_print_can_be_narrowed(kpo: Shell) -> None:
    every = [json.loads(line) for line in kpo.does("replay", QUICK, "--print", "--json").splitlines()]
    some = kpo.does(
        "replay", QUICK, "--print", "--clause", "payment", "--party", "client", "--json"
    ).splitlines()
    wanted = [one["seq"] for one in every if "payment" in one["clauses"] and one["party"] == "client"]
    assert [json.loads(line)["seq"] for line in some] == wanted
    assert len(kpo.does("replay", QUICK, "--print", "--find", "THANK you for your opening").splitlines()) == 1
    assert "did you mean 'payment'" in kpo.fails(2, "replay", QUICK, "--print", "--clause", "paymnt")


def test_lines_can_be_written_to_a_file(kpo: Shell) -> None:
    lines = kpo.does("replay", QUICK, "--print")
    kpo.does("replay", QUICK, "--print", "-o", "lines.txt")
    assert (kpo.folder / "lines.txt").read_text(encoding="utf-8") == lines


def test_at_gives_the_state_at_that_moment_as_status_does(kpo: Shell) -> None:
    end = kpo.does("status", QUICK)
    assert kpo.does("replay", QUICK, "--print", "--at", "82").splitlines()[4:] == end.splitlines()[4:]
    early = kpo.does("replay", QUICK, "--print", "--at", "2")
    assert "at event 2 of" in early
    assert json.loads(kpo.does("replay", QUICK, "--print", "--at", "2", "--json"))["events"] == 2
    by_time = kpo.does("replay", QUICK, "--print", "--at", "2026-01-12T09:30Z")
    assert "Log head" in by_time
    assert "there is no event 99; the log has events 1 to 82" in kpo.fails(
        2, "replay", QUICK, "--print", "--at", "99"
    )
    assert "'later' is not a time" in kpo.fails(2, "replay", QUICK, "--print", "--at", "later")


def test_a_change_is_shown_with_its_redline_in_every_format(kpo: Shell) -> None:
    said = kpo.does("replay", QUICK, "--change", "--at", "26")
    assert "[-" in said
    assert '"seq":26' in said
    for ending in ("md", "html", "json", "txt", "docx"):
        kpo.does("replay", QUICK, "--change", "--at", "26", "-o", f"change.{ending}")
        assert (kpo.folder / f"change.{ending}").stat().st_size > 500
    assert "no format has that ending" in kpo.fails(2, "replay", QUICK, "--change", "-o", "change.pdf")


@pytest.mark.parametrize("what", [("--gaps",), ("--compare", "20", "60")])
def test_histories_and_comparisons_come_in_every_format(what: tuple[str, ...], kpo: Shell) -> None:
    assert "Log head" in kpo.does("replay", QUICK, *what)
    for ending in ("md", "html", "json", "txt", "docx"):
        kpo.does("replay", QUICK, *what, "-o", f"out.{ending}")
        assert (kpo.folder / f"out.{ending}").stat().st_size > 500


def test_moments_to_compare_may_be_given_in_either_order(kpo: Shell) -> None:
    assert kpo.does("replay", QUICK, "--compare", "60", "20") == kpo.does(
        "replay", QUICK, "--compare", "20", "60"
    )


def test_the_page_is_written_where_asked(kpo: Shell) -> None:
    kpo.does("replay", QUICK, "-o", "deal.html")
    kpo.does("replay", QUICK, "--format", "html", "-o", "deal.page")
    assert (kpo.folder / "deal.html").read_bytes() == (kpo.folder / "deal.page").read_bytes()
    assert kpo.does("replay", QUICK, "--format", "html").startswith("<!doctype html>")


def test_what_makes_no_sense_is_refused_in_one_line(kpo: Shell) -> None:
    assert "--speed is for the screen" in kpo.fails(2, "replay", QUICK, "--speed", "2")
    assert "--format html" in kpo.fails(2, "replay", QUICK, "-o", "deal.md")
    assert "one at a time" in kpo.fails(2, "replay", QUICK, "--print", "--gaps")
    assert "go with --print" in kpo.fails(2, "replay", QUICK, "--json")
    assert "choose among all events" in kpo.fails(
        2, "replay", QUICK, "--print", "--at", "3", "--party", "client"
    )
    assert "so add --at" in kpo.fails(2, "replay", QUICK, "--print", "--format", "md")
    assert "there is no such file" in kpo.fails(3, "replay", "nothing.jsonl", "--print")
    assert "not a negotiation log" in kpo.fails(3, "replay", kpo.write("a.txt", "Dear all,\n"), "--print")


def test_a_damaged_log_is_replayed_up_to_there_and_says_so(kpo: Shell) -> None:
    path = short_log(kpo.folder).path
    path.write_bytes(path.read_bytes().replace(b'"reason":"later"', b'"reason":"sooner"'))
    for what in (
        ["--print"],
        ["--print", "--at", "5"],
        ["--gaps"],
        ["--compare", "2", "5"],
        ["-o", "page.html"],
    ):
        said = kpo("replay", path.name, *what)
        assert said.status == 3
        assert "damaged at line 7" in said.err
        assert "replayed up to event 6" in said.err
    assert len(kpo("replay", path.name, "--print").out.splitlines()) == 6


def test_a_hostile_log_reaches_the_screen_as_plain_text(kpo: Shell) -> None:
    hostile = str(log_named("hostile"))
    for what in (
        ["--print"],
        ["--print", "--json"],
        ["--change", "--at", "3"],
        ["--gaps"],
        ["--compare", "1", "13"],
    ):
        said = kpo.does("replay", hostile, *what)
        assert not set(said) & set("\x1b\x07\x9b\r\x00\u202e\u2066\ufeff\u2028")
    assert len(kpo.does("replay", hostile, "--print").splitlines()) == 13


def test_what_if_goes_on_in_a_copy_that_says_what_it_is(kpo: Shell) -> None:
    said = kpo.does("replay", QUICK, "--at", "30", "--fork", "what-if.jsonl")
    assert "Copied events 1 to 30" in said
    assert "nothing in it binds" in said
    kpo.does("comment", "what-if.jsonl", "And if we gave in?", "--as", "client")
    verified = kpo.does("verify", "what-if.jsonl", "--origin", QUICK)
    assert "events 1 to 30 are the original’s, unchanged." in verified
    assert "events 1 to 30 are the original’s, unchanged." in kpo.does("verify", "what-if.jsonl")
    for output in ("draft", "issues", "status"):
        assert "What-if copy of a negotiation as it stood at event 30" in kpo.does(output, "what-if.jsonl")
    assert "there is a file of that name already" in kpo.fails(
        2, "replay", QUICK, "--at", "3", "--fork", "what-if.jsonl"
    )


def test_a_copy_of_another_log_is_found_out(kpo: Shell) -> None:
    kpo.does("replay", QUICK, "--at", "30", "--fork", "what-if.jsonl")
    assert "is a copy of another log" in kpo.fails(
        3, "verify", "what-if.jsonl", "--origin", str(log_named("deadlock"))
    )
    assert "is not a what-if copy" in kpo.fails(2, "verify", QUICK, "--origin", QUICK)


def test_blame_says_who_put_what_forward_in_every_format(kpo: Shell) -> None:
    said = kpo.does("draft", QUICK, "--blame", "--format", "terminal")
    assert "↳ The clause: put forward by the" in said
    assert "accepted by the" in said
    for ending in ("md", "html", "json", "txt"):
        kpo.does("draft", QUICK, "--blame", "-o", f"blame.{ending}")
        assert "put forward by" in (kpo.folder / f"blame.{ending}").read_text(encoding="utf-8")
    assert "leave one out" in kpo.fails(2, "draft", QUICK, "--blame", "--check")


def test_sample_plays_the_same_game_for_the_same_seed(kpo: Shell) -> None:
    said = kpo.does("sample", "--seed", "3", "-o", "mine.jsonl")
    assert said.startswith("Played 82 events into mine.jsonl: both confirmed.")
    assert (kpo.folder / "mine.jsonl").read_bytes() == Path(QUICK).read_bytes()
    assert "sound" in kpo.does("verify", "mine.jsonl")
    assert "there is a file of that name already" in kpo.fails(2, "sample", "--seed", "3", "-o", "mine.jsonl")


def test_sample_refuses_what_it_cannot_play(kpo: Shell) -> None:
    assert "leave it out with deadlock" in kpo.fails(
        2, "sample", "--length", "deadlock", "--events", "900", "-o", "a.jsonl"
    )
    assert "nowhere" in kpo.fails(3, "sample", "--playbook", "nowhere", "-o", "a.jsonl")
    small = kpo.write(
        "small.toml", (Path(__file__).parents[1] / "builders.py").read_text(encoding="utf-8").split('"""')[3]
    )
    said = kpo("sample", "--playbook", small, "-o", "a.jsonl")
    assert said.status != 0
    assert said.err.count("\n") == 1
    assert not (kpo.folder / "a.jsonl").exists()
