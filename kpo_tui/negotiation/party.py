"""Who negotiates: the two sides, and the companies that take them."""

from typing import Literal, TypeAlias

from msgspec import Struct

Party: TypeAlias = Literal["client", "provider"]
PARTIES: tuple[Party, Party] = ("client", "provider")


def other(party: Party) -> Party:
    """The other party."""
    return "provider" if party == "client" else "client"


class Parties(Struct, frozen=True, forbid_unknown_fields=True):
    """The names of the two companies."""

    client: str
    provider: str

    def name(self, party: Party) -> str:
        """The company in that role."""
        return self.client if party == "client" else self.provider
