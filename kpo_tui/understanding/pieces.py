"""A sentence as pieces: each a letter for what it is, with the words it covers.

The letters are those of `phrases`, and

    P  words that name a clause or a term     j  words that say what a value is counted from
    v  a value                                X  a word that nothing explains
    ,  a comma, semicolon, dash or new line   :  a colon or equals sign
    &  `and`   |  `or`   ?  a question mark   Q  a quotation mark

Filler has no piece. Rules are about the letters alone, so a word that no rule provides for is never overlooked.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from kpo_tui.negotiation.party import Parties
from kpo_tui.understanding.figures import Amount, Writing
from kpo_tui.understanding.index import Index, TermPlace
from kpo_tui.understanding.ready_values import Ready
from kpo_tui.understanding.words import Word


class Piece(NamedTuple):
    """`letter` and `kind` say what it is; `words` is what it covers, `start` and `end` their places among the words.

    Of a value, `others` are all that may be meant where it may be one of several; `ready` is one that is said in words.
    """

    letter: str
    words: tuple[str, ...]
    start: int
    end: int
    amount: Amount | None = None
    kind: str = ""
    others: tuple[Amount, ...] = ()
    ready: Ready | None = None


@dataclass(frozen=True)
class Sentence:
    """What was typed, its words and its pieces, filler left out; `tokens` are the pieces with what filler tells of values.

    Misspelt words are put right among the `words`; `misspelt` tells that there were some. `until` is the time limit said in it.
    """

    text: str
    words: tuple[Word, ...]
    pieces: tuple[Piece, ...]
    misspelt: bool = False
    tokens: tuple[Piece, ...] = ()
    until: str | None = None

    @cached_property
    def letters(self) -> str:
        """The letters of the pieces in order."""
        return "".join(piece.letter for piece in self.pieces)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The words themselves."""
        return tuple(word.text for word in self.words)


@dataclass(frozen=True)
class Vocabulary:
    """What a sentence may hold beside the words of `phrases`.

    `options` are names of options, for their spelling, `writing` how the playbook's other values are written. Values said
    in words are those of the `clause`, as the `party` says them. Terms `elsewhere` are in play on other clauses, `companies` the parties by name. `at` is the moment at which it is said.
    """

    index: Index
    locale: str
    options: frozenset[tuple[str, ...]]
    writing: Writing
    clause: str | None = None
    party: str = "client"
    said_of: Callable[[TermPlace], bool] = lambda _: False
    elsewhere: tuple[TermPlace, ...] = ()
    at: str = ""
    companies: Parties | None = None
