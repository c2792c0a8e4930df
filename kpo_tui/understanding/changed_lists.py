"""Lists said by what changes of a side's own: `theirs without the fines`, `costs that count: ours plus restoration of data`."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from kpo_tui.understanding.index import SMALL, TermPlace
from kpo_tui.understanding.moves import Offering, Reading
from kpo_tui.understanding.scene import Scene, sentence_of, sure
from kpo_tui.understanding.value_targets import stems_of, terms_named
from kpo_tui.understanding.words import split, stem

_CHANGED = re.compile(
    r"(?:(?P<name>[^:;.\n]{3,80}?) ?(?:[:=]| is| are) )?(?:ok(?:ay)?,? |yes,? |use |take |we take )?"
    r"(?P<whose>their|your|our|my|mine)s?(?: own)?(?: (?:(?P<list>list|entries|ones)|(?P<called>[^:;,.\n]{3,60}?)))?,?"
    r" (?:but )?(?P<how>without|minus|less|except(?: for)?|plus|and also|adding) (?P<what>.{3,200}?)(?:,? (?:please|pls))?[.!]*",
    re.IGNORECASE,
)
_ADDING = frozenset({"plus", "and also", "adding"})
_PARTING = re.compile(r"[,;]|\s(?:and|or)\s", re.IGNORECASE)
_LIST = frozenset({"list", "entries"})
_NO_ENTRY = frozenset("vaYyNnr2e?")
"""Letters of words that make more of an addition than an entry: a value, an answer, the rest."""


def list_changed(text: str, scene: Scene) -> Reading | None:
    """The list of a side with entries taken out or added; None where it is not clear which."""
    said = _CHANGED.fullmatch(text)
    if said is None:
        return _edited(text, scene)
    adds, whose = said["how"].casefold() in _ADDING, said["whose"].casefold()
    found, places = [], list(_lists_meant(said["name"] or said["called"], scene))
    for place in places:
        base = scene.theirs(place) if whose in ("their", "your") else scene.mine(place)
        entries = [str(one) for one in base] if isinstance(base, list | tuple) else []
        changed = _with(entries, said["what"], scene) if adds else _without(entries, said["what"], scene)
        if changed:
            raw = place.term.canonical("; ".join(changed), scene.at_hand.locale)
            found.append(Offering(clause=place.clause, terms={place.id: raw}))
    named = any(said[part] for part in ("name", "list", "called")) or scene.asked_place() is not None
    if len(found) != 1:
        return _all_asked(places[0]) if named and len(places) == 1 and not found else None
    if not named:  # `theirs` may be all that they offer
        either = (found[0], replace(found[0], rest_as_offered=True))
        return Reading(asks="Which do you mean?", choices=tuple(scene.choice(one) for one in either))
    if adds and len(_parted(said["what"])) > 1:
        return Reading(asks="Are these the entries?", choices=(scene.choice(found[0]),))
    return sure(found[0])


_EDIT = r"(?:add|include|plus|drop|remove|delete|strike|without|minus|but not|except(?: for)?)"
_EDITS = re.compile(
    rf"(?:(?P<name>[^:;.\n]{{3,80}}?) ?[:=] ?(?P<typed>(?!{_EDIT} )[^:;\n]{{3,120}}?,? (?={_EDIT} ))?)?(?P<edits>{_EDIT} [^:\n]{{2,200}}?)[.!]*",
    re.IGNORECASE,
)
_NEXT_EDIT = re.compile(rf"[\s,;](?={_EDIT} )", re.IGNORECASE)
_EDIT_AND_WHAT = re.compile(rf"({_EDIT}) (.+)", re.IGNORECASE)
_MORE = frozenset({"add", "include", "plus"})


def _edited(text: str, scene: Scene) -> Reading | None:
    """A list that is named or asked for, by what to do with its entries: `channels: add Teams, drop the portal`."""
    said = _EDITS.fullmatch(text)
    if said is None or (said["name"] is None and scene.asked_place() is None):
        return None
    places = list(_lists_meant(said["name"], scene))
    if len(places) != 1:
        return None
    place, typed = places[0], said["typed"]
    bases = [_parted(typed.rstrip(" ,"))] if typed else [scene.mine(place), scene.theirs(place)]
    found: list[Offering] = []
    if not any(bases):
        return None
    for base in bases:
        entries = [str(one) for one in base] if isinstance(base, list | tuple) else []
        if changed := _with_edits(entries, said["edits"], scene, lenient=bool(typed)):
            raw = place.term.canonical("; ".join(changed), scene.at_hand.locale)
            offering = Offering(clause=place.clause, terms={place.id: raw})
            found += [offering] if offering not in found else []
    if not found:
        return _all_asked(place) if said["name"] else None  # `remove duplicates` may be a service
    return Reading(asks="Are these the entries?", choices=tuple(map(scene.choice, found)))


def _with_edits(entries: list[str], edits: str, scene: Scene, *, lenient: bool) -> list[str]:
    """The entries after each of the edits; none where one is not clear, but for the want of what is not there if `lenient`."""
    for edit in filter(None, (part.strip(" ,;\t\n") for part in _NEXT_EDIT.split(edits))):
        one = _EDIT_AND_WHAT.fullmatch(edit.removesuffix(" and").removesuffix(" but").rstrip(" ,;"))
        if one is None:
            return []
        if one[1].casefold() in _MORE:
            entries = _with(entries, one[2], scene)
        else:
            entries = _without(entries, one[2], scene) or (entries if lenient else [])
    return entries


def _all_asked(place: TermPlace) -> Reading:
    return Reading(
        asks=f"{place.term.label}: it is not clear which entries are left. Please list all of them."
    )


def _lists_meant(name: str | None, scene: Scene) -> Iterator[TermPlace]:
    """The list of that name; without one, that which was asked for, or any of the clause at hand."""
    if name is not None:
        words = [word.text for word in split(name, scene.at_hand.locale) if word.text not in SMALL]
        places = terms_named([word for word in words if word not in _LIST], scene)
    else:
        asked = scene.asked_place()
        places = [asked] if asked is not None else list(scene.index.terms_of(scene.focus))
    yield from (place for place in places if place.term.shape == "list")


def _without(entries: Sequence[str], what: str, scene: Scene) -> list[str]:
    """The entries but those that are named, each by words that are in no other; none where one is not clear."""
    left = list(entries)
    for name in _parted(what):
        wanted = set(stems_of([word.text for word in split(name, scene.at_hand.locale)]))
        named = [entry for entry in entries if wanted and wanted <= _stems(entry, scene)]
        if len(named) != 1 or named[0] not in left:
            return []
        left.remove(named[0])
    return left


def _stems(entry: str, scene: Scene) -> set[str]:
    return {stem(word.text) for word in split(entry, scene.at_hand.locale)}


def _with(entries: Sequence[str], what: str, scene: Scene) -> list[str]:
    """The entries and those that are added; none where what is added may be more than entries."""
    if not entries or set(sentence_of(what, scene).letters) & _NO_ENTRY:
        return []
    return [*entries, *_parted(what)]


def _parted(what: str) -> list[str]:
    """What is named, parted at commas and by `and`."""
    return [one.strip() for one in _PARTING.split(what) if one.strip()]
