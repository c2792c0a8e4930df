"""What was read out to a party in a sitting, so that it need not hear all of it again after each change."""

from collections.abc import Iterator

from msgspec.structs import replace

from kpo_tui.dialogue import prompts
from kpo_tui.dialogue.prompts import Progress, Prompt, TermLine
from kpo_tui.negotiation.party import Side
from kpo_tui.plain.prompt_lines import (
    LEAST_COUNTED,
    LONGEST,
    TO_RECORD,
    again,
    around_an_offer,
    beside_a_yes,
    offered,
    prompt_lines,
    question_lines,
    term_texts,
)
from kpo_tui.text import counted, listing, one_line, visible

FINGERPRINT = 12
"""Characters of the fingerprint of what is accepted."""
LONGEST_AGAIN = 80
"""How much is said again of a value that stays as it was offered last and was read out."""


class ReadOut:
    """Reads out prompts: a clause in full when the party first comes to it, after that what is new.

    Before a yes all that it would record is read out, each time anew after a change: only what stays as the party
    offered it last is counted once it was heard, and an acceptance names what was read out whole since the party came
    to the clause.
    """

    def __init__(self, party: Side) -> None:
        self._party = party
        self._last: Prompt | None = None
        self._left: Prompt | None = None
        self._known: dict[str, dict[str, TermLine]] = {}
        self._clause: str | None = None
        self._contents: set[str] = set()
        self._said: tuple[str, ...] = ()

    def lines(self, asked: Prompt) -> Iterator[str]:
        """The lines to read out for a prompt, now."""
        last, self._last = self._last, _without_progress(asked)
        if last == self._last:
            yield from again(asked, self._party)
            return
        left = last if isinstance(last, prompts.Ahead) else self._left
        self._left = left if isinstance(asked, prompts.AskingBack) else None
        if isinstance(asked, prompts.Ahead) and asked == left:
            yield from again(asked, self._party)
            return
        self._come_to(_clause_of(asked))
        match asked:
            case prompts.Question():
                yield from self._question(asked)
            case prompts.Decision():
                yield from self._decision(asked)
            case prompts.Ahead():
                yield from self._ahead(asked)
            case prompts.Review():
                yield from self._review(asked)
            case prompts.Standing():
                yield from prompt_lines(asked, self._party)
                self._note(asked.clause, asked.lines)
            case (
                prompts.Reminder()
                | prompts.Waiting()
                | prompts.Confirmation()
                | prompts.Done()
                | prompts.AskingBack()
            ):
                yield from prompt_lines(asked, self._party)

    def _come_to(self, clause: str | None) -> None:
        if clause is not None and clause != self._clause:
            self._clause, self._said = clause, ()
            self._contents.clear()
            if clause in self._known:  # what was heard before other clauses is not heard any more
                self._known[clause] = {}

    def _note(self, clause: str, lines: tuple[TermLine, ...]) -> None:
        known = self._known.setdefault(clause, {})
        known.update((line.label, line) for line in lines)

    def _question(self, asked: prompts.Question) -> Iterator[str]:
        if asked.clause not in self._known:
            self._known[asked.clause] = {}
            yield from prompt_lines(asked, self._party)
            return
        at, of = asked.progress.question, asked.progress.questions
        first, *rest = question_lines(asked, self._party)
        yield f"{one_line(asked.title, 80)}, {at} of {of}. {first}" if of else first
        yield from rest

    def _decision(self, asked: prompts.Decision) -> Iterator[str]:
        known = dict(self._known.get(asked.clause, {}))
        is_new = asked.clause not in self._known
        self._note(asked.clause, asked.lines)
        if is_new:
            if asked.kind in _WHOLE:
                self._contents.add(asked.content)
            yield from prompt_lines(asked, self._party)
            return
        first = offered(asked, self._party)
        yield f"{one_line(asked.title, 80)} ({one_line(asked.clause, 40)}). {first}"
        if asked.kind == "reopening":
            yield from term_texts(asked.lines, agreed=True)
        else:
            yield from self._differences(asked, known)
        yield from around_an_offer(asked, self._party)

    def _differences(self, asked: prompts.Decision, known: dict[str, TermLine]) -> Iterator[str]:
        """The terms that are apart; of those that stand as they were read out before, the names; the rest counted."""
        same = [line for line in asked.lines if line.closed and not line.working]
        unsaid = [line for line in asked.lines if line.theirs == "–" and not line.working]
        before = [line for line in asked.lines if line not in same + unsaid and _is_as(line, known)]
        more = [line for line in asked.lines if line not in unsaid + before and _only_theirs(line)]
        more = more if len(more) >= LEAST_COUNTED else []
        counts = len(same) >= LEAST_COUNTED
        counted_ones = unsaid + before + more + (same if counts else [])
        yield from term_texts(tuple(line for line in asked.lines if line not in counted_ones))
        if more:
            told = "; ".join(f"{line.label} {one_line(line.theirs, LONGEST)}" for line in more)
            yield f"  They say, and you do not: {told}."
        if unsaid:
            yield f"  They say nothing on: {_labels(unsaid)}."
        if before:
            yield f"  Still apart, as you heard before: {_labels(before)}."
        if counts:
            only = len(asked.lines) == len(same)
            yield f"  {counted(len(same), 'term' if only else 'other term')} the same as yours (show theirs lists all)."
        elif not before and asked.kind in _WHOLE:
            self._contents.add(asked.content)

    def _review(self, asked: prompts.Review) -> Iterator[str]:
        """What would be offered: all of it first, after that what is new in it."""
        first, *lines = prompt_lines(asked, self._party)
        said, self._said = self._said, (first, *lines)
        self._note(asked.clause, asked.lines)
        old = [line for line in lines if line in said[1:] and line.startswith("  ")]
        if len(old) < LEAST_COUNTED:
            yield from (first, *lines)
            return
        yield f"{one_line(asked.title, 80)} ({one_line(asked.clause, 40)})."
        yield from (line for line in lines if line not in old)
        yield f"  {counted(len(old), 'line')} that you heard before."

    def _ahead(self, asked: prompts.Ahead) -> Iterator[str]:
        act, *values = asked.says
        yield f"{TO_RECORD} {visible(act)}"
        if asked.content:
            yield from self._accepted(asked.content, values)
        else:
            yield from self._offered(asked.says, self._known.get(_clause_of(asked) or "", {}))
        yield from beside_a_yes(asked)
        if (clause := _clause_of(asked)) is not None:
            self._known.setdefault(clause, {})

    def _accepted(self, content: str, values: list[str]) -> Iterator[str]:
        """What is accepted: each value on a line of its own, or all on one line where it was read out since the party came here."""
        if content in self._contents:
            told = "; ".join(visible(text).strip() for text in values)
            yield f"  As shown above, {counted(len(values), 'term')}: {told}. Fingerprint {content[:FINGERPRINT]}."
            return
        self._contents.add(content)
        yield from (visible(text) for text in values)

    def _offered(self, says: tuple[str, ...], known: dict[str, TermLine]) -> Iterator[str]:
        """All that is new in what would be recorded, each time; what stays as it was offered last, unless it was heard."""
        values = says[1:]
        beside = {text: line for text in values for line in known.values() if _repeats(text, line)}
        heard = {text for text in self._said[1:] if _UNCHANGED in text and text not in beside}
        self._said = says
        lines = [visible(text) for text in values if text not in heard and text not in beside]
        if beside:  # with what is ours, so that a value that was meant to change is missed
            told = "; ".join(f"{line.label} {one_line(line.ours, LONGEST_AGAIN)}" for line in beside.values())
            lines.append(f"  Unchanged, and apart as you heard: {told}.")
        if old := sum(text in heard for text in values):
            told = f"{counted(old, 'line')} that you heard before"
            if lines and lines[-1].endswith(_AS_BEFORE):
                lines[-1] = f"{lines[-1].rstrip('.')}, as {'is' if old == 1 else 'are'} {told}."
            else:
                lines.append(f"  {told}: {_AS_BEFORE}")
        yield from lines


_UNCHANGED, _AS_BEFORE = "(unchanged", "unchanged since your last offer."
"""What says of a value, and of all the rest, that it is as the party offered it last."""


def _is_as(line: TermLine, known: dict[str, TermLine]) -> bool:
    """True where a term was read out before just as it stands."""
    was = known.get(line.label)
    return was is not None and (was.theirs, was.ours, line.working) == (line.theirs, line.ours, "")


def _repeats(text: str, line: TermLine) -> bool:
    """True for a value that stays as it was offered last, beside the one that the other side offers, as it was read out."""
    ours, theirs = (one_line(value, LONGEST) for value in (line.ours, line.theirs))
    return text.startswith(f"  {line.label}: {ours} {_UNCHANGED}") and text.endswith(f": {theirs})")


def _only_theirs(line: TermLine) -> bool:
    return line.ours == "–" != line.theirs and not line.working


def _labels(lines: list[TermLine]) -> str:
    return one_line(listing([line.label for line in lines]), LONGEST)


_WHOLE = ("proposal", "common ground", "new clause")
"""Offers whose every value stands on the card; of a package, clauses to be left out do not."""


def _clause_of(asked: Prompt) -> str | None:
    """The clause that a prompt is about, if it is about one."""
    if isinstance(asked, prompts.Ahead):
        return getattr(asked.moves[0], "clause", None)
    return getattr(asked, "clause", None)


_NOWHERE = Progress(0, 0, 0)


def _without_progress(asked: Prompt) -> Prompt:
    """The prompt as it would be however far the rest of the negotiation was."""
    if isinstance(asked, prompts.Ahead | prompts.AskingBack | prompts.Waiting | prompts.Done):
        return asked
    return replace(asked, progress=_NOWHERE)
