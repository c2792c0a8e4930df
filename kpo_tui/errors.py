"""Every error the program raises on purpose.

    KpoError
    ├── Refused          the act is not allowed                                exit status 1
    ├── ValueNotUnderstood  what was typed is not a value of the term          exit status 1
    ├── Partly           some of several acts are on the record, not the rest   that of what kept it from it
    ├── Usage            the request makes no sense as given                   exit status 2
    ├── BadInput         a file is missing, unreadable or not what it should be exit status 3
    │   ├── Damaged      a log is not sound from some line on                  exit status 3
    │   └── Unsure       a disk failed so that nobody knows what it holds now  exit status 3
    └── Busy             someone else has the log, or wrote to it meanwhile    exit status 4
        ├── Conflict     the log moved on while the act was being decided      exit status 4
        └── OtherHistory the log is not the one seen here, or ahead of time    exit status 4

Each says what is wrong, where, and what to do next, on one line. The command line prints that line,
never a traceback, and leaves with `exit_status`.
"""


class KpoError(Exception):
    """The root: `str(error)` is one line for a person; `exit_status` is for the shell."""

    exit_status = 1


class Refused(KpoError):
    """An act that the rules of offer and acceptance do not allow. Nothing has changed.

    `act`, `party` and `clause` (None where the act is not about one clause) say what was tried,
    `reason` why not.
    """

    def __init__(self, act: str, party: str | None, clause: str | None, reason: str) -> None:
        self.act, self.party, self.clause, self.reason = act, party, clause, reason
        who, where = f"{party} " if party else "", f" {clause}" if clause else ""
        super().__init__(f"{who}cannot {act}{where}: {reason}")


class ValueNotUnderstood(KpoError):
    """Typed text that is not a value of the term. `expected` says what would be, with an example."""

    def __init__(self, text: str, expected: str, why: str = "") -> None:
        self.text, self.expected, self.why = text, expected, why
        shown = text if len(text) <= 60 else text[:57] + "…"
        super().__init__(f"'{shown}' {why or 'is not understood'}; expected {expected}")


NOTHING_RECORDED = "; nothing was recorded"
"""What a message says of one act that failed; no longer so where others were recorded before it."""


class Partly(KpoError):
    """Of several acts, some were recorded before one failed. Ends with the status of what that one failed of."""

    def __init__(self, recorded: str, cause: KpoError) -> None:
        """`recorded` says how many, or which."""
        self.exit_status = cause.exit_status
        rest = "; the others were not" if isinstance(cause, Unsure) else ", the rest was not"
        super().__init__(f"{recorded} recorded{rest}: {str(cause).replace(NOTHING_RECORDED, '')}")


def some_recorded(done: int, wanted: int, cause: KpoError) -> KpoError:
    """What to raise where `cause` kept the rest of `wanted` acts from being recorded: itself, where none was."""
    return Partly(f"{done} of {wanted} {'was' if done == 1 else 'were'}", cause) if done else cause


class Usage(KpoError):
    """A request that contradicts itself or names something that does not exist."""

    exit_status = 2


class BadInput(KpoError):
    """A file that is missing, unreadable, too large, or not what it should be."""

    exit_status = 3


class Damaged(BadInput):
    """A log that is not sound from `line` (1-based) on, which begins at byte offset `byte`."""

    def __init__(self, line: int, byte: int, reason: str) -> None:
        self.line, self.byte, self.reason = line, byte, reason
        super().__init__(f"line {line} (byte {byte}): {reason}")


class Unsure(BadInput):
    """A write failed, and so did taking it back: whether the act is on the record, only the file can tell."""


class Busy(KpoError):
    """Another process holds the log."""

    exit_status = 4


class Conflict(Busy):
    """The log has grown since it was read; reload, look again and decide again."""


class OtherHistory(Busy):
    """The log is another history than this machine saw, or lies ahead of its clock; a party has to decide first."""
