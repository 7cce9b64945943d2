"""Serial, threads and processes on a sample of somebody's own files, in turn.

sources --> sample, by size --> read once (the disk) --> one trial that does not count --> trials, round after round

Every trial has a process of its own, so that none inherits the memory of another, and one that crashes or hangs is
nobody else's. What it writes goes into a temporary folder and is gone after it.
"""

from __future__ import annotations

import itertools
import os
import platform
import shutil
import signal
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import Future, wait
from contextlib import suppress
from typing import ParamSpec, TypeVar

import msgspec
import psutil

from imgbatch.app.batch import MAX_WORKERS
from imgbatch.app.look import looking
from imgbatch.app.machine import default_workers
from imgbatch.app.trial import conduct, read_all
from imgbatch.domain.comparison import (
    PROCESSES,
    SERIAL,
    THREADS,
    Comparison,
    Contender,
    Machine,
    Sample,
    Stage,
    Terms,
    Trial,
)
from imgbatch.domain.error import RequestError, WorkerLostError
from imgbatch.domain.event import PathRejected, SourceFound
from imgbatch.domain.job import Source
from imgbatch.domain.naming import shown
from imgbatch.domain.recipe import Recipe
from imgbatch.engine.worker import start_worker
from imgbatch.executors.lanes import LaneExecutor
from imgbatch.planning.scan import scan

P = ParamSpec("P")
T = TypeVar("T")

_LOOK_SECONDS = 0.02
"""How often the memory of all processes is looked at."""

_LOOKS_PER_FAMILY = 15
"""How often it is before new processes are looked for."""

_ENDING_SECONDS = 0.5
"""How long workers may take to follow the process that started them."""


class _StoppedError(Exception):
    """Nobody wants to know any more."""


class _Follower(threading.Event):
    """Is set when another one is; that it is set itself is nothing to the other one."""

    def __init__(self, other: threading.Event) -> None:
        super().__init__()
        self._other = other

    def is_set(self) -> bool:
        return super().is_set() or self._other.is_set()


def compare(
    sources: Sequence[Source],
    recipe: Recipe,
    terms: Terms,
    stopped: threading.Event,
) -> Generator[Comparison]:
    """Measure, and yield what is known whenever more is known.

    Args:
        sources: The files to choose from, with or without headers.
        recipe: What is made of each.
        terms: How.
        stopped: Ends it within a moment when it is set.

    Raises:
        RequestError: A number makes no sense, or there is nothing to compare with. It comes before the first trial.
    """
    counts = sorted(set(terms.workers)) or worker_counts(default_workers())
    _check(terms, counts)
    known = Comparison(machine=machine(), contenders=contenders(counts, is_warm=terms.is_warm), runs=terms.runs)
    yield known
    try:
        with tempfile.TemporaryDirectory(prefix="imgbatch-compare-", ignore_cleanup_errors=True) as folder:
            yield from _measure(known, sources, recipe, terms.sample, folder, stopped)
    except _StoppedError:
        return
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise RequestError(f"nothing can be written into {shown(tempfile.gettempdir())!r} ({reason})") from None


def find_sources(paths: Iterable[str], rejected: Callable[[PathRejected], object]) -> list[Source]:
    """Search paths for images, and tell what cannot be used; see `planning.scan`."""
    sources = []
    for event in scan(paths):
        if isinstance(event, SourceFound):
            sources.append(event.source)
        elif isinstance(event, PathRejected):
            rejected(event)
    return sources


def worker_counts(cores: int) -> list[int]:
    """Return 1, 2, 4 and so on, and the number of cores."""
    counts = {2**power for power in range(cores.bit_length())}
    return sorted(count for count in counts | {cores} if count <= cores)


def contenders(counts: Iterable[int], *, is_warm: bool = False) -> tuple[Contender, ...]:
    """Return everyone who takes part, in the order of their turns."""
    counts = tuple(counts)
    return (
        Contender(SERIAL),
        *(Contender(THREADS, count) for count in counts),
        *(Contender(PROCESSES, count) for count in counts),
        *(Contender(PROCESSES, count, is_warm=True) for count in counts if is_warm),
    )


def choose(sources: Iterable[Source], number: int) -> list[Source]:
    """Choose sources that stand for all: as many of each part of them, from the smallest files to the largest."""
    ordered = sorted((source for source in sources if source.error is None), key=lambda source: source.bytes)
    number = min(number, len(ordered))
    chosen = [ordered[(2 * place + 1) * len(ordered) // (2 * number)] for place in range(number)]
    return sorted(chosen, key=lambda source: source.number)


def machine() -> Machine:
    """Say where this is."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    has_lock = getattr(sys, "_is_gil_enabled", lambda: True)
    return Machine(
        cores=default_workers(),
        system=platform.platform(terse=True),
        python=f"{platform.python_implementation()} {platform.python_version()}",
        is_free_threaded=not has_lock(),
        load=load,
    )


def _check(terms: Terms, counts: Sequence[int]) -> None:
    if terms.sample < 1:
        raise RequestError("at least one image is needed", "sample")
    if terms.runs < 1:
        raise RequestError("each has to have its turn once, at least", "runs")
    if not 1 <= counts[0] <= counts[-1] <= MAX_WORKERS:
        raise RequestError(f"workers must be between 1 and {MAX_WORKERS}", "workers")


def _measure(
    known: Comparison,
    sources: Sequence[Source],
    recipe: Recipe,
    number: int,
    folder: str,
    stopped: threading.Event,
) -> Generator[Comparison]:
    with looking(recipe.allow, _Follower(stopped)) as prober:
        looked = list(prober.probed(choose(sources, number)))
    chosen = [source for source in looked if source.error is None and source.header is not None]
    if stopped.is_set():
        return
    if not chosen:
        raise RequestError("there is no image to compare with", "paths")
    # Images that fail or end their worker are found where they can do no harm.
    known = msgspec.structs.replace(known, stage=Stage.WARMING)
    yield known
    warming = Contender(PROCESSES, max(contender.workers for contender in known.contenders))
    done = {span.image for span in _try(warming, 0, recipe, chosen, folder, stopped).spans}
    left = [source for place, source in enumerate(chosen) if place in done]
    if not left:
        raise RequestError("nothing could be made of any of these images", "paths")
    try:
        seconds, is_cold = _Watched(stopped).call(read_all, [source.path for source in left])
    except WorkerLostError as error:
        raise RequestError(f"the images could not be read: that ended with {error.cause}", "paths") from None
    known = msgspec.structs.replace(
        known,
        stage=Stage.MEASURING,
        sample=_describe(sources, left, len(looked) - len(left), recipe, seconds, is_cold=is_cold),
    )
    for round_ in range(known.runs):
        for contender in known.contenders:
            known = msgspec.structs.replace(known, trying=contender)
            yield known
            known = known.with_trial(_try(contender, round_, recipe, left, folder, stopped))
    yield msgspec.structs.replace(known, stage=Stage.DONE)


def _try(
    contender: Contender, round_: int, recipe: Recipe, sources: Sequence[Source], folder: str, stopped: threading.Event
) -> Trial:
    """Conduct a trial in a process of its own, and watch it.

    Raises:
        _StoppedError: It was not wanted any more.
    """
    watched = _Watched(stopped)
    output = os.path.join(folder, "out")
    before = _disk_seconds()
    try:
        trial = watched.call(conduct, contender, round_, recipe, sources, output)
    except WorkerLostError as error:
        return Trial(contender=contender, round=round_, failure=f"the program ended with {error.cause}")
    finally:
        shutil.rmtree(output, ignore_errors=True)  # the temporary folder around it goes anyway
    after = _disk_seconds()
    disk = None
    if before is not None and after is not None:
        disk = (after - before) * default_workers() / (os.cpu_count() or 1)  # it is that of all cores, also of others
    return msgspec.structs.replace(trial, disk=disk, peak_bytes=watched.peak_bytes)


class _Watched:
    """A process for one call, and the memory that it takes, with all that it starts.

    Attributes:
        peak_bytes: Of all of them together, at the highest.
    """

    def __init__(self, stopped: threading.Event) -> None:
        self._stopped = stopped
        self.peak_bytes = 0

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call a function there.

        Raises:
            _StoppedError: It was not wanted any more.
            WorkerLostError: It ended the process.
        """
        executor = LaneExecutor(1, start_worker)
        family: list[psutil.Process] = []
        try:
            process = psutil.Process(self._wait(executor.submit(os.getpid)))
            future = executor.submit(function, *args, **kwargs)
            looks = itertools.cycle(range(_LOOKS_PER_FAMILY))
            while True:
                with suppress(psutil.NoSuchProcess):
                    if next(looks) == 0:
                        family = [process, *process.children(recursive=True)]
                self.peak_bytes = max(self.peak_bytes, memory_bytes(family))
                if _is_over(future):
                    return future.result()
                self._check()
        except _StoppedError:
            if family:
                with suppress(psutil.NoSuchProcess):
                    family[0].send_signal(signal.SIGTERM)  # it cancels what it is at; see `trial`
                wait([future], _ENDING_SECONDS)
            raise
        finally:
            executor.kill_workers()
            psutil.wait_procs(family, _ENDING_SECONDS)  # what it started sees it go, and follows

    def _wait(self, future: Future[T]) -> T:
        while not _is_over(future):
            self._check()
        return future.result()

    def _check(self) -> None:
        if self._stopped.is_set():
            raise _StoppedError


def memory_bytes(family: Iterable[psutil.Process]) -> int:
    """Return what processes have of the memory, together; libraries that all of them have loaded count once.

    The system's own account of what is shared (PSS) takes 5 ms for a process of 200 MB, in which it cannot get more:
    that would be measured, too. Processes that were spawned share files and nothing else.
    """
    private, common = 0, 0
    for process in family:
        with suppress(psutil.Error):  # it is gone
            memory = process.memory_info()
            shared = getattr(memory, "shared", 0)  # Linux says
            private, common = private + memory.rss - shared, max(common, shared)
    return private + common


def _is_over(future: Future[T]) -> bool:
    try:
        future.exception(timeout=_LOOK_SECONDS)
    except TimeoutError:
        return False
    return True


def _disk_seconds() -> float | None:
    """Return how long cores have been idle because something waited for a disk; None if the system does not say."""
    seconds = getattr(psutil.cpu_times(), "iowait", None)
    return None if seconds is None else float(seconds)


def _describe(
    sources: Sequence[Source],
    chosen: Sequence[Source],
    left_out: int,
    recipe: Recipe,
    seconds: float,
    *,
    is_cold: bool,
) -> Sample:
    headers = [source.header for source in chosen if source.header is not None]
    formats = Counter(header.format.value for header in headers)
    return Sample(
        images=len(chosen),
        found=len(sources),
        pixels=sum(header.width * header.height * header.frames for header in headers),
        bytes=sum(source.bytes for source in chosen),
        formats=dict(formats.most_common()),
        left_out=left_out,
        sizes=tuple(map(str, recipe.sizes)),
        read_seconds=seconds,
        is_cold=is_cold,
    )
