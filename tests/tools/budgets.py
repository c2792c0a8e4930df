"""The budgets this project sets itself, measured: `make budgets`.

Small files and functions, modules that import one another one way, names that say one thing, and no branch that
swallows a kind nobody thought of. Each budget is a function that yields a sentence for what is over it. What may
be over it stands in `REASONS` with its reason; a reason that nothing needs any more is over budget, too.
"""

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from statistics import median

PRODUCT = "kpo_tui"
FOLDERS = (PRODUCT, "tests", "benchmarks")

LONGEST_FILE = 350
LONGEST_FUNCTION = 40
MEDIAN_FILE = 120
MOST_SHARING_A_FUNCTION_NAME = 2


@dataclass(frozen=True)
class Reasons:
    """What may be over a budget, each with its reason."""

    long_files: Mapping[str, str] = field(default_factory=dict)
    """By path from the project's root."""
    shared_names: Mapping[str, str] = field(default_factory=dict)
    """By the module's last name."""
    gerunds: Mapping[str, str] = field(default_factory=dict)
    """By the module's last name."""


REASONS = Reasons(
    long_files={
        "tests/negotiation/test_sentences.py": "one table: five sentences for each kind of act",
    },
    shared_names={},
    gerunds={
        "opening": "the opening is what lawyers and the log call the first act",
        "parking": "parking is what lawyers and the commands call setting a clause aside",
        "second_reading": "a reading is what a sentence was taken for",
        "reopening": "the reopening of a clause is an act that lawyers call so",
        "sitting": "a sitting is one stay at a keyboard, from the first question to the last",
        "understanding": "the understanding of sentences is a part of the whole, and a noun",
        "wording": "the wording of a clause is what lawyers call its text",
    },
)


@dataclass(frozen=True)
class Source:
    """A file of Python: its path from the project's root, how many lines it has, and its tree."""

    path: str
    lines: int
    tree: ast.Module
    nodes: tuple[ast.AST, ...]
    """The whole tree, walked once for all budgets."""

    @property
    def module(self) -> str:
        """The dotted name; that of the folder for an `__init__`."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @property
    def name(self) -> str:
        """The last part of the dotted name; `__init__` for that of a folder."""
        return Path(self.path).stem

    @property
    def product(self) -> bool:
        """Whether it is a part of what is installed, not a test or a benchmark."""
        return self.path.startswith(f"{PRODUCT}/")


def sources(root: Path) -> list[Source]:
    """All files of Python in the project's folders."""
    found = []
    for path in sorted(path for folder in FOLDERS for path in (root / folder).rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        tree = ast.parse(text)
        lines = len(text.splitlines())
        found.append(Source(path.relative_to(root).as_posix(), lines, tree, tuple(ast.walk(tree))))
    return found


def over_budget(root: Path, reasons: Reasons = REASONS) -> list[str]:
    """A sentence for each budget that the project in `root` does not keep."""
    files = sources(root)
    product = [file for file in files if file.product]
    return [
        *_long_files(files, reasons.long_files),
        *_long_functions(files),
        *_long_median(product),
        *_cycles(product),
        *_swallowed_kinds(product),
        *_shared_names(product, reasons.shared_names),
        *_gerunds(product, reasons.gerunds),
        *_shared_functions(product),
    ]


def _long_files(files: list[Source], reasons: Mapping[str, str]) -> Iterator[str]:
    long = {file.path: file.lines for file in files if file.lines > LONGEST_FILE}
    for path in sorted(long.keys() - reasons.keys()):
        yield f"{path} has {long[path]} lines; at most {LONGEST_FILE}, or a reason"
    yield from _idle(reasons, long, "is no long file")


def _long_functions(files: list[Source]) -> Iterator[str]:
    for file in files:
        for node in file.nodes:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > LONGEST_FUNCTION:
                    yield (
                        f"{file.path}:{node.lineno}: {node.name} has {lines} lines; at most {LONGEST_FUNCTION}"
                    )


def _long_median(product: list[Source]) -> Iterator[str]:
    lines = [file.lines for file in product if file.lines]
    if lines and median(lines) > MEDIAN_FILE:
        yield f"the median of product files is {median(lines):g} lines; at most {MEDIAN_FILE}"


def _cycles(product: list[Source]) -> Iterator[str]:
    """Modules that import one another, at the top or within a function: each cycle once, by one way round it.

    A package counts as imported where it is named, not where only a module in it is.
    """
    names = {file.module for file in product}
    imports = {file.module: set(_imported(file, names)) - {file.module} for file in product}
    while True:
        try:
            TopologicalSorter(imports).prepare()
        except CycleError as error:
            way = error.args[1][::-1]
            yield "import one another: " + " → ".join(way)
            imports[way[0]].discard(way[1])
        else:
            return


def _imported(file: Source, names: set[str]) -> Iterator[str]:
    """The modules of the project that a file imports."""
    package = file.module if file.name == "__init__" else file.module.rpartition(".")[0]
    for node in file.nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in names)
        elif isinstance(node, ast.ImportFrom):
            origin = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                origin = ".".join([*above, *filter(None, [origin])])
            for alias in node.names:
                inner = f"{origin}.{alias.name}"
                yield from (name for name in [inner if inner in names else origin] if name in names)


def _swallowed_kinds(product: list[Source]) -> Iterator[str]:
    """Every `case _` whose whole answer is nothing: a kind that is added later would pass without a word."""
    for file in product:
        for case in (node for node in file.nodes if isinstance(node, ast.match_case)):
            everything = isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None
            if everything and case.guard is None and all(_says_nothing(line) for line in case.body):
                yield (
                    f"{file.path}:{case.pattern.lineno}: `case _` swallows what it does not know; name the kinds"
                )


def _says_nothing(line: ast.stmt) -> bool:
    """Whether a statement passes, or gives or sets something empty."""
    match line:
        case ast.Pass() | ast.Continue() | ast.Return(value=None):
            return True
        case ast.Return(value=value) | ast.Assign(value=value) | ast.Expr(value=value):
            return value is not None and _empty(value)
    return False


def _empty(value: ast.expr) -> bool:
    match value:
        case ast.Constant(value=constant):
            return constant is None or constant is ... or constant == "" or constant == b""
        case ast.Tuple(elts=inside) | ast.List(elts=inside) | ast.Dict(keys=inside):
            return not inside
        case ast.Call(func=ast.Name(id=name), args=[], keywords=[]):
            return name in {"set", "frozenset", "dict", "list", "tuple", "str"}
    return False


def _shared_names(product: list[Source], reasons: Mapping[str, str]) -> Iterator[str]:
    having = defaultdict(list)
    for file in product:
        if not file.name.startswith("__"):
            having[file.name].append(file.path)
    shared = {name: paths for name, paths in having.items() if len(paths) > 1}
    for name in sorted(shared.keys() - reasons.keys()):
        yield f"modules of one name: {', '.join(shared[name])}"
    yield from _idle(reasons, shared, "is no name of two modules")


def _gerunds(product: list[Source], reasons: Mapping[str, str]) -> Iterator[str]:
    """Modules and folders are named by what they hold, not by what is done."""
    gerunds = defaultdict(list)
    for file in product:
        name = file.module.rpartition(".")[2]
        if name.endswith("ing"):
            gerunds[name].append(file.path)
    for name in sorted(gerunds.keys() - reasons.keys()):
        yield f"named by a gerund: {', '.join(gerunds[name])}; a noun, or a reason"
    yield from _idle(reasons, gerunds, "is no module named by a gerund")


def _shared_functions(product: list[Source]) -> Iterator[str]:
    defining = defaultdict(list)
    for file in product:
        for node in file.tree.body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
                defining[node.name].append(file.path)
    for name, paths in sorted(defining.items()):
        if len(set(paths)) > MOST_SHARING_A_FUNCTION_NAME:
            yield f"{name} is a function of {len(set(paths))} modules: {', '.join(sorted(set(paths)))}"


def _idle(reasons: Mapping[str, str], needed: Mapping[str, object], what: str) -> Iterator[str]:
    yield from (f"a reason is left over: {name} {what}" for name in sorted(reasons.keys() - needed.keys()))


def main() -> int:
    """Say what is over budget; 1 if something is."""
    found = over_budget(Path(__file__).resolve().parents[2])
    for sentence in found:
        print(sentence)
    print(f"{len(found)} over budget" if found else "Within every budget.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
