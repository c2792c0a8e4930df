"""Values read back out of text: which stretch of a clause a term produced, and what stands there now."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

from kpo_tui.documents.redline import Redline
from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.terms import Raw, SomeTerm

_LONGEST: Final = 2_000  # characters in which anything but a text can say a value
_MOST_FIGURES: Final = 20  # among which the one that is a value is looked for
_IN_BRACKETS: Final = re.compile(r"([^()]*)\(([^()]+)\)(.*)")
_WORDS: Final = re.compile(r"[^\W\d_]+")
_NUMBER_WORDS: Final = frozenset({
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty",
    "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "million", "billion", "and", "point",
})  # fmt: skip


class Stretch(NamedTuple):
    """Where a text shows the value of a term (`payment.net_days`)."""

    term: str
    start: int
    end: int


class Reread(NamedTuple):
    """A stretch whose text changed to `text`, in which with `among` other words stand, too."""

    stretch: Stretch
    text: str
    among: bool = False


class Mapping(NamedTuple):
    """From offsets of an old text to those of a new one, where both are equal."""

    starts: list[int]
    ends: list[int]
    shifts: list[int]

    @classmethod
    def of(cls, redline: Redline) -> "Mapping":
        """The mapping of a comparison."""
        equal = [s for s in redline.segments if s.kind == "equal"]
        starts, ends = [s.old_start for s in equal], [s.old_end for s in equal]
        return cls(starts, ends, [s.new_start - s.old_start for s in equal])

    def place(self, offset: int) -> int | None:
        """Where the character at `offset` stands now; None where it is not in both texts."""
        at = bisect_right(self.starts, offset) - 1
        return offset + self.shifts[at] if at >= 0 and offset < self.ends[at] else None

    def last_before(self, offset: int) -> int:
        """The last place in front of `offset` that is in both texts; -1 where there is none."""
        at = bisect_left(self.starts, offset) - 1
        return min(offset, self.ends[at]) - 1 if at >= 0 else -1

    def first_from(self, offset: int, end: int) -> int:
        """The first place from `offset` on that is in both texts; the `end` where there is none."""
        at = bisect_right(self.ends, offset)
        return max(offset, self.starts[at]) if at < len(self.starts) else end


def reread(redline: Redline, stretches: list[Stretch]) -> list[Reread]:
    """The stretches that changed, with what stands in their place between what did not change around them.

    That is looked for as far as the next value on either side.
    """
    mapping = Mapping.of(redline)
    ends = [-1, *(stretch.end for stretch in stretches)]
    starts = [*(stretch.start for stretch in stretches[1:]), len(redline.old)]
    found: list[Reread] = []
    for stretch, last, following in zip(stretches, ends, starts, strict=False):
        if _unchanged(redline, mapping, stretch):
            continue
        left, right = mapping.last_before(stretch.start), mapping.first_from(stretch.end, len(redline.old))
        beside = left == stretch.start - 1, right == stretch.end
        if (left < last and not beside[0]) or (right > following and not beside[1]):
            continue
        before = -1 if left < 0 else mapping.place(left)
        after = len(redline.new) if right == len(redline.old) else mapping.place(right)
        if before is not None and after is not None and before < after:
            found.append(Reread(stretch, redline.new[before + 1 : after], not all(beside)))
    return found


def unchanged(redline: Redline, stretches: list[Stretch]) -> list[Stretch]:
    """The stretches whose text stands in both texts."""
    mapping = Mapping.of(redline)
    return [stretch for stretch in stretches if _unchanged(redline, mapping, stretch)]


def _unchanged(redline: Redline, mapping: Mapping, stretch: Stretch) -> bool:
    first = mapping.place(stretch.start)
    size = stretch.end - stretch.start
    return first is not None and redline.new[first : first + size] == redline.old[stretch.start : stretch.end]


def only_values_changed(redline: Redline, changes: list[Reread]) -> bool:
    """Whether putting the new values into the old text gives the new text: nothing else has changed."""
    text, at = "", 0
    for change in sorted(changes, key=lambda one: one.stretch.start):
        text += redline.old[at : change.stretch.start] + change.text
        at = change.stretch.end
    return text + redline.old[at:] == redline.new


def value_of(term: SomeTerm, text: str) -> Raw | None:
    """The canonical value that a contract's text means: `sixty (60) days`, `60 days`, `USD 1,000.00`.

    Figures count before words. None where it is no value of the term.
    """
    if len(text) > _LONGEST and term.shape != "text":
        return None
    raw = None if term.shape == "text" else _in_brackets(term, text.strip())
    return _parsed(term, text.strip()) if raw is None else raw


def value_among(term: SomeTerm, text: str) -> Raw | None:
    """The one value that a text says among other words, as a contract words it; None where it says none, or several."""
    here = " ".join(text.casefold().split())
    possible = ((form, raw) for raw in _possible(term, text.split()) for form in _forms(term, raw))
    standing = {form: raw for form, raw in possible if _stands(form, here)}
    within = {form for form in standing for other in standing if form in other and form != other}
    found = [raw for form, raw in standing.items() if form not in within]
    return found[0] if found and all(raw == found[0] for raw in found) else None


def _possible(term: SomeTerm, words: list[str]) -> Iterator[Raw]:
    """Values that may be among these words: what the few words around each figure say, or an option.

    An option of one word, such as “one” or “both”, is not looked for: prose is full of them.
    """
    yield from (option for option, name in term.options.items() if " " in name)
    if term.around_figure is None:
        return
    before, after = term.around_figure
    figures = [at for at, word in enumerate(words) if any(map(str.isdigit, word))][:_MOST_FIGURES]
    for at in figures:
        for first in range(max(0, at - before), at + 1):
            several = (" ".join(words[first:end]) for end in range(at + after + 1, at, -1))
            said = (one.replace("(", "").replace(")", "").rstrip(".,;:") for one in several)
            yield from islice((raw for one in said if (raw := _parsed(term, one)) is not None), 1)


def _stands(form: str, text: str) -> bool:
    """Whether a form of a value stands in a text, with no letter, digit or decimal beside it."""
    return form in text and re.search(rf"(?<![\w.,]){re.escape(form)}(?!\w|[.,]\d)", text) is not None


def _in_brackets(term: SomeTerm, text: str) -> Raw | None:
    """The value that figures in brackets give behind an amount in words; None where other words stand there."""
    match = _IN_BRACKETS.fullmatch(text)
    if match is None or (raw := _parsed(term, f"{match[2]}{match[3]}".strip())) is None:
        return None
    amount = {*_NUMBER_WORDS, *_WORDS.findall(term.contract(term.read(raw)).casefold())}
    return raw if amount.issuperset(_WORDS.findall(match[1].casefold())) else None


def _parsed(term: SomeTerm, text: str) -> Raw | None:
    try:
        return term.canonical(text)
    except ValueNotUnderstood:
        return None


def says(term: SomeTerm, raw: Raw, text: str) -> bool:
    """Whether the text is how a contract words the value, in one of the forms that wording can ask for."""
    return text.strip().casefold() in _forms(term, raw)


def _forms(term: SomeTerm, raw: Raw) -> set[str]:
    value = term.read(raw)
    return {term.contract(value).casefold(), term.show(value).casefold()}
