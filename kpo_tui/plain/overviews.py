"""What is asked to be shown, on a screen: first what matters, each clause or term on a line; the whole of it on request."""

from collections.abc import Iterator

from kpo_tui.dialogue.prompts import TermLine
from kpo_tui.dialogue.recorded_values import accepted_values
from kpo_tui.negotiation.outlook import next_step, overall_step
from kpo_tui.negotiation.party import Side, other
from kpo_tui.plain.prompt_lines import term_texts
from kpo_tui.table.desk import Desk
from kpo_tui.table.papers import happened
from kpo_tui.text import counted, listing, one_line
from kpo_tui.understanding.moves import Showing

SCREEN = 24
"""The most lines of an answer; a draft is read as a whole."""
_VALUE = 120
"""How much of a value is told where many stand below one another."""
_LATEST = 12
"""How many events are told of a history: the latest."""
ALL = "show all shows all of it."


def overview(desk: Desk, wanted: Showing) -> list[str] | None:
    """The short answer; None where there is none, and the document itself is to be shown."""
    clause = wanted.clause
    if clause is not None and clause not in desk.seen.clauses:
        return None
    match wanted.what:
        case "issues" if clause is None:
            return [*_open(desk), f"what’s left in CLAUSE says it term by term; {ALL}"]
        case "status" if clause is None:
            return [*_settled(desk), *_open(desk), overall_step(desk.seen), ALL.capitalize()]
        case "issues" | "status":
            return list(_of_clause(desk, str(clause), open_only=wanted.what == "issues"))
        case "offers":
            return list(_offers(desk)) or ["No offer awaits your answer."]
        case "theirs" | "ours" if clause is not None:
            return list(_offered(desk, clause, other(desk.party) if wanted.what == "theirs" else desk.party))
        case "history":
            return list(_latest(desk, clause))
        case "draft" | "redline" | "theirs" | "ours":
            return None


def shortened(text: str, what: str) -> str:
    """A text cut to a screen; the same where it fits, or is to be read whole."""
    lines = text.splitlines()
    if len(lines) <= SCREEN or what == "draft":
        return text
    kept = lines[: SCREEN - 2]
    return "\n".join([*kept, f"{counted(len(lines) - len(kept), 'line')} more: {ALL}", ""])


def _offered(desk: Desk, clause: str, party: Side) -> Iterator[str]:
    """What one side offers on a clause, a line a term."""
    offer = desk.seen.offer(clause, party)
    who = "You offer" if party == desk.party else f"The {party} offers"
    if offer is None or not (offer.terms or offer.wording or offer.left_out):
        yield f"{who} nothing on {_title(desk, clause)} that can be seen yet."
        return
    yield f"{who} on {_title(desk, clause)}:"
    for text in accepted_values(desk.seat, clause, offer, named=False):
        yield f"  {one_line(text, 2 * _VALUE)}"


def _latest(desk: Desk, clause: str | None) -> Iterator[str]:
    """What happened last, an event a line."""
    events = happened(desk.session, clause)
    yield f"What happened{f' on {_title(desk, clause)}' if clause else ''}:"
    if len(events) > _LATEST:
        yield f"  {counted(len(events) - _LATEST, 'event')} before these: {ALL}"
    yield from (f"  {seq}, {at[5:]}: {one_line(text, 2 * _VALUE)}" for seq, at, text in events[-_LATEST:])
    if not events:
        yield "  Nothing yet."


def _settled(desk: Desk) -> Iterator[str]:
    state = desk.seen
    done = [name for name in state.on_agenda() if state.clauses[name].agreed is not None]
    yield f"{len(done)} of {counted(len(state.on_agenda()), 'clause')} {'is' if len(done) == 1 else 'are'} settled."
    yield from _group("Settled", [_title(desk, name) for name in done])


def _open(desk: Desk) -> Iterator[str]:
    """The clauses that are open, by whose turn it is; each stands in one group."""
    state, at, they = desk.seen, desk.session.now(), other(desk.party)
    groups: dict[str, list[str]] = {
        what: []
        for what in (
            f"The {they} asks to reopen", "For you to answer", "Your answers, not sent", f"For the {they} to answer",
            "Set aside", f"Nothing to be seen of the {they} before your opening", "Nothing offered yet",
        )
    }  # fmt: skip
    reopening, ours, unsent, theirs, aside, covered, nothing = groups.values()
    hidden = desk.covered()
    for name in state.on_agenda():
        known, title = state.clauses[name], _title(desk, name)
        if known.agreed is not None:
            if known.reopening == they:
                reopening.append(title)
        elif known.parked is not None:
            aside.append(title)
        elif offer := state.live(name, they, at):
            ours.append(f"{title} ({offer.seq})")
        elif name in desk.unsent():
            unsent.append(title)
        elif offer := state.live(name, desk.party, at):
            theirs.append(f"{title} ({offer.seq})")
        else:
            (covered if state.clause(name).title in hidden else nothing).append(title)
    for what, titles in groups.items():
        yield from _group(what, titles)
    if not any(groups.values()):
        yield "Nothing is open: every clause is settled."


def _group(what: str, titles: list[str]) -> Iterator[str]:
    if titles:
        yield f"{what} ({len(titles)}): {'; '.join(titles)}."


def _of_clause(desk: Desk, clause: str, *, open_only: bool) -> Iterator[str]:
    """One clause, term by term; with `open_only` the terms on which both sides do not say the same yet."""
    state = desk.seen
    agreed = state.clauses[clause].agreed is not None
    step = next_step(state, clause, desk.session.now())
    yield f"{_title(desk, clause)} is {state.where(clause, desk.session.now())}.{f' Next: {step}.' if step else ''}"
    lines = desk.lines(clause)
    same = [line for line in lines if line.closed and not line.working]
    counts = not agreed and (open_only or len(lines) > SCREEN - 6)
    if not (agreed and open_only):
        yield from term_texts(_apart(lines, same) if counts else lines, agreed=agreed, longest=_VALUE)
    if counts and same:
        yield f"  The same on both sides: {listing([one_line(line.label, 80) for line in same])}."
    for party in (desk.party, other(desk.party)):
        offer = state.offer(clause, party)
        if offer is not None and offer.wording is not None and not open_only:
            whose = "Your" if party == desk.party else f"The {party}’s"
            yield f"  {whose} own wording: {one_line(offer.wording, 4 * _VALUE)}"
    yield f"Its text: show draft of {one_line(clause, 40)}. Step by step: history of {one_line(clause, 40)}."


def _apart(lines: tuple[TermLine, ...], same: list[TermLine]) -> tuple[TermLine, ...]:
    return tuple(line for line in lines if line not in same)


def _offers(desk: Desk) -> Iterator[str]:
    """The offers that await an answer, a line each: what is apart in it."""
    for offer in desk.seen.to_answer(desk.party, desk.session.now()):
        apart = [
            line.label
            for clause in offer.clauses
            for line in desk.lines(clause)
            if not line.closed and line.theirs != "–"
        ]
        titles = listing([_title(desk, clause) for clause in offer.clauses])
        named = [
            one_line(label, 60)
            for label in (apart if len(apart) <= 4 else [*apart[:3], f"{len(apart) - 3} more"])
        ]
        kind = "package " if len(offer.clauses) > 1 else ""
        yield f"{titles} ({kind}{offer.seq}): {'apart on ' + listing(named) if named else 'as you say yourself'}."


def _title(desk: Desk, clause: str) -> str:
    return one_line(desk.seen.clause(clause).title, 60)
