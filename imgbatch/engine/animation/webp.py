"""WebP as it is written: a frame is the pixels of a still WebP, in a chunk that says where and how long."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterable

from PIL import Image

from imgbatch.engine.animation.changes import changes
from imgbatch.engine.animation.clock import Clock
from imgbatch.engine.animation.frame import Frame
from imgbatch.engine.animation.pillow import WEBP, pixel_options, saved

START = b"RIFF"

_MOST_TIME = 0xFFFFFF
_FLAGS = {"ICCP": 0x20, "EXIF": 0x08, "XMP ": 0x04}
_MOVES, _ALPHA, _REPLACES = 0x02, 0x10, 0x02


def plays(data: bytes) -> int:
    """Return how often a WebP is shown; 0 is for ever."""
    with Image.open(io.BytesIO(data), formats=(WEBP,)) as image:
        return int(image.info["loop"])


def encode(frames: Iterable[Frame], plays: int, options: dict[str, object]) -> bytes:
    """Write a WebP; see `codec.encode`."""
    clock = Clock(1, _MOST_TIME)
    moving: list[bytes] = []
    flags = _MOVES
    size = (0, 0)
    for change in changes(frames):
        patch = change.patch
        size = size if moving else patch.size
        flags |= _ALPHA if patch.mode == "RGBA" else 0
        left, top = change.box[0] // 2, change.box[1] // 2
        place = _threes(left, top, patch.width - 1, patch.height - 1, clock.tick(change.duration))
        pixels = _pixels(saved(patch, WEBP, pixel_options(options)))
        moving.append(_riff(b"ANMF", place, bytes((0 if change.over else _REPLACES,)), pixels))
    texts = {name: options.get(option) for name, option in zip(_FLAGS, ("icc_profile", "exif", "xmp"), strict=True)}
    extra = {}
    for name, text in texts.items():
        if isinstance(text, bytes) and text:
            flags |= _FLAGS[name]
            extra[name] = _riff(name.encode(), text.removeprefix(b"Exif\0\0"))
    head = _riff(b"VP8X", struct.pack("<I", flags), _threes(size[0] - 1, size[1] - 1))
    loop = _riff(b"ANIM", struct.pack("<IH", 0, min(plays, 0xFFFF)))
    ends = extra.get("EXIF", b""), extra.get("XMP ", b"")
    return _riff(b"RIFF", b"WEBP", head, extra.get("ICCP", b""), loop, *moving, *ends)


def _riff(name: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack("<4sI", name, len(body)) + body + bytes(len(body) % 2)


def _threes(*numbers: int) -> bytes:
    return b"".join(number.to_bytes(3, "little") for number in numbers)


def _pixels(file: bytes) -> bytes:
    """Return the chunks of a still WebP that hold pixels, as they are."""
    at, found = 12, b""
    while at < len(file):
        name, length = struct.unpack_from("<4sI", file, at)
        end = at + 8 + length + length % 2
        if name in (b"ALPH", b"VP8 ", b"VP8L"):
            found += file[at:end]
        at = end
    return found
