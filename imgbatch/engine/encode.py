"""From pixels to the bytes of a file, in memory."""

from __future__ import annotations

import io

from PIL import Image, ImageCms

from imgbatch.domain.error import ErrorInfo, ErrorKind
from imgbatch.domain.format import Format
from imgbatch.engine.decode import PILLOW_NAMES
from imgbatch.engine.errors import ImageError

BACKGROUND = (255, 255, 255)
"""What shows through where a format cannot hold transparency, and beside the image for `contain`."""

_MAX_EDGE = {Format.JPEG: 65_500, Format.WEBP: 16_383, Format.PNG: 2**31 - 1}

_JPEG_MAX_EXIF = 65_533
"""EXIF has to fit into one marker segment of a JPEG."""

_ICC_SPACE = slice(16, 20)
"""Where the header of a colour profile names the space of its pixels."""

PNG_LEVEL = 6
WEBP_METHOD = 4


def encode(
    image: Image.Image, format_: Format, quality: int, *, exif: bytes | None, icc: bytes | None
) -> tuple[bytes, tuple[str, ...]]:
    """Encode an image and return its file as bytes, with notes on what could not be kept.

    Args:
        image: Mode L, RGB, RGBA, CMYK or I;16.
        format_: Format of the file.
        quality: 1 to 100, for JPEG and WebP.
        exif: Block to embed, already that of an upright image.
        icc: Colour profile of the pixels; goes with them, or is applied where the format cannot hold their mode.

    Raises:
        ImageError: The image is larger than the format allows.
    """
    if max(image.size) > _MAX_EDGE[format_]:
        text = f"{format_.value} files hold at most {_MAX_EDGE[format_]} pixels an edge"
        raise ImageError(ErrorInfo(ErrorKind.TOO_LARGE, text, "choose a smaller size or another format"))
    notes: tuple[str, ...] = ()
    had_profile = icc is not None
    image, icc = _fit_mode(image, format_, icc)
    if had_profile and icc is None:
        notes += ("its profile for grey was left out: the output has colours",)
    options: dict[str, object] = {}
    if icc:
        options["icc_profile"] = icc
    if exif and format_ is Format.JPEG and len(exif) > _JPEG_MAX_EXIF:
        notes += (f"EXIF left out: its {len(exif)} bytes do not fit into a JPEG",)
    elif exif:
        options["exif"] = exif
    match format_:
        case Format.JPEG:
            options |= {"quality": quality}
        case Format.PNG:
            options |= {"compress_level": PNG_LEVEL}
        case Format.WEBP:
            options |= {"quality": quality, "method": WEBP_METHOD}
    # Saving derives some settings from what the decoder left behind, a stale profile among them.
    image.info = {}
    memory = io.BytesIO()
    image.save(memory, PILLOW_NAMES[format_], **options)
    return memory.getvalue(), notes


def _fit_mode(image: Image.Image, format_: Format, icc: bytes | None) -> tuple[Image.Image, bytes | None]:
    """Bring an image into a mode that the format can hold, and say which profile its pixels have afterwards."""
    if image.mode == "CMYK" and format_ is not Format.JPEG:
        return _srgb(image, icc)
    if image.mode == "RGBA" and not format_.has_alpha:
        opaque = Image.new("RGB", image.size, BACKGROUND)
        opaque.paste(image, mask=image.getchannel("A"))
        image = opaque
    if image.mode == "I;16" and format_ is not Format.PNG:
        # From I;16 itself, `convert` would cut off all above 255, and `point` cannot leave the mode.
        image = image.convert("I").point(lambda value: value * (1 / 257) + 0.5).convert("L")
    if image.mode == "L" and format_ is Format.WEBP:
        image = image.convert("RGB")  # WebP has no grey
    if icc and icc[_ICC_SPACE] == b"GRAY" and image.mode in ("RGB", "RGBA"):
        icc = None  # a profile for grey would be wrong on colours
    return image, icc


def _srgb(image: Image.Image, icc: bytes | None) -> tuple[Image.Image, bytes | None]:
    """Convert CMYK to sRGB through its profile, or by Pillow's formula where it has none."""
    if icc is None:
        return image.convert("RGB"), None
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(icc))
        target = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
        converted = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError) as error:
        info = ErrorInfo(ErrorKind.CORRUPT, "its colour profile is damaged", detail=str(error))
        raise ImageError(info) from error
    assert converted is not None
    return converted, target.tobytes()
