"""TIFF files with 16 bits in several channels, which Pillow cannot write."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence

from PIL import Image, ImageChops

from imgbatch.domain.error import ErrorInfo, ErrorKind
from imgbatch.engine.deep import Deep, flat, resolution
from imgbatch.engine.errors import ImageError
from imgbatch.engine.exif import PREFIX

_BITS_PER_SAMPLE, _PLANAR, _EXTRA_SAMPLES = 258, 284, 338
_UNASSOCIATED = 2
_LITTLE, _BIG = "<", ">"  # as `struct` calls the two orders of bytes
_BYTE, _SHORT, _LONG, _RATIONAL, _UNDEFINED = 1, 3, 4, 5, 7
_CODES = {_SHORT: "H", _LONG: "I", _RATIONAL: "I"}  # types of TIFF, as `struct` calls them
_ENTRY_BYTES = 12
_INLINE_BYTES = 4
_STRIP_BYTES = 2**18
_LEVEL = 6
_MAX_BYTES = 2**32 - 2**26
"""Bytes of pixels after which the offsets of a TIFF have no more room for the rest."""

# Of the first directory of an EXIF block: what speaks of the picture. The rest says how the source was stored.
# Description, maker, model, orientation, software, date, artist, computer, rating, copyright, EXIF, GPS, and Windows'.
_EXIF_TAGS = {270, 271, 272, 274, 305, 306, 315, 316, 18246, 18249, 33432, 34665, 34853, *range(40091, 40096)}

_SOME_AS_ONE = [0] + [1] * 255


def encode(
    image: Deep,
    *,
    icc: bytes | None,
    exif: bytes | None,
    xmp: bytes | None,
    dpi: tuple[float, float] | None,
) -> bytes:
    """Encode an image as TIFF with 16 bits a channel, compressed without loss (deflate, differences).

    An EXIF block is a TIFF without pixels, whose offsets count from its beginning. So it becomes the beginning of the
    file, byte for byte, and all it holds stays where its offsets say, maker notes as well. Its order of bytes becomes
    that of the file. One that cannot be read is left out.

    Args:
        image: Any.
        icc: Colour profile, of RGB.
        exif: EXIF block, with or without its prefix.
        xmp: XMP packet, in UTF-8.
        dpi: Pixels an inch, across and down; left out where they are no sensible numbers.

    Raises:
        ImageError: The file would need more than four gigabytes.
    """
    file, order, entries = start(exif)
    width, height = image.size
    channels = len(image.high.getbands())
    rows = max(1, _STRIP_BYTES // (2 * channels * width))
    offsets, lengths = [], []
    for strip in _strips(image, rows, order):
        offsets.append(len(file))
        lengths.append(len(strip))
        file += strip
    if len(file) > _MAX_BYTES:
        text = "TIFF files hold at most four gigabytes"
        raise ImageError(ErrorInfo(ErrorKind.TOO_LARGE, text, "choose a smaller size or another format"))

    def put(tag: int, type_: int, values: Sequence[int]) -> None:
        packed = values if isinstance(values, bytes) else struct.pack(f"{order}{len(values)}{_CODES[type_]}", *values)
        if len(packed) > _INLINE_BYTES:
            _to_even(file)
            packed, at = struct.pack(order + "I", len(file)), packed
            file.extend(at)
        count = len(values) // 2 if type_ == _RATIONAL else len(values)
        entries[tag] = struct.pack(order + "HHI", tag, type_, count) + packed.ljust(_INLINE_BYTES, b"\0")

    put(256, _LONG, [width])
    put(257, _LONG, [height])
    put(_BITS_PER_SAMPLE, _SHORT, [16] * channels)
    put(259, _SHORT, [8])  # deflate
    put(262, _SHORT, [2])  # RGB
    put(273, _LONG, offsets)
    put(277, _SHORT, [channels])
    put(278, _LONG, [rows])
    put(279, _LONG, lengths)
    if found := resolution(dpi):
        put(282, _RATIONAL, [round(found[0] * 1000), 1000])
        put(283, _RATIONAL, [round(found[1] * 1000), 1000])
        put(296, _SHORT, [2])  # inches
    put(_PLANAR, _SHORT, [1])
    put(317, _SHORT, [2])  # differences
    if image.mode == "RGBA":
        put(_EXTRA_SAMPLES, _SHORT, [_UNASSOCIATED])
    if xmp:
        put(700, _BYTE, xmp)
    if icc:
        put(34675, _UNDEFINED, icc)
    _to_even(file)
    struct.pack_into(order + "I", file, 4, len(file))
    file += struct.pack(order + "H", len(entries)) + b"".join(entries[tag] for tag in sorted(entries)) + bytes(4)
    return bytes(file)


def start(exif: bytes | None) -> tuple[bytearray, str, dict[int, bytes]]:
    """Return the beginning of a file, its order of bytes, and the entries that its directory has already."""
    return _begun(exif) or (bytearray(b"II*\0" + bytes(4)), _LITTLE, {})


def can_begin(exif: bytes) -> bool:
    """Tell whether a block can be read, so that it becomes the beginning of a file and is not left out."""
    return _begun(exif) is not None


def _begun(exif: bytes | None) -> tuple[bytearray, str, dict[int, bytes]] | None:
    file = bytearray((exif or b"").removeprefix(PREFIX))
    order = {b"II*\0": _LITTLE, b"MM\0*": _BIG}.get(bytes(file[:4]))
    if order is None:
        return None
    entries: dict[int, bytes] = {}
    try:
        (at,) = struct.unpack_from(order + "I", file, 4)
        (count,) = struct.unpack_from(order + "H", file, at)
        for start in range(at + 2, at + 2 + _ENTRY_BYTES * count, _ENTRY_BYTES):
            (tag,) = struct.unpack_from(order + "H10x", file, start)
            if tag in _EXIF_TAGS:
                entries.setdefault(tag, bytes(file[start : start + _ENTRY_BYTES]))
    except struct.error:
        return None
    return file, order, entries


def _strips(image: Deep, rows: int, order: str) -> Iterator[bytes]:
    """Give the compressed strips: each sample is the difference from the one of its channel to the left, modulo."""
    channels = len(image.high.getbands())
    for top in range(0, image.size[1], rows):
        edges = (0, top, image.size[0], min(top + rows, image.size[1]))
        high, low = flat(image.high.crop(edges)), flat(image.low.crop(edges))
        shifted = (-channels, 0, high.width - channels, high.height)
        left_high, left_low = high.crop(shifted), low.crop(shifted)
        borrow = ImageChops.subtract(left_low, low).point(_SOME_AS_ONE)
        low = ImageChops.subtract_modulo(low, left_low)
        high = ImageChops.subtract_modulo(ImageChops.subtract_modulo(high, left_high), borrow)
        both = (low, high) if order == _LITTLE else (high, low)
        yield zlib.compress(Image.merge("LA", both).tobytes(), _LEVEL)


def _to_even(file: bytearray) -> None:
    """Offsets of TIFF are to be even."""
    file.extend(bytes(len(file) % 2))
