"""The reference of the Python API, `docs/api.md`, written from the docstrings: `python -m tests.tools.reference`.

`SUBJECTS` says which names are for people who program against the package, and in which order they want to read
of them. What is said of each is its own docstring, with its signature or fields; a name without one is refused.
"""

import ast
import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

PAGE = Path(__file__).parent.parent.parent / "docs" / "api.md"
WIDTH = 110

INTRODUCTION = """\
# The Python API

The package is typed (`py.typed` ships with it), and all that it says and writes can be had by program. This page names what is meant for
that; `python -m tests.tools.reference` writes it from the docstrings. Two programs to begin with lie in [examples](../examples):
[two parties agree](../examples/agree_by_program.py), [two texts are compared](../examples/compare_two_texts.py).

What people read and exchange – logs, playbooks, files of positions – keeps its form from version to version. Names of Python may still
move before version 1.0; the [changelog](../CHANGELOG.md) then says so.

Values are frozen. A `Party` is `"client"` or `"provider"`; times are text as a log has them, in UTC (`2026-11-30T12:00:00.000Z`).
"""


class Subject(NamedTuple):
    """Names that belong together: a title, what they are for, and each as `module:name` or `module:Class.member`."""

    title: str
    about: str
    names: tuple[str, ...]


SUBJECTS = (
    Subject(
        "A negotiation in a file",
        "A session reads a log, decides acts against its state and appends what comes of them, one after the other.",
        (
            "kpo_tui.table.session:begin_session",
            "kpo_tui.table.session:open_session",
            "kpo_tui.table.session:open_here",
            "kpo_tui.table.session:Session",
            "kpo_tui.table.session:Session.state",
            "kpo_tui.table.session:Session.perform",
            "kpo_tui.table.session:Session.refresh",
            "kpo_tui.table.session:Session.events",
        ),
    ),
    Subject(
        "What a party can ask for",
        "An act is a request; whose it is and when it was made is said when it is decided. A clause is named by its id.",
        (
            "kpo_tui.negotiation.events:Offer",
            "kpo_tui.negotiation.acts.proposal:Propose",
            "kpo_tui.negotiation.acts.acceptance:Accept",
            "kpo_tui.negotiation.acts.rejection:Reject",
            "kpo_tui.negotiation.acts.withdrawal:Withdraw",
            "kpo_tui.negotiation.acts.parking:Park",
            "kpo_tui.negotiation.acts.parking:Unpark",
            "kpo_tui.negotiation.acts.reopening:Reopen",
            "kpo_tui.negotiation.acts.comment:Comment",
            "kpo_tui.negotiation.acts.confirmation:Confirm",
        ),
    ),
    Subject(
        "Rules and state",
        "The core without a file or a clock: an act becomes an event, a permitted event another state. `rules.py` begins with the "
        "rules in words.",
        (
            "kpo_tui.negotiation.rules:decide",
            "kpo_tui.negotiation.rules:permit",
            "kpo_tui.negotiation.rules:evolve",
            "kpo_tui.negotiation.state:Negotiation",
            "kpo_tui.negotiation.state:Negotiation.where",
            "kpo_tui.negotiation.state:Negotiation.offer",
            "kpo_tui.negotiation.state:Negotiation.standing",
        ),
    ),
    Subject(
        "Logs",
        "Reading verifies: a line that the rules do not allow, or that does not follow the one before it, stops it.",
        (
            "kpo_tui.log.jsonl:read",
            "kpo_tui.log.jsonl:Reading",
            "kpo_tui.log.playback:Recording",
            "kpo_tui.log.playback:Recording.state_at",
            "kpo_tui.log.playback:Recording.moments",
            "kpo_tui.history.moments:Moment",
            "kpo_tui.log.record:line_of",
            "kpo_tui.log.record:event_of",
            "kpo_tui.log.record:hash_of",
        ),
    ),
    Subject(
        "Playbooks, positions and values",
        "A playbook is the shared agenda, positions are one party's own; a term (`playbook.clauses[…].terms[…]`) reads and shows its "
        "values.",
        (
            "kpo_tui.library:load_playbook",
            "kpo_tui.library:check_playbook",
            "kpo_tui.library:load_positions",
            "kpo_tui.negotiation.terms.base:Term.canonical",
            "kpo_tui.negotiation.terms.base:Term.read",
            "kpo_tui.negotiation.terms.base:Term.show",
            "kpo_tui.negotiation.advice:advice_on",
        ),
    ),
    Subject(
        "Drafts and reports",
        "From a state, or from two of them, to a document, which any format writes.",
        (
            "kpo_tui.documents.document:Document",
            "kpo_tui.documents.document:Document.about",
            "kpo_tui.documents.agreement.draft:draft",
            "kpo_tui.documents.agreement.draft:draft_as_offered",
            "kpo_tui.documents.agreement.checks:findings",
            "kpo_tui.documents.reports.standings:status",
            "kpo_tui.documents.reports.issues:issues",
            "kpo_tui.documents.reports.summary:summary",
            "kpo_tui.documents.reports.comparison:comparison",
            "kpo_tui.documents.reports.gap_history:gap_history",
        ),
    ),
    Subject(
        "Redlines",
        "What changed, as typed segments or as marks in a document; [the guide to redlines](redline.md) has more examples.",
        (
            "kpo_tui.documents.redline:compare_texts",
            "kpo_tui.documents.redline:compare_documents",
            "kpo_tui.documents.redline:Redline",
            "kpo_tui.documents.redline:Segment",
            "kpo_tui.documents.redline:apply",
            "kpo_tui.documents.redline:stat",
        ),
    ),
    Subject(
        "Formats and Word",
        "A format writes documents and redlines alike; Word files can be read, too.",
        (
            "kpo_tui.documents.formats:formats",
            "kpo_tui.documents.formats:format_of",
            "kpo_tui.documents.formats:Format",
            "kpo_tui.documents.formats:Look",
            "kpo_tui.documents.word:as_document",
            "kpo_tui.documents.word:write",
        ),
    ),
    Subject(
        "Errors",
        "Whatever is raised on purpose; `errors.py` draws the whole tree at its top.",
        ("kpo_tui.errors:KpoError", "kpo_tui.errors:Refused"),
    ),
)


def reference() -> str:
    """The page. Raises AttributeError for a name that is not there, ValueError for one without a docstring."""
    parts = [INTRODUCTION]
    for subject in SUBJECTS:
        parts.append(f"## {subject.title}\n\n{subject.about}\n")
        parts += [_entry(*name.split(":")) for name in subject.names]
    return "\n".join(parts)


def _entry(module: str, name: str) -> str:
    node = _definition(module, name)
    if (text := ast.get_docstring(node)) is None:
        raise ValueError(f"{module}:{name} has no docstring")
    code = [] if "." in name else [f"from {module} import {name}", ""]
    if isinstance(node, ast.ClassDef):
        code += ["", *_class(node)] if code else _class(node)
    elif any(ast.unparse(mark) == "property" for mark in node.decorator_list):
        code.append(_call(name, node).replace("() ->", ":"))
    else:
        code.append(_call(name, node))
    return f"### `{name}`\n\n```python\n{_readable(chr(10).join(code))}\n```\n\n{_examples_fenced(text)}\n"


def _definition(module: str, name: str) -> ast.ClassDef | ast.FunctionDef:
    """The syntax tree of a class, function, method or property, so that the page is the same in every Python."""
    found: object = import_module(module)
    for part in name.split("."):
        found = inspect.getattr_static(found, part)
    if isinstance(found, property):
        found = found.fget
    if not (isinstance(found, type) or inspect.isroutine(found)):
        found = inspect.unwrap(found)  # type: ignore[arg-type]  # what caches a function
    (node,) = ast.parse(dedent(inspect.getsource(found))).body  # type: ignore[arg-type]
    assert isinstance(node, ast.ClassDef | ast.FunctionDef), name
    return node


def _class(node: ast.ClassDef) -> Iterator[str]:
    """How an object is made: the arguments it takes, or the fields it has."""
    for member in node.body:
        if isinstance(member, ast.FunctionDef) and member.name == "__init__":
            yield _call(node.name, member)
            return
    fields = [
        f"    {ast.unparse(member)}"
        for member in node.body
        if isinstance(member, ast.AnnAssign) and "ClassVar" not in ast.unparse(member.annotation)
    ]
    yield from [f"class {node.name}:", *fields] if fields else [f"class {node.name}: ..."]


def _call(name: str, node: ast.FunctionDef) -> str:
    """The signature on one line or, where it is too long for that, with a line for each argument."""
    arguments = node.args
    arguments.args = [argument for argument in arguments.args if argument.arg != "self"]
    gives = f" -> {ast.unparse(node.returns)}" if node.returns and node.name != "__init__" else ""
    line = f"{name}({ast.unparse(arguments)}){gives}"
    if len(line) <= WIDTH:
        return line
    apart = re.split(r", (?=\*|\w+: )", ast.unparse(arguments))
    return "\n".join([f"{name}(", *(f"    {argument}," for argument in apart), f"){gives}"])


def _readable(code: str) -> str:
    """Code as people write it: blanks around defaults, private ones left open, types without quotation marks."""
    code = re.sub(r"(?<=[\w\]])=(?=\S)", " = ", code)
    code = re.sub(r"= _\w+", "= ...", code)
    return re.sub(r"(: |-> )'([^']+)'", r"\1\2", code).replace("'", '"')


def _examples_fenced(text: str) -> str:
    """The docstring with its examples as blocks of code."""
    return re.sub(
        r"^>>> (?:.+\n?)+", lambda found: f"```python\n{found[0].rstrip()}\n```", text, flags=re.MULTILINE
    )


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8", newline="\n")
