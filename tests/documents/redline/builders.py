"""What the tests of redlines share: a redline written as a sentence, and edits to a real agreement."""

from pathlib import Path
from typing import Final

from hypothesis import strategies as st

from kpo_tui.documents.document import Block, Document, Runs, Table
from kpo_tui.documents.redline import Redline, compare_texts

AGREEMENT: Final = (Path(__file__).parent / "agreement.txt").read_text(encoding="utf-8")
MARKS: Final = {
    "deleted": "[-{}-]",
    "inserted": "[+{}+]",
    "moved_from": "[<{}<]",
    "moved_to": "[>{}>]",
    "none": "{}",
}


def marked(redline: Redline) -> str:
    """The redline with what was deleted as `[-…-]`, inserted `[+…+]`, moved `[<…<]` and `[>…>]`; spacing `[~]`."""
    out = []
    for segment in redline.segments:
        old, new = redline.old_text(segment), redline.new_text(segment)
        if segment.kind == "equal":
            out.append(new)
        elif segment.kind == "spacing":
            out.append("[~]")
        elif segment.kind == "replaced":
            out.append(f"[-{old}-][+{new}+]")
        else:
            out.append(MARKS[segment.kind].format(old or new))
    return "".join(out)


def compared(old: str, new: str) -> str:
    """The redline of two texts as `marked` writes it."""
    return marked(compare_texts(old, new))


def runs_marked(runs: Runs) -> str:
    """Marked runs in the same writing."""
    return "".join(MARKS[run.mark].format(run.text) for run in runs)


def blocks_marked(document: Document) -> list[str]:
    """The blocks of a marked document in the same writing, a string for each row of a table."""
    lines: list[str] = []
    for block in document.blocks:
        lines += [" | ".join(map(runs_marked, row)) for row in _rows(block)]
    return lines


def _rows(block: Block) -> list[tuple[Runs, ...]]:
    return [block.header, *block.rows] if isinstance(block, Table) else [(block.runs,)]


WORDS = st.sampled_from(
    "the of shall Client Provider pay 30 45 days $1,000.00 50% 9.2(a) party's non-compete . , ; ( ) 支 付 हिन्दी مرحبا e\u0301".split()  # noqa: SIM905
)
SPACES = st.sampled_from([" ", " ", " ", "  ", "\n", "\n\n", "\r\n", "\t", "\u00a0", ""])
TEXTS = st.lists(st.tuples(WORDS, SPACES), max_size=60).map(lambda pairs: "".join(w + s for w, s in pairs))
ANY_TEXT = st.text(max_size=80)


@st.composite
def edited_agreements(draw: st.DrawFn) -> tuple[str, str]:
    """The agreement, and the agreement after some edits of the kinds that lawyers make."""
    lines = AGREEMENT.split("\n")
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(lines) - 1))
        to = draw(st.integers(0, len(lines) - 1))
        words = lines[at].split(" ")
        word = draw(st.integers(0, len(words) - 1))
        match draw(st.sampled_from(["delete", "insert", "move", "word", "split", "merge", "cut", "copy"])):
            case "delete":
                del lines[at : at + 1]
            case "insert":
                lines.insert(at, draw(TEXTS))
            case "move":
                lines.insert(to, lines.pop(at))
            case "word":
                lines[at] = " ".join([*words[:word], draw(WORDS), *words[word + 1 :]])
            case "split":
                lines[at : at + 1] = [" ".join(words[:word]), " ".join(words[word:])]
            case "merge":
                lines[at : at + 2] = [" ".join(lines[at : at + 2])]
            case "cut":
                lines[at] = " ".join(words[:word] + words[word + 3 :])
            case _:
                lines.insert(to, lines[at])
        lines = lines or [""]
    return AGREEMENT, "\n".join(lines)
