"""What was said while the other side acted, read again against what stands now; it is never dropped in silence.

A bare yes, no or number answered what stood before, so it is told back. A wish is done. A value is taken as an answer,
shown beside the new offer, and needs its own yes.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from kpo_tui.dialogue.clause_prompts import prompt
from kpo_tui.dialogue.conversation import take
from kpo_tui.dialogue.prompts import Prompt, Question
from kpo_tui.dialogue.replies import Line, Turn
from kpo_tui.dialogue.talk import Seat, Talk
from kpo_tui.text import one_line
from kpo_tui.understanding import moves as said
from kpo_tui.understanding.moves import AnyMove

_DONE = (
    said.Going, said.Showing, said.AskingWhy, said.AskingNorm, said.AskingAdvice, said.AskingOptions, said.AskingHelp, said.Quitting,
)  # fmt: skip
"""Wishes that mean the same, whatever stands there."""


def heard_again(seat: Seat, talk: Talk, shown: Prompt, text: str) -> Turn | None:
    """What the sentence makes of the talk as things stand now; None where it answered only what was `shown`."""
    from kpo_tui.dialogue.utterances import hear  # it knows many words
    from kpo_tui.understanding.assent import agreement, refuses
    from kpo_tui.understanding.numbered_picks import is_figure, picked

    if not text or agreement(text) or refuses(text) or picked(text) or is_figure(text):
        return None
    turn = hear(seat, talk, text)
    if turn.acts or _fills_in(seat, talk, shown, turn):
        return None
    first = Line("notice", f"Read again, since things have changed: {one_line(text, 2000)}")
    return replace(turn, lines=(first, *turn.lines))


def _fills_in(seat: Seat, talk: Talk, shown: Prompt, turn: Turn) -> bool:
    """True where words for another question became the answer to one that takes any words."""
    now = prompt(seat, talk)
    if not isinstance(now, Question):
        return False
    if isinstance(shown, Question) and (shown.clause, shown.term) == (now.clause, now.term):
        return False
    free = seat.state.clause(now.clause).terms[now.term].shape != "one"
    before, after = (held.answers(now.clause).terms.get(now.term) for held in (talk, turn.talk))
    return free and before != after


def taken_again(seat: Seat, talk: Talk, moves: Iterable[AnyMove]) -> Turn | None:
    """The same for moves that were picked: wishes are done, whatever stands there now; None for all else."""
    moves = tuple(moves)
    return take(seat, talk, moves) if all(isinstance(move, _DONE) for move in moves) else None
