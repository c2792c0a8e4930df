"""What a run of `make mutants` left: the mistakes that no test noticed, and how many of each module's were."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from mutmut.stats import status_by_exit_code

FOLDER = Path("mutants")
UNNOTICED = ("survived", "no tests", "suspicious")


def results(folder: Path = FOLDER) -> dict[str, str]:
    """What came of each mutant that was tried, by its name."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*.meta")):
        statuses = json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
        found |= {name: status_by_exit_code[status] for name, status in statuses.items()}
    return {name: came for name, came in found.items() if came != "not checked"}


def rates(found: Mapping[str, str]) -> Iterator[str]:
    """A line for each module: how many of the mistakes in it were noticed."""
    made = Counter(name.rpartition(".")[0] for name in found)
    missed = Counter(name.rpartition(".")[0] for name, came in found.items() if came in UNNOTICED)
    for module, number in sorted(made.items()):
        noticed = number - missed[module]
        yield f"{module}: {noticed} of {number} noticed ({noticed / number:.0%})"


def main() -> int:
    """Print each mistake that was not noticed, as a change of the code, then the rates."""
    found = results()
    for name, came in found.items():
        if came in UNNOTICED:
            command = [sys.executable, "-m", "mutmut", "show", name]
            shown = subprocess.run(command, capture_output=True, text=True, check=False)
            print(f"{name}: {came}", shown.stdout, sep="\n")
    print("\n".join(rates(found)) or "no mutant was tried")
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
