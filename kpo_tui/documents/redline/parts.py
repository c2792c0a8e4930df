"""Marked units put together to blocks again."""

from collections.abc import Iterable
from typing import NamedTuple

from msgspec.structs import replace

from kpo_tui.documents.document import Block, Runs, Table
from kpo_tui.documents.redline.units import HEADER, Unit


class Part(NamedTuple):
    """A unit of the result with its marked cells.

    `table` is the place of the new document's table that it is a row of; None for a row of a table that
    is gone. `is_new` is False for a unit of the old document that is gone.
    """

    unit: Unit
    cells: tuple[Runs, ...]
    table: int | None
    is_new: bool


def blocks_of(parts: Iterable[Part]) -> tuple[Block, ...]:
    """The blocks that the parts make, in order; the rows of a table come together where its own header stands."""
    groups: dict[tuple[str, int], list[tuple[int, Part]]] = {}
    for n, part in enumerate(parts):
        if part.unit.row is None:
            key = "block", n
        elif part.table is None:
            key = "gone", part.unit.place
        else:
            key = "table", part.table
        groups.setdefault(key, []).append((n, part))
    places = {
        key: min((n for n, part in group if part.is_new), default=group[0][0])
        for key, group in groups.items()
    }
    return tuple(_block([part for _, part in groups[key]]) for key in sorted(groups, key=places.__getitem__))


def _block(parts: list[Part]) -> Block:
    own = [part for part in parts if part.is_new] or parts
    table = own[0].unit.block
    if not isinstance(table, Table):
        return replace(table, runs=parts[0].cells[0])
    body = [part for part in parts if part.unit.row != HEADER]
    header = next(part.cells for part in own if part.unit.row == HEADER)
    shaded = tuple(at for at, part in enumerate(body) if part in own and part.unit.row in table.shaded)
    return replace(table, header=header, rows=tuple(part.cells for part in body), shaded=shaded)
