"""EXIF as bytes: which way is up, and the same block for an image that was turned upright.

The block is changed in place instead of being parsed and written anew: maker notes hold offsets that count from its
beginning, and would point nowhere afterwards.
"""

from __future__ import annotations

import struct
from typing import NamedTuple

from imgbatch.domain.geometry import Box

PREFIX = b"Exif\0\0"
_ORIENTATION = 0x0112
_THUMBNAIL_OFFSET = 0x0201
_THUMBNAIL_LENGTH = 0x0202
_SHORT, _LONG = 3, 4


class _Directory(NamedTuple):
    """An image file directory: where the value of each tag stands, and where the offset of the next one does."""

    values: dict[int, tuple[int, int]]
    next_at: int


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
        if _ORIENTATION in first.values:
            struct.pack_into(order + "H", body, first.values[_ORIENTATION][1], 1)
        second_at = _offset(body, order, first.next_at)
        if second_at:
            body = _without_thumbnail(body, order, first.next_at, second_at)
    except struct.error:
        return exif
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
    entries = (struct.unpack_from(order + "HH", body, at + 2 + 12 * i) for i in range(count))
    values = {tag: (type_, at + 2 + 12 * i + 8) for i, (tag, type_) in enumerate(entries)}
    return _Directory(values, at + 2 + 12 * count)


def _number(body: bytearray, order: str, directory: _Directory, tag: int) -> int:
    type_, at = directory.values.get(tag, (0, 0))
    code = {_SHORT: "H", _LONG: "I"}.get(type_)
    if code is None:
        return 0
    value: int = struct.unpack_from(order + code, body, at)[0]
    return value


def _without_thumbnail(body: bytearray, order: str, link_at: int, second_at: int) -> bytearray:
    """Unlink the second directory and wipe its thumbnail; cut the block there if nothing but zeros follows."""
    second = _directory(body, order, second_at)
    start = _number(body, order, second, _THUMBNAIL_OFFSET)
    length = _number(body, order, second, _THUMBNAIL_LENGTH)
    end = min(start + length, len(body))
    struct.pack_into(order + "I", body, link_at, 0)
    if 0 < start < end:
        body[start:end] = bytes(end - start)
        if not any(body[end:]):
            del body[start:]
    return body
