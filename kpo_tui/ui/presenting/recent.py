"""The negotiations that were open here lately. The list holds nothing private."""

from pathlib import Path

from textual.content import Content

from kpo_tui.ui.presenting.plain import joined, line
from kpo_tui.workspace import Recent, recent

MOST = 12


def recents() -> tuple[Recent, ...]:
    """Those whose file is still there, the latest first."""
    return tuple(deal for deal in recent() if _is_there(deal.path))[:MOST]


def _is_there(path: str) -> bool:
    try:
        return Path(path).is_file()
    except (OSError, ValueError):
        return False


def recent_line(deal: Recent) -> Content:
    """Whose, how far, as whom, where: three lines."""
    names = joined(line(deal.client, "bold", 40), " – ", line(deal.provider, "bold", 40))
    how_far = f"{deal.settled} of {deal.clauses} settled, as the {deal.party}, {deal.at[:10]}"
    return joined(names, "\n  ", line(how_far, "$quiet"), "\n  ", line(Path(deal.path).name, "$quiet", 60))
