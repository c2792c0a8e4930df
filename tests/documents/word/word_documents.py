"""Documents and redlines of whole playbooks, for the tests of Word files."""

import random
from functools import cache

from kpo_tui.documents.agreement.draft import draft
from kpo_tui.documents.document import Document
from kpo_tui.documents.redline import Author
from kpo_tui.documents.redline.document_redline import compare_exactly
from tests.playbooks.deals import agreed_on, at_random, playbook_named

ACME = Author("Acme Ltd", "2026-01-02T03:04:05.678Z")


@cache
def drafted(name: str, seed: int) -> Document:
    """The draft of a random deal over a playbook."""
    return draft(agreed_on(playbook_named(name), at_random(random.Random(seed))))


@cache
def redlined(name: str, old: int = 1, new: int = 2) -> Document:
    """What changed from one random deal to another."""
    return compare_exactly(drafted(name, old), drafted(name, new), ACME)
