"""What a file says beside its pixels: read from any format, cleaned, and brought into what another can hold.

    EXIF    how it was taken      JPEG PNG WebP AVIF TIFF HEIC    `exif`
    XMP     the same and more     JPEG PNG WebP AVIF TIFF HEIC    `xmp`
    IPTC    what it shows         JPEG TIFF                       `iptc`
    texts   comments              JPEG GIF; between PNGs

A colour profile is not metadata: it is the meaning of the pixels, and `colour` deals with it.
"""

from __future__ import annotations

from typing import Any

import msgspec
from PIL import Image, PngImagePlugin

from imgbatch.domain.format import Format
from imgbatch.domain.recipe import Keep
from imgbatch.engine import exif, iptc, xmp

_TIFF_XMP, _TIFF_IPTC, _TIFF_RESOURCES = 0x02BC, 0x83BB, 0x8649
_RESOLUTION = 282
_EXIF_IFD, _GPS_IFD = 0x8769, 0x8825

# Tags of a TIFF that tell of the picture and not of how its pixels are stored.
_DESCRIBING = (
    *(0x010E, 0x010F, 0x0110, 0x0131, 0x0132, 0x013B, 0x013C, 0x8298),
    *(0x4746, 0x4749, 0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E, 0x9C9F, 0xC62F),
)

# Texts of a PNG that are something else: XMP, and what old programs wrote before there was a place for EXIF, with
# the orientation and the thumbnail of the source.
_NO_TEXTS = ("XML:com.adobe.xmp", "Raw profile type")

_MARKER_BYTES = 65_533
"""Bytes that a marker segment of a JPEG holds; EXIF and XMP have to fit into one each."""

_JPEG_XMP_BYTES = _MARKER_BYTES - 29

_WITH_IPTC = (Format.JPEG, Format.TIFF)
_WITH_COMMENT = (Format.JPEG, Format.GIF)
_WITH_EXIF = (Format.JPEG, Format.PNG, Format.WEBP, Format.AVIF, Format.TIFF)


class Metadata(msgspec.Struct, frozen=True):
    """What a file says beside its pixels.

    Attributes:
        exif: A block that begins with its prefix.
        xmp: A packet.
        resources: Photoshop's image resources, in which IPTC stands.
        comment: Of a JPEG or GIF.
        texts: Of a PNG, key and value.
        dpi: Dots an inch, across and down.
    """

    exif: bytes | None = None
    xmp: bytes | None = None
    resources: bytes | None = None
    comment: bytes | None = None
    texts: tuple[tuple[str, str], ...] = ()
    dpi: tuple[float, float] | None = None


def read(image: Image.Image) -> Metadata:
    """Read what a loaded image says; what is broken is left out."""
    info = image.info
    if image.format == "TIFF":
        block, resources = _exif_of_tiff(image), _resources_of_tiff(image)
        # Pillow makes one dot an inch of nothing.
        says_dpi = _RESOLUTION in image.tag_v2  # type: ignore[attr-defined]  # a TiffImageFile
    else:
        block, resources, says_dpi = info.get("exif"), iptc.resources_of_jpeg(image), True
    packet = info.get("xmp")
    comment = info.get("comment")
    texts = getattr(image, "text", {}) if image.format == "PNG" else {}
    return Metadata(
        block if isinstance(block, bytes) else None,
        packet.encode() if isinstance(packet, str) else packet if isinstance(packet, bytes) else None,
        resources,
        comment if isinstance(comment, bytes) else None,
        tuple((key, str(value)) for key, value in texts.items() if not key.startswith(_NO_TEXTS)),
        _dpi(info.get("dpi")) if says_dpi else None,
    )


def cleaned(found: Metadata, keep: Keep, size: tuple[int, int], dpi: int = 0) -> tuple[Metadata, tuple[str, ...]]:
    """Return what an upright output of this size may say, with notes on what could not be kept.

    Args:
        found: What the source says.
        keep: How much of it is wanted.
        size: Width and height of the output in pixels.
        dpi: Dots an inch of the output; 0 for those of the source.
    """
    resolution = (float(dpi), float(dpi)) if dpi else found.dpi
    if keep is Keep.NONE:
        return Metadata(dpi=(float(dpi), float(dpi)) if dpi else None), ()
    private = keep is Keep.PUBLIC
    notes: tuple[str, ...] = ()
    block = found.exif
    if block and private and (block := exif.without_private(block)) is None:
        notes += ("EXIF left out: it cannot be understood, so it could hold anything",)
    if block:
        block = exif.upright(block, size=size, dpi=dpi or None)
    packet = found.xmp
    if packet and (packet := xmp.clean(packet, private=private, size=size, dpi=dpi or None)) is None:
        notes += ("XMP left out: it cannot be understood",)
    resources = found.resources
    if resources and (resources := iptc.clean(resources, private=private, dpi=dpi or None)) is None:
        notes += ("IPTC left out: it cannot be understood",)
    comment, texts = (None, ()) if private else (found.comment, found.texts)
    return Metadata(block, packet, resources, comment, texts, resolution), notes


def options(found: Metadata, format_: Format) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return the options by which Pillow writes this into a format, with notes on what it cannot hold.

    Args:
        found: Cleaned already.
        format_: Of the output.
    """
    result: dict[str, Any] = {}
    notes: tuple[str, ...] = ()
    block, packet, resources = found.exif, found.xmp, found.resources
    if format_ is Format.JPEG:
        if block and len(block) > _MARKER_BYTES:
            block = None
            notes += ("EXIF left out: it is too large for a JPEG",)
        if packet and len(packet) > _JPEG_XMP_BYTES:
            packet = None
            notes += ("XMP left out: it is too large for a JPEG",)
    if format_ not in _WITH_EXIF and (block or packet):
        block = packet = None
        notes += (f"EXIF and XMP left out: {format_.title} has no place for them",)
    if format_ not in _WITH_IPTC and resources:
        if iptc.iptc_of(resources):
            notes += (f"IPTC left out: {format_.title} has no place for it",)
        resources = None
    if found.comment and format_ not in _WITH_COMMENT:
        notes += (f"a comment left out: {format_.title} has no place for it",)
    if found.texts and format_ is not Format.PNG:
        notes += (f"texts left out: {format_.title} has no place for them",)
    match format_:
        case Format.JPEG:
            result = {"exif": block, "xmp": packet, "extra": iptc.segments(resources) if resources else None}
            result["comment"] = found.comment[:_MARKER_BYTES] if found.comment else None
        case Format.TIFF:
            result = {"tiffinfo": _tiff_tags(packet, resources)}  # the block is no matter of Pillow, see `tiff`
        case Format.PNG:
            result = {"exif": block, "pnginfo": _png_texts(found.texts, packet)}
        case Format.WEBP | Format.AVIF:
            result = {"exif": block, "xmp": packet}
        case Format.GIF:
            result = {"comment": found.comment}
    if found.dpi and format_ in (Format.JPEG, Format.PNG, Format.TIFF, Format.BMP):
        result["dpi"] = found.dpi
    return {name: value for name, value in result.items() if value}, notes


def _dpi(value: object) -> tuple[float, float] | None:
    """Take dots an inch as they stand in a file, if they are ones."""
    try:
        x, y = (float(number) for number in value)  # type: ignore[attr-defined]  # a stranger's
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    most = 65_535  # two bytes in a JPEG
    return (x, y) if 1 <= x <= most and 1 <= y <= most else None


def _exif_of_tiff(image: Image.Image) -> bytes | None:
    """Make a block of the tags of a TIFF that tell of the picture."""
    found, block = image.getexif(), Image.Exif()
    block.endian = "<"  # a TIFF of 16-bit samples can take no other
    for tag in _DESCRIBING:
        if tag in found:
            block[tag] = found[tag]
    for tag in (_EXIF_IFD, _GPS_IFD):
        if entries := found.get_ifd(tag):
            block.get_ifd(tag).update(entries)
    return block.tobytes() if len(block) or block.get_ifd(_EXIF_IFD) or block.get_ifd(_GPS_IFD) else None


def _resources_of_tiff(image: Image.Image) -> bytes | None:
    if resources := _bytes_of(image, _TIFF_RESOURCES):
        return resources
    found = _bytes_of(image, _TIFF_IPTC)
    return iptc.resources_of(found) if found else None


def _bytes_of(image: Any, tag: int) -> bytes | None:
    """Take a value of a TIFF as the bytes that stand in the file, by whichever type a program may have written it."""
    # The open ways of Pillow make one number of many, by what it thinks the tag should hold.
    value: bytes | None = image.tag_v2._tagdata.get(tag)  # noqa: SLF001
    return value


def _tiff_tags(packet: bytes | None, resources: bytes | None) -> Image.Exif:
    tags = Image.Exif()
    if packet:
        tags[_TIFF_XMP] = packet
    if resources:
        tags[_TIFF_RESOURCES] = resources
        if found_iptc := iptc.iptc_of(resources):
            tags[_TIFF_IPTC] = found_iptc
    return tags


def _png_texts(texts: tuple[tuple[str, str], ...], packet: bytes | None) -> PngImagePlugin.PngInfo | None:
    if not texts and not packet:
        return None
    info = PngImagePlugin.PngInfo()
    for key, value in texts:
        info.add_itxt(key, value)
    if packet:
        info.add_itxt("XML:com.adobe.xmp", packet.decode("utf-8", "replace"))
    return info
