"""What is done with one negotiation: its papers, its past, acts upon it, letters, and what was seen of it."""

from collections.abc import Callable
from pathlib import Path

from tests.tools.staging import DEAL, EARLY, PARTIES, Log, Scene, Step, done, few, kpo

ENDINGS = ("md", "docx")
NARROW = {"COLUMNS": "50", "NO_COLOR": "1"}
WORDING = (
    "The Provider shall keep a copy of each Deliverable for {{ months }} months.\n\nNobody else shall.\n"
)
PLAIN = "The Provider shall keep a copy of each Deliverable for a year.\n"
COPY = "copy.jsonl"


def papers(log: Log) -> list[Step]:
    """Where things stand, the agreement and the open issues."""
    steps = [kpo("issues", EARLY), kpo("status", EARLY, "--format", "terminal", **NARROW)]
    steps += [*log.in_formats("status", DEAL, name="status"), kpo("status", DEAL, "--json")]
    for clause in log.some(log.clauses, 9):
        steps += [kpo("status", DEAL, clause), kpo("status", DEAL, clause, "--format", "terminal")]
    steps += log.in_formats("status", DEAL, few(log.clauses, 3)[-2], name="clause")
    steps += [
        *log.in_formats("draft", DEAL, name="draft"),
        *log.in_formats("draft", DEAL, "--blame", name="blame"),
    ]
    steps += [kpo("draft", DEAL, "--check"), *log.in_formats("issues", DEAL, name="issues")]
    steps += [
        kpo("status", DEAL, "-o", "plain.docx"),
        kpo("draft", DEAL, "-o", "house.docx", "--reference", "plain.docx"),
    ]
    return [*steps, kpo("status", DEAL, "--format", "terminal", **NARROW)]


def redlines(log: Log) -> list[Step]:
    """What changed, between offers, moments and files."""
    first, middle, last = log.moments(3)
    steps = [kpo("redline", EARLY, "--since", party, "--summary") for party in PARTIES]
    steps += [kpo("draft", EARLY, "-o", f"old/draft.{ending}") for ending in ENDINGS]
    steps += [*log.in_formats("redline", DEAL, name="offers"), kpo("redline", DEAL, "--stat")]
    steps += [kpo("redline", DEAL, "--whole", **NARROW)]
    steps += [kpo("redline", DEAL, "--since", party) for party in PARTIES]
    between = ("redline", DEAL, "--from", middle, "--to", last)
    steps += [
        *log.in_formats(*between, name="between"),
        *log.in_formats(*between, "--summary", name="summary"),
    ]
    steps += [kpo("redline", DEAL, "--from", first, "--stat"), kpo("redline", DEAL, "--summary")]
    steps += [kpo("redline", DEAL, "--from", first, "--clause", one) for one in few(log.clauses, 3)]
    for ending in ENDINGS:
        old, new = f"old/draft.{ending}", f"new/draft.{ending}"
        steps += [kpo("draft", DEAL, "-o", new), kpo("redline", old, new)]
        steps += [kpo("redline", old, new, "--summary")]
    steps += log.in_formats("redline", "old/draft.docx", "new/draft.md", name="files")
    steps += [
        kpo("redline", "old/draft.md", "new/draft.docx", "-o", "marked.docx"),
        kpo("redline", "marked.docx"),
    ]
    steps += [kpo("redline", "marked.docx", "new/draft.docx", "--as-rejected")]
    return [*steps, kpo("redline", "old", "new", "-o", "pages"), kpo("redline", "old", "new", "--stat")]


def past(log: Log) -> list[Step]:
    """What happened, at any moment, and the page to step through."""
    moments = log.moments(8)
    looked_at = log.some(moments, 8)
    clause = few(log.clauses, 3)[1]
    steps = [kpo("replay", DEAL), kpo("replay", DEAL, "--print", "--json")]
    steps += [kpo("replay", DEAL, "--print", "--clause", clause)]
    steps += [kpo("replay", DEAL, "--print", "--party", party) for party in PARTIES]
    steps += [kpo("replay", DEAL, "--print", "--find", word) for word in ("the", "insurer", "nowhere in it")]
    for moment in dict.fromkeys(looked_at):
        steps += [
            kpo("replay", DEAL, "--print", "--at", moment),
            kpo("replay", DEAL, "--change", "--at", moment),
        ]
    steps += log.in_formats("replay", DEAL, "--print", "--at", moments[3], name="moment")
    steps += log.in_formats("replay", DEAL, "--change", "--at", moments[4], name="change")
    steps += log.in_formats("replay", DEAL, "--gaps", name="gaps")
    steps += log.in_formats("replay", DEAL, "--compare", moments[2], moments[6], name="compared")
    steps += [
        kpo("replay", DEAL, "--print", "--at", "2026-01-20"),
        kpo("replay", DEAL, "--print", "--at", "99999"),
    ]
    steps += [kpo("replay", DEAL, "--format", "html", "-o", "page.html")]
    steps += [kpo("replay", DEAL, "--at", moments[4], "--fork", "fork.jsonl"), kpo("status", "fork.jsonl")]
    steps += [kpo("verify", "fork.jsonl", "--origin", DEAL), kpo("draft", "fork.jsonl", "-o", "fork.md")]
    return [
        *steps,
        kpo("comment", "fork.jsonl", "What if?", "--as", "client"),
        kpo("replay", "fork.jsonl", "--gaps"),
    ]


def acts(log: Log) -> list[Step]:
    """Everything a party can do, whether the rules allow it or not."""
    steps: list[Step] = []
    for number, clause in enumerate(log.some(log.clauses, 7)):
        me, you = PARTIES[number % 2], PARTIES[1 - number % 2]
        values = log.values(clause)
        rung = ("preferred", "fallback", "walk-away")[number % 3]
        own = ("--positions", log.positions(me), "--rung", rung)
        steps += [
            kpo(
                "propose",
                DEAL,
                clause,
                *values,
                "--as",
                me,
                "--note",
                "Our offer.",
                "--valid-until",
                "14 days",
            ),
            kpo("accept", DEAL, clause, "--as", you, "--dry-run"),
            kpo("propose", DEAL, clause, *values[:1], "--rest-as-offered", "--as", you),
            kpo("propose", DEAL, clause, *own, "--as", me),
            kpo("reject", DEAL, clause, "--as", you, "--reason", "Too far."),
            kpo("propose", DEAL, clause, "--positions", log.positions(you), "--as", you),
            kpo("accept", DEAL, clause, "--as", me),
            kpo("reopen", DEAL, clause, "--as", you, "--reason", "One more look."),
            kpo("reopen", DEAL, clause, "--as", me, *(["--decline"] if number % 2 else [])),
            kpo("withdraw", DEAL, clause, "--as", me, "--reason", "No longer."),
            kpo("park", DEAL, clause, "--as", you, "--reason", "Waiting for our board."),
            kpo("accept", DEAL, clause, "--as", me),
            kpo("unpark", DEAL, clause, "--as", me),
            kpo("comment", DEAL, "Is that <b>all</b>?", "--clause", clause, "--as", me),
        ]
    return [*steps, *_rare_acts(log)]


def _rare_acts(log: Log) -> list[Step]:
    """Packages, new clauses, clauses left out, numbers, the confirmation."""
    first, second = few(log.clauses, 4)[1:3]
    pair = [f"{clause}.{value}" for clause in (first, second) for value in log.values(clause)]
    numbers = [str(one["seq"]) for one in few(log.proposals, 3)]
    steps = [
        kpo("propose", DEAL, f"{first},{second}", *pair, "--as", "client"),
        kpo("propose", DEAL, "copies", "--title", "Copies", "--wording", "own.txt", "--as", "provider"),
        kpo("propose", DEAL, "copies", "--title", "Copies", "--wording", "plain.txt", "--as", "provider"),
        kpo("accept", DEAL, "copies", "--as", "client"),
        kpo("propose", DEAL, second, "--wording", "plain.txt", "--as", "client"),
        kpo("propose", DEAL, first, "--leave-out", "--as", "provider"),
        kpo("accept", DEAL, first, "--as", "client", "--dry-run"),
        kpo("propose", DEAL, first, "nothing=3", "--as", "client"),
        kpo("propose", DEAL, "nowhere", "a=3", "--as", "client"),
        kpo("propose", DEAL, "--all", "--positions", log.positions("client"), "--as", "client", "--dry-run"),
        kpo("propose", DEAL, "--all", "--positions", log.positions("provider"), "--as", "provider"),
        kpo("propose", DEAL, "payment", "late_interest_pct=1,5 %", "--locale", "de_DE", "--as", "client"),
        kpo("confirm", DEAL, "--as", "client"), kpo("confirm", DEAL, "--as", "provider", "--anyway"),
        kpo("confirm", DEAL, "--as", "client", "--head", "abcdef", "--dry-run"),
        kpo("comment", DEAL, "Thank you.", "--as", "provider"),
    ]  # fmt: skip
    for number in numbers:
        steps += [kpo(act, DEAL, number, "--as", "client") for act in ("accept", "reject", "withdraw")]
    return [
        *steps,
        kpo("status", DEAL),
        kpo("verify", DEAL),
        kpo("issues", DEAL),
        kpo("draft", DEAL, "--check"),
    ]


def confirming(_log: Log) -> list[Step]:
    """Both confirm the whole text, where it is agreed, and go back on it."""
    steps = [kpo("draft", DEAL, "--check"), kpo("confirm", DEAL, "--as", "client", "--dry-run")]
    steps += [
        kpo("confirm", DEAL, "--as", "client", "--head", "abcdef"),
        kpo("confirm", DEAL, "--as", "client"),
    ]
    steps += [kpo("say", DEAL, "we confirm", "--as", "provider", typed="y\n"), kpo("status", DEAL)]
    steps += [kpo("confirm", DEAL, "--as", party, "--anyway") for party in PARTIES]
    steps += [kpo("draft", DEAL, "-o", "agreed.docx"), kpo("reopen", DEAL, "payment", "--as", "client")]
    return [*steps, kpo("comment", DEAL, "Done.", "--as", "provider"), kpo("status", DEAL, "--json")]


def letters(log: Log) -> list[Step]:
    """Word files that are sent, and come back as they were, edited openly or in silence."""
    steps: list[Step] = []
    for me, you in log.some((PARTIES, PARTIES[::-1])[:: 1 - 2 * (log.turn % 2)], 2):
        sent, open_, silent = f"{me}.docx", f"{me}-tracked.docx", f"{me}-silent.docx"
        steps += [
            kpo("send", DEAL, "--as", me, "-o", sent),
            done("track", sent, open_),
            done("edit", sent, silent),
            kpo("receive", DEAL, sent, "--as", you, "--dry-run"),
            kpo("receive", DEAL, open_, "--as", you, "--json"),
            kpo("receive", DEAL, silent, "--as", you, "--json"),
            kpo("receive", DEAL, silent, "--as", you, typed="y\nn\ny\nn\n" * 40),
            kpo("receive", DEAL, open_, "--as", you, "--yes"),
            kpo("receive", DEAL, sent, "--as", you, "--yes", "--accept-unchanged"),
            kpo("redline", sent, open_),
            kpo("redline", open_),
        ]
    return [
        *steps,
        kpo("receive", DEAL, EARLY, "--as", "client"),
        kpo("status", DEAL),
        kpo("replay", DEAL, "--print"),
    ]


def memory(log: Log) -> list[Step]:
    """What this machine saw, where the log is cut, altered or changed by mail."""
    half = str(len(log.events) // 2)
    steps = [
        kpo("verify", DEAL),
        kpo("verify", DEAL, "--since", EARLY),
        kpo("verify", EARLY, "--since", DEAL),
    ]
    steps += [
        kpo("verify", DEAL, "--head", str(log.events[-1].get("prev"))),
        kpo("verify", DEAL, "--head", "ab12"),
    ]
    steps += [kpo("seen", DEAL), done("copy", DEAL, COPY), done("copy", EARLY, DEAL), kpo("seen", DEAL)]
    steps += [kpo("status", DEAL), kpo("accept", DEAL, "payment", "--as", "client"), kpo("verify", DEAL)]
    steps += [
        kpo("seen", DEAL, "--restore", "-o", "as-seen.jsonl"),
        kpo("seen", DEAL, "--until", "5", "-o", "five.jsonl"),
    ]
    steps += [
        kpo("seen", DEAL, "--take", "--as", "client"),
        kpo("comment", DEAL, "So be it.", "--as", "client"),
    ]
    steps += [
        kpo("seen", COPY, "--until", half, "-o", "half.jsonl"),
        kpo("forget", DEAL, "--as", "client", "--yes"),
    ]
    return [*steps, kpo("seen", DEAL), kpo("seen", "nowhere.jsonl")]


def mended(_log: Log) -> list[Step]:
    """Logs that were altered, changed by mail and cut off in the middle of a line."""
    steps: list[Step] = []
    for name in ("torn.jsonl", "mailed.txt", "altered.jsonl"):
        steps += [kpo("verify", name), kpo("status", name), kpo("repair", name, "-o", f"mended-{name}.jsonl")]
        steps += [kpo("replay", name, "--print"), kpo("comment", name, "There?", "--as", "client")]
    return [*steps, kpo("seen", "torn.jsonl")]


KINDS: tuple[Callable[[Log], list[Step]], ...] = (
    papers,
    redlines,
    past,
    acts,
    confirming,
    letters,
    memory,
    mended,
)


def scenes_of(log: Log, early: Path) -> list[Scene]:
    """All scenes of a negotiation but those with sentences; `early` is how it stood before."""
    half, bit = log.turn // 3 % 2, log.turn % 3  # so that any two kinds meet in some negotiation
    kinds = [kind for number, kind in enumerate(KINDS) if log.whole or (number >> bit) % 2 == half]
    files = {DEAL: log.path.name, EARLY: early.name}
    return [Scene(kind.__name__, kind(log), files, _texts(log, kind.__name__)) for kind in kinds]


def _texts(log: Log, kind: str) -> dict[str, str]:
    if kind == "acts":
        return {"own.txt": WORDING, "plain.txt": PLAIN}
    if kind == "redlines":
        return {"old/notes.txt": PLAIN, "new/notes.txt": WORDING}
    if kind != "mended":
        return {}
    whole = b"".join(log.lines).decode()
    head, _, tail = whole.rpartition('"at":"2')
    mailed = "".join(f"> {line}\r\n" for line in whole.splitlines())
    return {
        "altered.jsonl": f'{head}"at":"3{tail}',
        "mailed.txt": f"Dear all,\r\n{mailed}\r\nRegards\r\n",
        "torn.jsonl": whole[: len(whole) * 2 // 3],
    }
