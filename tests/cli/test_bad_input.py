"""Files and arguments that are not what they should be: one line, the right status, nothing lost."""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import PLAYBOOK, nothing_doubted
from tests.cli.harness import Shell

HOSTILE = "Acme\x1b[2J\x1b]52;c;cHduZWQ=\x07 \u202egnp.exe\u202c [bold]x[/] <script>alert(1)</script> | `x` \x9b31m\r\nkpo: all agreed"


@pytest.mark.parametrize("command", ["status", "draft", "issues", "verify"])
def test_a_log_that_does_not_exist(kpo: Shell, command: str) -> None:
    assert "there is no such file; begin a negotiation with" in kpo.fails(3, command, "nothing.jsonl")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is empty or holds no complete line"),
        (b"hello\n", "it is not a negotiation log"),
        (bytes(range(256)) * 40 + b"\n", "it is not a negotiation log"),
        (b"[" * 100_000 + b"\n", "it is not a negotiation log"),
        (
            b'{"type":"opened","format":99,"x":1}\n',
            "the log has format 99, this program reads format 1; update kpo",
        ),
        (b'{"type":"proposed"}\n', "it is not a negotiation log"),
        (b"\x00" * 5000, "it is empty or holds no complete line"),
    ],
)
@pytest.mark.parametrize("command", ["status", "draft", "issues", "verify"])
def test_a_file_that_is_no_log(kpo: Shell, command: str, content: bytes, reason: str) -> None:
    (kpo.folder / "bad.jsonl").write_bytes(content)
    assert reason in kpo.fails(3, command, "bad.jsonl")
    assert (kpo.folder / "bad.jsonl").read_bytes() == content


def test_a_folder_is_no_log(kpo: Shell) -> None:
    (kpo.folder / "deals").mkdir()
    assert "is a folder; name the log file in it" in kpo.fails(3, "status", "deals")


def test_a_log_in_a_folder_that_does_not_exist(kpo: Shell) -> None:
    kpo.begin()
    assert "there is no folder" in kpo.fails(
        3, "new", "no/such/deal.jsonl", "--playbook", "small.toml", "--client", "A", "--provider", "B"
    )


def test_a_damaged_log_is_shown_up_to_the_damage_and_takes_no_more(kpo: Shell) -> None:
    deal = kpo.begin()
    kpo.does("comment", deal, "First.", "--as", "client")
    kpo.does("comment", deal, "Second.", "--as", "client")
    path = kpo.folder / deal
    path.write_bytes(path.read_bytes().replace(b"First.", b"FIRST."))
    said = kpo("status", deal)
    assert said.status == 3
    assert "at event 2 of " in said.out.replace("\n", " ")
    assert "damaged at line 3 (byte" in said.err
    assert "the chain is broken" in kpo.fails(3, "verify", deal)
    before = path.read_bytes()
    refused = kpo("comment", deal, "Third.", "--as", "client")
    assert refused.status == 3
    assert "read-only" in refused.err
    assert path.read_bytes() == before


def test_a_torn_last_line_is_reported_and_set_aside_by_the_next_act(kpo: Shell) -> None:
    deal = kpo.begin()
    path = kpo.folder / deal
    with path.open("ab") as file:
        file.write(b'{"type":"comm')
    said = kpo("status", deal)
    assert said.status == 0
    assert "the last line is unfinished (13 bytes" in said.err
    kpo.does("comment", deal, "Hello.", "--as", "client")
    (aside,) = kpo.folder.glob(f"{deal}.torn-*")
    assert aside.read_bytes() == b'{"type":"comm\n'
    assert "sound. 2 events" in kpo.does("verify", deal)


def test_a_locked_log_is_status_four(kpo: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    from filelock import FileLock

    from kpo_tui.log import jsonl

    deal = kpo.begin()
    monkeypatch.setattr(jsonl, "LOCK_SECONDS", 0.0)
    with FileLock(str(kpo.folder / f"{deal}.lock")):
        assert "another program is writing to it" in kpo.fails(4, "comment", deal, "x", "--as", "client")


@pytest.mark.parametrize(
    "wording",
    [
        "{{ 'a' * 10**9 }}",
        "{% for a in range(10**9) %}x{% endfor %}",
        "{{ net_days.__class__ }}",
        "{% macro m() %}{% endmacro %}",
        "{% include '/etc/passwd' %}",
        "{{ net_days|attr('x') }}",
        "{{ '%s'|format(net_days) }}",
    ],
)
def test_a_hostile_template_is_refused_on_load_naming_clause_and_construct(kpo: Shell, wording: str) -> None:
    text = f'id = "x"\ntitle = "X"\n[clauses.pay]\ntitle = "Pay"\nwording = """{wording}"""\n'
    kpo.write("x.toml", text)
    complaint = kpo.fails(3, "new", "d.jsonl", "--playbook", "x.toml", "--client", "A", "--provider", "B")
    assert "clause pay" in complaint
    assert (
        "which wording may not hold" in complaint or "cannot be read" in complaint or "no term" in complaint
    )
    assert not (kpo.folder / "d.jsonl").exists()


def test_a_hostile_template_in_a_log_is_never_rendered(kpo: Shell) -> None:
    path = kpo.folder / kpo.begin()
    first = json.loads(path.read_bytes())
    first["at"] = "2026-01-01T00:00:00.000Z"
    first["playbook"]["clauses"]["liability"]["wording"] = "{{ 'a' * 10**9 }}"
    deal = kpo.write("theirs.jsonl", json.dumps(first) + "\n")
    found = kpo("verify", deal)
    assert (found.status, found.err) == (1, "")
    assert "sound" in found.out
    assert "finding: the playbook: clause liability, key wording: uses the construct 'mul'" in found.out
    kpo.does("propose", deal, "liability", "cap=100", "--as", "client")
    kpo.does("accept", deal, "liability", "--as", "provider")
    assert "clause liability, wording: uses the construct 'mul'" in kpo.fails(3, "draft", deal)


def test_hostile_text_is_shown_harmlessly_everywhere_and_kept_in_the_log(kpo: Shell) -> None:
    kpo.write("small.toml", PLAYBOOK)
    kpo.write("own.txt", HOSTILE)
    with nothing_doubted():
        kpo.does("new", "d.jsonl", "--playbook", "small.toml", "--client", HOSTILE, "--provider", "B")
        extra = ("extra", "--title", HOSTILE, "--wording", "own.txt")
        added = kpo.does("propose", "d.jsonl", *extra, "--as", "client")
    said = [
        added,
        kpo.does("propose", "d.jsonl", "scope", f"services={HOSTILE}", "--as", "client", "--note", HOSTILE),
        kpo.does("comment", "d.jsonl", HOSTILE, "--as", "client", "--clause", "scope"),
        kpo.does("park", "d.jsonl", "payment", "--as", "client", "--reason", HOSTILE),
        kpo.does("accept", "d.jsonl", "scope", "--as", "provider"),
        kpo("propose", "d.jsonl", "payment", "--as", "client").err,
        kpo("propose", "d.jsonl", HOSTILE, "--as", "client").err,
        *(kpo.does("status", "d.jsonl", *clause) for clause in ((), ("scope",), ("extra",), ("payment",))),
        kpo.does("status", "d.jsonl", "--json"),
        *(kpo.does(name, "d.jsonl", "--format", form) for name in ("draft", "issues") for form in ("md", "html", "json", "terminal")),
    ]  # fmt: skip
    for text in said:
        active = {
            c for c in text if (ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u202c"
        }
        assert active == set(), text[:400]
        assert "\nkpo: all agreed" not in text
    assert "<script>" not in said[-3]
    assert (
        json.loads((kpo.folder / "d.jsonl").read_bytes().split(b"\n")[0])["parties"]["client"]
        == HOSTILE.strip()
    )


def test_huge_and_odd_arguments_give_one_line(kpo: Shell) -> None:
    deal = kpo.begin()
    assert len(kpo.fails(1, "propose", deal, "payment", "net_days=" + "9" * 100_000, "--as", "client")) < 500
    kpo.fails(1, "comment", deal, "x" * 200_000, "--as", "client")
    kpo.fails(1, "accept", deal, "999999999", "--as", "client")
    kpo.fails(2, "accept", deal, "-1", "--as", "client")
    kpo.fails(2, "propose", deal, "payment", "nonsense", "--as", "client")
    kpo.fails(2, "propose", deal, "payment", "net_days=1", "--as", "nobody")
    kpo.fails(2, "frobnicate")
    kpo.fails(2, "draft", deal, "-o", "draft.xyz")
    kpo.fails(3, "draft", deal, "-o", "no/such/folder/draft.md")


def test_a_misspelt_command_is_named_with_the_nearest(kpo: Shell) -> None:
    assert "Did you mean 'propose'?" in kpo.fails(2, "propse")


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "kpo_tui", "playbook", "show", "kpo-essentials"],
            stdout=closed, stderr=subprocess.PIPE, cwd=tmp_path, check=False,
        )  # fmt: skip
    assert b"Traceback" not in done.stderr


def test_an_output_never_replaces_a_negotiation(kpo: Shell) -> None:
    deal = kpo.begin()
    before = (kpo.folder / deal).read_bytes()
    for command in ("draft", "issues", "status", "redline"):
        assert "choose another name" in kpo.fails(2, command, deal, "--format", "md", "-o", deal)
    assert (kpo.folder / deal).read_bytes() == before


def test_a_full_disk_or_a_closed_stream_on_the_other_end_gives_no_traceback(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kpo_tui", "playbook", "show", "kpo-essentials"]
    if Path("/dev/full").exists():
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, cwd=tmp_path, check=False)
        assert done.returncode == 3
        assert done.stderr.startswith(b"kpo: the output cannot be written")
        assert done.stderr.count(b"\n") == 1
    if os.name == "posix":
        line = f"{shlex.join(command)} >&-"
        done = subprocess.run(["/bin/sh", "-c", line], stderr=subprocess.PIPE, cwd=tmp_path, check=False)
        assert (done.returncode, done.stderr) == (0, b"")


def test_what_would_be_passed_over_in_silence_is_refused(kpo: Shell) -> None:
    deal = kpo.begin()
    twice = ("propose", deal, "payment", "net_days=30", "payment.net_days=60", "--as", "client")
    assert "payment.net_days is given twice" in kpo.fails(2, *twice)
    kpo.fails(2, "propose", deal, "payment", "net_days=30", "--rung", "fallback", "--as", "client")
    kpo.fails(2, "redline", deal, "--summary", "--clause", "payment")
    kpo.fails(2, "redline", deal, "--summary", "--stat")


@pytest.mark.parametrize("locale", ["en", "de_DE", "fr_FR", "hi_IN"])
@pytest.mark.parametrize(
    "text", ["1,2345678901234567890123456789", "9" * 5000, "1e400", "٤٥²", "nan", "0.0000000001"]
)
def test_a_number_that_no_term_can_hold_is_refused_in_a_line(kpo: Shell, text: str, locale: str) -> None:
    deal = kpo.begin()
    asked = ("--as", "client", "--dry-run", "--locale", locale)
    for term in ("net_days", "interest", "deposit"):
        assert "; expected " in kpo.fails(1, "propose", deal, "payment", f"{term}={text}", *asked)
    said = kpo("say", deal, f"{text} days, deposit USD {text}", *asked)
    assert said.status in (0, 1), said
    assert not said.err or len(said.err.splitlines()) == 1
    for option in (
        ("--valid-until", f"{text} days"),
        ("--answer", text),
        ("--positions", "none", "--rung", text),
    ):
        assert kpo("propose", deal, "payment", "net_days=30", *asked, *option).status in (1, 2, 3)


def test_the_last_moment_to_accept_is_shown_as_it_was_understood(kpo: Shell) -> None:
    deal = kpo.begin()
    offer = ("propose", deal, "payment", "net_days=30", "--as", "client", "--dry-run", "--valid-until")
    for typed in ("2999-01-31", "29990131", " 2999-01-31 "):
        assert "It can be accepted until 2999-01-31T23:59:59.000Z." in kpo.does(*offer, typed)
    assert "2999-01-31T10:00:00.000Z" in kpo.does(*offer, "2999-01-31T12:00+02:00")
    for typed in ("9999-12-31T23:59:59-10:00", "0001-01-01T00:00:00+10:00", "soon"):
        kpo.fails(2, *offer, typed)
