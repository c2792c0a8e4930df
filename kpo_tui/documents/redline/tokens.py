"""The tokens of a contract: what is kept or replaced as one piece.

A token is a word with its hyphens and apostrophes, an amount with its separators, a date in figures,
the number of a section, its limbs, `(a)(ii)`, one character of a script written without spaces, or any
other mark: the sign of a currency or a percentage stays where only the number beside it changed. The
white space after a token belongs to it but does not tell it
from another, so that wrapping is no change. A text that begins with no white space is tokens from
end to end.

For comparison every distinct token becomes one code point, and a text a string of them: strings are
what the comparing machine is fastest at.
"""

import re
from itertools import accumulate
from typing import Final

# Scripts written without spaces: Thai, Lao, Burmese, Khmer; kana, Han, Hangul.
_DENSE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
# Signs that belong to the character before them, though Python does not count them as parts of words:
# accents, Hebrew and Arabic points, Indic vowels, joiners, variation selectors.
_SIGN = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f"
    "\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f\u0955-\u0957\u0962\u0963\u0980-\u0983\u09bc-\u09d7"
    "\u0a01-\u0a03\u0a3c-\u0a51\u0abc-\u0acd\u0b3c-\u0b57\u0bbe-\u0bd7\u0c3e-\u0c56\u0cbc-\u0cd6\u0d3b-\u0d57"
    "\u0dca-\u0ddf\u200c\u200d\u20d0-\u20ff\ufe00-\ufe0f"
)
_LETTER = rf"[^\W{_DENSE}]"
_TAIL = rf"(?:[{_SIGN}]*[.,'’:/-]?{_LETTER}+)*[{_SIGN}]*"
_TOKEN = re.compile(
    rf"[a-zA-Z]+(?: (?!\s)|{_TAIL}\s*)"  # nearly all, so tried first
    rf"|(?:{_LETTER}+{_TAIL}"
    r"|(?<=\d)(?:\([a-zA-Z]{1,4}\))+"  # the limbs in 9.2(a)(ii)
    r"|\.\d+(?:[.,]\d+)*"  # .05
    rf"|[{_DENSE}][{_SIGN}]*"
    r"|[^\w\s])\s*"
)
_STOP_WORDS: Final = frozenset(
    """
    a an and any are as at be been being but by can do each for from had has have he her his if in into
    is it its may must no nor not of on or other our out shall she should so such than that the their
    them then there these they this those to under until up upon was we were what when where which who
    will with within without would you your
    """.split()  # noqa: SIM905
)
_STOPS: Final = frozenset(".;:!?。；：！？।")  # ends of sentences and limbs
_CLOSERS: Final = _STOPS | frozenset(")]}”’»,，、%…")  # marks that no piece of text begins with
_SURROGATES = range(0xD800, 0xE000)
_LAST = 0x10FFFD
_AFTER_A_WORD: Final = frozenset(",.;:)")  # marks that most words with one end in
_OPENERS: Final = frozenset("([{“‘«$€£¥₹")  # marks that no piece of text ends with
CONTENT, FILLER = 2, 1  # what a word weighs; a mark weighs nothing


class Alphabet(dict[str, str]):
    """Text between white space to its tokens, a code point each; what was not met before is taken apart.

    Contracts repeat themselves: nearly all that stands between white space was met before, and a look-up
    costs a third of taking it apart.

    `weight`, `stops`, `closers`, `openers` and `figures` say of a code point what its token weighs, whether
    it ends a sentence, whether it is a mark that belongs to what is before or after it, and whether it is
    a number.
    """

    def __init__(self) -> None:
        self.weight: dict[str, int] = {}
        self.stops: set[str] = set()
        self.closers: set[str] = set()
        self.openers: set[str] = set()
        self.figures: set[str] = set()
        self._codes: dict[str, str] = {}
        self._next = 1

    def __missing__(self, chunk: str) -> str:
        known = self._codes.get
        if not chunk.isascii():
            tokens = _TOKEN.findall(chunk)
        elif chunk.isalpha():
            self[chunk] = code = known(chunk) or self._new(chunk)
            return code
        elif chunk[-1] in _AFTER_A_WORD and chunk[:-1].isalpha():
            tokens = [chunk[:-1], chunk[-1]]
        else:
            tokens = _TOKEN.findall(chunk)
        self[chunk] = codes = "".join([known(token) or self._new(token) for token in tokens])
        return codes

    def codes(self, text: str) -> str:
        """The tokens of `text`, a code point each."""
        return "".join(map(self.__getitem__, text.split()))

    def weigh(self, codes: str) -> int:
        """What the tokens of `codes` weigh together."""
        return sum(map(self.weight.__getitem__, codes))

    def _new(self, token: str) -> str:
        if self._next > _LAST:
            raise OverflowError("more distinct tokens than there are code points")
        code = chr(self._next)
        self._codes[token] = code
        self._next = _SURROGATES.stop if self._next + 1 in _SURROGATES else self._next + 1
        if token[0].isdigit():
            self.figures.add(code)
        if token[0].isalnum() or len(token) > 1:
            self.weight[code] = FILLER if token.lower() in _STOP_WORDS else CONTENT
            return code
        self.weight[code] = 0
        if token in _OPENERS:
            self.openers.add(code)
        elif token in _CLOSERS:
            self.closers.add(code)
            if token in _STOPS:
                self.stops.add(code)
        return code


def offsets(text: str, start: int) -> list[int]:
    """Where each token of `text` begins and, last, where it ends, if it begins at `start`, with no white space."""
    return list(accumulate(map(len, _TOKEN.findall(text)), initial=start))
