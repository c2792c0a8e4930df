"""Greetings, closings and a please: what is around that which a text says."""

import re
from collections.abc import Iterator

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
_REFERENCE = re.compile(
    r"[(\[]?\b(?:(?:our|your|my|their) )?(?:(?:letter|invoice|file|matter|under|with) )?"
    r"(?:(?:ref|reference)\b\.?(?: (?:no|nr|number)\b\.?)?\s*:?\s*(?=[\w/-]*\d)(?:\w+(?:[/-]\w+)+|\d{3,}\b)"
    r"|(?:letter|invoice|file|matter|po|purchase order) (?:no|nr|number)\b\.?\s*:?\s*\d[\w/-]*)[)\]]?",
    re.IGNORECASE,
)
"""The number of a letter, a file or an invoice: ref. 2026/118, invoice no. 4711."""
_PLEASE = re.compile(r"(?:please|pls|thanks|thank you)[.!]*$", re.IGNORECASE)


def signs(lines: list[str], at: int) -> bool:
    """True where a closing begins, or a name stands alone at the end below an empty line."""
    if _CLOSING_LINE.fullmatch(lines[at]):
        return True
    rest = [line for line in lines[at:] if line]
    return at > 0 and not lines[at - 1] and len(rest) == 1 and _NAME_LINE.fullmatch(lines[at]) is not None


def without_courtesy(line: str, passed: list[str]) -> Iterator[str]:
    """The line without a greeting before it, a closing behind it and the numbers of letters in it; all are added to `passed`."""
    passed.extend(found[0].strip() for found in _REFERENCE.finditer(line))
    line = _REFERENCE.sub("", line)
    if greeting := _GREETING_LEAD.match(line):
        rest = line[greeting.end() :]
        if rest:
            passed.append(greeting[0].strip())
            line = rest
    if closing := _CLOSING_END.search(line):
        passed.append(closing[1].strip())
        line = line[: closing.start(1)]
    yield line


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
