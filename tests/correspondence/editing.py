"""Edits to a Word file as Word itself writes them, tracked or not, made by hand on its XML."""

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
        place = self._cut(paragraph, old)
        if new:
            run = deepcopy(place[-1])
            set_text(run, new)
            place[-1].addnext(run if not self.tracked else self._wrapped("ins", [run]))
        self._take(place)

    def insert(self, before: str, new: str) -> None:
        """Type `new` in front of the first `before`."""
        place = self._cut(self.paragraph(before), before)
        run = deepcopy(place[0])
        set_text(run, new)
        place[0].addprevious(run if not self.tracked else self._wrapped("ins", [run]))

    def after(self, text: str, *new: str, like: str | None = None, style: str | None = None) -> None:
        """Paragraphs after the one that holds `text`, which look `like` another one or have a `style`."""
        place = self.paragraph(text)
        for line in new:
            fresh = self._fresh(self.paragraph(like or text), line, style)
            place.addnext(fresh)
            place = fresh

    def strike(self, *texts: str) -> None:
        """Delete the paragraphs that hold these texts, with their ends."""
        for paragraph in [self.paragraph(text) for text in texts]:
            if self.tracked:
                self._mark(paragraph, "del")
                self._take(visible_runs(paragraph))
            else:
                paragraph.getparent().remove(paragraph)

    def move(self, text: str, after: str) -> None:
        """Drag the paragraph that holds `text` behind another one."""
        old = self.paragraph(text)
        new = deepcopy(old)
        for mark in [e for e in new if e.tag in (f"{W}bookmarkStart", f"{W}bookmarkEnd")]:
            new.remove(mark)
        self.paragraph(after).addnext(new)
        if not self.tracked:
            old.getparent().remove(old)
            return
        for paragraph, tag in ((old, "moveFrom"), (new, "moveTo")):
            self._mark(paragraph, tag)
            runs = [run for run in paragraph if run.tag == f"{W}r"]
            place = paragraph.index(runs[0])
            paragraph.insert(place, self._wrapped(tag, runs))

    def remark(self, text: str, words: str) -> None:
        """A comment on the paragraph that holds `text`."""
        self._number += 1
        number = str(self._number)
        paragraph = self.paragraph(text)
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
        """Delete runs: leave them marked, or take them out. One that is inserted by another stays inside."""
        for run in runs:
            if not self.tracked:
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
        properties = deepcopy(model.find(f"{W}pPr"))
        for look in properties.findall(f"{W}rPr"):
            properties.remove(look)
        if style is not None:
            properties.find(f"{W}pStyle").set(f"{W}val", style)
        paragraph.append(properties)
        run = etree.Element(f"{W}r")
        set_text(run, text)
        paragraph.append(self._wrapped("ins", [run]) if self.tracked else run)
        if self.tracked:
            self._mark(paragraph, "ins")
        return paragraph

    def _cut(self, paragraph: Any, text: str) -> list[Any]:
        """The runs of a paragraph that are `text`, cut out of those that hold it."""
        start = shown(paragraph).index(text)
        end = start + len(text)
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
