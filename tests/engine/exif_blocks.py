"""EXIF blocks for tests, byte by byte, also such as no library would write.

Tests reach this module through the fixture `exif_blocks` in `conftest.py`.
"""

from __future__ import annotations

import struct

from PIL import Image

SECRETS = (
    b"HOST-SECRET",
    b"OWNER-SECRET",
    b"BODY-SECRET",
    b"LENS-SECRET",
    b"UNIQUE-SECRET",
    b"MAKER-SECRET",
    b"DATUM-SECRET",
)
SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1}


class Block:
    """Writes blocks as cameras do: in any order, with values where one likes them."""

    def __init__(self, order):
        self.order = order
        self.body = bytearray((b"II*\0" if order == "<" else b"MM\0*") + bytes(4))

    def pack(self, form, *values):
        return struct.pack(self.order + form, *values)

    def put(self, data):
        """Append bytes at an even offset and return it."""
        self.body += bytes(len(self.body) % 2)
        self.body += data
        return len(self.body) - len(data)

    def directory(self, *entries, following=0):
        """Append a directory of (tag, type, value as bytes); values of more than four bytes stand before it."""
        table = self.pack("H", len(entries))
        for tag, type_, value in entries:
            table += self.pack("HHI", tag, type_, len(value) // SIZES[type_])
            table += value.ljust(4, b"\0") if len(value) <= 4 else self.pack("I", self.put(value))
        return self.put(table + self.pack("I", following))

    def pointer(self, tag, at):
        return tag, 4, self.pack("I", at)

    def bytes(self, first):
        """Finish the block; `first` is where its first directory stands."""
        self.body[4:8] = self.pack("I", first)
        return b"Exif\0\0" + bytes(self.body)


def private_block(order="<", thumbnail=b""):
    """A block with everything that is private, GPS in the middle and maker notes at the end."""
    block = Block(order)
    short, rational = (lambda value: block.pack("H", value)), (lambda *value: block.pack("II", *value))
    coordinates = rational(48, 1) + rational(53, 1) + rational(1234567, 1000)
    gps = block.directory((1, 2, b"N\0"), (2, 5, coordinates), (18, 2, b"DATUM-SECRET\0"))
    interoperability = block.directory((1, 2, b"R98\0"), (2, 7, b"0100"))
    leftover = block.put(b"MAKER-SECRET that maker notes lead to")
    assert leftover
    exif = block.directory(
        (0x829A, 5, rational(1, 60)),
        (0x9003, 2, b"2026:06:21 12:00:00\0"),
        (0x927C, 7, b"MAKER-SECRET" * 20),
        (0xA002, 3, short(4000)),
        (0xA003, 4, block.pack("I", 3000)),
        block.pointer(0xA005, interoperability),
        (0xA420, 2, b"UNIQUE-SECRET\0"),
        (0xA430, 2, b"OWNER-SECRET\0"),
        (0xA431, 2, b"BODY-SECRET\0"),
        (0xA434, 2, b"Lens Model\0"),
        (0xA435, 2, b"LENS-SECRET\0"),
    )
    second = 0
    if thumbnail:
        at = block.put(thumbnail)
        second = block.directory(block.pointer(0x0201, at), (0x0202, 4, block.pack("I", len(thumbnail))))
    first = block.directory(
        (0x010F, 2, b"Maker\0"),
        (0x0110, 2, b"Model X\0"),
        (0x0112, 3, short(6)),
        (0x011A, 5, rational(72, 1)),
        (0x011B, 5, rational(72, 1)),
        (0x0128, 3, short(3)),
        (0x013B, 2, b"The Artist\0"),
        (0x013C, 2, b"HOST-SECRET\0"),
        (0x8298, 2, b"The Copyright\0"),
        block.pointer(0x8769, exif),
        block.pointer(0x8825, gps),
        (0x9C9D, 1, "Author".encode("utf-16-le")),
        (0xC62F, 2, b"SN1\0"),
        following=second,
    )
    return block.bytes(first)


def loaded(block):
    exif = Image.Exif()
    exif.load(block)
    return exif
