"""The form for a new negotiation: what was filled in, and what is wrong with it, field by field."""

from pathlib import Path

from msgspec import Struct

from kpo_tui.errors import KpoError
from kpo_tui.library import load_playbook, load_positions, positions_typed
from kpo_tui.negotiation.doubts import doubts_by_party
from kpo_tui.negotiation.party import Parties, Party
from kpo_tui.negotiation.playbook import Playbook
from kpo_tui.text import one_line

ENDING = ".jsonl"


class NewDeal(Struct, frozen=True):
    """What was filled in. `party` is None where both sides share the keyboard; `positions` may be empty."""

    client: str = ""
    provider: str = ""
    playbook: str = "kpo-essentials"
    file: str = ""
    party: Party | None = None
    positions: str = ""

    @property
    def path(self) -> Path:
        """Where the log will lie."""
        name = Path(self.file.strip()).expanduser()
        return name if name.suffix else name.with_name(name.name + ENDING)


def suggested_file(client: str, provider: str) -> str:
    """A file name made of both names: `acme-bharat.jsonl`."""
    firsts = [
        "".join(c for c in name.split()[0].lower() if c.isalnum())
        for name in (client, provider)
        if name.split()
    ]
    return "-".join(first for first in firsts if first) + ENDING if any(firsts) else ""


def problems_of(form: NewDeal) -> dict[str, str]:
    """What keeps the negotiation from beginning: field → one line. Empty when nothing does."""
    found: dict[str, str] = {}
    parties = Parties(form.client.strip(), form.provider.strip())
    for party, doubt in doubts_by_party(parties):
        found[party] = doubt if parties.name(party) else "a company’s name is needed"
    if problem := _file_problem(form):
        found["file"] = problem
    playbook = _checked_playbook(form, found)
    if playbook is not None and form.positions.strip():
        _check_positions(form, playbook, found)
    return found


def _file_problem(form: NewDeal) -> str:
    if not form.file.strip():
        return "a file name is needed; both sides will share this file"
    if not form.file.isprintable():
        return "that cannot be a file name: it has a control character"
    try:
        if form.path.exists():
            return f"there is a file {form.path.name} already; choose another name, or continue it"
        if not form.path.parent.is_dir():
            return f"there is no folder {form.path.parent}"
    except (OSError, ValueError) as error:
        return one_line(f"that cannot be a file name ({error})", 120)
    return ""


def _checked_playbook(form: NewDeal, found: dict[str, str]) -> Playbook | None:
    try:
        return load_playbook(form.playbook.strip())
    except KpoError as error:
        found["playbook"] = one_line(str(error), 200)
        return None


def _check_positions(form: NewDeal, playbook: Playbook, found: dict[str, str]) -> None:
    try:
        positions = load_positions(positions_typed(form.positions), playbook)
    except KpoError as error:
        found["positions"] = one_line(str(error), 200)
        return
    if form.party is None:
        found["positions"] = (
            "with a shared keyboard, each side opens its own positions at its seat; leave this empty"
        )
    elif positions.party != form.party:
        found["positions"] = f"these are the positions of the {positions.party}, and you are the {form.party}"
