"""`kpo redline`: what changed, between two moments, two positions, or two files."""

import os
import sys
from pathlib import Path

import click

from kpo_tui.cli.common import clause_named, leave_if_damaged, opened, say, write_output
from kpo_tui.cli.emitting import emit
from kpo_tui.documents.document import Document
from kpo_tui.documents.redline import Redline, compare_documents, compare_texts, stat
from kpo_tui.errors import BadInput, Usage
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import PARTIES, Party
from kpo_tui.session import Session

FORMATS = ("terminal", "md", "html", "json")
LARGEST_TEXT = 32 * 1024 * 1024


@click.command()
@click.argument("deal_or_old", type=click.Path(path_type=Path), metavar="DEAL | OLD")
@click.argument("new", type=click.Path(path_type=Path), metavar="[NEW]", required=False)
@click.option("--from", "start", type=int, help="The event to compare from.")
@click.option("--to", "end", type=int, help="The event to compare to; by default the last.")
@click.option("--since", type=click.Choice(PARTIES), help="Compare from this party's last act.")
@click.option("--clause", help="Only this clause.")
@click.option("--summary", "summarised", is_flag=True, help="What changed and who moved, on a page.")
@click.option("--stat", "counted", is_flag=True, help="Only count the changes.")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(FORMATS),
    help="By default by the ending of -o, else terminal.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file.")
def redline(
    deal_or_old: Path, new: Path | None, start: int | None, end: int | None, since: Party | None, clause: str | None,
    summarised: bool, counted: bool, format_name: str | None, output: Path | None,
) -> None:  # fmt: skip
    """Show what changed, with insertions, deletions and moves marked.

    For a DEAL: between two events (--from, --to), since a party's last act (--since), or, with none of
    these, between what the client and the provider offer now. For two text files, OLD and NEW: between
    their texts.

    \b
    Examples:
      kpo redline deal.jsonl
      kpo redline deal.jsonl --since provider --summary
      kpo redline deal.jsonl --from 12 --to 30 -o changes.html
      kpo redline draft-1.txt draft-2.txt
    """
    if new is not None:
        if any((start, end, since, clause, summarised)):
            raise Usage(
                "--from, --to, --since, --clause and --summary are for a DEAL; two files have only texts"
            )
        _write(compare_texts(_text(deal_or_old), _text(new)), counted, format_name, output)
        return
    if summarised and (clause or counted):
        raise Usage("--summary is of the whole negotiation and has no counts; leave out --clause and --stat")
    session = opened(deal_or_old)
    after = session.state if end is None else session.state_at(end)
    before = _before(session, start, since, end)
    if summarised:
        from kpo_tui.documents.summary import summary

        emit(
            summary(before or session.state_at(1), after),
            format_name or (None if output else "terminal"),
            output,
        )
    else:
        wanted = None if clause is None else clause_named(after, clause)
        _write(_compared(before, after, wanted), counted, format_name, output)
    leave_if_damaged(session)


def _before(session: Session, start: int | None, since: Party | None, end: int | None) -> Negotiation | None:
    """The earlier moment asked for; None where the two sides' offers are to be compared."""
    if start is not None and since is not None:
        raise Usage("--from and --since both name the earlier moment; give one")
    if since is not None:
        return session.state_at(session.last_act_of(since))
    if start is None and end is not None:
        start = 1
    return None if start is None else session.state_at(start)


def _compared(before: Negotiation | None, after: Negotiation, clause: str | None) -> Document:
    from kpo_tui.documents.drafting import draft, draft_as_offered

    if before is None:
        old, new = (draft_as_offered(after, party) for party in PARTIES)
        title = f"What {after.parties.client} (deleted) and {after.parties.provider} (inserted) offer"
    else:
        old, new = draft(before), draft(after)
        title = f"Changes from event {before.seq} to event {after.seq}"
    return compare_documents(_part(old, title, clause), _part(new, title, clause))


def _part(document: Document, title: str, clause: str | None) -> Document:
    """The document, or one clause of it, under another title and with its own notices."""
    blocks = tuple(block for block in document.blocks if clause is None or block.clause == clause)
    return Document(title, blocks, document.notices)


def _text(path: Path) -> str:
    from kpo_tui.library import read_text

    if path.suffix.lower() in (".docx", ".doc", ".pdf"):
        raise BadInput(f"{path}: only text and Markdown files can be compared yet; save it as plain text")
    return read_text(path, LARGEST_TEXT)


def _write(found: Redline | Document, counted: bool, format_name: str | None, output: Path | None) -> None:
    from kpo_tui.documents.redline import formats

    if counted:
        _count(found)
        return
    endings = {
        ".md": "md",
        ".markdown": "md",
        ".html": "html",
        ".htm": "html",
        ".json": "json",
        ".txt": "terminal",
    }
    if format_name is None and output is not None:
        format_name = endings.get(output.suffix.lower())
        if format_name is None:
            raise Usage(
                f"{output}: no format has that ending; use one of {', '.join(endings)}, or say --format"
            )
    if format_name in (None, "terminal"):
        colour = output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        text = formats.to_terminal(found, colour=colour, context=2 if isinstance(found, Document) else None)
    else:
        text = {"md": formats.to_markdown, "html": formats.to_html, "json": formats.to_json}[format_name](
            found
        )
    write_output(text, output)


def _count(found: Redline | Document) -> None:
    """The changes and the words in them."""
    if isinstance(found, Redline):
        numbers = stat(found)
        changes, words = numbers.changes, [numbers.inserted, numbers.deleted, numbers.moved]
    else:
        from kpo_tui.documents.redline.formats.view import view_of

        bits = list(view_of(found).bits())
        changes = len({bit.change for bit in bits if bit.change})
        marks = ("inserted", "deleted", "moved_to")
        words = [sum(len(bit.text.split()) for bit in bits if bit.mark == mark) for mark in marks]
    inserted, deleted, moved = words
    noun = "change" if changes == 1 else "changes"
    say(f"{changes} {noun}: {inserted} words inserted, {deleted} deleted, {moved} moved")
