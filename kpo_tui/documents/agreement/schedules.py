"""Schedules that are named in a text: `Schedule 4 (Rates)`.

In wording that a party wrote it means the schedule that the clause's template has under that name, whatever
its number was when it was written: numbers follow the order in which a draft comes to its schedules.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final

from jinja2 import nodes

from kpo_tui.documents.agreement.language import parsed
from kpo_tui.negotiation.playbook import Playbook

_NUMBERED: Final = re.compile(r"\bSchedule [0-9]{1,3} (?=\()")


def schedule_name(number: int, label: str) -> str:
    """How a text names a schedule."""
    return f"Schedule {number} ({label})"


def numberless(text: str) -> str:
    """`text` with its schedules named alone, so that it reads the same in every draft."""
    return _NUMBERED.sub("Schedule ", text) if "Schedule " in text else text


def names_schedules(text: str) -> bool:
    """Whether the text names a schedule."""
    return "Schedule " in text and _NUMBERED.search(text) is not None


def renumbered(text: str, labels: Iterable[str], name: Callable[[str], str]) -> str:
    """`text` with each schedule of these labels named as `name` gives it for the label."""
    if not names_schedules(text):
        return text
    known = "|".join(re.escape(label) for label in sorted(labels, key=len, reverse=True))
    if not known:
        return text
    return re.sub(rf"\bSchedule [0-9]{{1,3}} \(({known})\)", lambda found: name(found[1]), text)


@lru_cache(maxsize=512)
def scheduled_in(wording: str) -> tuple[tuple[str, str], ...]:
    """The terms that a template puts in schedules, each as the clause it names (empty for its own) and the term."""
    tree = parsed(wording)
    if isinstance(tree, str):
        return ()
    found = []
    for node in tree.find_all(nodes.Filter):
        of = node.node
        if node.name == "schedule" and isinstance(of, nodes.Name):
            found.append(("", of.name))
        elif node.name == "schedule" and isinstance(of, nodes.Getattr) and isinstance(of.node, nodes.Name):
            found.append((of.node.name, of.attr))
    return tuple(dict.fromkeys(found))


def schedules_of(playbook: Playbook, clause_id: str) -> dict[str, tuple[str, str]]:
    """The schedules that the template of a clause names: by label, the clause and the term whose value each holds.

    A name that means no term is passed over: a template is checked only where it is rendered.
    """
    clause = playbook.clauses.get(clause_id)
    found: dict[str, tuple[str, str]] = {}
    for name, term_id in scheduled_in(clause.wording) if clause is not None else ():
        home = playbook.clauses.get(name or clause_id)
        if home is not None and term_id in home.terms:
            found[home.terms[term_id].label] = (name or clause_id, term_id)
    return found
