"""To propose: terms, wording, a new clause or to leave one out, for one clause or a package; and so to counter."""

from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar

from msgspec.structs import replace

from kpo_tui.negotiation.act import Act, Envelope, Event, Mark, There, retire
from kpo_tui.negotiation.acts.sentence import (
    short_title,
    titles,
    whole_titles,
    with_quote,
    with_why,
)
from kpo_tui.negotiation.events import Offer, Proposal
from kpo_tui.negotiation.guards import is_instant, parked_among, too_long
from kpo_tui.negotiation.party import Side, other
from kpo_tui.negotiation.playbook import near_miss
from kpo_tui.negotiation.playbook_checks import IDENTIFIER, RESERVED
from kpo_tui.negotiation.state import ClauseState, Negotiation, Stance, expired
from kpo_tui.negotiation.terms import Raw
from kpo_tui.negotiation.values import KnownValues, only_applying, shown
from kpo_tui.text import listing, one_line

MOST_CLAUSES = 2000
LONGEST_WORDING = 100_000
MOST_NOTED = 4
"""Values that a line of a list names of a proposal; the rest is counted."""
LONGEST_NOTED = 60
"""Characters of a value that such a line shows."""
MOST_RECALLED = 6
"""Values that the history of a clause names of a proposal."""


class Propose(Act, frozen=True, kw_only=True, tag="offers"):
    """Offer terms, wording, a new clause or leaving one out, for one clause or a package of several.

    `offers` say what changes; terms left unsaid keep the party's own last values, or take the other
    party's from its standing proposal where `rest_as_offered` is set. `answering` names the other's
    proposal this one counters; without it, a party's first offer on a clause stands beside the
    other's opening, and any later one counters what the other has standing.
    """

    offers: dict[str, Offer]
    answering: int | None = None
    rest_as_offered: bool = False
    note: str = ""
    valid_until: str | None = None

    def event(self, state: Negotiation, here: Envelope) -> "Proposed":
        """Completed: terms left unsaid are filled in, the proposals that it answers are found."""
        merged = self._filled(state, here)
        return Proposed(
            **here,
            clauses={
                clause_id: only_applying(state, clause_id, merged, here["party"]) for clause_id in merged
            },
            answers=self._answers(state, here),
            note=self.note.strip(),
            valid_until=self.valid_until,
        )

    def asked(self, state: Negotiation, locale: str) -> str:
        return f"Propose on {listing([short_title(state, name, offer.title) for name, offer in self.offers.items()])}"

    def fitted(self, state: Negotiation, party: Side, at: str, named: Mapping[str, Offer]) -> "Propose":
        """The same without values that do not apply. Those that were `named` stay: the rules tell why they don't."""
        here = Envelope(seq=state.seq + 1, at=max(at, state.last_at), party=party, prev=state.head)
        made = self.event(state, here).clauses
        offers = {}
        for clause_id, offer in self.offers.items():
            kept = {*made[clause_id].terms, *(named[clause_id].terms if clause_id in named else ())}
            terms = {name: raw for name, raw in offer.terms.items() if name in kept}
            offers[clause_id] = replace(offer, terms=terms)
        return replace(self, offers=offers)

    def fallen(self, state: Negotiation, made: "Proposed") -> dict[str, dict[str, Raw]]:
        """By clause, the values that the proposal would carry on, and does not: they apply no more by what it says."""
        here = Envelope(seq=made.seq, at=made.at, party=made.party or "client", prev=made.prev)
        return {
            clause_id: {
                name: raw for name, raw in offer.terms.items() if name not in made.clauses[clause_id].terms
            }
            for clause_id, offer in self._filled(state, here).items()
        }

    def _filled(self, state: Negotiation, here: Envelope) -> dict[str, Offer]:
        return {clause_id: self._merged(state, clause_id, here) for clause_id in self.offers}

    def _merged(self, state: Negotiation, clause_id: str, here: Envelope) -> Offer:
        """The offer with what was left unsaid: the party's own last values, or the other's where asked."""
        said = self.offers[clause_id]
        known = state.clauses.get(clause_id)
        added = known if known is not None and clause_id not in state.playbook.clauses else None
        if said.left_out:
            return said if added is None else replace(said, title=added.title)
        own = known.side(here["party"]).last if known else None
        theirs = state.live(clause_id, other(here["party"]), here["at"]) if known else None
        offered = theirs.clauses[clause_id] if theirs and self.rest_as_offered else None
        values: dict[str, Raw] = {
            **(own.terms if own else {}),
            **(offered.terms if offered else {}),
            **said.terms,
        }
        title, wording = said.title, said.wording
        if added is not None:
            title = title or added.title
            kept = offered or own
            wording = wording if wording is not None else (kept.wording if kept else None)
        return Offer(terms=values, wording=wording, title=title)

    def _answers(self, state: Negotiation, here: Envelope) -> tuple[int, ...]:
        """The other party's proposals that this one counters."""
        answered = set() if self.answering is None else {self.answering}
        for clause_id in self.offers:
            known = state.clauses.get(clause_id)
            theirs = state.live(clause_id, other(here["party"]), here["at"]) if known else None
            if known is None or theirs is None:
                continue
            if known.countered or known.side(here["party"]).spoke or self.rest_as_offered:
                answered.add(theirs.seq)
        return tuple(sorted(answered))


class Proposed(Event, Proposal, frozen=True, kw_only=True, tag="proposed", gc=False):
    """A party made an offer on one clause or, as a package, on several."""

    mark: ClassVar = Mark("◆", "", "a proposal", 30, milestone=True)

    def effect(self, state: Negotiation) -> Negotiation:
        """The offer stands; what it replaces and what it answers lapse, packages as a whole."""
        party = self.party or "client"
        clauses, proposals = dict(state.clauses), dict(state.proposals)
        answered: set[str] = set()
        for number in set(self.answers):
            answered.update(proposals[number].clauses)
            retire(clauses, proposals, number)
        for clause_id, offer in self.clauses.items():
            if clause_id in clauses:
                retire(clauses, proposals, clauses[clause_id].side(party).standing)
            clause = clauses.get(clause_id) or ClauseState()
            last = clause.side(party).last if offer.left_out else offer
            clause = clause.with_side(party, Stance(last, self.seq))
            if clause_id in answered:
                clause = replace(clause, countered=True)
            if offer.title is not None:
                clause = replace(clause, title=offer.title)
            clauses[clause_id] = clause
        proposals[self.seq] = self
        return replace(state, clauses=clauses, proposals=proposals)

    def noted(self, before: Negotiation, longest: int) -> str:
        verb = f"counters {listing([str(number) for number in self.answers])}" if self.answers else "proposes"
        if len(self.clauses) > 1:
            verb += " with a package" if self.answers else " a package"
        said = self._said_anew(before)
        more = f" and {len(said) - MOST_NOTED} more" if len(said) > MOST_NOTED else ""
        values = f": {'; '.join(said[:MOST_NOTED])}{more}" if said else ""
        until = f" (until {self.valid_until[:10]})" if self.valid_until else ""
        return f"{verb} on {whole_titles(before, self)}{values}{until}{with_quote(self.note, longest)}"

    def told(self, before: Negotiation, who: str) -> str:
        verb = "countered" if self.answers else "proposed"
        about = titles(before, self)
        if all(offer.left_out for offer in self.clauses.values()):
            return f"{who} proposed to leave out {about} ({self.seq})."
        return f"{who} {verb}{' with a package' if len(self.clauses) > 1 else ''} on {about} ({self.seq})."

    def intended(self, state: Negotiation) -> str:
        about = titles(state, self)
        if self.answers:
            kind = "proposal" if len(self.answers) == 1 else "proposals"
            about += f", in answer to {kind} {listing([str(number) for number in self.answers])}"
        if len(self.clauses) > 1:
            return f"Propose a package on {about}, to be accepted or rejected whole:"
        left_out = all(offer.left_out for offer in self.clauses.values())
        return f"Propose to leave out {about}." if left_out else f"Propose on {about}:"

    def recalled(self, there: There) -> str:
        offer, terms = self.clauses[there.clause_id], there.clause.terms
        package = f" in a package of {len(self.clauses)} clauses" if len(self.clauses) > 1 else ""
        kind = f"{'countered' if self.answers else 'proposed'}{package}"
        if there.covered:
            return f"{kind} (covered until your opening is in)"
        if offer.left_out:
            return f"{kind} to leave the clause out{with_why(self.note)}"
        known = there.last.terms if there.last else {}
        news = [
            f"{one_line(terms[name].label, 60)} {one_line(shown(terms[name], raw), 80)}"
            for name, raw in offer.terms.items()
            if raw != known.get(name) and name in terms
        ]
        more = [f"{len(news) - MOST_RECALLED} more"] if len(news) > MOST_RECALLED else []
        what = "; ".join([*news[:MOST_RECALLED], *more, *_rewords(offer, there.last)]) or "the same values"
        return f"{kind}: {what}" + (f" – {one_line(self.note)}" if self.note else "")

    def about(self, proposed: Callable[[int], Iterable[str]]) -> tuple[str, ...]:
        return tuple(self.clauses)

    def binds(self, state: Negotiation) -> Proposal | None:
        return self

    def texts(self) -> list[str]:
        """Its note, and of each clause title, wording and values."""
        found = [self.note]
        for offer in self.clauses.values():
            found += [offer.title or "", offer.wording or "", *(_flat(raw) for raw in offer.terms.values())]
        return [text for text in found if text]

    def _said_anew(self, before: Negotiation) -> list[str]:
        """What it says that its party did not say last."""
        found: list[str] = []
        for clause_id, offer in self.clauses.items():
            known = before.clauses.get(clause_id)
            last = known.side(self.party).last if known and self.party else None
            if offer.left_out:
                found.append("to leave it out")
            terms = before.clause(clause_id).terms if known else {}
            found += [
                f"{terms[term_id].label} {one_line(shown(terms[term_id], raw), LONGEST_NOTED)}"
                for term_id, raw in offer.terms.items()
                if last is None or last.terms.get(term_id) != raw
            ]
            found += _rewords(offer, last)
        return found


def _rewords(offer: Offer, last: Offer | None) -> list[str]:
    """What an offer newly says of its wording: that it is its party's own, or the playbook's again."""
    before = None if last is None else last.wording
    if offer.wording == before or offer.left_out:
        return []
    return ["own wording" if offer.wording is not None else "the playbook’s wording again"]


def _flat(raw: object) -> str:
    if isinstance(raw, list):
        return "; ".join(_flat(entry) for entry in raw)
    return " | ".join(str(cell) for cell in raw.values()) if isinstance(raw, dict) else str(raw)


def about_known_clauses(state: Negotiation, event: Proposed) -> str | None:
    if not event.clauses:
        return "it is about no clause"
    added = 0
    for clause_id, offer in event.clauses.items():
        if clause_id in state.playbook.clauses:
            if offer.title is not None:
                return f"{clause_id} is a clause of the playbook and keeps its title"
        elif offer.title is None:
            hint = near_miss(clause_id, state.clauses, "{}? ")
            return f"there is no clause '{one_line(clause_id, 40)}'; {hint}To propose a new clause, give its title"
        elif not IDENTIFIER.fullmatch(clause_id) or clause_id in RESERVED:
            name = one_line(clause_id, 40)
            return f"'{name}' is not a usable clause id; use lower-case letters, digits and _"
        elif not offer.title.strip() or len(offer.title) > 200:
            return f"the title of {clause_id} is empty or longer than 200 characters"
        elif clause_id not in state.clauses:
            added += 1
    if added and len(state.clauses) + added > MOST_CLAUSES:
        return f"there cannot be more than {MOST_CLAUSES} clauses"
    return None


def none_agreed(state: Negotiation, event: Proposed) -> str | None:
    for clause_id in event.clauses:
        known = state.clauses.get(clause_id)
        if known is not None and known.agreed is not None:
            return f"{clause_id} is agreed; ask to reopen it first"
    return None


def none_parked(state: Negotiation, event: Proposed) -> str | None:
    return parked_among(state, event)


def offers_well_formed(state: Negotiation, event: Proposed) -> str | None:
    for clause_id, offer in event.clauses.items():
        if offer.left_out:
            if offer.terms or offer.wording is not None:
                return f"{clause_id} cannot be left out and changed at once"
            continue
        if offer.wording is not None and not 0 < len(offer.wording.strip()) <= LONGEST_WORDING:
            return f"the wording of {clause_id} is empty or longer than {LONGEST_WORDING} characters"
        if offer.title is not None and offer.wording is None:
            return f"{clause_id} is a new clause and needs wording"
        known = state.playbook.clauses.get(clause_id)
        terms: Mapping[str, object] = known.terms if known else {}
        if not offer.terms.keys() <= terms.keys():
            term_id = next(name for name in offer.terms if name not in terms)
            return f"{clause_id} has no term '{one_line(term_id, 40)}'{near_miss(term_id, terms)}"
    return None


def answers_what_stands(state: Negotiation, event: Proposed) -> str | None:
    party = event.party or "client"
    they = other(party)
    owed: set[int] = set()
    may_answer: set[int] = set()
    for clause_id in event.clauses:
        known = state.clauses.get(clause_id)
        number = None if known is None else known.side(they).standing
        if known is None or number is None or expired(state.proposals[number], event.at):
            continue
        may_answer.add(number)
        if known.countered or known.side(party).spoke:
            owed.add(number)
    if event.answers and (stray := set(event.answers) - may_answer):
        return f"proposal {min(stray)} does not stand on {listing(list(event.clauses))}"
    if owed and (unanswered := owed - set(event.answers)):
        return f"it does not answer proposal {min(unanswered)}"
    return None


def time_is_ahead(state: Negotiation, event: Proposed) -> str | None:
    if event.valid_until is None:
        return None
    if not is_instant(event.valid_until):
        return f"'{one_line(event.valid_until, 40)}' is not a time like 2026-01-31T23:59:59.000Z"
    if event.valid_until <= event.at:
        return f"its time to accept ({event.valid_until}) is already past"
    return None


def note_short_enough(state: Negotiation, event: Proposed) -> str | None:
    return too_long("note", event.note)


def unsound_value(state: Negotiation, event: Proposed, known: KnownValues) -> str | None:
    """A value that is not one of its term, or out of bounds. Not in the table: it remembers what it saw.

    What the party said last is sound: it was looked at when it was said.
    """
    for clause_id, offer in event.clauses.items():
        if offer.terms:
            terms = state.playbook.clauses[clause_id].terms
            last = state.clauses[clause_id].side(event.party or "client").last
            said = last.terms if last is not None else {}
            if complaint := known.complaint(clause_id, terms, offer.terms, said):
                return complaint
    return None
