"""How many units are handed out at once: no more than workers can have use for, and no more than memory can hold."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from imgbatch.domain.job import WorkUnit

IN_FLIGHT_PER_WORKER = 2
"""Units that were handed to the executor, for each worker: one is running, one is at hand when it ends. More could not
be taken back by a pause, or given to another worker."""

Needs = Callable[[WorkUnit], int]


def _nothing(_unit: WorkUnit) -> int:
    return 0


class Admission:
    """The units in flight.

    Args:
        workers: How many there are.
        needs: Says how many bytes of memory a unit takes.
        budget: How many bytes all of them may take together; one that takes more is alone.
    """

    def __init__(self, workers: int, needs: Needs = _nothing, budget: int = sys.maxsize) -> None:
        self._workers = workers
        self._needs = needs
        self._budget = budget
        self._units: dict[int, tuple[WorkUnit, int]] = {}

    def __len__(self) -> int:
        return len(self._units)

    def __iter__(self) -> Iterator[WorkUnit]:
        return (unit for unit, _ in self._units.values())

    def has_room(self, unit: WorkUnit, *, plenty: bool) -> bool:
        """Whether a unit may be handed out now.

        Args:
            unit: The next one.
            plenty: Whether many more are ready. Towards the end nobody gets a second one, or it would sit behind a busy
                worker while another is idle.
        """
        if not self._units:
            return True
        if len(self._units) >= self._workers * (IN_FLIGHT_PER_WORKER if plenty else 1):
            return False
        return sum(bytes_ for _, bytes_ in self._units.values()) + self._needs(unit) <= self._budget

    def take(self, unit: WorkUnit) -> None:
        """Take a unit that is handed out."""
        self._units[unit.source.number] = unit, self._needs(unit)

    def land(self, unit: WorkUnit) -> None:
        """Let go a unit that has ended or is to be done again."""
        del self._units[unit.source.number]
