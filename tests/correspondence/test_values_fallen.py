"""Values that fall away with a change in a file that comes back."""

from kpo_tui.correspondence.inbox import incoming
from kpo_tui.correspondence.outbox import outgoing
from kpo_tui.documents.word import write
from kpo_tui.documents.word.content import content_of
from kpo_tui.negotiation.acts.proposal import Propose
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.terms import Raw
from tests.builders import Table, small_playbook
from tests.correspondence.deals import PLAYBOOK, VALUES
from tests.correspondence.editing import Edited

HANGING = '[clauses.payment.terms.deposit]\nlabel = "Deposit"\ntype = "money"\ncurrency = "USD"\nwhen = [{ term = "net_days", more_than = "40 days" }]\n'
PAID = "\n{% if deposit %}\n\nThe Client pays {{ deposit }} in advance.\n{% endif %}\n'''\n[clauses.payment.terms.fee]"


def test_a_value_that_falls_away_with_a_change_in_the_file_is_told() -> None:
    text = PLAYBOOK.replace("\n'''\n[clauses.payment.terms.fee]", PAID)
    table = Table(small_playbook(text.replace("[clauses.liability]", f"{HANGING}\n[clauses.liability]")))
    values: dict[str, Raw] = {**VALUES["payment"], "deposit": "USD 5"}
    table.does("client", Propose(offers={"payment": Offer(terms=values)}))
    out = outgoing(table.state, "client")
    edited = Edited(write(out.document, out.extras))
    edited.replace("forty-five (45) days", "thirty (30) days")
    found = incoming(
        out, table.state, "provider", content_of(edited.data(), "back.docx"), table.state.last_at
    )
    (made,) = [s for s in found.suggestions if isinstance(s.act, Propose)]
    assert isinstance(made.act, Propose)
    assert made.act.offers["payment"].terms == {**VALUES["payment"], "net_days": "30 days"}
    assert "no longer said: Deposit USD 5" in made.text
    assert made.refused == ""
