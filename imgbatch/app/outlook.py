"""What a batch will come to, before it is run: counted from the headers, and measured on a few of the files.

sources --> plan, as the run will --> groups, counts --> a sample, done for real but not written --> bytes, seconds
"""

from __future__ import annotations

import os
import threading
from collections import Counter, defaultdict
from collections.abc import Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, wait

import msgspec

from imgbatch.app.batch import Batch
from imgbatch.app.look import looking
from imgbatch.domain.estimate import peak_bytes, seconds
from imgbatch.domain.format import Format
from imgbatch.domain.job import ALREADY_FITS, UNCHANGED, Job, JobDone, JobResult, Source, WorkUnit
from imgbatch.engine.sandbox import Sandbox
from imgbatch.engine.worker import measure_unit, start_worker
from imgbatch.executors.lanes import LaneExecutor

SAMPLE = 6
"""Images that are measured."""

MOST_PLANNED = 5_000
"""Of more images so many are planned, spread over all of them, and the rest is taken to be like them."""

START_SECONDS = 0.4
"""Until the first worker has begun."""

_HEAVY_BYTES = 500 * 2**20
"""A sample is no reason to take more memory than this for one image."""

_POLL_SECONDS = 0.1


class Group(msgspec.Struct, frozen=True):
    """Images of one orientation.

    Attributes:
        orientation: "portrait", "landscape" or "square".
        images: How many.
        width: Of what the largest of their jobs makes, in pixels; 0 if it is not the same for all of them.
        height: The same.
    """

    orientation: str
    images: int
    width: int = 0
    height: int = 0


class Outlook(msgspec.Struct, frozen=True):
    """What a batch will come to.

    Attributes:
        groups: Of the images of which something will be made, the largest group first.
        files: How many files will be written.
        fitting: Images that fit already, and are copied or skipped.
        unchanged: Images of which everything is up to date.
        taken: Images whose names in the output folder belong to files that are kept.
        unusable: Images that cannot be read.
        exact: Whether all of them were looked at; otherwise counts are scaled up from a part.
        source_bytes: Size of the images of which something will be made.
        bytes: Size of what will be written; None while nothing was measured.
        seconds: How long it will take; None likewise.
        measured: On how many images.
    """

    groups: tuple[Group, ...] = ()
    files: int = 0
    fitting: int = 0
    unchanged: int = 0
    taken: int = 0
    unusable: int = 0
    exact: bool = True
    source_bytes: int = 0
    bytes: int | None = None
    seconds: float | None = None
    measured: int = 0


def look_ahead(
    batch: Batch, sources: Sequence[Source], *, name_roots: bool, stopped: threading.Event
) -> Generator[Outlook]:
    """Yield what is known, at first from the headers alone, then once more for each image that was measured.

    Args:
        batch: It is planned, not run.
        sources: All of it, with their headers where these are known.
        name_roots: See `app.batch.several_folders`.
        stopped: Ends it when it is set.
    """
    some = sources[:: -(-len(sources) // MOST_PLANNED)] if sources else ()
    scale = len(sources) / len(some) if some else 1.0
    units = []
    with looking(batch.recipe.allow, threading.Event()) as prober:
        for unit in batch.plan(some, prober, name_roots=name_roots):
            if stopped.is_set():
                return
            units.append(unit)
    outlook = count(units, scale)
    yield outlook
    todo = [unit for unit in map(_todo, units) if unit.jobs]
    for measured in _measure(sample(todo), batch.workers, stopped):
        if (figures := extrapolate(todo, measured, batch.workers)) is not None:
            bytes_, seconds_ = figures
            yield msgspec.structs.replace(
                outlook,
                bytes=round(bytes_ * scale),
                seconds=seconds_ * scale + START_SECONDS,
                measured=len(measured),
            )


def count(units: Sequence[WorkUnit], scale: float = 1.0) -> Outlook:
    """Count what was planned; `scale` is how many images stand behind each of them."""
    counts: Counter[str] = Counter()
    groups: defaultdict[str, Counter[tuple[int, int]]] = defaultdict(Counter)
    for unit in units:
        if unit.source.error is not None or unit.source.header is None:
            # Of what is up to date no header is needed.
            counts["unchanged" if unit.source.error is None else "unusable"] += 1
            continue
        todo = [job for job in unit.jobs if not job.skip]
        if not todo or all(job.copy for job in todo):
            why = {job.skip for job in unit.jobs}
            counts["unchanged" if why == {UNCHANGED} else "fitting" if why & {ALREADY_FITS, ""} else "taken"] += 1
        else:
            groups[_orientation(unit)][_largest(todo)] += 1
        counts["files"] += len(todo)
        counts["source_bytes"] += unit.source.bytes if todo else 0

    def scaled(number: int) -> int:
        return round(number * scale)

    made = [
        Group(orientation, scaled(results.total()), *(next(iter(results)) if len(results) == 1 else ()))
        for orientation, results in groups.items()
    ]
    return Outlook(
        groups=tuple(sorted(made, key=lambda group: group.images, reverse=True)),
        files=scaled(counts["files"]),
        fitting=scaled(counts["fitting"]),
        unchanged=scaled(counts["unchanged"]),
        taken=scaled(counts["taken"]),
        unusable=scaled(counts["unusable"]),
        exact=scale == 1.0,
        source_bytes=scaled(counts["source_bytes"]),
    )


def sample(units: Sequence[WorkUnit]) -> list[WorkUnit]:
    """Choose a few units that stand for all: spread over their sizes, the smallest first, and none that is heavy."""
    light = sorted((unit for unit in units if peak_bytes(unit) <= _HEAVY_BYTES), key=_pixels)
    if len(light) <= SAMPLE:
        return light
    # The middle of each part of equal number: the very smallest and largest stand for few.
    return [light[(2 * number + 1) * len(light) // (2 * SAMPLE)] for number in range(SAMPLE)]


Measured = tuple[WorkUnit, float, tuple[JobResult, ...]]


def extrapolate(units: Sequence[WorkUnit], measured: Sequence[Measured], workers: int) -> tuple[float, float] | None:
    """Return the bytes and the seconds that all units will take, by those that were measured; None if none was.

    Bytes go by the pixels of the results, and seconds by the pixels of the sources, format by format.
    """
    written: defaultdict[Format | None, list[float]] = defaultdict(lambda: [0.0, 0.0])
    taken: defaultdict[Format | None, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for unit, seconds_, results in measured:
        if not all(isinstance(result, JobDone) for result in results):
            continue
        for job, result in zip(unit.jobs, results, strict=True):
            if isinstance(result, JobDone) and not job.copy:
                for key in (job.format, None):
                    written[key][0] += result.bytes
                    written[key][1] += _result_pixels(job)
        for key in (_format(unit), None):
            taken[key][0] += seconds_
            taken[key][1] += _pixels(unit)
    if not taken:
        return None
    bytes_ = seconds_ = 0.0
    for unit in units:
        for job in unit.jobs:
            bytes_ += unit.source.bytes if job.copy else _result_pixels(job) * _rate(written, job.format)
        seconds_ += _pixels(unit) * _rate(taken, _format(unit))
    return bytes_, seconds_ / workers


def _measure(units: Sequence[WorkUnit], workers: int, stopped: threading.Event) -> Generator[list[Measured]]:
    """Do units in workers that may write nothing, as many at once as the run will, and yield what is known so far."""
    if not units or stopped.is_set():
        return
    sandbox = Sandbox((os.path.abspath(os.sep),), ())
    executor = LaneExecutor(
        min(workers, len(units)), start_worker, lambda: (sandbox,), seconds=lambda args: seconds(args[0])
    )
    try:
        # What a decoder needs is loaded with its first image, which says nothing of the others.
        warm = {executor.submit(measure_unit, units[0]) for _ in range(min(workers, len(units)))}
        pending = {executor.submit(measure_unit, unit): unit for unit in units}
        measured: list[Measured] = []
        while pending and not stopped.is_set():
            done, _ = wait({*pending, *warm}, _POLL_SECONDS, FIRST_COMPLETED)
            warm -= done
            for future in done & pending.keys():
                unit = pending.pop(future)
                if future.exception() is None:  # a crash costs one image, here too
                    measured.append((unit, *future.result()))
                    yield measured
    finally:
        executor.kill_workers()


def _todo(unit: WorkUnit) -> WorkUnit:
    return msgspec.structs.replace(unit, jobs=tuple(job for job in unit.jobs if not job.skip and job.placement))


def _orientation(unit: WorkUnit) -> str:
    header = unit.source.header
    assert header is not None
    if header.width == header.height:
        return "square"
    return "portrait" if header.width < header.height else "landscape"


def _largest(jobs: Sequence[Job]) -> tuple[int, int]:
    placements = [job.placement for job in jobs if job.placement is not None]
    return max(((place.width, place.height) for place in placements), key=lambda size: size[0] * size[1])


def _result_pixels(job: Job) -> int:
    return job.placement.width * job.placement.height if job.placement is not None else 0


def _pixels(unit: WorkUnit) -> int:
    header = unit.source.header
    return header.width * header.height * header.frames if header is not None else 0


def _format(unit: WorkUnit) -> Format | None:
    return unit.source.header.format if unit.source.header is not None else None


def _rate(rates: defaultdict[Format | None, list[float]], key: Format | None) -> float:
    """Return how much it is for a pixel: of this format, or of all where none of it was measured."""
    amount, pixels = rates[key] if key in rates else rates[None]
    return amount / pixels if pixels else 0.0
