"""What people paste: mails and paragraphs, made sentences, without headers, quotations, greetings and signatures."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kpo_tui.understanding.courtesies import GREETING_LINE, signs, without_courtesy

MOST_CHARACTERS = 6000
"""Longer texts are not read as passages: nobody looks over so many values at once."""

_HEADER = re.compile(r"(?:from|to|cc|bcc|subject|date|sent|re|fw|fwd|betreff)\s*:.*", re.IGNORECASE)
_WROTE = re.compile(r"on .{4,80} wrote:", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-*•–]|\(?\d{1,2}[).]|\(?[a-z][).])\s+")
_NUMBER = re.compile(r"\(?1?\d[).]\s+(?![^\W\d]+\.?(?:\s+\d{4})?$)(?=.*\d)")
"""The number of a line in a list, before a value; not the day of a date: `1. Mai 2027`."""
_INLINE = re.compile(r"(?<!\w)\(?\d{1,2}\)\s+")
_BEFORE_INLINE = re.compile(r"[\w%.,;]")
_BREAK = re.compile(r"[.!?;](\s+)(?=\S)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|no|nr|approx|ca|incl|excl|vs|e\.g|i\.e|p\.a|p\.m|a\.m|ltd|inc|co|pvt|st|art|para)|\b[A-Z])\.$",
    re.IGNORECASE,
)


class Passages(NamedTuple):
    """The sentences of a text, in order, and what was passed by: greetings, signatures, headers, quotations."""

    sentences: tuple[str, ...]
    passed: tuple[str, ...] = ()


def passages(text: str) -> Passages:
    """The sentences of a text. A text of one sentence without a greeting or the like is itself."""
    passed: list[str] = []
    lines = list(_body(text.split("\n"), passed))
    found = [sentence for line in lines for sentence in _sentences(line)]
    return Passages(tuple(found), tuple(passed)) if found else Passages((text,), ())


def _body(lines: list[str], passed: list[str]) -> Iterator[str]:
    """The lines that say something, without marks of lists; what is around them is added to `passed`."""
    kept = [line.strip() for line in lines]
    several = len([line for line in kept if line]) > 1
    begun = False
    kept = [one for line in kept for one in _items(line)]
    for at, line in enumerate(kept):
        if not line:
            continue
        if (
            line.startswith(">")
            or _WROTE.fullmatch(line)
            or (several and not begun and _HEADER.fullmatch(line))
        ):
            passed.append(line)
            continue
        if several and begun and signs(kept, at):
            passed.extend(one for one in kept[at:] if one)
            return
        if several and not begun and GREETING_LINE.fullmatch(line):
            passed.append(line)
            begun = True
            continue
        begun = True
        number = None if several else _NUMBER.match(line)
        passed += [number[0].strip()] if number else []
        said = _BULLET.sub("", line, count=1) if several else line[number.end() if number else 0 :]
        yield from without_courtesy(said, passed)


def _items(line: str) -> list[str]:
    """The items of a list that is written in one line: `1) 45 days, 2) USD 34`; one mark alone makes no list."""
    found, start = [], 0
    for mark in _INLINE.finditer(line):
        before = line[: mark.start()].rstrip()
        if not before or _BEFORE_INLINE.match(before[-1]):
            found.append(before[start:])
            start = mark.end()
    return [*found, line[start:]] if len(found) > 1 else [line]


def _sentences(line: str) -> Iterator[str]:
    """The sentences of a line, parted where a full stop ends one."""
    start = 0
    for end in _BREAK.finditer(line):
        if not _ABBREVIATION.search(line[max(0, end.start(1) - 12) : end.start(1)]):
            yield line[start : end.start(1)].strip()
            start = end.end()
    if rest := line[start:].strip():
        yield rest
