"""The conversation: what is before a party, and what comes of what it says. Pure: nothing is recorded here.

    prompt   (seat, talk)        -> what is before the party now
    take     (seat, talk, moves) -> the talk after them, what is said back, and acts to record
    hear     (seat, talk, text)  -> the same for a sentence

A `Turn` has acts only where the party was shown exactly these as ahead and then said a plain yes.
"""

from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from kpo_tui.dialogue.ahead import (
    act_of,
    answer,
    foreseen,
    proposing,
    put_ahead,
    still_ahead,
    whole_package,
)
from kpo_tui.dialogue.answers import given_anew, offer_at_hand, own_proposal
from kpo_tui.dialogue.clause_prompts import asked_back, at_hand, prompt, settled
from kpo_tui.dialogue.packages import dropped, goes_on, within_package
from kpo_tui.dialogue.plain_answers import meant_by, yes_after_doubt, yes_to_choices
from kpo_tui.dialogue.prompts import AskingBack
from kpo_tui.dialogue.replies import Line, Turn, saying
from kpo_tui.dialogue.safeguards import safeguard
from kpo_tui.dialogue.steps_back import taken_back
from kpo_tui.dialogue.talk import Seat, Talk, remembering, uncovered, undone
from kpo_tui.dialogue.wishes import WISHES
from kpo_tui.negotiation.act import Act, Event
from kpo_tui.negotiation.acts.acceptance import Accepted
from kpo_tui.negotiation.acts.comment import Commented
from kpo_tui.negotiation.acts.parking import Park, Unparked
from kpo_tui.negotiation.acts.proposal import Proposed
from kpo_tui.negotiation.acts.withdrawal import Withdraw
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.text import listing, one_line
from kpo_tui.understanding import moves as said
from kpo_tui.understanding.moves import AnyMove, Binding, Offering, Packaging, offerings

_CHANGED = "Things have changed since you were asked. Nothing was recorded; please look again."


def take(seat: Seat, talk: Talk, moves: Iterable[AnyMove]) -> Turn:
    """What the moves make of the talk, one after the other. Nothing that was asked or ahead is left silently."""
    moves = tuple(moves)
    if moves == (said.SayingYes(),) and (doubt := after_doubt(seat, talk)) is not None:
        return doubt
    back = asked_back(seat, talk)
    if back is not None and any(choice.moves == moves for choice in back.choices):
        return not_recorded(seat, talk, _taken_under(seat, talk, moves))
    if back is not None and _says_something_beside(back, moves):
        return not_recorded(seat, talk, _answered_beside(seat, talk, moves))
    turn = _take(seat, talk, moves)
    if any(isinstance(move, said.SayingYes | said.SayingNo | said.Undoing) for move in moves):
        return turn
    if back is not None and asked_back(seat, turn.talk) != back:
        turn = replace(turn, lines=(left(back), *turn.lines))
    return not_recorded(seat, talk, turn)


def _taken_under(seat: Seat, talk: Talk, moves: tuple[AnyMove, ...]) -> Turn:
    """What was picked at a question back, said of the package that stood before it, where one did."""
    return _take(seat, talk.moved(), within_package(still_ahead(seat, uncovered(talk)), moves))


def _says_something_beside(back: AskingBack, moves: tuple[AnyMove, ...]) -> bool:
    """True for answers on the clause that a question back is about, on other terms than the ones it asks about."""
    offered = [move for choice in back.choices for move in choice.moves if isinstance(move, Offering)]
    asked = {(move.clause, term) for move in offered for term in move.terms}
    given = [move for move in moves if isinstance(move, Offering) and move.terms]
    told = {(move.clause, term) for move in given for term in move.terms}
    clauses = {move.clause for move in offered}
    return (
        bool(moves)
        and len(given) == len(moves)
        and {clause for clause, _ in told} <= clauses
        and not told & asked
    )


def _answered_beside(seat: Seat, talk: Talk, moves: tuple[AnyMove, ...]) -> Turn:
    """The answers taken, and the question asked again: what it is about may not go on the record as it was before."""
    turn = Turn(talk)
    for move in moves:
        if isinstance(move, Offering):
            turn = _joined(turn, answer(seat, turn.talk, move))
    if any(line.kind == "refused" for line in turn.lines):
        return replace(turn, talk=talk)
    return replace(turn, talk=remembering(talk, replace(turn.talk, place=talk.place)))


def after_doubt(seat: Seat, talk: Talk) -> Turn | None:
    """What to say to a bare yes that follows a recording, a refusal or words not understood; None where it counts."""
    if not talk.place.unclear and not talk.place.recorded:
        return None
    text, once_more = yes_after_doubt(prompt(seat, talk), recorded=talk.place.recorded)
    return saying(talk.understood() if once_more else talk, "asks", text)


def not_recorded(seat: Seat, before: Talk, turn: Turn) -> Turn:
    """The turn, told what was ahead and is so no longer; a proposal goes on in its answers, or in another one."""
    waiting = still_ahead(seat, before) or still_ahead(seat, uncovered(before))
    if (
        waiting is None
        or turn.acts
        or waiting in (turn.talk.place.pending, uncovered(turn.talk).place.pending)
    ):
        return turn
    after = turn.talk.place.pending
    lost = [move for move in waiting.moves if not goes_on(move, turn.talk, after.moves if after else ())]
    events = foreseen(seat, before, tuple(lost)) if lost else ()
    lines = [Line("says", f"Not recorded: {event.intended(seat.state).rstrip(' .:')}.") for event in events]
    lines += dropped(seat, turn.talk, tuple(lost))
    if kept := _kept_elsewhere(seat, waiting.moves, turn.talk):
        lines.append(Line("says", f"Not recorded, and kept as your answers: {kept}."))
    return replace(turn, lines=(*lines, *turn.lines))


def _kept_elsewhere(seat: Seat, moves: tuple[Binding, ...], talk: Talk) -> str:
    """The clauses of what was ahead that the party has left, for another or for what is ahead now, with answers that stay unsent."""
    clauses = [move.clause for move in moves if isinstance(move, Offering) and talk.answers(move.clause).said]
    after = talk.place.pending
    here = [at_hand(seat, talk)] if after is None else [one.clause for one in offerings(after.moves)]
    return listing([one_line(seat.state.clause(one).title, 80) for one in clauses if one not in here])


def left(back: AskingBack) -> Line:
    """Says that a question was left, with what it offered."""
    offered = "; ".join(choice.text for choice in back.choices)
    return Line("says", one_line(f"Left: {back.asks}{' ' if offered else ''}{offered}", 300))


def _take(seat: Seat, talk: Talk, moves: tuple[AnyMove, ...]) -> Turn:
    if (trouble := _trouble_with(moves)) is not None:
        return Turn(talk.understood(clearly=False), (trouble,))
    if any(isinstance(move, said.Undoing) for move in moves):
        return _undo(seat, talk)
    if moves == (said.SayingNo(),) and asked_back(seat, talk) is not None:
        return dismissed(seat, talk)
    within = within_package(still_ahead(seat, talk), moves)
    turn = _one_by_one(seat, talk, within)
    if within != moves:  # what was said beside the values has no place in the package
        notes = [one_line(one.note, 200) for one in offerings(moves) if one.note]
        turn = replace(turn, lines=(*turn.lines, *(Line("says", f"Not taken: {note}.") for note in notes)))
    if turn.acts:
        return turn
    if turn.talk.place.pending is not None:  # what is ahead says all that was understood
        turn = replace(turn, lines=tuple(line for line in turn.lines if line.kind != "you"))
    return replace(turn, talk=remembering(talk, settled(seat, turn.talk).understood(not _refused(turn))))


def _refused(turn: Turn) -> bool:
    return any(line.kind == "refused" for line in turn.lines)


def _one_by_one(seat: Seat, talk: Talk, moves: tuple[AnyMove, ...]) -> Turn:
    """What each of the moves does, and what is ahead after all of them."""
    turn = Turn(talk)
    binding: list[Binding] = []
    answered: list[str] = []
    for move in moves:
        if isinstance(move, Act | Offering | Packaging) and _is_binding(seat, move):
            binding.append(move)
            continue
        if _refused(turn) and isinstance(move, said.TakingRung | said.TakingUsual | said.Sending):
            told = f"Not done, since that was refused: {move.asked(seat.state, seat.locale)}."
            turn = _joined(turn, saying(turn.talk, "says", told))
            continue  # the rest must not fill what was refused
        step = _step(seat, turn.talk, move)
        if isinstance(move, Offering | said.TakingRung | said.TakingUsual) and step.talk is not turn.talk:
            answered.append(move.clause)
        turn = _joined(turn, step)
    if answered and not binding and not _refused(turn) and turn.talk.place.pending is None:
        turn = _joined(turn, proposing(seat, turn.talk, answered[0]))
    if binding:
        turn = _joined(turn, confirming(seat, turn.talk, tuple(binding)))
    return turn


def _step(seat: Seat, talk: Talk, move: AnyMove) -> Turn:
    """What one move makes of the talk, if it is none that waits for a yes."""
    if isinstance(move, Offering):
        return answer(seat, talk, move)
    if isinstance(move, said.SayingYes | said.SayingNo | said.Sending):
        return _plain_answer(seat, talk, move)
    return WISHES[type(move)](seat, talk, move)


def _is_binding(seat: Seat, move: Binding) -> bool:
    """False for an offer that is an answer: only leaving out, or a clause that is not there yet, is a proposal itself."""
    return not isinstance(move, Offering) or move.left_out or move.clause not in seat.state.clauses


def _trouble_with(moves: tuple[AnyMove, ...]) -> Line | None:
    """What to say of moves that cannot be taken: text that is none, or a yes that hides among others."""
    if len(moves) > 1 and any(isinstance(move, said.SayingYes) for move in moves):
        return Line("asks", "Please say yes by itself; then the rest.")
    try:
        msgspec.json.encode(moves)
    except UnicodeEncodeError:  # half of a character, which a broken program left
        return Line("refused", "That holds characters that are no valid text.")
    return None


def _joined(turn: Turn, step: Turn) -> Turn:
    return Turn(
        step.talk,
        turn.lines + step.lines,
        turn.shows + step.shows,
        turn.acts + step.acts,
        turn.leaves or step.leaves,
        turn.repeats or step.repeats,
    )


def confirming(seat: Seat, talk: Talk, moves: tuple[Binding, ...]) -> Turn:
    """Show what would be recorded and await a plain yes; ask for what is missing; or say why it cannot be."""
    for move in moves:
        if isinstance(move, Park) and not move.reason.strip():
            if len(moves) > 1:
                return saying(talk, "refused", "Say why it should be parked: park it, REASON.")
            known = seat.state.clauses.get(move.clause)
            if known is not None and known.agreed is None and known.parked is None:
                return Turn(talk.moved(parking=move))
    whole: list[Binding] = []
    lines: tuple[Line, ...] = ()
    for move in moves:
        one, told = whole_package(seat, talk, move) if isinstance(move, Packaging) else (move, ())
        whole.append(one)
        lines += told
        if isinstance(move, Packaging) and still_ahead(seat, talk) is None:
            lines += (
                Line(
                    "says",
                    "Said together, they go as one package. For offers apart, say one clause at a time.",
                ),
            )
    return put_ahead(seat, talk, tuple(whole), lines)


def _plain_answer(seat: Seat, talk: Talk, move: AnyMove) -> Turn:
    """A plain yes or no to what is before the party; `send` where there is something to send."""
    back = asked_back(seat, talk)
    if back is not None:
        return dismissed(seat, talk) if isinstance(move, said.SayingNo) else _answer_back(seat, talk, back)
    waiting = still_ahead(seat, talk)
    if isinstance(move, said.Sending):
        if waiting is not None:
            return saying(talk, "asks", "Say yes to record it, or no.")
        return _send(seat, talk)
    if waiting is not None:
        if isinstance(move, said.SayingNo):
            told = Line("says", "Nothing was recorded.")
            return Turn(talk.moved(), (told, *dropped(seat, talk.moved(), waiting.moves)))
        guard = safeguard(seat, foreseen(seat, talk, waiting.moves))
        return said_yes(seat, talk) if guard is None else saying(talk, "asks", guard.asks)
    if talk.place.pending is not None:
        return saying(talk.moved(), "notice", _CHANGED)
    asked = prompt(seat, talk.moved())
    meant = meant_by(asked, yes=isinstance(move, said.SayingYes))
    if meant is None:
        return saying(
            talk, "asks", "There is nothing to say yes or no to here. Say help to see what you can say."
        )
    if isinstance(meant, str):
        return saying(talk, "asks", meant)
    return _send(seat, talk) if isinstance(meant, said.Sending) else _take(seat, talk, (meant,))


def said_yes(seat: Seat, talk: Talk) -> Turn:
    """The acts of what is ahead, to be recorded: a plain yes was said, or the word typed that it takes."""
    waiting = still_ahead(seat, talk)
    if waiting is None:
        return saying(talk.moved(), "notice", _CHANGED)
    return Turn(talk.moved(), acts=tuple(act_of(seat, talk, one) for one in waiting.moves))


def dismissed(seat: Seat, talk: Talk) -> Turn:
    """A question that was asked back is left, for what stood before it; what is ahead there takes a yes of its own."""
    text = "Let us leave that." if talk.place.parking is None else "Then it stays as it is."
    under = uncovered(talk)
    turn = saying(settled(seat, under).understood(under.place.pending is None), "says", text)
    if under.place.pending is not None and still_ahead(seat, under) is None:
        turn = replace(turn, lines=(*turn.lines, Line("notice", _CHANGED)))
    return turn


def _answer_back(seat: Seat, talk: Talk, back: AskingBack) -> Turn:
    """A plain yes, or `send`, where a question was asked back: about its choices, and about nothing else."""
    meant = yes_to_choices(back)
    return saying(talk, "asks", meant) if isinstance(meant, str) else _taken_under(seat, talk, meant)


def _send(seat: Seat, talk: Talk) -> Turn:
    """Propose what was answered on the clause at hand."""
    clause = at_hand(seat, talk)
    if clause is None:
        return saying(talk, "refused", "There is nothing to send: no clause is at hand.")
    return proposing(seat, talk, clause, even_if_incomplete=True)


def _undo(seat: Seat, talk: Talk) -> Turn:
    """Take back the last step not yet sent; where there is none, offer to withdraw what was sent last."""
    asking = asked_back(seat, talk)
    if asking is not None:
        return replace(dismissed(seat, talk), lines=(left(asking),))
    back = undone(talk)
    if back is not None:
        after = settled(seat, back)
        return saying(after, "says", taken_back(seat, talk, after))
    sent = seat.state.proposals.get(talk.sent)
    if sent is not None and sent.party == seat.party:
        clause = next(iter(sent.clauses))
        lines = (Line("says", "Everything not sent is taken back already. What was sent can be withdrawn:"),)
        withdrawing = confirming(seat, talk, (Withdraw(clause=clause, proposal=sent.seq),))
        return _joined(Turn(talk, lines), withdrawing)
    return saying(talk, "says", "There is nothing to take back.")


def tidied(seat: Seat, talk: Talk) -> Talk:
    """Without answers that are on the record already: the program may have been stopped just after it recorded them."""
    for clause in list(talk.working):
        known = seat.state.clauses.get(clause)
        own = own_proposal(seat, clause) if known is not None else None
        if known is None or (own is not None and own.clauses[clause] == offer_at_hand(seat, talk, clause)):
            talk = talk.answered(clause, None)
    return talk


def after_recording(seat: Seat, talk: Talk, before: Negotiation, events: tuple[Event, ...]) -> Talk:
    """The talk once `events` are on the record: what was sent is no longer unsent, and the walk goes on."""
    talk = replace(talk.moved(term=None), past=())
    for event in events:
        about = event.about(before.clauses_of)
        if isinstance(event, Proposed | Accepted):
            for clause in about:
                talk = talk.answered(clause, None)
        if isinstance(event, Proposed):
            talk = replace(talk, sent=event.seq)
        later = {name: mark for name, mark in talk.place.later.items() if name not in about}
        talk = replace(talk, place=replace(talk.place, later=later))
        if not isinstance(event, Commented | Unparked) and talk.place.clause in about:
            talk = talk.moved(clause=None, chosen=False, came_from=talk.place.clause)
    place = settled(seat, talk).place
    return replace(talk, place=replace(place, recorded=True, recorded_terms=given_anew(before, events)))
