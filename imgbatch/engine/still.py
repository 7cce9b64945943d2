"""All files that are made of one still image: it is decoded once, however many sizes are wanted."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from imgbatch.domain.geometry import Placement
from imgbatch.domain.job import Header, Job, Page
from imgbatch.domain.recipe import Pages, Recipe
from imgbatch.engine import metadata
from imgbatch.engine.budget import Attempt
from imgbatch.engine.decode import decode
from imgbatch.engine.encode import Picture, encode, prepare
from imgbatch.engine.output import Output, check_size, copy, finish
from imgbatch.engine.render import Renderer, result_area


class Still:
    """One image of a file, decoded as far as its jobs need.

    What is only copied is decoded too, as small as possible: a damaged file must not pass as done.

    Args:
        data: The whole file.
        header: What `probe` found.
        jobs: All that are to be made of it, of one page.
        recipe: How they are made.
        beside: See `WorkUnit`; of the same page.

    Raises:
        ImageError: The image is damaged, changed or of a kind that cannot be resized.
    """

    def __init__(
        self, data: bytes, header: Header, jobs: Iterable[Job], recipe: Recipe, beside: Iterable[Job] = ()
    ) -> None:
        jobs, beside = list(jobs), list(beside)
        number = jobs[0].page
        page = header.page(number)
        self._header, self._recipe = header, recipe
        # Only these need the bytes once the pixels are there.
        self._data = data if recipe.encoding.keep_smaller or any(job.copy for job in jobs) else b""
        needed = (page.width, page.height) if recipe.resampling.needs_every_pixel else _needed([*jobs, *beside], page)
        fast = recipe.resampling.fast
        self._decoded = decode(data, header, needed, page=number, fast=fast, allow=recipe.allow)
        self._renderer = Renderer(self._decoded, page.width, page.height, recipe)
        self._beside = sorted(beside, key=result_area)

    def make(self, job: Job) -> Output:
        """Make the file of one job. Larger ones are to be asked for before smaller ones.

        Raises:
            ImageError: It cannot be made as asked.
        """
        placement, recipe = job.placement, self._recipe
        assert placement is not None
        if job.copy:
            return copy(self._data, self._header)
        check_size(job)
        while self._beside and result_area(self._beside[-1]) > result_area(job):
            self._render(self._beside.pop())
        pictures: dict[float, Picture] = {}

        def attempt(quality: int, scale: float) -> Attempt:
            placed = placement.scaled(scale)
            if scale not in pictures:
                pictures[scale] = self._picture(job, placed)
            size = placed.width, placed.height
            found, notes = metadata.cleaned(self._decoded.metadata, recipe.metadata, size, job.dpi)
            settings = msgspec.structs.replace(recipe.encoding, quality=quality)
            data, more = encode(pictures[scale], job.format, settings, found)
            return Attempt(data, quality, scale, *size, notes=_left_out(self._header, recipe) + notes + more)

        return finish(self._data, self._header, job, recipe, attempt)

    def _render(self, job: Job) -> None:
        if job.placement is not None:
            self._renderer.render(job.placement)

    def _picture(self, job: Job, placement: Placement) -> Picture:
        # What was only tried, to be small enough, is not what others are made from.
        pixels, notes = self._renderer.render(placement, is_kept=placement == job.placement)
        decoded = self._decoded
        grey = decoded.is_grey and not self._renderer.pads_with_colour(placement)
        picture = prepare(pixels, job.format, self._recipe, icc=self._renderer.profile(placement), is_grey=grey)
        return msgspec.structs.replace(picture, notes=notes + picture.notes)


def _left_out(header: Header, recipe: Recipe) -> tuple[str, ...]:
    """Say what of the file does not become a picture."""
    if header.pages and recipe.pages is Pages.FIRST:
        return (f"the first of {len(header.pages)} pages",)
    if header.is_animated:
        return (f"the first of {header.frames} frames",)
    return ()


def _needed(jobs: Iterable[Job], page: Page) -> tuple[int, int]:
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
    return max(1, round(page.width * scale)), max(1, round(page.height * scale))
