"""`kpo redline OLD_DIR NEW_DIR`: every file of both folders, a page for each and one index."""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import click
from msgspec.structs import replace

from kpo_tui.cli.common import note, say
from kpo_tui.cli.redlines import COMPARABLE, Target, counts_told, text_of_file
from kpo_tui.documents.redline import compare_texts, stat
from kpo_tui.documents.redline.folder_index import Compared, Fate, index_page, tally, total
from kpo_tui.errors import BadInput, Usage
from kpo_tui.text import one_line

INDEX: Final = "index.html"
_LONGEST_NAME: Final = 60  # characters of a file's name in that of its page
_SHOWN_NAME: Final = 30
_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9._-]+")


def compare_folders(old: Path, new: Path, to: Target) -> None:
    """Compare the files of one name; write pages and the index into the folder, or only count.

    A file that cannot be read is listed with the reason, and the command ends with the status for a bad
    file once all others are done.
    """
    if to.asked not in (None, "html"):
        raise Usage("two folders are compared to HTML pages; leave out --format, or say --format html")
    if to.output is None and not to.counted:
        raise Usage("two folders give many pages; say where they go with -o FOLDER, or count with --stat")
    folder = None if to.counted or to.output is None else _made(to.output, (old, new))
    with click.progressbar(
        _pairs(old, new), label="Comparing", width=20, file=sys.stderr, hidden=not sys.stderr.isatty(),
        item_show_func=lambda pair: one_line(pair.name, _SHOWN_NAME) if pair else None,
    ) as bar:  # fmt: skip
        files = [_compared(pair, number, folder) for number, pair in enumerate(bar, 1)]
    if folder is None:
        _tell(files)
    else:
        _save(folder / INDEX, index_page(f"{old.resolve().name} → {new.resolve().name}", files))
        say(f"{tally(files)}; {counts_told(total(files))}")
        note(f"Wrote {folder / INDEX}")
    reasons = [file.reason for file in files if file.reason is not None]
    for reason in reasons:
        note(f"kpo: {reason}")
    if reasons:
        raise click.exceptions.Exit(BadInput.exit_status)


class _Pair(NamedTuple):
    """A file under both folders; None where it is missing. `name` is its path under them."""

    name: str
    old: Path | None
    new: Path | None


def _pairs(old: Path, new: Path) -> list[_Pair]:
    """The files of both folders, by name. Raises Usage where there are none."""
    before, after = dict(_files(old)), dict(_files(new))
    names = sorted(before.keys() | after.keys())
    if not names:
        raise Usage(f"{old} and {new}: no file ends with one of {', '.join(COMPARABLE)}")
    return [_Pair(name, before.get(name), after.get(name)) for name in names]


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """The files under a folder that can be compared: no hidden ones, and no link, which may lead out of it."""
    for place, folders, names in os.walk(folder, onerror=_cannot_list):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(place, name)
            hidden = name.startswith((".", "~$"))
            if not hidden and path.suffix.lower() in COMPARABLE and not path.is_symlink() and path.is_file():
                yield path.relative_to(folder).as_posix(), path


def _cannot_list(error: OSError) -> None:
    raise BadInput(f"{error.filename}: cannot be listed ({error.strerror or error})")


def _compared(pair: _Pair, number: int, folder: Path | None) -> Compared:
    """What became of one file; its page is written if there is a folder for it and the file changed."""
    try:
        old = text_of_file(pair.old) if pair.old else ""
        new = text_of_file(pair.new) if pair.new else ""
    except BadInput as error:
        return Compared(pair.name, "not compared", reason=str(error))
    redline = compare_texts(old, new)
    numbers = stat(redline)
    if pair.old is None or pair.new is None:
        fate: Fate = "new" if pair.old is None else "gone"
        return Compared(pair.name, fate, replace(numbers, changes=0))
    if not redline.changes:
        return Compared(pair.name, "unchanged")
    page = f"{number:04d}-{_NOT_IN_A_NAME.sub('-', pair.name)[-_LONGEST_NAME:]}.html"
    if folder is not None:
        from kpo_tui.documents.formats.html import redline_as_html

        _save(folder / page, redline_as_html(redline, title=pair.name, index=INDEX))
    return Compared(pair.name, "changed", numbers, page)


def _save(path: Path, text: str) -> None:
    from kpo_tui.table.output import save

    save(path, text.encode("utf-8", "replace"))


def _made(folder: Path, compared: tuple[Path, ...]) -> Path:
    """The folder for the pages. Raises Usage where they would come to lie among the files that are compared."""
    here = folder.resolve()
    if any(here.is_relative_to(one.resolve()) for one in compared):
        why = "lies in a folder that is compared, whose files the pages could replace"
        raise Usage(f"{folder}: {why}; choose another")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(f"{folder}: no folder can be made there ({error.strerror or error})") from None
    return folder


def _tell(files: list[Compared]) -> None:
    """The counts of every file, and of all."""
    for file in files:
        if file.reason is None:
            say(f"{one_line(file.name)}: {file.fate}{_counts(file)}")
    say(f"{tally(files)}; {counts_told(total(files))}")


def _counts(file: Compared) -> str:
    if file.fate == "changed":
        return f", {counts_told(file.stat)}"
    words = file.stat.inserted + file.stat.deleted
    return "" if file.fate == "unchanged" else f", {words:,} word{'' if words == 1 else 's'}"
