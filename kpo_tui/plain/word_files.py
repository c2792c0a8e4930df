"""Word files line by line: what is sent, and what came back, act by act, recorded after a plain yes."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from kpo_tui.correspondence import post
from kpo_tui.correspondence.post import Postbox
from kpo_tui.errors import Conflict
from kpo_tui.negotiation.party import SIDES, Side, other
from kpo_tui.plain.console import Console
from kpo_tui.plain.prompt_lines import LONGEST, reply_lines
from kpo_tui.table.desk import Desk
from kpo_tui.text import listing, one_line

if TYPE_CHECKING:
    from kpo_tui.correspondence.findings import Suggestion
    from kpo_tui.documents.word import House

YES: Final = frozenset({"y", "yes"})


def send_file(console: Console, desk: Desk, path: Path, house: "House | None" = None) -> None:
    """Say what would be written and recorded, and do it after a plain yes. Raises KpoError where it cannot be."""
    box = Postbox(desk)
    parcel = box.packed(house)
    before, they = desk.state, other(desk.party)
    console.say(f"This writes {path.absolute()} for {before.parties.name(they)}: {parcel.clauses}.")
    console.say(
        "Your proposals are in it as tracked changes where they had another text. The log notes that you sent it, with its SHA-256."
    )
    if covered := desk.covered():
        opening = f"the {they}’s opening on {one_line(listing(list(covered)), LONGEST)}"
        console.say(f"Please note: it shows {opening}, which is covered here until yours is in.")
    if path.exists():
        console.say("Please note: a file of that name is there already, and would be replaced.")
    if not _yes(console, "Write it and record this? [y/N]"):
        console.say("No file was written, and nothing was recorded.")
        return
    for line in reply_lines(box.send(parcel, path)):
        console.say(line)
    console.say(f"Wrote {path}. When it comes back, say: receive FILE.docx")


def receive(console: Console, desk: Desk, path: Path) -> None:
    """Read out what a file says, ask for each act, and record those taken after a plain yes.

    Raises KpoError where the file cannot be read.
    """
    box, content = Postbox(desk), post.opened(path)
    party = box.edited_by(content) or _whose(console, desk)
    received = box.read(path, content, party)
    _read_out(console, desk, received)
    if not received.found.suggestions:
        return
    console.say(f"What the changes of {desk.state.parties.name(party)} come to, act by act:")
    taken = [one for one in received.found.suggestions if _takes(console, one)]
    steps = [step for step in box.ahead(received, taken) if not step.refused]
    if not steps:
        console.say("No act was taken; nothing was recorded.")
        return
    console.say(f"This will be recorded for {desk.state.parties.name(party)}, the {party}:")
    for at, step in enumerate(steps, 1):
        console.say(f"{at}. {step.says} {one_line(step.suggestion.text, LONGEST)}")
    count = "this act" if len(steps) == 1 else f"these {len(steps)} acts"
    if not _yes(console, f"Record {count}? [y/N]"):
        console.say("Nothing was recorded.")
        return
    try:
        told = box.record(received, [step.suggestion for step in steps])
    except Conflict:
        for notice in desk.refresh():
            console.say(one_line(notice.text, LONGEST))
        console.say("So nothing was recorded. Please receive the file again.")
        return
    for line in reply_lines((*told.recorded, *told.rest)):
        console.say(line)


def _whose(console: Console, desk: Desk) -> Side:
    """Whose changes are in a file that does not say; the other side's, unless told otherwise."""
    they = other(desk.party)
    console.say("The file bears no mark of one that was sent from here.")
    while True:
        typed = console.ask(f"Whose changes are in it: client or provider? [{they}]").strip().casefold()
        for party in SIDES:
            if (typed or they) == party:
                return party


def _read_out(console: Console, desk: Desk, received: post.Received) -> None:
    """What was found, silent changes first."""
    from kpo_tui.correspondence.finding_words import findings_told

    for remark in received.remarks:
        console.say(f"Please note: {remark}")
    more = "and {:,} more; kpo receive --json gives them all"
    for line in findings_told(desk.state, received.found, more, LONGEST):
        console.say(line)


def _takes(console: Console, suggestion: "Suggestion") -> bool:
    from kpo_tui.correspondence.finding_words import marked_lines, suggestion_line

    console.say(one_line(suggestion_line(suggestion), LONGEST))
    if suggestion.refused:
        return False
    for line in marked_lines(suggestion):
        console.say(f"    {line[:LONGEST]}")
    return _yes(console, "Take it? [y/N]")


def _yes(console: Console, question: str) -> bool:
    return console.ask(question, binding=True).strip().casefold() in YES
