"""The steps of a reviewer carried out on the XML of a file, as Word does."""

import random
from typing import Any

from tests.correspondence.editing import Edited, shown
from tests.correspondence.steps import Step


def carried_out(data: bytes, steps: list[Step], chance: random.Random | None = None) -> bytes:
    """The file after the steps. With `chance`, runs are cut up first, as Word leaves them after some typing."""
    edited = Edited(data)
    if chance is not None:
        edited.cut_up(chance)
    places = _Places(edited)
    for step in steps:
        edited.author, edited.at, edited.tracked = step.author, f"{step.day}T10:00:00Z", step.tracked
        _DO[step.what](edited, places, step)
    return edited.data()


class _Places:
    """The paragraphs by the text that they show."""

    def __init__(self, edited: Edited) -> None:
        self._edited = edited
        self._known: dict[str, Any] = {}

    def __getitem__(self, text: str) -> Any:
        if text not in self._known or shown(self._known[text]) != text:
            self._known = {shown(p): p for p in reversed(self._edited.paragraphs())}
        return self._known[text]


def _type(edited: Edited, places: _Places, step: Step) -> None:
    edited.type(places[step.line], step.start, step.end, step.text)


def _add(edited: Edited, places: _Places, step: Step) -> None:
    edited.add(places[step.line], step.text, places[step.other])


def _strike(edited: Edited, places: _Places, step: Step) -> None:
    edited.strike_all([places[line] for line in step.lines])


def _move(edited: Edited, places: _Places, step: Step) -> None:
    edited.move_all([places[line] for line in step.lines], places[step.line])


def _split(edited: Edited, places: _Places, step: Step) -> None:
    edited.split(places[step.line], step.start)


def _merge(edited: Edited, places: _Places, step: Step) -> None:
    edited.merge(places[step.line])


def _remark(edited: Edited, places: _Places, step: Step) -> None:
    edited.remark_on(places[step.line], step.text)


_DO = {
    "type": _type, "add": _add, "strike": _strike, "move": _move, "split": _split, "merge": _merge,
    "remark": _remark,
}  # fmt: skip
