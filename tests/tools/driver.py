"""Carries out scenes of commands in one process and writes all that came of them. Run by `outputs`, never imported there.

It is run with the checkout that is looked at on the path, and knows one name of it: `kpo_tui.__main__.main`.
"""

import datetime
import hashlib
import io
import itertools
import json
import os
import re
import shutil
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

STATE = "state"
HOMES = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "TMPDIR")
MINUTES = 7
"""Commands in a row have times so many minutes apart."""
RUN = re.compile(r"<w:r>((?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?)<w:t(?: [^>]*)?>([^<]{12,})</w:t></w:r>")
WRITTEN_IN = re.compile(r"<w:(ins|del|moveTo|moveFrom) .*?</w:\1>", re.DOTALL)
BY = 'w:author="Jane Smith" w:date="2026-02-01T10:00:00Z"'


class Clock:
    """A clock that stands still, or goes by some seconds whenever it is read."""

    def __init__(self) -> None:
        self.at, self.tick = 0.0, 0.0

    def __call__(self) -> float:
        self.at += self.tick
        return self.at


CLOCK = Clock()
REAL = datetime.datetime


class Kind(type):
    """Takes every moment for one of its own, whoever made it."""

    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, REAL)


class Moment(REAL, metaclass=Kind):
    """A moment whose now is what the clock says."""

    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> "Moment":
        return cls.fromtimestamp(CLOCK(), tz)

    @classmethod
    def utcnow(cls) -> "Moment":
        return cls.now(datetime.UTC).replace(tzinfo=None)


class Chance:
    """Bytes that are drawn by chance elsewhere; here the same ones in every run, and never the same twice in a step."""

    def __init__(self) -> None:
        self.drawn = 0

    def __call__(self, size: int) -> bytes:
        self.drawn += 1
        return hashlib.shake_128(str(self.drawn).encode()).digest(size)


CHANCE = Chance()


def nothing(_file: int) -> None:
    """Outlive no power cut: that takes long."""


def set_up(work: Path, starts: str, tick: float) -> None:
    """A clock, a disk and names drawn by chance that are the same in every run; no settings of anybody's."""
    CLOCK.at, CLOCK.tick = REAL.fromisoformat(starts).timestamp(), tick
    setattr(datetime, "datetime", Moment)  # noqa: B010
    setattr(time, "time", CLOCK)  # noqa: B010
    setattr(time, "time_ns", lambda: int(CLOCK() * 1e9))  # noqa: B010
    os.fsync = os.fdatasync = nothing  # type: ignore[assignment]
    setattr(os, "urandom", CHANCE)  # noqa: B010
    setattr(tempfile, "_name_sequence", (f"name{number}" for number in itertools.count()))  # noqa: B010
    os.environ.update(dict.fromkeys(HOMES, str(work / "home")), KPO_STATE_DIR=str(work / STATE))
    tempfile.tempdir = str(work / "home")


def contents(folder: Path) -> dict[str, bytes]:
    """All files below a folder, by their names there; locks, which are empty, count too."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def ran(main: Callable[[], None], arguments: list[str], typed: str) -> bytes:
    """What a command said, and how it ended."""
    streams = sys.stdin, sys.stdout, sys.stderr
    out, err = io.BytesIO(), io.BytesIO()
    sys.stdin = io.TextIOWrapper(io.BytesIO(typed.encode()), "utf-8")
    sys.stdout = io.TextIOWrapper(out, "utf-8", write_through=True)
    sys.stderr = io.TextIOWrapper(err, "utf-8", write_through=True)
    sys.argv = ["kpo", *arguments]
    ended: object = 0
    try:
        main()
    except SystemExit as leaving:
        ended = leaving.code
    except BaseException as error:  # noqa: BLE001  (that it crashed is an output too)
        ended = f"crashed: {type(error).__name__}: {error}"
    finally:
        kept = sys.stdin, sys.stdout, sys.stderr  # the buffers are read before these are closed
        sys.stdin, sys.stdout, sys.stderr = streams
    said = f"kpo {json.dumps(arguments, ensure_ascii=False)}\nended: {ended}\n".encode(errors="replace")
    said += b"--- stdout\n" + out.getvalue() + b"\n--- stderr\n" + err.getvalue()
    del kept
    return said


def edited(data: bytes, tracked: bool) -> bytes:
    """A Word file in which someone changed numbers and words, with or without a trace."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for item in old.infolist():
            part = old.read(item)
            if item.filename == "word/document.xml":
                part = _changed(part.decode(), tracked).encode()
            new.writestr(item, part)
    return made.getvalue()


def _changed(text: str, tracked: bool) -> str:
    spans = [found.span() for found in WRITTEN_IN.finditer(text)]
    count = itertools.count(1)

    def change(found: re.Match[str]) -> str:
        before = found[2]
        after = re.sub(r"\b(?:30|thirty)\b", "45", before).replace("shall", "must", 1)
        inside = any(start <= found.start() < end for start, end in spans)
        if before == after or inside or next(count) % 5 != 1:
            return found[0]
        if not tracked:
            return found[0].replace(before, after)
        run = f'<w:r>{found[1]}<w:{{0}} xml:space="preserve">{{1}}</w:{{0}}></w:r>'
        gone, come = run.format("delText", before), run.format("t", after)
        mark = f'w:id="{900000 + found.start()}" {BY}'
        return f"<w:del {mark}>{gone}</w:del><w:ins {mark}>{come}</w:ins>"

    return RUN.sub(change, text)


class Stage:
    """Where one scene is played: a folder of its own, with nothing kept privately so far."""

    def __init__(self, work: Path, kept: Path, logs: Path) -> None:
        self.work, self.kept, self.logs = work, kept, logs
        self.folder = work / "scene"
        self.seen: dict[str, bytes] = {}

    def set(self, files: dict[str, str], texts: dict[str, str]) -> None:
        """Lay out what the scene begins with."""
        for name in ("scene", "home", STATE):
            shutil.rmtree(self.work / name, ignore_errors=True)
            (self.work / name).mkdir(parents=True)
        for name, source in files.items():
            self._write(name, (self.logs / source).read_bytes())
        for name, text in texts.items():
            self._write(name, text.encode())
        os.chdir(self.folder)
        self.seen = contents(self.folder)

    def play(self, number: int, step: dict[str, Any], main: Callable[[], None]) -> None:
        """One step, and what it changed."""
        CLOCK.at += MINUTES * 60
        CHANCE.drawn = 0
        name = f"{number:03}-{step['name']}"
        for key, value in step["settings"].items():
            os.environ[key] = value
        if step["does"] == "kpo":
            self._keep(f"{name}.txt", ran(main, step["arguments"], step["typed"]))
        elif step["does"] == "copy":
            self._write(step["arguments"][1], (self.folder / step["arguments"][0]).read_bytes())
        elif (source := self.folder / step["arguments"][0]).exists():
            self._write(step["arguments"][1], edited(source.read_bytes(), step["does"] == "track"))
        for key in step["settings"]:
            del os.environ[key]
        self._keep_changes(name)

    def close(self) -> None:
        """Keep what is private by now."""
        for name, data in (contents(self.work / STATE) | contents(self.work / "home")).items():
            self._keep(f"private/{name}", data)

    def _keep_changes(self, name: str) -> None:
        now = contents(self.folder)
        for gone in self.seen.keys() - now.keys():
            self._keep(f"{name}/{gone}.gone", b"")
        for file, data in now.items():
            before = self.seen.get(file)
            if before and data != before and data.startswith(before):
                self._keep(f"{name}/{file}.added", data[len(before) :])
            elif data != before:
                self._keep(f"{name}/{file}", data)
        self.seen = now

    def _write(self, name: str, data: bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    def _keep(self, name: str, data: bytes) -> None:
        path = self.kept / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def play_all() -> None:
    """Play the scenes that come in by stdin, as JSON."""
    job = json.load(sys.stdin)
    work = Path(job["work"])
    set_up(work, job["starts"], job["tick"])
    import kpo_tui.__main__ as program

    if not Path(str(program.__file__)).is_relative_to(job["program"]):
        sys.exit(f"this is another checkout's program: {program.__file__}")
    for scene in job["scenes"]:
        CLOCK.at = REAL.fromisoformat(job["starts"]).timestamp()
        stage = Stage(work, Path(job["kept"]) / scene["name"], Path(job["logs"]))
        stage.set(scene["files"], scene["texts"])
        for number, step in enumerate(scene["steps"], 1):
            stage.play(number, step, program.main)
        stage.close()


if __name__ == "__main__":
    play_all()
