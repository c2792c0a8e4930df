"""The playbook: the shared agenda of a negotiation.

It holds clauses with their terms, questions and wording, checks across terms, and known trades. A log
carries its whole playbook in its first line, so these types are both what a playbook file says and
what the log stores.
"""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from kpo_tui.negotiation.terms import AnyTerm, Ask, Condition, SomeTerm

FORMAT = 1
"""Version of the playbook format this program reads and writes."""


class Clause(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One clause: what is asked, and the wording that says it.

    `wording` is a template over the terms; `definitions` are defined terms the clause brings along,
    name to wording. `guidance` is for a facilitator. `owner` names who on each side usually decides.
    `needs` names clauses without which this one makes no sense.
    `place` is `parties` for the block before the numbered clauses, `signature` for the one after.
    """

    title: str
    group: str = ""
    guidance: str = ""
    wording: str = ""
    definitions: dict[str, str] = {}
    terms: dict[str, AnyTerm] = {}
    owner: Ask = Ask()
    priority: Literal["must", "want", "trade", ""] = ""
    needs: tuple[str, ...] = ()
    place: Literal["parties", "body", "signature"] = "body"


class Check(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A rule across terms: where all of `when` holds, all of `require` should.

    `message` says what is amiss when it does not, `source` why. A `problem` contradicts itself, a
    `warning` is unusual or may not be enforceable.
    """

    require: tuple[Condition, ...]
    message: str
    when: tuple[Condition, ...] = ()
    source: str = ""
    severity: Literal["problem", "warning"] = "warning"


class Trade(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A known exchange: what each side gets, why it works, and the `terms` it moves."""

    client_gets: str
    provider_gets: str
    why: str
    terms: tuple[str, ...] = ()
    source: str = ""


class Playbook(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A whole playbook. `groups` and `clauses` are in the order of the agreement.

    `agreement` is the title of the document it leads to, `notice` a line every output carries. `names`
    are capitalised words of the wording that are names and not defined terms.
    """

    id: str
    title: str
    clauses: dict[str, Clause]
    agreement: str = "Knowledge Process Outsourcing Agreement"
    format: int = FORMAT
    version: str = ""
    summary: str = ""
    notice: str = "This is not legal advice."
    groups: dict[str, str] = {}
    definitions: dict[str, str] = {}
    names: tuple[str, ...] = ()
    checks: dict[str, Check] = {}
    trades: dict[str, Trade] = {}

    def term(self, clause: str, name: str) -> tuple[str, str, SomeTerm] | None:
        """The term that `name` means when said in `clause`: `net_days` or `payment.net_days`.

        Gives the clause id, the term id and the term; None if there is none.
        """
        home, _, term_id = name.rpartition(".")
        home = home or clause
        found = self.clauses.get(home)
        if found is None or term_id not in found.terms:
            return None
        return home, term_id, found.terms[term_id]

    def term_count(self) -> int:
        """How many terms there are in all clauses."""
        return sum(len(clause.terms) for clause in self.clauses.values())


def nearest(word: str, known: list[str]) -> str | None:
    """The entry of `known` most like `word`, if one is like enough to suggest."""
    from rapidfuzz import process
    from rapidfuzz.distance import JaroWinkler

    found = process.extractOne(word, known, scorer=JaroWinkler.normalized_similarity, score_cutoff=0.65)
    return found[0] if found else None


def near_miss(name: str, known: Iterable[str], form: str = "; {}?") -> str:
    """`did you mean 'fees'` in the given form, where one of the known names is near; else nothing."""
    near = nearest(name, list(known))
    return form.format(f"did you mean '{near}'") if near else ""
