"""From the text of a clause that came back to the values it now says, and whether anything else changed."""

from collections import Counter
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

from kpo_tui.correspondence.clause_text import CameBack, Grid, SentClause, SentTable, aligned
from kpo_tui.correspondence.value_stretches import (
    Reread,
    Stretch,
    only_values_changed,
    reread,
    says,
    unchanged,
    value_among,
    value_of,
)
from kpo_tui.documents.redline import compare_texts
from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.playbook import Playbook
from kpo_tui.negotiation.terms import Raw, SomeTerm

_TRIED: Final = 200  # new lines among which one that has a value is looked for
_ALIKE: Final = 60.0  # per cent of likeness from which on it is taken for the line that had the value
_Lines: TypeAlias = list[tuple[str, list[Stretch]]]  # the lines of a text, with the values in each


class Rereading(NamedTuple):
    """What was found in one clause.

    `values` are new ones by `clause.term`; `there` names the terms whose values stand where they stood. With
    `only_values`, nothing else in the text changed. `remarks` tell of what was read with a doubt, or could not be
    read as a value; `tables` tells that a table could not.
    """

    values: dict[str, Raw]
    there: set[str]
    only_values: bool
    remarks: list[str]
    tables: bool = False


class _Back(NamedTuple):
    """The lines that came back and are still to be read, each with its level."""

    lines: list[str]
    levels: list[int]

    def entries(self, first: int, end: int, known: set[str]) -> tuple[int, int] | None:
        """Where between two places the entries of a list begin and end; None if something else stands among them.

        They are what looks like the `known` entries of it. A paragraph in front of them or behind is none of them.
        """
        levels = Counter(self.levels[at] for at in range(first, end) if self.lines[at] in known)
        level = max(levels, key=lambda one: levels[one], default=None)
        entries = [
            at for at in range(first, end) if level in (None, self.levels[at]) or self.lines[at] in known
        ]
        if not entries:
            return first, first
        whole = entries == list(range(entries[0], entries[-1] + 1))
        return (entries[0], entries[-1] + 1) if whole else None


def reread_clause(sent: SentClause, back: CameBack, playbook: Playbook) -> Rereading:
    """The values that the text of a clause now says."""
    found = Rereading({}, set(), True, [])
    if not any(sent.stretches) and not sent.tables and not back.tables:  # no value stands in it
        return found._replace(only_values=sent.lines == back.lines)
    old, new = list(zip(sent.lines, sent.stretches, strict=True)), _Back(list(back.lines), list(back.levels))
    for name in dict.fromkeys(stretch.term for line in sent.stretches for stretch in line):
        if (term := term_named(playbook, name)) and term.shape == "list":
            _read_list(name, term, old, new, found)
    whole = _read_stretches(old, new.lines, playbook, found)
    tables = _read_tables(sent.tables, back.tables, playbook, found)
    return found._replace(only_values=whole and tables, tables=not tables)


def term_named(playbook: Playbook, name: str) -> SomeTerm | None:
    """The term called `payment.net_days`."""
    known = playbook.term("", name)
    return known[2] if known else None


def _read_list(name: str, term: SomeTerm, old: _Lines, new: _Back, found: Rereading) -> None:
    """Read a list that stands as one line an entry, and put one line in its place where it is understood."""
    lines = [k for k, (text, stretches) in enumerate(old) if _is_entry(name, text, stretches)]
    if not lines or lines != list(range(lines[0], lines[-1] + 1)):
        return
    first, end = lines[0], lines[-1] + 1
    same = _same_lines([text for text, _ in old], new.lines)
    before = next((same[at] for at in range(first - 1, -1, -1) if at in same), -1)
    after = next((same[at] for at in range(end, len(old)) if at in same), len(new.lines))
    sent = [text for text, _ in old[first:end]]
    old[first:end] = [(text, []) for text in sent]  # where it is not understood, no entry of it is a value
    place = new.entries(before + 1, after, set(sent)) if before < after else None
    if place is None:
        return
    came = new.lines[slice(*place)]
    beside = (not first or first - 1 in same) and (end == len(old) or end in same)
    if not beside and set(sent).isdisjoint(came):
        return
    if came != sent:
        try:
            found.values[name] = term.write(term.read([entry for text in came if (entry := _entry(text))]))
        except ValueNotUnderstood as error:
            found.remarks.append(f"{term.label}: {error}")
            return
    read = f"\0{name}"  # stands in both texts where the list stood, and is in no other line
    old[first:end] = [(read, [])]
    new.lines[slice(*place)], new.levels[slice(*place)] = [read], [1]


def _is_entry(name: str, text: str, stretches: list[Stretch]) -> bool:
    """Whether a line is one entry of the list and nothing else but what ends it."""
    if [stretch.term for stretch in stretches] != [name]:
        return False
    return _entry(text) == text[stretches[0].start : stretches[0].end]


def _entry(line: str) -> str:
    return line.removesuffix("and").rstrip(" .;,") if line.endswith("; and") else line.rstrip(" .;,")


def _same_lines(old: list[str], new: list[str]) -> dict[int, int]:
    """For each line that is in both texts, in order, where it stands in the new one."""
    same = ((i1, i2, j1) for equal, i1, i2, j1, _ in aligned(old, new) if equal)
    return {i: j1 + i - i1 for i1, i2, j1 in same for i in range(i1, i2)}


def _read_stretches(old: _Lines, new: list[str], playbook: Playbook, found: Rereading) -> bool:
    """Read single values; gives whether nothing else changed."""
    whole, read = True, dict[str, str]()
    for equal, i1, i2, j1, j2 in aligned([text for text, _ in old], new):
        if equal:
            continue
        if i2 - i1 == j2 - j1:
            pairs = [(text, own, line) for (text, own), line in zip(old[i1:i2], new[j1:j2], strict=True)]
        else:
            pairs = [(*_joined(old[i1:i2]), "\n".join(new[j1:j2]))]
        for text, stretches, line in pairs:
            read[text] = line
            whole = _read_line(text, stretches, line, playbook, found) and whole
    if not whole:
        _read_elsewhere(old, new, read, playbook, found)
    return whole


def _read_elsewhere(
    old: _Lines, new: list[str], read: dict[str, str], playbook: Playbook, found: Rereading
) -> None:
    """Read values that are still to be read in the line, or the two, most like theirs, where others came or went.

    `read` tells in which line those of each old one were looked for already.
    """
    known, here = {text for text, _ in old}, set(new)
    lost = [(text, own) for text, own in old if text not in here and _still_to_be_read(own, found)]
    fresh = [line for line in new if line not in known]
    if not lost or len(fresh) > _TRIED:
        return
    from rapidfuzz import fuzz, process

    places, texts = [*fresh, *(" ".join(two) for two in pairwise(fresh))], list(known)
    for text, stretches in lost:
        best = process.extractOne(text, places, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        if best is None or best[0] == read.get(text) or not _still_to_be_read(stretches, found):
            continue
        if process.extractOne(best[0], texts, scorer=fuzz.ratio)[0] == text:  # it is no other line
            _read_line(text, stretches, best[0], playbook, found._replace(remarks=[]))


def _still_to_be_read(stretches: list[Stretch], found: Rereading) -> bool:
    return any(s.term not in found.values and s.term not in found.there for s in stretches)


def _joined(lines: _Lines) -> tuple[str, list[Stretch]]:
    """Lines as one text, with the stretches of all."""
    text, stretches = "", list[Stretch]()
    for line, own in lines:
        start = len(text) + 1 if text else 0
        stretches += [Stretch(s.term, s.start + start, s.end + start) for s in own]
        text = f"{text}\n{line}" if text else line
    return text, stretches


def _read_line(old: str, stretches: list[Stretch], new: str, playbook: Playbook, found: Rereading) -> bool:
    """Read the values of a changed line; gives whether nothing else in it changed."""
    if not stretches:
        return False
    start, end, shift = _middle(old, new)
    touched = [stretch for stretch in stretches if stretch.start <= end and start <= stretch.end]
    found.there.update(stretch.term for stretch in stretches if stretch not in touched)
    if not touched:
        return False
    if len(touched) == 1 and touched[0].start < start and end < touched[0].end:
        (stretch,) = touched
        return _read_value(Reread(stretch, new[stretch.start : stretch.end + shift]), playbook, found)
    there = _still_there(old, touched, new)
    if len(there) < len(touched):
        redline = compare_texts(old, new)
        changes = [change for change in reread(redline, stretches) if change.stretch not in there]
        found.there.update(stretch.term for stretch in (*there, *unchanged(redline, touched)))
        read = [change for change in changes if _read_value(change, playbook, found)]
        return only_values_changed(redline, read)
    found.there.update(stretch.term for stretch in there)
    return False


def _still_there(old: str, stretches: list[Stretch], new: str) -> list[Stretch]:
    """The stretches that stand in the new line too, once, with the same character on either side.

    None where their order is another one: then values changed places.
    """
    was, now = f"\n{old}\n", f"\n{new}\n"
    pieces = [(stretch, was[stretch.start : stretch.end + 2]) for stretch in stretches]
    there = [(stretch, piece) for stretch, piece in pieces if was.count(piece) == now.count(piece) == 1]
    places = [now.index(piece) for _, piece in there]
    return [stretch for stretch, _ in there] if places == sorted(places) else []


def _middle(old: str, new: str) -> tuple[int, int, int]:
    """Where the first difference of two lines begins and the last one ends in the old, and what they add in length."""
    start = _alike(old, new)
    end = min(_alike(old[::-1], new[::-1]), len(old) - start, len(new) - start)
    return start, len(old) - end, len(new) - len(old)


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _read_value(change: Reread, playbook: Playbook, found: Rereading) -> bool:
    """Take over one value, if the text says one; gives whether it says nothing else."""
    name, text = change.stretch.term, change.text.strip()
    term = term_named(playbook, name)
    raw = None if term is None or change.among else value_of(term, text)
    alone = raw is not None
    if term is not None and raw is None:
        raw = value_among(term, text)
    if term is None or raw is None:
        if not change.among:
            found.remarks.append(f"{term.label if term else name}: “{text}” is not read as a value")
        return False
    if found.values.get(name, raw) != raw:
        found.remarks.append(f"{term.label}: the text gives two values, of which {text} was not taken")
        return False
    if alone and not says(term, raw, text):
        found.remarks.append(f"{term.label}: “{text}” is read as {term.show(term.read(raw))}")
    found.values[name] = raw
    return alone


def _read_tables(sent: list[SentTable], back: list[Grid], playbook: Playbook, found: Rereading) -> bool:
    """Read the tables that are a term's value; gives whether nothing else in tables changed."""
    whole = len(sent) == len(back)
    for was, now in zip(sent, back, strict=False):
        if was.grid == now:
            continue
        term = None if was.term is None else term_named(playbook, was.term)
        if was.term is None or term is None or not term.columns or was.grid[0] != now[0]:
            whole = False
            continue
        try:
            found.values[was.term] = _rows(term, now[1:])
        except ValueNotUnderstood as error:
            found.remarks.append(f"{term.label}: {error}")
            whole = False
    return whole


def _rows(term: SomeTerm, rows: Grid) -> Raw:
    """The canonical rows of a table as it is shown. Raises ValueNotUnderstood."""
    columns = term.columns
    raw: list[str | dict[str, str]] = []
    for row in rows:
        if len(row) != len(columns):
            raise term.misunderstood(" | ".join(row), f"has {len(row)} of {len(columns)} columns")
        cells = zip(columns.items(), row, strict=True)
        raw.append({name: str(column.canonical(cell)) if cell else "" for (name, column), cell in cells})
    return term.write(term.read(raw))
