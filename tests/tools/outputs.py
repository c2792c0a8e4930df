"""Proves that a rebuilding of the code changed no output: writes all outputs of sampled negotiations, and compares them.

    python -m tests.tools.outputs write FOLDER [--program CHECKOUT]
    python -m tests.tools.outputs compare OLD_CHECKOUT|FOLDER [NEW_CHECKOUT]

Without a checkout it is the one that this file lies in. A FOLDER that was written once can be compared with again and
again: it holds the very commands and logs. `--only NAME` takes one negotiation, `--thorough` every format of every
paper, and `--ticking` lets a second go by whenever the clock is read.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple, TypeVar
from zipfile import ZipFile

from tests.tools.negotiations import BEGIN, MADE, SAMPLED, Sampled, starts_after

HERE = Path(__file__).parents[2]
DRIVER = Path(__file__).with_name("driver.py")
PROGRAM = "program"
PROCESSES = 2
MOST_TOLD = 40
ENVIRONMENT = {"LANG": "C.UTF-8", "PYTHONHASHSEED": "0", "TERM": "dumb"}
Any_ = TypeVar("Any_")


class Place(NamedTuple):
    """A folder with what one program wrote, and with all that another needs to do the same: its jobs and logs."""

    folder: Path

    @property
    def logs(self) -> Path:
        """The logs that the scenes begin with."""
        return self.folder / "logs"

    @property
    def jobs(self) -> Path:
        """What each negotiation's driver was told."""
        return self.folder / "jobs"

    @property
    def outputs(self) -> Path:
        """What came of it."""
        return self.folder / "outputs"


def write(
    program: Path,
    place: Place,
    sampled: Sequence[Sampled] = SAMPLED,
    *,
    tick: float = 0,
    thorough: bool = False,
) -> None:
    """Write every output of the negotiations, and the jobs and logs of which they came."""
    if place.outputs.exists():
        raise SystemExit(f"{place.outputs} is there already")
    place.jobs.mkdir(parents=True, exist_ok=True)
    root = Path(tempfile.mkdtemp(prefix="outputs-")).resolve()

    def written(one: Sampled) -> None:
        making = {"starts": BEGIN, "tick": tick, "root": str(root), "scenes": [asdict(one.making())]}
        _drive(place, place, one.name, making)
        made = next(place.outputs.glob(f"{one.name}/making/*/{MADE}"), None)
        if made is None:
            raise SystemExit(f"{program}: there is no log of {one.name}")
        log = one.log_in(place.logs, made, thorough)
        scenes = [asdict(scene) for scene in one.scenes(log)]
        playing = {**making, "starts": starts_after(log), "scenes": scenes}
        _drive(place, place, one.name, playing)
        (place.jobs / f"{one.name}.json").write_text(json.dumps([making, playing]), encoding="utf-8")

    _each(program, root, written, sampled)


def write_again(program: Path, old: Place, new: Place, names: Sequence[str]) -> None:
    """Write the outputs that this program gives for another's jobs, at the same paths."""
    jobs = {name: json.loads((old.jobs / f"{name}.json").read_text(encoding="utf-8")) for name in names}
    root = Path(jobs[names[0]][0]["root"])
    try:
        root.mkdir(0o700)
    except FileExistsError as error:
        raise SystemExit(f"another run works in {root}, or left it behind; delete it then") from error

    def written(name: str) -> None:
        for job in jobs[name]:
            _drive(old, new, name, job)

    _each(program, root, written, names)


def _each(program: Path, root: Path, work: Callable[[Any_], None], things: Sequence[Any_]) -> None:
    """Do the work on all things, with a copy of the program at a path that is the same for every program."""
    try:
        shutil.copytree(
            program, root / PROGRAM, ignore=shutil.ignore_patterns(".*", "tests", "docs", "benchmarks")
        )
        with ThreadPoolExecutor(PROCESSES) as pool:
            list(pool.map(work, things))
    finally:
        shutil.rmtree(root, ignore_errors=True)


def _drive(old: Place, new: Place, name: str, job: dict[str, Any]) -> None:
    """Let a driver do a job in a process of its own, with the logs of one place and the outputs to another."""
    program, work = Path(job["root"]) / PROGRAM, Path(job["root"]) / name
    work.mkdir(exist_ok=True)
    paths = {"program": program, "work": work, "logs": old.logs, "kept": new.outputs / name}
    told = {**job, **{key: str(path) for key, path in paths.items()}}
    environment = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(program), **ENVIRONMENT}
    command = [sys.executable, "-P", str(DRIVER)]
    subprocess.run(command, input=json.dumps(told), text=True, cwd=work, env=environment, check=True)


def files_in(folder: Path) -> dict[str, Path]:
    """All outputs, by their names."""
    return {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}


def differences(old: Path, new: Path, named: str) -> Iterator[str]:
    """A line or three on each output that is not the same, byte by byte."""
    before, after = files_in(old), files_in(new)
    for name in sorted(before.keys() | after.keys()):
        if name not in before or name not in after:
            yield f"{named}/{name}: only the {'new' if name in after else 'old'} program writes it"
        elif (was := before[name].read_bytes()) != (is_now := after[name].read_bytes()):
            yield f"{named}/{name}: {first_difference(was, is_now)}"


def first_difference(was: bytes, is_now: bytes) -> str:
    """Where two outputs part, as lines of text; for Word files, in which of their parts."""
    if was.startswith(b"PK\x03\x04") and is_now.startswith(b"PK\x03\x04"):
        old, new = _parts(was), _parts(is_now)
        if part := next((one for one in {**old, **new} if old.get(one) != new.get(one)), None):
            return f"{part}: {first_difference(old.get(part, b''), new.get(part, b''))}"
        return "the parts are the same, but packed in another way"
    old_lines, new_lines = was.split(b"\n"), is_now.split(b"\n")
    pairs = enumerate(zip(old_lines, new_lines, strict=False), 1)
    shortest = min(len(old_lines), len(new_lines))
    line = next((number for number, (one, two) in pairs if one != two), shortest + 1)
    return (
        f"line {line}\n    - {_shown(old_lines, new_lines, line)}\n    + {_shown(new_lines, old_lines, line)}"
    )


def _parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def _shown(lines: list[bytes], others: list[bytes], number: int) -> str:
    """The line, from a little before the place where it parts from the other."""
    if number > len(lines):
        return "(it has ended)"
    line, other = lines[number - 1], others[number - 1] if number <= len(others) else b""
    parts_at = next((at for at, (one, two) in enumerate(zip(line, other, strict=False)) if one != two), 0)
    start = max(0, parts_at - 60)
    return f"{'…' if start else ''}{line[start : start + 200].decode(errors='replace')}"


def compare(old: Place, new: Place, program: Path, names: Sequence[str]) -> list[str]:
    """Let a program do the jobs that another did; gives what differs."""
    write_again(program, old, new, names)
    return [told for name in names for told in differences(old.outputs / name, new.outputs / name, name)]


def told(place: Place, names: Sequence[str]) -> str:
    """How much was written."""
    sizes = [file.stat().st_size for name in names for file in files_in(place.outputs / name).values()]
    return f"{len(sizes):,} outputs with {sum(sizes):,} bytes"


def arguments() -> argparse.Namespace:
    """What is asked for."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ways = asked.add_subparsers(dest="way", required=True)
    writing, comparing = ways.add_parser("write"), ways.add_parser("compare")
    writing.add_argument("folder", type=Path)
    writing.add_argument("--program", type=Path, default=HERE)
    comparing.add_argument("old", type=Path)
    comparing.add_argument("new", type=Path, nargs="?", default=HERE)
    for one in (writing, comparing):
        one.add_argument("--ticking", action="store_true")
        one.add_argument("--thorough", action="store_true")
        one.add_argument("--only", action="append", choices=[sampled.name for sampled in SAMPLED])
    return asked.parse_args()


def main() -> int:
    """Do what the arguments say; gives the exit status."""
    asked = arguments()
    sampled = [one for one in SAMPLED if not asked.only or one.name in asked.only]
    names = [one.name for one in sampled]
    how = {"tick": float(asked.ticking), "thorough": asked.thorough}
    if asked.way == "write":
        place = Place(asked.folder.resolve())
        write(asked.program.resolve(), place, sampled, **how)
        print(f"Wrote {told(place, names)}.")
        return 0
    with tempfile.TemporaryDirectory(prefix="compared-") as folder:
        old, new = Place(asked.old.resolve()), Place(Path(folder).resolve() / "new")
        if not old.jobs.is_dir():
            old = Place(Path(folder).resolve() / "old")
            write(asked.old.resolve(), old, sampled, **how)
        found = compare(old, new, asked.new.resolve(), names)
        print("\n".join(found[:MOST_TOLD]))
        more = f", {len(found) - MOST_TOLD} more than are listed" if len(found) > MOST_TOLD else ""
        print(f"{f'{len(found)} differ{more}' if found else 'The same'}: {told(old, names)} were compared.")
        return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
