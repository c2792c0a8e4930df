"""What a party is told of what the other side did."""

from kpo_tui.table.happenings import happened
from tests.builders import Table, offer, package


def test_a_package_of_ours_that_falls_because_half_of_it_was_countered_is_told() -> None:
    table = Table()
    table.does("client", offer(net_days="45 days", interest="1%"))
    table.does("provider", offer(net_days="30 days", interest="2%"))
    table.does("client", package(payment={"net_days": "60 days", "interest": "1%"}, liability={"cap": "50%"}))
    before = table.state
    event = table.does("provider", offer(net_days="40 days", interest="2%"))
    told = [notice.text for notice in happened(before, (event,), "client")]
    assert told[1:] == [
        "Your package with Payment and Liability no longer stands: the provider moved on Payment."
    ]
    assert len(happened(before, (event,), "provider")) == 1
