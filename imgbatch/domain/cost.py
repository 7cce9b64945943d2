"""How long one core works on an image, before anybody has seen its pixels: to choose a way, not to promise a time.

    seconds = a little for every image + pixels of the source x (its format) + pixels of the results x (their format)

Constants are medians of photos with grain on one core of an AMD EPYC, 2026; what another machine takes is learned, see
`domain.pace`. Without a header the pixels are guessed by the size of the file and by its name.
"""

from __future__ import annotations

import math
import os

from imgbatch.domain.encoding import Encoding
from imgbatch.domain.format import Format
from imgbatch.domain.geometry import place
from imgbatch.domain.job import Source
from imgbatch.domain.recipe import Recipe

_IMAGE = 0.0025
"""Seconds for an image of any size: to open, plan, write and name its files."""

# Seconds for a megapixel of the source; JPEG is decoded smaller than it is.
_READ = {
    Format.JPEG: 0.0034,
    Format.PNG: 0.018,
    Format.WEBP: 0.012,
    Format.AVIF: 0.015,
    Format.TIFF: 0.004,
    Format.GIF: 0.009,
    Format.BMP: 0.003,
    Format.HEIC: 0.033,
}
_READ_OTHERS = 0.03

# Seconds for a megapixel of a result.
_WRITE = {Format.JPEG: 0.01, Format.TIFF: 0.18, Format.GIF: 0.11, Format.BMP: 0.008}
_PNG_LEVELS = (0.02, 0.06, 0.08, 0.11, 0.15, 0.25, 0.39, 0.45, 0.5, 0.6)
_PNG_OPTIMISED, _PNG_PALETTE = 0.62, 0.18
_WEBP_METHODS = (0.018, 0.025, 0.035, 0.05, 0.07, 0.08, 0.1)
_WEBP_LOSSLESS = 0.63
_AVIF_SPEEDS = (30.0, 10.0, 8.5, 5.8, 1.9, 1.5, 0.2, 0.16, 0.08, 0.04, 0.04)
_TRIES = 5  # for a file that must be small

# Bytes for a pixel of the source, where nobody has looked into it.
_BYTES = {Format.JPEG: 0.35, Format.PNG: 1.4, Format.WEBP: 0.12, Format.AVIF: 0.1, Format.GIF: 0.6, Format.HEIC: 0.15}
_BYTES_OTHERS = 3.0

_SUFFIXES = {suffix: format_ for format_ in Format for suffix in format_.suffixes}


def format_of(source: Source) -> Format:
    """Return the format of a source: by its header, or else by its name; JPEG where that says nothing."""
    if source.header is not None:
        return source.header.format
    return _SUFFIXES.get(os.path.splitext(source.path)[1].lower(), Format.JPEG)


def seconds(source: Source, recipe: Recipe) -> float:
    """Say how long one core works on a source, on the machine where this was measured; nothing if it cannot be read."""
    if source.error is not None:
        return 0.0
    read = format_of(source)
    write = recipe.format or read.written_as
    width, height = _edges(source, read)
    frames = source.header.frames if source.header is not None else 1
    results = [
        place(width, height, size, recipe.fit, enlarge=recipe.enlarge, gravity=recipe.gravity) for size in recipe.sizes
    ]
    made = sum(result.width * result.height for result in results)
    pixels = width * height * _READ.get(read, _READ_OTHERS) + made * _write(write, recipe.encoding)
    return _IMAGE + pixels / 1e6 * (frames if write.has_frames else 1)


def _edges(source: Source, format_: Format) -> tuple[int, int]:
    """Return width and height; without a header those of a photo of so many bytes."""
    if source.header is not None:
        return source.header.width, source.header.height
    pixels = source.bytes / _BYTES.get(format_, _BYTES_OTHERS)
    width = max(1, round(math.sqrt(pixels * 4 / 3)))
    return width, max(1, round(width * 3 / 4))


def _write(format_: Format, encoding: Encoding) -> float:
    match format_:
        case Format.PNG if encoding.colours:
            cost = _PNG_PALETTE
        case Format.PNG:
            cost = _PNG_OPTIMISED if encoding.optimise else _PNG_LEVELS[encoding.png_level]
        case Format.WEBP:
            cost = _WEBP_LOSSLESS if encoding.lossless else _WEBP_METHODS[encoding.webp_method]
        case Format.AVIF:
            cost = _AVIF_SPEEDS[encoding.avif_speed]
        case _:
            cost = _WRITE[format_]
    return cost * (1 if encoding.max_bytes is None else _TRIES)
