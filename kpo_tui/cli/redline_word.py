"""Redlines as Word files, and of Word files."""

from pathlib import Path

from kpo_tui.cli.common import note
from kpo_tui.cli.comparing import is_word, text_of_file
from kpo_tui.documents.document import Document, Paragraph, plain
from kpo_tui.documents.formats import Format
from kpo_tui.documents.formats.word import Note, as_document
from kpo_tui.documents.formats.word.as_document import document_of
from kpo_tui.documents.formats.word.changes import stamps_of
from kpo_tui.documents.formats.word.reading import content_in
from kpo_tui.documents.redline import Author, compare_documents
from kpo_tui.documents.redline.exact import compare_exactly
from kpo_tui.documents.signing import authors_of_agreed, authors_of_offers, default_author, signed
from kpo_tui.negotiation.acts.comment import Commented
from kpo_tui.negotiation.acts.proposal import Proposed
from kpo_tui.negotiation.party import PARTIES
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.session import Session
from kpo_tui.text import listing


def of_files(old: Path, new: Path | None, accepted: bool | None, form: Format) -> Document:
    """The marked document of two files, text or Word; of one Word file, with the changes tracked in it.

    `accepted` says how to read changes tracked in Word files. By default they are made, and a message says so.
    """
    if new is None:
        found = as_document(old, accepted)
        return Document(f"Changes tracked in {old.name}", found.blocks)
    before, after = _document(old, accepted), _document(new, accepted)
    title = f"Changes from {old.name} to {new.name}"
    compare = compare_exactly if form.tracks else compare_documents
    return compare(Document(title, before.blocks), Document(title, after.blocks), Author("Redline"))


def _document(path: Path, accepted: bool | None) -> Document:
    if is_word(path):
        content = content_in(path)
        people = sorted({stamp.author or "unknown" for stamp in stamps_of(content)})
        if people and accepted is None:
            note(
                f"kpo: {path}: the changes tracked in it by {listing(people)} are read as accepted; "
                "--as-rejected reads the text without them"
            )
        return document_of(content, path.name, accepted is not False)
    lines = [line.rstrip() for line in text_of_file(path).splitlines()]
    return Document(path.name, tuple(Paragraph(plain(line)) for line in lines if line))


def signed_redline(
    session: Session, before: Negotiation | None, after: Negotiation, old: Document, new: Document
) -> Document:
    """The comparison of two drafts of a deal with the party behind each change and the time it was made."""
    marked = compare_exactly(old, new)
    if before is None:
        return signed(marked, authors_of_offers(after, PARTIES[1]), default_author(after))
    return signed(marked, authors_of_agreed(after, session.events(0, after.seq)), default_author(after))


def notes_between(session: Session, before: Negotiation | None, after: Negotiation) -> tuple[Note, ...]:
    """What the parties noted with their proposals and remarked between two moments, as comments.

    Between the sides' offers, these are the notes of the proposals that stand and the last remarks.
    """
    found: list[Note] = []
    for event in session.events(0, after.seq):
        if event.party is None or (before is not None and event.seq <= before.seq):
            continue
        name = after.parties.name(event.party)
        if (
            isinstance(event, Proposed)
            and event.note
            and (before is not None or event.seq in after.proposals)
        ):
            found.append(Note(event.note, name, event.at, next(iter(event.clauses))))
        elif isinstance(event, Commented):
            remark = None if event.clause is None else after.clauses[event.clause].comment
            last = remark is None or remark.seq == event.seq
            if before is not None or last:
                found.append(Note(event.text, name, event.at, event.clause))
    return tuple(found)
