"""What EXIF and TIFF are made of: directories of tags, whose values stand where offsets say."""

from __future__ import annotations

import struct
from typing import NamedTuple

PREFIX = b"Exif\0\0"
"""What stands before the block in a JPEG, and often elsewhere."""

THUMBNAIL_OFFSET = 0x0201
THUMBNAIL_LENGTH = 0x0202
EXIF = 0x8769
GPS = 0x8825
INTEROPERABILITY = 0xA005

HEADER = 8  # bytes: the byte order, 42 and where the first directory stands
CODES = {3: "H", 4: "I"}  # types of the TIFF standard, as `struct` calls them
SHORT, LONG, RATIONAL = 3, 4, 5
INLINE = 4  # bytes of a value that stands in the directory itself

_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 129: 1}  # bytes of each type

_MAX_ENTRIES = 1000
"""Entries of a directory that is believed; more of them, overlapping, would keep the machine busy."""


class Entry(NamedTuple):
    """An entry of a directory; `at` is where its last four bytes stand, which are the value or the way to it."""

    tag: int
    type: int
    at: int


class Directory(NamedTuple):
    """An image file directory: its entries, and where the offset of the next one stands."""

    at: int
    entries: list[Entry]
    next_at: int

    def all_of(self, tag: int) -> list[tuple[int, int]]:
        """List type and place of a tag's values; a broken block may have it twice."""
        return [(entry.type, entry.at) for entry in self.entries if entry.tag == tag]

    def overlaps(self, start: int, end: int) -> bool:
        """Tell whether bytes are those of this directory, the offset of the next one included."""
        return start < self.next_at + 4 and end > self.at


class Block(NamedTuple):
    """A block of EXIF, which is a TIFF without pixels.

    Whatever is read beyond its end raises a `struct.error`.

    Attributes:
        order: That of the bytes, as `struct` calls it.
        body: All of it, without a prefix.
    """

    order: str
    body: bytearray

    def offset(self, at: int) -> int:
        """Read an offset, or another number of four bytes."""
        value: int = struct.unpack_from(self.order + "I", self.body, at)[0]
        return value

    def directory(self, at: int) -> Directory:
        """Read the directory that stands somewhere."""
        (count,) = struct.unpack_from(self.order + "H", self.body, at)
        places = [at + 2 + 12 * i for i in range(count)]
        heads = [struct.unpack_from(self.order + "HH", self.body, place) for place in places]
        entries = [Entry(tag, type_, place + 8) for place, (tag, type_) in zip(places, heads, strict=True)]
        return Directory(at, entries, at + 2 + 12 * count)

    def believed(self, at: int) -> Directory:
        """Read a directory, unless it has more entries than an honest one."""
        directory = self.directory(at)
        if len(directory.entries) > _MAX_ENTRIES:
            raise struct.error(f"{len(directory.entries)} entries")
        return directory

    def number(self, directory: Directory, tag: int) -> int:
        """Read the first value of a tag; 0 where there is none."""
        for type_, at in directory.all_of(tag):
            if code := CODES.get(type_):
                value: int = struct.unpack_from(self.order + code, self.body, at)[0]
                return value
        return 0

    def count_of(self, entry: Entry) -> int:
        """Read how many values an entry says it has."""
        return self.offset(entry.at - 4)

    def span(self, entry: Entry) -> tuple[int, int]:
        """Find from where to where a value lies: nowhere for a type nobody knows; it may end behind the block."""
        size = _SIZES.get(entry.type, 0) * self.count_of(entry)
        at = entry.at if size <= INLINE else self.offset(entry.at)
        return at, at + size


def block_of(exif: bytes | None) -> Block | None:
    """Return a block to be read, or changed, with or without its prefix; None where the bytes are no block at all."""
    if not exif:
        return None
    body = bytearray(exif.removeprefix(PREFIX))
    if body[:4] == b"II*\0":
        return Block("<", body)
    if body[:4] == b"MM\0*":
        return Block(">", body)
    return None


def clear(body: bytearray, start: int, end: int) -> None:
    """Overwrite a part with zeros; it may end behind the block."""
    end = min(end, len(body))
    if start < end:
        body[start:end] = bytes(end - start)
