"""A source as it is, and the file that would be made of it, as pictures for a screen. Runs in a worker.

source --> opened, decoded                     --> levels of `Before`
unit ----> process_unit, but for the writing --> file --> opened, decoded --> levels of `After`
"""

from __future__ import annotations

import io
import os
from collections.abc import Collection

import msgspec
from PIL import Image

from imgbatch.domain.error import ErrorInfo, ErrorKind, from_os
from imgbatch.domain.estimate import peak_bytes
from imgbatch.domain.format import Format
from imgbatch.domain.geometry import Fit, place
from imgbatch.domain.job import Job, JobFailed, Source, WorkUnit
from imgbatch.domain.preview import After, Before, Levels, NoFile, Raster
from imgbatch.domain.recipe import Profile, Recipe
from imgbatch.domain.size import Size
from imgbatch.engine import animation, faults, opening
from imgbatch.engine.decode import Decoded, decode
from imgbatch.engine.metadata import Metadata
from imgbatch.engine.output import Output
from imgbatch.engine.render import Renderer
from imgbatch.engine.thumbnail import for_screens
from imgbatch.engine.worker import error_info, probe_sources, process_unit

_SMALLEST = 256
"""Longest edge below which no further half is made."""

MAX_BYTES = 2**31
"""Memory for one picture; what needs more is not worth it."""

_TOO_LARGE = ErrorInfo(ErrorKind.TOO_LARGE, "it is too large for a preview")

_SRGB = Recipe(profile=Profile.SRGB)


def before(source: Source, edge: int, allow: Collection[Format] = ()) -> Before | NoFile:
    """Show a source. Never raises.

    Args:
        source: As `look` returned it.
        edge: Longest edge of the picture, in pixels, at the most.
        allow: Formats to open beside the usual ones.
    """
    try:
        if peak_bytes(_on_screen(source, edge, allow)) > MAX_BYTES:
            return _none(_TOO_LARGE)
        data = opening.read(source.path)
        faults.obey("decode", data)
        return Before(source, _levels(data, edge, allow))
    except Exception as error:  # noqa: BLE001  (as `process_unit` does)
        return _none(error_info(error))


def after(unit: WorkUnit, size: str, edge: int) -> After | NoFile:
    """Make the file of one size in memory, just as a run does, and show it. Never raises.

    Args:
        unit: All sizes: what is made of another one depends on which.
        size: The one to show.
        edge: Longest edge of the picture, in pixels, at the most.
    """
    wanted = next(job for job in unit.jobs if job.size == size and job.page == 0)
    if wanted.skip:
        return NoFile(wanted.skip)
    unit = unit.to_do()
    jobs = tuple(job for job in unit.jobs if job.page == 0)  # of several pages the first is shown
    unit = msgspec.structs.replace(unit, jobs=jobs)
    if peak_bytes(unit) > MAX_BYTES:
        return _none(_TOO_LARGE)
    made: list[Output] = []

    def take(job: Job, output: Output) -> None:
        if job is wanted:
            made.append(output)

    results = process_unit(unit, lambda: bool(made), dry=take)
    result = results[jobs.index(wanted)]
    if isinstance(result, JobFailed):
        return _none(result.error)
    (output,) = made
    assert wanted.placement is not None
    try:
        levels = _levels(output.data, edge, unit.recipe.allow)
    except Exception as error:  # noqa: BLE001  (the same)
        return _none(error_info(error))
    width, height = output.width, output.height
    return After(wanted.placement, width, height, len(output.data), output.copied, output.notes, levels)


def look(source: Source, allow: Collection[Format] = ()) -> Source:
    """Return the source with the header, size and date that it has now, or with an error. Never raises."""
    (source,) = probe_sources((msgspec.structs.replace(source, with_digest=False),), allow)
    if source.error is not None:
        return source
    try:
        status = os.stat(source.path)
    except OSError as error:
        return msgspec.structs.replace(source, header=None, error=from_os(error))
    return msgspec.structs.replace(source, bytes=status.st_size, mtime_ns=status.st_mtime_ns)


def _none(error: ErrorInfo) -> NoFile:
    return NoFile(str(error), error)


def _levels(data: bytes, edge: int, allow: Collection[Format]) -> Levels:
    """Decode a file and bring its picture to sizes for a screen, the largest first."""
    with opening.opened(io.BytesIO(data), allow) as image:
        header = opening.header_of(image)
        icc = image.info.get("icc_profile")
    placement = place(header.width, header.height, Size(edge, edge), Fit.INSIDE)
    if header.is_animated:
        decoded = Decoded(_first_frame(data), 1, header.orientation, False, icc, Metadata())
    else:
        decoded = decode(data, header, (placement.width, placement.height), allow=allow)
    pixels, _ = Renderer(decoded, header.width, header.height, _SRGB).render(placement)
    picture = for_screens(pixels, _SRGB, decoded).convert("RGBA").convert("RGBa")
    levels = [_raster(picture)]
    while max(picture.size) > _SMALLEST:
        picture = picture.reduce(2)
        levels.append(_raster(picture))
    return tuple(levels)


def _on_screen(source: Source, edge: int, allow: Collection[Format]) -> WorkUnit:
    """Return the unit of which the work comes to that of a picture."""
    header = source.header
    assert header is not None
    placement = place(header.width, header.height, Size(edge, edge), Fit.INSIDE)
    # JPEG, since it has no frames; no file is made.
    recipe = Recipe(first_frame=True, allow=tuple(allow))
    return WorkUnit(source, (Job("", "", "", Format.JPEG, placement),), recipe)


def _first_frame(data: bytes) -> Image.Image:
    with opening.hostile():
        return next(animation.frames(data)).image


def _raster(picture: Image.Image) -> Raster:
    return Raster(*picture.size, picture.tobytes("raw", "BGRa"))
