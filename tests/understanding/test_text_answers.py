"""At a question for text, for a list and for a table: commands do what they say, and what may be one is asked back."""

import pytest
from msgspec.structs import replace

from kpo_tui.dialogue.prompts import AskingBack
from kpo_tui.negotiation.acts.parking import Park
from kpo_tui.understanding import moves as said
from kpo_tui.understanding.at_hand import AtHand
from kpo_tui.understanding.interpretation import read
from kpo_tui.understanding.moves import Offering, Reading
from tests.builders import Table
from tests.dialogue.players import Player
from tests.playbooks.deals import playbook_named
from tests.understanding.situations import situation


def at(clause: str, term: str) -> AtHand:
    """Asked for a term of the standard playbook, nothing offered yet."""
    return replace(situation("std"), asked="question", clause=clause, term=term)


TEXT, LIST, TABLE = at("parties", "client_entity"), at("scope", "exclusions"), at("payment", "rate_card")
WORDY = pytest.mark.parametrize("where", [TEXT, LIST, TABLE], ids=["text", "list", "table"])


def taken(where: AtHand, reading: Reading) -> bool:
    """True where the words became the value."""
    return any(isinstance(move, Offering) and str(where.term) in move.terms for move in reading.moves)


@WORDY
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("send", said.Sending), ("skip", said.Skipping), ("idk", said.Skipping), ("later", said.Skipping), ("back", said.GoingBack),
        ("leave this question for now", said.Skipping), ("undo", said.Undoing), ("quit", said.Quitting), ("help", said.AskingHelp),
        ("next", said.GoingOn), ("go to liability", said.Going), ("show draft", said.Showing), ("why?", said.AskingWhy),
        ("what's usual?", said.AskingNorm), ("park it, need to ask legal", Park), ("park this clause", Park),
        ("take our fallback", said.TakingRung), ("what should we say?", said.AskingAdvice),
    ],
)  # fmt: skip
def test_what_can_be_said_anywhere_does_what_it_says(where: AtHand, text: str, kind: type) -> None:
    reading = read(text, where)
    assert reading.sure
    assert isinstance(reading.moves[0], kind)


@WORDY
@pytest.mark.parametrize(
    "text", ["accept", "reject", "withdraw", "confirm", "yes", "no", "ok", "agreed", "we accept"]
)
def test_an_answer_to_an_offer_is_never_the_text(where: AtHand, text: str) -> None:
    reading = read(text, where)
    assert not reading.sure
    assert not any(taken(where, Reading(moves=choice.moves)) for choice in reading.choices)


@WORDY
@pytest.mark.parametrize(
    "text",
    ["we need net 45 first", "liability cap 100%", "our rate is USD 30", "change the payment one", "defaults please", "skip all of this",
     "our walk-away is 111%", "net 30 is our bottom line, don't tell them", "our fallback is net 60", "between us: we could do more"],
)  # fmt: skip
def test_bargaining_commands_and_private_words_are_not_taken_at_once(where: AtHand, text: str) -> None:
    reading = read(text, where)
    assert not taken(where, reading), text


@pytest.mark.parametrize("where", [TEXT, LIST], ids=["text", "list"])
@pytest.mark.parametrize(
    "text",
    [
        "Next Ltd",
        "Send & Co",
        "Skip Hire Ltd",
        "Accept Ltd",
        "Park Street 12, Kolkata",
        "Back Street 5",
        "we need net 45 first",
    ],
)
def test_a_name_with_such_a_word_takes_one_key_or_quotation_marks(where: AtHand, text: str) -> None:
    reading = read(text, where)
    assert "word for word?" in str(reading.asks)
    first = reading.choices[0].moves[0]
    assert isinstance(first, Offering)
    assert first.terms in ({str(where.term): text}, {str(where.term): text.split(", ")})
    for quoted in (f'"{text}"', f"“{text}”", f"'{text}'"):
        assert read(quoted, where) == Reading(moves=(first,), sure=True)


def test_a_word_in_quotation_marks_is_the_text_even_where_it_is_a_command() -> None:
    for text in ("send", "yes", "skip"):
        assert read(f'"{text}"', TEXT).moves == (Offering(clause="parties", terms={"client_entity": text}),)


@pytest.mark.parametrize(
    "text",
    ["12 Back Street", "4471920", "U74999KA2012PTC123456", "5 Data Park, London", "No. 12, 3rd Cross, MG Road, Bangalore 560001",
     "Northwind Trading Company plc", "We sell kitchen appliances online in Germany and run two warehouses.", "a company limited by shares",
     "Monday to Friday, 8 am to 5 pm CET, except 24 and 31 December"],
)  # fmt: skip
def test_most_texts_are_taken_at_once(text: str) -> None:
    assert read(text, TEXT).moves == (Offering(clause="parties", terms={"client_entity": text}),)


def test_private_words_are_said_to_be_read_by_the_other_side() -> None:
    assert "keep from the other side" in str(read("our walk-away is 111%, don't tell them", TEXT).asks)


def test_bargaining_can_be_taken_for_what_it_says_with_one_key() -> None:
    reading = read("we need net 45 first", TEXT)
    assert reading.choices[1].moves == (Offering(clause="payment", terms={"net_days": "45 days"}),)


def test_the_name_of_another_clause_at_a_table_leads_there() -> None:
    assert read("ip", TABLE).moves == (said.Going(clause="ip"),)


def test_asked_back_a_text_is_taken_by_one_or_by_its_quotation() -> None:
    client = Player(Table(playbook_named("kpo-standard")), "client")
    client.takes(said.Going(clause="parties", term="client_entity"))
    client.says("Next Ltd")
    assert isinstance(client.prompt(), AskingBack)
    client.says("1")
    assert client.talk.answers("parties").terms["client_entity"] == "Next Ltd"
    client.takes(said.Going(clause="parties", term="client_entity"))
    client.says("Send & Co")
    client.says('"Send & Co"')
    assert client.talk.answers("parties").terms["client_entity"] == "Send & Co"


def test_no_command_at_a_question_for_text_records_anything() -> None:
    client = Player(Table(), "client")
    client.takes(said.Going(clause="scope", term="services"))
    for text in ("send", "yes", "accept", "confirm", "y"):
        assert not client.says(text).acts
        assert client.talk.place.pending is None
    assert client.talk.working == {}
