"""Processes, in lanes: a crash, a kill or a hang costs exactly the one call that caused it.

A lane is a `ProcessPoolExecutor` of one worker, started by spawn. One pool of N workers cannot tell which call
killed a worker, and gives up all that were submitted; a lane has at most two calls inside, in order, so the first
unfinished one is to blame.

    submit() -> mailbox -> supervisor thread -> lane 0 [running, prefetched] -> its pool -> its worker
                   ^             |              lane 1 [running, prefetched] -> ...
                   |             +-- sets the results of the futures that submit() returned
                   +---- "done" or "broken" from the pools' own threads

All state belongs to the supervisor: it alone touches lanes, and learns everything through its mailbox (an actor).
"""

from __future__ import annotations

import os
import queue
import signal
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import resource_tracker
from multiprocessing.context import SpawnProcess
from typing import Any, ParamSpec, TypeVar

from imgbatch.domain.error import WorkerLostError, WorkerStartError
from imgbatch.executors.contract import OnStart, WorkerExecutor, ignore_start
from imgbatch.executors.lane import JOIN_SECONDS, Call, Lane

P = ParamSpec("P")
T = TypeVar("T")

CALLS_IN_A_LANE = 2
"""One running and one prefetched, so that the worker never waits for its parent between two images. More would only
be lost to the other lanes: what is inside a lane cannot be taken back."""

STARTS_IN_A_ROW = 3
"""After so many workers of one lane died before they were ready, starting another is no use."""

DESCRIPTORS_IN_A_LANE = 10
"""Pipes and locks of one worker, with some to spare."""


def _make_room_for(lanes: int) -> None:
    """Raise the limit of open files where it is too low for so many lanes; macOS starts with 256."""
    if os.name != "posix":
        return
    import resource  # noqa: PLC0415  (Windows has none)

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = soft + lanes * DESCRIPTORS_IN_A_LANE
    if soft != resource.RLIM_INFINITY and lanes * DESCRIPTORS_IN_A_LANE > soft // 2:
        limit = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (limit, hard))


def _shield_workers() -> None:
    """Keep Ctrl-C, which goes to the whole group, from workers that are just starting: they would print a traceback.

    They inherit the mask of the thread that starts them. The tracker of multiprocessing comes first, since its start
    sets the mask back.
    """
    if hasattr(signal, "pthread_sigmask"):
        resource_tracker.ensure_running()
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])


def _look_around() -> None:
    """The message that only wakes the supervisor."""


class LaneExecutor(WorkerExecutor):
    """An executor of one process a lane.

    A call whose worker dies gets `WorkerLostError`; what waited behind it in the lane is given to another one, and
    the lane gets a fresh worker. Lanes are started when they are first needed.

    Args:
        max_workers: Number of lanes.
        initializer: Called first in every worker.
        initargs: Its arguments.
        on_start: Told which worker takes up which call.
    """

    def __init__(
        self,
        max_workers: int,
        initializer: Callable[..., object] | None = None,
        initargs: tuple[Any, ...] = (),
        on_start: OnStart = ignore_start,
    ) -> None:
        super().__init__(max_workers, on_start)
        self._initializer = initializer
        self._initargs = initargs
        self._mailbox: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._lanes = [Lane(number) for number in range(max_workers)]
        self._waiting: deque[Call] = deque()
        self._suspects: deque[Call] = deque()
        self._closing = False
        self._killed = threading.Event()
        self._start_error: str | None = None
        self._lock = threading.Lock()  # orders `submit` before `shutdown`, nothing else
        self._supervisor = threading.Thread(target=self._supervise, name="imgbatch lanes", daemon=True)
        _make_room_for(max_workers)
        self._supervisor.start()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        return self._submit(Call(fn, args, kwargs, alone=False), self._waiting)

    def submit_alone(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        return self._submit(Call(fn, args, kwargs, alone=True), self._suspects)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more calls; finish those that were submitted, or with `cancel_futures` only those in a lane."""
        with self._lock:
            self._closing = True
            self._mailbox.put(self._cancel_waiting if cancel_futures else _look_around)
        if wait:
            self._supervisor.join()

    def kill_workers(self) -> None:
        with self._lock:
            self._closing = True
            self._killed.set()
            self._mailbox.put(_look_around)
        # The supervisor may be starting a process right now, which takes some milliseconds.
        self._supervisor.join(JOIN_SECONDS)

    def _submit(self, call: Call, line: deque[Call]) -> Future[Any]:
        with self._lock:
            if self._closing:
                raise RuntimeError("cannot schedule new futures after shutdown")
            self._mailbox.put(lambda: line.append(call))
        return call.future

    # Everything below runs in the supervisor's thread.

    def _supervise(self) -> None:
        try:
            try:
                _shield_workers()
            except OSError as error:
                self._cannot_start(error)
            self._serve()
        except BaseException as error:
            # Nobody may wait for a supervisor that is gone.
            self._give_up(error)
            raise
        finally:
            for lane in self._lanes:
                lane.let_go()
            for lane in self._lanes:
                lane.reap(JOIN_SECONDS)

    def _serve(self) -> None:
        while not self._killed.is_set():
            if self._closing and self._mailbox.empty() and not self._is_busy():
                return
            self._mailbox.get()()
            if not self._killed.is_set():
                self._dispatch()
        self._kill()

    def _give_up(self, error: BaseException) -> None:
        with self._lock:
            self._closing = True
        self._killed.set()
        while not self._mailbox.empty():
            with suppress(Exception):  # it may be what broke us; the first error is raised
                self._mailbox.get()()
        for call in (*(call for lane in self._lanes for call in lane.calls), *self._suspects, *self._waiting):
            if not call.future.done() and call.take():
                call.future.set_exception(error)
        for lane in self._lanes:
            lane.calls.clear()

    def _is_busy(self) -> bool:
        return bool(self._waiting or self._suspects or any(lane.calls for lane in self._lanes))

    def _dispatch(self) -> None:
        """Hand out as many calls as the lanes may take."""
        while self._suspects or self._waiting:
            alone = bool(self._suspects)
            lane = self._choose_lane(alone)
            if lane is None:
                return
            call = (self._suspects if alone else self._waiting).popleft()
            if not call.take():
                continue
            if self._start_error is not None:
                call.future.set_exception(WorkerStartError(self._start_error))
                continue
            self._assign(lane, call)

    def _choose_lane(self, alone: bool) -> Lane | None:
        """Pick the lane for the next call, or None while it has to wait.

        While a suspect waits, nothing else is handed out: some lane is empty soon.
        """
        free = [lane for lane in self._lanes if not lane.exclusive]
        if not free:
            return None
        # Of lanes that are equally empty, one whose worker is already running.
        lane = min(free, key=lambda lane: (len(lane.calls), lane.process is None, lane.number))
        limit = 1 if alone else CALLS_IN_A_LANE
        return lane if len(lane.calls) < limit else None

    def _assign(self, lane: Lane, call: Call) -> None:
        if call.alone and lane.served:
            lane.reap()
        try:
            if lane.process is None:
                lane.start(self._initializer, self._initargs)
            inner = lane.run(call)
        except OSError as error:  # no memory, processes or descriptors left
            lane.reap()
            self._cannot_start(error)
            call.future.set_exception(WorkerStartError(self._start_error))
            return
        except BrokenProcessPool:  # the worker died while it was idle
            self._waiting_line(call).appendleft(call)
            self._lost(lane)
            return
        if len(lane.calls) == 1:
            self._on_start(lane.number, call.args)
        process = lane.process

        def finished(inner: Future[Any]) -> None:
            self._mailbox.put(lambda: self._finished(lane, process, call, inner))

        inner.add_done_callback(finished)

    def _cannot_start(self, error: OSError) -> None:
        self._start_error = f"worker processes cannot be started: {(error.strerror or str(error)).lower()}"

    def _waiting_line(self, call: Call) -> deque[Call]:
        return self._suspects if call.alone else self._waiting

    def _finished(self, lane: Lane, process: SpawnProcess | None, call: Call, inner: Future[Any]) -> None:
        if lane.process is not process or call not in lane.calls:
            return  # the lane was given up meanwhile, and its calls were seen to
        error = inner.exception()
        if isinstance(error, BrokenProcessPool):
            self._lost(lane)
            return
        lane.failed_starts = 0
        lane.calls.remove(call)
        if lane.calls:
            self._on_start(lane.number, lane.calls[0].args)
        if error is not None:
            call.future.set_exception(error)
        else:
            call.future.set_result(inner.result())

    def _lost(self, lane: Lane) -> None:
        """Blame the call that was running, give the others back, and count workers that never got ready."""
        pid, cause = lane.cause_of_death()
        innocent = list(lane.calls)
        lane.calls.clear()
        if lane.was_ready:
            suspect = innocent.pop(0) if innocent else None
        else:
            suspect = None
            lane.failed_starts += 1
            if lane.failed_starts >= STARTS_IN_A_ROW:
                self._start_error = f"worker processes end before they are ready, with {cause}"
        lane.reap()
        for call in reversed(innocent):
            self._waiting_line(call).appendleft(call)
        if suspect is not None:
            suspect.future.set_exception(WorkerLostError(pid, cause))

    def _kill(self) -> None:
        """Kill every worker first, then settle what they left."""
        for lane in self._lanes:
            if lane.process is not None:
                lane.process.kill()
        while not self._mailbox.empty():  # calls that were submitted a moment before
            self._mailbox.get()()
        for lane in self._lanes:
            for call in lane.calls:
                call.future.set_exception(WorkerLostError(lane.process.pid or 0 if lane.process else 0, "SIGKILL"))
            lane.calls.clear()
        self._cancel_waiting()

    def _cancel_waiting(self) -> None:
        for line in (self._suspects, self._waiting):
            while line:
                call = line.popleft()
                if call.future.cancel():
                    call.future.set_running_or_notify_cancel()  # wakes those who wait on it
                else:
                    call.future.set_exception(WorkerLostError(0, "SIGKILL"))
