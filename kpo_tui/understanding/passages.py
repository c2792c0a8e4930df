"""What people paste: mails and paragraphs, made sentences, without headers, quotations, greetings and signatures."""

import re
from collections.abc import Iterator
from typing import NamedTuple

MOST_CHARACTERS = 6000
"""Longer texts are not read as passages: nobody looks over so many values at once."""

_HEADER = re.compile(r"(?:from|to|cc|bcc|subject|date|sent|re|fw|fwd|betreff)\s*:.*", re.IGNORECASE)
_WROTE = re.compile(r"on .{4,80} wrote:", re.IGNORECASE)
_GREETING = r"(?:dear|hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings|to whom it may concern)"
_GREETING_LINE = re.compile(rf"{_GREETING}\b[^.!?\d:]{{0,40}}[,:!.-]*", re.IGNORECASE)
_GREETING_LEAD = re.compile(rf"{_GREETING}(?: [\w.]+){{0,3}}\s?[,!–-]\s+", re.IGNORECASE)
_CLOSING = (
    r"(?:(?:(?:with )?(?:kind|best|warm|warmest|many) )?(?:regards|wishes)|best|cheers|(?:many |with )?thanks(?: a lot| again| so much| in advance| (?:and|&) (?:kind |best )?regards)?|thank you|sent from my .{1,30}|(?:tel|phone|mobile|t|m)[.:] .{4,40}|for (?:and on behalf of )?[A-Z][\w .]{2,40}"
    r"|yours (?:sincerely|faithfully|truly)|sincerely|faithfully|br|rgds|all the best|talk soon|speak soon)"
)
_CLOSING_LINE = re.compile(rf"{_CLOSING}(?:\s*[,.!-]+)?(?:\s+[A-Z][\w.'-]*){{0,4}}\s*", re.IGNORECASE)
_CLOSING_END = re.compile(
    rf"[.!?,;](\s+(?i:{_CLOSING})\s*[,.!-]+\s*[A-Z][\w.'-]*(?:\s+[A-Z][\w.'-]*){{0,3}}\s*)$"
)
_NAME_LINE = re.compile(r"[A-Z][\w.'-]*(?:\s+[A-Z][\w.'-]*){0,2}")
_BULLET = re.compile(r"^\s*(?:[-*•–]|\(?\d{1,2}[).]|\(?[a-z][).])\s+")
_INLINE = re.compile(r"(?<!\w)\(?\d{1,2}\)\s+")
_BEFORE_INLINE = re.compile(r"[\w%.,;]")
_BREAK = re.compile(r"[.!?;](\s+)(?=\S)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|no|nr|approx|ca|incl|excl|vs|e\.g|i\.e|p\.a|p\.m|a\.m|ltd|inc|co|pvt|st|art|para)|\b[A-Z])\.$",
    re.IGNORECASE,
)
_PLEASE = re.compile(r"(?:please|pls|thanks|thank you)[.!]*$", re.IGNORECASE)


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
        if several and begun and _signs(kept, at):
            passed.extend(one for one in kept[at:] if one)
            return
        if several and not begun and _GREETING_LINE.fullmatch(line):
            passed.append(line)
            begun = True
            continue
        begun = True
        yield from _without_courtesy(_BULLET.sub("", line, count=1) if several else line, passed)


def _items(line: str) -> list[str]:
    """The items of a list that is written in one line: `1) 45 days, 2) USD 34`; one mark alone makes no list."""
    found, start = [], 0
    for mark in _INLINE.finditer(line):
        before = line[: mark.start()].rstrip()
        if not before or _BEFORE_INLINE.match(before[-1]):
            found.append(before[start:])
            start = mark.end()
    return [*found, line[start:]] if len(found) > 1 else [line]


def _signs(lines: list[str], at: int) -> bool:
    """True where a closing begins, or a name stands alone at the end below an empty line."""
    if _CLOSING_LINE.fullmatch(lines[at]):
        return True
    rest = [line for line in lines[at:] if line]
    return at > 0 and not lines[at - 1] and len(rest) == 1 and _NAME_LINE.fullmatch(lines[at]) is not None


def _without_courtesy(line: str, passed: list[str]) -> Iterator[str]:
    if greeting := _GREETING_LEAD.match(line):
        rest = line[greeting.end() :]
        if rest:
            passed.append(greeting[0].strip())
            line = rest
    if closing := _CLOSING_END.search(line):
        passed.append(closing[1].strip())
        line = line[: closing.start(1)]
    yield line


def _sentences(line: str) -> Iterator[str]:
    """The sentences of a line, parted where a full stop ends one."""
    start = 0
    for end in _BREAK.finditer(line):
        if not _ABBREVIATION.search(line[max(0, end.start(1) - 12) : end.start(1)]):
            yield line[start : end.start(1)].strip()
            start = end.end()
    if rest := line[start:].strip():
        yield rest


def without_please(text: str) -> str:
    """The text without a `please` that ends it, and the comma before."""
    if (please := _PLEASE.search(text)) is None:
        return text
    before = text[: please.start()].rstrip()
    if not before or len(before) == please.start():
        return text
    if before.endswith(",") and before[-2:-1].strip():
        before = before[:-1]
    return before + text[please.end() :]
