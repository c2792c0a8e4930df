"""Silent changes: text that differs from what was sent without a change being tracked.

What the other side tracked is undone first. What then remains must be what was sent, with each of our own
changes taken, left or still open; anything else was changed silently.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import islice, zip_longest

from kpo_tui.correspondence.findings import Finding
from kpo_tui.correspondence.sent_lines import Expected, flat
from kpo_tui.documents.redline.sides import has_marks
from kpo_tui.documents.word.changes import Fate, Line, Stamp, run_on, text_left
from kpo_tui.text import one_line

_SHOWN = 160
_TRIED = 50  # lines that may be one of ours with some of our changes taken


def silent_changes(sent: list[Expected], lines: tuple[Line, ...], ours: str) -> Iterator[Finding]:
    """Each line that is not as it was sent although no tracked change says so.

    All changes are undone but those by the author `ours`, which stay to be decided.
    """

    def judge(stamp: Stamp) -> Fate:
        return "keep" if stamp.author == ours else "reject"

    came = [text for running in run_on(lines, judge) if (text := flat(text_left(running, judge)))]
    if len(sent) == len(came) and all(text in line.forms for line, text in zip(sent, came, strict=True)):
        return
    names: dict[str, int] = {}
    wanted = [_number(line.forms, names) for line in sent]
    found = [names.get(text, -1) for text in came]
    if wanted == found:
        return
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, wanted, found, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        yield from _differences(sent[i1:i2], came[j1:j2], sent[i1 - 1 : i1])


def _differences(sent: list[Expected], came: list[str], before: list[Expected]) -> Iterator[Finding]:
    """What differs between a stretch that was sent and what stands in its place."""
    left = dict(enumerate(came))
    places: dict[str, list[int]] = {}
    for at, text in reversed(left.items()):
        places.setdefault(text, []).append(at)
    missing: list[Expected] = []
    for line in sent:
        if (match := _place(line, places, left)) is not None:
            places[left.pop(match)].remove(match)
        elif not line.optional:
            missing.append(line)
    clause = before[0].clause if before else None
    for line, other in zip_longest(missing, left.values()):
        said = "" if line is None else max(line.forms, key=lambda form: (len(form), form), default="")
        yield _finding(clause if line is None else line.clause, said, other or "")


def _place(line: Expected, places: dict[str, list[int]], left: dict[int, str]) -> int | None:
    """Which of the lines that are left is this one, in one of its forms."""
    for form in line.forms:
        if places.get(form):
            return places[form][-1]
    if not has_marks(line.runs):
        return None
    return next((at for at, text in islice(left.items(), _TRIED) if line.allows(text)), None)


def _finding(clause: str | None, before: str, after: str) -> Finding:
    if before and after:
        text = f"changed without being tracked: “{one_line(before, _SHOWN)}” now reads “{one_line(after, _SHOWN)}”"
    elif before:
        text = f"taken out without being tracked: “{one_line(before, _SHOWN)}”"
    else:
        text = f"put in without being tracked: “{one_line(after, _SHOWN)}”"
    return Finding("silent", text, clause, before, after)


def _number(forms: tuple[str, ...], names: dict[str, int]) -> int:
    """A number for a line, noted among `names` for all of its forms, so that lines can be aligned."""
    number = next((names[form] for form in sorted(forms) if form in names), len(names) + 1)
    for form in forms:
        names.setdefault(form, number)
    return number
