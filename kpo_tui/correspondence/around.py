"""What stands around the text: headers, footers, notes, boxes, the title, and whatever is not text."""

import re
from collections.abc import Iterator
from typing import Final

from kpo_tui.correspondence.allotting import Group
from kpo_tui.correspondence.expected import flat
from kpo_tui.correspondence.findings import Finding
from kpo_tui.correspondence.outgoing import Outgoing
from kpo_tui.documents.formats.word.changes import Content
from kpo_tui.documents.formats.word.writing import running_title
from kpo_tui.text import one_line

_SHOWN: Final = 160
_PAGES: Final = re.compile(r"Page [0-9]+ of [0-9]+")


def around(sent: Outgoing, content: Content, groups: list[Group]) -> Iterator[Finding]:
    """Each thing around the text that is not as it was sent, and each that cannot be read."""
    document = sent.document
    header = flat(document.notices[0]) if document.notices else ""
    footer = flat(f"{running_title(document.title)} Page 1 of 1")
    wanted = {"header": header, "footer": footer}
    came: dict[str, list[str]] = {"header": [], "footer": []}
    for kind, text in content.apart:
        came.setdefault(kind, []).append(_PAGES.sub("Page 1 of 1", flat(text)))
    for kind, texts in came.items():
        for text in dict.fromkeys(texts):
            if text != wanted.get(kind):
                yield Finding(
                    "around", f"a {kind} that was not sent: “{one_line(text, _SHOWN)}”", None, "", text
                )
        if kind in wanted and wanted[kind] and wanted[kind] not in texts:
            yield Finding("around", f"the {kind} as it was sent is gone", None, wanted[kind])
    yield from _front(sent, groups)
    for what in content.odd:
        yield Finding("unread", f"the file holds {what}; look at it in Word")


def _front(sent: Outgoing, groups: list[Group]) -> Iterator[Finding]:
    """The title and the notices above the first clause."""
    front = [flat(sent.document.title), *map(flat, sent.document.notices[1:])]
    lines = [flat(line.text) for line in groups[0].lines if flat(line.text)]
    for text in lines:
        if text not in front:
            shown = one_line(text, _SHOWN)
            yield Finding("around", f"above the first clause now stands: “{shown}”", None, "", text)
    for text in front:
        if text not in lines:
            shown = one_line(text, _SHOWN)
            yield Finding("around", f"above the first clause is gone: “{shown}”", None, text)
