"""An option with the text that it opens, in one breath: `neutral law, Singapore`; `named countries: Norway and India`."""

from contextlib import suppress

from msgspec.structs import replace

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.terms import Condition, Raw
from kpo_tui.understanding.choice_answers import answer, exact_option
from kpo_tui.understanding.courtesies import without_please
from kpo_tui.understanding.index import TermPlace
from kpo_tui.understanding.moves import Offering, Reading
from kpo_tui.understanding.named_values import text_for
from kpo_tui.understanding.offers import offered
from kpo_tui.understanding.pieces import Sentence
from kpo_tui.understanding.scene import Scene, scene_of, sentence_of, sure
from kpo_tui.understanding.words import listed

_SIGNS = frozenset(",:;(")
_WITHIN = frozenset({"in", "namely", "seated"})
_LEADING = listed(", : ; ( - namely in seated and with namely for only")
_LONGEST_OPTION = 10
_NO_TEXT = frozenset("vwlpnNrtkuyYaIiqbsL?~")
"""Letters of words that stand in no such text: values, what one wants, denies, asks."""


def option_and_text(sentence: Sentence, scene: Scene) -> Reading | None:
    """The option that the first words name and, behind a sign, the text of a term that it opens; asks where it opens several."""
    place = scene.asked_place()
    if place is None or len(place.term.options) < 2 or place.term.yes_or_no:
        return None
    words = sentence.words
    behind = [at for at, word in enumerate(words[:_LONGEST_OPTION]) if at and word.text in _SIGNS | _WITHIN]
    for at in reversed(behind):
        option = _option(sentence.text[: words[at].start].strip(), place, scene)
        start = next((one for one in range(at, len(words)) if words[one].text not in _LEADING), None)
        if option is None or start is None:
            continue
        rest = without_please(sentence.text[words[start].start :].rstrip(" .)!"))
        alone = Offering(clause=place.clause, terms={place.id: option})
        led = words[at].text != ","
        ways, named = _texts(rest, _opened(place, option, scene, led=led or _is_name(rest)), scene, led=led)
        moves = [Offering(clause=place.clause, terms={**alone.terms, **way}) for way in ways]
        if len(moves) == 1 and (led or named or _is_name(rest)):
            return sure(moves[0])
        if not moves and (both := _with_values(alone, place, rest, scene)) is not None:
            return both
        if moves:
            choices = (*moves[:2], alone)
            return Reading(asks="Which of these do you mean?", choices=tuple(map(scene.choice, choices)))
    return None


def _with_values(alone: Offering, place: TermPlace, rest: str, scene: Scene) -> Reading | None:
    """The option and the values of other terms of its clause that the rest plainly says, read as if the option were given."""
    given = {**scene.at_hand.said.get(place.clause, {}), **alone.terms}
    said = {**scene.at_hand.said, place.clause: given}
    free = scene_of(replace(scene.at_hand, asked="standing", term=None, said=said))
    found = offered((sentence_of(rest, free),), free)
    move = found.moves[0] if found is not None and found.sure and not found.left_unread else None
    if (
        found is None
        or not isinstance(move, Offering)
        or move.clause != place.clause
        or place.id in move.terms
    ):
        return None
    both = {**alone.terms, **move.terms}
    return replace(found, moves=(replace(move, terms=both),)) if not move.rest_as_offered else None


_SMALL_IN_NAMES = listed("and of the de la al & , -")


def _is_name(rest: str) -> bool:
    """True for words with capitals and nothing else, as names of places and companies are."""
    return all(word[0].isupper() for word in rest.replace(",", " ").split() if word not in _SMALL_IN_NAMES)


def _option(text: str, place: TermPlace, scene: Scene) -> str | None:
    """The option that words are, and nothing else; with a sign among them only if its name has that."""
    names = {name.casefold() for name in place.term.options.values()}
    if _SIGNS & set(text) and text.casefold() not in names:
        return None
    said = sentence_of(text, scene)
    found = exact_option(said, scene.at_hand) or answer(said, scene)
    move = found.moves[0] if found is not None and found.sure and not found.left_unread else None
    raw = move.terms.get(place.id) if isinstance(move, Offering) else None
    return raw if isinstance(raw, str) else None


def _opened(place: TermPlace, option: str, scene: Scene, *, led: bool) -> list[TermPlace]:
    """The texts that are asked for where the option is chosen; else, if `led` to, those of its name that are always asked for."""
    texts = [one for one in scene.index.terms_of(place.clause) if one.term.shape in ("text", "list")]
    opened = [one for one in texts if any(_opens(place.id, option, when) for when in one.term.when)]
    always = [one for one in texts if led and not one.term.when and one.label & place.label]
    return opened or always


def _opens(name: str, option: str, when: Condition) -> bool:
    """True for a condition that names the option."""
    return when.terms == (name,) and option in ((when.is_,) if isinstance(when.is_, str) else when.is_ or ())


def _texts(
    rest: str, opened: list[TermPlace], scene: Scene, *, led: bool
) -> tuple[list[dict[str, Raw]], bool]:
    """The rest as the texts that it may be: of those that it names (True), else of each; behind a comma only unknown words are one."""
    said = sentence_of(rest, scene)
    named = text_for(rest, said.words, opened, scene.at_hand.party)
    whole = bool(named) and named[0].start == 0 and named[-1].end == len(said.words)
    if not whole and (set(said.letters) & _NO_TEXT or ("X" not in said.letters and not led)):
        return [], False
    ways = [[(one.place, one.text) for one in named]] if whole else [[(place, rest)] for place in opened]
    found = []
    for way in ways:
        with suppress(ValueNotUnderstood):
            found.append({place.id: place.term.canonical(text) for place, text in way})
    return found, whole
