"""Histories of a log that somebody rewrote."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kpo_tui.log.record import hash_of
from kpo_tui.negotiation.events import Offer, content_hash
from kpo_tui.table.session import Session, open_here
from tests.builders import Ticking
from tests.log.making import lines_of

Line = dict[str, Any]


def chained(lines: list[Line]) -> bytes:
    """The lines numbered and chained anew, as one who rewrites a history does it."""
    data, prev = b"", ""
    for number, line in enumerate(lines, 1):
        written = json.dumps(
            {**line, "seq": number, "prev": prev}, ensure_ascii=False, separators=(",", ":")
        ).encode()
        data, prev = data + written + b"\n", hash_of(written)
    return data


def parsed(path: Path) -> list[Line]:
    return [json.loads(line) for line in lines_of(path)]


def rewritten(session: Session, change: Callable[[list[Line]], list[Line]]) -> Session:
    """The log as somebody rewrote it, opened again on this machine."""
    session.path.write_bytes(chained(change(parsed(session.path))))
    return open_here(session.path, Ticking())


def dearer(lines: list[Line]) -> list[Line]:
    """The client's offer rewritten, and the acceptance of it made to fit."""
    terms = {**lines[1]["clauses"]["payment"]["terms"], "net_days": "50 days"}
    offers = {"payment": Offer(terms=terms)}
    offered = {**lines[1], "clauses": {"payment": {"terms": terms}}}
    accepted = {**lines[4], "content": content_hash(offers)}
    return [lines[0], offered, *lines[2:4], accepted, *lines[5:]]


def parsed_lines(lines: list[bytes]) -> list[Line]:
    return [json.loads(line) for line in lines]
