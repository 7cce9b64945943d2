"""One image before and after: the source, and the file that would be made of it, made in a worker process in memory.

Only the newest wish counts. What is made of one that is none any more is given up, with its worker if need be.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import ParamSpec, TypeVar

import msgspec

from imgbatch.domain.error import ErrorInfo, ErrorKind, WorkerLostError, WorkerTimeoutError
from imgbatch.domain.geometry import Gravity
from imgbatch.domain.job import Source, WorkUnit
from imgbatch.domain.preview import After, Before, NoFile
from imgbatch.domain.recipe import IfExists, Recipe
from imgbatch.domain.size import Size
from imgbatch.engine.preview import MAX_BYTES, after, before, look
from imgbatch.engine.sandbox import Sandbox
from imgbatch.engine.worker import start_worker
from imgbatch.executors.lanes import LaneExecutor
from imgbatch.planning.plan import plan

P = ParamSpec("P")
T = TypeVar("T")

EDGE = 2_000
"""Longest edge of the pictures, in pixels. They are eleven megabytes each then."""

SECONDS = 60.0
"""How long one picture may take."""

IDLE_SECONDS = 30.0
"""How long the worker is kept when nothing is wanted: people look before they go on."""

_STALE_SECONDS = 0.3
"""How long what is not wanted any more may take yet. A fresh worker takes longer."""

_POLL_SECONDS = 0.05
_LIBRARIES_BYTES = 2**30


class Wish(msgspec.Struct, frozen=True):
    """What is to be shown.

    Attributes:
        serial: Later wishes have larger numbers.
        source: The image; its file is looked at anew.
        recipe: What would be made of it.
        size: Which of the recipe's sizes.
        focus: What stays in view, if that is not as the recipe says.
        known: The source as it was when it was shown last; it is not shown again while it is the same.
    """

    serial: int
    source: Source
    recipe: Recipe
    size: Size
    focus: Gravity | None = None
    known: Source | None = None


News = tuple[int, Before | After | NoFile]
"""The number of a wish, and what came of it."""


class Wanted:
    """The newest wish. One thread says so, another one takes it."""

    def __init__(self) -> None:
        self._wish: Wish | None = None
        self._is_closed = False
        self._changed = threading.Condition()

    def __bool__(self) -> bool:
        return self._wish is not None

    def replace(self, wish: Wish | None) -> None:
        """Want this, and nothing of before."""
        with self._changed:
            self._wish = wish
            self._changed.notify()

    def take(self, seconds: float) -> Wish | None:
        """Wait for a wish; None if there is none for so long."""
        with self._changed:
            self._changed.wait_for(lambda: self._wish or self._is_closed, seconds)
            wish, self._wish = self._wish, None
            return None if self._is_closed else wish

    @property
    def is_newer(self) -> bool:
        """Whether there is a newer wish than the one that was taken, or nothing is wanted any more."""
        return self._wish is not None or self._is_closed

    @property
    def is_closed(self) -> bool:
        """Whether nothing is wanted any more, for good."""
        return self._is_closed

    def close(self) -> None:
        """Let whoever waits go."""
        with self._changed:
            self._is_closed = True
            self._changed.notify()


def previews(wanted: Wanted) -> Generator[News]:
    """Fulfil wishes until there is none for a while: first how the source looks, if it is another one, then the file.

    A file that ends the worker or takes too long costs one preview.
    """
    worker = _Worker(wanted)
    try:
        while (wish := wanted.take(IDLE_SECONDS)) is not None:
            for made in _made(worker, wish):
                yield wish.serial, made
    finally:
        worker.kill()


def _made(worker: _Worker, wish: Wish) -> Iterator[Before | After | NoFile]:
    allow = wish.recipe.allow
    source = worker.call(look, wish.source, allow)
    if source is None or isinstance(source, NoFile):
        if source is not None:
            yield source
        return
    if source.error is not None:
        yield NoFile(str(source.error), source.error)
        return
    if source != wish.known:
        picture = worker.call(before, source, EDGE, allow)
        if picture is not None:
            yield picture
        if not isinstance(picture, Before):
            return
    file = worker.call(after, planned(source, wish.recipe, wish.focus), str(wish.size), EDGE)
    if file is not None:
        yield file


def planned(source: Source, recipe: Recipe, focus: Gravity | None) -> WorkUnit:
    """Plan one source as a run does that finds no file of an earlier one.

    Args:
        source: With its header.
        recipe: What to make of it.
        focus: What stays in view, if that is not as the recipe says.
    """
    recipe = msgspec.structs.replace(recipe, if_exists=IfExists.REPLACE)
    focused = {} if focus is None else {source.path: focus}
    # Nothing is written, so that it does not matter where.
    (unit,) = plan([source], recipe, os.path.abspath(os.sep), probe=_known, token="preview", focus=focused)  # noqa: S106  (no secret)
    return unit


def _known(sources: Iterable[Source], _is_wanted: Callable[[Source], bool]) -> Iterator[Source]:
    return iter(sources)


class _Worker:
    """One process that may read everything and write nothing."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._lane = self._start()

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | NoFile | None:
        """Call a function in the process; None if what comes of it is not wanted any more."""
        future = self._lane.submit(function, *args, **kwargs)
        stale_since = None
        while True:
            try:
                result = future.result(timeout=_POLL_SECONDS)
            except TimeoutError:
                if not self._wanted.is_newer:
                    continue
                stale_since = stale_since or time.monotonic()
                if self._wanted.is_closed or time.monotonic() - stale_since > _STALE_SECONDS:
                    self.kill()
                    self._lane = self._start()
                    return None
            except WorkerLostError as error:
                return _none(ErrorKind.CRASHED, f"it ended its worker ({error.cause})")
            except WorkerTimeoutError as error:
                return _none(ErrorKind.TIMEOUT, f"the preview was given up after {error.seconds:.0f} s")
            else:
                return None if self._wanted.is_newer else result

    def kill(self) -> None:
        """End the process at once."""
        self._lane.kill_workers()

    def _start(self) -> LaneExecutor:
        sandbox = Sandbox((os.path.abspath(os.sep),), (), MAX_BYTES + _LIBRARIES_BYTES)
        return LaneExecutor(1, start_worker, lambda: (sandbox,), seconds=lambda _args: SECONDS)


def _none(kind: ErrorKind, text: str) -> NoFile:
    error = ErrorInfo(kind, text, "it may be damaged")
    return NoFile(str(error), error)
