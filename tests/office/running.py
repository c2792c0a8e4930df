"""Runs LibreOffice over Word files: jobs go in, saved files come out."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.correspondence.steps import Step

DRIVER = Path(__file__).with_name("driver.py")
SYSTEM_PYTHON = "/usr/bin/python3"


class Job(NamedTuple):
    """A file to open, the steps to take (see the driver), and the file to save to."""

    source: Path
    steps: Sequence[Step | str]
    target: Path


def run_office(jobs: list[Job]) -> None:
    """Do the jobs in one LibreOffice, started for them and stopped after them."""
    data = [{"open": str(job.source), "do": _told(job.steps), "save": str(job.target)} for job in jobs]
    done = subprocess.run(
        [SYSTEM_PYTHON, str(DRIVER)], input=json.dumps(data), text=True, capture_output=True, timeout=1800
    )
    assert done.returncode == 0, done.stderr


def _told(steps: Sequence[Step | str]) -> list[object]:
    return [step if isinstance(step, str) else step._asdict() for step in steps]
