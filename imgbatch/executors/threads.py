"""Threads of this process.

Decoding, resampling and encoding release the interpreter lock, so threads are a real contender. What they lack: a
crash of a codec ends the program, a call that hangs cannot be killed, and there is no sandbox.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from imgbatch.executors.contract import OnStart, WorkerExecutor, ignore_start

P = ParamSpec("P")
T = TypeVar("T")


class ThreadExecutor(WorkerExecutor):
    """A `ThreadPoolExecutor` whose threads have numbers."""

    def __init__(self, max_workers: int, on_start: OnStart = ignore_start) -> None:
        super().__init__(max_workers, on_start)
        self._numbers = itertools.count()
        self._own = threading.local()
        self._pool = ThreadPoolExecutor(max_workers, "imgbatch worker", initializer=self._take_number)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        def call() -> T:
            self._on_start(self._own.number, args)
            return fn(*args, **kwargs)

        return self._pool.submit(call)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._pool.shutdown(wait=wait, cancel_futures=cancel_futures)

    def _take_number(self) -> None:
        self._own.number = next(self._numbers)
