"""From the pixels of a source to the pixels of one result: resampled, turned upright, sharpened, padded.

A small result is made from a larger one of the same image where that is near enough to the truth:

    decoded -> 1920 -> 960 -> 320        each at most half as large as what it is made from
            -> 1280 -> 640
"""

from __future__ import annotations

import msgspec
from PIL import Image, ImageFilter

from imgbatch.domain.colour import WHITE, is_grey, parse_colour
from imgbatch.domain.geometry import Box, Placement
from imgbatch.domain.job import Job
from imgbatch.domain.recipe import Recipe
from imgbatch.domain.resampling import Kernel
from imgbatch.engine import colour, deep, linear
from imgbatch.engine.decode import Decoded, Pixels
from imgbatch.engine.deep import Deep
from imgbatch.engine.exif import turned_box
from imgbatch.engine.opening import SWAPS_SIDES
from imgbatch.engine.resample import resample, whole_pixels

CASCADE_GAP = 2.0
"""A result is made from another only if that is at least so many times as large on both edges: at 2 the fidelity stays
above that of libvips (docs/performance.md)."""

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

_SHARPEN_RADIUS = 0.6
"""Pixels; what resampling softens is about as wide."""


class _Made(msgspec.Struct, frozen=True):
    """A result as it lies in the file, from which smaller ones can be made."""

    crop: Box
    pixels: Pixels


def result_area(job: Job) -> int:
    """Return the pixels of the result of a job, what it is padded with left out."""
    return job.placement.content_width * job.placement.content_height if job.placement else 0


class Renderer:
    """Makes all results of one decoded image.

    Args:
        decoded: The image.
        width: Of the whole image, upright, in pixels of the source.
        height: The same.
        recipe: How pixels are made.
    """

    def __init__(self, decoded: Decoded, width: int, height: int, recipe: Recipe) -> None:
        self._decoded = decoded
        self._width, self._height = width, height
        self._recipe = recipe
        self._made: list[_Made] = []

    def render(self, placement: Placement, *, is_kept: bool = True) -> tuple[Pixels, tuple[str, ...]]:
        """Make one result, upright, with notes on what was asked for and could not be done.

        Those that are wanted in several sizes are best asked for from the largest to the smallest.

        Args:
            placement: What of the image goes where.
            is_kept: Whether smaller results may be made from this one.
        """
        size = placement.content_width, placement.content_height
        turn = self._decoded.orientation
        if turn in SWAPS_SIDES:
            size = size[1], size[0]
        pixels = self._resampled(placement.crop, size)
        if is_kept:
            self._made.append(_Made(placement.crop, pixels))
        if turn in _TURNS:  # after it was made small, which costs a tenth of turning it before
            pixels = pixels.transpose(_TURNS[turn])
        notes: tuple[str, ...] = ()
        resampling = self._recipe.resampling
        if resampling.linear and isinstance(pixels, Image.Image) and pixels.mode == "CMYK":
            notes += ("mixed as ink, not as light: CMYK has no linear light",)
        content = placement.content_width, placement.content_height
        if resampling.sharpen and not whole_pixels(placement.crop, content):
            if isinstance(pixels, Deep) or pixels.mode == "I;16":
                notes += ("not sharpened: it has 16 bits",)
            else:
                pixels = _sharpened(pixels, resampling.sharpen)
        if (placement.width, placement.height) != pixels.size:
            pixels = self._padded(pixels, placement)
        return pixels, notes

    def pads_with_colour(self, placement: Placement) -> bool:
        """Whether a result gets a background that is not grey."""
        content = placement.content_width, placement.content_height
        background = self._recipe.background
        rgb = parse_colour(background) if background and content != (placement.width, placement.height) else None
        return rgb is not None and not is_grey(rgb)

    def profile(self, placement: Placement) -> bytes | None:
        """Return the colour profile of a result: that of the image, but beside a colour grey has to become sRGB."""
        return None if self._grey_profile() and self.pads_with_colour(placement) else self._decoded.icc

    def _grey_profile(self) -> bytes | None:
        icc = self._decoded.icc
        return icc if icc and self._decoded.is_grey and colour.fits_profile("L", icc) else None

    def _grey_in_srgb(self, pixels: Pixels) -> Pixels:
        icc = self._grey_profile()
        if icc is None or isinstance(pixels, Deep):
            return pixels
        grey = colour.reduced(pixels) if pixels.mode == "I;16" else pixels
        return colour.to_srgb(grey, icc, is_grey=True)[0]

    def _resampled(self, crop: Box, size: tuple[int, int]) -> Pixels:
        """Resample a region of the upright image to a size as it lies in the file."""
        source, box = self._source(crop, size)
        resampling = self._recipe.resampling
        pixels: Pixels
        if resampling.linear and (isinstance(source, Deep) or source.mode != "CMYK"):
            pixels = linear.resample(source, box, size, resampling.kernel)
        elif isinstance(source, Deep):
            pixels = deep.resample(source, box, size, resampling.kernel)
        else:
            pixels = resample(source, box, size, resampling.kernel)
        return pixels

    def _source(self, crop: Box, size: tuple[int, int]) -> tuple[Pixels, Box]:
        """Choose what a result is made from: the smallest that is large enough."""
        if self._recipe.resampling.kernel is not Kernel.NEAREST:
            enough = [
                made.pixels
                for made in self._made
                if made.crop == crop
                and made.pixels.size[0] >= size[0] * CASCADE_GAP
                and made.pixels.size[1] >= size[1] * CASCADE_GAP
            ]
            if enough:
                smallest = min(enough, key=lambda pixels: pixels.size)
                return smallest, Box(0, 0, *smallest.size)
        decoded = self._decoded
        stored = turned_box(crop, self._width, self._height, decoded.orientation)
        scale = decoded.scale
        box = Box(stored.left / scale, stored.top / scale, stored.right / scale, stored.bottom / scale)
        return decoded.pixels, box

    def _padded(self, pixels: Pixels, placement: Placement) -> Pixels:
        background = self._recipe.background
        rgb = parse_colour(background) if background else None
        if rgb is None and background and pixels.mode != "CMYK":  # transparent is what it has to become
            pixels = _with_alpha(pixels)
        elif rgb and not is_grey(rgb):
            pixels = _with_colours(self._grey_in_srgb(pixels))
        edges = placement.width, placement.height, placement.left, placement.top
        paper = _paper(pixels.mode, rgb, self.profile(placement))
        if isinstance(pixels, Deep):
            return pixels.padded(*edges, paper)
        canvas = Image.new(pixels.mode, edges[:2], paper)
        canvas.paste(pixels, edges[2:])
        return canvas


def _with_alpha(pixels: Pixels) -> Pixels:
    pixels = _with_colours(pixels)
    if isinstance(pixels, Deep):
        return Deep(pixels.high.convert("RGBA"), pixels.low.convert("RGBA"))
    return pixels.convert("RGBA")


def _with_colours(pixels: Pixels) -> Pixels:
    """Return grey in a mode that can hold colours, at the same depth."""
    if isinstance(pixels, Deep) or pixels.mode not in ("L", "I;16"):
        return pixels
    if pixels.mode == "L":
        return pixels.convert("RGB")
    low, high = Image.frombytes("LA", pixels.size, pixels.tobytes()).split()
    return Deep(Image.merge("RGB", (high, high, high)), Image.merge("RGB", (low, low, low)))


def _paper(mode: str, rgb: tuple[int, int, int] | None, icc: bytes | None) -> tuple[int, ...]:
    """Return the pixel of a background; of none, it is transparent where the mode can say so and white elsewhere."""
    if mode == "RGBA" and rgb is None:
        return 0, 0, 0, 0
    pixel = colour.in_space(rgb or WHITE, mode, icc)
    match mode:
        case "I;16":
            return (pixel[0] * 257,)
        case "RGBA":
            return *pixel, 255
        case _:
            return pixel


def _sharpened(image: Image.Image, percent: int) -> Image.Image:
    if image.mode != "RGBA":
        return image.filter(ImageFilter.UnsharpMask(_SHARPEN_RADIUS, percent, 0))
    # The same, but what is invisible has no part in it: the blur weights colours by their alpha.
    blurred = image.convert("RGBa").filter(ImageFilter.GaussianBlur(_SHARPEN_RADIUS)).convert("RGBA")
    result = Image.blend(blurred.convert("RGB"), image.convert("RGB"), 1 + percent / 100)
    result.putalpha(image.getchannel("A"))
    return result
