"""Which clause each line of a file that came back belongs to, and who changed what in each.

Clauses are found by the hidden bookmarks that they were sent with. Where a program lost these, by the text of
the heading; where that was edited, too, by its likeness. A heading that is none of ours begins a new clause.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from kpo_tui.correspondence.sent_lines import flat
from kpo_tui.documents.word.changes import Line, Made, Stamp, stamps_in
from kpo_tui.negotiation.party import Person
from kpo_tui.text import one_line

_BOOKMARK: Final = re.compile(r"_kpo_c_([0-9]{1,5})(?:_[0-9]+)?")
_SENT: Final = re.compile(r"_kpo_s_([0-9]{1,9})")
_TRIED: Final = 200  # headings that are looked at for their likeness; more are no agreement's
_ALIKE: Final = 85.0  # per cent of likeness from which on a heading is one of ours, edited
_IS_DAY: Final = re.compile(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}").fullmatch


class Group(NamedTuple):
    """The lines of a clause; `new` is the heading of one that was not sent."""

    clause: str | None
    lines: list[Line]
    new: str = ""


def event_sent_with(lines: tuple[Line, ...]) -> int | None:
    """The number of the event that noted the sending of this file, as its title is marked; None without a mark."""
    marks = (_SENT.fullmatch(name) for line in lines for name in line.bookmarks)
    return next((int(mark[1]) for mark in marks if mark), None)


class Known(NamedTuple):
    """What was sent: the clauses in the order of their bookmarks, and the clause of each heading and line.

    Headings and lines are flat; a line that stands in several clauses is none of theirs. `titles` are the headings
    that a clause begins with, those of schedules left aside.
    """

    marked: tuple[str, ...]
    headings: Mapping[str, str]
    lines: Mapping[str, str]
    titles: Mapping[str, str]


def allotted(lines: list[Line], known: Known) -> list[Group]:
    """The lines clause by clause, in order; the title and the notices come first, under None."""
    marked, headings, _, titles = known
    groups = [Group(None, [])]
    heads = [line for line in lines if line.bookmarks or _is_heading(line)]
    seen = {_by_bookmark(line, marked) or headings.get(flat(line.text)) for line in heads}
    places = {clause: at for at, clause in enumerate(dict.fromkeys(headings.values()))}
    for line in lines:
        text = flat(line.text)
        if not text and line.spot is None:
            continue
        clause = _by_bookmark(line, marked)
        if clause is None and _is_heading(line):
            named = headings.get(text)
            if named is None or groups[-1].clause != named:
                clause = named or _by_likeness(line, headings, seen)
                seen.add(clause or text)
                if clause is None:
                    groups.append(Group(None, [], text))
                    continue
        if clause is None and line.spot is None:
            clause = _resumed(known.lines.get(text), groups, places)
        if clause is not None and (groups[-1].clause != clause or groups[-1].new):
            groups.append(Group(clause, []))
        groups[-1].lines.append(line)
    return _straightened(groups, headings, titles)


def _resumed(own: str | None, groups: list[Group], places: Mapping[str, int]) -> str | None:
    """The clause `own` of a line where it goes on here after another one, new or moved, was put in the middle of it."""
    last = groups[-1]
    if own is None or own == last.clause or len(groups) < 2:
        return None
    before = next((group.clause for group in reversed(groups[:-1]) if not group.new), None)
    follows = last.clause is not None and places.get(last.clause, -1) == places.get(own, -1) + 1
    return None if own != before or follows else own


def _straightened(groups: list[Group], headings: Mapping[str, str], titles: Mapping[str, str]) -> list[Group]:
    """The groups with lines that stand above a clause's own heading given to the clause before.

    Who types a paragraph in front of a heading moves the bookmark onto the new paragraph.
    """
    found: list[Group] = []
    begun: set[str | None] = set()
    for clause, lines, new in groups:
        known = headings if clause in begun else titles
        begun.add(clause)
        own = (k for k, line in enumerate(lines) if known.get(flat(line.text), "") == clause)
        at = next(own, 0) if found else 0
        for line in lines[:at]:
            if _is_heading(line):
                found.append(Group(None, [], flat(line.text)))
            else:
                found[-1].lines.append(line)
        found.append(Group(clause, lines[at:], new))
    return found


def clause_of(line: Line, known: Known) -> str | None:
    """The clause that a paragraph begins, by its bookmark or, as a heading, by its text; None for all others."""
    return _by_bookmark(line, known.marked) or (
        known.headings.get(flat(line.text)) if _is_heading(line) else None
    )


def _by_bookmark(line: Line, marked: tuple[str, ...]) -> str | None:
    matches = (_BOOKMARK.fullmatch(name) for name in reversed(line.bookmarks))
    return next((marked[at] for match in matches if match and (at := int(match[1])) < len(marked)), None)


def _is_heading(line: Line) -> bool:
    return line.outline == 0 and line.spot is None


def _by_likeness(line: Line, headings: Mapping[str, str], seen: set[str | None]) -> str | None:
    from rapidfuzz import fuzz, process, utils

    if len(seen) > len(headings) + _TRIED:
        return None
    free = [text for text, clause in headings.items() if clause not in seen]
    best = process.extractOne(
        flat(line.text), free, scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=_ALIKE
    )
    return headings[best[0]] if best else None


class People(NamedTuple):
    """`by_clause` names the people at work on each clause; in `pending` our own changes are still undecided."""

    by_clause: dict[str | None, tuple[Person, ...]]
    pending: frozenset[str]
    remarks: dict[str, str | None]


def people_in(content: list[Made], groups: list[Group], known: Known, ours: str) -> People:
    """The people in a file. `ours` is the name that our own changes bear, `known` what was sent."""
    found: dict[str | None, dict[Person, None]] = {}
    pending: set[str] = set()
    remarks: dict[str, str | None] = {}
    for group, line in _placed(content, groups, known):
        if line.remarks:
            remarks |= dict.fromkeys(line.remarks, group.clause)
        for stamp in stamps_in(line):
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
def named(stamp: Stamp) -> Person:
    """The person whom a tracked change names, and its day: `Jane Smith on 2026-03-01`."""
    return Person(one_line(stamp.author, 80) or "someone", stamp.at[:10] if _IS_DAY(stamp.at[:10]) else "")
