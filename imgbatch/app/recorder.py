"""A run that is written down: what it plans before any of it is done, and what came of it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from contextlib import closing

from imgbatch.app.past import Past
from imgbatch.domain.event import Event, JobFinished, OutputPruned, RunFinished, RunNoted
from imgbatch.domain.job import WorkUnit
from imgbatch.domain.request import Request
from imgbatch.journal.error import JournalError
from imgbatch.journal.journal import Journal
from imgbatch.journal.prune import prune

FLUSH_SECONDS = 0.25
"""What happened is in the journal after so long. What a kill takes from it is still there as files."""

UNITS = 32
"""Units that are written down in one transaction, at the most."""


class Recorder:
    """Writes one run into the journal. When that fails, it says so once, and the run goes on without.

    Args:
        journal: None for a run that is not written down.
        request: What was asked for.
    """

    def __init__(self, journal: Journal | None, request: Request) -> None:
        self._journal = journal
        self._request = request
        self._run = 0
        self._notes: list[str] = []
        self._over = threading.Event()

    def units(self, units: Iterable[WorkUnit]) -> Iterator[WorkUnit]:
        """Yield units after they were written down: few at first, so that the first image does not wait."""
        if self._journal is not None:
            Past(self._journal).sweep()
        size, piece = 1, []
        for unit in units:
            piece.append(unit)
            if len(piece) >= size:
                yield from self._planned(piece)
                size, piece = min(size * 2, UNITS), []
        yield from self._planned(piece)

    def events(self, events: Generator[Event]) -> Generator[Event]:
        """Yield the events of a run after they were written down, and what is to be said about that."""
        self._begin()
        outcome = "stopped"
        try:
            with closing(events):
                for event in events:
                    match event:
                        case JobFinished(path=path, result=result):
                            self._write(lambda journal, it=(path, result): journal.finished(self._run, [it]))  # type: ignore[misc]
                        case RunFinished():
                            outcome = event.outcome
                            self._end(outcome)
                    yield from self._noted()
                    yield event
        finally:
            self._end(outcome)

    def prune(self, roots: Collection[str]) -> Iterator[OutputPruned]:
        """Move away what was made from sources that are gone, and yield what was done.

        Args:
            roots: Absolute paths of the folders that were given.
        """
        if self._journal is None:
            self._notes.append("without a journal nobody knows which files could go")
            return
        try:
            for pruned in prune(self._journal, self._run, self._request.output, roots):
                yield OutputPruned(pruned.path, pruned.backup, pruned.reason)
        except JournalError as error:
            self._give_up(error)

    def _planned(self, units: list[WorkUnit]) -> list[WorkUnit]:
        self._write(lambda journal: journal.planned(self._run, units))
        return units

    def _begin(self) -> None:
        def begin(journal: Journal) -> None:
            self._run = journal.begin(self._request)

        self._write(begin)
        threading.Thread(target=self._flush_often, name="imgbatch journal", daemon=True).start()

    def _end(self, outcome: str) -> None:
        if not self._over.is_set():
            self._over.set()
            self._write(lambda journal: journal.end(self._run, outcome))

    def _flush_often(self) -> None:
        while not self._over.wait(FLUSH_SECONDS):
            self._write(lambda journal: journal.flush())

    def _write(self, write: Callable[[Journal], None]) -> None:
        if self._journal is None:
            return
        try:
            write(self._journal)
        except JournalError as error:
            self._give_up(error)

    def _give_up(self, error: JournalError) -> None:
        self._journal = None
        self._notes.append(f"this batch can be neither resumed nor undone: {error}")

    def _noted(self) -> Iterator[RunNoted]:
        while self._notes:
            yield RunNoted(self._notes.pop(0))
