"""Numbers as people write them, and as contracts do. Babel and num2words do the work."""

import re
from decimal import Context, Decimal, localcontext
from functools import lru_cache

MOST_DIGITS = 40
"""A number with more of them is none that anybody types; what can be stored has 27."""
_PLAIN = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,9})?")
_MAGNITUDE = {
    "k": 3, "thousand": 3, "m": 6, "mn": 6, "mio": 6, "million": 6, "millions": 6, "bn": 9, "billion": 9,
}  # fmt: skip
_AMOUNT = re.compile(
    r"(?P<figures>[-+]?\d(?:[\s.,'’٬٫\u00a0\u202f]*\d)*|[-+]?\.\d+)(?:\s*(?P<magnitude>k|m|mn|mio|bn|thousand|millions?|billion)(?![a-z]))?",
    re.IGNORECASE,
)


EXACT = Context(prec=3 * MOST_DIGITS)
"""Arithmetic that rounds nothing of what is made of two such numbers."""


class NotANumber(ValueError):
    """The text is not a number in the locale's writing."""


def split_amount(text: str, locale: str = "en") -> tuple[str, Decimal, str]:
    """The first number in `text`, with what stands before and after it, both stripped.

    A magnitude counts as part of the number: `$1.2m` gives `("$", 1200000, "")`. Number words up to one
    hundred are understood too. Raises NotANumber.
    """
    if match := _AMOUNT.search(text):
        number = read_number(match["figures"], locale)
        number = number.scaleb(_MAGNITUDE.get((match["magnitude"] or "").lower(), 0), EXACT)
        return text[: match.start()].strip(), number, text[match.end() :].strip()
    words = text.lower().split()
    for size in (2, 1):
        for at in range(len(words) - size + 1):
            number_word = " ".join(words[at : at + size]).replace("-", " ")
            if number_word in _small_numbers():
                before, after = " ".join(words[:at]), " ".join(words[at + size :])
                return before, Decimal(_small_numbers()[number_word]), after
    raise NotANumber(text)


def read_number(figures: str, locale: str = "en") -> Decimal:
    """The number written as `figures` in the locale's writing.

    Raises NotANumber for anything doubtful: `1.000` in English has three decimals, but `1.000.000`,
    `1,5` and `12,34` have separators where that locale puts none.
    """
    figures = figures.strip().removeprefix("+")
    if locale.split("_")[0] == "en" and _PLAIN.fullmatch(figures):
        return Decimal(figures)
    if sum(map(str.isdecimal, figures)) > MOST_DIGITS:
        raise NotANumber(figures)
    from babel.core import UnknownLocaleError
    from babel.numbers import NumberFormatError, get_group_symbol, parse_decimal

    try:
        group = get_group_symbol(locale)
        if group.isspace():  # which of the several spaces a locale groups with, nobody types
            figures = re.sub(r"\s", group, figures)
        with localcontext(EXACT):  # Babel writes the number again, to compare
            number = parse_decimal(figures, locale=locale, strict=True)
    except (NumberFormatError, UnknownLocaleError, ValueError) as error:
        raise NotANumber(figures) from error
    if not number.is_finite():
        raise NotANumber(figures)
    return number


def may_mean_thousands(number: Decimal) -> bool:
    """True for a number typed with exactly three decimals: `1.500` is 1500 to half of the world.

    Money and counts are hardly ever meant so; a number like `0.125` can mean one thing only.
    """
    return number.as_tuple().exponent == -3 and number >= 1


def halves(a: Decimal, b: Decimal, *, wholes: bool) -> tuple[Decimal, ...]:
    """The number half way between two; with `wholes`, and between two of them, the whole ones nearest to it."""
    middle = (a + b) / 2
    below = Decimal(int(middle))
    if wholes and a == int(a) and b == int(b) and middle != below:
        return below, below + 1
    return (middle,)


def read_plain(text: str) -> Decimal:
    """The number in canonical writing: digits and one point. Raises NotANumber."""
    if not _PLAIN.fullmatch(text):
        raise NotANumber(text)
    return Decimal(text)


def write_plain(number: Decimal) -> str:
    """The canonical writing of a number: no exponent, no trailing zeros, no grouping."""
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def fits(number: Decimal) -> bool:
    """True when the number can be stored: under 10^18 and at most nine decimals."""
    return _PLAIN.fullmatch(write_plain(number)) is not None


def show_number(number: Decimal, locale: str = "en", decimals: int = 0) -> str:
    """The number for a screen, grouped as the locale groups, with at least `decimals` decimals."""
    if locale == "en":
        whole, _, fraction = write_plain(number).partition(".")
        fraction = fraction.ljust(decimals, "0")
        return f"{int(whole):,}" + (f".{fraction}" if fraction else "") if whole != "-0" else f"-0.{fraction}"
    from babel import Locale
    from babel.numbers import format_decimal

    grouped = str(Locale.parse(locale).decimal_formats[None].pattern).partition(".")[0]
    pattern = f"{grouped}.{'0' * decimals}{'#########'[decimals:]}"
    return str(format_decimal(number, format=pattern, locale=locale))


@lru_cache(maxsize=4096)
def in_words(number: Decimal) -> str:
    """The number in English words: `forty-five`, `one point five`."""
    from num2words import num2words

    whole = int(number) if number == int(number) else number
    return str(num2words(whole, lang="en")).replace(",", "")


@lru_cache(maxsize=1)
def _small_numbers() -> dict[str, int]:
    return {in_words(Decimal(number)).replace("-", " "): number for number in range(101)}
