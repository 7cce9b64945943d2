"""An image before and after, as a screen shows it."""

from __future__ import annotations

import msgspec

from imgbatch.domain.error import ErrorInfo
from imgbatch.domain.geometry import Placement
from imgbatch.domain.job import Source


class Raster(msgspec.Struct, frozen=True):
    """Pixels in sRGB, upright.

    Attributes:
        width: In pixels.
        height: In pixels.
        bgra: Four bytes a pixel, row by row from the top; colours are multiplied by alpha.
    """

    width: int
    height: int
    bgra: bytes


Levels = tuple[Raster, ...]
"""One picture, each time at half the size, so that it can be drawn at any size in a moment and without flicker."""


class Before(msgspec.Struct, frozen=True):
    """A source as it is.

    Attributes:
        source: As it is now: with its header, and its size and date.
        levels: All of it; of an animation the first frame, of several pages the first.
    """

    source: Source
    levels: Levels


class After(msgspec.Struct, frozen=True):
    """What becomes of a source in one size.

    Attributes:
        placement: What of the source is where.
        width: Of the file's image, in pixels: it can be less than was planned, to keep the file small enough.
        height: The same.
        bytes: Size of the file.
        copied: It has the bytes of the source.
        notes: What the user should know about it, a line each.
        levels: Of the file; of an animation the first frame.
    """

    placement: Placement
    width: int
    height: int
    bytes: int
    copied: bool
    notes: tuple[str, ...]
    levels: Levels


class NoFile(msgspec.Struct, frozen=True):
    """There is no picture of it, for the reason given.

    Attributes:
        error: None if nothing is wrong: the image fits already, and no file was asked for then.
    """

    reason: str
    error: ErrorInfo | None = None
