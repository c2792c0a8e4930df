"""Run by the system's Python, which knows LibreOffice: does the jobs read from stdin, one file after the other.

A job is `{"open": path, "do": [step, …], "save": path}`. A step is one of the following words, or a reviewer's
step as `tests/correspondence/steps.py` describes it.

    accept | reject             every tracked change in the file
"""

# mypy: ignore-errors

import contextlib
import json
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def setting(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def connect(context, pipe):
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    for _ in range(240):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.25)
    raise SystemExit("LibreOffice did not start")


def chunks(text):
    """Stretches of a text, long ones first, by which its paragraph may be found though changes part it."""
    words = text.split(" ")
    for size in (8, 4, 2):
        for at in range(0, len(words), size):
            if chunk := " ".join(words[at : at + size]):
                yield chunk


def pieces(cursor):
    """The paragraph at a cursor in pieces: what stands in it, and what of that is not deleted."""
    paragraph = cursor.Text.createTextCursorByRange(cursor)
    paragraph.gotoEndOfParagraph(True)
    portions = [portion for line in each(paragraph) for portion in each(line)]
    ends = [portion.IsStart for portion in portions if is_deletion(portion)]
    gone = bool(ends) and not ends[0]  # it began in a paragraph before
    for portion in portions:
        if is_deletion(portion):
            gone = portion.IsStart
        elif portion.TextPortionType in ("Text", "TextField"):  # a heading of one word is taken for a field
            text = portion.getString().rstrip("\r")
            yield text, "" if gone else text


def is_deletion(portion):
    """Whether a tracked deletion begins or ends here."""
    return (
        portion.TextPortionType == "Redline" and portion.RedlineType == "Delete" and not portion.IsCollapsed
    )


def each(whole):
    parts = whole.createEnumeration()
    while parts.hasMoreElements():
        yield parts.nextElement()


def places(cursor, *shown):
    """Where in a paragraph these places of the text that it shows are, all that is deleted counted in."""
    found, at, seen = [], 0, 0
    for text, visible in pieces(cursor):
        while len(found) < len(shown) and visible and seen + len(visible) > shown[len(found)]:
            found.append(at + shown[len(found)] - seen)
        at, seen = at + len(text), seen + len(visible)
    return found + [at] * (len(shown) - len(found))


class Editor:
    def __init__(self, context, desktop, path):
        self.context, self.desktop = context, desktop
        self.document = desktop.loadComponentFromURL(
            uno.systemPathToFileUrl(path), "_blank", 0, (setting("Hidden", True),)
        )
        manager = context.ServiceManager
        self.dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)

    def dispatch(self, command, *arguments):
        frame = self.document.CurrentController.Frame
        self.dispatcher.executeDispatch(frame, command, "", 0, arguments)

    def accept(self):
        self.dispatch(".uno:AcceptAllTrackedChanges")

    def reject(self):
        self.dispatch(".uno:RejectAllTrackedChanges")

    def do(self, step):
        """A reviewer's step, tracked or not, by its author."""
        self.document.RecordChanges = step["tracked"]
        self.author(step["author"])
        getattr(self, f"do_{step['what']}")(step)

    def author(self, name):
        provider = self.context.ServiceManager.createInstanceWithContext(
            "com.sun.star.configuration.ConfigurationProvider", self.context
        )
        access = provider.createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationUpdateAccess",
            (setting("nodepath", "/org.openoffice.UserProfile/Data"),),
        )
        first, _, last = name.partition(" ")
        access.setPropertyValue("givenname", first)
        access.setPropertyValue("sn", last)
        access.commitChanges()

    def found(self, text):
        """Every paragraph, as a cursor at its start, that shows `text` and nothing else."""
        for chunk in chunks(text):
            search = self.document.createSearchDescriptor()
            search.SearchString = chunk
            search.SearchCaseSensitive = True
            hits = self.document.findAll(search)
            cursors = []
            for at in range(hits.Count):
                cursor = hits.getByIndex(at).Text.createTextCursorByRange(hits.getByIndex(at))
                cursor.gotoStartOfParagraph(False)
                shown = "".join(shown for _, shown in pieces(cursor))
                if shown.rstrip() == text.rstrip():
                    cursors.append(cursor)
            if cursors:
                return cursors
        raise SystemExit(f"not found: {text}")

    def find(self, text):
        return self.found(text)[0]

    def between(self, text, start, end):
        """A cursor over the characters from `start` to `end` that a paragraph shows."""
        cursor = self.find(text)
        first, last = places(cursor, start, end)
        cursor.goRight(first, False)
        cursor.goRight(last - first, True)
        return cursor

    def do_type(self, step):
        cursor = self.between(step["line"], step["start"], step["end"])
        if step["text"] and step["start"] == step["end"]:
            cursor.Text.insertString(cursor, step["text"], False)
        else:
            cursor.setString(step["text"])

    def do_add(self, step):
        self.behind(self.find(step["line"]), step["text"], self.find(step["other"]))

    @staticmethod
    def behind(cursor, text, like):
        """A paragraph `text` behind another one, which looks like a third."""
        look = [
            (name, getattr(like, name)) for name in ("ParaStyleName", "NumberingStyleName", "NumberingLevel")
        ]
        cursor.gotoEndOfParagraph(False)
        cursor.Text.insertControlCharacter(cursor, 0, False)
        cursor.Text.insertString(cursor, text, False)
        for name, value in look:
            setattr(cursor, name, value)

    def do_strike(self, step):
        for line in step["lines"]:
            self.strike(self.find(line))

    @staticmethod
    def strike(cursor):
        cursor.gotoStartOfParagraph(False)
        cursor.gotoNextParagraph(True)
        cursor.setString("")

    def do_move(self, step):
        anchor, old = self.find(step["line"]), [self.find(line) for line in step["lines"]]
        for line, cursor in reversed(list(zip(step["lines"], old, strict=True))):
            self.behind(anchor.Text.createTextCursorByRange(anchor), line, cursor)
        for cursor in old:
            self.strike(cursor)

    def do_split(self, step):
        cursor = self.between(step["line"], step["start"], step["start"])
        cursor.Text.insertControlCharacter(cursor, 0, False)

    def do_merge(self, step):
        cursor = self.find(step["line"])
        cursor.gotoEndOfParagraph(False)
        cursor.goRight(1, True)
        cursor.setString("")

    def do_remark(self, step):
        cursor = self.between(step["line"], step["start"], step["end"])
        note = self.document.createInstance("com.sun.star.text.textfield.Annotation")
        note.Content, note.Author = step["text"], step["author"]
        cursor.Text.insertTextContent(cursor, note, True)

    def save(self, path):
        self.document.storeToURL(uno.systemPathToFileUrl(path), (setting("FilterName", "MS Word 2007 XML"),))


def main():
    jobs = json.load(sys.stdin)
    pipe = f"kpo{uno.generateUuid().value.hex()}"
    with tempfile.TemporaryDirectory() as profile:
        office = subprocess.Popen(
            [
                "soffice",
                f"-env:UserInstallation=file://{profile}",
                "--headless",
                "--norestore",
                "--nologo",
                f"--accept=pipe,name={pipe};urp;",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        desktop = None
        try:
            context = connect(uno.getComponentContext(), pipe)
            desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
            for job in jobs:
                editor = Editor(context, desktop, job["open"])
                try:
                    for step in job["do"]:
                        getattr(editor, step)() if isinstance(step, str) else editor.do(step)
                    editor.save(job["save"])
                finally:
                    editor.document.close(True)
        finally:
            if desktop is not None:
                with contextlib.suppress(Exception):
                    desktop.terminate()
            try:
                office.wait(20)
            except subprocess.TimeoutExpired:
                office.kill()
                office.wait()


main()
