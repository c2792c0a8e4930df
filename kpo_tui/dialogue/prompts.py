"""What the conversation puts before a party: a question, a decision, a review, and so on. Frozen data.

The screen and the line-by-line mode show prompts; `conversation` makes them. A prompt is for one party
and may hold its private advice: it is never written anywhere, and never shown to the other side.
"""

from typing import Literal, TypeAlias

from msgspec import Struct

from kpo_tui.negotiation.terms import Raw
from kpo_tui.understanding.moves import AnyMove, Binding, Choice


class Suggestion(Struct, frozen=True, kw_only=True):
    """An answer one can pick: what it is (`your preferred value`), how it is shown, and what to type for it.

    `move` is what picking it means. `private` is True where it comes from the party's own positions.
    """

    source: str
    shown: str
    text: str
    move: AnyMove
    private: bool = False


class TermLine(Struct, frozen=True):
    """One term, side by side: canonical and shown values (`–` where there is none) and the gap in words.

    `working` is the party's answer that is not yet sent, `gap_then` the gap once it is. `closed` is True where both
    sides say the same, unsent answers counted. `ask` is True where the conversation still needs an answer.
    """

    term: str
    label: str
    ours: str
    theirs: str
    gap: str
    closed: bool
    working: str = ""
    ask: bool = False
    gap_then: str = ""


class Progress(Struct, frozen=True):
    """Where in the walk this is: the clause's place among all, and the question's among those of the clause."""

    clause: int
    clauses: int
    settled: int
    question: int = 0
    questions: int = 0


class Question(Struct, frozen=True, kw_only=True, tag=True):
    """Please give a value for a term. `theirs` is empty until the party may see the other side's opening."""

    clause: str
    title: str
    term: str
    label: str
    ask: str
    why: str
    norm: str
    source: str
    expected: str
    suggestions: tuple[Suggestion, ...]
    progress: Progress
    ours: str = ""
    theirs: str = ""
    working: str = ""
    remark: str = ""
    optional: bool = False


Kind: TypeAlias = Literal["proposal", "common ground", "package", "new clause", "leave out", "reopening"]


class Decision(Struct, frozen=True, kw_only=True, tag=True):
    """The other side's proposal awaits an answer: accept, counter, reject, ask, park.

    `kind` is `proposal`, `common ground`, `package`, `new clause`, `leave out` or `reopening` (then
    `proposal` is 0). `clauses` names all clauses of a package, and `lines` are then of all of them.
    `note` came with the proposal, `remark` is what they said last on the clause.
    `wording` is their own wording, where they propose one. `missing` are the labels of terms that lack
    a value, so that it cannot be accepted yet. `working` is True where there are unsent answers. `content` is
    the fingerprint of what would be accepted.
    """

    clause: str
    title: str
    kind: Kind
    proposal: int
    clauses: tuple[str, ...]
    lines: tuple[TermLine, ...]
    progress: Progress
    note: str = ""
    remark: str = ""
    valid_until: str | None = None
    wording: str = ""
    missing: tuple[str, ...] = ()
    working: bool = False
    advice: tuple[str, ...] = ()
    content: str = ""


class Review(Struct, frozen=True, kw_only=True, tag=True):
    """All questions of the clause are answered or skipped; what would be proposed, to look over."""

    clause: str
    title: str
    lines: tuple[TermLine, ...]
    missing: tuple[str, ...]
    progress: Progress
    answering: int | None = None
    own_wording: bool = False
    warnings: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()


class Reminder(Struct, frozen=True, kw_only=True, tag=True):
    """A parked clause, when nothing else is left to do."""

    clause: str
    title: str
    parked_by: str
    reason: str
    progress: Progress


class Standing(Struct, frozen=True, kw_only=True, tag=True):
    """A clause at hand on which nothing is asked of the party: agreed, left out, or the other side's turn.

    `where` is its state and `step` the next step on it, both in words.
    """

    clause: str
    title: str
    where: str
    step: str
    lines: tuple[TermLine, ...]
    progress: Progress
    remark: str = ""


class Awaited(Struct, frozen=True):
    """What is awaited on some clauses, in words that stand before their names; `yours` where the party itself can act."""

    what: str
    titles: tuple[str, ...]
    yours: bool = False


class Waiting(Struct, frozen=True, kw_only=True, tag=True):
    """Nothing comes next by itself. `waiting_on` names the clauses that the other side has to answer.

    `skipped` are those that the party put off. `awaited` says what is awaited from whom, and on which clauses.
    """

    waiting_on: tuple[str, ...]
    skipped: tuple[str, ...]
    progress: Progress
    awaited: tuple[Awaited, ...] = ()


class Confirmation(Struct, frozen=True, kw_only=True, tag=True):
    """Every clause is settled: confirm the whole text? `head` is what the confirmation would name."""

    head: str
    confirmed_by: str
    progress: Progress


class Done(Struct, frozen=True, kw_only=True, tag=True):
    """Both parties have confirmed."""

    progress: Progress


class Ahead(Struct, frozen=True, kw_only=True, tag=True):
    """Before it is recorded: the acts in words, waiting for a plain yes.

    `warnings` are what to think of first, `cautions` the same from the party's own positions: private.
    `content` is the fingerprint of what is accepted, where one offer is. Where a `word` is given, that has to be typed
    instead of a yes, and `asks` says so; it may draw on the positions, too.
    """

    says: tuple[str, ...]
    moves: tuple[Binding, ...]
    warnings: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    content: str = ""
    word: str = ""
    asks: str = ""


class AskingBack(Struct, frozen=True, kw_only=True, tag=True):
    """What was typed can be read in several ways, or needs a word more (`choices` empty)."""

    asks: str
    choices: tuple[Choice, ...] = ()


Prompt: TypeAlias = (
    Question | Decision | Review | Reminder | Standing | Waiting | Confirmation | Done | Ahead | AskingBack
)


def asks_the_same(shown: Prompt, now: Prompt, picks: bool) -> bool:
    """True when what is before the party still asks the same, whatever the progress elsewhere.

    With `picks`, where one of the suggestions is to be picked, these must be the same too.
    """
    if type(shown) is not type(now):
        return False
    named = ["clause", "term", "proposal", "answering", "moves", "says", "head"]
    named += ["suggestions"] if picks else []
    return all(getattr(shown, name, None) == getattr(now, name, None) for name in named)


class Working(Struct, frozen=True):
    """A party's answers on a clause that are not sent yet: canonical values, wording, and skipped terms.

    `wording` None keeps what the party last said, empty means the playbook's. `seen` is the number of
    the other side's proposal that stood when they were given: a newer one has to be looked at first. `valid_until` is the
    time limit that the offer is to have.
    """

    terms: dict[str, Raw] = {}
    wording: str | None = None
    skipped: tuple[str, ...] = ()
    note: str = ""
    seen: int = 0
    valid_until: str | None = None

    @property
    def said(self) -> bool:
        """True when there is something here that could be proposed."""
        return bool(self.terms) or self.wording is not None
