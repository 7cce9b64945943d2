"""What runs inside a worker: one unit in, one result for each of its jobs out."""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterable

from PIL import Image

from imgbatch.domain.error import ErrorInfo, ErrorKind
from imgbatch.domain.geometry import Box
from imgbatch.domain.job import Header, Job, JobCancelled, JobDone, JobFailed, JobResult, JobSkipped, WorkUnit
from imgbatch.engine import decode, encode, exif, resample, store
from imgbatch.engine.errors import ImageError

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def _never() -> bool:
    return False


def process_unit(unit: WorkUnit, cancelled: Callable[[], bool] = _never) -> tuple[JobResult, ...]:
    """Do all jobs of one source and return one result for each, in their order. Never raises.

    Args:
        unit: The source was probed and every job is to be done.
        cancelled: Asked between jobs and before each output gets its name.
    """
    try:
        header = unit.source.header
        if header is None:
            raise ValueError(f"unit {unit.source.number} was never probed")
        return _process(unit, header, cancelled)
    except Exception as error:  # noqa: BLE001
        # No exception may cross to the parent: one that does not unpickle there breaks the pool.
        return tuple(_failed(unit, job, _info(error)) for job in unit.jobs)


def start_worker() -> None:
    """Arm a worker process before its first unit.

    Signals to the whole group (Ctrl-C, a terminal that is closed) are the parent's to handle; a crash leaves a
    traceback of every thread; and when the parent is gone, so is the worker, within milliseconds.
    """
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    if sys.stderr is not None:  # there is none in a windowed program
        faulthandler.enable()
    threading.Thread(target=_end_with_parent, name="end with parent", daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        store.abandon()
        os._exit(1)


def _process(unit: WorkUnit, header: Header, cancelled: Callable[[], bool]) -> tuple[JobResult, ...]:
    data = decode.read(unit.source.path)
    # What is only copied is decoded too, as small as possible: a damaged file must not pass as done.
    decoded = decode.decode(data, header, _needed(unit.jobs, header))
    results: list[JobResult] = []
    for job in unit.jobs:
        if cancelled():
            results.append(JobCancelled(unit.source.number, job.size, job.target))
            continue
        try:
            output, notes = (data, ()) if job.copy else _render(unit, job, header, decoded)
            if unit.retried and not job.replace and os.path.lexists(job.target):
                results.append(_found(unit, job, len(data), output, notes))
                continue
            written = store.write(job, output, unit.source.path, cancelled=cancelled)
        except Exception as error:  # noqa: BLE001  (what was written before stays done)
            results.append(_failed(unit, job, _info(error)))
            continue
        results.append(_done(unit, job, len(data), len(output), notes) if written else _cancelled(unit, job))
    return tuple(results)


def _needed(jobs: Iterable[Job], header: Header) -> tuple[int, int]:
    """Return the size that the whole image has at the scale of the job that needs most of it.

    A job that copies needs no pixels.
    """
    scale = 0.0
    for job in jobs:
        assert job.placement is not None
        if job.copy:
            continue
        crop = job.placement.crop
        scale = max(
            scale,
            job.placement.content_width / (crop.right - crop.left),
            job.placement.content_height / (crop.bottom - crop.top),
        )
    return max(1, round(header.width * scale)), max(1, round(header.height * scale))


def _render(unit: WorkUnit, job: Job, header: Header, decoded: decode.Decoded) -> tuple[bytes, tuple[str, ...]]:
    """Make the bytes of one output.

    The image is turned upright after it was made small, which costs a tenth of turning it before.
    """
    placement = job.placement
    assert placement is not None
    stored = exif.turned_box(placement.crop, header.width, header.height, header.orientation)
    scale = decoded.scale
    box = Box(stored.left / scale, stored.top / scale, stored.right / scale, stored.bottom / scale)
    size = placement.content_width, placement.content_height
    turn = _TURNS.get(header.orientation)
    if header.orientation in decode.SWAPS_SIDES:
        size = size[1], size[0]
    image = resample.resample(decoded.image, box, size)
    if turn is not None:
        image = image.transpose(turn)
    if (placement.width, placement.height) != image.size:
        image = _padded(image, placement.width, placement.height, placement.left, placement.top)
    block = exif.upright(decoded.exif) if decoded.exif else None
    return encode.encode(image, job.format, unit.quality, exif=block, icc=decoded.icc)


def _padded(image: Image.Image, width: int, height: int, left: int, top: int) -> Image.Image:
    background: dict[str, int | tuple[int, ...]] = {
        "L": 255,
        "I;16": 65535,
        "RGB": encode.BACKGROUND,
        "RGBA": (0, 0, 0, 0),
        "CMYK": (0, 0, 0, 0),
    }
    canvas = Image.new(image.mode, (width, height), background[image.mode])
    canvas.paste(image, (left, top))
    return canvas


def _found(unit: WorkUnit, job: Job, source_bytes: int, output: bytes, notes: tuple[str, ...]) -> JobResult:
    """Judge a file that is there at the second try: the worker that died wrote it, or it is somebody else's.

    The same bytes come out of the same source, so ours is known by its content; another one is not ours to replace.
    """
    if decode.read(job.target) == output:
        return _done(unit, job, source_bytes, len(output), notes)
    return JobSkipped(unit.source.number, job.size, job.target, "another file of that name appeared meanwhile")


def _done(unit: WorkUnit, job: Job, source_bytes: int, written: int, notes: tuple[str, ...]) -> JobDone:
    assert job.placement is not None
    width, height = job.placement.width, job.placement.height
    return JobDone(unit.source.number, job.size, job.target, width, height, source_bytes, written, job.copy, notes)


def _failed(unit: WorkUnit, job: Job, info: ErrorInfo) -> JobFailed:
    return JobFailed(unit.source.number, job.size, job.target, info)


def _cancelled(unit: WorkUnit, job: Job) -> JobCancelled:
    return JobCancelled(unit.source.number, job.size, job.target)


def _info(error: Exception) -> ErrorInfo:
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
