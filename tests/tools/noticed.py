"""How many small mistakes in the understanding of sentences the tests notice.

    python -m tests.tools.noticed [--count 200] [--seed 1] [--until tables|examples|dialogue|laws] [--reach FILE] [-v]
        [MODULE …]

Mistakes are drawn by chance (see `mistakes`), as many from a module as its length asks for, the rarer kinds oftener than
their number would have it. Each is made in a child of this process and shown to the quickest judge first: the tables of
lines; then the other tests of understanding and of the conversation in which chance has no part; and the laws. A judge
shows it only what can reach it (see `reach`). What is printed at the end are those that nobody noticed.
"""

import argparse
import importlib.util
import os
import pickle
import random
import re
import signal
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from itertools import chain
from multiprocessing import get_context
from multiprocessing.pool import Pool
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

import pytest

import tests.playbooks.deals  # noqa: F401  (here already, so that no child needs to load what it stands on)
from tests.tools.mistakes import Mistake, made, mistakes, told
from tests.tools.reach import Reach, beginnings, function_at, lost_words

if TYPE_CHECKING:
    from tests.understanding.lines import Asked, Line

ROOT = Path(__file__).parents[2]
PACKAGE = "kpo_tui.understanding"
FOLDER = ROOT / "kpo_tui" / "understanding"
JUDGES = ("tables", "examples", "dialogue", "laws")
_SECONDS = {"tables": 120, "examples": 300, "dialogue": 300, "laws": 900}
_PATHS = {
    "examples": ["tests/understanding"],
    "dialogue": ["tests/dialogue"],
    "laws": ["tests/understanding", "tests/dialogue"],
}
_SLOW = re.compile(r"_laws\.py|test_lines\.py|no_longer_than|four_times|hostile")
_LINES_A_MISTAKE = 100


class Tried(NamedTuple):
    """A mistake that was tried: what it is, and who noticed it by what; `by` is empty where nobody did."""

    module: str
    line: int
    kind: str
    change: str
    by: str
    what: str


class Case(NamedTuple):
    """A mistake in a module, and the last judge that is to see it."""

    module: str
    mistake: Mistake
    until: str


class Reached(NamedTuple):
    """What a mistake can reach: a function, or what holds one of the words, or everything."""

    function: str = ""
    words: frozenset[str] | None = None

    def among(self, reach: Reach, names: dict[str, str]) -> set[str]:
        """Those of some texts, by their names; an empty text may hold anything."""
        if self.function and self.function not in reach.kept:
            called = {name for name in names if name in reach.during and self.function in reach.during[name]}
            return called | (names.keys() - reach.during.keys()) if called else set(names)
        if self.words is None:
            return set(names)
        return {name for name, text in names.items() if not text or beginnings(text) & self.words}


REACHES: dict[str, Reach] = {}
"""What reaches which function, by the judge; noted before the children begin."""


def drawn(count: int, seed: int, until: str, modules: Sequence[str] = ()) -> list[Case]:
    """So many mistakes by chance, from all modules or those named."""
    chance = random.Random(seed)
    paths = sorted(path for path in FOLDER.glob("*.py") if path.stem != "__init__")
    paths = [path for path in paths if not modules or path.stem in modules]
    shares = [2 + len(path.read_text(encoding="utf-8").splitlines()) / _LINES_A_MISTAKE for path in paths]
    found = []
    for path, share in zip(paths, shares, strict=True):
        wanted = share * count / sum(shares)
        number = int(wanted) + (chance.random() < wanted % 1)
        found += [
            Case(path.stem, one, until) for one in _some(path.read_text(encoding="utf-8"), number, chance)
        ]
    chance.shuffle(found)  # so that what a run has tried so far is a sample, too
    return found


def _some(source: str, number: int, chance: random.Random) -> Iterator[Mistake]:
    """So many mistakes of a module, of as many kinds as there are."""
    kinds = defaultdict[str, list[Mistake]](list)
    for mistake in mistakes(source):
        kinds[mistake.kind].append(mistake)
    for _ in range(number):
        names = sorted(kind for kind, left in kinds.items() if left)
        if not names:
            return
        [kind] = chance.choices(names, [len(kinds[name]) ** 0.5 for name in names])
        yield kinds[kind].pop(chance.randrange(len(kinds[kind])))


class Mistaken(MetaPathFinder, Loader):
    """Loads one module with a mistake in it."""

    def __init__(self, name: str, source: str) -> None:
        self.name, self.source = name, source

    def find_spec(self, fullname: str, path: object, target: object = None) -> ModuleSpec | None:
        """The module, where it is this one."""
        if fullname != self.name:
            return None
        where = str(FOLDER / f"{fullname.rpartition('.')[2]}.py")
        return importlib.util.spec_from_file_location(fullname, where, loader=self)

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """Nothing but the usual."""
        return None

    def exec_module(self, module: ModuleType) -> None:
        """The text with the mistake, run."""
        exec(compile(self.source, module.__spec__.origin or "", "exec"), module.__dict__)  # type: ignore[union-attr]


def tried(case: Case) -> Tried:
    """What comes of a mistake. Runs in a process of its own, which it spoils."""
    source = (FOLDER / f"{case.module}.py").read_text(encoding="utf-8")
    mistaken, before, after = made(source, case.mistake)
    function = function_at(source, case.mistake.line)
    reached = Reached(f"{case.module}.{function}") if function else Reached("", lost_words(before, after))
    sys.meta_path.insert(0, Mistaken(f"{PACKAGE}.{case.module}", mistaken))
    by = what = ""
    for judge in JUDGES[: JUDGES.index(case.until) + 1]:
        signal.alarm(_SECONDS[judge])
        try:
            what = _misread(reached) if judge == "tables" else _failed(judge, reached)
        except BaseException as error:  # noqa: BLE001  (whatever it is, it was noticed)
            what = f"{type(error).__name__}: {error}"
        signal.alarm(0)
        if what:
            by = judge
            break
    return Tried(case.module, case.mistake.line, case.mistake.kind, told(before, after), by, what[:300])


def _late(*_: object) -> None:
    raise TimeoutError


class Sentence(NamedTuple):
    """A sentence of a table: its name, its text, and what tells how it is misread, empty where it is not."""

    name: str
    text: str
    misread: Callable[[], str]


def _misread(reached: Reached) -> str:
    """The first sentence of a table that is misread, if any is."""
    known = {one.name: one for one in _sentences(reached)}
    wanted = reached.among(REACHES["tables"], {name: one.text for name, one in known.items()})
    order = random.Random(0).sample(sorted(wanted), len(wanted))
    return next((f"{name}: {how}" for name in order if (how := known[name].misread())), "")


def _sentences(reached: Reached) -> Iterator[Sentence]:
    """Those of all tables; of the long ones, which are about words, only where a mistake is about words."""
    from tests.tools.understood import TABLES, miss, noted, rows  # not before the mistake is in
    from tests.understanding.lines import LONG_TABLES, Asked, Line, all_asked, all_lines, lines_of

    long = [line for table in LONG_TABLES for line in lines_of(table)] if reached.words is not None else []
    for line in chain[Line | Asked](all_lines(), long, all_asked()):
        yield Sentence(f"[{line.situation}] {line.text}", line.text, partial(_line_misread, line))
    missed = noted()
    for table in sorted(TABLES.glob("*.tsv")):
        for row in rows(table):
            if row.text.replace("\n", "\\n") not in missed[table.stem]:
                yield Sentence(f"[{table.stem} {row.place}] {row.text}", row.text, partial(miss, row))


def _line_misread(line: "Line | Asked") -> str:
    """How a line of examples is misread, if it is."""
    from tests.understanding.lines import Asked, Line
    from tests.understanding.readings_told import choices, short
    from tests.understanding.test_lines import reading_of

    reading = reading_of(line)
    read = short(reading) if isinstance(line, Line) else choices(reading)
    expected = line.reading if isinstance(line, Line) else line.choices
    asked = line.doubt if isinstance(line, Asked) else ""
    if read != expected or (isinstance(line, Asked) and (not reading.asks or asked not in reading.asks)):
        return f"{read}, not {expected}"
    return ""


def _reach_of_tables() -> Reach:
    reach = Reach(FOLDER)
    for one in _sentences(Reached()):
        with reach.watched(one.name):
            one.misread()
    return reach


class _Choosing:
    """Leaves to a run the tests of a judge that a mistake can reach."""

    def __init__(self, judge: str, reached: Reached) -> None:
        self.judge, self.reached, self.failed = judge, reached, ""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Only those."""
        items[:] = _of_judge(self.judge, items)
        if self.judge in REACHES:
            names = {item.nodeid: item.nodeid.partition("[")[2] for item in items}
            wanted = self.reached.among(REACHES[self.judge], names)
            items[:] = [item for item in items if item.nodeid in wanted]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """The first that fails."""
        if report.failed and not self.failed:
            self.failed = report.nodeid


class _Watching:
    """Notes what each test of a judge reaches."""

    def __init__(self, judge: str) -> None:
        self.judge, self.reach = judge, Reach(FOLDER)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Only those of the judge."""
        items[:] = _of_judge(self.judge, items)

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Iterator[None]:
        """A test, watched."""
        with self.reach.watched(item.nodeid):
            yield


def _of_judge(judge: str, items: list[pytest.Item]) -> list[pytest.Item]:
    """Without those that chance has a part in, or that are about time or read all tables over again; or only those."""
    return [item for item in items if _is_slow(item) == (judge == "laws")]


def _is_slow(item: pytest.Item) -> bool:
    return hasattr(getattr(item, "obj", None), "hypothesis") or bool(_SLOW.search(item.nodeid))


def _failed(judge: str, reached: Reached) -> str:
    """The first test that fails, if any does."""
    os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = tempfile.mkdtemp()
    choosing = _Choosing(judge, reached)
    status = pytest.main([*_QUIETLY, "-x", *_PATHS[judge]], plugins=[choosing])
    return choosing.failed or (
        "" if status in (0, pytest.ExitCode.NO_TESTS_COLLECTED) else f"status {status}"
    )


_QUIETLY = ("-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-m", "not browser and not office")


def reach_of(judge: str) -> Reach:
    """What reaches which function. Runs in a process of its own."""
    for path in FOLDER.glob("*.py"):
        importlib.import_module(f"{PACKAGE}.{path.stem}")
    if judge == "tables":
        return _reach_of_tables()
    watching = _Watching(judge)
    pytest.main([*_QUIETLY, *_PATHS[judge]], plugins=[watching])
    return watching.reach


def _note_reaches(judges: Sequence[str], kept: Path | None) -> None:
    """Note what reaches which function for each judge but the last, or read it from where it is kept."""
    if kept is not None and kept.exists():
        REACHES.update(pickle.loads(kept.read_bytes()))
    missing = [judge for judge in judges if judge not in REACHES and judge != "laws"]
    with _children() as pool:
        REACHES.update({judge: pool.apply(reach_of, (judge,)) for judge in missing})
    if kept is not None:
        kept.write_bytes(pickle.dumps(REACHES))


def _children() -> Pool:
    """One child after the other, each of which does one thing."""
    return get_context("fork").Pool(1, initializer=_silent, maxtasksperchild=1)


def _silent() -> None:
    signal.signal(signal.SIGALRM, _late)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def _rates(found: Sequence[Tried]) -> str:
    came = Counter(one.by for one in found)
    noticed = len(found) - came[""]
    by = ", ".join(f"{came[judge]} by {judge}" for judge in JUDGES)
    return f"{noticed} of {len(found)} noticed ({noticed / max(len(found), 1):.1%}): {by}"


def main() -> int:
    """Draw, try, and print what nobody noticed."""
    parser = argparse.ArgumentParser(prog="python -m tests.tools.noticed", description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--until", choices=JUDGES, default="laws")
    parser.add_argument("--reach", type=Path, help="keep what reaches what in a file, for another run")
    parser.add_argument("-v", action="store_true", help="print what noticed each, too")
    parser.add_argument("modules", nargs="*")
    wanted = parser.parse_args()
    cases = drawn(wanted.count, wanted.seed, wanted.until, wanted.modules)
    _note_reaches(JUDGES[: JUDGES.index(wanted.until) + 1], wanted.reach)
    found = []
    with _children() as pool:
        for one in pool.imap_unordered(tried, cases):
            found.append(one)
            if wanted.v or not one.by:
                noticed = f"noticed by {one.by}: {one.what}" if one.by else "NOT noticed"
                print(f"{one.module}:{one.line} {one.kind}: {one.change}\n    {noticed}", flush=True)
    print(_rates(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
