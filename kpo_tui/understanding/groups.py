"""The parts of a sentence between its commas and buts: what is taken as offered, what is said anew.

whole  ok, we accept, everything is fine      take   ok with the rate, the rate is fine
value  net 45, we want 45 days                name   the interest (its value may be in the next part)
mixed  accept 45 days, ok 45                  would  we'd accept 45 days
rest   everything (in: everything except …), otherwise ok
"""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from kpo_tui.understanding.pieces import Piece
from kpo_tui.understanding.value_targets import Pair

Kind: TypeAlias = Literal["whole", "take", "value", "name", "mixed", "would", "rest", "lead"]
_SEPARATORS = frozenset(",&bi")
# No letter of these has two ways to be taken (hence the ++ and *+), so that any sentence is read in linear time.
_GOOD = r"[wl]*+(?:[ya]|Y(?=[o2e]))"
_MIXED = re.compile(r"[wl]*+[yaY][o2e]*+[pPvj:][pPvjo:]*+|[wlmpho]*+[Pvj:]++o?y++w?")
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("lead", re.compile(r"[wlmpho1:]*")),
    ("rest", re.compile(r"o?[eE]o?|[wl]*[yaY]+E|Ey+")),
    ("whole", re.compile(rf"(?:e[o2e]*+)?(?:(?:{_GOOD}|[wl]++e)[o2e]*+)*{_GOOD}[o2ew]*+|[o2e]++y++w?")),
    ("take", re.compile(r"[wl]*[aY][o2]?P+[o2]?|P+o?w?y+|[wl]*yP+")),
    ("value", re.compile(r"(?=.*v)[wlmpho1Pvj:]*")),
    ("mixed", re.compile(rf"(?=.*v)(?:{_MIXED.pattern})")),
    ("name", re.compile(r"[wo1lmp]*P+[o12:]*")),
)


class Group(NamedTuple):
    """A part of a sentence: what comes `before` it (a separator's letter), what it is, its pieces."""

    before: str
    kind: Kind
    pieces: tuple[Piece, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The words in it that name a clause or a term."""
        return tuple(word for piece in self.pieces if piece.letter == "P" for word in piece.words)


def groups_of(pieces: Sequence[Piece]) -> list[Group] | None:
    """The parts of a sentence; None where a part is of no known kind, or the sentence breaks off after a `but`."""
    parts: list[tuple[str, list[Piece]]] = [("", [])]
    for piece in pieces:
        if piece.letter not in _SEPARATORS:
            parts[-1][1].append(piece)
        elif parts[-1][1]:
            parts.append((piece.letter, []))
        elif piece.letter in "bi":
            parts[-1] = (piece.letter, [])
    found: list[Group] = []
    for before, members in parts:
        kind = _kind(_letters(members)) if members else "lead"
        if kind is None:
            return None
        found.append(Group(before, kind, tuple(members)))
    return _taken_together(said) if (said := _without_leads(found)) is not None else None


def _without_leads(groups: Sequence[Group]) -> list[Group] | None:
    """The parts that say something; None where a part that says nothing is more than a beginning.

    `counter, net 45` begins with one. `ok, we want` breaks off with one, and is no acceptance.
    """
    first = next((at for at, group in enumerate(groups) if group.kind != "lead"), len(groups))
    said = list(groups[first:])
    while said and said[-1].kind == "lead" and not said[-1].pieces and said[-1].before == ",":
        said.pop()
    if any(group.kind == "lead" for group in said):
        return None
    wants = any(piece.letter in "pmh" for group in groups[:first] for piece in group.pieces)
    return None if wants and any(group.kind in ("whole", "take", "mixed") for group in said) else said


def _letters(members: Sequence[Piece]) -> str:
    """The letters of a part; `live with` beside a value proposes it."""
    valued = any(piece.letter == "v" for piece in members)
    return "".join(
        "p" if valued and piece.letter == "Y" and piece.words[-2:] == ("live", "with") else piece.letter
        for piece in members
    )


def _kind(letters: str) -> Kind | None:
    found = next((kind for kind, pattern in _KINDS if pattern.fullmatch(letters)), None)
    if found is None and "v" in letters and "m" in letters and _MIXED.fullmatch(letters.replace("m", "")):
        return "would"
    return found


def _taken_together(groups: Sequence[Group]) -> list[Group]:
    """With names after what is taken as offered taken too: `ok with the rate and the discount but 45 days`."""
    found: list[Group] = []
    for group in groups:
        follows = bool(found) and found[-1].kind == "take" and group.before in ("&", ",")
        named = group.kind == "name" and follows and any(later.before == "b" for later in groups)
        found.append(group._replace(kind="take") if named else group)
    return found


def without_the_former(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces without the value that another is to replace: `45 days instead of 30`."""
    for at in range(1, len(pieces) - 1):
        here, after = pieces[at], pieces[at + 1]
        if here.words in (("instead", "of"), ("rather", "than")) and after.letter == "v":
            valued = any(piece.letter == "v" for piece in pieces[:at])
            return [*pieces[:at], *pieces[at + 2 :]] if valued else pieces
    return pieces


class Paired(NamedTuple):
    """The values of a sentence with their names, and names that stand `alone`, without a value."""

    pairs: list[Pair]
    alone: list[tuple[str, ...]]


def paired(groups: Sequence[Group]) -> Paired | None:
    """Each value with the words that name it; None where it is not clear what goes with what."""
    pairs: list[Pair] = []
    alone: list[tuple[str, ...]] = []
    waiting: tuple[str, ...] = ()
    for group in groups:
        found = _within([piece for piece in group.pieces if piece.letter in "Pvj"])
        if found is None:
            return None
        if found and waiting and not found[0].names:
            found[0], waiting = found[0]._replace(names=waiting), ()
        if waiting:
            alone.append(waiting)
        waiting = () if found else group.names
        pairs += found
    if waiting and pairs and not pairs[-1].names:
        pairs[-1], waiting = pairs[-1]._replace(names=waiting), ()
    return Paired(pairs, [*alone, waiting] if waiting else alone)


def _within(members: Sequence[Piece]) -> list[Pair] | None:
    """The pairs within one part: names and values in turn, whichever comes first."""
    count = sum(piece.letter == "v" for piece in members)
    if count < 2:
        names = tuple(word for piece in members if piece.letter == "P" for word in piece.words)
        basis = tuple(word for piece in members if piece.letter == "j" for word in piece.words)
        return [Pair(names, piece.amount, basis) for piece in members if piece.amount is not None]
    runs = re.sub("P+", "P", "".join(piece.letter for piece in members))
    if runs not in ("Pv" * count, "vP" * count):
        return None
    names_first = runs.startswith("P")
    found: list[Pair] = []
    said: tuple[str, ...] = ()
    for piece in members if names_first else reversed(members):
        if piece.amount is None:
            said = (*said, *piece.words) if names_first else (*piece.words, *said)
        else:
            found.append(Pair(said, piece.amount))
            said = ()
    return found if names_first else found[::-1]
