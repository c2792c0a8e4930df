"""The form for a new negotiation: what was filled in, and what is wrong with it, field by field."""

from pathlib import Path
from typing import ClassVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Button, Input, Label, OptionList, Select
from textual.widgets.option_list import Option

from kpo_tui.errors import KpoError
from kpo_tui.library import bundled, load_playbook, load_positions, positions_typed
from kpo_tui.negotiation.doubts import doubts_by_party
from kpo_tui.negotiation.party import Parties, Side
from kpo_tui.negotiation.playbook import Playbook
from kpo_tui.text import one_line
from kpo_tui.ui.kit.fitted_screen import Field, Fitted, KeyLine, Problem
from kpo_tui.ui.kit.layout import Para, para
from kpo_tui.ui.kit.lines import Lines
from kpo_tui.ui.kit.plain import joined, line, own
from kpo_tui.ui.start.start_screen import SEATS, seat_named

ENDING = ".jsonl"


class NewDeal(Struct, frozen=True):
    """What was filled in. `party` is None where both sides share the keyboard; `positions` may be empty."""

    client: str = ""
    provider: str = ""
    playbook: str = "kpo-essentials"
    file: str = ""
    party: Side | None = None
    positions: str = ""

    @property
    def path(self) -> Path:
        """Where the log will lie."""
        name = Path(self.file.strip()).expanduser()
        return name if name.suffix else name.with_name(name.name + ENDING)


def suggested_file(client: str, provider: str) -> str:
    """A file name made of both names: `acme-bharat.jsonl`."""
    words = (name.lower().split() for name in (client, provider))
    firsts = ["".join(filter(str.isalnum, named[0])) for named in words if named]
    return "-".join(filter(None, firsts)) + ENDING if any(firsts) else ""


def problems_of(form: NewDeal) -> dict[str, str]:
    """What keeps the negotiation from beginning: field → one line. Empty when nothing does."""
    found: dict[str, str] = {}
    parties = Parties(form.client.strip(), form.provider.strip())
    for party, doubt in doubts_by_party(parties):
        found[party] = doubt if parties.name(party) else "a company’s name is needed"
    if problem := _file_problem(form):
        found["file"] = problem
    try:
        playbook = load_playbook(form.playbook.strip())
    except KpoError as error:
        return found | {"playbook": one_line(str(error), 200)}
    if form.positions.strip() and (problem := _positions_problem(form, playbook)):
        found["positions"] = problem
    return found


def _file_problem(form: NewDeal) -> str:
    if not form.file.strip():
        return "a file name is needed; both sides will share this file"
    if not form.file.isprintable():
        return "that cannot be a file name: it has a control character"
    try:
        if form.path.exists():
            return f"there is a file {form.path.name} already; choose another name, or continue it"
        if not form.path.parent.is_dir():
            return f"there is no folder {form.path.parent}"
    except (OSError, ValueError) as error:
        return one_line(f"that cannot be a file name ({error})", 120)
    return ""


def _positions_problem(form: NewDeal, playbook: Playbook) -> str:
    try:
        positions = load_positions(positions_typed(form.positions), playbook)
    except KpoError as error:
        return one_line(str(error), 200)
    if form.party is None:
        return "with a shared keyboard, each side opens its own positions at its seat; leave this empty"
    if positions.party != form.party:
        return f"these are the positions of the {positions.party}, and you are the {form.party}"
    return ""


class NewDealForm(Fitted[NewDeal]):
    """Gives what was filled in once nothing is wrong with it; problems stand under their fields."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "begin", "Begin", priority=True),
        Binding("escape", "dismiss", "Back"),
        Binding("f1", "app.help", "Help"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._file_typed = False

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="form") as form:
            form.border_title = "A new negotiation"
            form.can_focus = False
            yield from self._field("client", "Client", "Northwind Insurance plc")
            yield from self._field("provider", "Provider", "Deccan Knowledge Services")
            yield Label("Playbook: the agenda, and the wording it leads to")
            yield OptionList(
                *(Option(name, id=name) for name in bundled()), id="playbooks", markup=False, compact=True
            )
            yield Lines(id="about")
            yield Field(placeholder="or a playbook file of your own: ours.toml", id="playbook")
            yield Problem(id="problem-playbook")
            yield from self._field("file", "File for the log, which both sides share", "deal.jsonl")
            yield Label("You are")
            yield Select(SEATS, value="client", allow_blank=False, id="seat", compact=True)
            yield from self._field(
                "positions", "Your positions file, private (may stay empty)", "ours.client.toml"
            )
            with Vertical(classes="buttons"):
                yield Button("Begin", id="begin", compact=True)
        yield KeyLine()

    def _field(self, name: str, label: str, example: str) -> ComposeResult:
        yield Label(label)
        yield Field(placeholder=example, id=name)
        yield Problem(id=f"problem-{name}")

    def on_mount(self) -> None:
        self.query_one("#playbooks", OptionList).highlighted = list(bundled()).index(NewDeal().playbook)
        self.query_one("#client").focus()
        self.call_after_refresh(self.query_one(".form").scroll_home, animate=False)

    @on(OptionList.OptionHighlighted, "#playbooks")
    def _describe(self, event: OptionList.OptionHighlighted) -> None:
        about = self.query_one("#about", Lines)
        try:
            about.show(about_playbook(load_playbook(str(event.option_id))))
        except KpoError as error:
            about.show((para(str(error), "$warning"),))
        about.refresh(layout=True)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        if event.input.id == "file":
            self._file_typed = bool(event.value) and event.input.has_focus
        elif event.input.id in ("client", "provider") and not self._file_typed:
            self.query_one("#file", Input).value = suggested_file(
                self._value("client"), self._value("provider")
            )
        self.query_one(f"#problem-{event.input.id}", Problem).tell("")

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.focus_next()

    def filled_in(self) -> NewDeal:
        """What stands in the fields."""
        playbooks = self.query_one("#playbooks", OptionList)
        chosen = list(bundled())[playbooks.highlighted or 0]
        return NewDeal(
            client=self._value("client"),
            provider=self._value("provider"),
            playbook=self._value("playbook").strip() or chosen,
            file=self._value("file"),
            party=seat_named(self.query_one("#seat", Select).value),
            positions=self._value("positions"),
        )

    def _value(self, field: str) -> str:
        return self.query_one(f"#{field}", Input).value

    @on(Button.Pressed, "#begin")
    def action_begin(self) -> None:
        """Begin the negotiation if nothing is wrong; else go to the first field that is."""
        form = self.filled_in()
        problems = problems_of(form)
        for name in ("client", "provider", "playbook", "file", "positions"):
            self.query_one(f"#problem-{name}", Problem).tell(problems.get(name, ""))
        if problems:
            first = next(iter(problems))
            self.query_one(f"#{first}").focus()
            self.call_after_refresh(self.query_one(f"#problem-{first}").scroll_visible, animate=False)
        else:
            self.dismiss(form)


def about_playbook(playbook: Playbook) -> tuple[Para, ...]:
    """A playbook in two or three lines."""
    size = own(f"{len(playbook.clauses)} clauses, {playbook.term_count()} terms. ", "$quiet")
    return (Para(joined(line(playbook.title, "bold"), "  ", size, line(playbook.summary, "", 600))),)
