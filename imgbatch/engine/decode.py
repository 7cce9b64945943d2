"""From the bytes of a file to pixels, and no more of them than are needed."""

from __future__ import annotations

import io
from collections.abc import Container
from typing import Any

import msgspec
from PIL import Image, ImageCms

from imgbatch.domain.error import ErrorInfo, ErrorKind
from imgbatch.domain.format import Format
from imgbatch.domain.job import Header
from imgbatch.engine import colour, deep, metadata
from imgbatch.engine.bounds import check_scans
from imgbatch.engine.container import check_chunks
from imgbatch.engine.deep import Deep
from imgbatch.engine.errors import ImageError
from imgbatch.engine.opening import DECODERS, SWAPS_SIDES, header_of, hostile, opened, page_of

Pixels = Image.Image | Deep
"""What is resampled and encoded: an image of mode L, RGB, RGBA, CMYK or I;16, or 16 bits in several channels."""

REDUCING_GAP = 1.45
"""JPEG is decoded at 1/2, 1/4 or 1/8 of its size, but never below this multiple of the largest result. Photos come out
truer than those of libvips, on average and at worst; at less they would not (docs/performance.md)."""

FAST_REDUCING_GAP = 1.0
"""The same for those who prefer speed; visible in fine patterns only."""

_BLOCK = 2**20
"""Bytes that a decoder is given at once. Pillow's 64 KiB cost more calls, and where a row is longer, a copy for each of
them; the whole file costs more memory."""

_GREY = ("1", "L", "LA", "La")

_PLANAR, _SEPARATE = 284, 2  # of a TIFF: whether each channel is in a plane of its own


class Decoded(msgspec.Struct, frozen=True):
    """Pixels as they are stored, before they are turned upright.

    Attributes:
        scale: Width of the stored image over that of `pixels`: 1, 2, 4 or 8. The last column and row of `pixels` may
            stand for less than a whole pixel of the source.
        orientation: How the pixels still have to be turned, as in EXIF.
        is_grey: Whether the colours are all grey, though the mode may hold others.
        icc: Colour profile of the pixels.
    """

    pixels: Pixels
    scale: int
    orientation: int
    is_grey: bool
    icc: bytes | None
    metadata: metadata.Metadata


def decode(
    data: bytes,
    header: Header,
    needed: tuple[int, int],
    *,
    page: int = 0,
    fast: bool = False,
    allow: Container[Format] = (),
) -> Decoded:
    """Decode an image, at a fraction of its size where its format can.

    Args:
        data: The whole file.
        header: What `probe` found; a file that says otherwise now was changed.
        needed: Width and height of the largest result, upright, in pixels of the whole image.
        page: Which page of the file.
        fast: Decode no more than `needed`.
        allow: Formats to open beside the usual ones.

    Raises:
        ImageError: The image is damaged, or not the one that was probed, or of a kind that cannot be resized.
    """
    with opened(io.BytesIO(data), allow) as image:
        check_unchanged(image, header, page)
        # Pillow turns TIFF upright when it loads it, and libheif HEIC.
        turn = 1 if header.format is Format.TIFF else header.page(page).orientation
        if turn in SWAPS_SIDES:
            needed = needed[1], needed[0]
        with hostile():
            if header.format is Format.PNG:
                check_chunks(data)
            if header.format is Format.JPEG:
                check_scans(data)
            # Pillow would turn a TIFF by what XMP says of it, where the tag says nothing.
            packet = image.info.pop("xmp", None) if header.format is Format.TIFF else None
            if header.format is Format.TIFF and not _is_covered(image):
                text = "the file ends too early"
                raise ImageError(ErrorInfo(ErrorKind.CORRUPT, text, detail="not all of its strips are there"))
            if deep.is_deep(image):
                return _deep(image, data, header, page, turn)
            width, height = image.size
            gap = FAST_REDUCING_GAP if fast else REDUCING_GAP
            draft = image.draft(None, (max(1, round(needed[0] * gap)), max(1, round(needed[1] * gap))))
            scale = round(width / draft[1][2]) if draft else 1
            image.decodermaxblock = _BLOCK  # type: ignore[attr-defined]  # of every ImageFile
            image.load()
            if not draft and image.size != (width, height):
                text = f"it is {image.width}x{image.height} and says that it is {width}x{height}"
                raise ImageError(ErrorInfo(ErrorKind.CORRUPT, text))
            if packet:
                image.info["xmp"] = packet
            found = metadata.read(image)
        pixels, icc = workable(image, header.format)
        return Decoded(pixels, scale, turn, image.mode in _GREY, icc, found)


def _is_covered(image: Any) -> bool:
    """Whether the strips or tiles of a TIFF are as many as it needs; Pillow would leave the rest black."""
    if any(tile.codec_name == "libtiff" for tile in image.tile):  # there it is one, and libtiff sees to it
        return True
    planes = len(image.getbands()) if image.tag_v2.get(_PLANAR) == _SEPARATE else 1
    covered = sum((right - left) * (bottom - top) for left, top, right, bottom in (tile.extents for tile in image.tile))
    return bool(covered >= image.width * image.height * planes)


def check_unchanged(image: Image.Image, header: Header, page: int = 0) -> None:
    """Turn to a page of an opened image, and raise ImageError if it is not the one that was probed."""
    with hostile():
        if page:
            image.seek(page)
    # Looking through all pages again for each of them would take hours for a file of thousands.
    same = page_of(image) == header.page(page) if header.pages else header_of(image) == header
    if not same:
        raise ImageError(ErrorInfo(ErrorKind.CHANGED, "the file changed while the batch ran", "run it again"))


def workable(image: Image.Image, format_: Format) -> tuple[Image.Image, bytes | None]:
    """Bring a loaded image into a mode that can be resampled without loss, and return its colour profile.

    The modes are L, RGB, RGBA, CMYK and I;16.

    Raises:
        ImageError: The mode has no such form.
    """
    icc = image.info.get("icc_profile")
    match image.mode:
        case "P" | "PA" if image.palette is None:
            raise ImageError(ErrorInfo(ErrorKind.CORRUPT, "the image is damaged", detail="it has no table of colours"))
        case "LAB":
            return _from_lab(image)
        case "I;16" | "I;16B" | "I;16L" | "I;16N" if image.has_transparency_data:
            text = "16-bit grey with a transparent colour cannot be resized"
            raise ImageError(ErrorInfo(ErrorKind.UNSUPPORTED, text))
        case "I;16B":
            return image.convert("I").convert("I;16"), icc  # not at once: Pillow would clip it to 255
        case "I;16" | "CMYK" | "RGBA":
            return image, icc
        case "I" if format_ is Format.PPM:
            return image.convert("I;16"), icc
        case "1" | "L" | "LA" | "La" | "P" | "PA" | "RGB" | "RGBX" | "RGBa" | "YCbCr" | "HSV":
            mode = "RGBA" if image.has_transparency_data else "L" if image.mode in _GREY else "RGB"
            return (image if image.mode == mode else _converted(image, mode)), icc
        case "I" | "F":
            kind = "whole numbers" if image.mode == "I" else "floating-point numbers"
            text = f"its pixels are {kind} of 32 bits, which have no fixed white"
            raise ImageError(ErrorInfo(ErrorKind.UNSUPPORTED, text, "save it with 8 or 16 bits first"))
        case mode:
            raise ImageError(ErrorInfo(ErrorKind.UNSUPPORTED, f"images of the kind {mode} cannot be resized"))


def _converted(image: Image.Image, mode: str) -> Image.Image:
    if image.mode == "PA":
        image = image.convert("RGBA")
    if image.mode == "La":
        image = image.convert("LA")
    return image.convert(mode)


def _deep(image: Image.Image, data: bytes, header: Header, page: int, turn: int) -> Decoded:
    def open_again() -> Image.Image:
        again = Image.open(io.BytesIO(data), formats=[DECODERS[header.format].name])
        if page:
            again.seek(page)
        if header.format is Format.TIFF:
            again.info.pop("xmp", None)
        return again

    pixels = deep.load(open_again)
    icc = image.info.get("icc_profile")
    # Metadata behind the pixels is found only by decoding; what stands before them is all there is otherwise.
    return Decoded(pixels, 1, turn, False, icc, metadata.read(image))


def _from_lab(image: Image.Image) -> tuple[Image.Image, bytes]:
    srgb = ImageCms.createProfile("sRGB")
    converted = ImageCms.profileToProfile(image, ImageCms.createProfile("LAB"), srgb, outputMode="RGB")
    assert converted is not None
    return converted, colour.srgb_profile()
