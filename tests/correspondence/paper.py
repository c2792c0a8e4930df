"""A file under review, and what each edit to it must come to: the tests' own reckoning.

Nothing here asks the program what an edit means. A line knows its clause, and where in it a value of a
term stands; whoever edits says whether it is the value that changes or the words.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from kpo_tui.correspondence.outbox import Outgoing
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import Raw, SomeTerm
from tests.correspondence.lines_sent import Line, Place, lines_sent
from tests.correspondence.steps import Step


@dataclass
class Done:
    """What was done, and so has to be found."""

    terms: dict[str, dict[str, Raw]] = field(default_factory=dict)
    worded: set[str] = field(default_factory=set)
    valued: set[str] = field(default_factory=set)
    doubted: set[str] = field(default_factory=set)
    struck: set[str] = field(default_factory=set)
    moved: set[str] = field(default_factory=set)
    followed: set[str] = field(
        default_factory=set
    )  # clauses of lines behind others that were struck or moved
    titles: list[str] = field(default_factory=list)
    remarks: list[tuple[str | None, str]] = field(default_factory=list)
    who: dict[str, set[str]] = field(default_factory=dict)

    @property
    def touched(self) -> set[str]:
        """Every clause that no longer is as it was sent."""
        return {*self.worded, *self.valued, *self.struck, *self.terms}


class Paper:
    """A file under review, by an editor that tracks the `ends` of paragraphs, or cannot.

    `layers` tells whether it keeps what an edit does to the work of another: a comment on words that are then typed
    over, and who put in words that somebody else then strikes.
    """

    def __init__(self, sent: Outgoing, state: Negotiation, *, ends: bool = True, layers: bool = True) -> None:
        self.sent, self.state, self.ends, self.layers = sent, state, ends, layers
        self.lines = list(lines_sent(sent))
        self.all = list(self.lines)
        self.steps: list[Step] = []
        self.done = Done()
        self.author, self.day, self.tracked = "Jane Smith", "2026-02-01", True
        self.taken: set[str] = set()

    # -- looking ----------------------------------------------------------------------------

    def of(self, clause: str) -> list[Line]:
        """The lines of a clause that are no cells, its heading first."""
        return [line for line in self.lines if line.clause == clause and line.cell is None]

    def unique(self) -> list[Line]:
        """The lines that can be told from all others by their text."""
        count = Counter(line.text for line in self.lines)
        return [line for line in self.lines if line.text.strip() and count[line.text] == 1]

    def term(self, name: str) -> SomeTerm:
        known = self.state.playbook.term("", name)
        assert known is not None
        return known[2]

    def agreed(self, clause: str) -> bool:
        return clause in self.state.clauses and self.state.clauses[clause].agreed is not None

    def value(self, name: str) -> Raw | None:
        """The value that the file gives a term by now; None where it shows a gap."""
        clause, _, term = name.rpartition(".")
        return {**self.sent.offers[clause].terms, **self.done.terms.get(clause, {})}.get(term)

    # -- editing ----------------------------------------------------------------------------

    def type(self, line: Line, start: int, end: int, new: str) -> None:
        """Words in place of others; a value that they cut into is no longer sure."""
        for place in line.places:
            if start < place.end and place.start < end:
                self.done.doubted.add(place.term)
        self._typed(line, start, end, new)
        self.done.worded.add(line.clause)

    def revalue(self, line: Line, place: Place, start: int, end: int, new: str, raw: Raw) -> None:
        """A value in a line, or a part of it between `start` and `end`, typed over so that it is `raw`."""
        self._means(place.term, raw)
        self.done.valued.add(line.clause)
        self._typed(line, start, end, new)

    def add(self, after: Line, text: str, like: Line) -> Line:
        """A new paragraph."""
        self._step(Step("add", after.text, text=text, other=like.text))
        fresh = Line(
            after.clause,
            text,
            like.level,
            schedule=after.schedule,
            fresh="tracked" if self.tracked else "silent",
            silent=not self.tracked,
        )
        self.lines.insert(self.lines.index(after) + 1, fresh)
        self.all.append(fresh)
        return fresh

    def insert(self, after: Line, text: str, like: Line) -> Line:
        """A new paragraph that changes the wording."""
        self.done.worded.add(after.clause)
        self.signed(after.clause)
        return self.add(after, text, like)

    def enlist(self, name: str, after: Line, text: str) -> None:
        """A new entry of a list after one of its entries."""
        entries = [line for line in self.lines if any(place.term == name for place in line.places)]
        raw = self.value(name)
        assert isinstance(raw, list)
        at = entries.index(after) + 1
        fresh = self.add(after, f"{text};", after)
        fresh.places = [Place(name, 0, len(text))]
        self.signed(after.clause)
        self._means(name, [*raw[:at], text, *raw[at:]])
        self.done.valued.add(after.clause)

    def delist(self, name: str, line: Line) -> None:
        """An entry of a list struck."""
        entries = [one for one in self.lines if any(place.term == name for place in one.places)]
        raw = self.value(name)
        assert isinstance(raw, list)
        at = entries.index(line)
        self._means(name, [entry for k, entry in enumerate(raw) if k != at])
        self.done.valued.add(line.clause)
        self._strike([line])

    def strike(self, lines: Sequence[Line]) -> None:
        """Paragraphs taken out."""
        self.done.worded |= {line.clause for line in lines}
        self._strike(lines)

    def strike_clause(self, clause: str) -> None:
        lines = self.of(clause)
        self.done.struck.add(clause)
        self._strike(lines)

    def move(self, line: Line, after: Line) -> None:
        """A paragraph dragged elsewhere."""
        self._step(Step("move", after.text, lines=(line.text,)))
        for clause in {line.clause, after.clause}:
            self.done.worded.add(clause)
            self.signed(clause)
        self._leave(line)
        self.lines.insert(self.lines.index(after) + 1, line)
        line.clause, line.schedule = after.clause, after.schedule

    def move_clause(self, clause: str, after: Line) -> None:
        lines = self.of(clause)
        self._step(Step("move", after.text, lines=tuple(line.text for line in lines)))
        self.done.moved.add(clause)
        self.signed(clause)
        for line in lines:
            self._leave(line)
        at = self.lines.index(after) + 1
        self.lines[at:at] = lines

    def new_clause(self, after: Line, title: str, texts: Sequence[tuple[str, Line]], head: Line) -> Line:
        """A heading with text under it, each paragraph like another line; gives the last of them."""
        where, last = f"new:{title}", after
        self.done.titles.append(title)
        for text, like in ((title, head), *texts):
            last = self.add(last, text, like)
            last.clause, last.schedule = where, False
        self.signed(where)
        return last

    def split(self, line: Line, at: int) -> None:
        """A paragraph made two in front of the word that begins at `at`."""
        with self._as_ends_are():
            self._step(Step("split", line.text, start=at))
            rest = Line(line.clause, line.text[at:], line.level, schedule=line.schedule)
            rest.places = [Place(p.term, p.start - at, p.end - at) for p in line.places if p.start >= at]
            line.places = [p for p in line.places if p.end <= at]
            line.text = line.text[:at]
            self.lines.insert(self.lines.index(line) + 1, rest)
            self.done.worded.add(line.clause)
            self.signed(line.clause)
            if not self.tracked:
                line.silent = rest.silent = True
                rest.marked, rest.tracked = line.marked, line.tracked
                rest.fresh = "silent"
                self.all.append(rest)

    def merge(self, line: Line) -> None:
        """A paragraph and the next one made one, with a space between them."""
        after = self.lines[self.lines.index(line) + 1]
        with self._as_ends_are():
            self._typed(line, len(line.text), len(line.text), " ")
            self._step(Step("merge", line.text, other=after.text))
            self.done.worded.add(line.clause)
            line.text += after.text
            self.lines.remove(after)
            line.marked = line.marked or after.marked
            after.silent = after.gone = not self.tracked

    @contextmanager
    def _as_ends_are(self) -> Iterator[None]:
        """Within it, nothing is tracked where the editor cannot track the ends of paragraphs."""
        before, self.tracked = self.tracked, self.tracked and self.ends
        yield
        self.tracked = before

    def remark(self, line: Line, start: int, end: int, words: str) -> None:
        self._step(Step("remark", line.text, start, end, words))
        clause = line.clause if line.clause in self.state.clauses else None
        self.done.remarks.append((clause, f"{self.author} on {self.day}: {words}"))

    # -- below ------------------------------------------------------------------------------

    def signed(self, clause: str) -> None:
        if self.tracked:
            self.done.who.setdefault(clause, set()).add(f"{self.author} on {self.day}")

    def _means(self, name: str, raw: Raw) -> None:
        clause, _, term = name.rpartition(".")
        self.done.terms.setdefault(clause, {})[term] = raw

    def _typed(self, line: Line, start: int, end: int, new: str) -> None:
        self._step(Step("type", line.text, start, end, new))
        shift = len(new) - (end - start)
        kept = []
        for place in line.places:
            if (
                start <= place.start
                and place.end <= end
                and start < end
                and (start, end) != (place.start, place.end)
            ):
                continue
            if place.start >= end and (start, end) != (place.start, place.end):
                place.start, place.end = place.start + shift, place.end + shift
            elif place.end >= end and place.start <= start:
                place.end += shift
            kept.append(place)
        line.places = kept
        line.text = line.text[:start] + new + line.text[end:]
        line.silent, line.tracked = line.silent or not self.tracked, line.tracked or self.tracked
        self.signed(line.clause)

    def _strike(self, lines: Sequence[Line]) -> None:
        self._step(Step("strike", lines=tuple(line.text for line in lines)))
        for line in lines:
            self._leave(line)
            self.signed(line.clause)
            self.done.doubted |= {place.term for place in line.places}
            line.gone = not self.tracked
            line.silent = line.silent or line.gone

    def _leave(self, line: Line) -> None:
        """Take a line out of where it stands."""
        at = self.lines.index(line)
        self.lines.remove(line)
        self.done.followed |= {one.clause for one in self.lines[at : at + 1]}

    def _step(self, step: Step) -> None:
        self.steps.append(step._replace(author=self.author, day=self.day, tracked=self.tracked))
