"""One run of a batch.

    sources --> feeder thread: probe (in workers), plan --slots--> ready --> executor --> futures --+
                                                                     ^                              |
    pause, resume, cancel -------------------------------------------+--------- mailbox <-----------+
                                                                                   |
                                                                        events() --+--> whoever iterates

`events()` is the only place that changes anything: feeder, futures, workers and people put messages into its mailbox
(an actor). Backpressure is one semaphore: the feeder takes a slot for each unit, which is free again when the unit
has ended, so that no more units exist than workers can have use for. What is handed out has to fit into the memory.
"""

from __future__ import annotations

import queue
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future
from typing import Any, Protocol

import msgspec

from imgbatch.domain.error import ErrorInfo, WorkerLostError, WorkerTimeoutError
from imgbatch.domain.event import (
    Event,
    RunPaused,
    RunResumed,
    RunStarted,
    UnitStarted,
    WorkerLost,
)
from imgbatch.domain.job import Job, JobCancelled, JobFailed, JobResult, JobSkipped, WorkUnit
from imgbatch.run.admission import Admission
from imgbatch.run.blame import HELD_BACK, Streak, crashed, is_of_the_disk, overdue
from imgbatch.run.ledger import Ledger
from imgbatch.run.prober import Probe, Prober

UNITS_PER_WORKER = 4
"""Units that exist at once, for each worker: one running, one prefetched, and two so that there is always a next one
while a slow disk is read for more."""

_POLL_SECONDS = 1.0
"""Nothing waits longer than this without looking around; no work depends on it."""

Process = Callable[[WorkUnit], tuple[JobResult, ...]]
Tell = Callable[[Event], None]
OnStart = Callable[[int, tuple[object, ...]], None]


class Workers(Protocol):
    """What a run needs of an executor; see `executors.contract`."""

    def submit(self, fn: Any, argument: Any, /) -> Future[Any]: ...

    def submit_alone(self, fn: Any, argument: Any, /) -> Future[Any]: ...

    def renew_workers(self) -> None: ...

    def shutdown(self, wait: bool = True) -> None: ...

    def kill_workers(self) -> None: ...


class Run:
    """Iterate `events()` once to do the work; every other method may be called from any thread meanwhile.

    Args:
        units: Makes the units, given a function that tells events of their making, and one that reads headers. They
            are pulled in a thread of their own, a few ahead of the work.
        probe: Reads headers, in a worker.
        process: Does a unit, in a worker; returns one result for each of its jobs.
        make_workers: Makes the executor, which tells the given function when a call begins.
        discard: Removes what a dead worker left of these jobs.
        admission: Says which units may be in flight together.
        mode: Name of the kind of executor, for the event.
        workers: How many units are worked on at once.
        sizes: Jobs per unit.
        sources: Number of units, if it is known.
        cancelled: Set by `cancel`; workers in threads look at it before they give an output its name.
    """

    def __init__(
        self,
        units: Callable[[Tell, Prober], Iterable[WorkUnit]],
        probe: Probe,
        process: Process,
        make_workers: Callable[[OnStart], Workers],
        *,
        discard: Callable[[Iterable[Job]], None],
        admission: Admission | None = None,
        mode: str,
        workers: int,
        sizes: int,
        sources: int | None = None,
        cancelled: threading.Event | None = None,
    ) -> None:
        self._units = units
        self._probe = probe
        self._process = process
        self._make_workers = make_workers
        self._discard = discard
        self._started = RunStarted(mode, workers, sizes, sources)
        # Reentrant: a signal handler may put while a put is going on.
        self._mailbox: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        # What the streak holds back keeps its slots.
        self._slots = threading.Semaphore(workers * UNITS_PER_WORKER + HELD_BACK)
        self._resumed = threading.Event()
        self._streak: Streak[tuple[WorkUnit, tuple[JobResult, ...]]] = Streak()
        self._spared: set[int] = set()
        self._cancelled = cancelled or threading.Event()
        self._paused = self._held_up = False
        self._workers: Workers | None = None
        self._feeding = True
        self._ready: deque[WorkUnit] = deque()
        self._in_flight = Admission(workers) if admission is None else admission  # an empty one is false
        self._suspects: set[int] = set()
        self._told: deque[Event] = deque()
        self._ledger = Ledger()

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
        workers = self._workers = self._make_workers(self._on_start)
        prober = Prober(workers, self._probe, tell=self._post, cancelled=self.is_cancelled, hold=self._hold)
        threading.Thread(target=self._feed, args=(prober,), name="imgbatch feeder", daemon=True).start()
        try:
            while not self._is_over():
                yield from self._take_told()
                self._receive()
                self._dispatch(workers)
                if self._is_over() and not self._cancelled.is_set():
                    self._put_back(unit for unit, _ in self._streak.release())
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
        yield self._ledger.close("cancelled" if self._cancelled.is_set() else "finished")

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
        self._in_flight.take(unit)
        submit = workers.submit_alone if unit.source.number in self._suspects else workers.submit
        future = submit(self._process, unit)
        future.add_done_callback(lambda future: self._mailbox.put(lambda: self._ended(unit, future)))

    def _may_dispatch(self) -> bool:
        if not self._ready or self._paused:
            return False
        plenty = len(self._ready) > self._started.workers
        return self._in_flight.has_room(self._ready[0], plenty=plenty)

    def _feed(self, prober: Prober) -> None:
        """Pull units into the mailbox, as many as there are slots. Runs in the feeder's thread."""
        try:
            for unit in self._units(self._post, prober):
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
        self._ledger.plan(unit)
        for job in unit.jobs:
            if unit.source.error is not None:
                self._tell_result(unit, JobFailed(number, job.size, job.target, unit.source.error))
            elif job.skip:
                self._tell_result(unit, JobSkipped(number, job.size, job.target, job.skip))
        todo = unit.to_do()
        if todo.jobs and unit.source.error is None:
            self._ready.append(todo)
        else:
            self._slots.release()

    def _on_start(self, worker: int, args: tuple[Any, ...]) -> None:
        if isinstance(unit := args[0], WorkUnit):  # not a batch of headers
            self._post(UnitStarted(unit.source.number, worker, unit.source.path))

    def _ended(self, unit: WorkUnit, future: Future[tuple[JobResult, ...]]) -> None:
        if future.cancelled() or (self._cancelled.is_set() and future.exception() is not None):
            return  # settled by `_settle_cancelled`
        error = future.exception()
        if isinstance(error, WorkerLostError):
            self._worker_lost(unit, error)
            return
        if isinstance(error, WorkerTimeoutError):
            self._fail(unit, overdue(error))
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
        retrying = number not in self._suspects
        self._told.append(WorkerLost(number, unit.source.path, error.pid, error.cause, retrying))
        if retrying:
            self._discard(unit.jobs)
            self._suspects.add(number)
            self._in_flight.land(unit)
            self._ready.appendleft(msgspec.structs.replace(unit, retried=True))
        else:
            self._fail(unit, crashed(error))

    def _fail(self, unit: WorkUnit, error: ErrorInfo) -> None:
        self._discard(unit.jobs)
        self._settle(unit, tuple(JobFailed(unit.source.number, job.size, job.target, error) for job in unit.jobs))

    def _settle(self, unit: WorkUnit, results: tuple[JobResult, ...]) -> None:
        """Take the results of a unit; those that look like the disk's fault are done once more, later."""
        self._in_flight.land(unit)
        number = unit.source.number
        errors = [result.error for result in results if isinstance(result, JobFailed)]
        error = errors[0] if errors and number not in self._spared else None
        self._spared.discard(number)
        if self._held_up and is_of_the_disk(error):  # it was on its way when the others failed
            self._put_back([unit])
            return
        self._tell_certain(self._streak.take((unit, results), error))
        if self._streak.reason:
            self._set_paused(True, self._streak.reason)

    def _put_back(self, units: Iterable[WorkUnit]) -> None:
        """Do units once more, after a pause or at the end; what fails again does so for good."""
        again = [msgspec.structs.replace(unit, retried=True) for unit in units]
        self._spared.update(unit.source.number for unit in again)
        self._ready.extendleft(reversed(again))

    def _tell_certain(self, ended: Iterable[tuple[WorkUnit, tuple[JobResult, ...]]]) -> None:
        for unit, results in ended:
            self._slots.release()
            for result in results:
                self._tell_result(unit, result)
            self._suspects.discard(unit.source.number)

    def _tell_result(self, unit: WorkUnit, result: JobResult) -> None:
        self._told.append(self._ledger.end(unit, result))

    def _set_paused(self, paused: bool, reason: str = "") -> None:
        if paused != self._paused:
            self._paused = paused
            self._told.append(RunPaused(reason) if paused else RunResumed())
        if paused and reason:
            self._held_up = True
            self._put_back(unit for unit, _ in self._streak.release())
        if not paused:
            if self._held_up and self._workers is not None:
                self._workers.renew_workers()  # a drive that comes back is another one to the sandbox of a worker
            self._held_up = False
            self._resumed.set()

    def _hold(self, reason: str) -> bool:
        """Pause the run from the feeder's thread; return True when it goes on, and False when it is cancelled."""
        self._resumed.clear()
        self._mailbox.put(lambda: self._set_paused(True, reason))
        while not self._resumed.wait(_POLL_SECONDS):
            if self._cancelled.is_set():
                return False
        return True

    def _stop(self, workers: Workers) -> None:
        self._cancelled.set()
        workers.kill_workers()

    def _settle_cancelled(self) -> None:
        """Count what was done in the last moment, and cancel what was planned and not done."""
        while not self._mailbox.empty():
            self._mailbox.get()()
        self._tell_certain(self._streak.release())
        for unit in (*self._in_flight, *self._ready):
            self._discard(unit.jobs)
            for job in unit.jobs:
                self._tell_result(unit, JobCancelled(unit.source.number, job.size, job.target))


def _look_around() -> None:
    """The message that only wakes the receiver."""


def _raise(error: BaseException) -> None:
    raise error
