"""What `kpo redline` does alike for a deal, for files and for folders, in Word or not: reading, writing, counting."""

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from kpo_tui.cli.common import note, say, write_output
from kpo_tui.cli.deal_documents import chosen_format, look_of
from kpo_tui.documents.document import Document, Paragraph, plain
from kpo_tui.documents.formats import Format
from kpo_tui.documents.redline import Author, Redline, Stat, compare_documents, stat
from kpo_tui.documents.reports.authorship import authors_of_agreed, authors_of_offers, default_author, signed
from kpo_tui.errors import BadInput
from kpo_tui.negotiation.acts.comment import Commented
from kpo_tui.negotiation.acts.proposal import Proposed
from kpo_tui.negotiation.party import SIDES
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.table.session import Session
from kpo_tui.text import listing, one_line

if TYPE_CHECKING:
    from kpo_tui.documents.word import Note

LARGEST_TEXT: Final = 32 * 1024 * 1024
COMPARABLE: Final = (".txt", ".text", ".md", ".markdown", ".docx")
_NOT_TEXT: Final = (".doc", ".odt", ".rtf", ".pdf")
_CONTEXT: Final = 2  # unchanged lines shown about a change


class Target(NamedTuple):
    """What becomes of a redline: the format asked for, the file, the house style of a Word file, all text or not.

    Where it is `counted`, nothing is written.
    """

    asked: str | None
    output: Path | None
    reference: Path | None = None
    whole: bool = False
    counted: bool = False

    @property
    def form(self) -> Format:
        """The format: as asked for, or by the file's ending. Raises Usage for an ending of no format."""
        return chosen_format(self.asked, self.output, "" if self.output else "terminal")


def is_word(path: Path) -> bool:
    """Whether the file's name says that it is a Word file."""
    return path.suffix.lower() == ".docx"


def text_of_file(path: Path) -> str:
    """The text of a file: plain text, Markdown, or Word with its tracked changes made.

    Raises BadInput saying what is wrong with it.
    """
    from kpo_tui.library import read_text

    if path.suffix.lower() in _NOT_TEXT:
        name = one_line(str(path), 200)
        raise BadInput(f"{name}: only text, Markdown and Word (.docx) files are compared; save it as one")
    if not is_word(path):
        return read_text(path, LARGEST_TEXT)
    from kpo_tui.documents.word import as_document

    return as_document(path, accepted=True).as_text()


def show_redline(found: Redline | Document, title: str, to: Target, notes: "tuple[Note, ...]" = ()) -> None:
    """Write a redline where it goes, in Word with the `notes` as comments; or only count its changes."""
    form = to.form
    if to.counted:
        say(counts_told(stat(found) if isinstance(found, Redline) else _stat_of_marked(found)))
        return
    context = None if to.whole else _CONTEXT
    look = look_of(form, to.output, to.reference)._replace(title=title, context=context, notes=notes)
    write_output(form.redline(found, look) or "No text on either side.\n", to.output)


def counts_told(numbers: Stat) -> str:
    """The counts as a sentence."""
    changes = "1 change" if numbers.changes == 1 else f"{numbers.changes:,} changes"
    words = "word" if numbers.inserted == 1 else "words"
    return f"{changes}: {numbers.inserted:,} {words} inserted, {numbers.deleted:,} deleted, {numbers.moved:,} moved"


def _stat_of_marked(document: Document) -> Stat:
    """The counts of a marked document."""
    from kpo_tui.documents.view import view_of

    bits = list(view_of(document).bits())
    inserted, deleted, moved = (
        sum(len(bit.text.split()) for bit in bits if bit.mark == mark)
        for mark in ("inserted", "deleted", "moved_to")
    )
    changes = len({bit.change for bit in bits if bit.change})
    return Stat(changes, len({bit.move for bit in bits if bit.move}), inserted, deleted, moved)


def of_files(old: Path, new: Path | None, accepted: bool | None, form: Format) -> Document:
    """The marked document of two files, text or Word; of one Word file, with the changes tracked in it.

    `accepted` says how to read changes tracked in Word files. By default they are made, and a message says so.
    """
    from kpo_tui.documents.redline.document_redline import compare_exactly
    from kpo_tui.documents.word import as_document

    if new is None:
        found = as_document(old, accepted)
        return Document(f"Changes tracked in {old.name}", found.blocks)
    before, after = _document(old, accepted), _document(new, accepted)
    title = f"Changes from {old.name} to {new.name}"
    compare = compare_exactly if form.tracks else compare_documents
    return compare(Document(title, before.blocks), Document(title, after.blocks), Author("Redline"))


def _document(path: Path, accepted: bool | None) -> Document:
    if is_word(path):
        from kpo_tui.documents.word.changes import document_of, stamps_of
        from kpo_tui.documents.word.content import content_in

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
    from kpo_tui.documents.redline.document_redline import compare_exactly

    if before is None:
        authors = authors_of_offers(after, SIDES[1])
    else:
        authors = authors_of_agreed(after, session.events(0, after.seq))
    return signed(compare_exactly(old, new), authors, default_author(after))


def notes_between(session: Session, before: Negotiation | None, after: Negotiation) -> "tuple[Note, ...]":
    """What the parties noted with their proposals and remarked between two moments, as comments.

    Between the sides' offers, these are the notes of the proposals that stand and the last remarks.
    """
    from kpo_tui.documents.word import Note

    found: list[Note] = []
    for event in session.events(0 if before is None else before.seq, after.seq):
        if event.party is None:
            continue
        name = after.parties.name(event.party)
        stands = before is not None or event.seq in after.proposals
        if isinstance(event, Proposed) and event.note and stands:
            found.append(Note(event.note, name, event.at, next(iter(event.clauses))))
        elif isinstance(event, Commented):
            remark = None if event.clause is None else after.clauses[event.clause].comment
            last = remark is None or remark.seq == event.seq
            if before is not None or last:
                found.append(Note(event.text, name, event.at, event.clause))
    return tuple(found)
