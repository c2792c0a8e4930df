"""Scenes that need no negotiation that is under way: help, playbooks, wrong usage, files that are none."""

from pathlib import Path

from tests.tools.staging import DEAL, Scene, Step, kpo

PLAYBOOKS = Path(__file__).parents[2] / "playbooks"
COMMANDS = (
    "new", "negotiate", "propose", "accept", "reject", "withdraw", "park", "unpark", "reopen", "comment", "confirm",
    "say", "forget", "status", "draft", "issues", "redline", "replay", "sample", "send", "receive", "verify", "seen",
    "repair", "playbook",
)  # fmt: skip
ON_PLAYBOOKS = ("list", "show", "check", "new")
NAMES = ("--client", "Acme Ltd", "--provider", "Bharat Analytics")
WRONG: tuple[tuple[str, ...], ...] = (
    ("stauts",), ("status",), ("status", "nowhere.jsonl"), ("status", "."), ("status", DEAL, "nowhere"),
    ("status", DEAL, "paymnt"), ("status", DEAL, "-o", "out.pdf"), ("status", DEAL, "--format", "pdf"),
    ("status", "text.txt"), ("draft", "empty.jsonl"), ("draft", DEAL, "--reference", "text.txt"),
    ("draft", DEAL, "-o", "nowhere/out.md"), ("issues", DEAL, "--reference", "text.txt", "-o", "out.docx"),
    ("redline",), ("redline", "text.txt"), ("redline", DEAL, "--from", "99"), ("redline", "text.txt", "nowhere.txt"),
    ("redline", DEAL, "--since", "nobody"), ("replay", DEAL, "--at", "yesterday"), ("replay", DEAL, "--change"),
    ("replay", DEAL, "--compare", "1", "99"), ("replay", DEAL, "--fork", DEAL), ("replay", DEAL, "--speed", "0"),
    ("new", DEAL, *NAMES), ("new", "other.jsonl", "--client", "Acme", "--provider", "Acme"),
    ("new", "other.jsonl", "--client", "Acme Ltd", "--provider", "Асme Ltd"), ("new", "other.jsonl"),
    ("new", "other.jsonl", *NAMES, "--playbook", "kpo-nothing"), ("new", "other.jsonl", *NAMES, "--playbook", "text.txt"),
    ("accept", DEAL, "payment"), ("accept", DEAL, "payment", "--as", "client"), ("accept", DEAL, "7", "--as", "client"),
    ("reject", DEAL, "payment", "--as", "client"), ("withdraw", DEAL, "payment", "--as", "client"),
    ("park", DEAL, "payment", "--as", "client"), ("unpark", DEAL, "payment", "--as", "client"),
    ("reopen", DEAL, "payment", "--as", "client"), ("confirm", DEAL, "--as", "client"), ("comment", DEAL, "", "--as", "client"),
    ("propose", DEAL, "payment", "--as", "client"), ("propose", DEAL, "payment", "net_days=soon", "--as", "client"),
    ("propose", DEAL, "payment", "net_days=9999 days", "--as", "client"), ("propose", DEAL, "--as", "client"),
    ("propose", DEAL, "payment", "net_days", "--as", "client"), ("propose", DEAL, "payment", "pricing=zz", "--as", "client"),
    ("propose", DEAL, "payment", "net_days=30", "--valid-until", "never", "--as", "client"),
    ("propose", DEAL, "payment", "net_days=30", "--locale", "xx_YY", "--as", "client"),
    ("propose", DEAL, "payment", "--positions", "text.txt", "--as", "client"),
    ("propose", DEAL, "payment", "--positions", "kpo-essentials.provider", "--as", "client"),
    ("say", DEAL, "net 45", "--as", "client", "--json"), ("say", DEAL, "net 45", "--clause", "payment.no", "--as", "client"),
    ("send", DEAL, "--as", "client", "-o", "out.txt"), ("receive", DEAL, "text.txt", "--as", "client"),
    ("receive", DEAL, "nowhere.docx", "--as", "client"), ("sample", "-o", DEAL), ("sample",),
    ("sample", "-o", "sample.jsonl", "--playbook", "mine.toml"), ("verify", "text.txt"), ("repair", "text.txt", "-o", "mended.jsonl"),
    ("sample", "-o", "sample.jsonl", "--length", "deadlock", "--events", "5"), ("seen", DEAL, "--restore"),
    ("seen", DEAL, "--take"), ("playbook", "show", "nothing"), ("playbook", "check", "text.txt"), ("negotiate", DEAL),
    ("negotiate", DEAL, "--as", "client", "--plain", "--positions", "nowhere.toml"), ("negotiate", "nowhere.jsonl", "--plain"),
    ("forget", DEAL, "--as", "client"), ("repair", DEAL), ("repair", DEAL, "-o", "same.jsonl"),
)  # fmt: skip


def everywhere() -> list[Scene]:
    """All these scenes."""
    return [_help(), _playbooks(), _own_playbooks(), _wrong(), Scene("story", [kpo()])]


def _help() -> Scene:
    told: list[tuple[str, ...]] = [
        (),
        *((one,) for one in COMMANDS),
        *(("playbook", one) for one in ON_PLAYBOOKS),
    ]
    steps = [kpo(*one, "--help") for one in told]
    return Scene("help", [*steps, kpo("--version"), kpo("-h"), kpo("status", "--help", COLUMNS="50")])


def _names() -> list[str]:
    return sorted(path.stem for path in PLAYBOOKS.glob("*.toml") if "." not in path.stem)


def _playbooks() -> Scene:
    steps = [kpo("playbook", "list"), kpo("playbook", "check")]
    for name in _names():
        steps += [kpo("playbook", "show", name), kpo("playbook", "show", name, "--toml")]
    clauses = [
        line.split(".")[1].rstrip("]\n")
        for line in _text("kpo-standard").splitlines()
        if line.startswith("[clauses.")
    ]
    steps += [kpo("playbook", "show", "kpo-standard", "--clause", one) for one in dict.fromkeys(clauses)]
    return Scene("playbooks", steps)


def _own_playbooks() -> Scene:
    """Playbooks that someone wrote, rightly and wrongly."""
    texts = {"wrong.toml": _text("kpo-essentials").replace('type = "duration"', 'type = "time"', 3)}
    texts["odd.toml"] = (
        _text("kpo-essentials").replace("{{ net_days }}", "{{ days }}").replace("Client", "Cliеnt", 2)
    )
    texts["positions.toml"] = _text("kpo-essentials.client").replace('"', "", 1)
    texts["values.toml"] = _text("kpo-essentials.client").replace("days", "parsecs", 3)
    steps: list[Step] = [kpo("playbook", "check", name) for name in texts]
    steps += [
        kpo("playbook", "check", *texts),
        kpo("playbook", "show", "odd.toml"),
        kpo("playbook", "show", "wrong.toml"),
    ]
    steps += [
        kpo("playbook", "new", "mine.toml"),
        kpo("playbook", "new", "more.toml", "--extends", "kpo-standard", "--id", "more"),
    ]
    steps += [kpo("playbook", "check", "mine.toml", "more.toml"), kpo("playbook", "show", "mine.toml")]
    for name in ("mine", "more", "odd"):
        deal = f"{name}.jsonl"
        steps += [
            kpo("new", deal, *NAMES, "--playbook", f"{name}.toml"),
            kpo("status", deal),
            kpo("draft", deal),
        ]
        steps += [
            kpo(
                "negotiate",
                deal,
                "--plain",
                "--as",
                "client",
                typed="why?\ntake 1\nyes\nadvice\nskip\nquit\n",
            )
        ]
    return Scene("own-playbooks", steps, texts=texts)


def _wrong() -> Scene:
    steps = [kpo("new", DEAL, *NAMES), *(kpo(*one) for one in WRONG)]
    return Scene("wrong", steps, texts={"text.txt": "Some text.\n", "empty.jsonl": ""})


def _text(name: str) -> str:
    return (PLAYBOOKS / f"{name}.toml").read_text(encoding="utf-8")
