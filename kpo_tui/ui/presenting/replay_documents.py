"""Documents of a replay as previews: how two moments differ, what was open. Each is made in a thread."""

from collections.abc import Callable

from kpo_tui.documents.comparison import comparison
from kpo_tui.documents.issues import issues
from kpo_tui.log.recording import Recording
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.ui.presenting.previews import Preview, of_document


def compared(recording: Recording, first: int, second: int) -> Callable[[], Preview]:
    """What was agreed, changed and reopened from event `first` to the later event `second`."""
    here = recording.beside()

    def make() -> Preview:
        between = here.moments(first + 1, second)
        document = comparison(here.state_at(first), here.state_at(second), between)
        return of_document(document, f"between-{first}-and-{second}")

    return make


def issues_at(state: Negotiation, seq: int) -> Callable[[], Preview]:
    """The open points after event `seq`."""
    return lambda: of_document(issues(state), f"issues-at-{seq}")
