"""The clock of a played negotiation: minutes within a turn, hours or days until the answer, no weekends."""

import random
from datetime import UTC, datetime, timedelta

from kpo_tui.session import instant

BEGINS = datetime(2026, 1, 12, 9, 0, tzinfo=UTC)
_CLOSES = 18


class Calendar:
    """A clock that moves when it is read, by a few minutes, and when told to wait."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self.now = BEGINS

    def __call__(self) -> str:
        self.now += timedelta(seconds=self._dice.randint(70, 1500))
        self._to_office_hours()
        return instant(self.now)

    def wait(self, least: int, most: int) -> None:
        """Let some hours pass."""
        self.now += timedelta(hours=self._dice.randint(least, most))
        self._to_office_hours()

    def ahead(self, days: int) -> str:
        """The end of the day, so many days ahead."""
        return instant((self.now + timedelta(days=days)).replace(hour=23, minute=59, second=59))

    def _to_office_hours(self) -> None:
        if self.now.hour >= _CLOSES or self.now.hour < BEGINS.hour:
            days = 1 if self.now.hour >= _CLOSES else 0
            self.now = (self.now + timedelta(days=days)).replace(
                hour=BEGINS.hour, minute=self._dice.randint(0, 40)
            )
        while self.now.weekday() > 4:
            self.now += timedelta(days=1)
