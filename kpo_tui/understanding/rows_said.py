"""Rows of tables: led by the name of their table (`set the rate card to …`), or plainly rows of the clause at hand."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.understanding.changed_lists import list_changed
from kpo_tui.understanding.index import TermPlace
from kpo_tui.understanding.loose_rows import rows_loosely_said
from kpo_tui.understanding.moves import Offering, Reading
from kpo_tui.understanding.scene import Scene, sentence_of, sure
from kpo_tui.understanding.value_targets import stems_of
from kpo_tui.understanding.words import Word, listed, split

_LEADING = listed(
    "please pls ok okay yes and so then now the our we i want to would like let's set change make put update replace propose take use"
)
_LINKS = listed(": = to is are as with would should shall will must be")
_LONGEST_NAME = 6
_FIRST_WORDS = 24
_FURTHER = re.compile(r"(?<=[^\W_])\.\s+(?=[A-Z])")
_TABULAR = re.compile(r"[|\t]")
_PAIR = 2


def _has_rows(text: str) -> bool:
    """True where two rows with commas between their cells follow one another."""
    return any("," in row and "," in after for row, after in pairwise(text.replace("\n", ";").split(";")))


def table_said(text: str, scene: Scene) -> Reading | None:
    """The rows of a table that its name leads, wherever they are said, or that can only be rows of the clause at hand; a list by what changes of it."""
    if (changed := list_changed(text, scene)) is not None:
        return changed
    for place, start, linked in _named(text, scene):
        for rows, rest in _with_the_rest(text[start:]):
            if (found := _offered(place, rows, scene)) is not None:
                beside = Reading(
                    asks="Besides you say more. Is it this?",
                    choices=(scene.choice(found),),
                    left_unread=(rest,),
                )
                return beside if rest else sure(found)
        loose = rows_loosely_said(sentence_of(text[start:], scene), place.term) if linked else None
        if isinstance(loose, Reading):
            return loose
        if loose is not None and (found := _offered(place, loose, scene)) is not None:
            return sure(found)
    asked = scene.at_hand.asked_term
    return None if asked is not None and asked.shape != "one" else _unnamed(text, scene)


def _unnamed(text: str, scene: Scene) -> Reading | None:
    """Rows that fit just one table of the clause at hand; asks where only their commas part their cells."""
    parted = _TABULAR.search(text) is not None
    if not parted and not _has_rows(text):
        return None
    tables = [place for place in scene.index.terms_of(scene.focus) if place.term.columns]
    tables = [place for place in tables if parted or len(place.term.columns) > _PAIR]
    fitting = [move for place in tables if (move := _offered(place, text, scene)) is not None]
    if len(fitting) != 1:
        return None
    return sure(*fitting) if parted else Reading(asks="Are these rows?", choices=(scene.choice(*fitting),))


def _offered(place: TermPlace, rows: str, scene: Scene) -> Offering | None:
    """The rows as the value of a table; None where they are none of it, or a single text."""
    try:
        raw = place.term.canonical(rows, scene.at_hand.locale)
    except ValueNotUnderstood:
        return None
    return Offering(clause=place.clause, terms={place.id: raw}) if raw else None


def _with_the_rest(text: str) -> Iterator[tuple[str, str]]:
    """The text whole, and to where a further sentence begins, with that."""
    yield text, ""
    for end in _FURTHER.finditer(text):
        yield text[: end.start()], text[end.end() :]


def _named(text: str, scene: Scene) -> Iterator[tuple[TermPlace, int, bool]]:
    """The table that the first words name, the place in the text where its rows begin, and whether something leads to them."""
    words = split(text[:400], scene.at_hand.locale)[:_FIRST_WORDS]
    first = next((at for at, word in enumerate(words) if word.text not in _LEADING), len(words))
    for end in range(min(first + _LONGEST_NAME, len(words) - 1), first, -1):
        if any(word.kind != "word" for word in words[first:end]):
            continue
        tables = _tables_called(words[first:end], scene, linked=words[end].text in (":", "="))
        if len(tables) == 1:
            start = next((at for at in range(end, len(words)) if words[at].text not in _LINKS), None)
            if start is not None:
                yield tables[0], words[start].start, start > end
            return


def _tables_called(words: Sequence[Word], scene: Scene, *, linked: bool) -> list[TermPlace]:
    """The tables of that name; before a colon part of the name of the only such table of the clause at hand will do."""
    stems = stems_of([word.text for word in words])
    whole = [place for place in scene.index.full.get(stems, ()) if isinstance(place, TermPlace)]
    found = [place for place in whole if place.term.columns]
    if found or not linked or not stems or scene.index.full.get(stems):
        return [one for one in found if one.clause == scene.focus] or found
    here = scene.index.terms_of(scene.focus)
    return [place for place in here if place.term.columns and set(stems) <= place.label]
