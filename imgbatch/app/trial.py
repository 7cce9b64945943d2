"""One trial of a comparison: the batch as it always is, in one mode, in a process of its own that measures it.

    conduct() -> Batch.run() -> Stopwatch -> executor -> worker: begin, end and CPU time of each image

Images are timed where they are worked on, so that neither messages nor whoever reads the events count as work.
"""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import closing, suppress
from functools import partial
from typing import Any, ParamSpec, TypeVar

import psutil

from imgbatch.app.access import Access
from imgbatch.app.batch import Batch, Mode
from imgbatch.domain.comparison import Contender, Span, Trial
from imgbatch.domain.error import RequestError, WorkerStartError
from imgbatch.domain.job import JobDone, Source, WorkUnit
from imgbatch.domain.recipe import Recipe
from imgbatch.engine.errors import ImageError
from imgbatch.engine.opening import read
from imgbatch.engine.regular import open_regular
from imgbatch.executors.contract import OnStart, WorkerExecutor

P = ParamSpec("P")
T = TypeVar("T")

Timed = tuple[float, float, float, T]
"""Begin, end and seconds of CPU, by `time.perf_counter`; and what came of it."""


class Stopwatch(WorkerExecutor):
    """An executor that notes when another one does which unit, and in which of its workers.

    Args:
        make: Makes the other one.
        on_start: See `WorkerExecutor`.
        is_kept: Whether the other one goes on when it is told to shut down, for another batch; `close` ends it.

    Attributes:
        spans: By the number of the source; of units of which all jobs are done.
        cpu: Seconds of CPU of all processes when it was last told to shut down.
    """

    def __init__(self, make: Callable[[OnStart], WorkerExecutor], on_start: OnStart, *, is_kept: bool = False) -> None:
        self._is_kept = is_kept
        self._workers: dict[int, int] = {}
        self.cpu = (0.0, 0.0)
        self.spans: dict[int, Span] = {}
        self._inner = make(self._on_taken)
        super().__init__(self._inner.max_workers, on_start)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        return self._passed_on(self._inner.submit(partial(timed, fn), *args, **kwargs), args)

    def submit_alone(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        return self._passed_on(self._inner.submit_alone(partial(timed, fn), *args, **kwargs), args)

    def renew_workers(self) -> None:
        self._inner.renew_workers()

    def kill_workers(self) -> None:
        self._inner.kill_workers()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self.cpu = cpu_seconds()  # while the workers are there: Windows knows nothing of those that have ended
        if not self._is_kept:
            self._inner.shutdown(wait=wait, cancel_futures=cancel_futures)

    def close(self) -> None:
        """Shut down the other one, whatever was said."""
        self._inner.shutdown()

    def watch_anew(self, on_start: OnStart) -> None:
        """Forget what was noted, and tell somebody else from now on."""
        self.spans.clear()
        self._on_start = on_start

    def _on_taken(self, worker: int, args: tuple[object, ...]) -> None:
        if isinstance(unit := args[0], WorkUnit):
            self._workers[unit.source.number] = worker
        self._on_start(worker, args)

    def _passed_on(self, inner: Future[Timed[T]], args: tuple[Any, ...]) -> Future[T]:
        outer: Future[T] = Future()
        outer.set_running_or_notify_cancel()

        def ended(inner: Future[Timed[T]]) -> None:
            if inner.cancelled():
                outer.set_exception(RuntimeError("a trial cancels nothing"))
            elif (error := inner.exception()) is not None:
                outer.set_exception(error)
            else:
                begin, end, cpu, result = inner.result()
                if isinstance(args[0], WorkUnit) and _is_done(result):
                    number = args[0].source.number
                    self.spans[number] = Span(self._workers[number], number, begin, end, cpu)
                outer.set_result(result)

        inner.add_done_callback(ended)
        return outer


class _WatchedBatch(Batch):
    """A batch whose workers are watched, and kept for the next run if need be."""

    learns = False  # all of it together does, in the end
    is_kept = False
    stopwatch: Stopwatch | None = None

    def _make_workers(self, access: Access, on_start: OnStart) -> WorkerExecutor:
        if self.stopwatch is None:
            self.stopwatch = Stopwatch(partial(super()._make_workers, access), on_start, is_kept=self.is_kept)
        else:
            self.stopwatch.watch_anew(on_start)
        return self.stopwatch


def timed(fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Timed[T]:
    """Call a function, in a worker, and return when that was."""
    begin, cpu = time.perf_counter(), time.thread_time()
    result = fn(*args, **kwargs)
    return begin, time.perf_counter(), time.thread_time() - cpu, result


def conduct(contender: Contender, round_: int, recipe: Recipe, sources: Sequence[Source], folder: str) -> Trial:
    """Run a batch and measure it. It is called in a process that has nothing else to do.

    Args:
        contender: How to run it.
        round_: Only noted.
        recipe: What to make of each image.
        sources: With their headers.
        folder: For the outputs; it is gone afterwards.
    """
    batch = _WatchedBatch(recipe, folder, mode=Mode(contender.mode), workers=contender.workers)
    batch.is_kept = contender.is_warm
    try:
        if contender.is_warm:
            _run(batch, sources)
            _empty(folder)
        cpu = cpu_seconds()
        begin = time.perf_counter()
        _run(batch, sources)
        seconds = time.perf_counter() - begin
    except (RequestError, WorkerStartError, OSError) as error:
        return Trial(contender=contender, round=round_, failure=str(error))
    stopwatch = batch.stopwatch
    assert stopwatch is not None
    stopwatch.close()
    places = {source.number: place for place, source in enumerate(sources)}
    spans = [
        Span(span.worker, places[span.image], span.begin - begin, span.end - begin, span.cpu)
        for span in sorted(stopwatch.spans.values(), key=lambda span: span.end)
    ]
    return Trial(
        contender=contender,
        round=round_,
        seconds=seconds,
        pixels=sum(_pixels(sources[span.image]) for span in spans),
        spans=tuple(spans),
        user=stopwatch.cpu[0] - cpu[0],
        system=stopwatch.cpu[1] - cpu[1],
        failure="" if len(spans) == len(sources) else f"{len(sources) - len(spans)} of {len(sources)} images failed",
    )


def read_all(paths: Sequence[str]) -> tuple[float, bool]:
    """Read files one after the other; return the seconds that took, and whether the system was asked to forget them."""
    is_cold = hasattr(os, "posix_fadvise")
    if is_cold:
        for path in paths:
            with suppress(ImageError), open_regular(path) as file:  # it is gone, and fails in each trial
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    begin = time.perf_counter()
    for path in paths:
        with suppress(ImageError):
            read(path)
    return time.perf_counter() - begin, is_cold


def _run(batch: Batch, sources: Sequence[Source]) -> None:
    run = batch.run(sources)
    # Whoever watches asks so. Killed, a process would leave what its workers share to be complained about.
    signal.signal(signal.SIGTERM, lambda *_: run.cancel())
    with closing(run.events()) as events:
        for _ in events:
            pass


def _is_done(result: object) -> bool:
    return isinstance(result, tuple) and all(isinstance(one, JobDone) for one in result)


def _empty(folder: str) -> None:
    """Remove what is in a folder. It stays itself: workers may write to this one, not to another one of its name."""
    with suppress(FileNotFoundError), os.scandir(folder) as entries:  # nothing came of it, and it was never made
        for entry in entries:
            shutil.rmtree(entry.path) if entry.is_dir(follow_symlinks=False) else os.unlink(entry.path)


def _pixels(source: Source) -> int:
    header = source.header
    return header.width * header.height * header.frames if header is not None else 0


def cpu_seconds() -> tuple[float, float]:
    """Return what this process and its children took of the cores so far, in programs and in the system."""
    this = psutil.Process()
    times = this.cpu_times()
    user, system = getattr(times, "children_user", 0.0), getattr(times, "children_system", 0.0)  # those that have ended
    for process in (this, *this.children()):
        with suppress(psutil.NoSuchProcess):
            times = process.cpu_times()
            user, system = user + times.user, system + times.system
    return user, system
