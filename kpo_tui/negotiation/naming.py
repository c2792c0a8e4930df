"""Names and titles that a reader can take at their word: what is wrong with one in itself.

Names are read by people who decide by them who promises what. So a name has one line, shows all that it
holds, and does not pretend to be written in other letters than it is. Whether two names are told
apart is for `likeness`. Marks are limited as Unicode TR 39 advises (5.4); joiners, which show nothing
themselves, pass where a script cannot do without.
"""

import re
import unicodedata
from itertools import groupby, pairwise

from kpo_tui.negotiation.likeness import SHOWS_NOTHING, script_of, scripts_like
from kpo_tui.text import listing, one_line

LONGEST_NAME = 200
MOST_MARKS = 4
"""Marks one after the other; the fullest honest letters need four."""

_LINE_BREAK = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_JOINERS = "\u200c\u200d"
_VIRAMA = 9  # the combining class of the signs that take an Indic letter its vowel
_JOINING = ("ARABIC", "SYRIAC", "MONGOLIAN", "NKO", "MANDAIC", "PHAGS", "MANICHAEAN", "ADLAM")
_AGAIN = "type it again without"


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
