"""Sentences that nobody means, made to be read slowly; read here one after the other."""

from contextlib import suppress

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.terms import SomeTerm
from kpo_tui.understanding.interpretation import read
from kpo_tui.understanding.words import MOST_CHARACTERS
from tests.playbooks.deals import playbook_named
from tests.understanding.situations import situation

LONG = 20_000
PIECES = (
    "all ", "everything ", "we ", "let us ", "ok ", "ok with ", "yes, ", "accept ", "not ", "take our ", "our ", "go to ", "please ",
    "why ", "because ", "payment ", "drop payment ", "late interest ", "45 days ", "net 45 and ", "1", "1,", "1 ", "1.", "-", "- ",
    "twenty ", "a hundred ", "half ", "a ", "usd ", "zzzz ", "acept ", "(", "[", "{%", "'", "a'", "? ", ", ", ": ", "or ", "\n",
    "x", "²", "\u0301", "1-1-",
)  # fmt: skip


def read_everything() -> None:
    """Each of the pieces over and over, as a sentence of the greatest length and as a much longer text."""
    for hand in (situation("pricing-open"), situation("blank-pay")):
        for piece in PIECES:
            read((piece * MOST_CHARACTERS)[:MOST_CHARACTERS], hand)
            read((piece * LONG)[:LONG], hand)


def parse_everything() -> None:
    """Each of the pieces over and over, as a value of every kind of term."""
    playbook = playbook_named("kpo-standard")
    terms: dict[type, SomeTerm] = {
        type(term): term for clause in playbook.clauses.values() for term in clause.terms.values()
    }
    for term in terms.values():
        for piece in PIECES:
            for text, locale in ((piece * LONG, "en"), (f"USD 1{piece * LONG}", "de_DE")):
                with suppress(ValueNotUnderstood):
                    term.parse(text[:LONG], locale)
