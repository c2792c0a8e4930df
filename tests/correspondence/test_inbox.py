"""What is made of the other ways in which a file can come back."""

import pytest
from msgspec.structs import replace

from kpo_tui.correspondence.allotment import named
from kpo_tui.correspondence.findings import Incoming
from kpo_tui.correspondence.inbox import incoming
from kpo_tui.documents.agreement.draft import draft
from kpo_tui.documents.document import Heading, Numbered, text_of
from kpo_tui.documents.word import write
from kpo_tui.documents.word.changes import Stamp
from kpo_tui.documents.word.content import content_of
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.acts.reopening import Reopen
from kpo_tui.negotiation.events import Offer, content_hash
from kpo_tui.negotiation.terms import Raw
from tests.builders import Table
from tests.correspondence.deals import THEIRS, VALUES, dealt, received, returned, sent, sent_file
from tests.correspondence.editing import Edited, W
from tests.correspondence.fuller import deal


def suggested(found: Incoming, reason: str) -> list[str]:
    return [s.text for s in found.suggestions if s.reason == reason]


def accepted(found: Incoming) -> set[int]:
    return {s.act.proposal for s in found.suggestions if isinstance(s.act, Accept)}


def test_an_untouched_file_suggests_acceptances_and_nothing_else() -> None:
    found = returned()
    assert found.findings == ()
    assert {s.reason for s in found.suggestions} == {"acceptance"}
    assert accepted(found) == {2, 6, 10, 11}
    for suggestion in found.suggestions:
        assert isinstance(suggestion.act, Accept)
        assert suggestion.act.content == content_hash(dealt().proposals[suggestion.act.proposal].clauses)


def test_it_is_said_whether_our_changes_were_taken_or_left_open() -> None:
    assert "our changes still open in it" in " ".join(suggested(returned(), "acceptance"))
    taken = returned(lambda edited: edited.settle(accept=True))
    assert "still open" not in " ".join(suggested(taken, "acceptance"))
    assert accepted(taken) == {2, 6, 10, 11}
    assert not taken.findings


def test_rejected_changes_are_a_counter_proposal_of_their_own_last_terms() -> None:
    found = returned(lambda edited: edited.settle(accept=False))
    offers = {c: o for s in found.suggestions if isinstance(s.act, Propose) for c, o in s.act.offers.items()}
    assert offers == {clause: Offer(terms=dict(terms)) for clause, terms in THEIRS.items()}
    assert not found.silent
    assert accepted(found) == {2, 6}


def test_a_changed_clause_is_not_offered_as_accepted() -> None:
    assert 10 not in accepted(returned(lambda edited: edited.replace("good faith", "bad faith")))


def test_a_change_in_an_agreed_clause_asks_to_reopen_it() -> None:
    found = returned(lambda edited: edited.replace("England and Wales", "India"))
    assert [finding.kind for finding in found.findings] == ["agreed"]
    (act,) = [s.act for s in found.suggestions if isinstance(s.act, Reopen)]
    assert act.clause == "law"
    assert "England and Wales → India" in act.reason


def test_a_change_made_under_our_own_name_is_silent() -> None:
    def forge(edited: Edited) -> None:
        edited.author = "Acme Ltd"
        edited.insert("good faith", "all ")

    found = returned(forge)
    assert found.findings[0].kind == "silent"
    assert found.findings[0].clause == "payment"


def test_words_taken_out_of_our_own_insertion_are_a_change_like_any_other() -> None:
    found = returned(lambda edited: edited.replace("forty-five (45) days", "fifty (50) days"))
    assert suggested(found, "change") == ["Payment: Payment period 45 days → 50 days"]
    assert not found.silent


def test_a_value_that_cannot_be_read_becomes_wording_and_is_told_of() -> None:
    found = returned(lambda edited: edited.replace("forty-five (45) days", "a reasonable time"))
    assert [f.text for f in found.findings] == ["Payment period: “a reasonable time” is not read as a value"]
    (act,) = [s.act for s in found.suggestions if isinstance(s.act, Propose)]
    assert "within a reasonable time after" in (act.offers["payment"].wording or "")


def test_words_and_figures_that_disagree_are_told_of() -> None:
    found = returned(lambda edited: edited.replace("45", "60"))
    assert [f.text for f in found.findings] == ["Payment period: “forty-five (60) days” is read as 60 days"]


def test_a_list_is_read_whole_though_the_line_behind_it_went() -> None:
    def edit(edited: Edited) -> None:
        edited.replace("weekly", "monthly")
        edited.strike("with care and skill")

    found = returned(edit)
    (act,) = [s.act for s in found.suggestions if isinstance(s.act, Propose)]
    assert act.offers["scope"].terms == {"services": ["market reports", "data entry", "monthly calls"]}
    assert "care and skill" not in (act.offers["scope"].wording or "")


def test_an_entry_of_a_list_that_is_not_understood_is_no_value_by_itself() -> None:
    def edit(edited: Edited) -> None:
        edited.replace("weekly", "monthly")
        edited.after("market reports", "All of these are due.", like="The Provider shall perform them")

    found = returned(edit)
    (act,) = [s.act for s in found.suggestions if isinstance(s.act, Propose)]
    assert act.offers["scope"].terms == VALUES["scope"]
    assert "- monthly calls." in (act.offers["scope"].wording or "")


def test_values_are_read_in_their_lines_though_others_came_and_went_around_them() -> None:
    def edit(edited: Edited) -> None:
        edited.replace("forty-five (45) days", "sixty (60) days")
        edited.split(edited.paragraph("sixty (60) days"), len("The Client shall pay the Fee "))
        edited.replace("(1%)", "(3%)")
        edited.move("Late sums", after="in good faith")

    found = returned(edit)
    (act,) = [s.act for s in found.suggestions if isinstance(s.act, Propose)]
    assert act.offers["payment"].terms == {**VALUES["payment"], "net_days": "60 days", "interest": "3%"}


@pytest.mark.parametrize(
    "said",
    [
        "no later than sixty (60) days or so after",
        "in sixty (60) days from",
        "within sixty (60) days counted after",
    ],
)
def test_words_put_beside_a_new_value_are_wording_and_the_value_is_read(said: str) -> None:
    found = returned(lambda edited: edited.replace("within forty-five (45) days after", said))
    (act,) = [s.act for s in found.suggestions if isinstance(s.act, Propose)]
    assert act.offers["payment"].terms == {**VALUES["payment"], "net_days": "60 days"}
    assert said in (act.offers["payment"].wording or "")
    assert not found.findings


def test_of_two_values_where_one_stood_none_is_taken() -> None:
    said = "within thirty (30) days, or sixty (60) days in December, after"
    found = returned(lambda edited: edited.replace("within forty-five (45) days after", said))
    (act,) = [s.act for s in found.suggestions if isinstance(s.act, Propose)]
    assert act.offers["payment"].terms == VALUES["payment"]
    assert said in (act.offers["payment"].wording or "")


def test_new_headings_one_after_the_other_are_each_a_new_clause() -> None:
    def add(edited: Edited) -> None:
        for after, title, text in (
            ("for fraud", "Audit", "It may audit."),
            ("may audit", "Notices", "By post."),
        ):
            edited.after(after, title, like="Liability")
            edited.after(title, text, like="Nothing limits")

    found = returned(add)
    offers = {c: o for s in found.suggestions if isinstance(s.act, Propose) for c, o in s.act.offers.items()}
    assert offers == {
        "audit": Offer(title="Audit", wording="It may audit.\n"),
        "notices": Offer(title="Notices", wording="By post.\n"),
    }


def test_without_bookmarks_clauses_are_found_by_their_headings() -> None:
    def lose(edited: Edited) -> None:
        for element in list(edited.root.iter()):
            if str(element.tag).endswith(("}bookmarkStart", "}bookmarkEnd")):
                element.getparent().remove(element)
        edited.replace("good faith", "bad faith")
        edited.replace("Liability", "Limits of liability")

    found = returned(lose)
    assert {s.clause for s in found.suggestions if s.reason == "change"} == {"payment"}
    assert [finding.clause for finding in found.findings if "heading was changed" in finding.text] == [
        "liability"
    ]
    assert accepted(found) >= {2, 6}


def test_what_stands_around_the_text_is_compared() -> None:
    edited = Edited(sent_file())
    edited.parts["word/header1.xml"] = edited.parts["word/header1.xml"].replace(
        b"Subject to contract", b"Binding"
    )
    edited.parts["word/footer2.xml"] = edited.parts["word/footer1.xml"].replace(b"Page ", b"Sheet ")
    found = received(edited.data())
    texts = [finding.text for finding in found.findings]
    assert any(text.startswith("a header that was not sent: “Binding") for text in texts)
    assert any(text.startswith("the header as it was sent is gone") or "a footer" in text for text in texts)
    assert all(finding.kind == "around" for finding in found.findings)


def test_a_moved_clause_is_told_of_and_nothing_else_is_taken_for_changed() -> None:
    def move(edited: Edited) -> None:
        edited.settle(accept=True)
        texts = ("Liability", "Liability is limited", "Nothing limits")
        for text, after in zip(
            texts, ("In this agreement", "Liability", "Liability is limited"), strict=True
        ):
            edited.move(text, after)

    found = returned(move)
    assert [finding.text for finding in found.findings] == [
        "Liability was moved; it now stands after Definitions"
    ]
    assert {s.reason for s in found.suggestions} == {"acceptance"}


def test_a_line_that_went_to_another_clause_is_a_change_of_both() -> None:
    found = returned(lambda edited: edited.move("Nothing limits", "in good faith"))
    assert {s.clause for s in found.suggestions if s.reason == "change"} == {"payment", "liability"}


def test_a_clause_that_was_reworded_keeps_its_schedule_in_the_draft() -> None:
    found = returned(lambda edited: edited.replace("do the work", "do all the work"))
    assert not found.findings
    (act,) = [s.act for s in found.suggestions if isinstance(s.act, Propose)]
    table = Table(dealt().playbook)
    table.state = dealt()
    proposed = table.does("provider", act)
    table.does("client", Accept(proposal=proposed.seq))
    texts = [
        text_of(block.runs) for block in draft(table.state).blocks if isinstance(block, Heading | Numbered)
    ]
    assert "The people in Schedule 1 (People) do all the work." in texts
    assert texts[-1] == "Schedule 1: People"


def test_wording_that_no_longer_names_a_schedule_is_told_of() -> None:
    found = returned(lambda edited: edited.replace("The people in Schedule 1 (People)", "Good people"))
    assert [finding.text for finding in found.findings] == [
        "it no longer names Schedule 1: People; only what is named is drafted"
    ]


def test_a_time_that_is_none_is_not_shown() -> None:
    assert str(named(Stamp("Jane Smith", "0-00-00T00:00:00Z"))) == "Jane Smith"
    assert str(named(Stamp("", "2026-03-01T10:00:00Z"))) == "someone on 2026-03-01"


@pytest.mark.parametrize("name", ["kpo-standard", "kpo-legal-process"])
def test_schedules_that_our_changes_renumber_belong_to_their_clauses(name: str) -> None:
    """Each of several schedules of a clause is told by its heading, which has changes of ours in its number."""
    sent = deal(name)
    found = sent.received(sent.data)
    assert {s.reason for s in found.suggestions} == {"acceptance"}
    assert {finding.kind for finding in found.findings} <= {"wording"}
    assert all("cannot be accepted" in finding.text for finding in found.findings)


@pytest.mark.parametrize("after", ["The Provider shall perform the Services", "weekly calls"])
def test_a_paragraph_before_or_after_a_list_is_no_entry_of_it(after: str) -> None:
    found = returned(
        lambda edited: edited.after(after, "Nothing else.", like="The Provider shall perform them")
    )
    (act,) = [s.act for s in found.suggestions if isinstance(s.act, Propose)]
    assert act.offers["scope"].terms == VALUES["scope"]
    assert "\nNothing else.\n" in (act.offers["scope"].wording or "")


@pytest.mark.parametrize(
    "title", ["An agreement on knowledge process outsourcing " * 3, "x" * 120, "a  b\tc"]
)
def test_whatever_its_title_an_untouched_file_is_as_it_was_sent(title: str) -> None:
    ours = replace(sent(), document=replace(sent().document, title=title))
    content = content_of(write(ours.document, ours.extras), "back.docx")
    assert incoming(ours, dealt(), "provider", content, dealt().last_at).findings == ()


@pytest.mark.parametrize("tracked", [True, False])
def test_rows_that_came_and_went_are_the_new_value_of_a_table(tracked: bool) -> None:
    def edit(edited: Edited) -> None:
        edited.tracked = tracked
        first, second = (
            next(edited.paragraph(name).iterancestors(f"{W}tr")) for name in ("Asha Rao", "Tom Lee")
        )
        edited.row_in(first, ["Mira Das", "20%"])
        edited.row_out(second)

    found = returned(edit)
    (act,) = [s.act for s in found.suggestions if isinstance(s.act, Propose)]
    rows: Raw = [{"name": "Asha Rao", "share": "100%"}, {"name": "Mira Das", "share": "20%"}]
    assert act.offers == {"staff": Offer(terms={"people": rows})}
    assert found.silent is not tracked


def test_text_in_a_schedule_that_is_no_value_is_said_in_words() -> None:
    found = returned(lambda edited: edited.after("Schedule 1: People", "Only these.", like="The people in"))
    (act,) = [s.act for s in found.suggestions if isinstance(s.act, Comment)]
    assert act == Comment(text="Key staff.\nIn: Only these.", clause="staff")
    assert 6 not in accepted(found)


def test_a_clause_with_a_schedule_and_another_heading_is_the_same_clause() -> None:
    found = returned(lambda edited: edited.replace("Key staff", "Persons"))
    assert {s.reason for s in found.suggestions} == {"acceptance"}
    assert [finding.text for finding in found.findings] == [
        "its heading was changed; a clause of the playbook keeps its title"
    ]


@pytest.mark.parametrize(
    ("heading", "title", "refused"),
    [
        ("Audit\u00a0 rights", "Audit rights", ""),
        ("PAYMENT.", "PAYMENT.", "looks like the title of payment; choose another title"),
        ("Раyment", "Раyment", "mixes Cyrillic and Latin letters"),
    ],
)
def test_a_new_heading_makes_a_title_on_which_nothing_misleads(
    heading: str, title: str, refused: str
) -> None:
    def edit(edited: Edited) -> None:
        edited.after("for fraud", heading, like="Liability")
        edited.after(heading, "It may look at the books.", like="Nothing limits")

    (new,) = [s for s in returned(edit).suggestions if s.reason == "new clause"]
    assert isinstance(new.act, Propose)
    assert [offer.title for offer in new.act.offers.values()] == [title]
    assert refused in new.refused
    assert bool(refused) == bool(new.refused)
