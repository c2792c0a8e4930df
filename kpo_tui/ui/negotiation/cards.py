"""A prompt as a card: a title, what to read before answering, a hint on what to type; and what to pick instead."""

from collections.abc import Iterable
from functools import singledispatch

from msgspec import Struct
from textual.content import Content

from kpo_tui.dialogue import prompts as p
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.confirmation import Confirm
from kpo_tui.negotiation.acts.parking import Unpark
from kpo_tui.negotiation.acts.rejection import Reject
from kpo_tui.negotiation.acts.reopening import DeclineReopening, Reopen
from kpo_tui.text import listing, one_line
from kpo_tui.ui.kit.layout import Grid, Item, Para, para
from kpo_tui.ui.kit.plain import joined, line, own, said
from kpo_tui.understanding.moves import (
    AnyMove,
    GoingBack,
    GoingOn,
    SayingNo,
    SayingYes,
    Sending,
    Showing,
    Skipping,
    Undoing,
)

MOST_LINES = 6
"""Terms that a card lists; the positions panel has them all."""


class Card(Struct, frozen=True):
    """What stands above the input."""

    title: str
    subtitle: str
    items: tuple[Item, ...]
    hint: str
    settled_by_key: bool = False


@singledispatch
def card_of(prompt: p.Prompt) -> Card:
    """The card for `prompt`."""
    raise TypeError(f"no card is defined for {type(prompt).__name__}")


@card_of.register
def _question(prompt: p.Question) -> Card:
    at, of = prompt.progress.question, prompt.progress.questions
    facts = _facts(
        ("They say", prompt.theirs),
        ("You said", prompt.ours),
        ("Your answer, not sent yet", prompt.working),
        ("They remarked", prompt.remark),
    )
    return Card(
        f"{prompt.title} · {prompt.label}",
        f"question {at} of {of}" + (", may stay open" if prompt.optional else "") if of else "",
        (Para(line(prompt.ask, "bold", 1000)), *facts),
        one_line(prompt.expected, 90) or "an answer",
    )


@card_of.register
def _decision(prompt: p.Decision) -> Card:
    leads = {
        "proposal": f"Proposal {prompt.proposal} of the other side awaits your answer.",
        "common ground": f"Both sides say the same; accepting {prompt.proposal} agrees the clause.",
        "package": f"Package {prompt.proposal}: {listing(list(prompt.clauses))}. It is taken or left whole.",
        "new clause": f"The other side proposes a new clause ({prompt.proposal}).",
        "leave out": f"The other side proposes to leave this clause out ({prompt.proposal}).",
        "reopening": "The other side asks to reopen this clause.",
    }
    until = prompt.valid_until.replace("T", " ")[:16] + " UTC" if prompt.valid_until else ""
    items = [
        Para(line(leads[prompt.kind], "bold")),
        *_facts(("They write", prompt.note), ("They remarked", prompt.remark)),
        *private_lines(prompt.advice),
        *term_lines(prompt.lines),
        *([para("It comes with wording of their own: see Wording.", "$yours")] if prompt.wording else []),
        *_facts(("They have still to say", listing(list(prompt.missing))), ("Valid until", until)),
    ]
    return Card(prompt.title, "to decide", tuple(items), "accept · 45 days · ok but 45 days · why?")


@card_of.register
def _review(prompt: p.Review) -> Card:
    what = f"counter-proposal to {prompt.answering}" if prompt.answering else "proposal"
    items = [
        para(f"Your {what}, to look over.", "bold"),
        *term_lines(prompt.lines, review=True),
        *([para("It has your own wording: see Wording.", "$yours")] if prompt.own_wording else []),
        *_facts(("Without a value yet", listing(list(prompt.missing)))),
        *private_lines((*prompt.warnings, *prompt.advice)),
    ]
    return Card(prompt.title, "to send", tuple(items), "send · a value to change · back")


@card_of.register
def _reminder(prompt: p.Reminder) -> Card:
    items = para(f"The {prompt.parked_by} parked this clause.", "bold"), _fact("Reason", prompt.reason)
    return Card(prompt.title, "parked", items, "take it up · leave it")


@card_of.register
def _standing(prompt: p.Standing) -> Card:
    facts = _facts(("Next", prompt.step), ("They remarked", prompt.remark))
    items = para(f"This clause is {prompt.where}.", "bold"), *facts, *term_lines(prompt.lines)
    return Card(prompt.title, prompt.where, items, "next · go to payment · show history")


@card_of.register
def _waiting(prompt: p.Waiting) -> Card:
    yours = [one for one in prompt.awaited if one.yours]
    theirs = [one for one in prompt.awaited if not one.yours]
    if yours:
        lead = "Nothing comes next by itself; this is still with you."
    else:
        lead = "Nothing to do until the other side acts." if theirs else "Nothing is left to do here now."
    items: list[Item] = [para(lead, "bold")]
    items += [_awaited(one) for one in yours]
    items += [para("With them:", "bold")] if yours and theirs else []
    items += [_awaited(one) for one in theirs]
    return Card("Waiting", "", tuple(items), "next · go to payment · what is still open?")


def _awaited(one: p.Awaited) -> Para:
    return _fact(one.what, _some(one.titles)) if one.titles else para(f"{one.what}.")


@card_of.register
def _confirmation(prompt: p.Confirmation) -> Card:
    items: list[Item] = [
        Para(line("Every clause is settled. Read the draft; then confirm the whole text.", "bold")),
        Para(line("Nothing binds until both sides have confirmed the same text.")),
        _fact("Log head", prompt.head[:12]),
    ]
    if prompt.confirmed_by:
        items.insert(1, Para(line(f"The {prompt.confirmed_by} has confirmed.")))
    return Card("The whole agreement", "to confirm", tuple(items), "show draft · confirm")


@card_of.register
def _done(prompt: p.Done) -> Card:  # noqa: ARG001  (nothing more to say than that)
    lead = Para(line("Both parties have confirmed the agreement.", "bold $agreed"))
    return Card("Agreed", "", (lead,), "show draft · quit")


@card_of.register
def _ahead(prompt: p.Ahead) -> Card:
    first, *rest = prompt.says  # cautions come next to what is done: a yes is taken once the end was in sight
    items: list[Item] = [Para(line("This will be recorded, for both sides to read:", "bold")), _act(first)]
    items += private_lines(prompt.cautions)
    items += [Para(line(text, limit=2000), own("! ", "$warning"), 2) for text in prompt.warnings]
    items += [_act(text) for text in rest]
    items += private_lines([prompt.asks] if prompt.asks else [])
    yes = prompt.word or "yes"
    return Card("Before it goes on the record", f"{yes} or no", tuple(items), f"{yes} · no")


@card_of.register
def _asking_back(prompt: p.AskingBack) -> Card:
    return Card("To be sure", "", (Para(said(prompt.asks, "bold")),), "the number, or say it again", True)


def _fact(label: str, text: str) -> Para:
    return Para(joined(own(f"{label}: ", "$quiet"), line(text, limit=1200)))


def _act(text: str) -> Para:
    """A line of what would be recorded; those that begin with spaces belong to the one above."""
    return Para(said(text.strip()), own("  ")) if text.startswith(" ") else Para(said(text), own("• "), 2)


def _facts(*facts: tuple[str, str]) -> list[Item]:
    """A line for each that says something."""
    return [_fact(label, text) for label, text in facts if text]


def _some(names: tuple[str, ...]) -> str:
    return listing(list(names[:6]) + ([f"{len(names) - 6} more"] if len(names) > 6 else []))


def private_lines(texts: Iterable[str]) -> list[Item]:
    """Lines for the party at the table alone."""
    return [Para(line(text, "$private", 1200), line("▏", "$private"), 2) for text in texts]


def term_lines(lines: tuple[p.TermLine, ...], *, review: bool = False) -> list[Item]:
    """The terms that matter now, side by side; those on which both say the same are counted."""
    open_lines = [held for held in lines if not held.closed or (review and held.working)]
    if not review:  # what both speak of, and not alike, is what there is to decide
        open_lines.sort(key=lambda held: "–" in (held.theirs, held.ours))
    shown = open_lines[:MOST_LINES]
    items: list[Item] = []
    if shown:
        header = ("Term", "You would say" if review else "You", "They")
        said_of = [(line(held.label, limit=120), held.working or held.ours, held.theirs) for held in shown]
        rows = tuple(
            (label, line(ours, limit=200), line(theirs, limit=200)) for label, ours, theirs in said_of
        )
        items.append(Grid(tuple(map(Content, header)), rows))
    hidden, closed = len(open_lines) - len(shown), len(lines) - len(open_lines)
    counts = [f"{hidden} more under Positions"] if hidden else []
    counts += [f"{closed} on which both say the same"] if closed else []
    return [*items, Para(line(f"({listing(counts)})", "$quiet"))] if counts else items


class Pick(Struct, frozen=True):
    """One thing to pick. It takes `moves`, says `text`, puts `begin` into the input, or does `action`.

    `begin` is the beginning of a sentence to be completed, `action` one of the screen's own.

    `note` says where it comes from (`your preferred value`). `private` marks what draws on the party's
    own positions.
    """

    label: str
    note: str = ""
    moves: tuple[AnyMove, ...] = ()
    text: str = ""
    begin: str = ""
    action: str = ""
    private: bool = False


LATER = Pick("Leave this for later", moves=(Skipping(),))
DRAFT = Pick("Read the draft", moves=(Showing(what="draft"),))
ISSUES = Pick("See what is still open", moves=(Showing(what="issues"),))
BACK = Pick("Back to the last question", moves=(GoingBack(),))
UNDO = Pick("Take back the last answer", moves=(Undoing(),))
ON = Pick("Go on to what comes next", moves=(GoingOn(),))


def picks_of(prompt: p.Prompt) -> tuple[Pick, ...]:  # noqa: C901  (a line or two for each prompt)
    """What can be picked at `prompt`, in order."""
    match prompt:
        case p.Question():
            offered = (
                Pick(s.shown, s.source, moves=(s.move,), private=s.private) for s in prompt.suggestions
            )
            return (*offered, LATER)
        case p.Decision():
            return _decision_picks(prompt)
        case p.Review():
            send = "Send it as a counter-proposal" if prompt.answering else "Send it as our proposal"
            return (Pick(send, "asks for a yes first", moves=(Sending(),)), BACK, UNDO, LATER)
        case p.Reminder():
            up = Pick("Take it up again", moves=(Unpark(clause=prompt.clause),))
            return up, Pick("Leave it parked", moves=(Skipping(),))
        case p.Standing(where="agreed" | "left out"):
            return ON, Pick("Ask to reopen it, saying why", begin="reopen, ")
        case p.Standing():
            return (
                ON,
                Pick("Change our offer", begin="counter: "),
                Pick("Withdraw our offer", text="withdraw"),
            )
        case p.Waiting():
            return ISSUES, DRAFT, Pick("Look again for something to do", moves=(GoingOn(),))
        case p.Confirmation():
            return DRAFT, Pick("Confirm the whole text", "asks for a yes first", moves=(Confirm(),))
        case p.Done():
            return (Pick("Read the agreement", moves=DRAFT.moves),)
        case p.Ahead():
            no = Pick("No, not yet", moves=(SayingNo(),))
            return (no,) if prompt.word else (Pick("Yes, record this", moves=(SayingYes(),)), no)
        case p.AskingBack():
            return tuple(Pick(choice.text, moves=choice.moves) for choice in prompt.choices)


def _decision_picks(prompt: p.Decision) -> tuple[Pick, ...]:
    clause, number = prompt.clause, prompt.proposal
    if prompt.kind == "reopening":
        consent = Pick("Consent: open the clause again", moves=(Reopen(clause=clause),))
        return (consent, Pick("Decline", moves=(DeclineReopening(clause=clause),)), LATER)
    takes = {
        "package": f"Accept the whole package {number}",
        "leave out": f"Agree to leave the clause out ({number})",
        "common ground": f"Accept: both sides say the same ({number})",
    }.get(prompt.kind, f"Accept proposal {number}")
    accept = (Pick(takes, moves=(Accept(clause=clause, proposal=number),)),) if not prompt.missing else ()
    return (
        *accept,
        Pick("Counter: type what should be different", begin="counter: "),
        Pick("Reject it", moves=(Reject(clause=clause, proposal=number),)),
        Pick("Park the clause, saying why", begin="park it, "),
        LATER,
    )
