"""The vocabulary of wishes made ready, when it is first needed."""

from functools import lru_cache

from kpo_tui.understanding import wish_phrases, wish_wordings
from kpo_tui.understanding.wish_grammar import Patterns
from kpo_tui.understanding.wish_phrases import HEADS, KINDS, TAILS, USUAL, USUAL_ALONE
from kpo_tui.understanding.wish_wordings import WORDINGS

SETS = {**wish_phrases.SETS, **wish_wordings.SETS}


@lru_cache(maxsize=1)
def patterns() -> Patterns:
    """What is a wish when it is all that is said."""
    return Patterns({name: f"{kind.patterns};{WORDINGS.get(name, '')}" for name, kind in KINDS.items()}, SETS)


@lru_cache(maxsize=1)
def around() -> Patterns:
    """What may stand `before` and `after` a wish."""
    return Patterns({"before": HEADS, "after": TAILS}, SETS)


@lru_cache(maxsize=1)
def usual() -> Patterns:
    """What is called usual."""
    return Patterns({"usual": USUAL}, SETS)


@lru_cache(maxsize=1)
def usual_alone() -> Patterns:
    """What takes the usual by itself."""
    return Patterns({"usual": USUAL_ALONE}, SETS)
