"""A small picture of an image, to know it by."""

from __future__ import annotations

import msgspec


class Thumbnail(msgspec.Struct, frozen=True):
    """Pixels in sRGB, upright.

    Attributes:
        width: In pixels.
        height: In pixels.
        rgba: Four bytes a pixel, row by row from the top.
    """

    width: int
    height: int
    rgba: bytes
