"""Where the pixels of a source go: the fit, the point to keep in view, and the placement that follows.

All lengths are pixels of the upright image, as it is seen, not as it is stored.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from imgbatch.domain.error import RequestError
from imgbatch.domain.size import Size


class Fit(StrEnum):
    """How an image meets the box that was asked for. The words are those of CSS and of sharp.

    INSIDE   whole image, as large as the box allows; the ratio is kept
    OUTSIDE  whole image, as small as covers the box; the ratio is kept
    COVER    exactly the box, what stands over is cut off
    CONTAIN  exactly the box, what is left over is filled with the background
    FILL     exactly the box, stretched
    """

    INSIDE = "inside"
    OUTSIDE = "outside"
    COVER = "cover"
    CONTAIN = "contain"
    FILL = "fill"


class Gravity(msgspec.Struct, frozen=True):
    """The point that stays in view when `cover` cuts, and towards which `contain` moves the image.

    Attributes:
        x: 0 for the left edge, 1 for the right.
        y: 0 for the top, 1 for the bottom.

    Raises:
        RequestError: The point lies outside of the image.
    """

    x: float = 0.5
    y: float = 0.5

    def __post_init__(self) -> None:
        if not (0 <= self.x <= 1 and 0 <= self.y <= 1):
            raise RequestError(f"a point of focus lies between 0,0 and 1,1, not at {self.x:g},{self.y:g}", "gravity")

    @classmethod
    def parse(cls, text: str) -> Gravity:
        """Read one of the nine names (`centre`, `north`, `south-east`, ...) or a point such as `0.3,0.5`.

        Raises:
            RequestError: The text is neither.
        """
        word = text.strip().lower().replace("center", "centre")
        if word in GRAVITIES:
            return GRAVITIES[word]
        try:
            x, y = (float(part) for part in word.split(","))
        except ValueError:
            names = ", ".join(GRAVITIES)
            raise RequestError(
                f"{text!r} is no gravity; write {names}, or a point such as 0.3,0.5", "gravity"
            ) from None
        return cls(x, y)

    def __str__(self) -> str:
        return next((name for name, point in GRAVITIES.items() if point == self), f"{self.x:g},{self.y:g}")


# A gravity is a point of focus at an edge: cutting around it, as far as the image reaches, leaves that edge in view.
GRAVITIES = {
    "north-west": Gravity(0, 0),
    "north": Gravity(0.5, 0),
    "north-east": Gravity(1, 0),
    "west": Gravity(0, 0.5),
    "centre": Gravity(0.5, 0.5),
    "east": Gravity(1, 0.5),
    "south-west": Gravity(0, 1),
    "south": Gravity(0.5, 1),
    "south-east": Gravity(1, 1),
}
CENTRE = GRAVITIES["centre"]


class Box(msgspec.Struct, frozen=True):
    """A region of an image, edges in pixels from its top left corner; edges may lie between pixels."""

    left: float
    top: float
    right: float
    bottom: float


class Placement(msgspec.Struct, frozen=True):
    """The answer to "what does this source become in that size".

    Attributes:
        width: Width of the result.
        height: Height of the result.
        crop: Region of the source that is used.
        content_width: Width that the region is resampled to.
        content_height: Height that the region is resampled to.
        left: Where the content begins on the result; more than zero only for `contain`.
        top: The same, from the top.
    """

    width: int
    height: int
    crop: Box
    content_width: int
    content_height: int
    left: int = 0
    top: int = 0

    def is_identity(self, width: int, height: int) -> bool:
        """Whether a source of this width and height comes out as it went in."""
        return (
            (self.width, self.height) == (self.content_width, self.content_height) == (width, height)
        ) and self.crop == Box(0, 0, width, height)

    def scaled(self, scale: float) -> Placement:
        """Return the same placement with every edge of the result at `scale`, which is at most 1."""
        width, height = max(1, int(self.width * scale + 0.5)), max(1, int(self.height * scale + 0.5))
        content_width = min(width, max(1, int(self.content_width * scale + 0.5)))
        content_height = min(height, max(1, int(self.content_height * scale + 0.5)))
        left, top = int(self.left * scale), int(self.top * scale)
        left, top = min(left, width - content_width), min(top, height - content_height)
        return Placement(width, height, self.crop, content_width, content_height, left, top)


def place(
    width: int, height: int, size: Size, fit: Fit, *, enlarge: bool = False, gravity: Gravity = CENTRE
) -> Placement:
    """Place a source of `width` x `height` into `size`.

    Without `enlarge` no source pixel is ever made larger: `inside` and `outside` keep the image as it is, `cover`
    shrinks the box in its own ratio, `contain` keeps its box and pads more, `fill` takes the shorter of each edge.
    A size that leaves an edge free gives the same result for every fit.
    """
    whole = Box(0, 0, width, height)
    box_width, box_height = size.edges(width, height)
    if box_width is None or box_height is None:
        w, h = _scaled(width, height, box_width, box_height, enlarge=enlarge)
        return Placement(w, h, whole, w, h)
    match fit:
        case Fit.INSIDE | Fit.OUTSIDE:
            w, h = _scaled(width, height, box_width, box_height, outside=fit == Fit.OUTSIDE, enlarge=enlarge)
            return Placement(w, h, whole, w, h)
        case Fit.FILL:
            w = box_width if enlarge else min(box_width, width)
            h = box_height if enlarge else min(box_height, height)
            return Placement(w, h, whole, w, h)
        case Fit.CONTAIN:
            w, h = _scaled(width, height, box_width, box_height, enlarge=enlarge)
            left, top = int((box_width - w) * gravity.x), int((box_height - h) * gravity.y)
            return Placement(box_width, box_height, whole, w, h, left, top)
        case Fit.COVER:
            w, h = box_width, box_height
            if not enlarge and (w > width or h > height):
                w, h = _scaled(w, h, width, height, enlarge=False)
            return Placement(w, h, _region(width, height, w, h, gravity), w, h)


def _region(width: int, height: int, w: int, h: int, gravity: Gravity) -> Box:
    """Return the largest region in the ratio `w` to `h`, as near around the point as the image reaches."""
    # Multiplied first, in integers: a ratio as a float would leave a sliver of 1e-17 pixels.
    region_width, region_height = min(width, height * w / h), min(height, width * h / w)
    left = min(max(0.0, width * gravity.x - region_width / 2), width - region_width)
    top = min(max(0.0, height * gravity.y - region_height / 2), height - region_height)
    return Box(left, top, left + region_width, top + region_height)


def _scaled(
    width: int,
    height: int,
    box_width: int | None,
    box_height: int | None,
    *,
    outside: bool = False,
    enlarge: bool,
) -> tuple[int, int]:
    """Scale in proportion until the edge that decides meets its side of the box exactly."""
    if box_height is None or box_width is None:
        by_width = box_height is None
    else:
        by_width = (width * box_height >= height * box_width) != outside
    edge, limit = (width, box_width) if by_width else (height, box_height)
    assert limit is not None
    if limit >= edge and not enlarge:
        return width, height
    if by_width:
        return limit, max(1, _rounded(height * limit, width))
    return max(1, _rounded(width * limit, height)), limit


def _rounded(numerator: int, denominator: int) -> int:
    """Divide to the nearest integer, halves upwards, without the error of floats."""
    return (2 * numerator + denominator) // (2 * denominator)
