"""The options of a term in the order in which a whole sentence fits them."""

from kpo_tui.negotiation.party import SIDES
from kpo_tui.understanding.index import TermPlace, words_of
from kpo_tui.understanding.meanings import root
from kpo_tui.understanding.option_names import choice_of
from kpo_tui.understanding.options import Speech, fit_of, with_nil
from kpo_tui.understanding.pieces import Sentence
from kpo_tui.understanding.scene import Scene


def ranked_options(place: TermPlace, sentence: Sentence, scene: Scene) -> list[str]:
    """The options of a term, by how well the whole sentence fits them."""
    said = Speech(sentence.words, scene.at_hand.party)
    sides = {side for side in SIDES if any(root(side) in one.roots for one in said.meanings)}
    typed = {word.text for word in sentence.words}
    choice = choice_of(place)
    meant = with_nil(choice, said.meanings)

    def fits(option: str) -> tuple[bool, int, float, int, float]:
        found = [
            (min(fit.joined, 0), round(fit.matched, 3), -round(fit.missing, 3))
            for name in choice.names
            if name.option == option and (fit := fit_of(name, meant, sentence.words, choice))
        ]
        joined, matched, missing = max(found, default=(0, 0.0, 0.0))
        spelt = words_of(place.term.options[option])
        of_sides = {side for side in SIDES if root(side) in {root(word) for word in spelt}}
        other_side = len(sides) == 1 and len(of_sides) == 1 and sides != of_sides
        return (
            not other_side and bool(found) and joined == 0,
            joined,
            matched,
            len(typed & set(spelt)),
            missing,
        )

    return sorted(place.term.options, key=fits, reverse=True)
