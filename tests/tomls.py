"""TOML documents: a sound one with some of its values replaced by whatever TOML can hold."""

import tomllib
from datetime import time
from typing import Any

import tomli_w
from hypothesis import strategies as st

_LONG = 10**4000
_ODD_KEYS = (
    "",
    " ",
    "a b",
    "\x1b[2J",
    "é",
    "type",
    "remove",
    "extends",
    "after",
    "template",
    "when",
    "x" * 300,
    "client",
    "1",
)
_ODD_TEXTS = (
    "",
    " ",
    "\x00",
    "\u202e",
    "net_days",
    "payment.net_days",
    "60 days",
    "{{ x }}",
    "x" * 5000,
    "9" * 5000,
    "scope",
)
_ODD_NUMBERS = (0, -1, 2**63 - 1, 2**63, 2**64, -(2**70), _LONG, True, False)
_ODD_FLOATS = (float("inf"), float("-inf"), float("nan"), 1e308, 5e-324, -0.0, 0.1)

_plain = (
    st.sampled_from(_ODD_TEXTS)
    | st.sampled_from(_ODD_NUMBERS)
    | st.sampled_from(_ODD_FLOATS)
    | st.integers()
    | st.dates()
    | st.datetimes()
    | st.times(min_value=time(0, 0)).map(lambda moment: moment.replace(fold=0))
    | st.text(st.characters(codec="utf-8"), max_size=8)
)
_keys = st.sampled_from(_ODD_KEYS) | st.text(st.characters(codec="utf-8"), max_size=6)
values = st.recursive(
    _plain,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_keys, inner, max_size=3),
    max_leaves=6,
)
"""A value of any type that TOML has."""


def places_in(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every table, array and value in a document."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    below = [place for key, value in pairs for place in places_in(value, (*path, key))]
    return [path, *below] if path else below


@st.composite
def changed(draw: st.DrawFn, text: str) -> str:
    """The document with one to three of its values replaced, or keys added beside them."""
    data = tomllib.loads(text)
    for _ in range(draw(st.integers(1, 3))):
        *way, key = draw(st.sampled_from(places_in(data)))
        held: Any = data
        for step in way:
            held = held[step]
        if isinstance(held, dict) and draw(st.integers(0, 4)) == 0:
            key = draw(_keys)
        held[key] = draw(values)
    return tomli_w.dumps(data).replace(
        str(_LONG), hex(_LONG**2)
    )  # which alone may have as many digits as that
