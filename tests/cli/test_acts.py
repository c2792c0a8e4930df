import errno
import re
from io import FileIO

import pytest

from kpo_tui.log import jsonl
from tests.cli.harness import Shell


def test_new_says_what_to_do_next(kpo: Shell) -> None:
    kpo.write("small.toml", "")
    kpo.begin()
    assert "open" in kpo.does("status", "deal.jsonl")


def test_new_does_not_overwrite_a_file(kpo: Shell) -> None:
    kpo.begin()
    before = (kpo.folder / "deal.jsonl").read_bytes()
    complaint = kpo.fails(
        2, "new", "deal.jsonl", "--playbook", "small.toml", "--client", "A", "--provider", "B"
    )
    assert complaint == "kpo: deal.jsonl: there is a file of that name already; choose another name"
    assert (kpo.folder / "deal.jsonl").read_bytes() == before


def test_new_wants_two_different_names(kpo: Shell) -> None:
    assert "different names" in kpo.fails(2, "new", "deal.jsonl", "--client", "Acme", "--provider", "Acme")


def test_new_with_a_playbook_that_does_not_exist_names_the_nearest(kpo: Shell) -> None:
    complaint = kpo.fails(
        3, "new", "d.jsonl", "--playbook", "kpo-esentials", "--client", "A", "--provider", "B"
    )
    assert "did you mean 'kpo-essentials'?" in complaint


def test_a_proposal_is_shown_as_it_was_understood(kpo: Shell) -> None:
    deal = kpo.begin()
    said = kpo.does("propose", deal, "payment", "net_days=net 45", "interest=1.5% a month", "--as", "client")
    assert "Proposal 2: client proposes:" in said
    assert "    Payment period: 45 days" in said
    assert "    Late interest: 1.5% per month" in said


def test_an_incomplete_proposal_says_what_it_lacks(kpo: Shell) -> None:
    deal = kpo.begin()
    said = kpo.does("propose", deal, "payment", "net_days=90", "--as", "client")
    assert "It cannot be accepted yet: interest and deposit have no value." in said


def test_a_dry_run_records_nothing(kpo: Shell) -> None:
    deal = kpo.begin()
    before = (kpo.folder / deal).read_bytes()
    said = kpo.does("propose", deal, "payment", "net_days=45", "--as", "client", "--dry-run")
    assert "Nothing was recorded" in said
    assert (kpo.folder / deal).read_bytes() == before


def test_rest_as_offered_takes_over_what_the_other_side_offers(kpo: Shell) -> None:
    deal = kpo.begin()
    kpo.does("propose", deal, "payment", "net_days=60", "interest=1", "--as", "client")
    said = kpo.does("propose", deal, "payment", "net_days=30", "--rest-as-offered", "--as", "provider")
    assert "countering 2" in said
    assert "Late interest: 1% per month" in said


def test_a_package_is_accepted_by_its_number_only(kpo: Shell) -> None:
    deal = kpo.begin()
    kpo.does(
        "propose",
        deal,
        "payment,liability",
        "net_days=30",
        "interest=1",
        "liability.cap=100",
        "--as",
        "client",
    )
    complaint = kpo.fails(1, "accept", deal, "payment", "--as", "provider")
    assert complaint.endswith(
        "proposal 2 is a package on payment and liability; name it by its number to accept it whole"
    )
    said = kpo.does("accept", deal, "#2", "--as", "provider")
    assert "Agreed: Payment (payment)" in said
    assert "Agreed: Liability (liability)" in said


def test_accept_with_another_content_is_refused(kpo: Shell) -> None:
    deal = kpo.begin()
    kpo.does("propose", deal, "payment", "net_days=30", "interest=1", "--as", "client")
    assert "does not say what was accepted" in kpo.fails(
        1, "accept", deal, "2", "--as", "provider", "--content", "0" * 64
    )


def test_a_misspelt_term_is_named_with_the_nearest(kpo: Shell) -> None:
    deal = kpo.begin()
    complaint = kpo.fails(2, "propose", deal, "payment", "net_dys=30", "--as", "client")
    assert complaint == "kpo: payment has no term 'net_dys'; did you mean 'net_days'?"


def test_a_misspelt_clause_is_named_with_the_nearest(kpo: Shell) -> None:
    deal = kpo.begin()
    assert "did you mean 'payment'?" in kpo.fails(
        2, "propose", deal, "paymnt", "net_days=30", "--as", "client"
    )
    assert "did you mean 'payment'?" in kpo.fails(2, "accept", deal, "paymnt", "--as", "client")
    assert "did you mean 'payment'?" in kpo.fails(
        1, "park", deal, "paymnt", "--as", "client", "--reason", "x"
    )


def test_a_new_clause_needs_a_title(kpo: Shell) -> None:
    deal = kpo.begin()
    kpo.write("escrow.txt", "The Provider shall deposit the source.")
    complaint = kpo.fails(1, "propose", deal, "escrow", "--wording", "escrow.txt", "--as", "client")
    assert "To propose a new clause, give its title" in complaint
    kpo.does("propose", deal, "escrow", "--title", "Escrow", "--wording", "escrow.txt", "--as", "client")
    assert "escrow" in kpo.does("status", deal)


def test_valid_until_takes_a_date_or_a_length_of_time(kpo: Shell) -> None:
    deal = kpo.begin()
    kpo.does("propose", deal, "payment", "net_days=30", "--as", "client", "--valid-until", "2999-01-31")
    assert "valid until 2999-01-31T23:59:59.000Z" in kpo.does("status", deal, "payment").replace("\n", " ")
    kpo.does("propose", deal, "payment", "net_days=30", "--as", "client", "--valid-until", "two weeks")
    complaint = kpo.fails(
        1, "propose", deal, "payment", "net_days=30", "--as", "client", "--valid-until", "2001-01-31"
    )
    assert "is already past" in complaint
    assert "is not a time" in kpo.fails(
        2, "propose", deal, "payment", "net_days=30", "--as", "client", "--valid-until", "soon"
    )


def test_numbers_are_read_in_the_locale_asked_for(kpo: Shell) -> None:
    deal = kpo.begin()
    said = kpo.does(
        "propose", deal, "payment", "net_days=90", "interest=1,5 %", "deposit=1 000 000,50 EUR",
        "--as", "client", "--locale", "fr_FR",
    )  # fmt: skip
    assert "Late interest: 1.5% per month" in said
    assert "Deposit: EUR 1,000,000.50" in said
    assert "is not a locale" in kpo.fails(
        2, "propose", deal, "payment", "net_days=9", "--as", "client", "--locale", "qq_QQ"
    )


def test_reopening_takes_two(kpo: Shell) -> None:
    deal = kpo.begin()
    kpo.does("propose", deal, "liability", "cap=100", "--as", "client")
    kpo.does("accept", deal, "liability", "--as", "provider")
    assert "until the provider consents" in kpo.does("reopen", deal, "liability", "--as", "client")
    assert "stays agreed" in kpo.does("reopen", deal, "liability", "--as", "provider", "--decline")
    kpo.does("reopen", deal, "liability", "--as", "provider")
    assert "is open again" in kpo.does("reopen", deal, "liability", "--as", "client")


def test_reject_and_withdraw_end_a_proposal(kpo: Shell) -> None:
    deal = kpo.begin()
    kpo.does("propose", deal, "liability", "cap=100", "--as", "client")
    assert "no longer stands" in kpo.does(
        "reject", deal, "liability", "--as", "provider", "--reason", "Too low."
    )
    kpo.does("propose", deal, "liability", "cap=120", "--as", "client")
    assert "no longer stands" in kpo.does("withdraw", deal, "liability", "--as", "client")
    assert "has no proposal standing" in kpo.fails(1, "withdraw", deal, "liability", "--as", "client")


def test_confirming_names_the_head_that_was_read(kpo: Shell) -> None:
    deal = kpo.begin()
    for clause, value in (("scope", "services=a; b"), ("liability", "cap=100")):
        kpo.does("propose", deal, clause, value, "--as", "client")
        kpo.does("accept", deal, clause, "--as", "provider")
    kpo.does("propose", deal, "payment", "net_days=30", "interest=1", "--as", "client")
    assert "payment is not agreed yet" in kpo.fails(1, "confirm", deal, "--as", "client")
    kpo.does("accept", deal, "payment", "--as", "provider")
    stale = kpo("confirm", deal, "--as", "client", "--head", "0" * 64, "--anyway")
    assert stale.status == 1
    assert "the text has moved on" in stale.err
    kpo.does("confirm", deal, "--as", "client", "--anyway")
    kpo.does("comment", deal, "One moment.", "--as", "provider")
    assert "client" not in kpo.does("status", deal, "--json").split('"confirmed"')[1].split("]")[0]
    for party in ("client", "provider"):
        kpo.does("confirm", deal, "--as", party, "--anyway")
    assert "Both parties have confirmed" in kpo.does("status", deal)


def test_a_dry_run_does_not_say_that_something_was_done(kpo: Shell) -> None:
    deal = kpo.begin()
    kpo.does("propose", deal, "payment", "net_days=45", "interest=1", "--as", "client")
    for act in (("accept", "payment"), ("reject", "payment"), ("park", "payment", "--reason", "x")):
        lines = kpo.does(act[0], deal, *act[1:], "--as", "provider", "--dry-run").splitlines()
        assert lines[:2] == ["Nothing was recorded (dry run).", "Without --dry-run:"]


def test_own_wording_is_not_carried_over_silently(kpo: Shell) -> None:
    deal = kpo.begin()
    kpo.write("own.txt", "The Client shall pay when it can.")
    kpo.does("propose", deal, "payment", "net_days=30", "--wording", "own.txt", "--as", "client")
    said = kpo("propose", deal, "payment", "net_days=45", "--as", "client")
    assert "your own wording of payment is not carried over" in said.err


def test_a_draft_with_problems_is_confirmed_only_when_that_is_wanted(kpo: Shell) -> None:
    deal = kpo.begin()
    kpo.write("own.txt", "The Client shall pay the Fee in Due Time.")
    kpo.does(
        "propose", deal, "payment", "net_days=30", "interest=1", "--wording", "own.txt", "--as", "client"
    )
    kpo.does("accept", deal, "payment", "--as", "provider")
    for clause, value in (("scope", "services=a"), ("liability", "cap=100")):
        kpo.does("propose", deal, clause, value, "--as", "client")
        kpo.does("accept", deal, clause, "--as", "provider")
    checked = kpo("draft", deal, "--check")
    assert checked.status == 1
    assert "problem: payment: “Fee” is capitalised like a defined term, but nothing defines it" in checked.out
    refused = kpo("confirm", deal, "--as", "client")
    assert refused.status == 1
    assert "the draft has 3 problems; see kpo draft --check, or add --anyway" in refused.err
    kpo.does("confirm", deal, "--as", "client", "--anyway")


def test_proposing_on_every_clause_says_how_many_were_recorded_before_the_disk_was_full(
    kpo: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("--client", "Acme Ltd", "--provider", "Bharat Analytics")
    kpo.does("new", "deal.jsonl", *names)
    room, write = iter(range(3)), jsonl._write_for_good

    def filling(file: FileIO, line: bytes) -> None:
        if next(room, None) is None:
            raise OSError(errno.ENOSPC, "No space left on device")
        write(file, line)

    monkeypatch.setattr(jsonl, "_write_for_good", filling)
    said = kpo("propose", "deal.jsonl", "--all", "--positions", "kpo-essentials.client", "--as", "client")
    assert said.status == 3
    assert re.search(
        r"kpo: 3 of \d+ were recorded, the rest was not: deal.jsonl: cannot be written", said.err
    )
    assert "nothing was recorded" not in said.err


@pytest.mark.parametrize(
    "command",
    [
        ("comment", "Our walk-away is 10%."),
        ("park", "liability", "--reason", "Between us: no."),
        ("reject", "liability", "--reason", "Below our walk-away."),
        ("say", "tell them our walk-away is 10%", "--yes", "--disclose"),
    ],
)
def test_a_text_that_sounds_like_one_to_keep_is_warned_of(kpo: Shell, command: tuple[str, ...]) -> None:
    deal = kpo.begin()
    kpo.does("propose", deal, "liability", "cap=20%", "--as", "provider")
    name, *rest = command
    ran = kpo(name, deal, *rest, "--as", "client")
    assert ran.status == 0
    assert "the other side will read this" in ran.err
    assert "will read this" not in kpo("comment", deal, "A plain word.", "--as", "client").err


HANGS_ON = "Deposit applies only where Payment period is more than 60 days"


def test_a_value_that_does_not_apply_is_left_out_by_name(kpo: Shell) -> None:
    deal = kpo.begin()
    said = kpo("propose", deal, "payment", "net_days=30 days", "deposit=USD 5", "--as", "client")
    assert said.status == 0
    assert said.err == f"kpo: left out: {HANGS_ON} (here: 30 days)\n"
    assert "Payment period: 30 days" in said.out
    assert "Deposit" not in said.out


def test_an_offer_of_nothing_but_what_does_not_apply_is_refused_by_name(kpo: Shell) -> None:
    deal = kpo.begin()
    complaint = kpo.fails(1, "propose", deal, "payment", "deposit=USD 5", "--as", "client")
    assert complaint == f"kpo: client cannot propose payment: {HANGS_ON} (not said yet)"
    complaint = kpo.fails(1, "say", deal, "deposit USD 5", "--as", "client", "--yes")
    assert f"{HANGS_ON} (not said yet)" in complaint
    assert "open" in kpo.does("status", deal, "payment")


def test_a_value_that_falls_away_is_told(kpo: Shell) -> None:
    deal = kpo.begin()
    kpo.does("propose", deal, "payment", "net_days=90 days", "deposit=USD 5", "--as", "client")
    said = kpo.does("propose", deal, "payment", "net_days=30 days", "--as", "client", "--dry-run")
    assert "  No longer said: Deposit USD 5." in said
    said = kpo.does("say", deal, "net 30", "--as", "client", "--clause", "payment", "--yes")
    assert "  No longer said: Deposit USD 5." in said


def test_an_offer_that_says_nothing_is_refused(kpo: Shell) -> None:
    complaint = kpo.fails(1, "propose", kpo.begin(), "payment", "--as", "client")
    assert "it says nothing on Payment yet; give a value" in complaint


def test_of_positions_what_applies_is_offered(kpo: Shell) -> None:
    mine = kpo.write(
        "mine.toml",
        'party = "client"\nplaybook = "small"\n[clauses.payment.net_days]\npreferred = "30 days"\nwalk_away = "20 days"\n'
        '[clauses.payment.deposit]\npreferred = "USD 5"\nwalk_away = "USD 9"\n',
    )
    deal = kpo.begin()
    assert "Deposit" not in kpo.does("propose", deal, "payment", "--positions", mine, "--as", "client")
    typed = ("propose", deal, "payment", "deposit=USD 5", "--positions", mine, "--as", "client")
    assert f"{HANGS_ON} (here: 30 days)" in kpo(*typed).err
    assert "Deposit" not in kpo.does("propose", deal, "--all", "--positions", mine, "--as", "client")
