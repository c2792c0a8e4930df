import json

from docx import Document

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
        "1 change: 1 word inserted, 1 deleted, 0 moved\n"
    )
    assert kpo.does("redline", "old.txt", "old.txt", "--stat").startswith("0 changes")


def test_a_word_file_is_compared_by_its_text(kpo: Shell) -> None:
    document = Document()
    document.add_paragraph("The Client shall pay within 45 days.")
    document.save(str(kpo.folder / "new.docx"))
    kpo.write("old.txt", "The Client shall pay within 30 days.\n")
    said = kpo.does("redline", "old.txt", "new.docx")
    assert said.split("\n", 2)[2].strip() == "The Client shall pay within [-30-][+45+] days."


def test_what_is_far_from_any_change_is_left_out_unless_asked_for(kpo: Shell) -> None:
    lines = [f"Line {k} of the text.\n" for k in range(9)]
    kpo.write("old.txt", "".join(lines))
    kpo.write("new.txt", "".join([*lines, "A new one.\n"]))
    assert kpo.does("redline", "old.txt", "new.txt").splitlines()[0] == "⋯ 7 lines unchanged ⋯"
    assert "⋯" not in kpo.does("redline", "old.txt", "new.txt", "--whole")


def test_equal_files_show_that_nothing_changed(kpo: Shell) -> None:
    kpo.write("a.txt", "One.\nTwo.\n")
    assert kpo.does("redline", "a.txt", "a.txt") == "⋯ 2 lines unchanged ⋯\n"


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
    assert "| Payment | Payment period | client | 60 days → 45 days | 30 days → 15 days | 50% |" in said
    assert "| Acme Ltd | Payment period | – | – | – | – |" in said
    assert "| Bharat Analytics | – | Payment period | – | – | – |" in said


def test_the_summary_begins_where_the_openings_ended(kpo: Shell) -> None:
    said = kpo.does("redline", bargained(kpo), "--summary", "--format", "md")
    assert "from event 3 (" in said
    assert "60 days → 45 days" in said
    assert "| Counter-offers | 1 | 0 |" in said


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
    assert "c.docx: is not a Word file" in kpo.fails(3, "redline", "a.txt", "c.docx")
    kpo.write("c.pdf", "x")
    assert "only text, Markdown and Word (.docx) files" in kpo.fails(3, "redline", "a.txt", "c.pdf")
    assert "--summary are for a DEAL" in kpo.fails(2, "redline", "a.txt", "a.txt", "--summary")
