"""Word files at the table: sent after a yes, and what comes back looked over before anything is recorded."""

import hashlib
from pathlib import Path
from zipfile import ZipFile

from msgspec.structs import replace
from textual.pilot import Pilot
from textual.widgets import Button, Input, OptionList, Static

from kpo_tui.documents.agreement.draft import draft
from kpo_tui.documents.word import write
from kpo_tui.documents.word.house import own_style
from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.dispatch import Sent
from kpo_tui.table.session import open_session
from kpo_tui.ui.kit.fitted_screen import Problem
from kpo_tui.ui.kit.keys import key_groups
from kpo_tui.ui.kit.lines import Lines
from kpo_tui.ui.negotiation.negotiation_screen import NegotiationScreen
from kpo_tui.ui.negotiation.prompt_panel import Picks
from kpo_tui.ui.word.plain_yes import PlainYes
from kpo_tui.ui.word.review import Review, ReviewScreen
from kpo_tui.ui.word.word_dialogs import ReceiveDialog, SendDialog
from tests.ui.negotiation.test_hostile_text import NASTY, harmless
from tests.ui.post import edited, offered, sent_from
from tests.ui.sitting import app_at, said, say, seat, until


def events(path: Path) -> int:
    return open_session(path).state.seq


async def at(pilot: Pilot[None], kind: type) -> None:
    """Wait for a screen of this kind."""
    await until(pilot, lambda: isinstance(pilot.app.screen, kind))
    await pilot.pause()


async def read(pilot: Pilot[None], path: Path) -> None:
    """Open the dialog for what came back, and name the file."""
    await pilot.press("ctrl+t")
    await at(pilot, ReceiveDialog)
    pilot.app.screen.query_one(Input).value = str(path)
    await pilot.press("enter")


def listed(pilot: Pilot[None]) -> list[str]:
    """The rows of the review."""
    options = pilot.app.screen.query_one(Review)
    return [str(options.get_option_at_index(at).prompt).strip() for at in range(options.option_count)]


async def test_a_file_is_written_in_house_style(tmp_path: Path) -> None:
    house = own_style()
    assert isinstance(house.styles, str)
    house = replace(house, styles=f"{house.styles}<!-- of the house -->")
    file = tmp_path / "deal-from-client.docx"
    async with app_at(offered(tmp_path).path, house=house).run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+s")
        await at(pilot, SendDialog)
        await pilot.press("enter")
        await at(pilot, PlainYes)
        await pilot.press("y")
        await at(pilot, NegotiationScreen)
    with ZipFile(file) as archive:
        assert archive.read("word/styles.xml").decode() == house.styles


async def test_a_file_is_written_and_noted_after_a_yes_and_says_what_they_will_see(tmp_path: Path) -> None:
    path = offered(tmp_path).path
    app, file = app_at(path), tmp_path / "deal-from-client.docx"
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+s")
        await at(pilot, SendDialog)
        assert app.screen.query_one(Input).value == str(file)
        before = events(path)
        for key, done in (("n", False), ("y", True)):
            if not done:
                await pilot.press("enter")
            else:
                await say(pilot, f"send {file}")
                await at(pilot, SendDialog)
                await pilot.press("enter")
            await at(pilot, PlainYes)
            assert "1 clause is agreed and locked, 4 are open" in app.screen.query_one(Lines).text
            await pilot.press(key)
            await at(pilot, NegotiationScreen)
            assert file.exists() == done
            assert events(path) == before + done
        assert f"The file is{file}" in "".join(said(pilot).split("\n   ")).replace("is /", "is/")
        assert "Mail it to" in said(pilot)
    last = open_session(path).events()[-1]
    assert isinstance(last, Sent)
    assert last.file == hashlib.sha256(file.read_bytes()).hexdigest()


async def test_a_file_that_is_there_is_replaced_only_when_told_and_a_wrong_name_is_one_line(
    tmp_path: Path,
) -> None:
    path = offered(tmp_path).path
    there = tmp_path / "there.docx"
    there.write_text("mine", encoding="utf-8")
    app = app_at(path)
    async with app.run_test(size=(80, 24)) as pilot:
        shown = {pick.action for pick in seat(pilot).query_one(Picks).picks}
        assert {"send_word", "receive_word"} <= shown
        keys = {key.does: key.keys for group in key_groups(app, app.screen) for key in group.keys}
        assert keys["Send as a Word file…"] == "^s"
        assert keys["Read a Word file that came back…"] == "^t"
        await pilot.press("ctrl+s")
        await at(pilot, SendDialog)
        for typed, told in (("x.pdf", "needs the ending .docx"), ("", "needs the ending .docx")):
            app.screen.query_one(Input).value = typed
            await pilot.press("enter")
            assert told in str(app.screen.query_one(Problem).render())
        app.screen.query_one(Input).value = str(there)
        await pilot.press("enter")
        await at(pilot, PlainYes)
        assert "It would be replaced" in app.screen.query_one(Lines).text
        await pilot.click("#no")
        await at(pilot, NegotiationScreen)
    assert there.read_text(encoding="utf-8") == "mine"


async def test_what_came_back_is_looked_over_and_only_what_is_taken_is_recorded(tmp_path: Path) -> None:
    file = sent_from(offered(tmp_path), tmp_path)
    back = edited(file, ("forty-five (45) days", "sixty (60) days"), remark="Our bank needs longer.")
    back = edited(back, ("for fraud", "for wilful fraud"), tracked=False)
    path = tmp_path / "deal.jsonl"
    app = app_at(path)
    async with app.run_test(size=(100, 30)) as pilot:
        await read(pilot, back)
        await at(pilot, ReviewScreen)
        rows = listed(pilot)
        assert rows[0] == "CHANGED SILENTLY, without being tracked (1)"
        assert rows[1].startswith("! Liability: changed without being tracked")
        assert "[x] SILENT Liability: new wording" in rows
        assert [row[:3] for row in rows if "came back with our text" in row] == ["[ ]", "[ ]"]
        assert "wilful" in app.screen.query_one(Lines).text
        options = app.screen.query_one(Review)
        options.highlighted = rows.index("[x] SILENT Liability: new wording")
        await pilot.press("space")
        before = events(path)
        await pilot.press("r")
        await at(pilot, PlainYes)
        text = app.screen.query_one(Lines).text
        assert "In the name of Bharat Analytics, the provider" in text
        assert "Payment period 45 days → 60 days" in text
        assert "Liability" not in text
        await pilot.press("enter", "n")
        await at(pilot, ReviewScreen)
        assert events(path) == before
        await pilot.click("#record")
        await at(pilot, PlainYes)
        await pilot.click("#yes")
        await at(pilot, NegotiationScreen)
        assert "2 acts from back.docx recorded." in said(pilot)
    state = open_session(path).state
    proposal = state.standing("payment", "provider")
    assert proposal is not None
    assert proposal.clauses["payment"].terms["net_days"] == "60 days"
    assert state.standing("liability", "provider") is None
    assert state.clauses["scope"].agreed is None


async def test_an_acceptance_is_taken_with_the_mouse_and_never_by_taking_all(tmp_path: Path) -> None:
    file = sent_from(offered(tmp_path), tmp_path)
    app = app_at(tmp_path / "deal.jsonl")
    async with app.run_test(size=(80, 24)) as pilot:
        await read(pilot, file)
        await at(pilot, ReviewScreen)
        await pilot.press("a")
        assert app.screen.query_one("#record", Button).disabled
        await pilot.press("r")
        assert isinstance(app.screen, ReviewScreen)
        row = next(at for at, text in enumerate(listed(pilot)) if "Scope" in text)
        await pilot.click("#found-in-word", offset=(5, row + 1))
        assert listed(pilot)[row].startswith("[x]")
        await pilot.press("r")
        await at(pilot, PlainYes)
        assert "The provider accepted proposal 2 on Scope" in app.screen.query_one(Lines).text
        await pilot.press("y")
        await at(pilot, NegotiationScreen)
    assert open_session(tmp_path / "deal.jsonl").state.clauses["scope"].agreed is not None


async def test_where_the_log_moved_on_meanwhile_nothing_is_recorded_and_one_looks_again(
    tmp_path: Path,
) -> None:
    session = offered(tmp_path)
    back = edited(sent_from(session, tmp_path), ("forty-five (45) days", "sixty (60) days"))
    app = app_at(session.path)
    async with app.run_test(size=(80, 24)) as pilot:
        await read(pilot, back)
        await at(pilot, ReviewScreen)
        await pilot.press("r")
        await at(pilot, PlainYes)
        session.perform(Comment(text="One moment."), "provider")
        await pilot.press("y")
        await at(pilot, ReviewScreen)
        assert events(session.path) == session.state.seq
        await pilot.press("r")
        await at(pilot, PlainYes)
        await pilot.press("y")
        await at(pilot, NegotiationScreen)
        assert "1 act from back.docx recorded." in said(pilot)
    assert events(session.path) == session.state.seq + 1


async def test_files_that_cannot_be_read_are_one_line_and_without_a_mark_it_is_asked_whose_they_are(
    tmp_path: Path,
) -> None:
    session = offered(tmp_path)
    (tmp_path / "draft.docx").write_bytes(write(draft(session.state)))
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 no")
    (tmp_path / "[bold]\x1b.docx").write_text("x", encoding="utf-8")
    app = app_at(session.path)
    async with app.run_test(size=(80, 24)) as pilot:
        await read(pilot, tmp_path / "nowhere.docx")
        problem = app.screen.query_one(Problem)
        await until(pilot, lambda: "there is no such file" in str(problem.render()))
        files = app.screen.query_one("#files", OptionList)
        for name in ("broken.docx", "[bold]␛.docx"):
            names = [str(files.get_option_at_index(i).prompt) for i in range(files.option_count)]
            files.focus()
            files.highlighted = names.index(name)
            await pilot.press("enter")
            await until(pilot, lambda: "docx: " in str(problem.render()))
            harmless(app)
        app.screen.query_one(Input).value = str(tmp_path / "draft.docx")
        app.screen.query_one(Input).focus()
        await pilot.press("enter")
        await until(pilot, lambda: app.screen.query_one("#whose").display)
        assert app.focused is app.screen.query_one("#provider")
        await pilot.press("enter")
        await at(pilot, ReviewScreen)
        assert "bears no mark" in str(app.screen.query(".trouble").first(Static).render())
        await pilot.press("escape")
        await at(pilot, NegotiationScreen)
        assert "Nothing from draft.docx was recorded." in said(pilot)


async def test_hostile_text_in_a_file_is_shown_as_plain_text(tmp_path: Path) -> None:
    nasty = NASTY["markup"] + NASTY["bidi"] + NASTY["wide"]
    back = edited(sent_from(offered(tmp_path), tmp_path), ("care and skill", nasty), remark=nasty)
    app = app_at(tmp_path / "deal.jsonl")
    async with app.run_test(size=(80, 24)) as pilot:
        await read(pilot, back)
        await at(pilot, ReviewScreen)
        assert "[bold]pay" in harmless(app)
        await pilot.press("r")
        await at(pilot, PlainYes)
        assert "[bold]pay" in harmless(app)
