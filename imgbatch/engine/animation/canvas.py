"""The picture that a viewer sees, of the patches that GIF and APNG store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import IntEnum
from fractions import Fraction

import msgspec
from PIL import Image

from imgbatch.engine.animation.frame import TRANSPARENT, Box, Frame


class Leave(IntEnum):
    """What becomes of the region of a frame when its time is over; the numbers are those of GIF."""

    KEEP = 1
    CLEAR = 2
    RESTORE = 3


class Patch(msgspec.Struct):
    """A frame as GIF and APNG store it: a rectangle that changes the picture before it.

    Attributes:
        over: Whether what is before shows through the transparency of this, or is replaced by it.
        solid: Whether its pixels cannot be transparent at all.
        still: Decodes its pixels, as RGBA.
    """

    box: Box
    duration: Fraction
    leave: Leave
    over: bool
    solid: bool
    still: Callable[[], Image.Image]


def composed(size: tuple[int, int], patches: list[Patch]) -> Iterator[Frame]:
    """Lay the patches over each other and yield what is seen after each.

    Args:
        size: Width and height of the whole.
        patches: At least one.
    """
    # It begins with nothing, and clearing leaves nothing: browsers heed no background colour.
    canvas = Image.new("RGBA", size, TRANSPARENT)
    mode = ""
    for patch in patches:
        before = canvas.copy() if patch.leave is Leave.RESTORE else None
        still = patch.still()
        if patch.over:
            canvas.alpha_composite(still, patch.box[:2])
        else:
            canvas.paste(still, patch.box[:2])
        mode = mode or ("RGB" if _stays_solid(canvas, patches) else "RGBA")
        yield Frame(canvas.convert(mode), patch.duration)
        if before is not None:
            canvas = before
        elif patch.leave is Leave.CLEAR:
            canvas.paste(TRANSPARENT, patch.box)


def _stays_solid(first: Image.Image, patches: list[Patch]) -> bool:
    """Whether no frame can have transparency, by the first one and by how the others follow each other."""
    solid = first.getchannel("A").getextrema() == (255, 255)
    before = False
    for number, patch in enumerate(patches):
        if number:
            whole = patch.box == (0, 0, *first.size)
            solid = (patch.solid and whole) or (before and (patch.solid or patch.over))
        if not solid:
            return False
        before = patch.leave is Leave.KEEP or (patch.leave is Leave.RESTORE and before)
    return True
