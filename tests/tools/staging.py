"""What a scene is made of, as the driver is told it, and what a log says, read as the text that it is."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

DEAL = "deal.jsonl"
EARLY = "early.jsonl"
PARTIES = ("client", "provider")
FORMATS = ("md", "html", "json", "terminal")
MANY = 20
"""Clauses of a big negotiation."""
_LONGEST = 70
Any_ = TypeVar("Any_")


@dataclass(frozen=True)
class Step:
    """One command with what is typed into it, or something done to a file: `copy`, `edit`, `track`."""

    name: str
    arguments: list[str]
    typed: str = ""
    does: str = "kpo"
    settings: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Scene:
    """Steps in a folder of their own, which has these files (by their sources) and texts in the beginning."""

    name: str
    steps: list[Step]
    files: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)


def kpo(*arguments: str, typed: str = "", **settings: str) -> Step:
    """A command."""
    name = re.sub(r"[^a-zA-Z0-9.]+", "-", " ".join(arguments)).strip("-")[:_LONGEST] or "kpo"
    return Step(name, list(arguments), typed, settings=settings)


def done(does: str, source: str, target: str) -> Step:
    """Something done to a file, which makes another."""
    return Step(f"{does}-{target}", [source, target], does=does)


def few(things: Sequence[Any_], most: int) -> list[Any_]:
    """Some of many, from the first to the last, evenly."""
    if len(things) <= most:
        return list(things)
    return [things[round(number * (len(things) - 1) / max(most - 1, 1))] for number in range(most)]


class Log:
    """A log as everybody can read it: a JSON object a line."""

    def __init__(self, path: Path, turn: int = 0, thorough: bool = True) -> None:
        """Unless it is looked at thoroughly, each paper is written in two formats, others at each `turn`."""
        self.path, self.turn, self.thorough = path, turn, thorough
        self.lines = path.read_bytes().splitlines(keepends=True)
        self.events: list[dict[str, Any]] = [json.loads(line) for line in self.lines if line.endswith(b"\n")]
        self.playbook: dict[str, Any] = self.events[0]["playbook"]

    def in_formats(self, *arguments: str, name: str) -> list[Step]:
        """A command once in each format: Word into a file, the others to stdout, and one into a file by its ending."""
        ways = [("--format", one) for one in FORMATS] + [("-o", f"{name}{end}") for end in (".docx", ".html")]
        told = [kpo(*arguments, *way) for way in ways]
        self.turn += 1
        return told if self.thorough else [told[(self.turn + more) % len(told)] for more in (0, 2)]

    def some(self, things: Sequence[Any_], most: int) -> list[Any_]:
        """Some of many; half as many unless it is looked at thoroughly."""
        return few(things, most if self.thorough else (most + 1) // 2)

    @property
    def whole(self) -> bool:
        """True where everything is done with it; with a big one, only half, another half at the next turn."""
        return self.thorough or len(self.clauses) < MANY

    @property
    def clauses(self) -> list[str]:
        """Those of the playbook, and then those that a party added."""
        named = [clause for one in self.proposals for clause in one["clauses"]]
        return list(dict.fromkeys([*self.playbook["clauses"], *named]))

    @property
    def proposals(self) -> list[dict[str, Any]]:
        """All proposals that were ever made."""
        return [one for one in self.events if one["type"] == "proposed"]

    @property
    def last_at(self) -> str:
        """When the last event was."""
        return str(self.events[-1]["at"])

    def positions(self, party: str) -> str:
        """The sample positions that fit."""
        return f"{self.playbook['id']}.{party}"

    def values(self, clause: str, most: int = 3) -> list[str]:
        """Values for some of a clause's terms, as they are typed."""
        terms = self.playbook["clauses"].get(clause, {}).get("terms", {})
        told = [(name, term.get("example") or term.get("usual")) for name, term in terms.items()]
        return few([f"{name}={value}" for name, value in told if isinstance(value, str)], most)

    def moments(self, most: int) -> list[str]:
        """Numbers of some events from the first to the last; of a short log, some of them twice."""
        last = len(self.events) - 1
        return [str(self.events[round(number * last / (most - 1))]["seq"]) for number in range(most)]
