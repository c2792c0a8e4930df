"""How each kind of act is told: in lists, to a party, before it is recorded, in a clause's history, as understood."""

import re
from collections.abc import Callable
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from kpo_tui.negotiation.act import Act, Event, There
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.confirmation import Confirm
from kpo_tui.negotiation.acts.dispatch import Send
from kpo_tui.negotiation.acts.opening import Opened
from kpo_tui.negotiation.acts.parking import Park, Unpark
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.acts.rejection import Reject
from kpo_tui.negotiation.acts.reopening import DeclineReopening, Reopen
from kpo_tui.negotiation.acts.withdrawal import Withdraw
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import Side
from kpo_tui.negotiation.rules import RULES, decide
from kpo_tui.negotiation.state import Negotiation, Origin
from kpo_tui.text import one_line
from tests.builders import NAMES, Table, moment, offer, package, small_playbook
from tests.negotiation.scenes import FULL, agreed, asked, fresh, offered, parked, settled

BOTH = package(payment=FULL, liability={"cap": "50%"})
LONG = "Payment, invoicing and the interest that is due on sums that come late, in whole or in part"
SHORT = "Payment, invoicing and the interest that is due on sums that come late, in whol…"


def packed() -> Table:
    """The client's package on payment and liability stands as proposal 2."""
    table = Table()
    table.does("client", BOTH)
    return table


def offered_twice() -> Table:
    """The client's offers on payment and on liability stand as proposals 2 and 3."""
    table = offered()
    table.does("client", offer("liability", cap="50%"))
    return table


class Telling(NamedTuple):
    """Who does what where, and the sentences: `recalled` on the clause `on`, `asked` as a sentence is understood."""

    table: Callable[[], Table]
    party: Side
    act: Act
    noted: str
    told: str
    intended: str
    recalled: str
    asked: str
    on: str = "payment"


TELLINGS = [
    Telling(
        fresh, "client", offer("payment", **FULL),
        "proposes on Payment: Payment period 45 days; Late interest 1% per month",
        "The client proposed on Payment (2).",
        "Propose on Payment:",
        "proposed: Payment period 45 days; Late interest 1% per month",
        "Propose on Payment",
    ),
    Telling(
        offered, "provider",
        Propose(offers={"payment": Offer(terms={"net_days": "30 days"})}, answering=2, note=" As discussed.\n", valid_until="2026-02-01T00:00:00.000Z"),
        "counters 2 on Payment: Payment period 30 days (until 2026-02-01) – “As discussed.”",
        "The provider countered on Payment (3).",
        "Propose on Payment, in answer to proposal 2:",
        "countered: Payment period 30 days – As discussed.",
        "Propose on Payment",
    ),
    Telling(
        fresh, "client", BOTH,
        "proposes a package on Payment and Liability: Payment period 45 days; Late interest 1% per month; Cap 50%",
        "The client proposed with a package on Payment and Liability (2).",
        "Propose a package on Payment and Liability, to be accepted or rejected whole:",
        "proposed in a package of 2 clauses: Payment period 45 days; Late interest 1% per month",
        "Propose on Payment and Liability",
    ),
    Telling(
        offered_twice, "provider", replace(BOTH, rest_as_offered=True),
        "counters 2 and 3 with a package on Payment and Liability: Payment period 45 days; Late interest 1% per month; Cap 50%",
        "The provider countered with a package on Payment and Liability (4).",
        "Propose a package on Payment and Liability, in answer to proposals 2 and 3, to be accepted or rejected whole:",
        "countered in a package of 2 clauses: Payment period 45 days; Late interest 1% per month",
        "Propose on Payment and Liability",
    ),
    Telling(
        fresh, "client", Propose(offers={"payment": Offer(left_out=True)}, note="Prepaid."),
        "proposes on Payment: to leave it out – “Prepaid.”",
        "The client proposed to leave out Payment (2).",
        "Propose to leave out Payment.",
        "proposed to leave the clause out: Prepaid.",
        "Propose on Payment",
    ),
    Telling(
        fresh, "client",
        Propose(offers={"payment": Offer(terms=FULL), "liability": Offer(left_out=True)}),
        "proposes a package on Payment and Liability: Payment period 45 days; Late interest 1% per month; to leave it out",
        "The client proposed with a package on Payment and Liability (2).",
        "Propose a package on Payment and Liability, to be accepted or rejected whole:",
        "proposed in a package of 2 clauses to leave the clause out",
        "Propose on Payment and Liability",
        on="liability",
    ),
    Telling(
        fresh, "client", Propose(offers={"audit": Offer(title="Audit", wording="Once a year.")}),
        "proposes on Audit: own wording",
        "The client proposed on Audit (2).",
        "Propose on Audit:",
        "proposed: own wording",
        "Propose on Audit",
        on="audit",
    ),
    Telling(
        offered, "client", offer("payment", net_days="45 days"),
        "proposes on Payment",
        "The client proposed on Payment (3).",
        "Propose on Payment:",
        "proposed: the same values",
        "Propose on Payment",
    ),
    Telling(
        offered, "provider", Accept(proposal=2, clause="payment"),
        "accepts 2: Payment",
        "The provider accepted proposal 2 on Payment.",
        "Accept the client’s proposal 2 on Payment:",
        "accepted 2",
        "Accept proposal 2 on Payment",
    ),
    Telling(
        packed, "provider", Accept(proposal=2, clause="payment"),
        "accepts 2: Payment and Liability",
        "The provider accepted proposal 2 on Payment and Liability.",
        "Accept the client’s package 2 on Payment and Liability:",
        "accepted 2",
        "Accept proposal 2 (a package, whole) on Payment",
    ),
    Telling(
        offered, "provider", Reject(proposal=2, clause="payment", reason="too dear"),
        "rejects 2: Payment – “too dear”",
        "The provider rejected proposal 2 on Payment. Reason: too dear.",
        "Reject the client’s proposal 2 on Payment. Reason: too dear.",
        "rejected 2: too dear",
        "Reject proposal 2 on Payment, because: too dear",
    ),
    Telling(
        packed, "provider", Reject(proposal=2, clause="liability"),
        "rejects 2: Payment and Liability",
        "The provider rejected proposal 2 on Payment and Liability.",
        "Reject the client’s package 2 on Payment and Liability.",
        "rejected 2",
        "Reject proposal 2 (a package, whole) on Liability",
    ),
    Telling(
        offered, "client", Withdraw(proposal=2, clause="payment", reason="our mistake"),
        "withdraws 2: Payment – “our mistake”",
        "The client took back proposal 2 on Payment. Reason: our mistake.",
        "Take back your proposal 2 on Payment. Reason: our mistake.",
        "withdrew 2: our mistake",
        "Withdraw our proposal 2 on Payment, because: our mistake",
    ),
    Telling(
        fresh, "client", Park(clause="payment", reason="audit first"),
        "parks Payment – “audit first”",
        "The client set Payment aside. Reason: audit first.",
        "Set Payment aside. Reason: audit first.",
        "parked it: audit first",
        "Park Payment, because: audit first",
    ),
    Telling(
        parked, "client", Unpark(clause="payment"),
        "takes up Payment again",
        "The client took Payment up again.",
        "Take Payment up again.",
        "took it up again",
        "Take Payment up again",
    ),
    Telling(
        agreed, "client", Reopen(clause="payment", reason="new facts"),
        "asks to reopen Payment – “new facts”",
        "The client asked to reopen Payment. Reason: new facts.",
        "Ask the provider to reopen Payment. Reason: new facts.",
        "asked to reopen it: new facts",
        "Reopen Payment, because: new facts",
    ),
    Telling(
        asked, "provider", DeclineReopening(clause="payment", reason="it is fine"),
        "declines to reopen Payment – “it is fine”",
        "The provider declined to reopen Payment. Reason: it is fine.",
        "Decline to reopen Payment. Reason: it is fine.",
        "declined to reopen it: it is fine",
        "Decline to reopen Payment, because: it is fine",
    ),
    Telling(
        asked, "client", DeclineReopening(clause="payment", reason="it is fine"),
        "no longer asks to reopen Payment – “it is fine”",
        "The client dropped the request to reopen Payment. Reason: it is fine.",
        "No longer ask to reopen Payment. Reason: it is fine.",
        "declined to reopen it: it is fine",
        "Decline to reopen Payment, because: it is fine",
    ),
    Telling(
        asked, "provider", Reopen(clause="payment"),
        "consents: Payment is open again",
        "The provider consented to reopen Payment; it is open again.",
        "Consent to reopen Payment.",
        "consented: it is open again",
        "Reopen Payment",
    ),
    Telling(
        fresh, "client", Comment(text="Good\nmorning.", clause="payment"),
        "says on Payment: “Good morning.”",
        "The client said on Payment: Good morning.",
        "Say to the provider on Payment: Good morning.",
        "wrote: Good morning.",
        "Tell the other side about Payment: “Good morning.”",
    ),
    Telling(
        fresh, "provider", Comment(text="Good morning."),
        "says: “Good morning.”",
        "The provider said: Good morning.",
        "Say to the client: Good morning.",
        "wrote: Good morning.",
        "Tell the other side: “Good morning.”",
    ),
    Telling(
        fresh, "client", Send(file="abcdef012345" + "6" * 52, content="f" * 64),
        "writes the whole text as a Word file, SHA-256 abcdef01234…",
        "The client wrote the agreement as a Word file for the other side.",
        "Note that the agreement was written as a Word file for the provider.",
        "wrote the agreement as a Word file",
        "Write the agreement as a Word file for the other side",
    ),
    Telling(
        settled, "client", Confirm(),
        "confirms the whole text at log head 000000000000",
        "The client confirmed the whole text.",
        "Confirm the whole text, at log head 000000000000.",
        "confirmed the whole text",
        "Confirm the whole agreement",
    ),
]  # fmt: skip


def done(state: Negotiation, telling: Telling) -> Event:
    """The event that its act makes there."""
    return decide(state, telling.act, telling.party, moment(60))


def recalled(event: Event, before: Negotiation, clause_id: str, *, covered: bool = False) -> str:
    """What the history of a clause says of the event."""
    known = before.clauses.get(clause_id)
    last = known.side(event.party or "client").last if known else None
    return event.recalled(There(clause_id, event.effect(before).clause(clause_id), last, covered))


@pytest.mark.parametrize("telling", TELLINGS, ids=lambda telling: telling.noted)
def test_an_act_is_told_in_each_place_by_its_own_sentence(telling: Telling) -> None:
    state = telling.table().state
    event = done(state, telling)
    assert event.noted(state, 200) == telling.noted
    assert event.told(state, f"The {telling.party}") == telling.told
    assert event.intended(state) == telling.intended
    assert recalled(event, state, telling.on) == telling.recalled
    assert telling.act.asked(state, "en") == telling.asked


@pytest.mark.parametrize("telling", TELLINGS, ids=lambda telling: telling.noted)
def test_a_list_names_a_clause_in_full_and_a_sentence_cuts_its_title(telling: Telling) -> None:
    state = telling.table().state
    clauses = dict(state.playbook.clauses)
    clauses["payment"] = replace(clauses["payment"], title=LONG)
    state = replace(state, playbook=replace(state.playbook, clauses=clauses))

    def named(sentence: str, title: str) -> str:
        return re.sub(r"Payment(?! period)", title, sentence)

    event = done(state, telling)
    assert event.noted(state, 200) == named(telling.noted, LONG)
    assert event.told(state, f"The {telling.party}") == named(telling.told, SHORT)
    assert event.intended(state) == named(telling.intended, SHORT)
    assert telling.act.asked(state, "en") == named(telling.asked, SHORT)


def test_every_kind_of_event_but_the_opening_is_told_above() -> None:
    kinds = {type(done(telling.table().state, telling)) for telling in TELLINGS}
    assert kinds == set(RULES) - {Opened}


def test_the_opening_names_the_parties_and_of_what_a_copy_is_one() -> None:
    state = Table().state
    event = Opened(
        seq=1, at=moment(0), party=None, prev="", format=1, parties=NAMES, playbook=small_playbook()
    )
    assert event.noted(None, 200) == "opened: Acme Ltd and Bharat Analytics, A small playbook"
    assert event.told(state, "Nobody") == "The negotiation was opened."
    assert event.intended(state) == "Open the negotiation with the provider."
    assert event.recalled(There("scope", state.clause("scope"), None, False)) == "opened the negotiation"
    copy = replace(event, origin=Origin(head="a" * 64, seq=7, at=moment(9)))
    assert copy.noted(None, 200).endswith("A small playbook, a what-if copy from event 7")
    with pytest.raises(AssertionError, match=r"^a negotiation is opened once$"):
        event.effect(state)


@pytest.mark.parametrize("reason", ["Too dear.", "Why so dear?", "Never!"])
def test_a_reason_that_is_a_sentence_gets_no_second_full_stop(reason: str) -> None:
    table = offered()
    event = decide(table.state, Reject(proposal=2, reason=reason), "provider", moment(60))
    assert event.told(table.state, "They") == f"They rejected proposal 2 on Payment. Reason: {reason}"


def test_sentences_cut_a_long_reason_or_remark_and_the_history_of_a_clause_does_not() -> None:
    state = fresh().state
    text = "x" * 300
    cut = f"{'x' * 199}…"
    park, say = Park(clause="payment", reason=text), Comment(text=text, clause="payment")
    parked_it, said = (decide(state, act, "client", moment(60)) for act in (park, say))
    assert parked_it.noted(state, 50) == f"parks Payment – “{'x' * 49}…”"
    assert said.noted(state, 50) == f"says on Payment: “{'x' * 49}…”"
    assert parked_it.told(state, "We") == f"We set Payment aside. Reason: {cut}."
    assert said.told(state, "We") == f"We said on Payment: {cut}"
    assert park.asked(state, "en") == f"Park Payment, because: {cut}"
    assert recalled(parked_it, state, "payment") == f"parked it: {text}"
    assert recalled(said, state, "payment") == f"wrote: {text}"
    state = offered().state
    made = decide(state, Propose(offers={"payment": Offer()}, note=text), "client", moment(60))
    assert made.noted(state, 50) == f"proposes on Payment – “{'x' * 49}…”"
    assert recalled(made, state, "payment") == f"proposed: the same values – {text}"


def test_an_answer_to_what_no_longer_stands_says_so() -> None:
    state = fresh().state
    assert Accept(proposal=9, clause="payment").asked(state, "en") == "Accept proposal 9 on Payment"
    event = decide(offered().state, Reject(proposal=2), "provider", moment(60))
    assert event.told(state, "They") == "They rejected proposal 2 on what it was about."
    assert event.noted(state, 200) == "rejects 2: "


def test_what_is_covered_is_not_recalled() -> None:
    state = fresh().state
    event = decide(state, offer("payment", **FULL), "client", moment(60))
    assert recalled(event, state, "payment", covered=True) == "proposed (covered until your opening is in)"
    pack = decide(state, BOTH, "client", moment(60))
    assert recalled(pack, state, "payment", covered=True) == (
        "proposed in a package of 2 clauses (covered until your opening is in)"
    )


MANY = "".join(f'[clauses.many.terms.t{number}]\nlabel = "T{number}"\ntype = "text"\n' for number in range(8))


def test_of_many_values_a_list_names_four_and_the_history_of_a_clause_six() -> None:
    playbook = small_playbook(
        f'id = "m"\ntitle = "M"\n[clauses.many]\ntitle = "Many"\nwording = "W."\n{MANY}'
    )
    for number, listed, remembered in (
        (4, "T0 x; T1 x; T2 x; T3 x", "T0 x; T1 x; T2 x; T3 x"),
        (6, "T0 x; T1 x; T2 x; T3 x and 2 more", "T0 x; T1 x; T2 x; T3 x; T4 x; T5 x"),
        (8, "T0 x; T1 x; T2 x; T3 x and 4 more", "T0 x; T1 x; T2 x; T3 x; T4 x; T5 x; 2 more"),
    ):
        state = Table(playbook).state
        act = offer("many", **{f"t{each}": "x" for each in range(number)})
        event = decide(state, act, "client", moment(60))
        assert event.noted(state, 200) == f"proposes on Many: {listed}"
        assert recalled(event, state, "many") == f"proposed: {remembered}"


def test_a_long_value_is_cut_in_a_list_and_in_the_history_of_a_clause() -> None:
    state = fresh().state
    event = decide(state, offer("scope", services=["y" * 120]), "client", moment(60))
    assert event.noted(state, 200) == f"proposes on Scope: Services {'y' * 59}…"
    assert recalled(event, state, "scope") == f"proposed: Services {'y' * 79}…"


def test_wording_is_told_where_it_is_not_what_its_party_said_last() -> None:
    table = fresh()
    act = Propose(offers={"scope": Offer(wording="We work.")})
    table.does("client", act)
    state = table.state
    same, other = (
        decide(state, Propose(offers={"scope": Offer(wording=wording)}), "client", moment(60))
        for wording in ("We work.", "We work well.")
    )
    assert (same.noted(state, 200), recalled(same, state, "scope")) == (
        "proposes on Scope",
        "proposed: the same values",
    )
    assert other.noted(state, 200) == "proposes on Scope: own wording"
    assert recalled(other, state, "scope") == "proposed: own wording"


def test_what_a_party_wrote_can_be_searched() -> None:
    state = fresh().state
    reject = decide(offered().state, Reject(proposal=2, reason="too dear"), "provider", moment(60))
    say = decide(state, Comment(text="Hello."), "client", moment(60))
    confirm = decide(settled().state, Confirm(), "client", moment(60))
    assert (reject.texts(), say.texts(), confirm.texts()) == (["too dear"], ["Hello."], [])
    offers = {
        "scope": Offer(terms={"services": ["Reports", "Models"]}),
        "audit": Offer(title="Audit", wording="Yearly."),
    }
    made = decide(state, Propose(offers=offers, note="See."), "client", moment(60))
    assert made.texts() == ["See.", "Reports; Models", "Audit", "Yearly."]


def test_the_cut_title_is_as_long_as_a_sentence_allows() -> None:
    assert len(SHORT) == 80
    assert one_line(LONG, 80) == SHORT
