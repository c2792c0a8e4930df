"""`kpo redline`: what changed, between two moments, two positions, two files or two folders."""

from pathlib import Path
from typing import TypeAlias

import click
from msgspec.structs import replace

from kpo_tui.cli.common import FILE, clause_named, leave_if_damaged, opened
from kpo_tui.cli.deal_documents import emit, redline_format_option, reference_option
from kpo_tui.cli.redlines import (
    Target,
    is_word,
    notes_between,
    of_files,
    show_redline,
    signed_redline,
    text_of_file,
)
from kpo_tui.documents.document import Document
from kpo_tui.documents.redline import compare_documents, compare_texts
from kpo_tui.errors import Usage
from kpo_tui.negotiation.party import SIDES, Side
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.table.session import Session

Moments: TypeAlias = tuple[Session, Negotiation | None, Negotiation]
"""A deal, and the two moments of it that are compared; None for the earlier where the sides' offers are."""


@click.command()
@click.argument("deal_or_old", type=FILE, metavar="DEAL | OLD")
@click.argument("new", type=FILE, metavar="[NEW]", required=False)
@click.option("--from", "start", type=int, help="The event to compare from.")
@click.option("--to", "end", type=int, help="The event to compare to; by default the last.")
@click.option("--since", type=click.Choice(SIDES), help="Compare from this party's last act.")
@click.option("--clause", help="Only this clause.")
@click.option("--summary", "summarised", is_flag=True, help="What changed and who moved, on a page.")
@click.option("--stat", "counted", is_flag=True, help="Only count the changes.")
@click.option("--whole", is_flag=True, help="On the terminal, show what is far from any change, too.")
@redline_format_option
@click.option("-o", "--output", type=FILE, help="Write to this file; for two folders, this folder.")
@click.option(
    "--as-accepted/--as-rejected", "accepted", default=None,
    help="Read changes tracked in Word files as made, or as undone.",
)  # fmt: skip
@reference_option
def redline(
    deal_or_old: Path, new: Path | None, start: int | None, end: int | None, since: Side | None, clause: str | None,
    summarised: bool, counted: bool, whole: bool, format_name: str | None, output: Path | None, accepted: bool | None,
    reference: Path | None,
) -> None:  # fmt: skip
    """Show what changed, with insertions, deletions and moves marked.

    For a DEAL: between two events (--from, --to), since a party's last act (--since), or, with none of
    these, between what the client and the provider offer now; --summary then tells what happened since
    the openings. For two files, OLD and NEW (text, Markdown or Word): between their texts. For one Word
    file: the changes tracked in it. For two folders: between the files of one name, a page for each and
    an index.html into the folder -o.

    \b
    Examples:
      kpo redline deal.jsonl
      kpo redline deal.jsonl --since provider --summary
      kpo redline deal.jsonl --from 12 --to 30 -o changes.html
      kpo redline draft-1.docx draft-2.docx -o changes.docx
      kpo redline round-1 round-2 -o changes
    """
    to = Target(format_name, output, reference, whole, counted)
    if new is not None or is_word(deal_or_old):
        if any((start, end, since, clause, summarised)):
            raise Usage("--from, --to, --since, --clause and --summary are for a DEAL; files have only texts")
        _compare_paths(deal_or_old, new, accepted, to)
        return
    if accepted is not None:
        raise Usage("--as-accepted and --as-rejected are for Word files")
    if summarised and (clause or counted):
        raise Usage(
            "--summary is of the whole negotiation and has its own counts; leave out --clause and --stat"
        )
    session, _, after = moments = _moments(opened(deal_or_old), start, since, end)
    if summarised:
        emit(_summary(*moments), format_name, output, reference, piped="terminal")
    else:
        found = _compared(moments, None if clause is None else clause_named(after, clause), to)
        show_redline(found, found.title, to, notes_between(*moments) if to.form.tracks else ())
    leave_if_damaged(session)


def _summary(session: Session, before: Negotiation | None, after: Negotiation) -> Document:
    """The summary from `before`, or else from the openings, that is from before either answered the other."""
    from kpo_tui.documents.reports.summary import openings_end, summary

    before = before or session.state_at(openings_end(session.events(0, after.seq)))
    return summary(before, after, session.events(before.seq, after.seq))


def _compare_paths(old: Path, new: Path | None, accepted: bool | None, to: Target) -> None:
    """Two files, a Word file that has changes tracked in it, or two folders."""
    if new is not None and old.is_dir() != new.is_dir():
        raise Usage(f"{old} and {new}: one is a folder and the other is not; give two files or two folders")
    if new is not None and old.is_dir():
        from kpo_tui.cli.redline_folders import compare_folders

        compare_folders(old, new, to)
    elif new is None or is_word(old) or is_word(new) or to.form.tracks:
        found = of_files(old, new, accepted, to.form)
        show_redline(found, found.title, to)
    elif accepted is not None:
        raise Usage("--as-accepted and --as-rejected are for Word files")
    else:
        show_redline(compare_texts(text_of_file(old), text_of_file(new)), f"{old.name} → {new.name}", to)


def _moments(session: Session, start: int | None, since: Side | None, end: int | None) -> Moments:
    """The two moments asked for."""
    after = session.state if end is None else session.state_at(end)
    if start is not None and since is not None:
        raise Usage("--from and --since both name the earlier moment; give one")
    if since is not None:
        return session, session.state_at(session.last_act_of(since)), after
    start = 1 if start is None and end is not None else start
    return session, None if start is None else session.state_at(start), after


def _compared(moments: Moments, clause: str | None, to: Target) -> Document:
    from kpo_tui.documents.agreement.draft import both_offers, draft

    session, before, after = moments
    if before is None:
        old, new = both_offers(after, clause)
    else:
        title = f"Changes from event {before.seq} to event {after.seq}"
        old, new = (replace(draft(state).about(clause), title=title) for state in (before, after))
    return signed_redline(session, before, after, old, new) if to.form.tracks else compare_documents(old, new)
