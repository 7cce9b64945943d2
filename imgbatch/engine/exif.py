"""EXIF as bytes: which way is up, and the same block for an image that was turned upright.

The block is changed in place instead of being parsed and written anew: maker notes hold offsets that count from its
beginning, and would point nowhere afterwards.
"""

from __future__ import annotations

import struct
from contextlib import suppress
from typing import NamedTuple

from imgbatch.domain.geometry import Box

PREFIX = b"Exif\0\0"
_ORIENTATION = 0x0112
_THUMBNAIL_OFFSET = 0x0201
_THUMBNAIL_LENGTH = 0x0202
_CODES = {3: "H", 4: "I"}  # types of the TIFF standard, as `struct` calls them


class _Directory(NamedTuple):
    """An image file directory: where the value of each tag stands, and where the offset of the next one does."""

    entries: list[tuple[int, int, int]]  # tag, type, where its value stands
    next_at: int

    def all_of(self, tag: int) -> list[tuple[int, int]]:
        """List type and place of a tag's values; a broken block may have it twice."""
        return [(type_, at) for found, type_, at in self.entries if found == tag]


def orientation(exif: bytes | None) -> int:
    """Read the EXIF orientation, 1 to 8; 1 where there is none or the block is broken."""
    tiff = _tiff(exif)
    if tiff is None:
        return 1
    order, body = tiff
    try:
        first = _directory(body, order, _offset(body, order, 4))
    except struct.error:
        return 1
    value = _number(body, order, first, _ORIENTATION)
    return value if value in range(1, 9) else 1


def upright(exif: bytes) -> bytes:
    """Return the block with its orientation set to 1 and without the thumbnail, which would be that of the source.

    A block that cannot be read is returned as it is: nobody else will find an orientation in it either.
    """
    tiff = _tiff(exif)
    if tiff is None:
        return exif
    order, body = tiff
    try:
        first = _directory(body, order, _offset(body, order, 4))
        for type_, at in first.all_of(_ORIENTATION):
            struct.pack_into(order + _CODES.get(type_, "H"), body, at, 1)
    except struct.error:
        return exif
    # From here on the block must be given back: the pixels are upright, and so must it say.
    with suppress(struct.error):
        second_at = _offset(body, order, first.next_at)
        if second_at:
            _remove_thumbnail(body, order, first.next_at, second_at)
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


def _tiff(exif: bytes | None) -> tuple[str, bytearray] | None:
    if not exif:
        return None
    body = bytearray(exif.removeprefix(PREFIX))
    if body[:4] == b"II*\0":
        return "<", body
    if body[:4] == b"MM\0*":
        return ">", body
    return None


def _offset(body: bytearray, order: str, at: int) -> int:
    value: int = struct.unpack_from(order + "I", body, at)[0]
    return value


def _directory(body: bytearray, order: str, at: int) -> _Directory:
    (count,) = struct.unpack_from(order + "H", body, at)
    places = [at + 2 + 12 * i for i in range(count)]
    entries = [(*struct.unpack_from(order + "HH", body, place), place + 8) for place in places]
    return _Directory(entries, at + 2 + 12 * count)


def _number(body: bytearray, order: str, directory: _Directory, tag: int) -> int:
    """Read the first value of a tag; 0 where there is none."""
    for type_, at in directory.all_of(tag):
        if code := _CODES.get(type_):
            value: int = struct.unpack_from(order + code, body, at)[0]
            return value
    return 0


def _remove_thumbnail(body: bytearray, order: str, link_at: int, second_at: int) -> None:
    """Unlink the second directory and wipe its thumbnail; cut it off where the block ends with it."""
    struct.pack_into(order + "I", body, link_at, 0)
    second = _directory(body, order, second_at)
    start = _number(body, order, second, _THUMBNAIL_OFFSET)
    end = min(start + _number(body, order, second, _THUMBNAIL_LENGTH), len(body))
    if 0 < start < end:
        body[start:end] = bytes(end - start)
        if end == len(body):
            del body[start:]
