"""How the pixels of a result are computed from those of its source."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from imgbatch.domain.error import RequestError

MAX_SHARPEN = 200


class Kernel(StrEnum):
    """The function that weights the source pixels around a result pixel. Widths are in pixels of the result.

    LANCZOS3     windowed sinc, three lobes: the sharpest without visible rings
    CATMULL_ROM  cubic, two lobes (Pillow's and sharp's "cubic" and "bicubic")
    MITCHELL     cubic with B = C = 1/3: softer, no rings
    BILINEAR     triangle
    BOX          mean of the pixels that a result pixel covers
    NEAREST      one source pixel, unchanged: for pixel art
    """

    LANCZOS3 = "lanczos3"
    CATMULL_ROM = "catmull-rom"
    MITCHELL = "mitchell"
    BILINEAR = "bilinear"
    BOX = "box"
    NEAREST = "nearest"


class Resampling(msgspec.Struct, frozen=True, kw_only=True):
    """One way to resample.

    Attributes:
        kernel: Weights of the source pixels.
        linear: Mix light, not the numbers that stand for it: pixels are taken through the curve of sRGB and back.
        sharpen: Strength of the sharpening that follows, in percent; 0 for none.
        fast: Decode no more than the result needs, at less fidelity (docs/performance.md).

    Raises:
        RequestError: `sharpen` is out of range.
    """

    kernel: Kernel = Kernel.LANCZOS3
    linear: bool = False
    sharpen: int = 0
    fast: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.sharpen <= MAX_SHARPEN:
            raise RequestError(f"sharpening must be between 0 and {MAX_SHARPEN} percent, not {self.sharpen}", "sharpen")

    @property
    def needs_every_pixel(self) -> bool:
        """Whether a decoder must not mix pixels by itself: it would mix numbers, and the nearest would be none."""
        return self.linear or self.kernel is Kernel.NEAREST
