"""Tables for the tests of the screen: a small negotiation in a folder of its own, and private positions."""

from pathlib import Path

import pytest

from tests.builders import session_in

SECRET = "PRIVATE-MARK"
LADDER = f"""
party = "client"
playbook = "small"
[clauses.payment.net_days]
preferred = "61 days"
fallbacks = ["58 days"]
walk_away = "47 days"
weight = 9
reason = "{SECRET}-reason"
private_note = "{SECRET}-note"
approver = "{SECRET}-approver"
[clauses.payment.interest]
preferred = "1.25%"
walk_away = "1.75%"
private_note = "{SECRET}-second"
"""
SECRETS = (SECRET, "61 days", "58 days", "47 days", "1.25%", "1.75%")
"""What only the client may ever see; none of it is offered in the tests that look for it."""


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KPO_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("KPO_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def deal(tmp_path: Path) -> Path:
    return session_in(tmp_path).path


@pytest.fixture
def ladder(tmp_path: Path) -> Path:
    path = tmp_path / "ours.client.toml"
    path.write_text(LADDER, encoding="utf-8")
    return path
