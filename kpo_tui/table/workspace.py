"""What a party has said and not sent, kept privately on its own machine, so that nothing is lost.

One file for each negotiation and party, below `platformdirs`' state folder (or `KPO_STATE_DIR`), readable by
its owner alone and written so that it is there whole or not at all. A negotiation is told from others by
the hash of its log's first line, wherever its file lies. A file that cannot be read is set aside, never
deleted. Beside them lies the list of recent negotiations, which holds nothing private.

Where two windows of the same party are open, each keeps what the other has answered (see `Workspace.keep`).
"""

import contextlib
import os
from collections.abc import Iterator
from itertools import chain, count
from pathlib import Path

import msgspec
from msgspec import Struct

from kpo_tui.dialogue.talk import Talk, merged
from kpo_tui.errors import BadInput
from kpo_tui.machine.files import (
    alone,
    leftovers,
    private_folder,
    reason_of,
    state_folder,
    without_locks,
    write_privately,
)
from kpo_tui.negotiation.party import Side

FORMAT = 1
LARGEST = 64 * 1024 * 1024
LOCK_SECONDS = 5.0


class Draft(Struct, frozen=True):
    """Wording of a clause that is being edited, and was not taken as an answer yet."""

    clause: str
    text: str


class Kept(Struct, frozen=True, kw_only=True):
    """What is kept for a party: its talk, what it was typing or editing, the log head it had seen, and its positions file.

    `format` tells files of other versions of this program; `opening` and `party` say whose it is.
    """

    opening: str
    party: Side
    format: int = FORMAT
    talk: Talk = Talk()
    typed: str = ""
    head: str = ""
    positions: str = ""
    draft: Draft | None = None


class Workspace:
    """The private file of one party in one negotiation."""

    def __init__(self, opening: str, party: Side) -> None:
        self.path = state_folder() / "working" / f"{opening[:32]}-{party}.json"
        self.notice = ""
        self.kept = Kept(opening=opening, party=party)
        self._stamp = (0, 0)
        with contextlib.suppress(OSError):
            self.kept = self._read() or self.kept

    def keep(
        self, talk: Talk, typed: str, head: str, positions: str, draft: Draft | None = None
    ) -> tuple[Talk, tuple[str, ...]]:
        """Write down where the party is; on return it is on the disk.

        Gives the talk as kept, and the clauses whose answers were taken over from another window of the
        same party: what both changed stays as it is here. Raises BadInput if it cannot be written.
        """
        taken: tuple[str, ...] = ()
        try:
            with self._alone():
                if self._changed_by_others() and (others := self._read()) is not None:
                    talk, taken = merged(self.kept.talk, talk, others.talk)
                kept = msgspec.structs.replace(
                    self.kept, talk=talk, typed=typed, head=head, positions=positions, draft=draft
                )
                if kept != self.kept or not self.path.exists():
                    self._write(kept)
        except OSError as error:
            why = f"what you said cannot be kept ({error.strerror or error})"
            raise BadInput(
                f"{self.path}: {why}; set KPO_STATE_DIR to a folder that can be written"
            ) from error
        return talk, taken

    def forget(self) -> None:
        """Delete what is kept, whole or half written or set aside. Raises BadInput if that cannot be done."""
        aside = self.path.parent.glob(f"{self.path.name}.unreadable*")
        try:
            for path in (self.path, *leftovers(self.path), *aside):
                path.unlink(missing_ok=True)
        except OSError as error:
            raise BadInput(f"{self.path}: cannot be deleted ({reason_of(error)})") from error

    def _read(self) -> Kept | None:
        """What the file holds; None where there is none that can be used, which is then set aside."""
        try:
            with self.path.open("rb") as file:
                data = file.read(LARGEST)
                self._stamp = _stamp(os.fstat(file.fileno()))
        except FileNotFoundError:
            return None
        wanted = (FORMAT, self.kept.opening, self.kept.party)
        with contextlib.suppress(msgspec.MsgspecError, ValueError, RecursionError):
            kept = msgspec.json.decode(data, type=Kept)
            if (kept.format, kept.opening, kept.party) == wanted:
                return kept
        self._set_aside()
        return None

    def _set_aside(self) -> None:
        ends = chain([""], (f"-{number}" for number in count(2)))
        names = (self.path.with_name(f"{self.path.name}.unreadable{end}") for end in ends)
        aside = next(path for path in names if not path.exists())
        self.path.replace(aside)
        self.notice = f"What was kept from last time could not be read; it was set aside as {aside}."

    def _write(self, kept: Kept) -> None:
        write_privately(self.path, msgspec.json.encode(kept))
        self.kept = kept
        self._stamp = _stamp(self.path.stat())

    def _changed_by_others(self) -> bool:
        try:
            return _stamp(self.path.stat()) != self._stamp
        except FileNotFoundError:
            return False

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other windows of the same party from writing at the same moment, where the system has locks."""
        private_folder(self.path.parent)
        with contextlib.ExitStack() as held:
            try:
                held.enter_context(alone(f"{self.path}.lock", LOCK_SECONDS, 0o600))
            except TimeoutError:
                raise OSError("another program holds it") from None
            except OSError as error:
                if not without_locks(error):
                    raise
            yield


def _stamp(status: os.stat_result) -> tuple[int, int]:
    return status.st_mtime_ns, status.st_ino


# -- recent negotiations -----------------------------------------------------------------------

MOST_RECENT = 30


class Recent(Struct, frozen=True, kw_only=True):
    """A negotiation that was open here: where its log lies, who negotiates, when it was last open, how far it is."""

    path: str
    client: str
    provider: str
    playbook: str
    at: str
    settled: int
    clauses: int
    party: Side


def recent() -> tuple[Recent, ...]:
    """The negotiations that were open here, the latest first; a list that cannot be read is empty."""
    try:
        data = (state_folder() / "recent.json").read_bytes()
        return tuple(msgspec.json.decode(data, type=list[Recent]))
    except (OSError, msgspec.MsgspecError, ValueError, RecursionError):
        return ()


def forget_recent(deal: Path) -> None:
    """Take a negotiation off the recent list."""
    known = recent()
    left = [one for one in known if one.path != str(deal.absolute())]
    with contextlib.suppress(OSError):
        if len(left) < len(known):
            write_privately(state_folder() / "recent.json", msgspec.json.encode(left))


def remember(deal: Recent) -> None:
    """Put a negotiation at the top of the recent list. What cannot be written is not remembered: it is a comfort."""
    others = [known for known in recent() if known.path != deal.path]
    with contextlib.suppress(OSError):
        private_folder(state_folder())
        write_privately(state_folder() / "recent.json", msgspec.json.encode([deal, *others][:MOST_RECENT]))
