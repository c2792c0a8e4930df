"""Sittings line by line: whole negotiations, hand-overs, and what is never shown to the other side."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kpo_tui.errors import BadInput
from kpo_tui.library import load_playbook
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.parking import Park
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import SIDES, Parties, Side
from kpo_tui.table.session import begin_session, open_session
from tests.builders import Ticking, nothing_doubted, offer, session_in
from tests.plain.playing import Answering, agreeable, sit

PLACE = re.compile(r"^.*(?:, clause \d+ of \d+.* settled\.\n|, \d+ of \d+\. )")
"""Where the party is: said in full when it comes to a clause, in short after that."""
NAMES = Parties("Northwind plc", "Deccan Ltd")


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KPO_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("os.fsync", lambda _: None)  # these tests are about words, and long
    monkeypatch.setattr("os.fdatasync", lambda _: None, raising=False)


@pytest.fixture
def deal(tmp_path: Path) -> Path:
    return session_in(tmp_path).path


def typing(*lines: str) -> Answering:
    """Types these lines one after the other, whatever is said; then the input ends."""
    rest = iter(lines)
    return lambda _said: next(rest, None)


def begin(tmp_path: Path, playbook: str) -> tuple[Path, dict[Side, Path]]:
    """A negotiation over a playbook that came with the program, and the sample positions."""
    path = tmp_path / "deal.jsonl"
    begin_session(path, load_playbook(playbook), NAMES)
    return path, {party: Path(f"{playbook}.{party}") for party in SIDES}


def hard_to_please(countering: int) -> Callable[[str], str | None]:
    """Counters with its fallback while its advice says so, so many times; then agrees."""
    left = [countering]

    def answer(said: str) -> str | None:
        if left[0] and "For you only: Counter" in said and "Accept, give values" in said:
            left[0] -= 1
            return "take our fallback"
        return agreeable(said)

    return answer


def test_both_sides_at_one_keyboard_come_from_the_first_question_to_a_confirmed_agreement(
    tmp_path: Path,
) -> None:
    path, positions = begin(tmp_path, "kpo-essentials")
    rule = hard_to_please(12)

    def answer(said: str) -> str | None:
        if "There is nothing for you to do" in said and not (tmp_path / "issues.md").exists():
            return "export issues issues.md"
        if "Both parties have confirmed" in said and not (tmp_path / "draft.md").exists():
            return "export draft draft.md"
        return rule(said)

    said = sit(path, answer, positions=positions)
    state = open_session(path).state
    assert state.concluded
    assert not state.unsettled()
    assert said.count("Please hand over to the") >= 3
    assert "You countered on" in said
    assert "Not possible" not in said
    issues, draft = (Path(name).read_text(encoding="utf-8") for name in ("issues.md", "draft.md"))
    assert "Northwind plc" in issues
    assert "Knowledge Process Outsourcing Agreement" in draft
    assert said.rstrip().endswith("kpo negotiate deal.jsonl --plain") or str(path) in said


def test_two_terminals_negotiate_the_standard_playbook_to_its_end(tmp_path: Path) -> None:
    path, positions = begin(tmp_path, "kpo-standard")
    for _ in range(4):
        for party in SIDES:
            sit(path, agreeable, party, positions)
        if open_session(path).state.concluded:
            break
    state = open_session(path).state
    assert state.concluded
    assert len(state.clauses) > 30


def test_at_any_moment_the_party_comes_back_to_the_same_prompt(deal: Path) -> None:
    """Every line is typed in a sitting of its own; the end of each is what the next begins with."""
    client = [
        "Reports; filings",
        "yes",
        "45 days",
        "back",
        "90 days",
        "skip",
        "USD 500",
        "send",
        "no",
        "yes",
        "yes",
    ]
    before = ""
    for line in client:
        said = sit(deal, typing(line), "client")
        shown = said.partition("\n\n")[2].rpartition("client>")[0]
        first, _, last = shown.partition("client>")
        if before:
            assert PLACE.sub("", first.strip()) == before
        shown = last.partition("\n\n")[2]
        before = PLACE.sub("", shown.rpartition("\nclient>")[0].strip() or shown.strip())
    assert open_session(deal).state.offer("scope", "client") is not None


def test_what_happened_meanwhile_is_said_before_the_next_question(deal: Path) -> None:
    def client(said: str) -> str | None:
        if "client>" in said and "Recorded" not in said and not done:
            done.append(1)
            sit(deal, typing("show theirs on liability", "go to liability", "50%", "yes"), "provider")
            return "help"
        return None

    done: list[int] = []
    said = sit(deal, client, "client")
    assert "The provider proposed on Liability (2)." in said


def test_openings_of_one_side_are_not_seen_by_the_other_until_its_own_are_in(deal: Path) -> None:
    lines = ["", "go to liability", "137.5%", "yes", "hand over", "", "show issues", "show redline", "show status liability",
             "show history", "show draft", "go to liability"]  # fmt: skip
    said = sit(deal, typing(*lines))
    after = said.split("Please hand over to the provider")[1]
    assert "137.5" not in after
    assert "You speak for Bharat Analytics, the provider." in after
    more = sit(deal, typing("", "hand over", "", "go to liability", "10%", "yes", "go to liability"))
    assert "137.5%" in more.split("Please hand over to the provider")[1]


SECRETS = ("PRIVATE-MARK", "31.4159", "2.71828", "73.19")
LADDER = """
party = "client"
playbook = "small"
[clauses.payment.net_days]
preferred = "60 days"
fallbacks = ["31.4159 days"]
walk_away = "2.71828 days"
reason = "PRIVATE-MARK-reason"
private_note = "PRIVATE-MARK-note"
approver = "PRIVATE-MARK-approver"
"""


def test_nothing_private_is_said_after_a_hand_over(deal: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(LADDER, encoding="utf-8")
    lines = [
        "", "go to payment", "advice", "73.19 days", "back", "advice", "take 1", "hand over",
        "", "help", "advice", "show status", "show issues", "show redline", "show history", "show draft", "undo",
        "what's still open?", "go to payment", "advice", "take our fallback", "export status status.md", "x" * 300, "quit",
    ]  # fmt: skip
    said = sit(deal, typing(*lines), positions={"client": file})
    before, _, after = said.partition("Please hand over to the provider")
    assert "PRIVATE-MARK-note" in before
    for secret in SECRETS:
        assert secret not in after
        assert secret not in deal.read_text(encoding="utf-8")
        assert secret not in (tmp_path / "status.md").read_text(encoding="utf-8")
        assert secret not in (tmp_path / "state" / "recent.json").read_text(encoding="utf-8")


def test_a_hostile_log_is_read_out_as_plain_text(deal: Path) -> None:
    session = open_session(deal, Ticking())
    bad = "[/]\x1b[2J\x1b]52;c;eA==\x07 \u202eevil\u2028next\n[y/N] client> yes " + "w" * 3000
    session.perform(Comment(text=bad, clause="scope"), "provider")
    session.perform(Park(clause="liability", reason=bad), "provider")
    with nothing_doubted():
        session.perform(Propose(offers={"evil": Offer(title=bad[:100], wording=bad)}, note=bad), "provider")
    lines = [
        "help",
        "show history",
        "show issues",
        "show status",
        "go to evil",
        "accept",
        "no",
        "skip",
        "go to liability",
    ]
    said = sit(deal, typing(*lines), "client")
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u202e]", said)
    assert "\n[y/N] client> yes" not in said


def test_files_are_exported_and_what_cannot_be_written_is_said(deal: Path, tmp_path: Path) -> None:
    lines = ["export draft d.html", "save the redline to r.md", "export redline r.txt", "export status s.json",
             "export issues i.exe", "export draft nowhere/d.md", f"export draft {deal.name}"]  # fmt: skip
    said = sit(deal, typing(*lines), "client")
    for name in ("d.html", "r.md", "r.txt", "s.json"):
        assert (tmp_path / name).exists(), name
    assert "no format has that ending" in said
    assert "cannot be written" in said
    assert said.count("Not possible: ") == 3
    assert open_session(deal).state.seq == 1


def test_own_wording_is_typed_until_a_full_stop(deal: Path) -> None:
    lines = [
        "go to liability",
        "wording",
        "Nobody owes more",
        "than the cap.",
        ".",
        "100%",
        "yes",
        "wording",
        ".",
    ]
    said = sit(deal, typing(*lines), "client")
    offer = open_session(deal).state.offer("liability", "client")
    assert offer is not None
    assert offer.wording == "Nobody owes more\nthan the cap."
    assert "the wording stays as it is" in said


def test_all_of_one_s_own_positions_on_a_clause_are_taken_at_once(tmp_path: Path) -> None:
    path, positions = begin(tmp_path, "kpo-essentials")
    said = sit(path, typing("show redline", "go to term", "yes", "take all", "yes"), "client", positions)
    assert "Please give a value for Start date" in said
    assert "Recorded: You proposed on Term (2)." in said
    assert "Nothing differs between what both sides offer so far." in said


@pytest.mark.parametrize("bare", ["yes", "ok", "sounds good"])
def test_a_bare_yes_to_a_question_never_accepts_what_the_other_side_offers(tmp_path: Path, bare: str) -> None:
    path, positions = begin(tmp_path, "kpo-essentials")
    sit(path, typing("go to payment", "take all", "yes"), "client", positions)
    opening = ("go to payment", "take all", "yes")
    counter = ("go to payment", "ok with the payment period but rate USD 30")
    said = sit(path, typing(*opening, *counter, bare), "provider", positions)
    assert "What makes more than 45 days bearable" in said
    assert "Accept the client’s proposal" not in said
    assert open_session(path).state.where("payment") == "offered"


def test_a_number_picks_a_suggestion_where_it_can_be_no_value(tmp_path: Path) -> None:
    path, positions = begin(tmp_path, "kpo-essentials")
    said = sit(path, typing("go to payment", "2", "show ours"), "client", positions)
    assert "Pricing model: per FTE and month" in said


def test_an_enter_at_the_last_question_is_a_no(deal: Path) -> None:
    said = sit(deal, typing("go to liability", "100%", "", "quit"), "client")
    assert "Nothing was recorded." in said
    assert open_session(deal).state.seq == 1


def test_positions_can_be_left_out_and_the_playbook_s_own_suggestions_are_used(tmp_path: Path) -> None:
    path, _ = begin(tmp_path, "kpo-essentials")
    said = sit(path, typing("go to term", "take 1", "take 1", "take 9", "quit"), "client")
    assert "(usual)" in said
    assert "There are 3 suggestions." in said


@pytest.mark.parametrize("lines", [(), ("quit",), ("net 31",), ("go to payment", "45 days", "quit")])
def test_nobody_is_told_that_what_cannot_be_written_is_kept(
    lines: tuple[str, ...], deal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("KPO_STATE_DIR", str(tmp_path / "file" / "under"))
    sink = io.StringIO()
    with pytest.raises(BadInput, match="set KPO_STATE_DIR to a folder"):
        sit(deal, typing(*lines), "client", sink=sink)
    assert "Everything is kept" not in sink.getvalue()
    assert "What you have not sent is not kept. Go on with: kpo negotiate" in sink.getvalue()


def test_who_leaves_before_anybody_sat_down_is_told_how_to_go_on(deal: Path) -> None:
    renamed = deal.rename(deal.with_name("our deal (1).jsonl"))
    said = sit(renamed, typing())
    assert f"Everything is kept. Go on with: kpo negotiate '{renamed}' --plain" in said


def test_wording_that_was_being_typed_is_kept_when_the_input_ends(deal: Path) -> None:
    sit(deal, typing("go to payment", "wording", "The Client pays", "within a month"), "client")
    assert "You were typing: The Client pays" in sit(deal, typing(), "client")


def test_what_was_asked_back_is_read_out_with_its_choices_each_time(deal: Path) -> None:
    said = sit(
        deal,
        typing("go to liability", "perhaps a cap of 150%", "what's normal?", "xyzzy", "y", "quit"),
        "client",
    )
    assert said.count("\n1. Cap 150%") == 3
    assert "This will be recorded: Propose on Liability:\n  Cap: 150%" in said


def test_a_log_that_was_rewritten_is_told_and_taken_only_in_so_many_words(deal: Path) -> None:
    opened = deal.read_bytes()
    session = open_session(deal, Ticking())
    session.perform(offer("liability", cap="38%"), "provider")
    assert "cover" not in sit(deal, typing("quit"), "client")
    deal.write_bytes(opened)
    open_session(deal, Ticking()).perform(offer("liability", cap="88%"), "provider")
    said = sit(
        deal,
        typing(
            "go to liability", "50%", "y", "Take this history please", "no", "no", "take this history", "go to liability",
            "send", "y", "quit",
        ),
        "client",
    )  # fmt: skip
    told, decided = said.split("You take the log as it is, at head")
    assert "it is not the history that this machine saw: from line 2 on it is another" in told
    assert "Please note: Nothing is recorded before you decide about this log" in told
    assert "Not possible" in told
    assert "Recorded: You" not in told
    assert "Recorded: You" in decided


def test_words_at_a_hand_over_are_nobody_s_and_told(deal: Path) -> None:
    said = sit(deal, typing("accept everything", "", "go to liability", "hand over", "45 days", "", "quit"))
    assert "Not taken: accept everything. Press Enter alone when the client is there, or say quit." in said
    assert "Not taken: 45 days. Press Enter alone when the provider is there, or say quit." in said
    assert said.index("Not taken: accept") < said.index("You speak for Acme Ltd, the client.")


def test_one_can_leave_at_a_hand_over(deal: Path) -> None:
    said = sit(deal, typing("", "hand over", "quit", "", "quit"))
    assert "You speak for Bharat Analytics" not in said
    assert "Everything is kept." in said
