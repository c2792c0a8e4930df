"""What was found in a file, in words, and what of it is taken unless a person leaves it."""

from collections.abc import Iterable, Iterator
from typing import Final

from kpo_tui.correspondence.findings import Finding, Incoming, Suggestion
from kpo_tui.documents.redline import compare_texts
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.text import listing, one_line

NEVER_ASSUMED: Final = ("acceptance",)
"""Suggestions that are taken only where a person says so for each, or for just these."""
MOST_TOLD: Final = 200
"""Findings of either kind that are told one by one; of more, the number is told."""


def silent_first(found: Incoming) -> tuple[list[Finding], list[Finding]]:
    """The findings that were changed silently, and the others."""
    silent = [finding for finding in found.findings if finding.kind == "silent"]
    return silent, [finding for finding in found.findings if finding.kind != "silent"]


def finding_line(state: Negotiation, finding: Finding) -> str:
    """A finding with the clause that it is about, on one line."""
    where = f"{state.clause(finding.clause).title}: " if finding.clause in state.clauses else ""
    return one_line(f"{where}{finding.text}")


def findings_told(state: Negotiation, found: Incoming, more: str, longest: int = 0) -> Iterator[str]:
    """What was found, line by line, silent changes first; `more` says how many are not told.

    A finding is cut at `longest` characters, if that is above zero.
    """
    silent, others = silent_first(found)
    title = f"CHANGED SILENTLY, without being tracked ({len(silent)}):"
    for lead, findings in ((title, silent), ("To look at:", others)):
        if findings:
            yield lead
        yield from (f"  {one_line(finding_line(state, one), longest)}" for one in findings[:MOST_TOLD])
        if len(findings) > MOST_TOLD:
            yield f"  {more.format(len(findings) - MOST_TOLD)}"
    if not found.suggestions:
        yield "The file suggests no act." if found.findings else "Nothing was changed in the file."


def suggestion_line(suggestion: Suggestion) -> str:
    """A suggestion on one line: what it comes to, whose work it is, what is wrong with it."""
    who = f" [{listing(list(suggestion.who))}]" if suggestion.who else ""
    silent = " (NOT ALL OF IT WAS TRACKED)" if suggestion.silent else ""
    refused = f" – not possible: {suggestion.refused}" if suggestion.refused else ""
    return one_line(f"{suggestion.text}{who}{silent}{refused}")


def marked_lines(suggestion: Suggestion) -> Iterator[str]:
    """The lines that changed, with what was taken out as [-…-] and put in as [+…+]."""
    redline = compare_texts(suggestion.before, suggestion.after)
    text = ""
    for segment in redline.segments:
        old, new = redline.old_text(segment), redline.new_text(segment)
        if segment.kind in ("equal", "spacing"):
            text += new
        else:
            text += (f"[-{old}-]" if old else "") + (f"[+{new}+]" if new else "")
    yield from text.splitlines()


def taken_at_first(suggestions: Iterable[Suggestion]) -> list[Suggestion]:
    """Those that are taken unless a person leaves them: no acceptance, and nothing that the rules refuse."""
    return [one for one in suggestions if not one.refused and one.reason not in NEVER_ASSUMED]
