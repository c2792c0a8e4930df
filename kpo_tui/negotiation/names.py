"""Names and titles that a reader can take at their word: what is wrong with one in itself, and whether two look alike.

Names are read by people who decide by them who promises what. So a name has one line, shows all that it holds, and does
not pretend to be written in other letters than it is. Marks are limited as Unicode TR 39 advises (5.4); joiners, which
show nothing themselves, pass where a script cannot do without.

Two names look alike that reduce to the same. A name is reduced to what the eye keeps of it: case, white space and
punctuation go, and of characters that look like others the plainest stands for all (Unicode TR 39, its table of
confusable characters). That table takes a while to read, and only names beyond ASCII need it.
"""

import re
import unicodedata
from collections import defaultdict
from functools import cache, lru_cache
from itertools import groupby, pairwise

import msgspec

from kpo_tui.text import listing, one_line

SHOWS_NOTHING = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""Characters that are letters, marks or symbols by their category, and yet leave no ink."""

PLAINEST_ASCII = str.maketrans({"I": "l", "1": "l", "|": "l", "0": "O", "m": "rn", "w": "vv"})
"""The part of the table within ASCII, and `vv`, which it lacks."""

_SMALL_CAPITAL = "LATIN LETTER SMALL CAPITAL "
_TRADE_MARKS = str.maketrans(dict.fromkeys("™®©℠"))
_UNLIKE_LATIN = {"\u0138": "k", "\u028d": "m"}
"""Letters that the table holds for the likeness of к and м, though a small k and m are more like them."""

_BETWEEN_DIGITS = re.compile(r"(\d)[\W_]++(?=\d)")
_STAYS = "+"  # a symbol, which is not dropped as punctuation is
_EMBEDDED = "\u200e"  # the table puts it around characters that run from right to left

LONGEST_NAME = 200
MOST_MARKS = 4
"""Marks one after the other; the fullest honest letters need four."""

_LINE_BREAK = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_JOINERS = "\u200c\u200d"
_VIRAMA = 9  # the combining class of the signs that take an Indic letter its vowel
_JOINING = ("ARABIC", "SYRIAC", "MONGOLIAN", "NKO", "MANDAIC", "PHAGS", "MANICHAEAN", "ADLAM")
_AGAIN = "type it again without"


class _Likeness(msgspec.Struct, frozen=True):
    """An entry of the table: `c` is what a character looks like."""

    c: str


def look_alike(one: str, other: str) -> bool:
    """True when a reader could take one name for the other."""
    return not _reduced(one).isdisjoint(_reduced(other))


class Taken:
    """Names that someone has, to ask whose name another looks like, however many there are."""

    def __init__(self) -> None:
        self._holders: dict[str, tuple[str, str]] = {}

    def add(self, holder: str, name: str) -> None:
        """`holder` has this name; who had one that looks like it keeps it."""
        for look in _reduced(name):
            self._holders.setdefault(look, (holder, name))

    def by(self, name: str) -> tuple[str, str] | None:
        """Who has a name that looks like this one, and that name."""
        return next((self._holders[look] for look in _reduced(name) if look in self._holders), None)


def scripts_like(letter: str) -> frozenset[str]:
    """The scripts that have a letter which looks like this one, its own among them."""
    return _scripts_by_look()[_plainest(letter)] | {script_of(letter)}


def script_of(letter: str) -> str:
    """The script of a letter, as its Unicode name begins: `LATIN`; empty for one that goes with any.

    Chinese characters, kana and Hangul count as one: they are mixed in every sentence.
    """
    name = unicodedata.name(letter, "")
    if name.startswith(("MODIFIER", "MICRO")):
        return ""
    script = name.partition(" ")[0].partition("-")[0]
    return "CJK" if script in ("CJK", "IDEOGRAPHIC", "HIRAGANA", "KATAKANA", "BOPOMOFO", "HANGUL") else script


@lru_cache(maxsize=8192)
def _reduced(name: str) -> frozenset[str]:
    """What the eye keeps of a name. Two ways lead there, and names that meet on either look alike.

    Small letters first: `ACME` is `acme`. Likenesses first: `lceland` is `Iceland`, whose small letter
    is another. Figures keep what separates them: `1.1` is not `11`.
    """
    text = unicodedata.normalize("NFKC", name.translate(_TRADE_MARKS))
    text = _BETWEEN_DIGITS.sub(rf"\1{_STAYS}", text)
    small = _skeleton(text.casefold())
    alike = _skeleton(_skeleton(text).casefold())
    return frozenset(_inked(found) or name for found in (small, alike))


def _inked(text: str) -> str:
    """The letters, marks, figures and symbols that show."""
    return "".join(
        c
        for c in text
        if unicodedata.category(c)[0] in "LMNS"
        and unicodedata.category(c) != "Sk"
        and not SHOWS_NOTHING.match(c)
    )


def _skeleton(text: str) -> str:
    if text.isascii():
        return text.translate(PLAINEST_ASCII)
    return "".join(_plainest(c) for c in unicodedata.normalize("NFD", text))


@cache
def _plainest(character: str) -> str:
    """What stands for all characters that look like this one. Marks on Latin letters stand for themselves."""
    if character.isascii() or "\u0300" <= character <= "\u036f":
        return character.translate(PLAINEST_ASCII)
    return "".join(_latin(c) for c in _in_table(character)).translate(PLAINEST_ASCII)


def _latin(character: str) -> str:
    """A small capital as the letter it is."""
    if character in _UNLIKE_LATIN:
        return _UNLIKE_LATIN[character]
    name = unicodedata.name(character, "")
    letter = name.removeprefix(_SMALL_CAPITAL)
    return letter.lower() if name.startswith(_SMALL_CAPITAL) and len(letter) == 1 else character


def _in_table(character: str) -> str:
    """The middle of the cluster of characters that look like this one.

    The table knows neighbours, in both directions; a middle has several, all others have it alone.
    """
    table = _table()
    key = character if character in table else f"{_EMBEDDED}{character}{_EMBEDDED}"
    if key not in table:
        return character
    found = table[key]
    if len(found) > 1:
        middle = key
    elif len(table[found[0].c]) > 1:
        middle = found[0].c
    else:
        middle = min(key, found[0].c)
    return middle.replace(_EMBEDDED, "")


@cache
def _table() -> dict[str, list[_Likeness]]:
    from importlib import resources

    data = resources.files("confusable_homoglyphs").joinpath("confusables.json").read_bytes()
    return msgspec.json.decode(data, type=dict[str, list[_Likeness]])


@cache
def _scripts_by_look() -> dict[str, frozenset[str]]:
    """For each look, the scripts that have a letter of that look."""
    found: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for key in _table():
        letter = key.replace(_EMBEDDED, "")
        if len(letter) == 1 and letter.isalpha() and (script := script_of(letter)):
            found[_plainest(letter)] |= {script}
    return found


def doubt_about(name: str) -> str | None:
    """What is wrong with a name or a title in itself, to go after its subject (`holds a line break; …`), or None."""
    if len(name) > LONGEST_NAME:
        return f"is longer than {LONGEST_NAME} characters; shorten it"
    if name.isascii() and name.isprintable() and name and name == " ".join(name.split()):
        return None
    if _LINE_BREAK.search(name):
        return "holds a line break; write it on one line"
    return _hidden(name) or _badly_spaced(name) or _overloaded(name) or _of_two_scripts(name)


def _hidden(name: str) -> str | None:
    """A character that does not show, and whether any does."""
    around = f" {name} "
    for at, character in enumerate(name):
        before, after = around[at], around[at + 2]
        category = unicodedata.category(character)
        code = f"U+{ord(character):04X}"
        if character in _JOINERS and _joins(before, after):
            continue
        if SHOWS_NOTHING.match(character):
            if not _picks_a_variant(before, character):
                return f"holds a character that shows nothing ({code}); {_AGAIN} it"
        elif category[0] == "C":
            what = {"Cn": "no character", "Co": "a private character", "Cs": "half a character"}
            return f"holds {what.get(category, 'an invisible or control character')} ({code}); {_AGAIN} it"
    if not any(unicodedata.category(c)[0] in "LNSP" for c in name):
        return "is empty; give one that can be read" if not name.strip() else "shows marks alone; add letters"
    return None


def _joins(before: str, after: str) -> bool:
    """True between letters that a joiner makes a difference to: at an Indic virama, or between Arabic letters."""
    if _VIRAMA in (unicodedata.combining(before), unicodedata.combining(after)):
        return True
    return all(unicodedata.name(one, "").startswith(_JOINING) for one in (before, after))


def _picks_a_variant(before: str, character: str) -> bool:
    """True for a variation selector behind a Chinese character or a symbol, which come in several forms."""
    selects = "\ufe00" <= character <= "\ufe0f" or character >= "\U000e0100"
    return selects and (unicodedata.category(before) == "So" or script_of(before) == "CJK")


def _badly_spaced(name: str) -> str | None:
    for character in name:
        if character != " " and unicodedata.category(character) == "Zs":
            return f"holds an unusual space (U+{ord(character):04X}); use plain spaces"
    if name != name.strip():
        return "begins or ends with a space; take it off"
    return "holds two spaces in a row; use one" if "  " in name else None


def _overloaded(name: str) -> str | None:
    """Marks that stand on nothing, on one another, or twice."""
    letters = unicodedata.normalize("NFD", name)
    run = 0
    for before, here in pairwise(f" {letters}"):
        if unicodedata.category(here) not in ("Mn", "Me") or SHOWS_NOTHING.match(here):
            run = 0
            continue
        run += 1
        code = f"U+{ord(here):04X}"
        if before == " ":
            return f"holds a mark without a letter ({code}); {_AGAIN} it"
        if before == here:
            return f"holds the same mark twice in a row ({code}); {_AGAIN} the second"
        if run > MOST_MARKS:
            return f"holds more than {MOST_MARKS} marks on one letter; {_AGAIN} them"
    return None


def _of_two_scripts(name: str) -> str | None:
    """A word most of whose letters are of one script, and some of another that has letters like them."""
    plain = unicodedata.normalize("NFKC", name)
    for is_word, letters in groupby(plain, lambda c: unicodedata.category(c)[0] in "LMN" or c in _JOINERS):
        word = "".join(letters)
        if not is_word or word.isascii():
            continue
        scripts = [script for c in word if c.isalpha() and (script := script_of(c))]
        counts = {script: scripts.count(script) for script in scripts}
        if len(counts) > 1 and _passes_for_another(word, counts):
            names = listing(sorted(script.capitalize() for script in counts))
            return (
                f"mixes {names} letters that look alike in '{one_line(word, 40)}'; write a word in one script"
            )
    return None


def _passes_for_another(word: str, counts: dict[str, int]) -> bool:
    """True when a letter of the rarer script looks like one of another script of the word."""
    most = max(counts.values())
    rare = {script for script, count in counts.items() if count < most}
    rare = rare or set(counts)
    return any(
        script_of(c) in rare and (scripts_like(c) - {script_of(c)}) & counts.keys()
        for c in word
        if c.isalpha()
    )
