"""What mail programs and archives make of a log."""

import io
import tarfile
import zipfile
from email.message import EmailMessage
from email.policy import SMTP

from kpo_tui.log.record import hash_of, line_of
from kpo_tui.negotiation.act import Event
from kpo_tui.negotiation.acts.comment import Commented
from tests.builders import moment
from tests.log.making import opening


def folded(
    data: bytes, width: int, at_blanks: bool = False, kept: bool = True, characters: bool = False
) -> bytes:
    """Each line broken at `width`, as `fold` does: anywhere or behind a blank, which then stays or is dropped."""
    out = []
    for whole in data.splitlines():
        rest = whole.decode("utf-8" if characters else "latin-1")
        while len(rest) > width:
            behind = rest.rfind(" ", 0, width) + 1 if at_blanks else 0
            cut = behind or width
            out.append(rest[:cut] if kept or not behind else rest[: cut - 1])
            rest = rest[cut:]
        out.append(rest)
    return "".join(line + "\n" for line in out).encode("utf-8" if characters else "latin-1")


def wrapped(data: bytes, width: int) -> bytes:
    """Each line broken in place of the last blank that fits, which may be the one behind the width."""
    out = []
    for whole in data.splitlines():
        rest = whole
        while len(rest) > width:
            blank = rest.rfind(b" ", 1, width + 1)
            out.append(rest[: blank if blank > 0 else width])
            rest = rest[blank + 1 if blank > 0 else width :]
        out.append(rest)
    return b"".join(line + b"\n" for line in out)


def mailed(data: bytes, encoding: str) -> bytes:
    """A mail with the log as its text."""
    mail = EmailMessage(policy=SMTP)
    mail["Subject"], mail["To"] = "The log", "b@example.com"
    mail.set_content(data.decode(), cte=encoding)
    mail.add_attachment(b"another", maintype="application", subtype="x-other")
    return mail.as_bytes()


def zipped(data: bytes, name: str = "deal.jsonl") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, data)
    return out.getvalue()


def tarred(data: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        member = tarfile.TarInfo("deal.jsonl")
        member.size = len(data)
        archive.addfile(member, io.BytesIO(data))
    return out.getvalue()


def log_of(*texts: str) -> bytes:
    """A sound log with a comment for each text."""
    event: Event = opening()
    lines = [line_of(event)]
    for seq, text in enumerate(texts, start=2):
        event = Commented(seq=seq, at=moment(seq), party="client", prev=hash_of(lines[-1]), text=text)
        lines.append(line_of(event))
    return b"".join(line + b"\n" for line in lines)
