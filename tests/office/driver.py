"""Run by the system's Python, which knows LibreOffice: does the jobs read from stdin, one file after the other.

A job is `{"open": path, "do": [[step, …], …], "save": path}`. Steps:

    accept | reject             every tracked change in the file
    record                      from here on, changes are tracked
    silence                     from here on, they are not, although our files ask for it
    author NAME                 who makes them
    replace OLD NEW             the first place where OLD stands
    after TEXT NEW              a new paragraph after the one that holds TEXT
    strike TEXT                 the paragraph that holds TEXT, with its end
    heading TEXT TITLE WORDS    a heading and a paragraph after the one that holds TEXT
    remark TEXT COMMENT         a comment on the place where TEXT stands
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

    def record(self):
        self.document.RecordChanges = True

    def silence(self):
        self.document.RecordChanges = False

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

    def find(self, text):
        search = self.document.createSearchDescriptor()
        search.SearchString = text
        search.SearchCaseSensitive = True
        found = self.document.findFirst(search)
        if found is None:
            raise SystemExit(f"not found: {text}")
        return found

    def replace(self, old, new):
        found = self.find(old)
        found.setString(new)

    def after(self, text, new):
        cursor = self.paragraph(text)
        cursor.gotoEndOfParagraph(False)
        cursor.Text.insertControlCharacter(cursor, 0, False)
        cursor.Text.insertString(cursor, new, False)

    def strike(self, text):
        cursor = self.paragraph(text)
        cursor.gotoStartOfParagraph(False)
        cursor.gotoNextParagraph(True)
        cursor.setString("")

    def heading(self, text, title, words):
        self.after(text, title)
        self.paragraph(title).ParaStyleName = "Heading 1"
        self.after(title, words)
        self.paragraph(words).ParaStyleName = "Clause Level 2"

    def paragraph(self, text):
        found = self.find(text)
        return found.Text.createTextCursorByRange(found)

    def remark(self, text, comment):
        found = self.find(text)
        note = self.document.createInstance("com.sun.star.text.textfield.Annotation")
        note.Content = comment
        found.Text.insertTextContent(found, note, True)

    def save(self, path):
        self.document.storeToURL(uno.systemPathToFileUrl(path), (setting("FilterName", "MS Word 2007 XML"),))
        self.document.close(True)


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
                for step, *words in job["do"]:
                    getattr(editor, step)(*words)
                editor.save(job["save"])
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
