"""One thing after the other, in the caller's own thread: the baseline of every comparison."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import ParamSpec, TypeVar

from imgbatch.executors.contract import OnStart, WorkerExecutor, ignore_start

P = ParamSpec("P")
T = TypeVar("T")


class SerialExecutor(WorkerExecutor):
    """Runs each call within `submit`, which returns a future that is done."""

    def __init__(self, on_start: OnStart = ignore_start) -> None:
        super().__init__(1, on_start)
        self._closed = False

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        if self._closed:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future: Future[T] = Future()
        future.set_running_or_notify_cancel()
        self._on_start(0, args)
        try:
            result = fn(*args, **kwargs)
        except Exception as error:  # noqa: BLE001  (it belongs to the future)
            future.set_exception(error)
        else:
            future.set_result(result)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002  (nothing waits)
        self._closed = True
