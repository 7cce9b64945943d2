"""EXIF that says nothing private.

The block is written anew, from what may stay: there is no other way to be sure of the bytes that nothing points to.
Maker notes are private, so that no offset in them can point nowhere afterwards.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from imgbatch.engine.tiff_directory import (
    EXIF,
    GPS,
    HEADER,
    INLINE,
    INTEROPERABILITY,
    LONG,
    PREFIX,
    THUMBNAIL_LENGTH,
    THUMBNAIL_OFFSET,
    Block,
    Directory,
    block_of,
    clear,
)

_PRIVATE = {
    0x013C,  # HostComputer
    0x02BC,  # XMP, which could hold anything here, as could IPTC and Photoshop's resources
    0x83BB,
    0x8649,
    0x8482,  # where a GeoTIFF lies on the earth, in five tags
    0x85D8,
    0x87AF,
    0x87B0,
    0x87B1,
    GPS,
    0x927C,  # MakerNote
    0xA420,  # ImageUniqueID
    0xA430,  # CameraOwnerName
    0xA431,  # BodySerialNumber
    0xA435,  # LensSerialNumber
    0xC62F,  # CameraSerialNumber
    0xC634,  # DNGPrivateData
    0xC65D,  # RawDataUniqueID
    0xC68B,  # OriginalRawFileName
    0xC68C,  # OriginalRawFileData
    0xEA1C,  # Padding, in which leftovers may stand, and OffsetSchema, which says how far maker notes were moved
    0xEA1D,
    0xFDE8,  # OwnerName of Adobe's raw converter, then SerialNumber
    0xFDE9,
}
"""Tags that say where, with which very camera or by whose hand; not Artist and Copyright, which sign a photo."""

_POINTERS = {0x0111, 0x0117, 0x0144, 0x0145, 0x014A, 0x0190, THUMBNAIL_OFFSET, THUMBNAIL_LENGTH}
"""Tags that lead to what else was in the source: strips, tiles, SubIFDs, thumbnails."""

_CHAIN = (EXIF, INTEROPERABILITY, 0)
"""The tag of each directory that leads to the next of those that may stay."""

_DROPPED = _PRIVATE | _POINTERS | {EXIF, INTEROPERABILITY}


class _Field(NamedTuple):
    """A tag to be written: its value as bytes, or the fields of the directory it leads to."""

    tag: int
    type: int
    number: int
    value: bytes | list[_Field]


def without_private(exif: bytes) -> bytes | None:
    """Return the block without places, serial numbers, owners, maker notes and thumbnails.

    Empty where nothing is left, the same bytes where nothing had to go. None where the block cannot be understood:
    then all of it has to be left out. An entry that cannot be understood, or that shares bytes with something private,
    is left out by itself, and so are bytes that no entry leads to.
    """
    block = block_of(exif)
    if block is None:
        return None
    order, body = block
    try:
        fields, is_all = _public(block)
    except struct.error:
        return None
    if is_all:
        return exif
    if not fields:
        return b""
    return PREFIX + bytes(body[:4]) + struct.pack(order + "I", HEADER) + _packed(order, fields, HEADER)


def _public(block: Block) -> tuple[list[_Field], bool]:
    """Collect the fields that may stay, and tell whether they are all that the block holds.

    Raises:
        struct.error: The block cannot be understood.
    """
    body = block.body
    directories = [block.believed(block.offset(4))]
    if not directories[0].entries:
        raise struct.error("an empty directory")
    if at := block.number(directories[0], EXIF):
        directories.append(block.believed(at))
        with suppress(struct.error):  # often broken, and nobody misses it
            if at := block.number(directories[1], INTEROPERABILITY):
                directories.append(block.believed(at))
    wiped = bytearray(body)
    room = 4 * len(body)
    for start, end in _private_spans(block, directories):
        clear(wiped, start, end)
        room -= max(0, min(end, len(body)) - start)
        if room < 0:
            raise struct.error("private values overlap")
    rest = bytearray(body)
    clear(rest, 0, HEADER)
    room = len(body)
    is_all = True
    fields: list[_Field] = []
    for pointer, directory in reversed(list(zip(_CHAIN, directories, strict=False))):
        clear(rest, directory.at, directory.next_at + 4)
        inner, fields = fields, []
        for entry in directory.entries:
            if entry.tag == pointer and inner:
                fields.append(_Field(pointer, LONG, 1, inner))
                inner = []
                continue
            start, end = block.span(entry)
            # What was wiped belongs to something private as well: a length has gone wrong.
            if entry.tag in _DROPPED or not start < end <= len(body) or wiped[start:end] != body[start:end]:
                is_all = False
                continue
            room -= end - start
            if room < 0:
                raise struct.error("values overlap")
            clear(rest, start, end)
            fields.append(_Field(entry.tag, entry.type, block.count_of(entry), bytes(body[start:end])))
    return fields, is_all and not any(rest)


def _private_spans(block: Block, directories: list[Directory]) -> Iterator[tuple[int, int]]:
    """Find where private values lie, as far as the block can be understood."""
    for directory in directories:
        yield from (block.span(entry) for entry in directory.entries if entry.tag in _PRIVATE)
    first = directories[0]
    with suppress(struct.error):
        if at := block.number(first, GPS):
            gps = block.believed(at)
            yield gps.at, gps.next_at
            yield from (block.span(entry) for entry in gps.entries)
    with suppress(struct.error):
        if at := block.offset(first.next_at):
            second = block.believed(at)
            yield second.at, second.next_at
            start = block.number(second, THUMBNAIL_OFFSET)
            yield start, start + block.number(second, THUMBNAIL_LENGTH)
            yield from (block.span(entry) for entry in second.entries if entry.tag in _PRIVATE)


def _packed(order: str, fields: list[_Field], at: int) -> bytes:
    """Write a directory that will stand at an even offset, with all it leads to behind it."""
    table = bytearray(struct.pack(order + "H", len(fields)))
    values = bytearray()
    values_at = at + 2 + 12 * len(fields) + 4
    for field in fields:
        table += struct.pack(order + "HHI", field.tag, field.type, field.number)
        here = values_at + len(values)
        value = field.value if isinstance(field.value, bytes) else _packed(order, field.value, here)
        if isinstance(field.value, bytes) and len(value) <= INLINE:
            table += value.ljust(INLINE, b"\0")
        else:
            table += struct.pack(order + "I", here)
            values += value + bytes(len(value) % 2)
    return bytes(table + bytes(4) + values)
