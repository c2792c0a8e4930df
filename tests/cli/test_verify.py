"""`kpo verify`: what it finds in a log that is sound; and what every command says of a name that misleads."""

import json
from pathlib import Path

import pytest

from kpo_tui.log import jsonl
from kpo_tui.log.record import hash_of
from tests.builders import nothing_doubted
from tests.cli.harness import Shell

ALIKE = "event 1: the provider's name looks like the client's; the two need different names"


def misleading(kpo: Shell) -> str:
    """A log, begun elsewhere, in which the names look alike and a new clause is called like another."""
    deal = kpo.begin()
    path = kpo.folder / deal
    first = json.loads(path.read_bytes())
    first["parties"] = {"client": "Acme Ltd", "provider": "ACME LTD."}
    path.write_text(json.dumps(first) + "\n", encoding="utf-8")
    kpo.comes_from_elsewhere()
    kpo.write("w.txt", "We may look at the books.")
    with nothing_doubted():
        kpo.does("propose", deal, "audit", "--title", "Payment.", "--wording", "w.txt", "--as", "provider")
        kpo.does("propose", deal, "audit", "--title", "Audit", "--wording", "w.txt", "--as", "client")
    return deal


def redated(path: Path, **changes: str) -> None:
    """The last line of a log with other values, chained as before."""
    *lines, last = path.read_bytes().splitlines()
    event = {**json.loads(last), **changes}
    path.write_bytes(b"".join(line + b"\n" for line in (*lines, json.dumps(event).encode())))


def test_what_new_would_refuse_today_is_a_finding_and_status_one(kpo: Shell) -> None:
    said = kpo("verify", misleading(kpo))
    findings = [line for line in said.out.splitlines() if line.startswith("finding: ")]
    assert said.status == 1
    assert "sound. 3 events" in said.out
    assert findings == [
        f"finding: {ALIKE}",
        "finding: event 2: the title of audit, 'Payment.', looks like the title of payment; choose another title",
    ]
    assert said.err == ""


def test_a_log_without_findings_is_status_zero_and_its_times_are_said_to_prove_nothing(kpo: Shell) -> None:
    said = kpo.does("verify", kpo.begin())
    assert "finding" not in said
    assert "Its times are what its writers wrote; nothing proves them." in said
    assert "nothing proves them" in kpo.does("verify", "--help")


def test_a_playbook_that_new_would_refuse_today_is_a_finding(kpo: Shell) -> None:
    deal = kpo.begin()
    path = kpo.folder / deal
    first = json.loads(path.read_bytes())
    first["playbook"]["clauses"]["liability"]["title"] = "Scope"
    first["playbook"]["clauses"]["payment"]["terms"]["net_days"]["usual"] = "soon"
    path.write_text(json.dumps(first) + "\n", encoding="utf-8")
    kpo.comes_from_elsewhere()
    said = kpo("verify", deal)
    assert said.status == 1
    assert "finding: the playbook: clause payment, term net_days, key usual: 'soon'" in said.out
    assert "finding: the playbook: clause liability, key title: is that of clause scope" in said.out
    kpo.does("status", deal)


@pytest.mark.parametrize(
    "command", [("status",), ("issues",), ("replay", "--print"), ("comment", "--as", "client", "Hello.")]
)
def test_a_command_says_in_one_line_that_names_look_alike_and_goes_on(
    kpo: Shell, command: tuple[str, ...]
) -> None:
    name, *rest = command
    said = kpo(name, misleading(kpo), *rest)
    assert said.status == 0
    assert said.err == f"kpo: deal.jsonl: take care: {ALIKE.removeprefix('event 1: ')}\n"


def test_names_that_mislead_begin_no_negotiation(kpo: Shell) -> None:
    for client, provider, part in (
        ("Acme Ltd", "ACME Ltd.", "looks like the client's"),
        ("Acme", "Аcme", "mixes Cyrillic and Latin"),
        ("Acme Ltd\nConfirmed by both parties", "Bharat", "the client's name holds a line break"),
        ("Acme", "  ", "the provider's name is empty"),
    ):
        assert part in kpo.fails(2, "new", "d.jsonl", "--client", client, "--provider", provider)
    assert not (kpo.folder / "d.jsonl").exists()


@pytest.mark.parametrize("at", ["2026-02-30T12:00:00.000Z", "0000-02-01T12:00:00.000Z"])
@pytest.mark.parametrize("field", ["at", "valid_until"])
def test_a_log_is_damaged_from_a_time_on_that_the_calendar_lacks(kpo: Shell, field: str, at: str) -> None:
    deal = kpo.begin()
    kpo.does("propose", deal, "liability", "cap=100", "--as", "client")
    kpo.does("propose", deal, "payment", "net_days=30", "--as", "client", "--valid-until", "14 days")
    redated(kpo.folder / deal, **{field: at})
    assert at in kpo.fails(3, "verify", deal)
    for command in (
        ("status",),
        ("draft",),
        ("replay", "--print"),
        ("replay", "--gaps"),
        ("replay", "--at", "2026-01-01"),
    ):
        said = kpo(command[0], deal, *command[1:])
        assert said.status == 3
        assert "damaged at line 3" in said.err
        assert said.out
    assert "read-only" in kpo("comment", deal, "Hello.", "--as", "client").err


def test_the_first_and_the_last_time_there_are_come_out_of_every_output(kpo: Shell) -> None:
    deal = kpo.begin()
    kpo.does("propose", deal, "payment", "net_days=30", "--as", "client", "--valid-until", "14 days")
    path = kpo.folder / deal
    first, second = (json.loads(line) for line in path.read_bytes().splitlines())
    opening = json.dumps({**first, "at": "0001-01-01T00:00:00.000Z"}).encode()
    last = {
        "prev": hash_of(opening),
        "at": "9999-12-31T23:59:59.998Z",
        "valid_until": "9999-12-31T23:59:59.999Z",
    }
    path.write_bytes(opening + b"\n" + json.dumps({**second, **last}).encode() + b"\n")
    kpo.comes_from_elsewhere()
    assert jsonl.read(path).damage is None
    for command in (
        ("status",), ("status", "--json"), ("draft", "-o", "draft.docx"), ("draft", "--blame"), ("issues",),
        ("replay", "--print"), ("replay", "--gaps"), ("replay", "--format", "html"), ("replay", "--compare", "1", "2"),
        ("replay", "--at", "0001-01-01T00:00+14:00"), ("replay", "--at", "9999-12-31T23:59:59-14:00"),
        ("replay", "--at", "2", "--change"), ("verify",),
    ):  # fmt: skip
        kpo.does(command[0], deal, *command[1:])


# -- another history --------------------------------------------------------------------------


def test_a_head_that_is_known_is_looked_for(kpo: Shell) -> None:
    deal = kpo.begin()
    kpo.does("comment", deal, "One.", "--as", "client")
    known = jsonl.read(kpo.folder / deal).state.head
    kpo.does("comment", deal, "Two.", "--as", "client")
    for head in (known, known[:12], known.upper()):
        assert (
            f"Head {known[:12]} is that of line 2; it and all before it are unchanged, 1 came after."
            in kpo.does("verify", deal, "--head", head)
        )
    said = kpo("verify", deal, "--head", "0" * 12)
    assert (said.status, "finding: no line has the head 000000000000" in said.out) == (4, True)
    assert "is not a log head" in kpo.fails(2, "verify", deal, "--head", "12")


def test_an_earlier_copy_is_held_against_the_log(kpo: Shell) -> None:
    deal = kpo.begin()
    kpo.does("comment", deal, "One.", "--as", "client")
    (kpo.folder / "kept.jsonl").write_bytes((kpo.folder / deal).read_bytes())
    kpo.does("comment", deal, "Two.", "--as", "client")
    assert "All 2 lines of kept.jsonl are there unchanged; 1 came after." in kpo.does(
        "verify", deal, "--since", "kept.jsonl"
    )
    said = kpo("verify", "kept.jsonl", "--since", deal)
    assert said.status == 4
    assert "finding: is not the history of deal.jsonl: from line 3 on it is another" in said.out
    assert "finding: gone or altered: event 3, client says: “Two.”" in said.out
    assert "no such file" in kpo.fails(3, "verify", deal, "--since", "none.jsonl")
