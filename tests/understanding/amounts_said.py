"""Amounts as they are found in a sentence, for tests."""

from decimal import Decimal

from kpo_tui.negotiation.terms import DateTerm, DurationTerm, MoneyTerm, NumberTerm, PercentTerm, SomeTerm
from kpo_tui.understanding.amounts import Amount, Writing
from kpo_tui.understanding.figures import amount_at
from kpo_tui.understanding.words import split

WRITING = Writing(frozenset({"fte", "cycles"}))


def amounts_in(text: str, locale: str = "en") -> list[Amount]:
    """The amounts of a sentence, one after the other."""
    words, found, at = split(text, locale), [], 0
    while at < len(words):
        amount = amount_at(words, at, locale, WRITING)
        if amount is not None:
            found.append(amount)
        at = amount.end if amount is not None else at + 1
    return found


def told(text: str, locale: str = "en") -> str:
    """All the amounts of a sentence in words: kind, what a term of that kind makes of it, `?` and why where in doubt."""
    return " | ".join(_told(amount) for amount in amounts_in(text, locale))


def _told(amount: Amount) -> str:
    if amount.doubt:
        return f"{amount.kind}? {amount.doubt}"
    if amount.kind == "multiple":
        return f"multiple {amount.times}"
    term = term_for(amount)
    per = amount.text.partition(" per ")[2]
    points = " points" if amount.unit == "point" else ""
    return f"{amount.kind} {term.canonical(amount.text, amount.locale)}{f' per {per}' if per else ''}{points}"


def term_for(amount: Amount) -> SomeTerm:
    """A term that holds values of the amount's kind, period and unit."""
    per = amount.text.partition(" per ")[2] or None
    kinds: dict[str, SomeTerm] = {
        "bare": NumberTerm(label="Number"),
        "count": NumberTerm(label="Count", unit=amount.unit),
        "money": MoneyTerm(label="Price", currency="USD", per=per),
        "percent": PercentTerm(label="Share", per=per),
        "time": DurationTerm(label="Time", unit=amount.unit or "days"),
        "date": DateTerm(label="Date"),
    }
    return kinds[amount.kind]


def terms() -> list[SomeTerm]:
    """A term of each kind that values are said in figures for."""
    return [
        NumberTerm(label="Number"), NumberTerm(label="Count", unit="cycles"), MoneyTerm(label="Price", currency="USD"),
        PercentTerm(label="Share"), DurationTerm(label="Time", unit="days"), DateTerm(label="Date"),
    ]  # fmt: skip


def number_in(text: str, locale: str = "en") -> Decimal | None:
    """The bare number that a text is as a whole; None where it is none, or in doubt."""
    found = amounts_in(text, locale)
    whole = len(found) == 1 and found[0].end == len(split(text, locale)) and found[0].kind == "bare"
    return (
        NumberTerm(label="Number").parse(found[0].text, found[0].locale)
        if whole and not found[0].doubt
        else None
    )
