"""Small pictures of images, made one after the other in a worker process, in the order in which they are wanted."""

from __future__ import annotations

import os
import threading
from collections.abc import Generator, Iterable

from imgbatch.domain.error import WorkerLostError, WorkerTimeoutError
from imgbatch.domain.job import Source
from imgbatch.domain.thumbnail import Thumbnail
from imgbatch.engine.sandbox import Sandbox
from imgbatch.engine.thumbnail import thumbnail
from imgbatch.engine.worker import start_worker
from imgbatch.executors.lanes import LaneExecutor

SECONDS = 10.0
"""How long one picture may take."""

IDLE_SECONDS = 3.0
"""How long the worker is kept when nothing is wanted."""

_MEMORY = 2**30
_POLL_SECONDS = 0.1


class Wanted:
    """The images of which pictures are wanted. One thread says so, another one takes them."""

    def __init__(self) -> None:
        self._sources: list[Source] = []
        self._edge = 0
        self._closed = False
        self._changed = threading.Condition()

    def __bool__(self) -> bool:
        return bool(self._sources)

    @property
    def is_closed(self) -> bool:
        """Whether nothing is wanted any more, for good."""
        return self._closed

    def replace(self, sources: Iterable[Source], edge: int) -> None:
        """Want these, the first one first, and no others: what was wanted before and is not among them is forgotten.

        Args:
            sources: They have a header.
            edge: Longest edge of the pictures, in pixels.
        """
        with self._changed:
            self._sources = list(sources)[::-1]
            self._edge = edge
            self._changed.notify()

    def take(self, seconds: float) -> tuple[Source, int] | None:
        """Wait for what is wanted most, with the edge of its picture; None if nothing is for so long."""
        with self._changed:
            self._changed.wait_for(lambda: self._sources or self._closed, seconds)
            return (self._sources.pop(), self._edge) if self._sources and not self._closed else None

    def close(self) -> None:
        """Let whoever waits go."""
        with self._changed:
            self._closed = True
            self._sources = []
            self._changed.notify()


def thumbnails(wanted: Wanted) -> Generator[tuple[int, Thumbnail | None]]:
    """Make pictures of what is wanted until nothing is for a while; yield the number of each image with its picture.

    There is none where the file has none, takes too long, or ends the worker: that costs one picture.
    """
    sandbox = Sandbox((os.path.abspath(os.sep),), (), _MEMORY)
    workers = LaneExecutor(1, start_worker, lambda: (sandbox,), seconds=lambda _args: SECONDS)
    try:
        while (request := wanted.take(IDLE_SECONDS)) is not None:
            source, edge = request
            future = workers.submit(thumbnail, source, edge)
            while not wanted.is_closed:
                try:
                    yield source.number, future.result(timeout=_POLL_SECONDS)
                except TimeoutError:
                    continue
                except (WorkerLostError, WorkerTimeoutError):
                    yield source.number, None
                break
    finally:
        workers.kill_workers()
