"""The start screen: begin, go on, open, replay, compare, see the sample; and the windows that ask for files."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Input, Label, OptionList, Select, Static
from textual.widgets.option_list import Option

from kpo_tui import __version__
from kpo_tui.errors import BadInput, KpoError
from kpo_tui.library import positions_typed, read_text
from kpo_tui.negotiation.party import Side
from kpo_tui.table.session import open_here
from kpo_tui.table.workspace import Recent, recent
from kpo_tui.ui.kit.fitted_screen import (
    Ask,
    Dialog,
    Field,
    Fitted,
    KeyLine,
    Problem,
    ReplayWanted,
    Window,
    hint,
)
from kpo_tui.ui.kit.keys import hidden
from kpo_tui.ui.kit.plain import joined, line, own
from kpo_tui.ui.panels.preview import Preview, PreviewScreen, of_redline

LARGEST = 8 * 1024 * 1024
"""Bytes of a text to compare."""
SEATS = [("the client", "client"), ("the provider", "provider"), ("both: we share one keyboard", "both")]
"""Whose seat it is: `both` takes turns with a hand-over in between."""


class Opening(NamedTuple):
    """A log, the party to sit down as (None: both share the keyboard), and its positions, if it has any."""

    path: Path
    party: Side | None
    positions: Path | None = None


def seat_named(name: object) -> Side | None:
    """The party of a seat in `SEATS`; None for both."""
    return "client" if name == "client" else "provider" if name == "provider" else None


class OpeningDialog(Dialog[Opening]):
    """A file name and a seat; the file has to be a log that can be read."""

    def compose(self) -> ComposeResult:
        yield Window(
            "Open a negotiation",
            Label("The log, a file that both sides share"),
            Field(placeholder="deal.jsonl", id="file"),
            Problem(),
            Label("You are"),
            Select(SEATS, value="client", allow_blank=False, id="seat", compact=True),
            Label("Your positions file, private (may stay empty)"),
            Field(placeholder="ours.client.toml", id="positions"),
            Button("Open", id="open", compact=True),
        )

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if event.input.id == "file":
            self.focus_next()
        else:
            self.open()

    @on(Button.Pressed)
    def open(self) -> None:
        """Open it, or say under the name why not."""
        typed, positions = (self.query_one(f"#{name}", Input).value.strip() for name in ("file", "positions"))
        party = seat_named(self.query_one("#seat", Select).value)
        try:
            path = Path(typed).expanduser()
            open_here(path)
        except (KpoError, OSError, ValueError) as error:
            self.query_one(Problem).tell(str(error))
            self.query_one("#file").focus()
            return
        self.dismiss(Opening(path, party, positions_typed(positions) if positions else None))


def replay_dialog(suggested: Path | None) -> Ask[Path]:
    """Asks for a log to replay; what is in it is told when it is opened."""
    label = Label("The log, whichever side’s or finished long ago")
    field = Field(str(suggested or ""), placeholder="deal.jsonl", id="file")
    tip = "Nothing is written. Enter opens it, Escape closes."
    return Ask("Replay a negotiation", _file_named, tip, label, field)


def _file_named(typed: str) -> Path:
    path = Path(typed.strip()).expanduser()
    if not path.is_file():
        raise BadInput(f"There is no file {path}" if typed.strip() else "Name a file")
    return path


class ComparingDialog(Dialog[tuple[Path, Path]]):
    """Two file names; both have to be readable before it goes on."""

    def compose(self) -> ComposeResult:
        yield Window(
            "Redline of two files",
            Label("The older text"),
            Field(placeholder="draft-1.md", id="old"),
            Label("The newer text"),
            Field(placeholder="draft-2.md", id="new"),
            Problem(),
            hint("Text and Markdown files. Enter goes on, Escape closes."),
        )

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if event.input.id == "old":
            self.query_one("#new", Input).focus()
            return
        names = [self.query_one(f"#{which}", Input).value.strip() for which in ("old", "new")]
        paths = [Path(name).expanduser() for name in names]
        try:
            for name, path in zip(names, paths, strict=True):
                if not name:
                    raise BadInput("two file names are needed")
                read_text(path, LARGEST)
        except KpoError as error:
            self.query_one(Problem).tell(str(error))
            return
        self.dismiss((paths[0], paths[1]))


def redline_of(old: Path, new: Path, *, signs: bool) -> Preview:
    """The redline of two files as a preview. Raises BadInput."""
    from kpo_tui.documents.redline import compare_texts

    found = compare_texts(read_text(old, LARGEST), read_text(new, LARGEST))
    return of_redline(found, f"{old.name} → {new.name}", f"{new.stem}-redline", signs=signs)


MOST = 12
"""Negotiations that were open here lately, of which the list says something."""


class Entry(NamedTuple):
    """One thing to do: its key, its name (in the footer `short`), what it is for, and the action that does it."""

    key: str
    short: str
    name: str
    about: str
    action: str


ENTRIES: tuple[Entry, ...] = (
    Entry("n", "New", "New negotiation", "from a playbook", "app.new_deal"),
    Entry("o", "Open", "Open a file", "that someone shared", "screen.open_file"),
    Entry("p", "Replay", "Replay", "how it came about", "screen.replay"),
    Entry("r", "Redline", "Redline", "of two text files", "screen.redline"),
    Entry("s", "Sample", "Sample", "to look around in", "app.sample"),
)


class StartScreen(Fitted[None]):
    """Everything begins here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(e.key, e.action, e.short, tooltip=f"{e.name} {e.about}") for e in ENTRIES),
        Binding("f1", "app.help", "Help"),
        hidden("q", "app.quit", "Quit"),
    ]

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012  (Textual has it so)

    @dataclass
    class Wanted(Message):
        """A negotiation should be opened."""

        opening: Opening

    def compose(self) -> ComposeResult:
        with Vertical(id="start"):
            yield Static(joined(line("kpo", "$ours bold"), own(f"  {__version__}", "$quiet")), id="brand")
            motto = "Negotiate a knowledge process outsourcing agreement, clause by clause."
            yield Static(line(motto, "$quiet"), id="motto")
            with Horizontal(id="choices"):
                begin = OptionList(*(Option(_entry(entry)) for entry in ENTRIES), id="entries", markup=False)
                begin.border_title = "Begin"
                yield begin
                known = OptionList(id="recents", markup=False)
                known.border_title = "Continue"
                yield known
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#entries", OptionList).highlighted = 0
        self._list_recents()
        self.query_one("#recents" if self._recents else "#entries").focus()

    def on_screen_resume(self) -> None:
        self._list_recents()

    def _list_recents(self) -> None:
        self._recents: tuple[Recent, ...] = recents()
        known = self.query_one("#recents", OptionList)
        if self._recents:
            known.set_options([Option(recent_line(deal)) for deal in self._recents])
            known.highlighted = 0
            known.border_subtitle = "Enter goes on where you left"
            return
        soon = "Negotiations that you open are listed here for the next time."
        hints = ("Nothing to go on with yet.", "", soon)
        known.set_options([Option(line(hint, "$quiet"), disabled=True) for hint in hints])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        if event.option_list.id == "entries":
            self.call_later(self.run_action, ENTRIES[event.option_index].action)
        else:
            deal = self._recents[event.option_index]
            self.post_message(self.Wanted(Opening(Path(deal.path), deal.party)))

    def action_open_file(self) -> None:
        """Open a log by its name."""
        self.open(OpeningDialog(), lambda opening: self.post_message(self.Wanted(opening)))

    def action_replay(self) -> None:
        """Replay a log; the one that is chosen among those to go on with is suggested."""
        known = self.query_one("#recents", OptionList).highlighted
        path = Path(self._recents[known].path) if self._recents and known is not None else None
        self.open(replay_dialog(path), lambda path: self.post_message(ReplayWanted(path)))

    def action_redline(self) -> None:
        """Compare two text files."""
        self.open(ComparingDialog(), self._compare)

    def _compare(self, files: tuple[Path, Path]) -> None:
        make = partial(redline_of, *files, signs=self.app.no_color)
        self.app.push_screen(PreviewScreen("Redline", make))


def _entry(entry: Entry) -> Content:
    key = line(entry.key, "$ours bold")
    return joined(key, "  ", own(f"{entry.name:<17}"), line(entry.about, "$quiet"))


def recents() -> tuple[Recent, ...]:
    """Those whose file is still there, the latest first."""
    return tuple(deal for deal in recent() if _is_there(deal.path))[:MOST]


def _is_there(path: str) -> bool:
    try:
        return Path(path).is_file()
    except (OSError, ValueError):
        return False


def recent_line(deal: Recent) -> Content:
    """Whose, how far, as whom, where: three lines."""
    names = joined(line(deal.client, "bold", 40), " – ", line(deal.provider, "bold", 40))
    how_far = f"{deal.settled} of {deal.clauses} settled, as the {deal.party}, {deal.at[:10]}"
    return joined(names, "\n  ", line(how_far, "$quiet"), "\n  ", line(Path(deal.path).name, "$quiet", 60))
