"""What is written and recorded of Word files: all of it or nothing."""

from pathlib import Path

import pytest

from kpo_tui.correspondence import post
from kpo_tui.correspondence.finding_words import taken_at_first
from kpo_tui.errors import Conflict, KpoError, Usage
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.table.session import open_session
from tests.ui.post import edited, offered, sent_from


def test_what_people_say_asks_for_a_word_file_only_where_it_names_one() -> None:
    assert post.asked_for("send out.docx") == ("send", "out.docx")
    assert post.asked_for("Receive 'my files/back.DOCX'") == ("receive", "my files/back.DOCX")
    for text in (
        "send",
        "send it",
        "receive the file",
        "don't send out.docx",
        "send out.doc",
        "resend x.docx",
    ):
        assert post.asked_for(text) is None, text


def test_a_name_is_suggested_that_is_not_taken_and_files_are_listed_newest_first(tmp_path: Path) -> None:
    log = offered(tmp_path).path
    first = post.suggested_path(log, "client")
    assert first.name == "deal-from-client.docx"
    first.write_bytes(b"")
    assert post.suggested_path(log, "client").name == "deal-from-client-2.docx"
    (tmp_path / "~$open.docx").write_bytes(b"")
    assert post.files_beside(log) == [first]


@pytest.mark.parametrize("typed", ["", "x.pdf", "~nobody-here/x.docx", "a\0.docx", "x" * 300 + ".docx"])
def test_a_name_that_no_word_file_can_have_is_refused(typed: str) -> None:
    with pytest.raises(Usage):
        post.path_typed(typed)


@pytest.mark.parametrize("there", [None, b"what was there"])
def test_a_sending_that_cannot_be_noted_leaves_no_file_and_puts_back_what_was_there(
    tmp_path: Path, there: bytes | None
) -> None:
    session, file = offered(tmp_path), tmp_path / "out.docx"
    if there is not None:
        file.write_bytes(there)
    parcel = post.packed(session, "client")
    open_session(session.path).perform(Comment(text="Meanwhile."), "provider")
    with pytest.raises(Conflict):
        post.send(session, parcel, file)
    session.refresh()
    with pytest.raises(Conflict, match="look again"):
        post.send(session, parcel, file)
    assert (file.read_bytes() if file.exists() else None) == there
    assert not session.sendings()


def test_a_file_never_takes_the_place_of_a_log(tmp_path: Path) -> None:
    session = offered(tmp_path)
    log = session.path.rename(tmp_path / "deal.docx")
    before = log.read_bytes()
    with pytest.raises(KpoError, match="negotiation's log"):
        post.send(open_session(log), post.packed(open_session(log), "client"), log)
    assert log.read_bytes() == before


def test_what_is_ahead_is_what_is_recorded_one_act_after_the_other(tmp_path: Path) -> None:
    session = offered(tmp_path)
    back = edited(sent_from(session, tmp_path), ("forty-five (45)", "sixty (60)"), remark="Too soon.")
    content = post.opened(back)
    assert post.edited_by(session, content) == "provider"
    received = post.read_back(session, back, content, "provider")
    chosen = taken_at_first(received.found.suggestions)
    twice = post.ahead(session, received, [*chosen, *received.found.suggestions[-1:] * 2])
    assert [bool(step.refused) for step in twice] == [False, False, False, True]
    outcome = post.record(session, received, [step.suggestion for step in twice])
    assert [event.seq for event in outcome.events] == [
        session.state.seq - 2,
        session.state.seq - 1,
        session.state.seq,
    ]
    assert outcome.problem
    with pytest.raises(Conflict):
        post.record(session, received, chosen)
    assert session.state.seq == outcome.events[-1].seq
