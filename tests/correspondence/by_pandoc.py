"""The steps of a reviewer carried out on pandoc's tree of a file, which pandoc then writes as a new one.

Pandoc keeps words with their changes and comments, styles, and the bookmarks of what is no heading. It loses the
locks, the bookmarks of headings, and everything that is tracked of the ends of paragraphs and of rows: what it
reads of that as `paragraph-insertion` it does not write.
"""

import json
import subprocess
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple

import pypandoc

from tests.correspondence.steps import Step

PANDOC = pypandoc.get_pandoc_path()
Node = dict[str, Any]
_TEXT = ("Para", "Plain", "Header")
_SPACES = ("Space", "SoftBreak")
_GONE = "deletion"


def read(path: Path, styles: bool) -> Any:
    """The tree of a file with the changes tracked in it; with `styles`, with the styles of its paragraphs."""
    kind = "docx+styles" if styles else "docx"
    done = subprocess.run(
        [PANDOC, str(path), "-f", kind, "-t", "json", "--track-changes=all"], check=True, capture_output=True
    )
    return json.loads(done.stdout)


def written(tree: Any, target: Path, looks: Path | None) -> bytes:
    """The tree as a Word file, in the style of the file `looks`."""
    style = [f"--reference-doc={looks}"] if looks is not None else []
    command = [PANDOC, "-f", "json", "-t", "docx", "-o", str(target), *style]
    subprocess.run(command, input=json.dumps(tree).encode(), check=True)
    return target.read_bytes()


def carried_out(tree: Any, steps: Sequence[Step]) -> Any:
    """The tree after the steps."""
    tree = deepcopy(tree)
    for number, step in enumerate(steps, 1000):
        _DO[step.what](tree, step, number)
    return tree


# -- finding --------------------------------------------------------------------------------


class Place(NamedTuple):
    """A paragraph, and all lists of blocks that it stands in, the innermost last, each with the place in it."""

    block: Node
    path: tuple[tuple[list[Any], int], ...]

    @property
    def inlines(self) -> list[Node]:
        inlines: list[Node] = self.block["c"][2] if self.block["t"] == "Header" else self.block["c"]
        return inlines


def places(blocks: list[Any], path: tuple[tuple[list[Any], int], ...] = ()) -> Iterator[Place]:
    """Every paragraph of some blocks."""
    for at, block in enumerate(blocks):
        here = (*path, (blocks, at))
        if block["t"] in _TEXT:
            yield Place(block, here)
        elif block["t"] in ("OrderedList", "BulletList"):
            items = block["c"][1] if block["t"] == "OrderedList" else block["c"]
            for number, item in enumerate(items):
                yield from places(item, (*here, (items, number)))
        elif block["t"] in ("Div", "BlockQuote"):
            yield from places(block["c"][1] if block["t"] == "Div" else block["c"], here)
        elif block["t"] == "Table":
            for cell in _cells(block["c"]):
                yield from places(cell[4], here)


def _cells(table: list[Any]) -> Iterator[list[Any]]:
    rows = [*table[3][1], *(row for body in table[4] for row in (*body[2], *body[3])), *table[5][1]]
    return (cell for row in rows for cell in row[1])


def find(tree: Any, text: str) -> Place:
    """The paragraph that shows this text."""
    return next(place for place in places(tree["blocks"]) if shown(place.inlines).rstrip() == text.rstrip())


def shown(inlines: list[Node]) -> str:
    """The text of inlines that is not deleted."""
    return "".join(text for _, text in texts(inlines))


# -- text -----------------------------------------------------------------------------------


class Leaf(NamedTuple):
    """A word, a space or a mark, with what it stands in, the outermost first."""

    inline: Node
    within: tuple[Node, ...] = ()

    @property
    def text(self) -> str:
        return str(self.inline["c"]) if self.inline["t"] == "Str" else " " * (self.inline["t"] in _SPACES)

    @property
    def gone(self) -> bool:
        return any(_GONE in _classes(outer) for outer in self.within)

    def whole(self) -> Node:
        """The inline in all that it stands in."""
        inline = self.inline
        for outer in reversed(self.within):
            inline = {
                "t": outer["t"],
                "c": [outer["c"][0], [inline]] if outer["t"] == "Span" else [inline],
            }
        return inline


def _classes(inline: Node) -> list[str]:
    return list(inline["c"][0][1]) if inline["t"] == "Span" else []


def leaves(inlines: list[Node], within: tuple[Node, ...] = ()) -> Iterator[Leaf]:
    """What inlines are made of. A comment and an empty span are one leaf."""
    for inline in inlines:
        below = inline["c"][1] if inline["t"] == "Span" else inline.get("c")
        plain = inline["t"] in ("Str", "Space", "SoftBreak", "LineBreak")
        if plain or not below or "comment-start" in _classes(inline):
            yield Leaf(inline, within)
        else:
            yield from leaves(below, (*within, inline))


def texts(inlines: list[Node]) -> Iterator[tuple[Leaf, str]]:
    """The leaves with the text that each of them shows. Pandoc puts spaces on both sides of what is deleted."""
    spaced = True
    for leaf in leaves(inlines):
        text = "" if leaf.gone or (spaced and leaf.text == " ") else leaf.text
        spaced = text == " " if text else spaced
        yield leaf, text


def cut(inlines: list[Node], *at: int) -> list[list[Leaf]]:
    """The leaves between some places of the text that is shown."""
    found: list[list[Leaf]] = [[]]
    ends, place = list(at), 0
    for leaf, text in texts(inlines):
        while ends and text and place + len(text) > ends[0]:
            size = ends.pop(0) - place
            if size:
                found[-1].append(leaf._replace(inline={"t": "Str", "c": text[:size]}))
                leaf = leaf._replace(inline={"t": "Str", "c": text[size:]})  # noqa: PLW2901
                place, text = place + size, text[size:]  # noqa: PLW2901
            found.append([])
        found[-1].append(leaf)
        place += len(text)
    return [*found, *([] for _ in ends)]


def span(kind: str, step: Step, inlines: list[Node], **more: str) -> Node:
    who = [*more.items(), ("author", step.author), ("date", f"{step.day}T10:00:00Z")]
    return {"t": "Span", "c": [["", [kind], [list(pair) for pair in who]], inlines]}


def words(text: str) -> list[Node]:
    found: list[Node] = []
    for at, word in enumerate(text.split(" ")):
        found += [{"t": "Space"}] if at else []
        found += [{"t": "Str", "c": word}] if word else []
    return found


def _put(place: Place, inlines: list[Node]) -> None:
    place.inlines[:] = inlines


def _struck(leaf: Leaf, step: Step) -> Node | None:
    """A leaf taken out: marked, or gone where it is not tracked or was put in by the same hand."""
    if leaf.gone or not leaf.text:
        return leaf.whole()
    own = any(["author", step.author] in outer["c"][0][2] for outer in leaf.within if outer["t"] == "Span")
    if own or not step.tracked:
        return None
    return leaf._replace(inline=span(_GONE, step, [leaf.inline])).whole()


def _come(text: str, step: Step) -> list[Node]:
    return [span("insertion", step, words(text))] if step.tracked else words(text)


# -- steps ----------------------------------------------------------------------------------


def _type(tree: Any, step: Step, _number: int) -> None:
    place = find(tree, step.line)
    before, here, after = cut(place.inlines, step.start, step.end)
    struck = [node for leaf in here if (node := _struck(leaf, step)) is not None]
    come = _come(step.text, step) if step.text else []
    _put(place, [*(leaf.whole() for leaf in before), *struck, *come, *(leaf.whole() for leaf in after)])


def _add(tree: Any, step: Step, _number: int) -> None:
    _behind(find(tree, step.line), find(tree, step.other), _come(step.text, step))


def _behind(after: Place, like: Place, inlines: list[Node]) -> None:
    """A paragraph behind another one, which looks like a third: in a list where the other one stands in one."""
    model = deepcopy(like.block)
    if model["t"] == "Header":
        model["c"][1], model["c"][2] = ["", [], []], inlines
    else:
        model["c"] = inlines
    outer = [blocks[at] for blocks, at in like.path[:-1] if isinstance(blocks[at], dict)]
    if outer and outer[-1]["t"] == "Div":
        model = {"t": "Div", "c": [outer[-1]["c"][0], [model]]}
    blocks, at = _stand(after)
    blocks.insert(at + 1, model)


def _stand(place: Place) -> tuple[list[Any], int]:
    """The list of blocks in which a paragraph stands, with its place, the style around it left aside."""
    path = list(place.path)
    if (
        len(path) > 1
        and isinstance(path[-2][0][path[-2][1]], dict)
        and path[-2][0][path[-2][1]]["t"] == "Div"
    ):
        path.pop()
    return path[-1]


def _strike(tree: Any, step: Step, _number: int) -> None:
    for line in step.lines:
        _strike_one(find(tree, line), step)


def _strike_one(place: Place, step: Step) -> None:
    if not step.tracked:
        blocks, at = _stand(place)
        del blocks[at]
        return
    struck = [node for leaf in leaves(place.inlines) if (node := _struck(leaf, step)) is not None]
    _put(place, struck)


def _move(tree: Any, step: Step, _number: int) -> None:
    after = find(tree, step.line)
    old = [find(tree, line) for line in step.lines]
    for place in reversed(old):
        _behind(after, place, _come(shown(place.inlines), step))
    for line in step.lines:
        both = [place for place in places(tree["blocks"]) if shown(place.inlines) == line]
        _strike_one(next(p for p in both if any(p.block is o.block for o in old)), step)


def _split(tree: Any, step: Step, _number: int) -> None:
    place = find(tree, step.line)
    first, rest = cut(place.inlines, step.start)
    _put(place, [leaf.whole() for leaf in first])
    _behind(place, place, [leaf.whole() for leaf in rest])


def _merge(tree: Any, step: Step, _number: int) -> None:
    place, after = find(tree, step.line), find(tree, step.other)
    _put(place, [*place.inlines, *after.inlines])
    blocks, at = _stand(after)
    del blocks[at]


def _remark(tree: Any, step: Step, number: int) -> None:
    place = find(tree, step.line)
    before, here, after = (
        [leaf.whole() for leaf in part] for part in cut(place.inlines, step.start, step.end)
    )
    opened = span("comment-start", step, words(step.text), id=str(number))
    closed = {"t": "Span", "c": [["", ["comment-end"], [["id", str(number)]]], []]}
    _put(place, [*before, opened, *here, closed, *after])


_DO: dict[str, Callable[[Any, Step, int], None]] = {
    "type": _type, "add": _add, "strike": _strike, "move": _move, "split": _split, "merge": _merge,
    "remark": _remark,
}  # fmt: skip
