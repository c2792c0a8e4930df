"""Kinds of edits that change what stands where: paragraphs and clauses that come, go, move, part and join."""

import random
import re

from tests.correspondence.choosing import (
    ends,
    entry,
    fresh,
    numbered,
    one_line,
    prose,
    take,
    tokens,
    whole_clauses,
    wordy,
)
from tests.correspondence.lines_sent import Line
from tests.correspondence.paper import Paper


def insertion(chance: random.Random, paper: Paper) -> None:
    """Paragraphs put in, after a heading, in the middle or at the end of a clause, also among list items."""
    line = one_line(chance, paper)
    lines = paper.of(line.clause)
    places = [one for one in lines if not one.schedule and one in paper.unique() and not entry(paper, one)]
    after = chance.choice(places)
    like = after if after.level else line
    for _ in range(chance.randint(1, 2)):
        after = paper.insert(after, f"It is {fresh(chance)}.", like)
    take(paper, line.clause)


def deletion(chance: random.Random, paper: Paper) -> None:
    """One or two paragraphs struck; something of the clause is left."""
    for _ in range(chance.randint(1, 2)):
        line = one_line(chance, paper)
        if len(wordy(paper, line.clause)) > 2:
            paper.strike([line])


def a_move(chance: random.Random, paper: Paper) -> None:
    """A paragraph dragged to another place of its clause, or of another one."""
    rich = [
        line
        for line in prose(paper)
        if len(wordy(paper, line.clause)) > 2 and not line.places and line.level == 1
    ]
    line = chance.choice(rich)
    clause = line.clause if chance.random() < 0.7 else one_line(chance, paper).clause
    lines = paper.of(clause)
    around = [
        one
        for one in lines
        if not one.schedule and one in paper.unique() and one is not line and not entry(paper, one)
    ]
    places = [
        one for one in around if lines.index(one) + 1 >= len(lines) or lines[lines.index(one) + 1] is not line
    ]
    if places:
        paper.move(line, chance.choice(places))
        take(paper, line.clause, clause)


def a_new_clause(chance: random.Random, paper: Paper) -> None:
    """A heading with a paragraph or more under it, after the last paragraph of a clause; now and then two of them."""
    after = chance.choice([line for line in ends(paper) if line.clause not in paper.taken])
    take(paper, after.clause)
    last = _new_clause(chance, paper, after)
    if chance.random() < 0.3:
        _new_clause(chance, paper, last)


def _new_clause(chance: random.Random, paper: Paper, after: Line) -> Line:
    """Gives its last line."""
    heads = [line for line in paper.unique() if line.level == 0 and numbered(line) and not line.marked]
    bodies = [line for line in prose(paper) if line.level == 1 and numbered(line)]
    texts = [(f"It is {fresh(chance)}.", chance.choice(bodies)) for _ in range(chance.randint(1, 3))]
    return paper.new_clause(after, fresh(chance).capitalize(), texts, chance.choice(heads))


def a_struck_clause(chance: random.Random, paper: Paper) -> None:
    """A clause struck with its heading."""
    if clauses := whole_clauses(paper):
        clause = chance.choice(clauses)
        paper.strike_clause(clause)
        take(paper, clause)


def parted(chance: random.Random, paper: Paper) -> None:
    """A paragraph made two."""
    line = chance.choice([one for one in prose(paper) if len(one.text) > 60])
    words = [s for s, _ in tokens(line.text)[2:-2] if not any(p.start < s < p.end for p in line.places)]
    if words:
        paper.split(line, chance.choice(words))
        take(paper, line.clause)


def joined(chance: random.Random, paper: Paper) -> None:
    """A paragraph and the next one made one, where nothing that we struck stands between them."""
    lines = prose(paper)
    pairs = []
    for line in lines:
        own = paper.of(line.clause)
        at = own.index(line) + 1
        if at < len(own) and own[at] in lines and own[at].level == line.level and not line.apart:
            pairs.append(line)
    if pairs:
        line = chance.choice(pairs)
        paper.merge(line)
        take(paper, line.clause)


def renumbering(chance: random.Random, paper: Paper) -> None:
    """What makes a word processor count anew, and the references that the reviewer types anew after it."""
    how = chance.choice(["early clause", "struck", "moved", "items", "typed"])
    if how == "early clause":
        a_new_clause_early(chance, paper)
    elif how == "struck":
        a_struck_clause(chance, paper)
    elif how == "moved":
        a_moved_clause(chance, paper)
    elif how == "items":
        insertion(chance, paper)
        insertion(chance, paper)
    else:
        line = one_line(chance, paper)
        paper.insert(line, f"{chance.randint(1, 20)}.{chance.randint(1, 9)} It is {fresh(chance)}.", line)
        take(paper, line.clause)
    if chance.random() < 0.7:
        anew(chance, paper)


def a_new_clause_early(chance: random.Random, paper: Paper) -> None:
    """A new clause before nearly all others."""
    after = next(line for line in ends(paper) if line.clause not in paper.taken)
    take(paper, after.clause)
    _new_clause(chance, paper, after)


def a_moved_clause(chance: random.Random, paper: Paper) -> None:
    """A whole clause behind another one, at least two places away."""
    clauses = whole_clauses(paper)
    order = list(dict.fromkeys(line.clause for line in paper.lines))
    last = {line.clause: line for line in ends(paper)}
    far = [
        (c, after)
        for c in clauses
        for after in last.values()
        if abs(order.index(c) - order.index(after.clause)) > 2
    ]
    if far:
        clause, after = chance.choice(far)
        paper.move_clause(clause, after)
        take(paper, clause, after.clause)


def anew(chance: random.Random, paper: Paper) -> None:
    """A reference that is typed anew: `clause 9` is now `clause 10`."""
    places = [
        (line, match)
        for line in paper.unique()
        if line.level and line.cell is None and not line.schedule and line.clause not in paper.taken and not paper.agreed(line.clause)
        for match in re.finditer(r"\bclause ([0-9]+)\b", line.text)
        if not any(match.start() < p.end and p.start < match.end() for p in line.places)
    ]  # fmt: skip
    if places:
        line, match = chance.choice(places)
        paper.type(line, match.start(1), match.end(1), str(int(match[1]) + 1))
