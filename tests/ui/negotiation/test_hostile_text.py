"""Text of a hostile log shows as plain text in every widget, and never acts."""

import re
from pathlib import Path

from kpo_tui.negotiation.acts.comment import Comment
from kpo_tui.negotiation.acts.parking import Park
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import Parties
from kpo_tui.negotiation.terms import Raw
from kpo_tui.table.session import Session, begin_session
from kpo_tui.ui.app import KpoApp
from kpo_tui.ui.negotiation.wording_editor import WordingEditor
from kpo_tui.ui.panels.clauses import ClauseList, HeadingLine
from tests.builders import PLAYBOOK, Ticking, nothing_doubted, small_playbook
from tests.ui.sitting import app_at, opened, painted, say, seat, shown, text_of

NASTY = {
    "markup": "[bold]pay[/bold] [/] [[red]] [link=x]y[@click=app.quit]z[/]",
    "control": "pay\x1b[2J\x1b]52;c;aGk=\x07 \x9b31m \x00 end",
    "bidi": "pay \u202egnp.exe\u202c \u2066x\u2069 \u05e9\u05dc\u05d5\u05dd",
    "wide": "条項 支払い 🏳️‍🌈 e\u0301\u0301\u0301\u0301 \u0e01\u0e33",
    "long": "x" * 10_000,
}
ACTIVE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def quoted(text: str) -> str:
    """A TOML string that holds `text`, whatever it is."""
    return '"' + "".join(f"\\U{ord(c):08x}" for c in text) + '"'


@nothing_doubted()
def hostile(folder: Path) -> Session:
    """A log with nasty text wherever a party or a playbook can put any."""
    everything = " ".join(NASTY.values())
    toml = PLAYBOOK.replace('title = "Payment"', f"title = {quoted(NASTY['markup'])}")
    toml = toml.replace('label = "Late interest"', f"label = {quoted(NASTY['control'])}")
    names = Parties(NASTY["markup"], NASTY["bidi"] + NASTY["wide"])
    session = begin_session(folder / "deal.jsonl", small_playbook(toml), names, clock=Ticking())
    listed: dict[str, Raw] = {"services": [*list(NASTY.values())[:4], "x" * 1000]}
    session.perform(Propose(offers={"scope": Offer(terms=listed)}, note=everything), "provider")
    session.perform(Propose(offers={"scope": Offer(terms={"services": ["ours"]})}), "client")
    session.perform(Comment(text=everything, clause="scope"), "provider")
    for name, text in NASTY.items():
        offer = Offer(title=text[:190], wording=f"{text}\n\n- {NASTY['markup']}")
        session.perform(Propose(offers={f"extra_{name}": offer}, note=text), "provider")
    session.perform(Park(clause="liability", reason=everything), "provider")
    return session


def harmless(app: KpoApp) -> str:
    """What the screen says, after checking that nothing in it can act."""
    text = "\n".join(text_of(screen) for screen in app.screen_stack)
    assert not ACTIVE.search(text)
    assert not ACTIVE.search(app.export_screenshot())
    return text


async def test_every_panel_and_document_shows_it_as_plain_text(tmp_path: Path) -> None:
    session = hostile(tmp_path)
    app = app_at(tmp_path / "deal.jsonl")
    async with app.run_test(size=(160, 50)) as pilot:
        for clause in session.state.clauses:
            seat(pilot).go(clause)
            await painted(pilot)
            assert "[bold]pay[/bold]" in harmless(app)
        await say(pilot, NASTY["markup"] + NASTY["wide"])
        seat(pilot).notify(shown(pilot).heading.client, markup=False)
        for key in ("f2", "f3", "f7"):
            await pilot.press(key)
            await pilot.pause()
            await opened(pilot)
            assert "[bold]pay[/bold]" in harmless(app)
            await pilot.press("escape")
            await pilot.pause()


async def test_search_palette_editor_and_hand_over_show_it_as_plain_text(tmp_path: Path) -> None:
    hostile(tmp_path)
    app = app_at(tmp_path / "deal.jsonl", None)
    async with app.run_test(size=(80, 24)) as pilot:
        harmless(app)
        await pilot.press(*"client", "enter")
        await pilot.pause()
        for name in NASTY:
            seat(pilot).go(f"extra_{name}")
            await pilot.press("f4")
            await pilot.pause()
            assert isinstance(app.screen, WordingEditor)
            harmless(app)
            await pilot.press("escape")
            await pilot.pause()
        for keys in (("ctrl+f", "p"), ("ctrl+p", *"go"), ("f1",), ("ctrl+o",)):
            await pilot.press(*keys)
            await pilot.pause()
            harmless(app)
            await pilot.press("escape")
            await pilot.pause()


async def test_the_clause_list_and_the_heading_keep_to_their_lines(tmp_path: Path) -> None:
    hostile(tmp_path)
    app = app_at(tmp_path / "deal.jsonl")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f5")
        await pilot.pause()
        assert seat(pilot).query_one(HeadingLine).region.height == 1
        clauses = seat(pilot).query_one(ClauseList)
        assert len(clauses.text.splitlines()) == len(shown(pilot).rows)
        strip = clauses.render_line(0)
        assert strip.cell_length == clauses.size.width


async def test_a_hostile_path_is_told_as_plain_text(tmp_path: Path) -> None:
    from kpo_tui.ui.start.start_screen import Opening

    app = KpoApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.open(Opening(tmp_path / "[red]\x1b[2J.jsonl", "client"))
        await pilot.pause()
        message = next(iter(app._notifications)).message
        assert "[red]␛[2J.jsonl" in message
        harmless(app)
