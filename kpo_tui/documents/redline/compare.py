"""Two texts to one redline."""

from kpo_tui.collecting import no_collector
from kpo_tui.documents.redline.align import align
from kpo_tui.documents.redline.blocks import Texts
from kpo_tui.documents.redline.loom import Loom
from kpo_tui.documents.redline.segments import Redline, Segment
from kpo_tui.documents.redline.weave import Draft, Weaver, finished


def compare_texts(old: str, new: str) -> Redline:
    """What must be taken out of `old`, put into it and moved about in it to get `new`.

    Accepting all changes gives `new`, rejecting all gives `old`, exactly. A text and itself have no
    changes; `old` and `new` exchanged have the same ones, with their kinds exchanged.

    >>> redline = compare_texts("Pay within 30 days.", "Pay within 45 days.")
    >>> [(s.kind, redline.old_text(s), redline.new_text(s)) for s in redline.segments]
    [('equal', 'Pay within ', 'Pay within '), ('replaced', '30', '45'), ('equal', ' days.', ' days.')]
    """
    if old == new:
        return Redline(old, new, (Segment("equal", 0, len(old), 0, len(new)),) if old else ())
    # Where two answers are as good, which one is found depends on which text comes first. So the
    # lesser text always does, and the answer is mirrored where that is the new one.
    mirror = (len(new), new) < (len(old), old)
    first, second = (new, old) if mirror else (old, new)
    with no_collector():
        return Redline(old, new, finished(_drafts(first, second, new_first=mirror), mirror=mirror))


def _drafts(old: str, new: str, *, new_first: bool) -> list[Draft]:
    """The drafts alone, so that what they were found with takes no memory beside the segments."""
    try:
        texts = Texts.of(old, new)
        return Loom(texts, align(texts), new_first=new_first).woven()
    except OverflowError:  # more distinct tokens than code points: no contract, so not worth more than this
        return _replaced(old, new)


def _replaced(old: str, new: str) -> list[Draft]:
    """All of `old` replaced by `new`."""
    weaver = Weaver(old, new)
    weaver.change(len(old), len(new))
    return weaver.drafts()
