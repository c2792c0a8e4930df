"""What a text may be beside the answer that it was typed as: bargaining about other terms, values of terms by name."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.understanding.grammar import Lexicon
from kpo_tui.understanding.index import SMALL
from kpo_tui.understanding.named_values import text_for, yes_no_in
from kpo_tui.understanding.options import options_in
from kpo_tui.understanding.pairs import Pair, Said, place_pair
from kpo_tui.understanding.pieces import Piece, Sentence
from kpo_tui.understanding.scene import Scene

LONGEST_BARGAIN = 15
"""Words of the longest text that is held to be bargaining, rather than a description that names a figure."""
_SHORT = 6
_AMOUNTS = frozenset({"time", "percent", "money"})
_MOST_BEHIND = 6
"""Parts behind a text that are looked at as offers."""
_IN_PLAY = 2
"""How open a term is on which the sides differ, or one of them spoke."""


def bargains(sentence: Sentence) -> bool:
    """True for a short text that says what one wants, accepts or offers, with an amount or the name of something."""
    if len(sentence.words) > LONGEST_BARGAIN:
        return False
    amounts = {piece.amount.kind for piece in sentence.pieces if piece.amount is not None}
    subject = bool(amounts & _AMOUNTS) or any(piece.letter == "P" for piece in sentence.pieces)
    return subject and any(_bargain_words().at(sentence.texts, at)[1] for at in range(len(sentence.texts)))


def holds_a_sum(sentence: Sentence) -> bool:
    """True for a short text with an amount of money or a percentage, which is rather an offer than what a text is about."""
    amounts = (piece.amount for piece in sentence.pieces if piece.amount is not None)
    sums = (one.kind == "percent" or (one.kind == "money" and not one.text[:1].isdigit()) for one in amounts)
    return len(sentence.words) <= LONGEST_BARGAIN and any(sums)


@lru_cache(maxsize=1)
def _bargain_words() -> Lexicon:
    return Lexicon({"bargain": """
        (we|i) (want|need|accept|agree to|offer|propose|insist|insist on|can accept|could accept|can live with|could live with|take|would take|can do|could do|reject|cannot accept|can't accept);
        how about; what about; ok but; okay but; yes but; fine but; (final|best|last) (offer|price|position); our (offer|position|proposal|counter);
        in (return|exchange) for; meet (you|us) at; counter; instead of (your|their); make it; let's say; bring it; lower (the|your|their); raise (the|your|their)
    """})  # fmt: skip


def mostly_offers(sentence: Sentence, scene: Scene) -> bool:
    """True where half of the parts of a text each give another term a value, or agree to one, in words that are all known."""
    parts = _parts(sentence)
    return 0 < len(parts) <= 2 * sum(_offers(part, scene) for part in parts)


def _parts(sentence: Sentence) -> list[list[Piece]]:
    return [
        list(part) for apart, part in groupby(sentence.pieces, lambda one: one.letter in ",&") if not apart
    ]


def beginnings_of_offers(sentence: Sentence, scene: Scene, *, named: bool) -> Iterator[int]:
    """The words with which an offer may begin behind a text, each such that all parts from there on offer: `11am to 8pm, no deposit`.

    Only what is `named` counts where the text is a list with signs between its entries.
    """
    terms, here = scene.index.terms_of(scene.focus), scene.asked_place()
    worded = text_for(sentence.text, sentence.words, terms, scene.at_hand.party)
    texts = {one.start for one in worded if one.place is not here}
    parts = _parts(sentence)
    offers = [
        part[0].start in texts
        or _denies(part)
        or (_offers(part, scene) and (not named or any(map(_is_named, part))))
        for part in parts
    ]
    behind = next((n for n, one in enumerate(reversed(offers)) if not one), len(offers))
    for part in parts[max(1, len(parts) - min(behind, _MOST_BEHIND)) :]:
        entry = part == parts[-1] and sentence.words[part[0].start - 1].text == ","
        if not (
            entry and any(one.amount and one.ready is None for one in part)
        ):  # `…, credit monitoring for 24 months`
            yield part[0].start


def _is_named(piece: Piece) -> bool:
    """True for a name, and for a value that is said in several words, which have no need of one."""
    return piece.letter == "P" or (piece.ready is not None and len(piece.words) > 1)


def _denies(part: Sequence[Piece]) -> bool:
    """True for a no to what is named: `no deposit`, `no productivity cut`."""
    letters = "".join(piece.letter for piece in part)
    return letters[:1] == "n" and "P" in letters and set(letters[1:]) <= set("Pp")


_SAYING_SO = frozenset("wlpLjzYya")
"""Letters of words beside which an amount that names nothing is offered: `make it 60 days`, `180 for them`."""


def _offers(part: Sequence[Piece], scene: Scene) -> bool:
    letters = {piece.letter for piece in part}
    if letters & set("Xq") or not letters & set("vYya"):
        return False
    if letters & set("Yya") and "P" in letters:
        return True
    plain = [piece for piece in part if piece.letter not in "~I"]
    return any(_offers_value(plain, at, scene) for at in range(len(plain)))


def _offers_value(part: Sequence[Piece], at: int, scene: Scene) -> bool:
    """True for an amount or an option at that place which is a value of another term than the one asked for."""
    piece, here = part[at], (str(scene.at_hand.clause), str(scene.at_hand.term))
    if piece.ready is not None:
        return all((place.clause, place.id) != here for place, _ in piece.ready.ways)
    if piece.amount is None:
        return False
    after = part[at + 1 : at + 2] if piece.amount.kind in _AMOUNTS else ()
    names = [one.words for one in (*part[max(at - 1, 0) : at], *after) if one.letter == "P"]
    if not names:
        return piece.amount.kind in _AMOUNTS and any(one.letter in _SAYING_SO for one in part)
    found = [place_pair(Pair(name, piece.amount), scene, (here,)) for name in names]
    meant = [said for one in found for said in ((one,) if isinstance(one, Said) else one.choices)]
    return any((one.clause, one.term) != here for one in meant)


def in_play(sentence: Sentence, scene: Scene) -> Iterator[Said]:
    """The amounts of a text as values of the terms on which the sides differ."""
    for amount in (piece.amount for piece in sentence.pieces if piece.amount is not None):
        for place in scene.index.terms:
            if amount.kind not in place.term.amounts or scene.openness(place) < _IN_PLAY:
                continue
            try:
                raw = place.term.canonical(amount.text, amount.locale)
            except ValueNotUnderstood:
                continue
            yield Said(place.clause, place.id, raw)


def said_by_name(sentence: Sentence, scene: Scene) -> Iterator[Said]:
    """Yes, no and texts that are said with the name of their term: `no earn-back`, `seat: Geneva`."""
    party, terms = scene.at_hand.party, scene.index.terms
    for one in yes_no_in(sentence.words, terms, party):
        yield Said(one.place.clause, one.place.id, "yes" if one.yes else "no")
    yield from _option_by_name(sentence, scene)
    for other_text in text_for(sentence.text, sentence.words, terms, party):
        place = other_text.place
        try:
            yield Said(place.clause, place.id, place.term.canonical(other_text.text, scene.at_hand.locale))
        except ValueNotUnderstood:
            continue


def _option_by_name(sentence: Sentence, scene: Scene) -> Iterator[Said]:
    """An option that is said with the name of its term in a few words: `training banned`."""
    if len(sentence.words) > _SHORT:
        return
    found = options_in(sentence.words, scene.index.terms, scene.at_hand.party)
    plain = [word for word in sentence.words if word.kind != "sign" and word.text not in SMALL]
    if (
        len(found) == 1
        and found[0].exact
        and not found[0].left
        and found[0].end - found[0].start < len(plain)
    ):
        yield Said(found[0].place.clause, found[0].place.id, found[0].option)
