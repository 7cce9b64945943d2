"""One batch: the same for the window and the terminal.

Batch(recipe, output, mode, workers, journal)
    .scan(paths)    what is there               -> events
    .preview(paths) what would be written       -> work units
    .run(sources)   do it for sources at hand   -> Run, an iterator of events with pause and cancel
    .run_paths(..)  search and do it, in one    -> Run
"""

from __future__ import annotations

import copy
import os
import secrets
import threading
from collections import deque
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import partial
from typing import Any

from imgbatch.app.access import Access
from imgbatch.app.auto import choose
from imgbatch.app.folders import output_folder
from imgbatch.app.look import looking
from imgbatch.app.machine import default_workers, free_memory
from imgbatch.app.pace import Learner
from imgbatch.app.past import Past, was_cut_short
from imgbatch.app.peek import Peek
from imgbatch.app.recorder import Recorder
from imgbatch.app.run import BatchRun, Units, reached, writable
from imgbatch.domain.choice import Choice
from imgbatch.domain.error import RequestError
from imgbatch.domain.estimate import peak_bytes, probe_seconds, seconds
from imgbatch.domain.event import Event, SourceFound
from imgbatch.domain.geometry import Gravity
from imgbatch.domain.job import JobResult, Source, WorkUnit
from imgbatch.domain.naming import shown
from imgbatch.domain.recipe import IfExists, Recipe
from imgbatch.domain.request import Request
from imgbatch.engine.memory import KEPT, keep_freed
from imgbatch.engine.store import discard
from imgbatch.engine.worker import probe_sources, process_sparingly, process_unit, start_worker
from imgbatch.executors.contract import OnStart, WorkerExecutor
from imgbatch.executors.lanes import LaneExecutor
from imgbatch.executors.serial import SerialExecutor
from imgbatch.executors.threads import ThreadExecutor
from imgbatch.journal.journal import Journal as Journal  # noqa: PLC0414  (for the doors)
from imgbatch.planning.lookahead import look_ahead
from imgbatch.planning.plan import check_no_source_is_target, overlaps, plan
from imgbatch.planning.scan import scan
from imgbatch.run.admission import Admission
from imgbatch.run.prober import Prober
from imgbatch.run.runner import Run as Run  # noqa: PLC0414  (for the doors)
from imgbatch.run.runner import Tell

MAX_WORKERS = 256

LEAST_MEMORY = 256 * 2**20
"""Bytes that a batch may take at least."""

WORKER_RESERVE = 2**30
"""Bytes that a worker may take beyond all that its batch was given. The limit is a net for files that run away: codecs
that come near it call whole files damaged."""

MEMORY_SHARE = 0.6
"""Of the memory that is free, how much a batch takes for its images when nobody says otherwise."""

IDLE_SHARE = 0.25
"""How much all workers together may keep for their next images beyond that, as a share of it."""


class Mode(StrEnum):
    """What the resizes run on."""

    AUTO = "auto"  # whichever of the others will be over first
    PROCESSES = "processes"
    THREADS = "threads"
    SERIAL = "serial"


def several_folders(paths: Iterable[str]) -> bool:
    """Whether more than one folder is given, so that each keeps its name in the output."""
    return len({os.path.realpath(path) for path in paths if os.path.isdir(path)}) > 1


class Batch:
    """A recipe, a place for its outputs, and a way to run it.

    Attributes:
        learns: Whether its runs teach how fast this machine is.

    Args:
        recipe: What to make of every image.
        output: Folder for the outputs; made when it is missing.
        mode: What the resizes run on; AUTO is decided for each run.
        workers: How many images at once; None for one on each core.
        memory: Bytes that all images in work may take together; None for a share of what is free.
        patience: How many times the usual time an image may take before its worker is taken for hung.
        prune: Whether outputs of earlier runs are moved away when their source is gone.
        low_priority: Whether workers let every other program go first. Only processes can; a run says if they do not.
        focus: What stays in view of single images where `cover` cuts, by their absolute paths.
        journal: Where the run is written down; None for nowhere.

    Raises:
        RequestError: A value makes no sense.
    """

    learns = True

    def __init__(
        self,
        recipe: Recipe,
        output: str,
        *,
        mode: Mode = Mode.PROCESSES,
        workers: int | None = None,
        memory: int | None = None,
        patience: float = 1.0,
        prune: bool = False,
        low_priority: bool = False,
        focus: Mapping[str, Gravity] | None = None,
        journal: Journal | None = None,
    ) -> None:
        if not output:
            raise RequestError("no output folder was given", "output")
        workers = default_workers() if workers is None else workers
        if not 1 <= workers <= MAX_WORKERS:
            raise RequestError(f"workers must be between 1 and {MAX_WORKERS}, not {workers}", "workers")
        if memory is not None and memory < LEAST_MEMORY:
            raise RequestError(f"at least {LEAST_MEMORY // 2**20} MB of memory are needed", "memory")
        if not patience > 0:
            raise RequestError(f"patience must be more than 0, not {patience:g}", "patience")
        self.recipe = recipe
        self.output = output_folder(output)
        self.mode = mode
        self.workers = 1 if mode is Mode.SERIAL else workers
        self.memory = memory
        self.patience = patience
        self.prune = prune
        self.low_priority = low_priority
        self.focus = dict(focus or {})
        self.journal = journal
        self._choice: Choice | None = None
        self._asked = self.workers  # whatever is chosen: a batch that goes on chooses anew
        self._token = secrets.token_hex(4)

    def scan(self, paths: Iterable[str], *, first: int = 0) -> Iterator[Event]:
        """Search paths for images, the output folder left out; see `planning.scan`."""
        return scan(paths, first=first, exclude=self.output)

    def plan(
        self,
        sources: Iterable[Source],
        prober: Prober,
        *,
        name_roots: bool = False,
        only: Container[int] | None = None,
    ) -> Iterator[WorkUnit]:
        """Say what would be written for each source; see `planning.plan`."""
        return plan(
            sources,
            self.recipe,
            self.output,
            probe=prober.probed,
            token=self._token,
            name_roots=name_roots,
            only=only,
            earlier=Past(self.journal) if self.journal is not None else None,
            backup=self.journal is not None,
            focus=self.focus,
        )

    def preview(self, paths: Sequence[str]) -> Iterator[Event | WorkUnit]:
        """Say what a run over these paths would do, without doing it: what is found and rejected, and the units.

        Raises:
            RequestError: An output would replace a source.
        """
        told: deque[Event] = deque()
        with looking(self.recipe.allow, threading.Event()) as prober:
            found, named = self.scan(paths), several_folders(paths)
            for unit in self._plan_paths(paths, found, told.append, prober, None, name_roots=named):
                while told:
                    yield told.popleft()
                yield unit
        yield from told

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
        if self.mode is Mode.AUTO:
            todo = [source for source in sources if only is None or source.number in only]
            return self._decided(self.choose(todo)).run(sources, name_roots=name_roots, only=only)
        paths = list(dict.fromkeys(source.root or source.path for source in sources))

        access = self._access(paths)

        def units(_tell: Tell, prober: Prober) -> Iterator[WorkUnit]:
            return self._plan_checked(sources, prober, access, name_roots=name_roots, only=only)

        return self._run(
            units, paths, access, name_roots=name_roots, sources=len(sources) if only is None else len(only)
        )

    def run_paths(self, paths: Sequence[str], *, name_roots: bool | None = None) -> Run:
        """Prepare to search paths and do the work for what is found, both at the same time; like `run` otherwise."""
        paths = [os.path.abspath(path) for path in paths]
        named = several_folders(paths) if name_roots is None else name_roots

        if self.mode is Mode.AUTO:
            peek = Peek(self.scan(paths))
            decided = self._decided(self.choose(peek.sources, has_more=peek.has_more))
            return decided._run_found(paths, peek.events(), name_roots=named)  # noqa: SLF001  (it is this batch)
        return self._run_found(paths, self.scan(paths), name_roots=named)

    def choose(self, sources: Sequence[Source], *, has_more: bool = False) -> Choice:
        """Say what a run over these sources would run on if that were AUTO, and why.

        Args:
            sources: With headers or without.
            has_more: Whether there are more than these.
        """
        is_suspect = self.journal is not None and was_cut_short(self.journal, self.output)
        return choose(
            sources,
            self.recipe,
            self.workers,
            has_more=has_more,
            low_priority=self.low_priority,
            has_patience=self.patience != 1,
            is_suspect=is_suspect,
        )

    def _decided(self, choice: Choice) -> Batch:
        """Return this batch with what was chosen for it."""
        batch = copy.copy(self)
        batch.mode, batch.workers = Mode(choice.mode), choice.workers
        batch._choice = choice  # noqa: SLF001  (it is this batch)
        return batch

    def _run_found(self, paths: Sequence[str], events: Iterable[Event], *, name_roots: bool) -> Run:
        access = self._access(paths)

        def units(tell: Tell, prober: Prober) -> Iterator[WorkUnit]:
            return self._plan_paths(paths, events, tell, prober, access, name_roots=name_roots)

        return self._run(units, paths, access, name_roots=name_roots, sources=None)

    def _plan_paths(
        self,
        paths: Sequence[str],
        events: Iterable[Event],
        tell: Tell,
        prober: Prober,
        access: Access | None,
        *,
        name_roots: bool,
    ) -> Iterator[WorkUnit]:
        """Plan what a search of these paths finds, while it goes on where that is safe."""
        if not self._may_replace_a_source(paths):
            found = look_ahead(events, tell)
            return self.plan(found if access is None else reached(found, access, prober), prober, name_roots=name_roots)
        # Everything must be known before the first file is written, so the search comes first.
        sources = []
        for event in events:
            tell(event)
            if isinstance(event, SourceFound):
                sources.append(event.source)
        return self._plan_checked(sources, prober, access, name_roots=name_roots)

    def _plan_checked(
        self,
        sources: Sequence[Source],
        prober: Prober,
        access: Access | None,
        *,
        name_roots: bool,
        only: Container[int] | None = None,
    ) -> Iterator[WorkUnit]:
        """Plan sources that are all known.

        Raises:
            RequestError: An output would replace a source. It comes before the first unit.
        """

        def found() -> Iterable[Source]:
            return sources if access is None else reached(sources, access, prober)

        if self._may_replace_a_source({os.path.dirname(source.path) for source in sources}):
            # Planned twice: to keep a million units instead would take gigabytes.
            check_no_source_is_target(self.plan(found(), prober, name_roots=name_roots), sources)
        yield from self.plan(found(), prober, name_roots=name_roots, only=only)

    def _may_replace_a_source(self, paths: Iterable[str]) -> bool:
        """Whether outputs must be held against sources first.

        What exists is kept unless replacing is asked for, and then a link anywhere in the folders can lead an output
        to a source. Otherwise only an output folder among the inputs is worth a refusal, before it is a row of skips.
        """
        return self.recipe.if_exists is IfExists.REPLACE or overlaps(self.output, paths)

    def _access(self, paths: Iterable[str]) -> Access:
        return Access(paths, self.output, self._budget() + WORKER_RESERVE)

    def _budget(self) -> int:
        return self.memory or max(LEAST_MEMORY, int(free_memory() * MEMORY_SHARE))

    def _run(self, units: Units, paths: Sequence[str], access: Access, *, name_roots: bool, sources: int | None) -> Run:
        self._check_output()
        cancelled = threading.Event()
        budget = self._budget()
        process: Callable[[WorkUnit], tuple[JobResult, ...]]
        if self.mode is Mode.PROCESSES:
            process = partial(process_sparingly, kept=min(KEPT, int(budget * IDLE_SHARE) // self.workers))
        else:
            # A thread cannot be killed; it asks before it gives its output a name.
            process = partial(process_unit, cancelled=cancelled.is_set)
        request = Request(
            paths=tuple(paths),
            recipe=self.recipe,
            output=self.output,
            mode=self.mode.value,
            workers=self._asked,
            name_roots=name_roots,
            token=self._token,
            focus=self.focus,
            chosen=self._choice is not None,
        )
        return BatchRun(
            lambda tell, prober: writable(units(tell, prober), access, prober),
            partial(probe_sources, allow=self.recipe.allow),
            process,
            partial(self._make_workers, access),
            discard=discard,
            admission=Admission(self.workers, peak_bytes, budget),
            mode=self.mode.value,
            workers=self.workers,
            sizes=len(self.recipe.sizes),
            sources=sources,
            cancelled=cancelled,
            recorder=Recorder(self.journal, request),
            learner=Learner(self.mode.value, self.workers, self.recipe) if self.learns else None,
            choice=self._choice,
            access=access if self.mode is Mode.PROCESSES else None,
            output=self.output,
            prune=[path for path in paths if os.path.isdir(path)] if self.prune else None,
            low_priority=self.low_priority,
        )

    def _make_workers(self, access: Access, on_start: OnStart) -> WorkerExecutor:
        match self.mode:
            case Mode.PROCESSES:
                start = partial(start_worker, low_priority=self.low_priority)
                return LaneExecutor(self.workers, start, lambda: (access.sandbox(),), on_start, seconds=self._seconds)
            case Mode.THREADS:
                keep_freed()  # as workers do, or the comparison would not be one of threads and processes
                return ThreadExecutor(self.workers, on_start)
            case Mode.SERIAL:
                keep_freed()
                return SerialExecutor(on_start)
            case Mode.AUTO:
                raise RuntimeError("nothing was chosen to run on")

    def _seconds(self, args: tuple[Any, ...]) -> float:
        work = args[0]
        return seconds(work, self.patience) if isinstance(work, WorkUnit) else probe_seconds(work, self.patience)

    def _check_output(self) -> None:
        """Refuse an output folder that cannot be made or written to. It is made with the first output."""
        folder = self.output
        while not os.path.lexists(folder) and os.path.dirname(folder) != folder:
            folder = os.path.dirname(folder)
        if not os.path.isdir(folder):
            raise RequestError(f"the output folder cannot be made: {shown(folder)!r} is not a folder", "output")
        if not os.access(folder, os.W_OK | os.X_OK):
            raise RequestError(f"nothing may be written in {shown(folder)!r}", "output")
