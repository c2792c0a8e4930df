"""What can be wrong with a playbook beyond its shape, as a list of plain functions.

Each takes the playbook and yields problems; `problems_of` runs them all, so that a person sees every
problem at once. A log opens only if its playbook passes all but the advisory ones.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator

from msgspec import Struct

from kpo_tui.errors import ValueNotUnderstood
from kpo_tui.negotiation.names import Taken, doubt_about
from kpo_tui.negotiation.playbook import FORMAT, Playbook, near_miss
from kpo_tui.negotiation.terms import Condition, OtherTerm, SomeTerm
from kpo_tui.text import one_line

IDENTIFIER = re.compile(r"[a-z][a-z0-9_]{0,59}")
RESERVED = frozenset({
    "client", "provider", "true", "false", "none", "not", "and", "or", "in", "is", "if", "else", "for", "loop", "self",
    "definitions",
})  # fmt: skip
MOST_CLAUSES = 2000
MOST_TERMS = 200
LONGEST_WORDING = 100_000


class Problem(Struct, frozen=True):
    """One thing wrong with a file. `clause`, `term` and `key` say where, empty where they do not apply."""

    text: str
    clause: str = ""
    term: str = ""
    key: str = ""
    file: str = ""

    def __str__(self) -> str:
        places = (("", self.file), ("clause ", self.clause), ("term ", self.term), ("key ", self.key))
        where = ", ".join(f"{kind}{one_line(name, 80)}" for kind, name in places if name)
        return f"{where}: {one_line(self.text)}" if where else one_line(self.text)


def problems_of(playbook: Playbook) -> list[Problem]:
    """Every problem of the playbook, in the order of the checks."""
    return [problem for check in CHECKS for problem in check(playbook)]


def first_fault(playbook: Playbook) -> Problem | None:
    """A problem for which no negotiation can be held by this playbook; None when there is none."""
    return next((problem for check in CHECKS if check not in ADVISORY for problem in check(playbook)), None)


def _terms(playbook: Playbook) -> Iterator[tuple[str, str, SomeTerm]]:
    for clause_id, clause in playbook.clauses.items():
        for term_id, term in clause.terms.items():
            yield clause_id, term_id, term


def _terms_and_columns(playbook: Playbook) -> Iterator[tuple[str, str, str, SomeTerm]]:
    """Every term, and every column of a table as the term it is; the third is where its keys stand."""
    for clause_id, term_id, term in _terms(playbook):
        yield clause_id, term_id, "", term
        for column_id, column in term.columns.items():
            yield clause_id, term_id, f"columns.{column_id}.", column


def right_format(playbook: Playbook) -> Iterator[Problem]:
    if playbook.format != FORMAT:
        yield Problem(f"has format {playbook.format}; this program reads format {FORMAT}", key="format")


def sane_size(playbook: Playbook) -> Iterator[Problem]:
    if not playbook.clauses:
        yield Problem("has no clauses; add a table such as [clauses.payment]", key="clauses")
    if len(playbook.clauses) > MOST_CLAUSES:
        yield Problem(
            f"has {len(playbook.clauses)} clauses; at most {MOST_CLAUSES} are allowed", key="clauses"
        )
    for clause_id, clause in playbook.clauses.items():
        if len(clause.terms) > MOST_TERMS:
            yield Problem(f"has {len(clause.terms)} terms; at most {MOST_TERMS} are allowed", clause_id)
        if len(clause.wording) > LONGEST_WORDING:
            yield Problem(f"is longer than {LONGEST_WORDING} characters", clause_id, key="wording")


def well_named(playbook: Playbook) -> Iterator[Problem]:
    advice = "use lower-case letters, digits and underscores, beginning with a letter"
    for clause_id, clause in playbook.clauses.items():
        if not IDENTIFIER.fullmatch(clause_id) or clause_id in RESERVED:
            yield Problem(f"is not a usable clause id; {advice}", clause_id)
        for term_id, term in clause.terms.items():
            if not IDENTIFIER.fullmatch(term_id) or term_id in RESERVED:
                yield Problem(f"is not a usable term id; {advice}", clause_id, term_id)
            for part in (*term.options, *term.columns):
                if not IDENTIFIER.fullmatch(part):
                    yield Problem(f"'{one_line(part, 40)}' is not a usable id; {advice}", clause_id, term_id)


def grouped(playbook: Playbook) -> Iterator[Problem]:
    for clause_id, clause in playbook.clauses.items():
        if clause.group and clause.group not in playbook.groups:
            hint = near_miss(clause.group, playbook.groups) or "; add it to [groups]"
            yield Problem(f"'{clause.group}' is not a group{hint}", clause_id, key="group")


def worded(playbook: Playbook) -> Iterator[Problem]:
    for clause_id, clause in playbook.clauses.items():
        if not clause.wording.strip():
            yield Problem("has no wording; give wording or template", clause_id, key="wording")
        if not clause.title.strip():
            yield Problem("is empty", clause_id, key="title")


def one_front_and_one_end(playbook: Playbook) -> Iterator[Problem]:
    for place in ("parties", "signature"):
        there = [clause_id for clause_id, clause in playbook.clauses.items() if clause.place == place]
        for clause_id in there[1:]:
            yield Problem(f"'{place}' is already the place of clause {there[0]}", clause_id, key="place")


def choices_have_options(playbook: Playbook) -> Iterator[Problem]:
    for clause_id, term_id, term in _terms(playbook):
        for fault in term.faults():
            yield Problem(fault.text, clause_id, term_id, fault.key)


def bounds_make_sense(playbook: Playbook) -> Iterator[Problem]:
    for clause_id, term_id, prefix, term in _terms_and_columns(playbook):
        for fault in term.faults_of_bounds():
            yield Problem(fault.text, clause_id, term_id, prefix + fault.key)


def measures_are_known(playbook: Playbook) -> Iterator[Problem]:
    for clause_id, term_id, prefix, term in _terms_and_columns(playbook):
        for fault in term.faults_of_measure():
            yield Problem(fault.text, clause_id, term_id, prefix + fault.key)


def usual_values_fit(playbook: Playbook) -> Iterator[Problem]:
    for clause_id, term_id, prefix, term in _terms_and_columns(playbook):
        if not term.usual:
            continue
        try:
            term.parse(term.usual)
        except (ValueNotUnderstood, ValueError, KeyError) as error:
            yield Problem(str(error), clause_id, term_id, f"{prefix}usual")


def titles_tell_clauses_apart(playbook: Playbook) -> Iterator[Problem]:
    taken = Taken()
    for clause_id, clause in playbook.clauses.items():
        if doubt := doubt_about(clause.title):
            yield Problem(doubt, clause_id, key="title")
        elif held := taken.by(clause.title):
            yield Problem(f"{_like(clause.title, held[1])} that of clause {held[0]}", clause_id, key="title")
        taken.add(clause_id, clause.title)


def labels_tell_terms_apart(playbook: Playbook) -> Iterator[Problem]:
    beside: defaultdict[tuple[str, str], Taken] = defaultdict(Taken)
    for clause_id, term_id, prefix, term in _terms_and_columns(playbook):
        taken, key = beside[clause_id, term_id if prefix else ""], f"{prefix}label"
        if doubt := doubt_about(term.label):
            yield Problem(doubt, clause_id, term_id, key)
        elif held := taken.by(term.label):
            yield Problem(f"{_like(term.label, held[1])} that of {held[0]}", clause_id, term_id, key)
        taken.add(prefix.removesuffix(".") or f"term {term_id}", term.label)


def _like(name: str, taken: str) -> str:
    return "is" if name == taken else "looks like"


def conditions_make_sense(playbook: Playbook) -> Iterator[Problem]:
    for clause_id, term_id, term in _terms(playbook):
        for condition in term.when:
            for text in _condition_problems(playbook, clause_id, condition):
                yield Problem(text, clause_id, term_id, "when")


def checks_make_sense(playbook: Playbook) -> Iterator[Problem]:
    for check_id, check in playbook.checks.items():
        for condition in (*check.when, *check.require):
            for text in _condition_problems(playbook, "", condition):
                yield Problem(text, key=f"checks.{check_id}")


def trades_name_terms(playbook: Playbook) -> Iterator[Problem]:
    for trade_id, trade in playbook.trades.items():
        for name in trade.terms:
            if playbook.term("", name) is None:
                yield Problem(_no_such_term(playbook, name), key=f"trades.{trade_id}")


def needs_name_clauses(playbook: Playbook) -> Iterator[Problem]:
    for clause_id, clause in playbook.clauses.items():
        for name in clause.needs:
            if name not in playbook.clauses:
                hint = near_miss(name, playbook.clauses)
                yield Problem(f"'{one_line(name, 40)}' is not a clause{hint}", clause_id, key="needs")


def follow_ups_end(playbook: Playbook) -> Iterator[Problem]:
    """No term may wait for itself, straight or by way of others."""
    waits_for = {
        f"{clause_id}.{term_id}": [
            f"{found[0]}.{found[1]}"
            for condition in term.when
            for name in condition.terms
            if (found := playbook.term(clause_id, name))
        ]
        for clause_id, term_id, term in _terms(playbook)
        if term.when
    }
    for start in waits_for:
        seen: set[str] = set()
        ahead = list(waits_for[start])
        while ahead:
            name = ahead.pop()
            if name == start:
                clause_id, _, term_id = start.partition(".")
                yield Problem("waits for itself", clause_id, term_id, "when")
                break
            if name not in seen:
                seen.add(name)
                ahead.extend(waits_for.get(name, ()))


def _no_such_term(playbook: Playbook, name: str) -> str:
    known = (f"{clause_id}.{term_id}" for clause_id, term_id, _ in _terms(playbook))
    return f"there is no term '{one_line(name, 80)}'{near_miss(name, known)}"


def _condition_problems(playbook: Playbook, clause: str, condition: Condition) -> Iterator[str]:
    tests = ("is_", "is_not", "at_least", "at_most", "more_than", "less_than", "given")
    given = [test for test in tests if getattr(condition, test) is not None]
    if len(given) != 1:
        yield "a condition needs exactly one of is, is_not, at_least, at_most, more_than, less_than, given"
        return
    for name in condition.terms:
        if playbook.term(clause, name) is None:
            yield _no_such_term(playbook, name)
            return
    found = playbook.term(clause, condition.terms[0]) if condition.terms else None
    if found is None:
        yield "a condition needs a term"
        return
    wanted = getattr(condition, given[0])
    if isinstance(wanted, OtherTerm):
        if playbook.term(clause, wanted.term) is None:
            yield _no_such_term(playbook, wanted.term)
    elif given[0] != "given":
        for operand in (wanted,) if isinstance(wanted, str) else wanted:
            try:
                found[2].read(operand)
            except (ValueNotUnderstood, ValueError, KeyError) as error:
                yield str(error)


CHECKS: tuple[Callable[[Playbook], Iterator[Problem]], ...] = (
    right_format,
    sane_size,
    well_named,
    grouped,
    worded,
    one_front_and_one_end,
    bounds_make_sense,
    measures_are_known,
    choices_have_options,
    usual_values_fit,
    titles_tell_clauses_apart,
    labels_tell_terms_apart,
    conditions_make_sense,
    checks_make_sense,
    trades_name_terms,
    needs_name_clauses,
    follow_ups_end,
)

ADVISORY: tuple[Callable[[Playbook], Iterator[Problem]], ...] = (
    usual_values_fit,
    titles_tell_clauses_apart,
    labels_tell_terms_apart,
)
"""Checks that keep a playbook from being used anew, but no negotiation that is held by it from going on."""
