"""Search over clauses, terms and wording: exact words first, then what is spelled alike; a choice jumps there."""

import re
from collections.abc import Iterator
from typing import ClassVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from kpo_tui.negotiation.party import Party, other
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.values import shown
from kpo_tui.text import one_line
from kpo_tui.ui.kit.fitted_screen import Dialog, Field, Window
from kpo_tui.ui.kit.keys import hidden
from kpo_tui.ui.kit.plain import joined, line

MOST = 40
WORDING = "wording"
ALIKE = 68.0
"""Of 100: how alike a word must be to what is searched for."""
_TAGS = re.compile(r"\{%[^{}]*%\}|\{\{[^{}]*\}\}")


class Place(Struct, frozen=True):
    """Where something can be found: a clause, or one of its terms; `shown` is what the list says."""

    clause: str
    term: str | None
    title: str
    shown: str
    text: str


def places(state: Negotiation, party: Party) -> tuple[Place, ...]:
    """Everything that can be found in what the party may see."""
    found: list[Place] = []
    for clause_id in state.on_agenda():
        clause = state.clause(clause_id)
        title = one_line(clause.title, 100)
        found.append(Place(clause_id, None, title, title, f"{title} {clause_id} {clause.guidance}"))
        offers = [state.offer(clause_id, who) for who in (party, other(party))]
        for term_id, term in clause.terms.items():
            values = [
                one_line(shown(term, o.terms.get(term_id)), 80) for o in offers if o and term_id in o.terms
            ]
            ask = term.ask.client if party == "client" else term.ask.provider
            what = " / ".join(dict.fromkeys(values))
            label = one_line(term.label, 80)
            listed = f"{label}: {what}" if what else label
            found.append(Place(clause_id, term_id, title, listed, f"{label} {term_id} {what} {ask}"))
        found += _wordings(clause_id, title, [o.wording for o in offers if o and o.wording], clause.wording)
    return tuple(found)


def _wordings(clause_id: str, title: str, own: list[str], standard: str) -> Iterator[Place]:
    for text in [*own, standard]:
        if text:
            yield Place(clause_id, None, title, WORDING, one_line(_TAGS.sub("…", text), 20_000))


def search(found: tuple[Place, ...], query: str) -> tuple[Place, ...]:
    """The places that fit `query`, best first; all clauses where it is empty."""
    query = query.strip()
    if not query:
        return tuple(place for place in found if place.shown == place.title)[:MOST]
    from rapidfuzz import fuzz, utils

    wanted = utils.default_process(query)
    words = wanted.split()
    ranked: list[tuple[float, int]] = []
    for at, place in enumerate(found):
        text = utils.default_process(place.text)
        if words and all(word in text for word in words):
            ranked.append((_rank(place, words) + fuzz.ratio(wanted, utils.default_process(place.shown)), at))
        elif place.shown != WORDING:
            score = fuzz.token_set_ratio(wanted, utils.default_process(place.shown)) if words else 0
            score = max(score, fuzz.partial_ratio(wanted, utils.default_process(place.shown)))
            if score >= ALIKE:
                ranked.append((score, at))
    ranked.sort(key=lambda rank: (-rank[0], rank[1]))
    return tuple(
        found[at] if found[at].shown != WORDING else _excerpt(found[at], words) for _, at in ranked[:MOST]
    )


def _rank(place: Place, words: list[str]) -> float:
    """Titles and labels that say the words come before values, and those before wording."""
    if place.shown == WORDING:
        return 200.0
    shown_text = place.shown.partition(":")[0].casefold()
    return 400.0 if all(word in shown_text for word in words) else 300.0


def _excerpt(place: Place, words: list[str]) -> Place:
    """The wording around the first word found."""
    low = place.text.casefold()
    at = min((where for word in words if (where := low.find(word)) >= 0), default=0)
    start = max(at - 30, 0)
    cut = one_line(place.text[start : at + 90], 120)
    return Place(place.clause, None, place.title, f"“{'…' if start else ''}{cut}…”", "")


class SearchDialog(Dialog[Place]):
    """A line to type on and what was found, best first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        hidden("down", "step(1)", "Down"),
        hidden("up", "step(-1)", "Up"),
    ]

    def __init__(self, places: tuple[Place, ...]) -> None:
        super().__init__()
        self._places = places
        self._found: tuple[Place, ...] = ()

    def compose(self) -> ComposeResult:
        found = OptionList(markup=False, compact=True, id="found")
        found.can_focus = False
        yield Window(
            "Find a clause, a term or words of the text",
            Field(placeholder="payment, late interest, gross negligence …"),
            found,
            subtitle="Enter goes there, Escape closes",
            classes="dialog wide",
        )

    def on_mount(self) -> None:
        self._look("")

    def on_input_changed(self, event: Input.Changed) -> None:
        self._look(event.value)

    def _look(self, query: str) -> None:
        self._found = search(self._places, query)
        options = self.query_one(OptionList)
        options.set_options([Option(_shown(place)) for place in self._found])
        options.highlighted = 0 if self._found else None
        if not self._found:
            options.add_option(Option(line("Nothing like that is here.", "$quiet"), disabled=True))

    def action_step(self, by: int) -> None:
        """Move among what was found."""
        options = self.query_one(OptionList)
        if by > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    def on_input_submitted(self) -> None:
        at = self.query_one(OptionList).highlighted
        if at is not None and at < len(self._found):
            self.dismiss(self._found[at])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._found[event.option_index])


def _shown(place: Place) -> Content:
    if place.shown == place.title:
        return line(place.title, "bold")
    return joined(line(place.title, "$quiet", 40), "  ", line(place.shown, limit=160))
