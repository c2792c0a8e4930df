"""What was seen of a negotiation on this machine, as it is kept: where each of its logs ended, and who took what."""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kpo_tui.negotiation.party import Party

FORMAT: Final = 1
MOST_PLACES: Final = 12
"""Copies of one negotiation that are told apart by where they lie."""


class Place(Struct, frozen=True, kw_only=True):
    """The last line seen of a log: its number, its hash, and the bytes it lay between; `path` is where the log lay."""

    path: str
    seq: int
    head: str
    last: int
    end: int


class Taken(Struct, frozen=True, kw_only=True):
    """Another history that a party took: where it ended when it last saw it."""

    party: Party
    place: Place


class Seen(Struct, frozen=True, kw_only=True):
    """What was seen of a negotiation: of each of its logs the last line, the latest seen at the end.

    `parties` are those that spoke from this machine, `taken` the other histories that some of them took. `ahead` is
    the time of a line ahead of this machine's clock behind which a party goes on.
    """

    opening: str
    format: int = FORMAT
    places: tuple[Place, ...] = ()
    parties: tuple[Party, ...] = ()
    taken: tuple[Taken, ...] = ()
    ahead: dict[Party, str] = {}

    def at(self, path: str) -> Place | None:
        """What was seen of the log that lay there."""
        return next((place for place in self.places if place.path == path), None)

    def with_place(self, place: Place) -> "Seen":
        """With the log that lies there seen last; the same where nothing new was seen of it."""
        if self.at(place.path) == place:
            return self
        others = tuple(one for one in self.places if one.path != place.path)
        return replace(self, places=(*others, place)[-MOST_PLACES:])

    def with_speaker(self, *parties: Party) -> "Seen":
        """With parties that spoke from here."""
        return replace(self, parties=tuple(dict.fromkeys((*self.parties, *parties))))

    def taken_by(self, party: Party | None, path: str) -> Place | None:
        """The history that the party took of the log that lay there."""
        return next((one.place for one in self.taken if one.party == party and one.place.path == path), None)

    def taking(self, party: Party, place: Place) -> "Seen":
        """With the history taken that ends there."""
        others = tuple(one for one in self.taken if (one.party, one.place.path) != (party, place.path))
        return replace(self, taken=(*others, Taken(party=party, place=place)))
