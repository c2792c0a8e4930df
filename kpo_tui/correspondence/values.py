"""Values read back out of text: which stretch of a clause a term produced, and what stands there now."""

import re
from bisect import bisect_right
from typing import Final, NamedTuple

from kpo_tui.documents.redline import Redline
from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.terms import Raw, SomeTerm, TextTerm

_LONGEST: Final = 2_000  # characters in which anything but a text can say a value
_IN_BRACKETS: Final = re.compile(r"([^()]*)\(([^()]+)\)(.*)")


class Stretch(NamedTuple):
    """Where a text shows the value of a term (`payment.net_days`)."""

    term: str
    start: int
    end: int


class Reread(NamedTuple):
    """A stretch whose text changed to `text`."""

    stretch: Stretch
    text: str


class Mapping(NamedTuple):
    """From offsets of an old text to those of a new one, where both are equal."""

    starts: list[int]
    ends: list[int]
    shifts: list[int]

    @classmethod
    def of(cls, redline: Redline) -> "Mapping":
        """The mapping of a comparison."""
        equal = [s for s in redline.segments if s.kind == "equal"]
        return cls(
            [s.old_start for s in equal],
            [s.old_end for s in equal],
            [s.new_start - s.old_start for s in equal],
        )

    def place(self, offset: int) -> int | None:
        """Where the character at `offset` stands now; None where it is not in both texts."""
        at = bisect_right(self.starts, offset) - 1
        return offset + self.shifts[at] if at >= 0 and offset < self.ends[at] else None


def reread(redline: Redline, stretches: list[Stretch]) -> list[Reread]:
    """The stretches that changed, with what stands in their place between neighbours that did not change."""
    mapping = Mapping.of(redline)
    found: list[Reread] = []
    for stretch in stretches:
        first = mapping.place(stretch.start)
        size = stretch.end - stretch.start
        if (
            first is not None
            and redline.new[first : first + size] == redline.old[stretch.start : stretch.end]
        ):
            continue
        before = -1 if stretch.start == 0 else mapping.place(stretch.start - 1)
        after = len(redline.new) if stretch.end == len(redline.old) else mapping.place(stretch.end)
        if before is not None and after is not None and before < after:
            found.append(Reread(stretch, redline.new[before + 1 : after]))
    return found


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
    if len(text) > _LONGEST and not isinstance(term, TextTerm):
        return None
    candidates = [text.strip()] if isinstance(term, TextTerm) else _candidates(text.strip())
    for candidate in candidates:
        try:
            return term.write(term.parse(candidate))
        except ValueNotUnderstood:
            continue
    return None


def _candidates(text: str) -> list[str]:
    match = _IN_BRACKETS.fullmatch(text)
    if match is None:
        return [text]
    return [f"{match[2]}{match[3]}".strip(), match[2].strip(), text]


def says(term: SomeTerm, raw: Raw, text: str) -> bool:
    """Whether the text is how a contract words the value, in one of the forms that wording can ask for."""
    value = term.read(raw)
    forms = {term.contract(value), term.show(value)}
    return text.strip().casefold() in {form.casefold() for form in forms}
