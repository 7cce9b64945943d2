"""EXIF as bytes: which way is up, and the block for an image that was turned upright.

It is changed in place instead of being parsed and written anew: maker notes hold offsets that count from the beginning
of the block, and would point nowhere afterwards. `exif_privacy` writes one anew, without maker notes.
"""

from __future__ import annotations

import struct
from contextlib import suppress
from fractions import Fraction

from imgbatch.domain.geometry import Box
from imgbatch.engine.exif_privacy import without_private as without_private  # noqa: PLC0414
from imgbatch.engine.tiff_directory import (
    CODES,
    EXIF,
    HEADER,
    LONG,
    RATIONAL,
    SHORT,
    THUMBNAIL_LENGTH,
    THUMBNAIL_OFFSET,
    Block,
    Directory,
    block_of,
    clear,
)
from imgbatch.engine.tiff_directory import PREFIX as PREFIX  # noqa: PLC0414

_WIDTH, _LENGTH = 0x0100, 0x0101
_ORIENTATION = 0x0112
_RESOLUTIONS = (0x011A, 0x011B)  # along x and along y
_RESOLUTION_UNIT = 0x0128
_INCH = 2
_PIXEL_X, _PIXEL_Y = 0xA002, 0xA003


def orientation(exif: bytes | None) -> int:
    """Read the EXIF orientation, 1 to 8; 1 where there is none or the block is broken."""
    block = block_of(exif)
    if block is None:
        return 1
    try:
        first = block.directory(block.offset(4))
    except struct.error:
        return 1
    value = block.number(first, _ORIENTATION)
    return value if value in range(1, 9) else 1


def upright(exif: bytes, *, size: tuple[int, int] | None = None, dpi: float | None = None) -> bytes:
    """Return the block with its orientation set to 1 and without the thumbnail, which would be that of the source.

    Tags are only changed where they are; none is added. A block that cannot be read is returned as it is: nobody else
    will find an orientation in it either.

    Args:
        exif: The block, with or without its prefix.
        size: Width and height of the output, for the tags that say them.
        dpi: Pixels per inch of the output, below 400,000, for the tags that say it.
    """
    block = block_of(exif)
    if block is None:
        return exif
    order, body = block
    try:
        first = block.directory(block.offset(4))
        for type_, at in first.all_of(_ORIENTATION):
            struct.pack_into(order + CODES.get(type_, "H"), body, at, 1)
    except struct.error:
        return exif
    # From here on the block must be given back: the pixels are upright, and so must it say.
    if size:
        _set_size(block, first, size)
    if dpi:
        _set_resolution(block, first, dpi)
    with suppress(struct.error):
        second_at = block.offset(first.next_at)
        if second_at:
            _remove_thumbnail(block, first, second_at)
    return PREFIX + bytes(body)


def turned_box(box: Box, width: int, height: int, orientation: int) -> Box:
    """Find where a region of the upright image lies in the stored one.

    Args:
        box: Region of the upright image.
        width: Width of the upright image.
        height: Height of the upright image.
        orientation: The EXIF value of the stored image.
    """
    left, top, right, bottom = box.left, box.top, box.right, box.bottom
    from_right, from_bottom = (width - right, width - left), (height - bottom, height - top)
    (x0, x1), (y0, y1) = {
        1: ((left, right), (top, bottom)),
        2: (from_right, (top, bottom)),
        3: (from_right, from_bottom),
        4: ((left, right), from_bottom),
        5: ((top, bottom), (left, right)),
        6: ((top, bottom), from_right),
        7: (from_bottom, from_right),
        8: (from_bottom, (left, right)),
    }[orientation]
    return Box(x0, y0, x1, y1)


def _set_size(block: Block, first: Directory, size: tuple[int, int]) -> None:
    order, body = block
    directories = [first]
    with suppress(struct.error):
        exif = block.directory(block.number(first, EXIF))
        # What is written into a directory across the first one would change the orientation again.
        if exif.at >= HEADER and not first.overlaps(exif.at, exif.next_at):
            directories.append(exif)
    for directory in directories:
        for tag, edge in zip((_WIDTH, _LENGTH, _PIXEL_X, _PIXEL_Y), size * 2, strict=True):
            for type_, at in directory.all_of(tag):
                with suppress(struct.error):
                    if type_ == SHORT and edge < 2**16:
                        struct.pack_into(order + "H", body, at, edge)
                    elif type_ in CODES:
                        struct.pack_into(order + "HII", body, at - 6, LONG, 1, edge)


def _set_resolution(block: Block, first: Directory, dpi: float) -> None:
    order, body = block
    ratio = Fraction(dpi).limit_denominator(10_000)
    with suppress(struct.error):
        for tag in _RESOLUTIONS:
            for type_, at in first.all_of(tag):
                start = block.offset(at)
                if type_ == RATIONAL and start >= HEADER and not first.overlaps(start, start + 8):
                    struct.pack_into(order + "II", body, start, ratio.numerator, ratio.denominator)
        for type_, at in first.all_of(_RESOLUTION_UNIT):
            struct.pack_into(order + CODES.get(type_, "H"), body, at, _INCH)


def _remove_thumbnail(block: Block, first: Directory, second_at: int) -> None:
    """Unlink the second directory and wipe its thumbnail; cut it off where the block ends with it."""
    order, body = block
    struct.pack_into(order + "I", body, first.next_at, 0)
    second = block.directory(second_at)
    start = block.number(second, THUMBNAIL_OFFSET)
    end = min(start + block.number(second, THUMBNAIL_LENGTH), len(body))
    if HEADER <= start < end and not first.overlaps(start, end):
        clear(body, start, end)
        if end == len(body):
            del body[start:]
