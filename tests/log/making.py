"""Logs to test with: a short sound one, and forged ones whose chain is sound whatever they say."""

import json
from pathlib import Path
from typing import Any

import msgspec

from kpo_tui.log.record import hash_of, line_of
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.opening import Opened
from kpo_tui.negotiation.acts.parking import Park
from kpo_tui.negotiation.acts.rejection import Reject
from kpo_tui.table.session import Session
from tests.builders import NAMES, moment, offer, package, session_in, small_playbook


def opening() -> Opened:
    """A sound first event."""
    return Opened(
        seq=1, at=moment(0), party=None, prev="", format=1, parties=NAMES, playbook=small_playbook()
    )


def short_log(folder: Path) -> Session:
    """A log of eight events, most kinds of act among them."""
    session = session_in(folder)
    session.perform(offer("payment", net_days="45 days", interest="1%"), "client")
    session.perform(Comment(text="Grüße from Pune: “fine”.", clause="payment"), "provider")
    session.perform(package(liability={"cap": "50%"}, scope={"services": ["Reports"]}), "provider")
    session.perform(Accept(proposal=2), "provider")
    session.perform(Park(clause="scope", reason="later"), "client")
    session.perform(Reject(proposal=4, reason="no"), "client")
    session.perform(Comment(text="The end."), "client")
    return session


def lines_of(path: Path) -> list[bytes]:
    """The lines of a log, each without its newline."""
    return path.read_bytes().split(b"\n")[:-1]


def forged(*events: dict[str, Any]) -> bytes:
    """A log that opens soundly and goes on as told, with numbers and times filled in and a sound chain."""
    line = line_of(opening())
    lines = [line]
    for event in events:
        envelope = {"seq": len(lines) + 1, "at": moment(len(lines)), "party": "client", "prev": hash_of(line)}
        line = json.dumps({**envelope, **event}, ensure_ascii=False, separators=(",", ":")).encode()
        lines.append(line)
    return b"".join(line + b"\n" for line in lines)


def plain(event: object) -> dict[str, Any]:
    """An event as the object that its line holds."""
    found = msgspec.to_builtins(event)
    assert isinstance(found, dict)
    return found
