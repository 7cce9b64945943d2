"""From pixels to the bytes of a file, in memory."""

from __future__ import annotations

import io
import zlib
from typing import Any

import msgspec
from PIL import Image, ImageFile

from imgbatch.domain.colour import RGB, WHITE, parse_colour
from imgbatch.domain.colour import is_grey as is_grey_colour
from imgbatch.domain.encoding import Encoding, Subsampling
from imgbatch.domain.format import Format
from imgbatch.domain.recipe import Profile, Recipe
from imgbatch.engine import animation, colour, deep_png, deep_tiff, iptc, metadata, tiff
from imgbatch.engine.animation import Frame
from imgbatch.engine.decode import Pixels
from imgbatch.engine.deep import Deep
from imgbatch.engine.opening import DECODERS, load_plugin

_WITH_PROFILE = (Format.JPEG, Format.PNG, Format.WEBP, Format.AVIF, Format.TIFF)
_WITH_CMYK = (Format.JPEG, Format.TIFF)
_WITH_16_BITS = (Format.PNG, Format.TIFF)
_WITH_GREY_ALPHA = (Format.PNG, Format.TIFF)
_WITHOUT_GREY = (Format.WEBP, Format.AVIF)

_PREDICTOR_TAG, _HORIZONTAL = 317, 2

_SMALLEST = 9
_JPEG_HEADERS = 2**16

_WORTH_A_SEARCH = 1.05
_SAMPLE_BANDS, _SAMPLE_ROWS = 3, 16


class Picture(msgspec.Struct, frozen=True):
    """Pixels and what they mean, in a form that a format can hold.

    Attributes:
        pixels: Mode L, LA, RGB, RGBA, CMYK or I;16, or 16 bits in several channels.
        icc: Their colour profile.
        notes: What could not be kept.
    """

    pixels: Pixels
    icc: bytes | None
    notes: tuple[str, ...] = ()


def prepare(pixels: Pixels, format_: Format, recipe: Recipe, *, icc: bytes | None, is_grey: bool = False) -> Picture:
    """Bring pixels into a form that a format can hold: their mode, their depth, their colours.

    Args:
        pixels: Mode L, RGB, RGBA, CMYK or I;16, or 16 bits in several channels.
        format_: Format of the file.
        recipe: Says what shows through where a format has no transparency, and whether colours become sRGB.
        icc: Colour profile of the pixels.
        is_grey: Whether colours are all grey, though the mode may hold others.

    Raises:
        ImageError: The colours are those of print, and their profile is damaged.
    """
    notes: tuple[str, ...] = ()
    if icc and not colour.fits_profile(pixels.mode, icc) and not (is_grey and colour.fits_profile("L", icc)):
        icc = None
        notes += ("its colour profile was left out: it is for another kind of pixels",)
    converts = icc is not None and (recipe.profile is Profile.SRGB or format_ not in _WITH_PROFILE)
    has_palette = format_ is Format.PNG and recipe.encoding.colours is not None
    if isinstance(pixels, Deep) and (converts or has_palette or format_ not in _WITH_16_BITS):
        pixels = pixels.to_8bit()
        notes += (_depth_note(format_, converts=converts),)
    if isinstance(pixels, Deep):
        return Picture(pixels, icc, notes)
    if pixels.mode == "I;16" and (converts or has_palette or format_ not in _WITH_16_BITS):
        pixels = colour.reduced(pixels)
        notes += (_depth_note(format_, converts=converts),)
    if pixels.mode == "CMYK" and (recipe.profile is Profile.SRGB or format_ not in _WITH_CMYK):
        converts = True
    background = _background(recipe) if pixels.mode == "RGBA" and not format_.has_alpha else None
    stays_grey = format_ not in _WITHOUT_GREY and (background is None or is_grey_colour(background))
    stays_grey = stays_grey and not has_palette
    if converts or (icc and not stays_grey and colour.fits_profile("L", icc)):
        pixels, icc = colour.to_srgb(pixels, icc, is_grey=is_grey)
    if background is not None:
        pixels = colour.flattened(pixels, colour.in_space(background, pixels.mode, icc))
        is_grey = is_grey and is_grey_colour(background)
    is_grey = is_grey and (icc is None or colour.fits_profile("L", icc))  # a profile for colours has to keep them
    if is_grey and pixels.mode == "RGB" and format_ not in _WITHOUT_GREY:
        pixels = pixels.convert("L")
    if is_grey and pixels.mode == "RGBA" and format_ in _WITH_GREY_ALPHA:
        pixels = pixels.convert("LA")
    if pixels.mode == "L" and format_ in _WITHOUT_GREY:
        pixels = pixels.convert("RGB")
    return Picture(pixels, icc, notes)


def encode(
    picture: Picture, format_: Format, encoding: Encoding, found: metadata.Metadata
) -> tuple[bytes, tuple[str, ...]]:
    """Encode a picture and return its file as bytes, with notes on what could not be kept.

    Args:
        picture: Prepared for this format.
        format_: Format of the file.
        encoding: Settings of the encoder.
        found: What to say beside the pixels; cleaned already.
    """
    pixels = picture.pixels
    extra, notes = metadata.options(found, format_)
    notes = picture.notes + notes
    if isinstance(pixels, Deep):
        said: dict[str, Any] = {"icc": picture.icc, "exif": found.exif, "xmp": found.xmp, "dpi": found.dpi}
        if format_ is Format.PNG:
            notes += _unwritten("texts", has=bool(found.texts))
            notes += _unwritten("its gamma", has=found.gamma is not None)
            level = _SMALLEST if encoding.optimise else encoding.png_level
            return deep_png.encode(pixels, level=level, **said), notes
        notes += _unwritten("IPTC", has=bool(found.resources and iptc.iptc_of(found.resources)))
        return deep_tiff.encode(pixels, **said), notes
    image = pixels.copy() if pixels.info else pixels
    # Saving derives some settings from what the decoder left behind, a stale profile among them.
    image.info = {}
    if format_ is Format.GIF and image.mode == "RGBA":
        return animation.encode([Frame(image, 0)], 1, format_, options=extra), notes
    if format_ is Format.GIF or (format_ is Format.PNG and encoding.colours):
        image = _with_palette(image, encoding.colours or 256)
    load_plugin(format_)
    settings = encoder_options(format_, encoding) | extra
    if format_ is Format.TIFF:
        settings.setdefault("tiffinfo", Image.Exif())[_PREDICTOR_TAG] = _HORIZONTAL
    if format_ is Format.PNG and _has_no_matches(image, settings["compress_level"]):
        settings["compress_type"] = zlib.Z_RLE
    if picture.icc:
        settings["icc_profile"] = picture.icc
    data = _saved(image, format_, settings)
    if format_ is Format.TIFF and found.exif:
        with_exif = tiff.with_exif(data, found.exif, is_deep=image.mode == "I;16")
        if with_exif is None:
            notes += ("EXIF left out: its order of bytes is another one than that of the samples",)
        data = with_exif or data
    return data, notes


def encoder_options(format_: Format, encoding: Encoding) -> dict[str, Any]:
    """Return the options by which Pillow's encoder for a format is told its settings."""
    match format_:
        case Format.JPEG:
            options: dict[str, Any] = {
                "quality": encoding.quality,
                "progressive": encoding.progressive,
                "optimize": encoding.optimise,
            }
            if encoding.subsampling is not Subsampling.AUTO:
                options["subsampling"] = encoding.subsampling.value
            return options
        case Format.PNG:
            return {"compress_level": _SMALLEST if encoding.optimise else encoding.png_level}
        case Format.WEBP:
            return {"quality": encoding.quality, "method": encoding.webp_method, "lossless": encoding.lossless}
        case Format.AVIF:
            options = {"quality": encoding.quality, "speed": encoding.avif_speed, "max_threads": 1}
            if encoding.subsampling is not Subsampling.AUTO:
                options["subsampling"] = encoding.subsampling.value
            return options
        case Format.TIFF:
            return {"compression": "tiff_adobe_deflate"}
        case _:
            return {}


def _saved(image: Image.Image, format_: Format, settings: dict[str, Any]) -> bytes:
    memory = io.BytesIO()
    if format_ is Format.JPEG:
        # Pillow's buffer has to hold a whole scan, and is too small for grain at high quality.
        ImageFile.MAXBLOCK = max(ImageFile.MAXBLOCK, 4 * image.width * image.height + _JPEG_HEADERS)
    image.save(memory, DECODERS[format_].name, **settings)
    return memory.getvalue()


def _has_no_matches(image: Image.Image, level: int) -> bool:
    """Whether looking for matches makes a PNG hardly smaller: photos have few, and the search is most of the work.

    Tried out on a few rows from the upper, the middle and the lower part.
    """
    width, height = image.size
    sample = Image.new(image.mode, (width, _SAMPLE_BANDS * _SAMPLE_ROWS))
    for band in range(_SAMPLE_BANDS):
        top = (2 * band + 1) * height // (2 * _SAMPLE_BANDS)
        sample.paste(image.crop((0, top, width, top + _SAMPLE_ROWS)), (0, band * _SAMPLE_ROWS))
    searched = _saved(sample, Format.PNG, {"compress_level": level})
    plain = _saved(sample, Format.PNG, {"compress_level": level, "compress_type": zlib.Z_RLE})
    return len(plain) <= len(searched) * (1 if level == _SMALLEST else _WORTH_A_SEARCH)


def _depth_note(format_: Format, *, converts: bool) -> str:
    if converts and format_ in _WITH_16_BITS:
        return "reduced to 8 bits: the conversion to sRGB has no more"
    if format_ in _WITH_16_BITS:
        return "reduced to 8 bits: a palette holds no more"
    return f"reduced to 8 bits: {format_.title} holds no more"


def _unwritten(what: str, *, has: bool) -> tuple[str, ...]:
    return (f"{what} left out: our own encoder for 16 bits a channel does not write it",) if has else ()


def _with_palette(image: Image.Image, colours: int) -> Image.Image:
    """Choose the best few colours; opaque images are dithered to them."""
    if image.mode in ("RGBA", "LA"):
        return image.convert("RGBA").quantize(colours, Image.Quantize.FASTOCTREE)
    if image.mode == "L":
        return image if colours == 256 else image.convert("RGB").quantize(colours)  # noqa: PLR2004  (all there are)
    palette = image.convert("RGB").quantize(colours, Image.Quantize.MEDIANCUT)
    return image.convert("RGB").quantize(colours, palette=palette, dither=Image.Dither.FLOYDSTEINBERG)


def _background(recipe: Recipe) -> RGB:
    """Return the colour that shows through where a format has no transparency."""
    return (parse_colour(recipe.background) if recipe.background else None) or WHITE
