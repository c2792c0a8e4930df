"""Multiples in words: how many times a value is meant."""

from collections.abc import Sequence
from decimal import Decimal

from kpo_tui.understanding.pieces import Piece
from kpo_tui.understanding.relations import decimal_of

_FACTORS = {
    "doubling": "2", "two times": "2", "tripling": "3", "half as much again": "1.5", "half more": "1.5",
    "half off": "0.5", "half as": "0.5", "half of": "0.5", "half": "0.5", "halve": "0.5", "halving": "0.5", "a third of": "1/3",
    "one third of": "1/3", "two thirds of": "2/3", "a third off": "2/3", "a third less": "2/3", "a third more": "4/3", "a quarter of": "0.25",
    "three quarters of": "0.75", "a quarter off": "0.75", "a quarter less": "0.75", "a quarter more": "1.25",
}  # fmt: skip
"""What begins with another stands before it. `twice`, `double` and the like are amounts (see `multiples`)."""


def factor_in(value: Piece | None, pieces: Sequence[Piece]) -> Decimal | None:
    """The multiple that the pieces say: 2 for `twice`, 1.5 for `1.5x`."""
    for piece in pieces:
        if piece.kind == "twice":
            said = " ".join(piece.words)
            known = next(
                (factor for name, factor in _FACTORS.items() if said == name or said.startswith(f"{name} ")),
                "2",
            )
            over, _, under = known.partition("/")
            return Decimal(over) / Decimal(under or 1)
    led = [
        piece for piece in pieces if value is not None and piece.kind == "times" and piece.end == value.start
    ]
    if led and value is not None and value.amount is not None and value.amount.kind == "bare":
        return decimal_of(value.amount.text)
    times = value.amount.times if value is not None and value.amount is not None else None
    return None if times is None else Decimal(times.numerator) / Decimal(times.denominator)
