"""One run of a batch.

    units --> feeder thread --slots--> ready --> executor --> futures --+
                                         ^                              |
    pause, resume, cancel ---------------+------- mailbox <-------------+
                                                     |
                                          events() --+--> whoever iterates

`events()` is the only place that changes anything: feeder, futures, workers and people put messages into its mailbox
(an actor). Backpressure is one semaphore: the feeder takes a slot for each unit, which is free again when the unit
has ended, so that no more units exist than workers can have use for.
"""

from __future__ import annotations

import queue
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future
from typing import Any, Protocol

import msgspec

from imgbatch.domain.error import ErrorInfo, ErrorKind, WorkerLostError
from imgbatch.domain.event import (
    Event,
    JobFinished,
    RunFinished,
    RunPaused,
    RunResumed,
    RunStarted,
    UnitStarted,
    WorkerLost,
)
from imgbatch.domain.job import Job, JobCancelled, JobDone, JobFailed, JobResult, JobSkipped, WorkUnit

UNITS_PER_WORKER = 4
"""Units that exist at once, for each worker: one running, one prefetched, and two so that there is always a next one
while a slow disk is read for more."""

IN_FLIGHT_PER_WORKER = 2
"""Units that were handed to the executor, for each worker: one is running, one is at hand when it ends. More could not
be taken back by a pause, or given to another worker."""

_POLL_SECONDS = 1.0
"""Nothing waits longer than this without looking around; no work depends on it."""

Process = Callable[[WorkUnit], tuple[JobResult, ...]]
Tell = Callable[[Event], None]
OnStart = Callable[[int, tuple[object, ...]], None]


class Workers(Protocol):
    """What a run needs of an executor; see `executors.contract`."""

    def submit(self, fn: Process, unit: WorkUnit, /) -> Future[tuple[JobResult, ...]]: ...

    def submit_alone(self, fn: Process, unit: WorkUnit, /) -> Future[tuple[JobResult, ...]]: ...

    def shutdown(self, wait: bool = True) -> None: ...

    def kill_workers(self) -> None: ...


class Run:
    """Iterate `events()` once to do the work; every other method may be called from any thread meanwhile.

    Args:
        units: Makes the units, given a function that tells events of their making. They are pulled in a thread of
            their own, a few ahead of the work.
        process: Does a unit, in a worker; returns one result for each of its jobs.
        make_workers: Makes the executor, which tells the given function when a call begins.
        discard: Removes what a dead worker left of these jobs.
        mode: Name of the kind of executor, for the event.
        workers: How many units are worked on at once.
        sizes: Jobs per unit.
        sources: Number of units, if it is known.
        cancelled: Set by `cancel`; workers in threads look at it before they give an output its name.
    """

    def __init__(
        self,
        units: Callable[[Tell], Iterable[WorkUnit]],
        process: Process,
        make_workers: Callable[[OnStart], Workers],
        *,
        discard: Callable[[Iterable[Job]], None],
        mode: str,
        workers: int,
        sizes: int,
        sources: int | None = None,
        cancelled: threading.Event | None = None,
    ) -> None:
        self._units = units
        self._process = process
        self._make_workers = make_workers
        self._discard = discard
        self._started = RunStarted(mode, workers, sizes, sources)
        # Reentrant: a signal handler may put while a put is going on.
        self._mailbox: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._slots = threading.Semaphore(workers * UNITS_PER_WORKER)
        self._cancelled = cancelled or threading.Event()
        self._paused = False
        self._feeding = True
        self._ready: deque[WorkUnit] = deque()
        self._in_flight: dict[int, WorkUnit] = {}
        self._suspects: set[int] = set()
        self._told: deque[Event] = deque()
        self._jobs_of: dict[int, int] = {}
        self._counts: dict[type, int] = {JobDone: 0, JobSkipped: 0, JobFailed: 0, JobCancelled: 0}
        self._planned = 0

    def pause(self) -> None:
        """Hand out no further image; each worker finishes what it has, two at the most."""
        self._mailbox.put(lambda: self._set_paused(True))

    def resume(self) -> None:
        """Hand out images again."""
        self._mailbox.put(lambda: self._set_paused(False))

    def cancel(self) -> None:
        """End the run: workers are killed where that is possible, and drop their output where it is not."""
        self._cancelled.set()
        self._mailbox.put(_look_around)

    def is_cancelled(self) -> bool:
        """Whether `cancel` was called."""
        return self._cancelled.is_set()

    def _post(self, event: Event) -> None:
        self._mailbox.put(lambda: self._told.append(event))

    def events(self) -> Generator[Event]:
        """Do the work and yield what happens; the last event is `RunFinished`.

        Raises:
            WorkerStartError: Workers cannot be started on this machine.
            Exception: A bug; workers are stopped first.
        """
        yield self._started
        workers = self._make_workers(self._on_start)
        threading.Thread(target=self._feed, name="imgbatch feeder", daemon=True).start()
        try:
            while not self._is_over():
                yield from self._take_told()
                self._receive()
                self._dispatch(workers)
        except BaseException:
            self._stop(workers)
            raise
        if self._cancelled.is_set():
            self._stop(workers)
            self._settle_cancelled()
        else:
            yield from self._take_told()
            workers.shutdown(wait=True)
        yield from self._take_told()
        yield self._finish()

    def _is_over(self) -> bool:
        return self._cancelled.is_set() or not (self._feeding or self._ready or self._in_flight)

    def _take_told(self) -> Iterator[Event]:
        while self._told:
            yield self._told.popleft()

    def _receive(self) -> None:
        """Handle one message; wait for it unless there is something to hand out."""
        try:
            if self._may_dispatch():
                self._mailbox.get_nowait()()
            else:
                self._mailbox.get(timeout=_POLL_SECONDS)()
        except queue.Empty:
            pass

    def _dispatch(self, workers: Workers) -> None:
        """Hand out one unit: one at a time, so that a serial run tells its events in between."""
        if not self._may_dispatch() or self._cancelled.is_set():
            return
        unit = self._ready.popleft()
        number = unit.source.number
        self._in_flight[number] = unit
        submit = workers.submit_alone if number in self._suspects else workers.submit
        future = submit(self._process, unit)
        future.add_done_callback(lambda future: self._mailbox.put(lambda: self._ended(unit, future)))

    def _may_dispatch(self) -> bool:
        """Whether there is a unit to hand out, and a worker that has use for it.

        Towards the end nobody gets a second one, or it would sit behind a busy worker while another is idle.
        """
        if not self._ready or self._paused:
            return False
        workers = self._started.workers
        plenty = len(self._ready) > workers
        return len(self._in_flight) < workers * (IN_FLIGHT_PER_WORKER if plenty else 1)

    def _feed(self) -> None:
        """Pull units into the mailbox, as many as there are slots. Runs in the feeder's thread."""
        try:
            for unit in self._units(self._post):
                while not self._slots.acquire(timeout=_POLL_SECONDS):
                    if self._cancelled.is_set():
                        return
                if self._cancelled.is_set():
                    return
                self._mailbox.put(lambda unit=unit: self._take(unit))  # type: ignore[misc]
        except BaseException as error:  # noqa: BLE001  (raised again by `events`)
            self._mailbox.put(lambda error=error: _raise(error))  # type: ignore[misc]
        else:
            self._mailbox.put(self._feed_ended)

    def _feed_ended(self) -> None:
        self._feeding = False

    def _take(self, unit: WorkUnit) -> None:
        """Settle at once what needs no worker, and line up the rest."""
        number = unit.source.number
        self._planned += len(unit.jobs)
        todo = []
        for job in unit.jobs:
            if unit.source.error is not None:
                self._tell_result(unit, JobFailed(number, job.size, job.target, unit.source.error))
            elif job.skip:
                self._tell_result(unit, JobSkipped(number, job.size, job.target, job.skip))
            else:
                todo.append(job)
        if todo:
            self._jobs_of[number] = len(unit.jobs)
            self._ready.append(msgspec.structs.replace(unit, jobs=tuple(todo)))
        else:
            self._slots.release()

    def _on_start(self, worker: int, args: tuple[Any, ...]) -> None:
        unit: WorkUnit = args[0]
        self._post(UnitStarted(unit.source.number, worker, unit.source.path))

    def _ended(self, unit: WorkUnit, future: Future[tuple[JobResult, ...]]) -> None:
        if future.cancelled() or (self._cancelled.is_set() and future.exception() is not None):
            return  # settled by `_settle_cancelled`
        error = future.exception()
        if isinstance(error, WorkerLostError):
            self._worker_lost(unit, error)
            return
        if error is not None:
            raise error
        results = future.result()
        if len(results) != len(unit.jobs):
            raise RuntimeError(f"{len(unit.jobs)} jobs of unit {unit.source.number} gave {len(results)} results")
        self._settle(unit, results)

    def _worker_lost(self, unit: WorkUnit, error: WorkerLostError) -> None:
        """Try a unit once more, alone on a fresh worker; a second death is its own fault."""
        number = unit.source.number
        self._discard(unit.jobs)
        retrying = number not in self._suspects
        self._told.append(WorkerLost(number, unit.source.path, error.pid, error.cause, retrying))
        if retrying:
            self._suspects.add(number)
            del self._in_flight[number]
            self._ready.appendleft(msgspec.structs.replace(unit, retried=True))
            return
        # SIGKILL is how a system that runs out of memory ends a process.
        hint = "there may be too little memory: use fewer workers" if error.cause == "SIGKILL" else "it may be damaged"
        info = ErrorInfo(ErrorKind.CRASHED, f"it ended its worker twice ({error.cause})", hint)
        self._settle(unit, tuple(JobFailed(number, job.size, job.target, info) for job in unit.jobs))

    def _settle(self, unit: WorkUnit, results: Iterable[JobResult]) -> None:
        del self._in_flight[unit.source.number]
        self._slots.release()
        for result in results:
            self._tell_result(unit, result)

    def _tell_result(self, unit: WorkUnit, result: JobResult) -> None:
        self._counts[type(result)] += 1
        jobs = self._jobs_of.get(unit.source.number, len(unit.jobs))  # also those that were settled before
        self._told.append(JobFinished(unit.source.path, result, jobs))

    def _set_paused(self, paused: bool) -> None:
        if paused != self._paused:
            self._paused = paused
            self._told.append(RunPaused() if paused else RunResumed())

    def _stop(self, workers: Workers) -> None:
        self._cancelled.set()
        workers.kill_workers()

    def _settle_cancelled(self) -> None:
        """Count what was done in the last moment, and cancel what was planned and not done."""
        while not self._mailbox.empty():
            self._mailbox.get()()
        for unit in (*self._in_flight.values(), *self._ready):
            self._discard(unit.jobs)
            for job in unit.jobs:
                self._tell_result(unit, JobCancelled(unit.source.number, job.size, job.target))

    def _finish(self) -> RunFinished:
        done, skipped, failed, cancelled = self._counts.values()
        if self._planned != done + skipped + failed + cancelled:
            raise RuntimeError(f"{self._planned} jobs were planned, but {self._counts} ended")
        outcome = "cancelled" if self._cancelled.is_set() else "finished"
        return RunFinished(outcome, self._planned, done, skipped, failed, cancelled)  # type: ignore[arg-type]


def _look_around() -> None:
    """The message that only wakes the receiver."""


def _raise(error: BaseException) -> None:
    raise error
