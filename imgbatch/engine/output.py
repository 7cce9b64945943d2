"""One file of a job, in memory: the best that keeps to the limits that were set, or the bytes of its source."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from imgbatch.domain.geometry import Box, Placement
from imgbatch.domain.job import Header, Job
from imgbatch.domain.recipe import Keep, Profile, Recipe
from imgbatch.engine.budget import Attempt, within


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
    converts = recipe.profile is Profile.SRGB and header.has_profile
    same = job.format is header.format and not header.pages and header.orientation == 1
    return same and _is_whole(header, job) and recipe.metadata is Keep.ALL and not converts and not job.dpi


def _is_whole(header: Header, job: Job) -> bool:
    """Whether a job makes the image smaller or larger and nothing else: nothing is cut off, added or distorted."""
    placement = job.placement
    assert placement is not None
    width, height = placement.width, placement.height
    whole = Placement(width, height, Box(0, 0, header.width, header.height), width, height)
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
