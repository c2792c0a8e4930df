"""An earlier copy of a log beside the log: from which line on they differ, and what the log no longer has."""

import contextlib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from kpo_tui.errors import BadInput, Damaged
from kpo_tui.history.moments import told
from kpo_tui.log import jsonl
from kpo_tui.log.record import Folding
from kpo_tui.negotiation.party import Side
from kpo_tui.text import one_line

LONGEST_QUOTE: Final = 80
"""Characters of what a party wrote that are quoted: an alarm is no place for the other side's words."""
LONGEST: Final = 160
"""Characters of a value that are shown."""
_PLACE_IN_CHAIN: Final = re.compile(rb'"prev":"[0-9a-f]{64}",?|"seq":[0-9]{1,18},?')


class Lost(NamedTuple):
    """An event of the earlier copy that the log does not have as it was: its number, whose it was, what it said.

    `now` is what the line of that number says in the log, if it has one, and `changed` says field by field what is
    another in it, if it is of the same kind. `party` is None for an opening that no party made.
    """

    seq: int
    party: Side | None
    says: str
    now: str = ""
    changed: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"event {self.seq}, {f'{self.party} ' if self.party else ''}{self.says}"


class Difference(NamedTuple):
    """The first line that differs (0 where that is not known), and the events that are gone or altered.

    `cut` is True where the log has no such line: it only ends sooner.
    """

    line: int
    lost: tuple[Lost, ...]
    cut: bool = False


def continues(earlier: Path, log: Path) -> bool:
    """True when the log has every sound line of the earlier copy. Raises BadInput where one cannot be read."""
    reading = jsonl.read(earlier)
    return jsonl.holds(log, reading.last, reading.end, reading.state.head)


def difference(earlier: Path, log: Path) -> Difference:
    """What differs in the log from an earlier copy of it that is sound. Raises BadInput where one cannot be read."""
    now = _lines(log)
    left = Counter(_content(line) for line in now)
    folding, line, lost = Folding(), 0, []
    for number, then in enumerate(_lines(earlier), 1):
        if not line and (number > len(now) or then != now[number - 1]):
            line = number
        before = folding.state
        event = folding.add(then)
        if left[_content(then)]:
            left[_content(then)] -= 1
        else:
            lost.append(Lost(event.seq, event.party, told(event, before, LONGEST_QUOTE)))
    says, seen = _told(now, {one.seq for one in lost}), _lines(earlier)
    for at, (seq, *_) in enumerate(lost):
        if seq in says:
            changed = _changed(seen[seq - 1], now[seq - 1])
            lost[at] = lost[at]._replace(now=says[seq], changed=changed)
    return Difference(line, tuple(lost), cut=line > len(now))


def _changed(then: bytes, now: bytes) -> tuple[str, ...]:
    """What is another in two lines of one kind, field by field; empty where they are of different kinds."""
    was, has = (dict(_fields(msgspec.json.decode(line))) for line in (then, now))
    if was.get("type") != has.get("type"):
        return ()
    names = [name for name in {**was, **has} if name not in ("prev", "seq")]
    return tuple(
        f"{name}: {_shown(was.get(name))} → {_shown(has.get(name))}"
        for name in names
        if was.get(name) != has.get(name)
    )


def _fields(value: object, name: str = "") -> Iterator[tuple[str, object]]:
    """The values in an object, by the way to them: `clauses.payment.terms.net_days`."""
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from _fields(inner, f"{name}.{key}" if name else str(key))
    else:
        yield name, value


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    return one_line(value if isinstance(value, str) else msgspec.json.encode(value).decode(), LONGEST)


def _told(lines: list[bytes], numbers: set[int]) -> dict[int, str]:
    """What the lines of these numbers say, as far as they are those of a log."""
    folding, found = Folding(), {}
    with contextlib.suppress(Damaged):
        for number, line in enumerate(lines[: max(numbers, default=0)], 1):
            before, event = folding.state, folding.add(line)
            if number in numbers:
                who = f"{event.party} " if event.party else ""
                found[number] = f"{who}{told(event, before, LONGEST_QUOTE)}"
    return found


def _content(line: bytes) -> bytes:
    """What a line says, without what changes when one before it is put in or taken out: its number, the hash it names."""
    return _PLACE_IN_CHAIN.sub(b"", line)


def _lines(path: Path) -> list[bytes]:
    try:
        return path.read_bytes().removesuffix(b"\n").split(b"\n")
    except OSError as error:
        raise BadInput(f"{path}: cannot be read ({error.strerror or error})") from error
