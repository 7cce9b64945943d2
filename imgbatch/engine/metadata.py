"""What a file says beside its pixels: read from any format, cleaned, and brought into what another can hold.

    EXIF    how it was taken      JPEG PNG WebP AVIF TIFF HEIC    `exif`
    XMP     the same and more     JPEG PNG WebP AVIF TIFF HEIC    `xmp`
    IPTC    what it shows         JPEG TIFF                       `iptc`
    texts   comments              JPEG GIF; between PNGs

A colour profile is not metadata: it is the meaning of the pixels, and `colour` deals with it. So is the gamma of a PNG,
but it only travels between PNGs, as texts do.
"""

from __future__ import annotations

import struct
from typing import Any

import msgspec
from PIL import Image, PngImagePlugin

from imgbatch.domain.format import Format
from imgbatch.domain.recipe import Keep
from imgbatch.engine import deep_tiff, exif, iptc, xmp

_TIFF_XMP, _TIFF_IPTC, _TIFF_RESOURCES = 0x02BC, 0x83BB, 0x8649
_ORIENTATION, _RESOLUTION = 0x0112, 282
_EXIF_IFD, _GPS_IFD = 0x8769, 0x8825

# Tags of a TIFF that tell of the picture and not of how its pixels are stored.
_DESCRIBING = (
    *(0x010E, 0x010F, 0x0110, 0x0131, 0x0132, 0x013B, 0x013C, 0x8298),
    *(0x4746, 0x4749, 0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E, 0x9C9F, 0xC62F),
)

# Texts of a PNG that are something else: XMP, and what old programs wrote before there was a place for EXIF, with
# the orientation and the thumbnail of the source.
_NO_TEXTS = ("XML:com.adobe.xmp", "Raw profile type")

_EXIF_HEADS = (b"II*\0", b"MM\0*")

_MARKER_BYTES = 65_533
"""Bytes that a marker segment of a JPEG holds; EXIF and XMP have to fit into one each."""

_USUAL_GAMMA, _SAME_GAMMA = 45_455, 1_000
"""The gamma of pixels of which nothing is said, in hundred-thousandths as in a PNG, and how far from it is as good."""

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
        gamma: Of a PNG, in hundred-thousandths; None where it is the usual one, or something better is said.
    """

    exif: bytes | None = None
    xmp: bytes | None = None
    resources: bytes | None = None
    comment: bytes | None = None
    texts: tuple[tuple[str, str], ...] = ()
    dpi: tuple[float, float] | None = None
    gamma: int | None = None


class _Verbatim(Image.Exif):
    """A block for Pillow's encoder of AVIF, which takes one with an orientation apart and writes another.

    Maker notes would not survive that, and a broken block would raise anything.
    """

    def __init__(self, block: bytes) -> None:
        super().__init__()
        self._block = block

    def __bool__(self) -> bool:  # it is empty as a mapping
        return True

    def tobytes(self, offset: int = 8) -> bytes:  # noqa: ARG002  (as in Pillow)
        return self._block


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
        _gamma(info) if image.format == "PNG" else None,
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
        return Metadata(dpi=(float(dpi), float(dpi)) if dpi else None, gamma=found.gamma), ()
    private = keep is Keep.PUBLIC
    notes: tuple[str, ...] = ()
    block = found.exif
    if block and private and (block := exif.without_private(block)) is None:
        notes += ("EXIF left out: it cannot be understood, so it could hold anything",)
    if block and not block.removeprefix(exif.PREFIX).startswith(_EXIF_HEADS):
        block = None
        notes += ("EXIF left out: it cannot be understood",)
    if block:
        block = exif.upright(block, size=size, dpi=dpi or None)
    packet = found.xmp
    if packet and (packet := xmp.clean(packet, private=private, size=size, dpi=dpi or None)) is None:
        notes += ("XMP left out: it cannot be understood",)
    resources = found.resources
    if resources and (resources := iptc.clean(resources, private=private, dpi=dpi or None)) is None:
        notes += ("IPTC left out: it cannot be understood",)
    comment, texts = (None, ()) if private else (found.comment, found.texts)
    return Metadata(block, packet, resources, comment, texts, resolution, found.gamma), notes


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
    if block and not _is_readable(block, format_):
        block = None
        notes += ("EXIF left out: it cannot be understood",)
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
    if found.gamma and format_ is not Format.PNG:
        notes += (f"its gamma was left out: {format_.title} has no place for it",)
    match format_:
        case Format.JPEG:
            result = {"exif": block, "xmp": packet, "extra": iptc.segments(resources) if resources else None}
            result["comment"] = found.comment[:_MARKER_BYTES] if found.comment else None
        case Format.TIFF:
            result = {"tiffinfo": _tiff_tags(packet, resources)}  # the block is no matter of Pillow, see `tiff`
        case Format.PNG:
            result = {"exif": block, "pnginfo": _png_chunks(found, packet)}
        case Format.WEBP:
            result = {"exif": block, "xmp": packet}
        case Format.AVIF:
            result = {"exif": _Verbatim(block) if block else None, "xmp": packet}
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


def _gamma(info: dict[Any, Any]) -> int | None:
    """Take the gamma of a PNG where nothing better tells what its pixels mean."""
    if "srgb" in info or "icc_profile" in info:
        return None
    gamma = round(info.get("gamma", 0) * 100_000)
    return gamma if gamma and abs(gamma - _USUAL_GAMMA) > _SAME_GAMMA else None


def _is_readable(block: bytes, format_: Format) -> bool:
    """Tell whether a block is good for a format; those who only hand it on take any."""
    match format_:
        case Format.TIFF:
            return deep_tiff.can_begin(block)
        case Format.AVIF:
            return deep_tiff.can_begin(block) and _opens(block)
        case _:
            return True


def _opens(block: bytes) -> bool:
    """Try what Pillow does with a block when it opens an upright AVIF: if it raises, the picture is lost to it."""
    found = Image.Exif()
    try:
        found.load(block)
        if found.get(_ORIENTATION, 1) != 1:
            found.tobytes()
    except Exception:  # noqa: BLE001  (a stranger's bytes raise anything)
        return False
    return True


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


def _png_chunks(found: Metadata, packet: bytes | None) -> PngImagePlugin.PngInfo | None:
    if not found.texts and not found.gamma and not packet:
        return None
    info = PngImagePlugin.PngInfo()
    if found.gamma:
        info.add(b"gAMA", struct.pack(">I", found.gamma))
    for key, value in found.texts:
        info.add_itxt(key, value)
    if packet:
        info.add_itxt("XML:com.adobe.xmp", packet.decode("utf-8", "replace"))
    return info
