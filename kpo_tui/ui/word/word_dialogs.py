"""Windows of the exchange of Word files: where to write one, and which one came back."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from kpo_tui.correspondence import post
from kpo_tui.correspondence.post import Postbox
from kpo_tui.errors import KpoError
from kpo_tui.negotiation.party import Side, other
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.ui.kit.background import make_aside
from kpo_tui.ui.kit.fitted_screen import Dialog, Field, Problem, Window, hint
from kpo_tui.ui.kit.layout import BLANK, Item, Para, para
from kpo_tui.ui.kit.plain import line, own, said

if TYPE_CHECKING:
    from kpo_tui.documents.word import House
    from kpo_tui.documents.word.changes import Content

TO_SEND = "Enter shows what will be written and recorded, Escape closes."
TO_READ = "Enter reads it and records nothing, Escape closes."


class SendDialog(Dialog[tuple[post.Parcel, Path]]):
    """Packs the file in a thread, then gives it with the path; nothing is written here."""

    def __init__(self, box: Postbox, house: "House | None", typed: str) -> None:
        super().__init__()
        self._box, self._house = box, house
        self._path = Path(typed) if typed else box.suggested_path()

    def compose(self) -> ComposeResult:
        they = self._box.desk.state.parties.name(other(self._box.desk.party))
        lead = f"The whole agreement for {they}: agreed clauses locked, your proposals as tracked changes."
        yield Window(
            "Send as a Word file",
            Static(line(lead), classes="lead"),
            Field(str(self._path), id="path"),
            Problem(),
            hint(TO_SEND, id="hint"),
        )

    def on_input_changed(self) -> None:
        self._complain("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        try:
            path = post.path_typed(event.value)
        except KpoError as error:
            self._complain(str(error))
            return
        self.query_one("#hint", Static).update("One moment, the file is being put together …")
        make_aside(
            self,
            lambda _: self._box.packed(self._house),
            lambda parcel: self.dismiss((parcel, path)),
            lambda error: self._complain(str(error)),
            "packing",
        )

    def _complain(self, text: str) -> None:
        self.query_one(Problem).tell(text)
        self.query_one("#hint", Static).update(TO_SEND)


def sending_items(state: Negotiation, parcel: post.Parcel, path: Path, covered: str) -> tuple[Item, ...]:
    """What a yes to sending writes and records, and what the other side will see."""
    they = other(parcel.party)
    wrote = f"The {parcel.party} wrote the agreement as a Word file for the other side."
    items: list[Item] = [
        para("A yes writes this file:", "bold"),
        Para(said(str(path.absolute())), own("  "), 2),
    ]
    if path.exists():
        items.append(Para(line("A file of that name is there already. It would be replaced.", "$warning")))
    items += [
        BLANK,
        para("and records:", "bold"),
        Para(said(wrote), own("  "), 2),
        para("  with the file’s SHA-256, so that it can be proved which file it was", "$quiet"),
        BLANK,
        Para(line(f"What {state.parties.name(they)} will see", "bold")),
        para(f"  {parcel.clauses}; your proposals are tracked changes where they had another text"),
        para("  nothing private: no positions, no advice, no answers that are not sent", "$quiet"),
    ]
    if covered:
        lead = f"The file shows the {they}’s opening on {covered}, which is covered here until yours is in."
        items += [BLANK, Para(line(lead, "$warning"))]
    return tuple(items)


class ReceiveDialog(Dialog[post.Received]):
    """Reads the file in a thread. Its mark says who edited it; without one, that is asked."""

    def __init__(self, box: Postbox, typed: str) -> None:
        super().__init__()
        self._box, self._typed = box, typed
        self._files = box.files()
        self._content: tuple[Path, Content] | None = None

    def compose(self) -> ComposeResult:
        desk = self._box.desk
        files = OptionList(*(Option(line(path.name)) for path in self._files), id="files", markup=False)
        files.display = bool(self._files)
        parties = other(desk.party), desk.party
        names = {party: line(desk.state.parties.name(party), limit=28) for party in parties}
        question = "It bears no mark of a file that was sent from here. Whose changes are in it?"
        buttons = (Button(name, id=party, compact=True) for party, name in names.items())
        whose = Vertical(Static(question, markup=False), Horizontal(*buttons, classes="buttons"), id="whose")
        whose.display = False
        yield Window(
            "Read a Word file that came back",
            Field(self._typed, placeholder="the file: type its name, or choose below", id="path"),
            files,
            Problem(),
            whose,
            hint(TO_READ, id="hint"),
        )

    def on_mount(self) -> None:
        self.query_one(Field).focus()
        if self._typed:
            self._begin(self._typed)

    def on_input_changed(self) -> None:
        self._complain("")
        self.query_one("#whose").display = False

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self._begin(event.value)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.query_one(Field).value = typed = str(self._files[event.option_index])
        self._begin(typed)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        if self._content is not None:
            path, content = self._content
            party: Side = "client" if event.button.id == "client" else "provider"
            self._read(lambda: self._box.read(path, content, party))

    def _begin(self, typed: str) -> None:
        try:
            path = post.path_typed(typed)
        except KpoError as error:
            self._complain(str(error))
            return
        self.query_one("#hint", Static).update("One moment, it is being read …")
        self._read(lambda: self._opened(path))

    def _read(self, read: "Callable[[], post.Received | tuple[Path, Content]]") -> None:
        make_aside(
            self, lambda _: read(), self._was_read, lambda error: self._complain(str(error)), "reading"
        )

    def _opened(self, path: Path) -> "post.Received | tuple[Path, Content]":
        """What the file says; or only what is in it, where nobody can tell whose changes those are."""
        content = post.opened(path)
        party = self._box.edited_by(content)
        return self._box.read(path, content, party) if party else (path, content)

    def _was_read(self, found: "post.Received | tuple[Path, Content]") -> None:
        if isinstance(found, post.Received):
            self.dismiss(found)
            return
        self._content = found
        self.query_one("#hint", Static).update("Tab and Enter choose, Escape closes.")
        self.query_one("#whose").display = True
        self.query_one(f"#{other(self._box.desk.party)}", Button).focus()

    def _complain(self, text: str) -> None:
        self.query_one(Problem).tell(text)
        self.query_one("#hint", Static).update(TO_READ)
