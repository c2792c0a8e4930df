"""The parts of what was said: what stands between its commas, its ands and buts, and its full stops."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile

from kpo_tui.understanding.pieces import Piece, Sentence
from kpo_tui.understanding.ranges import is_bare, with_ranges

_PARTING = {",": ",", "&": "and", "b": "but", "i": "if"}
_ONCE = frozenset({"once", "when", "as soon as"})
_PARTING_KINDS = {
    "because": "because",
    "so": "so",
    "unsettled_if": "unless",
    "or": "or",
    "instead": "instead",
    "correct": "correct",
}
_OFFERING = frozenset({"propose", "would", "will", "raise", "cut"})
"""Kinds of words that begin an offer, after a reason that ends without a comma."""
_AUXILIARIES = frozenset({"will", "shall", "should", "must", "would"})
_BEHIND = frozenset({"though", "however", "although"})
"""What may stand behind what it says `but` to."""


@dataclass(frozen=True)
class Part:
    """One part: what joins it to the part before (`join`), its pieces, and what was typed of it.

    `join` is empty for the first part of all, `.` for the first of a further sentence, else a comma, `and`, `but`, `if`,
    `because`, `so`, `:`, `unless`, `or`, `instead` or `correct`. `lead` are the words of that, `words` those of its whole sentence, in which its pieces lie. `asks` is True where a question mark ends its sentence.
    """

    join: str
    pieces: tuple[Piece, ...]
    text: str
    sentence: Sentence
    words: tuple[str, ...] = ()
    asks: bool = False
    lead: str = ""

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of its pieces."""
        return frozenset(piece.kind for piece in self.pieces)

    def having(self, pieces: Iterable[Piece]) -> "Part":
        """The part with no other pieces than these."""
        return replace(self, pieces=tuple(pieces))

    def typed(self, piece: Piece) -> str:
        """What was typed of a piece, misspellings and all."""
        words = self.sentence.words
        return self.sentence.text[words[piece.start].start : words[piece.end - 1].end]

    @cached_property
    def letters(self) -> str:
        """The letters of its pieces, in order."""
        return "".join(piece.letter for piece in self.pieces)

    @cached_property
    def values(self) -> tuple[Piece, ...]:
        """Its pieces that are amounts or options."""
        return tuple(piece for piece in self.pieces if piece.letter == "v")

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Its words that name a clause or a term."""
        return tuple(word for piece in self.pieces if piece.letter in "Pj" for word in piece.words)


def parts_of(sentences: Sequence[Sentence]) -> list[Part]:
    """The parts of several sentences, in order; what says nothing at all is left out."""
    found: list[Part] = []
    exact = any(_exact(piece) for sentence in sentences for piece in sentence.tokens)
    for sentence in sentences:
        asks = sentence.letters.rstrip(",").endswith("?")
        for join, lead, pieces in _parted(tuple(_without_counts(sentence, exact=exact)), sentence.texts):
            joined = join or ("." if found else "")
            if (
                joined in ("", ".")
                and pieces
                and sentence.texts[pieces[0].start - 1 :][:1] == ("as",)
                and pieces[0].start == 1
            ):
                joined = "because"  # As three of your rivals quoted less, our rate is …
            if joined == "unless" and any(piece.letter == "v" for piece in pieces):
                joined = "if" if lead in _ONCE else joined
            if (
                not pieces
                and joined == "but"
                and lead in _BEHIND
                and found
                and found[-1].join in ("", ",", "and", ".")
            ):
                found[-1] = replace(found[-1], join="but")  # theirs on everything, 15 days though
                continue
            if not pieces:
                if sentence.until is None or joined not in ("and", "but"):  # and that holds until Friday
                    found.append(Part(joined, (), "", sentence, sentence.texts, asks, lead))
                continue
            text = sentence.text[
                sentence.words[pieces[0].start].start : sentence.words[pieces[-1].end - 1].end
            ]
            found.append(Part(joined, pieces, text, sentence, sentence.texts, asks, lead))
    return found


def _without_counts(sentence: Sentence, *, exact: bool) -> Iterator[Piece]:
    """The pieces without small number words that only count things: `these two hang together`, `one bundle please`."""
    pieces = list(with_ranges(sentence))
    for at, piece in enumerate(pieces):
        ahead = pieces[at + 1 : at + 2]
        named = any(one.letter == "P" or one.kind in ("up", "down") for one in ahead)
        if not (exact and ((_counts_things(piece) and not named) or _is_year(piece))):
            yield piece


def _is_year(piece: Piece) -> bool:
    """True for a number that is a year: the incident of 2023."""
    return (
        piece.letter == "v"
        and is_bare(piece)
        and len(piece.words) == 1
        and re.fullmatch(r"(?:19|20)\d\d", piece.words[0]) is not None
    )


def _exact(piece: Piece) -> bool:
    """True for a value in figures, or with a unit."""
    return piece.amount is not None and (piece.amount.kind != "bare" or not piece.words[0].isalpha())


def _counts_things(piece: Piece) -> bool:
    """True for a small number word without a unit, which beside other values only counts: `these two`, `one package`."""
    return piece.letter == "v" and is_bare(piece) and piece.words in (("one",), ("two",), ("three",))


def _parted(pieces: tuple[Piece, ...], texts: Sequence[str]) -> Iterator[tuple[str, str, tuple[Piece, ...]]]:
    """The runs of pieces between what parts them, each with what joins it, and the words of that."""
    join, lead, run = "", "", list[Piece]()
    for at, piece in enumerate(pieces):
        ahead = pieces[at + 1 : at + 2]
        begins = join == "because" and piece.kind in ("we", "would") and ahead and ahead[0].kind in _OFFERING
        goes_on = run and _goes_on_with(texts, pieces[at:], run)
        if run and (begins or goes_on or _turns_down_another(piece, run, ahead)):
            yield join, lead, tuple(run)
            join, lead, run = ",", "", [piece]
            continue
        parting = _joining(
            texts[piece.start - 1 : piece.start], piece, _parting(piece, run, pieces[at + 1 :])
        )
        if not parting:
            run += [piece] if piece.kind != "because" else []
            continue
        if run:
            yield join, lead, tuple(run)
            run = []
        elif (
            parting == ","
            or (join, parting) == ("but", "if")
            or (join == "correct" and "what" in piece.words)
        ):
            continue  # no wait, that is what we have
        join, lead = parting, " ".join(piece.words)
    if run:
        yield join, lead, tuple(run)
    elif lead in ("before", "after") and pieces[-2:-1] and pieces[-2].letter == "v":
        return  # a reminder 30 days before
    elif join in ("if", "unless", "because", "or", "instead", "but", "and"):
        yield join, lead, ()  # it breaks off


def _joining(before: Sequence[str], piece: Piece, parting: str) -> str:
    """What a piece parts behind the word before it: nothing in `will therefore be`, and in `so after long talks` what follows the reason."""
    if piece.kind == "so" and _AUXILIARIES.issuperset(before):
        return ""
    return "so" if tuple(before) == ("so",) and piece.words == ("after",) else parting


def _goes_on_with(texts: Sequence[str], ahead: Sequence[Piece], run: Sequence[Piece]) -> bool:
    """True where a named value follows what was agreed to, or the value of another side: `your rate is fine with a warranty of 90 days`, `their rate with our days`."""
    if _is_owned(run[-1]) and _is_owned(ahead[0]):
        return "with" in texts[run[-1].end : ahead[0].start]
    following = {one.letter for one in takewhile(lambda one: one.letter not in ",&bi", ahead)}
    agreed = run[-1].kind == "fine" and texts[run[-1].end] == "with" and any(one.letter == "P" for one in run)
    return agreed and following >= {"P", "v"}


def _is_owned(piece: Piece) -> bool:
    """True for a name with whose value it is: `our turnaround`, `the provider's accuracy`."""
    return piece.letter == "P" and (bool(_side_of(piece)) or piece.words[0] in ("client's", "provider's"))


def _turns_down_another(piece: Piece, run: Sequence[Piece], ahead: Sequence[Piece]) -> bool:
    """True for the `not` of `50 days not 45`."""
    return piece.words == ("not",) and run[-1].letter == "v" and bool(ahead) and ahead[0].letter == "v"


def _parting(piece: Piece, run: Sequence[Piece], ahead: Sequence[Piece]) -> str:
    """What a piece parts, empty where it parts nothing."""
    if (
        piece.words == ("plus",)
        and ahead
        and ahead[0].letter == "v"
        and (_owned(run) or not any(p.letter == "v" for p in run))
    ):
        return ""
    if piece.letter == ":":
        leads = not any(one.letter == "P" for one in run) or (run and run[0].kind == "no")
        if run and leads and not any(p.letter == "v" for p in run) and any(p.letter == "X" for p in run):
            return (
                ":"  # what leads to something: long story short: 60 hours; no more surprises with people: 22%
            )
        return "," if any(one.letter == "v" for one in run) or _is_turned_down(run) else ""
    if piece.letter == "?" or _is_between_both(piece, run, ahead):
        return "," if piece.letter == "?" else ""
    without = piece.words in (("minus",), ("less",), ("without",)) and ahead and ahead[0].letter == "P"
    if without and any(one.kind in ("accept", "fine", "fine_with", "all") for one in run):
        return "but"
    if (
        piece.kind == "because"
        and piece.words[0] == "as"
        and ahead
        and all(one.letter in "P~." for one in takewhile(lambda one: one.letter != ",", ahead))
    ):
        return ""  # eighteen months' charges as the general cap, no more
    if piece.kind == "than" and ahead and ahead[0].letter == "v" and any(p.letter == "v" for p in run):
        return "instead"
    return _PARTING_KINDS.get(piece.kind) or _PARTING.get(piece.letter, "")


def _is_turned_down(run: Sequence[Piece]) -> bool:
    """True for something named that is turned down before a colon, with what is wanted behind it: `accuracy no: 98%`."""
    kinds = {piece.kind for piece in run}
    if not any(piece.letter == "P" for piece in run):
        return False
    if {piece.words for piece in run} >= {("neither",), ("nor",)}:
        return True
    last = run[-1].kind
    return last in ("no", "not") or (last == "too" and "only" in kinds)


def _is_between_both(piece: Piece, run: Sequence[Piece], ahead: Sequence[Piece]) -> bool:
    """True for the `and` of `between our percentage and theirs`, which parts nothing."""
    led = next((at for at, one in enumerate(run) if one.kind == "between"), None)
    if piece.letter != "&" or led is None or not ahead:
        return False
    return {"our", "their"} == {_side_of(one) for one in (*run[led + 1 :][:1], ahead[0])}


def _side_of(piece: Piece) -> str:
    """Whose value it is, as `our` or `their`: `ours`, `your rate`, `what they ask`; empty where it is nobody's."""
    if piece.words[0] in ("our", "my") or piece.kind in ("our", "own_offer"):
        return "our"
    theirs = piece.words[0] in ("your", "their") or piece.kind in ("their", "they_say", "their_offer")
    return "their" if theirs else ""


def _owned(run: Sequence[Piece]) -> bool:
    """True for one value of a side, to which something may be added: `your 12 hours plus 24`."""
    return sum(piece.letter == "v" for piece in run) == 1 and any(
        piece.kind in ("our", "their") for piece in run
    )
