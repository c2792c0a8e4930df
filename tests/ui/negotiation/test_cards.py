"""Every prompt has a card to read and things to pick."""

from typing import get_args

import pytest

from kpo_tui.dialogue import prompts as p
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.ui.kit.layout import laid_out
from kpo_tui.ui.negotiation.cards import MOST_LINES, card_of, picks_of
from kpo_tui.understanding.moves import Choice, SayingNo, SayingYes, Skipping

WALK = p.Progress(2, 11, 1, 3, 9)
LINES = tuple(
    p.TermLine(f"t{n}", f"Term {n}", f"{n} days", f"{n + 9} days", "9 days", closed=False) for n in range(9)
)
SAME = p.TermLine("same", "Same", "1", "1", "none", closed=True)
QUESTION = p.Question(
    clause="payment", title="Payment", term="net_days", label="Payment period", ask="When shall it be paid?",
    why="Cash.", norm="30 days", source="survey", expected="a length of time", progress=WALK, theirs="60 days",
    suggestions=(p.Suggestion(source="your preferred value", shown="45 days", text="45 days", move=Skipping(), private=True),),
)  # fmt: skip
DECISION = p.Decision(
    clause="payment", title="Payment", kind="proposal", proposal=12, clauses=("payment",), lines=(*LINES, SAME),
    progress=WALK, note="Our best.", remark="Please think of us.", valid_until="2026-02-01T12:00:00.000Z",
    wording="Pay soon.", advice=("You can accept.",),
)  # fmt: skip
AWAITED = (
    p.Awaited("You put off your opening on", ("Payment",), yours=True),
    p.Awaited("The provider has to answer your offers on", ("IP (3)",)),
)
PROMPTS: dict[type, p.Prompt] = {
    p.Question: QUESTION,
    p.Decision: DECISION,
    p.Review: p.Review(clause="payment", title="Payment", lines=LINES, missing=("Deposit",), progress=WALK),
    p.Reminder: p.Reminder(clause="ip", title="IP", parked_by="client", reason="CFO", progress=WALK),
    p.Standing: p.Standing(clause="ip", title="IP", where="agreed", step="", lines=(SAME,), progress=WALK),
    p.Waiting: p.Waiting(waiting_on=("ip",), skipped=("payment",), progress=WALK, awaited=AWAITED),
    p.Confirmation: p.Confirmation(head="ab" * 32, confirmed_by="provider", progress=WALK),
    p.Done: p.Done(progress=WALK),
    p.Ahead: p.Ahead(says=("Accept 12.",), moves=(Accept(clause="ip", proposal=12),), cautions=("Past it.",)),
    p.AskingBack: p.AskingBack(asks="Which one?", choices=(Choice("45 days", (Skipping(),)),)),
}


def text(prompt: p.Prompt) -> str:
    return "\n".join(content.plain for content in laid_out(card_of(prompt).items, 76))


def test_all_kinds_of_prompts_are_here() -> None:
    assert set(PROMPTS) == set(get_args(p.Prompt))


@pytest.mark.parametrize("kind", list(PROMPTS), ids=lambda kind: kind.__name__)
def test_a_prompt_has_a_title_something_to_read_and_something_to_pick(kind: type) -> None:
    card = card_of(PROMPTS[kind])
    assert card.title
    assert card.items
    assert card.hint
    picks = picks_of(PROMPTS[kind])
    assert picks
    assert all(sum(map(bool, (pick.moves, pick.text, pick.begin, pick.action))) == 1 for pick in picks)


def test_a_question_offers_the_suggestions_and_says_what_they_said() -> None:
    assert "They say: 60 days" in text(QUESTION)
    assert "30 days" not in text(QUESTION), "what is usual is said when it is asked for"
    first = picks_of(QUESTION)[0]
    assert (first.label, first.note, first.private) == ("45 days", "your preferred value", True)


def test_waiting_says_what_is_with_whom() -> None:
    said = text(PROMPTS[p.Waiting])
    assert "this is still with you" in said
    assert "You put off your opening on: Payment" in said
    assert "The provider has to answer your offers on: IP (3)" in said
    theirs = p.Waiting(waiting_on=("ip",), skipped=(), progress=WALK, awaited=AWAITED[1:])
    assert "Nothing to do until the other side acts." in text(theirs)


def test_a_decision_says_all_that_comes_with_the_proposal() -> None:
    said = text(DECISION)
    for part in (
        "Proposal 12",
        "They write: Our best.",
        "Please think of us.",
        "2026-02-01 12:00 UTC",
        "You can accept.",
    ):
        assert part in said
    assert f"{len(LINES) - MOST_LINES} more under Positions and 1 on which both say the same" in said


def test_what_lacks_a_value_cannot_be_accepted_by_a_pick() -> None:
    lacking = p.Decision(
        clause="ip",
        title="IP",
        kind="proposal",
        proposal=3,
        clauses=("ip",),
        lines=(),
        progress=WALK,
        missing=("Cap",),
    )
    assert not any(isinstance(move, Accept) for pick in picks_of(lacking) for move in pick.moves)
    assert "They have still to say: Cap" in text(lacking)


def test_what_is_ahead_is_answered_with_yes_or_no_only() -> None:
    picks = picks_of(PROMPTS[p.Ahead])
    assert [pick.moves for pick in picks] == [(SayingYes(),), (SayingNo(),)]
    assert "Past it." in text(PROMPTS[p.Ahead])


@pytest.mark.parametrize("kind", ["package", "leave out", "common ground", "new clause", "reopening"])
def test_each_kind_of_decision_has_its_own_words(kind: p.Kind) -> None:
    decision = p.Decision(
        clause="ip", title="IP", kind=kind, proposal=3, clauses=("ip", "payment"), lines=(), progress=WALK
    )
    assert text(decision) != text(DECISION)
    assert picks_of(decision)[0].label != picks_of(DECISION)[0].label or kind == "new clause"
