"""How the golden logs in this folder were made: `python -m tests.logs.making` writes them anew."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.parking import Park
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.acts.rejection import Reject
from kpo_tui.negotiation.acts.reopening import DeclineReopening, Reopen
from kpo_tui.negotiation.acts.withdrawal import Withdraw
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import Parties
from kpo_tui.sample.seeded_play import play_seeded
from kpo_tui.table.session import Session, begin_session
from tests.builders import Ticking, nothing_doubted, small_playbook

HOME = Path(__file__).parent

MARKUP = "<script>alert(1)</script></script><img src=x onerror=alert(2)> [red]&amp; `*_#"
CONTROLS = "a\x1b[2Jb\x1b]52;c;AAAA\x07c\x9b31md\re\x00f"
BIDI = "pay \u202e001\u202c \u2066now\u2069 \u200b\ufeff\u2028line"
LONG = "w" * 3000
TEMPLATE = "{{ 7 * 7 }} {% for x in y %} $title ${data} {{ payment.net_days }}"
HOSTILE = (MARKUP, CONTROLS, BIDI, LONG, TEMPLATE)


def hostile_text() -> str:
    """Everything at once."""
    return "\n\n".join(HOSTILE)


def quick(path: Path) -> None:
    """A quick agreement, confirmed by both."""
    play_seeded(path, seed=3)


def everything(path: Path) -> None:
    """A long one with everything in it."""
    play_seeded(path, seed=29, length="long")


def deadlock(path: Path) -> None:
    """Both stand on their last word."""
    play_seeded(path, seed=4, length="deadlock")


def torn(path: Path) -> None:
    """The quick one, cut off in the middle of a line."""
    quick(path)
    lines = path.read_bytes().split(b"\n")
    path.write_bytes(b"\n".join(lines[:30]) + b"\n" + lines[30][: len(lines[30]) // 2])


def hostile(path: Path) -> None:
    """Every free text tries to be something else."""
    names = Parties(f"{MARKUP} {BIDI}"[:200], CONTROLS)
    with nothing_doubted():
        session = begin_session(path, small_playbook(), names, clock=Ticking())
        _say_everything(session)


def _say_everything(session: Session) -> None:
    text = hostile_text()
    services: list[str | dict[str, str]] = [MARKUP, "x" + BIDI, TEMPLATE]
    session.perform(Propose(offers={"scope": Offer(terms={"services": services})}, note=text), "client")
    session.perform(Propose(offers={"scope": Offer(wording=text)}, note=text), "provider")
    new = Offer(title=f"{MARKUP} {CONTROLS}", wording=text)
    made = session.perform(Propose(offers={"audit": new}), "client")
    session.perform(Reject(proposal=made.seq, reason=text), "provider")
    made = session.perform(Propose(offers={"audit": new}), "client")
    session.perform(Withdraw(proposal=made.seq, reason=text), "client")
    made = session.perform(Propose(offers={"audit": new}), "client")
    session.perform(Accept(proposal=made.seq), "provider")
    session.perform(Comment(text=text, clause="payment"), "client")
    session.perform(Park(clause="liability", reason=text), "provider")
    session.perform(Reopen(clause="audit", reason=text), "client")
    session.perform(DeclineReopening(clause="audit", reason=text), "provider")


LOGS: dict[str, Callable[[Path], None]] = {
    "quick": quick, "everything": everything, "deadlock": deadlock, "torn": torn, "hostile": hostile,
}  # fmt: skip


def log_named(name: str) -> Path:
    """Where a golden log lies. Tests must not write there."""
    return HOME / f"{name}.jsonl"


def main() -> None:
    """Write all of them."""
    for name, make in LOGS.items():
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / "made.jsonl"
            make(made)
            log_named(name).write_bytes(made.read_bytes())


if __name__ == "__main__":
    main()
