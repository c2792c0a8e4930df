"""A plain yes or no, where the party was asked for one."""

from kpo_tui.dialogue.moves import Offering, Reading, SayingNo, SayingYes
from kpo_tui.dialogue.understanding.pieces import Sentence
from kpo_tui.dialogue.understanding.scene import Scene, sure
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.confirmation import Confirm
from kpo_tui.negotiation.acts.reopening import DeclineReopening, Reopen
from kpo_tui.negotiation.party import other

GO_AHEAD = frozenset({
    "go ahead", "do it", "yes go ahead", "please do", "record it", "ok go ahead", "yes do it", "proceed", "go ahead please",
    "please go ahead", "yes send it", "yes record it", "yes please record it", "ok do it", "sure go ahead", "please proceed", "yes proceed",
})  # fmt: skip
_YES = frozenset({"yes", "yep", "yeah", "aye"})
PLAIN_YES = _YES | {
    "y",
    "yup",
    "yea",
    "yes please",
    "yes indeed",
    "that's a yes",
    "ok",
    "okay",
    "k",
    "sure",
    "of course",
}
"""What is a yes to recording, whatever is recorded. `agreed` may mean the other side's offer that one is about to reject."""


def plain_answer(sentence: Sentence, scene: Scene) -> Reading | None:
    """The plain yes or no that a sentence is, where one was asked for; None elsewhere, and for more than that."""
    at_hand, focus = scene.at_hand, scene.focus
    letters = sentence.letters.replace(",", "").replace("&", "")
    words = tuple(word.text for word in sentence.words if word.kind == "word")
    yes = bool(letters) and set(letters) <= set("yw") and "y" in letters
    no = bool(letters) and set(letters) <= set("nHw") and letters != "w"
    match at_hand.asked:
        case "yes-no":
            plain = yes and all(
                " ".join(piece.words) in PLAIN_YES for piece in sentence.pieces if piece.letter == "y"
            )
            return _before_recording(letters, " ".join(words), plain, no)
        case "question" if yes and not (at_hand.asked_term and at_hand.asked_term.yes_or_no):
            return _to_a_question(scene)
        case "review":
            return sure(SayingYes()) if yes else sure(SayingNo()) if no and "H" not in letters else None
        case "reopening":
            asked = focus is not None and at_hand.state.clauses[focus].reopening == other(at_hand.party)
            if asked and no and "H" not in letters:
                return sure(DeclineReopening(clause=str(focus)))
            return sure(Reopen(clause=str(focus))) if yes and asked else None
        case "confirmation":
            agreed = yes and words[0] in _YES and not at_hand.state.unsettled()
            return sure(Confirm()) if agreed else None
        case _:
            return None


def _to_a_question(scene: Scene) -> Reading | None:
    """A bare yes where a value is asked for: never taken for an acceptance of all that the other side offers."""
    at_hand, place = scene.at_hand, scene.asked_place()
    theirs = None if place is None else at_hand.theirs(place.clause)
    if place is None or theirs is None or at_hand.theirs_hidden:
        return None
    accepting = scene.choice(Accept(clause=place.clause, proposal=theirs.seq))
    raw = at_hand.their_value(place.clause, place.id)
    taking = () if raw is None else (scene.choice(Offering(clause=place.clause, terms={place.id: raw})),)
    return Reading(
        asks=f"A value is asked for: {place.term.label}. Yes to what?", choices=(*taking, accepting)
    )


def _before_recording(letters: str, said: str, yes: bool, no: bool) -> Reading | None:
    if yes or said in GO_AHEAD or letters == "ys":
        return sure(SayingYes())
    if no or (letters and letters[0] in "nHN" and set(letters) <= set("nHwNol")):
        return sure(SayingNo())
    corrects = letters[:1] == "n" and set(letters) & set(
        "Pv"
    )  # `no, 0.75`: which value that is for is asked back
    return Reading(asks="Is that a yes or a no?") if letters and letters[0] in "yn" and not corrects else None
