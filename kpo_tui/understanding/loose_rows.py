"""Rows of a table that are said loosely, a few words and a figure each: `analyst 32, senior 42, all Pune`."""

import re
from collections.abc import Iterator, Sequence

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.terms import SomeTerm
from kpo_tui.negotiation.terms.tables import TableTerm
from kpo_tui.text import one_line
from kpo_tui.understanding.moves import Reading
from kpo_tui.understanding.pieces import Piece, Sentence
from kpo_tui.understanding.term_amounts import as_value
from kpo_tui.understanding.words import listed

_ALL = re.compile(
    r"(?:all|everyone|everybody|each)(?:\s+(?:of them|in|from|at|based in))*\s+(.+)|(.+)\s+for all",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"(.+?)\s+(?:in|from|at)\s+(.+)", re.IGNORECASE)
_AROUND = listed("for per an a the at of is are : = - to would be each")
_NO_ROW = frozenset("wlpnNrtkuyYaIiqbsL?~")
"""Letters of words that stand in no row: what one wants, denies, asks."""
_PAIR = 2


def rows_loosely_said(sentence: Sentence, term: SomeTerm) -> str | Reading | None:
    """Rows of words and one figure each, made rows of cells: `analyst 32, senior 42, all Pune`; None where they are none.

    A reading asks for the column that they leave out.
    """
    if not isinstance(term, TableTerm) or not _is_priced(term):
        return None
    rows: list[tuple[str, str]] = []
    everywhere = ""
    for start, end, pieces in _parts(sentence):
        everyone = _ALL.fullmatch(_typed(sentence, start, end))
        if everyone is not None and not any(one.letter == "v" for one in pieces):
            everywhere = everyone[1] or everyone[2]
        elif (row := _row(sentence, (start, end), pieces, term)) is not None:
            rows.append(row)
        else:
            return None
    if len(term.columns) == _PAIR:
        return "; ".join(f"{name} | {amount}" for name, amount in rows) or None
    return _with_the_place(rows, everywhere, term) if rows else None


def _is_priced(term: TableTerm) -> bool:
    """True for a table of one or two texts and a figure."""
    *texts, figure = term.columns.values()
    return figure.shape == "one" and 0 < len(texts) <= _PAIR and all(one.shape == "text" for one in texts)


def _with_the_place(rows: Sequence[tuple[str, str]], everywhere: str, term: TableTerm) -> str | Reading:
    """Rows with their second text, which is said for all, or in each after the first: `analyst in Pune 32`."""
    found = []
    for name, amount in rows:
        within = None if everywhere else _WITHIN.fullmatch(name)
        if within is None and not everywhere:
            column = [*term.columns.values()][1]
            asks = (
                f"{term.label}: '{one_line(name, 60)}' has no {column.label}. Please give {term.expected()}."
            )
            return Reading(asks=asks)
        first, second = within.groups() if within is not None else (name, everywhere)
        found.append(f"{first} | {second} | {amount}")
    return "; ".join(found)


def _parts(sentence: Sentence) -> Iterator[tuple[int, int, list[Piece]]]:
    """Where what stands between commas and `and` begins and ends among the words, with its pieces."""
    start, inner = 0, list[Piece]()
    for piece in (*sentence.pieces, Piece(",", (), len(sentence.words), len(sentence.words))):
        if piece.letter not in ",&":
            inner.append(piece)
            continue
        if inner:
            yield start, piece.start, inner
        start, inner = piece.end, []


def _row(
    sentence: Sentence, span: tuple[int, int], pieces: Sequence[Piece], term: TableTerm
) -> tuple[str, str] | None:
    """The words and the figure of one row; None where it has no such figure, or not just one."""
    figure = [*term.columns.values()][-1]
    values = [piece for piece in pieces if piece.letter == "v"]
    if len(values) != 1 or {piece.letter for piece in pieces} & _NO_ROW:
        return None
    value, amount = values[0], values[0].amount
    if amount is None or isinstance(as_value(figure, amount), ValueNotUnderstood):
        return None
    before, after = _typed(sentence, span[0], value.start), _typed(sentence, value.end, span[1])
    return None if bool(before) == bool(after) else (before or after, amount.text)


def _typed(sentence: Sentence, start: int, end: int) -> str:
    """What was typed from a word to before another, without the small words around it."""
    words = sentence.words
    while start < end and words[start].text in _AROUND | {","}:
        start += 1
    while start < end and words[end - 1].text in _AROUND | {",", "."}:
        end -= 1
    return sentence.text[words[start].start : words[end - 1].end] if start < end else ""
