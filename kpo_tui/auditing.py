"""What `verify` finds in a log that is sound: what we would refuse today, and what its readers should know."""

from kpo_tui.documents.language import problems_of_wording
from kpo_tui.negotiation.doubts import doubts, doubts_about_parties
from kpo_tui.negotiation.playbook_checks import problems_of
from kpo_tui.session import Session


def findings(session: Session) -> list[str]:
    """Everything in the log for which `new` or `propose` would refuse it today, in sentences; none of it is damage."""
    state = session.state
    found = [f"event 1: {doubt}" for doubt in doubts_about_parties(state.parties)]
    if len(state.clauses) > len(state.playbook.clauses):  # else no event has a title
        found += [
            f"event {event.seq}: {doubt}"
            for before, event in session.history()
            if before is not None
            for doubt in doubts(before, event)
        ]
    problems = (*problems_of(state.playbook), *problems_of_wording(state.playbook))
    return found + [f"the playbook: {problem}" for problem in problems]
