"""What is made of a file that came back: what is to be looked at, and the acts that it suggests."""

from typing import Literal, TypeAlias

from msgspec import Struct

from kpo_tui.negotiation.act import Act

Kind: TypeAlias = Literal["silent", "agreed", "values", "wording", "order", "around", "unread"]
"""`silent`: not tracked. `agreed`: in a clause that is agreed. `values`: how values were read. `wording`: what
the wording makes of it. `order`: a clause stands elsewhere. `around`: outside the text. `unread`: not understood.
"""

Reason: TypeAlias = Literal["change", "new clause", "left out", "reopening", "comment", "acceptance"]


class Finding(Struct, frozen=True, omit_defaults=True):
    """Something to look at, in a sentence; `before` and `after` are the texts where there are any."""

    kind: Kind
    text: str
    clause: str | None = None
    before: str = ""
    after: str = ""


class Suggestion(Struct, frozen=True, omit_defaults=True):
    """An act that the file suggests, for the party whose file it is; nothing is done before a person says so.

    `before` and `after` are the lines of the clause that differ from what was sent, where its text changed.
    `who` names the people who made the changes with their times. `silent` says that some were not tracked,
    `refused` why the rules do not allow the act as things stand.
    """

    reason: Reason
    text: str
    act: Act
    clause: str | None = None
    before: str = ""
    after: str = ""
    who: tuple[str, ...] = ()
    silent: bool = False
    refused: str = ""


class Incoming(Struct, frozen=True):
    """All that was found, silent changes first, and all that is suggested, in the order of the agreement."""

    findings: tuple[Finding, ...]
    suggestions: tuple[Suggestion, ...]

    @property
    def silent(self) -> bool:
        """Whether anything was changed without being tracked."""
        return any(finding.kind == "silent" for finding in self.findings)
