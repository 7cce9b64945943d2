"""Time in the units of a format, without drift."""

from __future__ import annotations

import math
from fractions import Fraction


class Clock:
    """Rounds durations to whole units so that the error of one is made good by the next.

    Args:
        unit: Milliseconds.
        most: Units that one frame can last.
    """

    def __init__(self, unit: int, most: int) -> None:
        self._unit = unit
        self._most = most
        self._elapsed = Fraction()

    def tick(self, duration: Fraction | int) -> int:
        """Return the units that the next frame lasts; `duration` in milliseconds."""
        begin = math.floor(self._elapsed / self._unit + Fraction(1, 2))
        self._elapsed += duration
        return min(math.floor(self._elapsed / self._unit + Fraction(1, 2)) - begin, self._most)
