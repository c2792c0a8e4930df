"""Hearing what the parts of an utterance say of values, one part after the other, with what the parts before have left open."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kpo_tui.negotiation.terms import Raw
from kpo_tui.understanding.doubt import doubt_in, is_reason, is_remark, says_outright, tells_something
from kpo_tui.understanding.parts import Part
from kpo_tui.understanding.resolution import Answer, Said, as_side, fits_place, holding, is_held, nothing_of, resolved
from kpo_tui.understanding.scene import Scene
from kpo_tui.understanding.targets import target
from kpo_tui.understanding.value_targets import clauses_named
from kpo_tui.understanding.words import stem
from kpo_tui.understanding.slots import Slot, factor_in, names_of, owner_of, slots_in

Place = tuple[str, str]
_AGREEING = frozenset({"fine", "fine_with", "accept"})
_LEADING = frozenset("wlmpho1.2~,&:")
"""Letters of what may lead to something else and says nothing by itself."""


_MAIN = frozenset({"we", "accept", "would", "will", "fine", "fine_with", "propose"})
"""Kinds of words of which one is in what a condition is for."""
_LISTS = ("ways", "asks", "doubts", "unread", "notes", "guesses")


@dataclass
class Heard:
    """What an utterance has said so far.

    `values` by term; `ways` are readings of slots that are not clear; `asks` and `doubts` why it must be asked; `unread`
    what was passed by; `notes` how values were worked out. The rest is what is open: names that wait for a value, the
    last slot and the last term, whose values names are taken from, whether all is good but what follows, parts that are `guesses`, whether a value without a name is `ahead`, how all stood before the last values, and the `clause` that this was said of.
    """

    values: dict[Place, Raw] = field(default_factory=dict)
    ways: list[tuple[Said, ...]] = field(default_factory=list)
    asks: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    waiting: Part | None = None
    last: Slot | None = None
    term: Place | None = None
    taking: str = ""
    taken: bool = False
    each: bool = False
    corrects: bool = False
    reason: bool = False
    whole: bool = False
    but: bool = False
    conditional: bool = False
    refused: bool = False
    ahead: bool = False
    last_before: "Heard | None" = None
    guesses: list[Part] = field(default_factory=list)
    rest: str = ""
    clause: str | None = None
    all_else: bool = False

    def kept(self) -> "Heard":
        """What was heard so far, as it stands."""
        return replace(
            self, values=dict(self.values), ways=list(self.ways), asks=list(self.asks), doubts=list(self.doubts), unread=list(self.unread),
            notes=list(self.notes), guesses=list(self.guesses),
        )  # fmt: skip

    def take_back(self, before: "Heard") -> None:
        """As it stood before."""
        for name in ("values", "term", "last", "corrects", "refused", *_LISTS):
            setattr(self, name, getattr(before, name))

    def decide_rest(self, scene: Scene) -> None:
        """Whether the rest is taken as offered: where that was said, or all was good but what follows."""
        wanted = self.all_else or (self.whole and (self.but or self.conditional) and not self.taken)
        scene = scene.on(self.clause) if self.clause is not None else scene
        clauses: set[str | None] = {clause for clause, _ in self.values} or {scene.focus}
        theirs = None if scene.focus is None else scene.at_hand.theirs(scene.focus)
        if wanted and not self.values and not self.all_else:
            wanted = False
        if wanted and theirs is not None and scene.focus is not None:
            self.rest = scene.focus
            if clauses != {scene.focus} or len(theirs.clauses) > 1:
                self.doubts.append("it changes more than the proposal at hand")
            elif self.whole and self.conditional:
                self.doubts.append("an acceptance cannot have conditions, so it would be a counter-proposal")
        elif self.whole and self.values and not self.but and self._says_theirs(scene):
            self.doubts.append("that is what the other side offers")

    def _says_theirs(self, scene: Scene) -> bool:
        return all(scene.at_hand.their_value(*place) == raw for place, raw in self.values.items())


def hear(parts: Sequence[Part], scene: Scene) -> Heard:
    """All that the parts say of values."""
    heard = Heard()
    parts = [_without_dates(part, heard, scene) for part in parts]
    parts = _without_tales(_without_grounds(parts, heard), heard)
    for at, part in enumerate(parts):
        scene = scene.on(heard.clause) if heard.clause is not None else scene
        if not part.pieces:
            heard.doubts.append("it breaks off")
            continue
        if part.join == ".":
            heard.reason = False
            if heard.waiting is not None and "X" in heard.waiting.letters:
                heard.unread.append(heard.waiting.text)
                heard.waiting = None
        heard.corrects |= part.join in ("correct", "so") or "correct" in part.kinds
        heard.but |= part.join == "but" or (heard.whole and "only" in part.kinds)
        heard.conditional |= part.join in ("if", "unless")
        if is_reason(part, bool(heard.values or heard.ways), heard.reason):
            heard.reason = True
            heard.unread.append(part.text)
            continue
        heard.reason = False
        following = parts[at + 1] if at + 1 < len(parts) else None
        heard.ahead = any(later.values and not later.names for later in parts[at + 1 : at + 3] if later.join != ".")
        if set(part.letters) & set("nr") and set(part.letters) <= set("nrw,~X."):
            _hear_no(part, following, parts[at - 1] if at else None, heard)
        elif part.values and "halfway" not in part.kinds:
            _hear_values(part, heard, scene)
        else:
            _hear_words(part, following, heard, scene)
    _leave(heard)
    _leave_guesses(heard)
    valued = [part for part in parts if part.values]
    if valued and all(part.join in ("if", "unless") and not part.kinds & _MAIN for part in valued) and not heard.whole:
        heard.doubts.append("it is only a condition")
    return heard


def _leave_guesses(heard: Heard) -> None:
    """Parts with unknown words that came to nothing, where others are clear: they are left out, and said to be."""
    if not heard.guesses or not heard.values or len(heard.guesses) != len(heard.asks):
        return
    heard.unread += [part.text for part in heard.guesses]
    heard.asks, heard.ways = [], []
    if not all(tells_something(part) for part in heard.guesses):
        heard.doubts.append("a part of it is left out")


def _hear_no(part: Part, following: Part | None, before: Part | None, heard: Heard) -> None:
    """A no by itself: what follows replaces what was said, or what was said just before is refused."""
    if following is not None and following.values and following.join != ".":
        heard.corrects = True
    elif before is not None and before.values and (part.join != "." or before.asks) and heard.last_before is not None:
        heard.take_back(heard.last_before)
        heard.unread.append(f"{before.text}: {part.text}")
        if not heard.values and not heard.ways:
            heard.asks.append(f"You say no to '{before.text[:60]}'. Which value do you want instead?")
    elif part.join != ".":
        heard.unread.append(part.text)
        heard.doubts.append("there is a no in it")
    else:
        heard.corrects = True


def _without_grounds(parts: Sequence[Part], heard: Heard) -> Sequence[Part]:
    """The parts without what stands before a `so` and gives the reason for what follows."""
    last = max((at for at, part in enumerate(parts) if part.join == "so"), default=0)
    grounds = [part for part in parts[:last] if "X" in part.letters and part.join != "."]
    heard.unread += [part.text for part in grounds]
    return [part for part in parts if part not in grounds]


def _without_dates(part: Part, heard: Heard, scene: Scene) -> Part:
    """The part without days that are no value of any term at hand: `your proposal of 4 November`."""
    days = [piece for piece in part.values if piece.amount is not None and piece.amount.kind == "date"]
    names = {stem(word) for word in part.names}
    dated = [place for place in scene.index.terms if "date" in place.term.amounts]
    if not days or any(place.clause == scene.focus or place.label & names for place in dated):
        return part
    heard.unread += [" ".join(piece.words) for piece in days]
    return part._replace(pieces=tuple(piece for piece in part.pieces if piece not in days))


def _without_tales(parts: Sequence[Part], heard: Heard) -> Sequence[Part]:
    """The parts of several sentences without sentences that only tell something, where another offers outright."""
    sentences: list[list[Part]] = []
    for part in parts:
        if part.join == "." or not sentences:
            sentences.append([])
        sentences[-1].append(part)
    exact = [part for part in parts if part.names and part.values]
    for part in parts:
        counted = part.values and not part.names and all(p.amount is not None and p.amount.kind == "bare" for p in part.values)
        if counted and exact and ("X" in part.letters or "people" in part.kinds) and not part.kinds & {"correct", "propose", "too"} and part.join in (",", "."):
            heard.unread.append(part.text)
            parts = [one for one in parts if one is not part]
    sentences = [[part for part in sentence if part in parts] for sentence in sentences]
    sentences = [sentence for sentence in sentences if sentence]
    outright = [any(says_outright(part) and part.values for part in sentence) for sentence in sentences]
    if len(sentences) < 2 or not any(outright):
        return parts
    kept: list[Part] = []
    for sentence, plain in zip(sentences, outright, strict=True):
        unknown = sum(part.letters.count("X") for part in sentence)
        if plain or unknown < _TALE:
            kept += sentence
        else:
            heard.unread += [part.text for part in sentence]
    return kept


_TALE = 2
"""So many unknown words make a tale of a sentence that offers nothing outright."""


def _leave(heard: Heard) -> None:
    """Names that waited for a value in vain."""
    if heard.waiting is not None:
        part, heard.waiting = heard.waiting, None
        if part.join != "." and (heard.values or heard.ways):
            heard.asks.append(f"What about '{part.text}'? Please say which value you want.")
        heard.unread.append(part.text)


def _hear_values(part: Part, heard: Heard, scene: Scene) -> None:
    if "ask" in part.kinds and part.asks and not part.kinds & {"would", "propose"}:
        heard.unread.append(part.text)
        heard.doubts.append("it is a question")
        return
    found = _likeliest_slots(slots_in(part, corrects=heard.corrects), heard, scene)
    if is_remark(part, bool(heard.values or heard.ways)) and not _answers(found, heard, scene):
        heard.unread.append(part.text)
        return
    if (doubt := doubt_in(part)) and not all(slot.relation == "no" for slot in found):
        heard.doubts.append(doubt)
    if part.pieces[-1].kind in _AGREEING and len(part.pieces) > 1 and part.pieces[-2].kind == "we":
        heard.whole = True
    before = heard.last_before = heard.kept()
    for slot in found:
        _hear_slot(_completed(slot, heard, scene), part, heard, scene)
    if "X" in part.letters and len(heard.asks) > len(before.asks) and (before.values or before.ways):
        heard.take_back(before)
        heard.unread.append(part.text)
        if not tells_something(part):
            heard.doubts.append(f"'{part.text[:60]}' is left out")
        return
    if "X" in part.letters and len(heard.asks) > len(before.asks):
        heard.doubts = before.doubts
        heard.guesses += [part] * (len(heard.asks) - len(before.asks))
    heard.each = "each" in part.kinds
    unknown = [part.typed(piece) for piece in part.pieces if piece.letter == "X"]
    heard.unread += unknown


def _likeliest_slots(pairings: Sequence[list[Slot]], heard: Heard, scene: Scene) -> list[Slot]:
    """Of several ways to pair names with values, the first of which each slot is clear."""
    if len(pairings) == 1:
        return pairings[0]

    def clear(slot: Slot) -> bool:
        answer = resolved(slot, scene, heard.values)
        return slot.relation == "no" or (len(answer.ways) == 1 and not answer.unexplained)

    return next((slots for slots in pairings if all(clear(slot) for slot in slots)), pairings[0])


def _answers(found: Sequence[Slot], heard: Heard, scene: Scene) -> bool:
    """True where every slot is clearly for a term that has no value yet."""
    for slot in found:
        answer = resolved(_completed(slot, heard, scene), scene, heard.values)
        if len(answer.ways) != 1 or not slot.names or any(place in heard.values for place, _ in answer.ways[0].values):
            return False
    return True


def _completed(slot: Slot, heard: Heard, scene: Scene) -> Slot:
    """The slot with the names that wait for a value, or those of the slot before where only the owner is new."""
    if not slot.names and heard.waiting is not None:
        waiting = heard.waiting
        heard.waiting = None
        return slot._replace(names=names_of(waiting.pieces), owner=slot.owner or owner_of(waiting.pieces))
    if not slot.names and slot.owner and slot.relation == "is" and not is_held(slot, scene):
        if heard.last is not None and heard.last.relation == "is":
            return slot._replace(names=heard.last.names)
        label = frozenset[str]() if heard.term is None else scene.index.place(*heard.term).label
        if label & {"client", "provider"}:
            return slot._replace(names=tuple(sorted(label - {"client", "provider"})))
    return slot


def _hear_slot(slot: Slot, part: Part, heard: Heard, scene: Scene) -> None:
    if slot.relation == "no":
        _hear_refused(slot, heard, scene)
        return
    if slot.vague:
        heard.doubts.append("it is not said exactly")
    answer = _of_the_same(slot, part, heard, scene) or resolved(slot, scene, heard.values)
    answer = _or_of_the_last(answer, slot, heard, scene)
    heard.last = slot if slot.names else heard.last
    _take(answer, slot, heard, scene)


def _or_of_the_last(answer: Answer, slot: Slot, heard: Heard, scene: Scene) -> Answer:
    """With the term that was spoken of last as another way, for a bare number that may be a second value of it: `24 months, or 30`."""
    bare = not slot.names and not slot.owner and slot.amount is not None and slot.amount.kind == "bare" and slot.relation == "is"
    if not bare or heard.term not in heard.values or len(answer.ways) != 1 or slot.amount is None or heard.term is None:
        return answer
    raw = fits_place(heard.term, slot.amount, scene)
    if raw is None or heard.corrects or answer.ways[0].values == ((heard.term, raw),):
        return answer
    return answer._replace(ways=(Said(((heard.term, raw),)), *answer.ways), asks=f"Which term is '{slot.amount.text[:40]}' for? Please name it.")


def _of_the_same(slot: Slot, part: Part, heard: Heard, scene: Scene) -> Answer | None:
    """The value for the term that was just spoken of: one that a correction replaces, or that was refused before."""
    if slot.names or slot.owner or slot.amount is None or slot.relation != "is" or len(slot.others) > 1:
        return None
    last = scene.at_hand.said_last if heard.corrects or "propose" in part.kinds else ()
    refused = heard.term is not None and (heard.corrects or heard.refused)
    before = (*((heard.term,) if refused and heard.term is not None else ()), *(last if not heard.values else ()))
    for place in dict.fromkeys(before):
        if (raw := fits_place(place, slot.amount, scene)) is not None:
            return Answer((Said(((place, raw),)),))
    return Answer(asks=f"Which value do you mean by '{slot.amount.text[:40]}'?") if heard.refused and slot.amount.kind == "bare" else None


def _hear_refused(slot: Slot, heard: Heard, scene: Scene) -> None:
    """A value that is named only to be turned down, or replaced: it tells which term the next one is for."""
    assert slot.amount is not None  # noqa: S101  (it is a value)
    held = [place for place in holding(slot.amount, scene)]
    if slot.names or len(held) != 1:
        ways = resolved(slot._replace(relation="is"), scene).ways
        heard.term = ways[0].values[0][0] if len(ways) == 1 else None
    else:
        heard.term = (held[0].clause, held[0].id)
    if heard.term in heard.values:
        heard.doubts.append("it is not clear which of the two values is meant")
    heard.corrects = heard.refused = True
    if heard.term is None and slot.names:
        heard.last = slot
    heard.unread.append(slot.amount.text)


def _take(answer: Answer, slot: Slot, heard: Heard, scene: Scene) -> None:
    """Add what a slot means to what was said before; a value that was only mentioned, or is corrected, gives way."""
    if not answer.ways:
        heard.asks.append(answer.asks)
        return
    if answer.unexplained:
        heard.unread.append(" ".join(answer.unexplained))
    if heard.corrects and heard.ways and len(answer.ways) == 1:
        heard.ways.pop()
        heard.asks[-1:] = []
    if len(answer.ways) > 1 or answer.asks:
        heard.asks.append(answer.asks)
        heard.ways.append(answer.ways)
        return
    way = answer.ways[0]
    if way.how:
        heard.notes.append(way.how)
    for place, raw in way.values:
        before = heard.values.get(place)
        mentioned = before is not None and before == scene.at_hand.their_value(*place)
        if before is None or before == raw or slot.corrects or heard.corrects or mentioned:
            heard.values[place] = raw
            heard.term, heard.corrects, heard.refused = place, False, False
        else:
            label = scene.index.place(*place).term.label
            heard.asks.append(f"Two values for {label}: which one do you mean?")
            del heard.values[place]
            heard.ways.append((Said(((place, before),)), Said(((place, raw),))))


def _hear_words(part: Part, following: Part | None, heard: Heard, scene: Scene) -> None:
    """A part without a value: values taken by name, halves and multiples, all the rest, names that wait, or a remark."""
    kinds, names = part.kinds, names_of(part.pieces)
    if "too" in kinds or "leave" in kinds:
        heard.unread.append(part.text)
        return
    if "waive" in kinds and names and (zero := nothing_of(names, owner_of(part.pieces), scene)) is not None:
        _take(zero, Slot(names, "", "is", part.text), heard, scene)
        return
    if _nothing_of(part, names) and (zero := nothing_of(names, owner_of(part.pieces), scene)) is not None:
        _take(zero, Slot(names, "", "is", part.text), heard, scene)
        return
    if names and set(part.letters) & set("nNr") and "rest" not in kinds:
        heard.term = _term_named(names, scene)
        heard.refused = heard.term is not None
        heard.unread.append(part.text)
        if part.join == "." or part.letters.rstrip(",:")[-1:] in "nN":
            heard.doubts.append("there is a no in it")
        return
    if "rest" in kinds or _all_but(part, following):
        turned = set(part.letters) & set("nNr") or kinds & {"keep", "our", "own_offer", "we_do"}
        if not turned and ("X" not in part.letters or kinds & _AGREEING):
            heard.all_else = True
        else:
            heard.unread.append(part.text)
        return
    if kinds & _AGREEING and names and len(clauses := clauses_named(names, scene.index, literally=True)) == 1:
        heard.whole, heard.clause = True, clauses[0]
        return
    slot = _slot_of_words(part, names, following, heard, scene)
    if slot is not None and heard.waiting is not None and heard.taken and part.join == "and":
        first = slot._replace(names=names_of(heard.waiting.pieces))
        heard.waiting = None
        _take(resolved(first, scene, heard.values), first, heard, scene)
    if slot is not None:
        if doubt := doubt_in(part):
            heard.doubts.append(doubt)
        _take(resolved(slot, scene, heard.values), slot, heard, scene)
        heard.unread += [part.typed(piece) for piece in part.pieces if piece.letter == "X"]
        heard.last = slot if slot.names else heard.last
        return
    if set(part.letters) & set("rtkuRdxc"):
        heard.unread.append(part.text)
        heard.doubts.append("there is another answer in it")
        return
    if part.join in ("if", "unless"):
        heard.unread.append(part.text)
        heard.doubts.append(f"'{part.text[:60]}' is a condition")
    elif names:
        heard.waiting = part
        if set(part.letters) & set("nN"):
            heard.doubts.append("there is a no in it")
    elif kinds & _AGREEING and set(part.letters) <= _LEADING | set("yaY"):
        heard.conditional |= bool(heard.values) and ("accept" in kinds or "deal" in part.text.casefold())
        heard.whole = True
    elif not set(part.letters) <= _LEADING | set("H"):
        heard.unread.append(part.text)
        alone = part.join in ("", ".") and (following is None or following.join == ".")
        if not alone and part.join != "." and not (following is not None and following.join == ":") and (doubt := doubt_in(part)):
            heard.doubts.append(doubt)


def _nothing_of(part: Part, names: tuple[str, ...]) -> bool:
    """True for `no late interest`, `without any deposit`: a no just before a name, and nothing that does anything."""
    letters = part.letters.replace(",", "")
    plain = re.fullmatch(r"[wlmp.z]*[nN][pe~.X]{0,2}P+[e~.X]{0,2}", letters) is not None
    return bool(names) and plain and _says_none(part)


def _says_none(part: Part) -> bool:
    if {"don't", "dont", "not"} & {word for piece in part.pieces if piece.letter == "N" for word in piece.words}:
        return bool({"any", "a"} & set(part.words)) and bool({"want", "need", "require"} & set(part.words))
    return any(word in ("no", "without", "zero", "nil") for piece in part.pieces if piece.letter in "nN" for word in piece.words)


def _term_named(names: tuple[str, ...], scene: Scene) -> Place | None:
    places = target(names, "", lambda _: True, scene).places
    return (places[0].clause, places[0].id) if len(places) == 1 else None


def _interrupted(part: Part) -> bool:
    """True where somebody stands between the word of agreement and the name: `accept that we are late`."""
    at = next((n for n, piece in enumerate(part.pieces) if piece.kind in _AGREEING), 0)
    after = [piece for piece in part.pieces[at + 1 :] if piece.letter in "Pwz"]
    return bool(after) and after[0].kind in ("we", "people")


def _all_but(part: Part, following: Part | None) -> bool:
    """`all good` before `except …`, `the same as your offer except …`."""
    follows = following is not None and following.join == "but"
    everything = "all" in part.kinds or ("same" in part.kinds and "their_offer" in part.kinds)
    return follows and everything and not names_of(part.pieces)


def _slot_of_words(part: Part, names: tuple[str, ...], following: Part | None, heard: Heard, scene: Scene) -> Slot | None:
    """The slot that a part without a value is: half of the way, a multiple, the value of one side."""
    kinds, owner = part.kinds, as_side(owner_of(part.pieces), scene)
    both = "each_way" in kinds
    if not names and heard.waiting is not None and (owner or "halfway" in kinds or kinds & _AGREEING):
        names, heard.waiting = names_of(heard.waiting.pieces), None
    if "halfway" in kinds:
        return Slot(names, owner, "half", part.text, both=bool(kinds & {"everywhere", "all", "each_way"}))
    if (factor := factor_in(None, part.pieces)) is not None:
        return Slot(names, owner, "times", part.text, factor=factor)
    if not names and owner and scene.asked_place() is not None and not kinds & _AGREEING:
        return Slot((), "", "ours" if owner == "our" else "theirs", part.text)
    if not names:
        heard.taking = ("ours" if owner == "our" else "theirs") if owner and "fine" not in kinds else heard.taking
        return None
    if kinds & _AGREEING and not _interrupted(part) and not (heard.ahead and "fine" in kinds and part.pieces[-1].letter == "P"):
        ours = owner == "our"
        heard.taken, heard.taking = True, "ours" if ours else "theirs"
        if ours:
            heard.doubts.append("it agrees to what is ours")
        return Slot(names, owner, "ours" if ours else "theirs", part.text, both=both)
    if heard.each and part.join == "and" and heard.last is not None:
        return heard.last._replace(names=names, text=part.text)
    if owner and not (following is not None and following.values and not names_of(following.pieces) and following.join == ","):
        heard.taking = "ours" if owner == "our" else "theirs"
        return Slot(names, owner, "ours" if owner == "our" else "theirs", part.text, both=both)
    if "keep" in kinds:
        return Slot(names, owner, "ours", part.text)
    if heard.taking and part.join in ("and", ","):
        return Slot(names, owner, "ours" if heard.taking == "ours" else "theirs", part.text)
    return None

