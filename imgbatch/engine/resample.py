"""From many pixels to fewer: Lanczos, by SIMD where the wheel of cykooz-resizer fits this machine."""

from __future__ import annotations

import importlib
import threading
from typing import Any

from PIL import Image

from imgbatch.domain.geometry import Box


def _load_simd() -> Any:
    try:
        return importlib.import_module("cykooz_resizer")
    except ImportError:  # No wheel for this machine. `doctor` says so; Pillow is slower.
        return None


simd: Any = _load_simd()

_SIMD_MODES = ("L", "RGB", "RGBA", "CMYK")

# A resizer keeps scratch memory between calls and must not be shared: one for each thread.
_own = threading.local()


def resample(image: Image.Image, box: Box, size: tuple[int, int]) -> Image.Image:
    """Resample a region of an image to a size, by Lanczos with three lobes.

    Colours are weighted by their alpha, so that what is invisible does not bleed into what is seen.

    Args:
        image: Mode L, RGB, RGBA, CMYK or I;16.
        box: Region in pixels; its edges may lie between pixels.
        size: Width and height of the result.
    """
    edges = int(box.left), int(box.top), int(box.left) + size[0], int(box.top) + size[1]
    if Box(*edges) == box:
        return image.crop(edges)  # whole pixels, one for one
    if simd is None or image.mode not in _SIMD_MODES:
        # Pillow's resize premultiplies RGBA by itself.
        return image.resize(size, Image.Resampling.LANCZOS, box=(box.left, box.top, box.right, box.bottom))
    return _simd(image, box, size)


def _simd(image: Image.Image, box: Box, size: tuple[int, int]) -> Image.Image:
    resizer: Any = getattr(_own, "resizer", None)
    if resizer is None:
        resizer = _own.resizer = simd.Resizer()
    lanczos = simd.ResizeAlg.convolution(simd.FilterType.lanczos3)
    crop = simd.CropBox(box.left, box.top, box.right - box.left, box.bottom - box.top)
    result = Image.new(image.mode, size, None)
    resizer.resize_pil(image, result, simd.ResizeOptions(resize_alg=lanczos, crop_box=crop))
    return result
