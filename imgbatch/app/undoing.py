"""Undo as the window needs it: of all runs that one click began."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Self

from imgbatch.app.history import Forecast, History, Undone
from imgbatch.domain.request import Request
from imgbatch.journal.database import Database
from imgbatch.journal.journal import Journal


class OwnRuns(Journal):
    """A journal that knows which runs were begun through it: another program may begin some at the same time.

    Attributes:
        begun: Their numbers, the oldest first.
    """

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.begun: list[int] = []

    @classmethod
    def of(cls, journal: Journal) -> Self:
        """Look at an open journal in this way; closing one of the two closes both."""
        return cls(journal.database)

    def begin(self, request: Request) -> int:
        number = super().begin(request)
        self.begun.append(number)
        return number


def foresee(runs: Sequence[int]) -> Generator[Forecast]:
    """Yield, once, what undoing these runs would do; what is undone already counts for nothing.

    Raises:
        RequestError: The journal cannot be read, or a run cannot be undone now.
    """
    with History() as history:
        found = [history.forecast(run) for run in _left(history, runs)]
    yield Forecast(
        sum(forecast.deleted for forecast in found),
        sum(forecast.restored for forecast in found),
        sum(forecast.kept for forecast in found),
    )


def undo(runs: Sequence[int]) -> Generator[Undone]:
    """Undo these runs, the last one first, while what is done is iterated; to be repeated if it is cut short.

    Raises:
        RequestError: The same.
    """
    with History() as history:
        for run in _left(history, runs):
            yield from history.undo(run)


def _left(history: History, runs: Sequence[int]) -> list[int]:
    undone = {record.id for record in history.runs(-1) if record.outcome == "undone"}
    return [run for run in sorted(runs, reverse=True) if run not in undone]
