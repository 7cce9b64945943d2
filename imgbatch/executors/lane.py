"""One lane: a worker process, the pool around it, and the calls inside."""

from __future__ import annotations

import concurrent.futures.process
import math
import mmap
import multiprocessing.process
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import SpawnContext, SpawnProcess
from typing import Any

JOIN_SECONDS = 5.0
"""How long an idle worker may take to end by itself before it is killed."""

GROWTH = 300 * 2**20
"""Bytes that a worker may keep between two calls beyond what it began with. What it keeps on purpose, for the next
image, is less."""


class Call:
    """One submitted call on its way.

    Attributes:
        alone: A suspect: nothing else may be in its lane, and its worker must be fresh.
        taken: It was inside a lane already, so that its future says "running".
        seconds: How long it may run.
    """

    def __init__(self, fn: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any], alone: bool) -> None:
        self.fn = fn
        self.args = args
        self.kwargs = kwargs
        self.alone = alone
        self.taken = False
        self.seconds = math.inf
        self.future: Future[Any] = Future()

    def take(self) -> bool:
        """Mark as running; False if it was cancelled before."""
        self.taken = self.taken or self.future.set_running_or_notify_cancel()
        return self.taken


class Lane:
    """One worker process and the calls inside it.

    Attributes:
        number: From 0.
        calls: What is inside; the first one is running.
        process: The worker, while there is one.
        served: How many calls this worker was given.
        deadline: When the first call has run too long.
        overdue: The call for which the worker was killed.
        retiring: The worker takes no more calls, and ends when it has none.
    """

    def __init__(self, number: int) -> None:
        self.number = number
        self.calls: deque[Call] = deque()
        self.process: SpawnProcess | None = None
        self.served = 0
        self.deadline = math.inf
        self.overdue: Call | None = None
        self.retiring = False
        self._idle_bytes = 0
        self._pool: ProcessPoolExecutor | None = None
        self._ready: Future[int] | None = None
        self._closer: threading.Thread | None = None

    @property
    def exclusive(self) -> bool:
        return bool(self.calls) and self.calls[0].alone

    @property
    def was_ready(self) -> bool:
        """Whether the worker got as far as taking calls."""
        return self._ready is not None and self._ready.done() and self._ready.exception() is None

    def start(self, initializer: Callable[..., object] | None, initargs: tuple[Any, ...]) -> None:
        context = _RecordingContext()
        self.served = 0
        self.retiring = False
        self.overdue = None
        self.deadline = math.inf
        self._idle_bytes = 0
        self._pool = ProcessPoolExecutor(1, context, initializer, initargs)
        try:
            self._ready = self._pool.submit(ready)
        finally:
            self.process = context.started[0] if context.started else None

    def run(self, call: Call) -> Future[Any]:
        """Hand a call to the worker.

        Raises:
            BrokenProcessPool: The worker is gone.
        """
        assert self._pool is not None
        assert self.process is not None
        try:
            inner = self._pool.submit(call.fn, *call.args, **call.kwargs)
        except RuntimeError as error:  # a pool that breaks at this moment says that it was shut down
            raise BrokenProcessPool(str(error)) from error
        if not self.process.is_alive():
            # It may have begun with the call, or the pool may have forgotten it: Python 3.11 does not lock calls out
            # while it clears up.
            self.let_go()
            self.wait(JOIN_SECONDS)
            if not inner.done():
                inner.set_exception(BrokenProcessPool("the worker is gone"))
        self.calls.append(call)
        self.served += 1
        return inner

    def has_grown(self) -> bool:
        """Whether the worker keeps much more memory than it had at first: a codec leaks, or the heap is in pieces."""
        assert self.process is not None
        bytes_ = _resident(self.process.pid)
        if not self._idle_bytes:
            self._idle_bytes = (self._ready.result() if self.was_ready and self._ready else 0) or bytes_
        return bytes_ > self._idle_bytes + GROWTH

    def kill(self) -> None:
        """Kill the worker; the calls inside are told by their futures."""
        if self.process is not None and self.process.is_alive():  # one that could not be started is not
            self.process.kill()

    def abandon(self) -> None:
        """Forget a worker, even one that does not die: it hangs in the kernel, on a drive that is gone.

        Python, when it ends, waits for all workers and for the thread of every pool. These two are taken off its lists,
        or the program would never end.
        """
        if self._pool is not None and self.process is not None and self.process.is_alive():
            multiprocessing.process._children.discard(self.process)  # type: ignore[attr-defined]  # noqa: SLF001  (no other way)
            if (thread := self._pool._executor_manager_thread) is not None:  # noqa: SLF001  (no other way)
                concurrent.futures.process._threads_wakeups.pop(thread, None)  # noqa: SLF001  (no other way)
        self._pool = self.process = self._ready = self._closer = None

    def let_go(self) -> None:
        """Ask an idle worker to end.

        `shutdown` waits for the threads of the pool, since one that outlives the interpreter leaks a semaphore and says
        so. It has no timeout; a thread of our own around it has.
        """
        if self._pool is not None and self._closer is None:
            self._closer = threading.Thread(target=self._pool.shutdown, name="imgbatch lane closes", daemon=True)
            self._closer.start()

    def wait(self, seconds: float) -> None:
        """Wait until a worker that was asked to end is gone, but no longer than this."""
        if self._closer is not None:
            self._closer.join(max(0.0, seconds))

    def reap(self) -> None:
        """Kill the worker, if it is not dead, and clear up after it."""
        self.let_go()
        self.kill()
        self.wait(JOIN_SECONDS)
        self.abandon()

    def cause_of_death(self) -> tuple[int, str]:
        """Return the process id and what ended it, once its pool is broken."""
        assert self.process is not None
        # The pool's own thread waits for the same process. Whichever comes second is told "no such child" and sees
        # no exit code until the first has noted it, an instant later.
        end = time.monotonic() + JOIN_SECONDS
        while (code := self.process.exitcode) is None and time.monotonic() < end:
            self.process.join(0.01)
        if code is None:
            return self.process.pid or 0, "a broken pipe"
        if code >= 0:
            return self.process.pid or 0, f"exit code {code}"
        try:
            return self.process.pid or 0, signal.Signals(-code).name
        except ValueError:
            return self.process.pid or 0, f"signal {-code}"


class _RecordingContext(SpawnContext):
    """The spawn context, which remembers the processes it started: their handles are needed to kill them."""

    def __init__(self) -> None:
        super().__init__()
        self.started: list[SpawnProcess] = []

    def Process(self, *args: Any, **kwargs: Any) -> SpawnProcess:  # type: ignore[override]  # noqa: N802  (its name there)
        process = SpawnProcess(*args, **kwargs)
        self.started.append(process)
        return process


def _resident(pid: int | None) -> int:
    """Return the bytes of memory that a process has; 0 if it is gone."""
    try:
        with open(f"/proc/{pid}/statm", "rb") as file:
            return int(file.read().split()[1]) * mmap.PAGESIZE
    except OSError:  # it is gone, or this is not Linux
        import psutil  # noqa: PLC0415  (it takes 20 ms)
    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.Error:
        return 0


def ready() -> int:
    """The first call in every worker: when it returns, the initializer has run. Says how many bytes that took.

    Not `ru_maxrss`: on Linux a new process inherits it, and would seem to be as large as its parent.
    """
    return _resident(os.getpid())
