"""`kpo draft`, `kpo issues` and `kpo status`, and how any document is written: its format, and where it goes."""

import json
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, TypeAlias

import click

from kpo_tui.cli.common import (
    FILE,
    Command,
    clause_named,
    deal_argument,
    leave_if_damaged,
    note,
    opened,
    say,
    write_output,
)
from kpo_tui.documents.document import Document
from kpo_tui.documents.formats import Format, Look, format_of, formats
from kpo_tui.documents.reports.standings import status as status_of
from kpo_tui.errors import Usage
from kpo_tui.negotiation.events import content_hash
from kpo_tui.negotiation.outlook import next_step
from kpo_tui.negotiation.party import SIDES, Side
from kpo_tui.negotiation.state import Negotiation, expired
from kpo_tui.negotiation.values import gap_between

Json: TypeAlias = "bool | int | str | Sequence[Json] | Mapping[str, Json] | None"

_NARROWEST, _WIDEST, _USUAL = 40, 120, 100  # columns
_CHOICES: Final = click.Choice(list(formats()))

format_option = click.option(
    "--format", "format_name", type=_CHOICES,
    help="How to write it; by default by the ending of -o, else terminal on a terminal and md elsewhere.",
)  # fmt: skip
redline_format_option = click.option(
    "--format", "format_name", type=click.Choice(sorted(formats(), key=lambda name: name != "terminal")),
    help="By default by the ending of -o, else terminal.",
)  # fmt: skip
output_option = click.option("-o", "--output", type=FILE, help="Write to this file.")
reference_option = click.option(
    "--reference", type=FILE, metavar="FILE.docx", help="For Word: write in the styles, fonts and page of this file."
)  # fmt: skip


def document_options(command: Command) -> Command:
    """The options of a command that writes one document: its format, its file and its style."""
    return format_option(output_option(reference_option(command)))


def emit(
    document: Document,
    asked: str | None,
    output: Path | None,
    reference: Path | None = None,
    *,
    piped: str = "md",
) -> None:
    """Write a document in the format asked for, or the one that fits where it goes: `piped` into a pipe."""
    piped = "terminal" if sys.stdout.isatty() else piped
    chosen = chosen_format(asked, output, piped if output is None else "md")
    write_output(chosen.document(document, look_of(chosen, output, reference)), output)


def chosen_format(asked: str | None, output: Path | None, else_in: str = "") -> Format:
    """The format asked for, or by the file's ending; where it has none or there is no file, that called `else_in`.

    Raises Usage for an ending of no format, and for no ending where nothing else is left.
    """
    if asked is None and output is not None and (output.suffix or not else_in):
        return format_of(output, more=", or say --format")
    return formats()[asked or else_in]


def look_of(chosen: Format, output: Path | None, reference: Path | None) -> Look:
    """As wide as the screen, and in colours, where it goes there. Raises Usage where `reference` is of no use."""
    if reference is not None and not chosen.tracks:
        raise Usage("--reference is for Word files; add -o FILE.docx or --format docx")
    if output is not None or not sys.stdout.isatty():
        return Look(width=_USUAL, reference=reference)
    width = min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST)
    return Look(width=width, colour=not os.environ.get("NO_COLOR"), reference=reference)


@click.command()
@deal_argument
@document_options
@click.option(
    "--check", is_flag=True, help="Check the draft instead of writing it; status 1 if it has a problem."
)
@click.option(
    "--blame", is_flag=True, help="Say after each paragraph who put it forward, when, and who accepted it."
)
def draft(
    deal: Path, format_name: str | None, output: Path | None, reference: Path | None, check: bool, blame: bool
) -> None:
    """Write the agreement as it stands: agreed clauses in full, open ones as marked gaps.

    With --check, look for defined terms that are missing, unused or defined twice, references that lead
    nowhere, gaps left to fill in, and values that do not go together.
    """
    from kpo_tui.documents.agreement.draft import draft as drafted

    if check and blame:
        raise Usage("--check writes no draft, so there is nothing for --blame to say; leave one out")
    session = opened(deal)
    if check:
        _check(session.state)
        leave_if_damaged(session)
        return
    if blame:
        from kpo_tui.documents.agreement.provenance import Provenance, blamed_draft

        document = blamed_draft(session.state, Provenance.of(session.events()))
    else:
        document = drafted(session.state)
    emit(document, format_name, output, reference)
    leave_if_damaged(session)


def _check(state: Negotiation) -> None:
    from kpo_tui.documents.agreement.checks import findings

    found = findings(state)
    for finding in found:
        say(str(finding))
    if not found:
        note("The draft has no problems in what is agreed.")
    if any(finding.severity == "problem" for finding in found):
        raise click.exceptions.Exit(1)


@click.command()
@deal_argument
@document_options
def issues(deal: Path, format_name: str | None, output: Path | None, reference: Path | None) -> None:
    """Write the open-issues list: each open point with both positions, the gap and the next step."""
    from kpo_tui.documents.reports.issues import issues as listed

    session = opened(deal)
    emit(listed(session.state), format_name, output, reference, piped="md")
    leave_if_damaged(session)


@click.command()
@deal_argument
@click.argument("clause", required=False)
@click.option("--json", "as_json", is_flag=True, help="Write the state itself as JSON, for other programs.")
@document_options
def status(
    deal: Path, clause: str | None, as_json: bool, format_name: str | None, output: Path | None,
    reference: Path | None,
) -> None:  # fmt: skip
    """Show where each clause stands; with CLAUSE, both sides' offers on it term by term.

    A proposal's number has a * when it is a package, and a ! when its time has passed.
    """
    session = opened(deal)
    at = session.now()
    if clause is not None:
        clause = clause_named(session.state, clause)
    if as_json:
        sys.stdout.write(status_as_json(session.state, at, clause))
    else:
        emit(status_of(session.state, at, clause), format_name, output, reference, piped="terminal")
    leave_if_damaged(session)


def status_as_json(state: Negotiation, at: str, clause_id: str | None = None) -> str:
    """The state at the time `at`, of the whole negotiation or of one clause, for other programs. Values are canonical."""
    data = (
        _clause(state, clause_id, at)
        if clause_id is not None
        else {
            "events": state.seq,
            "head": state.head,
            "playbook": state.playbook.id,
            "parties": {party: state.parties.name(party) for party in SIDES},
            "concluded": state.concluded,
            "confirmed": list(state.confirmed),
            "open": list(state.unsettled()),
            "clauses": [_clause(state, known, at) for known in state.on_agenda()],
        }
    )
    return json.dumps(data, indent=2, ensure_ascii=True) + "\n"


def _clause(state: Negotiation, clause_id: str, at: str) -> Json:
    clause = state.clauses[clause_id]
    agreed = clause.agreed
    return {
        "clause": clause_id,
        "title": state.clause(clause_id).title,
        "state": state.where(clause_id, at),
        "next_step": next_step(state, clause_id, at),
        "client": _side(state, clause_id, "client", at),
        "provider": _side(state, clause_id, "provider", at),
        "gaps": _gaps(state, clause_id),
        "agreed": None
        if agreed is None
        else {
            "proposal": agreed.proposal,
            "accepted_by": agreed.accepted_by,
            "terms": agreed.offer.terms,
            "wording": agreed.offer.wording,
            "left_out": agreed.offer.left_out,
        },
        "parked": clause.parked.text if clause.parked else None,
        "reopening_asked_by": clause.reopening,
    }


def _side(state: Negotiation, clause_id: str, party: Side, at: str) -> Json:
    proposal = state.standing(clause_id, party)
    offer = proposal.clauses[clause_id] if proposal else state.offer(clause_id, party)
    package = list(proposal.clauses) if proposal else []
    return {
        "proposal": proposal.seq if proposal else None,
        "content": content_hash(proposal.clauses) if proposal else None,
        "package": package if len(package) > 1 else None,
        "answers": list(proposal.answers) if proposal else None,
        "valid_until": proposal.valid_until if proposal else None,
        "expired": expired(proposal, at) if proposal else None,
        "terms": offer.terms if offer else None,
        "wording": offer.wording if offer else None,
        "left_out": offer.left_out if offer else False,
    }


def _gaps(state: Negotiation, clause_id: str) -> Json:
    said = [state.offer(clause_id, party) for party in SIDES]
    gaps = {
        term_id: gap_between(term, *(offer.terms.get(term_id) if offer else None for offer in said))
        for term_id, term in state.clause(clause_id).terms.items()
    }
    return {
        term_id: {"amount": None if gap.amount is None else f"{gap.amount:f}", "text": gap.text}
        for term_id, gap in gaps.items()
        if gap is not None
    }
