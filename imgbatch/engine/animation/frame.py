"""What every module of this room speaks of: a frame, and a rectangle of it."""

from __future__ import annotations

from fractions import Fraction

import msgspec
from PIL import Image

TRANSPARENT = (0, 0, 0, 0)

Box = tuple[int, int, int, int]


class Frame(msgspec.Struct, frozen=True):
    """One picture of an animation.

    Attributes:
        image: RGB or RGBA, of the size of the whole animation: what a viewer shows at that moment.
        duration: Milliseconds until the next one, exact: APNG counts in fractions of its own.
    """

    image: Image.Image
    duration: Fraction | int
