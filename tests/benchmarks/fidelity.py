"""How near a result is to the exact answer: a float Lanczos-3 of the whole photo, decoded in full and turned upright.

The exact answer is not rounded to 8 bits, so that a perfect result has 58.9 dB, not infinity. Programs round the sizes
of results differently, by a pixel; each is held against the exact answer at its own size.
"""

from __future__ import annotations

import functools
import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

Pixels = NDArray[np.float32]
LOBES = 3


def decibel(result: str, source: str) -> float:
    """Peak signal-to-noise ratio of a result file, of any format."""
    with Image.open(result) as image:
        pixels = np.asarray(image.convert("RGB"), np.float32)
    error = float(np.mean((pixels - exact(source, image.size)) ** 2, dtype=np.float64))
    return 10 * math.log10(255**2 / error) if error else math.inf


@functools.lru_cache(maxsize=64)
def exact(source: str, size: tuple[int, int]) -> Pixels:
    """The whole photo at a size, in float."""
    with Image.open(source) as image:
        pixels = np.asarray(ImageOps.exif_transpose(image).convert("RGB"), np.float32)
    width, height = size
    upright = shrink(pixels, height)
    return shrink(upright.swapaxes(0, 1), width).swapaxes(0, 1).clip(0, 255)


def shrink(pixels: Pixels, rows: int) -> Pixels:
    """Resample the first axis; every row of the result is a weighted sum of a few rows."""
    pixels = np.ascontiguousarray(pixels)
    before = len(pixels)
    scale = before / rows
    stretch = max(scale, 1)
    result = np.empty((rows, *pixels.shape[1:]), np.float32)
    for row in range(rows):
        centre = (row + 0.5) * scale
        first = max(0, math.floor(centre - LOBES * stretch))
        last = min(before, math.ceil(centre + LOBES * stretch))
        distance = (np.arange(first, last) + 0.5 - centre) / stretch
        weights = np.where(np.abs(distance) < LOBES, np.sinc(distance) * np.sinc(distance / LOBES), 0)
        result[row] = np.tensordot((weights / weights.sum()).astype(np.float32), pixels[first:last], 1)
    return result
