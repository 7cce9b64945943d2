"""What differs from frame to frame, so that no file says again what is seen already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

import msgspec
from PIL import Image, ImageChops

from imgbatch.engine.animation.frame import TRANSPARENT, Box, Frame

_MUCH = 0.25
"""Share of pixels that have to stay as they are before a rectangle is made transparent there."""


def nonzero(difference: Image.Image) -> Image.Image:
    """Return a mask of the pixels that are not zero in every band."""
    bands = difference.split()
    most = bands[0]
    for band in bands[1:]:
        most = ImageChops.lighter(most, band)
    return most.point([0] + [255] * 255)


class Change(msgspec.Struct):
    """What turns the frame before into this one: a rectangle laid over it, or put in its place."""

    box: Box
    patch: Image.Image
    over: bool
    duration: Fraction | int


def changes(frames: Iterable[Frame]) -> Iterator[Change]:
    """Reduce each frame to the rectangle that differs from the one before; one pixel where nothing does."""
    before: Image.Image | None = None
    for frame in frames:
        image = frame.image
        box: Box = (0, 0, *image.size)
        mask = None
        if before is not None:
            pair = (before, image) if before.mode == image.mode else (before.convert("RGBA"), image.convert("RGBA"))
            mask = nonzero(ImageChops.difference(*pair))
            left, top, right, bottom = mask.getbbox() or (0, 0, 1, 1)
            box = (left // 2 * 2, top // 2 * 2, right, bottom)  # WebP counts left and top in twos
        patch = image.crop(box)
        pierced = _pierced(patch, mask.crop(box)) if mask is not None and mask.getbbox() else None
        result = pierced or patch
        # Saving takes from here what nobody asked for, a stale profile among them.
        result.info = {}
        yield Change(box, result, pierced is not None, frame.duration)
        before = image


def _pierced(patch: Image.Image, changed: Image.Image) -> Image.Image | None:
    """Make transparent what does not change, where that is much; None where it is not, or where it would show."""
    kept = ImageChops.invert(changed)
    if changed.histogram()[0] < _MUCH * changed.width * changed.height:
        return None
    if patch.mode == "RGBA" and ImageChops.lighter(patch.getchannel("A"), kept).getextrema()[0] != 255:  # noqa: PLR2004
        return None
    patch = patch.convert("RGBA")
    patch.paste(TRANSPARENT, mask=kept)
    return patch
