"""Documents to write: hostile texts, and any document at all."""

from hypothesis import strategies as st

from kpo_tui.documents.document import Block, Document, Heading, Numbered, Paragraph, Run, Runs, Table, plain

HOSTILE = [
    "[",
    "[a](javascript:alert(1))",
    "![x](http://example.com/x.png)",
    "<script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    "&lt;b&gt; &amp; &#60;",
    "a | b || c",
    "\\| \\\\ \\",
    "# x",
    "## x ##",
    "1. x",
    "1.",
    "12) x",
    "- x",
    " - x",
    "+ x",
    "* x",
    "> x",
    "---",
    "===",
    "    code",
    "\ttab",
    "```sh",
    "~~~ ~~gone~~",
    "**bold** _it_ __x__ *",
    "`code` ``",
    "$x^2$ $title ${title} %s {0} {{ x }} {% raw %}",
    "http://example.com <http://example.com> www.example.com",
    "two\nlines\r\nand\n\nparagraphs",
    "\x1b[2J\x1b]0;title\x07\x1b]52;c;aGk=\x1b\\",
    "\x9b31m \x85 \x7f \x00",
    "\u202eright to left\u202c \u2066 \u200f \u061c",
    "zero\u200bwidth \ufeff\u2060 \U000e0041",
    "日本語の契約書、全角。",
    "👩\u200d💻 ❤\ufe0f e\u0301 भारत می\u200cخواهم",
    "x" * 400,
    "漢" * 300,
    "❤\ufe0f" * 200,
]
"""Texts that some format could take for something other than text."""


def paragraphs(*texts: str) -> Document:
    """A document with a paragraph for each text."""
    return Document("Title", tuple(Paragraph(plain(text)) for text in texts))


def everywhere(text: str) -> Document:
    """A document that has the text in every place that holds text."""
    runs = plain(text)
    blocks: tuple[Block, ...] = (
        Heading(1, runs, number=text),
        Heading(3, runs),
        Paragraph(
            (
                Run(text, style="strong"),
                Run(text, style="gap"),
                Run(text, style="quiet"),
                Run(text, term="a.b"),
            )
        ),
        Paragraph((Run(" "), Run(text))),
        Numbered(1, text, runs),
        Numbered(2, "(a)", runs),
        Numbered(3, "(i)", runs),
        Table((runs, runs), ((runs, runs), (runs, plain("x"))), caption=text, shaded=(0,)),
        Table((runs,) * 8, ((runs,) * 8,)),
        *(Heading(2, runs) for _ in range(3)),
    )
    return Document(text, blocks, (text, text))


anything = st.text(st.characters(codec="utf-8"), max_size=20) | st.sampled_from(HOSTILE)
words = st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=10)


def runs_of(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Runs]:
    """Runs with any style."""
    run = st.builds(Run, texts, style=st.sampled_from(["plain", "strong", "gap", "quiet"]))
    return st.lists(run, max_size=3).map(tuple)


def blocks_of(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Block]:
    """Blocks of every kind."""
    runs = runs_of(texts)
    numbers = st.sampled_from(["1", "5.1", "(a)", "(iii)", ">", "12."]) | texts
    tables = st.integers(1, 8).flatmap(
        lambda width: st.builds(
            Table,
            st.tuples(*[runs] * width),
            st.lists(st.tuples(*[runs] * width), max_size=2).map(tuple),
            caption=st.none() | texts,
            shaded=st.just(()) | st.just((0,)),
        )
    )
    return (
        st.builds(Heading, st.integers(1, 4), runs, number=st.none() | numbers)
        | st.builds(Paragraph, runs)
        | st.builds(Numbered, st.integers(1, 3), numbers, runs)
        | tables
    )


def documents(texts: st.SearchStrategy[str] = anything) -> st.SearchStrategy[Document]:
    """Any document made of the texts."""
    return st.builds(
        Document,
        texts,
        st.lists(blocks_of(texts), max_size=5).map(tuple),
        st.lists(texts, max_size=2).map(tuple),
    )
