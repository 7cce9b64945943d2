"""From a file to a small picture of it: the one place where pixels leave a worker, some kilobytes of them."""

from __future__ import annotations

from functools import partial

import msgspec
from PIL import Image

from imgbatch.domain.estimate import peak_bytes
from imgbatch.domain.format import Format
from imgbatch.domain.geometry import Fit, place
from imgbatch.domain.job import Job, Source, WorkUnit
from imgbatch.domain.recipe import Profile, Recipe
from imgbatch.domain.resampling import Kernel, Resampling
from imgbatch.domain.size import Size
from imgbatch.domain.thumbnail import Thumbnail
from imgbatch.engine import faults, opening
from imgbatch.engine.decode import Decoded, Pixels, decode
from imgbatch.engine.encode import prepare
from imgbatch.engine.errors import ImageError
from imgbatch.engine.render import Renderer

MAX_EDGE = 512

MAX_BYTES = 2**29
"""Memory for one picture; what needs more is not worth it."""


def thumbnail(source: Source, edge: int) -> Thumbnail | None:
    """Make a small picture of an image, or return None if there cannot be one. Never raises for a file.

    It is the first frame or page. Where the format allows it, no more than that is decoded.

    Args:
        source: In any state; the file is looked at anew.
        edge: Longest edge of the picture, in pixels.
    """
    allow = () if source.header is None else (source.header.format,)
    source = opening.probe(msgspec.structs.replace(source, with_digest=False), allow)
    header = source.header
    if header is None:
        return None
    resampling = Resampling(kernel=Kernel.BILINEAR, fast=True)
    recipe = Recipe(first_frame=True, profile=Profile.SRGB, resampling=resampling, allow=allow)
    edge = min(edge, MAX_EDGE)
    placement = place(header.width, header.height, Size(edge, edge), Fit.INSIDE)
    # JPEG, since it has no frames; no file is made.
    job = Job("", "", "", Format.JPEG, placement)
    if peak_bytes(WorkUnit(source, (job,), recipe)) > MAX_BYTES:
        return None
    try:
        data = opening.read(source.path)
        faults.obey("decode", data)
        decoded = decode(data, header, (placement.width, placement.height), fast=True, allow=allow)
        pixels, _ = Renderer(decoded, header.width, header.height, recipe).render(placement)
        image = for_screens(pixels, recipe, decoded)
    except (ImageError, MemoryError):
        return None
    return Thumbnail(*image.size, image.convert("RGBA").tobytes())


def for_screens(pixels: Pixels, recipe: Recipe, decoded: Decoded) -> Image.Image:
    """Bring pixels into sRGB, 8 bits a channel."""
    # WebP, since it has colours, transparency and 8 bits, as a screen has.
    made = partial(prepare, pixels, Format.WEBP, recipe, is_grey=decoded.is_grey)
    try:
        picture = made(icc=decoded.icc)
    except ImageError:
        picture = made(icc=None)  # what is known by its picture need not have the right shade of it
    assert isinstance(picture.pixels, Image.Image)
    return picture.pixels
