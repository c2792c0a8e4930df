"""Defined terms in running text: the forms they take, and which of them a text uses."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

_WORD = re.compile(r"[^\W_][\w-]*")
_CAPITALISED = re.compile(r"(?<![\w-])[^\W_a-z][\w-]*")

_REMEMBERED = 10_000  # texts whose terms are kept in mind


def forms(name: str) -> tuple[str, ...]:
    """A term as it may stand in a text: itself, its plural or singular, each with a possessive."""
    plural = f"{name[:-1]}ies" if name.endswith("y") and name[-2:-1] not in "aeo" else f"{name}s"
    singular = name[:-1] if name.endswith("s") and not name.endswith("ss") else name
    if name.endswith(("sses", "xes", "ches")):
        singular = name[:-2]
    return tuple(
        form + ending for form in dict.fromkeys((name, plural, singular)) for ending in ("", "’s", "’")
    )


class Terms:
    """Defined terms, ready to be found in many texts."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_first_word: dict[str, list[tuple[str, str]]] = {}
        for name in names:
            for form in forms(name):
                if first := _WORD.match(form):
                    self._by_first_word.setdefault(first.group(), []).append((form, name))
        for found in self._by_first_word.values():
            found.sort(key=lambda pair: (-len(pair[0]), pair[0] != pair[1]))
        capitals = all(word[0].isupper() or word[0].isdigit() for word in self._by_first_word)
        self._words = _CAPITALISED if capitals else _WORD
        self._found: dict[str, frozenset[str]] = {}

    def used(self, text: str) -> frozenset[str]:
        """The terms that the text uses; remembered, since drafts of one deal say mostly the same."""
        found = self._found.get(text)
        if found is None:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            found = self._found[text] = frozenset(name for _, _, name in self.uses(text))
        return found

    def uses(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where the text uses a term: start, end and the term; `Initial Term` is no use of `Term`."""
        end = 0
        for word in self._words.finditer(text):
            if word.start() < end:
                continue
            for form, name in self._by_first_word.get(word.group(), ()):
                after = word.start() + len(form)
                if text.startswith(form, word.start()) and not text[after : after + 1].isalnum():
                    yield word.start(), after, name
                    end = after
                    break


_terms = lru_cache(maxsize=4)(Terms)


def used_in(texts: Iterable[str], terms: Terms) -> set[str]:
    """The terms that the texts use."""
    return {name for text in texts for name in terms.used(text)}


def needed(texts: Iterable[str], definitions: dict[str, str]) -> set[str]:
    """The terms that the texts use, with those that their definitions use in turn."""
    terms = _terms(tuple(definitions))
    found = used_in(texts, terms)
    ahead = set(found)
    while ahead:
        fresh = used_in((definitions[name] for name in ahead), terms) - found
        found |= fresh
        ahead = fresh
    return found
