"""One batch: the same for the window and the terminal.

Batch(recipe, output, mode, workers)
    .scan(paths)    what is there               -> events
    .plan_checked(sources)  what would be written -> work units
    .run(sources)   do it for sources at hand   -> Run, an iterator of events with pause and cancel
    .run_paths(..)  search and do it, in one    -> Run
"""

from __future__ import annotations

import os
import secrets
import threading
from collections.abc import Callable, Collection, Container, Generator, Iterable, Iterator, Sequence
from enum import StrEnum
from functools import partial

from imgbatch.app.folders import output_folder
from imgbatch.domain.error import RequestError
from imgbatch.domain.event import Event, SourceFound, SourceProbed
from imgbatch.domain.format import Format
from imgbatch.domain.job import JobResult, Source, WorkUnit
from imgbatch.domain.naming import shown
from imgbatch.domain.recipe import IfExists, Recipe
from imgbatch.engine.memory import keep_freed
from imgbatch.engine.opening import probe
from imgbatch.engine.store import discard
from imgbatch.engine.worker import process_unit, start_worker
from imgbatch.executors.contract import OnStart, WorkerExecutor
from imgbatch.executors.lanes import LaneExecutor
from imgbatch.executors.serial import SerialExecutor
from imgbatch.executors.threads import ThreadExecutor
from imgbatch.planning.lookahead import look_ahead
from imgbatch.planning.plan import check_no_source_is_target, overlaps, plan
from imgbatch.planning.scan import scan
from imgbatch.run.runner import Run as Run  # noqa: PLC0414  (for the doors)
from imgbatch.run.runner import Tell

MAX_WORKERS = 256


class Mode(StrEnum):
    """What the resizes run on."""

    PROCESSES = "processes"
    THREADS = "threads"
    SERIAL = "serial"


def default_workers() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def several_folders(paths: Iterable[str]) -> bool:
    """Whether more than one folder is given, so that each keeps its name in the output."""
    return len({os.path.realpath(path) for path in paths if os.path.isdir(path)}) > 1


def find(paths: Iterable[str], *, first: int = 0, output: str = "") -> Generator[Event]:
    """Search paths for images, the output folder left out; see `planning.scan`."""
    yield from scan(paths, first=first, exclude=output_folder(output))


def probe_all(sources: Iterable[Source], allow: Collection[Format] = ()) -> Generator[Event]:
    """Read the header of every source, so that a person sees what is there before the run.

    Args:
        sources: With or without header.
        allow: Formats to read beside the usual ones, as in a recipe.
    """
    for source in sources:
        yield SourceProbed(probe(source, allow))


class Batch:
    """A recipe, a place for its outputs, and a way to run it.

    Args:
        recipe: What to make of every image.
        output: Folder for the outputs; made when it is missing.
        mode: What the resizes run on.
        workers: How many images at once; None for one on each core.

    Raises:
        RequestError: A value makes no sense.
    """

    def __init__(self, recipe: Recipe, output: str, *, mode: Mode = Mode.PROCESSES, workers: int | None = None) -> None:
        if not output:
            raise RequestError("no output folder was given", "output")
        workers = default_workers() if workers is None else workers
        if not 1 <= workers <= MAX_WORKERS:
            raise RequestError(f"workers must be between 1 and {MAX_WORKERS}, not {workers}", "workers")
        self.recipe = recipe
        self.output = output_folder(output)
        self.mode = mode
        self.workers = 1 if mode is Mode.SERIAL else workers
        self._token = secrets.token_hex(4)

    def scan(self, paths: Iterable[str], *, first: int = 0) -> Iterator[Event]:
        """Search paths for images, the output folder left out; see `planning.scan`."""
        return scan(paths, first=first, exclude=self.output)

    def plan(
        self, sources: Iterable[Source], *, name_roots: bool = False, only: Container[int] | None = None
    ) -> Iterator[WorkUnit]:
        """Say what would be written for each source; see `planning.plan`."""
        return plan(
            sources,
            self.recipe,
            self.output,
            probe=partial(probe, allow=self.recipe.allow),
            token=self._token,
            name_roots=name_roots,
            only=only,
        )

    def plan_checked(
        self, sources: Sequence[Source], *, name_roots: bool = False, only: Container[int] | None = None
    ) -> Iterator[WorkUnit]:
        """Plan sources that are all known; see `planning.plan`.

        Raises:
            RequestError: An output would replace a source. It comes before the first unit.
        """
        paths = {os.path.dirname(source.path) for source in sources}
        if self._may_replace_a_source(paths):
            # Planned twice: to keep a million units instead would take gigabytes.
            check_no_source_is_target(self.plan(sources, name_roots=name_roots), sources)
        yield from self.plan(sources, name_roots=name_roots, only=only)

    def run(self, sources: Sequence[Source], *, name_roots: bool = False, only: Collection[int] | None = None) -> Run:
        """Prepare to do the work for these sources.

        `events()` of the run raises RequestError, before anything is written, if an output would replace a source.

        Args:
            sources: All that share the output folder, so that no two outputs share a name.
            name_roots: See `several_folders`.
            only: Numbers of those to do now; None for all.

        Raises:
            RequestError: The output folder cannot be used.
        """
        self._check_output()
        count = len(sources) if only is None else len(only)
        return self._run(lambda _tell: self.plan_checked(sources, name_roots=name_roots, only=only), sources=count)

    def run_paths(self, paths: Sequence[str]) -> Run:
        """Prepare to search paths and do the work for what is found, both at the same time; like `run` otherwise."""
        self._check_output()
        name_roots = several_folders(paths)

        def units(tell: Tell) -> Iterator[WorkUnit]:
            if not self._may_replace_a_source(paths):
                return self.plan(look_ahead(self.scan(paths), tell), name_roots=name_roots)
            # Everything must be known before the first file is written, so the search comes first.
            sources = []
            for event in self.scan(paths):
                tell(event)
                if isinstance(event, SourceFound):
                    sources.append(event.source)
            return self.plan_checked(sources, name_roots=name_roots)

        return self._run(units, sources=None)

    def _may_replace_a_source(self, paths: Iterable[str]) -> bool:
        """Whether outputs must be held against sources first.

        What exists is kept unless replacing is asked for, and then a link anywhere in the folders can lead an output
        to a source. Otherwise only an output folder among the inputs is worth a refusal, before it is a row of skips.
        """
        return self.recipe.if_exists is IfExists.REPLACE or overlaps(self.output, paths)

    def _run(self, units: Callable[[Tell], Iterable[WorkUnit]], *, sources: int | None) -> Run:
        cancelled = threading.Event()
        process: Callable[[WorkUnit], tuple[JobResult, ...]] = process_unit
        if self.mode is not Mode.PROCESSES:
            # A thread cannot be killed; it asks before it gives its output a name.
            process = partial(process_unit, cancelled=cancelled.is_set)
        return Run(
            units,
            process,
            self._make_workers,
            discard=discard,
            mode=self.mode.value,
            workers=self.workers,
            sizes=len(self.recipe.sizes),
            sources=sources,
            cancelled=cancelled,
        )

    def _make_workers(self, on_start: OnStart) -> WorkerExecutor:
        match self.mode:
            case Mode.PROCESSES:
                return LaneExecutor(self.workers, start_worker, on_start=on_start)
            case Mode.THREADS:
                keep_freed()  # as workers do, or the comparison would not be one of threads and processes
                return ThreadExecutor(self.workers, on_start)
            case Mode.SERIAL:
                keep_freed()
                return SerialExecutor(on_start)

    def _check_output(self) -> None:
        """Refuse an output folder that cannot be made or written to. It is made with the first output."""
        folder = self.output
        while not os.path.lexists(folder) and os.path.dirname(folder) != folder:
            folder = os.path.dirname(folder)
        if not os.path.isdir(folder):
            raise RequestError(f"the output folder cannot be made: {shown(folder)!r} is not a folder", "output")
        if not os.access(folder, os.W_OK | os.X_OK):
            raise RequestError(f"nothing may be written in {shown(folder)!r}", "output")
