"""Each kind of act has all that is to be known of it, in one place; what one lacks is found here."""

import inspect
from collections.abc import Iterator
from string import Formatter
from typing import get_args

import pytest
from msgspec import Struct

from kpo_tui.negotiation import acts
from kpo_tui.negotiation.act import Act, Envelope, Event, There
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.parking import Park
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.acts.sentence import PLACES, Words
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.rules import ACTS, KINDS, MARKS, RULES, decide
from kpo_tui.understanding.moves import Move, Wish
from tests.builders import Table, moment


def kinds_below(family: type[Struct]) -> Iterator[type[Struct]]:
    """Every kind of a family that can be made: what only others are built on has no tag of its own."""
    for kind in family.__subclasses__():
        if not kind.__subclasses__():
            yield kind
        yield from kinds_below(kind)


def test_every_kind_of_event_has_its_row_in_the_rules() -> None:
    assert set(kinds_below(Event)) == set(RULES)


def test_every_act_leads_to_an_event_of_the_rules() -> None:
    assert set(kinds_below(Act)) == set(ACTS)


def test_acts_and_events_lie_in_the_room_of_acts() -> None:
    for kind in (*RULES, *ACTS):
        assert kind.__module__.startswith(f"{acts.__name__}."), kind


@pytest.mark.parametrize("event", RULES, ids=KINDS)
def test_an_event_says_what_it_does_and_how_it_is_told_and_marked(event: type[Event]) -> None:
    assert event.effect is not Event.effect, f"{event.__name__} has no effect, nor says that it has none"
    assert hasattr(event, "mark"), f"{event.__name__} has no mark, nor says that it has none"
    for name in Words._fields:
        own = getattr(event, name) is not getattr(Event, name)
        assert own or hasattr(event, "words"), f"{event.__name__} lacks {name}"


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_an_act_says_what_it_makes_and_how_it_is_understood(act: type[Act]) -> None:
    assert act.event is not Act.event, f"{act.__name__} makes no event"
    assert hasattr(act, "says") or act.asked is not Act.asked, f"{act.__name__} lacks asked"


def test_sentences_have_only_places_that_can_be_filled() -> None:
    sentences = [sentence for event in RULES for sentence in getattr(event, "words", ())]
    sentences += [sentence for event in RULES for sentence in getattr(event, "dropped", ())]
    sentences += [act.says for act in ACTS if hasattr(act, "says")]
    for sentence in sentences:
        assert {place for _, place, _, _ in Formatter().parse(sentence) if place is not None} <= set(
            PLACES
        ), sentence


def test_what_a_party_wrote_is_put_into_a_sentence_as_it_is() -> None:
    state = Table().state
    text = "{who} {0} {reason.__class__} %s {"
    event = decide(state, Park(clause="payment", reason=text), "client", moment(1))
    assert text in event.intended(state)
    assert text in event.told(state, "{they}")
    assert event.told(state, "{they}").startswith("{they} set")


def test_every_wish_can_be_told() -> None:
    for wish in get_args(Wish):
        assert wish.says or wish.asked is not Move.asked, f"{wish.__name__} lacks asked"


def test_no_two_kinds_share_a_name_a_tag_or_a_weight() -> None:
    assert len(set(KINDS)) == len(KINDS)
    assert len({mark.weight for mark in MARKS.values()}) == len(MARKS)
    tags = [str(kind.__struct_config__.tag) for kind in (*ACTS, *kinds_below(Move))]
    assert len(set(tags)) == len(tags)


def test_each_field_of_an_act_is_used_by_the_event_it_makes() -> None:
    for act in ACTS:
        made = inspect.getsource(act)
        for field in set(act.__struct_fields__) - {"clause"}:
            assert f"self.{field}" in made, f"{act.__name__}.{field} is lost"


def test_an_acceptance_is_told_by_the_title_that_is_accepted() -> None:
    table = Table()
    theirs = table.does(
        "client", Propose(offers={"fee": Offer(title="Penalty for breach", wording="One month.")})
    )
    table.does("provider", Propose(offers={"fee": Offer(title="Cancellation fee", wording="Nothing.")}))
    event = decide(table.state, Accept(clause="fee", proposal=theirs.seq), "provider", moment(9))
    assert event.intended(table.state) == f"Accept the client’s proposal {theirs.seq} on Penalty for breach:"
    assert event.told(table.state, "You") == f"You accepted proposal {theirs.seq} on Penalty for breach."
    said = Accept(clause="fee", proposal=theirs.seq).asked(table.state, "en")
    assert said == f"Accept proposal {theirs.seq} on Penalty for breach"


def test_going_back_to_the_playbooks_wording_is_told() -> None:
    table = Table()
    table.does("client", Propose(offers={"scope": Offer(wording="Whatever we ask for.")}))
    before = table.state
    again = Propose(offers={"scope": Offer()}).event(
        before, Envelope(seq=9, at=moment(9), party="client", prev="")
    )
    assert again.noted(before, 200).endswith("the playbook’s wording again")
    last = before.offer("scope", "client")
    there = There("scope", before.clause("scope"), last, covered=False)
    assert again.recalled(there) == "proposed: the playbook’s wording again"
