"""`kpo playbook list`, `show`, `check` and `new`."""

from functools import cache
from pathlib import Path

import click

from kpo_tui.cli.common import note, say
from kpo_tui.errors import BadInput, Usage
from kpo_tui.library import (
    Checker,
    bundled,
    check_playbook,
    check_positions,
    find_playbook,
    find_positions,
    load_playbook,
    positions_typed,
    read_toml,
)
from kpo_tui.negotiation.playbook import Playbook
from kpo_tui.negotiation.playbook_checks import IDENTIFIER, Problem
from kpo_tui.negotiation.terms import SomeTerm
from kpo_tui.text import command_path, one_line


@click.group()
def playbook() -> None:
    """List, show, check and start playbooks."""


@playbook.command("list")
def list_() -> None:
    """List the playbooks that came with the program."""
    for name, path in bundled().items():
        loaded = load_playbook(str(path))
        say(f"{name}  {loaded.title}: {len(loaded.clauses)} clauses, {loaded.term_count()} terms")
        if loaded.summary:
            say(f"    {one_line(loaded.summary, 300)}")


@playbook.command()
@click.argument("name")
@click.option("--clause", help="Show one clause in full, with its questions and wording.")
@click.option("--toml", "as_toml", is_flag=True, help="Write the whole playbook as one TOML file.")
def show(name: str, clause: str | None, as_toml: bool) -> None:
    """Show a playbook: its clauses, terms, market norms, checks and trades."""
    loaded = load_playbook(name)
    if as_toml:
        import msgspec
        import tomli_w

        click.echo(tomli_w.dumps(msgspec.to_builtins(loaded), multiline_strings=True), nl=False)
        return
    if clause is not None:
        if clause not in loaded.clauses:
            raise Usage(f"{name} has no clause '{one_line(clause, 40)}'; it has {', '.join(loaded.clauses)}")
        _show_clause(loaded, clause)
        return
    _show_overview(loaded)


def _show_overview(loaded: Playbook) -> None:
    say(f"{loaded.title} ({loaded.id}{f' {loaded.version}' if loaded.version else ''})")
    if loaded.summary:
        say(loaded.summary)
    for clause_id, clause in loaded.clauses.items():
        say("")
        say(f"{clause.title} ({clause_id})")
        for term_id, term in clause.terms.items():
            norm = f"; norm: {one_line(term.norm, 80)}" if term.norm else ""
            follow = " (follow-up)" if term.when else ""
            say(f"    {term_id}: {term.label}{follow}{norm}")
    checks = [f"{check.severity}: {check.message}{_source(check.source)}" for check in loaded.checks.values()]
    trades = [
        f"client: {trade.client_gets} / provider: {trade.provider_gets} ({trade.why}){_source(trade.source)}"
        for trade in loaded.trades.values()
    ]
    for title, texts in (("Checks", checks), ("Trades", trades)):
        if texts:
            say("")
            say(title)
            for text in texts:
                say(f"    {one_line(text, 400)}")


def _source(source: str) -> str:
    return f" [{source}]" if source else ""


def _show_clause(loaded: Playbook, clause_id: str) -> None:
    clause = loaded.clauses[clause_id]
    say(f"{clause.title} ({clause_id})")
    if clause.guidance:
        say(f"For the facilitator: {one_line(clause.guidance, 2000)}")
    for term_id, term in clause.terms.items():
        say("")
        say(f"{term_id}: {term.label}; {one_line(term.expected(), 600)}")
        for text in _term_lines(term):
            say(f"    {one_line(text, 600)}")
    say("")
    say("Wording:")
    for line in clause.wording.splitlines():
        say(f"    {line}")


def _term_lines(term: SomeTerm) -> list[str]:
    lines = [f"asks the client: {term.ask.client}", f"asks the provider: {term.ask.provider}"]
    lines += [f"why: {term.why}"] if term.why else []
    lines += [f"market norm: {term.norm}{f' ({term.source})' if term.source else ''}"] if term.norm else []
    if term.client_wants == "first":
        lines.append("options stand best for the client first")
    elif term.client_wants:
        lines.append(f"the client wants it {term.client_wants}")
    lines += [f"asked only if {_condition_text(term)}"] if term.when else []
    return lines


def _condition_text(term: SomeTerm) -> str:
    import msgspec

    texts = []
    for condition in term.when:
        for test, operand in msgspec.to_builtins(condition).items():
            if test != "term":
                wanted = operand["term"] if isinstance(operand, dict) else operand
                shown = " or ".join(wanted) if isinstance(wanted, list) else str(wanted)
                texts.append(f"{' + '.join(condition.terms)} {test.replace('_', ' ')} {shown}")
    return " and ".join(texts)


@playbook.command()
@click.argument("files", nargs=-1, metavar="[NAME|FILE]...")
def check(files: tuple[str, ...]) -> None:
    """Check playbooks and positions files, and report every problem at once.

    Without a name, all that came with the program are checked. A positions file is held against the
    playbook it names.
    """
    from kpo_tui.machine.resources import folder

    paths = [positions_typed(name) for name in files] or sorted(folder("playbooks").glob("*.toml"))
    found: list[Problem] = []
    checked = cache(check_playbook)
    for path in paths:
        problems = _problems(path, checked)
        found += problems
        for problem in problems:
            say(str(problem))
        if not problems:
            note(f"{path.name}: no problems")
    if found:
        raise click.exceptions.Exit(1)


def _problems(path: Path, checked: Checker) -> list[Problem]:
    """The problems of one file, playbook or positions, including that it cannot be read."""
    try:
        if path.suffix != ".toml":
            sample = find_positions(path)
            path = sample if sample != path else find_playbook(str(path))
        data = read_toml(path)
        if "party" not in data:
            return checked(path)[1]
        name = data.get("playbook")
        if not isinstance(name, str):
            return [Problem("is the name of the playbook, in quotes", key="playbook", file=path.name)]
        beside = path.parent / f"{name}.toml"
        return check_positions(path, load_playbook(str(beside if beside.exists() else name), checked))[1]
    except BadInput as error:
        return [Problem(str(error))]


@playbook.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--id", "playbook_id", help="The playbook's id; by default the file's name.")
@click.option("--extends", help="Begin with a playbook that changes parts of this one.")
def new(file: Path, playbook_id: str | None, extends: str | None) -> None:
    """Write a commented playbook to start from."""
    from kpo_tui.machine.resources import template_text

    name = playbook_id or file.stem.replace(".", "-")
    if not IDENTIFIER.fullmatch(name.replace("-", "_")):
        what = f"'{one_line(name, 40)}' is not a usable id"
        raise Usage(f"{what}; give --id with lower-case letters, digits and -")
    if file.exists():
        raise Usage(f"{file}: there is a file of that name already; choose another name")
    if extends is not None:
        parent = load_playbook(extends)
        clause_id = next(clause_id for clause_id, clause in parent.clauses.items() if clause.terms)
        term_id = next(iter(parent.clauses[clause_id].terms))
        text = template_text("new-extending.toml")
        fills = {"ID": name, "EXTENDS": extends, "CLAUSE": clause_id, "TERM": term_id}
    else:
        text, fills = template_text("new-playbook.toml"), {"ID": name}
    for key, value in fills.items():
        text = text.replace(f"@{key}@", value)
    from kpo_tui.table.output import save

    save(file, text.encode())
    say(f"Wrote {file}. Change it in any text editor, then: kpo playbook check {command_path(file)}")
