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

import math
import os
import queue
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from multiprocessing import resource_tracker
from typing import Any, ParamSpec, TypeVar

from imgbatch.executors.contract import OnStart, WorkerExecutor, ignore_start
from imgbatch.executors.lane import JOIN_SECONDS, Call, Lane
from imgbatch.executors.supervisor import Supervisor

P = ParamSpec("P")
T = TypeVar("T")

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

    They inherit the mask of the thread that starts them, and so does the tracker of multiprocessing. Its start sets the
    mask back for the signals that it ignores by itself; a terminal that is closed is not among them.
    """
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGHUP])
        resource_tracker.ensure_running()
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])


def _for_ever(_args: tuple[Any, ...]) -> float:
    return math.inf


def _look_around() -> None:
    """The message that only wakes the supervisor."""


class LaneExecutor(WorkerExecutor):
    """An executor of one process a lane.

    A call whose worker dies gets `WorkerLostError`, one that takes too long `WorkerTimeoutError`; what waited behind
    it in the lane is given to another one, and the lane gets a fresh worker. So it does between two calls when its
    worker has grown. Lanes are started when they are first needed.

    Args:
        max_workers: Number of lanes.
        initializer: Called first in every worker.
        initargs: Makes its arguments, when a worker is started.
        on_start: Told which worker takes up which call.
        seconds: Says, by the positional arguments of a call, how long it may run before its worker is killed.
    """

    def __init__(
        self,
        max_workers: int,
        initializer: Callable[..., object] | None = None,
        initargs: Callable[[], tuple[Any, ...]] = tuple,
        on_start: OnStart = ignore_start,
        *,
        seconds: Callable[[tuple[Any, ...]], float] = _for_ever,
    ) -> None:
        super().__init__(max_workers, on_start)
        self._mailbox: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._state = Supervisor(
            [Lane(number) for number in range(max_workers)],
            lambda lane: lane.start(initializer, initargs()),
            self._mailbox.put,
            on_start=on_start,
            seconds=seconds,
            clock=time.monotonic,
        )
        self._closing = False
        self._killed = threading.Event()
        self._lock = threading.Lock()  # orders `submit` before `shutdown`, nothing else
        self._supervisor = threading.Thread(target=self._supervise, name="imgbatch lanes", daemon=True)
        _make_room_for(max_workers)
        self._supervisor.start()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        return self._submit(Call(fn, args, kwargs, alone=False))

    def submit_alone(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        return self._submit(Call(fn, args, kwargs, alone=True))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more calls; finish those that were submitted, or with `cancel_futures` only those in a lane."""
        with self._lock:
            self._closing = True
            self._mailbox.put(self._state.cancel_waiting if cancel_futures else _look_around)
        if wait:
            self._supervisor.join()

    def renew_workers(self) -> None:
        self._mailbox.put(self._state.retire_all)

    def kill_workers(self) -> None:
        with self._lock:
            self._closing = True
            self._killed.set()
            self._mailbox.put(_look_around)
        # The supervisor may be starting a process right now, which takes some milliseconds.
        self._supervisor.join(JOIN_SECONDS)

    def _submit(self, call: Call) -> Future[Any]:
        with self._lock:
            if self._closing:
                raise RuntimeError("cannot schedule new futures after shutdown")
            self._mailbox.put(lambda: self._state.add(call))
        return call.future

    # Everything below runs in the supervisor's thread.

    def _supervise(self) -> None:
        try:
            try:
                _shield_workers()
            except OSError as error:
                self._state.cannot_start(error)
            self._serve()
        except BaseException as error:
            self._give_up(error)
            raise
        finally:
            self._state.end(0.0 if self._killed.is_set() else JOIN_SECONDS)

    def _serve(self) -> None:
        while not self._killed.is_set():
            if self._closing and self._mailbox.empty() and not self._state.is_busy:
                return
            self._receive()
            if not self._killed.is_set():
                self._state.kill_overdue()
                self._state.dispatch()
        # Every worker first, then what they left.
        self._state.kill()
        while not self._mailbox.empty():  # calls that were submitted a moment before
            self._mailbox.get()()
        self._state.settle()

    def _receive(self) -> None:
        """Handle one message, or wake up because a call has run too long."""
        deadline = self._state.deadline
        try:
            wait = None if deadline == math.inf else max(0.0, deadline - time.monotonic())
            message = self._mailbox.get(timeout=wait)
        except queue.Empty:
            return
        message()

    def _give_up(self, error: BaseException) -> None:
        with self._lock:
            self._closing = True
        self._killed.set()
        while not self._mailbox.empty():
            with suppress(Exception):  # it may be what broke us; the first error is raised
                self._mailbox.get()()
        self._state.fail_all(error)
