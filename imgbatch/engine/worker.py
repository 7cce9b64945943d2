"""What runs inside a worker: one unit in, one result for each of its jobs out."""

from __future__ import annotations

import ctypes
import faulthandler
import hashlib
import multiprocessing
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Collection, Sequence
from itertools import groupby
from typing import NamedTuple

import msgspec

from imgbatch.domain.error import ErrorInfo, ErrorKind
from imgbatch.domain.format import Format
from imgbatch.domain.job import Header, Job, JobCancelled, JobDone, JobFailed, JobResult, JobSkipped, Source, WorkUnit
from imgbatch.domain.recipe import Recipe
from imgbatch.engine import faults, memory, opening, partial, store
from imgbatch.engine.errors import ImageError
from imgbatch.engine.moving import Moving
from imgbatch.engine.output import Output
from imgbatch.engine.render import result_area
from imgbatch.engine.sandbox import Sandbox, enter
from imgbatch.engine.still import Still

_C_STDERR = 2

_NICENESS, _BELOW_NORMAL = 10, 0x4000
"""How far a worker steps back, for POSIX and for Windows."""


class _Read(NamedTuple):
    """The source file as it was read for this unit, which may be another one by now than the one that was probed.

    Attributes:
        bytes: Its size.
        digest: Its SHA-256 in hexadecimal; empty if that was not asked for.
    """

    bytes: int
    digest: str


Take = Callable[[Job, Output], None]


def _never() -> bool:
    return False


def _let_go(_job: Job, _output: Output) -> None:
    pass


def process_unit(
    unit: WorkUnit, cancelled: Callable[[], bool] = _never, *, dry: Take | None = None
) -> tuple[JobResult, ...]:
    """Do all jobs of one source and return one result for each, in their order. Never raises.

    Args:
        unit: The source was probed and every job is to be done.
        cancelled: Asked between jobs and before each output gets its name.
        dry: Given each file in memory as soon as it is made, and nothing is written.
    """
    try:
        header = unit.source.header
        if header is None:
            raise ValueError(f"unit {unit.source.number} was never probed")
        return _process(unit, header, cancelled, dry=dry)
    except Exception as error:  # noqa: BLE001
        # No exception may cross to the parent: one that does not unpickle there breaks the pool.
        return tuple(_failed(unit, job, error_info(error)) for job in unit.jobs)


def process_sparingly(unit: WorkUnit, kept: int) -> tuple[JobResult, ...]:
    """Do a unit, and keep no more than so many free bytes for the next one. Never raises."""
    results = process_unit(unit)
    memory.give_back(kept)
    return results


def measure_unit(unit: WorkUnit) -> tuple[float, tuple[JobResult, ...]]:
    """Do a unit dry, and return how many seconds that took and what would have come of it. Never raises."""
    begin = time.perf_counter()
    results = process_unit(unit, dry=_let_go)
    return time.perf_counter() - begin, results


def probe_sources(sources: tuple[Source, ...], allow: Collection[Format] = ()) -> tuple[Source, ...]:
    """Return sources, in their order, each with its header, and its digest if it says so, or an error. Never raises.

    Args:
        sources: In any state.
        allow: Formats to open beside the usual ones.
    """
    return tuple(_probe(source, allow) for source in sources)


def _probe(source: Source, allow: Collection[Format]) -> Source:
    try:
        return opening.probe(source, allow)
    except Exception as error:  # noqa: BLE001  (one source of many)
        return msgspec.structs.replace(source, header=None, error=error_info(error))


def start_worker(sandbox: Sandbox | None = None, *, low_priority: bool = False) -> None:
    """Arm a worker process before its first unit.

    Signals to the whole group (Ctrl-C, a terminal that is closed) are the parent's to handle; a crash leaves a
    traceback of every thread; and when the parent is gone, so is the worker, within milliseconds.

    Args:
        sandbox: What it may do from then on; None for all that the user may.
        low_priority: Whether every other program goes first.
    """
    if low_priority:
        _step_back()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    if sys.stderr is not None:  # there is none in a windowed program
        _quieten_libraries()
        faulthandler.enable()
    memory.keep_freed()
    if sandbox is not None:
        enter(sandbox)  # holds for threads that are started after it
    threading.Thread(target=_end_with_parent, name="end with parent", daemon=True).start()


def _step_back() -> None:
    """Let the system give the cores to others first."""
    if sys.platform == "win32":
        this_process = ctypes.c_void_p(-1)
        ctypes.windll.kernel32.SetPriorityClass(this_process, _BELOW_NORMAL)
    else:
        os.nice(_NICENESS)


def _quieten_libraries() -> None:
    """Point the standard error of C at nothing, and Python's at where it was.

    libtiff has thousands of warnings for a terminal, and Pillow no way to stop it.
    """
    try:
        kept = os.dup(_C_STDERR)
    except OSError:  # closed
        return
    sys.stderr = os.fdopen(kept, "w", buffering=1, encoding=sys.stderr.encoding, errors="backslashreplace")
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, _C_STDERR)
    os.close(nothing)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        partial.abandon()
        os._exit(1)


def _process(
    unit: WorkUnit, header: Header, cancelled: Callable[[], bool], *, dry: Take | None
) -> tuple[JobResult, ...]:
    data = opening.read(unit.source.path)
    read = _Read(len(data), hashlib.sha256(data).hexdigest() if unit.recipe.checksum else "")
    faults.obey("decode", data)
    pages = [list(jobs) for _, jobs in groupby(unit.jobs, key=lambda job: job.page)]
    results: dict[Job, JobResult] = {}
    for number, page in enumerate(pages, 1):
        jobs = sorted(page, key=result_area, reverse=True)  # one is made from the other
        try:
            beside = [job for job in unit.beside if job.page == jobs[0].page]
            maker = _maker(data, header, jobs, beside, unit.recipe)
        except Exception as error:  # noqa: BLE001  (other pages may be whole)
            results |= {job: _failed(unit, job, error_info(error)) for job in jobs}
            continue
        if number == len(pages):
            data = b""  # megabytes that nobody needs beside the pixels
        results |= {job: _do(unit, job, read, maker, cancelled, dry=dry) for job in jobs}
    return tuple(results[job] for job in unit.jobs)


def _maker(data: bytes, header: Header, jobs: Sequence[Job], beside: Sequence[Job], recipe: Recipe) -> Still | Moving:
    if not header.is_animated or (recipe.first_frame and not jobs[0].format.has_frames):
        return Still(data, header, jobs, recipe, beside)
    return Moving(data, header, jobs, recipe, beside)


def _do(
    unit: WorkUnit, job: Job, read: _Read, maker: Still | Moving, cancelled: Callable[[], bool], *, dry: Take | None
) -> JobResult:
    if cancelled():
        return _cancelled(unit, job)
    try:
        output = maker.make(job)
        if dry is not None:
            dry(job, output)
            return _done(unit, job, read, output, store.Written(0))
        if unit.retried and not job.replace and os.path.lexists(job.target):
            return _found(unit, job, read, output)
        durable = unit.recipe.durable
        written = store.write(job, output.data, unit.source.path, unit.recipe, cancelled=cancelled, durable=durable)
    except Exception as error:  # noqa: BLE001  (what was written before stays done)
        return _failed(unit, job, error_info(error))
    return _done(unit, job, read, output, written) if written else _cancelled(unit, job)


def _found(unit: WorkUnit, job: Job, read: _Read, output: Output) -> JobResult:
    """Judge a file that is there at the second try: the worker that died wrote it, or it is somebody else's.

    The same bytes come out of the same source, so ours is known by its content; another one is not ours to replace.
    """
    if opening.read(job.target) == output.data:
        return _done(unit, job, read, output, store.Written(os.stat(job.target).st_mtime_ns))
    return JobSkipped(unit.source.number, job.size, job.target, "another file of that name appeared meanwhile")


def _done(unit: WorkUnit, job: Job, read: _Read, output: Output, written: store.Written) -> JobDone:
    return JobDone(
        unit.source.number,
        job.size,
        job.target,
        output.width,
        output.height,
        read.bytes,
        len(output.data),
        output.copied,
        output.notes + written.notes,
        hashlib.sha256(output.data).hexdigest(),
        written.mtime_ns,
        written.backup,
        read.digest,
    )


def _failed(unit: WorkUnit, job: Job, info: ErrorInfo) -> JobFailed:
    return JobFailed(unit.source.number, job.size, job.target, info)


def _cancelled(unit: WorkUnit, job: Job) -> JobCancelled:
    return JobCancelled(unit.source.number, job.size, job.target)


def error_info(error: Exception) -> ErrorInfo:
    """Name what went wrong; what nobody foresaw is loud: a failure of the kind "bug", with its traceback."""
    match error:
        case ImageError():
            return error.info
        case MemoryError():
            return ErrorInfo(ErrorKind.MEMORY, "not enough memory for this image", "use fewer workers", repr(error))
        case _:
            return ErrorInfo(
                ErrorKind.BUG,
                f"a bug in imgbatch: {type(error).__name__}: {error}",
                "please report it with the details",
                "".join(traceback.format_exception(error)),
            )
