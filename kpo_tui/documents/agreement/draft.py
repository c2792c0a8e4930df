"""The agreement, assembled from what is agreed.

The order is that of the playbook: parties, definitions, the numbered clauses, clauses that a party
added, signature blocks, schedules. A clause that is not agreed keeps its number and stands as a marked
gap with both positions, so that nothing is silently left out.
"""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from kpo_tui.documents.agreement.defined_terms import needed
from kpo_tui.documents.agreement.language import names_in
from kpo_tui.documents.agreement.paragraphs import Part, numbered, parts_of_text
from kpo_tui.documents.agreement.schedules import names_schedules, renumbered, schedule_name, schedules_of
from kpo_tui.documents.agreement.wording import Source, parts_of_template
from kpo_tui.documents.document import (
    Block,
    Document,
    Heading,
    Numbered,
    Paragraph,
    Run,
    Runs,
    Table,
    cells,
    paragraph,
    plain,
    text_of,
)
from kpo_tui.documents.notices import notices
from kpo_tui.documents.reports.standings import position_table
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import SIDES, Side
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import Raw, SomeTerm
from kpo_tui.negotiation.values import shown

DEFINITIONS = "definitions"
_BLANK = "____________________"


def draft(state: Negotiation) -> Document:
    """The agreement as it stands. The same state gives the same document, always."""
    return _Drafting(state, _agreed(state)).document()


def draft_as_offered(state: Negotiation, party: Side) -> Document:
    """The agreement as it would be if all that `party` last offered were agreed."""
    return _Drafting(state, _agreed(state) | _offered(state, party)).document()


def both_offers(state: Negotiation, clause: str | None) -> tuple[Document, Document]:
    """The agreement as the client and as the provider offers it, or one clause of it, to be compared."""
    title = f"What {state.parties.client} (deleted) and {state.parties.provider} (inserted) offer"
    client, provider = (draft_as_offered(state, party).about(clause) for party in SIDES)
    return replace(client, title=title), replace(provider, title=title)


def drafts_of(
    state: Negotiation, first: Mapping[str, Offer], second: Mapping[str, Offer]
) -> tuple[Document, Document]:
    """The agreement as it would be if the first offers were agreed, and the second: the clauses they are about.

    Clauses that the difference cannot touch are drafted once.
    """
    one = _Drafting(state, first, [clause_id for clause_id in state.clauses if clause_id in first])
    document = one.document()
    if first == second:
        return document, document
    other = _Drafting(state, second, [clause_id for clause_id in state.clauses if clause_id in second])
    if one.definitions == other.definitions and one.referable() == other.referable():
        changed = {
            clause_id
            for clause_id in (*first, *second)
            if first.get(clause_id) != second.get(clause_id)
            or one.numbers.get(clause_id) != other.numbers.get(clause_id)
        }
        other.known = one.not_touched_by(changed)
        other.known_definitions = one.definitions_not_touched_by(changed)
    return document, other.document()


def _agreed(state: Negotiation) -> dict[str, Offer]:
    found = {clause_id: clause.agreed for clause_id, clause in state.clauses.items()}
    return {clause_id: agreed.offer for clause_id, agreed in found.items() if agreed is not None}


def _offered(state: Negotiation, side: Side) -> dict[str, Offer]:
    """What `side` offers on clauses that are not agreed: what it has standing, else what it said last."""
    offers: dict[str, Offer] = {}
    for clause_id in state.unsettled():
        standing = state.standing(clause_id, side)
        last = standing.clauses[clause_id] if standing else state.offer(clause_id, side)
        if last is not None and not last.left_out:
            offers[clause_id] = last
    return offers


def clause_draft(state: Negotiation, clause_id: str, party: Side | None = None) -> tuple[Block, ...]:
    """The text of one clause as agreed or, while it is open, as `party` last offered it; nothing where there is none."""
    offers = _agreed(state) | (_offered(state, party) if party else {})
    return tuple(_Drafting(state, offers).clause_alone(clause_id))


class _Drafting:
    """One run of drafting: clause numbers are known first, schedules are found on the way."""

    def __init__(
        self, state: Negotiation, offers: Mapping[str, Offer], here: list[str] | None = None
    ) -> None:
        self.state, self.offers = state, offers
        self.here = here or [c for c in state.on_agenda() if state.where(c) != "left out"]
        self.body = [c for c in self.here if state.clause(c).place == "body"]
        self.definitions = self._defined()
        first = 2 if self.definitions else 1
        self.numbers = {clause_id: str(number) for number, clause_id in enumerate(self.body, first)}
        self.schedules: dict[tuple[str, str], int] = {}
        self.known: dict[str, list[Block]] = {}
        self.done: dict[str, list[Block]] = {}
        self.known_definitions: dict[str, list[Block]] = {}
        self.source = Source(
            state.playbook,
            {party: state.parties.name(party) for party in SIDES},
            self._value,
            self.numbers.get,
            self._schedule,
        )

    def document(self) -> Document:
        front: list[Block] = []
        for clause_id in self._placed("parties"):
            front += [Heading(1, plain(self.state.clause(clause_id).title), clause=clause_id)]
            front += self._contents(clause_id, "")
        body = [block for clause_id in self.body for block in self._clause(clause_id)]
        for clause_id in self._placed("signature"):
            body += self._signature(clause_id)
        definitions = self._definition_blocks([*front, *body])
        blocks = (*front, *definitions, *body, *self._schedule_blocks())
        return Document(self.state.playbook.agreement, blocks, notices(self.state))

    def clause_alone(self, clause_id: str) -> list[Block]:
        """One clause, wherever it is placed, and only where there is an offer to draft it from."""
        offer = self.offers.get(clause_id)
        if offer is None or offer.left_out:
            return []
        return numbered(self._parts(clause_id, offer), self.numbers.get(clause_id, ""), clause_id)

    def _placed(self, place: str) -> list[str]:
        return [clause_id for clause_id in self.here if self.state.clause(clause_id).place == place]

    def _value(self, clause_id: str, term_id: str) -> Raw | None:
        offer = self.offers.get(clause_id)
        return offer.terms.get(term_id) if offer else None

    def _schedule(self, clause_id: str, term_id: str) -> str:
        number = self.schedules.setdefault((clause_id, term_id), len(self.schedules) + 1)
        return schedule_name(number, self.state.clause(clause_id).terms[term_id].label)

    # -- definitions ----------------------------------------------------------------------

    def _defined(self) -> dict[str, tuple[str, str]]:
        """Every defined term with the clause it comes from and its wording, in alphabetical order."""
        found = {name: ("", text) for name, text in self.state.playbook.definitions.items()}
        for clause_id in self.here:
            for name, text in self.state.clause(clause_id).definitions.items():
                found.setdefault(name, (clause_id, text))
        return dict(sorted(found.items(), key=lambda item: item[0].casefold()))

    def _definition_blocks(self, blocks: list[Block]) -> list[Block]:
        """The definitions of the terms that `blocks` use, and of those that these definitions use."""
        if not self.definitions:
            return []
        texts = [text_of(block.runs) for block in blocks if isinstance(block, Paragraph | Numbered)]
        used = needed(texts, {name: text for name, (_, text) in self.definitions.items()})
        lead = plain("In this agreement:")
        if not used and self.state.unsettled():
            lead = plain("The clauses agreed so far use no defined terms.", style="gap")
        elif not used:
            lead = plain("This agreement defines its terms where it uses them.")
        found: list[Block] = [
            Heading(1, plain("Definitions"), number="1", clause=DEFINITIONS),
            Numbered(1, "1.1", lead, clause=DEFINITIONS),
        ]
        for name, (clause_id, text) in self.definitions.items():
            if name in used:
                if name not in self.known_definitions:
                    self.known_definitions[name] = self._definition(name, clause_id, text)
                found += self.known_definitions[name]
        return found

    def _definition(self, name: str, clause_id: str, text: str) -> list[Block]:
        lead = (Run("“"), Run(name, style="strong"), Run("” means "))
        parts = parts_of_template(self.source, clause_id, text)
        runs = lead + _ending(parts[0].runs, ".") if parts else lead
        return [Paragraph(runs, clause=DEFINITIONS), *numbered(parts[1:], "", DEFINITIONS)]

    # -- clauses --------------------------------------------------------------------------

    def _clause(self, clause_id: str) -> list[Block]:
        if clause_id in self.known:
            return self.known[clause_id]
        number = self.numbers[clause_id]
        heading = Heading(1, plain(self.state.clause(clause_id).title), number=number, clause=clause_id)
        self.done[clause_id] = [heading, *self._contents(clause_id, number)]
        return self.done[clause_id]

    def referable(self) -> dict[str, str]:
        """The numbers of the clauses that a template can refer to: those of the playbook."""
        known = self.state.playbook.clauses
        return {clause_id: number for clause_id, number in self.numbers.items() if clause_id in known}

    def not_touched_by(self, changed: set[str]) -> dict[str, list[Block]]:
        """The clauses that read the same whatever these clauses say: they read no value of theirs and count no schedules."""
        return {
            clause_id: blocks
            for clause_id, blocks in self.done.items()
            if clause_id not in changed and self._stands_alone(clause_id, changed)
        }

    def _stands_alone(self, clause_id: str, changed: set[str]) -> bool:
        own = self.offers[clause_id].wording
        if own is not None:
            return not names_schedules(own)
        return _apart(self.state.clause(clause_id).wording, changed)

    def definitions_not_touched_by(self, changed: set[str]) -> dict[str, list[Block]]:
        """The definitions that read the same whatever these clauses say."""
        return {
            name: blocks
            for name, blocks in self.known_definitions.items()
            if self.definitions[name][0] not in changed and _apart(self.definitions[name][1], changed)
        }

    def _contents(self, clause_id: str, number: str) -> list[Block]:
        """The clause's sub-clauses, or its gap where there is nothing to draft from."""
        offer = self.offers.get(clause_id)
        if offer is None:
            return self._gap(clause_id)
        return numbered(self._parts(clause_id, offer), number, clause_id)

    def _parts(self, clause_id: str, offer: Offer) -> Sequence[Part]:
        if offer.wording is not None:
            return self._with_schedules(clause_id, offer.wording)
        return parts_of_template(self.source, clause_id, self.state.clause(clause_id).wording)

    def _with_schedules(self, clause_id: str, wording: str) -> Sequence[Part]:
        """A party's own wording, which keeps the schedules that it names."""
        parts = parts_of_text(wording)
        if not names_schedules(wording):
            return parts
        known = schedules_of(self.state.playbook, clause_id)

        def named(text: str) -> str:
            return renumbered(text, known, lambda label: self._schedule(*known[label]))

        return [Part(part.level, (Run(named(text_of(part.runs))),)) for part in parts]

    def _gap(self, clause_id: str) -> list[Block]:
        """The place of a clause that is not agreed: marked, with what each party says."""
        clause = self.state.clauses[clause_id]
        where = self.state.where(clause_id)
        note = {"parked": f"parked: {clause.parked.text}" if clause.parked else "parked"}.get(where, where)
        blocks: list[Block] = [paragraph(f"[Not yet agreed: {note}]", "gap", clause_id)]
        blocks += position_table(self.state, clause_id)
        for party in SIDES:
            proposal = self.state.standing(clause_id, party)
            offer = proposal.clauses[clause_id] if proposal else None
            name = self.state.parties.name(party)
            if offer is not None and offer.left_out:
                blocks.append(paragraph(f"[{name} proposes to leave this clause out]", "gap", clause_id))
            elif offer is not None and offer.wording is not None:
                blocks.append(paragraph(f"[{name} proposes this wording:]", "gap", clause_id))
                for part in parts_of_text(offer.wording):
                    open_runs = tuple(Run(run.text, style="gap", term=run.term) for run in part.runs)
                    blocks.append(Numbered(1, ">", open_runs, clause_id))
        return blocks

    # -- the end --------------------------------------------------------------------------

    def _signature(self, clause_id: str) -> list[Block]:
        """The lead-in, and one block for each party: name, title, signature, date."""
        blocks: list[Block] = [Heading(1, plain(self.state.clause(clause_id).title), clause=clause_id)]
        blocks += self._contents(clause_id, "")
        header = ("", *(f"Signed for {self.state.parties.name(party)}" for party in SIDES))
        rows = tuple(
            cells((label, *(self._signatory(clause_id, party, known) or _BLANK for party in SIDES)))
            for label, known in (("Signature", ""), ("Name", "signatory"), ("Title", "title"), ("Date", ""))
        )
        return [*blocks, Table(cells(header), rows, clause=clause_id)]

    def _signatory(self, clause_id: str, party: Side, known: str) -> str:
        """What is agreed on `client_signatory` and the like; empty for a line to fill in by hand."""
        raw = self._value(clause_id, f"{party}_{known}")
        return raw if isinstance(raw, str) else ""

    def _schedule_blocks(self) -> list[Block]:
        blocks: list[Block] = []
        for (clause_id, term_id), number in self.schedules.items():
            term: SomeTerm = self.state.clause(clause_id).terms[term_id]
            raw = self._value(clause_id, term_id)
            blocks.append(Heading(1, plain(f"Schedule {number}: {term.label}"), clause=clause_id))
            name = f"{clause_id}.{term_id}"
            if raw is None:
                blocks.append(paragraph(f"[{term.label}: not agreed]", "gap", clause_id))
            elif term.shape == "table":
                rows = tuple(
                    tuple(plain(cell, term=name) for cell in row) for row in term.shown_rows(term.read(raw))
                )
                header = cells(column.label for column in term.columns.values())
                blocks.append(Table(header, rows, clause=clause_id))
            elif term.shape == "list":
                blocks += [
                    Numbered(1, str(at), plain(item, term=name), clause_id)
                    for at, item in enumerate(term.read(raw), 1)
                ]
            else:
                blocks.append(Paragraph(plain(shown(term, raw), term=name), clause=clause_id))
        return blocks


def _apart(wording: str, clauses: set[str]) -> bool:
    """Whether a template reads no value of other clauses, these, and counts no schedules."""
    return names_in(wording).isdisjoint({"schedule", *clauses})


def _ending(runs: Runs, stop: str) -> Runs:
    """The runs with a full stop at the end, unless they end in one or lead into a list."""
    return runs if runs[-1].text.rstrip()[-1:] in (stop, ":") else (*runs, Run(stop))
