"""Whether what was found in a file is just what was done to it, and nothing else."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from kpo_tui.correspondence.findings import Incoming
from kpo_tui.documents.agreement.draft import DEFINITIONS
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.acts.reopening import Reopen
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.terms import Raw
from tests.correspondence.lines_sent import Line
from tests.correspondence.paper import Paper


class Carries(NamedTuple):
    """What an editor carries through a file.

    Without `levels`, it makes list items of paragraphs; without `looks`, it gives a paragraph the level of one that
    was struck in front of it; without `days`, it dates changes by its own clock.
    """

    levels: bool = True
    looks: bool = True
    days: bool = True


_DAY = re.compile(r" on [0-9-]{10}")
EVERYTHING = Carries()


def judge(paper: Paper, found: Incoming, carries: Carries = EVERYTHING, case: str = "") -> None:
    """Assert that the proposals, requests, comments, names and findings are those of the edits made."""
    try:
        assert [(s.text, s.refused) for s in found.suggestions if s.refused] == []
        _proposals(paper, found, carries)
        _reopenings(paper, found)
        _comments(paper, found, carries)
        _acceptances(paper, found)
        _silent(paper, found)
        _findings(paper, found)
        _names(paper, found, carries)
    except AssertionError as error:
        error.add_note(f"{case}: {paper.steps}")
        raise


def _proposals(paper: Paper, found: Incoming, carries: Carries) -> None:
    offers = [
        (c, o) for s in found.suggestions if isinstance(s.act, Propose) for c, o in s.act.offers.items()
    ]
    fresh = {offer.title: offer for clause, offer in offers if clause not in paper.state.clauses}
    known = {clause: offer for clause, offer in offers if clause in paper.state.clauses}
    assert len(fresh) + len(known) == len(offers), "one proposal on each clause"
    assert set(fresh) == set(paper.done.titles)
    for title, offer in fresh.items():
        assert _worded(offer, carries) == _meant(paper, f"new:{title}", carries)
    wanted = {
        clause for clause in paper.done.touched if clause in paper.state.clauses and not paper.agreed(clause)
    }
    wanted -= {c for c in paper.done.valued if c not in paper.done.worded | set(paper.done.terms)}
    assert set(known) == wanted
    for clause, offer in known.items():
        _one(paper, clause, offer, carries)


def _one(paper: Paper, clause: str, offer: Offer, carries: Carries) -> None:
    if clause in paper.done.struck:
        assert offer.left_out
        return
    sent = paper.sent.offers[clause]
    doubted = {name.rpartition(".")[2] for name in paper.done.doubted if name.startswith(f"{clause}.")}
    assert _without(offer.terms, doubted) == _without(_applying(paper, clause, sent), doubted)
    assert offer.title == sent.title
    if not carries.looks and clause in paper.done.followed:
        carries = carries._replace(levels=False)
    if clause in paper.done.worded:
        assert _worded(offer, carries) == _meant(paper, clause, carries)
    else:
        assert offer.wording == sent.wording


def _applying(paper: Paper, clause: str, sent: Offer) -> dict[str, Raw]:
    """What was sent, with what was changed in it; what does not apply by that falls away, unless it was changed itself."""
    changed = paper.done.terms.get(clause, {})
    whole = Propose(offers={clause: Offer(terms={**sent.terms, **changed}, title=sent.title)})
    named = {clause: Offer(terms=changed)}
    return whole.fitted(paper.state, "provider", paper.state.last_at, named).offers[clause].terms


def _without(terms: Mapping[str, Raw], doubted: set[str]) -> dict[str, Raw]:
    return {name: raw for name, raw in terms.items() if name not in doubted}


def _worded(offer: Offer, carries: Carries) -> list[str]:
    assert offer.wording is not None
    lines = [line for line in offer.wording.split("\n") if line]
    return lines if carries.levels else [line.lstrip().removeprefix("- ") for line in lines]


def _meant(paper: Paper, clause: str, carries: Carries) -> list[str]:
    """The lines that a clause has now, its heading and its schedules left aside."""
    lines = [line for line in paper.of(clause) if not line.schedule and line.level and line.text.strip()]
    return [_as_wording(line) if carries.levels else _flat(line.text) for line in lines]


def _as_wording(line: Line) -> str:
    return _flat(line.text) if line.level == 1 else f"{'  ' * (line.level - 2)}- {_flat(line.text)}"


def _flat(text: str) -> str:
    return " ".join(text.split())


def _reopenings(paper: Paper, found: Incoming) -> None:
    acts = {s.act.clause: s.act for s in found.suggestions if isinstance(s.act, Reopen)}
    assert set(acts) == {clause for clause in paper.done.touched if paper.agreed(clause)}
    for clause in set(acts) & paper.done.worded:
        said = acts[clause].reason
        for line in paper.of(clause):
            if line.level and not line.schedule and len(said) < 19_000:
                assert _flat(line.text) in said


def _comments(paper: Paper, found: Incoming, carries: Carries) -> None:
    acts = [s.act for s in found.suggestions if isinstance(s.act, Comment)]
    definitions = [act.text for act in acts if act.text.startswith("Definitions.\n")]
    others = Counter((act.clause, act.text) for act in acts if not act.text.startswith("Definitions.\n"))
    remarks = Counter(paper.done.remarks)
    assert (others if carries.days else _undated(others)) == (remarks if carries.days else _undated(remarks))
    if DEFINITIONS not in paper.done.worded:
        assert definitions == []
        return
    now = [_flat(line.text) for line in paper.of(DEFINITIONS)]
    before = [_flat(line.sent) for line in paper.all if line.home == DEFINITIONS and not line.fresh]
    out = [f"Out: {line}" for line in before if line not in now]
    come = [f"In: {line}" for line in now if line not in before]
    assert [text.split("\n")[1:] for text in definitions] == [out + come]


def _acceptances(paper: Paper, found: Incoming) -> None:
    touched = paper.done.touched
    waiting = paper.state.to_answer("provider", paper.state.last_at)
    blocked = {
        int(m)
        for f in found.findings
        for m in re.findall(r"cannot be accepted: .* proposal (\d+) leaves", f.text)
    }
    wanted = {p.seq for p in waiting if not touched & set(p.clauses)}
    assert {s.act.proposal for s in found.suggestions if isinstance(s.act, Accept)} == wanted - blocked


def _silent(paper: Paper, found: Incoming) -> None:
    told = [f for f in found.findings if f.kind == "silent"]
    changed = [
        line
        for line in paper.all
        if line.silent and line.fresh != "tracked" and not (line.fresh and line.gone)
    ]
    before = [_flat(line.sent) for line in changed if not line.fresh and not line.marked]
    after = [_flat(line.text) for line in changed if not (line.gone or line.marked or line.tracked)]
    assert not Counter(before) - Counter(f.before for f in told)
    assert not Counter(after) - Counter(f.after for f in told)
    assert sum(bool(f.before) for f in told) == sum(not line.fresh and not line.whole for line in changed)
    assert sum(bool(f.after) for f in told) == sum(not line.gone for line in changed)
    assert [f.kind for f in found.findings[: len(told)]] == ["silent"] * len(told)


def _findings(paper: Paper, found: Incoming) -> None:
    kinds = {f.kind for f in found.findings}
    assert {f.clause for f in found.findings if f.kind == "agreed"} == {
        c for c in paper.done.touched if paper.agreed(c)
    }
    assert {f.clause for f in found.findings if f.kind == "order"} == paper.done.moved
    assert {f.clause for f in found.findings if f.kind == "values"} <= {
        *paper.done.valued,
        *paper.done.worded,
        *paper.done.terms,
    }
    assert not kinds & {"around", "unread"}, [f.text for f in found.findings]
    scheduled = {line.clause for line in paper.all if line.schedule}
    for finding in found.findings:
        if finding.kind == "wording" and "cannot be accepted" not in finding.text:
            assert finding.clause in scheduled & paper.done.worded
            lost = (
                finding.text.removeprefix("it no longer names Schedule ").partition(";")[0].partition(": ")[2]
            )
            left = [line.text for line in paper.lines if line.clause == finding.clause]
            assert lost
            assert [text for text in left if f"({lost})" in text] == []


def _undated(remarks: Counter[tuple[str | None, str]]) -> Counter[tuple[str | None, str]]:
    return Counter((clause, _DAY.sub("", text)) for clause, text in remarks.elements())


def _names(paper: Paper, found: Incoming, carries: Carries) -> None:
    """Each proposal and request names the people who edited its clause."""
    for suggestion in found.suggestions:
        clause = suggestion.clause
        if suggestion.reason == "new clause" and isinstance(suggestion.act, Propose):
            clause = f"new:{next(iter(suggestion.act.offers.values())).title}"
        if suggestion.reason in ("comment", "acceptance") or clause is None:
            continue
        meant = paper.done.who.get(clause, set())
        if not meant and paper.done.terms.get(clause):
            continue  # its value was changed where another clause shows it
        who = set(suggestion.who)
        if not carries.days:
            who, meant = ({_DAY.sub("", name) for name in names} for names in (who, meant))
        assert who == meant, clause
