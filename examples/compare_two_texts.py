"""What changed between two text files: counted, and shown on a page for a browser.

    .venv/bin/python examples/compare_two_texts.py old.txt new.txt page.html

`kpo redline old.txt new.txt -o page.html` does the same; begin here to do something else with the changes.
"""

import sys
from pathlib import Path

from kpo_tui.documents.formats.html import redline_as_html
from kpo_tui.documents.redline import compare_texts, stat
from kpo_tui.errors import KpoError
from kpo_tui.library import read_text

LARGEST = 16 * 1024 * 1024
"""Bytes that a file may have."""


def compare(old: Path, new: Path, page: Path) -> None:
    """Print what changed from `old` to `new`, and write the page. Raises BadInput for a file that is no text."""
    redline = compare_texts(read_text(old, LARGEST), read_text(new, LARGEST))
    counts = stat(redline)
    print(
        f"{counts.changes} changes, {counts.moves} of them moves; words: {counts.inserted} inserted, "
        f"{counts.deleted} deleted, {counts.moved} moved"
    )
    for segment in redline.segments:
        if segment.kind in ("deleted", "inserted", "replaced"):
            print(f"{segment.change}. {redline.old_text(segment)!r} -> {redline.new_text(segment)!r}")
    page.write_text(redline_as_html(redline, title=f"{old.name} → {new.name}"), encoding="utf-8")


def main() -> int:
    """Compare the two files that were named."""
    if len(sys.argv) != 4:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        compare(*(Path(name) for name in sys.argv[1:]))
    except KpoError as error:
        print(error, file=sys.stderr)
        return error.exit_status
    return 0


if __name__ == "__main__":
    sys.exit(main())
