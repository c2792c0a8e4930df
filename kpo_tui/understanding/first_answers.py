"""A yes or no at the beginning of a sentence, at a question of yes and no, with values behind it."""

from collections.abc import Sequence

from kpo_tui.understanding.heard import Heard
from kpo_tui.understanding.parts import Part
from kpo_tui.understanding.scene import Scene

_YES = frozenset({"yes", "yep", "yeah", "yup", "y", "sure", "of course", "certainly", "absolutely"})


def without_the_answer(parts: Sequence[Part], heard: Heard, scene: Scene) -> Sequence[Part]:
    """The parts behind a yes or no that answers the question: `yes, 30 days before`."""
    place = scene.asked_place()
    if place is None or not place.term.yes_or_no or len(parts) < 2 or parts[1].join in ("if", "unless", "or"):
        return parts
    first = [piece for piece in parts[0].pieces if piece.letter not in "w."]
    said = {"yes" if " ".join(piece.words) in _YES else piece.letter for piece in first}
    if len(said) != 1 or not said <= {"yes", "n"}:
        return parts
    both = any("both" in piece.words for piece in parts[0].pieces)
    for one in scene.alike(place) if both else (place,):
        heard.values[one.clause, one.id] = "yes" if said == {"yes"} else "no"
    return parts[1:]


def unsay_no(heard: Heard, scene: Scene) -> None:
    """A no is none to the question where a value comes with it that only a yes makes apply: it may be to something else."""
    place = scene.asked_place()
    if place is None or heard.values.get((place.clause, place.id)) != "no" or not place.term.yes_or_no:
        return
    given = {at for at in heard.values if at[0] == place.clause}
    given |= {at for ways in heard.ways for way in ways for at, _ in way.values if at[0] == place.clause}
    terms = (scene.index.place(*at).term for at in given)
    if any(
        place.id in condition.terms and condition.is_ == "yes" for term in terms for condition in term.when
    ):
        del heard.values[place.clause, place.id]
        heard.unread.append("no")
        heard.doubts.append("there is a no in it")
