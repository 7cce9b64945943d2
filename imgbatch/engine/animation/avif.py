"""AVIF: Pillow writes its frames; how often they play stands in boxes that it does not know."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator

from imgbatch.engine.animation.clock import Clock
from imgbatch.engine.animation.damage import damaged, taken
from imgbatch.engine.animation.frame import Frame
from imgbatch.engine.animation.pillow import AVIF, saved

_MOST_TIME = 0xFFFF_FFFF
_LENGTH = {b"mvhd": (16, 24), b"tkhd": (20, 28), b"elst": (8, 8)}
"""Where each box has the number that says how long it lasts, in its version 0 and 1."""


def plays(data: bytes) -> int:
    """Return how often an AVIF is shown; 0 is for ever."""
    track = 0
    for name, start, _ in _boxes(data, 0, len(data)):
        number, _, count = _number(data, start, _LENGTH[name])
        if name == b"tkhd":
            track = 0 if number == 256**count - 1 else number
        elif name == b"elst":
            if not data[start + 3] & 1:
                return 1
            return -(-track // number) if number else 0
    return 0


def encode(frames: Iterable[Frame], plays: int, options: dict[str, object]) -> bytes:
    """Write an AVIF; see `codec.encode`."""
    clock = Clock(1, _MOST_TIME)
    images, durations = [], []
    for frame in frames:
        images.append(frame.image)
        durations.append(max(1, clock.tick(frame.duration)))
    # All of a file are of one kind; and what came through a WebP may say it has transparency and have none.
    mode = "RGB" if all(image.getextrema()[-1] == (255, 255) for image in images if image.mode == "RGBA") else "RGBA"
    images = [image if image.mode == mode else image.convert(mode) for image in images]
    moving: dict[str, object] = {"save_all": True, "append_images": images[1:], "duration": durations}
    data = bytearray(saved(images[0], AVIF, {"icc_profile": None} | options | moving))
    if plays:
        # Pillow writes "for ever"; a number of times is a length of the whole that is so many times that of one.
        boxes = list(_boxes(bytes(data), 0, len(data)))
        for name, start, _ in boxes:
            if name != b"elst":
                _, at, count = _number(bytes(data), start, _LENGTH[name])
                data[at : at + count] = (sum(durations) * plays).to_bytes(count)
    return bytes(data)


def _boxes(data: bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield name, beginning and end of the bodies of those boxes that say how often a file plays."""
    while start < end:
        length, name = struct.unpack(">I4s", taken(data, start, 8))
        head = 8
        if length == 1:
            length, head = int.from_bytes(taken(data, start + 8, 8)), 16
        length = length or end - start
        if length < head:
            raise damaged(f"the box at byte {start} is shorter than its head")
        if name in (b"moov", b"trak", b"edts"):
            yield from _boxes(data, start + head, min(start + length, end))
        elif name in (b"mvhd", b"tkhd", b"elst"):
            yield name, start + head, start + length
        start += length


def _number(data: bytes, start: int, offsets: tuple[int, int]) -> tuple[int, int, int]:
    """Return a number of a box with where it is and its bytes: at one offset and of 4 bytes, or of 8 at the other."""
    version = taken(data, start, 1)[0]
    at, count = start + offsets[bool(version)], 8 if version else 4
    return int.from_bytes(taken(data, at, count)), at, count
