"""Colours with 16 bits a channel, which Pillow cannot hold: it cuts them to 8 on the way in.

Here such an image is a pair of ordinary ones, one with the high byte of every sample and one with the low byte:

    value = 256 * high + low

Whatever only moves pixels is done to both. Whatever computes takes both as one row of 16-bit samples, puts them into
floats, or reckons byte by byte with a borrow. Grey with 16 bits is no matter of this module: Pillow has "I;16".
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import msgspec
from PIL import Image, ImageChops, ImageMath

from imgbatch.domain.error import ErrorInfo, ErrorKind
from imgbatch.domain.geometry import Box
from imgbatch.domain.resampling import Kernel
from imgbatch.engine import resample as resampling
from imgbatch.engine.errors import ImageError

_MAX = 65_535
_TO_8BIT = 129
"""Bytes of a sample that differ by this much or more make the nearest 8-bit value another one than the high byte."""

_MAX_DPI = 10**6

_PNG_GREY_ALPHA = "LA;16B"
_PNG_MODES = ("RGB;16B", "RGBA;16B", _PNG_GREY_ALPHA)

_BITS_PER_SAMPLE, _PLANAR, _EXTRA_SAMPLES = 258, 284, 338
_SEPARATE = 2
_PREMULTIPLIED = 1


class Deep(msgspec.Struct, frozen=True):
    """An image of 16 bits a channel.

    Attributes:
        high: The high byte of every sample; mode RGB or RGBA, alpha not premultiplied.
        low: The low bytes, of the same mode and size.
    """

    high: Image.Image
    low: Image.Image

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.high.size

    @property
    def mode(self) -> str:
        """RGB or RGBA."""
        return self.high.mode

    def transpose(self, turn: Image.Transpose) -> Deep:
        """Return the image turned or mirrored."""
        return Deep(self.high.transpose(turn), self.low.transpose(turn))

    def padded(self, width: int, height: int, left: int, top: int, background: tuple[int, ...]) -> Deep:
        """Return a canvas of one colour with the image on it.

        Args:
            width: Width of the canvas.
            height: Height of the canvas.
            left: Where the image begins on it.
            top: The same, from the top.
            background: 0 to 255 for each channel of `mode`.
        """

        def on_canvas(part: Image.Image) -> Image.Image:
            canvas = Image.new(self.mode, (width, height), background)
            canvas.paste(part, (left, top))
            return canvas

        # 8 bits become 16 by v * 257, which is v in both bytes.
        return Deep(on_canvas(self.high), on_canvas(self.low))

    def to_8bit(self) -> Image.Image:
        """Return the image with 8 bits a channel, each sample divided by 257 and rounded to nearest."""
        # (256 * high + low) / 257 = high + (low - high) / 257, and that is at most one from `high`. Nothing wraps:
        # `low` cannot exceed a `high` of 255, nor fall below one of 0.
        step = [0] * _TO_8BIT + [1] * (256 - _TO_8BIT)
        step *= len(self.high.getbands())
        more = ImageChops.subtract(self.low, self.high).point(step)
        less = ImageChops.subtract(self.high, self.low).point(step)
        return ImageChops.subtract(ImageChops.add(self.high, more), less)


def is_deep(image: Image.Image) -> bool:
    """Whether the pixels of an image are colours of 16 bits a channel, or grey of 16 bits with alpha.

    CMYK is not among them: Pillow's 8 bits have to do for it.

    Args:
        image: Opened, but not loaded yet.
    """
    opened: Any = image  # the attributes of a plug-in, which is not imported for those who read no such file
    match image.format:
        case "PNG":
            return any(tile.args in _PNG_MODES for tile in opened.tile)
        case "TIFF":
            return image.mode in ("RGB", "RGBA") and set(opened.tag_v2.get(_BITS_PER_SAMPLE, ())) == {16}
        case _:
            return False


def load(open_again: Callable[[], Image.Image]) -> Deep:
    """Decode a file for which `is_deep` holds.

    It is decoded twice, once for either byte. Grey with alpha becomes RGBA; so does RGB in which one colour stands
    for transparent; premultiplied alpha is undone. A TIFF comes out upright, as Pillow loads it.

    Args:
        open_again: Opens the file and returns it unloaded, at every call.

    Raises:
        ImageError: A compressed TIFF with each channel in a plane of its own.
        Exception: Whatever Pillow raises for a broken file.
    """
    first: Any
    with open_again() as first:
        if first.tile[0].args == _PNG_GREY_ALPHA:
            return _load_grey_alpha(first)
        transparent = first.info.get("transparency") if first.mode == "RGB" else None
        premultiplied = first.format == "TIFF" and first.tag_v2.get(_EXTRA_SAMPLES) == (_PREMULTIPLIED,)
        _load_bytes(first, low=False)
        with open_again() as second:
            _load_bytes(second, low=True)
            image = Deep(first, second)
    if transparent is not None:
        return _with_alpha_from(image, transparent)
    return _from_floats("RGBA", _divided(_floats(image))) if premultiplied else image


def resample(image: Deep, box: Box, size: tuple[int, int], kernel: Kernel) -> Deep:
    """Resample a region of an image to a size; colours are weighted by their alpha.

    Args:
        image: Any.
        box: Region in pixels; its edges may lie between pixels.
        size: Width and height of the result.
        kernel: Weights of the pixels.

    Raises:
        ImageError: Without cykooz-resizer there is no such kernel.
    """
    if edges := resampling.whole_pixels(box, size):
        return Deep(image.high.crop(edges), image.low.crop(edges))
    if kernel is Kernel.NEAREST:  # nothing is computed, and both bytes are taken from the same place
        return Deep(*(resampling.resample(part, box, size, kernel) for part in (image.high, image.low)))
    simd = resampling.simd
    if simd is not None:
        kind = {"RGB": simd.PixelType.U16x3, "RGBA": simd.PixelType.U16x4}[image.mode]
        source, target = simd.ImageData(*image.size, kind, _samples(image)), simd.ImageData(*size, kind)
        options = resampling.options(box, kernel)
        options.use_alpha = image.mode == "RGBA"
        resampling.resizer().resize(source, target, options)
        return _from_samples(image.mode, size, target.get_buffer())
    method, region = resampling.pillow_kernel(kernel), (box.left, box.top, box.right, box.bottom)
    bands = _floats(image)
    if image.mode == "RGBA":
        bands = [*(_product(band, bands[3]) for band in bands[:3]), bands[3]]
    bands = [band.resize(size, method, region) for band in bands]
    return _from_floats(image.mode, _divided(bands) if image.mode == "RGBA" else bands)


def _load_bytes(image: Any, *, low: bool) -> None:
    """Load one byte of every sample.

    Pillow's unpackers of 16-bit samples take the first byte where these are big-endian and the second where they are
    little-endian. Told the wrong order, they take the low byte.
    """
    order = "B"
    if image.format == "TIFF":
        order = "L" if image.tag_v2.prefix == b"II" else "B"
        if image.tile[0].codec_name == "libtiff":  # gives samples in the order of the machine
            order = "L" if sys.byteorder == "little" else "B"
            if image.tag_v2.get(_PLANAR) == _SEPARATE:  # its unpackers are not ours to choose then
                text = "16-bit TIFF files with compressed planes cannot be read yet"
                raise ImageError(ErrorInfo(ErrorKind.UNSUPPORTED, text, "save it with interleaved channels"))
    if low:
        order = "B" if order == "L" else "L"
    tiles = []
    for tile in image.tile:
        args = (tile.args,) if isinstance(tile.args, str) else tuple(tile.args or ())
        # "RGBa" would be divided by its alpha, each byte for itself.
        name = args[0].partition(";")[0].replace("a", "A")
        tiles.append(tile._replace(args=(f"{name};16{order}", *args[1:])))
    image.tile = tiles
    image.load()


def _load_grey_alpha(image: Any) -> Deep:
    """Load grey with alpha, whose two samples have four bytes: they are unpacked as if they were RGBA."""
    image.tile = [tile._replace(args="RGBA") for tile in image.tile]
    image.load()
    grey_high, grey_low, alpha_high, alpha_low = image.split()
    high = Image.merge("RGBA", (grey_high, grey_high, grey_high, alpha_high))
    low = Image.merge("RGBA", (grey_low, grey_low, grey_low, alpha_low))
    return Deep(high, low)


def _with_alpha_from(image: Deep, transparent: tuple[int, int, int]) -> Deep:
    """Make the one colour transparent and everything else opaque; all bits of the colour count."""
    highs, lows = image.high.split(), image.low.split()
    alpha = Image.new("L", image.size, 0)
    for high, low, value in zip(highs, lows, transparent, strict=True):
        for band, byte in ((high, value >> 8), (low, value & 255)):
            alpha = ImageChops.lighter(alpha, band.point([255 * (other != byte) for other in range(256)]))
    return Deep(Image.merge("RGBA", (*highs, alpha)), Image.merge("RGBA", (*lows, alpha)))


def flat(image: Image.Image) -> Image.Image:
    """Return the samples of each row side by side, mode L."""
    return Image.frombytes("L", (image.width * len(image.getbands()), image.height), image.tobytes())


def _samples(image: Deep) -> bytes:
    """Return all samples as little-endian 16-bit numbers, channels interleaved."""
    return Image.merge("LA", (flat(image.low), flat(image.high))).tobytes()


def _from_samples(mode: str, size: tuple[int, int], samples: bytes) -> Deep:
    channels = Image.getmodebands(mode)
    low, high = Image.frombytes("LA", (size[0] * channels, size[1]), samples).split()
    return Deep(Image.frombytes(mode, size, high.tobytes()), Image.frombytes(mode, size, low.tobytes()))


def _floats(image: Deep) -> list[Image.Image]:
    """Return the channels, mode F, 0 to 65535."""
    pairs = zip(image.low.split(), image.high.split(), strict=True)
    return [
        Image.frombytes("I;16", image.size, Image.merge("LA", pair).tobytes(), "raw", "I;16").convert("F")
        for pair in pairs
    ]


def _from_floats(mode: str, bands: list[Image.Image]) -> Deep:
    """Return the image of these channels, rounded to nearest; what is out of range is brought to its limit."""
    lows, highs = [], []
    for band in bands:
        # The way over I is the one on which Pillow clips to 16 bits and not to 8.
        grey = band.point(lambda value: value * 1 + 0.5).convert("I").convert("I;16")
        low, high = Image.frombytes("LA", grey.size, grey.tobytes()).split()
        lows.append(low)
        highs.append(high)
    return Deep(Image.merge(mode, highs), Image.merge(mode, lows))


def _product(colour: Image.Image, alpha: Image.Image) -> Image.Image:
    product: Image.Image = ImageMath.lambda_eval(
        lambda args: args["colour"] * args["alpha"] * (1 / _MAX), colour=colour, alpha=alpha
    )
    return product


def _divided(bands: list[Image.Image]) -> list[Image.Image]:
    """Undo the multiplication of three channels by the fourth."""
    *colours, alpha = bands

    def divided(colour: Image.Image) -> Image.Image:
        # Where alpha rounds to none, the colour does not matter, but the quotient has to fit into an int.
        result: Image.Image = ImageMath.lambda_eval(
            lambda args: args["min"](args["colour"] * _MAX / args["max"](args["alpha"], 0.5), _MAX),
            colour=colour,
            alpha=alpha,
        )
        return result

    return [*map(divided, colours), alpha]


def resolution(dpi: tuple[float, float] | None) -> tuple[float, float] | None:
    """Return dots an inch if they are numbers that make sense."""
    if dpi is None:
        return None
    across, down = map(float, dpi)
    return (across, down) if 0 < across < _MAX_DPI and 0 < down < _MAX_DPI else None
