"""Where in a file an edit may go, by chance, and the single edits of which all kinds are made."""

import random
from collections.abc import Iterator
from itertools import pairwise

from kpo_tui.documents.agreement.draft import DEFINITIONS
from kpo_tui.negotiation.terms import (
    DateTerm,
    DurationTerm,
    ListTerm,
    MoneyTerm,
    NumberTerm,
    PercentTerm,
    Raw,
    SomeTerm,
    TextTerm,
)
from tests.correspondence.fuller import some_value
from tests.correspondence.lines_sent import Line, Place
from tests.correspondence.paper import Paper

WORDS = "prompt reasonable written full fair certified monthly due agreed mutual lawful timely careful joint".split()  # noqa: SIM905
PLAIN = (DurationTerm, PercentTerm, MoneyTerm, NumberTerm, DateTerm)


def fresh(chance: random.Random) -> str:
    """Words that are nowhere in a file."""
    return f"{chance.choice(WORDS)} {chance.choice('bcdfgklmnprstv')}{chance.choice('aeiou')}{chance.choice('ndrt')}o{chance.randint(100, 9999)}"


def prose(paper: Paper, *, agreed: bool = False) -> list[Line]:
    """Lines that a reviewer may reword: no heading, no entry of a term's list, nothing done to them yet."""
    return [
        line
        for line in paper.unique()
        if line.level and line.cell is None and not line.schedule and line.clause not in paper.taken
        and line.clause != DEFINITIONS and paper.agreed(line.clause) == agreed
        and not entry(paper, line) and len(line.text.split()) > 3
    ]  # fmt: skip


def entry(paper: Paper, line: Line) -> str | None:
    """The list of which the line is an entry."""
    terms = {place.term for place in line.places if isinstance(paper.term(place.term), ListTerm)}
    whole = line.places and line.places[0].start == 0 and line.places[-1].end >= len(line.text) - 5
    return next(iter(terms)) if terms and whole else None


def valued(paper: Paper) -> list[tuple[Line, Place]]:
    """Places that show a value in the way in which a contract or a screen does, of clauses that are open."""
    return [
        (line, place)
        for line in paper.unique()
        if line.cell is None and line.clause not in paper.taken
        for place in line.places
        if isinstance(paper.term(place.term), (*PLAIN, TextTerm)) and is_open(paper, place.term)
        and _plainly(paper, place, line.text[place.start : place.end])
    ]  # fmt: skip


def home(place: Place) -> str:
    """The clause of the term that a place shows."""
    return place.term.rpartition(".")[0]


def is_open(paper: Paper, name: str) -> bool:
    home = name.rpartition(".")[0]
    return (
        home in paper.state.clauses
        and not paper.agreed(home)
        and home not in paper.taken
        and home in paper.sent.offers
    )


def _plainly(paper: Paper, place: Place, shown: str) -> bool:
    """Whether this is a gap, or the value in one of the forms that a wording can ask for."""
    raw = paper.value(place.term)
    return raw is None or shown in forms(paper.term(place.term), raw)


def forms(term: SomeTerm, raw: Raw) -> tuple[str, str]:
    value = term.read(raw)
    return term.contract(value), term.show(value)


def span(chance: random.Random, line: Line, *, size: int = 3) -> tuple[int, int]:
    """Some words of a line that cut into no value; now at its start, now in the middle, now at its end."""
    words = tokens(line.text)
    free = [
        (words[at][0], words[end][1])
        for at in range(len(words))
        for end in range(at, min(at + size, len(words)))
        if not any(words[at][0] < p.end and p.start < words[end][1] for p in line.places)
    ]
    if not free:
        return len(line.text), len(line.text)
    where = chance.random()
    return free[0] if where < 0.15 else free[-1] if where < 0.3 else chance.choice(free)


def tokens(text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for word in text.split(" "):
        if word:
            found.append((at, at + len(word)))
        at += len(word) + 1
    return found


def wordy(paper: Paper, clause: str) -> list[Line]:
    return [line for line in paper.of(clause) if line.level and not line.schedule]


def numbered(line: Line) -> bool:
    """Whether it stands in a clause that has a number."""
    return not line.schedule and line.clause not in ("parties", "signature") and not line.fresh


def ends(paper: Paper) -> Iterator[Line]:
    """The last paragraphs of the numbered clauses, in front of the schedules."""
    lines = [line for line in paper.lines if not line.schedule]
    for line, following in pairwise(lines):
        if (
            following.level == 0
            and following.cell is None
            and line.cell is None
            and line.clause != "parties"
            and line in paper.unique()
        ):
            yield line


def whole_clauses(paper: Paper) -> list[str]:
    """Open clauses that are all plain paragraphs which can be told apart, and have no schedules."""
    unique = set(map(id, paper.unique()))
    clauses = list(dict.fromkeys(line.clause for line in paper.lines))
    return [
        clause for clause in clauses
        if clause in paper.state.clauses and clause not in paper.taken and not paper.agreed(clause)
        and clause not in ("parties", "signature")
        and all(line.cell is None and not line.schedule and id(line) in unique for line in paper.lines if line.clause == clause)
    ]  # fmt: skip


def one_line(chance: random.Random, paper: Paper, *, agreed: bool = False) -> Line:
    return chance.choice(prose(paper, agreed=agreed))


def take(paper: Paper, *clauses: str) -> None:
    """From here on, other edits leave these clauses alone."""
    paper.taken |= set(clauses)


def reword(chance: random.Random, paper: Paper, line: Line) -> None:
    """Words typed over, put in or taken out, or a letter of one."""
    start, end = span(chance, line)
    how = chance.choice(["replace", "insert", "delete", "letters"])
    if how == "letters" and end - start > 5:
        middle = chance.randrange(start + 1, end - 1)
        if line.text[middle] != " ":
            letters = [letter for letter in "xyz" if letter != line.text[middle]]
            paper.type(line, middle, middle + 1, chance.choice(letters))
            return
    if how == "delete" and end - start < len(line.text) - 8:
        paper.type(
            line, start, min(end + 1, len(line.text)) if start == 0 or end < len(line.text) else end, ""
        )
    elif how == "insert":
        paper.type(line, start, start, f"{fresh(chance)} " if start < len(line.text) else f" {fresh(chance)}")
    else:
        tail = line.text[end - 1] if end > start and line.text[end - 1] in ".,;:" else ""
        lead = "" if end > start else " "
        paper.type(line, start, end, f"{lead}{fresh(chance)}{tail}")


def change_value(chance: random.Random, paper: Paper, line: Line, place: Place) -> None:
    term, old = paper.term(place.term), paper.value(place.term)
    if isinstance(term, TextTerm) and old is not None:
        words = tokens(line.text[place.start : place.end])[1:]
        if not words:
            return
        at = place.start + chance.choice(words)[0]
        new = f"{fresh(chance)} "
        text = line.text[place.start : at] + new + line.text[at : place.end]
        paper.revalue(line, place, at, at, new, term.write(term.parse(text)))
        return
    for _ in range(50):
        raw = some_value(chance, term)
        shown = chance.choice(forms(term, raw))
        if raw != old:
            paper.revalue(line, place, place.start, place.end, shown, raw)
            return
