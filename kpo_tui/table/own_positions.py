"""A party's own positions at the table: those in the file that it names, else in that of last time."""

from pathlib import Path

from kpo_tui.errors import KpoError, Usage
from kpo_tui.library import exposure_of, find_positions, load_positions
from kpo_tui.negotiation.party import Side
from kpo_tui.negotiation.positions import Positions
from kpo_tui.table.session import Session
from kpo_tui.text import sentence


def own_positions(
    session: Session, party: Side, named: Path | None, last: str
) -> tuple[str, Positions | None, str]:
    """The file, the positions in it, and what the party is to be told of it: the file `named`, else that of `last` time.

    None where that of last time cannot be read again.
    Raises BadInput, Unsound or Usage for a file that was named and cannot be used, Usage for one of the other party.
    """
    file = str(find_positions(named).absolute()) if named else last
    try:
        positions = load_positions(Path(file), session.state.playbook)
    except KpoError as error:
        if named is not None:
            raise
        return file, None, sentence(f"Your positions could not be read again: {error}")
    if positions.party != party:
        raise Usage(f"{file}: holds the positions of the {positions.party}")
    exposed = exposure_of(named, session.path) if named is not None else ""
    return file, positions, f"Your positions file {exposed}." if exposed else ""
