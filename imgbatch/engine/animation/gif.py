"""GIF: frames are rectangles that stay, are cleared or give back what was below; each has at most 256 colours."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import partial

from PIL import Image, ImageChops

from imgbatch.engine.animation.canvas import Leave, Patch, composed
from imgbatch.engine.animation.changes import nonzero
from imgbatch.engine.animation.clock import Clock
from imgbatch.engine.animation.damage import damaged, taken
from imgbatch.engine.animation.frame import TRANSPARENT, Box, Frame
from imgbatch.engine.animation.palette import HAS_TABLE, MOST_COLOURS, indexed, table_of, table_size
from imgbatch.engine.bounds import table_bytes

START = b"GIF8"

_MOST = 0xFFFF
_INTERLACED = 0x40
_UNSEEN = 128
"""GIF knows no half-transparency: a pixel whose alpha is below this is not there."""


def frames(data: bytes) -> Iterator[Frame]:
    """Return the frames of a GIF; the structure of the file is read at once."""
    return composed(*_read(data))


def plays(data: bytes) -> int:
    """Return how often a GIF is shown; 0 is for ever."""
    for kind, _, body in _blocks(data):
        if kind == 0xFF and body[:11] in (b"NETSCAPE2.0", b"ANIMEXTS1.0") and body[11:12] == b"\1":  # noqa: PLR2004
            repetitions = int.from_bytes(body[12:14], "little")
            return repetitions + 1 if repetitions else 0
    return 1


def encode(frames: Iterable[Frame], plays: int, options: dict[str, object]) -> bytes:
    """Write a GIF; see `codec.encode`."""
    clock = Clock(10, _MOST)
    head = b""
    blocks: list[bytes] = []
    shared: dict[tuple[int, ...], int] = {}
    free = 0
    before: Image.Image | None = None
    for frame, image, following in _with_next(frames):
        alpha = image.getchannel("A")
        # A pixel can only become transparent if its region is cleared, by the frame before.
        vanishing = ImageChops.subtract(alpha, following.getchannel("A")).getbbox() if following else None
        box: Box = (0, 0, *image.size)
        drawn = alpha
        if before is not None:
            changed = nonzero(ImageChops.difference(image, before))
            box = _union(changed.getbbox(), vanishing)
            drawn = ImageChops.darker(changed, alpha)
        # Pillow, where it reads GIF, goes by the first frame whether an animation can be transparent.
        spare = frame.image.mode == "RGBA"
        indices, colours, transparent = indexed(image.crop(box), drawn.crop(box), spare=spare)
        table = b""
        if before is None:
            shared, free = {colour: number for number, colour in enumerate(colours)}, len(colours)
            head = _head(image.size, table_of(colours), plays, options.get("comment"))
        if all(colour in shared for colour in colours) and (transparent is None or free < MOST_COLOURS):
            indices = indices.point([shared[colour] for colour in colours] + [free] * (MOST_COLOURS - len(colours)))
            transparent = None if transparent is None else free
        else:
            table = table_of(colours)
        flags = (Leave.CLEAR if vanishing else Leave.KEEP) << 2 | (transparent is not None)
        control = struct.pack("<3sBHBB", b"!\xf9\4", flags, clock.tick(frame.duration), transparent or 0, 0)
        blocks.append(control + _image_block(box, indices, table))
        before = image
        if vanishing:
            before = image.copy()
            before.paste(TRANSPARENT, box)
    return b"".join((head, *blocks, b";"))


def _blocks(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield kind, position and body of each block: an extension by its label, with its joined sub-blocks, or `,`.

    The body of an image is its descriptor; the position is that behind it, or behind the introducer of an extension.
    """
    flags = taken(data, 0, 13)[10]
    at = 13 + table_bytes(flags)
    while (kind := taken(data, at, 1)) != b";":
        at += 1
        if kind == b"\0":  # encoders of old leave one behind
            continue
        if kind == b"!":
            body, end = _sub_blocks(data, at + 1)
            yield taken(data, at, 1)[0], at + 1, body
        elif kind == b",":
            descriptor = taken(data, at, 9)
            at += 9
            yield kind[0], at, descriptor
            _, end = _sub_blocks(data, at + table_bytes(descriptor[8]) + 1)
        else:
            raise damaged(f"no block of GIF at byte {at - 1}")
        at = end


def _sub_blocks(data: bytes, at: int) -> tuple[bytes, int]:
    """Return what the sub-blocks from `at` hold, and where they end."""
    parts = []
    while count := taken(data, at, 1)[0]:
        parts.append(taken(data, at + 1, count))
        at += 1 + count
    return b"".join(parts), at + 1


def _read(data: bytes) -> tuple[tuple[int, int], list[Patch]]:
    width, height, flags = struct.unpack_from("<HHB", taken(data, 0, 13), 6)
    shared = taken(data, 13, table_bytes(flags))
    patches: list[Patch] = []
    control = b"\0\0\0\0"
    for kind, at, body in _blocks(data):
        if kind == 0xF9:  # noqa: PLR2004  (the label of a graphic control)
            control = body.ljust(4, b"\0")
        if kind != ord(","):
            continue
        left, top, wide, high, image_flags = struct.unpack("<4HB", body)
        if not patches:  # a first frame that is larger than the screen makes the screen larger, in browsers too
            width, height = max(width, left + wide), max(height, top + high)
        if wide * high > width * height:
            raise damaged("a frame is larger than the whole")
        table = taken(data, at, table_bytes(image_flags)) or shared
        packed, delay, transparent = struct.unpack("<BHB", control[:4])
        index = transparent if packed & 1 else None
        start = at + table_bytes(image_flags)
        still = partial(_still, data, start, (wide, high), table, index, image_flags & _INTERLACED)
        leave = {2: Leave.CLEAR, 3: Leave.RESTORE, 4: Leave.RESTORE}.get(packed >> 2 & 7, Leave.KEEP)
        box = (left, top, left + wide, top + high)
        patches.append(Patch(box, Fraction(delay * 10), leave, index is not None, index is None, still))
        control = b"\0\0\0\0"
    if not patches:
        raise damaged("no frame")
    return (width, height), patches


def _still(
    data: bytes, start: int, size: tuple[int, int], table: bytes, transparent: int | None, interlaced: int
) -> Image.Image:
    bits = data[start]
    end = _sub_blocks(data, start + 1)[1]
    mode = "P" if table else "L"
    image = Image.frombytes(mode, size, data[start + 1 : end], "gif", bits, int(bool(interlaced)), -1)
    if table:
        image.putpalette(table)
    if transparent is not None:
        image.info["transparency"] = transparent
    return image.convert("RGBA")


def _with_next(frames: Iterable[Frame]) -> Iterator[tuple[Frame, Image.Image, Image.Image | None]]:
    """Give each frame with its picture as GIF can show it, and with that of the next one."""
    held: tuple[Frame, Image.Image] | None = None
    for frame in frames:
        image = _without_half(frame.image)
        if held:
            yield *held, image
        held = frame, image
    if held:
        yield *held, None


def _head(size: tuple[int, int], table: bytes, plays: int, comment: object) -> bytes:
    head = b"GIF89a" + struct.pack("<HHBBB", *size, HAS_TABLE | table_size(table), 0, 0) + table
    if plays != 1:
        head += b"!\xff\x0bNETSCAPE2.0\3\1" + struct.pack("<HB", min(max(plays - 1, 0), _MOST), 0)
    if isinstance(comment, bytes) and comment:
        parts = [comment[at : at + 255] for at in range(0, len(comment), 255)]
        head += b"!\xfe" + b"".join(bytes((len(part),)) + part for part in parts) + b"\0"
    return head


def _image_block(box: Box, indices: Image.Image, table: bytes) -> bytes:
    """Return the block of an image, with its own colour table unless that is empty."""
    flags = HAS_TABLE | table_size(table) if table else 0
    head = struct.pack("<s4HB", b",", *box[:2], *indices.size, flags)
    bits = max(2, max(number for number, count in enumerate(indices.histogram()) if count).bit_length())
    return head + table + bytes((bits,)) + indices.tobytes("gif", "L", bits, 0) + b"\0"


def _without_half(image: Image.Image) -> Image.Image:
    """Return an image in RGBA whose pixels are there or not, and all alike where they are not."""
    solid = image.convert("RGB").convert("RGBA")
    if image.mode != "RGBA":
        return solid
    seen = Image.new("RGBA", image.size, TRANSPARENT)
    seen.paste(solid, mask=image.getchannel("A").point([0] * _UNSEEN + [255] * (256 - _UNSEEN)))
    return seen


def _union(one: Box | None, other: Box | None) -> Box:
    """Return the rectangle around both, or one pixel where there is none."""
    if one is None or other is None:
        return one or other or (0, 0, 1, 1)
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
