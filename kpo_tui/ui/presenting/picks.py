"""What a party can pick at a prompt instead of typing: numbered, one key or one click each."""

from msgspec import Struct

from kpo_tui.dialogue import prompts as p
from kpo_tui.dialogue.moves import (
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
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.confirmation import Confirm
from kpo_tui.negotiation.acts.parking import Unpark
from kpo_tui.negotiation.acts.rejection import Reject
from kpo_tui.negotiation.acts.reopening import DeclineReopening, Reopen


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
LEFT = Pick("Leave it parked", moves=(Skipping(),))
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
            return _decision(prompt)
        case p.Review():
            send = "Send it as a counter-proposal" if prompt.answering else "Send it as our proposal"
            return (Pick(send, "asks for a yes first", moves=(Sending(),)), BACK, UNDO, LATER)
        case p.Reminder():
            return Pick("Take it up again", moves=(Unpark(clause=prompt.clause),)), LEFT
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
            return Pick("Yes, record this", moves=(SayingYes(),)), Pick("No, not yet", moves=(SayingNo(),))
        case p.AskingBack():
            return tuple(Pick(choice.text, moves=choice.moves) for choice in prompt.choices)


def _decision(prompt: p.Decision) -> tuple[Pick, ...]:
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
