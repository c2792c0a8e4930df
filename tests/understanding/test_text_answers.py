"""At a question for text, for a list and for a table: commands do what they say, and what may be one is asked back."""

import pytest
from msgspec.structs import replace

from kpo_tui.dialogue.prompts import AskingBack
from kpo_tui.negotiation.acts.parking import Park
from kpo_tui.negotiation.terms import Raw
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


def crossed(clause: str, term: str) -> AtHand:
    """Asked for a term while offers on payment, service levels and termination differ."""
    return replace(situation("std-pay"), asked="question", clause=clause, term=term)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("we can live with 45 days", {"net_days": "45 days"}), ("ok but 30 days", {"net_days": "30 days"}),
        ("how about 1% a month", {"late_interest_pct": "1%"}), ("no earn-back", {"earn_back": "no"}), ("seat: Geneva", {"seat": "Geneva"}),
        ("training banned", {"training": "banned"}), ("make the rate USD 30", {"rate_usd_hour": "USD 30"}),
    ],
)  # fmt: skip
def test_what_fits_another_term_is_asked_with_both_readings(text: str, value: dict[str, str]) -> None:
    where = crossed("parties", "client_entity")
    reading = read(text, where)
    assert "word for word?" in str(reading.asks)
    assert reading.choices[0].moves == (Offering(clause="parties", terms={"client_entity": text}),)
    assert value in [
        move.terms for choice in reading.choices[1:] for move in choice.moves if isinstance(move, Offering)
    ]


@pytest.mark.parametrize(
    "text", ["we accept their payment terms", "45 days is our final offer", "we want 45 days"]
)
def test_a_sentence_of_bargaining_is_asked_even_where_it_fits_no_term_in_play(text: str) -> None:
    assert not taken(TEXT, read(text, TEXT)), text


@pytest.mark.parametrize(
    ("clause", "term", "text"),
    [
        ("scope", "working_hours", "Monday to Friday, 8 am to 5 pm CET, except 24 and 31 December"),
        ("scope", "purpose", "Monthly demand forecasts for about 1,200 articles, used by our buyers to place orders 45 days ahead; not for resale."),
        ("parties", "client_business", "We sell kitchen appliances online in Germany, Austria and Switzerland and run two warehouses."),
        ("disputes", "seat", "The Hague"), ("acceptance", "reviewer", "Head of Analytics"),
    ],
)  # fmt: skip
def test_the_answer_to_its_own_question_is_taken_at_once_while_others_are_in_play(
    clause: str, term: str, text: str
) -> None:
    assert read(text, crossed(clause, term)).moves == (Offering(clause=clause, terms={term: text}),)


@pytest.mark.parametrize(
    "text",
    [
        "seat: Geneva",
        "The seat is Geneva",
        "the seat of the arbitration shall be Geneva",
        "Geneva please",
        "Geneva",
    ],
)
def test_the_name_of_its_own_term_and_a_please_are_no_part_of_a_text(text: str) -> None:
    assert read(text, at("disputes", "seat")) == Reading(
        moves=(Offering(clause="disputes", terms={"seat": "Geneva"}),), sure=True
    )


@pytest.mark.parametrize(
    ("clause", "term", "text"),
    [
        ("scope", "services", "at risk 10%, credits are the sole remedy, with earn-back over 3 months"),
        ("liability", "uncapped_list", "cap 200 %, supercap 500 %"),
        ("insurance", "policies", "termination: 12 months lock-in, early fee 3 months"),
        ("insurance", "policies", "professional 5m, cyber 10m, run-off 36 months"),
        ("termination", "competitors", "yes to benchmarking once after 24 months"),
        ("audit", "audit_scope", "two audits a year with 10 business days notice"),
        ("scope", "services", "Payment: fine with 1% late interest and 45 days overdue, and 30 days to dispute"),
        ("payment", "suspend_keeps", "we are halfway through, send it"),
        ("insurance", "policies", "usual for the rest of insurance, then send"),
        ("liability", "deemed_direct", "the usual please, and then go to insurance"),
    ],
)  # fmt: skip
def test_a_text_that_is_mostly_offers_or_holds_a_command_is_asked_about(
    clause: str, term: str, text: str
) -> None:
    assert not taken(at(clause, term), read(text, at(clause, term)))


@pytest.mark.parametrize(
    "text",
    ["employer's liability with USD 1,000,000 per claim, crime cover with USD 2 million", "slip of the keys, it's USD 5.5 million", "well, ten percent"],
)  # fmt: skip
def test_a_short_text_that_holds_a_sum_is_asked_about_with_the_words_first(text: str) -> None:
    where = at("insurance", "policies")
    reading = read(text, where)
    assert not reading.sure
    assert taken(where, Reading(moves=reading.choices[0].moves, sure=True))


@pytest.mark.parametrize(
    ("clause", "term", "text"),
    [
        ("scope", "services", "Review of supplier contracts in English and Norwegian, 40 a week"),
        ("governance", "reporting_line", "team lead within 1 day, delivery manager within 3 days, then the directors"),
        ("breach", "client_duties", "answer questions within 4 hours and tell regulators within one business day"),
        ("force_majeure", "events", "war, general strike, failure of public power for more than 24 hours"),
        ("audit", "audit_scope", "time records, security logs, training records and invoices of the last 24 months"),
        ("breach", "cost_heads", "forensic work, notification, call centre, credit monitoring for 24 months"),
        ("acceptance", "criteria", "complete, free of critical errors, in the agreed format, sources cited"),
        ("liability", "contested_events", "data breach, breach of confidentiality, infringement of third-party rights"),
    ],
)  # fmt: skip
def test_a_description_with_figures_and_names_of_terms_is_taken_at_once(
    clause: str, term: str, text: str
) -> None:
    assert taken(at(clause, term), read(text, at(clause, term)))


def test_several_values_or_commands_and_nothing_else_come_before_the_text() -> None:
    where = crossed("insurance", "policies")
    reading = read("professional 5m, cyber 10m, run-off 36 months", where)
    values: dict[str, Raw] = {
        "professional_usd_m": "USD 5000000",
        "cyber_usd_m": "USD 10000000",
        "tail_months": "36 months",
    }
    assert reading.choices[0].moves == (Offering(clause="insurance", terms=values),)
    reading = read("the usual please, and then go to payment", where)
    leaving = said.Going(clause="payment")
    assert reading.choices[0].moves == (said.TakingUsual(clause="insurance", term="policies"), leaving)


def test_a_command_to_go_elsewhere_takes_what_is_said_there() -> None:
    where = at("scope", "services")
    reading = read("let's go to payment: net 30, no deposit", where)
    assert reading == Reading(
        moves=(Offering(clause="payment", terms={"net_days": "30 days", "deposit_months": "0 months"}),),
        sure=True,
    )
    reading = read("go to liability please, scope later", where)
    assert reading == Reading(moves=(said.Going(clause="liability"),), sure=True)


def test_pasted_rows_are_the_rate_card() -> None:
    pasted = "Role\tLocation\tRate\nAnalyst\tPune\tUSD 24\nLead\tPune\tUSD 40"
    rows: list[str | dict[str, str]] = [
        {"role": "Analyst", "location": "Pune", "rate": "USD 24"},
        {"role": "Lead", "location": "Pune", "rate": "USD 40"},
    ]
    assert read(pasted, TABLE) == Reading(
        moves=(Offering(clause="payment", terms={"rate_card": rows}),), sure=True
    )


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("b", "monthly_arrears"), ("option c please", "monthly_advance"), ("the second one", "monthly_arrears"), ("the last one", "monthly_advance"),
        ("quarterly", "quarterly_arrears"), ("we bill every month, in advance", "monthly_advance"), ("each quarter", "quarterly_arrears"),
        ("upfront", "monthly_advance"), ("monthly, in arrears", "monthly_arrears"),
    ],
)  # fmt: skip
def test_any_word_that_tells_an_option_apart_answers_its_question(text: str, option: str) -> None:
    reading = read(text, replace(at("payment", "invoice_cycle"), party="provider"))
    assert reading == Reading(moves=(Offering(clause="payment", terms={"invoice_cycle": option}),), sure=True)


def test_a_word_that_two_options_have_is_asked_with_both() -> None:
    reading = read("monthly", at("payment", "invoice_cycle"))
    assert [choice.moves[0] for choice in reading.choices] == [
        Offering(clause="payment", terms={"invoice_cycle": option})
        for option in ("monthly_arrears", "monthly_advance")
    ]


@pytest.mark.parametrize(
    "text", ["not quarterly", "quarterly?", "the fifth one", "quarterly dinner", "3 months"]
)
def test_what_is_denied_asked_or_not_explained_answers_nothing(text: str) -> None:
    assert not taken(at("payment", "invoice_cycle"), read(text, at("payment", "invoice_cycle")))


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
