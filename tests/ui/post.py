"""A deal for the tests of Word files on the screen, and what the other side does to the file."""

from pathlib import Path

from kpo_tui.correspondence.post import packed, send
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.events import Offer
from kpo_tui.table.session import Session
from tests.builders import session_in, small_playbook
from tests.correspondence.deals import PLAYBOOK, VALUES
from tests.correspondence.editing import Edited


def offered(folder: Path) -> Session:
    """The client has offered everything, the provider has accepted the law."""
    session = session_in(folder, small_playbook(PLAYBOOK))
    for clause, terms in VALUES.items():
        session.perform(Propose(offers={clause: Offer(terms=dict(terms))}), "client")
    law = session.state.standing("law", "client")
    assert law is not None
    session.perform(Accept(proposal=law.seq), "provider")
    return session


def edited(path: Path, *pairs: tuple[str, str], tracked: bool = True, remark: str = "") -> Path:
    """The file after the provider's Jane Smith replaced some words and remarked on payment; gives the new one."""
    back = Edited(path.read_bytes())
    back.tracked = tracked
    for old, new in pairs:
        back.replace(old, new)
    if remark:
        back.remark("after the invoice", remark)
    file = path.with_name("back.docx")
    file.write_bytes(back.data())
    return file


def sent_from(session: Session, folder: Path) -> Path:
    """The file that the client sends; noted in the log."""
    file = folder / "out.docx"
    send(session, packed(session, "client"), file)
    return file
