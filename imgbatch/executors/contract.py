"""What a batch asks of an executor beyond `concurrent.futures.Executor`."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

OnStart = Callable[[int, tuple[object, ...]], None]
"""Called with the number of the worker, from 0, and the positional arguments of the call that it takes up. It comes
from any thread and must return at once."""


def ignore_start(_worker: int, _args: tuple[object, ...]) -> None:
    """Do nothing: the `OnStart` of an executor that nobody watches."""


class WorkerExecutor(Executor):
    """An executor with numbered workers.

    Args:
        max_workers: How many calls run at once, at the most.
        on_start: Told which worker takes up which call.
    """

    def __init__(self, max_workers: int, on_start: OnStart = ignore_start) -> None:
        if max_workers < 1:
            raise ValueError("max_workers must be greater than 0")
        self.max_workers = max_workers
        self._on_start = on_start

    def submit_alone(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Submit a call that is suspected of killing workers: alone, and on a fresh worker, where there is such."""
        return self.submit(fn, *args, **kwargs)

    def renew_workers(self) -> None:
        """Give calls that are submitted from now on to workers that are started after this, where there are such."""

    def kill_workers(self) -> None:
        """Give up every call at once, as far as this kind of worker can be stopped, and take no more.

        Returns within a fraction of a second. Afterwards no pending call starts; one that cannot be stopped runs to
        its end unobserved.
        """
        self.shutdown(wait=False, cancel_futures=True)
