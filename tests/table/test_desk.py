"""Desks: two parties at one log, each with what is its own."""

import tempfile
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from kpo_tui.dialogue.prompts import Ahead, Confirmation, Waiting
from kpo_tui.documents.formats.terminal import document_as_text
from kpo_tui.errors import NOTHING_RECORDED, BadInput, Usage
from kpo_tui.negotiation.act import Act, Event
from kpo_tui.negotiation.acts.parking import Park
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import SIDES, Parties, Side
from kpo_tui.table.session import begin_session, open_session
from kpo_tui.table.workspace import recent
from kpo_tui.understanding import moves as said
from kpo_tui.understanding.lexicon import letters
from kpo_tui.understanding.moves import Showing, Shown
from tests.builders import NAMES, PLAYBOOK, Ticking, nothing_doubted, offer, session_in, small_playbook
from tests.table.desks import opens_payment, sit, text

TYPED = st.sampled_from(
    ["yes", "no", "45 days", "1%", "Reports", "100%", "accept", "skip", "back", "undo", "next", "send", "show theirs", "reject",
     "go to payment", "go to liability", "park it, waiting", "net 30 and 2%", "ok but 45 days", "confirm", "yes please"]
)  # fmt: skip
CONSENT = {"yes please", *(" ".join(phrase) for phrase, letter in letters().items() if letter == "y")}
"""What is a plain yes to what is ahead."""

LADDER = """
party = "client"
playbook = "small"
[clauses.payment.net_days]
preferred = "60 days"
walk_away = "45 days"
private_note = "PRIVATE"
"""


def test_a_party_comes_back_to_the_same_question_with_its_answers_and_half_a_word(deal: Path) -> None:
    desk = sit(deal)
    desk.take(said.Going(clause="payment"))
    desk.hear("45 days")
    desk.typing("1 perc")
    before = desk.prompt()
    again = sit(deal)
    assert again.prompt() == before
    assert again.typed == "1 perc"
    assert again.working("payment").terms == {"net_days": "45 days"}
    assert again.unsent() == {"payment": 1}


def test_what_awaited_a_yes_still_awaits_it(deal: Path) -> None:
    desk = sit(deal)
    desk.take(said.Offering(clause="liability", terms={"cap": "100%"}))
    again = sit(deal)
    assert isinstance(again.prompt(), Ahead)
    assert again.hear("yes").recorded[0].seq == 2


def test_nothing_unsent_is_in_the_log(deal: Path) -> None:
    before = deal.read_bytes()
    desk = sit(deal)
    desk.take(said.Offering(clause="liability", terms={"cap": "141.4213%"}))
    desk.typing("2.71828")
    assert deal.read_bytes() == before


def test_what_the_other_side_did_is_told_and_answered(deal: Path) -> None:
    client, provider = sit(deal), sit(deal, "provider")
    assert text(opens_payment(client)) == "Recorded: You proposed on Payment (2)."
    (notice,) = provider.refresh()
    assert (notice.text, notice.clause, notice.seq) == ("The client proposed on Payment (2).", "payment", 2)
    assert provider.refresh() == ()


def test_a_party_that_was_away_is_told_what_happened(deal: Path) -> None:
    client, provider = sit(deal), sit(deal, "provider")
    client.leave()
    opens_payment(provider)
    provider.take(Park(clause="scope", reason="Waiting for the board."))
    provider.hear("yes")
    back = sit(deal)
    assert [notice.text for notice in back.news()] == [
        "The provider proposed on Payment (2).", "The provider set Scope aside. Reason: Waiting for the board.",
    ]  # fmt: skip
    assert back.news() == ()


def test_positions_are_remembered_and_missing_ones_are_said(deal: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(LADDER)
    desk = sit(deal, positions=file)
    desk.take(said.Going(clause="payment"))
    assert sit(deal).positions == desk.positions
    given = desk.advice("payment")
    assert given is not None
    assert given.verdict == "none"
    file.unlink()
    later = sit(deal)
    assert later.positions is None
    assert "could not be read again" in later.news()[0].text


def test_positions_of_the_other_party_are_refused(deal: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(LADDER)
    with pytest.raises(Usage, match="holds the positions of the client"):
        sit(deal, "provider", file)


def test_documents_show_nothing_of_an_opening_that_is_still_unseen(deal: Path) -> None:
    client, provider = sit(deal), sit(deal, "provider")
    provider.take(said.Offering(clause="payment", terms={"net_days": "31 days", "interest": "1.25%"}))
    provider.hear("yes")
    client.refresh()
    kinds: tuple[Shown, ...] = ("draft", "issues", "redline", "status", "history", "theirs", "ours", "offers")
    for what in kinds:
        document = client.document(Showing(what=what))
        assert "31 days" not in document_as_text(document), what
        assert "1.25" not in document_as_text(document), what
    assert client.lines("payment")[0].theirs == "–"
    assert not client.may_see_theirs("payment")
    client.hear("show theirs on payment")
    assert "31 days" in document_as_text(client.document(Showing(what="theirs", clause="payment")))
    assert client.lines("payment")[0].theirs == "31 days"


def test_documents_of_one_clause_and_of_none_there_is(deal: Path) -> None:
    client = sit(deal)
    opens_payment(client)
    assert "60 days" in document_as_text(client.document(Showing(what="ours", clause="payment")))
    assert "What happened on Payment" in document_as_text(
        client.document(Showing(what="history", clause="payment"))
    )
    assert "Nothing yet." in document_as_text(client.document(Showing(what="history", clause="scope")))
    with pytest.raises(Usage, match="there is no clause"):
        client.document(Showing(what="draft", clause="nowhere"))


def test_own_wording_is_an_answer_like_any_other(deal: Path) -> None:
    desk = sit(deal)
    desk.take(said.Offering(clause="liability", terms={"cap": "100%"}))
    desk.propose_wording("liability", "Nobody owes more than the cap.")
    found = desk.prompt()
    assert isinstance(found, Ahead)
    assert "  own wording: Nobody owes more than the cap." in found.says
    desk.hear("undo")
    assert desk.working("liability").wording is None


CHECK = """
[checks.long_payment]
require = [{ term = "payment.net_days", at_most = "30 days" }]
message = "Payment takes longer than 30 days."
"""


def test_the_checks_of_the_draft_are_said_before_confirming(tmp_path: Path) -> None:
    deal = session_in(tmp_path, small_playbook(PLAYBOOK + CHECK), "checked.jsonl").path
    client, provider = sit(deal), sit(deal, "provider")
    for clause, values in (("scope", {"services": ["Reports"]}), ("liability", {"cap": "100%"})):
        client.session.perform(offer(clause, **values), "client")
    client.session.perform(offer("payment", net_days="45 days", interest="1%"), "client")
    provider.refresh()
    for clause in ("scope", "payment", "liability"):
        provider.take(said.Showing(what="theirs", clause=clause))
        provider.hear("accept")
        provider.hear("yes")
    assert isinstance(provider.prompt(), Confirmation)
    provider.hear("confirm")
    ahead = provider.prompt()
    assert isinstance(ahead, Ahead)
    assert "Payment takes longer than 30 days." in ahead.warnings[0]
    provider.hear("yes")
    assert isinstance(provider.prompt(), Waiting)
    assert provider.progress().settled == 3


def test_two_windows_of_one_party_share_their_answers(deal: Path) -> None:
    one, two = sit(deal), sit(deal)
    one.take(said.Offering(clause="liability", terms={"cap": "100%"}))
    two.take(said.Offering(clause="payment", terms={"net_days": "45 days"}))
    assert two.working("liability").terms == {"cap": "100%"}
    assert "taken over from your other window" in two.news()[0].text


def test_what_was_recorded_just_before_a_crash_is_not_offered_again(deal: Path) -> None:
    desk = sit(deal)
    desk.take(said.Offering(clause="liability", terms={"cap": "100%"}))
    open_session(deal, Ticking()).perform(offer("liability", cap="100%"), "client")
    again = sit(deal)
    assert not isinstance(again.prompt(), Ahead)
    assert again.unsent() == {}


def test_where_nothing_can_be_kept_it_is_said_once_and_the_work_goes_on(deal: Path, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("in the way")
    desk = sit(deal)
    assert ["cannot be kept" in notice.text for notice in desk.news()] == [True]
    desk.take(said.Offering(clause="liability", terms={"cap": "100%"}))
    assert desk.hear("yes").recorded
    assert desk.news() == ()


def test_the_recent_list_holds_nothing_private(deal: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(LADDER)
    desk = sit(deal, positions=file)
    desk.take(said.Offering(clause="payment", terms={"net_days": "51 days"}))
    desk.leave()
    (known,) = recent()
    assert (known.path, known.client, known.party, known.clauses) == (str(deal), NAMES.client, "client", 3)
    listed = (tmp_path / "state" / "recent.json").read_text()
    assert not any(secret in listed for secret in ("51 days", "60 days", "45 days", "PRIVATE", "mine.toml"))


def test_the_private_file_of_one_party_is_never_read_for_the_other(deal: Path) -> None:
    desk = sit(deal)
    desk.take(said.Offering(clause="payment", terms={"net_days": "51 days"}))
    other = sit(deal, "provider")
    assert other.unsent() == {}
    assert {desk.party, other.party} == set(SIDES)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(SIDES), st.one_of(TYPED, st.text(max_size=25))), max_size=14))
def test_whatever_two_parties_type_is_answered_and_recorded_only_after_a_yes(
    said: list[tuple[Side, str]],
) -> None:
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setenv("KPO_STATE_DIR", str(Path(name) / "state"))
        deal = session_in(Path(name)).path
        desks = {party: sit(deal, party) for party in SIDES}
        for party, typed in said:
            desk = desks[party]
            desk.refresh()
            asked = desk.prompt()
            reply = desk.hear(typed)
            assert not reply.recorded or (
                isinstance(asked, Ahead) and typed.strip(" .").casefold() in CONSENT
            )
            assert sit(deal, party).prompt() == desk.prompt()


def test_a_title_that_misleads_is_told_when_it_comes_and_when_sitting_down(deal: Path) -> None:
    here = sit(deal)
    assert here.news() == ()
    with nothing_doubted():
        copied = Propose(offers={"pay": Offer(title="Payment.", wording="In advance.")})
        open_session(deal, Ticking()).perform(copied, "provider")
    told = "Take care: the title of pay, 'Payment.', looks like the title of payment; choose another title."
    assert [notice.text for notice in here.refresh()][-1] == told
    open_session(deal, Ticking()).perform(offer(net_days="45 days"), "provider")
    assert told not in [notice.text for notice in here.refresh()]
    assert [notice.text for notice in sit(deal).news()].count(told) == 1


def test_what_is_typed_for_a_clause_of_doubtful_names_can_still_be_sent(tmp_path: Path) -> None:
    with nothing_doubted():
        begin_session(tmp_path / "d.jsonl", small_playbook(), Parties("Acme", "ACME."), clock=Ticking())
    here = sit(tmp_path / "d.jsonl")
    assert [notice.text for notice in here.news()] == [
        "Take care: the provider's name looks like the client's; the two need different names."
    ]
    assert "Recorded" in text(opens_payment(here))


def test_what_was_recorded_before_an_act_failed_is_not_denied(
    deal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = sit(deal)
    client.take(*(Park(clause=clause, reason="Later.") for clause in ("liability", "payment")))
    assert isinstance(client.prompt(), Ahead)
    real, calls = client.session.perform, iter([False, True])

    def full_at_the_second(act: Act, party: Side) -> Event:
        if next(calls):
            raise BadInput(f"deal.jsonl: cannot be written (No space left on device){NOTHING_RECORDED}")
        return real(act, party)

    monkeypatch.setattr(client.session, "perform", full_at_the_second)
    reply = client.hear("yes")
    assert "1 of 2 was recorded, the rest was not: deal.jsonl: cannot be written" in text(reply, "refused")
    assert "nothing was recorded" not in text(reply)


def test_a_log_that_is_gone_is_told_with_what_is_kept(deal: Path) -> None:
    client = sit(deal)
    deal.rename(deal.with_name("elsewhere.jsonl"))
    with pytest.raises(
        BadInput, match=r"no longer there; it may have been moved or renamed\. All that was said is kept"
    ):
        client.refresh()
