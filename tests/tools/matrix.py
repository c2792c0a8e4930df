"""Every test in every Python that this project is for and the machine has: `make matrix`.

A version that is not installed is told and fails nothing; the status is 1 only where a test does.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

VERSIONS = ("3.11", "3.12", "3.13", "3.14")
PYENV = Path.home() / ".pyenv" / "versions"


def interpreter(version: str, pyenv: Path = PYENV) -> str | None:
    """A Python of this version that runs; None where there is none.

    That a command of its name is found proves nothing: version managers lay one for versions they have turned off.
    """
    names = [f"python{version}", *map(str, sorted(pyenv.glob(f"{version}.*/bin/python{version}")))]
    return next((name for name in names if _version_of(name) == version), None)


def _version_of(name: str) -> str:
    """The version that an interpreter says it is, as `3.12`; empty where it does not run."""
    code = "import sys; print('%d.%d' % sys.version_info[:2])"
    try:
        done = subprocess.run([name, "-c", code], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()


def tested(version: str, python: str) -> bool:
    """Whether all tests pass in a virtual environment of this Python's own."""
    command = ["make", "--no-print-directory", "test", f"VENV=.venv-{version}", f"PYTHON={python}"]
    return subprocess.run(command, check=False).returncode == 0


def run(
    find: Callable[[str], str | None] = interpreter, test: Callable[[str, str], bool] = tested
) -> Iterator[tuple[str, bool]]:
    """What came of each version, in words, and whether that is a failure."""
    for version in VERSIONS:
        python = find(version)
        if python is None:
            yield f"Python {version} was not run, since it is not installed", False
        elif test(version, python):
            yield f"Python {version} passed", False
        else:
            yield f"Python {version} FAILED", True


def main() -> int:
    """Run them all, then say what came of each."""
    found = list(run())
    print("\n".join(said for said, _ in found))
    return int(any(failed for _, failed in found))


if __name__ == "__main__":
    sys.exit(main())
