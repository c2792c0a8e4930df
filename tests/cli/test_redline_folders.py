"""Two folders compared at once."""

from pathlib import Path

import pytest

from tests.cli.harness import Shell

HOSTILE = "<img src=x onerror=alert(1)>\x1b[2J.txt"


def names_in(folder: str) -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


@pytest.fixture
def folders(kpo: Shell) -> Shell:
    """Two rounds of a deal's files."""
    for folder in ("old/annex", "new/annex"):
        (kpo.folder / folder).mkdir(parents=True)
    kpo.write("old/msa.txt", "Pay within 30 days.\n")
    kpo.write("new/msa.txt", "Pay within 45 days.\n")
    kpo.write("old/annex/fees.md", "The same.\n")
    kpo.write("new/annex/fees.md", "The same.\n")
    kpo.write("old/side letter.txt", "One two three.\n")
    kpo.write(f"new/{HOSTILE}", "Four five.\n")
    kpo.write("new/picture.png", "no text")
    kpo.write("new/.hidden.txt", "secret")
    return kpo


def test_each_changed_file_has_a_page_and_the_index_lists_all(folders: Shell) -> None:
    said = folders.does("redline", "old", "new", "-o", "out")
    assert said == ("1 changed, 1 unchanged, 1 new, 1 gone; 1 change: 3 words inserted, 4 deleted, 0 moved\n")
    assert names_in("out") == ["0003-msa.txt.html", "index.html"]
    index = Path("out/index.html").read_text(encoding="utf-8")
    assert '<a href="0003-msa.txt.html">msa.txt</a></th><td class="fate">changed</td><td>1</td>' in index
    assert '<th scope="row">annex/fees.md</th><td class="fate">unchanged</td>' in index
    assert '<th scope="row">side letter.txt</th><td class="fate">gone</td>' in index
    assert "All files</th>" in index
    assert "secret" not in index
    assert "picture" not in index
    assert '<a href="index.html">' in Path("out/0003-msa.txt.html").read_text(encoding="utf-8")


def test_a_hostile_name_is_text_in_the_index_and_on_the_screen(folders: Shell) -> None:
    folders.does("redline", "old", "new", "-o", "out")
    index = Path("out/index.html").read_text(encoding="utf-8")
    assert "<img" not in index
    assert "&lt;img src=x onerror=alert(1)&gt;␛[2J.txt" in index
    assert "\x1b" not in folders.does("redline", "old", "new", "--stat")


def test_the_same_folders_give_the_same_pages(folders: Shell) -> None:
    folders.does("redline", "old", "new", "-o", "one")
    folders.does("redline", "old", "new", "-o", "two")
    for name in names_in("one"):
        assert Path("one", name).read_bytes() == Path("two", name).read_bytes()


def test_only_counts_are_given_on_request(folders: Shell) -> None:
    assert folders.does("redline", "old", "new", "--stat").splitlines()[1:] == [
        "annex/fees.md: unchanged",
        "msa.txt: changed, 1 change: 1 word inserted, 1 deleted, 0 moved",
        "side letter.txt: gone, 3 words",
        "1 changed, 1 unchanged, 1 new, 1 gone; 1 change: 3 words inserted, 4 deleted, 0 moved",
    ]


def test_a_file_that_cannot_be_read_stops_no_other(folders: Shell) -> None:
    (folders.folder / "new/annex/fees.md").write_bytes(b"\xff\xfe")
    said = folders("redline", "old", "new", "-o", "out")
    assert said.status == 3
    assert "new/annex/fees.md: is not UTF-8 text" in said.err
    index = Path("out/index.html").read_text(encoding="utf-8")
    assert "is not UTF-8 text" in index
    assert "0003-msa.txt.html" in index


def test_a_link_is_not_followed_out_of_the_folder(folders: Shell) -> None:
    folders.write("walk-away.txt", "private")
    (folders.folder / "new/link.txt").symlink_to(folders.folder / "walk-away.txt")
    assert "link" not in folders.does("redline", "old", "new", "--stat")


def test_names_that_differ_only_in_odd_characters_have_pages_of_their_own(kpo: Shell) -> None:
    for folder, days in (("old", 30), ("new", 45)):
        (kpo.folder / folder).mkdir()
        for name in ("a b.txt", "a?b.txt", "a'b.txt"):
            kpo.write(f"{folder}/{name}", f"{days} days")
    kpo.does("redline", "old", "new", "-o", "out")
    assert len(names_in("out")) == 4


def test_what_makes_no_sense_with_folders_is_refused(folders: Shell) -> None:
    (folders.folder / "empty").mkdir()
    folders.write("empty.txt", "")
    assert "say where they go" in folders.fails(2, "redline", "old", "new")
    assert "leave out --format" in folders.fails(2, "redline", "old", "new", "--format", "md", "-o", "out")
    assert "one is a folder" in folders.fails(2, "redline", "old", "new/msa.txt")
    assert "no file ends with" in folders.fails(2, "redline", "empty", "empty", "--stat")
    assert "no folder can be made" in folders.fails(3, "redline", "old", "new", "-o", "empty.txt")
    assert "could replace" in folders.fails(2, "redline", "old", "new", "-o", "new/pages")
