"""What people say for clauses, terms and values beside their names: phrases of the field, in files beside the playbooks.

`playbooks/said/CLAUSE.toml` has what a clause is called in `names`, and for each of its terms a table: what the term is called
in `names`, and what is said for an option, for `yes` and `no`, and for nothing at all (`zero`). The files serve every playbook,
for they speak of the ids of clauses, terms and options; what a playbook has not is passed by.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import TypeAlias

from kpo_tui.machine import resources
from kpo_tui.understanding.grammar import Phrase, spoken

NAMES, NOTHING = "names", "zero"

Patterns: TypeAlias = tuple[str, ...]


@cache
def said_of(clause: str) -> Mapping[str, Mapping[str, Patterns]]:
    """What people say for the terms of a clause, by term and then by value; under an empty id what the clause is called."""
    path = resources.folder("playbooks") / "said" / f"{clause}.toml"
    if not clause.isidentifier() or not path.is_file():
        return {}
    with path.open("rb") as file:
        tables = tomllib.load(file)
    own = {NAMES: tuple(tables.pop(NAMES, ()))}
    return {"": own} | {
        term: {of: tuple(said) for of, said in table.items()} for term, table in tables.items()
    }


def phrases(clause: str, term: str, of: str = NAMES) -> tuple[Phrase, ...]:
    """The phrases for a value of a term, or its names, word by word; those of the clause where the term is empty."""
    return tuple(dict.fromkeys(spoken(";".join(said_of(clause).get(term, {}).get(of, ())))))
