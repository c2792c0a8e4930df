"""From the text of a clause that came back to the values it now says, and whether anything else changed."""

from difflib import SequenceMatcher
from typing import NamedTuple

from kpo_tui.correspondence.clause_text import CameBack, Grid, SentClause, SentTable
from kpo_tui.correspondence.values import Stretch, only_values_changed, reread, says, value_of
from kpo_tui.documents.redline import compare_texts
from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.playbook import Playbook
from kpo_tui.negotiation.terms import ListTerm, Raw, SomeTerm, TableTerm


class Rereading(NamedTuple):
    """What was found in one clause.

    `values` are new ones by `clause.term`. With `only_values`, nothing else in the text changed. `remarks` tell
    of what was read with a doubt, or could not be read as a value; `tables` tells that a table could not.
    """

    values: dict[str, Raw]
    only_values: bool
    remarks: list[str]
    tables: bool = False


def reread_clause(sent: SentClause, back: CameBack, playbook: Playbook) -> Rereading:
    """The values that the text of a clause now says."""
    found = Rereading({}, True, [])
    old, new = list(zip(sent.lines, sent.stretches, strict=True)), list(back.lines)
    for name in _list_terms(sent, playbook):
        _read_list(name, old, new, playbook, found)
    whole = _read_stretches(old, new, playbook, found)
    tables = _read_tables(sent.tables, back.tables, playbook, found)
    return found._replace(only_values=whole and tables, tables=not tables)


def term_named(playbook: Playbook, name: str) -> SomeTerm | None:
    """The term called `payment.net_days`."""
    known = playbook.term("", name)
    return known[2] if known else None


def _list_terms(sent: SentClause, playbook: Playbook) -> list[str]:
    names = dict.fromkeys(stretch.term for line in sent.stretches for stretch in line)
    return [name for name in names if isinstance(term_named(playbook, name), ListTerm)]


def _read_list(
    name: str, old: list[tuple[str, list[Stretch]]], new: list[str], playbook: Playbook, found: Rereading
) -> None:
    """Read a list that stands as one line an entry, and take its lines out of both texts where it is understood."""
    term = term_named(playbook, name)
    lines = [k for k, (text, stretches) in enumerate(old) if _is_entry(name, text, stretches)]
    if not lines or lines != list(range(lines[0], lines[-1] + 1)) or not isinstance(term, ListTerm):
        return
    first, end = lines[0], lines[-1] + 1
    same = _same_lines([text for text, _ in old], new)
    before = same.get(first - 1) if first else -1
    after = same.get(end) if end < len(old) else len(new)
    if before is None or after is None or after <= before:
        return
    entries = [_entry(text) for text in new[before + 1 : after]]
    changed = [text for text, _ in old[first:end]] != new[before + 1 : after]
    if changed:
        try:
            found.values[name] = term.write(term.read([entry for entry in entries if entry]))
        except ValueNotUnderstood as error:
            found.remarks.append(f"{term.label}: {error}")
            return
    del old[first:end], new[before + 1 : after]


def _is_entry(name: str, text: str, stretches: list[Stretch]) -> bool:
    """Whether a line is one entry of the list and nothing else but what ends it."""
    return (
        len(stretches) == 1
        and stretches[0].term == name
        and _entry(text) == text[stretches[0].start : stretches[0].end]
    )


def _entry(line: str) -> str:
    return line.removesuffix("and").rstrip(" .;,") if line.endswith("; and") else line.rstrip(" .;,")


def _same_lines(old: list[str], new: list[str]) -> dict[int, int]:
    """For each line that is in both texts, in order, where it stands in the new one."""
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return {i + k: j + k for i, j, size in blocks for k in range(size)}


def _read_stretches(
    old: list[tuple[str, list[Stretch]]], new: list[str], playbook: Playbook, found: Rereading
) -> bool:
    """Read single values; gives whether nothing else changed."""
    text, stretches = "", list[Stretch]()
    for line, own in old:
        stretches += [Stretch(s.term, s.start + len(text), s.end + len(text)) for s in own]
        text += line + "\n"
    redline = compare_texts(text, "".join(f"{line}\n" for line in new))
    changes = reread(redline, stretches)
    read = []
    for change in changes:
        term = term_named(playbook, change.stretch.term)
        raw = None if term is None else value_of(term, change.text)
        if term is None or raw is None:
            label = term.label if term else change.stretch.term
            found.remarks.append(f"{label}: “{change.text.strip()}” is not read as a value")
            continue
        if found.values.get(change.stretch.term, raw) != raw:
            found.remarks.append(
                f"{term.label}: the text gives two values, of which {change.text.strip()} was not taken"
            )
            continue
        if not says(term, raw, change.text):
            found.remarks.append(
                f"{term.label}: “{change.text.strip()}” is read as {term.show(term.read(raw))}"
            )
        found.values[change.stretch.term] = raw
        read.append(change)
    return only_values_changed(redline, read)


def _read_tables(sent: list[SentTable], back: list[Grid], playbook: Playbook, found: Rereading) -> bool:
    """Read the tables that are a term's value; gives whether nothing else in tables changed."""
    whole = len(sent) == len(back)
    for was, now in zip(sent, back, strict=False):
        if was.grid == now:
            continue
        term = None if was.term is None else term_named(playbook, was.term)
        if was.term is None or not isinstance(term, TableTerm) or was.grid[0] != now[0]:
            whole = False
            continue
        try:
            found.values[was.term] = _rows(term, now[1:])
        except ValueNotUnderstood as error:
            found.remarks.append(f"{term.label}: {error}")
            whole = False
    return whole


def _rows(term: TableTerm, rows: Grid) -> Raw:
    """The canonical rows of a table as it is shown. Raises ValueNotUnderstood."""
    columns: dict[str, SomeTerm] = dict(term.columns)
    raw: list[str | dict[str, str]] = []
    for row in rows:
        if len(row) != len(columns):
            raise term.misunderstood(" | ".join(row), f"has {len(row)} of {len(columns)} columns")
        cells = zip(columns.items(), row, strict=True)
        raw.append(
            {name: str(column.write(column.parse(cell))) if cell else "" for (name, column), cell in cells}
        )
    return term.write(term.read(raw))
