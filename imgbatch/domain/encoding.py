"""How the pixels of a result are written."""

from __future__ import annotations

import re
from enum import StrEnum

import msgspec

from imgbatch.domain.error import RequestError

MAX_QUALITY = 100
MAX_PNG_LEVEL = 9
MAX_WEBP_METHOD = 6
MAX_AVIF_SPEED = 10
MAX_COLOURS = 256

_BYTES = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,3})?)\s*(b|kb|k|mb|m)?", re.IGNORECASE)
_FACTORS = {"b": 1, "k": 1000, "m": 1_000_000}


class Subsampling(StrEnum):
    """How much colour a JPEG or AVIF keeps beside the brightness.

    AUTO     the encoder's usual one: 4:2:0
    FULL     4:4:4, a colour for every pixel: for text, drawings, fine red lines
    HALF     4:2:2, one for two pixels side by side
    QUARTER  4:2:0, one for a square of four pixels
    """

    AUTO = "auto"
    FULL = "4:4:4"
    HALF = "4:2:2"
    QUARTER = "4:2:0"


class Encoding(msgspec.Struct, frozen=True, kw_only=True):
    """Settings of the encoders; each takes those that it has.

    Attributes:
        quality: 1 to 100, for JPEG, WebP and AVIF.
        progressive: JPEG that appears at once and becomes sharper.
        subsampling: Colours of JPEG and AVIF.
        optimise: Spend time on smaller files at the same pixels, for JPEG and PNG.
        png_level: Compression, 0 (none) to 9 (smallest).
        colours: Number of colours of a PNG palette, 2 to 256; None for full colour.
        lossless: WebP without loss.
        webp_method: 0 (fast) to 6 (small).
        avif_speed: 0 (small) to 10 (fast).
        max_bytes: Files may be no larger; quality is given up for it, then size. None for no limit.
        keep_smaller: Where the result would not be smaller than its source, take the bytes of the source.

    Raises:
        RequestError: A value is out of range; `field` names the attribute.
    """

    quality: int = 85
    progressive: bool = False
    subsampling: Subsampling = Subsampling.AUTO
    optimise: bool = False
    png_level: int = 6
    colours: int | None = None
    lossless: bool = False
    webp_method: int = 4
    avif_speed: int = 6
    max_bytes: int | None = None
    keep_smaller: bool = False

    def __post_init__(self) -> None:
        _check("quality", "the quality", self.quality, 1, MAX_QUALITY)
        _check("png_level", "the PNG level", self.png_level, 0, MAX_PNG_LEVEL)
        _check("webp_method", "the WebP method", self.webp_method, 0, MAX_WEBP_METHOD)
        _check("avif_speed", "the AVIF speed", self.avif_speed, 0, MAX_AVIF_SPEED)
        if self.colours is not None:
            _check("colours", "the number of colours", self.colours, 2, MAX_COLOURS)
        if self.max_bytes is not None and self.max_bytes < 1:
            raise RequestError("the largest file size must be at least 1 byte", "max_bytes")


def parse_bytes(text: str) -> int:
    """Read a file size such as `200KB`, `1.5MB` or `200` (kilobytes); a kilobyte has 1000 bytes.

    Raises:
        RequestError: The text is no size of a file.
    """
    match = _BYTES.fullmatch(text.strip())
    if not match:
        raise RequestError(f"{text!r} is no file size; write 200KB or 1.5MB", "max_bytes")
    return round(float(match[1]) * _FACTORS[(match[2] or "k")[0].lower()])


def _check(field: str, name: str, value: int, least: int, most: int) -> None:
    if not least <= value <= most:
        raise RequestError(f"{name} must be between {least} and {most}, not {value}", field)
