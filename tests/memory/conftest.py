"""Logs that this machine has seen."""

from pathlib import Path

import pytest

from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.table.session import Session, open_here
from tests.builders import Ticking
from tests.log.making import short_log


@pytest.fixture
def seen(tmp_path: Path) -> Session:
    """A log of eight events that this machine has seen, the client speaking from here."""
    path = short_log(tmp_path).path
    session = open_here(path, Ticking())
    session.perform(Comment(text="From here."), "client")
    return session


@pytest.fixture
def talked(seen: Session) -> Session:
    """With remarks long enough to know the negotiation by."""
    for text in (
        "As discussed, our board has looked at the draft of last week, and asks for two small changes in it.",
        "x" * 200,
    ):
        seen.perform(Comment(text=text), "client")
    return seen
