"""Histories on the command line: what this machine saw, what it decides, what it mends, and files beside a log."""

import json
import os
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kpo_tui.log.record import hash_of
from kpo_tui.machine.files import state_folder
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.events import Offer
from kpo_tui.table.session import open_session
from tests.cli.harness import Shell


@pytest.fixture
def deal(kpo: Shell) -> str:
    deal = kpo.begin()
    kpo.does("propose", deal, "liability", "cap=38", "--as", "provider")
    kpo.does("comment", deal, "Noted.", "--as", "client")
    return deal


def rewrite(path: Path, was: str, now: str, lines: int | None = None) -> None:
    """The log with a text exchanged, cut after so many lines, and chained anew: sound in itself."""
    data, prev = b"", ""
    for line in path.read_text().splitlines()[:lines]:
        told = json.loads(line.replace(was, now))
        written = json.dumps({**told, "prev": prev}, separators=(",", ":"), ensure_ascii=False).encode()
        data, prev = data + written + b"\n", hash_of(written)
    path.write_bytes(data)


def test_an_offer_rewritten_behind_ones_back_is_noticed_by_every_command(kpo: Shell, deal: str) -> None:
    rewrite(kpo.folder / deal, '"38%"', '"88%"')
    for command in (
        ("status", deal),
        ("draft", deal),
        ("issues", deal),
        ("replay", deal, "--print"),
        ("verify", deal),
    ):
        said = kpo(*command)
        assert "it is not the history that this machine saw: from line 2 on it is another" in said.err
        assert "event 2, provider proposes on Liability: Cap 38%" in said.err
    refused = kpo("accept", deal, "liability", "--as", "client")
    assert refused.status == 4
    assert "nothing was recorded. Decide first: kpo seen deal.jsonl" in refused.err
    assert len((kpo.folder / deal).read_text().splitlines()) == 3


def test_what_was_seen_is_listed_and_given_back(kpo: Shell, deal: str) -> None:
    before = (kpo.folder / deal).read_bytes()
    rewrite(kpo.folder / deal, "Noted.", "Agreed.", lines=3)
    said = kpo("seen", deal)
    assert said.status == 4
    assert "altered: event 3, client says: “Noted.”\n    text: Noted. → Agreed." in said.out
    kpo.does("seen", deal, "--restore", "-o", "mine.jsonl")
    assert (kpo.folder / "mine.jsonl").read_bytes() == before
    assert "is the history that this machine saw" in kpo.does("seen", "mine.jsonl")
    kpo.does("comment", "mine.jsonl", "We go on here.", "--as", "client")


def test_a_party_that_takes_the_other_history_goes_on_with_it(kpo: Shell, deal: str) -> None:
    rewrite(kpo.folder / deal, "38%", "60%", lines=2)
    assert "nothing was recorded" in kpo("accept", deal, "liability", "--as", "client").err
    kpo.does("seen", deal, "--take", "--as", "client")
    kpo.does("accept", deal, "liability", "--as", "client")
    assert "nothing was recorded" in kpo("park", deal, "scope", "--reason", "x", "--as", "provider").err
    kpo.does("seen", deal, "--take", "--as", "provider")
    assert kpo("status", deal).err == ""


def test_decisions_that_make_no_sense_are_refused(kpo: Shell, deal: str) -> None:
    assert "two decisions" in kpo.fails(2, "seen", deal, "--take", "--restore", "--as", "client")
    assert "say where with -o" in kpo.fails(2, "seen", deal, "--restore")
    assert "is said by a party" in kpo.fails(2, "seen", deal, "--take")
    assert "is the history that this machine saw already" in kpo.fails(
        1, "seen", deal, "--restore", "-o", "x.jsonl"
    )
    assert "has only 3 sound lines" in kpo.fails(2, "seen", deal, "--until", "9", "-o", "x.jsonl")
    assert "there is nothing to decide" in kpo.does("seen", deal, "--take", "--as", "client")


def test_a_line_from_the_future_is_told_and_can_be_left_behind(kpo: Shell, deal: str) -> None:
    path = kpo.folder / deal
    kpo.does("propose", deal, "liability", "cap=40", "--as", "provider", "--valid-until", "30 days")
    line = json.loads(path.read_text().splitlines()[2])
    line |= {"at": "9999-12-31T00:00:00.000Z", "seq": 5, "party": "provider", "text": "Hello from ahead."}
    line["prev"] = hash_of(path.read_bytes().splitlines()[-1])
    with path.open("a") as file:
        file.write(json.dumps(line, separators=(",", ":")) + "\n")
    assert (
        "dated 9999-12-31 00:00 UTC, more than a day ahead of this machine's clock" in kpo("status", deal).err
    )
    refused = kpo("comment", deal, "What is this?", "--as", "client")
    assert refused.status == 4
    said = kpo("seen", deal)
    assert (said.status, "line 5 is dated 9999" in said.out) == (4, True)
    assert "would lapse: proposal 4 of the provider" in said.out
    kpo.does("seen", deal, "--until", "4", "-o", "without.jsonl")
    assert "Recorded" in kpo.does("accept", "without.jsonl", "liability", "--as", "client")
    assert "Lapsed by the dates in the log: proposal 4" in kpo.does("seen", deal, "--take", "--as", "client")
    assert kpo("comment", deal, "Have it your way.", "--as", "client").err == ""


def test_what_was_seen_is_given_back_though_nothing_lies_there_any_more(kpo: Shell, deal: str) -> None:
    path = kpo.folder / deal
    before = path.read_bytes()
    for lose in (
        path.unlink,
        lambda: path.write_bytes(b""),
        lambda: path.write_bytes(b"\x00\x01"),
        lambda: path.write_text('{"a":1}\n'),
    ):
        lose()
        assert "This machine saw a negotiation there, and has a copy: kpo seen deal.jsonl" in kpo.fails(
            3, "status", deal
        )
        said = kpo("seen", deal)
        assert (said.status, "up to event 3" in said.out) == (4, True)
        kpo.does("seen", deal, "--restore", "-o", "back.jsonl")
        assert (kpo.folder / "back.jsonl").read_bytes() == before
        (kpo.folder / "back.jsonl").unlink()
        path.write_bytes(before)
    path.unlink()
    said = kpo("new", deal, "--playbook", "small.toml", "--client", "A", "--provider", "B")
    assert "this machine saw a negotiation there before, up to event 3" in said.err


def test_an_offer_that_came_after_the_last_look_is_accepted_by_its_number_alone(
    kpo: Shell, deal: str
) -> None:
    session = open_session(kpo.folder / deal)
    session.perform(Propose(offers={"liability": Offer(terms={"cap": "90%"})}), "provider")
    complaint = kpo.fails(1, "accept", deal, "liability", "--as", "client")
    assert "proposal 4 came after you last looked, at event 3; look at it, then accept 4" in complaint
    kpo.does("accept", deal, "liability", "--as", "client")  # it was looked at now
    kpo.does("comment", deal, "Agreed.", "--as", "provider")


def test_what_is_private_is_no_place_for_an_output(kpo: Shell, deal: str) -> None:
    for path in state_folder().rglob("*.json"):
        assert "keeps what is private" in kpo.fails(2, "draft", deal, "-o", str(path), "--format", "md")


def test_no_lock_is_made_through_a_link_that_leads_nowhere(kpo: Shell) -> None:
    kpo.begin()
    (kpo.folder / "link.jsonl").symlink_to("elsewhere/target")
    (kpo.folder / "elsewhere").mkdir()
    names = ("--playbook", "small.toml", "--client", "A", "--provider", "B")
    assert "there is a file of that name already" in kpo.fails(2, "new", "link.jsonl", *names)
    assert list((kpo.folder / "elsewhere").iterdir()) == []


def test_a_damaged_log_is_told_by_seen_with_both_ways_out(kpo: Shell, deal: str) -> None:
    before = (kpo.folder / deal).read_bytes()
    (kpo.folder / deal).write_bytes(before + b'{"type":"bogus"}\n')
    said = kpo("seen", deal)
    assert (said.status, "up to line 3 it is sound" in said.out) == (3, True)
    kpo.does("seen", deal, "--until", "3", "-o", "sound.jsonl")
    kpo.does("seen", deal, "--restore", "-o", "seen.jsonl")
    for name in ("sound.jsonl", "seen.jsonl"):
        assert (kpo.folder / name).read_bytes() == before


def test_a_log_that_was_never_seen_is_not_vouched_for(kpo: Shell, deal: str) -> None:
    kpo.comes_from_elsewhere()
    assert "this machine had not seen it before" in kpo.does("seen", deal)
    assert "is the history that this machine saw" in kpo.does("seen", deal)


def test_a_date_alone_that_was_changed_is_named(kpo: Shell, deal: str) -> None:
    line = json.loads((kpo.folder / deal).read_text().splitlines()[2])
    rewrite(kpo.folder / deal, line["at"], "2030-01-01T00:00:00.000Z")
    said = kpo("seen", deal).out
    assert f"    at: {line['at']} → 2030-01-01T00:00:00.000Z" in said


# -- mending ----------------------------------------------------------------------------------


def test_a_log_that_mail_changed_is_mended_to_the_byte(kpo: Shell, deal: str) -> None:
    before = (kpo.folder / deal).read_bytes()
    (kpo.folder / "mailed.jsonl").write_bytes(b"\xef\xbb\xbf> " + before.replace(b"\n", b" \r\n> "))
    assert "try kpo repair" in kpo.fails(3, "status", "mailed.jsonl")
    said = kpo.does("repair", "mailed.jsonl", "-o", "mended.jsonl")
    assert (kpo.folder / "mended.jsonl").read_bytes() == before
    assert "every line but the last is as it was written" in said
    assert "nothing to" not in said
    kpo.does("comment", "mended.jsonl", "Thank you.", "--as", "provider")


def test_what_more_than_mail_changed_is_not_mended(kpo: Shell, deal: str) -> None:
    data = (kpo.folder / deal).read_bytes().replace(b'"38%"', b'"83%"').replace(b"\n", b"\r\n")
    (kpo.folder / "bent.jsonl").write_bytes(data)
    complaint = kpo.fails(3, "repair", "bent.jsonl", "-o", "mended.jsonl")
    assert "More than mail does was changed; nothing was written" in complaint
    assert "line 3" in complaint
    assert not (kpo.folder / "mended.jsonl").exists()
    assert "bears no mark of mail" in kpo.fails(1, "repair", deal, "-o", "x.jsonl")
    kpo.write("notes.txt", "Dear all\n")
    assert "holds no line of a negotiation log" in kpo.fails(3, "repair", "notes.txt", "-o", "x.jsonl")


def test_a_sound_beginning_is_offered_only_where_it_is_sound_as_it_lies(kpo: Shell, deal: str) -> None:
    data = (kpo.folder / deal).read_bytes().replace(b'"38%"', b'"83%"')
    (kpo.folder / "bent.jsonl").write_bytes(data.replace(b"\n", b"\r\n"))
    complaint = kpo.fails(3, "repair", "bent.jsonl", "-o", "mended.jsonl")
    assert complaint.endswith("Ask the other side for its copy")
    (kpo.folder / "later.jsonl").write_bytes(data + b"\n")
    complaint = kpo.fails(3, "repair", "later.jsonl", "-o", "mended.jsonl")
    assert complaint.endswith("Up to line 2 it is sound: kpo seen later.jsonl --until 2 -o NEW.jsonl")
    kpo.does("seen", "later.jsonl", "--until", "2", "-o", "NEW.jsonl")


def test_what_was_taken_off_or_added_is_told(kpo: Shell, deal: str) -> None:
    data = (kpo.folder / deal).read_bytes()
    (kpo.folder / "spaced.jsonl").write_bytes(data.replace(b"\n", b"\n\n"))
    assert "Taken off: empty lines." in kpo.does("repair", "spaced.jsonl", "-o", "a.jsonl")
    (kpo.folder / "cut.jsonl").write_bytes(data.removesuffix(b"\n"))
    assert "Added: the missing last line end." in kpo.does("repair", "cut.jsonl", "-o", "b.jsonl")


def test_a_last_line_that_nothing_tells_is_not_mended(kpo: Shell, deal: str) -> None:
    first, last = (kpo.folder / deal).read_bytes().removesuffix(b"\n").rsplit(b"\n", 1)
    kpo.write("broken.jsonl", (first + b"\n" + last.replace(b"Noted", b"Not\ned")).decode() + "\n")
    complaint = kpo.fails(3, "repair", "broken.jsonl", "-o", "mended.jsonl")
    assert "line 3, the last, is cut off or broken up, and nothing tells what stood there" in complaint


def test_a_zip_archive_is_told_to_be_one(kpo: Shell, deal: str) -> None:
    with zipfile.ZipFile(kpo.folder / "deal.zip", "w") as archive:
        archive.write(kpo.folder / deal, "deal.jsonl")
    for command in (("status", "deal.zip"), ("repair", "deal.zip", "-o", "x.jsonl")):
        assert kpo.fails(3, *command).endswith("it is a zip archive: unpack it first")


# -- files beside a log -------------------------------------------------------------------------


WRITTEN: list[tuple[str, int]] = []
WATCHING: list[bool] = []


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if (
        event == "open"
        and WATCHING
        and isinstance(arguments[2], int)
        and arguments[2] & (os.O_WRONLY | os.O_RDWR)
    ):
        WRITTEN.append(
            (
                str(Path(os.fsdecode(arguments[0])).absolute())
                if isinstance(arguments[0], str | bytes)
                else "",
                arguments[2],
            )
        )


@pytest.fixture
def watching() -> Iterator[list[tuple[str, int]]]:
    """Every file that is opened for writing, with the flags it is opened with."""
    if not WATCHING:
        sys.addaudithook(_note)
    WRITTEN.clear()
    WATCHING.append(True)
    yield WRITTEN
    WATCHING.clear()


def test_no_file_but_the_log_and_its_lock_is_opened_under_a_name_that_could_be_guessed(
    kpo: Shell, watching: list[tuple[str, int]]
) -> None:
    """A link planted under any such name would lead to a file of the planter's choosing."""
    deal = kpo.begin()
    kpo.does("propose", deal, "liability", "cap=38", "--as", "provider")
    with (kpo.folder / deal).open("ab") as file:
        file.write(b"touch PWNED #")
    watching.clear()
    kpo.does("comment", deal, "Hello.", "--as", "client")
    kpo.does("accept", deal, "liability", "--as", "client")
    for name in ("draft.md", "draft.docx", "draft.html"):
        kpo.does("draft", deal, "-o", name)
        kpo.does("draft", deal, "-o", name)
    kpo.does("send", deal, "-o", "sent.docx", "--as", "client")
    kpo.does("replay", deal, "--format", "html", "-o", "page.html")
    kpo.does("replay", deal, "--at", "2", "--fork", "fork.jsonl")
    kpo.does("seen", deal, "--until", "2", "-o", "shorter.jsonl")
    kpo.does("sample", "-o", "sample.jsonl", "--seed", "3")
    kpo.does("new", "other.jsonl", "--playbook", "small.toml", "--client", "A", "--provider", "B")
    beside = [(Path(path), flags) for path, flags in watching if Path(path).parent == kpo.folder]
    assert len(beside) > 10
    for path, flags in beside:
        if path.suffix == ".lock":
            assert flags & os.O_NOFOLLOW, path
        elif path.suffix == ".jsonl":
            assert not flags & (os.O_CREAT | os.O_TRUNC), path
        else:
            assert flags & os.O_EXCL, path
            assert any(len(part) == 16 for part in path.name.replace("torn-.", "").split(".")), path


def test_links_planted_under_every_old_name_lead_nowhere(kpo: Shell) -> None:
    deal = kpo.begin()
    victim = kpo.folder / "victim"
    victim.write_text("precious\n")
    for name in (f"{deal}.torn", ".draft.md.new", f".{deal}.new", ".other.jsonl.new", "draft.txt"):
        (kpo.folder / name).symlink_to(victim)
    with (kpo.folder / deal).open("ab") as file:
        file.write(b"touch PWNED #")
    kpo.does("comment", deal, "Hello.", "--as", "client")
    kpo.does("draft", deal, "-o", "draft.md")
    assert "is a link to" in kpo.fails(2, "draft", deal, "-o", "draft.txt", "--format", "md")
    kpo.does("new", "other.jsonl", "--playbook", "small.toml", "--client", "A", "--provider", "B")
    assert victim.read_text() == "precious\n"


def test_no_command_replaces_what_it_reads(kpo: Shell, deal: str) -> None:
    kpo.write("old.txt", "One.\n")
    kpo.write("new.txt", "Two.\n")
    for name in ("old.txt", "new.txt", "./new.txt"):
        assert "is what this is made of" in kpo.fails(
            2, "redline", "old.txt", "new.txt", "-o", name, "--format", "md"
        )
    kpo.does("send", deal, "-o", "house.docx", "--as", "client")
    assert "is what this is made of" in kpo.fails(
        2, "draft", deal, "--reference", "house.docx", "-o", "house.docx"
    )
    assert "is what this is made of" in kpo.fails(2, "draft", deal, "-o", deal, "--format", "md")


def test_an_output_goes_into_a_pipe_by_the_name_of_the_stream(kpo: Shell, deal: str) -> None:
    read, write = os.pipe()
    kpo.does("draft", deal, "-o", f"/proc/self/fd/{write}", "--format", "md")
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        assert b"Acme Ltd" in pipe.read()
