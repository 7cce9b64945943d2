"""From many pixels to fewer, by SIMD where the wheel of cykooz-resizer fits this machine."""

from __future__ import annotations

import importlib
import threading
from typing import Any

from PIL import Image

from imgbatch.domain.error import ErrorInfo, ErrorKind
from imgbatch.domain.geometry import Box
from imgbatch.domain.resampling import Kernel
from imgbatch.engine.errors import ImageError


def _load_simd() -> Any:
    try:
        return importlib.import_module("cykooz_resizer")
    except ImportError:  # No wheel for this machine. `doctor` says so; Pillow is slower.
        return None


simd: Any = _load_simd()

_SIMD_MODES = ("L", "RGB", "RGBA", "CMYK", "F")

_PIXEL_BYTES = 4

_BAND_BYTES = 2**23
"""Size of what the resizer keeps between its two passes; each further band costs about half a millisecond."""

# Pillow's bicubic is Catmull-Rom (a = -0.5); it has no Mitchell.
PILLOW_KERNELS = {
    Kernel.LANCZOS3: Image.Resampling.LANCZOS,
    Kernel.CATMULL_ROM: Image.Resampling.BICUBIC,
    Kernel.BILINEAR: Image.Resampling.BILINEAR,
    Kernel.BOX: Image.Resampling.BOX,
    Kernel.NEAREST: Image.Resampling.NEAREST,
}

# A resizer keeps scratch memory between calls and must not be shared: one for each thread.
_own = threading.local()


def resample(image: Image.Image, box: Box, size: tuple[int, int], kernel: Kernel = Kernel.LANCZOS3) -> Image.Image:
    """Resample a region of an image to a size.

    Colours are weighted by their alpha, so that what is invisible does not bleed into what is seen.

    Args:
        image: Mode L, RGB, RGBA, CMYK, I;16 or F.
        box: Region in pixels; its edges may lie between pixels.
        size: Width and height of the result.
        kernel: Weights of the pixels.

    Raises:
        ImageError: Without cykooz-resizer there is no such kernel.
    """
    if edges := whole_pixels(box, size):
        return image.crop(edges)
    if simd is not None and image.mode in _SIMD_MODES:
        return _in_bands(image, box, size, kernel)
    if simd is not None and image.mode == "I;16":
        source = simd.ImageData(*image.size, simd.PixelType.U16, image.tobytes())
        target = simd.ImageData(*size, simd.PixelType.U16)
        resizer().resize(source, target, options(box, kernel))
        return Image.frombytes("I;16", size, target.get_buffer())
    # Pillow's resize premultiplies RGBA by itself.
    return image.resize(size, pillow_kernel(kernel), box=(box.left, box.top, box.right, box.bottom))


def _in_bands(image: Image.Image, box: Box, size: tuple[int, int], kernel: Kernel) -> Image.Image:
    """Resample a band of rows of the result after the other.

    The resizer first makes all rows of the result at the width of the source, and that can be as large as a third of
    a photo. The bands come out as the whole would, to the bit: kernels look beyond the region that they are given.
    """
    width, height = size
    rows = max(1, _BAND_BYTES // (_PIXEL_BYTES * image.width))
    bands = -(-height // rows)
    result = Image.new(image.mode, size, None)
    if bands == 1 or kernel is Kernel.NEAREST:
        resizer().resize_pil(image, result, options(box, kernel))
        return result
    rows = -(-height // bands)
    scale = (box.bottom - box.top) / height
    for top in range(0, height, rows):
        bottom = min(top + rows, height)
        edges = box.top + top * scale, box.bottom if bottom == height else box.top + bottom * scale
        band = Image.new(image.mode, (width, bottom - top), None)
        resizer().resize_pil(image, band, options(Box(box.left, edges[0], box.right, edges[1]), kernel))
        result.paste(band, (0, top))
    return result


def whole_pixels(box: Box, size: tuple[int, int]) -> tuple[int, int, int, int] | None:
    """Return the edges of a region that becomes `size` pixel for pixel, or None."""
    edges = int(box.left), int(box.top), int(box.left) + size[0], int(box.top) + size[1]
    return edges if Box(*edges) == box else None


def resizer() -> Any:
    """Return the SIMD resizer of this thread."""
    found: Any = getattr(_own, "resizer", None)
    if found is None:
        found = _own.resizer = simd.Resizer()
    return found


def options(box: Box, kernel: Kernel) -> Any:
    """Say to the SIMD resizer what it shall do."""
    if kernel is Kernel.NEAREST:
        algorithm = simd.ResizeAlg.nearest()
    else:
        algorithm = simd.ResizeAlg.convolution(simd.FilterType[kernel.value.replace("-", "_")])
    crop = simd.CropBox(box.left, box.top, box.right - box.left, box.bottom - box.top)
    return simd.ResizeOptions(resize_alg=algorithm, crop_box=crop)


def pillow_kernel(kernel: Kernel) -> Image.Resampling:
    """Name a kernel as Pillow does.

    Raises:
        ImageError: Pillow has no such kernel.
    """
    if kernel not in PILLOW_KERNELS:
        text = f"the kernel {kernel.value} needs cykooz-resizer, which is not installed"
        raise ImageError(ErrorInfo(ErrorKind.UNSUPPORTED, text, "choose catmull-rom or lanczos3"))
    return PILLOW_KERNELS[kernel]
