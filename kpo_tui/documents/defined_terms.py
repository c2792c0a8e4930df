"""Defined terms in running text: the forms they take, and which of them a text uses."""

import re
from collections.abc import Iterable


def forms(name: str) -> tuple[str, ...]:
    """A term as it may stand in a text: itself, its plural or singular, each with a possessive."""
    plural = f"{name[:-1]}ies" if name.endswith("y") and name[-2:-1] not in "aeo" else f"{name}s"
    singular = name[:-1] if name.endswith("s") and not name.endswith("ss") else name
    return tuple(
        form + ending for form in dict.fromkeys((name, plural, singular)) for ending in ("", "’s", "’")
    )


def used_in(texts: Iterable[str], names: Iterable[str]) -> set[str]:
    """Those of `names` that the texts use. `Initial Term` is a use of that term and not of `Term`."""
    meant = {form: name for name in names for form in reversed(forms(name))}
    if not meant:
        return set()
    longest_first = sorted(meant, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    return {meant[match] for text in texts for match in pattern.findall(text)}


def needed(texts: Iterable[str], definitions: dict[str, str]) -> set[str]:
    """The terms that the texts use, with those that their definitions use in turn."""
    found = used_in(texts, definitions)
    ahead = set(found)
    while ahead:
        fresh = used_in((definitions[name] for name in ahead), definitions) - found
        found |= fresh
        ahead = fresh
    return found
