"""What `verify` finds in a log that is sound: what we would refuse today, and what its readers should know."""

from kpo_tui.documents.language import problems_of_wording
from kpo_tui.negotiation.doubts import doubts, doubts_about_parties
from kpo_tui.negotiation.playbook_checks import problems_of
from kpo_tui.session import Session


def findings(session: Session) -> list[str]:
    """Everything in the log for which `new` or `propose` would refuse it today, in sentences; none of it is damage."""
    state = session.state
    first_seen = dict.fromkeys(doubts_about_parties(state.parties), 1)
    if len(state.clauses) > len(state.playbook.clauses):  # else no event has a title
        for before, event in session.history():
            for doubt in doubts(before, event):
                first_seen.setdefault(doubt, event.seq)
    problems = (*problems_of(state.playbook), *problems_of_wording(state.playbook))
    return [
        *(f"event {seq}: {doubt}" for doubt, seq in first_seen.items()),
        *(f"the playbook: {problem}" for problem in problems),
    ]
