"""What the whole of a recording comes to, cut at any of its moments: how gaps closed, and what each party did.

It is made in one pass, since a replay asks for it at one moment after the other.
"""

import copy
from bisect import bisect_right
from collections.abc import Callable, Iterator

from msgspec.structs import replace

from kpo_tui.history.gaps import TermHistory, gap_histories
from kpo_tui.history.moments import Moment
from kpo_tui.history.tally import Counting, Tally
from kpo_tui.log.playback import STRIDE, Recording
from kpo_tui.negotiation.party import Side


class Past:
    """Goes through the recording once; give it one of its own (`Recording.beside`) in another thread.

    It stops where `wanted` turns False: then nobody asks for it any more.
    """

    def __init__(self, recording: Recording, wanted: Callable[[], bool] = lambda: True) -> None:
        self._recording = recording
        self._wanted = wanted
        self._counted: list[Counting] = []
        self._histories = tuple(gap_histories(self._counting(recording.moments())))

    def _counting(self, moments: Iterator[Moment]) -> Iterator[Moment]:
        """The moments as they come, while the counts before every `STRIDE`th are kept."""
        counting = Counting()
        for at, moment in enumerate(moments):
            if not self._wanted():
                return
            if at % STRIDE == 0:
                self._counted.append(copy.deepcopy(counting))
            counting.add(moment)
            yield moment

    def histories(self, seq: int) -> tuple[TermHistory, ...]:
        """What was offered on each numeric term up to event `seq`; terms on which nothing was, are left out."""
        ends = (bisect_right(one.steps, seq, key=lambda step: step.seq) for one in self._histories)
        found = zip(self._histories, ends, strict=True)
        return tuple(replace(one, steps=one.steps[:end]) for one, end in found if end)

    def tallies(self, seq: int) -> dict[Side, Tally]:
        """Both parties' counts up to event `seq`."""
        number = (seq - 1) // STRIDE
        counting = copy.deepcopy(self._counted[number])
        for moment in self._recording.moments(number * STRIDE + 1, seq):
            counting.add(moment)
        return counting.found
