"""Runs the shared redline benchmark with this engine and its peers, and prints the tables.

    python benchmarks/redline.py BENCH [--quick] [--growth] [--engines LIST] [--format table|md|tsv]

BENCH is the folder of the benchmark (`bench.py`, `planted`, `pairs`). It runs the planted edits and the real
pairs, and with `--growth` pairs of 1,000 to 500,000 words. What the columns mean is said in its README.
"""

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

PEERS = "difflib,redlines,fdmp-word-sem,git-word-histogram,rf-Indel-str"
FAST_PEERS = "fdmp-word-sem,git-word-histogram"
ADAPTER = Path(__file__).with_name("redline_ops.py")


def main() -> int:
    """Run what was asked for; the status is that of the first run that failed."""
    options = arguments()
    bench: Path = options.bench
    quick = ["--names", str(bench / "planted" / "quick.txt")] if options.quick else []
    runs = [[str(bench / "planted"), *quick, "-e", f"truth,{options.engines}"]]
    if not options.quick:
        runs.append([str(bench / "pairs"), "-e", options.engines])
    with tempfile.TemporaryDirectory() as folder:
        if options.growth:
            subprocess.run([sys.executable, str(bench / "growth.py"), folder], check=True)
            runs.append([folder, "-e", "redlines", "--match", "0010k"])
            runs.append([folder, "-e", FAST_PEERS, "--timeout", "120"])
        for run in runs:
            print(f"\n## {' '.join([Path(run[0]).name, *run[1:]])}\n", flush=True)
            results = Path(folder, "results.jsonl")
            results.unlink(missing_ok=True)
            status = compared(bench, [*run, "--out", str(results)], options.format)
            if status:
                return status
            print(f"\n{totals(results)}")
    return 0


def totals(results: Path) -> str:
    """Seconds over all pairs that the engine finished, its own time where it tells that."""
    seconds: Counter[str] = Counter()
    for line in results.read_text(encoding="utf-8").splitlines():
        result = json.loads(line)
        seconds[result["engine"]] += result.get("inner") or result.get("time") or 0
    return "total seconds, without the start of Python: " + ", ".join(
        f"{engine} {total:.2f}" for engine, total in seconds.items()
    )


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Compare the redline engine with its peers.")
    parser.add_argument("bench", type=Path, help="the folder of the benchmark")
    parser.add_argument("--quick", action="store_true", help="twelve planted texts only")
    parser.add_argument("--growth", action="store_true", help="also texts of growing size")
    parser.add_argument("--engines", default=PEERS, help="the peers, by comma (default: %(default)s)")
    parser.add_argument("--format", default="table", choices=["table", "md", "tsv"])
    return parser.parse_args()


def compared(bench: Path, run: list[str], form: str) -> int:
    engine = f"kpo={shlex.quote(sys.executable)} {shlex.quote(str(ADAPTER))} {{a}} {{b}}"
    formats = [] if form == "table" else ["--format", form]
    command = [sys.executable, str(bench / "bench.py"), *run, *formats, "--cmd", engine]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
