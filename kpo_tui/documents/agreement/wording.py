"""From a clause's wording and its values to paragraphs of runs.

Values never pass through the template engine as text. A template renders to text with numbered tokens
in place of the values; its paragraphs and list items are found in that text; then each token becomes a
run. So a value can hold anything and never changes the structure of a clause, and every run that a
value produced knows its term.
"""

import operator
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from jinja2 import Template

from kpo_tui.documents.agreement.language import complaints, environment, names_in
from kpo_tui.documents.agreement.paragraphs import Part, paragraphs
from kpo_tui.documents.document import Run, Runs, Style
from kpo_tui.errors import BadInput
from kpo_tui.negotiation.playbook import Playbook
from kpo_tui.negotiation.terms import Raw, SomeTerm, TextTerm, Value

_OPEN, _CLOSE = "\ue000", "\ue001"
_TOKEN = re.compile(f"{_OPEN}(?:([0-9]+)|ref ([a-z0-9_]+)){_CLOSE}")


class Source(NamedTuple):
    """Where a template's values come from: agreed or offered values, clause numbers, schedules.

    `value(clause, term)` gives the canonical value or None; `number(clause)` the clause's number, or
    None where it has none; `schedule(clause, term)` the name of the schedule that holds the term.
    """

    playbook: Playbook
    names: Mapping[str, str]
    value: Callable[[str, str], Raw | None]
    number: Callable[[str], str | None]
    schedule: Callable[[str, str], str]


class _Page:
    """The runs that the tokens of one rendering stand for."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.runs: list[Run] = []

    def token(self, text: str, term: str | None = None, style: Style = "plain") -> str:
        self.runs.append(Run(text, term=term, style=style))
        return f"{_OPEN}{len(self.runs) - 1}{_CLOSE}"


class _Shown:
    """A term's value as a template sees it: prints, compares, loops, and is false when it means none."""

    def __init__(self, page: _Page, name: str | None, term: SomeTerm, raw: Raw | None) -> None:
        self._page, self._name, self._term, self._raw = page, name, term, raw
        self._value: Value | None = None if raw is None else term.read(raw)

    def __str__(self) -> str:
        return self._print(self._worded)

    def _worded(self, value: Value) -> str:
        return self._term.contract(value)

    def _print(self, form: Callable[[Value], str]) -> str:
        if self._value is None:
            return self._page.token(f"[{self._term.label}: not agreed]", self._name, "gap")
        return self._page.token(form(self._value), self._name)

    def __bool__(self) -> bool:
        return self._value is not None and not self._term.is_nil(self._value)

    def __eq__(self, operand: object) -> bool:
        if isinstance(operand, int | float) and self._measured() is not None:
            return self._compares(operand, operator.eq)
        return bool(self._raw == operand)

    __hash__ = None  # type: ignore[assignment]

    def _measured(self) -> Any:
        return None if self._value is None else self._term.measure(self._value)

    def _compares(self, operand: object, test: Callable[[Any, Any], bool]) -> bool:
        measured = self._measured()
        return isinstance(operand, int | float) and measured is not None and test(measured, operand)

    def __lt__(self, operand: object) -> bool:
        return self._compares(operand, operator.lt)

    def __le__(self, operand: object) -> bool:
        return self._compares(operand, operator.le)

    def __gt__(self, operand: object) -> bool:
        return self._compares(operand, operator.gt)

    def __ge__(self, operand: object) -> bool:
        return self._compares(operand, operator.ge)

    def __iter__(self) -> Iterator[object]:
        if self._raw is None:
            return
        if self._term.shape == "table":
            columns = self._term.columns
            for row in self._term.read(self._raw):
                cells = zip(columns.items(), row, strict=True)
                yield {
                    id_: _Entry(self._page, self._name, known, cell or None) for (id_, known), cell in cells
                }
        elif self._term.shape == "list":
            for item in self._term.read(self._raw):
                yield _Entry(self._page, self._name, _ENTRY, item)

    def bullets(self) -> str:
        """The entries as list items, the last but one ending in `; and`."""
        if not self:
            return f"\n- {self}"
        items = self._term.read(self._raw or [])
        ends = [";"] * (len(items) - 2) + ["; and"] * (len(items) > 1) + ["."]
        tokens = [self._page.token(item.rstrip(" .;,"), self._name) for item in items]  # the list puts stops
        return "\n" + "\n".join(f"- {token}{end}" for token, end in zip(tokens, ends, strict=True))

    def figures(self) -> str:
        return self._print(self._term.show)

    def lower(self) -> str:
        return self._print(lambda value: _first(self._worded(value), str.lower))

    def capital(self) -> str:
        return self._print(lambda value: _first(self._worded(value), str.upper))

    def schedule(self) -> str:
        clause_id, _, term_id = (self._name or "").partition(".")
        return self._page.token(self._page.source.schedule(clause_id, term_id))


class _Entry(_Shown):
    """What is no term of its own: a party's name, an entry of a list, a cell of a table, maybe an empty one."""

    def _worded(self, value: Value) -> str:
        return self._term.show(value)

    def _print(self, form: Callable[[Value], str]) -> str:
        return self._page.token("" if self._value is None else form(self._value), self._name)


_ENTRY = TextTerm(label="Entry", longest=sys.maxsize)


def _first(text: str, change: Callable[[str], str]) -> str:
    return change(text[:1]) + text[1:]


class _Terms(dict[str, _Shown]):
    """`payment` in `{{ payment.net_days }}`: a term is looked up when it is asked for."""

    def __init__(self, page: _Page, clause: str) -> None:
        self._page, self._clause = page, clause

    def __missing__(self, term_id: str) -> _Shown:
        source, name = self._page.source, f"{self._clause}.{term_id}"
        term = source.playbook.clauses[self._clause].terms[term_id]
        return _Shown(self._page, name, term, source.value(self._clause, term_id))


@lru_cache(maxsize=512)
def _compiled(wording: str) -> Template:
    env = environment()
    for name in ("bullets", "figures", "lower", "capital", "schedule"):
        env.filters[name] = _method(name)
    env.filters["ref"] = lambda name: f"{_OPEN}ref {name}{_CLOSE}"
    # A table row is read by column: `row.items` means the column, never the method of a mapping.
    env.getattr = lambda obj, attribute: obj[attribute]  # type: ignore[method-assign]
    return env.from_string(wording)


def _method(name: str) -> Callable[[Any], str]:
    return lambda value: getattr(value, name)() if isinstance(value, _Shown) else str(value)


_last_playbook: list[tuple[Playbook, set[tuple[str, str]]]] = []


def _sound_templates(playbook: Playbook) -> set[tuple[str, str]]:
    """The templates of the playbook that were checked, for the playbook that was drafted from last."""
    if not _last_playbook or _last_playbook[0][0] is not playbook:
        _last_playbook[:] = [(playbook, set())]
    return _last_playbook[0][1]


def parts_of_template(source: Source, clause_id: str, wording: str) -> list[Part]:
    """The paragraphs of a clause's template with the source's values.

    Raises BadInput if the template holds what it may not; it is then not rendered.
    """
    if (clause_id, wording) not in _sound_templates(source.playbook):
        if found := complaints(source.playbook, clause_id, wording):
            raise BadInput(f"clause {clause_id}, wording: {found[0]}")
        _sound_templates(source.playbook).add((clause_id, wording))
    page = _Page(source)
    rendered = _compiled(wording).render(dict(_named(page, clause_id, names_in(wording))))
    return [Part(level, _runs(text, page)) for level, text in paragraphs(rendered)]


def _named(page: _Page, clause_id: str, names: Iterable[str]) -> Iterator[tuple[str, object]]:
    """What names mean in a template of the clause: a party, a term of the clause itself, another clause."""
    source = page.source
    own = source.playbook.clauses[clause_id].terms if clause_id else {}
    for name in names:
        if name in source.names:
            yield name, _Entry(page, None, _ENTRY, source.names[name])
        elif name in own:
            yield name, _Terms(page, clause_id)[name]
        elif name in source.playbook.clauses:
            yield name, _Terms(page, name)


def _runs(text: str, page: _Page) -> Runs:
    """The runs of one paragraph: its text, with tokens replaced by what they stand for."""
    if _OPEN not in text:
        return (Run(text),)
    runs: list[Run] = []
    at = 0
    for match in _TOKEN.finditer(text):
        if match.start() > at:
            runs.append(Run(text[at : match.start()]))
        runs.append(page.runs[int(match[1])] if match[1] else _reference(page.source, match[2]))
        at = match.end()
    if at < len(text):
        runs.append(Run(text[at:]))
    return tuple(runs)


def _reference(source: Source, clause_id: str) -> Run:
    number = source.number(clause_id)
    if number is None:
        title = source.playbook.clauses[clause_id].title
        return Run(f"[clause {title}: left out]", style="gap")
    return Run(f"clause {number}")
