"""Kinds of edits that change words and values: in sentences, lists, tables and definitions, and beside ours."""

import random

from kpo_tui.documents.agreement.draft import DEFINITIONS
from kpo_tui.negotiation.terms import Raw, TableTerm, TextTerm
from tests.correspondence.choosing import (
    PLAIN,
    change_value,
    entry,
    forms,
    fresh,
    home,
    is_open,
    one_line,
    prose,
    reword,
    take,
    tokens,
    valued,
)
from tests.correspondence.fuller import some_value
from tests.correspondence.lines_sent import Line
from tests.correspondence.paper import Paper


def a_value(chance: random.Random, paper: Paper) -> None:
    """One to three values typed over, in words and figures, or in figures."""
    for _ in range(chance.randint(1, 3)):
        if places := valued(paper):
            line, place = chance.choice(places)
            if place.term.rpartition(".")[2] not in paper.done.terms.get(place.term.rpartition(".")[0], {}):
                change_value(chance, paper, line, place)


def a_value_in_a_reworded_sentence(chance: random.Random, paper: Paper) -> None:
    """A value, and other words of its sentence: right before it, right after it, or anywhere in it."""
    rich = [
        (line, place)
        for line, place in valued(paper)
        if line.clause == home(place) and line.level and isinstance(paper.term(place.term), PLAIN)
    ]
    if not rich:
        return
    line, place = chance.choice(rich)
    change_value(chance, paper, line, place)
    where = chance.randrange(4)
    after = [word for word in tokens(line.text) if word[0] > place.end]
    before = [word for word in tokens(line.text) if word[1] < place.start]
    length = len(line.text)
    if where in (0, 2) and before:
        paper.type(line, *before[-1], fresh(chance))
    if where in (1, 2) and after:
        start, end = (at + len(line.text) - length for at in after[0])
        paper.type(
            line, start, end, fresh(chance) + line.text[end - 1 : end].strip("abcdefghijklmnopqrstuvwxyz")
        )
    if where == 3:
        reword(chance, paper, line)
    take(paper, line.clause)


def rewording(chance: random.Random, paper: Paper) -> None:
    """One to three sentences reworded, in one clause or in several."""
    for _ in range(chance.randint(1, 3)):
        reword(chance, paper, one_line(chance, paper))


def remarks(chance: random.Random, paper: Paper) -> None:
    """Comments in the margin, on some words of a line.

    None on the heading of an agreed clause, which LibreOffice takes for a field when it is locked.
    """
    lines = [
        one for one in paper.unique() if one.cell is None and (one.level or not paper.agreed(one.clause))
    ]
    for _ in range(chance.randint(1, 3)):
        line = chance.choice([one for one in lines if one.clause not in paper.taken])
        start, end = chance.choice(tokens(line.text))
        paper.remark(line, start, end, f"Is this {fresh(chance)}?")
        if not paper.layers:
            take(paper, line.clause)


def two_authors(chance: random.Random, paper: Paper) -> None:
    """Edits by one person, and by another on a later day, also of the same sentence."""
    line = one_line(chance, paper)
    reword(chance, paper, line)
    paper.author, paper.day = "Ravi Rao", "2026-02-03"
    other = line if chance.random() < 0.4 else one_line(chance, paper)
    paper.type(other, len(other.text), len(other.text), f" This is {fresh(chance)}.")
    paper.author, paper.day = "Jane Smith", "2026-02-01"
    if not paper.layers:
        take(paper, line.clause, other.clause)


def beside_ours(chance: random.Random, paper: Paper) -> None:
    """Words beside, across and inside of our own changes: what we put in is cut, lengthened, or taken out."""
    lines = [line for line in prose(paper) if line.marked]
    if lines:
        reword(chance, paper, chance.choice(lines))
    places = [(line, place) for line, place in valued(paper) if line.marked]
    if places and chance.random() < 0.6:
        line, place = chance.choice(places)
        change_value(chance, paper, line, place)


def across_a_value(chance: random.Random, paper: Paper) -> None:
    """Words typed over the border of a value: nothing in it can be read any more but the wording."""
    lines = [
        (line, place)
        for line, place in valued(paper)
        if line.level
        and len(line.places) == 1
        and line.clause == home(place)
        and isinstance(paper.term(place.term), PLAIN)
    ]
    if not lines:
        return
    line, place = chance.choice(lines)
    before = [word for word in tokens(line.text) if word[1] < place.start]
    after = [word for word in tokens(line.text) if word[0] > place.end]
    start = before[-1][0] if before else 0
    end = after[0][1] if after else len(line.text)
    paper.type(line, start, end, f"as is {fresh(chance).split()[0]} and fair")
    take(paper, line.clause)


def in_a_table(chance: random.Random, paper: Paper) -> None:
    """Cells of a table typed over, a row put in or struck."""
    rows: dict[str, list[Line]] = {}
    for line in paper.unique():
        if (
            line.cell is not None
            and line.cell[1]
            and len(line.places) == 1
            and is_open(paper, line.places[0].term)
            and line.clause not in paper.taken
        ):
            name = line.places[0].term
            if isinstance(paper.term(name), TableTerm) and (line.places[0].start, line.places[0].end) == (
                0,
                len(line.text),
            ):
                rows.setdefault(name, []).append(line)
    if not rows:
        return
    name = chance.choice(list(rows))
    term = paper.term(name)
    assert isinstance(term, TableTerm)
    columns = list(term.columns.items())
    cell = chance.choice(rows[name])
    assert cell.cell is not None
    _, at, column = cell.cell
    column_id, kind = columns[column]
    raw = paper.value(name)
    assert isinstance(raw, list)
    old = dict(raw[at - 1])  # type: ignore[arg-type]
    value = (
        f"{old[column_id]} {fresh(chance)}" if isinstance(kind, TextTerm) else str(some_value(chance, kind))
    )
    if value == old[column_id]:
        return
    new: Raw = [*raw[: at - 1], {**old, column_id: value}, *raw[at:]]
    shown = forms(kind, value)[1]
    paper.revalue(cell, cell.places[0], 0, len(cell.text), shown, new)
    take(paper, cell.clause)


def in_a_list(chance: random.Random, paper: Paper) -> None:
    """An entry of a list put in, struck or typed over."""
    lists: dict[str, list[Line]] = {}
    for line in paper.unique():
        name = entry(paper, line) if line.cell is None and line.clause not in paper.taken else None
        if name is not None and is_open(paper, name) and line.clause == name.rpartition(".")[0]:
            lists.setdefault(name, []).append(line)
    whole = {name: own for name, own in lists.items() if len(own) == len(paper.value(name)) > 2}  # type: ignore[arg-type]
    if not whole:
        return
    name = chance.choice(list(whole))
    entries = whole[name]
    at = chance.randrange(len(entries))
    how = chance.choice(["in", "out", "typed"])
    if how == "in" and at < len(entries) - 1:
        paper.enlist(name, entries[at], f"{fresh(chance)} work")
    elif how == "out" and len(entries) > 3:
        paper.delist(name, entries[at])
    else:
        line, place = entries[at], entries[at].places[0]
        raw = paper.value(name)
        assert isinstance(raw, list)
        new = f"{fresh(chance)} "
        paper.revalue(line, place, 0, 0, new, [*raw[:at], f"{new}{raw[at]}", *raw[at + 1 :]])
    take(paper, name.rpartition(".")[0])


def in_the_definitions(chance: random.Random, paper: Paper) -> None:
    """Definitions reworded, put in or struck."""
    lines = [
        line
        for line in paper.unique()
        if line.clause == DEFINITIONS and len(line.text.split()) > 6 and not line.places
    ]
    if not lines:
        return
    line = chance.choice(lines)
    how = chance.random()
    if how < 0.6:
        reword(chance, paper, line)
    elif how < 0.8:
        paper.insert(line, f"“{fresh(chance).title()}” means what is {fresh(chance)}.", line)
    else:
        paper.strike([line])


def in_an_agreed_clause(chance: random.Random, paper: Paper) -> None:
    """An edit of what is agreed and locked."""
    if lines := prose(paper, agreed=True):
        reword(chance, paper, chance.choice(lines))
