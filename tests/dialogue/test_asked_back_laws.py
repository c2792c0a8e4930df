"""The law of questions back: nothing bare leads anywhere but to their choices."""

from typing import Any

import hypothesis.strategies as st
from hypothesis import given, settings

from kpo_tui.dialogue.conversation import take
from kpo_tui.dialogue.prompts import AskingBack
from kpo_tui.dialogue.talk import remembering, uncovered
from kpo_tui.dialogue.utterances import hear
from kpo_tui.negotiation.acts.parking import Park
from kpo_tui.understanding import lexicon
from kpo_tui.understanding import moves as said
from kpo_tui.understanding.moves import Choice
from tests.dialogue.players import Player, both
from tests.dialogue.questions import YES, asked
from tests.dialogue.test_talking_laws import moves, step

WISHES_AND_WORDS = sorted(
    " ".join(words).replace(" ' ", "'")
    for words in {
        *lexicon.letters(),
        *lexicon.wishes(),
        *lexicon.rungs(),
        *lexicon.leading("T"),
        *lexicon.leading("M"),
    }
    if len(words) <= 2
)
SHORT = st.one_of(
    st.sampled_from(WISHES_AND_WORDS),
    st.sampled_from(YES),
    st.sampled_from(["1", "2", "3", "7", "45", "150", "1.5", "(1)", "#2", "the first", "Reports", "Mumbai", "acept", "yse", "none"]),
)  # fmt: skip


NO_READINGS = (said.SayingYes, said.SayingNo, said.Sending, said.Undoing)
readings = moves.filter(lambda move: not isinstance(move, NO_READINGS))


def pending_of(player: Player, wanted: Any) -> Any:
    """What is ahead after a choice was taken."""
    return take(player.seat, player.talk, wanted).talk.place.pending


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_after_a_question_nothing_bare_leads_anywhere_but_to_its_choices(data: st.DataObject) -> None:
    players = list(both())
    for _ in range(data.draw(st.integers(0, 5))):
        step(data, data.draw(st.sampled_from(players)))
    player = data.draw(st.sampled_from(players))
    player.prompt()
    choices = tuple(
        Choice(f"Choice {at}", (move,)) for at, move in enumerate(data.draw(st.lists(readings, max_size=3)))
    )
    player.talk = remembering(
        player.talk, player.talk.moved(asking=AskingBack(asks="Is it this?", choices=choices))
    )
    words = data.draw(
        st.one_of(SHORT, st.tuples(SHORT, SHORT).map(" ".join).filter(lambda two: len(two.split()) <= 2))
    )
    turn = hear(player.seat, player.talk, words)
    assert not turn.acts
    if turn.talk.place.pending is not None:
        under = uncovered(player.talk).place.pending
        back = turn.talk.place.unclear and turn.talk.place.pending == under  # it takes two yeses then
        assert back or turn.talk.place.pending in [pending_of(player, choice.moves) for choice in choices], (
            words
        )
    if turn.talk.working != player.talk.working:
        taken = [take(player.seat, player.talk, choice.moves).talk.working for choice in choices]
        assert turn.talk.working in taken or "skip" in str(turn.talk.working), words
    silent = turn.talk.place.asking is None and not turn.lines
    assert not silent or turn.talk in [
        take(player.seat, player.talk, choice.moves).talk for choice in choices
    ], words


@settings(max_examples=50, deadline=None)
@given(st.data(), SHORT)
def test_where_a_reason_is_asked_for_nothing_else_comes_up_for_recording(
    data: st.DataObject, words: str
) -> None:
    player = next(both())
    player.takes(Park(clause=data.draw(st.sampled_from(["payment", "liability"]))))
    turn = hear(player.seat, player.talk, words)
    assert not turn.acts
    parking = player.talk.place.parking
    assert parking is not None
    if turn.talk.place.pending is not None:
        assert turn.talk.place.pending.moves == (Park(clause=parking.clause, reason=words),)


def test_no_word_of_the_vocabulary_leads_past_the_question_to_something_to_record() -> None:
    client = asked("150%", "120%")
    for words in WISHES_AND_WORDS:
        turn = hear(client.seat, client.talk, words)
        assert not turn.acts, words
        assert turn.talk.place.pending is None, words
        assert turn.talk.place.asking is not None or turn.lines or turn.leaves, words
