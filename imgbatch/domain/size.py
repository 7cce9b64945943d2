"""Sizes as people write them, and the pixels that they come to for one image.

1920x1080  1920x  x1080     a box, a width, a height
1920                        longest edge
short1080                   shortest edge
50%  2MP                    of both edges; megapixels
10x15cm@300dpi  6in@300dpi  print: a box or the longest edge in cm, mm or inches, at so many dots an inch
"""

from __future__ import annotations

import re
from enum import StrEnum
from math import isfinite, isqrt

import msgspec

from imgbatch.domain.error import RequestError

MAX_EDGE = 65_535
"""Longest edge in pixels that may be asked for; JPEG can hold no more (WebP: 16,383)."""

MAX_PERCENT = 1000
MAX_MEGAPIXELS = 1000
MAX_DPI = 10_000
DEFAULT_DPI = 300

_NUMBER = r"[0-9]{1,6}(?:\.[0-9]{1,3})?"
_EDGES = rf"(?P<width>{_NUMBER})?\s*(?P<x>[x×*]?)\s*(?P<height>{_NUMBER})?"
_PIXELS = re.compile(rf"{_EDGES}\s*(?:px)?")
_PRINT = re.compile(rf"{_EDGES}\s*(?P<unit>cm|mm|inch|in|\")\s*(?:@\s*(?P<dpi>[0-9]{{1,6}})\s*(?:dpi)?)?")
_EDGE = re.compile(rf"(?P<which>long|short)(?:est edge|est)?\s*[:=-]?\s*(?P<edge>{_NUMBER})\s*(?:px)?")
_PERCENT = re.compile(rf"(?P<percent>{_NUMBER})\s*%")
_MEGAPIXELS = re.compile(rf"(?P<area>{_NUMBER})\s*(?:mp|mpx|megapixels?)")


class Unit(StrEnum):
    """What the numbers of a size count."""

    PIXELS = "px"
    SHORT_EDGE = "short"
    PERCENT = "%"
    MEGAPIXELS = "MP"
    CM = "cm"
    MM = "mm"
    INCH = "in"


_PER_INCH = {Unit.CM: 2.54, Unit.MM: 25.4, Unit.INCH: 1.0}


class Size(msgspec.Struct, frozen=True):
    """How large a result shall be.

    Attributes:
        width: In `unit`; None leaves that edge free. What is one number (a percentage, megapixels, the shortest edge)
            is both width and height, like the longest edge in pixels.
        height: The same.
        unit: What is counted.
        dpi: Dots an inch, written into the file; 0 unless the size is one of print.

    Raises:
        RequestError: The numbers make no sense.
    """

    width: float | None
    height: float | None
    unit: Unit = Unit.PIXELS
    dpi: int = 0

    def __post_init__(self) -> None:
        if self.width is None and self.height is None:
            raise RequestError("a size needs a width or a height, such as 1920x1080, 1920x or x1080", "sizes")
        if self.is_one_edge and self.width != self.height:
            raise RequestError(f"a size in {self.unit.value!r} is one number", "sizes")
        if self.unit in _PER_INCH and not 1 <= self.dpi <= MAX_DPI:
            raise RequestError(f"a size of print needs 1 to {MAX_DPI} dots an inch, not {self.dpi}", "sizes")
        for edge in (self.width, self.height):
            if edge is not None:
                self._check(edge)

    def _check(self, edge: float) -> None:
        match self.unit:
            case _ if not isfinite(edge):
                raise RequestError(f"a size is a number, not {edge:g}", "sizes")
            case Unit.PERCENT if not 0 < edge <= MAX_PERCENT:
                raise RequestError(f"a percentage must be above 0 and at most {MAX_PERCENT}, not {edge:g}", "sizes")
            case Unit.MEGAPIXELS if not 0 < edge <= MAX_MEGAPIXELS:
                raise RequestError(f"megapixels must be above 0 and at most {MAX_MEGAPIXELS}, not {edge:g}", "sizes")
            case Unit.PIXELS | Unit.SHORT_EDGE if edge != int(edge):
                raise RequestError(f"pixels are whole numbers, not {edge:g}", "sizes")
        if self.unit not in (Unit.PERCENT, Unit.MEGAPIXELS) and not 1 <= self._pixels(edge) <= MAX_EDGE:
            raise RequestError(f"a size must be between 1 and {MAX_EDGE} pixels, not {self._pixels(edge)}", "sizes")

    @classmethod
    def parse(cls, text: str) -> Size:
        """Read a size in any of the forms that stand at the top of this module.

        Raises:
            RequestError: The text is none of these, or its numbers make no sense.
        """
        word = text.strip().lower()  # not re.IGNORECASE, for which a dotless i is an i
        if match := _PERCENT.fullmatch(word):
            return cls(float(match["percent"]), float(match["percent"]), Unit.PERCENT)
        if match := _MEGAPIXELS.fullmatch(word):
            return cls(float(match["area"]), float(match["area"]), Unit.MEGAPIXELS)
        if match := _EDGE.fullmatch(word):
            unit = Unit.SHORT_EDGE if match["which"] == "short" else Unit.PIXELS
            return cls(float(match["edge"]), float(match["edge"]), unit)
        if match := _PRINT.fullmatch(word):
            unit = Unit.INCH if match["unit"] in ("inch", '"') else Unit(match["unit"])
            return _with_edges(match, text, unit, int(match["dpi"] or DEFAULT_DPI))
        if match := _PIXELS.fullmatch(word):
            return _with_edges(match, text, Unit.PIXELS, 0)
        raise _not_a_size(text)

    @property
    def is_one_edge(self) -> bool:
        """Whether one number is asked of the image as a whole, so that there is no box for a fit to fill."""
        return self.unit in (Unit.SHORT_EDGE, Unit.PERCENT, Unit.MEGAPIXELS)

    def edges(self, width: int, height: int) -> tuple[int | None, int | None]:
        """Return the edges of the box in pixels for an image of `width` x `height`; None leaves that edge free."""
        if not self.is_one_edge:
            return (
                None if self.width is None else self._pixels(self.width),
                None if self.height is None else self._pixels(self.height),
            )
        assert self.width is not None
        wide = width >= height
        long, short = (width, height) if wide else (height, width)
        match self.unit:
            case Unit.SHORT_EDGE:
                wide, edge = not wide, int(self.width)
            case Unit.PERCENT:
                edge = max(1, int(long * self.width / 100 + 0.5))
            case _:
                edge = _long_edge(long, short, round(self.width * 1_000_000))
        return (edge, None) if wide else (None, edge)

    def _pixels(self, edge: float) -> int:
        if self.unit in _PER_INCH:
            return int(edge * self.dpi / _PER_INCH[self.unit] + 0.5)
        return int(edge)

    def __str__(self) -> str:
        width, height = (f"{edge:.9g}" if edge is not None else "" for edge in (self.width, self.height))
        match self.unit:
            case Unit.SHORT_EDGE:
                return f"short{width}"
            case Unit.PERCENT | Unit.MEGAPIXELS:
                return f"{width}{self.unit.value}"
        edges = width if self.width == self.height else f"{width}x{height}"
        return edges if self.unit is Unit.PIXELS else f"{edges}{self.unit.value}@{self.dpi}dpi"


def _with_edges(match: re.Match[str], text: str, unit: Unit, dpi: int) -> Size:
    width = float(match["width"]) if match["width"] else None
    height = float(match["height"]) if match["height"] else None
    if (width is None and height is None) or (not match["x"] and height is not None):
        raise _not_a_size(text)
    return Size(width, height, unit, dpi) if match["x"] else Size(width, width, unit, dpi)


def _not_a_size(text: str) -> RequestError:
    forms = "1920x1080, 1920x, x1080, 1920, short1080, 50%, 2MP or 10x15cm@300dpi"
    return RequestError(f"{text!r} is not a size; write {forms}", "sizes")


def _long_edge(long: int, short: int, area: int) -> int:
    """Return the longest edge of the largest image in this ratio that has no more pixels than `area`."""
    edge = max(1, isqrt(area * long // short))
    while edge > 1 and edge * max(1, (2 * short * edge + long) // (2 * long)) > area:
        edge -= 1  # the shorter edge was rounded up
    return edge
