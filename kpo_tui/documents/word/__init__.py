"""Documents as Word files (Office Open XML), and Word files as documents.

xml            tags and escaping, parsing: all that is raw
elements       the names of the elements, and a builder for each: no XML is made elsewhere
preparation    a marked document made fit for word processors
body           blocks as paragraphs and tables, with numbering, changes, locks, comments
word_file      the parts, and the archive that they lie in
house          the styles of another firm's file
foreign_file   a file from elsewhere, opened with care
content        what it holds: text with the changes that people made to it (`changes`)
"""

from kpo_tui.documents.word.body import Extras, Note
from kpo_tui.documents.word.content import as_document
from kpo_tui.documents.word.house import House, house_in
from kpo_tui.documents.word.word_file import write

__all__ = ["Extras", "House", "Note", "as_document", "house_in", "write"]
