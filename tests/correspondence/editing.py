"""Edits to a Word file as Word itself writes them, tracked or not, made by hand on its XML."""

import random
from collections.abc import Sequence
from copy import deepcopy
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
AT = "2026-02-01T10:00:00Z"


class Edited:
    """A Word file under the hands of `author`. Without `tracked`, what is done leaves no trace."""

    def __init__(self, data: bytes, author: str = "Jane Smith", at: str = AT) -> None:
        with ZipFile(BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.root = etree.fromstring(self.parts["word/document.xml"])
        self.author, self.at, self.tracked = author, at, True
        self._number = 900_000

    def data(self) -> bytes:
        """The file as it is by now."""
        self.parts["word/document.xml"] = etree.tostring(
            self.root, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        file = BytesIO()
        with ZipFile(file, "w") as archive:
            for name, content in self.parts.items():
                archive.writestr(name, content)
        return file.getvalue()

    # -- finding --------------------------------------------------------------------------

    def paragraphs(self) -> list[Any]:
        return list(self.root.iter(f"{W}p"))

    def paragraph(self, text: str) -> Any:
        """The first paragraph that holds `text` in plain sight."""
        return next(p for p in self.paragraphs() if text in shown(p))

    # -- editing --------------------------------------------------------------------------

    def replace(self, old: str, new: str) -> None:
        """Type over the first `old`; nothing typed deletes it."""
        paragraph = self.paragraph(old)
        start = shown(paragraph).index(old)
        self.type(paragraph, start, start + len(old), new)

    def insert(self, before: str, new: str) -> None:
        """Type `new` in front of the first `before`."""
        paragraph = self.paragraph(before)
        start = shown(paragraph).index(before)
        self.type(paragraph, start, start, new)

    def type(self, paragraph: Any, start: int, end: int, new: str) -> None:
        """Put `new` in place of the characters from `start` to `end` that a paragraph shows."""
        place = self._cut(paragraph, start, end)
        if new:
            model, before = (place[-1], False) if place else self._beside(paragraph, start)
            run = deepcopy(model)
            set_text(run, new)
            fresh = self._wrapped("ins", [run]) if self.tracked else run
            model.addprevious(fresh) if before else model.addnext(fresh)
            self._freed(fresh)
        self._take(place)

    def after(self, text: str, *new: str, like: str | None = None, style: str | None = None) -> None:
        """Paragraphs after the one that holds `text`, which look `like` another one or have a `style`."""
        place = self.paragraph(text)
        for line in new:
            fresh = self._fresh(self.paragraph(like or text), line, style)
            place.addnext(fresh)
            place = fresh

    def add(self, after: Any, text: str, like: Any) -> None:
        """A paragraph after another one, which looks like a third."""
        after.addnext(self._fresh(like, text, None))

    def strike(self, *texts: str) -> None:
        """Delete the paragraphs that hold these texts, with their ends."""
        self.strike_all([self.paragraph(text) for text in texts])

    def strike_all(self, paragraphs: Sequence[Any]) -> None:
        """Delete paragraphs with their ends."""
        for paragraph in paragraphs:
            if self.tracked:
                self._mark(paragraph, "del")
                self._take(visible_runs(paragraph))
            else:
                paragraph.getparent().remove(paragraph)

    def move(self, text: str, after: str) -> None:
        """Drag the paragraph that holds `text` behind another one."""
        self.move_all([self.paragraph(text)], self.paragraph(after))

    def move_all(self, paragraphs: Sequence[Any], after: Any) -> None:
        """Drag paragraphs behind another one: their text as it shows, without the bookmarks in them."""
        for old in paragraphs:
            new = etree.Element(f"{W}p")
            new.append(self._look(old, None))
            new.extend(deepcopy(visible_runs(old)))
            after.addnext(new)
            after = new
            if not self.tracked:
                old.getparent().remove(old)
                continue
            self._mark(old, "moveFrom")
            self._mark(new, "moveTo")
            new.append(self._wrapped("moveTo", visible_runs(new)))
            for run in visible_runs(old):
                wrapper = etree.Element(f"{W}moveFrom", self._signed())
                run.addprevious(wrapper)
                wrapper.append(run)

    def split(self, paragraph: Any, at: int) -> None:
        """Make two paragraphs of one, the first with a new end."""
        rest = self._cut(paragraph, at, len(shown(paragraph)))
        first = etree.Element(f"{W}p")
        first.append(self._look(paragraph, None))
        top = rest[0]
        while top.getparent() is not paragraph:
            top = self._parted(top)
        for element in list(paragraph)[1 : paragraph.index(top)]:
            first.append(element)
        paragraph.addprevious(first)
        if self.tracked:
            self._mark(first, "ins")

    def merge(self, paragraph: Any) -> None:
        """Delete the end of a paragraph, so that it runs on into the next one."""
        if self.tracked:
            self._mark(paragraph, "del")
        else:
            self._run_on(paragraph)

    def row_in(self, row: Any, cells: Sequence[str]) -> None:
        """A row under another one."""
        fresh = deepcopy(row)
        for cell, text in zip(fresh.iter(f"{W}tc"), cells, strict=True):
            paragraph = next(cell.iter(f"{W}p"))
            for element in [e for e in paragraph if e.tag != f"{W}pPr"]:
                paragraph.remove(element)
            run = etree.Element(f"{W}r")
            set_text(run, text)
            paragraph.append(self._wrapped("ins", [run]) if self.tracked else run)
        row.addnext(fresh)
        self._mark_row(fresh, "ins")

    def row_out(self, row: Any) -> None:
        """Delete a row."""
        if not self.tracked:
            row.getparent().remove(row)
            return
        self._take(visible_runs(row))
        self._mark_row(row, "del")

    def remark(self, text: str, words: str) -> None:
        """A comment on the paragraph that holds `text`."""
        self.remark_on(self.paragraph(text), words)

    def remark_on(self, paragraph: Any, words: str) -> None:
        """A comment on a paragraph."""
        self._number += 1
        number = str(self._number)
        first = next(e for e in paragraph if e.tag != f"{W}pPr")
        first.addprevious(etree.Element(f"{W}commentRangeStart", {f"{W}id": number}))
        paragraph.append(etree.Element(f"{W}commentRangeEnd", {f"{W}id": number}))
        reference = etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}commentReference")
        reference.set(f"{W}id", number)
        comments = etree.fromstring(
            self.parts.get("word/comments.xml", f'<w:comments xmlns:w="{W[1:-1]}"/>'.encode())
        )
        comment = etree.SubElement(comments, f"{W}comment", self._signed(number))
        etree.SubElement(etree.SubElement(etree.SubElement(comment, f"{W}p"), f"{W}r"), f"{W}t").text = words
        self.parts["word/comments.xml"] = etree.tostring(comments)

    def settle(self, *, accept: bool) -> None:
        """Accept or reject every change in the file, as from Word's menu."""
        gone, kept = ("del", "ins") if accept else ("ins", "del")
        for paragraph in self.paragraphs():
            properties = paragraph.find(f"{W}pPr/{W}rPr")
            if properties is not None and properties.find(f"{W}{gone}") is not None:
                self._run_on(paragraph)
            elif properties is not None and (mark := properties.find(f"{W}{kept}")) is not None:
                properties.remove(mark)
        for element in list(self.root.iter(f"{W}{gone}")):
            element.getparent().remove(element)
        for element in list(self.root.iter(f"{W}{kept}")):
            for text in element.iter(f"{W}delText"):
                text.tag = f"{W}t"
            for below in list(element):
                element.addprevious(below)
            element.getparent().remove(element)

    def cut_up(self, chance: random.Random) -> None:
        """Part some runs in two, without a change of the text."""
        for paragraph in self.paragraphs():
            if chance.random() < 0.2 and (length := len(shown(paragraph))) > 1:
                self._cut(paragraph, 0, chance.randrange(1, length))

    # -- below ----------------------------------------------------------------------------

    def _run_on(self, paragraph: Any) -> None:
        """A paragraph without its end: its marks go into the next one."""
        following = paragraph.getnext()
        while following is not None and following.tag != f"{W}p":
            following = following.getnext()
        kept = [e for e in paragraph if e.tag != f"{W}pPr"]
        if following is not None:
            start = 1 if following.find(f"{W}pPr") is not None else 0
            for at, element in enumerate(kept):
                following.insert(start + at, element)
        paragraph.getparent().remove(paragraph)

    def _signed(self, number: str | None = None) -> dict[str, str]:
        self._number += 1
        return {f"{W}id": number or str(self._number), f"{W}author": self.author, f"{W}date": self.at}

    def _wrapped(self, tag: str, runs: list[Any]) -> Any:
        wrapper = etree.Element(f"{W}{tag}", self._signed())
        wrapper.extend(runs)
        return wrapper

    def _take(self, runs: list[Any]) -> None:
        """Delete runs: leave them marked, or take them out. What the author put in goes without a mark."""
        for run in runs:
            if not self.tracked or run.getparent().get(f"{W}author") == self.author:
                run.getparent().remove(run)
                continue
            wrapper = etree.Element(f"{W}del", self._signed())
            run.addprevious(wrapper)
            wrapper.append(run)
            for text in run.iter(f"{W}t"):
                text.tag = f"{W}delText"

    def _mark(self, paragraph: Any, tag: str) -> None:
        properties = paragraph.find(f"{W}pPr")
        look = properties.find(f"{W}rPr")
        if look is None:
            look = etree.SubElement(properties, f"{W}rPr")
        look.insert(0, etree.Element(f"{W}{tag}", self._signed()))

    def _fresh(self, model: Any, text: str, style: str | None) -> Any:
        """A new paragraph that looks like `model`."""
        paragraph = etree.Element(f"{W}p")
        paragraph.append(self._look(model, style))
        run = etree.Element(f"{W}r")
        set_text(run, text)
        paragraph.append(self._wrapped("ins", [run]) if self.tracked else run)
        if self.tracked:
            self._mark(paragraph, "ins")
        return paragraph

    @staticmethod
    def _look(model: Any, style: str | None) -> Any:
        """The look of a paragraph, without what was tracked of its end."""
        properties = deepcopy(model.find(f"{W}pPr"))
        for look in properties.findall(f"{W}rPr"):
            properties.remove(look)
        if style is not None:
            properties.find(f"{W}pStyle").set(f"{W}val", style)
        return properties

    def _mark_row(self, row: Any, tag: str) -> None:
        properties = row.find(f"{W}trPr")
        for old in properties.findall(f"{W}{tag}"):
            properties.remove(old)
        if self.tracked:
            properties.append(etree.Element(f"{W}{tag}", self._signed()))

    def _cut(self, paragraph: Any, start: int, end: int) -> list[Any]:
        """The runs of a paragraph from `start` to `end`, cut out of those that hold them."""
        at, found = 0, []
        for run in visible_runs(paragraph):
            own = run_text(run)
            first, last = max(start - at, 0), min(end - at, len(own))
            at += len(own)
            if first >= last:
                continue
            for piece, before in ((own[:first], True), (own[last:], False)):
                if piece:
                    rest = deepcopy(run)
                    set_text(rest, piece)
                    run.addprevious(rest) if before else run.addnext(rest)
            set_text(run, own[first:last])
            found.append(run)
        return found

    def _beside(self, paragraph: Any, at: int) -> tuple[Any, bool]:
        """The run at whose end `at` is, or else the one that begins there, and whether it is the latter."""
        if at and (before := self._cut(paragraph, at - 1, at)):
            return before[-1], False
        return self._cut(paragraph, 0, 1)[0], True

    def _freed(self, element: Any) -> None:
        """Take a change out of the change of someone else in which it stands, which is parted around it."""
        outer = element.getparent()
        if not self.tracked or outer.tag != f"{W}ins":
            return
        rest = self._parted(element)
        outer.addnext(element)
        for half in (outer, rest):
            if not len(half):
                half.getparent().remove(half)

    @staticmethod
    def _parted(element: Any) -> Any:
        """Part what holds an element in two in front of it; gives the second half."""
        outer = element.getparent()
        rest = etree.Element(outer.tag, dict(outer.attrib))
        rest.extend([element, *element.itersiblings()])
        outer.addnext(rest)
        return rest


def shown(paragraph: Any) -> str:
    """The text of a paragraph that is not deleted."""
    return "".join(run_text(run) for run in visible_runs(paragraph))


def visible_runs(paragraph: Any) -> list[Any]:
    gone = {f"{W}del", f"{W}moveFrom"}
    return [
        r
        for r in paragraph.iter(f"{W}r")
        if not any(a.tag in gone for a in r.iterancestors()) and run_text(r)
    ]


def run_text(run: Any) -> str:
    return "".join(t.text or "" for t in run.iter(f"{W}t"))


def set_text(run: Any, text: str) -> None:
    for element in [e for e in run if e.tag in (f"{W}t", f"{W}delText")]:
        run.remove(element)
    element = etree.SubElement(run, f"{W}t")
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    element.text = text
