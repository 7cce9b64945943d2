"""Which call goes into which lane, and what happens to the calls of a lane whose worker is gone.

It has no thread and no clock of its own: `LaneExecutor` calls it from one thread, with one message after the other.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from imgbatch.domain.error import WorkerLostError, WorkerStartError, WorkerTimeoutError
from imgbatch.executors.contract import OnStart
from imgbatch.executors.lane import Call, Lane

CALLS_IN_A_LANE = 2
"""One running and one prefetched, so that the worker never waits for its parent between two images. More would only
be lost to the other lanes: what is inside a lane cannot be taken back."""

STARTS_IN_A_ROW = 3
"""After so many workers for each lane died before they were ready, with none that did a call between them, starting
another is no use."""

START_SECONDS = 5.0
"""How much longer the first call of a worker may take: it has to start before."""

KILL_SECONDS = 2.0
"""How long a killed worker may take to be gone. One that hangs in the kernel, on a drive that is gone, may stay."""


class Supervisor:
    """The state of all lanes and of all calls that wait for one.

    Args:
        lanes: All there are.
        start: Starts the worker of a lane.
        post: Takes a message that is to be handled later, from any thread.
        on_start: Told which worker takes up which call.
        seconds: Says, by the positional arguments of a call, how long it may run.
        clock: Tells the time in seconds.
    """

    def __init__(
        self,
        lanes: Sequence[Lane],
        start: Callable[[Lane], None],
        post: Callable[[Callable[[], None]], None],
        *,
        on_start: OnStart,
        seconds: Callable[[tuple[Any, ...]], float],
        clock: Callable[[], float],
    ) -> None:
        self.lanes = lanes
        self._start = start
        self._post = post
        self._on_start = on_start
        self._seconds = seconds
        self._clock = clock
        self._waiting: deque[Call] = deque()
        self._suspects: deque[Call] = deque()
        self._start_error: str | None = None
        self._failed_starts = 0

    @property
    def is_busy(self) -> bool:
        """Whether any call has not ended."""
        return bool(self._waiting or self._suspects or any(lane.calls for lane in self.lanes))

    @property
    def deadline(self) -> float:
        """When `kill_overdue` has something to do, at the earliest."""
        return min(lane.deadline for lane in self.lanes)

    def add(self, call: Call) -> None:
        """Line up a call."""
        self._line_of(call).append(call)

    def dispatch(self) -> None:
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
            try:
                self._assign(lane, call)
            except BaseException:
                self._line_of(call).appendleft(call)  # where `fail_all` finds it
                raise

    def kill_overdue(self) -> None:
        """Kill workers whose call has run too long, and give up those that do not even die."""
        now = self._clock()
        for lane in self.lanes:
            if lane.deadline > now:
                continue
            if lane.overdue is None:
                lane.overdue = lane.calls[0]
                lane.deadline = now + KILL_SECONDS
                lane.kill()
            else:
                pid = (lane.process.pid if lane.process else None) or 0
                calls = self._blame_overdue(lane, WorkerLostError(pid, "SIGKILL"))
                lane.abandon()
                self._give_back(lane, calls)

    def retire_all(self) -> None:
        """Let every worker finish what it has and then make room for a fresh one."""
        for lane in self.lanes:
            lane.retiring = lane.process is not None

    def kill(self) -> None:
        """Kill every worker; `settle` sees to their calls."""
        for lane in self.lanes:
            lane.kill()

    def end(self, seconds: float) -> None:
        """Let all workers end, kill those that take longer than this, and give up those that do not even die."""
        for lane in self.lanes:
            lane.let_go()
        until = self._clock() + seconds
        for lane in self.lanes:
            lane.wait(until - self._clock())
        self.kill()
        until = self._clock() + KILL_SECONDS
        for lane in self.lanes:
            lane.wait(until - self._clock())
            lane.abandon()

    def settle(self) -> None:
        """End every call, once the workers are killed."""
        for lane in self.lanes:
            for call in lane.calls:
                call.future.set_exception(WorkerLostError(lane.process.pid or 0 if lane.process else 0, "SIGKILL"))
            lane.calls.clear()
        self.cancel_waiting()

    def cancel_waiting(self) -> None:
        """Cancel every call that is not inside a lane."""
        for line in (self._suspects, self._waiting):
            while line:
                call = line.popleft()
                if call.future.cancel():
                    call.future.set_running_or_notify_cancel()  # wakes those who wait on it
                else:
                    call.future.set_exception(WorkerLostError(0, "SIGKILL"))

    def fail_all(self, error: BaseException) -> None:
        """End every call with an error: nobody may wait for a supervisor that is gone."""
        for call in (*(call for lane in self.lanes for call in lane.calls), *self._suspects, *self._waiting):
            if not (call.taken and call.future.done()) and call.take():
                call.future.set_exception(error)
        for lane in self.lanes:
            lane.calls.clear()

    def cannot_start(self, error: OSError) -> None:
        """Fail every call from now on: no worker can be started."""
        self._start_error = f"worker processes cannot be started: {(error.strerror or str(error)).lower()}"

    def _line_of(self, call: Call) -> deque[Call]:
        return self._suspects if call.alone else self._waiting

    def _choose_lane(self, alone: bool) -> Lane | None:
        """Pick the lane for the next call, or None while it has to wait.

        While a suspect waits, nothing else is handed out: some lane is empty soon. So is one whose worker was killed.
        """
        free = [
            lane
            for lane in self.lanes
            if not (lane.exclusive or lane.overdue is not None or (lane.retiring and lane.calls))
        ]
        if not free:
            return None
        # Of lanes that are equally empty, one whose worker is already running.
        lane = min(free, key=lambda lane: (len(lane.calls), lane.process is None, lane.number))
        limit = 1 if alone else CALLS_IN_A_LANE
        return lane if len(lane.calls) < limit else None

    def _assign(self, lane: Lane, call: Call) -> None:
        if lane.retiring or (call.alone and lane.served):
            lane.reap()
        try:
            if lane.process is None:
                self._start(lane)
            inner = lane.run(call)
        except OSError as error:  # no memory, processes or descriptors left
            lane.reap()
            self.cannot_start(error)
            call.future.set_exception(WorkerStartError(self._start_error))
            return
        except BrokenProcessPool:
            self._line_of(call).appendleft(call)
            if lane.calls:
                lane.retiring = True  # whether what is inside had ended before, its future tells
            else:
                self._lost(lane)
            return
        if len(lane.calls) == 1:
            self._began(lane)
        process = lane.process

        def finished(inner: Future[Any]) -> None:
            self._post(lambda: self._finished(lane, process, call, inner))

        inner.add_done_callback(finished)

    def _began(self, lane: Lane) -> None:
        call = lane.calls[0]
        call.seconds = self._seconds(call.args)
        lane.deadline = self._clock() + call.seconds + (0.0 if lane.was_ready else START_SECONDS)
        self._on_start(lane.number, call.args)

    def _finished(self, lane: Lane, process: Any, call: Call, inner: Future[Any]) -> None:
        if lane.process is not process:
            return  # the lane was given up meanwhile, and its calls were seen to
        error = inner.exception()
        if isinstance(error, BrokenProcessPool):
            self._lost(lane)
            return
        self._failed_starts = 0
        lane.calls.remove(call)
        # Before anything that may fail: nobody else knows of this call any more.
        if error is not None:
            call.future.set_exception(error)
        else:
            call.future.set_result(inner.result())
        if lane.overdue is None:
            lane.deadline = math.inf
            if lane.calls:
                self._began(lane)
        lane.retiring = lane.retiring or lane.has_grown()

    def _lost(self, lane: Lane) -> None:
        """Blame the call that was running, give the others back, and count workers that never got ready."""
        pid, cause = lane.cause_of_death()
        calls = list(lane.calls)
        if lane.overdue is not None:
            calls = self._blame_overdue(lane, WorkerLostError(pid, cause))
        elif not lane.was_ready:
            self._failed_starts += 1
            if self._failed_starts >= STARTS_IN_A_ROW * len(self.lanes):
                self._start_error = f"worker processes end before they are ready, with {cause}"
        elif calls:
            calls.pop(0).future.set_exception(WorkerLostError(pid, cause))
        lane.reap()
        self._give_back(lane, calls)

    def _blame_overdue(self, lane: Lane, lost: WorkerLostError) -> list[Call]:
        """Fail the call for which the worker was killed, and return the others.

        If that one ended in the same instant, the next one was running: no fault of its own, but who submitted it has
        to know that it may have been half done.
        """
        calls = list(lane.calls)
        if calls:
            first = calls.pop(0)
            first.future.set_exception(WorkerTimeoutError(first.seconds) if first is lane.overdue else lost)
        return calls

    def _give_back(self, lane: Lane, calls: Sequence[Call]) -> None:
        lane.calls.clear()
        lane.deadline = math.inf
        lane.overdue = None
        for call in reversed(calls):
            self._line_of(call).appendleft(call)
