"""Checks of a draft before anyone confirms it, as a list of plain functions.

They look at the text that was drafted, not at the templates: so they see what the parties will sign,
hand-written wording included. Each finding names the clause and quotes the text.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Literal

from msgspec import Struct

from kpo_tui.documents.agreement.defined_terms import Terms, used_in
from kpo_tui.documents.agreement.draft import DEFINITIONS, draft
from kpo_tui.documents.document import Block, Document, Heading, Paragraph, Runs, Table, text_of
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import Raw
from kpo_tui.negotiation.values import holds, lookup_in
from kpo_tui.text import listing, one_line

_QUOTED = re.compile(r"“([^”]{1,80})”")
_CAPITALISED = re.compile(r"(?<![\w-])[A-Z][\w’'-]*")
_BRACKETS = re.compile(r"\[[^\[\]]*\]|\{\{|\}\}|\{%|_{4,}|…{2,}")
_SUBJECT_TO = re.compile(r"[Ss]ubject to clause (\d+)")
_SCHEDULE = re.compile(r"Schedule \d+(?: \((?:[^()]|\([^()]*\))*\))?")
_VALUE = " \x00 "
"""What stands for a value, a name or a reference in the text that is searched for defined terms."""
_ORDINARY = frozenset(
    """
    Article Schedule Schedules Annex Part Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February
    March April May June July August September October November December I
    """.split()  # noqa: SIM905
)


class Finding(Struct, frozen=True):
    """Something to look at before confirming. `text` quotes what it is about, `message` says what is amiss."""

    clause: str
    text: str
    message: str
    severity: Literal["problem", "warning"] = "problem"

    def __str__(self) -> str:
        quoted = f" “{one_line(self.text, 100)}”" if self.text else ""
        return f"{self.severity}: {self.clause}:{quoted} {self.message}"


class Reading(Struct, frozen=True):
    """A draft as the checks read it.

    `texts` are its paragraphs as (clause id, text without values) in order, `whole` the same with
    values; `defined` maps each defined term to the clause it is defined in.
    """

    state: Negotiation
    document: Document
    texts: tuple[tuple[str, str], ...]
    whole: tuple[tuple[str, str], ...]
    defined: dict[str, str]


def findings(state: Negotiation, document: Document | None = None) -> list[Finding]:
    """Every finding on the agreement as it stands, problems first. `document` is its draft, if there is one.

    Clauses that are still open are not looked into.
    """
    reading = _read(state, document or draft(state))
    found = [finding for check in CHECKS for finding in check(reading)]
    return sorted(dict.fromkeys(found), key=lambda finding: finding.severity)


def _read(state: Negotiation, document: Document) -> Reading:
    texts: list[tuple[str, str]] = []
    whole: list[tuple[str, str]] = []
    names = Terms((*state.playbook.names, *_ORDINARY, state.parties.client, state.parties.provider))
    for block in document.blocks:
        clause_id = block.clause or ""
        known = state.clauses.get(clause_id)
        if isinstance(block, Heading) or (known is not None and known.agreed is None):
            continue
        signature = clause_id in state.clauses and state.clause(clause_id).place == "signature"
        for runs in () if signature else _paragraphs(block):
            said = "".join(run.text if run.term is None else _VALUE for run in runs)
            texts.append((clause_id, _masked(_SCHEDULE.sub(_VALUE, said), names)))
            whole.append((clause_id, text_of(runs)))
    defined: dict[str, str] = {}
    for clause_id, text in texts:
        for name in _QUOTED.findall(text):
            defined.setdefault(name.strip(), clause_id)
    return Reading(state, document, tuple(texts), tuple(whole), defined)


def _masked(text: str, terms: Terms) -> str:
    """`text` with each use of one of `terms` replaced as values are."""
    parts, at = [], 0
    for start, end, _ in terms.uses(text):
        parts += [text[at:start], _VALUE]
        at = end
    return "".join(parts) + text[at:]


def _paragraphs(block: Block) -> Iterator[Runs]:
    if isinstance(block, Table):
        for row in block.rows:
            yield from row
    elif not isinstance(block, Heading):
        yield block.runs


def used_but_not_defined(reading: Reading) -> Iterator[Finding]:
    """Capitalised words in mid-sentence that nothing defines."""
    terms = Terms({*reading.defined, "Client", "Provider", "Party", "Parties"})
    for clause_id, text in reading.texts:
        rest = _masked(text, terms)
        for match in _CAPITALISED.finditer(rest):
            word = match.group()
            if not word.isupper() and not _begins_a_sentence(rest, match.start()):
                yield Finding(clause_id, word, "is capitalised like a defined term, but nothing defines it")


def _begins_a_sentence(text: str, at: int) -> bool:
    """True at the beginning of a text, past an opening mark there, and past a stop and a space."""
    before = at
    while before and text[before - 1].isspace():
        before -= 1
    past_a_stop = 0 < before < at and text[before - 1] in ".:;?!"
    return at == 0 or past_a_stop or (before == 1 and text[0] in "“(")


def defined_but_not_used(reading: Reading) -> Iterator[Finding]:
    """Terms that a clause defines for itself, in quotation marks, and that no text uses.

    The definitions clause lists only what is used, so it has none.
    """
    rest = [_without_its_definition(text) for _, text in reading.whole]
    unused = reading.defined.keys() - used_in(rest, Terms(reading.defined))
    for name in sorted(unused):
        if reading.defined[name] != DEFINITIONS:
            yield Finding(reading.defined[name], name, "is defined, but nothing uses it")


def _without_its_definition(text: str) -> str:
    """The text without the term it defines; one that defines several may use each of them."""
    quoted = set(_QUOTED.findall(text))
    return text.replace(f"“{quoted.pop()}”", "") if len(quoted) == 1 else text


def defined_twice(reading: Reading) -> Iterator[Finding]:
    """Terms with two definitions, in the playbook or in the text."""
    state = reading.state
    homes: dict[str, list[str]] = {name: ["the playbook"] for name in state.playbook.definitions}
    for clause_id in state.on_agenda():
        if state.where(clause_id) != "left out":
            for name in state.clause(clause_id).definitions:
                homes.setdefault(name, []).append(clause_id)
    for clause_id, text in reading.texts:
        for name in _QUOTED.findall(text) if clause_id != DEFINITIONS else ():
            if clause_id not in homes.setdefault(name, []):
                homes[name].append(clause_id)
    for name, places in homes.items():
        if len(places) > 1:
            yield Finding(places[-1], name, f"is defined in {listing(places)}")


def defined_by_itself(reading: Reading) -> Iterator[Finding]:
    """Definitions that use the very term they define."""
    terms = Terms(reading.defined)
    for clause_id, text in reading.texts:
        match = re.match(r"“([^”]+)” means (.*)", text)
        if match is None or clause_id != DEFINITIONS:
            continue
        if match[1] in used_in([match[2]], terms):
            clauses = reading.state.playbook.clauses.items()
            home = next((name for name, clause in clauses if match[1] in clause.definitions), DEFINITIONS)
            yield Finding(home, match[1], "is defined by itself")


def dangling_references(reading: Reading) -> Iterator[Finding]:
    """References to a clause that is left out, or to a number that no clause has."""
    numbers = _numbers(reading).values()
    for clause_id, text in reading.whole:
        for match in re.finditer(r"\[clause [^\[\]]*: left out\]", text):
            yield Finding(clause_id, match.group(), "refers to a clause that is left out")
        for match in re.finditer(r"\bclause (\d+)(?:\.\d+)?", text):
            if match[1] not in numbers:
                yield Finding(clause_id, match.group(), "refers to a clause that is not there")


def _numbers(reading: Reading) -> dict[str | None, str]:
    """The number of each clause that has one."""
    return {b.clause: b.number for b in reading.document.blocks if isinstance(b, Heading) and b.number}


def circular_precedence(reading: Reading) -> Iterator[Finding]:
    """Two clauses each of which is subject to the other, so that neither says which wins."""
    numbers = _numbers(reading)
    homes = {number: clause_id for clause_id, number in numbers.items()}
    subject: dict[str, set[str]] = {}
    for clause_id, text in reading.texts:
        subject.setdefault(clause_id, set()).update(homes.get(n) or "" for n in _SUBJECT_TO.findall(text))
    for clause_id, others in subject.items():
        for name in others:
            if clause_id in subject.get(name, ()) and clause_id <= name:
                text = f"subject to clause {numbers[name]}"
                yield Finding(clause_id, text, f"and {name} is subject to this clause")


def leftovers(reading: Reading) -> Iterator[Finding]:
    """Brackets, blanks and template marks in text that is agreed."""
    for clause_id, text in reading.whole:
        for match in _BRACKETS.finditer(text):
            if not match.group().endswith(": left out]"):
                yield Finding(clause_id, match.group(), "is left to be filled in")


def empty_paragraphs(reading: Reading) -> Iterator[Finding]:
    """Paragraphs with nothing in them, or nothing but a lead-in."""
    for block in reading.document.blocks:
        if isinstance(block, Paragraph) and not text_of(block.runs).strip():
            yield Finding(block.clause or "", "", "has an empty paragraph")


def clauses_that_lack_another(reading: Reading) -> Iterator[Finding]:
    """Agreed clauses that need another which is left out."""
    for clause_id in reading.state.on_agenda():
        if reading.state.where(clause_id) == "agreed":
            for needed in reading.state.clause(clause_id).needs:
                if reading.state.where(needed) == "left out":
                    yield Finding(clause_id, needed, "is needed by this clause, but left out")


def terms_without_a_value(reading: Reading) -> Iterator[Finding]:
    """Terms of an agreed clause that apply by what was agreed elsewhere since, and have no value."""
    state = reading.state
    for clause_id, clause in state.clauses.items():
        if clause.agreed is None or clause.agreed.offer.left_out:
            continue
        lookup = lookup_in(state.playbook, clause_id, partial(_agreed_value, state))
        for term_id, term in state.clause(clause_id).terms.items():
            unsaid = term_id not in clause.agreed.offer.terms and not term.optional
            if unsaid and all(holds(condition, lookup) for condition in term.when):
                yield Finding(clause_id, term.label, "applies by what is agreed by now, but has no value")


def _agreed_value(state: Negotiation, clause_id: str, term_id: str) -> Raw | None:
    clause = state.clauses.get(clause_id)
    return clause.agreed.offer.terms.get(term_id) if clause and clause.agreed else None


def values_that_clash(reading: Reading) -> Iterator[Finding]:
    """The playbook's checks across terms, on the values that are agreed."""
    state = reading.state
    lookup = lookup_in(state.playbook, "", partial(_agreed_value, state))
    for check in state.playbook.checks.values():
        names = [name for condition in (*check.when, *check.require) for name in condition.terms]
        homes = {name.partition(".")[0] for name in names}
        if any(state.clauses[home].agreed is None for home in homes if home in state.clauses):
            continue
        applies, met = (all(holds(one, lookup) for one in several) for several in (check.when, check.require))
        if applies and not met:
            source = f" ({check.source})" if check.source else ""
            home, text = names[-1].partition(".")[0], ", ".join(dict.fromkeys(names))
            yield Finding(home, text, check.message + source, check.severity)


CHECKS: tuple[Callable[[Reading], Iterator[Finding]], ...] = (
    used_but_not_defined,
    defined_but_not_used,
    defined_twice,
    defined_by_itself,
    dangling_references,
    circular_precedence,
    leftovers,
    empty_paragraphs,
    clauses_that_lack_another,
    terms_without_a_value,
    values_that_clash,
)
