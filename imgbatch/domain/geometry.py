"""Where the pixels of a source go: sizes as people write them, and the placement that follows.

All lengths are pixels of the upright image, as it is seen, not as it is stored.
"""

from __future__ import annotations

import re
from enum import StrEnum

import msgspec

from imgbatch.domain.error import RequestError

MAX_EDGE = 65_535
"""Longest edge that may be asked for; JPEG can hold no more (WebP: 16,383)."""

_GEOMETRY = re.compile(r"(?P<width>[0-9]{0,6})(?P<x>[x×*]?)(?P<height>[0-9]{0,6})", re.IGNORECASE)


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


class Size(msgspec.Struct, frozen=True):
    """A box to fit an image to; None leaves that edge free."""

    width: int | None
    height: int | None

    def __post_init__(self) -> None:
        for edge in (self.width, self.height):
            if edge is not None and not 1 <= edge <= MAX_EDGE:
                raise RequestError(f"a size must be between 1 and {MAX_EDGE} pixels, not {edge}", "sizes")
        if self.width is None and self.height is None:
            raise RequestError("a size needs a width or a height, such as 1920x1080, 1920x or x1080", "sizes")

    @classmethod
    def parse(cls, text: str) -> Size:
        """Read `1920x1080`, `1920x` (width), `x1080` (height) or `1920` (longest edge).

        Raises:
            RequestError: The text is none of these.
        """
        match = _GEOMETRY.fullmatch(text.strip())
        if not match or not (match["width"] or match["height"]):
            raise RequestError(f"{text!r} is not a size; write 1920x1080, 1920x, x1080 or 1920", "sizes")
        width = int(match["width"]) if match["width"] else None
        height = int(match["height"]) if match["height"] else None
        return cls(width, height) if match["x"] else cls(width, width)

    def __str__(self) -> str:
        if self.width == self.height:
            return str(self.width)
        return f"{self.width or ''}x{self.height or ''}"


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


def place(width: int, height: int, size: Size, fit: Fit, *, enlarge: bool = False) -> Placement:
    """Place a source of `width` x `height` into `size`.

    Without `enlarge` no source pixel is ever made larger: `inside` and `outside` keep the image as it is, `cover`
    shrinks the box in its own ratio, `contain` keeps its box and pads more, `fill` takes the shorter of each edge.
    A size with one free edge gives the same result for every fit.
    """
    whole = Box(0, 0, width, height)
    if size.width is None or size.height is None:
        w, h = _scaled(width, height, size, enlarge=enlarge)
        return Placement(w, h, whole, w, h)
    match fit:
        case Fit.INSIDE | Fit.OUTSIDE:
            w, h = _scaled(width, height, size, outside=fit == Fit.OUTSIDE, enlarge=enlarge)
            return Placement(w, h, whole, w, h)
        case Fit.FILL:
            w = size.width if enlarge else min(size.width, width)
            h = size.height if enlarge else min(size.height, height)
            return Placement(w, h, whole, w, h)
        case Fit.CONTAIN:
            w, h = _scaled(width, height, size, enlarge=enlarge)
            left, top = (size.width - w) // 2, (size.height - h) // 2
            return Placement(size.width, size.height, whole, w, h, left, top)
        case Fit.COVER:
            w, h = size.width, size.height
            if not enlarge and (w > width or h > height):
                w, h = _scaled(w, h, Size(width, height), enlarge=False)
            return Placement(w, h, _middle(width, height, w, h), w, h)


def _middle(width: int, height: int, w: int, h: int) -> Box:
    """Return the largest region in the ratio `w` to `h`, from the middle."""
    # Multiplied first, in integers: a ratio as a float would leave a sliver of 1e-17 pixels.
    region_width, region_height = min(width, height * w / h), min(height, width * h / w)
    left, top = (width - region_width) / 2, (height - region_height) / 2
    return Box(left, top, left + region_width, top + region_height)


def _scaled(width: int, height: int, size: Size, *, outside: bool = False, enlarge: bool) -> tuple[int, int]:
    """Scale in proportion until the edge that decides meets its side of the box exactly."""
    if size.height is None or size.width is None:
        by_width = size.height is None
    else:
        by_width = (width * size.height >= height * size.width) != outside
    edge, limit = (width, size.width) if by_width else (height, size.height)
    assert limit is not None
    if limit >= edge and not enlarge:
        return width, height
    if by_width:
        return limit, max(1, _rounded(height * limit, width))
    return max(1, _rounded(width * limit, height)), limit


def _rounded(numerator: int, denominator: int) -> int:
    """Divide to the nearest integer, halves upwards, without the error of floats."""
    return (2 * numerator + denominator) // (2 * denominator)
