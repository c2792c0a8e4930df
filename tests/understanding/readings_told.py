"""Readings in the short writing of the tables of lines."""

from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.terms import Raw
from kpo_tui.understanding import moves


def short(reading: moves.Reading) -> str:
    """A reading as a table writes it: `?` where it asks back."""
    return " + ".join(_move(move) for move in reading.moves) if reading.sure else "?"


def choices(reading: moves.Reading) -> str:
    """What a question offers to choose from, as the table of questions writes it."""
    return " / ".join(" + ".join(map(_move, choice.moves)) for choice in reading.choices)


def _move(move: moves.AnyMove) -> str:
    match move:
        case moves.Offering(left_out=True, clause=clause):
            return f"leave out {clause}"
        case moves.Offering(clause=clause):
            return f"propose {clause} {_terms(move)}"
        case moves.Packaging(offers=offers):
            return "package " + " && ".join(f"{offer.clause}: {_terms(offer)}" for offer in offers)
        case Comment(text=text, clause=clause):
            return f"comment {clause or ''}: {text}".replace(" :", ":")
        case moves.TakingRung(rung=rung, clause=clause, term=term):
            return f"take {rung} {_place(clause, term)}"
        case moves.Showing(what=what, clause=clause):
            return f"show {what}" + (f" {clause}" if clause else "")
        case _:
            return _tagged(move)


def _tagged(move: moves.AnyMove) -> str:
    said = move.__struct_config__.tag
    clause = getattr(move, "clause", None)
    place = _place(clause, getattr(move, "term", None)) if clause else ""
    reason = getattr(move, "reason", "")
    return f"{said} {place}".strip() + (f": {reason}" if reason else "")


def _terms(offer: moves.Offering) -> str:
    said = " | ".join(f"{name}={_raw(raw)}" for name, raw in offer.terms.items())
    return said + (" + rest" if offer.rest_as_offered else "")


def _raw(raw: Raw) -> str:
    if isinstance(raw, str):
        return raw
    return "; ".join(item if isinstance(item, str) else ", ".join(item.values()) for item in raw)


def _place(clause: str, term: str | None) -> str:
    return f"{clause}.{term}" if term else clause
