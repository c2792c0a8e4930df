"""Both sides’ positions on a clause, term by term, with the gap; and a party’s private advice on it."""

from msgspec import Struct
from textual.content import Content

from kpo_tui.dialogue.prompts import TermLine
from kpo_tui.negotiation.advice import Advice, TermAdvice
from kpo_tui.ui.kit.layout import BLANK, Either, Ends, Grid, Item, Para, lead, para
from kpo_tui.ui.kit.plain import joined, line, own

WIDE = 52
"""Columns from which on the terms stand in a table."""
LONGEST = 160
"""Characters of a value that are shown here; the wording has all."""


class Positions(Struct, frozen=True):
    """The positions on one clause as a party may see them; theirs may be covered until ours are in."""

    lines: tuple[TermLine, ...]
    theirs_shown: bool
    they_spoke: bool


def position_items(held: Positions) -> tuple[Item, ...]:
    """The table, or a hint where there is nothing to compare."""
    if not held.lines:
        return lead("This clause has no terms.", "It is agreed as text: see Wording.")
    differ = [one for one in held.lines if not one.closed]
    same = [one for one in held.lines if one.closed]
    items: list[Item] = []
    if differ:
        header = tuple(Content(text) for text in ("", "Term", "You", "They", "Gap"))
        table = Grid(header, tuple(map(_row, differ)))
        items.append(Either(WIDE, (table,), tuple(item for one in differ for item in _stacked(one))))
    if same:
        items += [BLANK] if differ else []
        items += [Ends(joined(own("= ", "$agreed"), line(one.label, "$quiet", 120), own(": ", "$quiet"),
                              line(one.ours, "$quiet", 300))) for one in same]  # fmt: skip
    if not held.theirs_shown and held.they_spoke:
        why = "Their opening stays covered until yours is in, so that neither leans on the other."
        items += [BLANK, para(why, "$quiet"), para("Say “show theirs” to look all the same.", "$quiet")]
    if any(held.working for held in held.lines):
        items += [BLANK, para("* not sent yet: only you see it", "$private")]
    return tuple(items)


def _row(held: TermLine) -> tuple[Content, ...]:
    label, theirs = line(held.label, limit=120), line(held.theirs, limit=LONGEST)
    return _mark(held), label, _ours(held), theirs, _gap(held)


def _stacked(held: TermLine) -> tuple[Item, ...]:
    """One term on two lines, for a narrow panel."""
    values = joined(
        own("you ", "$quiet"), _ours(held), own("  they ", "$quiet"), line(held.theirs, limit=LONGEST)
    )
    return (
        Ends(joined(_mark(held), " ", line(held.label, "bold", 120)), _gap(held)),
        Para(values, own("  "), 2),
    )


def _mark(held: TermLine) -> Content:
    return own("?", "$yours") if held.ask else own(" ")


def _ours(held: TermLine) -> Content:
    if held.working:
        return joined(line(held.working, "$private", LONGEST), "*")
    return line(held.ours, limit=LONGEST)


def _gap(held: TermLine) -> Content:
    gap = held.gap_then if held.working else held.gap
    return line(gap, "$gap") if gap not in ("", "–") else Content("–")


def copied(lines: tuple[TermLine, ...]) -> str:
    """The table as text for the clipboard, columns between tabs: what both sides said, nothing unsent."""
    rows = [("Term", "You", "They", "Gap"), *((one.label, one.ours, one.theirs, one.gap) for one in lines)]
    return "\n".join("\t".join(line(cell).plain for cell in row) for row in rows)


_VERDICTS = {"accept": "$agreed bold", "counter": "$yours bold", "escalate": "$warning bold", "none": "bold"}


def advice_items(advice: Advice | None) -> tuple[Item, ...]:
    """What to do with their offer, then term by term; or how to get advice."""
    if advice is None:
        return lead(
            "No positions are open.",
            "With your side’s positions file, this says where an offer lies on your ladder and what to say.",
            "Open it with: kpo negotiate DEAL --as PARTY --positions FILE",
        )
    items: list[Item] = [Para(line(advice.text, _VERDICTS[advice.verdict], 1200))]
    for term in sorted(advice.terms, key=lambda held: -held.weight):
        items += [BLANK, *_on_term(term)]
    for trade in advice.trades:
        items += [BLANK, Para(joined(own("A known trade: ", "$private"), line(trade.why, limit=600)))]
        for who, gets in (("client", trade.client_gets), ("provider", trade.provider_gets)):
            items.append(Para(joined(own(f"{who} gets ", "$quiet"), line(gets, limit=300)), rest=2))
    return tuple(items)


def _on_term(term: TermAdvice) -> list[Item]:
    weight = own(f"  {term.priority}, weight {term.weight}", "$quiet")
    items: list[Item] = [Para(joined(line(term.label, "bold", 120), weight))]
    facts = (
        ("Their offer", "" if term.place == "unsaid" else term.where),
        ("Next", f"{term.next_rung.replace('-', ' ')}: {term.next_shown}" if term.next_rung else ""),
        ("Say", term.say),
        ("Must approve" if term.approval else "Approver", term.approver),
        ("Your note", term.note),
    )
    said = ((own(f"{name}: ", "$quiet"), line(text, limit=800)) for name, text in facts if text)
    return [*items, *(Para(joined(*parts), rest=2) for parts in said)]
