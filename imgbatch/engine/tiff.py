"""EXIF in a TIFF: Pillow writes directories within a directory only into files that are not compressed."""

from __future__ import annotations

import struct

from imgbatch.engine import deep_tiff

_LITTLE = "<"  # as `struct` calls the order of bytes
_HEADER_BYTES = 8
_ENTRY_BYTES = 12
_INLINE_BYTES = 4
_STRIP_OFFSETS = 273
_CODES = {1: "B", 2: "B", 3: "H", 4: "I", 5: "II", 7: "B"}  # types of TIFF, as `struct` calls them


def with_exif(data: bytes, exif: bytes, *, is_deep: bool) -> bytes | None:
    """Return a TIFF with what an EXIF block says of the picture.

    The block becomes the beginning of the file, as `deep_tiff` does it, and its order of bytes that of the file. None
    where that cannot be: samples of 16 bits are in the order of this machine.

    Args:
        data: As libtiff writes it here: little-endian, one directory, strips.
        exif: The block, with or without its prefix.
        is_deep: Whether samples have 16 bits.
    """
    file, order, entries = deep_tiff.start(exif)
    if is_deep and order != _LITTLE:
        return None
    file += bytes(len(file) % 2)
    shift = len(file) - _HEADER_BYTES
    file += data[_HEADER_BYTES:]
    (at,) = struct.unpack_from("<I", data, 4)
    (count,) = struct.unpack_from("<H", data, at)
    for start in range(at + 2, at + 2 + _ENTRY_BYTES * count, _ENTRY_BYTES):
        tag, type_, number = struct.unpack_from("<HHI", data, start)
        code = _CODES[type_] * number
        size = struct.calcsize("<" + code)
        place = start + 8 if size <= _INLINE_BYTES else struct.unpack_from("<I", data, start + 8)[0]
        values = struct.unpack_from("<" + code, data, place)
        if tag == _STRIP_OFFSETS:
            values = tuple(value + shift for value in values)
        packed = struct.pack(order + code, *values)
        if size > _INLINE_BYTES:
            file += bytes(len(file) % 2)
            packed, value_at = struct.pack(order + "I", len(file)), packed
            file += value_at
        entries[tag] = struct.pack(order + "HHI", tag, type_, number) + packed.ljust(_INLINE_BYTES, b"\0")
    file += bytes(len(file) % 2)
    struct.pack_into(order + "I", file, 4, len(file))
    file += struct.pack(order + "H", len(entries)) + b"".join(entries[tag] for tag in sorted(entries)) + bytes(4)
    return bytes(file)
