"""Values are read back from the words in which a contract says them, alone and among others."""

import pytest

from kpo_tui.correspondence.value_stretches import value_among, value_of
from kpo_tui.library import load_playbook
from kpo_tui.negotiation.terms import ListTerm, Raw, SomeTerm, TableTerm, TextTerm, YesNoTerm
from tests.playbooks.deals import names


def usual_values(name: str) -> list[tuple[SomeTerm, Raw]]:
    """The terms of a playbook that are said in a few words, each with the value that is usual for it."""
    found: list[tuple[SomeTerm, Raw]] = []
    for clause in load_playbook(name).clauses.values():
        for term in clause.terms.values():
            said = term.usual or getattr(term, "example", "")
            if said and not isinstance(term, TextTerm | ListTerm | TableTerm | YesNoTerm):
                found.append((term, _canonical(term, said)))
    return found


def _canonical(term: SomeTerm, said: str) -> Raw:
    return term.write(term.parse(said))


@pytest.mark.parametrize("name", names())
def test_what_a_contract_says_is_read_as_the_value_that_it_says(name: str) -> None:
    for term, raw in usual_values(name):
        said = term.contract(term.read(raw))
        assert value_of(term, said) == raw, said
        if " " in said or any(map(str.isdigit, said)):
            assert value_among(term, f"such as the parties agree {said} or as stated in an order") == raw, (
                said
            )
        assert value_among(term, "a reasonable one that both parties find fair") is None
