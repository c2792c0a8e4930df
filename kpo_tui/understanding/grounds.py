"""Parts that offer nothing: reasons and remarks, and what tells them from parts that do."""

from kpo_tui.understanding.parts import Part

OFFERING = frozenset({
    "propose", "raise", "cut", "keep", "same", "would", "will", "our", "own_offer", "for_us",
    "halfway", "at_most", "at_least", "fine", "fine_with",
})  # fmt: skip
"""Kinds of words of which one shows that a value is offered."""


def unknown_in(part: Part) -> list[str]:
    """The words of the part that nothing explains, as they were typed."""
    return [part.typed(piece) for piece in part.pieces if piece.letter == "X"]


def is_reason(part: Part, *, going_on: bool) -> bool:
    """True for a part that gives a reason, or goes on with one: its figures are no values."""
    if part.join == "because" or "because" in part.kinds:
        return not (part.lead.startswith("as ") and set(part.letters) <= set("P.~o"))  # as the general cap
    if not going_on:
        return False
    begins = (
        part.join in (",", "but", "if", "correct")
        and bool(part.kinds & (OFFERING | {"we"}))
        and bool(part.values)
    )
    named = part.join == "," and bool(part.names) and bool(part.values) and not unknown_in(part)
    return not (begins or named)


def tells_something(part: Part) -> bool:
    """True for a statement of its own, with somebody who does something that the vocabulary has no word for: a reason, a remark."""
    subject = next(
        (
            at
            for at, piece in enumerate(part.pieces)
            if piece.kind in ("we", "people", "it", "they_say", "their") or piece.letter == "P"
        ),
        None,
    )
    return (
        subject is not None
        and any(piece.letter == "X" for piece in part.pieces[subject + 1 :])
        and not part.kinds & {"propose", "would"}
    )


_ASKING = frozenset({"please", "pls", "plz", "kindly"})


def says_outright(part: Part) -> bool:
    """True for a part in which the party itself offers or asks for something."""
    if part.kinds & {"our", "own_offer"} and part.names and "X" not in part.letters:
        return True  # our general cap is 200%
    words = {word for piece in part.pieces for word in piece.words}
    itself = part.kinds & {"we", "our", "would", "will"} or {"we", "i"} & words or _ASKING & set(part.words)
    doing = (
        part.kinds & {"propose", "would", "raise", "cut", "keep", "fine_with", "accept"} or "offer" in words
    )
    return "past" not in part.kinds and bool(itself) and bool(doing)


def is_remark(part: Part, offered: bool) -> bool:
    """True for what may only tell something about an offer that was made before, figures and all."""
    unknown = len(unknown_in(part)) + 2 * ("past" in part.kinds)
    return (
        offered
        and unknown > 1
        and part.join in (",", ".", "and")
        and not part.kinds & {"correct", "propose", "would"}
    )
