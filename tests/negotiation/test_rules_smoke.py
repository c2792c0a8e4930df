from kpo_tui.negotiation.acts import Accept
from tests.builders import Table, offer


def test_an_accepted_offer_is_agreed() -> None:
    table = Table()
    made = table.does("client", offer(net_days="45 days", interest="1%"))
    table.does("provider", Accept(proposal=made.seq))
    assert table.state.where("payment") == "agreed"
