"""Numbers that pick: `1`, `#1`, `option 1`, `take 2`, `the first`."""

import re
from typing import NamedTuple

_PLEASE = r"(?:,?+ (?:please|pls|plz|thanks))?+[.!]?+"
_NOUN = r"(?:option|suggestion|choice)"
_VERB = r"(?:take|pick|use|choose|select)"
_BARE = re.compile(rf"(?:(?:number|no\.|nr\.?+) ?+)?+\(?+ ?+(\d{{1,2}})(?: ?+[.)])?+{_PLEASE}", re.IGNORECASE)
_EXPLICIT = re.compile(
    rf"(?:{_VERB} (?:{_NOUN} ?+)?+|{_NOUN} ?+|(?=#))(?:number ?+)?+#?+ ?+\(?+(\d{{1,2}})[.)]?+{_PLEASE}",
    re.IGNORECASE,
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_ORDINAL = re.compile(
    rf"(?:{_VERB} )?+(?:the ({'|'.join(_ORDINALS)})|({'|'.join(_ORDINALS)})(?= ))(?: (?:one|{_NOUN}))?+{_PLEASE}",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"[\s\d.,']++")


class Picked(NamedTuple):
    """The number of what is picked. `bare` where the same words may be a value: `45`, and not `take 45`."""

    number: int
    bare: bool


def picked(text: str) -> Picked | None:
    """What a text picks by its number, if it does nothing else. Whether there is such a number is not known here."""
    text = " ".join(text.split())
    if found := _BARE.fullmatch(text):
        return Picked(int(found[1]), bare=True)
    if found := _EXPLICIT.fullmatch(text):
        return Picked(int(found[1]), bare=False)
    if (found := _ORDINAL.fullmatch(text)) and (said := found[1] or found[2]):
        return Picked(_ORDINALS.index(said.casefold()) + 1, bare=True)
    return None


def is_figure(text: str) -> bool:
    """True for a text that is a number and nothing else, however large: `150`, `1.5`, `1,000`."""
    return _FIGURES.fullmatch(text) is not None and any(sign.isdecimal() for sign in text)
