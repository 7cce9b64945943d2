"""All files that are made of one animation: every frame is decoded once and goes into each of them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

import msgspec

from imgbatch.domain.error import ErrorInfo, ErrorKind
from imgbatch.domain.geometry import Box
from imgbatch.domain.job import Header, Job
from imgbatch.domain.recipe import Recipe
from imgbatch.engine import animation, metadata
from imgbatch.engine.animation import Frame
from imgbatch.engine.budget import Attempt
from imgbatch.engine.decode import Decoded, check_unchanged
from imgbatch.engine.encode import encoder_options, prepare
from imgbatch.engine.errors import ImageError
from imgbatch.engine.opening import hostile, opened
from imgbatch.engine.output import Output, check_size, copy, finish
from imgbatch.engine.render import Renderer, result_area
from imgbatch.engine.resample import resample


class Moving:
    """One animation and its frames at the size of every job.

    Args:
        data: The whole file.
        header: What `probe` found.
        jobs: All that are to be made of it.
        recipe: How they are made.
        beside: See `WorkUnit`.

    Raises:
        ImageError: A frame is damaged, or the file changed.
    """

    def __init__(
        self, data: bytes, header: Header, jobs: Iterable[Job], recipe: Recipe, beside: Iterable[Job] = ()
    ) -> None:
        self._data, self._header, self._recipe = data, header, recipe
        self._frames: dict[Job, list[Frame]] = {job: [] for job in jobs if self._has_room(job)}
        # What another run did has no frames here, but smaller ones are made by way of it.
        there = [job for job in beside if self._has_room(job)]
        self._order = sorted([*self._frames, *there], key=result_area, reverse=True)
        self._kept: dict[Job, bytes | None] = {}
        self._notes: dict[Job, tuple[str, ...]] = {}
        with opened(io.BytesIO(data), recipe.allow) as image:
            check_unchanged(image, header)
            with hostile():
                self._plays = animation.plays(data)
                self._icc = image.info.get("icc_profile")
                self._metadata = metadata.read(image)
                frames = animation.frames(data)
            while frame := _next(frames):
                self._add(frame)

    def make(self, job: Job) -> Output:
        """Make the file of one job.

        Raises:
            ImageError: It cannot be made as asked.
        """
        placement = job.placement
        assert placement is not None
        if job.copy:
            return copy(self._data, self._header)
        if not job.format.has_frames:
            text = f"it is animated, {self._header.frames} frames, and {job.format.title} holds one picture"
            raise ImageError(ErrorInfo(ErrorKind.UNSUPPORTED, text, "choose WebP or GIF, or allow the first frame"))
        check_size(job, self._header.frames)

        def attempt(quality: int, scale: float) -> Attempt:
            placed = placement.scaled(scale)
            size = placed.width, placed.height
            found, notes = metadata.cleaned(self._metadata, self._recipe.metadata, size, job.dpi)
            settings = msgspec.structs.replace(self._recipe.encoding, quality=quality)
            extra, more = metadata.options(found, job.format)
            options = encoder_options(job.format, settings) | extra
            if self._kept[job]:
                options["icc_profile"] = self._kept[job]
            frames = self._frames[job] if scale == 1 else self._smaller(job, size)
            data = animation.encode(frames, self._plays, job.format, options=options)
            return Attempt(data, quality, scale, *size, notes=self._notes[job] + notes + more)

        return finish(self._data, self._header, job, self._recipe, attempt)

    def _has_room(self, job: Job) -> bool:
        """Whether the frames of a job are wanted, and not too much; `make` says why not."""
        if job.copy or not job.format.has_frames:
            return False
        try:
            check_size(job, self._header.frames)
        except ImageError:
            return False
        return True

    def _add(self, frame: Frame) -> None:
        """Take a frame into the size of every job."""
        icc = self._icc
        decoded = Decoded(frame.image, 1, self._header.orientation, False, icc, metadata.Metadata())
        renderer = Renderer(decoded, self._header.width, self._header.height, self._recipe)
        for job in self._order:
            assert job.placement is not None
            pixels, notes = renderer.render(job.placement)
            if (frames := self._frames.get(job)) is None:
                continue
            picture = prepare(pixels, job.format, self._recipe, icc=icc)
            self._kept[job], self._notes[job] = picture.icc, notes + picture.notes
            frames.append(msgspec.structs.replace(frame, image=picture.pixels))

    def _smaller(self, job: Job, size: tuple[int, int]) -> list[Frame]:
        whole = Box(0, 0, *self._frames[job][0].image.size)
        kernel = self._recipe.resampling.kernel
        return [
            msgspec.structs.replace(frame, image=resample(frame.image, whole, size, kernel))
            for frame in self._frames[job]
        ]


def _next(frames: Iterator[Frame]) -> Frame | None:
    with hostile():
        return next(frames, None)
