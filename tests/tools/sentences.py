"""What people say, taken from the tables of lines, said to one negotiation: sentence by sentence, and in sittings."""

from pathlib import Path

from tests.tools.staging import DEAL, EARLY, PARTIES, Log, Scene, Step, few, kpo

TABLES = Path(__file__).parents[1] / "dialogue"
ESCAPES = {"\\n": " ", "\\u200b": "\u200b", "\\x1b": "\x1b"}
SITTING = 60
PLACES = {
    "net": "payment.net_days", "interest": "payment.late_interest_pct", "rate": "payment.rate_usd_hour",
    "fee": "payment.monthly_fee_usd", "pricing": "payment.pricing", "initial": "term.initial_months",
    "start": "term.start_date", "renewal": "term.renewal", "affiliates": "parties.client_affiliates",
    "services": "scope.services", "seat": "governing_law.seat", "accuracy": "sla.accuracy_pct", "sla": "sla",
    "turnaround": "sla.turnaround_hours", "notice": "termination", "std-sla": "sla", "std": "", "two": "",
    "several": "", "blank": "", "settled": "",
}  # fmt: skip
AROUND = (
    "what's open?", "next", "why?", "what's normal?", "advice", "help", "explain", "show draft", "show issues",
    "show history", "skip", "back", "undo", "take 1", "yes", "take our fallback", "offer your package", "2", "no",
    "export draft said.md", "export issues said.html", "export redline said-redline.docx", "status", "send", "yes",
    "export status said.json", "export history said.txt", "wording", "Own words.", ".", "review", "yes", "go to payment",
)  # fmt: skip
"""What is said in each sitting besides the sentences of the tables."""


def sentences() -> list[tuple[str, str]]:
    """Moments by their names, and what is said at them; never a good-bye."""
    found = []
    for table in sorted(TABLES.glob("*.tsv")):
        for row in table.read_text(encoding="utf-8").splitlines():
            moment, text, reading = row.split("\t") if "\t" in row else ("#", "", "")
            for written, meant in ESCAPES.items():
                text = text.replace(written, meant)
            if not moment.startswith("#") and reading != "quit":
                found.append((moment, text))
    return found


def scenes_said(log: Log, early: Path, number: int, of: int, said_alone: int) -> list[Scene]:
    """The scenes with sentences: every `of`th one beginning with `number`, `said_alone` of them each in a command."""
    mine = sentences()[number::of]
    files = {DEAL: log.path.name, EARLY: early.name}
    alone = _alone(log, few(mine, said_alone))
    shared = [*_shuffled([text for _, text in mine], 2), *AROUND]
    scenes = [Scene("said", alone, files)]
    parties = PARTIES if log.whole else PARTIES[number // 2 % 2 :][:1]
    for turn, party in enumerate(parties):
        lines = _shuffled([text for _, text in mine], turn)
        scenes.append(Scene(f"sitting-{party}", _sittings(party, lines), files))
        scenes.append(Scene(f"sitting-{party}-early", _early_sittings(log, party, lines), files))
    steps = [kpo("negotiate", DEAL, "--plain", typed=_lines(["", *shared])), kpo("replay", DEAL, "--print")]
    scenes.append(Scene("sitting-shared", steps, files))
    steps = [
        kpo("negotiate", EARLY, "--plain", typed=_lines(_agreeing(log))),
        kpo("replay", EARLY, "--print"),
    ]
    return [*scenes, Scene("sitting-shared-early", steps, files)]


def _alone(log: Log, said: list[tuple[str, str]]) -> list[Step]:
    """Sentences as commands: read only, as JSON, with questions answered, and recorded without any."""
    steps: list[Step] = []
    for number, (moment, text) in enumerate(said):
        place = PLACES.get(moment, "payment")
        own = ["--positions", log.positions("client")] if number % 3 == 0 else []
        told = ["say", EARLY, "--as", PARTIES[number % 7 == 6], *(["--clause", place] if place else []), *own]
        told += ["--locale", "de_DE"] if moment == "net-de" else []
        how = ("--dry-run", "--json"), ("--dry-run",), (), ("--yes",)
        end = ["--", text] if text.startswith("-") else [text]
        answers = ("y\n", "n\n", "1\ny\n", "2\ny\n", "0\n")[number % 5]
        steps.append(kpo(*told, *how[number % 4], *end, typed=answers))
    return steps


def _sittings(party: str, lines: list[str]) -> list[Step]:
    """One party's sittings, one after the other."""
    steps: list[Step] = []
    for start in range(0, len(lines), SITTING):
        typed = _lines([*lines[start : start + SITTING], *few(AROUND, 12), "yes"])
        steps.append(kpo("negotiate", DEAL, "--as", party, "--plain", typed=typed))
    return [*steps, kpo("status", DEAL)]


def _early_sittings(log: Log, party: str, lines: list[str]) -> list[Step]:
    """A party's sittings while little is agreed: with its positions, and once more with what was kept."""
    own = ("--positions", log.positions(party))
    typed = _lines([*AROUND, *log.some(lines, 30)])
    return [
        kpo("negotiate", EARLY, "--as", party, "--plain", *own, typed=typed),
        kpo("negotiate", EARLY, "--as", party, "--plain", typed=_lines([*AROUND[::-1], "quit"])),
        kpo("status", EARLY),
        kpo("forget", EARLY, "--as", party, typed="n\n"),
    ]


def _shuffled(said: list[str], turn: int) -> list[str]:
    """The sentences in another order, the same each time, a yes and a way on among them."""
    step = 3 + 4 * turn
    lines = [said[(number * step) % len(said)] for number in range(len(said))]
    return [
        one for number, line in enumerate(lines) for one in (line, *(("yes",) if number % 4 == 2 else ()))
    ]


def _agreeing(log: Log) -> list[str]:
    """Lines of two sides that take what is suggested, and hand over."""
    turn = ["", "take 1", "yes", "accept", "yes", "take 1", "take 2", "send", "yes", "hand over"]
    return turn * min(9, 2 + len(log.clauses) // 2) + ["quit"]


def _lines(said: list[str]) -> str:
    return "".join(f"{line}\n" for line in said)
