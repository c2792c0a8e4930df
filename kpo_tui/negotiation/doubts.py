"""What we would refuse today if it were new: names and titles that do not tell what they seem to.

The rules do not ask for it, so that logs in which such names stand open and replay for ever. What is new
is refused (`decide`, `session.begin_session`), what is read is told.
"""

from kpo_tui.negotiation.act import Event
from kpo_tui.negotiation.acts.opening import Opened
from kpo_tui.negotiation.acts.proposal import Proposed
from kpo_tui.negotiation.names import Taken, doubt_about, look_alike
from kpo_tui.negotiation.party import SIDES, Parties, Side, other
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.text import one_line

_SHOWN = 60


def doubts(state: Negotiation | None, event: Event) -> list[str]:
    """Everything for which we would refuse the event if it were new, in sentences. `state` is the one before it."""
    if isinstance(event, Opened):
        return doubts_about_parties(event.parties)
    if state is None or not isinstance(event, Proposed):
        return []
    said = {clause_id: offer.title for clause_id, offer in event.clauses.items() if offer.title is not None}
    new = {clause_id: title for clause_id, title in said.items() if not _stands(state, clause_id, title)}
    return _about_titles(new, _titles(state) if new else {}, state.parties)


def doubts_in(state: Negotiation) -> list[str]:
    """The same of the names and the added titles that stand in a state, however they came there."""
    found = doubts_about_parties(state.parties)
    if len(state.clauses) > len(state.playbook.clauses):
        titles = _titles(state)
        added = {clause_id: t for clause_id, t in titles.items() if clause_id not in state.playbook.clauses}
        found += _about_titles(added, titles, state.parties)
    return found


def doubts_about_parties(parties: Parties) -> list[str]:
    """What is wrong with the names of the two parties, in sentences."""
    return [f"the {party}'s name {doubt}" for party, doubt in doubts_by_party(parties)]


def doubts_by_party(parties: Parties) -> list[tuple[Side, str]]:
    """What is wrong with the names of the two parties: whose name, and what to say after it."""
    found: list[tuple[Side, str]] = []
    for party in SIDES:
        name = parties.name(party)
        if doubt := doubt_about(name):
            found.append((party, doubt))
        elif look_alike(name, other(party)):
            found.append((party, f"looks like '{other(party)}', which the other party is; write it in full"))
    if not found and look_alike(parties.client, parties.provider):
        same = "is" if parties.client == parties.provider else "looks like"
        found.append(("provider", f"{same} the client's; the two need different names"))
    return found


def _titles(state: Negotiation) -> dict[str, str]:
    """The titles of all clauses on the agenda."""
    return {clause_id: state.clause(clause_id).title for clause_id in state.on_agenda()}


def _stands(state: Negotiation, clause_id: str, title: str) -> bool:
    """True when the clause is on the agenda under that title already."""
    known = state.clauses.get(clause_id)
    return known is not None and known.title == title and state.where(clause_id) != "dropped"


def _about_titles(new: dict[str, str], titles: dict[str, str], parties: Parties) -> list[str]:
    """What is wrong with titles, in themselves and beside the other titles and the parties' names."""
    taken = Taken()
    for party in SIDES:
        taken.add(f"the {party}'s name", parties.name(party))
    for clause_id, title in titles.items():
        if clause_id not in new:
            taken.add(f"the title of {clause_id}", title)
    found: list[str] = []
    for clause_id, title in new.items():
        if doubt := doubt_about(title):
            found.append(f"the title of {clause_id} {doubt}")
        elif held := taken.by(title):
            same = "is" if title == held[1] else "looks like"
            text = f"the title of {clause_id}, '{one_line(title, _SHOWN)}', {same} {held[0]}"
            found.append(f"{text}; choose another title")
        taken.add(f"the title of {clause_id}", title)
    return found
