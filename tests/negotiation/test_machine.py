"""Random negotiations of both parties, hostile acts among them: the rules hold after every single act."""

from typing import Any

import hypothesis.strategies as st
import msgspec
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kpo_tui.errors import Refused
from kpo_tui.log.record import Folding, event_of, hash_of, line_of
from kpo_tui.negotiation.act import Act, Event
from kpo_tui.negotiation.acts.acceptance import Accept, Accepted
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.confirmation import Confirm, Confirmed
from kpo_tui.negotiation.acts.dispatch import Send, Sent
from kpo_tui.negotiation.acts.opening import Opened, begin
from kpo_tui.negotiation.acts.parking import Park, Unpark
from kpo_tui.negotiation.acts.proposal import Propose, Proposed
from kpo_tui.negotiation.acts.rejection import Reject
from kpo_tui.negotiation.acts.reopening import (
    DeclineReopening,
    Reopen,
    Reopened,
    ReopeningAsked,
    ReopeningDeclined,
)
from kpo_tui.negotiation.acts.withdrawal import Withdraw
from kpo_tui.negotiation.events import Offer, Proposal, content_hash
from kpo_tui.negotiation.party import SIDES, Side, other
from kpo_tui.negotiation.rules import decide, evolve
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.values import missing_terms
from tests.builders import NAMES, moment
from tests.examples import examples
from tests.negotiation.strategies import (
    PLAYBOOK,
    clause_ids,
    numbers,
    parties,
    proposals,
    sound_offers,
    texts,
)

REOPENING = (ReopeningAsked, ReopeningDeclined, Reopened)


def allowed(state: Negotiation, act: Act, party: Side, at: str) -> Event | None:
    """The event that the act makes, or None where it is refused or cannot be written."""
    try:
        event = decide(state, act, party, at)
        line_of(event)
    except Refused:
        return None
    return event


class Negotiating(RuleBasedStateMachine):
    """A negotiation, its lines, and the same one with the parties' roles exchanged."""

    @initialize()
    def begin(self) -> None:
        opening = Opened(seq=1, at=moment(0), party=None, prev="", format=1, parties=NAMES, playbook=PLAYBOOK)
        line = line_of(opening)
        self.seconds = 1
        self.state = self.mirror = begin(opening, hash_of(line))
        self.events: list[Event] = [opening]
        self.lines = [line]
        self.seen = [(self.state, msgspec.json.encode(self.state))]

    # -- acts ---------------------------------------------------------------------------------

    @rule(data=st.data(), party=parties, timed=st.integers(0, 4))
    def propose_soundly(self, data: st.DataObject, party: Side, timed: int) -> None:
        free = [
            name for name, clause in self.state.clauses.items() if not clause.agreed and not clause.parked
        ]
        about = data.draw(st.lists(st.sampled_from([*free, "audit"]), min_size=1, max_size=2, unique=True))
        sound = {clause_id: data.draw(sound_offers(clause_id)) for clause_id in about}
        until = None if timed else moment(self.seconds + 3)
        act = Propose(offers=sound, valid_until=until)
        self.tries(party, act.fitted(self.state, party, moment(self.seconds), {}))

    @rule(data=st.data(), party=parties)
    def answer_soundly(self, data: st.DataObject, party: Side) -> None:
        for proposal in self.state.to_answer(party, moment(self.seconds))[-1:]:
            clause_id = data.draw(st.sampled_from(list(proposal.clauses)))
            answers: list[Act] = [
                Accept(proposal=proposal.seq),
                Accept(proposal=proposal.seq),
                Reject(proposal=proposal.seq),
                Propose(offers={clause_id: data.draw(sound_offers(clause_id))}, answering=proposal.seq),
                Propose(
                    offers=dict.fromkeys(proposal.clauses, Offer()),
                    answering=proposal.seq,
                    rest_as_offered=True,
                ),
            ]
            self.tries(party, data.draw(st.sampled_from(answers)))

    @rule(data=st.data(), party=parties)
    def go_back(self, data: st.DataObject, party: Side) -> None:
        """Ask for what was agreed to be reopened; with luck the other consents."""
        agreed = [clause_id for clause_id, clause in self.state.clauses.items() if clause.agreed]
        if agreed:
            clause_id = data.draw(st.sampled_from(agreed))
            self.tries(party, Reopen(clause=clause_id))
            self.tries(other(party), Reopen(clause=clause_id))

    @rule(data=st.data(), party=parties)
    def propose(self, data: st.DataObject, party: Side) -> None:
        self.tries(party, data.draw(proposals(self.seconds)))

    @rule(data=st.data(), party=parties)
    def answer(self, data: st.DataObject, party: Side) -> None:
        number = data.draw(st.one_of(st.sampled_from(sorted(self.state.proposals) or [2]), numbers))
        content = data.draw(st.sampled_from([None, None, None, "", "0" * 64]))
        answers: list[Act] = [
            Accept(proposal=number, content=content),
            Accept(proposal=number),
            Reject(proposal=number, reason=data.draw(texts)),
            Withdraw(proposal=number),
        ]
        self.tries(party, data.draw(st.sampled_from(answers)))

    @rule(party=parties, clause=clause_ids, reason=texts)
    def park(self, party: Side, clause: str, reason: str) -> None:
        self.tries(party, Park(clause=clause, reason=reason))

    @rule(party=parties, clause=clause_ids)
    def unpark(self, party: Side, clause: str) -> None:
        self.tries(party, Unpark(clause=clause))

    @rule(party=parties, clause=clause_ids)
    def reopen(self, party: Side, clause: str) -> None:
        self.tries(party, Reopen(clause=clause))

    @rule(party=parties, clause=clause_ids, reason=texts)
    def decline(self, party: Side, clause: str, reason: str) -> None:
        self.tries(party, DeclineReopening(clause=clause, reason=reason))

    @rule(party=parties, text=texts, clause=st.one_of(st.none(), clause_ids))
    def comment(self, party: Side, text: str, clause: str | None) -> None:
        self.tries(party, Comment(text=text, clause=clause))

    @rule(party=parties, head=st.sampled_from([None, None, None, "", "0" * 64]))
    def confirm(self, party: Side, head: str | None) -> None:
        self.tries(party, Confirm(head=head))

    @rule(party=parties, file=st.sampled_from(["f" * 64, "f" * 64, ""]))
    def send(self, party: Side, file: str) -> None:
        self.tries(party, Send(file=file, content="c" * 64))

    @rule(seconds=st.integers(-3, 9))
    def time_passes(self, seconds: int) -> None:
        self.seconds = max(1, self.seconds + seconds)

    @rule(party=parties)
    def settle_everything(self, party: Side) -> None:
        """So that confirmations are reached: what is open is left out, what is asked for declined."""
        for clause_id in self.state.unsettled():
            self.tries(party, Unpark(clause=clause_id))
            self.tries(party, Propose(offers={clause_id: Offer(left_out=True)}))
            self.tries(other(party), Accept(proposal=self.state.seq))
        for clause_id in self.state.clauses:
            self.tries(party, DeclineReopening(clause=clause_id))

    def tries(self, party: Side, act: Act) -> None:
        """Do it if the rules allow it; the mirror image must fare alike."""
        at = moment(self.seconds)
        event = allowed(self.state, act, party, at)
        reflected = allowed(self.mirror, act, other(party), at)
        assert msgspec.json.encode(self.state) == self.seen[-1][1]
        assert (event is None) == (reflected is None)
        if event is None or reflected is None:
            return
        line = line_of(event)
        assert event_of(line) == event
        after = evolve(self.state, event, hash_of(line))
        self.check_step(self.state, event, after)
        self.mirror = evolve(self.mirror, reflected, hash_of(line))
        self.state = after
        self.seconds += 1
        self.events.append(event)
        self.lines.append(line)
        self.seen.append((after, msgspec.json.encode(after)))

    # -- what must hold from one event to the next ------------------------------------------------

    def check_step(self, before: Negotiation, event: Event, after: Negotiation) -> None:
        """The rules that speak of change."""
        settled = {clause_id for clause_id, clause in before.clauses.items() if clause.agreed is not None}
        parked = {clause_id for clause_id, clause in before.clauses.items() if clause.parked is not None}
        if before.concluded:
            assert isinstance(event, (*REOPENING, Sent))
        elif isinstance(event, Sent):
            assert (after.confirmed, after.clauses, after.proposals) == (
                before.confirmed,
                before.clauses,
                before.proposals,
            )
        elif not isinstance(event, Confirmed):
            assert after.confirmed == {}
        changed = {
            clause_id
            for clause_id, clause in after.clauses.items()
            if clause_id in before.clauses and clause.agreed != before.clauses[clause_id].agreed
        }
        match event:
            case Accepted(proposal=number):
                self.check_acceptance(before, event, before.proposals[number])
                assert changed == set(before.proposals[number].clauses)
                assert not changed & (settled | parked)
            case Reopened(clause=clause_id):
                assert changed == {clause_id}
                assert before.clauses[clause_id].reopening == other(event.party or "client")
            case Proposed():
                assert not set(event.clauses) & (settled | parked)
                assert not changed
                assert event.seq in after.proposals
                assert not set(event.answers) & set(after.proposals)
            case _:
                assert not changed

    def check_acceptance(self, before: Negotiation, event: Accepted, proposal: Proposal) -> None:
        """Rules 4, 5 and 12: this very content, by the other party, in time, and complete."""
        offered: object = self.events[proposal.seq - 1]
        assert proposal == offered
        assert event.party == other(proposal.party or "client")
        assert event.content == content_hash(proposal.clauses)
        assert proposal.valid_until is None or event.at <= proposal.valid_until
        for clause_id, offer in proposal.clauses.items():
            assert missing_terms(before, clause_id, offer, proposal.party or "client", proposal.clauses) == []

    # -- what must hold at any time -----------------------------------------------------------------

    @invariant()
    def what_stands_stands_whole_and_once(self) -> None:
        """Rules 1 and 6."""
        on_sides = {
            (clause_id, party): number
            for clause_id, clause in self.state.clauses.items()
            for party in SIDES
            if (number := clause.side(party).standing) is not None
        }
        of_proposals = {
            (clause_id, proposal.party): proposal.seq
            for proposal in self.state.proposals.values()
            for clause_id in proposal.clauses
        }
        assert on_sides == of_proposals

    @invariant()
    def what_is_agreed_was_offered_by_one_and_accepted_by_the_other(self) -> None:
        """Rules 4, 5 and 8."""
        for clause_id, clause in self.state.clauses.items():
            if (agreed := clause.agreed) is None:
                assert clause.reopening is None
                continue
            made, accepted = self.events[agreed.proposal - 1], self.events[agreed.accepted_seq - 1]
            assert isinstance(made, Proposed)
            assert isinstance(accepted, Accepted)
            assert made.clauses[clause_id] == agreed.offer
            assert (made.party, accepted.party) == (agreed.proposed_by, agreed.accepted_by)
            assert agreed.proposed_by != agreed.accepted_by
            assert clause.client.standing is None
            assert clause.provider.standing is None
            assert clause.parked is None

    @invariant()
    def where_a_clause_stands_follows_from_its_offers(self) -> None:
        """Rules 7, 9 and 11."""
        for clause_id, clause in self.state.clauses.items():
            where = self.state.where(clause_id, moment(self.seconds))
            live = [self.state.live(clause_id, party, moment(self.seconds)) for party in SIDES]
            said = [proposal.clauses[clause_id] for proposal in live if proposal is not None]
            assert (where in ("agreed", "left out")) == (clause.agreed is not None)
            assert (where == "parked") == (clause.parked is not None)
            if where == "common ground":
                assert said[0] == said[1]
            if where in ("open", "dropped"):
                assert said == []
            if where == "dropped":
                assert clause_id not in PLAYBOOK.clauses
                assert clause_id not in self.state.unsettled()

    @invariant()
    def who_confirmed_confirmed_a_settled_text(self) -> None:
        """Rule 10."""
        if self.state.confirmed:
            assert self.state.unsettled() == []
        if self.state.concluded:
            heads = {hash_of(line) for line in self.lines}
            assert set(self.state.confirmed.values()) <= heads
            assert len(set(self.state.confirmed.values())) == len(SIDES)

    @invariant()
    def the_rules_do_not_know_which_side_we_are(self) -> None:
        at = moment(self.seconds)
        assert list(self.mirror.clauses) == list(self.state.clauses)
        for clause_id, clause in self.state.clauses.items():
            reflected = self.mirror.clauses[clause_id]
            assert (reflected.client, reflected.provider) == (clause.provider, clause.client)
            assert self.mirror.where(clause_id, at) == self.state.where(clause_id, at)

    def teardown(self) -> None:
        """Folding the lines gives every state there was; no state was touched after it was made."""
        folding = Folding()
        for line, event, (state, encoded) in zip(self.lines, self.events, self.seen, strict=True):
            assert folding.add(line) == event
            assert line_of(event) == line
            assert folding.state == state
            assert msgspec.json.encode(state) == encoded


TestNegotiating: Any = Negotiating.TestCase
TestNegotiating.settings = settings(
    max_examples=examples(100, 250),
    stateful_step_count=50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
