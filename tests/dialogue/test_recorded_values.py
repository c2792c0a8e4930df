"""Before a yes a party sees all that is new in its offer or that the other side says otherwise; the rest is counted."""

import re

import hypothesis.strategies as st
from hypothesis import given

from kpo_tui.dialogue.recorded_values import accepted_values, own_values
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.terms import Raw
from tests.builders import Table, moment, offer, package
from tests.dialogue.players import Player

VALUES = {
    "net_days": ("30 days", "45 days", "90 days"),
    "interest": ("1%", "2%"),
    "deposit": ("USD 5", "USD 9"),
}
LABELS = {"net_days": "Payment period", "interest": "Late interest", "deposit": "Deposit"}
offers = st.fixed_dictionaries({}, optional={name: st.sampled_from(raws) for name, raws in VALUES.items()})


def client_after(last: dict[str, Raw] | None) -> Player:
    table = Table()
    if last is not None:
        made = package(payment=last)
        table.does("client", made.fitted(table.state, "client", moment(1), {}))
    return Player(table, "client")


@given(last=offers, new=offers, theirs=offers | st.none())
def test_whatever_is_new_or_apart_has_a_line_and_all_else_is_counted(
    last: dict[str, Raw], new: dict[str, Raw], theirs: dict[str, Raw] | None
) -> None:
    seat = client_after({"net_days": "90 days", **last}).seat
    before = seat.state.offer("payment", "client")
    assert before is not None
    answered = Offer(terms=theirs) if theirs is not None else None
    lines = list(own_values(seat, "payment", Offer(terms=new), answered, named=False))
    shown = {name for name, label in LABELS.items() if any(line.startswith(f"  {label}: ") for line in lines)}
    changed = {name for name, raw in new.items() if before.terms.get(name) != raw}
    apart = {name for name, raw in new.items() if theirs and theirs.get(name, raw) != raw}
    dropped = before.terms.keys() - new.keys()
    assert changed | apart | dropped <= shown
    counts = [int(found[1]) for line in lines if (found := re.search(r"(\d+) terms?, is unchanged", line))]
    assert sum(counts) + len(shown) == len(new.keys() | dropped)


def test_a_value_that_is_no_longer_said_is_told() -> None:
    seat = client_after({"net_days": "90 days", "interest": "1%", "deposit": "USD 5"}).seat
    new = Offer(terms={"net_days": "45 days", "interest": "1%"})
    assert list(own_values(seat, "payment", new, None, named=False)) == [
        "  Payment period: 45 days (90 days before)",
        "  Deposit: no longer said (USD 5 before)",
        "  Late interest: 1% per month (unchanged)",
    ]


def test_own_wording_is_shown_each_time_and_that_it_is_taken_out() -> None:
    table = Table()
    made = offer(net_days="45 days", interest="1%")
    table.does("client", made)
    seat = Player(table, "client").seat
    worded = Offer(terms={"net_days": "45 days", "interest": "1%"}, wording="Pay at once.")
    assert "  own wording: Pay at once." in list(own_values(seat, "payment", worded, None, named=False))


@given(offers)
def test_an_acceptance_shows_every_value(terms: dict[str, Raw]) -> None:
    seat = client_after(None).seat
    lines = list(accepted_values(seat, "payment", Offer(terms=terms), named=False))
    assert len(lines) == max(len(terms), 1)
    assert all(any(line.startswith(f"  {LABELS[name]}: ") for line in lines) for name in terms)
