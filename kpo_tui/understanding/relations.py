"""Values that are worked out: so much more or less than an offer, a multiple of it, half of the way between both.

Each comes with its computation in words, which is shown before anything is recorded.
"""

from collections.abc import Iterator
from decimal import Decimal, DivisionByZero, InvalidOperation
from typing import NamedTuple

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.terms import Raw, SomeTerm
from kpo_tui.negotiation.values import shown
from kpo_tui.understanding.figures import Amount

_YEAR = {"hours": Decimal(1) / 8766, "weeks": Decimal(1) / 52, "months": Decimal(1) / 12, "years": Decimal(1)}
"""How much of a year a unit is, for charges that are counted by time. Charges of days are not counted."""
_PLACES = 6
_CHARGES = ("charge", "fee")


class Worked(NamedTuple):
    """A value that was worked out, in canonical form, and how: `20 days + 10 days`."""

    raw: Raw
    how: str


def changed(term: SomeTerm, base: Raw, amount: Amount, sign: int, locale: str) -> tuple[Worked, ...]:
    """The value that is so much more (`sign` 1) or less (-1) than `base`; two where a percentage may be points or a part."""
    told, sign_told = shown(term, base, locale), "+" if sign > 0 else "−"
    if amount.kind != "percent":
        return tuple(_added(term, base, amount, sign, f"{told} {sign_told} {amount.text}"))
    number = decimal_of(amount.text.split("%")[0])
    if number is None:
        return ()
    if "percent" in term.amounts:
        points = tuple(_added(term, base, amount, sign, f"{told} {sign_told} {amount.text} points"))
        if number < 1 or amount.unit == "point":
            return points
        return (*points, *multiplied(term, base, 1 + sign * number / 100, locale))
    return multiplied(term, base, 1 + sign * number / 100, locale)


def multiplied(
    term: SomeTerm, base: Raw, factor: Decimal, locale: str, of: SomeTerm | None = None
) -> tuple[Worked, ...]:
    """So many times a value, where that is a value; the base is a value of the term `of` where it is not of the same."""
    number, rest = _number_of(base)
    if number is None:
        return ()
    return tuple(
        _written(
            term,
            round(number * factor, _PLACES),
            rest,
            f"{shown(of or term, base, locale)} × {_plain(factor)}",
        )
    )


def of_charges(term: SomeTerm, amount: Amount | None, factor: Decimal | None) -> tuple[Worked, ...]:
    """So many times the yearly charges, or the charges of so long a time, for a percentage of the yearly charges."""
    if not counts_charges(term):
        return ()
    if factor is not None:
        return tuple(
            _written(term, round(factor * 100, _PLACES), "%", f"{_plain(factor)} × the yearly charges")
        )
    if amount is None or amount.kind != "time" or (part := _YEAR.get(amount.unit)) is None:
        return ()
    number = decimal_of(amount.text.split()[0])
    if number is None:
        return ()
    return tuple(_written(term, round(number * part * 100, _PLACES), "%", f"the charges of {amount.text}"))


def counts_charges(term: SomeTerm) -> bool:
    """True for a percentage of the charges of a year."""
    of = term.associated().casefold()
    return (
        "percent" in term.amounts
        and any(word in of for word in _CHARGES)
        and ("annual" in of or "year" in of)
    )


def halfway(term: SomeTerm, ours: Raw | None, theirs: Raw | None, locale: str = "en") -> tuple[Worked, ...]:
    """The values in the middle of two that differ; none where the term has no such value."""
    if ours is None or theirs is None or ours == theirs:
        return ()
    how = f"the middle of {shown(term, ours, locale)} and {shown(term, theirs, locale)}"
    try:
        middles = term.middles(term.read(ours), term.read(theirs))
        return tuple(Worked(term.write(term.read(term.write(value))), how) for value in middles)
    except ValueNotUnderstood:
        return ()


def can_be_worked_out(term: SomeTerm) -> bool:
    """True for terms whose values are added to and multiplied."""
    return bool(term.amounts & {"percent", "money", "time", "count"})


def _added(term: SomeTerm, base: Raw, amount: Amount, sign: int, how: str) -> Iterator[Worked]:
    number, rest = _number_of(base)
    change = _in_units_of(term, amount)
    if number is not None and change is not None:
        yield from _written(term, number + sign * change, rest, how)


def _in_units_of(term: SomeTerm, amount: Amount) -> Decimal | None:
    """The number of an amount in the unit of the term; None where it has none there."""
    if amount.kind == "percent":
        return decimal_of(amount.text.split("%")[0])
    unbounded = _without_bounds(term)
    try:
        raw = unbounded.canonical(amount.text, amount.locale)
    except ValueNotUnderstood:
        return None
    if "time" in term.amounts and not _same_unit(raw, term):
        return None
    return _number_of(raw)[0]


def _same_unit(raw: Raw, term: SomeTerm) -> bool:
    """True for a length of time that is counted in the term's unit."""
    unit = str(raw).partition(" ")[2]
    return term.counted_in(unit) or term.counted_in(f"{unit}s")


def _without_bounds(term: SomeTerm) -> SomeTerm:
    from msgspec.structs import replace

    fields = set(type(term).__struct_fields__) & {"min", "max"}
    return replace(term, **dict.fromkeys(fields)) if fields else term


def _number_of(raw: Raw) -> tuple[Decimal | None, str]:
    """The number in a canonical value, and the value with `{}` in its place: `USD {}`."""
    if not isinstance(raw, str):
        return None, ""
    bits = raw.split(" ")
    at = next(
        (n for n, bit in enumerate(bits) if bit.rstrip("%").replace(".", "").replace("-", "").isdigit()), None
    )
    if at is None:
        return None, ""
    number = decimal_of(bits[at].rstrip("%"))
    bits[at] = "{}" + ("%" if bits[at].endswith("%") else "")
    return number, " ".join(bits)


def _written(term: SomeTerm, number: Decimal, rest: str, how: str) -> Iterator[Worked]:
    """The number as a value of the term, if it is one."""
    figure = f"{number.normalize():f}"
    text = rest.replace("{}", figure) if "{}" in rest else f"{figure}{rest}"
    try:
        yield Worked(term.canonical(text), how)
    except ValueNotUnderstood:
        return


def decimal_of(text: str) -> Decimal | None:
    """The number that is written, None where it is none: `290k`."""
    try:
        number = Decimal(text.strip().replace(",", ""))
    except (InvalidOperation, DivisionByZero):
        return None
    return number if number.is_finite() else None


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
