"""Comparison of texts and documents: what was taken out, put in, replaced and moved."""

from kpo_tui.documents.document import SPACING
from kpo_tui.documents.redline.compare import compare_texts
from kpo_tui.documents.redline.documents import compare_documents
from kpo_tui.documents.redline.runs import Author
from kpo_tui.documents.redline.segments import Kind, Redline, Segment, Stat, apply, stat

__all__ = [
    "SPACING", "Author", "Kind", "Redline", "Segment", "Stat", "apply", "compare_documents", "compare_texts", "stat",
]  # fmt: skip
