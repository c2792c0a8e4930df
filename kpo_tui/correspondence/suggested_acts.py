"""From what happened to a clause to the act that says so."""

import re
from typing import Final

from kpo_tui.correspondence.allotment import People, named
from kpo_tui.correspondence.clause_text import CameBack, SentClause, wording_of
from kpo_tui.correspondence.findings import Finding, Kind, Reason, Suggestion
from kpo_tui.correspondence.outbox import Outgoing
from kpo_tui.correspondence.returned_values import Rereading, reread_clause, term_named
from kpo_tui.correspondence.sent_lines import flat
from kpo_tui.documents.agreement.draft import DEFINITIONS
from kpo_tui.documents.agreement.paragraphs import stays
from kpo_tui.documents.word.changes import Content
from kpo_tui.errors import KpoError
from kpo_tui.negotiation.act import Act
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.acts.reopening import Reopen
from kpo_tui.negotiation.applicability import values_shown
from kpo_tui.negotiation.events import Offer, content_hash
from kpo_tui.negotiation.guards import LONGEST_TEXT
from kpo_tui.negotiation.names import LONGEST_NAME
from kpo_tui.negotiation.party import Side
from kpo_tui.negotiation.playbook_checks import RESERVED
from kpo_tui.negotiation.rules import decide
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import Raw
from kpo_tui.negotiation.values import shown
from kpo_tui.text import listing, one_line

_SHOWN: Final = 120
_MOST_NEW: Final = 100  # clauses that a file may add; more are told of, and not proposed


class Suggesting:
    """Gathers findings and suggestions, clause by clause."""

    def __init__(
        self, sent: Outgoing, now: Negotiation, party: Side, at: str, people: People, silent: set[str | None]
    ) -> None:
        self.sent, self.now, self.party, self.at = sent, now, party, at
        self.people, self.silent = people, silent
        self.findings: list[Finding] = []
        self.suggestions: list[Suggestion] = []
        self._kept: list[str] = []
        self._values: dict[str, dict[str, Raw]] = {}
        self._told: set[str] = set()
        self._made: set[str] = set()
        self._changed_lines = ("", "")

    # -- what happened to a clause ----------------------------------------------------------

    def kept(self, clause_id: str) -> None:
        """The clause says what we sent."""
        self._kept.append(clause_id)

    def went_back(self, clause_id: str) -> None:
        """The clause says what the other side said before: our changes to it were rejected."""
        if clause_id not in self.now.clauses:
            return
        if (before := self.now.offer(clause_id, self.party)) is None:
            self._finding("wording", "our changes to it were rejected", clause_id)
            return
        self._propose(clause_id, before, "rejects our changes and stands by its own text")

    def struck(self, clause_id: str) -> None:
        """Nothing is left of the clause."""
        if clause_id in self.now.clauses:
            self._propose(clause_id, Offer(left_out=True), "leave the clause out", "left out")
        else:
            self._comment(f"{self._title(clause_id)}: taken out of the text.", None)

    def changed(self, clause_id: str, sent: SentClause, back: CameBack) -> None:
        """The clause says something else than either side's text."""
        read = reread_clause(sent, back, self.now.playbook)
        for remark in read.remarks:
            self._finding("values", remark, clause_id)
        own: dict[str, Raw] = {}
        for name, raw in read.values.items():
            home, _, term_id = name.rpartition(".")
            if home == clause_id:
                own[term_id] = raw
            else:
                self._foreign(home, term_id, raw, clause_id)
        if clause_id not in self.now.clauses:
            if not read.only_values:
                self._in_words(clause_id, sent, back)
        elif own or not read.only_values:
            self._offer(clause_id, sent, back, read, own)

    def new_clause(self, heading: str, back: CameBack) -> None:
        """A heading that was not sent, with what stands under it."""
        if len(self._made) >= _MOST_NEW:
            self._finding("unread", f"one more new heading: {one_line(heading, _SHOWN)}", None)
            return
        words = "_".join(re.findall(r"[a-z0-9]+", heading.casefold()))[:40].strip("_") or "clause"
        name = words if words[0].isalpha() else f"clause_{words}"
        taken = {*self.now.clauses, *self._made, *RESERVED}
        name = next(n for n in (name, *(f"{name}_{at}" for at in range(2, len(taken) + 3))) if n not in taken)
        self._made.add(name)
        wording = wording_of(back.lines, back.levels) if any(back.lines) else heading
        offer = Offer(title=heading[:LONGEST_NAME].strip(), wording=wording)
        self._changed_lines = "", wording.strip()
        self._propose(name, offer, one_line(heading, _SHOWN), "new clause", heading)

    def remarks(self, content: Content) -> None:
        """Comments in the margin, but for those that we sent ourselves."""
        sent = {(note.by, flat(note.text)) for note in self.sent.extras.notes}
        for remark in content.remarks:
            if not remark.text or (remark.stamp.author, flat(remark.text)) in sent:
                continue
            clause = self.people.remarks.get(remark.number)
            text = f"{named(remark.stamp)}: {remark.text}"
            self._comment(text, clause if clause in self.now.clauses else None)

    def untouched(self) -> None:
        """Our proposals of which every clause came back as we sent it: they may be meant as accepted."""
        for proposal in self.now.to_answer(self.party, self.at):
            clauses = list(proposal.clauses)
            same = all(c in self._kept and self._is_sent(c, proposal.clauses[c]) for c in clauses)
            if not same or not self._told.isdisjoint(clauses):
                continue
            how = "came back with our text in it"
            if not self.people.pending.isdisjoint(clauses):
                how = "came back as it was sent, our changes still open in it"
            text = f"{listing([self._title(c) for c in clauses])}: {how}; accepts proposal {proposal.seq}, if that is meant"
            act = Accept(proposal=proposal.seq, content=content_hash(proposal.clauses))
            self._suggest("acceptance", text, act, clauses[0])

    # -- acts -------------------------------------------------------------------------------

    def _is_sent(self, clause_id: str, offer: Offer) -> bool:
        """Whether the offer is what the file that was sent says of the clause."""
        return offer == self.sent.offers.get(clause_id, Offer(left_out=True, title=offer.title))

    def _offer(
        self, clause_id: str, sent: SentClause, back: CameBack, read: Rereading, own: dict[str, Raw]
    ) -> None:
        before = self.sent.offers.get(clause_id) or self.now.offer(clause_id, self.party) or Offer()
        terms = {**before.terms, **self._values.get(clause_id, {}), **own}
        title, heads = before.title, [head for head in sent.heads if head not in back.lines]
        lines, levels = _under_heading(sent, back)
        said = [self._value(clause_id, name, raw) for name, raw in own.items()]
        if read.only_values:
            offer = Offer(terms=terms, wording=before.wording, title=title)
            self._changed_lines = _changed_lines(sent.lines, back.lines)
            self._propose(clause_id, offer, "; ".join(said))
            return
        if title is None and heads and heads[0] == flat(self._title(clause_id)):
            text = "its heading was changed; a clause of the playbook keeps its title"
            self._finding("wording", text, clause_id)
        elif title is not None and back.lines:
            title = back.lines[0][:200]
        body = _under_heading(sent, CameBack(sent.lines, [], []))[0]
        if not own and sent.lines[1 + len(body) :] != back.lines[1 + len(lines) :]:
            self._in_words(clause_id, sent, back)  # text of a schedule, which no wording of a clause can hold
        if not own and not read.tables and lines == body:
            return
        self._cautions(clause_id, sent, list(zip(lines, levels, strict=True)))
        if read.tables:
            rows = "\n".join("; ".join(" | ".join(row) for row in grid) for grid in back.tables)
            text = "a table in it was changed and is not read as values"
            self._finding("unread", text, clause_id, after=rows)
        self._changed_lines = _changed_lines(sent.lines, back.lines)
        if not lines:
            self._finding("wording", "nothing but its heading is left", clause_id)
            self.struck(clause_id)
            return
        offer = Offer(terms=terms, wording=wording_of(lines, levels), title=title)
        self._propose(clause_id, offer, "; ".join([*said, "new wording"]))

    def _cautions(self, clause_id: str, sent: SentClause, lines: list[tuple[str, int]]) -> None:
        """What a draft makes of wording with these lines and levels."""
        known = set(sent.lines)
        if not all(text in known or stays(level, text) for text, level in lines):
            self._finding("wording", "its lines would be set out differently in the draft", clause_id)
        for head in sent.heads[1:]:
            named = f"({head.partition(': ')[2]})"
            if not any(named in text for text, _ in lines):
                text = f"it no longer names {head}; only what is named is drafted"
                self._finding("wording", text, clause_id)

    def _foreign(self, home: str, term_id: str, raw: Raw, shown_in: str) -> None:
        """A value of one clause that was changed where another shows it."""
        if home in self.now.clauses:
            text = f"{self._value(home, term_id, raw)}, a value of {self._title(home)}"
            self._finding("values", text, shown_in)
            self._values.setdefault(home, {})[term_id] = raw
            self._told.add(home)

    def values_elsewhere(self) -> None:
        """Propose the values that were changed only where other clauses show them."""
        for home, values in self._values.items():
            before = self.sent.offers.get(home) or Offer()
            said = [self._value(home, term_id, raw) for term_id, raw in values.items()]
            made = [s.act for s in self.suggestions if s.clause == home and isinstance(s.act, Propose)]
            if not made:
                offer = Offer(terms={**before.terms, **values}, wording=before.wording, title=before.title)
                self._propose(home, offer, "; ".join(said))
            elif any(made[0].offers[home].terms.get(term_id) != raw for term_id, raw in values.items()):
                self._finding("values", f"another clause says: {'; '.join(said)}", home)

    def _in_words(self, clause_id: str, sent: SentClause, back: CameBack) -> None:
        """A change that no act can carry is said in words, so that it is on the record."""
        gone = [f"Out: {line}" for line in sent.lines if line not in back.lines]
        come = [f"In: {line}" for line in back.lines if line not in sent.lines]
        text = "\n".join((f"{self._title(clause_id)}.", *gone, *come))
        self._comment(text, clause_id if clause_id in self.now.clauses else None)

    def _propose(
        self, clause_id: str, offer: Offer, text: str, reason: Reason = "change", heading: str | None = None
    ) -> None:
        """What the file says of a clause, or of a new one with its `heading`, in `text`.

        A change in an agreed clause can only be a request to reopen it, with what it would say.
        """
        text = f"{self._title(clause_id) if heading is None else 'a new clause'}: {text}"
        who = tuple(map(str, self.people.by_clause.get(heading or clause_id, ())))
        known = self.now.clauses.get(clause_id)
        if known is not None and known.agreed is not None:
            self._finding("agreed", "it is agreed and was locked, and was changed all the same", clause_id)
            wish = f" It would read: {offer.wording}" if offer.wording else ""
            request = Reopen(clause=clause_id, reason=f"In Word: {text}.{wish}"[:LONGEST_TEXT])
            self._suggest("reopening", f"{text} (asks to reopen the clause)", request, clause_id, who)
            return
        if known is not None and known.title is not None and offer.title is None and not offer.left_out:
            offer = Offer(terms=offer.terms, wording=offer.wording, title=known.title)
        by = f", changed by {listing(list(who))}" if who else ""
        untracked = " Not all changes were tracked." if clause_id in self.silent else ""
        act = Propose(offers={clause_id: offer}, note=f"Came in a Word file{by}.{untracked}")
        before = self.sent.offers.get(clause_id, Offer()).terms
        changed = {name: raw for name, raw in offer.terms.items() if raw != before.get(name)}
        act = act.fitted(self.now, self.party, self.at, {clause_id: Offer(terms=changed)})
        fallen = [name for name in offer.terms if name not in act.offers[clause_id].terms]
        if fallen:
            values = values_shown(self.now, clause_id, offer.terms, fallen)
            text += f"; no longer said: {'; '.join(values)}"
        self._suggest(reason, text, act, clause_id, who)

    def _comment(self, text: str, clause: str | None) -> None:
        act = Comment(text=text[:LONGEST_TEXT], clause=clause)
        self._suggest("comment", f"comment: {one_line(text, _SHOWN)}", act, clause)

    def _suggest(
        self, reason: Reason, text: str, act: Act, clause: str | None, who: tuple[str, ...] = ()
    ) -> None:
        refused = ""
        try:
            decide(self.now, act, self.party, self.at)
        except KpoError as error:
            refused = str(error)
        if reason == "acceptance" and refused:
            self._finding("wording", f"it came back unchanged, but cannot be accepted: {refused}", clause)
            return
        silent = clause in self.silent and reason != "comment"
        (before, after), self._changed_lines = self._changed_lines, ("", "")
        self.suggestions.append(Suggestion(reason, text, act, clause, before, after, who, silent, refused))

    def _finding(self, kind: Kind, text: str, clause: str | None, after: str = "") -> None:
        self.findings.append(Finding(kind, text, clause, after=after))

    def _value(self, clause_id: str, term_id: str, raw: Raw) -> str:
        """A change of a value in words: `Payment period 45 days → 60 days`."""
        term = term_named(self.now.playbook, f"{clause_id}.{term_id}")
        if term is None:
            return term_id
        before = self.sent.offers.get(clause_id, Offer()).terms.get(term_id)
        return f"{term.label} {one_line(shown(term, before), _SHOWN)} → {one_line(shown(term, raw), _SHOWN)}"

    def _title(self, clause_id: str) -> str:
        if clause_id == DEFINITIONS and clause_id not in self.now.clauses:
            return "Definitions"
        return one_line(self.now.clause(clause_id).title, 80) if clause_id in self.now.clauses else clause_id


def _changed_lines(before: list[str], after: list[str]) -> tuple[str, str]:
    """The lines that are only in one of two texts, each as one text."""
    was, now = set(before), set(after)
    gone, come = [line for line in before if line not in now], [line for line in after if line not in was]
    return "\n".join(gone), "\n".join(come)


def _under_heading(sent: SentClause, back: CameBack) -> tuple[list[str], list[int]]:
    """The lines of a clause between its heading and its schedules."""
    first = 1 if sent.heads and back.lines else 0
    schedules = set(sent.heads[1:])
    ends = (at for at, text in enumerate(back.lines) if at and text in schedules)
    end = next(ends, len(back.lines)) if schedules else len(back.lines)
    return back.lines[first:end], back.levels[first:end]
