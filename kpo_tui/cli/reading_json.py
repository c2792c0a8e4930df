"""A reading as JSON, the form that `kpo say --dry-run --json` prints."""

import json
from collections.abc import Sequence

import msgspec

from kpo_tui.dialogue.moves import AnyMove, Packaging, Reading


def as_json(reading: Reading) -> str:
    """`{"acts": […], "sure": …, "asks": …}`, with `choices` only where it asks back."""
    data: dict[str, object] = {
        "acts": _acts(reading.moves if reading.sure else ()),
        "sure": reading.sure,
        "asks": reading.asks,
    }
    if not reading.sure:
        data["choices"] = [{"text": choice.text, "acts": _acts(choice.moves)} for choice in reading.choices]
    return json.dumps(data, ensure_ascii=True)


def _acts(moves: Sequence[AnyMove]) -> list[object]:
    return [_package(move) if isinstance(move, Packaging) else msgspec.to_builtins(move) for move in moves]


def _package(move: Packaging) -> dict[str, object]:
    """A package: a proposal on several clauses, with the terms of each."""
    found: dict[str, object] = {
        "act": "propose",
        "clauses": {offer.clause: offer.terms for offer in move.offers},
    }
    if any(offer.rest_as_offered for offer in move.offers):
        found["rest_as_offered"] = True
    left_out = [offer.clause for offer in move.offers if offer.left_out]
    if left_out:
        found["left_out"] = left_out
    if move.note:
        found["note"] = move.note
    return found
