"""Reads a draft for slips that no lawyer would let pass."""

import re

from kpo_tui.documents.document import Block, Document, Heading, Numbered, Paragraph, Table, text_of

_SLIPS = {
    "one with a plural": re.compile(
        r"\(1\) (?:days|hours|months|years|weeks|Business Days|cycles|tests|visits|times|penetration tests)\b"
    ),
    "nothing of something": re.compile(r"\bzero \(0\)|\bzero (?:US dollars|per cent)"),
    "two stops": re.compile(r"\.\.|,,|;;|,\.|;\.|\.;|:\."),
    "space before a stop": re.compile(r"\s[,.;:](?:\s|$)"),
    "an orphan conjunction": re.compile(
        r"(?:\b(?:and|or|but)[.;]|\b(?:and|or) (?:and|or)\b|, and$|\band$|\bor$)"
    ),
    "a word twice": re.compile(r"\b(the|a|an|of|to|in|for|and|or|by|shall|is|with) \1\b", re.IGNORECASE),
    "a gap": re.compile(r"\[|\]"),
    "two spaces": re.compile(r"  "),
    "an empty bracket": re.compile(r"\(\s*\)"),
    "a lone lower-case start": re.compile(r"^(?!\()[a-z]"),
}


def slips(document: Document) -> list[str]:
    """What reads wrong in the document, each with the text around it."""
    found: list[str] = []
    for at, block in enumerate(document.blocks):
        text = _unlinked(document.blocks, at)
        for name, pattern in _SLIPS.items():
            if name == "a lone lower-case start" and not _begins_a_sentence(block):
                continue
            if match := pattern.search(text):
                found.append(f"{name}: …{text[max(match.start() - 60, 0) : match.end() + 40]}…")
        if _leads_nowhere(document.blocks, at):
            found.append(f"a lead-in without its list: {text[-80:]}")
        if isinstance(block, Heading) and text.startswith("Schedule") and _is_empty(document.blocks, at):
            found.append(f"an empty schedule: {text}")
        if isinstance(block, Paragraph | Numbered) and not text.strip():
            found.append("an empty paragraph")
        if (
            isinstance(block, Numbered)
            and block.level == 1
            and text.rstrip()[-1:] not in ".:"
            and not _schedule(document, at)
        ):
            found.append(f"a sub-clause without a full stop: {text[-80:]}")
    return found


def _unlinked(blocks: tuple[Block, ...], at: int) -> str:
    """The text of a block; a list item that another follows without its `; and`."""
    block = blocks[at]
    if isinstance(block, Table):
        return ""
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    if isinstance(block, Numbered) and isinstance(following, Numbered) and 1 < block.level <= following.level:
        return re.sub(r"; (?:and|or)$", ";", text_of(block.runs))
    return text_of(block.runs)


def _begins_a_sentence(block: Block) -> bool:
    return isinstance(block, Numbered) and block.level == 1 and "." in block.number


def _leads_nowhere(blocks: tuple[Block, ...], at: int) -> bool:
    """A paragraph that ends in a colon must be followed by a list item or a table."""
    block = blocks[at]
    if isinstance(block, Table | Heading) or not text_of(block.runs).rstrip().endswith(":"):
        return False
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    lists = isinstance(following, Table) or (isinstance(following, Numbered) and following.level > 1)
    return not lists and block.clause != "definitions"


def _is_empty(blocks: tuple[Block, ...], at: int) -> bool:
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    return (
        following is None
        or isinstance(following, Heading)
        or (isinstance(following, Table) and not following.rows)
    )


def _schedule(document: Document, at: int) -> bool:
    heads = [block for block in document.blocks[:at] if isinstance(block, Heading)]
    return bool(heads) and text_of(heads[-1].runs).startswith("Schedule")
