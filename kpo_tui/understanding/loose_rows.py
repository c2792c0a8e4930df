"""Rows of a table that are said loosely, a few words and a figure each: `analyst 32, senior 42, all Pune`."""

from collections.abc import Iterator, Sequence

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.terms import SomeTerm
from kpo_tui.text import one_line
from kpo_tui.understanding.moves import Reading
from kpo_tui.understanding.pieces import Piece, Sentence
from kpo_tui.understanding.term_amounts import as_value
from kpo_tui.understanding.words import listed

_EVERYONE = listed("all everyone everybody each")
_BETWEEN = listed("of them in from at based")
_WHERE = ("in", "from", "at")
_AROUND = listed("for per an a the at of is are : = - to would be each")
_NO_ROW = frozenset("wlpnNrtkuyYaIiqbsL?~")
"""Letters of words that stand in no row: what one wants, denies, asks."""
_PAIR = 2


def rows_loosely_said(sentence: Sentence, term: SomeTerm) -> str | Reading | None:
    """Rows of words and one figure each, made rows of cells: `analyst 32, senior 42, all Pune`; None where they are none.

    A reading asks for the column that they leave out.
    """
    if not _is_priced(term):
        return None
    rows: list[tuple[str, str]] = []
    everywhere = ""
    for start, end, pieces in _parts(sentence):
        for_everyone = _said_of_everyone(_typed(sentence, start, end))
        if for_everyone and not any(one.letter == "v" for one in pieces):
            everywhere = for_everyone
        elif (row := _row(sentence, (start, end), pieces, term)) is not None:
            rows.append(row)
        else:
            return None
    if len(term.columns) == _PAIR:
        return "; ".join(f"{name} | {amount}" for name, amount in rows) or None
    return _with_the_place(rows, everywhere, term) if rows else None


def _said_of_everyone(text: str) -> str:
    """What is said of all rows: `all in Pune`, `Pune for all`; empty where nothing is."""
    words = text.split()
    low = [word.casefold() for word in words]
    if low[-2:] == ["for", "all"]:
        return " ".join(words[:-2])
    if low[:1] and low[0] in _EVERYONE:
        start = next((at for at, word in enumerate(low) if at and word not in _BETWEEN), len(words))
        return " ".join(words[start:])
    return ""


def _within(name: str) -> tuple[str, str] | None:
    """The two sides of the first word that says where: `analyst in Manila`."""
    words = name.split()
    at = next((at for at, word in enumerate(words) if at and word.casefold() in _WHERE), 0)
    return (" ".join(words[:at]), " ".join(words[at + 1 :])) if 0 < at < len(words) - 1 else None


def _is_priced(term: SomeTerm) -> bool:
    """True for a table of one or two texts and a figure."""
    *texts, figure = term.columns.values() or (term,)
    return figure.shape == "one" and 0 < len(texts) <= _PAIR and all(one.shape == "text" for one in texts)


def _with_the_place(rows: Sequence[tuple[str, str]], everywhere: str, term: SomeTerm) -> str | Reading:
    """Rows with their second text, which is said for all, or in each after the first: `analyst in Pune 32`."""
    found = []
    for name, amount in rows:
        within = None if everywhere else _within(name)
        if within is None and not everywhere:
            column = [*term.columns.values()][1]
            asks = (
                f"{term.label}: '{one_line(name, 60)}' has no {column.label}. Please give {term.expected()}."
            )
            return Reading(asks=asks)
        first, second = within if within is not None else (name, everywhere)
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
    sentence: Sentence, span: tuple[int, int], pieces: Sequence[Piece], term: SomeTerm
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
