"""A file that pandoc rewrote, with tracked changes, comes back as the edits that were made."""

import json
import random
import subprocess
from pathlib import Path

import pypandoc

from kpo_tui.negotiation.acts import Propose
from tests.correspondence.deals import VALUES, received, sent_file
from tests.correspondence.test_round_trip import CASES, LINES, WORDS, lines_of

PANDOC = pypandoc.get_pandoc_path()
SINGLE = {
    "withhold": "payment",
    "disputes": "payment",
    "perform": "scope",
    "yearly": "liability",
    "until": "payment",
}


def span(kind: str, text: str) -> dict[str, object]:
    who = [["author", "Jane Smith"], ["date", "2026-02-01T10:00:00Z"]]
    return {"t": "Span", "c": [["", [kind], who], [{"t": "Str", "c": text}]]}


def rewritten(tree: object, old: str, new: str) -> object:
    """The tree with the first word `old` of each paragraph replaced by `new`, tracked."""
    if isinstance(tree, list):
        out: list[object] = []
        for part in tree:
            if part == {"t": "Str", "c": old}:
                out += [span("deletion", old), span("insertion", new)]
            else:
                out.append(rewritten(part, old, new))
        return out
    if isinstance(tree, dict):
        return {key: rewritten(value, old, new) for key, value in tree.items()}
    return tree


def test_edits_made_by_pandoc_come_back(tmp_path: Path) -> None:
    source, target = tmp_path / "sent.docx", tmp_path / "back.docx"
    source.write_bytes(sent_file())
    read = [PANDOC, str(source), "-t", "json", "--track-changes=all"]
    tree = json.loads(subprocess.run(read, check=True, capture_output=True).stdout)
    for case in range(CASES if CASES >= 100 else 6):
        chance = random.Random(case)
        old, new = chance.choice(list(SINGLE)), f"{chance.choice(WORDS)}-{case}"
        data = json.dumps(rewritten(tree, old, new)).encode()
        subprocess.run([PANDOC, "-f", "json", "-t", "docx", "-o", str(target)], input=data, check=True)
        found = received(target.read_bytes())
        (act,) = [s.act for s in found.suggestions if isinstance(s.act, Propose)]
        clause = SINGLE[old]
        assert [line.removeprefix("- ") for line in lines_of(act.offers[clause])] == [
            line.replace(old, new).removeprefix("- ") for line in LINES[clause]
        ]
        assert act.offers[clause].terms == VALUES[clause]
        assert not found.silent
