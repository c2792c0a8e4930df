"""What goes out, is edited as Word edits, and comes back gives exactly the edits, whatever their kind."""

import os
import random
from collections.abc import Callable

import pytest

from kpo_tui.correspondence import Incoming
from kpo_tui.negotiation.acts import Comment, Propose
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.terms import Raw
from tests.correspondence.deals import VALUES, dealt, received, sent_file
from tests.correspondence.editing import Edited

CASES = int(os.environ.get("KPO_EDITS", "40"))
"""A hundred of each kind in `make soak`."""
WORDS = "prompt reasonable written full fair certified monthly due agreed mutual lawful".split()  # noqa: SIM905
PROSE = {  # a word in each text that no value produced, with its clause
    "withhold": "payment", "disputes": "payment", "in good": "payment", "with care": "scope",
    "perform them": "scope", "Nothing limits": "liability", "yearly": "liability", "until they": "payment",
}  # fmt: skip
LINES = {
    "scope": ["The Provider shall perform the Services, which are the following:", "- market reports;", "- data entry; and",
              "- weekly calls.", "The Provider shall perform them with care and skill."],
    "payment": ["The Client shall pay the Fee within forty-five (45) days after the invoice.",
                "Late sums bear interest at one per cent (1%) per month until they are paid.",
                "The Client may withhold what it disputes in good faith."],
    "liability": ["Liability is limited to one hundred and fifty per cent (150%) of the yearly charges.",
                  "Nothing limits liability for fraud."],
}  # fmt: skip


def proposals(found: Incoming) -> dict[str, Offer]:
    """What is proposed on each clause."""
    acts = [s.act for s in found.suggestions if isinstance(s.act, Propose)]
    assert all(not s.refused for s in found.suggestions)
    return {clause: offer for act in acts for clause, offer in act.offers.items()}


def lines_of(offer: Offer) -> list[str]:
    """The lines of an offer's own wording."""
    assert offer.wording is not None
    return [line for line in offer.wording.split("\n") if line]


def with_values(clause: str, **changed: Raw) -> dict[str, Offer]:
    """An offer of what we sent on a clause but for these values."""
    return {clause: Offer(terms={**VALUES[clause], **changed})}


def a_value(chance: random.Random, edited: Edited) -> dict[str, Offer]:
    days, cap = chance.randint(1, 44), chance.randint(1, 99)
    match chance.randrange(5):
        case 0:
            edited.replace("forty-five (45) days", f"{days} days")
            return with_values("payment", net_days=f"{days} {'day' if days == 1 else 'days'}")
        case 1:
            edited.replace("45", str(days))
            return with_values("payment", net_days=f"{days} {'day' if days == 1 else 'days'}")
        case 2:
            edited.replace("(150%)", f"({cap}%)")
            return with_values("liability", cap=f"{cap}%")
        case 3:
            edited.replace("USD 1,000.00", f"USD {cap},000.00")
            return with_values("payment", fee=f"USD {cap}000")
        case _:
            edited.replace("one per cent (1%) per month", f"{cap / 20:g}% per month")
            return with_values("payment", interest=f"{cap / 20:g}%")


def an_entry(chance: random.Random, edited: Edited) -> dict[str, Offer]:
    entries = ["market reports", "data entry", "weekly calls"]
    at = chance.randrange(3)
    fresh = f"{chance.choice(WORDS)} work"
    match chance.randrange(3):
        case 0:
            edited.after(entries[0], f"{fresh};")
            entries.insert(1, fresh)
        case 1:
            edited.strike(entries[at])
            del entries[at]
        case _:
            edited.replace(entries[at], fresh)
            entries[at] = fresh
    return with_values("scope", services=list(entries))


def a_table(chance: random.Random, edited: Edited) -> dict[str, Offer]:
    share, name = chance.randint(1, 49), f"{chance.choice(WORDS).title()} Rao"
    edited.replace("100%", f"{share}%")
    edited.replace("Tom Lee", name)
    return with_values(
        "staff", people=[{"name": "Asha Rao", "share": f"{share}%"}, {"name": name, "share": "50%"}]
    )


def words(chance: random.Random, edited: Edited, how: str) -> tuple[str, list[str]]:
    """Type something over, before, or take it out; gives the clause and its lines after that."""
    old = chance.choice(list(PROSE))
    new = {"replace": f"{chance.choice(WORDS)} {chance.randint(2, 99)}", "insert": "", "delete": ""}[how]
    text = f"{chance.choice(WORDS)} "
    if how == "insert":
        edited.insert(old, text)
        new = text + old
    else:
        edited.replace(old, new)
    lines = [" ".join(line.replace(old, new).split()) for line in LINES[PROSE[old]]]
    return PROSE[old], lines


def worded(found: Incoming, clause: str, lines: list[str]) -> None:
    """The one proposal is the clause with just these lines and with the values it had."""
    offers = proposals(found)
    assert list(offers) == [clause]
    assert lines_of(offers[clause]) == lines
    assert offers[clause].terms == VALUES[clause]


def edited_by_chance(case: int, edit: Callable[[random.Random, Edited], object]) -> tuple[object, Incoming]:
    edited = Edited(sent_file())
    done = edit(random.Random(case), edited)
    return done, received(edited.data())


@pytest.mark.parametrize("edit", [a_value, an_entry, a_table])
def test_a_change_inside_what_a_term_produced_changes_the_term(
    edit: Callable[[random.Random, Edited], object],
) -> None:
    for case in range(CASES):
        meant, found = edited_by_chance(case, edit)
        assert proposals(found) == meant, case
        assert not found.silent
        assert all(
            s.who == ("Jane Smith on 2026-02-01",)
            for s in found.suggestions
            if s.reason == "change" and edit is not a_value
        )


@pytest.mark.parametrize("how", ["replace", "insert", "delete"])
def test_any_other_change_becomes_wording(how: str) -> None:
    for case in range(CASES):
        edited = Edited(sent_file())
        clause, lines = words(random.Random(case), edited, how)
        found = received(edited.data())
        worded(found, clause, lines)
        assert not found.findings


def test_a_paragraph_that_moved_is_where_it_was_put() -> None:
    for case in range(CASES):
        chance = random.Random(case)
        clause, at = chance.choice([("payment", 2), ("liability", 1), ("scope", 4)])
        lines = list(LINES[clause])
        to = chance.choice([place for place in range(len(lines)) if place != at])
        rest = [line for line in lines if line != lines[at]]
        edited = Edited(sent_file())
        edited.move(lines[at][:45], clause.title() if to == 0 else rest[to - 1].removeprefix("- ")[:45])
        lines.insert(to, lines.pop(at))
        worded(received(edited.data()), clause, lines)


def test_a_new_heading_becomes_a_new_clause() -> None:
    for case in range(CASES):
        chance = random.Random(case)
        title, text = f"{chance.choice(WORDS).title()} {case}", f"It is {chance.choice(WORDS)}."
        edited = Edited(sent_file())
        last = chance.choice(["care and skill", "good faith", "for fraud"])
        edited.after(last, title, like="Liability")
        edited.after(title, text, like="Nothing limits")
        offers = proposals(received(edited.data()))
        assert [(o.title, o.wording) for o in offers.values()] == [(title, f"{text}\n")]


def test_a_struck_clause_becomes_a_proposal_to_leave_it_out() -> None:
    whole = {"scope": "Scope", "payment": "Payment", "liability": "Liability"}
    for case in range(CASES):
        clause = random.Random(case).choice(list(whole))
        edited = Edited(sent_file())
        edited.strike(whole[clause], *(line.removeprefix("- ")[:25] for line in LINES[clause]))
        assert proposals(received(edited.data())) == {clause: Offer(left_out=True)}


def test_silent_edits_are_found_and_told_first() -> None:
    for case in range(CASES):
        chance = random.Random(case)
        edited = Edited(sent_file())
        edited.remark("Nothing limits", "Why?")
        edited.tracked = False
        clause, lines = words(chance, edited, chance.choice(["replace", "insert", "delete"]))
        found = received(edited.data())
        assert found.findings[0].kind == "silent"
        assert found.findings[0].clause == clause
        assert [finding.kind for finding in found.findings] == ["silent"]
        worded(found, clause, lines)
        assert [s.silent for s in found.suggestions if s.reason == "change"] == [True]


def test_comments_keep_their_author_and_place() -> None:
    places = {"Scope": "scope", "in good": "payment", "for fraud": "liability", "In this agreement": None}
    for case in range(CASES):
        chance = random.Random(case)
        place, author = chance.choice(list(places)), f"{chance.choice(WORDS).title()} Smith"
        edited = Edited(sent_file(), author)
        edited.remark(place, f"Is this {chance.choice(WORDS)}?")
        acts = [s.act for s in received(edited.data()).suggestions if isinstance(s.act, Comment)]
        assert [act.clause for act in acts] == [places[place]]
        assert acts[0].text.startswith(f"{author} on 2026-02-01: Is this ")


def test_two_authors_are_both_named() -> None:
    for case in range(CASES):
        edited = Edited(sent_file())
        words(random.Random(case), edited, "insert")
        edited.author, edited.at = "Ravi Rao", "2026-02-03T08:00:00Z"
        edited.insert("good faith", "all ")
        found = received(edited.data())
        who = {name for s in found.suggestions if s.reason == "change" for name in s.who}
        assert who == {"Jane Smith on 2026-02-01", "Ravi Rao on 2026-02-03"}
        assert not found.silent


def test_renumbering_that_follows_from_a_new_clause_is_no_change_of_its_own() -> None:
    """Word counts anew after a clause that was added; no other clause is thereby changed."""
    edited = Edited(sent_file())
    edited.after("In this agreement", "Precedence", like="Liability")
    edited.after("Precedence", "This clause comes first.", like="Nothing limits")
    found = received(edited.data())
    assert proposals(found) == {"precedence": Offer(title="Precedence", wording="This clause comes first.\n")}
    assert not found.findings


def test_references_that_were_renumbered_by_hand_are_told_of() -> None:
    edited = Edited(sent_file())
    edited.replace("clause 2", "clause 3")
    found = received(edited.data())
    (act,) = [s.act for s in found.suggestions if isinstance(s.act, Comment)]
    assert "In: “Services” means the work described in clause 3." in act.text


def test_the_deal_is_as_the_tests_say() -> None:
    state = dealt()
    assert [clause for clause in state.clauses if state.where(clause) == "agreed"] == ["law"]
