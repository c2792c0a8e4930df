"""Documents as Word files (Office Open XML), and Word files as documents.

xml        names, escaping, parsing: all that is raw
package    the archive that the parts lie in
body       blocks as paragraphs and tables, with numbering, revisions, tables
house      the styles of another firm's file
opening    a file from elsewhere, opened with care
reading    what it holds: text with the changes that people made to it
"""

from kpo_tui.documents.formats.word.as_document import as_document
from kpo_tui.documents.formats.word.body import Extras, Note
from kpo_tui.documents.formats.word.house import House, house_in
from kpo_tui.documents.formats.word.writing import write

__all__ = ["Extras", "House", "Note", "as_document", "house_in", "write"]
