"""The keys of a screen, read from its bindings, so that the help cannot say anything else."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct
from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode

hidden = partial(Binding, show=False)
"""A key that the line of hints does not show; the help and the palette have it."""
PARTS = {
    "ClauseList": "In the clause list",
    "Say": "On the line to type on",
    "Picks": "In the suggestions",
    "Lines": "In a panel",
    "Area": "In the editor",
    "Timeline": "On the timeline",
    "Spots": "In the draft",
    "Review": "In what came back",
}
"""Where keys of a widget's kind work, in words. Kinds that are not named here have no keys of their own."""


class Key(Struct, frozen=True):
    """A key, or several that do the same, and what it does."""

    keys: str
    does: str


class KeyGroup(Struct, frozen=True):
    """Keys that work in one place."""

    title: str
    keys: tuple[Key, ...]


def key_groups(app: App[None], screen: DOMNode) -> tuple[KeyGroup, ...]:
    """All keys of our own on this screen: of its parts first, then of the screen, then of the program."""
    kinds = {type(widget).__name__: widget for widget in screen.walk_children()}
    groups = [KeyGroup(title, _keys(app, kinds[kind])) for kind, title in PARTS.items() if kind in kinds]
    groups.insert(0, KeyGroup("On this screen", _keys(app, screen)))
    groups.append(KeyGroup("Everywhere", _keys(app, app)))
    return tuple(group for group in groups if group.keys)


def meaning(binding: Binding) -> str:
    """What a key does: in a sentence where there is one, else as the footer says it."""
    return binding.tooltip or binding.description


def own_bindings(node: DOMNode) -> Iterator[Binding]:
    """The bindings of our own that a screen, a part of one or the program has, in the order of the help."""
    for kind in type(node).__mro__:
        if kind.__module__.startswith("kpo_tui."):
            yield from Binding.make_bindings(vars(kind).get("LISTED", vars(kind).get("BINDINGS", ())))


def _keys(app: App[None], node: DOMNode) -> tuple[Key, ...]:
    found: dict[str, list[str]] = {}
    for binding in own_bindings(node):
        action, _, parameters = binding.action.partition("(")
        # keys that do nothing on this screen now, such as handing over when one sits alone, are left out
        can = "." in action or parameters or node.check_action(action, ()) is not False
        if binding.description and can:
            found.setdefault(meaning(binding), []).append(app.get_key_display(binding))
    return tuple(Key(" ".join(dict.fromkeys(keys)), does) for does, keys in found.items())
