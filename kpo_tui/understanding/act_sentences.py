"""Sentences that are one act on one clause, word for word as a pattern of acts has it, with a reason behind it or none.

They are looked for before values are, so that a name beside `reject` is never taken for an option.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from kpo_tui.understanding.act_phrases import PATTERNS, SETS
from kpo_tui.understanding.index import SMALL
from kpo_tui.understanding.owners import companies_in
from kpo_tui.understanding.pieces import Sentence
from kpo_tui.understanding.scene import Scene
from kpo_tui.understanding.value_targets import clauses_named
from kpo_tui.understanding.wish_grammar import Match, Patterns
from kpo_tui.understanding.words import Word, listed, split

_LEFT_OUT = frozenset({",", ":", "-"})
_ROLES = {"client": listed("client client's customer customer's buyer buyer's"), "provider": listed("provider provider's supplier supplier's vendor vendor's")}
_MONTHS = listed(SETS["month"].replace(";", " "))
_IN_NAMES = listed("the of and -")
"""Small words that may stand in the name of a clause."""
_NO_NAMES = listed("our my their your clause clauses section article question point topic part item issue all whole one")
"""Words that a search for names passes over, and that change what an act is about: `part of the exit offer`."""


class Act:
    """An act that a sentence says: its kind, the clause, and the place of the word behind it."""

    __slots__ = ("clause", "end", "kind")

    def __init__(self, kind: str, clause: str, end: int) -> None:
        self.kind, self.clause, self.end = kind, clause, end


@lru_cache(maxsize=1)
def _patterns() -> Patterns:
    return Patterns({kind: _grouped(patterns) for kind, patterns in PATTERNS.items()}, SETS)


def _grouped(patterns: str) -> str:
    """The patterns with each `<set>` outside of a group as a group of its own, so that several are not multiplied."""
    parts = re.split(r"(\([^()]*\))", patterns)
    return "".join(part if part.startswith("(") else part.replace("<", "(<").replace(">", ">)") for part in parts)


def act_said(sentence: Sentence, scene: Scene) -> Act | None:
    """The act that the sentence begins with, or is; None where it is none, or where two can be meant."""
    words = sentence.words
    places = _levelled(words, sentence, scene)
    places = places[_referring(places) :]
    texts = [text for text, _ in places]
    found = [act for match in _patterns().at(texts) if (act := _act(match, places, words, scene)) is not None]
    whole = [act for act in found if act.end == len(words)]
    best = whole or [act for act in found if act.end == max(one.end for one in found)]
    return best[0] if len({(act.kind, act.clause) for act in best}) == 1 else None


def _levelled(words: Sequence[Word], sentence: Sentence, scene: Scene) -> list[tuple[str, int]]:
    """The words that patterns are held against, each with its place: who speaks is `we`, the other `they`, numbers are `n`."""
    typed = split(sentence.text)
    companies = {}
    if len(typed) == len(words):
        companies = {one.start: one for one in companies_in(typed, scene.at_hand.state.parties)}
    found: list[tuple[str, int]] = []
    at = 0
    while at < len(words):
        if (company := companies.get(at)) is not None:
            _add_side(found, company.side, typed[company.end - 1].text.endswith(("'s", "'")), at, scene)
            at = company.end
            continue
        text = words[at].text
        side = next((side for side, said in _ROLES.items() if text in said), None)
        if side is not None and not _names_a_clause(words, at, scene):
            if found and found[-1][0] == "the":
                found.pop()
            _add_side(found, side, text.endswith("'s"), at, scene)
        elif text not in _LEFT_OUT and not (text in "!." and at + 1 == len(words)):
            found.append(("n" if words[at].kind == "number" else text, at))
        at += 1
    return found


_LETTERS = listed("mail email e-mail letter message note fax draft communication")
_OF_DATE = _MONTHS | listed("n of dated today yesterday th st nd rd last")


def _referring(places: Sequence[tuple[str, int]]) -> int:
    """How many words only say what letter is answered: `we refer to your mail of 3 June and`."""
    texts = [text for text, _ in places]
    if texts[:2] not in (["we", "refer"], ["i", "refer"], ["we", "revert"]) or "and" not in texts:
        return 0
    end = texts.index("and")
    letter = texts[2:end]
    known = len(letter) > 2 and letter[0] == "to" and letter[1] in ("your", "their", "the") and letter[2] in _LETTERS  # noqa: PLR2004
    return end + 1 if known and set(letter[3:]) <= _OF_DATE else 0


def _add_side(found: list[tuple[str, int]], side: str, owns: bool, at: int, scene: Scene) -> None:
    own = side == scene.at_hand.party
    found.append((("our" if own else "their") if owns else ("we" if own else "they"), at))


def _names_a_clause(words: Sequence[Word], at: int, scene: Scene) -> bool:
    """True for a role that belongs to the name of a clause, as `client's duties` does."""
    return len(clauses_named([word.text for word in words[at : at + 2]], scene.index, literally=True)) == 1 and len(words) > at + 1


def _act(match: Match, places: Sequence[tuple[str, int]], words: Sequence[Word], scene: Scene) -> Act | None:
    end = places[match.end][1] if match.end < len(places) else len(words)
    if match.end < len(places):
        end = places[match.end - 1][1] + 1
    if match.name is None:
        return Act(match.kind, scene.focus, end) if scene.focus is not None else None
    start, stop = match.name
    name = [word.text for word in words[places[start][1] : places[stop - 1][1] + 1]]
    clause = _clause(name, match.kind, scene)
    return None if clause is None else Act(match.kind, clause, end)


def _clause(name: Sequence[str], kind: str, scene: Scene) -> str | None:
    """The one clause that the words name, if they name it and say nothing else."""
    if set(name) & _NO_NAMES or any(word in SMALL and word not in _IN_NAMES and not _in_a_title(word, scene) for word in name):
        return None
    if name[0] in ("of", "and") or name[-1] in _IN_NAMES:
        return None
    plain = [word for word in name if word != "-"]
    found = clauses_named(plain, scene.index, literally=True) or ([] if kind == "accept" else clauses_named(plain, scene.index))
    return found[0] if len(found) == 1 else None


def _in_a_title(word: str, scene: Scene) -> bool:
    return any(word in scene.title(clause).lower().replace("-", " ").split() for clause in scene.index.clauses)
