"""How much of what negotiators type is understood: tables of sentences by several writers, counted honestly.

    python -m tests.tools.understood [-v] [TABLE …]     all tables of tests/understanding/tables, or those named
    python -m tests.tools.understood --note             write down which rows are not (misses.tsv beside them)

A row has seven columns: kind, the clause (or CLAUSE.TERM that was asked for), who speaks, the standing offers, what was said
before (rows with something there need a conversation and are passed over), the sentence, the expected reading. A line is
definite where it says one thing that a careful secretary would write down: asking back is then a miss, however politely.

    at once     read wholly right, nothing left to ask but whether to record it
    one key     asked, and the first choice is the whole right reading
    asked       asked otherwise: the miss that tables which allow asking hide
    wrong       sure of something else, or an act among the choices that was not said, or a wrong value as the only choice
"""

import sys
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import Side, other
from kpo_tui.negotiation.terms import Raw
from kpo_tui.understanding.at_hand import Asked, AtHand
from kpo_tui.understanding.interpretation import read
from kpo_tui.understanding.moves import AnyMove, Offering, Packaging, Reading
from tests.builders import Table, moment
from tests.playbooks.deals import playbook_named

TABLES = Path(__file__).parents[1] / "understanding" / "tables"
NOTED = TABLES.with_name("misses.tsv")
"""The sentences that are not read right."""
RIGHT = ("at once", "right to ask")
"""The verdicts that leave nothing to wish."""
HARD = frozenset({"accept", "reject", "withdraw", "confirm", "reopen", "decline", "omit"})
BINDING = HARD | {"propose", "comment", "park", "unpark"}
Values = dict[tuple[str, str], Raw]


class Row(NamedTuple):
    """One row of a table."""

    kind: str
    place: str
    party: Side
    offers: str
    said: str
    text: str
    wanted: str


def rows(table: Path) -> Iterator[Row]:
    """The rows of a table that are a sentence by itself."""
    for line in table.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            row = Row(*line.split("\t"))  # type: ignore[arg-type]
            if row.said == "-":
                yield row._replace(text=row.text.replace("\\n", "\n"))


@lru_cache(maxsize=512)
def _deal(offers: str, place: str) -> Table:
    table = Table(playbook_named("kpo-standard"))
    for offer in offers.split(" | ") if offers != "none" else ():
        head, _, terms = offer.partition(": ")
        side, _, clause = head.partition("@")
        known = table.state.clause(clause or place).terms
        said = (pair.partition("=")[::2] for pair in terms.split("; "))
        values = {name: known[name].canonical(text) for name, text in said}
        maker: Side = "client" if side == "client" else "provider"
        offers_made = {clause or place: Offer(terms=values)}
        fitting = Propose(offers=offers_made).fitted(table.state, maker, moment(table.seconds), {})
        table.does(maker, fitting)
    return table


def at_hand(row: Row) -> AtHand:
    """What the sentence of a row is said about."""
    clause, _, term = row.place.partition(".")
    state = _deal(row.offers, clause).state
    waits = state.live(clause, other(row.party), moment(5000)) is not None
    asked: Asked = "question" if term else "decision" if waits else "standing"
    return AtHand(
        state=state, party=row.party, at=moment(5000), asked=asked, clause=clause, term=term or None
    )


def _verb(move: AnyMove) -> str:
    tag = str(move.__struct_config__.tag)
    if isinstance(move, Packaging):
        return "propose"
    return "omit" if isinstance(move, Offering) and move.left_out else tag


def _values(moves: tuple[AnyMove, ...], hand: AtHand) -> Values:
    """All that the moves propose, with what is taken over from the other side."""
    found: Values = {}
    for move in moves:
        for offer in (
            move.offers if isinstance(move, Packaging) else (move,) if isinstance(move, Offering) else ()
        ):
            theirs = hand.theirs(offer.clause) if offer.rest_as_offered else None
            if theirs is not None:
                found |= {
                    (offer.clause, name): raw for name, raw in theirs.clauses[offer.clause].terms.items()
                }
            found |= {(offer.clause, name): raw for name, raw in offer.terms.items()}
    return found


def _whole(values: Values, hand: AtHand) -> Values:
    """What the party would offer then: what it said last on every clause, changed by the values."""
    known = {
        (clause, name): raw
        for clause in hand.state.clauses
        if (last := hand.state.offer(clause, hand.party)) is not None
        for name, raw in last.terms.items()
    }
    return known | values


def _is(want: str, moves: tuple[AnyMove, ...], hand: AtHand, text: str) -> bool:
    """True where the moves are just what is wanted."""
    verb, _, rest = want.strip().partition(" ")
    verbs = {_verb(move) for move in moves}
    if verb == "wish":
        return not verbs & BINDING and any(
            _wished(one.strip(), move) for one in rest.split(",") for move in moves
        )
    if verb not in ("propose", "package"):
        return verbs == {verb} and (
            not rest or {getattr(move, "clause", None) for move in moves} == {rest.strip()}
        )
    if verbs != {"propose"}:
        return False
    try:
        need = _needed(rest, hand, text)
    except (KeyError, ValueError):
        return False
    limited = "until=" not in rest or any(getattr(move, "valid_until", None) for move in moves)
    linked = verb != "package" or len(moves) == 1
    return limited and linked and _whole(need, hand) == _whole(_values(moves, hand), hand)


def _wished(want: str, move: AnyMove) -> bool:
    name, _, target = want.partition(":")
    return _verb(move) == name and (not target or target == getattr(move, "clause", None))


def _needed(rest: str, hand: AtHand, text: str) -> Values:
    pairs = [pair.partition("=")[::2] for pair in rest.split("; ")]
    if any("." not in name for name, _ in pairs if name != "until"):
        pairs = [rest.partition("=")[::2]]  # one value that holds semicolons
    found: Values = {}
    for name, raw in pairs:
        if name != "until":
            clause, _, term = name.partition(".")
            found[clause, term] = hand.state.clause(clause).terms[term].canonical(text if raw == "*" else raw)
    return found


def verdict(row: Row) -> str:
    """`at once`, `one key`, `asked`, `right to ask` or `wrong`; the module says what each means."""
    hand = at_hand(row)
    reading = read(row.text, hand)
    wants = row.wanted.split(" // ")
    must_ask, may_ask = wants[0] in ("ask", "none"), "ask" in wants
    wants = [want for want in wants if want not in ("ask", "none")]
    if reading.sure:
        verbs = {_verb(move) for move in reading.moves}
        if must_ask:
            return "wrong" if verbs & BINDING else "right to ask"
        right = any(_is(want, reading.moves, hand, row.text) for want in wants)
        return "at once" if right else "wrong" if verbs & BINDING else "asked"
    if _harms(reading, wants, hand, row.text, definite=not must_ask):
        return "wrong"
    if must_ask:
        return "right to ask"
    first = reading.choices[0].moves if reading.choices else ()
    if first and any(_is(want, first, hand, row.text) for want in wants):
        return "one key"
    return "right to ask" if may_ask else "asked"


def _harms(reading: Reading, wants: list[str], hand: AtHand, text: str, *, definite: bool) -> bool:
    allowed = {want.partition(" ")[0] for want in wants}
    if any({_verb(move) for move in choice.moves} & HARD - allowed for choice in reading.choices):
        return True
    if len(reading.choices) != 1 or not definite:
        return False
    moves = reading.choices[0].moves
    got = _values(moves, hand)
    needs = [
        _needed(want.partition(" ")[2], hand, text)
        for want in wants
        if want.startswith(("propose", "package"))
    ]
    return (
        bool(got)
        and bool(needs)
        and all(any(need.get(name) != raw for name, raw in got.items()) for need in needs)
    )


def counted(table: Path) -> Counter[str]:
    """How many rows of a table have which verdict; `definite` are those that say one thing."""
    found: Counter[str] = Counter()
    for row in rows(table):
        found[verdict(row)] += 1
        found["definite"] += not row.wanted.startswith(("ask", "none"))
    return found


def miss(row: Row) -> str:
    """The verdict on a row that is not read right; nothing where it is."""
    return "" if (found := verdict(row)) in RIGHT else found


def missed(table: Path) -> Iterator[str]:
    """The sentences of a table that are not read right, as they are written there."""
    return (row.text.replace("\n", "\\n") for row in rows(table) if miss(row))


def noted() -> dict[str, set[str]]:
    """The sentences that were not read right when it was last written down, by the table."""
    found: dict[str, set[str]] = {table.stem: set() for table in TABLES.glob("*.tsv")}
    for line in NOTED.read_text(encoding="utf-8").splitlines():
        table, _, text = line.partition("\t")
        found[table].add(text)
    return found


def note() -> None:
    """Write down which sentences of all tables are not read right."""
    told = [f"{table.stem}\t{text}\n" for table in sorted(TABLES.glob("*.tsv")) for text in missed(table)]
    NOTED.write_text("".join(told), encoding="utf-8")


def main() -> None:
    """Print the figures of each table."""
    if "--note" in sys.argv:
        note()
        return
    named = [name for name in sys.argv[1:] if not name.startswith("-")]
    for table in sorted(TABLES.glob("*.tsv")):
        if named and table.stem not in named:
            continue
        if "-v" in sys.argv:
            for row in rows(table):
                if (told := verdict(row)) in ("asked", "wrong"):
                    print(f"{told}: {row.text!r} [{row.kind}; {row.place}, {row.party}] wanted {row.wanted}")
        found = counted(table)
        of = found["definite"] or 1
        figures = ", ".join(
            f"{found[name]} {name}" for name in ("at once", "one key", "asked", "right to ask", "wrong")
        )
        print(f"{table.stem}: {of} definite lines: {100 * found['at once'] // of} % at once; {figures}")


if __name__ == "__main__":
    main()
