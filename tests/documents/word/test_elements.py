"""XML of Word files: sound whatever the text is, and made in one place."""

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kpo_tui.documents.word as word
from kpo_tui.documents.document import Mark
from kpo_tui.documents.word import elements
from kpo_tui.documents.word.body import Numbering
from kpo_tui.documents.word.xml import W, Xml, element, escaped, joined, part, spaced, w
from kpo_tui.documents.word.xml_tree import parsed
from kpo_tui.text import visible

HOSTILE = st.one_of(
    st.text(st.characters(), max_size=20),  # lone surrogates, controls and all
    st.sampled_from(["]]>", "<", "&", "&amp;", "\"'", "-->", "<?x?>", "<!DOCTYPE a>", "\x00\x1b\x85", "\ud800", "\ufffe"]),
    st.lists(st.sampled_from(["]]>", "<w:p>", "&", '"', "\n", "\t", "\r", "\x0b", "\udfff", "ü"])).map("".join),
)  # fmt: skip
NUMBERS = st.integers(0, 99)
MARKS: tuple[Mark, ...] = ("inserted", "deleted", "moved_from", "moved_to")


def wrapped(*content: Xml) -> bytes:
    """Content as a part, encoded as it is in a file."""
    spaces = {"xmlns:w": W[1:-1], "xmlns:r": "relations"}
    return part("w:any", spaces, *content).encode()


@given(HOSTILE, HOSTILE, HOSTILE, NUMBERS)
def test_hostile_text_leaves_every_builder_sound(one: str, two: str, three: str, number: int) -> None:
    a_run = elements.text_run(one, two)
    a_cell = elements.cell(elements.paragraph(two, a_run), number, shaded=True)
    built = [
        a_run,
        elements.text_run(one, gone=True),
        elements.paragraph(one, a_run, properties=(elements.KEPT, elements.listed(number, 1))),
        *[elements.change(mark, number, one, two, a_run) for mark in MARKS],
        *[elements.paragraph(one, properties=(elements.changed_end(elements.change(mark, 1, two, three)),)) for mark in MARKS],
        *[joined(*elements.end_of_move(mark, number, one, two, three)) for mark in MARKS],
        elements.list_from(number, 1, 2),
        joined(*elements.bookmark(number, one)),
        joined(*elements.remarked(number, one)),
        elements.comment_part(number, one, two, three, one),
        elements.locked(number, one, two, a_run),
        elements.table(one, [number], [elements.row([a_cell], elements.change("inserted", 1, two, three), heads=True)]),
        spaced("t", one),
        w("any", a_run, val=two),
        element("w:any", {"w:val": three}, escaped(one)),
    ]  # fmt: skip
    assert len(parsed(wrapped(*built))) >= len(built)
    margins = {"top": number, "left": number}
    parts = [
        elements.body(joined(*built), {"w": 2, "h": 1}, margins),
        elements.comments([elements.comment_part(number, one, two, three, one)]),
        elements.settings(tracking=True),
        elements.header(one, two, three),
        elements.footer(one, two, three, number, [one]),
        elements.content_types({one: two}),
        elements.relations([(one, two, three)]),
        elements.core_properties(one),
        Xml(Numbering().part(dict.fromkeys(_styles(), one))),
    ]
    for whole in parts:
        parsed(whole.encode())


def _styles() -> list[str]:
    return [f"{name}{at}" for name in ("Heading", "Clause", "Enumeration") for at in range(5)] + [
        "ScheduleItem"
    ]


@given(HOSTILE, HOSTILE)
def test_what_was_put_in_is_what_is_read_but_for_what_is_made_visible(text: str, name: str) -> None:
    (found,) = parsed(wrapped(elements.text_run(text)))
    read = "".join({"br": "\n", "tab": "\t"}.get(below.tag[len(W) :], below.text or "") for below in found)
    assert read == visible(text)
    (mark,) = parsed(wrapped(w("any", val=name)))
    assert mark.get(f"{W}val") == visible(name).replace("\n", " ").replace("\t", " ")


MODULES = sorted(Path(word.__file__).parent.glob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_module_but_one_holds_a_tag(path: Path) -> None:
    texts = [
        node.value for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant)
    ]
    tagged = [text for text in texts if (isinstance(text, str) and "<" in text) or (isinstance(text, bytes) and b"<" in text)]  # fmt: skip
    assert bool(tagged) == (path.stem in ("xml", "xml_tree"))  # one writes tags, the other looks for them
