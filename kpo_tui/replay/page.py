"""A whole negotiation as one page for a browser: a timeline to step through, offline, with nothing to fetch.

The page holds what each event changed, and puts the state at any moment together from that. Texts of the log
travel as data, every character that could act escaped, and the page shows them as text and as nothing else.
"""

from collections.abc import Iterator
from html import escape

import msgspec

from kpo_tui.documents.notices import notices
from kpo_tui.log.recording import Recording
from kpo_tui.negotiation.party import PARTIES
from kpo_tui.replay.page_data import MOST_WORDED, ClauseNames, PageData, events_of, is_worded
from kpo_tui.resources import page_template
from kpo_tui.text import ACTIVE, visible

_MARKUP = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def page(recording: Recording) -> str:
    """The page for a recording, to its end or as far as it is sound."""
    state = recording.end
    title = f"{state.parties.client} and {state.parties.provider}: how the agreement came about"
    data = PageData(
        parties=tuple(visible(state.parties.name(party)) for party in PARTIES),
        agreement=visible(state.playbook.agreement),
        notices=tuple(visible(notice) for notice in (*_left_out(recording), *notices(state))),
        clauses=tuple(
            ClauseNames(
                visible(state.clause(clause_id).title),
                tuple(visible(term.label) for term in state.clause(clause_id).terms.values()),
            )
            for clause_id in state.clauses
        ),
        events=tuple(events_of(recording)),
    )
    template = page_template("replay.html")
    return template.text.substitute(
        title=escape(visible(title)), digest=template.digest, data=_embedded(data)
    )


def _left_out(recording: Recording) -> Iterator[str]:
    """What of the log this page does not show."""
    if recording.damage is not None:
        yield f"The log is damaged at {recording.damage}. This page shows it up to event {len(recording)}."
    if not is_worded(recording):
        yield (
            f"The log has more than {MOST_WORDED:,} events: this page shows what changed in values, not in wording. "
            "For the wording: kpo replay --change --at N"
        )


def _embedded(data: PageData) -> str:
    """The data as JSON that can stand in a page: no character in it can end its element or act on a screen."""
    text = msgspec.json.encode(data).decode()
    for character, escaped in _MARKUP.items():
        text = text.replace(character, escaped)
    return ACTIVE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
