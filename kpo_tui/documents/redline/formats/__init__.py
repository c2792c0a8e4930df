"""A redline of texts or a marked document, as text for people and programs."""

from kpo_tui.documents.redline.formats.html import to_html
from kpo_tui.documents.redline.formats.json import from_json, to_json
from kpo_tui.documents.redline.formats.markdown import to_markdown
from kpo_tui.documents.redline.formats.terminal import to_terminal

__all__ = ["from_json", "to_html", "to_json", "to_markdown", "to_terminal"]
