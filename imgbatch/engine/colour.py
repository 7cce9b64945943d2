"""What the numbers of pixels mean: colour profiles, and what shows through where there is no colour."""

from __future__ import annotations

import io
import struct
from contextlib import suppress
from functools import cache

from PIL import Image, ImageCms

from imgbatch.domain.colour import RGB
from imgbatch.domain.error import ErrorInfo, ErrorKind
from imgbatch.engine.errors import ImageError

_SPACE = slice(16, 20)
"""Where the header of a colour profile names the space of its pixels."""

_DATE = slice(24, 36)
"""When a profile was made, in its header."""

_SPACES = {"L": b"GRAY", "I;16": b"GRAY", "RGB": b"RGB ", "RGBA": b"RGB ", "CMYK": b"CMYK"}


@cache
def srgb_profile() -> bytes:
    """Return the profile of sRGB: the same bytes at any time, so that the same source gives the same output."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[_DATE] = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    return bytes(profile)


def fits_profile(mode: str, icc: bytes) -> bool:
    """Whether a profile is one for pixels of this mode."""
    return icc[_SPACE] == _SPACES[mode]


def to_srgb(image: Image.Image, icc: bytes | None, *, is_grey: bool = False) -> tuple[Image.Image, bytes | None]:
    """Convert pixels to sRGB through their profile, and return the profile that they have then.

    Without a profile, grey and RGB are sRGB by convention, and CMYK is converted by Pillow's formula.

    Args:
        image: Mode L, RGB, RGBA or CMYK. Grey stays grey.
        icc: Profile of the pixels.
        is_grey: Whether the colours are all grey; a profile for grey is one for them then.

    Raises:
        ImageError: The profile is damaged.
    """
    if icc and is_grey and image.mode != "L" and fits_profile("L", icc):
        grey, _ = to_srgb(image.getchannel(0), icc)
        result = Image.merge("RGB", (grey, grey, grey))
        if image.mode == "RGBA":
            result.putalpha(image.getchannel("A"))
        return result, None
    if icc is None:
        return (image.convert("RGB") if image.mode == "CMYK" else image), None
    srgb = ImageCms.createProfile("sRGB")
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(icc))
        alpha = image.getchannel("A") if image.mode == "RGBA" else None
        opaque = image.convert("RGB") if alpha else image
        converted = ImageCms.profileToProfile(opaque, source, srgb, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError) as error:
        info = ErrorInfo(ErrorKind.CORRUPT, "its colour profile is damaged", detail=str(error))
        raise ImageError(info) from error
    assert converted is not None
    if image.mode == "L":
        return converted.convert("L"), None
    if alpha:
        converted.putalpha(alpha)
    return converted, srgb_profile()


def in_space(rgb: RGB, mode: str, icc: bytes | None) -> tuple[int, ...]:
    """Return the pixel of a mode that is seen as a colour of sRGB, 0 to 255 a channel, alpha left out.

    Args:
        rgb: The colour.
        mode: L, RGB, RGBA or CMYK; grey is taken as it is.
        icc: Profile of the pixels; one that is damaged counts as none.
    """
    red, green, blue = rgb
    if mode in ("L", "I;16"):
        return ((299 * red + 587 * green + 114 * blue + 500) // 1000,)
    mode = mode.removesuffix("A")
    if icc:
        with suppress(ImageCms.PyCMSError, OSError):
            pixel = Image.new("RGB", (1, 1), rgb)
            profile = ImageCms.ImageCmsProfile(io.BytesIO(icc))
            found = ImageCms.profileToProfile(pixel, ImageCms.createProfile("sRGB"), profile, outputMode=mode)
            if found is not None:
                return tuple(found.getpixel((0, 0)))  # type: ignore[arg-type]  # of several channels
    if mode == "CMYK":
        light = max(rgb)  # what black ink leaves over
        return *(round(255 * (1 - value / light)) if light else 0 for value in rgb), 255 - light
    return rgb


def flattened(image: Image.Image, background: tuple[int, ...]) -> Image.Image:
    """Put an image of mode RGBA on a colour of its own space."""
    opaque = Image.new("RGB", image.size, background)
    opaque.paste(image, mask=image.getchannel("A"))
    return opaque


def reduced(image: Image.Image) -> Image.Image:
    """Bring 16-bit grey to 8 bits, to the nearest."""
    # From I;16 itself, `convert` would cut off all above 255, and `point` cannot leave the mode.
    return image.convert("I").point(lambda value: value * (1 / 257) + 0.5).convert("L")
