"""Who changed what in a file: by clause, the people and the times that its tracked changes name."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from kpo_tui.correspondence.allotting import Group, Known, clause_of
from kpo_tui.correspondence.expected import flat
from kpo_tui.documents.formats.word.changes import Line, Made, Stamp, is_settled
from kpo_tui.text import one_line

_IS_DAY: Final = re.compile(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}").fullmatch


class People(NamedTuple):
    """`by_clause` names the people at work on each clause; in `pending` our own changes are still undecided."""

    by_clause: dict[str | None, tuple[str, ...]]
    pending: frozenset[str]
    remarks: dict[str, str | None]


def people_in(content: list[Made], groups: list[Group], known: Known, ours: str) -> People:
    """The people in a file. `ours` is the name that our own changes bear, `known` what was sent."""
    found: dict[str | None, dict[str, None]] = {}
    pending: set[str] = set()
    remarks: dict[str, str | None] = {}
    for group, line in _placed(content, groups, known):
        if line.remarks:
            remarks |= dict.fromkeys(line.remarks, group.clause)
        for stamp in () if is_settled(line) else _stamps(line):
            if stamp.author != ours:
                found.setdefault(group.clause or group.new or None, {})[named(stamp)] = None
            elif group.clause is not None:
                pending.add(group.clause)
    return People({where: tuple(names) for where, names in found.items()}, frozenset(pending), remarks)


def _placed(content: list[Made], groups: list[Group], known: Known) -> Iterator[tuple[Group, Line]]:
    """Every paragraph of the file, taken out or not, with the clause that it is of.

    A paragraph that was taken out, and so ran on into the next one, belongs to the clause that it was sent in.
    """
    of_line = {id(line): group for group in groups for line in group.lines}
    new = {group.new: group for group in groups if group.new}
    here = groups[0]
    for line, running in content:
        group = of_line.get(id(line))
        if group is None and line is not None:
            group = new.get(flat(line.text))
        for gone in running if group is None else running[:-1]:
            own = clause_of(gone, known) or known.lines.get(flat(gone.text))
            here = here if own is None else Group(own, [])
            yield here, gone
        if group is not None:
            here = group
            yield here, running[-1]


@lru_cache(maxsize=1024)
def named(stamp: Stamp) -> str:
    """A person and the day: `Jane Smith on 2026-03-01`."""
    who = one_line(stamp.author, 80) or "someone"
    return f"{who} on {stamp.at[:10]}" if _IS_DAY(stamp.at[:10]) else who


def _stamps(line: Line) -> list[Stamp]:
    stamps = [line.mark_in, line.mark_out]
    stamps += [stamp for atom in line.atoms for stamp in (atom.inserted, atom.deleted)]
    return [stamp for stamp in stamps if stamp is not None]
