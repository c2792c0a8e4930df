"""Who negotiates: the two sides, stored as `client` and `provider` for ever; who takes them; who acts for those."""

from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct

Side: TypeAlias = Literal["client", "provider"]
SIDES: tuple[Side, Side] = ("client", "provider")


def other(side: Side) -> Side:
    """The other side."""
    return "provider" if side == "client" else "client"


class Party(NamedTuple):
    """Who takes a side, as it is shown: the company's name, and its role."""

    side: Side
    name: str

    @property
    def role(self) -> str:
        """What it is called beside its name; so far the name of its side."""
        return self.side

    def __str__(self) -> str:
        return f"{self.name} ({self.role})"


class Person(NamedTuple):
    """Who acts for a party, as far as that is known: a name, and the day (empty where none is known)."""

    name: str
    day: str = ""

    def __str__(self) -> str:
        return f"{self.name} on {self.day}" if self.day else self.name


class Parties(Struct, frozen=True, forbid_unknown_fields=True):
    """The names of the two companies."""

    client: str
    provider: str

    def name(self, side: Side) -> str:
        """The company on that side."""
        return self.client if side == "client" else self.provider

    def on(self, side: Side) -> Party:
        """The party on that side, as it is shown."""
        return Party(side, self.name(side))

    def __str__(self) -> str:
        return f"{self.on('client')} and {self.on('provider')}"
