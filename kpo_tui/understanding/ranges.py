"""Two values that are the ends of a range, or one or the other, as one piece of several: `30 to 45 days`, `97, 98 or even 98.5`."""

from collections.abc import Iterator, Sequence

from kpo_tui.understanding.amounts import in_the_unit_of
from kpo_tui.understanding.pieces import Piece, Sentence


def with_ranges(sentence: Sentence) -> Iterator[Piece]:
    """The pieces, with two values that are the ends of a range, or one or the other, made one piece of several."""
    pieces, at = sentence.tokens, 0
    while at < len(pieces):
        piece, following = pieces[at], at + 1
        while (
            following < len(pieces) and (joined := _alternative(sentence, pieces, at, following)) is not None
        ):
            piece = _several(piece, pieces[joined])
            following = joined + 1
        yield piece
        at = following


def _alternative(sentence: Sentence, pieces: Sequence[Piece], at: int, following: int) -> int | None:
    """The place of the value that the value before `following` is one end of; None where it is none."""
    if pieces[at].letter != "v" or pieces[at].kind == "option":
        return None
    ahead = following
    while ahead < len(pieces) and (pieces[ahead].letter in ",|&.:" or pieces[ahead].words == ("up", "to")):
        ahead += 1
    if ahead >= len(pieces) or pieces[ahead].letter != "v" or ahead - following > 2:
        return None
    between = sentence.texts[pieces[following - 1].end : pieces[ahead].start]
    if between == ("to",) and "prefer" in sentence.texts[: pieces[at].start] and not is_bare(pieces[at]):
        return None
    if between == ("to",) and sentence.texts[pieces[at].start - 1 : pieces[at].start] == ("by",):
        return None  # raise it by 10 to 40 days
    led = at > 0 and pieces[at - 1].kind == "between"
    if not _is_range(between, led) or _from(sentence, pieces[at].start) or _changes_it(pieces, at):
        listing = (
            bool(between)
            and set(between) <= {",", "or", "even"}
            and pieces[at].amount
            and is_bare(pieces[at])
        )
        return ahead if listing and _goes_on_to_or(sentence, pieces[ahead]) else None
    one, other = pieces[at].amount, pieces[ahead].amount
    alike = one is not None and other is not None and (one.kind in ("bare", other.kind))
    return ahead if alike else None


def _is_range(between: Sequence[str], led: bool) -> bool:
    return tuple(between) in (
        ("up", "to"),
        ("to",),
        ("-",),
        ("or",),
        ("or", "even"),
        ("and", "up", "to"),
        ("till",),
    ) or (led and tuple(between) == ("and",))


def is_bare(piece: Piece) -> bool:
    """True for a number without a unit."""
    return piece.amount is not None and piece.amount.kind == "bare"


def _goes_on_to_or(sentence: Sentence, piece: Piece) -> bool:
    """True where an `or` follows a value of a list: `97, 98 or even 98.5`."""
    return (
        "or" in sentence.texts[piece.end : piece.end + 2]
        or "or" in sentence.texts[piece.start - 2 : piece.start]
    )


_MOVING = frozenset({
    "change", "move", "go", "raise", "lower", "bring", "increase", "reduce", "cut", "set", "put",
    "come", "extend", "shorten", "update",
})  # fmt: skip


def _from(sentence: Sentence, at: int) -> bool:
    """True for the first of two values between which something moves: `from 97 to 99`."""
    before = sentence.texts[max(at - 2, 0) : at]
    moving = any(
        piece.kind in ("propose", "raise", "cut") and piece.end < at and piece.words[0] in _MOVING
        for piece in sentence.tokens
    )
    moving = moving or (at == 1 and sentence.letters.rstrip(".,!") == "vv")  # nothing else is said
    return (
        bool(before)
        and moving
        and before[-1] == "from"
        and before[:1] not in (("anything",), ("anywhere",), ("somewhere",))
    )


def _changes_it(pieces: Sequence[Piece], at: int) -> bool:
    """True for the first of two values after a verb of change: `change the 7 days to 6`."""
    before = [piece for piece in pieces[:at] if piece.letter in "pH"][-1:]
    return any(set(piece.words) & {"change", "changing", "correct"} for piece in before)


def _several(first: Piece, last: Piece) -> Piece:
    """One piece for several values, any of which may be meant."""
    assert first.amount is not None  # noqa: S101  (values have amounts)
    assert last.amount is not None  # noqa: S101  (likewise)
    known = [*(first.others or (first.amount,)), last.amount]
    several = tuple(in_the_unit_of(amount, last.amount) for amount in known)
    return first._replace(end=last.end, words=first.words + last.words, amount=several[0], others=several)
