"""Prompts and replies as plain lines: nothing but text, one thing a line."""

from collections.abc import Iterator

from kpo_tui.dialogue import prompts
from kpo_tui.dialogue.answers import GIVEN, OURS, theirs_from
from kpo_tui.dialogue.prompts import Progress, Prompt, TermLine
from kpo_tui.dialogue.replies import Line
from kpo_tui.negotiation.party import Side, other
from kpo_tui.text import counted, listing, one_line, visible

LEAST_COUNTED = 3
"""So many terms on which both say the same take one line, or are counted; fewer are read out each by itself."""
LONGEST = 2000
"""How much of one value or note is read out."""
TO_RECORD = "This will be recorded:"

_BEFORE = {"you": "Noted, not sent yet: ", "refused": "Not possible: "}


def reply_lines(said: tuple[Line, ...]) -> Iterator[str]:
    """What the conversation says back; what draws on the party's own positions stands below a line that says so."""
    private = False
    for line in said:
        if line.private and not private:
            yield "For you only:"
        private = line.private
        text = one_line(line.text, LONGEST)
        indent = "    " if line.text.startswith("  ") else "  "
        yield f"{indent}{text}" if private else f"{_BEFORE.get(line.kind, '')}{text}"


def prompt_lines(asked: Prompt, party: Side) -> Iterator[str]:
    """What is before the party, as lines to read out."""
    match asked:
        case prompts.Question():
            yield from _question(asked, party)
        case prompts.Decision():
            yield from _decision(asked, party)
        case prompts.Review():
            yield from _review(asked)
        case prompts.Ahead():
            yield f"{TO_RECORD} {visible(asked.says[0])}"
            yield from (visible(text) for text in asked.says[1:])
            yield from beside_a_yes(asked)
        case prompts.AskingBack():
            yield one_line(asked.asks, LONGEST)
            for at, choice in enumerate(asked.choices, 1):
                yield f"{at}. {one_line(choice.text, LONGEST)}"
        case (
            prompts.Reminder()
            | prompts.Standing()
            | prompts.Confirmation()
            | prompts.Waiting()
            | prompts.Done()
        ):
            yield from _standstill(asked, party)


def beside_a_yes(asked: prompts.Ahead) -> Iterator[str]:
    """What to think of before a yes."""
    yield from (f"Please note: {one_line(text, LONGEST)}" for text in asked.warnings)
    yield from for_you(_together(asked.cautions))


def _together(cautions: tuple[str, ...]) -> tuple[str, ...]:
    """Two cautions on the same value as one: past the walk-away, and whose approval it needs."""
    found: list[str] = []
    for text in cautions:
        value, needs, whose = text.partition(" needs the approval of: ")
        if needs and found and found[-1].startswith(f"{value} is past your walk-away"):
            found[-1] = f"{found[-1].removesuffix('.')}, and needs the approval of: {whose}"
        else:
            found.append(text)
    return tuple(found)


def again(asked: Prompt, party: Side) -> Iterator[str]:
    """The same prompt once more, in short: it was read out just before."""
    match asked:
        case prompts.Question():
            yield asked.ask
        case prompts.AskingBack():
            yield from prompt_lines(asked, party)
        case prompts.Decision() | prompts.Review() | prompts.Reminder() | prompts.Standing():
            yield f"{one_line(asked.title, 80)} ({one_line(asked.clause, 40)})."
        case prompts.Ahead():
            act, *values = (visible(text).strip() for text in asked.says)
            told = f"{act} {'; '.join(values)}".strip()
            yield f"Still to be recorded: {one_line(told, LONGEST).rstrip('.')}."
        case prompts.Waiting() | prompts.Confirmation() | prompts.Done():
            yield next(prompt_lines(asked, party))


def question_mark(asked: Prompt) -> str:
    """What is asked in the end, in a few words, with the plain answers."""
    match asked:
        case prompts.Ahead(asks=asks):
            return one_line(asks, 400) or "Record this? [y/N]"
        case prompts.Decision(kind="reopening"):
            return "Open it again? Say reopen it, no or skip"
        case prompts.Decision(missing=missing) if missing:
            return "Give values to counter, or reject, park or skip"
        case prompts.Decision():
            return "Accept, give values to counter, reject, park or skip"
        case prompts.Review() if _empty(asked):
            return "Give a value, or skip"
        case prompts.Review():
            return "Send it? Say send, skip, or give a value"
        case prompts.Reminder():
            return "Say take it up again, or skip"
        case prompts.Confirmation():
            return "Confirm the whole text? confirm, or show draft"
        case (
            prompts.Question()
            | prompts.AskingBack()
            | prompts.Standing()
            | prompts.Waiting()
            | prompts.Done()
        ):
            return ""


def place_of(title: str, clause: str, progress: Progress) -> str:
    """At which clause this is, and how far the negotiation is."""
    where = f"{one_line(title, 80)} ({one_line(clause, 40)}), clause {progress.clause} of {progress.clauses}"
    if progress.questions:
        where += f", question {progress.question} of {progress.questions}"
    return f"{where}. {progress.settled} settled."


def _question(asked: prompts.Question, party: Side) -> Iterator[str]:
    yield place_of(asked.title, asked.clause, asked.progress)
    yield from question_lines(asked, party)


def question_lines(asked: prompts.Question, party: Side) -> Iterator[str]:
    """The question, what both sides said where no suggestion says it, and what can be picked."""
    yield f"{asked.ask}{' (may be left out)' if asked.optional else ''}"
    offered = {one.shown: one.source for one in asked.suggestions}
    if asked.working and offered.get(asked.working) != GIVEN:
        yield f"Your answer so far: {one_line(asked.working, LONGEST)}."
    if asked.ours and offered.get(asked.ours) not in (OURS, GIVEN):
        yield f"You said last: {one_line(asked.ours, LONGEST)}."
    if asked.theirs and offered.get(asked.theirs) != theirs_from(other(party)):
        yield f"The {other(party)} offers: {one_line(asked.theirs, LONGEST)}."
    yield from remark_of(asked.remark, party)
    for at, one in enumerate(asked.suggestions, 1):
        private = ", for you only" if one.private else ""
        yield f"{at}. {one_line(one.shown, LONGEST)} ({one.source}{private})"
    if not asked.suggestions:
        yield f"Expected: {one_line(asked.expected, LONGEST)}."


_KINDS: dict[str, str] = {
    "proposal": "The {they} proposes ({number}):",
    "common ground": "Both sides offer the same. Accepting proposal {number} makes it agreed:",
    "package": "The {they} proposes a package ({number}), to be accepted or rejected whole:",
    "new clause": "The {they} proposes a new clause ({number}):",
    "leave out": "The {they} proposes to leave this clause out ({number}).",
    "reopening": "The {they} asks to reopen this clause. It is agreed as follows:",
}


def offered(asked: prompts.Decision, party: Side) -> str:
    """What sort of an offer stands here."""
    return _KINDS[asked.kind].format(they=other(party), number=asked.proposal)


def _decision(asked: prompts.Decision, party: Side) -> Iterator[str]:
    yield place_of(asked.title, asked.clause, asked.progress)
    yield offered(asked, party)
    if asked.kind == "reopening":
        yield from term_texts(asked.lines, agreed=True)
    else:
        yield from _first_look(asked.lines)
    yield from around_an_offer(asked, party)


def _first_look(lines: tuple[TermLine, ...]) -> Iterator[str]:
    """All terms: what is apart each on a line, what both say alike together on one, which is as soon read."""
    same = [line for line in lines if line.closed and not line.working]
    if len(same) < LEAST_COUNTED or len(same) == len(lines):
        yield from term_texts(lines)
        return
    yield from term_texts(tuple(line for line in lines if line not in same))
    told = "; ".join(f"{one_line(line.label, 80)}: {one_line(line.theirs, LONGEST)}" for line in same)
    yield f"  The same as yours: {told}."


def around_an_offer(asked: prompts.Decision, party: Side) -> Iterator[str]:
    """What comes with an offer beside its values, and what to think of."""
    if asked.wording:
        yield f"  Their own wording: {one_line(asked.wording, LONGEST)}"
    yield from remark_of(asked.remark, party)
    if asked.note:
        yield f"  Their note: {one_line(asked.note, LONGEST)}"
    if asked.valid_until:
        yield f"  It can be accepted until {asked.valid_until[:16].replace('T', ' ')} UTC."
    if asked.missing:
        yield f"  It cannot be accepted yet: {one_line(listing(list(asked.missing)), LONGEST)} not given."
    if asked.working:
        yield "You have answers here that are not sent. send looks at them again."
    yield from for_you(asked.advice)


def _empty(asked: prompts.Review) -> bool:
    """True where nothing was answered, and something has to be."""
    return bool(asked.missing) and all(not line.working and line.ours == "–" for line in asked.lines)


def _review(asked: prompts.Review) -> Iterator[str]:
    yield place_of(asked.title, asked.clause, asked.progress)
    if _empty(asked):
        yield f"You have answered nothing here yet. Open: {one_line(listing(list(asked.missing)), LONGEST)}."
        return
    counter = asked.answering is not None
    yield f"You would counter proposal {asked.answering}:" if counter else "You would propose:"
    for line in asked.lines:
        value = line.working or line.ours
        yield f"  {one_line(line.label, 80)}: {one_line(value, LONGEST) if value != '–' else 'left open'}"
    if not asked.lines:
        yield "  the playbook’s wording, as it stands"
    if asked.own_wording:
        yield "  with your own wording"
    if asked.missing:
        yield f"It cannot be accepted before you give: {one_line(listing(list(asked.missing)), LONGEST)}."
    yield from for_you(asked.warnings)


def term_texts(lines: tuple[TermLine, ...], agreed: bool = False, longest: int = LONGEST) -> Iterator[str]:
    """Each term on a line: what they offer, what the party said, how far apart; and what it would say."""
    for line in lines:
        label, theirs, ours = (one_line(text, longest) for text in (line.label, line.theirs, line.ours))
        if agreed or (line.closed and not line.working):
            yield f"  {label}: {theirs}{'' if agreed else ' (the same as yours)'}"
            continue
        if ours == "–":
            text = f"they say {theirs}" if theirs != "–" else "not said yet"
        elif theirs == "–":
            text = f"you said {ours}; they say nothing"
        else:
            text = f"they say {theirs}; you said {ours}; gap: {one_line(line.gap, 80)}"
        if line.working:
            text += f"; your answer, not sent: {one_line(line.working, longest)}"
            text += " (as they say)" if line.closed else ""
            text += f" (gap then: {one_line(line.gap_then, 80)})" if line.gap_then and not line.closed else ""
        yield f"  {label}: {text}"


def for_you(texts: tuple[str, ...]) -> Iterator[str]:
    """Lines that draw on the party's own positions."""
    return (f"For you only: {one_line(text, LONGEST)}" for text in texts)


def remark_of(text: str, party: Side) -> Iterator[str]:
    """What the other side said last on the clause, if it did."""
    if text:
        yield f"The {other(party)} said here: {one_line(text, LONGEST)}"


def _standstill(asked: Prompt, party: Side) -> Iterator[str]:
    they = other(party)
    match asked:
        case prompts.Reminder():
            yield place_of(asked.title, asked.clause, asked.progress)
            by = "you" if asked.parked_by == party else f"the {they}"
            yield f"Set aside by {by}: {one_line(asked.reason, LONGEST)}"
        case prompts.Standing():
            yield place_of(asked.title, asked.clause, asked.progress)
            step = f" Next: {one_line(asked.step, LONGEST)}." if asked.step else ""
            yield f"It is {asked.where}.{step} Nothing is asked of you here; say next to go on."
            yield from term_texts(asked.lines, agreed=asked.where == "agreed")
            yield from remark_of(asked.remark, party)
        case prompts.Confirmation():
            yield f"Every clause is settled. The log head is {asked.head[:12]}."
            if asked.confirmed_by:
                yield f"The {asked.confirmed_by} has confirmed the text."
        case prompts.Waiting():
            yield from _waiting(asked, they)
        case _:
            yield "Both parties have confirmed the agreement. show draft shows it."


def _waiting(asked: prompts.Waiting, they: str) -> Iterator[str]:
    here = asked.progress
    idle = not any(one.yours for one in asked.awaited)
    first = (
        f"There is nothing for you to do until the {they} acts." if idle else "Nothing comes next by itself."
    )
    settled = (
        f"{here.settled} of {counted(here.clauses, 'clause')} {'is' if here.clauses == 1 else 'are'} settled"
    )
    yield f"{first} {settled}."
    for one in asked.awaited:
        yield f"{one.what}: {_names(one.titles)}." if one.titles else f"{one.what}."
    if asked.skipped:
        yield "Say next to come back to what you put off."


def _names(clauses: tuple[str, ...]) -> str:
    shown = [one_line(name, 60) for name in clauses[:12]]
    return listing([*shown, f"{len(clauses) - 12} more"] if len(clauses) > 12 else shown)
