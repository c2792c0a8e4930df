"""The draft with, after each clause and paragraph, who put it forward, when, answering what, and who accepted it."""

from msgspec import Struct

from kpo_tui.documents.document import Block, Document, Heading, Numbered, Paragraph, Run, Table, text_of
from kpo_tui.documents.drafting import draft
from kpo_tui.documents.provenance import LEFT_OUT, Provenance, Settled, Source, paragraph_point, value_point
from kpo_tui.negotiation.party import PARTIES, Party
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.values import shown
from kpo_tui.text import listing


class Blame(Struct, frozen=True):
    """Where one thing in the draft comes from.

    `what` names it: a term's label with its value, `the wording of this paragraph` or `the clause`. `source` is
    the proposal that put it forward first; None for wording of the playbook. `accepted_by` (with when, and in
    which event) is None while it is not agreed.
    """

    what: str
    source: Source | None
    accepted_by: Party | None = None
    accepted_at: str = ""
    accepted_seq: int | None = None
    term_id: str | None = None

    def sentence(self) -> str:
        """The blame in words."""
        return f"{self.what}: {', '.join(self._parts())}."

    def _parts(self) -> list[str]:
        parts = ["wording of the playbook"] if self.source is None else [_told(self.source)]
        if self.accepted_by is None:
            return [*parts, "not agreed"]
        return [
            *parts,
            f"accepted by the {self.accepted_by} on {self.accepted_at[:10]} in event {self.accepted_seq}",
        ]


def _told(source: Source) -> str:
    answers = f", answering {listing([str(number) for number in source.answers])}" if source.answers else ""
    return f"put forward by the {source.party} on {source.at[:10]} in proposal {source.proposal}{answers}"


def blame_value(
    state: Negotiation, provenance: Provenance, clause_id: str, term_id: str, party: Party | None = None
) -> Blame | None:
    """Where the value of a term comes from: the agreed one or, while it is open, the one that `party` offers.

    None where there is no such value.
    """
    agreed = state.clauses[clause_id].agreed
    offer = agreed.offer if agreed else state.offer(clause_id, party) if party else None
    raw = offer.terms.get(term_id) if offer else None
    if raw is None:
        return None
    term = state.clause(clause_id).terms[term_id]
    origin = provenance.origin(clause_id, value_point(term_id, raw))
    return _blame(f"{term.label} ({shown(term, raw)})", origin, provenance.settled.get(clause_id), term_id)


def blame_block(state: Negotiation, provenance: Provenance, block: Block) -> list[Blame]:
    """Where a paragraph or table of the draft comes from: its own wording first, then each value in it.

    For the heading of a clause, where the clause as a whole comes from. Empty for what the program adds itself.
    """
    clause_id = block.clause
    if clause_id is None or clause_id not in state.clauses:
        return []
    settled = provenance.settled.get(clause_id)
    if isinstance(block, Heading):
        return [_blame("The clause", settled.proposal, settled)] if settled else []
    found: list[Blame] = []
    agreed = state.clauses[clause_id].agreed
    if agreed is not None and agreed.offer.wording is not None and isinstance(block, Paragraph | Numbered):
        origin = provenance.origin(clause_id, paragraph_point(text_of(block.runs)))
        found.append(_blame("The wording of this paragraph", origin, settled))
    for home, term_id in dict.fromkeys(_terms_in(block)):
        sides: tuple[Party | None, ...] = (None,) if state.clauses[home].agreed else PARTIES
        blames = (blame_value(state, provenance, home, term_id, side) for side in sides)
        found += [blame for blame in blames if blame is not None]
    return list(dict.fromkeys(found))


def blame_sentence(state: Negotiation, provenance: Provenance, block: Block, run: Run) -> list[Blame]:
    """Where one run of a block comes from: its value or, where it is no value, the wording around it."""
    if run.term is not None:
        home, _, term_id = run.term.partition(".")
        return [blame for blame in blame_block(state, provenance, block) if blame.term_id == term_id and home]
    own = [blame for blame in blame_block(state, provenance, block) if blame.term_id is None]
    settled = provenance.settled.get(block.clause or "")
    return own or ([_blame("The wording", None, settled)] if settled else [])


def _blame(what: str, origin: Source | None, settled: Settled | None, term_id: str | None = None) -> Blame:
    if settled is None:
        return Blame(what, origin, term_id=term_id)
    return Blame(what, origin, settled.accepted_by, settled.accepted_at, settled.accepted_seq, term_id)


def _terms_in(block: Block) -> list[tuple[str, str]]:
    """The terms whose values stand in a block, as clause and term."""
    if isinstance(block, Table):
        runs = [run for row in block.rows for cell in row for run in cell]
    else:
        runs = list(block.runs)
    names = [run.term.partition(".") for run in runs if run.term]
    return [(home, term_id) for home, _, term_id in names]


def blamed_draft(state: Negotiation, provenance: Provenance) -> Document:
    """The draft as it stands, each block followed by where it comes from; then the clauses that were left out.

    Values that choose the wording, and stand nowhere in it, follow at the end of their clause.
    """
    drafted = draft(state)
    blames = [blame_block(state, provenance, block) for block in drafted.blocks]
    unnamed = _unnamed(state, provenance, drafted.blocks)
    last = {block.clause: at for at, block in enumerate(drafted.blocks)}
    blocks: list[Block] = []
    for at, (block, found) in enumerate(zip(drafted.blocks, blames, strict=True)):
        blocks.append(
            block
        )  # what the next block shares, such as the items of a list, is noted once, after it
        following = blames[at + 1] if at + 1 < len(blames) else []
        own = [blame for blame in found if blame not in following]
        own += unnamed.get(block.clause or "", []) if last[block.clause] == at else []
        blocks += [_note(blame, block.clause) for blame in own]
    for clause_id, settled in provenance.settled.items():
        if LEFT_OUT in settled.origins:
            what = f"{state.clause(clause_id).title} is left out"
            blocks.append(_note(_blame(what, settled.origins[LEFT_OUT], settled), clause_id))
    return Document(drafted.title, tuple(blocks), drafted.notices)


def _unnamed(state: Negotiation, provenance: Provenance, blocks: tuple[Block, ...]) -> dict[str, list[Blame]]:
    """For each agreed clause, where the values come from that no run of the draft shows."""
    shown_terms = {name for block in blocks for name in _terms_in(block)}
    found: dict[str, list[Blame]] = {}
    for clause_id in provenance.settled:
        agreed = state.clauses[clause_id].agreed
        hidden = (
            []
            if agreed is None
            else [one for one in agreed.offer.terms if (clause_id, one) not in shown_terms]
        )
        blames = (blame_value(state, provenance, clause_id, term_id) for term_id in hidden)
        found[clause_id] = [blame for blame in blames if blame is not None]
    return found


def _note(blame: Blame, clause_id: str | None) -> Paragraph:
    return Paragraph((Run(f"↳ {blame.sentence()}", style="quiet"),), clause=clause_id)
