"""Every job and its one end: nothing is lost, nothing counts twice, and the sum is checked."""

from __future__ import annotations

from typing import Literal

from imgbatch.domain.event import JobFinished, RunFinished
from imgbatch.domain.job import JobCancelled, JobDone, JobFailed, JobResult, JobSkipped, WorkUnit


class Ledger:
    """Counts what was planned and what became of it."""

    def __init__(self) -> None:
        self._planned = 0
        self._counts: dict[type, int] = {JobDone: 0, JobSkipped: 0, JobFailed: 0, JobCancelled: 0}
        self._jobs: dict[int, int] = {}
        self._left: dict[int, int] = {}

    def plan(self, unit: WorkUnit) -> None:
        """Take a unit with all of its jobs."""
        self._planned += len(unit.jobs)
        self._jobs[unit.source.number] = self._left[unit.source.number] = len(unit.jobs)

    def end(self, unit: WorkUnit, result: JobResult) -> JobFinished:
        """Take the end of one job of a unit."""
        number = unit.source.number
        jobs = self._jobs[number]
        self._counts[type(result)] += 1
        self._left[number] -= 1
        if not self._left[number]:
            del self._left[number], self._jobs[number]
        return JobFinished(unit.source.path, result, jobs)

    def close(self, outcome: Literal["finished", "cancelled"]) -> RunFinished:
        """Return the sums.

        Raises:
            RuntimeError: A job has no end.
        """
        done, skipped, failed, cancelled = self._counts.values()
        if self._planned != done + skipped + failed + cancelled:
            raise RuntimeError(f"{self._planned} jobs were planned, but {self._counts} ended")
        return RunFinished(outcome, self._planned, done, skipped, failed, cancelled)
