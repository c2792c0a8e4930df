"""Commands of kpo on a system that fails: each call that keeps something is made to fail in turn, and what was said is checked.

    python -m benchmarks.faults [ROUNDS]

strace makes the system answer a call with an error: no room, an input or output error, no locks, a medium that can only be
read. After each command, what it said is held against the disk: an act that was acknowledged is in the log, now and after
all that follows; "nothing was recorded" means that the log says what it said before; a file that was not written is what it
was, whole; no line that was ever there is lost or changed; there is no traceback. Ends with status 1 where anything is wrong.
"""

import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from kpo_tui.errors import KpoError
from kpo_tui.log import jsonl

ROUNDS = 400
CALLS = {
    "write": 8, "fdatasync": 4, "fsync": 3, "ftruncate": 2, "rename": 4, "flock": 4, "unlink": 2, "fchmod": 4, "mkdir": 2, "lseek": 40,
}  # fmt: skip
"""Calls that are made to fail, and how many of a command's own are tried."""
ERRORS = ("ENOSPC", "EIO", "EROFS", "ENOSYS", "EACCES", "EDQUOT", "ENOLCK")
ON_THE_LOG = ("openat", "write", "fdatasync", "ftruncate", "flock", "read", "fstat")
"""Calls that are made to fail on the log, its lock and its folder alone."""
_RECORDED = re.compile(r"Recorded as event (\d+) in .*; log head ([0-9a-f]{12})")


@dataclass
class World:
    """A folder with a log, and all that was ever said of it."""

    folder: Path
    dice: random.Random
    acknowledged: dict[int, str] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    tally: Counter[str] = field(default_factory=Counter)

    @property
    def log(self) -> Path:
        return self.folder / "deal.jsonl"

    def kpo(
        self, *arguments: str, failing: list[str] | None = None, typed: str = ""
    ) -> subprocess.CompletedProcess[str]:
        """Run a command, with calls that fail if any are named."""
        program = [sys.executable, "-P", "-m", "kpo_tui", *arguments]
        if failing:
            program = ["strace", "-f", "-qqq", "-o", "/dev/null", *failing, *program]
        return subprocess.run(
            program,
            input=typed,
            capture_output=True,
            text=True,
            cwd=self.folder,
            env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(Path.cwd()), "KPO_STATE_DIR": str(self.folder / "state"),
                 "HOME": str(self.folder), "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
            timeout=120,
            check=False,
        )  # fmt: skip


def faults(world: World) -> list[str]:
    """What is to fail in the next command: one call, sometimes from then on, sometimes on the log alone."""
    dice = world.dice
    error = dice.choice(ERRORS)
    if dice.random() < 0.4:
        call, at = dice.choice(ON_THE_LOG), dice.randint(1, 3)
        paths = [
            part
            for name in ("deal.jsonl", "deal.jsonl.lock", ".")
            for part in ("-P", str(world.folder / name))
        ]
    else:
        call = dice.choice(list(CALLS))
        at, paths = dice.randint(1, CALLS[call]), []
    found = [*paths, "-e", f"inject={call}:error={error}:when={at}{dice.choice(['', '', '+'])}"]
    if dice.random() < 0.25:  # what would be taken back cannot be
        found += ["-e", f"inject=ftruncate:error={error}"]
    return found


def command(world: World) -> tuple[list[str], str]:
    """A command, and what is typed at it."""
    dice = world.dice
    party = dice.choice(["client", "provider"])
    acting = ["--as", party]
    return dice.choice([
        (["comment", "deal.jsonl", f"Remark {dice.random()}", *acting], ""),
        (["comment", "deal.jsonl", f"Remark {dice.random()}", *acting], ""),
        (["propose", "deal.jsonl", "liability", f"cap_pct={dice.randint(20, 200)}%", *acting], ""),
        (["park", "deal.jsonl", "termination", "--reason", "waiting for our insurer", *acting], ""),
        (["unpark", "deal.jsonl", "termination", *acting], ""),
        (["draft", "deal.jsonl", "-o", "draft.md"], ""),
        (["send", "deal.jsonl", "-o", "sent.docx", *acting], ""),
        (["replay", "deal.jsonl", "--format", "html", "-o", "page.html"], ""),
        (["new", "new.jsonl", "--client", "Acme Ltd", "--provider", "Bharat Analytics"], ""),
        (["status", "deal.jsonl"], ""),
        (["seen", "deal.jsonl", "--until", "1", "-o", "new.jsonl"], ""),
        (["negotiate", "deal.jsonl", "--plain", *acting], f"say hello {dice.random()}\ny\nquit\n"),
    ])  # fmt: skip


def outputs(world: World) -> dict[str, bytes | None]:
    """What the files hold that commands write."""
    names = ("draft.md", "sent.docx", "page.html", "new.jsonl")
    return {
        name: (world.folder / name).read_bytes() if (world.folder / name).exists() else None for name in names
    }


def one_round(world: World) -> None:
    """A command on a failing system, and what it said held against the disk."""
    (world.folder / "new.jsonl").unlink(missing_ok=True)
    before, files = world.log.read_bytes(), outputs(world)
    seq = jsonl.read(world.log).state.seq
    arguments, typed = command(world)
    failing = faults(world)
    done = world.kpo(*arguments, failing=failing, typed=typed)
    told = f"{' '.join(arguments)} with {' '.join(failing)}: status {done.returncode}: {done.stdout[-300:]} {done.stderr[-300:]}"
    said = done.stdout + done.stderr

    def wrong(what: str) -> None:
        world.wrong.append(f"{what}: {told}")

    world.tally[f"{arguments[0]} {done.returncode}"] += 1
    if "Traceback" in said or done.returncode not in (0, 1, 2, 3, 4, 120):
        wrong("a traceback, or a status that means nothing")
    now = world.log.read_bytes()
    if not now.startswith(before.rstrip(b"\n")) and not before.startswith(now):
        wrong("the log lost what it held")
    try:
        reading = jsonl.read(world.log)
    except KpoError as error:
        wrong(f"the log cannot be read ({error})")
        return
    if reading.damage is not None or reading.state.seq < seq:
        wrong("the log is damaged or shorter")
    for number, head in _RECORDED.findall(said):
        world.acknowledged[int(number)] = head
    if "nothing was recorded" in said.lower() and "whether" not in said and reading.state.seq != seq:
        wrong("something was recorded though it said that nothing was")
    if done.returncode == 0 and arguments[0] in ("comment", "propose") and reading.state.seq != seq + 1:
        wrong("nothing was recorded though it said so")
    check_outputs(world, arguments, done.returncode, files, wrong)


def check_outputs(
    world: World, arguments: list[str], status: int, before: dict[str, bytes | None], wrong: "object"
) -> None:
    """Each file is what it was, or the whole of what it should be."""
    for name, now in outputs(world).items():
        if now == before[name]:
            if status == 0 and name in arguments and now is None:
                wrong(f"{name} was not written")  # type: ignore[operator]
            continue
        if name not in arguments:
            wrong(f"{name} changed though nobody asked for it")  # type: ignore[operator]
        ends = {"draft.md": b"\n", "page.html": b"</html>\n", "sent.docx": b"", "new.jsonl": b"\n"}[name]
        if now is None or not now.endswith(ends) or (name == "sent.docx" and b"PK\x05\x06" not in now[-30:]):
            wrong(f"{name} is not whole")  # type: ignore[operator]


def check_heads(world: World) -> None:
    """Everything that was ever acknowledged is in the log."""
    heads: dict[int, str] = {}
    jsonl.read(world.log, each=lambda event: heads.update({event.seq - 1: event.prev}))
    heads[jsonl.read(world.log).state.seq] = jsonl.read(world.log).state.head
    for number, head in world.acknowledged.items():
        if not heads.get(number, "").startswith(head):
            world.wrong.append(f"event {number} with head {head} was acknowledged and is not in the log")


def main() -> int:
    """Play the rounds; tells the figures and what was wrong."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(10**6)
    with tempfile.TemporaryDirectory(prefix="kpo-faults-") as name:
        world = World(Path(name), random.Random(seed))
        world.kpo("new", "deal.jsonl", "--client", "Acme Ltd", "--provider", "Bharat Analytics")
        for _ in range(rounds):
            one_round(world)
        check_heads(world)
    print(f"{rounds} commands on a failing system (seed {seed}), {len(world.acknowledged)} acts acknowledged")
    print(", ".join(f"{what}: {count}" for what, count in sorted(world.tally.items())))
    for wrong in world.wrong:
        print(f"WRONG: {wrong}")
    print(f"{len(world.wrong)} wrong")
    return 1 if world.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
