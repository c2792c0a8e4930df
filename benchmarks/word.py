"""How long it takes to send an agreement of 100 pages as a Word file, and to receive it with 500 changes.

    python -m benchmarks.word [--repetitions N]

Both are set against opening and saving the same file with python-docx, in turns, in one process.
"""

import argparse
import re
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx

from benchmarks.measuring import Ratio, in_turns, machine, report
from kpo_tui.correspondence.inbox import incoming
from kpo_tui.correspondence.outbox import outgoing
from kpo_tui.documents.agreement.draft import draft_as_offered
from kpo_tui.documents.document import Numbered, text_of
from kpo_tui.documents.word import write
from kpo_tui.documents.word.content import content_of
from kpo_tui.library import load_playbook
from kpo_tui.negotiation.acts.opening import Opened, begin
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.events import LOG_FORMAT, Offer
from kpo_tui.negotiation.party import Parties, Side
from kpo_tui.negotiation.rules import decide, evolve
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import Raw, SomeTerm

TARGET = 3.0
PAGES, WORDS_A_PAGE = 100, 510
CHANGES = 500
AT = "2026-01-01T00:00:00.000Z"
_TEXT = re.compile(r"(<w:r><w:t xml:space=\"preserve\">)([^<]* )(\w+)( [^<]*)(</w:t></w:r>)")


def agreement() -> Negotiation:
    """A negotiation over the standard playbook, with clauses that the client added until it has 100 pages."""
    playbook = load_playbook("kpo-standard")
    opening = Opened(
        seq=1, at=AT, party=None, prev="", format=LOG_FORMAT, parties=Parties("A", "B"), playbook=playbook
    )
    state = begin(opening, "0" * 64)
    for clause_id, clause in playbook.clauses.items():
        terms = {term_id: usual(term) for term_id, term in clause.terms.items()}
        state = done(state, "client", Propose(offers={clause_id: Offer(terms=terms)}))
    prose = [line for line in lines_of_draft(state) if len(line) > 200]
    words, added = sum(len(line.split()) for line in prose), 0
    while words < PAGES * WORDS_A_PAGE:
        lines = [prose[(added * 8 + at) % len(prose)] for at in range(8)]
        words += sum(len(line.split()) for line in lines)
        offer = Offer(title=f"Further terms {added}", wording="\n\n".join(lines))
        state = done(state, "client", Propose(offers={f"further_{added}": offer}))
        added += 1
    for days, party in (("30 days", "provider"), ("60 days", "client")):
        offer = Offer(terms={"net_days": days})
        act = Propose(offers={"payment": offer}, rest_as_offered=True)
        state = done(state, party, act)  # type: ignore[arg-type]
    return state


def usual(term: SomeTerm) -> Raw:
    return term.write(term.parse(term.usual or getattr(term, "example", "")))


def lines_of_draft(state: Negotiation) -> list[str]:
    """The sub-clauses of the draft as the client offers it."""
    blocks = draft_as_offered(state, "client").blocks
    return [text_of(block.runs) for block in blocks if isinstance(block, Numbered)]


def done(state: Negotiation, party: Side, act: Propose) -> Negotiation:
    event = decide(state, act.fitted(state, party, AT, {}), party, AT)
    return evolve(state, event, f"{event.seq:064x}")


def edited(data: bytes) -> bytes:
    """The file with words replaced in 500 places all over it, all tracked."""
    with ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    number = iter(range(900_000, 900_000 + 2 * CHANGES))
    text = parts["word/document.xml"]
    places = [found.start() for found in _TEXT.finditer(text)]
    chosen = {places[at * len(places) // CHANGES] for at in range(CHANGES)}
    assert len(chosen) == CHANGES
    parts["word/document.xml"] = _TEXT.sub(
        lambda found: _changed(found, number) if found.start() in chosen else found[0], text
    )
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def _changed(found: re.Match[str], number: Iterator[int]) -> str:
    opening, before, word, after, closing = found.groups()
    who = 'w:author="Jane Smith" w:date="2026-02-01T10:00:00Z"'
    gone = f'<w:del w:id="{next(number)}" {who}><w:r><w:delText>{word}</w:delText></w:r></w:del>'
    come = f'<w:ins w:id="{next(number)}" {who}><w:r><w:t>otherwise</w:t></w:r></w:ins>'
    return f"{opening}{before}{closing}{gone}{come}{opening}{after}{closing}"


def opened_and_saved(data: bytes) -> None:
    docx.Document(BytesIO(data)).save(BytesIO())


def measured(repetitions: int) -> list[Ratio]:
    state = agreement()
    sent = outgoing(state, "client")
    data = write(sent.document, sent.extras)
    back = edited(data)

    def send() -> None:
        made = outgoing(state, "client")
        write(made.document, made.extras)
        assert made.content

    def receive() -> None:
        reference = outgoing(state, "client")
        found = incoming(reference, state, "provider", content_of(back, "back.docx"), AT)
        assert len(found.suggestions) > 20
        assert not found.silent

    runs: dict[str, Callable[[], object]] = {
        "send": send,
        "receive": receive,
        "open and save what is sent": partial(opened_and_saved, data),
        "open and save what came back": partial(opened_and_saved, back),
    }
    median = in_turns(runs, repetitions)
    return [
        Ratio("send 100 pages", median["send"], median["open and save what is sent"], TARGET),
        Ratio("receive 500 changes", median["receive"], median["open and save what came back"], TARGET),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--repetitions", type=int, default=7)
    options = parser.parse_args()
    print(report(f"Word files ({machine()})", measured(options.repetitions)))


if __name__ == "__main__":
    main()
