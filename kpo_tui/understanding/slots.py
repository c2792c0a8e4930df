"""What the parts of a sentence say of values: slots, each of a term's names, a value and how the value is meant.

is        45 days                         theirs, ours   their interest, our days
up, down  10 days more than they offer    half           halfway on the cure period
times     twice the yearly charges        no             24 months is too long (a value that is not offered)
"""

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

from kpo_tui.understanding.amounts import in_the_unit_of
from kpo_tui.understanding.factors import factor_in
from kpo_tui.understanding.figures import Amount
from kpo_tui.understanding.former_values import ARTICLES, base_of, change_of, former_values, word_before
from kpo_tui.understanding.parts import Part
from kpo_tui.understanding.pieces import Piece
from kpo_tui.understanding.ready_values import Ready
from kpo_tui.understanding.refused_values import judged, refused
from kpo_tui.understanding.verdicts import is_held
from kpo_tui.understanding.words import listed, stem

Relation: TypeAlias = Literal["is", "up", "down", "times", "half", "theirs", "ours", "no"]
Owner: TypeAlias = Literal["", "our", "their", "client", "provider"]

_OWNERS: dict[str, Owner] = {
    "our": "our", "own_offer": "our", "for_us": "our", "we_do": "our", "their": "their", "they_say": "their", "their_offer": "their", "for_them": "their",
    "for_client": "client", "for_provider": "provider",
}  # fmt: skip
_OWNING_WORDS: dict[str, Owner] = {"our": "our", "my": "our", "their": "their", "your": "their"}
_ALIKE: dict[str, Owner] = {"client": "client", "provider": "provider", "you": "their", "them": "their"}
_PARTIES = frozenset({"client", "provider"})
_BESIDE = frozenset({
    "above", "over", "below", "under", "beyond", "more than", "less than", "longer than",
    "shorter than", "higher than", "lower than",
})  # fmt: skip
"""Words that make a limit of the value that follows them, and a change of the one before them."""


_CHANGES = frozenset({
    "add", "we add", "top up", "knock", "knock off", "shave", "shave off", "trim", "take off",
    "deduct", "subtract",
})  # fmt: skip
"""Verbs that make a change of any value that follows them."""


BASIS = listed("charge fee year annual yearly spend revenue contract total worth")
"""Words of `the yearly charges`, of which a value may be a multiple."""
SHARES = listed("rate share percentage level ratio")
"""What any percentage is called: the on-time rate."""
UNITS = listed("hours days weeks months years")
"""Units of time, which by themselves name what is counted in them: your days, our hours."""
_MEASURED = UNITS | {"time"}
"""What a multiple may be said to be of, which names no term."""
_LESS = listed("discount rebate reduction cut")
_LESS_OF = listed("on off in from")
_WISHING = listed("want need ask require get like")


class Slot(NamedTuple):
    """What is said of one value. `others` are all values that it may be one of, `base` is what it is counted from.

    `owner` is whose value it is or is counted from, `whose` the side
    that the term is about, where both are named. `ready` is a value said in words. `vague` is True where the value is not meant exactly, `both` where it holds for both sides, `corrects` where it
    replaces one that was said before. `text` is what was typed. `off` is how it is meant if it is a discount on what is named; `change` is by how much a value changes to this one; `by` is True where so much may also be by how much one changes, either way.
    """

    names: tuple[str, ...]
    owner: Owner
    relation: Relation
    text: str
    amount: Amount | None = None
    others: tuple[Amount, ...] = ()
    factor: Decimal | None = None
    base: Amount | None = None
    vague: bool = False
    both: bool = False
    ready: Ready | None = None
    whose: Owner = ""
    corrects: bool = False
    off: "Slot | None" = None
    change: Amount | None = None
    by: bool = False


def slots_in(part: Part, *, corrects: bool) -> list[list[Slot]]:
    """The slots of a part that holds values, likeliest first where names may go with the values before or after them."""
    values = [piece for piece in part.values if not _each_of_a_time(piece, part.values)]
    if (change := change_of(part, values)) is not None:
        return [[_changed_to(part, change, values[1], corrects=corrects)]]
    former = former_values(part, values)
    base = base_of(part, values)
    said = [piece for piece in values if piece not in former and piece is not base]
    gone = [_slot(part, piece, _near(part, values), "no") for piece in former]
    if not said:
        return [gone]
    if len(said) == 1:
        slot = _valued(part, said[0], part.pieces, base, corrects=corrects or bool(former))
        return [[*gone, slot._replace(owner="") if former and not slot.names else slot]]
    return [
        [*gone, *(_valued(part, piece, beside, base, corrects=corrects) for piece, beside in runs)]
        for runs in _pairings(part, said)
    ]


def _changed_to(part: Part, change: Piece, value: Piece, *, corrects: bool) -> Slot:
    """The slot of what a change comes to, in the unit of the change."""
    beside = tuple(piece for piece in part.pieces if piece is not change)
    slot = _slot(part, value, beside, "is")
    amount = value.amount and change.amount and in_the_unit_of(value.amount, change.amount)
    return slot._replace(amount=amount, change=change.amount, corrects=corrects)


def _each_of_a_time(piece: Piece, values: Sequence[Piece]) -> bool:
    """True for the `a year` of `two audits a year`."""
    return (
        len(values) > 1 and piece is not values[0] and piece.words[0] in ("a", "an") and len(piece.words) == 2
    )


def _near(part: Part, values: Sequence[Piece]) -> tuple[Piece, ...]:
    return part.pieces if len(values) == 1 else ()


Pairing: TypeAlias = list[tuple[Piece, tuple[Piece, ...]]]


def _pairings(part: Part, values: Sequence[Piece]) -> list[Pairing]:
    """Each value with the pieces beside it that name it: those before it, or those after it."""
    edges = [(piece.start, piece.end) for piece in values]
    named_before = any(_names(piece) for piece in part.pieces if piece.end <= edges[0][0])
    named_after = any(_names(piece) for piece in part.pieces if piece.start >= edges[-1][1])
    between = [one for one in part.pieces if edges[0][1] <= one.start < edges[-1][0] and one.letter == "P"]
    cut = 0
    if len(values) == 2 and len(between) == 2 and not (named_before or named_after):
        cut = between[1].start  # six months of A for a B of 30 days
    elif len(values) == 2 and named_before and named_after and not between:
        cut = edges[0][1]  # A of six months with 30 days for B
    if cut:
        first, second = ([one for one in part.pieces if (one.start < cut) is side] for side in (True, False))
        apart = [(values[0], tuple(first)), (values[1], tuple(second))]
        return [apart] if between else [apart, _on_one_side(part, values, edges, before=True)]
    both = [_on_one_side(part, values, edges, before=side) for side in (named_before, not named_before)]
    return both if between else both[:1]


def _on_one_side(
    part: Part, values: Sequence[Piece], edges: Sequence[tuple[int, int]], *, before: bool
) -> Pairing:
    found: Pairing = []
    for at, piece in enumerate(values):
        low = (edges[at - 1][1] if at else 0) if before else edges[at][0]
        high = edges[at][1] if before else (edges[at + 1][0] if at + 1 < len(edges) else len(part.words))
        found.append((piece, tuple(one for one in part.pieces if low <= one.start < high or one is piece)))
    return found


def _names(piece: Piece) -> bool:
    return piece.letter in "Pj" or piece.kind in _OWNERS


def _valued(part: Part, piece: Piece, beside: Sequence[Piece], base: Piece | None, *, corrects: bool) -> Slot:
    """The slot of a value, its relation found from the words beside it."""
    factor = factor_in(piece, beside)
    relation: Relation = "times" if factor is not None else _relation(part, piece, beside)
    slot = _slot(part, piece, beside, relation)
    vague = any(one.kind == "about" or _limits(one, piece) for one in beside) or _about(part, piece)
    by = relation == "is" and piece.ready is None and word_before(part, piece) == "by"
    ours = any(one.kind == "propose" and one.words[0] == "our" for one in beside)  # below our minimum
    if (by or relation in ("up", "down")) and not slot.owner and (ours or _does_it_itself(beside)):
        slot = slot._replace(owner="our")
    if factor is not None:
        behind = owner_of(
            [one for one in beside if one.start >= piece.end]
        )  # we give half the time they want
        names = tuple(word for word in slot.names if word not in _MEASURED)
        slot = slot._replace(names=names, owner=behind or slot.owner)
    return slot._replace(
        off=_off(part, slot, piece, beside) if relation in ("is", "down") else None,
        factor=factor,
        amount=None if factor is not None else slot.amount,
        base=base.amount if base is not None else None,
        vague=vague or by,
        by=by,
        corrects=corrects,
    )


def _off(part: Part, slot: Slot, value: Piece, beside: Sequence[Piece]) -> Slot | None:
    """The slot as so much less of what is named after a discount: `a 10% discount on our hourly rate`."""
    spoken = [n for n in range(beside[0].start, beside[-1].end) if part.words[n] in _LESS]
    after = [value.end if part.words[n + 1 : n + 2] == ("of",) else n + 1 for n in spoken]
    at = next((n for n in after if n < len(part.words) and part.words[n] in _LESS_OF), None)
    if at is None:
        return None
    named = [piece for piece in beside if piece.letter == "P" and piece.end > at]
    words = tuple(word for piece in named for word in part.words[max(piece.start, at + 1) : piece.end])
    itself = _does_it_itself(beside) and not _WISHING.intersection(part.words)
    owner = next((_OWNING_WORDS[word] for word in words if word in _OWNING_WORDS), slot.owner)
    return (
        slot._replace(names=words, relation="down", owner=owner or ("our" if itself else ""))
        if words
        else None
    )


def _does_it_itself(beside: Sequence[Piece]) -> bool:
    """True where the party says that it changes something, which is its own: `we are lowering the ceiling by a point`."""
    return any(
        one.kind in ("we", "will")
        and not {"let", "let's", "lets", "both", "us"} & set(one.words)
        and other.kind in ("raise", "cut", "propose")
        for one, other in itertools.pairwise(beside)
    )


def _slot(part: Part, piece: Piece, beside: Sequence[Piece], relation: Relation) -> Slot:
    kinds = {one.kind for one in beside}
    return Slot(
        names_of([one for one in beside if not _is_basis(one, piece)]),
        owner_of(beside),
        relation,
        part.text,
        piece.amount,
        piece.others,
        both="each_way" in kinds,
        ready=piece.ready,
        whose=(list(_owners(beside)) or [""])[-1],
    )


def _is_basis(piece: Piece, value: Piece) -> bool:
    """True for what a percentage is counted in, which names nothing: `150% of annual charges`."""
    stems = {stem(word.removesuffix("'s")) for word in piece.words} - ARTICLES
    counted = value.amount is not None and value.amount.kind == "percent" and piece.start == value.end
    return (
        counted and piece.letter == "P" and piece.words[0] == "of" and stems <= BASIS | {"month", "monthly"}
    )


def names_of(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """The words among pieces that name something; what a value is counted from names nothing, nor that it is kept."""
    return tuple(word for piece in pieces if piece.letter == "P" for word in piece.words if word != "kept")


def owner_of(pieces: Sequence[Piece]) -> Owner:
    """Whose value is spoken of; empty where nothing says."""
    return next(_owners(pieces), "")


_POSSESSIVES = frozenset({("my",), ("our",), ("your",), ("their",)})


def _owners(pieces: Sequence[Piece]) -> Iterator[Owner]:
    """Everybody whose value is spoken of, in order."""
    for piece, after in itertools.zip_longest(pieces, pieces[1:]):
        if piece.kind in _OWNERS:
            boss = after is not None and after.kind == "people" and after.start == piece.end
            if not boss or piece.words not in _POSSESSIVES:
                yield _OWNERS[piece.kind]  # `my boss` owns no value
        elif piece.kind == "same" and after is not None and after.kind == "people":
            if owner := next((_ALIKE[word] for word in after.words if word in _ALIKE), None):
                yield owner  # the same as the client
        elif piece.kind == "former" and piece.words[-1:] == ("said",):
            yield "our"
        elif (
            piece.letter in "zP"
            and not piece.kind
            and (party := _PARTIES.intersection(word.removesuffix("'s") for word in piece.words))
        ):
            yield "client" if "client" in party else "provider"
        owning = next(
            (_OWNING_WORDS[word] for word in piece.words if piece.letter == "P" and word in _OWNING_WORDS),
            None,
        )
        if owning:
            yield owning


def _relation(part: Part, value: Piece, beside: Sequence[Piece]) -> Relation:
    """How a value is meant: itself, or as so much more or less."""
    if value.ready is not None or is_held(part, value.end):
        return "no" if value.ready is not None and refused(part, value) else "is"
    before = word_before(part, value)
    if before == "by" and any(one.words == ("up",) and one.end <= value.start for one in beside):
        return "up"  # up our ceiling by a point
    led = {one.kind for one in beside if one.end == value.start and one.words[-1] == "by"}
    if led & {"up", "down"}:
        return "down" if "down" in led else "up"  # push our ceiling up by a point
    if (
        any(
            one.kind in ("too", "verb r")
            or (
                one.letter in "nN"
                and one.start >= value.end
                and one.kind != "instead"
                and not _is_aim(part, one)
            )
            for one in beside
        )
        or refused(part, value)
        or judged(part, value)
    ):
        return "no"
    for one in beside:
        ahead = one.end <= value.start
        if one.words == ("plus",) or (one.kind in ("up", "down") and _changes(part, one, value)):
            return "down" if one.kind == "down" else "up"
        always = " ".join(one.words) in _CHANGES or one.end == value.start
        owned = (
            always
            or owner_of(beside)
            or before == "by"
            or (value.end < len(part.words) and part.words[value.end] == "from")
        )
        if one.kind in ("raise", "cut") and ahead and before not in ("to", "at") and owned:
            return "up" if one.kind == "raise" else "down"
    return "is"


def _changes(part: Part, one: Piece, value: Piece) -> bool:
    """True for a word of more or less that is said of the value: not for `no more delays`, `kept off competitors`, `for another year after the end`."""
    if " ".join(one.words) in _BESIDE and one.end <= value.start:
        return False
    if one.words == ("under",):
        named = [piece for piece in part.pieces if piece.start == one.end and piece.letter == "P"]
        return not named or bool(owner_of(named))  # not the cure period under termination
    if one.words == ("off",):
        return one.start == value.end or one.end == value.start
    led = part.words[one.start - 1 : one.start]
    goes_on = led == ("for",) and any(other.letter == "j" for other in part.pieces)
    return led != ("no",) and not (goes_on and one.words in (("another",), ("further",)))


def _is_aim(part: Part, no: Piece) -> bool:
    """True for `not to renew`, which says what a notice is for and turns nothing down."""
    after = {one.letter for one in part.pieces if one.start >= no.end}
    return part.words[no.end : no.end + 1] == ("to",) and after == {"P"}


def _about(part: Part, value: Piece) -> bool:
    """True for `about 45 days`, unlike `how about 45 days`."""
    inside = any(piece.start <= value.start - 1 < piece.end for piece in part.pieces)
    return part.words[value.start - 1 : value.start] == ("about",) and not inside


def _limits(piece: Piece, value: Piece) -> bool:
    """True for `below` before a value that nothing is counted from."""
    return piece.kind in ("up", "down") and piece.end <= value.start and " ".join(piece.words) in _BESIDE
