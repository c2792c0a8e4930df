"""`kpo redline`: what changed, between two moments, two positions, or two files."""

import os
import sys
from pathlib import Path
from typing import NamedTuple, TypeAlias

import click

from kpo_tui.cli.common import clause_named, leave_if_damaged, opened, say, write_output
from kpo_tui.cli.emitting import emit, reference_option
from kpo_tui.documents.document import Document
from kpo_tui.documents.formats import FORMATS as KNOWN
from kpo_tui.documents.formats import format_for
from kpo_tui.documents.redline import Redline, compare_documents, compare_texts, stat
from kpo_tui.errors import BadInput, Usage
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import PARTIES, Party
from kpo_tui.session import Session

FORMATS = ("terminal", "md", "html", "json", "docx")
LARGEST_TEXT = 32 * 1024 * 1024


Moments: TypeAlias = tuple[Session, Negotiation | None, Negotiation]
"""A deal, and the two moments of it that are compared; None for the earlier where the sides' offers are."""


class Target(NamedTuple):
    """Where a redline goes: the format asked for, the file, and the house style of a Word file."""

    asked: str | None
    output: Path | None
    reference: Path | None

    @property
    def is_word(self) -> bool:
        """Whether it becomes a Word file."""
        return self.asked == "docx" or (self.asked is None and is_word(self.output))

    def format_name(self) -> str:
        """The format: as asked for, or by the file's ending. Raises Usage for an ending of no format."""
        if self.asked is not None or self.output is None:
            return self.asked or "terminal"
        found = format_for(self.output.suffix)
        if found is None:
            endings = ", ".join(ending for known in KNOWN.values() for ending in known.endings)
            raise Usage(f"{self.output}: no format has that ending; use one of {endings}, or say --format")
        return found


def is_word(path: Path | None) -> bool:
    """Whether the file's name says that it is a Word file."""
    return path is not None and path.suffix.lower() == ".docx"


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
@click.option(
    "--as-accepted/--as-rejected",
    "accepted",
    default=None,
    help="Read changes tracked in Word files as made, or as undone.",
)
@reference_option
def redline(
    deal_or_old: Path, new: Path | None, start: int | None, end: int | None, since: Party | None, clause: str | None,
    summarised: bool, counted: bool, format_name: str | None, output: Path | None, accepted: bool | None, reference: Path | None,
) -> None:  # fmt: skip
    """Show what changed, with insertions, deletions and moves marked.

    For a DEAL: between two events (--from, --to), since a party's last act (--since), or, with none of
    these, between what the client and the provider offer now. For two text or Word files, OLD and NEW:
    between their texts. For one Word file: the changes tracked in it.

    \b
    Examples:
      kpo redline deal.jsonl
      kpo redline deal.jsonl --since provider --summary
      kpo redline deal.jsonl --from 12 --to 30 -o changes.html
      kpo redline draft-1.docx draft-2.docx -o changes.docx
    """
    to = Target(format_name, output, reference)
    if new is not None or is_word(deal_or_old):
        if any((start, end, since, clause, summarised)):
            raise Usage(
                "--from, --to, --since, --clause and --summary are for a DEAL; two files have only texts"
            )
        _write(_of_files(deal_or_old, new, accepted, to), counted, to)
        return
    if accepted is not None:
        raise Usage("--as-accepted and --as-rejected are for Word files")
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
            reference,
        )
    else:
        wanted = None if clause is None else clause_named(after, clause)
        _write(_compared(session, before, after, wanted, to), counted, to, (session, before, after))
    leave_if_damaged(session)


def _of_files(old: Path, new: Path | None, accepted: bool | None, to: Target) -> Redline | Document:
    """The redline of two files, or of a Word file that has changes tracked in it."""
    if new is None or is_word(old) or is_word(new) or to.is_word:
        from kpo_tui.cli.redline_word import of_files

        return of_files(old, new, accepted, to)
    if accepted is not None:
        raise Usage("--as-accepted and --as-rejected are for Word files")
    return compare_texts(_text(old), _text(new))


def _before(session: Session, start: int | None, since: Party | None, end: int | None) -> Negotiation | None:
    """The earlier moment asked for; None where the two sides' offers are to be compared."""
    if start is not None and since is not None:
        raise Usage("--from and --since both name the earlier moment; give one")
    if since is not None:
        return session.state_at(session.last_act_of(since))
    if start is None and end is not None:
        start = 1
    return None if start is None else session.state_at(start)


def _compared(
    session: Session, before: Negotiation | None, after: Negotiation, clause: str | None, to: Target
) -> Document:
    from kpo_tui.documents.drafting import draft, draft_as_offered

    if before is None:
        old, new = (draft_as_offered(after, party) for party in PARTIES)
        title = f"What {after.parties.client} (deleted) and {after.parties.provider} (inserted) offer"
    else:
        old, new = draft(before), draft(after)
        title = f"Changes from event {before.seq} to event {after.seq}"
    old, new = _part(old, title, clause), _part(new, title, clause)
    if to.is_word:
        from kpo_tui.cli.redline_word import signed_redline

        return signed_redline(session, before, after, old, new)
    return compare_documents(old, new)


def _part(document: Document, title: str, clause: str | None) -> Document:
    """The document, or one clause of it, under another title and with its own notices."""
    blocks = tuple(block for block in document.blocks if clause is None or block.clause == clause)
    return Document(title, blocks, document.notices)


def _text(path: Path) -> str:
    from kpo_tui.library import read_text

    if path.suffix.lower() in (".doc", ".pdf"):
        raise BadInput(f"{path}: only text, Markdown and Word files (.docx) can be compared; save it as one")
    return read_text(path, LARGEST_TEXT)


def _write(found: Redline | Document, counted: bool, to: Target, moments: Moments | None = None) -> None:
    from kpo_tui.documents.redline import formats

    if counted:
        _count(found)
        return
    if to.is_word:
        from kpo_tui.cli.redline_word import as_word, notes_between

        notes = () if moments is None else notes_between(*moments)
        write_output(as_word(found, to.reference, notes), to.output)
        return
    if to.reference is not None:
        raise Usage("--reference is for Word files; add -o FILE.docx or --format docx")
    format_name, output = to.format_name(), to.output
    if format_name == "terminal":
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
