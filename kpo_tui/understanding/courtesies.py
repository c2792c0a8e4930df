"""Greetings, closings and a please: what is around that which a text says."""

import re
from collections.abc import Iterator, Sequence

_GREETING = r"(?:dear|hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings|to whom it may concern)"
GREETING_LINE = re.compile(rf"{_GREETING}\b[^.!?\d:]{{0,40}}[,:!.-]*", re.IGNORECASE)
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
_PAPERS = frozenset({"letter", "invoice", "file", "matter", "po", "order"})
_REFERS = frozenset({"ref", "reference"})
_NUMBERED = frozenset({"no", "nr", "number"})
_BEFORE_PAPERS = _PAPERS | {"our", "your", "my", "their", "under", "with", "purchase"}
_SHORTEST_NUMBER = 3
_PLEASE = re.compile(r"(?:please|pls|thanks|thank you)[.!]*$", re.IGNORECASE)


def signs(lines: list[str], at: int) -> bool:
    """True where a closing begins, or a name stands alone at the end below an empty line."""
    if _CLOSING_LINE.fullmatch(lines[at]):
        return True
    rest = [line for line in lines[at:] if line]
    return at > 0 and not lines[at - 1] and len(rest) == 1 and _NAME_LINE.fullmatch(lines[at]) is not None


def without_courtesy(line: str, passed: list[str]) -> Iterator[str]:
    """The line without a greeting before it, a closing behind it and the numbers of letters in it; all are added to `passed`."""
    line = _without_numbers(line, passed)
    if greeting := _GREETING_LEAD.match(line):
        rest = line[greeting.end() :]
        if rest:
            passed.append(greeting[0].strip())
            line = rest
    if closing := _CLOSING_END.search(line):
        passed.append(closing[1].strip())
        line = line[: closing.start(1)]
    yield line


def _without_numbers(line: str, passed: list[str]) -> str:
    """The line without the numbers of letters, files and invoices (ref. 2026/118, invoice no. 4711), which are added to `passed`."""
    words = line.split(" ")
    bare = [word.strip("()[].,;:").casefold() for word in words]
    kept: list[str] = []
    at = 0
    while at < len(words):
        end = _end_of_number(bare, at)
        if not end:
            kept.append(words[at])
            at += 1
            continue
        start = len(kept)
        while start and kept[start - 1].strip("([").casefold() in _BEFORE_PAPERS:
            start -= 1
        stop = words[end - 1][len(words[end - 1].rstrip(".,;:")) :]
        passed.append(" ".join((*kept[start:], *words[at:end])).removesuffix(stop))
        del kept[start:]
        kept[-1:] = [kept[-1] + stop] if kept else []
        at = end
    return " ".join(kept)


def _end_of_number(bare: Sequence[str], at: int) -> int:
    """The place behind the number of a paper that begins at a word; 0 where none does."""
    if bare[at] in _REFERS:
        after = at + 2 if bare[at + 1 : at + 2] and bare[at + 1] in _NUMBERED else at + 1
        number = bare[after] if after < len(bare) else ""
        long = number.isdigit() and len(number) >= _SHORTEST_NUMBER
        composed = any(sign in number for sign in "/-") and any(one.isdigit() for one in number)
        return after + 1 if long or composed else 0
    if (
        bare[at] in _PAPERS
        and at + 2 < len(bare)
        and bare[at + 1] in _NUMBERED
        and bare[at + 2][:1].isdigit()
    ):
        return at + 3
    return 0


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
