import json

from tests.cli.harness import Shell


def bargained(kpo: Shell) -> str:
    """A deal in which both sides have made and changed offers."""
    deal = kpo.begin()
    kpo.does("propose", deal, "payment", "net_days=60", "interest=1", "--as", "client")
    kpo.does("propose", deal, "payment", "net_days=30", "interest=1", "--as", "provider")
    kpo.does("propose", deal, "payment", "net_days=45", "--as", "client")
    return deal


def test_two_files_are_compared_word_by_word(kpo: Shell) -> None:
    kpo.write("old.txt", "The Client shall pay within 30 days.\n")
    kpo.write("new.txt", "The Client shall pay within 45 days.\n")
    assert kpo.does("redline", "old.txt", "new.txt") == "The Client shall pay within [-30-][+45+] days.\n"
    assert kpo.does("redline", "old.txt", "new.txt", "--stat") == (
        "1 change: 1 words inserted, 1 deleted, 0 moved\n"
    )
    assert kpo.does("redline", "old.txt", "old.txt", "--stat").startswith("0 changes")


def test_a_deal_is_compared_between_the_two_sides(kpo: Shell) -> None:
    said = kpo.does("redline", bargained(kpo))
    assert "within [-forty-five (45) days-][+thirty (30) days+]." in said


def test_a_deal_is_compared_between_two_events_and_for_one_clause(kpo: Shell) -> None:
    deal = bargained(kpo)
    said = kpo.does("redline", deal, "--from", "2", "--to", "4", "--clause", "payment", "--format", "json")
    text = json.dumps(json.loads(said))
    assert "60 days" in text
    assert "45 days" in text
    assert "scope" not in text
    assert "there is no event 99" in kpo.fails(2, "redline", deal, "--from", "99")
    assert "give one" in kpo.fails(2, "redline", deal, "--from", "2", "--since", "client")


def test_the_summary_says_who_moved_and_how_the_gap_closed(kpo: Shell) -> None:
    said = kpo.does("redline", bargained(kpo), "--from", "3", "--summary", "--format", "md")
    assert "| Payment | Payment period | client | 60 days | 45 days | 30 days | 15 days |" in said
    assert "| Acme Ltd | Payment period | – | – |" in said
    assert "| Bharat Analytics | – | Payment period | – |" in said


def test_since_a_partys_last_act_shows_what_the_other_did_after(kpo: Shell) -> None:
    deal = bargained(kpo)
    assert "payment" not in kpo.does("redline", deal, "--since", "client", "--stat")
    assert kpo.does("redline", deal, "--since", "client", "--stat").startswith("0 changes")
    assert not kpo.does("redline", deal, "--since", "provider", "--stat").startswith("0 changes")


def test_files_that_cannot_be_compared_give_one_line(kpo: Shell) -> None:
    kpo.write("a.txt", "x")
    (kpo.folder / "b.bin").write_bytes(bytes(range(256)))
    assert "there is no such file" in kpo.fails(3, "redline", "a.txt", "missing.txt")
    assert "is not UTF-8 text" in kpo.fails(3, "redline", "a.txt", "b.bin")
    kpo.write("c.docx", "x")
    assert "is not a Word file" in kpo.fails(3, "redline", "a.txt", "c.docx")
    assert "--summary are for a DEAL" in kpo.fails(2, "redline", "a.txt", "a.txt", "--summary")
