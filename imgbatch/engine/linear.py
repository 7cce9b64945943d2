"""Resampling of light instead of the numbers that stand for it.

stored values -> curve of sRGB -> light x alpha, as floats -> resample -> / alpha -> curve back -> stored values
"""

from __future__ import annotations

from PIL import Image, ImageMath

from imgbatch.domain.geometry import Box
from imgbatch.domain.resampling import Kernel
from imgbatch.engine import deep
from imgbatch.engine import resample as plain
from imgbatch.engine.deep import Deep

# IEC 61966-2-1
_TOE, _SLOPE, _OFFSET, _GAMMA = 0.04045, 12.92, 0.055, 2.4

_STEPS = 65535


def resample(image: Image.Image | Deep, box: Box, size: tuple[int, int], kernel: Kernel) -> Image.Image | Deep:
    """Resample a region in linear light; the pixels are taken as sRGB, whatever their profile says.

    Args:
        image: Mode L, RGB, RGBA or I;16, or 16 bits in several channels.
        box: Region in pixels; its edges may lie between pixels.
        size: Width and height of the result.
        kernel: Weights of the pixels.

    Raises:
        ImageError: The kernel is not available.
    """
    if plain.whole_pixels(box, size):
        return deep.resample(image, box, size, kernel) if isinstance(image, Deep) else plain.resample(image, box, size)
    if isinstance(image, Deep):
        pairs = zip(image.high.split(), image.low.split(), strict=True)
        bands = [_float16(high, low) for high, low in pairs]
    elif image.mode == "I;16":
        bands = [image.convert("F").point(lambda value: value * (1 / _STEPS) + 0)]
    else:
        bands = [band.point([value / 255 for value in range(256)], "F") for band in image.split()]
    results = _resampled(bands, box, size, kernel)
    if isinstance(image, Deep):
        highs, lows = zip(*(_bytes16(band) for band in results), strict=True)
        return Deep(Image.merge(image.mode, highs), Image.merge(image.mode, lows))
    if image.mode == "I;16":
        return _whole(results[0], _STEPS).convert("I;16")
    return Image.merge(image.mode, [_whole(band, 255).convert("L") for band in results])


def _resampled(bands: list[Image.Image], box: Box, size: tuple[int, int], kernel: Kernel) -> list[Image.Image]:
    """Resample bands of stored values from 0 to 1; a fourth or second one is alpha."""
    colours, alpha = (bands[:3], bands[3]) if len(bands) == 4 else (bands, None)  # noqa: PLR2004  (RGBA)
    light = [_light(band) for band in colours]
    if alpha is None:
        return [_stored(plain.resample(band, box, size, kernel)) for band in light]
    small_alpha = plain.resample(alpha, box, size, kernel)
    results = []
    for band in light:
        weighted = ImageMath.lambda_eval(lambda args: args["light"] * args["alpha"], light=band, alpha=alpha)
        small = plain.resample(weighted, box, size, kernel)
        # Where nothing is seen there is nothing to divide by.
        bare = ImageMath.lambda_eval(
            lambda args: args["small"] / args["max"](args["alpha"], 1e-6), small=small, alpha=small_alpha
        )
        results.append(_stored(bare))
    return [*results, small_alpha]


def _light(band: Image.Image) -> Image.Image:
    def curve(args):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202  (operands of ImageMath have no types)
        value = args["value"]
        toe = value <= _TOE
        return toe * (value / _SLOPE) + (1 - toe) * (((value + _OFFSET) / (1 + _OFFSET)) ** _GAMMA)

    result: Image.Image = ImageMath.lambda_eval(curve, value=band)
    return result


def _stored(band: Image.Image) -> Image.Image:
    def curve(args):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202  (operands of ImageMath have no types)
        light = args["min"](args["max"](args["light"], 0.0), 1.0)
        toe = light <= _TOE / _SLOPE
        return toe * (light * _SLOPE) + (1 - toe) * ((1 + _OFFSET) * light ** (1 / _GAMMA) - _OFFSET)

    result: Image.Image = ImageMath.lambda_eval(curve, light=band)
    return result


def _whole(band: Image.Image, steps: int) -> Image.Image:
    """Return values from 0 to 1 as whole numbers from 0 to `steps`, in mode I."""
    clipped: Image.Image = ImageMath.lambda_eval(
        lambda args: args["min"](args["max"](args["band"], 0.0), 1.0), band=band
    )
    return clipped.point(lambda value: value * steps + 0.5).convert("I")


def _float16(high: Image.Image, low: Image.Image) -> Image.Image:
    result: Image.Image = ImageMath.lambda_eval(
        lambda args: (args["float"](args["high"]) * 256 + args["low"]) / _STEPS, high=high, low=low
    )
    return result


def _bytes16(band: Image.Image) -> tuple[Image.Image, Image.Image]:
    whole = _whole(band, _STEPS)
    high = whole.point([value >> 8 for value in range(_STEPS + 1)], "L")
    return high, whole.point([value & 255 for value in range(_STEPS + 1)], "L")
