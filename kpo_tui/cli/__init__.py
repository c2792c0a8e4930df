"""The command line. Each command lies in a module of its own that is imported when it is used.

Results go to stdout, messages to stderr. Errors are one line and end with the exit status of their
kind (see `errors`): 0 done, 1 refused or found wanting, 2 wrong usage, 3 bad file, 4 conflict or locked.
"""

import contextlib
import os
import sys
from importlib import import_module
from io import TextIOWrapper, UnsupportedOperation
from typing import TextIO

import click

from kpo_tui import __version__
from kpo_tui.cli.questions import STOPPED, Stopped
from kpo_tui.errors import KpoError, Usage
from kpo_tui.machine.shutdown import GONE
from kpo_tui.machine.streams import mend_streams, shows_screens, someone_is_there, terminals
from kpo_tui.text import visible

COMMANDS: dict[str, tuple[str, str]] = {
    "new": ("new_logs", "Open a negotiation from a playbook."),
    "negotiate": ("negotiate", "Be led through the negotiation, question by question."),
    "propose": ("propose", "Propose or counter-propose on a clause, or on several as a package."),
    "accept": ("responses", "Accept the other side's proposal."),
    "reject": ("responses", "Reject the other side's proposal."),
    "withdraw": ("responses", "Take back your own proposal."),
    "park": ("responses", "Set a clause aside for later, saying why."),
    "unpark": ("responses", "Take a parked clause up again."),
    "reopen": ("responses", "Ask to reopen an agreed clause, or consent to it."),
    "comment": ("responses", "Say or ask something for both sides to read."),
    "confirm": ("responses", "Confirm the whole agreed text."),
    "say": ("sentences", "Say a sentence; it is read, shown, and recorded after a yes."),
    "forget": ("memories", "Delete what is kept privately of your side."),
    "status": ("deal_documents", "Show where each clause stands."),
    "draft": ("deal_documents", "Write the agreement as it stands."),
    "issues": ("deal_documents", "Write the open-issues list."),
    "redline": ("redline", "Show what changed, between two moments, two positions or two files."),
    "replay": ("replays", "Replay a saved negotiation, moment by moment."),
    "sample": ("new_logs", "Play a sample negotiation between two seeded sides."),
    "send": ("delivery", "Write the agreement as a Word file for the other side."),
    "receive": ("receipt", "Read what came back in Word, and record it."),
    "verify": ("soundness", "Check a log's chain and replay it."),
    "seen": ("memories", "Compare a log with what this machine saw of it, and decide."),
    "repair": ("repair", "Mend a log that a mail program or an editor changed."),
    "playbook": ("playbook_commands", "List, show, check and start playbooks."),
}


class Commands(click.Group):
    """A group that loads a command's module when the command is asked for."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"{__name__}.{COMMANDS[cmd_name][0]}"), cmd_name)
        assert isinstance(command, click.Command)  # noqa: S101  (COMMANDS names commands)
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from kpo_tui.negotiation.playbook import nearest

            near = nearest(args[0], list(COMMANDS))
            if near:
                raise click.UsageError(f"No such command '{args[0]}'. Did you mean '{near}'?", ctx) from error
            raise


@click.group(
    cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, prog_name="kpo", message="%(prog)s %(version)s")
@click.pass_context
def kpo(ctx: click.Context) -> None:
    """Negotiate a KPO agreement, clause by clause, to an agreed draft.

    A negotiation lives in one log file, DEAL, that both parties share. Begin one with

      kpo new deal.jsonl --playbook kpo-essentials --client "Acme Ltd" --provider "Bharat Analytics"

    and go on with propose, accept, status and draft. With no command and no terminal, kpo plays a
    sample negotiation and writes its outputs.
    """
    if ctx.invoked_subcommand is None:
        _start()


def _start() -> None:
    """What happens when no command is given. Raises Usage on a terminal that can show no screen."""
    if shows_screens():
        from kpo_tui.ui.app import start

        raise click.exceptions.Exit(start())
    if someone_is_there():
        raise Usage(
            "this terminal cannot show the screen (see TERM); go on line by line with: kpo negotiate DEAL --plain, "
            "after: kpo new DEAL (see: kpo --help)"
        )
    from kpo_tui.sample.story import play_to_folder

    folder = play_to_folder()
    click.echo(f"Played the sample negotiation; its log, draft, issues list and status are in {folder}")


def run(arguments: list[str]) -> int:
    """Run the command line; gives the exit status. Never shows a traceback for what a user did."""
    mend_streams()
    here = terminals()
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            with contextlib.suppress(UnsupportedOperation):  # something was read from it already
                stream.reconfigure(errors="replace")
    try:
        status = _outcome(arguments)
        sys.stdout.flush()
    except OSError as error:
        return _unwritten(error, here)
    return status


def _outcome(arguments: list[str]) -> int:
    """Run the command line and tell what went wrong. Raises OSError where the output cannot be written."""
    try:
        status = kpo.main(arguments, prog_name="kpo", standalone_mode=False)
    except KpoError as error:
        return _complain(str(error), error.exit_status)
    except click.ClickException as error:
        help_text = ""
        if isinstance(error, click.UsageError) and error.ctx is not None:
            help_text = f" (see: {error.ctx.command_path} --help)"
        return _complain(" ".join(error.format_message().split()) + help_text, 2)
    except (click.Abort, KeyboardInterrupt):
        return _complain(STOPPED, 130)
    except Stopped as stopped:
        return _complain(STOPPED, stopped.status)
    return status if isinstance(status, int) else 0


def _unwritten(error: OSError, here: set[int]) -> int:
    """The exit status when the output cannot be written. Where a terminal is gone, nobody is left to be told."""
    _write_no_more(sys.stdout)
    if isinstance(error, BrokenPipeError):
        return 0
    if here - terminals():
        return GONE
    return _complain(f"the output cannot be written ({error.strerror or error}); see kpo status", 3)


def _write_no_more(stream: TextIO) -> None:
    """Let what is still unwritten go nowhere, so that Python does not try again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _complain(message: str, status: int) -> int:
    try:
        click.echo(f"kpo: {visible(' '.join(message.splitlines()))}", err=True)
    except OSError:
        _write_no_more(sys.stderr)
    return status
