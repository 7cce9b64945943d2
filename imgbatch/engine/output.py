"""One file of a job, in memory: the best that keeps to the limits that were set, or the bytes of its source."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from imgbatch.domain.error import ErrorInfo, ErrorKind
from imgbatch.domain.geometry import Box, Placement
from imgbatch.domain.job import Header, Job, keeps_bytes
from imgbatch.domain.recipe import Recipe
from imgbatch.engine.budget import Attempt, within
from imgbatch.engine.errors import ImageError
from imgbatch.engine.opening import MAX_PIXELS


class Output(msgspec.Struct, frozen=True):
    """One file.

    Attributes:
        data: The whole file.
        width: Of its image, in pixels.
        height: The same.
        copied: It has the bytes of the source.
        notes: What the user should know about it, a line each.
    """

    data: bytes
    width: int
    height: int
    copied: bool = False
    notes: tuple[str, ...] = ()


def copy(data: bytes, header: Header, *notes: str) -> Output:
    """Return the source itself."""
    return Output(data, header.width, header.height, copied=True, notes=notes)


def check_size(job: Job, frames: int = 1) -> None:
    """Raise ImageError if the output of a job is more than its format or this program can hold."""
    assert job.placement is not None
    width, height = job.placement.width, job.placement.height
    if max(width, height) > job.format.max_edge:
        text = f"{job.format.title} files hold at most {job.format.max_edge} pixels an edge"
        raise ImageError(ErrorInfo(ErrorKind.TOO_LARGE, text, "choose a smaller size or another format"))
    if width * height * frames > MAX_PIXELS:
        text = f"{frames} frames of {width}x{height}" if frames > 1 else f"{width}x{height}"
        text = f"{text} are too much to make; the limit is {MAX_PIXELS // 10**6} megapixels"
        raise ImageError(ErrorInfo(ErrorKind.TOO_LARGE, text, "choose a smaller size"))


def finish(data: bytes, header: Header, job: Job, recipe: Recipe, attempt: Callable[[int, float], Attempt]) -> Output:
    """Make the file of a job that changes its source.

    Args:
        data: The file of the source.
        header: What `probe` found there.
        job: What is to be made.
        recipe: How.
        attempt: Makes the file at a quality and a scale.

    Raises:
        ImageError: It cannot be made as asked.
    """
    encoding = recipe.encoding
    if encoding.max_bytes is None:
        best = attempt(encoding.quality, 1.0)
    else:
        lossy = job.format.has_quality and not encoding.lossless
        best = within(encoding.max_bytes, encoding.quality, attempt, has_quality=lossy)
    if encoding.keep_smaller and len(best.data) >= len(data) and _may_stay(header, job, recipe):
        return copy(data, header, "the bytes of the source were kept: the result would not be smaller")
    notes = (*_other_format(header, job, recipe), *best.notes, *_given_up(best, encoding.quality))
    return Output(best.data, best.width, best.height, notes=tuple(dict.fromkeys(notes)))


def _may_stay(header: Header, job: Job, recipe: Recipe) -> bool:
    """Whether the bytes of the source hold what was asked for, but for the size of the image."""
    return _only_shrinks(header, job) and keeps_bytes(header, recipe, job.format, job.dpi)


def _only_shrinks(header: Header, job: Job) -> bool:
    """Whether a job makes the image smaller and nothing else: nothing is cut off, added or distorted."""
    placement = job.placement
    assert placement is not None
    width, height = placement.width, placement.height
    whole = Placement(width, height, Box(0, 0, header.width, header.height), width, height)
    if width > header.width or height > header.height:
        return False
    off = abs(width * header.height - height * header.width)
    return placement == whole and off <= max(header.width, header.height)  # an edge is rounded to a whole pixel


def _other_format(header: Header, job: Job, recipe: Recipe) -> tuple[str, ...]:
    if recipe.format is None and job.format is not header.format:
        return (f"{header.format.title} cannot be written: saved as {job.format.title}",)
    return ()


def _given_up(best: Attempt, quality: int) -> tuple[str, ...]:
    """Say what was given up for a small file."""
    notes: tuple[str, ...] = ()
    if best.quality < quality:
        notes += (f"quality {best.quality} instead of {quality}, to keep the file small enough",)
    if best.scale < 1:
        notes += (f"only {best.width}x{best.height}, to keep the file small enough",)
    return notes
