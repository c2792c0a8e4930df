"""Rules 4, 5 and 13: what an acceptance binds to, who may answer what, and that refusals change nothing."""

import pytest
from msgspec.structs import replace

from kpo_tui.errors import Refused
from kpo_tui.negotiation.act import Act
from kpo_tui.negotiation.acts.acceptance import Accept, Accepted
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.confirmation import Confirm
from kpo_tui.negotiation.acts.opening import Opened, begin
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.acts.rejection import Reject
from kpo_tui.negotiation.acts.withdrawal import Withdraw
from kpo_tui.negotiation.events import Offer, content_hash
from kpo_tui.negotiation.party import Parties, Side, other
from kpo_tui.negotiation.rules import decide, evolve, permit
from kpo_tui.negotiation.terms import Raw
from tests.builders import NAMES, Table, anything, moment, offer, small_playbook

FULL: dict[str, Raw] = {"net_days": "45 days", "interest": "1%"}


def an_opening(**changes: object) -> Opened:
    """A sound first event, but for `changes`."""
    sound = Opened(
        seq=1, at=moment(0), party=None, prev="", format=1, parties=NAMES, playbook=small_playbook()
    )
    return replace(sound, **changes)


def test_an_accepted_offer_is_agreed() -> None:
    table = Table()
    table.does("client", offer("payment", **FULL))
    table.does("provider", Accept(proposal=2))
    agreed = table.state.clauses["payment"].agreed
    assert agreed is not None
    assert agreed.offer == Offer(terms=FULL)
    assert (agreed.proposed_by, agreed.accepted_by, agreed.accepted_seq) == ("client", "provider", 3)


def test_an_acceptance_carries_the_hash_of_what_it_accepts() -> None:
    table = Table()
    table.does("client", offer("payment", **FULL))
    seen = content_hash(table.state.proposals[2].clauses)
    event = table.does("provider", Accept(proposal=2, content=seen))
    assert event == table.events[-1]
    assert anything(event).content == seen


@pytest.mark.parametrize("content", ["", "0" * 64])
def test_an_acceptance_of_other_content_binds_nothing(content: str) -> None:
    table = Table()
    table.does("client", offer("payment", **FULL))
    said = table.refuses("provider", Accept(proposal=2, content=content))
    assert said == (
        "provider cannot accept payment: proposal 2 does not say what was accepted; "
        "to change it, make a counter-proposal"
    )


def test_the_content_hash_depends_on_content_alone() -> None:
    one = {"payment": Offer(terms={"interest": "1%", "net_days": "45 days"})}
    same = {"payment": Offer(terms={"net_days": "45 days", "interest": "1%"})}
    assert content_hash(one) == content_hash(same)
    for changed in (
        {"payment": Offer(terms={"interest": "1%", "net_days": "46 days"})},
        {"payment": Offer(terms={"interest": "1%"})},
        {"payment": Offer(terms=FULL, wording="Pay.")},
        {"payment": Offer(left_out=True)},
        {"scope": Offer(terms=FULL)},
    ):
        assert content_hash(changed) != content_hash(one)


@pytest.mark.parametrize("maker", ["client", "provider"])
def test_only_the_other_party_accepts_or_rejects_and_only_the_maker_withdraws(maker: Side) -> None:
    table = Table()
    table.does(maker, offer("payment", **FULL))
    own = "proposal 2 is the party's own; only the other party can answer it"
    assert table.refuses(maker, Accept(proposal=2)) == f"{maker} cannot accept payment: {own}"
    assert table.refuses(maker, Reject(proposal=2)) == f"{maker} cannot reject payment: {own}"
    assert table.refuses(other(maker), Withdraw(proposal=2)) == (
        f"{other(maker)} cannot withdraw payment: proposal 2 is the other party's; only its maker can withdraw it"
    )


def test_an_offer_can_be_accepted_up_to_the_very_end_of_its_time() -> None:
    table = Table()
    table.does("client", Propose(offers={"payment": Offer(terms=FULL)}, valid_until=moment(5)))
    table.seconds = 4
    table.does("provider", Accept(proposal=2))
    assert table.state.where("payment") == "agreed"


def test_an_expired_offer_can_still_be_rejected_withdrawn_or_renewed() -> None:
    ways: list[tuple[Side, Act]] = [
        ("provider", Reject(proposal=2)),
        ("client", Withdraw(proposal=2)),
        ("client", offer("payment", **FULL)),
    ]
    for party, act in ways:
        table = Table()
        table.does("client", Propose(offers={"payment": Offer(terms=FULL)}, valid_until=moment(5)))
        table.seconds = 60
        table.does(party, act)
        assert 2 not in table.state.proposals


def test_a_refusal_names_act_party_clause_and_reason() -> None:
    table = Table()
    with pytest.raises(Refused) as caught:
        decide(table.state, offer(net_days="200 days"), "client", moment(1))
    error = caught.value
    assert (error.act, error.party, error.clause) == ("propose", "client", "payment")
    assert error.reason.startswith("net_days: '200 days' is above the most that makes sense here")
    assert error.exit_status == 1


@pytest.mark.parametrize("raw", ["45", "45 day", "045 days", "net 45", "", ["45 days"], [{"a": "b"}]])
def test_an_offer_holds_sound_values_in_canonical_form_only(raw: object) -> None:
    table = Table()
    said = table.refuses("client", offer(net_days=anything(raw)))
    assert said.startswith("client cannot propose payment: net_days")


def test_a_value_that_is_none_is_refused_even_where_others_depend_on_it() -> None:
    table = Table()
    said = table.refuses("client", offer(net_days="soon", interest="1%", deposit="USD 5"))
    assert said.startswith("client cannot propose payment: net_days: 'soon' is not understood")


def test_a_remark_changes_nothing_but_what_was_said_last() -> None:
    table = Table()
    before = table.state
    table.does("client", Comment(text="Good morning."))
    assert table.state.clauses == before.clauses
    assert table.state.seq == before.seq + 1


def test_the_state_remembers_the_latest_time_even_when_clocks_disagree() -> None:
    table = Table()
    table.seconds = 99
    table.does("client", Comment(text="From a fast clock."))
    table.seconds = 9
    table.does("provider", Comment(text="From a slow clock."))
    assert table.state.last_at == moment(100)


def test_an_act_in_the_name_of_nobody_is_refused() -> None:
    table = Table()
    with pytest.raises(Refused, match=r"^cannot comment: it names no party$"):
        decide(table.state, Comment(text="Hello."), anything(None), moment(1))


def test_a_second_opening_is_refused() -> None:
    with pytest.raises(Refused, match=r"^cannot open: the negotiation is open already$"):
        permit(Table().state, an_opening(seq=2))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"format": 2}, "it is written in format 2, this program reads format 1; update kpo"),
        ({"seq": 2}, "it is not the first event"),
        ({"prev": "0" * 64}, "it is not the first event"),
        ({"at": "yesterday"}, "its time is not a time like 2026-01-31T12:00:00.000Z"),
        ({"parties": Parties(" ", "B")}, "a party's name is empty or longer than 200 characters"),
        ({"parties": Parties("A", "B" * 201)}, "a party's name is empty or longer than 200 characters"),
    ],
)
def test_a_negotiation_begins_with_a_sound_opening(changes: dict[str, object], reason: str) -> None:
    with pytest.raises(Refused) as caught:
        begin(an_opening(**changes), "0" * 64)
    assert str(caught.value) == f"cannot open: {reason}"


def test_a_negotiation_does_not_begin_on_an_unsound_playbook() -> None:
    playbook = replace(small_playbook(), clauses={})
    with pytest.raises(Refused, match="its playbook is not sound: "):
        begin(an_opening(playbook=playbook), "0" * 64)


def test_events_are_numbered_without_gaps() -> None:
    table = Table()
    event = decide(table.state, Comment(text="Hello."), "client", moment(1))
    with pytest.raises(Refused, match="its number is 9 and should be 2"):
        permit(table.state, replace(event, seq=9))
    assert evolve(table.state, event, "f" * 64).head == "f" * 64


def test_the_rules_do_not_know_which_side_we_are() -> None:
    def played(first: Side) -> list[str]:
        table = Table()
        table.does(first, offer("payment", **FULL))
        table.does(other(first), offer(net_days="30 days"))
        table.does(first, offer(net_days="40 days"))
        table.does(other(first), Accept(proposal=4))
        table.refuses(first, Confirm())
        return [table.state.where(clause_id) for clause_id in table.state.clauses]

    assert played("client") == played("provider")


def test_an_event_is_dated_no_earlier_than_the_one_before_it() -> None:
    table = Table()
    table.does("client", Comment(text="Hello."))
    event = decide(table.state, Comment(text="My clock is behind."), "provider", moment(0))
    assert event.at == table.state.last_at


def test_an_acceptance_cannot_be_backdated_to_before_its_proposal_expired() -> None:
    table = Table()
    offered = Propose(offers={"liability": Offer(terms={"cap": "100%"})}, valid_until=moment(5))
    made = table.does("client", offered)
    table.seconds = 10
    table.does("client", Comment(text="Time has passed."))
    honest = table.refuses("provider", Accept(proposal=made.seq))
    assert "was valid until" in honest
    backdated = Accepted(
        seq=table.state.seq + 1,
        at=moment(3),
        party="provider",
        prev=table.state.head,
        proposal=made.seq,
        content=content_hash(table.state.proposals[made.seq].clauses),
    )
    with pytest.raises(Refused, match="before the event before it"):
        permit(table.state, backdated)
