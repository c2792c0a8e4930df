"""Comparison of texts and documents: what was taken out, put in, replaced and moved."""

from kpo_tui.documents.document import SPACING
from kpo_tui.documents.redline.document_redline import compare_documents
from kpo_tui.documents.redline.marked_runs import Author
from kpo_tui.documents.redline.segments import Kind, Redline, Segment, Stat, apply, stat
from kpo_tui.documents.redline.text_redline import compare_texts

__all__ = [
    "SPACING", "Author", "Kind", "Redline", "Segment", "Stat", "apply", "compare_documents", "compare_texts", "stat",
]  # fmt: skip
