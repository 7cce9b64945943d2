"""APNG: a PNG with more pictures behind its first, each in chunks of its own."""

from __future__ import annotations

import io
import math
import struct
import zlib
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import partial

from PIL import Image

from imgbatch.engine.animation.canvas import Leave, Patch, composed
from imgbatch.engine.animation.changes import changes
from imgbatch.engine.animation.damage import damaged, taken
from imgbatch.engine.animation.frame import Frame
from imgbatch.engine.animation.pillow import PNG, pixel_options, saved

START = b"\x89PNG\r\n\x1a\n"

_WITHOUT_ALPHA = (0, 2, 3)
"""Kinds of colour: grey, RGB, palette."""

_MOST_PLAYS = 2**31 - 1


def frames(data: bytes) -> Iterator[Frame]:
    """Return the frames of a PNG; the structure of the file is read at once."""
    return composed(*_read(data))


def plays(data: bytes) -> int:
    """Return how often a PNG is shown; 0 is for ever."""
    return next((int.from_bytes(body[4:8]) for name, body in _chunks(data) if name == b"acTL"), 1)


def encode(frames: Iterable[Frame], plays: int, options: dict[str, object]) -> bytes:
    """Write an APNG; see `codec.encode`."""
    bare = pixel_options(options)
    controls: list[bytes] = []  # without the number in front, which counts the chunks
    files: list[bytes] = []
    modes = set()
    for change in changes(frames):
        numbers = *change.patch.size, *change.box[:2], *_delay(change.duration), 0, change.over
        controls.append(struct.pack(">4I2H2B", *numbers))
        files.append(saved(change.patch, PNG, bare if files else options))
        modes.add(change.patch.mode)
    if len(modes) > 1:  # all frames of a file are of one kind
        files = [saved(_opened(file), PNG, bare if number else options) for number, file in enumerate(files)]
    before, moving, behind = [START], list[bytes](), list[bytes]()
    for name, body in _chunks(files[0]):
        if name == b"IDAT":
            moving.append(_chunk(name, body))
            continue
        (behind if moving else before).append(_chunk(name, body))
        if name == b"IHDR":
            before.append(_chunk(b"acTL", struct.pack(">II", len(files), min(plays, _MOST_PLAYS))))
    before.append(_chunk(b"fcTL", bytes(4), controls[0]))
    number = 1
    for control, file in zip(controls[1:], files[1:], strict=True):
        moving.append(_chunk(b"fcTL", struct.pack(">I", number), control))
        number += 1
        for name, body in _chunks(file):
            if name == b"IDAT":
                moving.append(_chunk(b"fdAT", struct.pack(">I", number), body))
                number += 1
    return b"".join((*before, *moving, *behind))


def _chunks(data: bytes) -> Iterator[tuple[bytes, memoryview]]:
    """Yield name and body of each chunk, to the last."""
    at, name, whole = len(START), b"", memoryview(data)
    while name != b"IEND":
        length, name = struct.unpack(">I4s", taken(data, at, 8))
        body = whole[at + 8 : at + 8 + length]
        if zlib.crc32(body, zlib.crc32(name)) != int.from_bytes(taken(data, at + 8 + length, 4)):
            raise damaged(f"the checksum of the chunk at byte {at} is wrong")
        yield name, body
        at += 12 + length


def _chunk(name: bytes, *parts: bytes | memoryview) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(body, zlib.crc32(name)))


def _read(data: bytes) -> tuple[tuple[int, int], list[Patch]]:
    head, tables = b"", b""
    count, number = None, 0
    size = (0, 0)
    controls: list[tuple[int, ...]] = []
    pixels: list[list[memoryview]] = []
    for name, body in _chunks(data):
        match name:
            case b"IHDR":
                head = bytes(body)
                size = struct.unpack_from(">II", head)
            case b"PLTE" | b"tRNS":
                tables += _chunk(name, body)
            case b"acTL":
                count = int.from_bytes(body[:4])
            case b"fcTL" | b"fdAT" if count is not None:
                if int.from_bytes(body[:4]) != number:
                    raise damaged("its chunks are not in order")
                number += 1
                if name == b"fcTL":
                    controls.append(struct.unpack(">4I2H2B", body[4:26]))
                    pixels.append([])
                else:
                    pixels[-1].append(body[4:])
            case b"IDAT" if controls:  # without a control before it, it is for those who cannot show what moves
                pixels[-1].append(body)
            case b"IDAT" if count is None:
                controls.append((*size, 0, 0, 0, 1, 0, 0))
                pixels.append([body])
    if len(controls) != (count or 1):
        raise damaged(f"{len(controls)} frames instead of {count}")
    solid = head[9] in _WITHOUT_ALPHA and b"tRNS" not in tables
    patches = []
    for (width, height, left, top, numerator, denominator, dispose, blend), parts in zip(controls, pixels, strict=True):
        if left + width > size[0] or top + height > size[1]:
            raise damaged("a frame reaches beyond the whole")
        still = partial(_still, struct.pack(">II", width, height) + head[8:], tables, parts)
        box = (left, top, left + width, top + height)
        duration = Fraction(1000 * numerator, denominator or 100)
        leave = {1: Leave.CLEAR, 2: Leave.RESTORE}.get(dispose, Leave.KEEP)
        patches.append(Patch(box, duration, leave, blend == 1, solid, still))
    return size, patches


def _still(head: bytes, tables: bytes, parts: list[memoryview]) -> Image.Image:
    end = _chunk(b"IEND")
    file = b"".join((START, _chunk(b"IHDR", head), tables, _chunk(b"IDAT", *parts), end))
    with Image.open(io.BytesIO(file), formats=(PNG,)) as image:
        image.load()
        if image.mode.startswith("I"):  # 16 bits of grey, which `convert` would cut off above 255
            return image.convert("I").point(lambda value: value * (1 / 257) + 0.5).convert("L").convert("RGBA")
        return image.convert("RGBA")


def _opened(file: bytes) -> Image.Image:
    with Image.open(io.BytesIO(file), formats=(PNG,)) as image:
        return image.convert("RGBA")


def _delay(duration: Fraction | int) -> tuple[int, int]:
    """Return the fraction of a second that is nearest, in two numbers of 16 bits."""
    seconds = min(Fraction(duration) / 1000, Fraction(0xFFFF))
    near = seconds.limit_denominator(0xFFFF // max(1, math.ceil(seconds)))
    return near.numerator, near.denominator
