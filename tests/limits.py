"""Work done in a process of its own, which may use so much of a processor and no more."""

import resource
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
SECONDS = 30
"""Far more than the work takes, and far less than what grows faster than its input would."""


def in_limited_time(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What came of a program; one that used up its time was killed, which its `returncode` shows."""

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))

    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, preexec_fn=limited, capture_output=True, text=True, cwd=ROOT)
