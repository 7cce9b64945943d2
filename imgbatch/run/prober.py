"""Headers of sources, read in workers: a file that ends its worker costs itself and nothing else.

    sources --> batches of up to 32 --> executor --> sources with header or error, in the same order

A batch whose worker is lost is asked again one by one; the one that is to blame gets one more try, alone.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future
from typing import Protocol

import msgspec

from imgbatch.domain.error import ErrorInfo, WorkerLostError, WorkerTimeoutError
from imgbatch.domain.event import Event, WorkerLost
from imgbatch.domain.job import Source
from imgbatch.run.blame import Streak, crashed, is_of_the_disk, overdue

BATCH = 32
"""A header takes a fifth of a millisecond, and so does a message to a worker: that is shared by a batch."""

BATCHES_AHEAD = 2
"""Batches that are asked for before the first one is answered."""

_POLL_SECONDS = 0.1

Answer = tuple[Source, ...]
Probe = Callable[[Answer], Answer]


class Workers(Protocol):
    """What probing needs of an executor; see `executors.contract`."""

    def submit(self, fn: Probe, sources: Answer, /) -> Future[Answer]: ...

    def submit_alone(self, fn: Probe, sources: Answer, /) -> Future[Answer]: ...

    def renew_workers(self) -> None: ...


class _StoppedError(Exception):
    """The run was cancelled."""


class Prober:
    """Asks workers for headers.

    Args:
        workers: The executor.
        probe: Reads headers, in a worker.
        tell: Receives events.
        cancelled: Whether to give up.
        hold: Called with a reason when the disk seems full or gone; returns when it is to be tried again, or False.
    """

    def __init__(
        self,
        workers: Workers,
        probe: Probe,
        *,
        tell: Callable[[Event], None],
        cancelled: Callable[[], bool],
        hold: Callable[[str], bool],
    ) -> None:
        self._workers = workers
        self._probe = probe
        self._tell = tell
        self._cancelled = cancelled
        self._hold = hold
        self._holds = 0

    def renew_workers(self) -> None:
        """Ask from now on workers that are started after this."""
        self._workers.renew_workers()

    def probed(
        self, sources: Iterable[Source], wanted: Callable[[Source], bool] = lambda _source: True
    ) -> Iterator[Source]:
        """Yield sources, in order, each with its header or an error; end early when the run is cancelled.

        Args:
            sources: With or without header.
            wanted: Whether this one is to be looked at. It is asked once for each, in order.
        """
        streak: Streak[Source] = Streak()
        try:
            for source in self._answers(sources, wanted):
                if not is_of_the_disk(source.error):
                    yield from streak.release()  # in order: names are numbered by it
                yield from streak.take(source, source.error)
                if streak.reason:
                    reason, held = streak.reason, streak.release()
                    if not self._hold(reason):
                        return
                    self._holds += 1
                    yield from self._answer(held, self._ask(held))
            yield from streak.release()
        except _StoppedError:
            return

    def _answers(self, sources: Iterable[Source], wanted: Callable[[Source], bool]) -> Iterator[Source]:
        pending: deque[tuple[list[Source], list[Source], Future[Answer] | None, int]] = deque()
        for batch in _batches(sources):
            asked = [source for source in batch if wanted(source)]
            pending.append((batch, asked, self._ask(asked) if asked else None, self._holds))
            if len(pending) > BATCHES_AHEAD:
                yield from self._merged(*pending.popleft())
        while pending:
            yield from self._merged(*pending.popleft())

    def _merged(
        self, batch: list[Source], asked: list[Source], future: Future[Answer] | None, holds: int
    ) -> Iterator[Source]:
        answers = self._answer(asked, future) if future is not None else iter(())
        left = {source.number for source in asked}
        for source in batch:
            if source.number not in left:
                yield source
                continue
            answer = next(answers)
            if self._holds > holds and is_of_the_disk(answer.error):
                yield from self._answer([source], self._ask([source]))  # it was asked before the disk was back
            else:
                yield answer

    def _ask(self, sources: Iterable[Source], *, alone: bool = False) -> Future[Answer]:
        submit = self._workers.submit_alone if alone else self._workers.submit
        try:
            return submit(self._probe, tuple(sources))
        except RuntimeError:
            if self._cancelled():  # the executor takes no more
                raise _StoppedError from None
            raise

    def _answer(self, batch: list[Source], future: Future[Answer]) -> Iterator[Source]:
        if len(batch) > 1:
            try:
                yield from self._wait(future)
            except (WorkerLostError, WorkerTimeoutError):
                futures = [self._ask([source]) for source in batch]
            else:
                return
        else:
            futures = [future]
        for source, single in zip(batch, futures, strict=True):
            yield self._single(source, single)

    def _single(self, source: Source, future: Future[Answer]) -> Source:
        try:
            return self._wait(future)[0]
        except WorkerTimeoutError as error:
            return _failed(source, overdue(error))
        except WorkerLostError as error:
            self._tell(WorkerLost(source.number, source.path, error.pid, error.cause, retrying=True))
        try:
            return self._wait(self._ask([source], alone=True))[0]
        except WorkerTimeoutError as error:
            return _failed(source, overdue(error))
        except WorkerLostError as error:
            self._tell(WorkerLost(source.number, source.path, error.pid, error.cause, retrying=False))
            return _failed(source, crashed(error))

    def _wait(self, future: Future[Answer]) -> Answer:
        while True:
            try:
                return future.result(timeout=_POLL_SECONDS)
            except TimeoutError:
                if self._cancelled():
                    raise _StoppedError from None
            except (WorkerLostError, CancelledError):
                if self._cancelled():
                    raise _StoppedError from None
                raise


def _batches(sources: Iterable[Source]) -> Iterator[list[Source]]:
    """Cut into pieces: small ones first, so that the first image does not wait for the headers of others."""
    size, batch = 1, []
    for source in sources:
        batch.append(source)
        if len(batch) >= size:
            yield batch
            size, batch = min(size * 2, BATCH), []
    if batch:
        yield batch


def _failed(source: Source, error: ErrorInfo) -> Source:
    return msgspec.structs.replace(source, header=None, error=error)
